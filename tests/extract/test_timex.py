"""Time expressions: what is found, which days it covers, and what is no time at all."""

from __future__ import annotations

import runpy
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.extract import sentences, timex
from analytics.extract.spans import Timex

THURSDAY = date(2025, 10, 9)  # a Thursday


def find(text: str, published: date | None = THURSDAY) -> list[Timex]:
    return timex.find(text, published, sentences.split(text, 0))


def one(text: str, published: date | None = THURSDAY) -> Timex:
    found = find(text, published)
    assert len(found) == 1, found
    return found[0]


def days(text: str, published: date | None = THURSDAY) -> str:
    """The days of the one expression in a text: "2025-10-09", or "first/last"."""
    when = one(text, published)
    assert when.begin, when
    return str(when.begin) if when.begin == when.finish else f"{when.begin}/{when.finish}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They signed it on October 7, 2025.", "2025-10-07"),
        ("They signed it on 7 October 2025.", "2025-10-07"),
        ("They signed it on the 7th of October, 2025.", "2025-10-07"),
        ("They signed it on 2025-10-07.", "2025-10-07"),
        ("They signed it on 07.10.2025.", "2025-10-07"),
        ("They signed it on Oct. 7.", "2025-10-07"),
        ("They signed it on Tuesday, October 7.", "2025-10-07"),
        ("The talks were held on 7-8 October.", "2025-10-07/2025-10-08"),
        ("The talks were held on Oct. 7–8.", "2025-10-07/2025-10-08"),
        ("The talks were held on October 7 and 8, 2024.", "2024-10-07/2024-10-08"),
        ("The talks were held from September 30 to October 2.", "2025-09-30/2025-10-02"),
        ("The talks ran from 30 December to 2 January 2025.", "2024-12-30/2025-01-02"),
        ("A visit is due on October 25 to 27.", "2025-10-25/2025-10-27"),
        ("They met there in March 2019.", "2019-03-01/2019-03-31"),
        ("Trade grew in January-August 2024.", "2024-01-01/2024-08-31"),
        ("Trade grew between January and July 2020.", "2020-01-01/2020-07-31"),
        ("Trade grew from November 2023 to February 2024.", "2023-11-01/2024-02-29"),
        ("They first met in 2015.", "2015-01-01/2015-12-31"),
        ("The plan for 2015-2020 was met.", "2015-01-01/2020-12-31"),
        ("The season of 2021/22 was short.", "2021-01-01/2022-12-31"),
        ("Ties were cold in the 1990s.", "1990-01-01/1999-12-31"),
        ("They met in late 2018.", "2018-10-01/2018-12-31"),
        ("They met in early March 2019.", "2019-03-01/2019-03-10"),
        ("They met in the second half of May 2019.", "2019-05-16/2019-05-31"),
        ("Exports fell in Q1 2024.", "2024-01-01/2024-03-31"),
        ("Exports fell in 1H24.", "2024-01-01/2024-06-30"),
        ("Exports fell in the third quarter of 2024.", "2024-07-01/2024-09-30"),
        ("Exports fell in the second half of last year.", "2024-07-01/2024-12-31"),
        ("Exports fell in the nine months to September 2024.", "2024-01-01/2024-09-30"),
    ],
)
def test_a_date_covers_its_days(text: str, expected: str) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met today.", "2025-10-09"),
        ("They met yesterday.", "2025-10-08"),
        ("They will meet tomorrow.", "2025-10-10"),
        ("They met the day before yesterday.", "2025-10-07"),
        ("They met ten days ago.", "2025-09-29"),
        ("They met last week.", "2025-09-29/2025-10-05"),
        ("They will meet next week.", "2025-10-13/2025-10-19"),
        ("They met last month.", "2025-09-01/2025-09-30"),
        ("They met earlier this month.", "2025-10-01/2025-10-09"),
        ("They will meet later this year.", "2025-10-09/2025-12-31"),
        ("Trade grew last year.", "2024-01-01/2024-12-31"),
        ("They met two years ago.", "2023-01-01/2023-12-31"),
        ("They met last November.", "2024-11-01/2024-11-30"),
        ("They met in the first seven months of this year.", "2025-01-01/2025-07-31"),
        ("Trade grew in seven months of this year.", "2025-01-01/2025-07-31"),
        ("Trade grew in the past seven months of this year.", "2025-01-01/2025-07-31"),
        ("Trade grew in the last two months of 2023.", "2023-11-01/2023-12-31"),
        ("Trade grew over the past four decades.", "1985-10-09/2025-10-08"),
        ("It will invest over the next five years.", "2025-10-09/2030-10-08"),
        ("Trade grew in the past nine months.", "2025-01-01/2025-09-30"),
        ("Trade grew over the past six months.", "2025-04-09/2025-10-08"),
    ],
)
def test_relative_expressions_hang_on_the_publish_day(text: str, expected: str) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exports in the current year are up.", "2025-01-01/2025-12-31"),
        ("A deal is due by year-end.", "2025-01-01/2025-12-31"),
        ("Exports grew in the year to date.", "2025-01-01/2025-10-09"),
        ("Exports grew in this year's first half.", "2025-01-01/2025-06-30"),
        ("Exports fell in last year's third quarter.", "2024-07-01/2024-09-30"),
        ("Exports rose in the January-June period of 2024.", "2024-01-01/2024-06-30"),
        ("A road will be built by the end of the decade.", "2020-01-01/2029-12-31"),
        ("The border is to remain closed until Saturday.", "2025-10-11"),
        ("The border was closed until Saturday.", "2025-10-04"),
    ],
)
def test_a_part_of_the_running_year_and_a_term_that_is_set(text: str, expected: str) -> None:
    assert days(text) == expected


