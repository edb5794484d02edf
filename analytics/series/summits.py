"""Series of summits: their editions in order, hosts, attendance, gaps, and what is planned next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics import reference

KINDS = ("summit", "forum")


def editions(happenings: pd.DataFrame) -> pd.DataFrame:
    """Gatherings that belong to a series, each edition once, in order.

    Parameters
    ----------
    happenings : DataFrame, one row per happening (see store.happenings)

    Returns
    -------
    DataFrame: happening_id, series (its name as told; else the bloc and the form, "SCO summit"), edition, start, end,
    precision, status, host (as told; else the country where it took place), place, country, participants (sides named
    as taking part: fewer than were there), attended (how many of them are countries), gap_days (since the edition held
    before; missing for the first and the undated), label, evidence, publisher, published, article_id, articles; by
    series, then start (undated last)
    """
    some = happenings[(happenings["category"] == "meeting") & happenings["kind"].isin(KINDS)]
    names = [_series(row) for row in some.to_dict("records")]
    some = some.assign(series=pd.Series(names, index=some.index, dtype="object"))
    some = some[some["series"].notna()]
    day = some["start"].fillna(some["end"])
    some = some.assign(
        host=some["host"].fillna(some["country"]),
        attended=pd.array([_states(one) for one in some["participants"]], dtype="Int64"),
        day=day,
    ).sort_values(["series", "day", "happening_id"], kind="stable", ignore_index=True)
    gaps: list[Any] = []
    last: dict[str, Any] = {}
    for row in some.to_dict("records"):
        before = last.get(row["series"])
        known = not pd.isna(row["day"])
        gaps.append((row["day"] - before).days if known and before is not None else None)
        if known and row["status"] == "held":
            last[row["series"]] = row["end"] if not pd.isna(row["end"]) else row["day"]
    some["gap_days"] = pd.array(gaps, dtype="Int64")
    names_ = "happening_id series edition start end precision status host place country participants attended gap_days "
    names_ += "label evidence publisher published article_id articles"
    return some[names_.split()]


def summit_series(held: pd.DataFrame, today: Any) -> pd.DataFrame:
    """One row per series of summits.

    Parameters
    ----------
    held : its editions (see `editions`)
    today : day from which on a plan lies ahead; None for none

    Returns
    -------
    DataFrame: series, editions (told as held), first, last (days), longest_gap_days, last_host (code), next_start (of
    the first plan ahead; missing where none is dated), next_host (code), next_label (the plan in words; missing without
    one); most editions first
    """
    rows = []
    for name, part in held.groupby("series", sort=True):
        done = part[part["status"] == "held"]
        plans = part[part["status"] == "planned"]
        days = plans["end"].fillna(plans["start"])
        ahead = plans[days.isna() | (days >= pd.Timestamp(today))] if today is not None else plans[days.isna()]
        dated = done[done["start"].notna()]
        last_row = dated.iloc[-1] if len(dated) else None
        coming = ahead.iloc[0] if len(ahead) else None
        rows.append({
            "series": str(name),
            "editions": len(done),
            "first": dated["start"].min() if len(dated) else pd.NaT,
            "last": dated["start"].max() if len(dated) else pd.NaT,
            "longest_gap_days": done["gap_days"].max() if done["gap_days"].notna().any() else None,
            "last_host": last_row["host"] if last_row is not None else None,
            "next_start": coming["start"] if coming is not None else pd.NaT,
            "next_host": coming["host"] if coming is not None else None,
            "next_label": coming["label"] if coming is not None else None,
        })  # fmt: skip
    columns = ["series", "editions", "first", "last", "longest_gap_days", "last_host"]
    columns += ["next_start", "next_host", "next_label"]
    table = pd.DataFrame(rows, columns=columns)
    kinds = dict.fromkeys(("first", "last", "next_start"), "datetime64[s]")
    table = table.astype({**kinds, "editions": "Int64", "longest_gap_days": "Int64"})
    return table.sort_values(["editions", "series"], ascending=[False, True], ignore_index=True)


def attendance(held: pd.DataFrame) -> pd.DataFrame:
    """Who is named at which edition.

    Parameters
    ----------
    held : editions (see `editions`)

    Returns
    -------
    DataFrame: series, happening_id, start, code (a country named as taking part), is_host. Who isn't named may have
    been there: an article names those that it writes about.
    """
    rows = [
        (row["series"], row["happening_id"], row["start"], code, code == row["host"])
        for row in held[held["status"] == "held"].to_dict("records")
        for code in row["participants"]
        if code in reference.countries()
    ]
    table = pd.DataFrame(rows, columns=["series", "happening_id", "start", "code", "is_host"])
    return table.astype({"start": "datetime64[s]", "is_host": "bool"})


def _series(row: Mapping[Any, Any]) -> str | None:
    if isinstance(row["series"], str) and row["series"]:
        return row["series"]
    blocs = [side for side in row["participants"] if side not in reference.countries()]
    return f"{reference.name_of(blocs[0])} {row['kind']}" if len(blocs) == 1 else None


def _states(sides: list[str]) -> int:
    return sum(side in reference.countries() for side in sides)
