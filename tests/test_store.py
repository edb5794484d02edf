"""What a notebook gets: rows by pair, country, group and dates, with declared types."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from rows import event, extraction, figure, meeting

from analytics.errors import BadPeriod, InputError, UnknownCountry
from analytics.records import Article, Participation, Reject
from analytics.store import Store, open_store
from analytics.store.selection import pairs
from analytics.tables import Batch, Tables

TEXT = "Talks were held. Six met. The bloc met. Trade grew. Aid came. A visit was paid."


def article(name: str, day: str | None, publisher: str = "P") -> Article:
    return Article(
        article_id=f"a{name}",
        story_id=f"a{name}",
        title=f"Title {name}",
        text=TEXT,
        publisher=publisher,
        published_local_date=day,
        input_sha256=name,
        input_name=f"{name}.txt",
        url=f"https://p.example/{name}",
        flags=[] if day else ["undated"],
    )


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Two dated articles with rows about Russia and its neighbours, an undated one, and a reject."""
    one, two, bare = article("1", "2025-10-09"), article("2", "2024-03-05", "Q"), article("3", None)
    day = {"start": "2025-10-09", "end": "2025-10-09", "precision": "day"}
    six = meeting(one, ["KAZ", "KGZ", "RUS", "TJK", "TKM", "UZB"], "Six met.", kind="summit", **day)
    bloc = meeting(one, ["CIS"], "The bloc met.", kind="summit", **day)
    found = extraction(
        one,
        meeting(one, ["RUS", "TJK"], "Talks were held.", **day),
        six,
        bloc,
        figure(one, "RUS", "TJK", "Trade grew.", period_start="2025-01-01", period_end="2025-07-31"),
        event(one, "RUS", "TJK", "Aid came.", type="AID", date="2025-10-09", confidence=0.3),
    )
    found.participations += [
        Participation(
            participation_id=f"p{code}",
            article_id=one.article_id,
            row_table="meetings",
            row_id=bloc.meeting_id,
            actor=code,
            role="participant",
            presence="by membership",
            bloc="CIS",
        )
        for code in ("RUS", "TJK", "ARM")
    ]
    council = meeting(two, ["EU"], "The bloc met.", kind="summit", start="2024-03-01", end="2024-03-01")
    other = extraction(two, meeting(two, ["CHN", "RUS"], "Talks were held."), council)
    other.participations += [
        Participation(
            participation_id=f"p{code}",
            article_id=two.article_id,
            row_table="meetings",
            row_id=council.meeting_id,
            actor=code,
            role="participant",
            presence="by membership",
            bloc="EU",
        )
        for code in ("DEU", "FRA")
    ]
    folder = tmp_path_factory.mktemp("desk") / "store"
    Tables(folder).write(
        Batch(
            [one, two, bare],
            [found, other, extraction(bare)],
            [Reject(reject_id="r1", input_name="x.pdf", input_sha256="s", reason="no form")],
        )
    )
    return open_store(folder)


@pytest.mark.parametrize("pair", ["RUS-TJK", "TJK-RUS", ("Russia", "Tajikistan"), ["RUS-TJK"], "Russia and Tajikistan"])
def test_a_pair_is_understood_as_people_say_it(store: Store, pair: Any) -> None:
    assert set(store.meetings(pair=pair).evidence) == {"Talks were held.", "Six met.", "The bloc met."}


def test_gatherings_of_more_than_two_are_told_apart_from_bilateral_ones(store: Store) -> None:
    found = store.meetings(pair="RUS-TJK")
    assert dict(zip(found.evidence, found.presence, strict=True)) == {
        "Talks were held.": "bilateral",
        "Six met.": "both present",
        "The bloc met.": "both present",
    }


def test_a_member_is_not_present_where_its_bloc_sends_an_institution(store: Store) -> None:
    assert len(store.meetings(pair=("Germany", "France"))) == 0


def test_several_pairs_come_together(store: Store) -> None:
    assert len(store.meetings(pair=["RUS-TJK", "CHN-RUS"])) == 4
    assert len(store.meetings(pair=[("Russia", "Tajikistan"), ("China", "Russia")])) == 4


def test_a_country_gives_every_row_with_that_side(store: Store) -> None:
    assert len(store.meetings(country="Russia")) == 4
    assert len(store.meetings(country="Uzbekistan")) == 1
    assert len(store.trade_figures(country="TJK")) == len(store.events(country="TJK")) == 1


def test_a_group_gives_rows_between_its_members(store: Store) -> None:
    assert set(store.meetings(group=["Russia", "China"]).evidence) == {"Talks were held."}
    assert len(store.meetings(group="CIS")) == 3
    assert len(store.meetings(country="China", group=["Russia", "China"])) == 1


def test_a_period_selects_by_the_rows_own_days_and_else_by_the_publish_day(store: Store) -> None:
    assert len(store.meetings(start="2025")) == 3
    assert store.meetings(start="2024-03-05", end="2024-03-05").evidence.tolist() == ["Talks were held."]
    assert len(store.trade_figures(start="2025Q3")) == 1
    assert len(store.trade_figures(start="2025-08")) == 0
    assert len(store.events(start=date(2025, 10, 9), end=pd.Timestamp("2025-10-09"))) == 1


