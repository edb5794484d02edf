"""From one article to its trade figures, meetings and events: `extract(article)` is the front.

    article -> tag (sentences, furniture, numbers, timex, actors) -> trade, meetings, events -> ids, pairs, sides

Standard library only; nothing here looks at a clock, a file or the network.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from analytics import reference
from analytics.extract.clause_words import AGENCIES
from analytics.extract.events import events
from analytics.extract.meetings import meetings
from analytics.extract.participations import participations, roles
from analytics.extract.spans import Tagged
from analytics.extract.tag import tag
from analytics.extract.trace import Dropped, is_heard, listening
from analytics.extract.trade import trade_figures
from analytics.records import (
    EVIDENCE_LIMIT,
    Article,
    Extraction,
    Row,
    pair_of,
    stable_id,
)

__all__ = ["Explained", "explain", "extract"]

# Words that speak of a second side without naming it.
_SEVERAL = frozenset(AGENCIES) | {"summit", "summits"}

# The field that tells apart rows of one sentence.
_TELLS = {"trade_figures": "value_text", "meetings": "kind", "events": "type"}


def extract(article: Article) -> Extraction:
    """All rows of one article, with ids, pairs and sides.

    Parameters
    ----------
    article : Article; without a publish date, or in a language we don't read, it gives no rows

    Returns
    -------
    Extraction; every row's evidence is a span of title + newline + text, letter for letter
    """
    return _rows(article, tag(article)) if _is_readable(article) else Extraction(article.article_id)


@dataclass(frozen=True, slots=True)
class Explained:
    """How one article was read: its spans, the rows they made, what was considered and dropped."""

    tagged: Tagged
    rows: Extraction
    dropped: list[Dropped]


def explain(article: Article) -> Explained:
    """What `extract` does with an article, with the spans it stands on and what it dropped, in the order of the text.

    An article that can't give rows (no publish date, another language) has no spans either, only its text.
    """
    if not _is_readable(article):
        return Explained(Tagged(article.body, None), Extraction(article.article_id), [])
    with listening() as dropped:
        tagged = tag(article)
        rows = _rows(article, tagged)
    return Explained(tagged, rows, sorted(dropped, key=lambda one: (one.start, one.end)))


def _is_readable(article: Article) -> bool:
    return bool(article.published_local_date) and "not_english" not in article.flags


def _rows(article: Article, tagged: Tagged) -> Extraction:
    found, text = Extraction(article.article_id), article.body
    # where nobody deals with anybody there is nothing to look for, unless one asks what was dropped
    has_sides = _has_sides(tagged) or is_heard()
    found.meetings = [row for row in meetings(tagged) if _is_quoted(row, text)] if has_sides else []
    found.trade_figures = [row for row in trade_figures(tagged) if _is_quoted(row, text)]
    found.events = [row for row in events(tagged, found.meetings) if _is_quoted(row, text)] if has_sides else []
    found.unplaced = _unplaced(tagged)
    for rows in (found.trade_figures, found.meetings, found.events):
        _name_rows(article.article_id, rows)
    _link(found)
    told: list[Row] = [*found.trade_figures, *found.meetings, *found.events]
    for row in told:
        found.participations += participations(row, article.published_local_date)
    return found


def _has_sides(tagged: Tagged) -> bool:
    """Does the text speak of two sides, its publisher's state counted, of a bloc, which is several, or of a summit?"""
    codes = {mention.code for mention in tagged.mentions if mention.code} | ({tagged.home} if tagged.home else set())
    return len(codes) > 1 or not codes <= reference.countries().keys() or not _SEVERAL.isdisjoint(tagged.words.lower)


def _unplaced(tagged: Tagged) -> list[str]:
    """Persons named with their title ("Foreign Minister X") whose side can't be told, each once."""
    names = {
        mention.name: " ".join(mention.text.split())
        for mention in tagged.mentions
        if mention.name and mention.code is None and len(mention.text) > len(mention.name)
    }
    return sorted(names.values())


def _is_quoted(row: Row, text: str) -> bool:
    """The last guard against invention: the evidence stands at its offsets, letter for letter, and is short."""
    return 0 < len(row.evidence) <= EVIDENCE_LIMIT and text[row.evidence_start:row.evidence_end] == row.evidence


def _name_rows(article_id: str, rows: list[Any]) -> None:
    """Ids from article, evidence and what kind of thing is told, so that they outlive most changes of what was read.

    Rules that find one more row in a sentence must not shift the ids of the others: only rows of one kind are counted
    through. Sides and dates are left out, as they are what better rules read better.
    """
    seen: Counter[tuple[str, str | None]] = Counter()
    for row in rows:
        row.article_id = article_id
        row.pair = pair_of([side for side, _ in roles(row)])
        what = row.evidence, getattr(row, _TELLS[row.table])
        setattr(row, row.key, stable_id(row.table[0], article_id, row.table, *what, seen[what]))
        seen[what] += 1


def _link(found: Extraction) -> None:
    """Extractors refer to a meeting by its place in the list ("#3"); here it becomes the meeting's id."""
    for event in found.events:
        if event.meeting_id and event.meeting_id.startswith("#"):
            number = int(event.meeting_id[1:])
            event.meeting_id = found.meetings[number].meeting_id if number < len(found.meetings) else None
