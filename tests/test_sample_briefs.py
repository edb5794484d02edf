"""The sample briefs hold true facts of their one source, in our own words."""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

ROOT = Path(__file__).parents[1]
ARTICLES = ROOT / "data" / "articles"
UNDATED = ROOT / "tests" / "samples" / "putin-dushanbe-undated.txt"
SHARED = ROOT.parent / "shared"

PATHS = sorted(ARTICLES.glob("*.md"))
FURNITURE = "Most Read News"
# The page-furniture sample is written after an article that no corpus holds, so it has no id to look up.
ANADOLU = "2025-10-09-putin-dushanbe-state-visit.md"

KEYS = ("title", "published", "publisher", "source_name")
PUBLISHER = "Regional Relations sample brief"
CORPUS_ID = re.compile(r"[a-z0-9]+-[\w.-]+")
REFERENCE_ID = re.compile(r"(us_visits_by_foreign_leaders|us_president_secretary_travels):\d+")
LENGTH = range(60, 251)
RUN = 8  # so many words in a row are a copy, not a retelling

FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.DOTALL)
NUMBER = re.compile(r"\d+(?:\.\d+)?")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


class Brief(NamedTuple):
    """One sample brief: its front matter, the text, and the page furniture below the text."""

    meta: dict[str, str]
    text: str
    furniture: str


class Source(NamedTuple):
    """What a brief is held against: the source's whole wording, and its fields where it has them."""

    wording: str
    published: str = ""
    name: str = ""
    url: str = ""


def read(path: Path) -> Brief:
    found = FRONT_MATTER.match(path.read_text(encoding="utf-8"))
    assert found, f"{path.name}: no front matter between two lines of ---"
    meta = yaml.load(found[1], Loader=yaml.BaseLoader)  # BaseLoader: a date stays as it was written
    assert isinstance(meta, dict), f"{path.name}: the front matter is no mapping"
    text, _, furniture = found[2].partition(f"\n{FURNITURE}\n")
    return Brief(meta, text, furniture)


def words(text: str) -> list[str]:
    return [word.replace("’", "'") for word in WORD.findall(text.lower())]


def numbers(text: str) -> set[str]:
    # 1,500 and 1500 are one number; 09 in a date is the 9 of "9 October"
    without_commas = re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)
    return {number.lstrip("0") or "0" for number in NUMBER.findall(without_commas)}


def runs(text: str) -> set[tuple[str, ...]]:
    read_words = words(text)
    return {tuple(read_words[start : start + RUN]) for start in range(len(read_words) - RUN + 1)}


