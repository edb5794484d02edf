"""Who meets: the subject of a word, the chain behind a preposition, and whom a pronoun means."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from analytics.extract.meeting_words import (
    ACTING_NOUN,
    FRONTED,
    GLUE,
    HE,
    ME,
    OBJECT_PRONOUN,
    PAIR_RANK,
    PAIR_WORDS,
    PLURAL_BEHIND,
    PLURAL_OFFICE,
    WE,
    YOU,
)
from analytics.extract.scenes import PEOPLE, TOWNS, Scene, regions, without_times
from analytics.extract.spans import Mention

_WORDS = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_STOP = re.compile(r"[;:!?]|(?<![A-Z])\.\s|\s[–—]\s")
_FULL_STOP = re.compile(r";|(?<![A-Z])\.\s|:\s")
_PREPOSITION = re.compile(
    r"\b(?:of|in|from|to|with|by|for|between|against|on|at|into|via|near|about|over|than|towards?|across|within|"
    r"outside|through|like|under|behalf of)(?: the| its| his| her| their| a| both| neighbou?ring)?\s*$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?\s(?:[\w-]+\s){0,4}")
_OWNER = re.compile(r"\b(?:his|her|their|our|my|your)\s(?:[\w-]+\s){0,4}$", re.IGNORECASE)
_RELATIVE = re.compile(r",? who\b[^,;]{0,60}", re.IGNORECASE)
_WITH_X_TO = re.compile(r"\s(?:\w+ly\s)?(?:to\s)?")
_WITH = re.compile(r"\b(?:with|to|for|invit(?:ed|es|ing)|asked) (?:the |his |her |[A-Z]\w+ )?$")
_ASIDE = re.compile(r", who\b[^;]{0,200}?, (?:has |have |had |is |was |will )")
_MAIN_VERB = re.compile(r"\s(?:will|has|have|had|is|was|are|were|said|says|told|also|\w+ed|met|held)\b")
_TO_VERB = re.compile(r"[^.;]{0,60}?\bto\s")
_HE_AND = re.compile(r"\b(?:he|she) and (?:the |his |her )?$", re.IGNORECASE)
_AND = re.compile(r"\s+and (?:the |his |her )?")
_GAP_LIMIT = 90  # characters between two parties of one meeting


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


def is_glue(gap: str) -> bool:
    """May the words between two parties of one meeting be these?"""
    if len(gap) > _GAP_LIMIT or _STOP.search(gap):
        return False
    return all(word[0].isupper() or word.lower() in GLUE for word in _WORDS.findall(gap))


@dataclass(slots=True)
class Memory:
    """What pronouns may mean: the person spoken of last, the sides of the meeting told last, the article's pair."""

    pair: tuple[str, str] | None
    home: str | None = None
    people: list[Mention] = field(default_factory=list)
    sides: list[str] = field(default_factory=list)
    leaders: Counter[str] = field(default_factory=Counter)

    def hear(self, scene: Scene) -> None:
        """Remember whom a sentence spoke of."""
        self.people = [m for m in scene.mentions if m.kind in PEOPLE] or self.people

    def pronoun(self, scene: Scene, start: int, end: int) -> Party | None:
        """Party of the last pronoun of a span, or None if there is none."""
        window = scene.text[start:end]
        both, he, me, you = (_last(pattern, window) for pattern in (PAIR_WORDS, HE, ME, YOU))
        best = max(both, he, me, you)
        if best < 0:
            return None
        if best == both:
            office = PAIR_RANK.search(window[best:best + 40])
            return Party([], self.both(bool(WE.match(window[best:]))), office.lastgroup if office else None)
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
        told = list(self.sides) if len(self.sides) == 2 else []
        pair = list(self.pair or ())
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


def chain_after(scene: Scene, at: int, memory: Memory | None = None, but: Party | None = None) -> Party:
    """Parties that follow a place directly, joined by "and" and commas; a pronoun stands for whom it means."""
    if memory is not None:
        pronoun = OBJECT_PRONOUN.match(scene.text, at, scene.end)
        if pronoun:
            return memory.object(scene, at, pronoun, but.codes if but else [])
    found: list[Mention] = []
    rank = None
    for mention in scene.mentions:
        if mention.start < at:
            continue
        gap = without_times(scene, at, mention.start)
        if not is_glue(gap) or (found and mention.kind in TOWNS and found[-1].kind != mention.kind):
            break
        if found and gap.strip() == "," and _MAIN_VERB.match(scene.text, mention.end):
            break  # "After talks with X, Y said": Y is no party of the phrase
        office = PLURAL_OFFICE.search(gap)
        rank = rank or (office.lastgroup if office else None)
        found.append(mention)
        at = mention.end
    return party(found, rank)


def possessor(cue: Cue) -> Party | None:
    """Whose visit or meeting the noun is: "Putin's visit", "his first visit"; None if it says none."""
    scene, at = cue.scene, cue.start
    nearest = next((m for m in reversed(scene.mentions) if m.end <= at), None)
    if nearest and at - nearest.end < 45 and _POSSESSIVE.fullmatch(scene.text[nearest.end:at]):
        return party([nearest])
    owner = _OWNER.search(cue.before(50))
    return cue.memory.pronoun(scene, at - len(owner.group()), at) if owner else None


