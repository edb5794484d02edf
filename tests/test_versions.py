"""Newer versions, retractions, copies, and pages on which reading never ends."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from analytics.articles import Input
from analytics.articles.copies import containment, sketch
from analytics.pipeline import ingest
from analytics.pipeline.reading import Reader
from analytics.pipeline.revisions import difference
from analytics.records import Reject
from analytics.store import open_store

pytestmark = pytest.mark.usefixtures("foreseen")

WORDS = (
    "The presidents of the two countries met in the capital on Thursday and spoke about roads and trade and water. "
    "They agreed that the border should stay open through the winter and that lorries may cross by night as well. "
    "The host said that the new bridge would be ready in spring, and his guest thanked the engineers who build it. "
    "Both sides will meet again next year, when the prices of electricity and of grain are to be settled for long. "
)


def lines(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps({**ITEM, **row}) + "\n" for row in rows), encoding="utf-8")
    return path


ITEM = {"title": "RUS TJK met on Thursday", "published": "2025-10-09T10:00:00Z", "publisher": "P", "text": WORDS}
URL = "https://p.example/a"


def test_the_same_address_with_another_text_is_a_newer_version(tmp_path: Path) -> None:
    store = tmp_path / "store"
    ingest([lines(tmp_path / "a.jsonl", {"url": URL, "text": "It rose by 17%. He left."})], store)
    ingest([lines(tmp_path / "b.jsonl", {"url": URL, "text": "It rose by 15%. He left."})], store)
    found = open_store(store)
    (article,) = found.articles(text=True).to_dict("records")
    assert (article["text"], "revised" in article["flags"]) == ("It rose by 15%. He left.", True)
    (told,) = found.rejects().to_dict("records")
    assert told["reason"] == "a newer version of this article was read"
    assert told["advice"] == 'now: "It rose by 15%."; before: "It rose by 17%."'
    (tmp_path / "a.jsonl").rename(tmp_path / "renamed.jsonl")
    assert ingest([tmp_path / "renamed.jsonl"], store).known == 1, "the older version never comes back"


def test_what_was_published_earlier_does_not_replace_what_came_later(tmp_path: Path) -> None:
    store = tmp_path / "store"
    ingest(
        [lines(tmp_path / "a.jsonl", {"url": URL, "text": "Corrected.", "published": "2025-10-09T12:00:00Z"})], store
    )
    done = ingest([lines(tmp_path / "b.jsonl", {"url": URL, "text": "First."})], store)
    assert (done.new, done.rejected) == (0, 1)
    assert open_store(store).articles(text=True).text.tolist() == ["Corrected."]


def test_a_retraction_takes_the_rows_back(tmp_path: Path) -> None:
    store = tmp_path / "store"
    ingest([lines(tmp_path / "a.jsonl", {"url": URL})], store)
    assert len(open_store(store).meetings()) == 1
    note = {"url": URL, "text": "This article has been retracted: the two presidents did not meet."}
    ingest([lines(tmp_path / "b.jsonl", note)], store)
    found = open_store(store)
    assert len(found.meetings()) == 0
    assert {"revised", "retracted"} <= set(found.articles()["flags"].iloc[0])


def test_a_teaser_never_replaces_the_whole_article(tmp_path: Path) -> None:
    store = tmp_path / "store"
    ingest([lines(tmp_path / "a.jsonl", {"url": URL})], store)
    done = ingest([lines(tmp_path / "b.jsonl", {"url": URL, "text": WORDS[:90], "is_summary": True})], store)
    assert (done.new, done.rejected) == (0, 1)


def test_copies_are_all_kept_and_counted_as_one_story(tmp_path: Path) -> None:
    store = tmp_path / "store"
    ingest([lines(tmp_path / "a.jsonl", {"url": URL})], store)
    copies = [
        {"publisher": "Q", "text": WORDS[:330]},
        {"publisher": "R", "text": "DUSHANBE (Agency) -- " + WORDS.replace(" ", "\n")},
        {"publisher": "S", "text": "Farmers in the south expect a good harvest of cotton this year, they say. " * 4},
    ]
    ingest([lines(tmp_path / "b.jsonl", *copies)], store)
    found = open_store(store)
    articles = found.articles()
    assert len(articles) == 4
    assert articles.story_id.nunique() == 2
    (meeting,) = [one for one in found.happenings().to_dict("records") if one["category"] == "meeting"]
    assert (meeting["articles"], meeting["stories"]) == (4, 2)


def test_short_texts_say_nothing_of_copies() -> None:
    assert (
        containment(sketch("They met on Thursday in the capital."), sketch("They met on Thursday in the capital.")) == 0
    )


def test_a_difference_is_told_by_its_sentences() -> None:
    assert difference("A. B.", "A. B.\n") == "the same sentences, in another order or spacing"
    assert difference("", "x " * 500).startswith('now: "x x')


def test_a_page_that_takes_too_long_is_killed_and_the_next_is_read() -> None:
    # paragraphs of one letter, many and unclosed, keep trafilatura busy for seconds
    slow = b"<html><body>" + b"<p>a<b>b" * 350 + b"<p>" + b"<span>word</span> " * 28_000 + b"</body></html>"
    reader = Reader(seconds=0.2, large=1000)
    try:
        began = time.monotonic()
        found = reader.read(Input("slow.html", "page", slow, "1"), None)
        assert isinstance(found, Reject)
        assert "longer than" in found.reason
        assert time.monotonic() - began < 60
        again = reader.read(Input("small.html", "page", b"<html><body><p>x</p></body></html>", "2"), None)
        assert isinstance(again, Reject)
        assert "no article's text" in again.reason
    finally:
        reader.close()
