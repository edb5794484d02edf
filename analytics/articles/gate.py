"""What may come in: the inputs of files and folders, with their limits; nothing here is parsed yet.

An input is one file, or one line of a file of JSON lines. Its sha256 is taken before anything else is done with it, so
that a second run can tell what it has read already.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal, cast

from analytics.errors import InputError
from analytics.records import Reject, stable_id

Form = Literal["item", "text", "page"]

FORMS: dict[str, Form] = {
    ".jsonl": "item",
    ".ndjson": "item",
    ".md": "text",
    ".markdown": "text",
    ".txt": "text",
    ".text": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
}
FORMS_IN_WORDS = ".txt, .md, .html, .jsonl or .jsonl.gz"
# trafilatura took over two minutes on a page of 20 MB; a long speech has 250,000 characters
LIMITS: dict[Form, int] = {"item": 8_000_000, "text": 8_000_000, "page": 4_000_000}
STANDARD_INPUT = "standard input"
SPLIT = "cut it into smaller files"


@dataclass(frozen=True, slots=True)
class Input:
    """One input before it is read: its name without folders, its bytes and their sha256."""

    name: str
    form: Form
    raw: bytes
    sha256: str


def inputs(path: Path | str) -> Iterator[Input | Reject]:
    """Every input of a file, a folder with all below it, or "-" for standard input: JSON lines, else one bare text.

    Raises
    ------
    InputError : a path that isn't there
    """
    if str(path) == "-":
        yield from _standard_input(cast(BinaryIO, sys.stdin.buffer))
        return
    path = Path(path)
    if path.is_dir():
        for file in files(path):
            yield from _inputs_of(file)
    elif path.exists():
        yield from _inputs_of(path)
    else:
        raise InputError(f"there is no file or folder '{path}': give {FORMS_IN_WORDS}, or a folder of them")


def files(folder: Path) -> Iterator[Path]:
    """Files of a folder and all below it, sorted; hidden ones and the attachments of saved pages left out."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not name.endswith("_files"))
        yield from (Path(here) / name for name in sorted(names) if not name.startswith((".", "~$")))


def reject(name: str, sha256: str, reason: str, advice: str) -> Reject:
    """The row that says why an input is no article."""
    return Reject(
        reject_id=stable_id("r", sha256, name),
        input_name=name,
        input_sha256=sha256,
        reason=reason,
        advice=advice or None,
    )


def _inputs_of(path: Path) -> Iterator[Input | Reject]:
    packed = path.suffix.lower() == ".gz"
    form = FORMS.get(Path(path.stem).suffix.lower() if packed else path.suffix.lower())
    if not path.is_file():
        return  # a pipe or a socket would wait for ever
    try:
        with gzip.open(path, "rb") if packed else path.open("rb") as file:
            stream = cast(BinaryIO, file)
            if form is None:
                head = stream.read(100_000)
                yield reject(
                    path.name,
                    hashlib.sha256(head).hexdigest(),
                    f"'{path.suffix}' is no form that we read",
                    f"save it as {FORMS_IN_WORDS}",
                )
            elif form == "item":
                yield from _lines(stream, path.name)
            else:
                yield _text(stream.read(LIMITS[form] + 1), path.name, form)
    except (OSError, EOFError, zlib.error) as error:
        yield reject(
            path.name,
            hashlib.sha256(str(path.name).encode()).hexdigest(),
            f"it can't be read ({type(error).__name__})",
            "check the file and the right to read it",
        )


def _standard_input(stream: BinaryIO) -> Iterator[Input | Reject]:
    limit = LIMITS["text"]
    first = b""
    while len(first) <= limit and not first.strip(b" \t\r\n\xef\xbb\xbf"):
        line = stream.readline(limit + 1)
        if not line:
            break
        first += line
    if first.lstrip(b" \t\r\n\xef\xbb\xbf").startswith(b"{"):
        yield from _lines(stream, STANDARD_INPUT, first)
    elif first:
        yield _text(first + stream.read(limit + 1 - len(first)), STANDARD_INPUT, "text")


def _text(raw: bytes, name: str, form: Form) -> Input | Reject:
    digest = hashlib.sha256(raw).hexdigest()
    if len(raw) > LIMITS[form]:
        return reject(name, digest, f"it is larger than {LIMITS[form]:,} bytes", SPLIT)
    return Input(name, form, raw, digest)


def _lines(stream: BinaryIO, name: str, first: bytes = b"") -> Iterator[Input | Reject]:
    """JSON lines, one input each; a damaged archive gives what stands before the damage.

    `first` is what has been read of the stream to see what it holds: blank lines and a line with words.
    """
    limit = LIMITS["item"]
    number = first.rstrip(b"\n").count(b"\n")
    first = first.rstrip(b"\n").rpartition(b"\n")[2] + (b"\n" if first.endswith(b"\n") else b"")
    while True:
        try:
            line, first = first or stream.readline(limit + 1), b""
        except (OSError, EOFError, zlib.error):
            where = f"{name}:{number + 1}"
            yield reject(
                where,
                hashlib.sha256(where.encode()).hexdigest(),
                f"the archive is damaged or cut off after line {number}",
                "fetch or pack the file again",
            )
            return
        if not line:
            return
        number += 1
        digest = hashlib.sha256(line.rstrip(b"\r\n")).hexdigest()
        if len(line) > limit:
            yield reject(f"{name}:{number}", digest, f"the line is longer than {limit:,} bytes", SPLIT)
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield Input(f"{name}:{number}", "item", line, digest)
