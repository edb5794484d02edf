"""The layout of the store's files: its version, and how an older store is brought to it.

A table says its layout in its description. A store whose tables have another layout, or other columns than the records,
is rewritten by the next run that writes: every row that counts, in the declared columns. Versions from before stay
readable, so that an old state can be rendered as of then.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.errors import StoreError
from analytics.tables.columns import PARTITIONS, RECORDS, arrow_schema, declared, streamed
from analytics.tables.root import Root
from analytics.tables.visible import LOGS, bare, counting, files_of, load_fresh, stored_columns

if TYPE_CHECKING:
    from deltalake import DeltaTable

# 1: rows by year, the log deletes an article before it is replaced
# 2: every row knows its reading, files are fresh or settled
LAYOUT = 2
BATCH = 10_000  # rows in memory at once


def described() -> str:
    """What a table's description says."""
    return f"layout {LAYOUT}"


def layout_of(table: DeltaTable) -> int:
    """Layout in which a table is written."""
    said = str(table.metadata().description or "").removeprefix("layout ")
    return int(said) if said.isdigit() else 1


def outdated(root: Root) -> list[str]:
    """Tables of a store that are in an older layout or lack columns, the log last.

    Raises
    ------
    StoreError : a store that a newer version has written
    """
    found = []
    for name in sorted(filter(root.has, RECORDS), key=lambda one: one in LOGS):
        table = root.open(name)
        if (layout := layout_of(table)) > LAYOUT:
            raise StoreError(
                f"the store in '{root.path}' has layout {layout}, written by a newer version; this one knows {LAYOUT}: "
                "update regional-relations"
            )
        if layout < LAYOUT or {one.name for one in table.schema().fields} != set(declared(name)):
            found.append(name)
    return found


def migrate(root: Root, names: list[str]) -> None:
    """Bring tables to the layout of today, one commit each; what a run has done that died on the way stays done."""
    for name in names:
        root.retried(name, lambda name=name: _rewrite(root, name))  # type: ignore[misc]


def _rewrite(root: Root, name: str) -> None:
    from deltalake import write_deltalake

    table = root.open(name)
    con = bare()
    has_fresh = load_fresh(con, [files_of(root, log) for log in LOGS])
    files = files_of(root, name, table.version())
    rows = streamed(con, f"SELECT {stored_columns(name)} FROM {counting(files, has_fresh)}", BATCH)
    write_deltalake(
        table,
        rows.cast(arrow_schema(name)),
        mode="overwrite",
        schema_mode="overwrite",
        partition_by=list(PARTITIONS),
    )
    root.open(name).alter.set_table_description(described())