def test_whose_fiscal_year_it_is_the_words_do_not_tell() -> None:
    assert one("Sales rose in the last fiscal year.").begin is None


def test_a_bare_weekday_is_the_last_one_and_the_publish_day_counts() -> None:
    assert days("The ministers met on Thursday.") == "2025-10-09"
    assert days("The ministers met on Friday.") == "2025-10-03"


@pytest.mark.parametrize(
    "text",
    [
        "The minister will arrive on Friday.",
        "The minister is scheduled to take part in talks on Friday.",
        "The minister is due in Oslo on Friday.",
        "The minister is expected to arrive on Friday.",
        "On Friday, the minister will arrive.",
        "The forum opens on Friday.",
        "Minister to visit Oslo on Friday",
        "They agreed to meet on Friday.",
        "The talks will be held on Friday.",
    ],
)
def test_friday_in_a_plan_is_the_coming_one(text: str) -> None:
    assert days(text) == "2025-10-10"


@pytest.mark.parametrize(
    "text",
    [
        "The minister said on Friday that he will resign.",
        "On Friday the minister said talks will follow.",
        "The two, who met on Friday, will sign a pact.",
        "The pact, which will last, was signed on Friday.",
    ],
)
def test_the_verb_nearest_to_a_weekday_decides(text: str) -> None:
    assert days(text) == "2025-10-03"


def test_last_and_next_weekdays() -> None:
    assert days("They met last Friday.") == "2025-10-03"
    assert days("They met last Thursday.") == "2025-10-02"
    assert days("They will meet next Monday.") == "2025-10-13"
    assert days("They will meet on Tuesday of next week.") == "2025-10-14"


def test_a_part_of_the_day_stays_with_its_weekday() -> None:
    when = one("She arrived late on Wednesday evening.")
    assert (when.type, when.value, when.begin) == ("TIME", "2025-10-08TEV", date(2025, 10, 8))
    assert one("She arrived late Wednesday.").begin == date(2025, 10, 8)


def test_a_clock_time_goes_with_its_day() -> None:
    when = one("The talks began at 12:30 UTC Monday.")
    assert (when.type, when.value) == ("TIME", "2025-10-06T12:30Z")


def test_this_week_on_a_sunday_is_the_one_that_comes() -> None:
    sunday = date(2025, 10, 12)
    assert days("The king visits Oslo this week.", sunday) == "2025-10-12/2025-10-18"
    assert days("The king visited Oslo this week.", sunday) == "2025-10-06/2025-10-12"


def test_a_month_without_a_year_is_the_last_one_unless_it_is_planned() -> None:
    assert days("They met in November.") == "2024-11-01/2024-11-30"
    assert days("They will meet in November.") == "2025-11-01/2025-11-30"
    assert days("They met in May.") == "2025-05-01/2025-05-31"
    assert days("They will meet in March.") == "2026-03-01/2026-03-31"


