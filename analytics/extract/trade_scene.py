"""One sentence as a scene of exchange: flow words, numbers, times, sides, and which word governs which number."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from analytics.extract import trade_words as words
from analytics.extract.lexicon import small
from analytics.extract.spans import Mention, Quantity, Sentence, Tagged, Timex, inside

# A number may be governed from this far; a step is a word, a border counts as many.
REACH = 60.0
BORDER_COST, SOFT_BORDER_COST, QUANTITY_COST, GIVING_COST = 9.0, 3.0, 1.0, 4.0
_REACH_CHARACTERS = 360
_LONGEST = 2000  # characters of a sentence that are read behind its last number
_MOST = 40  # numbers of one sentence that are read; a longer one is a table
_HARD = re.compile(r"[;:]|, (?:while|whereas|but|although|though)\b|\b(?:while|whereas)\b|\.\s")
_SOFT = re.compile(r", (?:and|which|who|with|where|when|up|down|from)\b| [–—-] |[()]|\bwhich\b|\bthat\b|\band\b")
# Between a number and the noun behind it: "a $7 million food assistance package", "6 mln dlrs worth of goods"
_ADJOINS = re.compile(
    r"^[\s*\"”’'-]*(?:(?:worth(?: of)?|in|of|as|for)\s+)?(?:(?:[*\"(]*(?!(?:and|while|to|which|by|in|from|was|were|is|"
    r"are|has|had|have|we|they|he|she|it|"
    r"will|for|on|at|with|or|but|as|per|during|last|this|over|between|compared|against|than|when|that)\b)"
    r"[\w.'’&/-]+)[\s*-]+){0,5}$", re.I)
# "a 5 percent rise in their trade", "9 bcm of gas was exported"
_CHANGE_IN = re.compile(r"^[\s-]*(?:[a-z-]+\s+){0,2}(?:increase|rise|growth|gain|jump|surge|fall|drop|decline|"
                        r"decrease|reduction)\s+(?:in|of)\s+"
                        r"(?:(?!(?:was|were|is|are|that|which|and)\b)[\w'’.-]+[\s-]+){0,5}$", re.I)
_PASSIVE = re.compile(r"^\s+of\s+(?:[\w-]+\s+){1,4}(?:was|were|is|are|has been|have been|had been)\s+$", re.I)
# "one billion will be made available in loans"
_GIVEN_AS = re.compile(r"^\s+(?:(?:is|are|was|were|will be|would be|has been|have been)\s+)?(?:made available|provided|"
                       r"given|granted|extended|allocated|offered)\s+(?:in|as)\s+(?:[a-z]+\s+){0,2}$", re.I)
_ASIDE = re.compile(r"\([^()]{0,60}\)")  # "9 million euros (10 million dollars) deficit"
_ON = re.compile(r"^\s+(?:on|for|from)\s+(?:[a-z]+\s+){0,3}$", re.I)
_WORTH = re.compile(r"^[\s*\"”’'-]*(?:worth(?: of)?|in|of)\s", re.I)


# "RIYADH: ", "LONDON, March 22 - ", "ISLAMABAD (AP) -- "
_DATELINE = re.compile(r"[A-Z][A-Z .'’/-]{2,40}(?:, [A-Z][A-Za-z. ]{1,15}\d{0,2})?(?:\s*\([^()]{1,30}\))?\s*(?::|[–—]|"
                       r"--?)\s")
_US_STATES = re.compile(r"\b(?:Alabama|Arizona|California|Carolina|Colorado|Florida|Illinois|Indiana|Iowa|Kansas|"
                        r"Kentucky|Louisiana|Michigan|Nevada|Ohio|Oregon|Pennsylvania|Tennessee|Texas|Utah|Virginia|"
                        r"Wisconsin|Savannah|Atlanta)\b")
_NAME_AFTER = re.compile(r"\s+(?:(?:and|for|&)\s+)?[A-Z][a-z]+\s+(?:(?:and|for|of)\s+)?(?:[A-Z]|activity|initiative)")
_PROPER_AFTER = re.compile(r"\s[A-Z][a-z]")
_PROPER_BEFORE = re.compile(r"[a-z,)]\s+(?!The|In|Of|To|With|From|Coastal|Mainland|Continental|Greater)[A-Z][a-z]+\s+$")


def _is_name(text: str, mention: Mention) -> bool:
    """Is a place's word part of another name: "European Investment Bank", "Sun Africa", Georgia among US states?"""
    if mention.text == "Jerusalem" and text[max(0, mention.start - 5):mention.start] == "East ":
        return True  # disputed: no state's side
    if mention.code == "GEO" and mention.kind == "country":
        return bool(_US_STATES.search(text, max(0, mention.start - 200), mention.end + 200))
    if mention.kind not in {"region", "demonym"} or len(mention.code or "") == 3:
        return False
    is_inside = _PROPER_BEFORE.search(text, max(0, mention.start - 24), mention.start)
    return bool(is_inside or _PROPER_AFTER.match(text, mention.end))


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that tells what a number counts."""

    start: int
    end: int
    flow: str
    text: str
    is_giving: bool = False  # a verb of giving, which leaves to a noun what is given

    @property
    def is_weak(self) -> bool:
        """Does it count only where its own clause names the sides?"""
        return bool(words.WEAK.search(self.text))

    @property
    def is_verb(self) -> bool:
        """Has it a subject that acts?"""
        return bool(words.VERB_FLOWS.search(self.text))


@dataclass(frozen=True, slots=True)
class Governed:
    """The cue of one number, how far it is, and how it was found: before, adjoining, carried."""

    cue: Cue
    cost: float
    how: str


@dataclass
class Scene:
    """One sentence with all that is in it; offsets count in the article's text."""

    tagged: Tagged
    sentence: Sentence
    quantities: list[Quantity]
    timexes: list[Timex]
    mentions: list[Mention]
    ours: str | None = None  # for whom "we" speaks
    home: str | None = None  # whose government publishes the article
    previous: Scene | None = field(default=None, repr=False)

    @classmethod
    def of(cls, tagged: Tagged, sentence: Sentence, ours: str | None = None, home: str | None = None,
           body: int = 0) -> Scene:
        """The scene of one sentence; what stands before `body` is a speaker's label."""
        start, end = sentence.start, sentence.end
        quantities = inside(tagged.quantities, start, end)[:_MOST]
        dateline = _DATELINE.match(sentence.text)
        body = max(body, start + (dateline.end() if dateline else 0))
        mentions = [m for m in inside(tagged.mentions, body, end) if m.code and not _is_name(tagged.text, m)
                    and not any(q.start <= m.start < q.end and q.kind == "money" for q in quantities)]
        return cls(tagged, sentence, quantities, inside(tagged.timexes, start, end), mentions,
                   ours, home)

    @cached_property
    def cues(self) -> list[Cue]:
        """The flow words of the sentence, in order."""
        found = []
        start = self.sentence.start
        end = min(self.sentence.end, (self.quantities[-1].end if self.quantities else start) + _LONGEST)
        text = self.tagged.text
        for match in words.FLOW.finditer(small(text[start:end])):
            flow, low, high = str(match.lastgroup), start + match.start(), start + match.end()
            if match.start() and text[low].isupper() and not self.sentence.is_title and _NAME_AFTER.match(text, high):
                continue  # "the Trade and Development Agency"
            is_giving = flow == "giving"
            found.append(Cue(low, high, "aid" if is_giving else flow, text[low:high], is_giving))
        return found

    def between(self, a: int, b: int) -> str:
        """The text between two offsets."""
        return self.tagged.text[a:b]

    def govern(self, quantity: Quantity) -> Governed | None:
        """The word that tells what the quantity counts; None where no word does, or one that is no exchange."""
        best: Governed | None = None
        for cue in self.cues:
            if cue.end < quantity.start - _REACH_CHARACTERS:
                continue
            if cue.start > quantity.end + _REACH_CHARACTERS:
                break
            found = self._reach(cue, quantity)
            if found and (best is None or found.cost < best.cost):
                best = found
        if best is None or best.cost > REACH:
            return self._carried(quantity)
        return best if best.cue.flow != "none" else None

    def _reach(self, cue: Cue, quantity: Quantity) -> Governed | None:
        if cue.start < quantity.end and quantity.start < cue.end:
            return Governed(cue, 0.0, "adjoining")  # "4 million Danish tourists visited"
        if cue.end <= quantity.start:
            gap = _ASIDE.sub("", self.between(cue.end, quantity.start))
            if ")" in gap and "(" not in gap:
                return None  # the parenthesis that it stands in is closed
            cost = len(gap) / 6 + self._borders(gap) + GIVING_COST * cue.is_giving
            if cue.flow == "tariff" and _ON.match(gap):
                return Governed(cue, 0.0, "before")  # "remove tariffs on 90 percent of all goods"
            cost += QUANTITY_COST * sum(cue.end <= q.start < quantity.start for q in self.quantities)
            return Governed(cue, cost, "before")
        if cue.start >= quantity.end:
            gap = _ASIDE.sub("", self.between(quantity.end, cue.start))
            if cue.is_giving:
                return None
            if _ADJOINS.match(gap):
                return Governed(cue, len(gap) / 8 * (0.3 if _WORTH.match(gap) else 1), "adjoining")
            if _CHANGE_IN.match(gap) or _GIVEN_AS.match(gap) or (cue.is_verb and _PASSIVE.match(gap)):
                return Governed(cue, len(gap) / 8, "adjoining")
        return None

    def _borders(self, gap: str) -> float:
        return BORDER_COST * len(_HARD.findall(gap)) + SOFT_BORDER_COST * len(_SOFT.findall(gap))

    def _carried(self, quantity: Quantity) -> Governed | None:
        """The noun of the sentence before, where this one goes on about it ("It reached ...")."""
        if self.previous is None or any(cue.flow == "none" and cue.start < quantity.start for cue in self.cues):
            return None
        sentence = self.sentence.text
        if not (words.CARRY.match(sentence) or words.CARRY_INSIDE.search(sentence)):
            return None
        topics = [cue for cue in self.previous.cues if not cue.is_weak]
        if not topics or topics[-1].flow == "none":
            return None
        return Governed(topics[0] if len({c.flow for c in topics}) == 1 else topics[-1], REACH / 2, "carried")
