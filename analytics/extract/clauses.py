"""Who acts in one sentence: what governs each side, what a verb's auxiliaries say, and who its subject is.

No parser: closed word classes and the tagged mentions are enough to tell "A urged B", "B was urged by A", "the talks
between A and B" and "A's exports to B" apart. What they can't tell is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from analytics.extract.clause_words import (
    ADVERBS,
    AUXILIARIES,
    CONDITIONS,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    STATE_NOUNS,
    WISHES,
    words,
)
from analytics.extract.discourse import Discourse
from analytics.extract.event_words import SAYING, triggers
from analytics.extract.side import Side
from analytics.extract.sides import SideFinder
from analytics.extract.spans import Mention, Sentence
from analytics.extract.wording import Wording

_GOVERNABLE = words("it the both two you")
_OPENERS = words("as and but")
_REACH = 16  # words between a wish and what is wished
_HAVE_OR_BE = words("has have had was were")
_ENDS = words(
    "; : while after before when because but although unless if which who whose where since whereas citing saying "
    "adding"
)


@dataclass(slots=True)
class Verb:
    """Auxiliaries of one verb: where its group starts, and what they say."""

    start: int
    negated: bool = False
    is_future: bool = False
    is_hypothetical: bool = False
    is_passive: bool = False
    is_infinitive: bool = False
    must: bool = False
    has_auxiliary: bool = False
    is_perfect: bool = False


class Clause(Wording):
    """One sentence with its sides: `sides` in order, `cover` the side at a word."""

    def __init__(self, sentence: Sentence, mentions: list[Mention], timed: Iterable[tuple[int, int]],
                 talk: Discourse) -> None:
        super().__init__(sentence, timed)
        self.sides = SideFinder(self, talk).find(mentions)
        self.cover = {i: side for side in self.sides for i in range(side.first, side.last + 1)}
        for side in self.sides:
            self._govern(side)

    def _govern(self, side: Side) -> None:
        """What stands before it: a preposition, a verb, or nothing."""
        if side.kind in {"pronoun", "speaker", "pair"} and self.words[side.first] not in _GOVERNABLE:
            return
        i = side.first - 1
        determined = self.words[side.first] in {"the", "both", "two"}
        reach = 1 if self.words[side.first] == "it" else 7
        while i >= 0 and side.first - i <= reach and not self.in_time[i]:
            word = self.words[i]
            if determined and word not in PREPOSITIONS and word not in triggers() and i not in self.cover:
                return  # "reports the UK": what stands before the article is no part of the phrase
            determined = word in DETERMINERS
            if word in PREPOSITIONS:
                side.governor, side.governed_at = word, i
                return
            if i in self.cover:
                side.governor = "obj" if i < side.first - 1 and self.words[i + 1] not in {",", "the"} else ""
                return
            if word in triggers() and word not in STATE_NOUNS:
                side.governor, side.governed_at = "obj", i
                return
            if word in CONJUNCTIONS or word in AUXILIARIES or word in SAYING or not (word[0].isalnum() or word == "'s"):
                return
            i -= 1

    def verb(self, i: int) -> Verb:
        """What the auxiliaries before word `i` say of it."""
        words = self.words
        verb = Verb(i)
        j = i - 1
        while j >= 0 and i - j <= 8:
            word = words[j]
            if word in ADVERBS or word.endswith("ly") or (self.in_time[j] and word in {"today", "yesterday"}):
                verb.negated |= word == "never"
                verb.start = j
            elif word == "to":
                if verb.has_auxiliary and words[j + 1] not in {"be", "have"}:
                    break
                verb.is_infinitive = verb.has_auxiliary = True
                verb.start = j
            elif word in AUXILIARIES:
                if verb.is_infinitive:
                    break  # "is to sign": what stands before "to" governs the infinitive
                verb.has_auxiliary = True
                verb.start = j
                if word in {"not", "t", "cannot", "didn", "doesn", "wouldn", "hasn", "haven", "isn", "wasn"}:
                    verb.negated = True
                elif word in {"will", "shall", "ll"}:
                    verb.is_future = True
                elif word in {"could", "may", "might", "can", "if"}:
                    verb.is_hypothetical = True
                elif word == "would":
                    verb.is_future = True
                elif word in {"should", "must", "ought"}:
                    verb.must = True
                elif word in {"is", "are", "am", "m", "re", "was", "were", "be", "been", "being"}:
                    verb.is_passive |= all(w in ADVERBS or w.endswith("ly") or w in AUXILIARIES for w in words[j + 1:i])
                elif word in {"has", "have"}:
                    verb.is_perfect = True
            elif word == "," and j and self._inserted(j) is not None:
                j = self._inserted(j) or 0  # "have, just last week, given"
            elif not verb.has_auxiliary and j and words[j - 1] in _HAVE_OR_BE and word.isalpha() and (
                    word not in DETERMINERS):
                pass  # "has outright rejected"
            else:
                break
            j -= 1
        return verb

    def subject(self, i: int, main: Side | None = None) -> Side | None:
        """The side that is the subject of what starts at word `i`; `main` is what a coordinated verb falls back on."""
        words = self.words
        j = i - 1
        steps = 0
        while j >= 0 and steps < 14:
            steps += 1
            side = self.cover.get(j)
            word = words[j]
            if side is not None:
                if side.governor == "including" and words[side.governed_at - 1] == "," and words[
                        side.last + 1:side.last + 2] == [","]:
                    return side  # "other claimants, including Peru, lodged": Peru did so too
                if side.governor in PREPOSITIONS and side.kind not in {"speaker"}:
                    j = side.governed_at - 1
                    continue
                if side.governor == "obj":
                    return main if steps > 1 else None  # "its first deal struck with ...": a participle
                return side
            if self.in_time[j] or word in {'"', ")", "]", "*", "-"} or word in ADVERBS or word.endswith("ly"):
                if word == ")":
                    while j > 0 and words[j] != "(":
                        j -= 1
                j -= 1
            elif word == ",":
                j = self._before_comma(j)
            elif word in {"who", "which"}:
                side = self.cover.get(j - (2 if words[j - 1] == "," else 1))
                if side and side.is_state and side.governor in {"", "obj", "of", "by", "with"}:
                    return side
                # "a statement on Sudan, which urged ...": not the side before it, but whose sentence it is
                return main if word == "which" and words[j - 1] == "," else None
            elif word == ";" and j == i - 1:
                return main  # "has hosted two summits; opened embassies in ..."
            elif word in {"and", "but", "then"}:
                return main if j and words[j - 1] not in AUXILIARIES else None  # "it can and will"
            elif word in PREPOSITIONS:
                j -= 1
            else:
                k = j
                while k >= 0 and j - k <= 6 and k not in self.cover and words[k] not in PREPOSITIONS and words[
                        k][0].isalnum() and words[k] not in CONJUNCTIONS and words[k] not in AUXILIARIES:
                    k -= 1
                if k > 0 and words[k] == "and" and k - 1 in self.cover and words[j] in STATE_NOUNS:
                    j = k - 1  # "the Kenyan government and industry officials"
                    continue
                if k < 0 or words[k] not in PREPOSITIONS:
                    return None
                j = k - 1
        return None

    def _inserted(self, j: int) -> int | None:
        """Comma before a day or an adverb that ends with the comma at word `j`, behind an auxiliary."""
        k = j - 1
        while k > 0 and j - k < 6 and (self.in_time[k] or self.words[k] in ADVERBS):
            k -= 1
        return k if 0 < k < j - 1 and self.words[k] == "," and (
            self.words[k - 1] in AUXILIARIES or self.words[k - 1] in ADVERBS) else None

    def _before_comma(self, j: int) -> int:
        """Place before an insertion between commas that ends at word `j`; else just before the comma."""
        for k in range(j - 1, max(-1, j - 22), -1):
            if self.words[k] == "," and k - 1 in self.cover and self.cover[k - 1].governor == "":
                return k - 1
        return j - 1

    def stop(self, i: int) -> int:
        """First word behind `i` that ends its clause."""
        words = self.words
        for k in range(i + 1, min(len(words), i + 45)):
            word = words[k]
            if word in _ENDS or (word in _OPENERS and k not in self.cover and self._is_subject_ahead(k)):
                return k
            if word in {"and", ","} and k + 1 < len(words) and k > i + 1:
                nxt = words[k + 1]
                if nxt in triggers() and any(kind in {"past", "ing", "s"} for kind, *_ in triggers()[nxt]) and (
                        nxt not in STATE_NOUNS):
                    return k
                if nxt in AUXILIARIES or nxt in SAYING:
                    return k
        return min(len(words), i + 45)

    def _is_subject_ahead(self, k: int) -> bool:
        """Does word `k` open a clause: "as Asean welcomes", "as President Keita hailed"?"""
        side = self.cover.get(k + 1) or self.cover.get(k + 2)
        if side is None:
            return False
        m = side.last + 1
        while m < len(self.words) and (self.in_time[m] or self.words[m] in ADVERBS or self.words[m] == "on"):
            m += 1
        verb = self.words[m] if m < len(self.words) else ""
        return verb in AUXILIARIES or any(kind in {"past", "s"} for kind, *_ in triggers().get(verb, ()))

    def is_unreal(self, i: int) -> bool:
        """Is what is told from word `i` on a condition, or what someone hopes for, expects or asks for?

        "if Russia invades", "hopes that Peru will send", "suggested that the two sign": none of them tells an act.
        """
        for k in range(i - 1, max(-1, i - _REACH), -1):
            word = self.words[k]
            if word in CONDITIONS and i - k < 10:
                return True
            if word in WISHES and self._is_complement(k, i):
                return True
            if word in {";", ":"} or (word in {",", "and", "but", "that"} and word != "that" and i - k > 1
                                      and k - 1 not in self.cover and k + 1 not in self.cover):
                return False
        return False

    def _is_complement(self, k: int, i: int) -> bool:
        """Do the words between a wish at `k` and the verb group at `i` hold its subject and nothing that ends it?"""
        between = self.words[k + 1:i]
        if not between or between[0] in PREPOSITIONS or between[0] == ",":
            return False  # "at the request of Cambodia, ..."
        if "that" not in between[:4] and not any(j in self.cover for j in range(k + 1, min(k + 4, i))):
            return False
        return _ENDS.isdisjoint(between) and not any(w in SAYING for w in between)
