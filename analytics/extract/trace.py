"""What extraction considered and dropped, with the reason: heard only while someone listens (`relations explain`)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

# None: nobody listens, and dropping costs one look.
_heard: ContextVar[list[Dropped] | None] = ContextVar("heard", default=None)


@dataclass(frozen=True, slots=True)
class Dropped:
    """A span of the text that might have made a row of `table` and made none, and why."""

    start: int
    end: int
    table: str
    why: str


def drop(start: int, end: int, table: str, why: str) -> None:
    """Say that the words at [start, end) of the article gave no row of a table, and why."""
    heard = _heard.get()
    if heard is not None:
        heard.append(Dropped(start, end, table, why))


def is_heard() -> bool:
    """Does someone listen?"""
    return _heard.get() is not None


@contextmanager
def listening() -> Iterator[list[Dropped]]:
    """Collect what is dropped while the block runs, in the order of dropping."""
    heard: list[Dropped] = []
    token = _heard.set(heard)
    try:
        yield heard
    finally:
        _heard.reset(token)
