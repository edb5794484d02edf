"""Maintenance: each year's rows into few sorted files, what no longer counts left out, leftovers of the dead removed.

Never inside an ingest, and safe beside one: a year that somebody has written to meanwhile is done again, rows whose
writer may still be on its way to the log stay as they are, and versions from before stay readable, until the user asks
to forget them (`keep_days`). Versions that a snapshot names are never forgotten.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from analytics.tables import visible
from analytics.tables.columns import READING, RECORDS, arrow_schema, quoted, streamed
from analytics.tables.root import RETRIES, Root
from analytics.tables.visible import LOGS, UNLOGGED, Files, files_of

if TYPE_CHECKING:
    import duckdb

# By what a table's rows are sorted inside their year: a pair's query touches few row groups.
ORDER = {
    "readings": "article_id",
    "imports": "article_id",
    "rejects": "reject_id",
    "articles": "published_local_date, article_id",
    "trade_figures": "pair NULLS LAST, period_start NULLS LAST, trade_figure_id",
    "meetings": 'pair NULLS LAST, "start" NULLS LAST, meeting_id',
    "events": "pair NULLS LAST, date NULLS LAST, event_id",
    "participations": "actor, row_table, row_id, participation_id",
}
ROW_GROUP = 40_000  # rows; a pair of a large store fills a part of one
BATCH = 40_000
FILE_SIZE = 128 << 20
# An ingest has written its rows and will write its log in less than this; rows without a log that are older are dead.
GRACE_HOURS = 24.0
MEMORY = "512MB"


@dataclass(slots=True)
class Maintained:
    """What maintenance did: years rewritten of each table, files before and after, leftovers and old files removed."""

    years: dict[str, int] = field(default_factory=dict)
    files_before: int = 0
    files_after: int = 0
    leftovers: int = 0
    forgotten: int = 0


def maintain(
    root: Root,
    note: Callable[[], None],
    *,
    keep_days: int | None = None,
    kept: Mapping[str, Iterable[int]] | None = None,
    grace_hours: float = GRACE_HOURS,
    progress: Callable[[int], object] | None = None,
) -> Maintained:
    """Settle every table, then the log.

    Parameters
    ----------
    note : writes the log entry that makes the new versions those of the store
    keep_days : forget files that no version of the last so many days needs; None keeps all
    kept : versions of each table that are never forgotten
    grace_hours : how long a writer may take from its first row to its log
    progress : called with 1 for each year of a table

    Raises
    ------
    StoreError : others wrote a year all the time
    """
    done = Maintained(files_before=_number_of_files(root))
    con = visible.bare()
    with TemporaryDirectory(prefix="relations-") as spill:
        con.execute(f"SET memory_limit = '{MEMORY}'; SET temp_directory = {quoted(spill)}")
        logs = [files_of(root, name) for name in LOGS]
        has_fresh = visible.load_fresh(con, logs)
        moved = _years_of_fresh(con, logs) if has_fresh else set()
        oldest = f"{int((time.time() - grace_hours * 3600) * 1e6):014x}"
        for name, year in _work(root, moved):
            settle = Settling(con, root, name, year, has_fresh, oldest)
            root.retried(name, settle)
            done.years[name] = done.years.get(name, 0) + 1
            if progress:
                progress(1)
        con.close()
    if done.years:
        note()
    done.files_after = _number_of_files(root)
    done.leftovers = root.remove_leftovers(grace_hours)
    if keep_days is not None:
        done.forgotten = sum(root.forget(name, keep_days, (kept or {}).get(name, ())) for name in RECORDS)
    return done


def _work(root: Root, moved: set[int]) -> Iterator[tuple[str, int | None]]:
    """Tables and years to rewrite: those with fresh files or with rows that count no longer; logs last and whole."""
    for name in RECORDS:
        if name not in LOGS:
            files = files_of(root, name)
            fresh, settled = ({_year(one) for one in some} for some in (files.fresh, files.settled))
            yield from ((name, year) for year in sorted(fresh | (moved & settled)))
    # an entry that moves from one year to another must not be settled in both, so a log is done in one commit
    yield from ((name, None) for name in LOGS if files_of(root, name).fresh)


def _years_of_fresh(con: duckdb.DuckDBPyConnection, logs: Iterable[Files]) -> set[int]:
    """Years in which the log's fresh articles have or had their rows."""
    years: set[int] = set()
    for files in logs:
        every = files.rows([*files.settled, *files.fresh])
        found = con.execute(f"SELECT DISTINCT year FROM {every} SEMI JOIN fresh USING (article_id)")
        years |= {row[0] for row in found.fetchall()}
    return years


def _year(file: str) -> int:
    return int(file.rpartition("/year=")[2].partition("/")[0])


def _number_of_files(root: Root) -> int:
    return sum(len(root.open(name).file_uris()) for name in RECORDS)


@dataclass(frozen=True, slots=True)
class Settling:
    """Rewrites one year of a table: what counts, sorted, as settled; what may still come to count, as it is."""

    con: duckdb.DuckDBPyConnection
    root: Root
    name: str
    year: int | None
    has_fresh: bool
    oldest: str

    def __call__(self) -> None:
        from deltalake import CommitProperties, WriterProperties, write_deltalake

        table = self.root.open(self.name)
        files = files_of(self.root, self.name, table.version())
        files = files if self.year is None else files.in_year(self.year)
        write_deltalake(
            table,
            streamed(self.con, self.query(files), BATCH).cast(arrow_schema(self.name)),
            mode="overwrite",
            # a condition, also where it takes in everything: who appends meanwhile is noticed by it
            predicate="year >= 0" if self.year is None else f"year = {self.year}",
            target_file_size=FILE_SIZE,
            writer_properties=WriterProperties(compression="ZSTD", max_row_group_size=ROW_GROUP),
            commit_properties=CommitProperties(max_commit_retries=RETRIES),
        )

    def query(self, files: Files) -> str:
        """The rows to write, all columns."""
        names = arrow_schema(self.name).names
        settled = ", ".join(f'1::INTEGER AS "{one}"' if one == "settled" else f'"{one}"' for one in names)
        parts = [f"SELECT {settled} FROM {visible.counting(files, self.has_fresh)}"]
        if files.fresh and self.name not in UNLOGGED:
            columns = ", ".join(f'r."{one}"' for one in names)
            # later than what the log named when we looked; a log's entry stays, a row only while it is young
            young = "" if self.name in LOGS else f"AND r.{READING} >= {quoted(self.oldest)}"
            parts.append(
                f"SELECT {columns} FROM {files.rows(files.fresh)} r LEFT JOIN fresh f USING (article_id) "
                f"WHERE (f.{READING} IS NULL OR r.{READING} > f.{READING}) {young}"
            )
        return f"SELECT * FROM ({' UNION ALL '.join(parts)}) ORDER BY settled DESC, {ORDER[self.name]}"
