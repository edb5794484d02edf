"""Sides of one sentence as noun phrases: who can act, and who belongs together.

"the Kenyan army", "Mali's parliament", "President Keita" and "both sides" can act; "Kenyan exporters" can't.
"""

from __future__ import annotations

from analytics.extract.clause_words import (
    AUXILIARIES,
    CONJUNCTIONS,
    JOINTS,
    NO_STATE_NOUNS,
    NO_STATE_TAILS,
    PREPOSITIONS,
    PRIVATE_NOUNS,
    RELATIVES,
    STATE_NOUNS,
)
from analytics.extract.discourse import Discourse
from analytics.extract.event_words import SAYING, triggers
from analytics.extract.side import Side
from analytics.extract.spans import Mention
from analytics.extract.stand_ins import stand_ins
from analytics.extract.wording import Wording

_DASHES = frozenset({"-", "--", "\u2014", "\u2013"})
_HEAD_REACH = 6  # words of a noun phrase behind its country
_STOPS = PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | RELATIVES | SAYING


class SideFinder:
    """Finds the sides of one sentence."""

    def __init__(self, text: Wording, talk: Discourse) -> None:
        self.text, self.talk = text, talk
        self.words = text.words

    def find(self, mentions: list[Mention]) -> list[Side]:
        """All sides of the sentence, none inside another, sorted."""
        named = self._named(mentions)
        taken = {i for side in named for i in range(side.first, side.last + 1)}
        found = named + [side for side in stand_ins(self.text, self.talk, named)
                         if taken.isdisjoint(range(side.first, side.last + 1))]
        found.sort(key=lambda side: (side.first, -side.last))
        kept: list[Side] = []
        for side in found:
            if not kept or side.first > kept[-1].last:
                kept.append(side)
            elif side.first == kept[-1].first and side.last == kept[-1].last and side.codes != kept[-1].codes:
                kept[-1].codes = tuple(dict.fromkeys(kept[-1].codes + side.codes))  # "Russian-Turkish"
        return _coordinate(self.text, _join(self.words, kept))

    def _named(self, mentions: list[Mention]) -> list[Side]:
        found: list[Side] = []
        firsts = [self.text.at(mention.start) for mention in mentions]
        for number, mention in enumerate(mentions):
            first = firsts[number]
            last = self.text.at(mention.end - 1)
            if first >= len(self.words) or last >= len(self.words):
                continue
            side = Side(first, last, (mention.code,) if mention.code else (), "name", mention=mention)
            tail = self.words[last].rsplit("-", 1)[-1] if self.text.ends[last] > mention.end else ""
            if tail in NO_STATE_TAILS or self._is_dateline(first, last, mention):
                side.codes, side.is_state = (), False
                found.append(side)
                continue
            if mention.kind in {"leader", "person", "counterpart"}:
                side.kind = "person"
                side.last = last = self._whole_name(last)
                # "Biden's administration" acts, "Putin's visit" does not
                possessive = self.words[last + 1:last + 2] == ["'s"]
                if self.words[last + 1 + possessive:last + 2 + possessive] in (["administration"], ["government"]):
                    side.last += 1 + possessive
                else:
                    side.is_state = not possessive
            else:
                self._head(side, mention, next((k for k in firsts[number + 1:] if k > last), len(self.words)))
            found.append(side)
        return found

    def _whole_name(self, last: int) -> int:
        """Last word of a name that goes on behind its mention: "Khalifa al-Thani"."""
        k = last + 1
        while k < min(len(self.words), last + 4):
            word = self.words[k]
            if word in _STOPS or word in triggers() or not word[0].isalpha() or not (
                    self.text.is_capital(k) or word.startswith(("al-", "el-"))):
                break
            k += 1
        return k - 1 if not self.text.sentence.is_title else last

    def _is_dateline(self, first: int, last: int, mention: Mention) -> bool:
        """ "BRUSSELS, March 17 - ...": where it was filed, not who acts."""
        if first > 3 or mention.kind not in {"capital", "city", "seat"}:
            return False
        behind = self.words[last + 1:last + 9]
        return not _DASHES.isdisjoint(behind) and behind[0] in _DASHES | {",", "("}

    def _head(self, side: Side, mention: Mention, limit: int) -> None:
        """Stretch a country over the nouns behind it, and say whether they make it a state that acts."""
        words, last = self.words, side.last
        compound = self.text.ends[last] > mention.end
        k = last + 1
        possessive = k < len(words) and words[k] in {"'s", "'"}
        if possessive:
            k += 1
        adjectival = mention.kind == "demonym" or possessive or compound
        bare = not adjectival
        if bare and mention.kind in {"city", "region"} and not STATE_NOUNS & set(words[k:k + 1]):
            side.is_state = False
            return
        end = k
        state = False
        while end < limit and end - k < _HEAD_REACH and not self.text.in_time[end] and words[end][0].isalpha():
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


def _join(words: list[str], sides: list[Side]) -> list[Side]:
    """One side from "Russian" + "President Putin", and from "the leaders" + "of" + "Mali"."""
    joined: list[Side] = []
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


def _coordinate(text: Wording, sides: list[Side]) -> list[Side]:
    """One side of many codes from "A and B", "A, B and C"."""
    groups: list[Side] = []
    i = 0
    while i < len(sides):
        k, joints = i, list[str]()
        while k + 1 < len(sides):
            joint = " ".join(w for w in text.words[sides[k].last + 1:sides[k + 1].first] if w not in {
                "the", "its", "his", "her", "mr", "mrs", "ms", "dr", *_DASHES})
            if joint not in JOINTS or (joint == ", and" and joints[-1:] == ["and"]):
                break  # "the talks of A and B, and the President said": another clause
            joints.append(joint)
            k += 1
        if joints == [", and"] or (joints == [","] and not text.sentence.is_title):
            k = i  # two clauses, or an insertion: no enumeration
        whole = sides[i]
        if k > i:
            parts = sides[i:k + 1]
            codes = tuple(dict.fromkeys(code for part in parts for code in part.codes))
            if any(part.kind == "pair" for part in parts):
                codes = parts[0].codes
            last = parts[-1].last
            if text.words[last + 1:last + 3] == ["and", "others"]:
                last += 2
            whole = Side(whole.first, last, codes, whole.kind if whole.kind != "pronoun" else "name",
                         parts[-1].is_state, mention=whole.mention)
        groups.append(whole)
        i = k + 1
    return groups

