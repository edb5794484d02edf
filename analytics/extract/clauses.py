"""Who acts on whom in one sentence: its words, its sides as noun phrases, and the subject of a verb.

No parser: closed word classes and the tagged mentions are enough to tell "A urged B", "B was urged by A", "the talks
between A and B" and "A's exports to B" apart. What they can't tell is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from analytics.extract.clause_words import (
    ADVERBS,
    ADJECTIVAL,
    AUXILIARIES,
    BOTH_NOUNS,
    CONJUNCTIONS,
    NO_STATE_NOUNS,
    PREPOSITIONS,
    RELATIVES,
    SOLE_NOUNS,
    STATE_NOUNS,
)
from analytics.extract.event_words import SAYING, triggers
from analytics.extract.lexicon import fold
from analytics.extract.spans import Mention, Sentence

_WORD = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*|'s?(?![A-Za-z])|[^\sA-Za-z0-9]")
_LIMIT = 300  # words of a sentence that are looked at; a longer one is a list
_HEAD_REACH = 6  # words of a noun phrase behind its country
_STOPS = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | RELATIVES | SAYING


@dataclass(slots=True)
class Side:
    """A noun phrase that stands for one side or several: words `first` to `last`, both included.

    `governor` is the preposition before it, "obj" behind a verb, else "". `is_state`: can it act, as a government,
    leader, ministry, army or country name can? `kind`: name, person, pronoun, pair, speaker, hearer.
    """

    first: int
    last: int
    codes: tuple[str, ...]
    kind: str
    is_state: bool = True
    governor: str = ""
    governed_at: int = -1
    mention: Mention | None = None


@dataclass(slots=True)
class Discourse:
    """What earlier sentences leave behind for pronouns."""

    pair: tuple[str, str] | None = None
    home: str | None = None
    topic: str | None = None
    person: str | None = None
    speaker: str | None = None
    is_speech: bool = False
    is_list: bool = False

    def other(self, code: str | None) -> str | None:
        """The other side of the article's pair."""
        if self.pair is None or code not in self.pair:
            return None
        return self.pair[1] if code == self.pair[0] else self.pair[0]


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
    has_had: bool = False


