"""Maintenance changes files, never what a reader sees: beside writers, after the dead, and as of before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from deltalake import write_deltalake
from rows import event, extraction, figure, meeting

from analytics.records import Article, Extraction, Reject
from analytics.store import open_store
from analytics.tables import ROW_TABLES, Batch, Tables
from analytics.tables.columns import to_arrow

TEXT = "They met. More was said. Aid came."


def article(name: str, day: str | None = "2025-10-09") -> Article:
    return Article(article_id=f"a{name}", title="T", text=TEXT, published_local_date=day, input_sha256=f"sha-{name}")


def read(one: Article, *more: str) -> Extraction:
    rows = [meeting(one, ["RUS", "TJK"], said, start="2025-10-09") for said in ("They met.", *more)]
    grew = figure(one, "RUS", "TJK", "They met.")
    return extraction(one, *rows, grew, event(one, "CHN", "RUS", "Aid came.", date="2025-10-09"))


def put(tables: Tables, *articles: Article, more: tuple[str, ...] = ()) -> None:
    tables.write(Batch(list(articles), [read(one, *more) for one in articles]))


def seen(tables: Tables) -> dict[str, list[Any]]:
    con = tables.connect(tables.pin())
    return {
        name: con.execute(f"SELECT * FROM {name} ORDER BY ALL").fetchall()
        for name in ("articles", "readings", "rejects", *ROW_TABLES)
    }


@pytest.fixture
def tables(tmp_path: Path) -> Tables:
    """A store in which one article was read twice, one moved to another year, and one died before the log."""
    tables = Tables(tmp_path / "store")
    put(tables, article("1"), article("2", "2024-01-02"), article("3", None))
    tables.write(Batch(rejects=[Reject(reject_id="r1", input_name="a.txt", input_sha256="x", reason="empty")]))
    put(tables, article("1"), more=("More was said.",))
    put(tables, article("3", "2025-01-01"))
    dead = article("4")
    tables.root.append("meetings", to_arrow("meetings", read(dead).meetings, [2025], "0000000000000f-dead"))
    return tables


def rows_in_files(tables: Tables, name: str) -> int:
    return int(tables.root.open(name).to_pyarrow_dataset().count_rows())


def test_what_is_seen_stays_the_same_and_what_is_not_goes(tables: Tables) -> None:
    before = seen(tables)
    assert rows_in_files(tables, "meetings") == 7
    done = tables.maintain()
    assert seen(tables) == before
    assert rows_in_files(tables, "meetings") == len(before["meetings"]) == 4
    assert rows_in_files(tables, "readings") == 3
    assert done.files_after < done.files_before
    assert all("settled=1" in uri for uri in tables.root.open("meetings").file_uris())


def test_a_second_time_there_is_nothing_to_do(tables: Tables) -> None:
    tables.maintain()
    versions = tables.pin()
    assert tables.maintain().years == {}
    assert tables.pin() == versions


def test_an_ingest_after_it_adds_replaces_and_moves(tables: Tables) -> None:
    tables.maintain()
    put(tables, article("2", "2023-05-05"), article("5"))
    now = seen(tables)
    assert [len(now[name]) for name in ("articles", "readings", "meetings")] == [4, 4, 5]
    tables.maintain()
    assert seen(tables) == now
    assert rows_in_files(tables, "meetings") == 5, "the rows of the year that the article left are gone"


def test_a_state_of_before_stays_readable(tables: Tables) -> None:
    versions, before = tables.pin(), seen(tables)
    tables.maintain()
    put(tables, article("9"))
    old = open_store(tables.path, as_of=versions)
    assert len(old.meetings()) == len(before["meetings"])


def test_rows_whose_log_is_still_to_come_are_left(tables: Tables) -> None:
    late = article("7")
    other = Tables(tables.path)
    whole = other._log

    def log(*arguments: Any) -> None:
        tables.maintain()  # between the rows and the log of another run
        whole(*arguments)

    other._log = log  # type: ignore[method-assign]
    put(other, late)
    assert {row[0] for row in seen(tables)["articles"]} == {"a1", "a2", "a3", "a7"}
    assert len(seen(tables)["meetings"]) == 5
    tables.maintain()
    assert len(seen(tables)["meetings"]) == 5


def test_rows_without_a_log_go_after_the_time_of_grace(tables: Tables) -> None:
    tables.root.append("meetings", to_arrow("meetings", read(article("8")).meetings, [2025], "ffffffffffffff-young"))
    tables.maintain()
    assert rows_in_files(tables, "meetings") == 5, "one that nobody has logged yet"
    tables.root.append("meetings", to_arrow("meetings", read(article("8")).meetings, [2025], "0000000000000f-dead"))
    tables.maintain()
    assert rows_in_files(tables, "meetings") == 5


@pytest.mark.parametrize("died_at", [*ROW_TABLES, "articles", "readings", "note"])
def test_maintenance_that_dies_at_any_table_changes_nothing_that_is_seen(
    tables: Tables, monkeypatch: pytest.MonkeyPatch, died_at: str
) -> None:
    before = seen(tables)
    retried = tables.root.retried

    def die(name: str, commit: Any) -> None:
        if name == died_at or (died_at == "note" and name == "readings" and "append" in repr(commit)):
            raise KeyboardInterrupt
        retried(name, commit)

    monkeypatch.setattr(tables.root, "retried", die)
    with pytest.raises(KeyboardInterrupt):
        tables.maintain()
    monkeypatch.undo()
    assert seen(tables) == before
    put(tables, article("9"))  # its entry notes the versions that the dead maintenance has left
    now = seen(tables)
    assert {name: len(now[name]) - len(before[name]) for name in ("articles", "meetings", "readings")} == {
        "articles": 1,
        "meetings": 1,
        "readings": 1,
    }
    tables.maintain()
    assert seen(tables) == now


def test_a_year_that_somebody_writes_to_meanwhile_is_done_again(
    tables: Tables, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, met = Tables(tables.path), []

    def write(table: Any, data: Any, **options: Any) -> None:
        if not met and options["mode"] == "overwrite":
            met.append(1)
            put(other, article("6"), article("1", "2025-02-02"))
        write_deltalake(table, data, **options)

    monkeypatch.setattr("deltalake.write_deltalake", write)
    tables.maintain()
    monkeypatch.undo()
    now = seen(tables)
    assert [len(now[name]) for name in ("articles", "readings", "meetings")] == [4, 4, 4]
    tables.maintain()
    assert seen(tables) == now


def test_what_a_killed_writer_left_is_removed(tables: Tables) -> None:
    left = tables.path / "meetings" / "year=2025" / "settled=0" / "part-1.parquet#1"
    left.write_bytes(b"half")
    assert tables.maintain().leftovers == 0, "it may be in the making"
    assert tables.maintain(grace_hours=0).leftovers == 1
    assert not left.exists()


def test_files_are_forgotten_only_when_asked(tables: Tables) -> None:
    old = tables.pin()
    assert tables.maintain().forgotten == 0
    assert len(open_store(tables.path, as_of=old).meetings()) == 4
    before = seen(tables)
    assert tables.maintain(keep_days=0).forgotten > 0
    assert seen(tables) == before


def test_two_maintenances_at_once_lose_nothing(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    before, other, met = seen(tables), Tables(tables.path), []

    def write(table: Any, data: Any, **options: Any) -> None:
        if not met:  # the other one settles everything, after this one has looked
            met.append(1)
            put(other, article("1"), more=("More was said.",))
            other.maintain()
        write_deltalake(table, data, **options)

    monkeypatch.setattr("deltalake.write_deltalake", write)
    tables.maintain()
    now = seen(tables)
    assert {name: len(rows) for name, rows in now.items()} == {name: len(rows) for name, rows in before.items()}
    assert now["meetings"] == before["meetings"]
