"""Files of others, line by line: plain, gzip or zip, with or without a header, and what a cell holds."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from typing import IO

from analytics import reference
from analytics.errors import InputError, UnknownCountry
from analytics.records import EVIDENCE_LIMIT, Event, Meeting, TradeFigure

Row = Event | Meeting | TradeFigure
# The rows of a file; a text says why a line is none.
Form = Callable[[Iterable[str]], Iterator[Row | str]]

LONGEST = 1 << 20  # characters of one line
NOTHING = ("", "NA", "N/A", "NULL", "None", "nan", "--")


@contextmanager
def opened(path: Path) -> Iterator[IO[str]]:
    """The text of a file, whatever it is packed in.

    Raises
    ------
    InputError : a file that can't be read, or a zip of several
    """
    try:
        with path.open("rb") as raw:
            start = raw.read(4)
            raw.seek(0)
            packed: IO[bytes] = raw
            if start[:2] == b"\x1f\x8b":
                packed = gzip.GzipFile(fileobj=raw)  # type: ignore[assignment]
            elif start == b"PK\x03\x04":
                with zipfile.ZipFile(raw) as archive:
                    members = [one for one in archive.namelist() if not one.endswith("/")]
                    if len(members) != 1:
                        raise InputError(f"'{path.name}' holds {len(members)} files: unpack it and give one")
                    with archive.open(members[0]) as member:
                        yield io.TextIOWrapper(member, encoding="utf-8-sig", errors="replace", newline="")
                        return
            yield io.TextIOWrapper(packed, encoding="utf-8-sig", errors="replace", newline="")
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile) as error:
        raise InputError(f"'{path.name}' can't be read to its end: {error}; fetch it again") from error


def tabbed(lines: Iterable[str]) -> Iterator[list[str]]:
    """Cells of lines separated by tabs, no quotation marks."""
    for line in lines:
        if text := line.rstrip("\r\n")[:LONGEST]:
            yield text.split("\t")


def records(lines: Iterable[str], wanted: Iterable[str], *, delimiter: str = ",") -> Iterator[dict[str, str]]:
    """Lines below a header, by its names.

    Raises
    ------
    InputError : a header without the names that are wanted
    """
    if delimiter == "\t":
        cells = tabbed(lines)
    else:
        cells = csv.reader(lines, delimiter=delimiter)
    head = [name.strip() for name in next(cells, [])]
    if missing := [name for name in wanted if name not in head]:
        raise InputError(f"no column '{missing[0]}' in its first line: is it a file of that kind?")
    for row in cells:
        if any(row):
            yield dict(zip(head, row, strict=False))


def known(text: str | None) -> str | None:
    """A cell's text, None where it says that there is none."""
    said = (text or "").strip()
    return None if said in NOTHING else said


def number(text: str | None) -> float | None:
    """A cell's number."""
    try:
        return float(text or "")
    except ValueError:
        return None


def day(text: str | None) -> str | None:
    """A day as ISO text, from 2025-10-09, 20251009 or 20251009143000; None for what is no day."""
    said = (text or "").strip()
    plain = said.replace("-", "")[:8] if said[:8].isdigit() else said[:10]
    try:
        return date.fromisoformat(plain).isoformat()
    except ValueError:
        return None


@cache
def country(name: str | None) -> str | None:
    """Code of a country by name or code; None for what no codebook holds."""
    if known(name) is None:
        return None
    try:
        return reference.country(str(name)).code
    except UnknownCountry:
        return None


def quoted(text: str | None) -> str:
    """Their words about a row, no longer than a row's evidence may be."""
    return " ".join((text or "").split())[:EVIDENCE_LIMIT]