def test_confidence_and_origin_select(store: Store) -> None:
    assert len(store.events(min_confidence=0.5)) == 0
    assert len(store.events(origin="extracted")) == 1
    assert len(store.events(origin="imported")) == 0


@pytest.mark.parametrize(
    ("filters", "error", "said"),
    [
        ({"pair": ("Rusia", "Tajikistan")}, UnknownCountry, "Russia"),
        ({"pair": "Russia"}, InputError, "no pair"),
        ({"pair": []}, InputError, "no pair"),
        ({"start": "2025", "end": "2024"}, BadPeriod, "after"),
        ({"origin": "guessed"}, InputError, "extracted"),
        ({"country": "Atlantis"}, UnknownCountry, "Atlantis"),
        ({"pair": ("Russia", "RUS")}, InputError, "two sides"),
    ],
)
def test_a_wrong_filter_is_told_in_words(
    store: Store, filters: dict[str, Any], error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        store.meetings(**filters)


def test_names_with_hyphens_and_ands_make_pairs_too() -> None:
    assert pairs(("Guinea-Bissau", "Russia")) == ["GNB-RUS"]
    assert pairs("CENTRAL_ASIA-RUS") == ["CENTRAL_ASIA-RUS"]


def test_types_are_declared_with_and_without_rows(store: Store) -> None:
    for name in ("trade_figures", "meetings", "events", "articles", "observations", "happenings", "claims", "coverage"):
        full, none = getattr(store, name)(), getattr(store, name)(start="2199")
        assert len(full) > 0
        assert len(none) == 0
        assert none.dtypes.equals(full.dtypes), name
    meetings = store.meetings()
    assert [str(meetings[name].dtype) for name in ("start", "edition", "lon", "kind", "participants", "published")] == [
        "datetime64[s]",
        "Int64",
        "float64",
        "str",
        "object",
        "datetime64[s]",
    ]
    assert isinstance(meetings.participants[0], list)


def test_a_table_has_its_own_columns_alone(store: Store) -> None:
    assert list(store.readings().columns) == [
        "article_id",
        "input_sha256",
        "extractor_version",
        "read_at",
        "replaced_by",
        "trade_figures",
        "meetings",
        "events",
    ]
    with pytest.raises(InputError, match="no table"):
        store.table("sqlite_master; DROP TABLE x")


def test_articles_come_by_what_they_tell(store: Store) -> None:
    assert store.articles().article_id.tolist() == ["a2", "a1", "a3"]
    assert store.articles(pair="RUS-TJK").article_id.tolist() == ["a1"]
    assert store.articles(start="2025").article_id.tolist() == ["a1"]
    assert "text" not in store.articles().columns
    assert store.articles(text=True).text.tolist() == [TEXT] * 3


def test_coverage_counts_all_that_was_read_with_a_date(store: Store) -> None:
    found = store.coverage("year")
    assert [(row.period_start.year, row.period_end, row.publisher, row.articles) for row in found.itertuples()] == [
        (2024, pd.Timestamp("2024-12-31"), "Q", 1),
        (2025, pd.Timestamp("2025-12-31"), "P", 1),
    ]
    assert store.coverage("month", start="2025").period_start.tolist() == [pd.Timestamp("2025-10-01")]
    with pytest.raises(InputError, match="choose"):
        store.coverage("fortnight")


def test_what_is_undated_or_turned_away_can_be_seen(store: Store) -> None:
    assert store.undated()[["input_name", "title", "first_line"]].values.tolist() == [["3.txt", "Title 3", TEXT]]
    assert store.rejects().reason.tolist() == ["no form"]
    assert store.counts()["articles"] == 3


def test_views_take_the_same_filters(store: Store) -> None:
    happenings = store.happenings(pair="RUS-TJK", start="2025")
    assert sorted(happenings.presence) == ["bilateral", "bilateral", "both present", "both present"]
    assert len(store.claims(pair="RUS-TJK", end="2024")) == 0
    assert len(store.claims(pair="RUS-TJK")) == 1
    assert len(store.observations(pair="RUS-TJK")) == 5


def test_a_store_stays_as_it_was_when_it_was_opened(tmp_path: Path) -> None:
    one, two = article("1", "2025-10-09"), article("2", "2025-10-10")
    tables = Tables(tmp_path)
    tables.write(Batch([one], [extraction(one)]))
    opened = open_store(tmp_path)
    tables.write(Batch([two], [extraction(two)]))
    assert len(opened.articles()) == 1
    assert len(open_store(tmp_path).articles()) == 2
    assert len(open_store(tmp_path, as_of=opened.versions).articles()) == 1


@pytest.mark.parametrize("as_of", ["2001", "2001-01-01T10:00", datetime(2001, 1, 1), date(2001, 1, 1)])
def test_before_it_began_a_store_has_no_state(store: Store, as_of: Any) -> None:
    with pytest.raises(InputError, match="began"):
        open_store(store.path, as_of=as_of)


def test_an_as_of_that_is_no_moment_is_a_wrong_call(store: Store) -> None:
    with pytest.raises(InputError):
        open_store(store.path, as_of="the day before yesterday")
    assert open_store(store.path, as_of="2199").versions == store.versions


def test_the_store_is_found_by_its_variable(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RELATIONS_STORE", str(store.path))
    assert open_store().counts() == store.counts()
