"""The words before a unit noun: how many, since which article, compared with what; and the year told after it."""

from __future__ import annotations

import re

from analytics.extract.timex.reading import Before, Reading
from analytics.extract.timex.words import MONTH, VAGUE, YEAR, number

PAST = frozenset(("last", "past", "previous", "preceding", "latest"))
NEXT = frozenset(("next", "coming", "following", "upcoming", "subsequent"))
THIS = frozenset(("this", "current", "present"))
SAME = frozenset(("same", "corresponding", "similar", "equivalent", "comparable", "analogous"))
_ARTICLES = frozenset(("the", "a", "an", "its", "their", "his", "her", "these"))
_GROUPS = frozenset(("couple", "handful", "number", "dozens", "lot", "hundreds", "thousands", "tens"))
_TENS = frozenset(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"))
OF_YEAR = re.compile(
    rf"\s+(?:(?:of|in|for)\s+)?(?:(?:the\s+)?(?P<deixis>this|last|next|current|previous|past|same|that|following|coming|new)\s+"
    rf"(?:calendar\s+|fiscal\s+|financial\s+)?year\b|(?P<year>{YEAR})|(?<=of\s)the\s+(?P<plain>year)\b(?!\s+ago))"
)
TO_MONTH = re.compile(
    rf"\s+(?:to|through|till|until|ended|ending|up\s+to)\s+(?:in\s+|on\s+)?(?:(?:the\s+)?end[-\s](?:of\s+)?)?(?P<month>{MONTH})"
    rf"(?:\s+(?P<day>\d{{1,2}})(?!\d))?(?:,?\s+(?P<year>{YEAR}))?"
)


def count_before(before: Before, i: int) -> tuple[float | None, int, bool]:
    """The number before a unit: how many, the place of the next word back, whether it is vague."""
    word = before.word(i)
    if word in ("a", "an"):
        return 1, i + 1, False
    if word == "half" and before.word(i + 1) == "a" and before.word(i + 2) == "and":
        whole = number(before.word(i + 3))
        return (whole or 0) + 0.5, i + 4, False
    if word == "of" and before.word(i + 1) in (
        "couple", "handful", "number", "dozens", "lot", "hundreds", "thousands", "tens",
    ):
        article = 1 if before.word(i + 2) == "a" else 0
        return (2, i + 2 + article, False) if before.word(i + 1) == "couple" else (None, i + 2 + article, True)
    if word == "couple" and before.word(i + 1) == "a":
        return 2, i + 2, False
    if word in VAGUE:
        article = 1 if before.word(i + 1) == "a" else 0
        return None, i + 1 + article, True
    value = number(word)
    if value is None:
        try:
            return (float(word), i + 1, False) if word[:1].isdigit() and "," not in word else (None, i, False)
        except ValueError:
            return None, i, False
    if before.word(i + 1) == "-" and before.word(i + 2) in (
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ):
        tens = number(before.word(i + 2))
        return (tens or 0) + value, i + 3, False
    if before.word(i + 1) in ("-", "–", "to", "or") and number(before.word(i + 2)) is not None:
        return value, i + 3, False
    return value, i + 1, False


def begin_with_article(before: Before, i: int) -> int:
    """Start of the expression whose first word is the i-th back, with an article before it."""
    return (
        before.start(i + 1)
        if before.word(i + 1) in ("the", "a", "an", "its", "their", "his", "her", "these")
        else before.start(i)
    )


def year_told(reading: Reading, match: re.Match[str] | None) -> int | None:
    if match is None:
        return None
    if match["year"]:
        return int(match["year"])
    word = match["deixis"] or "this"
    if word in ("same", "that", "following"):
        told = reading.last.begin if reading.last else None
        return told.year + (word == "following") if told else None
    if reading.anchor is None:
        return None
    return reading.anchor.year + {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}.get(word, 0)


def comparison(before: Before, i: int) -> str | None:
    """ "yoy" where the words before say "compared to", "from", "than"; the year is then the base, not the date."""
    while before.word(i) in ("the", "that", "those", "in", "of", "for", "figures", "level", "levels", "a"):
        i += 1
    word = before.word(i)
    if word in ("than", "against", "versus", "vs", "from", "over", "on"):
        return "yoy"
    if word in ("to", "with") and before.word(i + 1) in ("compared", "comparison", "relative", "comparing", "relation"):
        return "yoy"
    return None
