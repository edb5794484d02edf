"""One act as one sentence tells it: between whom, planned or done, and on which day."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from analytics import reference
from analytics.extract.act import Act
from analytics.extract.act_words import (
    CONFLICT,
    EARLIER,
    IN_FUTURE,
    OCCASIONS,
    ON_EACH_OTHER,
    ON_OCCASION,
    OTHER_OCCASION,
    STANDING,
    VERBAL,
)
from analytics.extract.clause_words import PREPOSITIONS
from analytics.extract.clauses import Clause, Verb
from analytics.extract.discourse import Discourse
from analytics.extract.event_words import SAYING
from analytics.extract.side import Side
from analytics.extract.spans import Sentence, Timex

_YEAR = 366  # days
_PAST = frozenset({"past", "last", "previous"})
_POSSESSIVES = frozenset({"'s", "'"})
_OCCASION_REACH = 25  # words between an act and the occasion that it belongs to
_SIDES_LIMIT = 6  # sides of one enumeration that are told as rows


# Shares of right rows (type and both sides) by how the other side was found, of 315 rows read on articles that no rule
# was written on; a verb of many uses is right less often.
_RIGHT = {
    "mutual": 0.9, "obj": 0.9, "passive": 0.9, "to": 0.8, "with": 0.8, "against": 0.8, "on": 0.8, "that": 0.75,
    "said": 0.75, "noun": 0.75, "pair": 0.7, "any": 0.5, "": 0.65,
}
_LOOSE = 0.1


@cache
def _is_heir(one: str, other: str) -> bool:
    """Is one the other's successor? What Russia says of the Soviet Union is said of itself; heirs keep the capital."""
    known = reference.countries()
    if one not in known or other not in known or not (known[one].until or known[other].until):
        return False
    return known[one].capital == known[other].capital


@dataclass(slots=True)
class Found:
    """One act as one sentence tells it, before merging."""

    act: Act
    actor: str
    recipient: str
    sentence: Sentence
    at: int  # offset of its verb
    end: int  # offset where its clause ends
    is_planned: bool
    timex: Timex | None
    is_loose: bool  # the clause names no day and speaks of its own time, so that the article's day may stand in
    confidence: float
    rule: str
    words: frozenset[str] = frozenset()
    is_anaphoric: bool = False  # "the agreement": one that was told of

    @property
    def is_goodwill(self) -> bool:
        """Kind words, not a paper signed nor ties upgraded."""
        return self.act.type == "SUPPORT" and not self.act.mutual


