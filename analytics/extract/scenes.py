"""A sentence with what was found in it: the stage on which the words of meetings are looked for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from analytics import reference
from analytics.extract.party_words import SPEECH_BY
from analytics.extract.spans import Mention, Sentence, Tagged, Timex

PEOPLE = frozenset({"leader", "person", "counterpart"})
TOWNS = frozenset({"capital", "city"})
_FILED = re.compile(r"(?:, [A-Z][\w. ]{2,20})?\s(?:-|–|—)\s")
_SPEAKER = re.compile(r"(?: \([^)]*\))?:\s")
_TIME_WORD = r"(?:\b(?:on|in|at|from|during)\s+)?(?:\b(?:late|early|earlier|the)\s+)?"
_LONG_GAP = 270  # characters; no phrase is longer


@dataclass(slots=True)
class Scene:
    """One sentence with its mentions and time expressions; offsets are the text's own.

    `speaker` is the side of whoever speaks in a transcript.
    """

    number: int
    sentence: Sentence
    mentions: list[Mention]
    timexes: list[Timex]
    text: str
    published: date | None = None
    speaker: str | None = None

    @property
    def start(self) -> int:
        """First character."""
        return self.sentence.start

    @property
    def end(self) -> int:
        """One past the last character."""
        return self.sentence.end

    @property
    def is_title(self) -> bool:
        """Is it the headline?"""
        return self.sentence.is_title

    def before(self, at: int, width: int) -> str:
        """Text of this sentence before a place, at most `width` characters."""
        return self.text[max(self.start, at - width):at]


def scenes(tagged: Tagged) -> Iterator[Scene]:
    """Each sentence with its own spans, in order; a mention inside a longer one is left out."""
    mentions = _outermost(tagged.mentions)
    starts = [m.start for m in mentions]
    times = [t.start for t in tagged.timexes]
    speaker: str | None = None
    for number, sentence in enumerate(tagged.sentences):
        here = mentions[bisect_left(starts, sentence.start):bisect_left(starts, sentence.end)]
        timexes = tagged.timexes[bisect_left(times, sentence.start):bisect_left(times, sentence.end)]
        if here and here[0].start == sentence.start and here[0].text.isupper() and (
                _FILED.match(tagged.text, here[0].end)):
            here = here[1:]  # "SINGAPORE - As X and Y": where it was filed, no side
        speaker = _speaker(tagged.text, sentence, here, speaker)
        yield Scene(number, sentence, here, timexes, tagged.text, tagged.published, speaker)


def _outermost(mentions: list[Mention]) -> list[Mention]:
    found: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not found or mention.start >= found[-1].end:
            if mention.kind in PEOPLE and mention.code in regions():
                # "the South American leader": who that is, the text tells elsewhere
                mention = replace(mention, code=None)
            found.append(mention)
    return found


def _speaker(text: str, sentence: Sentence, mentions: list[Mention], speaker: str | None) -> str | None:
    """Side of the one who speaks from here on: "President X: ...", "SPEECH OF PRESIDENT X"."""
    first = mentions[0] if mentions else None
    if first is None:
        return speaker
    if first.kind in PEOPLE and first.start - sentence.start < 30 and _SPEAKER.match(text, first.end, first.end + 60):
        return first.code
    if SPEECH_BY.match(text, sentence.start, first.start + 1):
        return next((m.code for m in mentions if m.kind in PEOPLE and m.code), speaker)
    return speaker


@cache
def regions() -> frozenset[str]:
    """Codes of plain regions, which send no one anywhere."""
    return frozenset(o.code for o in reference.organisations() if o.kind == "region")


@cache
def blocs() -> frozenset[str]:
    """Codes of organisations, formats and regions: of all that is no one state."""
    return frozenset(o.code for o in reference.organisations())


def is_state(code: str) -> bool:
    """Can this side receive and send people: a state or a bloc, no plain region?"""
    return code not in regions()


def without_times(scene: Scene, start: int, end: int) -> str:
    """Text between two places, its time expressions and their prepositions left out."""
    gap = scene.text[start:end]
    if len(gap) <= _LONG_GAP:
        for timex in scene.timexes:
            if start <= timex.start and timex.end <= end:
                gap = re.sub(_TIME_WORD + re.escape(timex.text), "", gap)
    return gap
