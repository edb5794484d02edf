"""What people say of the rows, laid over the pinned tables: corrections and own rows of the desk around a store.

The views `trade_figures`, `meetings`, `events`, `articles` and `participations` of a connection become those of the
machine with the desk's changes; the tables themselves are never touched. Every row gets the columns of EXTRA.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analytics.desk import corrections, own
from analytics.desk.corrections import Corrected, Correction, Layer
from analytics.desk.values import as_text
from analytics.records import Article, Kind, Participation
from analytics.tables import RECORDS, ROW_TABLES
from analytics.tables.columns import SQL, STORE_COLUMNS, to_arrow

if TYPE_CHECKING:
    import duckdb

# What people said of a row, beside its own columns.
EXTRA: dict[str, Kind] = {
    "verdict": "string",  # right or fix; null where nobody looked
    "as_read": "string",  # JSON: what the machine read of the fields put right
    "correction_note": "string",  # why
    "duplicate_of": "string",  # another row that tells the same happening
    "not_same": "strings",  # rows that tell another one
    "is_sourced": "bool",  # false for an entered row that names no source
}
TOLD = ROW_TABLES[:3]


def lay_over(con: duckdb.DuckDBPyConnection, desk: Path | None, until: datetime | None = None) -> Layer:
    """Lay a desk's corrections and own rows over the views of a connection.

    Parameters
    ----------
    con : connection with the machine's views, as `Tables.connect` makes it
    desk : folder of the desk, None for a store without one
    until : corrections and rows made up to this moment; None for all

    Returns
    -------
    Layer, how each correction stands
    """
    said = corrections.read(desk / corrections.FILE, until) if desk else []
    entered = own.read(desk / own.FILE, until) if desk else []
    layer = corrections.lay(said, _concerned(con, said))
    records = [own.record(one) for one in entered]
    articles, homes = _sources(con, entered)
    for record, home in zip(records, homes, strict=True):
        record.article_id = home
    sourced = {one.row_id: one.is_sourced for one in entered}
    for table in TOLD:
        _replace(con, table, layer, [one for one in records if one.table == table], sourced)
    _add_articles(con, articles)
    _add_sides(con, layer, records)
    return layer


def _concerned(con: duckdb.DuckDBPyConnection, said: Iterable[Correction]) -> dict[str, list[dict[str, Any]]]:
    """Rows of the articles that corrections speak of, days as ISO text."""
    wanted: dict[str, set[str]] = {}
    for one in said:
        wanted.setdefault(one.table, set()).add(one.article_id)
    return {table: rows_of(con, table, "article_id", sorted(ids)) for table, ids in wanted.items()}


def rows_of(
    con: duckdb.DuckDBPyConnection, view: str, column: str, values: Sequence[str] | None
) -> list[dict[str, Any]]:
    """Rows of a view whose column has one of the values (all of them for None), days as ISO text."""
    where = f"WHERE list_contains(?, {column})" if values is not None else ""
    found = con.execute(f"SELECT * FROM {view} {where} ORDER BY ALL", [list(values)] if values is not None else [])
    names = [one[0] for one in found.description or ()]
    return [
        {name: value.isoformat() if isinstance(value, date) else value for name, value in zip(names, row, strict=True)}
        for row in found.fetchall()
    ]


def _sources(con: duckdb.DuckDBPyConnection, entered: Sequence[own.Own]) -> tuple[list[Article], list[str]]:
    """Articles that entered rows add, and for each row the article that it hangs on: one that was read, where it is."""
    if not entered:
        return [], []
    named = sorted({one for row in entered for one in (row.source, row.url) if one})
    found = con.execute(
        "SELECT article_id, source_id, url, canonical_url FROM articles WHERE list_contains($1, article_id) "
        "OR list_contains($1, source_id) OR list_contains($1, url) OR list_contains($1, canonical_url)", [named],
    ).fetchall()  # fmt: skip
    read = {name: row[0] for row in found for name in row if name}
    added: dict[str, Article] = {}
    homes = []
    for one in entered:
        home = read.get(one.source) or read.get(one.url)
        if home is None:
            article = own.article(one)
            home = added.setdefault(article.article_id, article).article_id
        homes.append(home)
    return list(added.values()), homes


def _replace(
    con: duckdb.DuckDBPyConnection, table: str, layer: Layer, entered: Sequence[Any], sourced: dict[str, bool]
) -> None:
    """The table's view with corrected rows in place of the machine's, withdrawn ones left out, own rows added."""
    record = RECORDS[table]
    changed = layer.rows.get(table, {})
    nothing = ", ".join(
        f"{'true' if name == 'is_sourced' else 'NULL'}::{SQL[kind]} AS {name}" for name, kind in EXTRA.items()
    )
    con.execute(f"ALTER VIEW {table} RENAME TO {table}_read")
    gone = [*changed, *layer.withdrawn.get(table, {})]
    if not gone and not entered:
        con.execute(f"CREATE VIEW {table} AS SELECT *, {nothing} FROM {table}_read")
        return
    names = {one.name for one in fields(record)}
    rows = [record(**{name: value for name, value in one.row.items() if name in names}) for one in changed.values()]
    data = to_arrow(table, [*rows, *entered], [0] * (len(rows) + len(entered))).drop_columns(list(STORE_COLUMNS))
    extra = [_extra(one) for one in changed.values()] + [
        {"is_sourced": sourced[getattr(one, record.key)]} for one in entered
    ]
    _make(con, f"{table}_desk", data, extra)
    con.execute(f"CREATE TEMP TABLE {table}_gone AS SELECT unnest(?::VARCHAR[]) AS {record.key}", [gone])
    con.execute(
        f"CREATE VIEW {table} AS SELECT *, {nothing} FROM {table}_read ANTI JOIN {table}_gone USING ({record.key}) "
        f"UNION ALL BY NAME SELECT * FROM {table}_desk"
    )


def _extra(one: Corrected) -> dict[str, Any]:
    as_read = {name: as_text(value) for name, value in one.as_read.items()}
    return {
        "verdict": one.verdict,
        "as_read": json.dumps(as_read, ensure_ascii=False, sort_keys=True) if as_read else None,
        "correction_note": one.why or None,
        "duplicate_of": one.duplicate_of,
        "not_same": one.not_same,
        "is_sourced": True,
    }


def _make(con: duckdb.DuckDBPyConnection, name: str, data: Any, extra: Sequence[dict[str, Any]]) -> None:
    import pyarrow as pa

    types: dict[Kind, Any] = {"string": pa.string(), "strings": pa.list_(pa.string()), "bool": pa.bool_()}
    for column, kind in EXTRA.items():
        data = data.append_column(column, pa.array([one.get(column) for one in extra], types[kind]))
    con.register("laid", data)
    con.execute(f"CREATE TEMP TABLE {name} AS SELECT * FROM laid")
    con.unregister("laid")


def _add_articles(con: duckdb.DuckDBPyConnection, articles: Sequence[Article]) -> None:
    if articles:
        _union(con, Article.table, to_arrow(Article.table, articles, [0] * len(articles)))


def _add_sides(con: duckdb.DuckDBPyConnection, layer: Layer, entered: Sequence[Any]) -> None:
    """Sides of corrected and entered rows; those of a corrected row replace the machine's."""
    rows = list(entered)
    changed = []
    for table, several in layer.rows.items():
        names = {one.name for one in fields(RECORDS[table])}
        for row_id, one in several.items():
            if one.as_read:
                changed.append(row_id)
                rows.append(RECORDS[table](**{name: value for name, value in one.row.items() if name in names}))
    if not rows:
        return
    from analytics.extract.participations import participations  # the rules are loaded only where they are needed

    ids = sorted({row.article_id for row in rows})
    days = dict(con.execute(
        "SELECT article_id, published_local_date::VARCHAR FROM articles WHERE list_contains(?, article_id)", [ids]
    ).fetchall())  # fmt: skip
    found = [side for row in rows for side in participations(row, days.get(row.article_id))]
    _union(con, Participation.table, to_arrow(Participation.table, found, [0] * len(found)), changed)


def _union(con: duckdb.DuckDBPyConnection, table: str, data: Any, gone: Sequence[str] = ()) -> None:
    con.execute(f"ALTER VIEW {table} RENAME TO {table}_read")
    con.register("laid", data.drop_columns(list(STORE_COLUMNS)))
    con.execute(f"CREATE TEMP TABLE {table}_desk AS SELECT * FROM laid")
    con.unregister("laid")
    con.execute(f"CREATE TEMP TABLE {table}_gone AS SELECT unnest(?::VARCHAR[]) AS row_id", [list(gone)])
    kept = "ANTI JOIN participations_gone USING (row_id)" if table == Participation.table else ""
    con.execute(
        f"CREATE VIEW {table} AS SELECT * FROM {table}_read {kept} UNION ALL BY NAME SELECT * FROM {table}_desk"
    )
