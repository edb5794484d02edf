"""Who acts on whom in one sentence: its words, its sides as noun phrases, and the subject of a verb.

No parser: closed word classes and the tagged mentions are enough to tell "A urged B", "B was urged by A", "the talks
between A and B" and "A's exports to B" apart. What they can't tell is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from analytics.extract.clause_words import (
    ADJECTIVAL,
    ADVERBS,
    AGENCIES,
    AUXILIARIES,
    BOTH_NOUNS,
    CONJUNCTIONS,
    DETERMINERS,
    HOME_OFFICES,
    JOINTS,
    NO_STATE_NOUNS,
    NO_STATE_TAILS,
    PREPOSITIONS,
    PRIVATE_NOUNS,
    QUOTE_MARKS,
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
    is_private: bool = False  # "Chinese companies", "the Swedish Institute": of the state, not the state
    governor: str = ""
    governed_at: int = -1
    mention: Mention | None = None


@dataclass(slots=True)
class Discourse:
    """What earlier sentences leave behind for pronouns."""

    pair: tuple[str, ...] | None = None  # the article's two sides, else the two to four of its headline
    we: tuple[str, ...] = ()  # who says "we" in a joint statement
    home: str | None = None
    lead: frozenset[str | None] = frozenset()  # sides that the headline or the first sentences name
    guests: frozenset[str | None] = frozenset()  # sides of the persons named there
    topic: str | None = None
    person: str | None = None
    speaker: str | None = None
    focus: str | None = None
    is_speech: bool = False
    in_quote: bool = False

    def others(self, code: str | None) -> tuple[str, ...]:
        """The other sides of the article; for the one who speaks, else whom it spoke of last."""
        if self.pair is None or code not in self.pair:
            spoken_of = self.focus if code and code in {self.speaker, self.home} and code != self.focus else None
            return (spoken_of,) if spoken_of and spoken_of in self.lead else ()
        return tuple(side for side in self.pair if side != code and side in self.lead)

    def other(self, code: str | None) -> str | None:
        """The other side, where there is one."""
        others = self.others(code)
        return others[0] if len(others) == 1 else None


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
        named = self._named(mentions)
        taken = {i for side in named for i in range(side.first, side.last + 1)}
        found = named + [side for side in self._unnamed(named) if taken.isdisjoint(range(side.first, side.last + 1))]
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
            tail = self.words[last].rsplit("-", 1)[-1] if self.ends[last] > mention.end else ""
            if tail in NO_STATE_TAILS or self._is_dateline(first, last, mention):
                side.codes, side.is_state = (), False
                found.append(side)
                continue
            if mention.kind in {"leader", "person", "counterpart"}:
                side.kind = "person"
                # "Biden's administration" acts, "Putin's visit" does not
                possessive = self.words[last + 1:last + 2] == ["'s"]
                if self.words[last + 1 + possessive:last + 2 + possessive] in (["administration"], ["government"]):
                    side.last += 1 + possessive
                else:
                    side.is_state = not possessive
            else:
                self._head(side, mention)
            found.append(side)
        return found

    def _is_dateline(self, first: int, last: int, mention: Mention) -> bool:
        """ "BRUSSELS, March 17 - ...": where it was filed, not who acts."""
        if first > 3 or mention.kind not in {"capital", "city", "seat"}:
            return False
        return any(self.words[k] in {"-", "--", "\u2014", "\u2013"} for k in range(last + 1, min(last + 9, len(self.words)))
                   ) and self.words[last + 1] in {",", "(", "-", "\u2014", "\u2013"}

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
        if bare and mention.kind in {"city", "region"}:
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
            side.is_private = word in PRIVATE_NOUNS
        if bare:
            # "US officials", "United States Southern Command": only known nouns belong to a bare name
            nouns = [i for i in range(k, end) if words[i] in STATE_NOUNS or (words[i] in NO_STATE_NOUNS and i == k)]
            if nouns:
                side.last = nouns[-1]
                side.is_state = words[nouns[-1]] in STATE_NOUNS
            return
        side.last = max(last, end - 1)
        the = side.first > 0 and words[side.first - 1] == "the"
        side.is_state = state or (mention.kind == "demonym" and not possessive and end == k and the)

    def _unnamed(self, named: list[Side]) -> list[Side]:
        """Pronouns, "both sides" and offices of the publisher's own state, with the sides that they stand for."""
        words, talk = self.words, self.discourse
        found: list[Side] = []
        for i, word in enumerate(words):
            side: Side | None = None
            nxt = words[i + 1] if i + 1 < len(words) else ""
            if word in AGENCIES:
                side = Side(i, i, (AGENCIES[word],), "name")
            elif word in {"both", "two"} and nxt in BOTH_NOUNS and talk.pair:
                side = Side(i, i + 1, talk.pair, "pair")
            elif word == "the" and nxt:
                side = self._the(i, nxt)
            elif word == "they":
                codes = self._plural_before(i, named) or talk.pair or ()
                side = Side(i, i, codes, "pair")
            elif word in {"he", "she"}:
                person = next((s.codes[0] for s in named if s.last < i and s.kind == "person" and s.codes), talk.person)
                side = Side(i, i, (person,) if person else (), "pronoun")
            elif word == "it":
                code = self._said_before(i, named) or (talk.topic if i <= 1 else None)
                side = Side(i, i, (code,) if code else (), "pronoun")
            elif word in {"we", "i"} or word == "me" and words[i - 1] == "let":
                code = talk.speaker if self.is_speech(i) else talk.home if not talk.is_speech else None
                codes = talk.we if word == "we" and talk.we and not self.is_speech(i) else (code,) if code else ()
                side = Side(i, i, codes, "speaker")
            elif word == "you" and self.is_speech(i):
                other = talk.other(talk.speaker)
                side = Side(i, i, (other,) if other and other in talk.guests else (), "hearer")
            if side is not None and side.last < len(words):
                found.append(side)
        return found

    def _the(self, i: int, noun: str) -> Side | None:
        """ "the sides", "the heads of state", "the minister", "the Department of ..."."""
        words, talk = self.words, self.discourse
        if noun in BOTH_NOUNS and noun not in {"countries", "governments", "ministers"}:
            if talk.pair and (noun == "heads" or words[i + 2:i + 3] != ["of"]):
                return Side(i, i + (3 if noun == "heads" else 1), talk.pair, "pair")
        elif talk.home and noun in HOME_OFFICES and self.capital[i + 1]:
            last = i + 3 if words[i + 2:i + 3] == ["of"] else i + 1 + (noun == "vice")
            return Side(i, last, (talk.home,), "name")
        elif noun in SOLE_NOUNS and not self.sentence.is_title and words[i + 2:i + 3] != ["of"]:
            code = talk.person if SOLE_NOUNS[noun] else talk.topic
            return Side(i, i + 1 + (noun == "prime"), (code,), "pronoun") if code else None
        return None

    def _plural_before(self, i: int, named: list[Side]) -> tuple[str, ...]:
        """Sides that "they" means where the sentence names officials or forces of one before it."""
        for side in named:
            if side.last < i and self.words[side.last].endswith("s") and self.words[side.last] in STATE_NOUNS:
                return side.codes
        return ()

    def _said_before(self, i: int, named: list[Side]) -> str | None:
        """Side that "it" means behind "Japan said": the first that can act, with a verb of saying between."""
        if not any(word in SAYING for word in self.words[max(0, i - 8):i]):
            return None
        return next((s.codes[0] for s in named if s.last < i and s.is_state and s.codes and s.kind == "name"), None)

    def is_speech(self, i: int) -> bool:
        """Does word `i` stand in a quotation or in a speaker's turn?"""
        if self.discourse.is_speech:
            return True
        opened = self.discourse.in_quote
        for k in range(i):
            if self.words[k] in QUOTE_MARKS:
                opened = self.words[k] in {"\u201c"} or (self.words[k] == '"' and not opened)
        return opened

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
                if between == ["of"] and before.kind == "person":
                    before.last = side.last
                    continue
                if len(between) <= 2 and all(w in {",", "'s", "'", "the", "-", "("} for w in between):
                    before.last = side.last
                    if between == ["("] and words[side.last + 1:side.last + 2] == [")"]:
                        before.last += 1
                        while before.last + 1 < len(words) and words[before.last + 1] in STATE_NOUNS | {"foreign"}:
                            before.last += 1
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
                    "the", "its", "his", "her", "mr", "mrs", "ms", "dr"})
                if joint not in JOINTS:
                    break
                joints.append(joint)
                k += 1
            if joints == [", and"] or (joints == [","] and not self.sentence.is_title):
                k = i  # two clauses, or an insertion: no enumeration
            whole = sides[i]
            if k > i:
                parts = sides[i:k + 1]
                codes = tuple(dict.fromkeys(code for part in parts for code in part.codes))
                if any(part.kind == "pair" for part in parts):
                    codes = parts[0].codes
                last = parts[-1].last
                if self.words[last + 1:last + 3] == ["and", "others"]:
                    last += 2
                whole = Side(whole.first, last, codes, whole.kind if whole.kind != "pronoun" else "name",
                             parts[-1].is_state, mention=whole.mention)
            groups.append(whole)
            i = k + 1
        return groups

    def _govern(self, side: Side) -> None:
        """What stands before it: a preposition, a verb, or nothing."""
        if side.kind in {"pronoun", "speaker", "pair"} and self.words[side.first] not in {"it", "the", "both", "two", "you"}:
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
                elif word in {"is", "are", "was", "were", "be", "been", "being"}:
                    verb.is_passive |= all(w in ADVERBS or w.endswith("ly") or w in AUXILIARIES for w in words[j + 1:i])
                elif word in {"has", "have"}:
                    verb.is_perfect = True
            elif not verb.has_auxiliary and j and words[j - 1] in {"has", "have", "had", "was", "were"} and word.isalpha():
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
                if side.governor in PREPOSITIONS and side.kind not in {"speaker"}:
                    j = side.governed_at - 1
                    continue
                if side.governor == "obj":
                    return main if steps > 1 else None  # "its first deal struck with ...": a participle
                return side
            if self.in_time[j] or word in {'"', ")", "]", "*"} or word in ADVERBS or word.endswith("ly"):
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