def subject(scene: Scene, at: int, memory: Memory) -> Party:
    """Who does what the word at a place says: the nearest person before it, a state that is no object, or a pronoun."""
    start = scene.start
    for stop in _FULL_STOP.finditer(scene.text, scene.start, at):
        start = stop.end()
    before = [m for m in scene.mentions if start <= m.start and m.end <= at]
    named = _named(scene, at, before)
    if named is not None:
        return named
    aside = _ASIDE.search(scene.text, scene.start, at)
    if aside and not any(aside.end() <= m.start for m in before):
        before = [m for m in before if m.end <= aside.start()]  # "X, who brought along Y and Z, has come to"
    last = _actor(scene, before)
    pronoun = memory.pronoun(scene, before[last].end if last is not None else start, at)
    if last is not None and before[last].kind in PEOPLE and _TO_VERB.fullmatch(scene.text[before[last].end:at]):
        pronoun = None  # "X flew to their capital to meet": X still
    if pronoun is not None and (pronoun.codes or pronoun.mentions):
        return pronoun
    if last is None:
        return main_subject(scene, at) if FRONTED.match(scene.text, start, at + 12) else Party()
    return _group(scene, at, before, last, memory)


def _named(scene: Scene, at: int, before: list[Mention]) -> Party | None:
    """The person right before a relative clause or an infinitive: "with President X, who arrived in"."""
    nearest = before[-1] if before and before[-1].kind in PEOPLE else None
    if nearest is None:
        return None
    gap = scene.text[nearest.end:at]
    if _RELATIVE.fullmatch(gap) or (_WITH_X_TO.fullmatch(gap) and _WITH.search(scene.before(nearest.start, 60))):
        return party([nearest])
    return None


def _actor(scene: Scene, before: list[Mention]) -> int | None:
    """Place of the nearest mention that can act; a person rather than a state that he speaks to."""
    last = next((k for k in range(len(before) - 1, -1, -1) if _can_act(scene, before[k]) and not (
        k > 0 and before[k].kind in PEOPLE and _AND.fullmatch(scene.text, before[k - 1].end, before[k].start)
        and before[k - 1].kind in PEOPLE and not _can_act(scene, before[k - 1]))), None)
    if last is not None and before[last].kind not in PEOPLE and before[last].kind != "organisation":
        last = next((k for k in range(last - 1, -1, -1) if before[k].kind in PEOPLE and before[k].code
                     and _can_act(scene, before[k])), last)
    return last


def _group(scene: Scene, at: int, before: list[Mention], last: int, memory: Memory) -> Party:
    """The list of actors that ends with one of them: "Presidents X and Y"."""
    first = last
    while first > 0 and before[first - 1].kind not in TOWNS:
        gap = scene.text[before[first - 1].end:before[first].start]
        if not is_glue(gap):
            break
        if first == last and gap.strip() == "," and before[last].kind in PEOPLE and _PREPOSITION.search(
                scene.before(before[first - 1].start, 60)):
            break  # "Aside from talks with X, Y will meet": Y alone
        first -= 1
    group = before[first:last + 1]
    if _HE_AND.search(scene.before(group[0].start, 25)):
        person = memory.person(scene, group[0].start)
        if person and person.code not in {m.code for m in group}:
            return party([person, *group])
    office = PLURAL_OFFICE.search(scene.before(group[0].start, 60)) or (
        PLURAL_BEHIND.match(scene.text, group[-1].end, at) if group[-1].kind == "demonym" else None)
    return party(group, office.lastgroup if office else None)


def main_subject(scene: Scene, at: int) -> Party:
    """Subject of the main clause behind a fronted phrase: "After talks with X, President Y said"."""
    for comma in re.finditer(r",\s", scene.text[at:scene.end]):
        low = at + comma.end()
        first = next((m for m in scene.mentions if m.start >= low), None)
        if first is None:
            break
        if first.start - low < 40 and is_glue(scene.text[low:first.start]) and _can_act(scene, first):
            following = scene.text[first.end:first.end + 4]
            if first.kind in PEOPLE or not following.startswith((",", " and", ".")):
                return chain_after(scene, low)
    return Party()


def _can_act(scene: Scene, mention: Mention) -> bool:
    if mention.kind in {"city", "seat"} or (mention.code in regions() and mention.kind in {"demonym", "region"}):
        return False
    before = scene.before(mention.start, 60)
    if mention.kind in PEOPLE:
        return not _PREPOSITION.search(before)
    if _PREPOSITION.search(before):
        return bool(PLURAL_OFFICE.search(before))
    if mention.kind == "demonym" and not ACTING_NOUN.match(scene.text, mention.end, scene.end):
        return False
    return scene.text[mention.end:mention.end + 2] not in {"'s", "’s"}


def _last(pattern: re.Pattern[str], window: str) -> int:
    return max((match.start() for match in pattern.finditer(window)), default=-1)
