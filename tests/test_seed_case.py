"""The seed case, a test of the whole walk: one brief of 9 October 2025 becomes its rows and nothing else."""

from pathlib import Path

import pandas as pd
import pytest

import analytics as ra
from analytics.pipeline import ingest

ROOT = Path(__file__).parents[1]
BRIEF = ROOT / "data/articles/2025-10-09-putin-dushanbe-state-visit.md"
UNDATED = ROOT / "tests/samples/putin-dushanbe-undated.txt"


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("seed") / "store"
    ingest([BRIEF], folder)
    return ra.open_store(folder)


def day(text):
    return pd.Timestamp(text)


def test_turnover_grew_by_over_17_percent_in_seven_months_as_putin_said(store):
    figures = store.trade_figures()
    assert len(figures) == 1, "the turnover that 'continues to grow' is no number"
    row = figures.iloc[0]
    assert (row.pair, row.flow, row.measure, row.value, row.unit) == ("RUS-TJK", "turnover", "change_pct", 17, "pct")
    assert (row.bound, row.status, row.comparison) == ("gt", "actual", "yoy")
    assert (row.period_start, row.period_end) == (day("2025-01-01"), day("2025-07-31"))
    assert "Putin" in row.speaker
    assert row.speaker_country == "RUS"
    assert "17" in row.value_text


def test_the_state_visit_is_one_row_of_three_days(store):
    meetings = store.meetings()
    visit = meetings[meetings.kind == "visit"]
    assert len(visit) == 1
    row = visit.iloc[0]
    assert (row.start, row.end, row.status) == (day("2025-10-08"), day("2025-10-10"), "held")
    assert (row.pair, row.host, list(row.guests), row.visit_type) == ("RUS-TJK", "TJK", ["RUS"], "state")
    assert (row.place, row.country) == ("Dushanbe", "TJK")


def test_the_talks_are_on_the_publish_day(store):
    meetings = store.meetings()
    talks = meetings[meetings.kind == "talks"]
    assert [(row.start, row.pair, row.status) for row in talks.itertuples()] == [(day("2025-10-09"), "RUS-TJK", "held")]


def test_the_second_summit_and_the_council_are_planned(store):
    meetings = store.meetings()
    summits = meetings[meetings.kind == "summit"].sort_values("start")
    assert [(row.start, row.status) for row in summits.itertuples()] == [
        (day("2025-10-09"), "planned"), (day("2025-10-10"), "planned")]
    assert summits.iloc[0].edition == 2
    assert "Central Asia" in summits.iloc[0]["name"]
    assert "CIS" in summits.iloc[1].participants


def test_the_signing_is_support(store):
    events = store.events()
    assert ((events.type == "SUPPORT") & (events.pair == "RUS-TJK") & (events.date == day("2025-10-09"))).any()


def test_nothing_of_the_most_read_list_becomes_a_row(store):
    article = store.articles(text=True).iloc[0]
    tail = len(article.title) + 1 + article.text.index("Most Read News")
    for rows in (store.trade_figures(), store.meetings(), store.events()):
        assert (rows.evidence_end <= tail).all()


def test_every_row_quotes_its_article_letter_for_letter(store):
    article = store.articles(text=True).iloc[0]
    body = f"{article.title}\n{article.text}"
    for rows in (store.trade_figures(), store.meetings(), store.events()):
        assert len(rows)
        for row in rows.itertuples():
            assert body[row.evidence_start:row.evidence_end] == row.evidence


def test_the_visit_its_talks_and_their_events_are_one_happening(store):
    happenings = store.happenings(pair="RUS-TJK")
    meetings = happenings[(happenings.category == "meeting") & (happenings.presence == "bilateral")]
    assert [row.kind for row in meetings.itertuples()] == ["visit"]


def test_a_summit_of_a_bloc_shows_in_a_pair_as_both_present(store):
    happenings = store.happenings(pair="RUS-TJK")
    present = happenings[happenings.presence == "both present"]
    assert set(present.kind) == {"summit"}


def test_the_same_text_without_a_date_is_kept_and_gives_no_rows(tmp_path):
    ingest([UNDATED], tmp_path / "store")
    store = ra.open_store(tmp_path / "store")
    assert len(store.articles()) == 1
    assert len(store.undated()) == 1
    assert store.undated().iloc[0].title == store.articles().iloc[0].title
    assert len(store.trade_figures()) == len(store.meetings()) == len(store.events()) == 0
