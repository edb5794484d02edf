"""The data dictionary is made from the records, and the file in the repository is up to date."""

from __future__ import annotations

from pathlib import Path

from analytics import codebook
from analytics.records import TABLES, schema

README = Path(__file__).parents[1] / "data" / "README.md"


def test_the_data_dictionary_agrees_with_the_records() -> None:
    assert README.read_text(encoding="utf-8") == codebook.markdown(), (
        "run: relations codebook --markdown > data/README.md"
    )


def test_every_column_has_a_meaning() -> None:
    rows = codebook.rows()
    assert len(rows) == sum(len(schema(record)) for record in TABLES)
    assert [row for row in rows if not row["meaning"] or not row["type"]] == []


def test_one_table_can_be_asked_for() -> None:
    lines = codebook.text("rejects").splitlines()
    assert all(line.startswith("rejects.") for line in lines)
    assert "reason" in codebook.text("rejects")
