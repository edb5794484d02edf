"""Tables that people keep in a spreadsheet: .xlsx, .csv or .tsv, read and written cell by cell.

A text that a spreadsheet would run as a formula is led by an apostrophe when it is written, and read without it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analytics.errors import InputError

FORMS = (".xlsx", ".csv", ".tsv")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
CELL = 32_767  # characters that a cell of a sheet holds
BYTES = 64_000_000  # a larger file is no desk's table
_NOT_IN_A_SHEET = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet with its number as the spreadsheet shows it; cells by the heading of their column."""

    sheet: str
    number: int
    cells: dict[str, Any]


def read(path: Path) -> list[Line]:
    """All rows under the headings of a file's sheets, empty ones left out.

    Parameters
    ----------
    path : .xlsx (every sheet, formulas as their last value), .csv or .tsv in UTF-8; a CSV may have semicolons

    Raises
    ------
    InputError : no such file, another form, one that is too large or can't be read
    """
    if not path.is_file():
        raise InputError(f"there is no file '{path}'")
    if path.suffix.lower() not in FORMS:
        raise InputError(f"'{path.name}' is no table that can be read: give {', '.join(FORMS)}")
    if path.stat().st_size > BYTES:
        raise InputError(f"'{path.name}' is larger than {BYTES // 1_000_000} MB: split it")
    found = _xlsx(path) if path.suffix.lower() == ".xlsx" else [("", _csv(path))]
    lines = []
    for sheet, rows in found:
        if not rows:
            continue
        head = [" ".join(str(cell).split()) if cell is not None else "" for cell in rows[0]]
        for number, row in enumerate(rows[1:], 2):
            cells = {name: _plain(cell) for name, cell in zip(head, row, strict=False) if name}
            if any(cell not in (None, "") for cell in cells.values()):
                lines.append(Line(sheet, number, cells))
    return lines


def write(path: Path, sheets: Iterable[tuple[str, Sequence[str], Sequence[Sequence[Any]]]]) -> None:
    """Write sheets of a name, headings and rows: all into one .xlsx, or one into a .csv.

    Raises
    ------
    InputError : another form, several sheets for a .csv, or a file that can't be written
    """
    several = list(sheets)
    form = path.suffix.lower()
    if form not in FORMS[:2]:
        raise InputError(f"'{path.name}' has no form that is written here: end it in .xlsx or .csv")
    try:
        if form == ".csv":
            if len(several) != 1:
                names = ", ".join(name for name, _, _ in several) or "nothing"
                raise InputError(f"a .csv holds one table, and there is {names}: end it in .xlsx, or choose a table")
            path.write_text(_as_csv(*several[0][1:]), encoding="utf-8", newline="")
            return
        _write_xlsx(path, several)
    except OSError as error:
        raise InputError(f"'{path}' can't be written: {error.strerror}") from error


def defused(text: str) -> str:
    """A text that no spreadsheet takes for a formula, without what a sheet can't hold."""
    text = _NOT_IN_A_SHEET.sub(" ", text)
    return f"'{text}"[:CELL] if text.startswith(FORMULA) else text[:CELL]


def _as_csv(head: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([defused(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()


def _write_xlsx(path: Path, sheets: Sequence[tuple[str, Sequence[str], Sequence[Sequence[Any]]]]) -> None:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, head, rows in sheets:
        sheet = book.create_sheet(name[:31])
        sheet.append(list(head))
        for row in rows:
            sheet.append([defused(cell) if isinstance(cell, str) else cell for cell in row])
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = sheet.dimensions
        for number, title in enumerate(head, 1):
            wide = title in {"sentence", "what was read"}
            sheet.column_dimensions[get_column_letter(number)].width = 70 if wide else max(11, len(title) + 2)
            if wide:
                for (cell,) in sheet.iter_rows(min_row=2, min_col=number, max_col=number):
                    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if not book.worksheets:
        book.create_sheet("nothing")
    book.save(path)


def _xlsx(path: Path) -> list[tuple[str, list[tuple[Any, ...]]]]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        try:
            return [(sheet.title, list(sheet.iter_rows(values_only=True))) for sheet in book.worksheets]
        finally:
            book.close()
    except (BadZipFile, KeyError, ValueError, OSError, SyntaxError) as error:
        raise InputError(f"'{path.name}' can't be read as .xlsx: {error}; save it again, or as CSV") from error


def _csv(path: Path) -> list[list[str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"'{path.name}' is not UTF-8: save it as CSV UTF-8") from error
    first = text.partition("\n")[0]
    # a spreadsheet of a country with decimal commas saves semicolons
    delimiter = "\t" if path.suffix.lower() == ".tsv" else max(",;\t", key=first.count)
    try:
        return list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise InputError(f"'{path.name}' can't be read as CSV: {error}") from error


def _plain(cell: Any) -> Any:
    if isinstance(cell, str):
        cell = cell.strip()
        return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA) else cell
    return cell
