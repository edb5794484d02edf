"""One article of the store: which is meant, what it says about itself, what was read in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

import pandas as pd

from analytics import reference
from analytics.errors import BadParameter
from analytics.figures import words
from analytics.figures.display import Fact, Facts, Table
from analytics.figures.evidence import corrected
from analytics.figures.listings import listing
from analytics.records import Article

NEAR = 5  # titles named in an error


def chosen(store: Any, said: str, observations: pd.DataFrame) -> Article:
    """The article of an id or of words of its title; without any that which gave most rows.

    Raises
    ------
    BadParameter : none or several of them, with titles that are near
    """
    known = store.articles()
    if known.empty:
        return Article(title="Nothing has been read yet", text="Add articles to the inbox and build again.")
    said = said.strip()
    if not said:
        counts = observations["article_id"].value_counts()
        order = sorted(counts.index, key=lambda one: (-int(counts[one]), str(one)))
        return _article(store, str(order[0]) if order else str(known["article_id"].iloc[0]))
    if said in set(known["article_id"]):
        return _article(store, said)
    key = reference.fold(said).casefold()
    titles = known["title"].fillna("").map(lambda one: reference.fold(one).casefold())
    hits = known[[all(word in one for word in key.split()) for one in titles]]
    if len(hits) == 1:
        return _article(store, str(hits["article_id"].iloc[0]))
    if len(hits):
        several = "; ".join(f"{row['article_id']} ({words.short(words.text(row['title']), 60)})"
                            for row in hits.head(NEAR).to_dict("records"))  # fmt: skip
        raise BadParameter(f"article={said!r} may be any of {len(hits)}: write the id of one, as {several}")
    scored = sorted(zip(titles, known["title"], strict=True), key=lambda one: -sum(w in one[0] for w in key.split()))
    near = "; ".join(words.short(words.text(one), 70) for _, one in scored[:NEAR])
    raise BadParameter(f"article={said!r} is no id and in no title: nearest {near}")


def _article(store: Any, article_id: str) -> Article:
    found = store.article(article_id)
    names = {one.name for one in fields(Article)}
    return Article(**{name: value for name, value in found.items() if name in names})


def rows_of(observations: pd.DataFrame, one: Article) -> pd.DataFrame:
    """The rows of one article."""
    return observations[observations["article_id"] == one.article_id].reset_index(drop=True)


def title(one: Article) -> str:
    """The article's title, for a page."""
    return words.short(one.title or "Without a title", 110)


def said(one: Article) -> list[str]:
    """Who published it, and when."""
    return [words.publisher(one.publisher), words.day(one.published_local_date)]


def first_screen(one: Article, blocks: Sequence[Any]) -> Facts:
    """What was found in the article, and whether it may be passed on."""
    rows = sum(len(block.rows) for block in blocks)
    spans = sum(len(block.spans) for block in blocks)
    dropped = sum(len(block.dropped) for block in blocks)
    return Facts([
        Fact("Rows", words.sentence(words.count(rows, "row")), f"From {words.count(len(blocks), 'sentence')}."),
        Fact("Tagged", words.sentence(words.count(spans, "span")), "Sides, numbers and times."),
        Fact("Dropped", words.sentence(words.count(dropped, "candidate")), "Considered, with the reason beside it."),
        Fact("Licence", one.licence or "Not told", "This page shows the full text: pass it on only where the licence "
             "allows."),
    ])  # fmt: skip


def rows(here: pd.DataFrame) -> Table:
    """The article's rows as the store has them, with what people put right."""
    table = here.assign(
        what=here["label"], mark=[corrected(row) for row in here.to_dict("records")],
        sure=[f"{one:.2f}" for one in here["confidence"]],
    )  # fmt: skip
    names = {"what": "What is told", "sure": "How sure", "mark": "People say", "evidence": "Sentence"}
    return listing("rows", "Rows in the tables", names, table, keys="observation_id")