def corpus_rows(path: Path, wanted: set[str]) -> Iterator[tuple[str, Source]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["id"] in wanted:
                yield (
                    row["id"],
                    Source(f"{row['title']}\n{row['text']}", row["published"], row["source"], row["url"]),
                )


def reference_rows(path: Path, wanted: set[str]) -> Iterator[tuple[str, Source]]:
    table = path.name.removesuffix(".csv.gz")
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            name = f"{table}:{row['id']}"
            if name in wanted:
                yield name, Source("\n".join(value for value in row.values() if value))


BRIEFS = {path.name: read(path) for path in PATHS}
SOURCED = sorted(set(BRIEFS) - {ANADOLU})


@pytest.fixture(scope="module")
def sources() -> dict[str, Source]:
    if not SHARED.is_dir():
        pytest.skip("the corpora lie beside the repository, and are not here")
    wanted = {BRIEFS[name].meta.get("source_id", "") for name in SOURCED}
    found: dict[str, Source] = {}
    for path in sorted((SHARED / "corpora").glob("*.jsonl.gz")):
        found.update(corpus_rows(path, wanted))
    for path in sorted((SHARED / "reference").glob("*.csv.gz")):
        found.update(reference_rows(path, wanted))
    return found


def source_of(name: str, sources: dict[str, Source]) -> Source:
    source_id = BRIEFS[name].meta["source_id"]
    assert source_id in sources, f"{name}: no source has the id {source_id}"
    return sources[source_id]


def test_there_are_briefs() -> None:
    assert ANADOLU in BRIEFS
    assert len(BRIEFS) >= 60


@pytest.mark.parametrize("name", sorted(BRIEFS))
def test_a_brief_has_its_keys(name: str) -> None:
    meta = BRIEFS[name].meta
    assert [key for key in KEYS if not meta.get(key)] == []
    assert meta["publisher"] == PUBLISHER


@pytest.mark.parametrize("name", sorted(BRIEFS))
def test_a_brief_is_named_after_its_day(name: str) -> None:
    published = BRIEFS[name].meta["published"]
    day = dt.datetime.fromisoformat(published).date()
    assert name.startswith(f"{day.isoformat()}-")
    assert re.fullmatch(r"[a-z0-9-]+\.md", name)


@pytest.mark.parametrize("name", sorted(BRIEFS))
def test_a_brief_is_brief(name: str) -> None:
    assert len(BRIEFS[name].text.split()) in LENGTH


@pytest.mark.parametrize("name", sorted(BRIEFS))
def test_a_brief_is_plain_paragraphs(name: str) -> None:
    text = BRIEFS[name].text
    assert not re.search(r"(?m)^\s*(?:#|[-*>|] |\d+\. )|\*\*|__|`|\]\(|<\w", text)
    assert "\n\n\n" not in text


def test_only_the_page_sample_has_page_furniture() -> None:
    assert [name for name in BRIEFS if BRIEFS[name].furniture] == [ANADOLU]
    headlines = [line for line in BRIEFS[ANADOLU].furniture.splitlines() if line]
    assert len(headlines) in (4, 5)
    assert all(line.endswith("...") for line in headlines)
    assert BRIEFS[ANADOLU].meta["title"].startswith(headlines[0].removesuffix("...").strip())


def test_the_undated_sample_is_the_same_text_without_front_matter() -> None:
    brief = BRIEFS[ANADOLU]
    wanted = f"{brief.meta['title']}\n\n{brief.text.strip()}\n\n{FURNITURE}\n{brief.furniture}"
    assert UNDATED.read_text(encoding="utf-8") == wanted


@pytest.mark.parametrize("name", SOURCED)
def test_a_brief_names_one_source(name: str) -> None:
    source_id = BRIEFS[name].meta.get("source_id", "")
    assert CORPUS_ID.fullmatch(source_id) or REFERENCE_ID.fullmatch(source_id)


def test_no_source_is_told_twice() -> None:
    told = [BRIEFS[name].meta.get("source_id", "") for name in SOURCED]
    assert sorted(source_id for source_id in set(told) if told.count(source_id) > 1) == []


@pytest.mark.parametrize("name", SOURCED)
def test_a_brief_agrees_with_its_source_on_time_name_and_address(name: str, sources: dict[str, Source]) -> None:
    meta, source = BRIEFS[name].meta, source_of(name, sources)
    if REFERENCE_ID.fullmatch(meta["source_id"]):
        return  # a row of a table has neither publish time nor address
    assert meta["published"] == source.published
    assert meta["source_name"] == source.name
    assert meta["source_url"] == source.url


@pytest.mark.parametrize("name", SOURCED)
def test_every_number_of_a_brief_stands_in_its_source(name: str, sources: dict[str, Source]) -> None:
    brief, source = BRIEFS[name], source_of(name, sources)
    told = numbers(f"{brief.meta['title']}\n{brief.text}")
    assert told - numbers(source.wording) - numbers(brief.meta["published"][:10].replace("-", " ")) == set()


@pytest.mark.parametrize("name", SOURCED)
def test_a_brief_is_in_our_own_words(name: str, sources: dict[str, Source]) -> None:
    brief, source = BRIEFS[name], source_of(name, sources)
    copied = runs(f"{brief.meta['title']}\n{brief.text}") & runs(source.wording)
    assert sorted(" ".join(run) for run in copied) == []
