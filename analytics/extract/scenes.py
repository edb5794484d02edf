"""A sentence with what was found in it, and who stands before and behind a word of it.

Three questions are asked of a scene: who is the subject of the word at a place, whom does the chain behind a
preposition name ("with Russian President Vladimir Putin and his Tajik counterpart"), and whom does a pronoun mean.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from analytics import reference
from analytics.extract.meeting_words import (
    ACTING_NOUN,
    FRONTED,
    GLUE,
    HE,
    ME,
    OBJECT_PRONOUN,
    PAIR_RANK,
    PAIR_WORDS,
    PLURAL_OFFICE,
    SPEECH_BY,
    WE,
    YOU,
)
from analytics.extract.spans import Mention, Sentence, Tagged, Timex

PEOPLE = frozenset({"leader", "person", "counterpart"})
TOWNS = frozenset({"capital", "city"})
_WORDS = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_STOP = re.compile(r"[;:!?]|(?<![A-Z])\.\s|\s[–—]\s")
_PREPOSITION = re.compile(
    r"\b(?:of|in|from|to|with|by|for|between|against|on|at|into|via|near|about|over|than|towards?|across|within|"
    r"outside|through|like|under|behalf of)(?: the| its| his| her| their| a| both| neighbou?ring)?\s*$", re.IGNORECASE)
_TIME_WORD = r"(?:\b(?:on|in|at|from|during)\s+)?(?:\b(?:late|early|earlier|the)\s+)?"
_POSSESSIVE = re.compile(r"['’]s?\s(?:[\w-]+\s){0,4}")
_OWNER = re.compile(r"\b(?:his|her|their|our|my|your)\s(?:[\w-]+\s){0,4}$", re.IGNORECASE)
_RELATIVE = re.compile(r",? who\b[^,;]{0,60}", re.IGNORECASE)
_WITH_X_TO = re.compile(r"\s(?:\w+ly\s)?(?:to\s)?")
_WITH = re.compile(r"\b(?:with|to|for|invit(?:ed|es|ing)|asked) (?:the |his |her |[A-Z]\w+ )?$")
_ASIDE = re.compile(r", who\b[^;]{0,200}?, (?:has |have |had |is |was |will )")
_MAIN_VERB = re.compile(r"\s(?:will|has|have|had|is|was|are|were|said|says|told|also|\w+ed|met|held)\b")
_PLURAL_BEHIND = re.compile(
    r"\s(?:\w+\s)??(?:(?P<leader>presidents|leaders|prime ministers|premiers)|(?P<minister>(?:\w+ )?ministers)|"
    r"(?P<other>officials|diplomats|delegations|negotiators))\b", re.IGNORECASE)
_HE_AND = re.compile(r"\b(?:he|she) and (?:the |his |her )?$", re.IGNORECASE)
_GAP_LIMIT = 90


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


@dataclass(slots=True)
class Scene:
    """One sentence with its mentions and time expressions; offsets are the text's own."""

    number: int
    sentence: Sentence
    mentions: list[Mention]
    timexes: list[Timex]
    text: str  # the whole text
    speaker: str | None = None
    published: date | None = None

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


@cache
def regions() -> frozenset[str]:
    """Codes of plain regions, which send no one anywhere."""
    return frozenset(o.code for o in reference.organisations() if o.kind == "region")


def scenes(tagged: Tagged) -> Iterator[Scene]:
    """Each sentence with its own spans, in order; a mention inside a longer one is left out."""
    flat: list[Mention] = []
    for mention in sorted(tagged.mentions, key=lambda m: (m.start, -m.end)):
        if not flat or mention.start >= flat[-1].end:
            if mention.kind in PEOPLE and mention.code in regions():
                mention = replace(mention, code=None)  # "the South American leader": who that is, the text tells elsewhere
            flat.append(mention)
    starts = [m.start for m in flat]
    times = [t.start for t in tagged.timexes]
    speaker: str | None = None
    for number, sentence in enumerate(tagged.sentences):
        mentions = flat[bisect_left(starts, sentence.start):bisect_left(starts, sentence.end)]
        timexes = tagged.timexes[bisect_left(times, sentence.start):bisect_left(times, sentence.end)]
        first = mentions[0] if mentions else None
        if first and first.kind in PEOPLE and first.start - sentence.start < 30 and re.match(
                r"(?: \([^)]*\))?:\s", tagged.text[first.end:first.end + 60]):
            speaker = first.code
        elif first and SPEECH_BY.match(tagged.text, sentence.start, first.start + 1):
            speaker = next((m.code for m in mentions if m.kind in PEOPLE and m.code), speaker)
        yield Scene(number, sentence, mentions, timexes, tagged.text, speaker, tagged.published)


