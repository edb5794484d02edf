"""A publish time says what its text says: no more, and never today."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.articles.dates import PublishTime, publish_time

KREMLIN = "President of Russia (en.kremlin.ru)"


@pytest.mark.parametrize(
    ("text", "instant", "day", "precision"),
    [
        ("2025-10-09T18:40:05+05:00", "2025-10-09T13:40:05+00:00", "2025-10-09", "instant"),
        ("2025-10-09 18:40:05.123Z", "2025-10-09T18:40:05+00:00", "2025-10-09", "instant"),
        ("2025-10-09T18:40+0500", "2025-10-09T13:40:00+00:00", "2025-10-09", "minute"),
        ("2025-10-09 18:40 UTC", "2025-10-09T18:40:00+00:00", "2025-10-09", "minute"),
        ("Thu, 09 Oct 2025 18:40:05 -0400", "2025-10-09T22:40:05+00:00", "2025-10-09", "instant"),
    ],
)
def test_a_time_with_its_zone_is_an_instant(text: str, instant: str, day: str, precision: str) -> None:
    assert publish_time(text) == PublishTime(instant, day, precision)


def test_the_day_is_the_day_where_it_was_written_not_in_utc() -> None:
    assert publish_time("2025-10-09T01:30:00+05:00").day == "2025-10-09"
    assert publish_time("2025-10-09T23:30:00-04:00").day == "2025-10-09"


@pytest.mark.parametrize(
    "text",
    [
        "2025-10-09",
        "2025/10/09",
        "20251009",
        "9 October 2025",
        "October 9, 2025",
        "Thursday, 9 Oct 2025",
        "09.10.2025",
        "9th October 2025",
        " 2025-10-09 ",
    ],
)
def test_a_day_is_a_day(text: str) -> None:
    assert publish_time(text) == PublishTime(None, "2025-10-09", "day")


def test_a_time_without_a_zone_keeps_its_day_and_has_no_instant() -> None:
    assert publish_time("2025-10-09T18:40") == PublishTime(None, "2025-10-09", "minute", ("no_zone",))


def test_a_time_without_a_zone_is_in_the_zone_of_its_publisher() -> None:
    assert publish_time("2019-07-09T18:40", KREMLIN, "http://en.kremlin.ru/x").instant == "2019-07-09T15:40:00+00:00"
    # Moscow was four hours ahead from 2011 to 2014
    assert publish_time("2012-07-09T18:40", None, "http://en.kremlin.ru/x").instant == "2012-07-09T14:40:00+00:00"


def test_midnight_without_a_zone_means_that_the_time_is_not_known() -> None:
    assert publish_time("2002-12-18T00:00", KREMLIN) == PublishTime(None, "2002-12-18", "day")


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "soon",
        "2025-13-09",
        "2025-02-30",
        "9/10/2025",
        "0001-01-01",
        "9999-12-31",
        "2025",
        "x" * 5000,
        "2025-10-09T25:00",
        "2025-10-09T10:00+99:99",
        "Thu, 99 Xxx 2025 18:40:05",
        "<script>",
    ],
)
def test_what_is_no_day_is_undated(text: str | None) -> None:
    found = publish_time(text)
    assert found.day is None
    assert found.instant is None
    assert found.flags == ("undated",)


def test_a_month_is_no_day() -> None:
    assert publish_time("2025-10") == PublishTime(None, None, "month", ("undated",))


def test_a_day_that_is_yet_to_come_is_flagged() -> None:
    today = date(2025, 10, 9)
    assert publish_time("2025-10-12", today=today).flags == ("future",)
    assert publish_time("2025-10-10", today=today).flags == ()  # east of us it is tomorrow already
