"""Reading in a process that can be killed: a page on which a parser never ends costs its time and nothing else."""

from __future__ import annotations

from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from analytics.articles import Given, Input, read_input, reject
from analytics.records import Article, Reject

LARGE = 150_000  # bytes; smaller pages are read here, for starting a process takes longer than they may
SECONDS = 30.0  # for one page; a usual one takes a thirtieth of one
START_SECONDS = 120.0  # until the process has loaded what it needs, on a slow machine
SPLIT = "save the article alone, or copy its text into a .txt file"


class Reader:
    """Reads inputs one by one; large pages in a process of its own, which is killed when one takes too long.

    Parameters
    ----------
    seconds : float, the longest that one page may take
    large : int, bytes from which on a page goes to the process
    """

    def __init__(self, seconds: float = SECONDS, large: int = LARGE) -> None:
        self.seconds, self.large = seconds, large
        self.process: Any = None
        self.line: Connection | None = None

    def read(self, source: Input, given: Given | None) -> Article | Reject:
        """The article of one input, or why it is none."""
        if source.form not in ("page", "mail") or len(source.raw) < self.large:
            return read_input(source, given)
        line = self._line()
        try:
            line.send((source, given))
            if line.poll(self.seconds):
                return line.recv()  # type: ignore[no-any-return]
            reason = f"reading it took longer than {self.seconds:.0f} seconds"
        except (EOFError, OSError):
            reason = "the process that read it died"
        self.close()
        return reject(source.name, source.sha256, reason, SPLIT)

    def close(self) -> None:
        """End the process, at once."""
        if self.process is not None:
            self.process.kill()
            self.process.join()
        if self.line is not None:
            self.line.close()
        self.process = self.line = None

    def _line(self) -> Connection:
        if self.line is None:
            context = get_context("spawn")
            self.line, other = context.Pipe()
            self.process = context.Process(target=_serve, args=(other,), daemon=True)
            self.process.start()
            other.close()
            with suppress(EOFError):
                if self.line.poll(START_SECONDS):
                    self.line.recv()
        return self.line


def _serve(line: Connection) -> None:
    import trafilatura  # noqa: F401 -- loaded before the first page, so that no page pays for it

    line.send("ready")
    while True:
        try:
            source, given = line.recv()
        except (EOFError, KeyboardInterrupt):
            return
        line.send(read_input(source, given))