def party(mentions: list[Mention], rank: str | None = None) -> Party:
    """The sides of some mentions, each once, in order."""
    # "Brussels" that agrees or meets is the Union
    codes = ("EU" if m.kind in TOWNS and m.text == "Brussels" else m.code for m in mentions)
    return Party(mentions, list(dict.fromkeys(code for code in codes if code)), rank)


def joined(*parties: Party) -> Party:
    """Several parties as one."""
    ranks = [p.rank for p in parties if p.rank]
    return Party([m for p in parties for m in p.mentions], list(dict.fromkeys(c for p in parties for c in p.codes)),
                 ranks[0] if ranks else None)


def is_glue(gap: str) -> bool:
    """May the words between two parties of one meeting be these?"""
    if len(gap) > _GAP_LIMIT or _STOP.search(gap):
        return False
    return all(word[0].isupper() or word.lower() in GLUE for word in _WORDS.findall(gap))


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
        office = PLURAL_OFFICE.search(gap)
        rank = rank or (office.lastgroup if office else None)
        if found and gap.strip() == "," and _MAIN_VERB.match(scene.text, mention.end):
            break  # "After talks with X, Y said": Y is no party of the phrase
        found.append(mention)
        at = mention.end
    return party(found, rank)


def without_times(scene: Scene, start: int, end: int) -> str:
    """Text between two places, its time expressions and their prepositions left out."""
    gap = scene.text[start:end]
    if len(gap) > 3 * _GAP_LIMIT:
        return gap
    for timex in scene.timexes:
        if start <= timex.start and timex.end <= end:
            gap = re.sub(_TIME_WORD + re.escape(timex.text), "", gap)
    return gap


def possessor(scene: Scene, at: int, memory: Memory) -> Party | None:
    """Whose visit or meeting the noun at a place is: "Putin's visit", "his first visit"; None if it says none."""
    for mention in reversed(scene.mentions):
        if mention.end <= at:
            if at - mention.end < 45 and _POSSESSIVE.fullmatch(scene.text[mention.end:at]):
                return party([mention])
            break
    owner = _OWNER.search(scene.before(at, 50))
    return memory.pronoun(scene, at - len(owner.group()), at) if owner else None


def subject(scene: Scene, at: int, memory: Memory) -> Party:
    """Who does what the word at a place says: the nearest person before it, a state that is no object, or a pronoun."""
    start = scene.start
    for stop in re.finditer(r";|(?<![A-Z])\.\s|:\s", scene.text[scene.start:at]):
        start = scene.start + stop.end()
    before = [m for m in scene.mentions if start <= m.start and m.end <= at]
    nearest = before[-1] if before and before[-1].kind in PEOPLE else None
    if nearest and _RELATIVE.fullmatch(scene.text[nearest.end:at]):
        return party([nearest])  # "with President X, who arrived in"
    if nearest and _WITH_X_TO.fullmatch(scene.text[nearest.end:at]) and _WITH.search(scene.before(nearest.start, 60)):
        return party([nearest])  # "with President X to meet"
    aside = _ASIDE.search(scene.text, scene.start, at)
    if aside and not any(aside.end() <= m.start for m in before):
        before = [m for m in before if m.end <= aside.start()]  # "X, who brought along Y and Z, has come to"
    last = next((k for k in range(len(before) - 1, -1, -1) if _can_act(scene, before[k])), None)
    if last is not None and before[last].kind not in PEOPLE and before[last].kind != "organisation":
        # "X addresses the U.S. Congress during a visit": X, and no state that he speaks to
        last = next((k for k in range(last - 1, -1, -1) if before[k].kind in PEOPLE and before[k].code and _can_act(
            scene, before[k])), last)
    pronoun = memory.pronoun(scene, before[last].end if last is not None else start, at)
    if last is not None and before[last].kind in PEOPLE and re.fullmatch(
            r"[^.;]{0,60}?\bto\s", scene.text[before[last].end:at]) and pronoun is not None:
        pronoun = None  # "X flew to their capital to meet": X still
    if pronoun is not None and (pronoun.codes or pronoun.mentions):
        return pronoun
    if last is None:
        return _behind(scene, at) if FRONTED.match(scene.text, start, at) else Party()
    first = last
    while first > 0 and before[first - 1].kind not in TOWNS and is_glue(
            scene.text[before[first - 1].end:before[first].start]):
        if scene.text[before[first - 1].end:before[first].start].strip() == "," and _PREPOSITION.search(
                scene.before(before[first - 1].start, 60)):
            break  # "Aside from talks with X, Y will meet": Y alone
        first -= 1
    partner = _HE_AND.search(scene.before(before[first].start, 25))
    if partner:
        person = memory.person(scene, before[first].start)
        if person and person.code not in {m.code for m in before[first:last + 1]}:
            return party([person, *before[first:last + 1]])
    office = PLURAL_OFFICE.search(scene.before(before[first].start, 60)) or (
        _PLURAL_BEHIND.match(scene.text, before[last].end, at) if before[last].kind == "demonym" else None)
    return party(before[first:last + 1], office.lastgroup if office else None)


