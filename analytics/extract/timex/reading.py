"""The text being read: the words before a place, its sentence and tense, the anchor day, the date told last."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from analytics.extract.spans import Sentence
from analytics.extract.timex.calendar import When
from analytics.extract.timex.tense import tense

_BACK = re.compile(r"\d+(?:[.,]\d+)*(?:st|nd|rd|th)?\b|[^\W\d_]+(?:['’]s)?|[^\s\w]")
_BACK_REACH = 64
_FISCAL_WORDS = (
    ("IND", re.compile(r"\bIndian?\b|\bcrore\b|\blakh\b")),
    ("PAK", re.compile(r"\b(?:Pakistan|Bangladesh)i?\b")),
    ("USA", re.compile(r"\bU\.?S\.?A?\b|United States|Congress|USAID")),
)


class Found(NamedTuple):
    """A time expression at text[start:end]."""

    start: int
    end: int
    when: When


class Before:
    """The words before a place, nearest first; past the first of them comes the empty word."""

    __slots__ = ("_tokens",)

    def __init__(self, tokens: list[tuple[str, int]]) -> None:
        self._tokens = tokens

    def word(self, i: int) -> str:
        """The i-th word back, in lower case."""
        return self._tokens[i][0] if i < len(self._tokens) else ""

    def start(self, i: int) -> int:
        """Where the i-th word back begins."""
        return self._tokens[i][1]


class Reading:
    """One pass over a text; `floor` is the end of what has been read, `last` the last dated stretch told."""

    __slots__ = ("_ends", "_fiscal", "_starts", "anchor", "floor", "last", "text")

    def __init__(self, text: str, anchor: date | None, sentences: Sequence[Sentence] | None) -> None:
        self.text = text
        self.anchor = anchor
        self.floor = 0
        self.last: When | None = None
        self._fiscal: str | None = None
        self._starts = [s.start for s in sentences] if sentences else []
        self._ends = [s.end for s in sentences] if sentences else []

    def before(self, at: int) -> Before:
        """The words before `at`, back to the end of the last expression."""
        low = max(self.floor, at - _BACK_REACH)
        tokens = [(m.group().lower(), m.start()) for m in _BACK.finditer(self.text, low, at)]
        tokens.reverse()
        return Before(tokens)

    def fiscal_country(self) -> str:
        """The state whose fiscal year the text means, by its own words: "USA", "IND", "PAK", or "" for none of them."""
        if self._fiscal is None:
            self._fiscal = next((code for code, words in _FISCAL_WORDS if words.search(self.text)), "")
        return self._fiscal

    def sentence(self, at: int) -> tuple[int, int]:
        """Borders of the sentence around `at`; of its line where no sentences were given."""
        if self._starts:
            i = bisect_right(self._starts, at) - 1
            if i >= 0:
                return self._starts[i], self._ends[i]
        return self.text.rfind("\n", 0, at) + 1, (self.text.find("\n", at) + 1 or len(self.text) + 1) - 1

    def tense(self, start: int, end: int) -> str:
        """Tense of the clause around text[start:end]: past, future or ""."""
        low, high = self.sentence(start)
        return tense(self.text, start, end, low, high)
