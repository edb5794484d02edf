"""Which rows of the files are the store's: those of the latest reading that the log names for their article.

Ingests only append, each batch under a reading id of its own, and the log last. So a row counts if the log's latest
entry for its article names its reading; what a dead writer left, or a later reading replaced, is there and not seen.

Maintenance writes settled files, in which every row counted at that time. They are read without a look at the log,
except for articles that it names anew since (the "fresh" entries), so that a query on a maintained store joins nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analytics.records import Import, Reading, Reject, schema
from analytics.tables.columns import READING, RECORDS, columns_of_nothing, declared, source
from analytics.tables.root import Root

if TYPE_CHECKING:
    import duckdb

LOGS = (Reading.table, Import.table)
UNLOGGED = (Reject.table,)  # kept by their own key
SETTLED = "/settled=1/"


@dataclass(frozen=True, slots=True)
class Files:
    """Files of one table at one version, and the columns that they have."""

    name: str
    fresh: list[str]
    settled: list[str]
    stored: frozenset[str]

    def rows(self, files: Iterable[str]) -> str:
        """These files as a relation of the declared columns."""
        return source(self.name, list(files), self.stored)

    def in_year(self, year: int) -> Files:
        """Only the files of one year."""
        part = f"/year={year}/"
        return Files(
            self.name,
            [one for one in self.fresh if part in one],
            [one for one in self.settled if part in one],
            self.stored,
        )


def files_of(root: Root, name: str, version: int | None = None) -> Files:
    """Files of a table at a version, the latest if none is given; none where the store is older than the table."""
    if not root.has(name):
        return Files(name, [], [], frozenset())
    table = root.open(name, version)
    files = root.files(name, table)
    return Files(
        name,
        [one for one in files if SETTLED not in one],
        [one for one in files if SETTLED in one],
        frozenset(one.name for one in table.schema().fields),
    )


def connect(root: Root, versions: Mapping[str, int | None], names: Iterable[str]) -> duckdb.DuckDBPyConnection:
    """A DuckDB in memory with one view for each table at its version: the rows that count, the records' columns."""
    con = bare()
    logs = [files_of(root, name, versions[name]) for name in LOGS]
    has_fresh = load_fresh(con, logs)
    for name in dict.fromkeys((*LOGS, *names)):
        files = next((one for one in logs if one.name == name), None) or files_of(root, name, versions[name])
        columns = ", ".join(f'"{one.name}"' for one in schema(RECORDS[name]))
        con.execute(f"CREATE VIEW {name} AS SELECT {columns} FROM {counting(files, has_fresh)}")
    return con


def bare() -> duckdb.DuckDBPyConnection:
    """A DuckDB in memory that loads nothing from anywhere."""
    import duckdb

    con = duckdb.connect()
    con.execute("SET autoinstall_known_extensions = false; SET autoload_known_extensions = false; SET TimeZone = 'UTC'")
    return con


def load_fresh(con: duckdb.DuckDBPyConnection, logs: Iterable[Files]) -> bool:
    """Make the table `fresh`: article_id and latest reading of the log's entries that are not settled; any at all?"""
    unsettled = " UNION ALL ".join(
        f"SELECT article_id, {READING} FROM {files.rows(files.fresh)}" for files in logs if files.fresh
    )
    nothing = f"SELECT NULL::VARCHAR AS article_id, NULL::VARCHAR AS {READING} WHERE false"
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE fresh AS SELECT article_id, max({READING}) AS {READING} "
        f"FROM ({unsettled or nothing}) GROUP BY 1"
    )
    return bool(unsettled)


def counting(files: Files, has_fresh: bool) -> str:
    """A relation of a table's rows that count; the connection has to have `fresh`."""
    if files.name in UNLOGGED:
        return files.rows([*files.settled, *files.fresh])
    parts = []
    if files.fresh and has_fresh:
        # the log may name the article of a fresh entry twice: read by two runs at once
        there = "WHERE replaced_by IS NULL" if files.name in LOGS else ""
        parts.append(f"SELECT * FROM {files.rows(files.fresh)} SEMI JOIN fresh USING (article_id, {READING}) {there}")
    if files.settled:
        # only of an earlier reading: another maintenance may have settled these very rows, or later ones, meanwhile
        replaced = (
            f"ANTI JOIN fresh f ON f.article_id = r.article_id AND f.{READING} > r.{READING}" if has_fresh else ""
        )
        parts.append(f"SELECT r.* FROM {files.rows(files.settled)} r {replaced}")
    return f"({' UNION ALL '.join(parts) or f'SELECT {columns_of_nothing(files.name)} WHERE false'})"


def stored_columns(name: str) -> str:
    """All columns of a table's files, in their order."""
    return ", ".join(f'"{one}"' for one in declared(name))
