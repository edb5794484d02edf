"""Several states together: who they are on a day, what passes between them, a matrix of their pairs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import Any

import pandas as pd

from analytics import periods, reference
from analytics.errors import BadParameter, BadPeriod, UnknownCountry
from analytics.series.activity import placed

AT_THE_TIME, TODAY = "at the time", "today"
WORDS = f'membership has to be "{AT_THE_TIME}", "{TODAY}" or a day as 2001-06-15'


def sides(region: str | Sequence[str]) -> list[str]:
    """Codes of the countries and blocs that a region is made of, as people write it.

    Parameters
    ----------
    region : one name ("CIS", "SCO", a group of the desk), several joined by "+" or commas ("C5+RUS"), or a list

    Raises
    ------
    UnknownCountry : a name that no codebook holds
    BadParameter : nothing
    """
    said = re.split(r"[+,;]", region) if isinstance(region, str) else list(region)
    if isinstance(region, str) and len(said) > 1:
        try:
            return [reference.actor(region).code]  # "P5+1" is one name
        except UnknownCountry:
            pass
    codes = [reference.actor(one.strip()).code for one in said if one.strip()]
    if not codes:
        raise BadParameter("a region needs a name (CIS, SCO, C5+RUS) or a list of countries")
    return list(dict.fromkeys(codes))


def belonging(region: str | Sequence[str], membership: str = AT_THE_TIME) -> dict[str, list[tuple[Any, Any]]]:
    """Who belongs to a region, and when.

    Parameters
    ----------
    region : as in `sides`; a bloc stands for its members, a country for itself
    membership : "at the time" of what is told, "today", or a day: who belonged to it then, whenever it is told

    Returns
    -------
    dict: code of a country -> its spans (first day, last day; None where open), always open for a country named itself.
    A bloc without a table of members stands for itself.

    Raises
    ------
    UnknownCountry : a name that no codebook holds
    BadParameter : a membership that is none of these
    """
    on = None if membership in (AT_THE_TIME, TODAY) else _day(membership)
    found: dict[str, list[tuple[Any, Any]]] = {}
    for code in sides(region):
        terms = [one for one in reference.memberships() if one.organisation == code]
        if code in reference.countries() or not terms:
            found[code] = [(None, None)]
        elif membership == AT_THE_TIME:
            for one in terms:
                found.setdefault(one.member, []).append((one.since, one.until))
        else:
            for member in reference.members(code, on):
                found[member] = [(None, None)]
    return dict(sorted(found.items()))


def among(happenings: pd.DataFrame, who: Mapping[str, Sequence[tuple[Any, Any]]]) -> pd.DataFrame:
    """Happenings at which at least two of a region's states are named, with them.

    Parameters
    ----------
    happenings : DataFrame, one row per happening (see store.happenings)
    who : code -> spans of belonging (see `belonging`); a happening counts by its first day, else by its publish day

    Returns
    -------
    DataFrame, the same columns and inside (codes of the region's states named as taking part, sorted)
    """
    days = happenings["start"].fillna(happenings["end"]).fillna(happenings["published"])
    inside = [
        sorted(code for code in sides_ if code in who and _belongs(who[code], day))
        for sides_, day in zip(happenings["participants"], days, strict=True)
    ]
    found = happenings.assign(inside=pd.Series(inside, index=happenings.index, dtype="object"))
    return found[found["inside"].map(len) >= 2].reset_index(drop=True)


def ties(inside: pd.DataFrame) -> pd.DataFrame:
    """Each happening once per pair of the region's states in it.

    Parameters
    ----------
    inside : happenings with the region's states in them (see `among`)

    Returns
    -------
    DataFrame, the happenings' columns with `pair` the two states' and `presence` "bilateral" (nobody else took part) or
    "both present"
    """
    rows = []
    for row in inside.to_dict("records"):
        alone = len(row["participants"]) == 2
        for one, other in combinations(row["inside"], 2):
            rows.append({**row, "pair": f"{one}-{other}", "presence": "bilateral" if alone else "both present"})
    found = pd.DataFrame(rows, columns=list(dict.fromkeys([*inside.columns, "pair", "presence"])))
    kinds = {name: kind for name, kind in inside.dtypes.items() if name in ("start", "end", "published")}
    return found.astype(kinds)


def matrix(tied: pd.DataFrame, period: str = "year") -> pd.DataFrame:
    """How much was found per pair and period.

    Parameters
    ----------
    tied : one row per happening and pair (see `ties`)
    period : day, week, month, quarter or year

    Returns
    -------
    DataFrame: pair, period_start, bilateral, both_present (happenings told as held), planned; pairs and periods without
    any have no row, nor have those that are undated or known less exactly than the period
    """
    found = placed(tied, period).dropna(subset=["period_start"])
    held = found["status"] == "held"
    counts = found.assign(
        bilateral=(held & (found["presence"] == "bilateral")).astype("int64"),
        both_present=(held & (found["presence"] != "bilateral")).astype("int64"),
        planned=(found["status"] == "planned").astype("int64"),
    )
    names = ["bilateral", "both_present", "planned"]
    return counts.groupby(["pair", "period_start"], as_index=False)[names].sum()


def _belongs(spans: Sequence[tuple[Any, Any]], day: Any) -> bool:
    if pd.isna(day):
        return any(last is None for _, last in spans)
    on = pd.Timestamp(day).date()
    return any((first is None or first <= on) and (last is None or on <= last) for first, last in spans)


def _day(said: str) -> date:
    try:
        first, last = periods.period(said)
    except BadPeriod:
        first = last = None
    if not said or first is None or first != last:
        raise BadParameter(f"membership={said!r}: {WORDS}")
    return first
