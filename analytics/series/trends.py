"""Comparing periods: only by publishers that were read throughout, and never over a change of what is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from analytics.series.activity import placed
from analytics.series.spans import frequency

TURN = 2.0  # times as many articles read, or as few: what was read changed
WEIGHT = 0.2  # of a period's articles: a publisher that comes or goes with so many is named
PER = 1000  # articles that a rate is given for


def throughout(states: pd.DataFrame) -> list[str]:
    """Publishers read in every period, most articles first; those that a comparison over time can rest on.

    Parameters
    ----------
    states : one row per period (see series.states); periods still filling are left out

    Returns
    -------
    list of publishers; empty where none was read in all periods, or there are fewer than two
    """
    settled = states[states["state"] != "still filling"]
    if len(settled) < 2:
        return []
    everywhere = set.intersection(*(set(by) for by in settled["by"])) - {""}
    total = {name: sum(by.get(name, 0) for by in settled["by"]) for name in everywhere}
    return sorted(total, key=lambda name: (-total[name], name))


def stretch(states: pd.DataFrame) -> pd.DataFrame:
    """The longest run of periods in which one publisher was read throughout: what can be compared at all.

    Parameters
    ----------
    states : one row per period (see series.states); periods still filling are left out

    Returns
    -------
    DataFrame, those rows of `states`; of equally long runs the one with most articles of its publisher, then the later
    """
    settled = states[states["state"] != "still filling"].reset_index(drop=True)
    best, chosen = (0, 0, 0), (0, 0)
    for name in sorted({name for by in settled["by"] for name in by} - {""}):
        first, n = 0, 0
        for at, by in enumerate(settled["by"]):
            first, n = (at + 1, 0) if name not in by else (first, n + by[name])
            if at >= first and (at - first + 1, n, at) > best:
                best, chosen = (at - first + 1, n, at), (first, at + 1)
    return settled[chosen[0] : chosen[1]].reset_index(drop=True)


def turns(states: pd.DataFrame) -> pd.DataFrame:
    """Where what was read changed: at least twice or at most half the articles of the period before, or a large
    publisher that begins or ends.

    Parameters
    ----------
    states : one row per period (see series.states)

    Returns
    -------
    DataFrame: period_start, before, after (articles read in the period before and in this one), came, went (lists of
    publishers with at least a fifth of a period's articles that were not read in the other); periods still filling have
    no row, and the step into or out of a period without a reading has one
    """
    settled = states[states["state"] != "still filling"]
    rows: list[tuple[Any, int, int, list[str], list[str]]] = []
    for earlier, later in zip(_rows(settled), _rows(settled.iloc[1:]), strict=False):
        before, after = int(earlier["articles"]), int(later["articles"])
        if not before and not after:
            continue
        went = _large(earlier["by"], before, later["by"])
        came = _large(later["by"], after, earlier["by"])
        if came or went or before * TURN <= after or after * TURN <= before:
            rows.append((later["period_start"], before, after, came, went))
    table = pd.DataFrame(rows, columns=["period_start", "before", "after", "came", "went"])
    return table.astype({"period_start": "datetime64[s]", "before": "Int64", "after": "Int64"})


def trend(observations: pd.DataFrame, read: pd.DataFrame, states: pd.DataFrame, period: str = "year") -> pd.DataFrame:
    """Rows per thousand articles read, by publishers that were read in every period shown.

    Parameters
    ----------
    observations : DataFrame, one row per row (see store.observations): date_start, date_end, publisher
    read : everything read per period and publisher (see store.coverage), in periods that are not longer
    states : the periods to compare (see series.states); those still filling are left out

    Returns
    -------
    DataFrame: period_start, period_end, articles, found (rows dated in the period), per_1000 (found per thousand
    articles; missing where none was read); empty where no publisher was read throughout: nothing can be compared
    """
    settled = states[states["state"] != "still filling"]
    names = throughout(states)
    columns = ["period_start", "period_end", "articles", "found", "per_1000"]
    if not names:
        return pd.DataFrame(columns=columns)
    dated = observations[observations["publisher"].isin(names)].rename(
        columns={"date_start": "start", "date_end": "end"}
    )
    begins = placed(dated.assign(precision="day", start=dated["start"].fillna(dated["end"])), period)["period_start"]
    spans = settled["period_start"].dt.to_period(frequency(period))
    found = begins.dropna().dt.to_period(frequency(period)).value_counts()
    articles = [sum(by.get(name, 0) for name in names) for by in settled["by"]]
    table = settled[["period_start", "period_end"]].reset_index(drop=True)
    table["articles"] = pd.array(articles, dtype="Int64")
    table["found"] = pd.array([int(found.get(one, 0)) for one in spans], dtype="Int64")
    table["per_1000"] = [n / of * PER if of else None for n, of in zip(table["found"], articles, strict=True)]
    return table.astype({"per_1000": "float64"})[columns]


def _rows(frame: pd.DataFrame) -> Iterable[Mapping[Any, Any]]:
    return frame[["period_start", "articles", "by"]].to_dict("records")


def _large(by: Mapping[str, int], total: int, other: Mapping[str, int]) -> list[str]:
    """Publishers with a large part of a period's articles that the other period lacks."""
    return sorted(name for name, n in by.items() if name and n >= total * WEIGHT and not other.get(name))
