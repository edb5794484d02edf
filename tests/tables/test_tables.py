"""The store's tables: a batch is in whole or not at all, and a version stays what it was."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest
from rows import event, extraction, figure, meeting

from analytics.errors import InputError
from analytics.records import TABLES, Article, Extraction, Reject, schema
from analytics.tables import KINDS, RECORDS, Batch, Tables, cast
from analytics.tables.columns import PANDAS, STORE_COLUMNS, arrow_schema


def article(name: str, day: str | None = "2025-10-09", text: str = "Talks were held. Trade grew.") -> Article:
    return Article(
        article_id=f"a{name}",
        title=f"Title {name}",
        text=text,
        published_local_date=day,
        publisher="P",
        input_sha256=f"sha-{name}-{text}",
        flags=[] if day else ["undated"],
    )


def talks(one: Article, *more: str) -> Extraction:
    rows = [
        meeting(one, ["RUS", "TJK"], evidence, start="2025-10-09", end="2025-10-09", precision="day")
        for evidence in ("Talks were held.", *more)
    ]
    return extraction(
        one,
        *rows,
        figure(one, "RUS", "TJK", "Trade grew.", period_start="2025-01-01"),
        event(one, "RUS", "TJK", "held", date="2025-10-09"),
    )


def batch(*articles: Article) -> Batch:
    return Batch(list(articles), [talks(one) for one in articles])


def rows(tables: Tables, name: str) -> int:
    return tables.count(name)


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    return Tables(tmp_path / "a desk's störe" / "store")


def test_what_is_written_is_read(tables: Tables) -> None:
    tables.write(batch(article("1"), article("2", "2019-01-01"), article("3", None)))
    assert {name: rows(tables, name) for name in RECORDS} == {
        "articles": 3,
        "trade_figures": 3,
        "meetings": 3,
        "events": 3,
        "participations": 18,
        "readings": 3,
        "imports": 0,
        "rejects": 0,
    }


def test_an_article_comes_back_as_it_was(tables: Tables) -> None:
    one = article("1")
    one.published, one.flags = "2025-10-09T13:40:00+00:00", ["no_zone", "future"]
    tables.write(batch(one))
    (back,) = tables.articles()
    assert back == one


def test_writing_again_changes_no_row(tables: Tables) -> None:
    tables.write(batch(article("1"), article("2")))
    tables.write(batch(article("1"), article("2")))
    assert [rows(tables, name) for name in ("articles", "meetings", "participations", "readings")] == [2, 2, 12, 2]


def test_a_new_reading_replaces_all_rows_of_its_article_and_no_other(tables: Tables) -> None:
    tables.write(batch(article("1"), article("2")))
    again = article("1")
    tables.write(Batch([again], [Extraction(again.article_id)]))
    assert [rows(tables, name) for name in ("articles", "meetings", "events", "trade_figures", "participations")] == [
        2,
        1,
        1,
        1,
        6,
    ]


def test_an_article_whose_day_changes_moves_to_its_year(tables: Tables) -> None:
    tables.write(batch(article("1", None)))
    tables.write(batch(article("1", "2025-10-09")))
    assert [one.published_local_date for one in tables.articles()] == ["2025-10-09"]


def test_the_same_input_under_another_id_is_replaced(tables: Tables) -> None:
    one = article("1")
    tables.write(batch(one))
    one.article_id = "a-other"
    tables.write(batch(one))
    assert [back.article_id for back in tables.articles()] == ["a-other"]


def test_a_batch_that_died_before_the_log_is_not_seen(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    tables.write(batch(article("1")))
    before = tables.pin()
    die_at(tables, monkeypatch, "events")
    with pytest.raises(KeyboardInterrupt):
        tables.write(batch(article("2")))
    monkeypatch.undo()
    assert tables.pin() == before
    assert [rows(tables, name) for name in ("articles", "meetings", "events")] == [1, 1, 1]
    tables.write(batch(article("3")))
    assert [rows(tables, name) for name in ("articles", "meetings", "events")] == [2, 2, 2], "left over, not in the log"
    tables.write(batch(article("2")))
    assert [rows(tables, name) for name in ("articles", "meetings", "events")] == [3, 3, 3]


def test_a_replacement_that_died_half_way_shows_the_old_state(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    tables.write(batch(article("1"), article("2")))
    die_at(tables, monkeypatch, "events")
    changed = article("1", text="Talks were held. Trade grew. More was said.")
    with pytest.raises(KeyboardInterrupt):
        tables.write(Batch([changed], [talks(changed, "More was said.")]))
    monkeypatch.undo()
    assert [rows(tables, name) for name in ("articles", "meetings", "events")] == [2, 2, 2]
    tables.write(batch(article("3")))
    assert [rows(tables, name) for name in ("articles", "meetings", "events")] == [3, 3, 3], "as before"
    tables.write(Batch([changed], [talks(changed, "More was said.")]))
    assert [rows(tables, name) for name in ("articles", "meetings", "events")] == [3, 4, 3]


def test_two_runs_that_read_one_article_leave_it_once(tables: Tables) -> None:
    tables.create()
    one, other = Tables(tables.path), Tables(tables.path)
    changed = article("1", text="Talks were held. Trade grew. More was said.")
    one.write(batch(article("1"), article("2")))
    other.write(Batch([changed], [talks(changed, "More was said.")]))
    assert [rows(tables, name) for name in ("articles", "meetings", "events", "readings")] == [2, 3, 2, 2]


def die_at(tables: Tables, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    whole = tables.root.append

    def append(table: str, *arguments: object, **more: object) -> None:
        if table == name:
            raise KeyboardInterrupt
        whole(table, *arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(tables.root, "append", append)


def test_versions_pinned_stay_what_they_were(tables: Tables) -> None:
    tables.write(batch(article("1")))
    versions = tables.pin()
    tables.write(batch(article("1"), article("2")))
    con = tables.connect(versions)
    assert con.execute("SELECT count(*) FROM meetings").fetchone() == (1,)
    assert tables.pin(versions) == versions


def test_a_moment_gives_the_versions_of_then(tables: Tables) -> None:
    tables.write(batch(article("1")))
    versions = tables.pin()
    time.sleep(0.05)
    moment = datetime.now(UTC)
    time.sleep(0.05)
    tables.write(batch(article("2")))
    assert tables.pin(moment) == versions
    assert tables.pin(datetime.now(UTC) + timedelta(days=1)) == tables.pin()
    with pytest.raises(InputError, match="the store began on"):
        tables.pin(datetime(2001, 1, 1))


def test_an_unknown_table_has_no_version(tables: Tables) -> None:
    tables.write(batch(article("1")))
    with pytest.raises(InputError, match="no table 'visits'"):
        tables.pin({"visits": 1})


def test_a_store_that_is_not_there_is_a_wrong_call(tables: Tables) -> None:
    with pytest.raises(InputError, match="no store"):
        tables.pin()
    assert tables.known() == []


@pytest.mark.parametrize("name", ["100%", "a[1]", "what?", "a#b"])
def test_a_folder_that_the_tables_cannot_lie_in_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="can't lie in"):
        Tables(tmp_path / name)


def test_rejects_are_kept_once(tables: Tables) -> None:
    one = Reject(reject_id="r1", input_name="a.txt", input_sha256="x", reason="the file is empty")
    tables.write(Batch(rejects=[one]))
    tables.write(Batch(rejects=[one]))
    assert rows(tables, "rejects") == 1
    assert tables.rejected() == {("a.txt", "x")}
    assert tables.tally("rejects", "reason") == [("the file is empty", 1)]


def test_the_log_says_what_was_read_by_which_rules(tables: Tables) -> None:
    tables.write(batch(article("1")))
    (known,) = tables.known()
    assert (known.article_id, known.extractor_version) == ("a1", "1")


def test_every_column_has_a_kind_and_a_dtype() -> None:
    for record in TABLES:
        assert arrow_schema(record.table).names == [*(one.name for one in schema(record)), *STORE_COLUMNS]
        assert {KINDS[one.name] for one in schema(record)} <= set(PANDAS)


def test_a_cast_gives_the_declared_dtypes_with_and_without_rows() -> None:
    kinds = {"n": "int", "x": "float", "s": "string", "d": "date", "t": "instant", "l": "strings", "b": "bool"}
    wanted = ["Int64", "float64", "str", "datetime64[s]", "datetime64[us, UTC]", "object", "boolean"]
    empty = cast({name: [] for name in kinds}, kinds)  # type: ignore[arg-type]
    full = cast(
        {
            "n": [1, None],
            "x": [1, None],
            "s": ["a", None],
            "d": ["2025-10-09", None],
            "t": ["2025-10-09T01:00:00+05:00", None],
            "l": [("a",), None],
            "b": [True, None],
        },
        kinds,
    )  # type: ignore[arg-type]
    assert [str(kind) for kind in empty.dtypes] == [str(kind) for kind in full.dtypes] == wanted
    assert full["t"][0] == pd.Timestamp("2025-10-08T20:00:00Z")
    assert full["l"].tolist() == [["a"], []]
