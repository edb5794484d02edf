"""Periods as people say them."""

from datetime import date

import pytest

from analytics.errors import BadPeriod
from analytics.periods import parse_range, period, say

TODAY = date(2025, 10, 9)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("2015", date(2015, 1, 1), date(2015, 12, 31)),
        ("2025Q3", date(2025, 7, 1), date(2025, 9, 30)),
        ("2025 q1", date(2025, 1, 1), date(2025, 3, 31)),
        ("2025H1", date(2025, 1, 1), date(2025, 6, 30)),
        ("2025-h2", date(2025, 7, 1), date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("February 2023", date(2023, 2, 1), date(2023, 2, 28)),
        ("2025-10-09", date(2025, 10, 9), date(2025, 10, 9)),
        ("last 10 years", date(2015, 10, 10), TODAY),
        ("past year", date(2024, 10, 10), TODAY),
        ("last 3 months", date(2025, 7, 10), TODAY),
        ("last 2 weeks", date(2025, 9, 26), TODAY),
        ("since 2018", date(2018, 1, 1), None),
        ("after 2018", date(2019, 1, 1), None),
        ("until 2020Q2", None, date(2020, 6, 30)),
        ("before 2020", None, date(2019, 12, 31)),
        ("2015-2020", date(2015, 1, 1), date(2020, 12, 31)),
        ("2015 to 2020Q1", date(2015, 1, 1), date(2020, 3, 31)),
        ("2015..", date(2015, 1, 1), None),
        ("", None, None),
        ("all", None, None),
    ],
)
def test_a_period_is_read_as_people_say_it(said, first, last):
    assert period(said, TODAY) == (first, last)


@pytest.mark.parametrize("said", ["2025Q5", "2025H3", "2025-13", "2025-02-30", "soon", "20155", "last 9999 years"])
def test_what_is_no_period_is_refused_with_the_forms(said):
    with pytest.raises(BadPeriod, match="write 2015, 2025-07"):
        period(said, TODAY)


def test_more_years_than_the_calendar_has_are_refused():
    with pytest.raises(BadPeriod, match="outside the calendar"):
        period("last 999 years", date(500, 1, 1))


def test_a_range_runs_from_the_first_day_of_its_start_to_the_last_of_its_end():
    assert parse_range("2015", "2025H1", TODAY) == (date(2015, 1, 1), date(2025, 6, 30))


def test_last_ten_years_as_a_start_ends_today():
    assert parse_range("last 10 years", "", TODAY) == (date(2015, 10, 10), TODAY)


def test_a_start_after_its_end_is_refused():
    with pytest.raises(BadPeriod, match="2020-01-01 lies after end 2015-12-31"):
        parse_range("2020", "2015")


def test_the_last_day_of_february_keeps_its_place_in_shorter_years():
    assert period("last year", date(2024, 2, 29))[0] == date(2023, 3, 1)


@pytest.mark.parametrize(
    ("span", "words"),
    [
        ((date(2015, 1, 1), date(2020, 12, 31)), "2015 to 2020"),
        ((date(2015, 1, 1), date(2015, 12, 31)), "2015"),
        ((date(2015, 3, 1), None), "since 1 March 2015"),
        ((None, date(2015, 3, 1)), "until 1 March 2015"),
        ((None, None), "all that was read"),
    ],
)
def test_a_period_is_told_in_words(span, words):
    assert say(*span) == words
