"""Texts without a publish date: listed in undated.csv for the user to fill in, and dated from it."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from pathlib import Path

from analytics.articles import publish_time
from analytics.desk.sheets import defused
from analytics.errors import InputError
from analytics.pipeline.crew import extract_batch
from analytics.pipeline.intake import Ingested, put
from analytics.records import Article
from analytics.tables import Tables

NAME = "undated.csv"
COLUMNS = ("file", "title", "first_line", "date_clues", "published", "article_id")
CLUES = 5
# What may tell a reader the day; we only show it.
_CLUE = re.compile(
    r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December)(?: \d{4})?\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?\b|"
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:19|20)\d{2}\b"
)


@dataclass(slots=True)
class Dated:
    """What feeding back did: articles dated, and lines that could not be used."""

    ingested: Ingested = field(default_factory=Ingested)
    problems: list[str] = field(default_factory=list)


def write_undated(tables: Tables, path: Path) -> int:
    """List the store's undated articles in a CSV file; how many there are.

    What the user has typed into it and we could not use stays. Without undated articles the file goes.
    """
    undated = tables.articles("published_local_date IS NULL")
    typed = {row.get("article_id"): row.get("published") for row in _read(path)} if path.is_file() else {}
    if not undated:
        path.unlink(missing_ok=True)
        return 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.DictWriter(file, COLUMNS)
        rows.writeheader()
        for one in sorted(undated, key=lambda one: (one.input_name or "", one.article_id)):
            first_line = one.text.strip().partition("\n")[0][:200]
            rows.writerow(
                {
                    "file": defused(one.input_name or ""),
                    "title": defused(one.title or ""),
                    "first_line": defused(first_line),
                    "date_clues": defused("; ".join(clues(one))),
                    "published": typed.get(one.article_id) or "",
                    "article_id": one.article_id,
                }
            )
    return len(undated)


def feed(tables: Tables, path: Path) -> Dated:
    """Date articles by the column `published` of an undated.csv; their rows are extracted anew, their ids stay.

    Raises
    ------
    InputError : the file can't be read or lacks its columns
    """
    done = Dated()
    filled = {row["article_id"]: (number, row) for number, row in enumerate(_read(path), 2) if row["published"].strip()}
    wanted = {
        one.article_id: one for one in tables.articles("published_local_date IS NULL") if one.article_id in filled
    }
    dated: list[Article] = []
    for article_id, (number, row) in filled.items():
        article = wanted.get(article_id)
        time = publish_time(row["published"], article.publisher if article else None, article.url if article else None)
        if article is None:
            done.ingested.known += 1
        elif time.day is None:
            done.problems.append(f"line {number} of {path.name}: '{row['published'][:40]}' is no day: write 2025-10-09")
        else:
            article.published, article.published_local_date = time.instant, time.day
            article.published_precision, article.published_source = time.precision, "entered"
            article.flags = [*(flag for flag in article.flags if flag != "undated"), *time.flags]
            dated.append(article)
    if dated:
        put(tables, extract_batch(dated)[1], done.ingested)
    return done


def is_undated(path: Path | str) -> bool:
    """Whether a file is an undated.csv under any name: it has the columns that a build wrote."""
    if Path(path).suffix.lower() != ".csv":
        return False
    try:
        with Path(path).open(encoding="utf-8-sig") as file:
            header = file.readline(2000)
    except (OSError, UnicodeDecodeError):
        return False
    return "article_id" in header and "published" in header


def clues(article: Article) -> list[str]:
    """Dates and weekdays as the file's name and the text have them, at most five."""
    found = _CLUE.findall(f"{(article.input_name or '').replace('_', ' ')}\n{article.body[:20_000]}")
    return list(dict.fromkeys(found))[:CLUES]


def _read(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            sample = file.read(2000)
            file.seek(0)
            # a spreadsheet of a country with decimal commas saves semicolons
            delimiter = ";" if sample.partition("\n")[0].count(";") > sample.partition("\n")[0].count(",") else ","
            rows = csv.DictReader(file, delimiter=delimiter)
            if missing := sorted({"article_id", "published"} - set(rows.fieldnames or ())):
                raise InputError(f"'{path.name}' has no column {missing[0]}: use the undated.csv that a build wrote")
            return [{key: value or "" for key, value in row.items() if isinstance(key, str)} for row in rows]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"'{path.name}' can't be read as CSV: {error}; save it as CSV in UTF-8") from error
