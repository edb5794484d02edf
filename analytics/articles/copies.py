"""Copies of one wire story, found by containment: whose words stand in whose, however they are cut, wrapped or edited.

FracMinHash: of all runs of five words those whose hash is small are kept, the same ones in every article, so the share
of a small text that stands in a large one can be told from the two samples. No article is dropped; copies get one
story_id, and what is counted once is counted by it.
"""

from __future__ import annotations

import re
import zlib
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

RUN = 5  # words
KEPT = np.uint64(2**64 // 4)  # hashes below are kept: one in four
ANCHORS = np.uint64(2**64 // 16)  # of a long text, those by which it is looked up
SHORT = 60  # hashes; a text with fewer is looked up by all of them
LEAST = 8  # hashes; fewer say nothing
CONTAINED = 0.5  # share of the smaller text
WINDOW = timedelta(days=10)  # a story is copied within days
MONTHS_HELD = 36
WORDS_READ = 20_000

Sketch = NDArray[np.uint64]

_WORD = re.compile(r"\w+")
_HASHES: dict[str, int] = {}
_HASHES_HELD = 500_000


def sketch(text: str) -> Sketch:
    """Sorted sample of the hashes of a text's runs of words; case, punctuation and line breaks don't count."""
    words = _WORD.findall(text.casefold())[:WORDS_READ]
    if len(words) < RUN:
        return np.empty(0, np.uint64)
    if len(_HASHES) > _HASHES_HELD:
        _HASHES.clear()
    known = _HASHES
    numbers = []
    for word in words:
        number = known.get(word)
        if number is None:
            raw = word.encode()
            number = known[word] = zlib.crc32(raw) << 32 | zlib.crc32(raw, 0x9E3779B9)
        numbers.append(number)
    each = np.array(numbers, np.uint64)
    with np.errstate(over="ignore"):
        runs = each[: len(each) - RUN + 1].copy()
        for place in range(1, RUN):
            runs = runs * np.uint64(0x100000001B3) + each[place : len(each) - RUN + 1 + place]
        # splitmix64: without it hashes of texts with the same last word lie beside each other
        runs = (runs ^ (runs >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        runs = (runs ^ (runs >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        runs ^= runs >> np.uint64(31)
    return np.unique(runs[runs < KEPT])


def containment(one: Sketch, other: Sketch) -> float:
    """Share of the smaller text that stands in the other, 0 to 1; 0 where one is too short to tell."""
    smaller = min(len(one), len(other))
    return len(np.intersect1d(one, other, assume_unique=True)) / smaller if smaller >= LEAST else 0.0


@dataclass(slots=True)
class Month:
    """The articles of one month, looked up by their hashes."""

    stories: list[tuple[str, str, date | None, Sketch]] = field(default_factory=list)
    by_hash: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, article_id: str, story_id: str, day: date | None, found: Sketch) -> None:
        """Put an article in."""
        number = len(self.stories)
        self.stories.append((article_id, story_id, day, found))
        for one in (found if len(found) < SHORT else found[found < ANCHORS]).tolist():
            self.by_hash[one].append(number)

    def best(self, article_id: str, day: date | None, found: Sketch) -> tuple[float, str]:
        """Containment and story of the article that shares most; (0, "") where none shares enough."""
        shared: dict[int, int] = {}
        get = self.by_hash.get
        for one in found.tolist():
            for number in get(one, ()):
                shared[number] = shared.get(number, 0) + 1
        best = (0.0, "")
        for number in sorted(shared, key=shared.__getitem__, reverse=True)[:20]:
            other_id, story_id, other_day, other = self.stories[number]
            if other_id == article_id or (day and other_day and abs(day - other_day) > WINDOW):
                continue
            best = max(best, (containment(found, other), story_id))
        return best


Stored = Iterable[tuple[str, str, str | None, str]]  # article_id, story_id, day, text


class Stories:
    """Which story an article is a copy of, among those of its days.

    Parameters
    ----------
    stored : gives the articles of a month ("2025-10", "" for undated ones) that are in already
    """

    def __init__(self, stored: Callable[[str], Stored] | None = None) -> None:
        self.stored = stored
        self.months: OrderedDict[str, Month] = OrderedDict()

    def story(self, article_id: str, day: str | None, text: str) -> str:
        """The story of an article: that of the article which it copies, or which copies it, else its own id."""
        found, on = sketch(text), date.fromisoformat(day) if day else None
        near = {(on + shift).isoformat()[:7] for shift in (-WINDOW, timedelta(0), WINDOW)} if on else {""}
        share, story_id = max((self._month(name).best(article_id, on, found) for name in near), default=(0.0, ""))
        chosen = story_id if share >= CONTAINED else article_id
        self._month(day[:7] if day else "").add(article_id, chosen, on, found)
        return chosen

    def _month(self, name: str) -> Month:
        if name not in self.months:
            self.months[name] = month = Month()
            for article_id, story_id, day, text in self.stored(name) if self.stored else ():
                month.add(article_id, story_id, date.fromisoformat(day) if day else None, sketch(text))
            if len(self.months) > MONTHS_HELD:
                self.months.popitem(last=False)
        else:
            self.months.move_to_end(name)
        return self.months[name]
