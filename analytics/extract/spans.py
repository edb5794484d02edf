"""What the taggers find in a text: spans with offsets into title + newline + text, the extractors' common language.

sentences -> [Sentence], numbers -> [Quantity], timex -> [Timex], actors -> [Mention]; a Tagged text holds them all.
Standard library only, like everything in extract/.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from analytics.extract.lexicon import Words


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence (or headline, or list item) with its place in the text."""

    start: int
    end: int
    text: str
    paragraph: int = 0
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit.

    `kind`: percent, money, count (with a unit noun), number (bare), multiple (doubled, threefold, 1.5 times, by a
    third; value is the change in percent: doubled = 100). `bound` as in the trade figures. The span covers the number
    only, not its bound word ("over 17%" -> "17%"); `bound_text` holds the word.
    """

    start: int
    end: int
    text: str
    kind: str
    value: float
    value_high: float | None = None
    unit: str | None = None
    bound: str = "eq"
    bound_text: str | None = None


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression, TIMEX3-like.

    `type` DATE, TIME, DURATION or SET; `value` the TIMEX3 value ("2025-10-08", "2025-01/2025-07" is not TIMEX3: an
    interval's value is that of its first part); `begin` and `finish` the days it covers, both included, None where it
    can't be told; `precision` day, week, month, quarter, half, year, decade, or None. `relation`: None, "by" (by 2030),
    "since" (finish is the publish day), "until", "as_of" (as of May), "end" (at the end of March: the last third of the
    month, the last quarter of the year; what stands at that time stands on `finish`), "yoy" (year-on-year, or the base
    that a figure is compared with: a comparison rather than a date), "prev" (month-on-month).
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    begin: date | None = None
    finish: date | None = None
    precision: str | None = None
    relation: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A country, place, organisation or person in the text.

    `code` is the actor code (ISO3, bloc, region) that it stands for; None for a person whose side the text does not
    tell. `kind`: country, demonym, capital, city, seat, organisation, region, leader, person, counterpart.
    For people `name` is the name as written and `office` the rank (leader, minister, other).
    """

    start: int
    end: int
    text: str
    code: str | None
    kind: str
    name: str | None = None
    office: str | None = None


@dataclass(slots=True)
class Tagged:
    """One article's text with all its spans, each list sorted by start."""

    text: str
    published: date | None
    sentences: list[Sentence] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    timexes: list[Timex] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    pair: tuple[str, str] | None = None  # the article's own two sides, where just two lead
    publisher: str | None = None
    home: str | None = None  # the state that publishes: its "we", "the President"
    is_government: bool = False  # its government's own pages, as the publishers table knows
    words: Words = field(default_factory=lambda: Words(""))  # of the text without its furniture, folded


Span = TypeVar("Span", Sentence, Quantity, Timex, Mention)


def inside(spans: list[Span], start: int, end: int) -> list[Span]:
    """The spans of a sorted list that start in [start, end)."""
    return spans[bisect_left(spans, start, key=_start):bisect_left(spans, end, key=_start)]


def _start(span: Sentence | Quantity | Timex | Mention) -> int:
    return span.start
