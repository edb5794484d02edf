"""What was read, and the state of each period."""

from __future__ import annotations

from datetime import date

import pandas as pd
from periods_made import PLAN, READ, SUMMIT, VISIT, happenings, reading

from analytics import series


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


def told(day: str, published: str) -> tuple[str, str, str, str, str, str, str, str]:
    return (day, day, "day", "meeting", "talks", "held", "bilateral", published)


def with_published(*rows: tuple[str, str, str, str, str, str, str, str]) -> pd.DataFrame:
    names = ["start", "end", "precision", "category", "kind", "status", "presence", "published"]
    frame = pd.DataFrame(rows, columns=names)
    return frame.astype(dict.fromkeys(("start", "end", "published"), "datetime64[s]"))


def test_the_lag_is_the_time_by_which_nine_in_ten_are_told() -> None:
    # 18 told after two days, 2 after 40: nine in ten of twenty are told after two days, the rest later
    rows = [told("2018-03-01", "2018-03-03")] * 18 + [told("2018-03-01", "2018-04-10")] * 2
    assert series.lag_days(with_published(*rows)) == 40
    assert series.lag_days(with_published(*rows[:18], *rows[:2])) == 2
    assert series.lag_days(with_published(*rows[:19])) is None  # too few to measure
    history = [told("2000-01-01", "2018-03-03")] * 30
    assert series.lag_days(with_published(*history)) is None  # told years later: no news


def test_the_newest_periods_are_still_filling() -> None:
    rows = [told("2019-10-01", "2019-11-10")] * 20  # told after 40 days
    found = series.states(with_published(*rows), READ, "year", last_read=date(2019, 12, 31))
    assert found["state"].tolist()[-1] == "still filling"
    by_month = reading(("2019-11-01", "2019-11-30", "A", 5), ("2019-12-01", "2019-12-31", "A", 5))
    months = series.states(with_published(*rows), by_month, "month", date(2019, 10, 1), last_read=date(2019, 12, 31))
    assert months["state"].tolist() == ["nothing read", "still filling", "still filling"]


def test_a_year_that_is_not_over_is_still_filling_and_one_after_the_last_reading_was_not_read() -> None:
    found = series.states(happenings(VISIT, PLAN), READ, "year", end=date(2020, 12, 31), last_read=date(2019, 6, 30))
    assert found["state"].tolist()[-2:] == ["still filling", "nothing read"]
