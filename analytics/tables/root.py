"""Where a store lies, and its Delta tables there: opened at a version, appended to, replaced, and their files named."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from analytics.errors import InputError, StoreError
from analytics.tables.columns import PARTITIONS, delta_schema

if TYPE_CHECKING:
    from deltalake import DeltaTable

# Everything of a table is kept, so that last year's report can be rendered again as of then.
CONFIGURATION = {
    "delta.logRetentionDuration": "interval 3650 days",
    "delta.deletedFileRetentionDuration": "interval 3650 days",
    "delta.dataSkippingNumIndexedCols": "0",  # DuckDB reads the files' own statistics
}
NOT_IN_A_PATH = '%[]^|*?#<>"`'  # deltalake and DuckDB read these as something else
RETRIES = 12  # two runs that meet: the later one looks again


class Root:
    """A folder with one Delta table in each of its folders.

    Parameters
    ----------
    path : Path of the folder

    Raises
    ------
    InputError : a path that the tables can't lie in
    """

    def __init__(self, path: Path | str) -> None:
        if "://" in str(path):
            raise InputError(f"a store at an address ('{path}') can't be used yet: give a folder, also a mounted one")
        self.path = Path(path).resolve()
        if found := sorted(set(NOT_IN_A_PATH) & set(str(self.path))):
            raise InputError(
                f"a store can't lie in '{self.path}': its path has {' '.join(found)}; choose another folder"
            )

    def has(self, name: str) -> bool:
        """Whether a table is there."""
        return (self.path / name / "_delta_log").is_dir()

    def create(self, name: str, layout: str) -> None:
        """Make a table that is not there yet, empty."""
        from deltalake import DeltaTable

        try:
            (self.path / name).mkdir(parents=True, exist_ok=True)
            DeltaTable.create(
                str(self.path / name),
                schema=delta_schema(name),
                mode="ignore",
                name=name,
                description=layout,
                partition_by=list(PARTITIONS),
                configuration=CONFIGURATION,
            )
        except OSError as error:
            raise StoreError(f"the store in '{self.path}' can't be written: {error}; choose another folder") from error

    def open(self, name: str, version: int | None = None) -> DeltaTable:
        """A table at a version, the latest if none is given."""
        from deltalake import DeltaTable
        from deltalake.exceptions import DeltaError, TableNotFoundError

        try:
            return DeltaTable(str(self.path / name), version=version)
        except (TableNotFoundError, DeltaError, OSError) as error:
            raise StoreError(f"table '{name}' in '{self.path}' can't be opened (version {version}): {error}") from error

    def files(self, name: str, table: DeltaTable) -> list[str]:
        """Files of a table at its version, as DuckDB takes them."""
        # the address is percent-encoded, the file's name on disk is not: year=2025/settled=0/part-....parquet
        depth = len(table.metadata().partition_columns) + 1
        return sorted(str(self.path / name / unquote("/".join(uri.split("/")[-depth:]))) for uri in table.file_uris())

    def append(self, name: str, data: Any, metadata: Callable[[], Mapping[str, str]] | None = None) -> None:
        """One commit of new rows; appends of several writers never conflict."""
        from deltalake import CommitProperties, write_deltalake

        def commit() -> None:
            properties = CommitProperties(
                custom_metadata=dict(metadata()) if metadata else None, max_commit_retries=RETRIES
            )
            write_deltalake(self.open(name), data, mode="append", commit_properties=properties)

        self.retried(name, commit)

    def retried(self, name: str, commit: Callable[[], None]) -> None:
        """Commit; where another run was quicker, once more, after a pause of no fixed length.

        Raises
        ------
        StoreError : the table can't be written, or others wrote it all the time
        """
        from deltalake.exceptions import CommitFailedError

        for attempt in range(RETRIES):
            try:
                return commit()
            except CommitFailedError as error:
                if attempt == RETRIES - 1:
                    raise StoreError(
                        f"table '{name}' is being written by another run: try again when it is done"
                    ) from error
                time.sleep(random.uniform(0.05, 0.3) * (attempt + 1))  # noqa: S311 -- jitter, no secret
            except OSError as error:
                raise StoreError(f"table '{name}' in '{self.path}' can't be written: {error}") from error
        return None

    def remove_leftovers(self, older_than_hours: float) -> int:
        """Remove what writers that were killed have half written; vacuum doesn't see it. How many files."""
        oldest, removed = time.time() - older_than_hours * 3600, 0
        for file in self.path.glob("*/**/*#*"):
            if file.is_file() and file.stat().st_mtime <= oldest:
                file.unlink(missing_ok=True)
                removed += 1
        return removed

    def forget(self, name: str, keep_days: int, versions: Iterable[int]) -> int:
        """Remove files that no version of the last days needs, nor one of those named; how many."""
        removed = self.open(name).vacuum(
            retention_hours=keep_days * 24,
            dry_run=False,
            enforce_retention_duration=False,
            full=True,  # also files of writers that died before their commit
            keep_versions=sorted(set(versions)) or None,
        )
        return len(removed)
