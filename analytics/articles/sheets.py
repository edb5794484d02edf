"""Exports with columns: CSV, TSV, XLSX and Parquet, a row an article; read as a stream, never as a whole."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from typing import Any, BinaryIO

from analytics.articles.columns import Columns, fields_of
from analytics.articles.decode import decode
from analytics.articles.sources import Input, fields_input, turned_away
from analytics.errors import UnreadableInput
from analytics.records import Reject

CELL_LIMIT = 4_000_000  # characters
SAMPLE = 200_000  # bytes, for the encoding and the delimiter
DELIMITERS = ",;\t|"
UNPACKED_LIMIT = 1_000_000_000  # bytes of a workbook's parts
BATCH = 200  # rows of a Parquet file at a time
NO_TEXT = "it lists addresses without texts"
FETCH = "fetch the pages with `relations fetch FILE`, or add a column with the text"

Row = tuple[int, dict[str, Any] | None]  # None: a row that has not the header's columns


def rows_of(file: BinaryIO, name: str, suffix: str, columns: Columns) -> Iterator[Input | Reject]:
    """Every row of an export with columns as an input, or why it is none.

    Raises
    ------
    UnreadableInput : not of the form that its name says
    """
    header, rows = {".xlsx": _workbook, ".parquet": _parquet}.get(suffix, _separated)(file)
    mapping = columns.mapping(header, name)
    if "text" not in mapping and "summary" not in mapping:
        raise UnreadableInput(
            *(
                (NO_TEXT, FETCH)
                if "url" in mapping
                else (
                    f"no column with the text is found among {', '.join(header)[:200]}",
                    "name it in columns.toml",
                )
            )
        )
    number = 1
    try:
        for number, row in rows:
            if row is None:
                where = f"{name}:{number}"
                yield turned_away(
                    where, "the row has not as many cells as the header", "mend the row or export it again"
                )
            elif any(value not in (None, "") for value in row.values()):
                yield fields_input(fields_of(row, mapping), f"{name}:{number}")
    except (csv.Error, UnicodeDecodeError, OSError, ValueError, zipfile.BadZipFile) as error:
        yield turned_away(
            f"{name}:{number + 1}", f"the file is damaged after row {number} ({_why(error)})", "export it again"
        )


def addresses(file: BinaryIO, suffix: str, columns: Columns, name: str) -> list[str]:
    """The addresses that an export lists."""
    header, rows = {".xlsx": _workbook, ".parquet": _parquet}.get(suffix, _separated)(file)
    column = columns.mapping(header, name).get("url")
    return [str(row[column]).strip() for _, row in rows if row and column and row.get(column)]


def _why(error: Exception) -> str:
    return type(error).__name__ if isinstance(error, OSError | ValueError) else str(error)[:80]


def _separated(file: BinaryIO) -> tuple[list[str], Iterator[Row]]:
    sample = file.read(SAMPLE)
    start = decode(_to_line_end(sample))
    first = start.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    if not first.count(delimiter):
        raise UnreadableInput("its first line names no columns", "write the names of the columns in the first line")
    file.seek(0)
    csv.field_size_limit(CELL_LIMIT)
    lines = io.TextIOWrapper(file, encoding=_encoding(sample), newline="")
    reader = csv.reader(lines, delimiter=delimiter, strict=False)
    header = _header(next(reader))

    def rows() -> Iterator[Row]:
        for row in reader:
            if not row:
                continue
            # a spreadsheet drops empty cells at the end, and some exports write one more
            row += [""] * (len(header) - len(row)) if len(row) >= len(header) // 2 else []
            fits = len(row) == len(header) or (len(row) > len(header) and not any(row[len(header) :]))
            yield reader.line_num, dict(zip(header, row, strict=False)) if fits else None
        lines.detach()

    return header, rows()


def _encoding(sample: bytes) -> str:
    """The encoding in which `decode` has read the sample."""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    end = _to_line_end(sample)
    text = decode(end)
    for encoding in ("utf-8-sig", "utf-16-le", "utf-16-be", "cp1251", "cp1252"):
        try:
            if end.decode(encoding).lstrip("\ufeff") == text.lstrip("\ufeff"):
                return encoding
        except UnicodeDecodeError:
            continue
    return "utf-8-sig"


def _to_line_end(sample: bytes) -> bytes:
    """The sample without the half letter that it may end in."""
    if b"\x00" in sample[:1000]:
        return sample[: len(sample) // 2 * 2]
    return sample[: sample.rfind(b"\n") + 1] or sample


def _header(cells: list[Any]) -> list[str]:
    """Names of the columns, each once; a nameless one by its place."""
    names: list[str] = []
    for number, cell in enumerate(cells, 1):
        name = " ".join(str(cell if cell is not None else "").split())[:200] or f"column {number}"
        names.append(name if name not in names else f"{name} ({number})")
    return names


def _workbook(file: BinaryIO) -> tuple[list[str], Iterator[Row]]:
    import openpyxl

    check_zip(file)
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
        cells = book.worksheets[0].iter_rows(values_only=True)
        header = _header(list(next(cells)))
    except StopIteration as error:
        raise UnreadableInput("its first sheet is empty", "put the rows into the first sheet") from error
    except Exception as error:  # whatever a damaged workbook does to its reader
        raise UnreadableInput("it is no whole .xlsx workbook", "save it again, or as .csv") from error

    def rows() -> Iterator[Row]:
        for number, row in enumerate(cells, 2):
            values = [value.isoformat() if hasattr(value, "isoformat") else value for value in row]
            yield number, dict(zip(header, values, strict=False))

    return header, rows()


def _parquet(file: BinaryIO) -> tuple[list[str], Iterator[Row]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(file)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise UnreadableInput("it is no whole Parquet file", "export it again") from error
    header = [str(name) for name in table.schema_arrow.names]

    def rows() -> Iterator[Row]:
        number = 0
        try:
            for batch in table.iter_batches(batch_size=BATCH):
                for row in batch.to_pylist():
                    number += 1
                    yield (
                        number,
                        {
                            key: value.isoformat() if hasattr(value, "isoformat") else value
                            for key, value in row.items()
                        },
                    )
        except pa.ArrowException as error:
            raise ValueError("damaged") from error

    return header, rows()


def check_zip(file: BinaryIO) -> None:
    """Turn away a file that is no zip, or one whose parts unpack to more than any office document has.

    Raises
    ------
    UnreadableInput
    """
    try:
        with zipfile.ZipFile(file) as parts:
            size = sum(part.file_size for part in parts.infolist())
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise UnreadableInput("it is damaged or cut off", "save or export it again") from error
    if size > UNPACKED_LIMIT:
        raise UnreadableInput(f"it unpacks to {size:,} bytes", "export it in smaller parts")
    file.seek(0)
