"""Periods of the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from periods_made import VISIT, happenings

from analytics import series
from analytics.errors import BadParameter


def test_an_unknown_period_names_those_that_there_are() -> None:
    with pytest.raises(BadParameter, match=r"decade.*day, week, month, quarter, year"):
        series.activity(happenings(VISIT), "decade")


def test_neighbouring_gaps_are_one_run() -> None:
    years = [(date(year, 1, 1), date(year, 12, 31)) for year in (2011, 2007, 2009, 2008)]
    assert series.runs(years) == [(date(2007, 1, 1), date(2009, 12, 31)), (date(2011, 1, 1), date(2011, 12, 31))]
