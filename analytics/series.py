"""Counts per period, with what was read beside them: a period in which nothing was read is no zero.

happenings and coverage (store.happenings, store.coverage) -> one row per period. Gaps stay gaps.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from analytics import reference
from analytics.errors import BadParameter, InputError

FREQUENCIES = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q", "year": "Y"}
STATES = ("nothing read", "none found", "found")
# What a bar can be made of. CONSULT events that belong to no meeting are contacts told without their form.
CATEGORIES = (
    "meeting",
    "verbal cooperation",
    "material cooperation",
    "verbal conflict",
    "material conflict",
    "other act",
)
QUADS = dict(enumerate(CATEGORIES[1:5], 1))
AHEAD = 2  # years after the last reading that a plan may stretch the calendar


def periods(period: str, first: date, last: date) -> pd.DataFrame:
    """The calendar's periods from the one that holds `first` to the one that holds `last`.

    Returns
    -------
    DataFrame: period_start, period_end (first and last day)

    Raises
    ------
    BadParameter : a period that is none of day, week, month, quarter, year
    """
    spans = pd.period_range(first, last, freq=frequency(period))
    return pd.DataFrame(
        {
            "period_start": spans.start_time.normalize().astype("datetime64[s]"),
            "period_end": spans.end_time.normalize().astype("datetime64[s]"),
        }
    )


def frequency(period: str) -> str:
    """pandas' name of a period: "M" for "month"."""
    if period not in FREQUENCIES:
        raise BadParameter(f"no period '{period}': choose {', '.join(FREQUENCIES)}")
    return FREQUENCIES[period]


def category(kind: str, act: bool) -> str:
    """What a happening counts as: "meeting", or the quad class of its event type in words."""
    if not act:
        return "meeting"
    try:
        return QUADS[reference.plover(kind).quad]
    except InputError:
        return "other act"


def placed(happenings: pd.DataFrame, period: str) -> pd.DataFrame:
    """Happenings with `period_start`, the first day of their period.

    It is missing for the undated, and for those told less exactly than the period (known to the year, asked by month).
    A visit of several days counts once, on its first day.
    """
    freq = frequency(period)
    found = happenings.assign(period_start=pd.Series(pd.NaT, index=happenings.index, dtype="datetime64[s]"))
    dated = found[found["start"].notna()]
    if dated.empty:
        return found
    first = dated["start"].dt.to_period(freq)
    last = dated["end"].fillna(dated["start"]).dt.to_period(freq)
    known = dated["precision"].fillna("day").isin(("day", "week")) | (first == last)
    begins = first[known].dt.start_time.dt.normalize().astype("datetime64[s]")
    found.loc[begins.index, "period_start"] = begins
    return found


def activity(happenings: pd.DataFrame, period: str = "year") -> pd.DataFrame:
    """How many happenings per period and category; planned and held, bilateral and both present told apart.

    Parameters
    ----------
    happenings : DataFrame, one row per happening (see store.happenings)
    period : day, week, month, quarter or year

    Returns
    -------
    DataFrame: period_start, period_end, category (see CATEGORIES), status (held, planned, cancelled), presence
    (bilateral, both present), count; periods without a happening have no row: `states` says why
    """
    found = placed(happenings, period).dropna(subset=["period_start"])
    found = found.assign(
        category=[category(kind, what == "act") for kind, what in zip(found["kind"], found["category"], strict=True)]
    )
    keys = ["period_start", "category", "status", "presence"]
    counts = found.groupby(keys, dropna=False).size().rename("count").reset_index()
    ends = counts["period_start"].dt.to_period(frequency(period)).dt.end_time.dt.normalize().astype("datetime64[s]")
    counts.insert(1, "period_end", ends)
    return counts.sort_values(keys, ignore_index=True)


def left_out(happenings: pd.DataFrame, period: str = "year") -> dict[str, int]:
    """How many happenings `activity` can't place: {"undated": n, "less exact": n}."""
    undated = int(happenings["start"].isna().sum())
    missing = int(placed(happenings, period)["period_start"].isna().sum())
    return {"undated": undated, "less exact": missing - undated}


