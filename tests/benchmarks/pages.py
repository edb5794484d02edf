"""Score the reading of saved pages against their expected articles, beside trafilatura's own in the same run.

    python tests/benchmarks/pages.py [../shared/pages] [--misses]

Body F1 is over words (case folded) as multisets, averaged over the pages. Titles are compared exactly after white
space is folded. A publish day is right when it is the day as written, an instant when it is the same second (the minute
where the page writes no seconds). Speed is a ratio: both tools take each page one after the other, in CPU seconds.
"""

from __future__ import annotations

import gzip
import json
import logging
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import trafilatura

from analytics.articles import Given, Input, read_input
from analytics.records import Article, Reject

_WORD = re.compile(r"\w+")


@dataclass
class Score:
    """Means over the pages, and what was missed."""

    pages: int = 0
    body: float = 0.0
    body_trafilatura: float = 0.0
    title: float = 0.0
    day: float = 0.0
    instant: float = 0.0
    seconds: float = 0.0
    seconds_trafilatura: float = 0.0
    misses: list[str] = field(default_factory=list)


def words(text: str) -> Counter[str]:
    """The words of a text with their numbers."""
    return Counter(_WORD.findall(text.casefold()))


def f1(found: str, wanted: str) -> float:
    """F1 of the words of one text against another's."""
    one, other = words(found), words(wanted)
    return 2 * (one & other).total() / max(1, one.total() + other.total())


def folded(text: str | None) -> str:
    """Text with every white space as one blank."""
    return " ".join((text or "").split())


def read_page(raw: bytes, name: str) -> Article | Reject:
    """One page as the package reads it."""
    return read_input(Input(name, "page", raw, name), Given())


def standard(raw: bytes) -> str:
    """trafilatura's own reading, metadata included, as its users call it."""
    found = trafilatura.bare_extraction(raw, with_metadata=True)
    return getattr(found, "text", None) or ""


def score(folder: Path) -> Score:
    """Scores of the package and of trafilatura on the pages of a folder with its expected.jsonl."""
    result = Score()
    with_instant = 0
    read_page(b"<html><body><p>warm up</p></body></html>", "warm")
    standard(b"<html><body><p>warm up</p></body></html>")
    for line in (folder / "expected.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        raw = gzip.decompress((folder / row["file"]).read_bytes())
        began = time.process_time()
        found = read_page(raw, row["file"])
        between = time.process_time()
        theirs = standard(raw)
        result.seconds += between - began
        result.seconds_trafilatura += time.process_time() - between
        article = found if isinstance(found, Article) else Article()
        result.pages += 1
        result.body += (mine := f1(article.text, row["text"]))
        result.body_trafilatura += (other := f1(theirs, row["text"]))
        if mine < other - 0.02:
            result.misses.append(f"body    {row['file']} {mine:.3f}, trafilatura {other:.3f}")
        wanted = datetime.fromisoformat(row["published"])
        with_instant += wanted.tzinfo is not None
        _facts(row, wanted, article, result)
    for name in ("body", "body_trafilatura", "title", "day"):
        setattr(result, name, getattr(result, name) / max(1, result.pages))
    result.instant /= max(1, with_instant)
    return result


def _facts(row: dict[str, Any], wanted: datetime, article: Article, result: Score) -> None:
    if folded(article.title) == folded(row["title"]):
        result.title += 1
    else:
        result.misses.append(f"title   {row['file']} {row['title']!r}, read {article.title!r}")
    if article.published_local_date == wanted.date().isoformat():
        result.day += 1
    else:
        result.misses.append(f"day     {row['file']} {wanted}, read {article.published_local_date}")
    if wanted.tzinfo is None:
        return
    read = datetime.fromisoformat(article.published) if article.published else None
    exact = wanted.astimezone(UTC).replace(microsecond=0)
    if read and read in (exact, exact.replace(second=0)):
        result.instant += 1
    else:
        result.misses.append(f"instant {row['file']} {wanted}, read {article.published}")


def kremlin(folder: Path, corpus: Path) -> tuple[int, int, list[str]]:
    """Pages of kremlin.ru whose publish day is read right, out of how many; the days stand in the corpus."""
    days = {}
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            days[row["url"].rsplit("/", 1)[-1]] = row["published"][:10]
    right, misses = 0, []
    files = sorted(folder.glob("*.html"))
    for file in files:
        found = read_page(file.read_bytes(), file.name)
        day = found.published_local_date if isinstance(found, Article) else found.reason
        wanted = days.get(file.stem) or _shown(file.read_text(encoding="utf-8"))
        right += day == wanted
        if day != wanted:
            misses.append(f"kremlin {file.name} {wanted}, read {day}")
    return right, len(files), misses


def _shown(page: str) -> str:
    """The day in words that the page shows first: three pages are not in the corpus."""
    match = re.search(r"<time[^>]*>(\w+ \d+, \d{4})", page)
    return datetime.strptime(match[1], "%B %d, %Y").date().isoformat() if match else ""


def main(arguments: list[str]) -> int:
    """Print the scores; with --misses each error too."""
    logging.disable(logging.CRITICAL)
    shared = Path(__file__).parents[3] / "shared"
    folder = next((Path(one) for one in arguments if not one.startswith("--")), shared / "pages")
    result = score(folder)
    right, number, misses = kremlin(folder / "kremlin", shared / "corpora" / "kremlin.jsonl.gz")
    if "--misses" in arguments:
        print("\n".join((*result.misses, *misses)))
    print(
        f"{result.pages} pages: body F1 {result.body:.4f} (trafilatura {result.body_trafilatura:.4f}), title "
        f"{result.title:.3f}, day {result.day:.3f}, instant {result.instant:.3f}, "
        f"{result.seconds_trafilatura / result.seconds:.2f} times trafilatura's speed "
        f"({result.pages / result.seconds:.1f} pages/s); kremlin days {right} of {number}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
