"""What may come in: the inputs of files, folders and archives, with their limits; no article is parsed yet.

An input is one file, one page of an archive, one row or line of an export. Its sha256 is taken before anything else is
done with it, so that a second run can tell what it has read already.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from analytics.articles.columns import Columns
from analytics.articles.containers import members
from analytics.articles.sources import LIMITS, SPLIT, Form, Input, reject, turned_away, whole
from analytics.errors import InputError, UnreadableInput
from analytics.records import Reading, Reject

FORMS: dict[str, Form] = {
    ".md": "text",
    ".markdown": "text",
    ".txt": "text",
    ".text": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".mhtml": "mail",
    ".mht": "mail",
}
LINES = (".jsonl", ".ndjson")
SHEETS = (".csv", ".tsv", ".xlsx", ".parquet")
DOCUMENTS = (".docx", ".rtf")
FEEDS = (".xml", ".rss", ".atom")
ARCHIVES = (".zip", ".tar", ".tgz")
SIDECARS = (".yml", ".yaml")
WHOLE_LIMIT = 64_000_000  # bytes of a feed, a RIS file or a document, which are read as a whole
FORMS_IN_WORDS = (
    ".txt, .md, .html, .mhtml, .jsonl, .csv, .tsv, .xlsx, .parquet, .docx, .rtf, .ris, .xml, .warc, or a .zip or .tar "
    "of them"
)
STANDARD_INPUT = "standard input"
OURS = ("undated.csv", "columns.toml")  # files of ours that may lie beside the articles


def inputs(path: Path | str, columns: Columns | None = None) -> Iterator[Input | Reject]:
    """Every input of a file, a folder with all below it, or "-" for standard input: JSON lines, else one bare text.

    Parameters
    ----------
    path : file, folder or "-"
    columns : which columns of an export are which fields; guessed anew where it isn't given

    Raises
    ------
    InputError : a path that isn't there
    """
    if str(path) == "-":
        yield from _standard_input(cast(BinaryIO, sys.stdin.buffer))
        return
    path, columns = Path(path), columns or Columns()
    if path.is_dir():
        for file in files(path):
            if file.name not in OURS:
                yield from _inputs_of(file, columns)
    elif path.exists():
        yield from _inputs_of(path, columns)
    else:
        raise InputError(f"there is no file or folder '{path}': give {FORMS_IN_WORDS}, or a folder of them")


def files(folder: Path) -> Iterator[Path]:
    """Files of a folder and all below it, sorted; hidden ones, attachments of saved pages and stores left out."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and not name.endswith("_files") and not _is_store(Path(here) / name)
        )
        yield from (Path(here) / name for name in sorted(names) if not name.startswith((".", "~$")))


def _is_store(folder: Path) -> bool:
    """Whether a folder is a store, whose own Parquet files are no articles."""
    return (folder / Reading.table / "_delta_log").is_dir()


def _inputs_of(path: Path, columns: Columns) -> Iterator[Input | Reject]:
    if not path.is_file():
        return  # a pipe or a socket would wait for ever
    if path.suffix.lower() in SIDECARS:
        if not any(path.with_suffix(suffix).is_file() for suffix in FORMS if FORMS[suffix] == "text"):
            yield turned_away(path.name, "no text lies beside this sidecar", f"name it as its text, {path.stem}.txt")
        return
    try:
        with path.open("rb") as file:
            yield from _of_file(file, path.name, columns, _sidecar(path))
    except UnreadableInput as error:
        # its name stands for the bytes: a damaged file of gigabytes is not read twice
        yield turned_away(path.name, error.reason, error.advice)
    except (OSError, EOFError, zlib.error) as error:
        yield turned_away(
            path.name, f"it can't be read ({type(error).__name__})", "check the file and the right to read it"
        )