def coverage(read: pd.DataFrame, period: str = "year") -> pd.DataFrame:
    """Articles read per period, whatever they are about: the denominator of every count.

    Parameters
    ----------
    read : DataFrame: period_start, period_end, publisher, articles (see store.coverage), in periods that are not longer
    period : day, week, month, quarter or year

    Returns
    -------
    DataFrame: period_start, period_end, articles, publishers (how many), by (dict: articles of each); a period
    in which nothing was read has no row
    """
    freq = frequency(period)
    columns = {
        "period_start": "datetime64[s]",
        "period_end": "datetime64[s]",
        "articles": "Int64",
        "publishers": "Int64",
    }
    rows = []
    if not read.empty:
        spans = read["period_start"].dt.to_period(freq)
        for span, part in read.groupby(spans):
            by = part.groupby("publisher")["articles"].sum().sort_values(ascending=False, kind="stable")
            first, last = span.start_time.normalize(), span.end_time.normalize()
            rows.append((first, last, int(by.sum()), len(by), {str(name): int(n) for name, n in by.items()}))
    table = pd.DataFrame(rows, columns=[*columns, "by"])
    return table.astype({**columns, "by": "object"})


def states(
    happenings: pd.DataFrame,
    read: pd.DataFrame,
    period: str = "year",
    start: date | None = None,
    end: date | None = None,
) -> pd.DataFrame:
    """One row per period of the calendar: nothing read, read and none found, or found.

    Without bounds it runs from the first happening within what was read to the last reading, and on to what is planned
    in the two years after it.

    Returns
    -------
    DataFrame: period_start, period_end, articles, publishers, by, found (happenings), state (see STATES); a period in
    which nothing was published that was read keeps state "nothing read" also when later articles look back on it
    """
    freq = frequency(period)
    covered = coverage(read, period)
    begins = placed(happenings, period)["period_start"].dropna()
    bounds = _bounds(begins, covered, start, end)
    if bounds is None:
        table = covered.iloc[0:0].copy()
    else:
        table = periods(period, *bounds).merge(covered.drop(columns="period_end"), on="period_start", how="left")
    table["articles"] = table["articles"].fillna(0)
    table["publishers"] = table["publishers"].fillna(0)
    by: list[Any] = [one if isinstance(one, dict) else {} for one in table["by"]]
    table["by"] = pd.Series(by, index=table.index, dtype="object")
    counts = begins.dt.to_period(freq).value_counts() if len(begins) else pd.Series(dtype="int64")
    found = [int(counts.get(one, 0)) for one in table["period_start"].dt.to_period(freq)]
    table["found"] = pd.array(found, dtype="Int64")
    table["state"] = [
        "nothing read" if not n else "found" if hits else "none found"
        for n, hits in zip(table["articles"], table["found"], strict=True)
    ]
    return table.astype({"state": "str"})


def _bounds(
    begins: pd.Series,
    covered: pd.DataFrame,
    start: date | None,
    end: date | None,
) -> tuple[date, date] | None:
    """First and last day that a calendar has to show; None where there is nothing to show."""
    if covered.empty:
        if begins.empty:
            return (start, end) if start and end else None
        return start or begins.min().date(), end or begins.max().date()
    first_read, last_read = covered["period_start"].min(), covered["period_end"].max()
    # what is told of the time before the first reading doesn't stretch the calendar
    past = begins[begins <= last_read]
    first = start or (max(past.min(), first_read) if len(past) else first_read).date()
    planned = begins[(begins > last_read) & (begins <= last_read + pd.DateOffset(years=AHEAD))]
    last = end or (planned.max() if len(planned) else last_read).date()
    # an asked period that lies before everything read is still shown: hatched
    return (first, last) if first <= last else (first, first)


def runs(days: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """Neighbouring periods joined: the years 2007, 2008, 2009, 2011 give 2007 to 2009 and 2011."""
    joined: list[tuple[date, date]] = []
    for first, last in sorted(days):
        if joined and (first - joined[-1][1]).days <= 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def voices(observations: pd.DataFrame) -> pd.DataFrame:
    """Who tells it: rows per publisher and the country it publishes from.

    Returns
    -------
    DataFrame: publisher, country (code, "" where the table of publishers does not hold it), rows, share (0 to 1), most
    rows first
    """
    counts = observations["publisher"].fillna("").value_counts()
    names = sorted(counts.index, key=lambda name: (-int(counts[name]), str(name)))
    known = [reference.publisher(str(name)) for name in names]
    total = max(int(counts.sum()), 1)
    return pd.DataFrame(
        {
            "publisher": pd.Series([str(name) for name in names], dtype="str"),
            "country": pd.Series([one.country if one else "" for one in known], dtype="str"),
            "rows": pd.array([int(counts[name]) for name in names], dtype="Int64"),
            "share": pd.Series([int(counts[name]) / total for name in names], dtype="float64"),
        }
    )