def test_a_day_nearly_a_year_back_would_be_told_with_its_year() -> None:
    assert days("He had set October 25 as the day of the vote.") == "2025-10-25"
    assert days("He had set August 25 as the day of the vote.") == "2025-08-25"


def test_a_day_without_a_year_follows_its_clause() -> None:
    assert days("They met on 20 November.") == "2024-11-20"
    assert days("They will meet on 20 November.") == "2025-11-20"


def test_since_runs_to_the_publish_day() -> None:
    when = one("Trade has doubled since 2018.")
    assert (when.begin, when.finish, when.relation) == (date(2018, 1, 1), THURSDAY, "since")


def test_by_a_year_is_that_year() -> None:
    for text in ("Trade is to double by 2030.", "Trade is to double by the end of 2030."):
        when = one(text)
        assert (when.begin, when.finish, when.relation) == (date(2030, 1, 1), date(2030, 12, 31), "by")


def test_by_a_named_season_of_a_year_is_no_deadline() -> None:
    assert one("The record was set by the 2018 fishing season.").relation is None


def test_what_stands_at_the_end_of_a_month_stands_on_its_last_day() -> None:
    when = one("Debt stood at $5 billion at the end of March.")
    assert (when.finish, when.relation) == (date(2025, 3, 31), "end")


def test_as_of_a_month_is_told() -> None:
    assert one("Trade grew as of May this year.").relation == "as_of"


def test_the_same_period_is_the_one_told_before() -> None:
    first, second = find("Trade grew in January-August 2025, compared with the same period last year.")
    assert (first.begin, first.finish) == (date(2025, 1, 1), date(2025, 8, 31))
    assert (second.begin, second.finish, second.relation) == (date(2024, 1, 1), date(2024, 8, 31), "yoy")


def test_the_following_year_counts_from_the_date_told() -> None:
    _, second = find("Trade rose from $1 bn in 2021 to $2 bn the following year.")
    assert (second.begin, second.finish) == (date(2022, 1, 1), date(2022, 12, 31))


def test_a_year_earlier_is_the_base_of_a_comparison() -> None:
    _, second = find("Exports in September 2025 were up a tenth from a year earlier.")
    assert (second.begin, second.relation) == (date(2024, 9, 1), "yoy")


@pytest.mark.parametrize("phrase", ["year-on-year", "year on year", "year-over-year", "yoy", "YoY"])
def test_year_on_year_is_a_comparison(phrase: str) -> None:
    assert one(f"Exports rose 5% {phrase}.").relation == "yoy"


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("He came on a three-day visit.", "DURATION", "P3D"),
        ("The deal runs for two years.", "DURATION", "P2Y"),
        ("They waited two and a half years.", "DURATION", "P2.5Y"),
        ("They have talked for several months.", "DURATION", "PXM"),
        ("They have talked for decades.", "DURATION", "PXDE"),
        ("They meet every year.", "SET", "P1Y"),
        ("It ships 2 million tonnes a year.", "SET", "P1Y"),
        ("The commission meets annually.", "SET", "P1Y"),
    ],
)
def test_durations_and_sets_have_no_days(text: str, kind: str, value: str) -> None:
    when = one(text)
    assert (when.type, when.value, when.begin, when.finish) == (kind, value, None, None)


def test_the_last_year_without_an_anchor_tells_no_days() -> None:
    when = one("Trade rose by a third in the last year.")
    assert (when.begin, when.finish) == (None, None)


def test_recent_years_are_the_past_without_days() -> None:
    when = one("Trade rose in recent years.")
    assert (when.text, when.value, when.begin) == ("recent years", "PAST_REF", None)


def test_the_first_months_have_no_end() -> None:
    when = one("Trade rose in the first months of this year.")
    assert (when.begin, when.finish) == (date(2025, 1, 1), None)


def test_an_american_fiscal_year_begins_in_october() -> None:
    when = one("The United States gave $5 million in Fiscal Year 2024.")
    assert (when.begin, when.finish) == (date(2023, 10, 1), date(2024, 9, 30))


def test_an_indian_fiscal_year_begins_in_april() -> None:
    when = one("India bought more in FY 2023-24.")
    assert (when.begin, when.finish) == (date(2023, 4, 1), date(2024, 3, 31))


def test_a_fiscal_year_of_no_known_country_has_no_days() -> None:
    when = one("Norland bought more in fiscal year 2024.")
    assert (when.begin, when.finish) == (None, None)