def _of_file(
    file: BinaryIO, name: str, columns: Columns, sidecar: bytes = b"", *, in_archive: bool = False
) -> Iterator[Input | Reject]:
    """Inputs of one open file by the ending of its name; archives are opened once, never inside one another."""
    suffix = Path(name).suffix.lower()
    bare = Path(name).stem if suffix == ".gz" else name
    inner = Path(bare).suffix.lower()
    if inner in ARCHIVES:
        if in_archive:
            raise UnreadableInput("it is an archive inside an archive", "unpack the outer one first")
        yield from members(
            file, name, inner, lambda opened, where: _of_member(opened, where, columns), is_packed=suffix == ".gz"
        )
        return
    if inner == ".warc":
        from analytics.articles.warc import records

        yield from records(file, name)
        return
    stream = cast(BinaryIO, gzip.GzipFile(fileobj=file)) if suffix == ".gz" else file
    if inner in LINES:
        yield from _lines(stream, name)
    elif inner in FORMS:
        yield from _of_form(stream.read(LIMITS[FORMS[inner]] + 1), name, FORMS[inner], sidecar)
    elif reader := _readers(columns).get(inner):
        yield from reader(stream, name, inner)
    else:
        head = stream.read(100_000)
        digest = hashlib.sha256(head).hexdigest()
        yield reject(name, digest, f"'{suffix}' is no form that we read", f"save it as {FORMS_IN_WORDS}")


def _of_member(file: BinaryIO, name: str, columns: Columns) -> Iterator[Input | Reject]:
    try:
        yield from _of_file(file, name, columns, in_archive=True)
    except UnreadableInput as error:
        yield turned_away(name, error.reason, error.advice)
    except (OSError, EOFError, zlib.error) as error:
        yield turned_away(name, f"it can't be read ({type(error).__name__})", "check the archive")


def _of_form(raw: bytes, name: str, form: Form, sidecar: bytes) -> Iterator[Input | Reject]:
    if form == "page":
        from analytics.articles.documents import factiva_page, is_factiva

        if is_factiva(raw):
            yield from factiva_page(raw, name)
            return
    if sidecar and form == "text" and not raw.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"---"):
        # the sidecar is the front matter that the text has not; the two are one input
        raw = b"---\n" + sidecar.strip() + b"\n---\n" + raw.removeprefix(b"\xef\xbb\xbf")
    yield whole(raw, name, form)


def _sidecar(path: Path) -> bytes:
    for suffix in SIDECARS:
        if FORMS.get(path.suffix.lower()) == "text" and (beside := path.with_suffix(suffix)).is_file():
            return beside.read_bytes()[:16_000]
    return b""


Reader = Callable[[BinaryIO, str, str], Iterator[Input | Reject]]


def _readers(columns: Columns) -> dict[str, Reader]:
    """What reads files of many articles, by the ending; imported where one comes."""

    def sheet(file: BinaryIO, name: str, suffix: str) -> Iterator[Input | Reject]:
        from analytics.articles.sheets import rows_of

        return rows_of(file, name, suffix, columns)

    def document(file: BinaryIO, name: str, suffix: str) -> Iterator[Input | Reject]:
        from io import BytesIO

        from analytics.articles.documents import document as read

        return read(BytesIO(_bounded(file)), name, suffix)

    def feed(file: BinaryIO, name: str, suffix: str) -> Iterator[Input | Reject]:
        from analytics.articles.feeds import entries

        return entries(_bounded(file), name)

    def ris(file: BinaryIO, name: str, suffix: str) -> Iterator[Input | Reject]:
        from analytics.articles.decode import decode
        from analytics.articles.ris import references

        return references(decode(_bounded(file)), name)

    return {
        **dict.fromkeys(SHEETS, sheet),
        **dict.fromkeys(DOCUMENTS, document),
        **dict.fromkeys(FEEDS, feed),
        ".ris": ris,
    }


def _bounded(file: BinaryIO) -> bytes:
    raw = file.read(WHOLE_LIMIT + 1)
    if len(raw) > WHOLE_LIMIT:
        raise UnreadableInput(f"it is larger than {WHOLE_LIMIT:,} bytes", SPLIT)
    return raw


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
        yield whole(first + stream.read(limit + 1 - len(first)), STANDARD_INPUT, "text")


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
