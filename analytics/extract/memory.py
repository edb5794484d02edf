"""Who is meant: parties of a meeting, what pronouns may stand for, and a cue with all that it knows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from analytics.extract.party_words import BODIES, BOTH_LEADERS, HE, ME, PAIR_RANK, PAIR_WORDS, WE, YOU
from analytics.extract.scenes import PEOPLE, TOWNS, Scene, blocs
from analytics.extract.spans import Mention

_TOP = 3  # sentences, headline included, that tell who is there
_HE_STARTS = re.compile(r"\W*(?:He|She)\b")


@dataclass(slots=True)
class Party:
    """Sides and persons that one part of a sentence names; `rank` where the text names an office in the plural."""

    mentions: list[Mention] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    rank: str | None = None

    @property
    def people(self) -> list[Mention]:
        """The persons among them."""
        return [m for m in self.mentions if m.kind in PEOPLE]

    @property
    def has_stranger(self) -> bool:
        """Is one of them a person whose side the text does not tell?"""
        return any(m.code is None for m in self.people)


def party(mentions: list[Mention], rank: str | None = None) -> Party:
    """The sides of some mentions, each once, in order."""
    # "Brussels" that agrees or meets is the Union
    codes = ("EU" if m.kind in TOWNS and m.text == "Brussels" else m.code for m in mentions)
    return Party(mentions, list(dict.fromkeys(code for code in codes if code)), rank)


def joined(*parties: Party) -> Party:
    """Several parties as one."""
    mentions = list(dict.fromkeys(m for p in parties for m in p.mentions))
    codes = list(dict.fromkeys(c for p in parties for c in p.codes))
    return Party(mentions, codes, next((p.rank for p in parties if p.rank), None))


@dataclass(slots=True)
class Memory:
    """What pronouns may mean: the person spoken of last, the sides of the meeting told last, the article's pair.

    `filed_at`: the town of the dateline; `together`: sides of the two leaders whom one sentence named last;
    `present`: sides whose people the headline or the lead names, or who speak.
    """

    pair: tuple[str, str] | None
    home: str | None = None
    filed_at: Mention | None = None
    people: list[Mention] = field(default_factory=list)
    sides: list[str] = field(default_factory=list)
    together: list[str] = field(default_factory=list)
    leaders: Counter[str] = field(default_factory=Counter)
    present: set[str] = field(default_factory=set)

    def hear(self, scene: Scene) -> None:
        """Remember whom a sentence spoke of; "he" at its start stays the one he was."""
        people = [m for m in scene.mentions if m.kind in PEOPLE]
        if people and self.people and _HE_STARTS.match(scene.text, scene.start, scene.end):
            people.insert(0, self.people[0])
        self.people = people or self.people
        leaders = _two(scene, scene.end) if all(m.kind == "leader" for m in people) else []
        self.together = leaders or self.together
        if scene.number < _TOP:
            self.present.update(m.code for m in people if m.code)
        if scene.speaker:
            self.present.add(scene.speaker)

    def pronoun(self, scene: Scene, start: int, end: int) -> Party | None:
        """Party of the last pronoun of a span, or None if there is none."""
        window = scene.text[start:end]
        both, he, me, you = (_last(pattern, window) for pattern in (PAIR_WORDS, HE, ME, YOU))
        best = max(both, he, me, you)
        if best < 0:
            return None
        if best == both:
            office = PAIR_RANK.search(window[best:best + 40])
            is_we = bool(WE.match(window[best:]))
            here = [] if is_we else _two(scene, start + best)
            if not here and BOTH_LEADERS.match(window, best):
                here = self.together
            return Party([], here or self.both(is_we), office.lastgroup if office else None)
        if best == he:
            person = self.person(scene, start + best)
            return party([person]) if person else Party()
        return Party([], self._talker(scene) if best == me else self._hearer(scene))

    def object(self, scene: Scene, at: int, pronoun: re.Match[str], but: list[str]) -> Party:
        """Party of "him", "them", "you" or "us" behind a verb or preposition, of no side that acts itself."""
        he, them, you, _ = pronoun.groups()
        if he:
            known = [m for m in (*scene.mentions, *self.people) if m.kind in PEOPLE and m.code and m.code not in but]
            return party(known[:1])
        if them:
            return Party()
        return Party([], self._hearer(scene) if you else self._talker(scene))

    def person(self, scene: Scene, at: int) -> Mention | None:
        """Who "he" is at a place: the first person of this sentence before it, else of the last that named one."""
        here = [m for m in scene.mentions if m.kind in PEOPLE and m.end <= at]
        behind = [m for m in scene.mentions if m.kind in PEOPLE and m.start > at]
        return next(iter([*here, *self.people, *behind]), None)

    def both(self, is_we: bool = True) -> list[str]:
        """The two that "we" means, the article's pair, or "they": the sides of the meeting told last."""
        told = list(self.sides) if _can_talk(self.sides) else []
        pair = list(self.pair or ()) if _can_talk(self.pair or ()) else []
        if is_we and self.home and not set(told) <= self.present | {self.home}:
            told = []  # a government's own people among themselves, who spoke of a meeting abroad
        return (pair or told) if is_we else (told or pair)

    def other(self, code: str) -> str | None:
        """The other side of the article's pair; a government's own state where it tells of another's."""
        if self.pair and code in self.pair:
            return self.pair[1] if code == self.pair[0] else self.pair[0]
        return self.home if self.home != code else None

    def rival(self, code: str) -> str | None:
        """Who meets the leader of that side, where the text only says "the President"."""
        return self.other(code) or next((c for c, _ in self.leaders.most_common() if c != code), None)

    def _talker(self, scene: Scene) -> list[str]:
        known = scene.speaker or self.home
        return [known] if known else [code for code, _ in self.leaders.most_common(1)]

    def _hearer(self, scene: Scene) -> list[str]:
        talker = self._talker(scene)
        return [code for code in self.both() if code not in talker][:1] if talker else []


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that tells of a meeting, in its sentence, with what the text said before it."""

    scene: Scene
    memory: Memory
    kind: str
    start: int
    end: int

    @property
    def word(self) -> str:
        """The word itself, in small letters."""
        return self.scene.text[self.start:self.end].lower()

    @property
    def published(self) -> date | None:
        """Publish day of the article."""
        return self.scene.published

    def before(self, width: int) -> str:
        """Text of the sentence before the cue."""
        return self.scene.before(self.start, width)

    def behind(self, pattern: re.Pattern[str], at: int = -1) -> re.Match[str] | None:
        """Match of a pattern right behind the cue, or behind a place, inside the sentence."""
        return pattern.match(self.scene.text, self.end if at < 0 else at, self.scene.end)


def _two(scene: Scene, at: int) -> list[str]:
    """Sides of the two persons that a sentence names before a place; none if they are of one side or of three."""
    codes = list(dict.fromkeys(m.code for m in scene.mentions if m.kind in PEOPLE and m.code and m.end <= at))
    return codes if _can_talk(codes) else []


def _can_talk(codes: Sequence[str]) -> bool:
    """Are these two sides that talk with each other: states, or a body with a head, and no format or region?"""
    return len(codes) == 2 and all(code not in blocs() or code in BODIES for code in codes)


def _last(pattern: re.Pattern[str], window: str) -> int:
    return max((match.start() for match in pattern.finditer(window)), default=-1)