@dataclass(slots=True)
class Telling:
    """One sentence as it is read: its clause, its days, the talk so far, and whose sentence it is."""

    sentence: Sentence
    clause: Clause
    timexes: list[Timex]
    talk: Discourse
    is_lead: bool
    published: date | None = None
    main: Side | None = None  # the first side that can act

    def own_pair(self) -> tuple[str, ...]:
        """The article's sides, where the sentence speaks of no other."""
        pair = self.talk.pair or ()
        foreign = any(set(side.codes) - set(pair) for side in self.clause.sides)
        if len(pair) > 2 and not self.talk.we:
            return ()  # which of the three, the sentence does not say
        return () if foreign or not set(pair) <= self.talk.lead else tuple(pair)

    def rows(self, i: int, stop: int, act: Act, lemma: str, actors: tuple[str, ...], recipients: tuple[str, ...],
              how: str, planned: bool, verb: Verb) -> list[Found]:
        if act.mutual and len(actors) > 1 and (not recipients or lemma in ON_EACH_OTHER):
            pairs = list(itertools.combinations(actors, 2)) if len(actors) <= 3 else [
                (actors[0], other) for other in actors[1:_SIDES_LIMIT]]
            how = "mutual"
        else:
            pairs = [(a, b) for a in actors[:_SIDES_LIMIT] for b in recipients[:_SIDES_LIMIT] if a != b]
        pairs = [(a, b) for a, b in pairs if not _is_heir(a, b)]
        if not pairs:
            return []
        changed = {"AID": "AGREE", "RETREAT": "AGREE"} | dict.fromkeys(CONFLICT, "THREATEN")
        if planned and not IN_FUTURE.isdisjoint(act.verbs):
            act, planned = replace(act, type="AGREE", mode=""), False  # "intends to partner with": a commitment
        if planned and "unless" in self.clause.words[i:]:
            act, planned = replace(act, type="THREATEN", mode=""), False  # "will withdraw unless ..."
        elif planned and act.type in changed:
            act, planned = replace(act, type=changed[act.type], mode="", confidence=act.confidence - 0.1), False
        timex = self._day(i, stop, planned, act.type)
        loose = timex is None and not planned and self._is_loose(i, stop, act, verb)
        confidence = _RIGHT.get(how, _RIGHT[""]) - (_LOOSE if act.confidence < 0.65 else 0.0)
        end = self.clause.ends[min(stop, len(self.clause.words)) - 1]
        words = frozenset(w for w in self.clause.words[i + 1:stop] if len(w) > 4 or w.isdigit())
        clause_words = self.clause.words
        anaphoric = any(clause_words[k] in {"the", "this"} and clause_words[k + 1] in act.nouns
                        for k in range(i, min(stop, i + 4, len(clause_words) - 1)))
        rule = f"{act.type.lower()}: {lemma} {how}".strip()
        return [Found(act, a, b, self.sentence, self.clause.starts[i], end, planned, timex, loose,
                      round(confidence, 2), rule, words, anaphoric) for a, b in pairs]

    def _day(self, i: int, stop: int, planned: bool, act_type: str) -> Timex | None:
        """The time expression of the verb: behind it in its clause, else before it."""
        at = self.clause.starts[i]
        end = self.clause.ends[min(stop, self.complement(i), len(self.clause.words)) - 1]
        dates = [x for x in self.timexes if x.type in {"DATE", "TIME"} and x.begin and x.relation not in {
            "by", "until", "yoy", "since"} and self._is_adverbial(x) and (planned or not self._is_ahead(x))]
        right = [x for x in dates if at < x.start <= end]
        left = [x for x in dates if x.start < at and not planned]
        if right and left:
            return right[0] if right[0].start - at < 3 * (at - left[-1].start) else left[-1]
        if right or left:
            return right[0] if right else left[-1]
        # "agreed to ... after their leaders met on Tuesday": the other clause's day is this one's too
        k = stop if stop < len(self.clause.words) else 0
        later = [x for x in dates if x.start > end]
        # "..., the ministry said on Monday"
        told = [x for x in later if not SAYING.isdisjoint(self._words_before(x, 4))]
        if told and act_type in VERBAL:
            return told[0]
        other = later if self.clause.words[k] in {"after", "when", "as", "during"} else []
        return other[0] if other and not planned else None

    def _words_before(self, timex: Timex, count: int) -> list[str]:
        k = self.clause.at(timex.start)
        return self.clause.words[max(0, k - count):k]

    def _is_ahead(self, timex: Timex) -> bool:
        """Does the time lie ahead, or reach over years? Then it is not when something was done."""
        if self.published is None or timex.begin is None:
            return False
        last = timex.finish or timex.begin
        return timex.begin > self.published or (last > self.published and (last - timex.begin).days > _YEAR)

    def complement(self, i: int) -> int:
        """Where "to ..." or "that ..." starts behind word `i`: days in it are not the verb's own."""
        words = self.clause.words
        for k in range(i + 1, len(words) - 1):
            if words[k] in {"that", "which", "who", "where"} or (
                    words[k] == "to" and k + 1 not in self.clause.cover and words[k + 1] not in {
                        "the", "a", "its", "his"}):
                return k
        return len(words)

    def _is_adverbial(self, timex: Timex) -> bool:
        """Not "the treaty of 1923", nor "Blinken's 21 April round table"."""
        k = self.clause.at(timex.start)
        before = self.clause.words[k - 1] if k else ""
        after = self.clause.at(timex.end)
        return before not in {"of", "'s", "since", "until", "by", "the"} and (
            self.clause.words[after:after + 1] != ["'s"])

    def _is_elsewhere(self, i: int) -> bool:
        """Was it done on an occasion that is not the article's own: "at the previous summit", "during a call"?"""
        words = self.clause.words
        for k, word in enumerate(words):
            if word not in OCCASIONS or abs(k - i) > _OCCASION_REACH:
                continue
            before = range(k - 1, max(-1, k - 7), -1)
            at = next((n for n in before if words[n] in PREPOSITIONS or words[n] == "after"), k)
            phrase = words[at + 1:k]
            if words[at] in ON_OCCASION and not {"this", "today"} & set(phrase) and (
                    not OTHER_OCCASION.isdisjoint(phrase) or not _POSSESSIVES.isdisjoint(phrase)):
                return True
        return False

    def _is_loose(self, i: int, stop: int, act: Act, verb: Verb) -> bool:
        """Does the act belong to the article's own day? Words do; deeds and what "has" been done may not."""
        kinds = {"DATE"} if act.type in VERBAL else {"DATE", "DURATION"}  # "will provide ... over three years"
        # "over the past three years, X has opened": whatever is told of them
        dated = [x for x in self.timexes if (x.type in kinds or (x.type == "DURATION" and not _PAST.isdisjoint(
            x.text.lower().split()[:2]))) and x.relation not in {"by", "until"}
                 and self._is_adverbial(x) and not self._is_ahead(x)]
        words = self.clause.words
        if any(self.clause.starts[i] - 80 < x.start for x in dated) or words[i] in STANDING:
            return False
        # "said that they had agreed" shifts the tense only
        is_past = "had" in words[verb.start:i] and SAYING.isdisjoint(words[:verb.start]) and "read" not in words[:i]
        if is_past or "as" in words[max(0, verb.start - 2):verb.start] or (
                self.talk.looks_back or self._is_elsewhere(i)):
            return False  # "had agreed", "as we agreed", "in my talks with ... we agreed"
        if "after" in words[max(0, i - 8):i] and "," not in words[max(0, i - 8):i]:
            return False  # "... after Madrid came out in support"
        if self.is_lead:
            return True
        return act.type in VERBAL and not verb.is_perfect and EARLIER.isdisjoint(words[max(0, i - 12):i + 3])
