"""The store's tables: Delta tables that are written batch by batch and read as pandas, always whole.

A batch replaces all rows of its articles in every table; `readings`, the log, is written last, and its commit notes the
versions of the other tables. A reader takes the versions that the log notes and the articles that the log names, so
that it never meets half a batch, also while one is being written or after one has died.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from analytics.errors import InputError, StoreError
from analytics.records import EXTRACTOR_VERSION, Article, Extraction, Reading, Reject, schema
from analytics.tables.columns import KINDS, RECORDS, cast, delta_schema, frame, quoted, source, to_arrow

try:
    import fcntl
except ImportError:  # Windows: one run at a time is left to the user
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    import duckdb
    from deltalake import DeltaTable

__all__ = ["KINDS", "RECORDS", "ROW_TABLES", "Batch", "Known", "Tables", "Versions", "cast", "frame"]

ROW_TABLES = ("trade_figures", "meetings", "events", "participations")
# Everything of a table is kept, so that last year's report can be rendered again as of then.
CONFIGURATION = {
    "delta.logRetentionDuration": "interval 3650 days",
    "delta.deletedFileRetentionDuration": "interval 3650 days",
}
NOT_IN_A_PATH = '%[]^|*?#<>"`'  # deltalake and DuckDB read these as something else
LOCK = ".writing"
RETRIES = 8  # two ingests that meet: the later one tries again
LOOK_BACK = 12  # commits of the log; two writers may note their versions crosswise

Versions = dict[str, int]


@dataclass(slots=True)
class Batch:
    """Articles with what each gave, and the inputs that gave none."""

    articles: list[Article] = field(default_factory=list)
    extractions: list[Extraction] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Known:
    """What the log says of one article."""

    article_id: str
    input_sha256: str
    extractor_version: str


class Tables:
    """The tables under one folder.

    Parameters
    ----------
    path : Path of the store
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path).resolve()
        if found := sorted(set(NOT_IN_A_PATH) & set(str(self.path))):
            raise InputError(
                f"a store can't lie in '{self.path}': its path has {' '.join(found)}; choose another folder"
            )

    def exist(self) -> bool:
        """Whether the store has been written to."""
        return (self.path / Reading.table / "_delta_log").is_dir()

    def create(self) -> None:
        """Make the tables that are not there yet, empty."""
        from deltalake import DeltaTable

        for name in RECORDS:
            try:
                (self.path / name).mkdir(parents=True, exist_ok=True)
                DeltaTable.create(
                    str(self.path / name),
                    schema=delta_schema(name),
                    mode="ignore",
                    name=name,
                    partition_by=["year"],
                    configuration=CONFIGURATION,
                )
            except OSError as error:
                raise StoreError(
                    f"the store in '{self.path}' can't be written: {error}; choose another folder"
                ) from error

    def known(self) -> list[Known]:
        """The log's articles, without pandas or pyarrow, so that a run that finds nothing new is quick."""
        found = self._rows(Reading.table, "article_id, input_sha256, extractor_version")
        return [Known(*row) for row in found]

    def rejected(self) -> set[tuple[str, str]]:
        """Name and sha256 of the inputs that were turned away."""
        return {(row[0], row[1]) for row in self._rows(Reject.table, "input_name, input_sha256")}

    def articles(self, condition: str = "true") -> list[Article]:
        """Articles of the log that meet a condition in SQL of our own, as records."""
        if not self.exist():
            return []
        names = [one.name for one in schema(Article)]
        found = self.connect(self.pin(), [Article.table]).execute(f"SELECT * FROM {Article.table} WHERE {condition}")
        return [Article(**dict(zip(names, map(_as_text, row), strict=True))) for row in found.fetchall()]

    def entered(self, sources: Iterable[str]) -> dict[str, Article]:
        """Articles whose publish time came from one of these sources, by the sha256 of their input."""
        return {
            one.input_sha256: one for one in self.articles(f"published_source IN ({', '.join(map(quoted, sources))})")
        }

    def count(self, name: str, condition: str = "true") -> int:
        """Rows of a table that readers see and that meet a condition in SQL of our own."""
        found = self.connect(self.pin(), [name]).execute(f"SELECT count(*) FROM {name} WHERE {condition}").fetchone()
        return int(found[0]) if found else 0

    def tally(self, name: str, column: str) -> list[tuple[str, int]]:
        """Values of a column with their number of rows, most first."""
        return (
            self.connect(self.pin(), [name])
            .execute(f"SELECT {column}, count(*) FROM {name} GROUP BY 1 ORDER BY 2 DESC, 1")
            .fetchall()
        )

    def write(self, batch: Batch) -> None:
        """Put a batch in: all rows of its articles replaced, table by table, the log last.

        Articles that the store has under another id, but from the same input, are replaced as well.

        Raises
        ------
        StoreError : the store can't be written, or another run held it all the time
        """
        self.create()
        with self._alone():
            self._write(batch)

    def _write(self, batch: Batch) -> None:
        inputs = {article.input_sha256 for article in batch.articles}
        ids = {article.article_id for article in batch.articles}
        stale = {one.article_id for one in self.known() if one.input_sha256 in inputs or one.article_id in ids}
        # a run that died may have left rows of an article that the log doesn't name
        stale |= ids & {row[0] for row in self._rows(Article.table, "article_id")}
        if stale:
            # out of the log first: half replaced must not be seen
            self._commit(Reading.table, [], [], replaced=stale)
        years = {article.article_id: _year(article) for article in batch.articles}
        rows: dict[str, list[Any]] = {Article.table: batch.articles, **{name: [] for name in ROW_TABLES}}
        readings = []
        now = datetime.now(UTC).isoformat()
        for article, found in zip(batch.articles, batch.extractions, strict=True):
            for name in ROW_TABLES:
                rows[name] += getattr(found, name)
            readings.append(
                Reading(
                    article_id=article.article_id,
                    input_sha256=article.input_sha256,
                    read_at=now,
                    extractor_version=EXTRACTOR_VERSION,
                    trade_figures=len(found.trade_figures),
                    meetings=len(found.meetings),
                    events=len(found.events),
                )
            )
        # an overwrite takes only rows that its condition covers, so the batch's own articles are in it too
        replaced = stale | ids if stale else stale
        for name, new in rows.items():
            self._commit(name, new, [years[row.article_id] for row in new], replaced=replaced)
        if batch.rejects:
            for reject in batch.rejects:
                reject.read_at = reject.read_at or now
            latest = {reject.reject_id: reject for reject in batch.rejects}
            self._commit(
                Reject.table,
                list(latest.values()),
                [0] * len(latest),
                replaced=set(latest) if self._has_rows(Reject.table) else set(),
            )
        self._commit(Reading.table, readings, [years[one.article_id] for one in readings], note=True)

    def pin(self, as_of: datetime | Mapping[str, int] | None = None) -> Versions:
        """Version of every table that belongs to one state of the store: the latest, that of a moment, or as given."""
        if isinstance(as_of, Mapping):
            if unknown := set(as_of) - set(RECORDS):
                raise InputError(f"no table '{min(unknown)}': the tables are {', '.join(RECORDS)}")
            return {**self.pin(), **as_of}
        if not self.exist():
            raise InputError(f"there is no store in '{self.path}': `relations ingest` makes one")
        history = self._open(Reading.table).history()
        if as_of is not None:
            moment = as_of if as_of.tzinfo else as_of.replace(tzinfo=UTC)
            began = datetime.fromtimestamp(history[-1]["timestamp"] / 1000, UTC)
            if moment < began:
                said = began.isoformat(timespec="seconds")
                raise InputError(f"the store began on {said}, after {moment.isoformat()}: give a later as_of")
            history = [commit for commit in history if commit["timestamp"] <= moment.timestamp() * 1000]
        commits = [commit for commit in history if commit.get("versions")][:LOOK_BACK]
        versions = dict.fromkeys(RECORDS, 0)
        if commits:
            versions[Reading.table] = max(commit["version"] for commit in commits)
        for commit in commits:
            for name, version in json.loads(commit["versions"]).items():
                versions[name] = max(versions[name], version)
        return versions

    def uris(self, name: str, version: int) -> list[str]:
        """Files of a table as it was at a version, as DuckDB takes them."""
        # the address is percent-encoded, the file's name on disk is not; year=2025/part-....parquet
        return [
            str(self.path / name / unquote("/".join(uri.split("/")[-2:])))
            for uri in self._open(name, version).file_uris()
        ]

    def connect(self, versions: Versions, names: Iterable[str] = tuple(RECORDS)) -> duckdb.DuckDBPyConnection:
        """A DuckDB in memory with one view for each table at its version, rows of articles in the log alone."""
        import duckdb

        con = duckdb.connect()
        con.execute(
            "SET autoinstall_known_extensions = false; SET autoload_known_extensions = false; SET TimeZone = 'UTC'"
        )
        for name in dict.fromkeys((Reading.table, *names)):
            columns = ", ".join(f'"{one.name}"' for one in schema(RECORDS[name]))
            whole = "" if name in (Reading.table, Reject.table) else f"SEMI JOIN {Reading.table} USING (article_id)"
            files = self.uris(name, versions[name])
            con.execute(f"CREATE VIEW {name} AS SELECT {columns} FROM {source(name, files)} {whole}")
        return con

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One writer at a time: two that look for an article before either has written it would both append it.

        The lock goes with its process, also when that is killed. Readers never wait.
        """
        with (self.path / LOCK).open("w") as file:
            if fcntl is not None:
                fcntl.flock(file, fcntl.LOCK_EX)
            yield

    def _rows(self, name: str, columns: str) -> list[tuple[Any, ...]]:
        """Columns of the latest version of a table, whatever the log says."""
        import duckdb

        if not self.exist():
            return []
        files = self.uris(name, self._open(name).version())
        return duckdb.connect().execute(f"SELECT {columns} FROM {source(name, files)}").fetchall() if files else []

    def _has_rows(self, name: str) -> bool:
        return bool(self._open(name).file_uris())

    def _open(self, name: str, version: int | None = None) -> DeltaTable:
        from deltalake import DeltaTable
        from deltalake.exceptions import DeltaError, TableNotFoundError

        try:
            return DeltaTable(str(self.path / name), version=version)
        except (TableNotFoundError, DeltaError, OSError) as error:
            raise StoreError(f"table '{name}' in '{self.path}' can't be opened (version {version}): {error}") from error

    def _commit(
        self, name: str, rows: Sequence[Any], years: Sequence[int], *, replaced: Iterable[str] = (), note: bool = False
    ) -> None:
        """One table's part of a batch in one commit; tried again where another run was quicker."""
        from deltalake import CommitProperties, write_deltalake
        from deltalake.exceptions import CommitFailedError

        key = Reject.key if name == Reject.table else "article_id"
        predicate = f"{key} IN ({', '.join(quoted(one) for one in sorted(replaced))})" if replaced else None
        if not rows and not predicate and not note:
            return
        data = to_arrow(name, rows, years)
        for attempt in range(RETRIES):
            metadata = {"versions": json.dumps(self._latest())} if note else None
            properties = CommitProperties(custom_metadata=metadata, max_commit_retries=RETRIES)
            try:
                if predicate and not rows:
                    self._open(name).delete(predicate, commit_properties=properties)
                elif predicate:
                    write_deltalake(
                        self._open(name), data, mode="overwrite", predicate=predicate, commit_properties=properties
                    )
                else:
                    write_deltalake(self._open(name), data, mode="append", commit_properties=properties)
                return
            except CommitFailedError as error:
                if attempt == RETRIES - 1:
                    raise StoreError(
                        f"table '{name}' is being written by another run: try again when it is done"
                    ) from error
                time.sleep(random.uniform(0.05, 0.3) * (attempt + 1))  # noqa: S311 -- jitter, no secret
            except OSError as error:
                raise StoreError(f"table '{name}' in '{self.path}' can't be written: {error}") from error

    def _latest(self) -> Versions:
        return {name: self._open(name).version() for name in RECORDS if name != Reading.table}


def _as_text(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _year(article: Article) -> int:
    return int(article.published_local_date[:4]) if article.published_local_date else 0
