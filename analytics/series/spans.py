"""Periods of the calendar: their names in pandas, one row for each, neighbours joined."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pandas as pd

from analytics.errors import BadParameter

FREQUENCIES = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q", "year": "Y"}


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


def runs(days: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """Neighbouring periods joined: the years 2007, 2008, 2009, 2011 give 2007 to 2009 and 2011."""
    joined: list[tuple[date, date]] = []
    for first, last in sorted(days):
        if joined and (first - joined[-1][1]).days <= 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined
