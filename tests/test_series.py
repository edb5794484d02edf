"""Counts per period against numbers worked out by hand from a few invented happenings."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from analytics import series
from analytics.errors import BadParameter


def happenings(*rows: tuple[str | None, str | None, str, str, str, str, str]) -> pd.DataFrame:
    """start, end, precision, category, kind, status, presence"""
    frame = pd.DataFrame(rows, columns=["start", "end", "precision", "category", "kind", "status", "presence"])
    return frame.astype({"start": "datetime64[s]", "end": "datetime64[s]"})


def reading(*rows: tuple[str, str, str, int]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["period_start", "period_end", "publisher", "articles"])
    return frame.astype({"period_start": "datetime64[s]", "period_end": "datetime64[s]", "articles": "Int64"})


VISIT = ("2015-12-30", "2016-01-02", "day", "meeting", "visit", "held", "bilateral")
SUMMIT = ("2016-05-01", "2016-05-01", "day", "meeting", "summit", "held", "both present")
PLAN = ("2018-03-01", "2018-03-01", "day", "meeting", "talks", "planned", "bilateral")
ACT = ("2016-06-01", "2016-06-01", "day", "act", "ACCUSE", "held", "bilateral")
VAGUE = ("2016-01-01", "2016-12-31", "year", "meeting", "talks", "held", "bilateral")
UNDATED = (None, None, "", "meeting", "talks", "held", "bilateral")
READ = reading(
    ("2015-01-01", "2015-12-31", "A", 5),
    ("2016-01-01", "2016-12-31", "A", 2),
    ("2016-01-01", "2016-12-31", "B", 1),
    ("2018-01-01", "2018-12-31", "B", 4),
    ("2019-01-01", "2019-12-31", "B", 1),
)


def test_planned_and_held_and_both_present_are_counted_apart() -> None:
    found = series.activity(happenings(VISIT, SUMMIT, PLAN, ACT, VAGUE, UNDATED), "year")
    rows = {
        tuple(row)
        for row in found.drop(columns="period_end")
        .assign(period_start=found["period_start"].dt.year)
        .itertuples(index=False)
    }
    assert rows == {
        (2015, "meeting", "held", "bilateral", 1),
        (2016, "meeting", "held", "both present", 1),
        (2016, "meeting", "held", "bilateral", 1),
        (2016, "verbal conflict", "held", "bilateral", 1),
        (2018, "meeting", "planned", "bilateral", 1),
    }


def test_a_visit_over_new_year_counts_once_on_its_first_day() -> None:
    found = series.activity(happenings(VISIT), "month")
    assert found["period_start"].tolist() == [pd.Timestamp("2015-12-01")]
    assert found["count"].tolist() == [1]


def test_what_is_known_to_the_year_is_not_put_into_a_month() -> None:
    frame = happenings(VISIT, VAGUE, UNDATED)
    assert series.activity(frame, "month")["count"].sum() == 1
    assert series.left_out(frame, "month") == {"undated": 1, "less exact": 1}
    assert series.left_out(frame, "year") == {"undated": 1, "less exact": 0}


def test_unread_is_not_zero() -> None:
    found = series.states(happenings(VISIT, SUMMIT), READ, "year")
    assert dict(zip(found["period_start"].dt.year, found["state"], strict=True)) == {
        2015: "found",
        2016: "found",
        2017: "nothing read",
        2018: "none found",
        2019: "none found",
    }
    assert found["articles"].tolist() == [5, 3, 0, 4, 1]
    assert found["publishers"].tolist() == [1, 2, 0, 1, 1]


def test_a_publisher_that_stops_shows_in_the_reading() -> None:
    without = series.states(happenings(VISIT, SUMMIT), READ[READ["publisher"] != "B"], "year", end=date(2019, 12, 31))
    assert without["state"].tolist() == ["found", "found", "nothing read", "nothing read", "nothing read"]


def test_what_is_told_later_of_an_unread_year_leaves_it_unread() -> None:
    looked_back = ("2017-02-02", "2017-02-02", "day", "meeting", "talks", "held", "bilateral")
    found = series.states(happenings(VISIT, looked_back), READ, "year").set_index("period_start")
    assert found.loc["2017-01-01", "state"] == "nothing read"
    assert found.loc["2017-01-01", "found"] == 1


def test_plans_of_the_next_two_years_stretch_the_calendar_and_later_ones_do_not() -> None:
    near = ("2020-06-01", "2020-06-01", "day", "meeting", "summit", "planned", "bilateral")
    far = ("2035-06-01", "2035-06-01", "day", "meeting", "summit", "planned", "bilateral")
    assert series.states(happenings(near, far), READ, "year")["period_end"].max() == pd.Timestamp("2020-12-31")


def test_a_bound_that_was_asked_is_kept() -> None:
    found = series.states(happenings(VISIT), READ, "year", date(2010, 1, 1), date(2016, 12, 31))
    assert found["period_start"].dt.year.tolist() == list(range(2010, 2017))


def test_nothing_read_and_nothing_found_gives_an_empty_table_with_its_columns() -> None:
    found = series.states(happenings(), reading(), "month")
    assert found.empty
    assert {"period_start", "articles", "found", "state"} <= set(found.columns)


def test_coverage_adds_up_publishers_and_shorter_periods() -> None:
    found = series.coverage(READ, "year")
    assert found["articles"].tolist() == [5, 3, 4, 1]
    assert found["by"].tolist()[1] == {"A": 2, "B": 1}


def test_an_unknown_period_names_those_that_there_are() -> None:
    with pytest.raises(BadParameter, match=r"decade.*day, week, month, quarter, year"):
        series.activity(happenings(VISIT), "decade")


def test_neighbouring_gaps_are_one_run() -> None:
    years = [(date(year, 1, 1), date(year, 12, 31)) for year in (2011, 2007, 2009, 2008)]
    assert series.runs(years) == [(date(2007, 1, 1), date(2009, 12, 31)), (date(2011, 1, 1), date(2011, 12, 31))]


def test_voices_are_shares_of_rows_with_the_publishers_country() -> None:
    found = series.voices(
        pd.DataFrame({"publisher": ["President of Russia", "President of Russia", "Unheard Of", None]})
    )
    assert found["publisher"].tolist() == ["President of Russia", "", "Unheard Of"]
    assert found["country"].tolist() == ["RUS", "", ""]
    assert found["share"].tolist() == [0.5, 0.25, 0.25]