def _behind(scene: Scene, at: int) -> Party:
    """Subject of the main clause behind a fronted phrase: "After talks with X, President Y said"."""
    for comma in re.finditer(r",\s", scene.text[at:scene.end]):
        low = at + comma.end()
        first = next((m for m in scene.mentions if m.start >= low), None)
        if first is None:
            break
        if first.start - low < 40 and is_glue(scene.text[low:first.start]) and _can_act(scene, first):
            following = scene.text[first.end:first.end + 3]
            if not following.startswith((",", " and", ".")) or first.kind in PEOPLE:
                return chain_after(scene, low)
    return Party()


def _can_act(scene: Scene, mention: Mention) -> bool:
    if mention.kind in {"city", "seat"} or (mention.code in regions() and mention.kind == "demonym"):
        return False
    before = scene.before(mention.start, 60)
    if mention.kind in PEOPLE:
        return not _PREPOSITION.search(before)
    if _PREPOSITION.search(before):
        return bool(PLURAL_OFFICE.search(before))
    if mention.kind == "demonym" and not ACTING_NOUN.match(scene.text, mention.end, scene.end):
        return False
    return scene.text[mention.end:mention.end + 2] not in {"'s", "’s"} and mention.kind != "region"


@dataclass(slots=True)
class Memory:
    """What pronouns may mean: the person spoken of last, the sides of the meeting told last, the article's pair."""

    pair: tuple[str, str] | None
    home: str | None = None
    people: list[Mention] = field(default_factory=list)
    sides: list[str] = field(default_factory=list)
    leaders: Counter[str] = field(default_factory=Counter)

    def pronoun(self, scene: Scene, start: int, end: int) -> Party | None:
        """Party of the last pronoun of a span, or None if there is none."""
        window = scene.text[start:end]
        both, he, me, you = (_last(pattern, window) for pattern in (PAIR_WORDS, HE, ME, YOU))
        best = max(both, he, me, you)
        if best < 0:
            return None
        if best == both:
            word = window[best:]
            office = PAIR_RANK.search(word[:40])
            return Party([], self.both(bool(WE.match(word))), office.lastgroup if office else None)
        if best == he:
            person = self.person(scene, start + best)
            return party([person]) if person else Party()
        return Party([], self._talker(scene) if best == me else self._hearer(scene))

    def rival(self, code: str) -> str | None:
        """Who meets the leader of that side, where the text only says "the President"."""
        other = self.other(code)
        return other or next((c for c, _ in self.leaders.most_common() if c != code), None)

    def object(self, scene: Scene, at: int, pronoun: re.Match[str], but: list[str]) -> Party:
        """Party of "him", "them", "you" or "us" behind a verb or preposition, of no side that acts itself."""
        he, them, you, _ = pronoun.groups()
        if he:
            known = [m for m in (*scene.mentions, *self.people) if m.kind in PEOPLE and m.code and m.code not in but]
            return party(known[:1])
        if them:
            return Party()
        return Party([], self._hearer(scene) if you else self._talker(scene))

    def _talker(self, scene: Scene) -> list[str]:
        if scene.speaker:
            return [scene.speaker]
        if self.home:
            return [self.home]
        return [code for code, _ in self.leaders.most_common(1)]

    def _hearer(self, scene: Scene) -> list[str]:
        talker = self._talker(scene)
        return [code for code in self.both() if code not in talker][:1] if talker else []

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

    def person(self, scene: Scene, at: int) -> Mention | None:
        """Who "he" is at a place: the first person of this sentence before it, else of the last that named one."""
        here = [m for m in scene.mentions if m.kind in PEOPLE and m.end <= at]
        if here:
            return here[0]
        if self.people:
            return self.people[0]
        behind = [m for m in scene.mentions if m.kind in PEOPLE and m.start > at]
        return behind[0] if behind else None

    def hear(self, scene: Scene) -> None:
        """Remember whom a sentence spoke of."""
        people = [m for m in scene.mentions if m.kind in PEOPLE]
        self.people = people or self.people


def _last(pattern: re.Pattern[str], window: str) -> int:
    at = -1
    for match in pattern.finditer(window):
        at = match.start()
    return at
