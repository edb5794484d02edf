"""A sentence with what was found in it, and who stands before and behind a word of it.

The extractors of meetings and events ask three things of a scene: who is the subject of the word at a place, whom does
the chain behind a preposition name ("with Russian President Vladimir Putin and his Tajik counterpart"), and whom does a
pronoun mean.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from analytics.extract.meeting_words import GLUE, HE, ME, PAIR_WORDS, YOU
from analytics.extract.spans import Mention, Sentence, Tagged, Timex

PEOPLE = frozenset({"leader", "person", "counterpart"})
LANDS = frozenset({"country", "demonym", "capital", "city", "seat", "organisation", "region"})
_WORDS = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_STOP = re.compile(r"[;:!?]|\.\s|\s[–—]\s")
_PREPOSITION = re.compile(r"\b(?:of|in|from|to|with|by|for|between|against|on|at|into|via|near|about|over|than|toward|towards|"
                          r"across|within|outside|through|like|under)(?: the| its| his| their| a| both| neighbou?ring)?\s*$", re.IGNORECASE)
_SPEAKER = re.compile(r"^\s*[\"“]?.{0,80}?:\s")
_GAP_LIMIT = 90


@dataclass(slots=True)
class Party:
    """Sides and persons that one part of a sentence names."""

    mentions: list[Mention] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)

    @property
    def people(self) -> list[Mention]:
        """The persons among them."""
        return [m for m in self.mentions if m.kind in PEOPLE]


@dataclass(slots=True)
class Scene:
    """One sentence with its mentions and time expressions; offsets are the text's own."""

    number: int
    sentence: Sentence
    mentions: list[Mention]
    timexes: list[Timex]
    text: str  # the whole text
    speaker: str | None = None

    @property
    def start(self) -> int:
        """First character."""
        return self.sentence.start

    @property
    def end(self) -> int:
        """One past the last character."""
        return self.sentence.end

    def between(self, start: int, end: int) -> list[Mention]:
        """Mentions that start in a span."""
        return [m for m in self.mentions if start <= m.start < end]


def scenes(tagged: Tagged) -> Iterator[Scene]:
    """Each sentence with its own spans, in order; a mention inside a longer one is left out."""
    flat: list[Mention] = []
    for mention in sorted(tagged.mentions, key=lambda m: (m.start, -m.end)):
        if not flat or mention.start >= flat[-1].end:
            flat.append(mention)
    starts = [m.start for m in flat]
    times = [t.start for t in tagged.timexes]
    speaker: str | None = None
    for number, sentence in enumerate(tagged.sentences):
        mentions = flat[bisect_left(starts, sentence.start):bisect_left(starts, sentence.end)]
        timexes = tagged.timexes[bisect_left(times, sentence.start):bisect_left(times, sentence.end)]
        first = mentions[0] if mentions else None
        if (first and first.kind in PEOPLE and first.code and first.start - sentence.start < 30
                and tagged.text[first.end:first.end + 2] in {": ", ":\n"}):
            speaker = first.code
        yield Scene(number, sentence, mentions, timexes, tagged.text, speaker)


def party(mentions: list[Mention]) -> Party:
    """The sides of some mentions, each once, in order."""
    codes = list(dict.fromkeys(m.code for m in mentions if m.code))
    return Party(mentions, codes)


def is_glue(gap: str) -> bool:
    """May the words between two parties of one meeting be these?"""
    if len(gap) > _GAP_LIMIT or _STOP.search(gap):
        return False
    return all(word[0].isupper() or word.lower() in GLUE for word in _WORDS.findall(gap))


def chain_after(scene: Scene, at: int) -> Party:
    """Parties that follow a place directly, joined by "and" and commas."""
    found: list[Mention] = []
    for mention in scene.mentions:
        if mention.start < at:
            continue
        if not is_glue(_without_times(scene, at, mention.start)):
            break
        found.append(mention)
        at = mention.end
    return party(found)


def _without_times(scene: Scene, start: int, end: int) -> str:
    gap = scene.text[start:end]
    for timex in scene.timexes:
        if start <= timex.start and timex.end <= end:
            gap = gap.replace(timex.text, "")
            gap = re.sub(r"\b(?:on|in|at|late|early|this)\s*(?=\s|$)", "", gap)
    return gap


def subject(scene: Scene, at: int, memory: Memory) -> Party:
    """Who does what the word at a place says: the nearest person before it, a state that is no object, or a pronoun."""
    start = scene.start
    window = scene.text[start:at]
    for stop in re.finditer(r";|\.\s", window):
        start = scene.start + stop.end()
    before = [m for m in scene.mentions if start <= m.start and m.end <= at]
    last = next((k for k in range(len(before) - 1, -1, -1) if _can_act(scene, before[k])), None)
    pronoun = memory.pronoun(scene, before[last].end if last is not None else start, at)
    if pronoun is not None:
        return pronoun
    if last is None:
        return Party()
    first = last
    while first > 0 and is_glue(scene.text[before[first - 1].end:before[first].start]) and before[first - 1].kind != "city":
        first -= 1
    return party(before[first:last + 1])


def _can_act(scene: Scene, mention: Mention) -> bool:
    if mention.kind == "city":
        return False
    before = scene.text[max(scene.start, mention.start - 25):mention.start]
    if mention.kind in PEOPLE:
        return not re.search(r"\b(?:with|by|from|between)\s*(?:the |his |her )?$", before)
    after = scene.text[mention.end:mention.end + 2]
    return not _PREPOSITION.search(before) and after not in {"'s", "’s"} and mention.kind != "seat"


@dataclass(slots=True)
class Memory:
    """What pronouns may mean: the person spoken of last, the sides of the meeting told last, the article's pair."""

    pair: tuple[str, str] | None
    people: list[Mention] = field(default_factory=list)
    sides: list[str] = field(default_factory=list)

    def pronoun(self, scene: Scene, start: int, end: int) -> Party | None:
        """Party of the last pronoun of a span, or None if there is none."""
        window = scene.text[start:end]
        pair_word = _last(PAIR_WORDS, window)
        he, me, you = _last(HE, window), _last(ME, window), _last(YOU, window)
        best = max(pair_word, he, me, you)
        if best < 0:
            return None
        if best == pair_word:
            return Party([], self.both())
        if best == he:
            person = self.person(scene, start + best)
            return party([person]) if person else Party()
        if best == me:
            return Party([], [scene.speaker] if scene.speaker else [])
        return Party([], [code for code in self.both() if code != scene.speaker][:1] if scene.speaker else [])

    def both(self) -> list[str]:
        """The two that "they" and "we" mean."""
        return list(self.pair or ()) or (list(self.sides) if len(self.sides) == 2 else [])

    def person(self, scene: Scene, at: int) -> Mention | None:
        """Who "he" is at a place: the nearest person before it, in this sentence or one of the last."""
        here = [m for m in scene.mentions if m.kind in PEOPLE and m.code and m.end <= at]
        if here:
            return here[0]
        if not self.people:
            behind = [m for m in scene.mentions if m.kind in PEOPLE and m.code and m.start > at]
            return behind[0] if behind else None
        return self.people[0]

    def hear(self, scene: Scene) -> None:
        """Remember whom a sentence spoke of."""
        people = [m for m in scene.mentions if m.kind in PEOPLE and m.code]
        if people:
            self.people = people


def _last(pattern: re.Pattern[str], window: str) -> int:
    at = -1
    for match in pattern.finditer(window):
        at = match.start()
    return at
