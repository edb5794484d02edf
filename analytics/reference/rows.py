"""The reference tables as rows, read once; the folding under which forms are compared."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from unicodedata import combining, normalize

from analytics.errors import InputError

# A report of a snapshot is rendered with the tables of then.
FOLDER = Path(os.environ.get("RELATIONS_REFERENCE") or Path(__file__).parent)
TABLES = (
    "countries", "country_forms", "places", "organisations", "memberships", "leaders", "currencies", "plover",
    "publishers", "labels", "feeds", "state_codes", "cameo",
)
# Letters that no decomposition takes apart, one for one, so that offsets hold.
_PLAIN = str.maketrans("ıøØłŁđĐðÐħĦ’‘ʻʼ´`ə‑‐–", "ioOlLdDdDhH''''''e---")


@cache
def _fold_letter(letter: str) -> str:
    return next((part for part in normalize("NFD", letter) if not combining(part)), letter)


def fold(text: str) -> str:
    """Text without diacritics and with straight apostrophes and hyphens, of the same length, case kept.

    >>> fold("Türkiye, Côte d’Ivoire")
    "Turkiye, Cote d'Ivoire"
    """
    if text.isascii():
        return text
    return "".join(map(_fold_letter, text.translate(_PLAIN)))


@cache
def rows(table: str) -> tuple[dict[str, str], ...]:
    """All rows of one shipped table, as text."""
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


def user_rows(path: str | Path, wanted: Iterable[str]) -> list[dict[str, str]]:
    """Rows of a user's own CSV file, each with its line number under "line"; empty cells are empty strings.

    Raises
    ------
    InputError : a file that can't be read as UTF-8, or that lacks one of the columns `wanted`.
    """
    path = Path(path)
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines, skipinitialspace=True)
            missing = [column for column in wanted if column not in (reader.fieldnames or ())]
            if missing:
                raise InputError(f"no column {', '.join(missing)} in '{path.name}': its first line must name them")
            return [
                {key: (value or "").strip() for key, value in row.items() if isinstance(key, str)}
                | {"line": str(reader.line_num)}
                for row in reader
                if any(isinstance(value, str) and value.strip() for value in row.values())
            ]
    except UnicodeDecodeError as error:
        raise InputError(f"'{path.name}' is not UTF-8: save it as CSV UTF-8") from error
    except (OSError, csv.Error) as error:
        raise InputError(f"'{path.name}' can't be read ({error}): give a CSV file") from error


def day(text: str) -> date | None:
    """An ISO day, or None for an empty cell."""
    return date.fromisoformat(text) if text else None


def number(text: str) -> float | None:
    """A number, or None for an empty cell."""
    return float(text) if text else None


def parts(text: str) -> tuple[str, ...]:
    """The parts of a cell that holds several, separated by |."""
    return tuple(part.strip() for part in text.split("|") if part.strip())


def counts_by_source() -> dict[str, dict[str, int]]:
    """For each table how many of its rows have a source and how many are unverified."""
    counts = {}
    for table in TABLES:
        unverified = sum(row["source"] == "unverified" for row in rows(table))
        counts[table] = {"sourced": len(rows(table)) - unverified, "unverified": unverified}
    return counts
