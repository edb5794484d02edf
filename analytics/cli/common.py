"""What all verbs of the command line share: options, the desk they work on, counts in words."""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from analytics.errors import InputError

if TYPE_CHECKING:
    from analytics.desk import Desk

STORE = click.option("--store", metavar="DIR", envvar="RELATIONS_STORE", help="Store to use instead of the desk's own.")
OUT = click.option("--out", metavar="DIR", help="Folder for the pages (default: the desk's, reports/html).")


WORKERS = click.option(
    "--workers", default=0, show_default=True, type=click.IntRange(0, 64), help="Processes for the extraction."
)
SCHEDULER = click.option(
    "--scheduler", metavar="tcp://HOST:PORT", help="A Dask cluster for the extraction; its workers need this version."
)


class Ticker:
    """A count on one line of a terminal, ten times a second at most, with the rate and, where the total is known, the
    time left; silent where there is no terminal."""

    def __init__(self, word: str, total: Callable[[], int | None] = lambda: None) -> None:
        self.word, self.number, self.shown = word, 0, 0.0
        self.on = sys.stderr.isatty()
        self.began, self.total = time.monotonic(), total() if self.on else None

    def __call__(self, more: int) -> None:
        self.number += more
        if self.on and time.monotonic() - self.shown > 0.1:
            self.shown = time.monotonic()
            click.echo(f"\r{self.number} {self.word}{self.pace()}   ", nl=False, err=True)

    def pace(self) -> str:
        """How fast, and how long still: ", 148/s, 2 min left"."""
        rate = self.number / max(self.shown - self.began, 0.1)
        if not self.total or self.number >= self.total or rate <= 0:
            return f", {rate:.0f}/s"
        seconds = (self.total - self.number) / rate
        left = f"{seconds / 60:.0f} min" if seconds >= 90 else f"{seconds:.0f} s"
        return f", {rate:.0f}/s, {left} left"


def desk_at(store: str | None, folder: str | None = None) -> Desk:
    """The desk of a folder, with its own names loaded."""
    from analytics import reference
    from analytics.desk import find_desk

    if folder and not Path(folder).is_dir():
        raise InputError(f"there is no folder '{folder}'")
    desk = find_desk(folder, store)
    reference.user_files(desk.root)
    return desk


def desk_or_store(store: str | None) -> Desk:
    """The desk; with a store given, one can do without."""
    from analytics.desk import Desk

    try:
        return desk_at(store)
    except InputError:
        if not store or "://" in store:
            raise
        here = Path.cwd()
        return Desk(here, store=Path(store).resolve(), out=here / "reports/html")


def store_and_names(store: str | None) -> tuple[Path, Callable[[], Any] | None]:
    """Folder of the store, and what loads the desk's own names in a worker process."""
    from functools import partial

    from analytics import reference

    desk = desk_or_store(store)
    return desk.store, partial(reference.user_files, desk.root)


def load_names(store: str | None) -> None:
    """Load the desk's own names, where there is a desk."""
    with contextlib.suppress(InputError):
        desk_at(store)


def counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"
