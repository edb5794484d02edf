"""A store opened once for many pages: its rows in memory, in one thread, so that forks of this process can ask it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from analytics.tables import RECORDS

if TYPE_CHECKING:
    from analytics.store import Store

MOST = 60_000  # articles whose rows lie in memory; those of more stay in their files
MOST_EVENTS = 1_000_000  # those of other sources among them

_kept: dict[Path, Store] = {}


def kept(path: Path | str) -> Store | None:
    """The store of that folder, if this process keeps it."""
    return _kept.get(Path(path).resolve())


def let_go(store: Store) -> None:
    """Keep a store no longer."""
    _kept.pop(store.path.resolve(), None)


def keep(store: Store) -> Store:
    """Keep a store for all pages of this process and of those forked from it: `open_store` gives it to them.

    DuckDB works in one thread then, as a fork has no other.
    """
    con = store._con
    con.execute("SET threads = 1")
    if store.counts()["articles"] <= MOST and store._value("SELECT count(*) FROM events") <= MOST_EVENTS:
        for name in RECORDS:
            con.execute(f"CREATE TABLE {name}_kept AS SELECT * FROM {name}")
        for name in RECORDS:
            con.execute(f"CREATE OR REPLACE VIEW {name} AS SELECT * FROM {name}_kept")
    # every page asks these
    store.coverage("day")
    store.undated()
    _kept[store.path.resolve()] = store
    return store
