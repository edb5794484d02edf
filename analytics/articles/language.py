"""Whether a text is English, by its most common small words: enough to keep our rules off texts they can't read."""

from __future__ import annotations

import re

# Small words of running English; a few occur in its neighbours too, so the neighbours' own are weighed against them.
ENGLISH = frozenset(
    (
        "the",
        "of",
        "and",
        "to",
        "that",
        "was",
        "with",
        "for",
        "is",
        "by",
        "his",
        "has",
        "from",
        "at",
        "which",
        "it",
        "were",
        "this",
        "their",
        "have",
        "will",
        "been",
        "its",
        "he",
        "they",
        "are",
        "be",
        "had",
        "who",
        "between",
        "in",
        "a",
        "on",
        "as",
        "an",
        "after",
        "during",
        "said",
        "but",
        "not",
    )
)
OTHERS = frozenset(
    (
        "der",
        "und",
        "das",
        "von",
        "den",
        "mit",
        "ist",
        "nicht",
        "het",
        "een",
        "van",
        "voor",
        "og",
        "på",
        "som",
        "och",
        "att",
        "det",
        "le",
        "la",
        "les",
        "des",
        "et",
        "du",
        "une",
        "que",
        "el",
        "los",
        "las",
        "del",
        "una",
        "por",
        "per",
        "che",
        "il",
        "di",
        "della",
        "não",
        "uma",
        "dos",
        "dengan",
        "untuk",
        "ve",
        "bir",
        "için",
        "się",
        "nie",
        "na",
        "je",
        "že",
    )
)
WORDS_READ = 400
ENGLISH_SHARE = 0.05  # running English has 0.3 to 0.45, captions and lists of names 0.1

_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """The code "en", or None where the text isn't English or has no words."""
    words = [word.casefold() for word in _WORD.findall(text[:20_000])[:WORDS_READ]]
    if sum(word.isascii() for word in words) <= 0.6 * len(words):  # Cyrillic, Arabic, Chinese; none at all
        return None
    english, other = sum(word in ENGLISH for word in words), sum(word in OTHERS for word in words)
    return "en" if english >= ENGLISH_SHARE * len(words) and english > other else None