class Clause:
    """One sentence, its words in small letters, with the sides in it."""

    def __init__(self, sentence: Sentence, mentions: list[Mention], timed: Iterable[tuple[int, int]],
                 discourse: Discourse) -> None:
        folded = fold(sentence.text)
        self.sentence, self.discourse = sentence, discourse
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.capital: list[bool] = []
        base = sentence.start
        for match in _WORD.finditer(folded):
            word = match.group()
            self.words.append(word.lower())
            self.capital.append(word[0].isupper())
            self.starts.append(base + match.start())
            self.ends.append(base + match.end())
            if len(self.words) >= _LIMIT:
                break
        self.in_time = [False] * len(self.words)
        for begin, end in timed:
            for i in range(self.at(begin), len(self.words)):
                if self.starts[i] >= end:
                    break
                self.in_time[i] = True
        self.sides = self._sides(mentions)
        self.cover: dict[int, Side] = {}
        for side in self.sides:
            for i in range(side.first, side.last + 1):
                self.cover[i] = side
        for side in self.sides:
            self._govern(side)

    def at(self, offset: int) -> int:
        """Index of the word that holds the offset, or the first behind it."""
        low, high = 0, len(self.words)
        while low < high:
            middle = (low + high) // 2
            if self.ends[middle] <= offset:
                low = middle + 1
            else:
                high = middle
        return low

    # -- sides ---------------------------------------------------------------------------------------------------

    def _sides(self, mentions: list[Mention]) -> list[Side]:
        found = self._named(mentions) + self._unnamed()
        found.sort(key=lambda side: (side.first, -side.last))
        kept: list[Side] = []
        for side in found:
            if not kept or side.first > kept[-1].last:
                kept.append(side)
            elif side.first == kept[-1].first and side.last == kept[-1].last and side.codes != kept[-1].codes:
                kept[-1].codes = tuple(dict.fromkeys(kept[-1].codes + side.codes))  # "Russian-Turkish"
        return self._coordinate(self._join(kept))

    def _named(self, mentions: list[Mention]) -> list[Side]:
        found: list[Side] = []
        for mention in mentions:
            first = self.at(mention.start)
            last = self.at(mention.end - 1)
            if first >= len(self.words) or last >= len(self.words):
                continue
            side = Side(first, last, (mention.code,) if mention.code else (), "name", mention=mention)
            if mention.kind in {"leader", "person", "counterpart"}:
                side.kind = "person"
            else:
                self._head(side, mention)
            found.append(side)
        return found

    def _head(self, side: Side, mention: Mention) -> None:
        """Stretch a country over the nouns behind it, and say whether they make it a state that acts."""
        words, last = self.words, side.last
        compound = self.ends[last] > mention.end
        k = last + 1
        possessive = k < len(words) and words[k] in {"'s", "'"}
        if possessive:
            k += 1
        adjectival = mention.kind == "demonym" or possessive or compound
        bare = not adjectival
        if bare and not (mention.kind == "organisation" or mention.text in ADJECTIVAL or mention.kind in {"seat"}):
            nxt = words[k] if k < len(words) else ""
            if nxt in NO_STATE_NOUNS:
                side.is_state = False
            if mention.kind == "city":
                side.is_state = False
            return
        end = k
        state = False
        while end < len(words) and end - k < _HEAD_REACH and not self.in_time[end] and words[end][0].isalpha():
            word = words[end]
            if word in _STOPS or (word in triggers() and word not in STATE_NOUNS) or (
                    word.endswith("ly") and word != "ally"):
                break
            end += 1
            if word in STATE_NOUNS:
                state = True
            elif word in NO_STATE_NOUNS:
                state = False
        if bare:
            # "US officials", but "EU leaders' talks" and "UN warned": only known nouns belong to an abbreviation
            nouns = [i for i in range(k, end) if words[i] in STATE_NOUNS or words[i] in NO_STATE_NOUNS]
            if nouns:
                side.last = nouns[-1]
                side.is_state = words[nouns[-1]] in STATE_NOUNS
            return
        side.last = max(last, end - 1)
        the = side.first > 0 and words[side.first - 1] == "the"
        side.is_state = state or (mention.kind == "demonym" and not possessive and end == k and the)

    def _unnamed(self) -> list[Side]:
        """Pronouns and "both sides", with the side that the article so far gives them."""
        words, talk = self.words, self.discourse
        found: list[Side] = []
        for i, word in enumerate(words):
            if word in {"both", "two"} and i + 1 < len(words) and words[i + 1] in BOTH_NOUNS:
                if talk.pair:
                    found.append(Side(i, i + 1, talk.pair, "pair"))
            elif word == "the" and i + 1 < len(words):
                nxt = words[i + 1]
                if nxt in BOTH_NOUNS and nxt not in {"countries", "governments"} and talk.pair:
                    if not (i + 2 < len(words) and words[i + 2] == "of") or nxt == "heads":
                        found.append(Side(i, i + (3 if nxt == "heads" else 1), talk.pair, "pair"))
                elif nxt in SOLE_NOUNS and not self.sentence.is_title:
                    code = talk.person if SOLE_NOUNS[nxt] else talk.topic
                    if code:
                        found.append(Side(i, i + 1 + (nxt == "prime"), (code,), "pronoun"))
            elif word == "they" and talk.pair:
                found.append(Side(i, i, talk.pair, "pair"))
            elif word in {"he", "she"} and talk.person:
                found.append(Side(i, i, (talk.person,), "pronoun"))
            elif word == "it" and talk.topic:
                found.append(Side(i, i, (talk.topic,), "pronoun"))
            elif word in {"we", "i"} and self.starts[i] >= 0:
                code = talk.speaker or talk.home
                if code:
                    found.append(Side(i, i, (code,), "speaker"))
            elif word == "you" and talk.speaker and talk.other(talk.speaker):
                found.append(Side(i, i, (talk.other(talk.speaker) or "",), "hearer"))
        return [side for side in found if side.last < len(words)]

    def _join(self, sides: list[Side]) -> list[Side]:
        """One side from "Russian" + "President Putin", and from "the leaders" + "of" + "Mali"."""
        joined: list[Side] = []
        words = self.words
        for side in sides:
            i = side.first - 1
            while i >= 0 and words[i] in {"the", "republic", "kingdom", "people", "'s", "state", "both", "two"}:
                i -= 1
            if i > 0 and words[i] == "of" and words[i - 1] in STATE_NOUNS and i - 1 not in {s.last for s in joined}:
                side.first, side.is_state = i - 1, True
            before = joined[-1] if joined else None
            if before and before.codes == side.codes and before.kind in {"name", "person"} and side.kind in {
                    "person", "name"}:
                between = words[before.last + 1:side.first]
                if len(between) <= 2 and all(w in {",", "'s", "'", "the", "-", "("} for w in between):
                    before.last = side.last
                    before.is_state = before.is_state or side.is_state
                    if side.kind == "person":
                        before.kind, before.is_state = "person", True
                    continue
            if before and side.first <= before.last:
                continue
            joined.append(side)
        return joined

    def _coordinate(self, sides: list[Side]) -> list[Side]:
        """One side of many codes from "A and B", "A, B and C"."""
        groups: list[Side] = []
        i = 0
        while i < len(sides):
            k, joints = i, list[str]()
            while k + 1 < len(sides):
                joint = " ".join(w for w in self.words[sides[k].last + 1:sides[k + 1].first] if w not in {
                    "the", "its", "his", "her"})
                if joint not in {",", "and", ", and", "as well as", "&", "or", "along with"}:
                    break
                joints.append(joint)
                k += 1
            while joints and not self.sentence.is_title and (
                    joints[-1] == "," or (joints[-1] == ", and" and len(joints) == 1)):
                joints.pop()
                k -= 1
            whole = sides[i]
            if k > i:
                parts = sides[i:k + 1]
                codes = tuple(dict.fromkeys(code for part in parts for code in part.codes))
                whole = Side(whole.first, parts[-1].last, codes, whole.kind if whole.kind != "pronoun" else "name",
                             parts[-1].is_state, mention=whole.mention)
            groups.append(whole)
            i = k + 1
        return groups

    def _govern(self, side: Side) -> None:
        """What stands before it: a preposition, a verb, or nothing."""
        if side.kind in {"pronoun", "speaker", "pair"} and self.words[side.first] not in {"it", "the", "both", "two"}:
            return
        i = side.first - 1
        while i >= 0 and side.first - i <= 7:
            word = self.words[i]
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

    # -- verbs ---------------------------------------------------------------------------------------------------

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
            elif word in AUXILIARIES:
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
                elif word in {"is", "are", "was", "were", "be", "been", "being"} and not verb.is_infinitive:
                    verb.is_passive |= all(w in ADVERBS or w.endswith("ly") or w in AUXILIARIES for w in words[j + 1:i])
                elif word == "had":
                    verb.has_had = True
            elif word == "to" and not verb.has_auxiliary or word == "to" and words[j + 1] in {"be", "have"}:
                verb.is_infinitive = True
                verb.has_auxiliary = True
                verb.start = j
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
                if side.governor in PREPOSITIONS and side.kind not in {"speaker"}:
                    j = side.governed_at - 1
                    continue
                if side.governor == "obj":
                    return main
                return side
            if self.in_time[j] or word in {'"', ")", "]", "*"} or word in ADVERBS or word.endswith("ly"):
                if word == ")":
                    while j > 0 and words[j] != "(":
                        j -= 1
                j -= 1
            elif word == ",":
                j = self._before_comma(j)
            elif word in {"who", "which"}:
                j -= 2 if words[j - 1] == "," else 1
                side = self.cover.get(j)
                return side
            elif word in {"and", "but", "then"}:
                return main
            elif word in PREPOSITIONS:
                j -= 1
            else:
                k = j
                while k >= 0 and j - k <= 6 and k not in self.cover and words[k] not in PREPOSITIONS and words[
                        k][0].isalnum() and words[k] not in CONJUNCTIONS and words[k] not in AUXILIARIES:
                    k -= 1
                if k < 0 or words[k] not in PREPOSITIONS:
                    return None
                j = k - 1
        return None

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
            if word in {";", ":", "while", "after", "before", "when", "because", "but", "although", "unless", "if", "which",
                        "who", "whose", "where", "since", "whereas", "citing", "saying", "adding"}:
                return k
            if word in {"and", ","} and k + 1 < len(words) and k > i + 1:
                nxt = words[k + 1]
                if nxt in triggers() and any(kind in {"past", "ing", "s"} for kind, *_ in triggers()[nxt]) and (
                        nxt not in STATE_NOUNS):
                    return k
                if nxt in AUXILIARIES or nxt in SAYING:
                    return k
        return min(len(words), i + 45)

