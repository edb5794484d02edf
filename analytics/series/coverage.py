"""What was read per period, whatever it is about: the denominator of every count.

A pair's own articles are no denominator: they become fewer when relations do. So everything read counts, per publisher.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from analytics.series.activity import placed
from analytics.series.spans import frequency, periods

STATES = ("nothing read", "none found", "found", "still filling")
AHEAD = 2  # years after the last reading that a plan may stretch the calendar
TOLD_BY = 0.9  # of the happenings: the lag is the time by which so many of them are told
LEAST = 20  # happenings from which on a lag is measured
LOOK_BACK = 366  # days: what is told later is history, not news


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


def lag_days(happenings: pd.DataFrame) -> int | None:
    """Days after a happening by which nine in ten of those held were told by what was read.

    Parameters
    ----------
    happenings : DataFrame, one row per happening with a last day and the day of its best telling, `published`

    Returns
    -------
    int, days; None below 20 happenings that are known to the day and were told within a year: too few to measure it
    """
    known = happenings[
        (happenings["status"] == "held")
        & happenings["precision"].eq("day")
        & happenings["end"].notna()
        & happenings["published"].notna()
    ]
    days = (known["published"] - known["end"]).dt.days
    days = days[(days >= 0) & (days <= LOOK_BACK)]
    return int(days.quantile(TOLD_BY, interpolation="higher")) if len(days) >= LEAST else None


def states(
    happenings: pd.DataFrame,
    read: pd.DataFrame,
    period: str = "year",
    start: date | None = None,
    end: date | None = None,
    last_read: date | None = None,
) -> pd.DataFrame:
    """One row per period of the calendar: nothing read, read and none found, found, or still filling.

    Without bounds it runs from the first happening within what was read to the last reading, and on to what is planned
    in the two years after it.

    Parameters
    ----------
    happenings : DataFrame, one row per happening (see store.happenings)
    read : what was read per period and publisher (see store.coverage), in periods that are not longer
    last_read : the last day that was read; told where `read` is in long periods, which end later than the reading

    Returns
    -------
    DataFrame: period_start, period_end, articles, publishers, by, found (happenings), state (see STATES). A period in
    which nothing was published that was read keeps state "nothing read" also when later articles look back on it. One
    that ends after the last day read, less the measured lag (`lag_days`), is still filling: more may yet be told of it.
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
    settled = _settled(happenings, covered, last_read)
    table["state"] = pd.Series([_state(row, *settled) for row in table.to_dict("records")], dtype="str")
    return table


def _settled(happenings: pd.DataFrame, covered: pd.DataFrame, last_read: date | None) -> tuple[Any, Any]:
    """The last day read, and the last day of which most that will be told has been told."""
    if covered.empty:
        return pd.NaT, pd.NaT
    last = pd.Timestamp(last_read) if last_read else covered["period_end"].max()
    lag = lag_days(happenings) if "published" in happenings else None
    return last, last - pd.Timedelta(days=lag or 0)


def _state(row: Mapping[Any, Any], last: Any, settled: Any) -> str:
    if row["period_end"] > settled and row["period_start"] <= last:
        return "still filling"
    if not row["articles"]:
        return "nothing read"
    return "found" if row["found"] else "none found"


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
