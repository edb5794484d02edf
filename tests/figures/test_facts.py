"""The first screen, the tables and the limits, against the invented rows."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pandas as pd

from analytics import series
from analytics.figures import activity, evidence, facts, limits, words


def screen(told: SimpleNamespace) -> dict[str, object]:
    shown = facts.first_screen(
        told.happenings, told.claims, told.observations, told.states, told.pair, facts.as_of(told.days)
    )
    return {one.label: one for one in shown.facts}


def test_today_is_the_last_day_that_was_read(told: SimpleNamespace) -> None:
    assert facts.as_of(told.days) == date(2021, 10, 9)


def test_the_leaders_last_meeting_is_the_visit_not_the_later_talks_of_ministers(told: SimpleNamespace) -> None:
    assert screen(told)["Leaders last met in person"].value == "2 to 4 March 2021, Dushanbe, Tajikistan"


def test_next_is_the_first_plan_after_the_last_reading(told: SimpleNamespace) -> None:
    fact = screen(told)["Planned next"]
    assert fact.value == "15 October 2021, Dushanbe, Tajikistan"
    assert "1 more plan" in fact.detail


def test_a_plan_that_passed_is_not_next(told: SimpleNamespace) -> None:
    shown = facts.first_screen(
        told.happenings, told.claims, told.observations, told.states, told.pair, date(2022, 1, 1)
    )
    fact = shown.facts[1]
    assert fact.value == "Nothing planned found"
    assert "1 to 2 November 2021" in fact.detail


def test_the_latest_claim_is_no_aim_and_turnover_goes_first(told: SimpleNamespace) -> None:
    fact = screen(told)["Latest trade claim"]
    assert fact.value == "Trade turnover of Russia and Tajikistan: about $1.1 billion, 2020"
    assert fact.detail == "Said by a speaker for Tajikistan."


def test_what_was_read_names_voices_and_gaps(told: SimpleNamespace) -> None:
    fact = screen(told)["What was read"]
    assert fact.value == "13 articles"
    assert "Example Agency" in fact.detail and "Nothing was read of 2020." in fact.detail


def test_nothing_found_is_said_in_every_answer(told: SimpleNamespace) -> None:
    empty = (told.happenings.iloc[0:0], told.claims.iloc[0:0], told.observations.iloc[0:0])
    shown = facts.first_screen(*empty, told.states, told.pair, date(2021, 10, 9))
    assert [one.value for one in shown.facts] == [
        "No such meeting found",
        "Nothing planned found",
        "No trade claim found",
        "No meetings of the two, 2015 to 2021",
        "13 articles",
    ]
    assert not any(one.keys for one in shown.facts)


def test_an_empty_pair_names_what_is_near(told: SimpleNamespace) -> None:
    assert limits.near(told.store, "CHN-TJK", told.observations.iloc[0:0]).notes == ["Russia and Tajikistan: 39 rows"]
    assert limits.near(told.store, told.pair, told.observations) is None
    assert "Neither side appears" in limits.near(told.store, "BRA-CHL", told.observations.iloc[0:0]).notes[0]


def test_sample_briefs_are_said_to_be_ours(told: SimpleNamespace) -> None:
    days = told.days.assign(publisher=facts.SAMPLE)
    assert facts.heading(told.pair, None, None, days, told.observations).notes == (facts.SAMPLE_NOTE,)
    assert facts.heading(told.pair, None, None, told.days, told.observations).notes == ()


def test_the_evidence_has_every_row_and_leads_from_marks_to_sentences(told: SimpleNamespace) -> None:
    table = evidence.table(told.observations, told.articles, told.happenings, told.claims)
    assert len(table.rows) == len(table.data_rows) == len(told.observations)
    keys = {key for row in table.rows for key in row["keys"]}
    assert keys == set(told.happenings["happening_id"]) | set(told.claims["claim_id"])


def test_facts_of_a_brief_are_told_apart_from_its_words(told: SimpleNamespace) -> None:
    articles = told.articles.assign(source_name="Named Source", source_url="https://example.org/source")
    row = evidence.table(told.observations, articles, told.happenings, told.claims).rows[0]
    assert row["after"] == "facts from Named Source"
    assert row["source"].startswith("Example Agency")


def test_only_addresses_of_the_web_become_links() -> None:
    assert evidence.web("https://example.org/a") == "https://example.org/a"
    assert evidence.web("javascript:alert(1)") == evidence.web("file:///etc/passwd") == evidence.web(None) == ""


def test_limits_count_what_is_left_out(told: SimpleNamespace) -> None:
    said = " ".join(limits.unseen(told.store, told.happenings, told.claims, told.states, "year").notes)
    assert (
        "14 articles in the store, 1 article" in said
        and "1 happening without a date" in said
        and "1 trade claim without a period is" in said
    )


def test_days_are_said_as_people_write_them() -> None:
    assert words.span("2025-10-08", "2025-10-10") == "8 to 10 October 2025"
    assert words.span("2025-09-30", "2025-10-02") == "30 September to 2 October 2025"
    assert words.span("2025-01-01", "2025-12-31", "year") == "2025"
    assert words.span("2025-10-01", "2025-10-31", "month") == "October 2025"
    assert words.span("2025-01-01", "2025-07-31", None) == "January to July 2025"
    assert words.span("2025-10-06", "2025-10-12", "week") == "week of 6 October 2025"
    assert words.span(None, None) == "undated"


def test_a_long_sentence_is_cut_at_a_word() -> None:
    cut = words.short("word " * 100, 40)
    assert len(cut) <= 40 and cut.endswith("word …")


def test_a_publisher_taken_away_is_told_as_coverage_not_relations(told: SimpleNamespace) -> None:
    years = range(2015, 2020)
    rows = [(f"{year}-01-01", f"{year}-12-31", name, n) for year in years for name, n in (("A", 100), ("B", 60))]
    read = pd.DataFrame(rows, columns=["period_start", "period_end", "publisher", "articles"])
    read = read.astype({"period_start": "datetime64[s]", "period_end": "datetime64[s]", "articles": "Int64"})
    cut = read[(read["publisher"] == "A") | (read["period_start"] < "2018-01-01")]
    nothing = told.happenings.iloc[0:0]
    whole, less = (series.states(nothing, some, "year") for some in (read, cut))
    assert limits.reading_words(whole) == "Read in every period: A, B."
    said = limits.reading_words(less)
    assert "fell from 160 to 100 articles in 2018 (B no longer read): that is coverage, not relations." in said
    assert "Read in every period: A." in said
    # and the chart says it
    assert said in activity.bars(nothing, less, told.pair).layout.meta["note"]


def test_figures_that_differ_stand_side_by_side(told: SimpleNamespace) -> None:
    assert evidence.differing(told.claims.iloc[0:0]) is None
    level = told.claims[(told.claims["measure"] == "level") & (told.claims["period_end"] == "2017-12-31")]
    other = level.assign(
        claim_id="c-other", value=level["value"] * 2, bound="eq", article_id="another", label="Twice it"
    )
    table = evidence.differing(pd.concat([level, other], ignore_index=True))
    assert table is not None
    assert [row["what"] for row in table.rows] == ["differ"]
    told_both = table.rows[0]["one"] + table.rows[0]["other"]
    assert "about $800 million" in told_both and "Twice it" in told_both and told_both.count("“") == 2
    one_sentence = other.assign(article_id=level["article_id"])
    assert evidence.differing(pd.concat([level, one_sentence], ignore_index=True)) is None
