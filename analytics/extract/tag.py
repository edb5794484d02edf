"""All spans of one article: sentences without the page's furniture, numbers, time expressions, actors, its own pair."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from analytics.extract import actors, furniture, numbers, sentences, timex
from analytics.extract.home import home_of
from analytics.extract.lexicon import Words, fold
from analytics.extract.spans import Mention, Tagged
from analytics.records import Article

TEXT_LIMIT = 1_000_000  # characters; a longer text is read up to here
TITLE_WEIGHT = 3
SECOND_TO_THIRD = 1.5  # the pair is told when its second side is named this much oftener than the third


def tag(article: Article) -> Tagged:
    """The article's text with all spans in it, each list sorted by start; what lies in furniture is left out."""
    text = article.body[:TEXT_LIMIT]
    title_end = min(len(article.title or ""), len(text))
    published = date.fromisoformat(article.published_local_date) if article.published_local_date else None
    skip = furniture.furniture_spans(text, title_end)
    # Blanked, letter for letter, so that offsets stay and nothing is read in a "Most Read" list.
    clean = _blank(text, skip)
    split = sentences.split(clean, title_end)
    home, is_government = home_of(article, published)
    words = Words(fold(clean))
    mentions = actors.find(clean, published, title_end, home, words)
    return Tagged(
        text=text,
        published=published,
        sentences=split,
        quantities=numbers.find(clean, words),
        timexes=timex.find(clean, published, split, words),
        mentions=mentions,
        pair=leading_pair(mentions, title_end, home),
        publisher=article.publisher,
        home=home,
        is_government=is_government,
        words=words,
    )


def leading_pair(mentions: list[Mention], title_end: int, home: str | None = None) -> tuple[str, str] | None:
    """The two sides that an article is about: the most mentioned, leaders and capitals counted; None if three vie."""
    counts: Counter[str] = Counter()
    for mention in mentions:
        if mention.code and mention.kind != "region":
            counts[mention.code] += TITLE_WEIGHT if mention.start < title_end else 1
    if home and counts:
        counts[home] += 1
    ranked = counts.most_common(3)
    if len(ranked) < 2 or (len(ranked) == 3 and ranked[1][1] < SECOND_TO_THIRD * ranked[2][1]):
        return None
    first, second = sorted((ranked[0][0], ranked[1][0]))
    return first, second


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    if not spans:
        return text
    parts, at = [], 0
    for start, end in sorted(spans):
        start = max(start, at)
        if end > start:
            parts += [text[at:start], re.sub(r"[^\n]", " ", text[start:end])]
            at = end
    return "".join([*parts, text[at:]])
