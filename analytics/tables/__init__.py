"""The store's tables: Delta tables that are written batch by batch and read as pandas, always whole.

A batch is appended to every table under a reading id; `readings`, the log, is written last, names the reading, and its
commit notes the versions of the other tables. A reader takes the versions that the log notes and the rows that the log
names (visible.py), so that it never meets half a batch, also while one is being written or after one has died. Nobody
waits for anybody: of two runs that read the same article at once, the log's later entry counts.
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from analytics.errors import InputError, StoreError
from analytics.records import EXTRACTOR_VERSION, Article, Extraction, Import, Reading, Reject, schema
from analytics.tables import layout, snapshots, upkeep, visible
from analytics.tables.columns import KINDS, RECORDS, cast, frame, streamed, to_arrow
from analytics.tables.imports import Importing
from analytics.tables.root import Root

if TYPE_CHECKING:
    import duckdb

__all__ = [
    "KINDS", "OURS", "RECORDS", "ROW_TABLES", "Batch", "Known", "Tables", "Versions", "cast", "frame", "ours",
]  # fmt: skip

ROW_TABLES = ("trade_figures", "meetings", "events", "participations")
OURS = "r.origin <> 'imported'"  # rows of other sources enter no count unasked
LOOK_BACK = 12  # commits of the log; two writers may note their versions crosswise

AT_ONCE = 500  # articles in memory

Done = TypeVar("Done")
Versions = dict[str, int]


@dataclass(slots=True)
class Batch:
    """Articles with what each gave, and the inputs that gave none.

    Parameters
    ----------
    version : version of the rules that read the articles
    """

    articles: list[Article] = field(default_factory=list)
    extractions: list[Extraction] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    version: str = EXTRACTOR_VERSION


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
        self.root = Root(path)
        self._ready = False

    @property
    def path(self) -> Path:
        """Folder of the store."""
        return self.root.path

    def exist(self) -> bool:
        """Whether the store has been written to."""
        return self.root.has(Reading.table)

    def create(self) -> None:
        """Make the tables that are not there yet, and bring those that are to the layout of today."""
        if self._ready:
            return
        # first what is there, as the log decides which rows count
        if behind := layout.outdated(self.root):
            layout.migrate(self.root, behind)
        for name in sorted(RECORDS, key=lambda one: one in visible.LOGS):
            self.root.create(name, layout.described())
        if behind:
            self._log([], [], "")
        self._ready = True

    def known(self) -> list[Known]:
        """The log's articles, without pandas or pyarrow, so that a run that finds nothing new is quick."""
        found = self._latest(Reading.table, "SELECT article_id, input_sha256, extractor_version FROM readings")
        return [Known(*row) for row in found]

    def rejected(self) -> set[tuple[str, str]]:
        """Name and sha256 of the inputs that were turned away."""
        return set(self._latest(Reject.table, "SELECT input_name, input_sha256 FROM rejects"))

    def rejected_for(self, reason: str) -> set[str]:
        """The sha256 of the inputs that were turned away for a reason, whatever their name was."""
        found = self._latest(Reject.table, "SELECT input_sha256, reason FROM rejects")
        return {row[0] for row in found if row[1] == reason}

    def articles(self, condition: str = "true") -> list[Article]:
        """Articles of the log that meet a condition in SQL of our own, as records."""
        return list(self.every_article(condition))

    def every_article(self, condition: str = "true") -> Iterator[Article]:
        """Articles of the log as of now, one by one, however many there are."""
        if not self.exist():
            return
        names = ", ".join(one.name for one in schema(Article))
        con = self.connect(self.pin(), [Article.table])
        for some in streamed(con, f"SELECT {names} FROM {Article.table} WHERE {condition}", AT_ONCE):
            for row in some.to_pylist():
                yield Article(**{name: _as_text(value) for name, value in row.items()})

    def count(self, name: str, condition: str = "true") -> int:
        """Rows of a table that readers see and that meet a condition in SQL of our own; not those of other sources."""
        con = self.connect(self.pin(), [name])
        found = con.execute(f"SELECT count(*) FROM {name} r WHERE {ours(name)} AND {condition}").fetchone()
        return int(found[0]) if found else 0

    def others(self) -> list[tuple[str, int]]:
        """Other sources with the number of rows that their files have brought."""
        con = self.connect(self.pin(), [])
        return con.execute("SELECT source, sum(new)::BIGINT FROM imports GROUP BY 1 ORDER BY 1").fetchall()

    def tally(self, name: str, column: str) -> list[tuple[str, int]]:
        """Values of a column with their number of rows, most first."""
        return (
            self.connect(self.pin(), [name])
            .execute(f"SELECT {column}, count(*) FROM {name} GROUP BY 1 ORDER BY 2 DESC, 1")
            .fetchall()
        )

    def write(self, batch: Batch) -> None:
        """Put a batch in: its rows table by table, the log last, which makes them those of their articles.

        Articles that the store has under another id, but from the same input, are replaced as well.

        Raises
        ------
        StoreError : the store can't be written
        """
        self.create()
        if batch.rejects:
            self._put_rejects(batch.rejects)
        if batch.articles or batch.rejects:
            self._put_articles(batch)

    def _put_articles(self, batch: Batch) -> None:
        reading = new_reading()
        years = {article.article_id: _year(article) for article in batch.articles}
        rows: dict[str, list[Any]] = {Article.table: batch.articles, **{name: [] for name in ROW_TABLES}}
        now = datetime.now(UTC).isoformat()
        log = self._replaced(batch.articles, now)
        for article, found in zip(batch.articles, batch.extractions, strict=True):
            for name in ROW_TABLES:
                rows[name] += getattr(found, name)
            log.append(
                Reading(
                    article_id=article.article_id,
                    input_sha256=article.input_sha256,
                    read_at=now,
                    extractor_version=batch.version,
                    trade_figures=len(found.trade_figures),
                    meetings=len(found.meetings),
                    events=len(found.events),
                )
            )
        for name, new in rows.items():
            if new:
                self.root.append(name, to_arrow(name, new, [years[row.article_id] for row in new], reading))
        self._log(log, [years.get(one.article_id, 0) for one in log], reading)

    def _replaced(self, articles: list[Article], now: str) -> list[Reading]:
        """Entries for articles of the log that came from the same inputs under other ids."""
        ids = {one.input_sha256: one.article_id for one in articles}
        found = self._latest(
            Reading.table,
            "SELECT article_id, input_sha256 FROM readings WHERE list_contains(?, input_sha256)",
            [list(ids)],
        )
        return [
            Reading(article_id=old, input_sha256=sha256, read_at=now, replaced_by=ids[sha256])
            for old, sha256 in found
            if old not in ids.values()
        ]

    def _put_rejects(self, rejects: list[Reject]) -> None:
        """Merge rejects by their key; two runs that turn away the same input leave one row."""
        for reject in rejects:
            reject.read_at = reject.read_at or datetime.now(UTC).isoformat()
        latest = {reject.reject_id: reject for reject in rejects}
        data = to_arrow(Reject.table, list(latest.values()), [0] * len(latest))

        def merge() -> None:
            (
                self.root.open(Reject.table)
                # the literal year lets it read one partition
                .merge(data, "t.year = 0 AND t.reject_id = s.reject_id", source_alias="s", target_alias="t")
                .when_matched_update_all()
                .when_not_matched_insert_all()
                .execute()
            )

        self.root.retried(Reject.table, merge)

    def _log(self, log: list[Reading], years: list[int], reading: str) -> None:
        """The log's part of a batch: what makes it count, and which versions of the tables go with it."""
        data = to_arrow(Reading.table, log, years, reading)
        self.root.append(Reading.table, data, lambda: {"versions": json.dumps(self._versions())})

    def _versions(self) -> Versions:
        return {name: self.root.open(name).version() for name in RECORDS if name != Reading.table}

    def pin(self, as_of: datetime | Mapping[str, int] | None = None) -> Versions:
        """Version of every table that belongs to one state of the store: the latest, that of a moment, or as given."""
        if isinstance(as_of, Mapping):
            if unknown := set(as_of) - set(RECORDS):
                raise InputError(f"no table '{min(unknown)}': the tables are {', '.join(RECORDS)}")
            return {**self.pin(), **as_of}
        if not self.exist():
            raise InputError(f"there is no store in '{self.path}': `relations ingest` makes one")
        history = self.root.open(Reading.table).history()
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

    def connect(self, versions: Versions, names: Iterable[str] = tuple(RECORDS)) -> duckdb.DuckDBPyConnection:
        """A DuckDB in memory with one view for each table at its version: only the rows that count."""
        return visible.connect(self.root, versions, names)

    def maintain(
        self,
        *,
        keep_days: int | None = None,
        grace_hours: float = upkeep.GRACE_HOURS,
        progress: Callable[[int], object] | None = None,
    ) -> upkeep.Maintained:
        """Sort and thin out the files; what readers see stays the same (upkeep.py).

        Raises
        ------
        InputError : no store
        StoreError : others wrote it all the time
        """
        self.pin()
        self.create()
        return upkeep.maintain(
            self.root,
            lambda: self._log([], [], ""),
            keep_days=keep_days,
            kept=snapshots.versions_of(self.snapshots()),
            grace_hours=grace_hours,
            progress=progress,
        )

    def snapshot(self, name: str, desk: Path | None, reference: Path) -> snapshots.Snapshot:
        """Keep the state of now, with a desk's own files and the reference tables, under a name.

        Raises
        ------
        InputError : no store, or a name that can't be used
        """
        return snapshots.make(self.root, name, self.pin(), desk, reference)

    def snapshots(self) -> list[snapshots.Snapshot]:
        """All snapshots, the oldest first."""
        return snapshots.every(self.root)

    def check(self, versions: Versions, said: str) -> None:
        """See that a state of before can still be read whole.

        Raises
        ------
        StoreError : files of it are gone, and which state that is
        """
        for name, version in versions.items():
            # a table that is younger than the state has no version then
            files = self.root.files(name, self.root.open(name, version)) if self.root.has(name) else []
            if gone := sum(not Path(one).is_file() for one in files):
                raise StoreError(
                    f"the state of {said} can no longer be rendered: {gone} of {len(files)} files of '{name}' are "
                    "gone, as maintenance was told to forget them; `relations snapshot NAME` keeps a state"
                )

    def importing(self, import_id: str, source: str) -> Importing:
        """A file of another source on its way in."""
        return Importing(self.root, import_id, source, new_reading(), lambda: self._log([], [], ""))

    def once_more_where_others_import(self, bring: Callable[[], Done]) -> Done:
        """Result of an import, which is done again from the start where another one came between."""
        done: list[Done] = []
        self.root.retried(Import.table, lambda: done.append(bring()))
        return done[-1]

    def _latest(self, name: str, query: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        """Rows of a query on the latest version of one table."""
        if not self.exist() or not self.root.has(name):
            return []
        con = visible.connect(self.root, dict.fromkeys((name, *visible.LOGS)), [name])
        return con.execute(query, list(values)).fetchall()


def ours(name: str) -> str:
    """Condition in SQL that a row of a table is ours."""
    return "origin <> 'imported'" if name in ROW_TABLES[:3] else "true"


def new_reading() -> str:
    """An id for a reading: later ones sort after earlier ones, and no two are the same."""
    return f"{time.time_ns() // 1000:014x}-{secrets.token_hex(4)}"


def _as_text(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _year(article: Article) -> int:
    return int(article.published_local_date[:4]) if article.published_local_date else 0
