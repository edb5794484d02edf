"""An older store is brought to the layout of today, and its old states stay readable."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyarrow as pa
import pytest
from deltalake import CommitProperties, DeltaTable, Schema, write_deltalake
from rows import extraction, meeting

from analytics.errors import StoreError
from analytics.records import Article, Reading
from analytics.store import open_store
from analytics.tables import RECORDS, Batch, Tables, root
from analytics.tables.columns import STORE_COLUMNS, arrow_schema, to_arrow

LATER = "replaced_by"  # a column that layout 1 did not have


def article(name: str) -> Article:
    return Article(
        article_id=f"a{name}", title="T", text="They met.", published_local_date="2025-10-09", input_sha256=name
    )


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A store as layout 1 wrote it: two articles, and rows of a third that its writer didn't come to log."""
    ones = [article("1"), article("2"), article("3")]
    found = [extraction(one, meeting(one, ["RUS", "TJK"], "They met.")) for one in ones]
    rows = {
        "articles": ones,
        "meetings": [row for one in found for row in one.meetings],
        "participations": [row for one in found for row in one.participations],
        "readings": [Reading(article_id=one.article_id, input_sha256=one.input_sha256) for one in ones[:2]],
    }
    for name in RECORDS:
        kept = [one for one in arrow_schema(name) if one.name not in (*STORE_COLUMNS, LATER)]
        schema = pa.schema([*kept, ("year", pa.int32())])
        path = tmp_path / name
        path.mkdir()
        DeltaTable.create(str(path), schema=Schema.from_arrow(schema), partition_by=["year"], name=name)
        if some := rows.get(name):
            noted = '{"articles": 1, "meetings": 1, "participations": 1}' if name == "readings" else ""
            write_deltalake(
                str(path),
                to_arrow(name, some, [2025] * len(some)).select(schema.names),
                mode="append",
                commit_properties=CommitProperties(custom_metadata={"versions": noted}) if noted else None,
            )
    return tmp_path


def test_an_older_store_can_be_read_as_it_is(old: Path) -> None:
    store = open_store(old)
    assert len(store.meetings()) == len(store.articles()) == 2


def test_the_next_run_that_writes_brings_it_to_todays_layout(old: Path) -> None:
    before = open_store(old)
    Tables(old).write(Batch([article("4")], [extraction(article("4"))]))
    store = open_store(old)
    assert (len(store.meetings()), len(store.articles())) == (2, 3)
    for name in RECORDS:
        table = DeltaTable(str(old / name))
        assert table.metadata().description == "layout 2"
        assert table.metadata().partition_columns == ["year", "settled"]
        assert {one.name for one in table.schema().fields} == set(arrow_schema(name).names)
    assert len(open_store(old, as_of=before.versions).articles()) == 2, "the old state stays"
    Tables(old).write(Batch([article("3")], [extraction(article("3"))]))
    assert len(open_store(old).meetings()) == 2, "rows that were never logged are gone"


def test_a_column_more_is_added_to_what_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(root, "delta_schema", _without_licence)
    Tables(tmp_path).create()
    assert "licence" not in {one.name for one in DeltaTable(str(tmp_path / "articles")).schema().fields}
    monkeypatch.undo()
    Tables(tmp_path).write(Batch([article("1")], [extraction(article("1"))]))
    assert "licence" in {one.name for one in DeltaTable(str(tmp_path / "articles")).schema().fields}
    assert len(open_store(tmp_path).articles()) == 1


def _without_licence(name: str) -> Schema:
    return Schema.from_arrow(pa.schema([one for one in arrow_schema(name) if one.name != "licence"]))


def test_a_store_from_before_a_table_is_read_and_gets_it(tmp_path: Path) -> None:
    Tables(tmp_path).write(Batch([article("1")], [extraction(article("1"))]))
    shutil.rmtree(tmp_path / "imports")
    assert len(open_store(tmp_path).articles()) == 1
    Tables(tmp_path).write(Batch([article("2")], [extraction(article("2"))]))
    assert len(open_store(tmp_path).articles()) == 2
    assert (tmp_path / "imports").is_dir()


def test_a_store_of_a_newer_version_is_not_touched(tmp_path: Path) -> None:
    Tables(tmp_path).create()
    DeltaTable(str(tmp_path / "meetings")).alter.set_table_description("layout 99")
    with pytest.raises(StoreError, match="layout 99, written by a newer version"):
        Tables(tmp_path).write(Batch([article("1")], [extraction(article("1"))]))
