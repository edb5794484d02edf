"""The data dictionary, made from the records: every table, column, type, unit, vocabulary and meaning."""

from __future__ import annotations

from typing import Any

from analytics.records import TABLES, schema

TABLES_BY_NAME = {record.table: record for record in TABLES}
KINDS_IN_WORDS = {
    "string": "text",
    "int": "whole number",
    "float": "number",
    "bool": "true or false",
    "date": "day",
    "instant": "instant",
    "strings": "list of texts",
}
INTRODUCTION = """\
# Data dictionary

Made from `analytics/records.py` by `relations codebook --markdown`; a test holds that the two agree.

Every column may be empty where the text doesn't tell; nothing is guessed. Days are days as written where the article
was published, instants are UTC. Codes of actors are ISO 3166 alpha-3 and those of blocs, regions and former states in
`analytics/reference/`. In pandas: text `str`, whole numbers `Int64`, numbers `float64`, days `datetime64[s]`, instants
`datetime64[us, UTC]`, lists as lists. The store's files have three columns more: `reading_id` (the reading that gave
the row), `year` (of the article's publication, 0 where that is not known) and `settled` (1 in files that maintenance
has written).
"""


def rows() -> list[dict[str, str]]:
    """One row for each column of each table: table, column, type, unit, values, meaning."""
    return [
        {
            "table": record.table,
            "column": one.name,
            "type": KINDS_IN_WORDS[one.metadata["kind"]],
            "unit": one.metadata["unit"],
            "values": ", ".join(one.metadata["values"]),
            "meaning": one.metadata["meaning"],
        }
        for record in TABLES
        for one in schema(record)
    ]


def markdown() -> str:
    """The whole dictionary as Markdown: what data/README.md holds."""
    return "\n".join([INTRODUCTION, *(_table(record) for record in TABLES)])


def text(table: str | None = None) -> str:
    """The dictionary for a terminal, of one table or of all."""
    lines = []
    for row in rows():
        if table in (None, row["table"]):
            more = "; ".join(part for part in (row["unit"], row["values"]) if part)
            lines.append(
                f"{row['table']}.{row['column']} ({row['type']}{'; ' + more if more else ''}): {row['meaning']}"
            )
    return "\n".join(lines)


def _table(record: type[Any]) -> str:
    purpose = (record.__doc__ or "").strip().splitlines()[0]
    lines = [
        f"## {record.table}",
        "",
        purpose,
        f"Key: `{record.key}`.",
        "",
        "| column | type | unit or values | meaning |",
        "|---|---|---|---|",
    ]
    for row in rows():
        if row["table"] == record.table:
            more = "; ".join(part for part in (row["unit"], row["values"]) if part)
            lines.append(f"| {row['column']} | {row['type']} | {more} | {row['meaning']} |".replace("|  |", "| |"))
    return "\n".join([*lines, ""])