def test_a_dateline_moves_the_day_that_today_hangs_on() -> None:
    found = timex.find("Talks\nMOSCOW, Oct. 7 (Newswire) -- They met today.", THURSDAY)
    assert [t.begin for t in found] == [date(2025, 10, 7), date(2025, 10, 7)]


@pytest.mark.parametrize(
    "text",
    [
        "It rose by 17% and then by 2,015 tonnes.",
        "They may sign and march on.",
        "Prime Minister Theresa May and Mr March shook hands.",
        "The second minister waited a second.",
        "Resolution 1973 was read out in room 2012.",
        "Around 2000 companies took part.",
        "The index lost 2000 points.",
        "It cost $2015 a head.",
        "A quarter of exports goes by sea, three quarters by rail.",
        "The reader of the Sunday Times fell ill.",
        "Black Friday sales were poor.",
        "See https://example.org/2023/nov/09 for more.",
        "The second half of the talks was short.",
    ],
)
def test_what_is_no_time_is_not_found(text: str) -> None:
    assert [t.text for t in find(text) if t.type == "DATE"] == []


def test_without_a_publish_day_relative_expressions_are_found_but_have_no_days() -> None:
    found = find("They met on Friday, last week, in November, two days ago and yesterday.", None)
    assert [t.text for t in found] == ["Friday", "last week", "November", "two days ago", "yesterday"]
    assert all(t.begin is None and t.finish is None for t in found)


def test_without_a_publish_day_a_full_date_has_its_days() -> None:
    assert days("They met on 9 October 2025.", None) == "2025-10-09"


RELATIVE = (
    "They met yesterday.", "They met on Monday.", "They will meet on Monday.", "They met ten days ago.",
    "They met last week.", "They will meet next Tuesday.", "They met over the weekend.",
)  # fmt: skip
ABSOLUTE = (
    "They met on 9 October 2025.", "They met in March 2019.", "They met in 2015.", "Trade grew in 2015-2020.",
    "Trade grew in the first quarter of 2024.", "Ties were cold in the 1990s.", "They met on 2024-02-29.",
)  # fmt: skip
DAYS = st.dates(date(1980, 1, 1), date(2060, 1, 1))


@given(st.sampled_from(RELATIVE), DAYS)
def test_a_week_later_relative_dates_lie_a_week_later(text: str, published: date) -> None:
    week = timedelta(days=7)
    before, after = one(text, published), one(text, published + week)
    assert before.begin and before.finish and after.begin and after.finish
    assert (after.begin - before.begin, after.finish - before.finish) == (week, week)


@given(st.sampled_from(ABSOLUTE), DAYS)
def test_absolute_dates_do_not_move_with_the_publish_day(text: str, published: date) -> None:
    assert one(text, published) == one(text, published + timedelta(days=7))


PIECES = (
    "October", "Oct.", "May", "9", "9-10", "2025", "2015-2020", "the", "last", "next", "first", "seven", "months",
    "of", "this",
    "year", "by", "since", "end", "Friday", "to", "and", "ago", "earlier", "half", "quarter", "Q1", "FY", "99999",
    "decade", "century", "same", "period", "12:30", "p.m.", "31", "February", "-", ",", ".", "\n", "will", "met",
    "0000", "9999", "years",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join), st.one_of(st.none(), st.dates()))
def test_any_text_gives_sorted_spans_with_days_in_order(text: str, published: date | None) -> None:
    reached = 0
    for t in find(text, published):
        assert text[t.start : t.end] == t.text == t.text.strip() != ""
        assert t.start >= reached
        reached = t.end
        if t.begin and t.finish:
            assert t.begin <= t.finish


@given(st.text(max_size=80), st.dates())
def test_no_text_is_too_odd(text: str, published: date) -> None:
    assert all(text[t.start : t.end] == t.text for t in find(text, published))


@pytest.mark.shared
def test_scores_on_annotated_news_hold(shared: Path) -> None:
    score = runpy.run_path(str(Path(__file__).parents[1] / "benchmarks" / "dates.py"))["score"]
    result = score(shared / "gold" / "dates_dev.jsonl")
    assert result.span >= 0.94
    assert result.value >= 0.89


def test_no_units_cover_no_days():
    found = timex.find("Trade fell in the last 0 months.", date(2020, 5, 5), [])
    assert all(one.begin is None and one.finish is None for one in found)
