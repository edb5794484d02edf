"""Acts of one text, sentence by sentence: a verb of ACTS, its subject, its recipient, its day.

`acts(tagged)` tells everything but CONSULT, which the meetings give.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from analytics.extract.clause_words import PREPOSITIONS
from analytics.extract.clauses import Clause, Discourse, Side, Verb
from analytics.extract.event_words import PROMISED, SAYING, Act, triggers
from analytics.extract.spans import Mention, Sentence, Tagged, Timex

_NOUN_REACH = 12  # words between a verb and the noun that it needs
_SIDES_LIMIT = 6  # sides of one enumeration that are told as rows
# Words behind which an infinitive is a plan: "plans to sign", "is due to open".
_PLANNING = frozenset({
    "plan", "plans", "planned", "planning", "expected", "scheduled", "set", "due", "is", "are", "going", "slated",
    "about", "likely", "aims", "hopes", "prepares", "preparing", "poised",
})
_CONFLICT = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"})
# Mutual verbs whose several subjects act on each other, whatever stands behind them.
_ON_EACH_OTHER = frozenset({"agree", "decide", "sign", "initial", "conclude", "ratify", "reach", "strike", "issue", "adopt",
                            "launch", "set", "hold", "establish", "upgrade", "elevate"})
_PROMISE = Act("AGREE", "", (), frozenset(), ("to", "obj", "for", "with", "in", "into", "on"), mutual=True, pair=True,
               confidence=0.6)
_DEMAND = Act("REQUEST", "", (), frozenset(), ("obj",), confidence=0.6)
_INVITATION = Act("REQUEST", "meet", (), frozenset(), ("to",), pair=True, confidence=0.6)
_SPEAKER = re.compile(r"\s*[^:.!?\n]{3,120}:")


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
    is_dated: bool  # False: the clause names no day, the article's own may stand in
    is_earlier: bool
    confidence: float
    rule: str
    words: frozenset[str] = frozenset()


def acts(tagged: Tagged, home: str | None = None) -> list[Found]:
    """All acts of a text in its order; several of one sentence where it tells several."""
    talk = Discourse(pair=tagged.pair, home=home)
    found: list[Found] = []
    mentions, timexes = tagged.mentions, tagged.timexes
    m = t = 0
    paragraph = -1
    for sentence in tagged.sentences:
        while m < len(mentions) and mentions[m].start < sentence.start:
            m += 1
        k = m
        while k < len(mentions) and mentions[k].start < sentence.end:
            k += 1
        while t < len(timexes) and timexes[t].start < sentence.start:
            t += 1
        u = t
        while u < len(timexes) and timexes[u].start < sentence.end:
            u += 1
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            _turn(sentence, mentions[m:k], talk)
        reader = _Reader(sentence, mentions[m:k], timexes[t:u], talk)
        found += reader.read()
        m, t = k, u
    return found


def _turn(sentence: Sentence, mentions: list[Mention], talk: Discourse) -> None:
    """Who speaks in this paragraph of a transcript: "President of Mali Ibrahim Keita: ..."."""
    match = _SPEAKER.match(sentence.text)
    if match and match.end() < len(sentence.text):
        end = sentence.start + match.end()
        inside = [mention for mention in mentions if mention.end <= end and mention.kind in {"leader", "person"}]
        if inside and inside[-1].end >= end - 12:
            talk.speaker, talk.is_speech = inside[-1].code, True
            return
        if re.match(r"\s*(Question|Q|Reporter)\b", match.group()):
            talk.speaker = None


class _Reader:
    """Reads one sentence."""

    def __init__(self, sentence: Sentence, mentions: list[Mention], timexes: list[Timex], talk: Discourse) -> None:
        self.sentence, self.mentions, self.timexes, self.talk = sentence, mentions, timexes, talk
        self.clause = Clause(sentence, mentions, [(x.start, x.end) for x in timexes], talk)
        self.main: Side | None = None

    def read(self) -> list[Found]:
        """All acts of the sentence; then leave its topic to the next."""
        clause, found = self.clause, []
        words, table = clause.words, triggers()
        if not clause.sides:
            return []
        self._speaker()
        self.main = next((side for side in clause.sides if side.is_state and side.governor == "" and side.codes), None)
        for i, word in enumerate(words):
            if word in table and i not in clause.cover:
                found += self._try(i)
            elif word in PROMISED and i and words[i - 1] in {"will", "shall", "also", "ll"}:
                found += self._promise(i)
            elif word in {"must", "should"}:
                found += self._demand(i)
            elif word in {"invitation", "invite"}:
                found += self._invitation(i)
        self._leave()
        return found

    def _speaker(self) -> None:
        """Whose words a quotation is: the side that "said" it."""
        if self.talk.is_speech or '"' not in self.clause.words and "\u201c" not in self.sentence.text:
            return
        for i, word in enumerate(self.clause.words):
            if word in SAYING:
                side = self.clause.subject(i) or self.clause.cover.get(i + 1)
                if side and len(side.codes) == 1:
                    self.talk.speaker = side.codes[0]
                    return

    def _leave(self) -> None:
        for side in self.clause.sides:
            if side.kind == "person" and len(side.codes) == 1 and side.governor == "":
                self.talk.person = side.codes[0]
                break
        else:
            people = [side for side in self.clause.sides if side.kind == "person" and len(side.codes) == 1]
            if people:
                self.talk.person = people[0].codes[0]
        if self.main and len(self.main.codes) == 1:
            self.talk.topic = self.main.codes[0]

    # -- one verb ------------------------------------------------------------------------------------------------

    def _try(self, i: int) -> list[Found]:
        """What the acts of the verb at word `i` give: the first that fits."""
        clause = self.clause
        words = clause.words
        verb: Verb | None = None
        for kind, lemma, particle, act in triggers()[words[i]]:
            if particle and particle not in words[i + 1:i + 3]:
                continue
            stop = clause.stop(i)
            verb = verb or clause.verb(i)
            if verb.negated or verb.is_hypothetical or verb.must:
                return []
            passive = kind == "past" and verb.is_passive
            if act.nouns and not self._has_noun(i, stop, act, passive or kind == "past"):
                continue
            rows = self._fit(i, stop, kind, lemma, act, verb, passive)
            if rows:
                return rows
        return []

    def _has_noun(self, i: int, stop: int, act: Act, passive: bool) -> bool:
        words = self.clause.words
        for k in range(i + 1, min(stop, i + 1 + _NOUN_REACH)):
            if words[k] in act.nouns:
                return "no" not in words[i + 1:k]
        if passive:
            for k in range(i - 1, max(-1, i - 12), -1):
                if words[k] in {".", ";", ","}:
                    break
                if words[k] in act.nouns:
                    return True
        return False

    def _fit(self, i: int, stop: int, kind: str, lemma: str, act: Act, verb: Verb, passive: bool) -> list[Found]:
        clause = self.clause
        words = clause.words
        planned = verb.is_future
        by = self._by(i, stop) if kind == "past" else None
        if kind == "adj":
            if words[i - 1] not in {"is", "are", "was", "were", "be", "also", "am", "remain", "remains", "m", "re", "very"}:
                return []
            subject = clause.subject(clause.verb(i).start, self.main)
        elif passive or (by and not verb.has_auxiliary and clause.subject(verb.start) is None):
            return self._passive(i, stop, act, verb, by, lemma)
        elif verb.is_infinitive:
            before = words[verb.start - 1] if verb.start else ""
            side = clause.cover.get(verb.start - 1)
            if before in _PLANNING:
                planned = True
                subject = clause.subject(clause.verb(verb.start - 1).start, self.main)
            elif side is not None and self.sentence.is_title:
                planned, subject = True, side
            else:
                return []
        elif kind == "ing" and not verb.has_auxiliary:
            subject = self.main if words[verb.start - 1] in {",", "and", "by", "in", "after"} else clause.subject(
                verb.start, self.main)
        elif kind == "base" and not verb.has_auxiliary:
            subject = clause.cover.get(verb.start - 1) or (self.main if words[verb.start - 1] == "and" else None)
            if subject and not (len(subject.codes) > 1 or subject.kind in {"pair", "speaker", "hearer"}
                                or self.sentence.is_title or words[subject.last].endswith("s")):
                subject = None
        else:
            subject = clause.subject(verb.start, self.main)
        if subject is None or not subject.is_state or not subject.codes:
            return []
        recipients, how = self._recipients(i, stop, act, subject)
        return self._rows(i, stop, act, lemma, subject.codes, recipients, how, planned, verb)

    def _by(self, i: int, stop: int) -> Side | None:
        for side in self.clause.sides:
            if i < side.first < stop and side.governor == "by" and side.is_state and side.codes:
                return side
        return None

    def _passive(self, i: int, stop: int, act: Act, verb: Verb, by: Side | None, lemma: str) -> list[Found]:
        """ "A was urged by B", "sanctions were imposed on A by B", "an agreement was signed"."""
        clause = self.clause
        subject = clause.subject(verb.start, None)
        planned = verb.is_future
        between = next((s for s in clause.sides if s.governor == "between" and len(s.codes) > 1), None)
        if by is None:
            if not (act.mutual and act.nouns):
                return []
            codes = between.codes if between else self.talk.pair
            if not codes:
                return []
            return self._rows(i, stop, act, lemma, codes, (), "passive", planned, verb)
        recipients: tuple[str, ...] = ()
        how = "passive"
        if subject and subject.codes and not act.nouns:
            recipients = subject.codes
        elif not act.nouns or not (act.mutual and len(by.codes) > 1):
            recipients, how = self._recipients(i, stop, act, by)
        return self._rows(i, stop, act, lemma, by.codes, recipients, how, planned, verb)

    def _recipients(self, i: int, stop: int, act: Act, subject: Side) -> tuple[tuple[str, ...], str]:
        clause = self.clause
        right = [side for side in clause.sides if i < side.first < stop and side.codes and side is not subject
                 and set(side.codes) - set(subject.codes)]
        for wanted in act.to:
            for side in right:
                if self._stands(side, wanted, i):
                    return tuple(c for c in side.codes if c not in subject.codes), wanted
        if act.pair and len(subject.codes) == 1 and self.talk.other(subject.codes[0]):
            return (self.talk.other(subject.codes[0]) or "",), "pair"
        if right and not act.mutual and right[0].governor not in {"in", "at", "by", "after"}:
            return tuple(c for c in right[0].codes if c not in subject.codes), "any"
        return (), ""

    def _stands(self, side: Side, wanted: str, i: int) -> bool:
        words = self.clause.words
        if wanted == "obj":
            if side.governor == "obj":
                return side.governed_at in {i, i + 1} or not any(
                    w in PREPOSITIONS or w == "," for w in words[i + 1:side.first])
            return side.governor == "" and side.first - i <= 3 and "," not in words[i + 1:side.first]
        if wanted == "that":
            return side.governor == "" and words[side.first - 1] in {"that", "the"}
        return side.governor == wanted

    def _rows(self, i: int, stop: int, act: Act, lemma: str, actors: tuple[str, ...], recipients: tuple[str, ...],
              how: str, planned: bool, verb: Verb) -> list[Found]:
        if act.mutual and len(actors) > 1 and (not recipients or lemma in _ON_EACH_OTHER):
            pairs = list(itertools.combinations(actors, 2)) if len(actors) <= 3 else [
                (actors[0], other) for other in actors[1:_SIDES_LIMIT]]
            how = "mutual"
        else:
            pairs = [(a, b) for a in actors[:_SIDES_LIMIT] for b in recipients[:_SIDES_LIMIT] if a != b]
        if not pairs:
            return []
        if planned and act.type in _CONFLICT:
            act, planned = Act("THREATEN", "", (), frozenset(), act.to, confidence=act.confidence - 0.1), False
        elif planned and act.type in {"AID", "RETREAT"}:
            act, planned = Act("AGREE", "", (), frozenset(), act.to, confidence=act.confidence - 0.1), False
        timex, dated = self._day(i, stop)
        confidence = act.confidence - (0.15 if how in {"pair", "any"} else 0.0)
        end = self.clause.ends[min(stop, len(self.clause.words)) - 1]
        words = frozenset(w for w in self.clause.words[i:stop] if len(w) > 4 or w.isdigit())
        return [Found(act, a, b, self.sentence, self.clause.starts[i], end, planned, timex, dated, verb.has_had,
                      round(confidence, 2), f"{act.type.lower()}: {lemma} {how}".strip(), words) for a, b in pairs]

    def _day(self, i: int, stop: int) -> tuple[Timex | None, bool]:
        """The time expression of the clause: behind the verb first, then before it, then anywhere in the sentence."""
        at = self.clause.starts[i]
        end = self.clause.ends[min(stop, len(self.clause.words)) - 1]
        dates = [x for x in self.timexes if x.type in {"DATE", "TIME"} and x.begin and x.relation not in {"by", "until", "yoy"}]
        inside = [x for x in dates if x.start <= end] or dates
        if not inside:
            return None, False
        near = min(inside, key=lambda x: x.start - at if x.start > at else 2 * (at - x.start))
        return near, True

    # -- wordings beside the verbs of ACTS -----------------------------------------------------------------------

    def _promise(self, i: int) -> Iterator[Found] | list[Found]:
        """ "X will provide ..." is X's promise."""
        verb = self.clause.verb(i)
        if verb.negated or verb.is_hypothetical:
            return []
        subject = self.clause.subject(verb.start, self.main)
        if subject is None or not subject.is_state or not subject.codes:
            return []
        stop = self.clause.stop(i)
        recipients, how = self._recipients(i, stop, _PROMISE, subject)
        return self._rows(i, stop, _PROMISE, self.clause.words[i], subject.codes, recipients, how, False, verb)

    def _demand(self, i: int) -> list[Found]:
        """ "X said that Y must ..." asks Y."""
        side = self.clause.subject(i)
        said = next((k for k in range(i) if self.clause.words[k] in SAYING), None)
        if side is None or not side.codes or said is None or said > side.first or self.clause.words[i + 1:i + 2] == ["be"]:
            return []
        speaker = self.clause.subject(said)
        if speaker is None or not speaker.is_state or not speaker.codes:
            return []
        verb = self.clause.verb(i)
        recipients = tuple(code for code in side.codes if code not in speaker.codes)
        return self._rows(i, self.clause.stop(i), _DEMAND, "must", speaker.codes, recipients, "said", False, verb)

    def _invitation(self, i: int) -> list[Found]:
        """ "at the invitation of X": X has invited."""
        words = self.clause.words
        if not set(words[max(0, i - 3):i]) & {"at", "on", "upon"}:
            return []
        side = next((s for s in self.clause.sides if i < s.first <= i + 6 and s.governor in {"of", "from", "by"}), None)
        if side is None or len(side.codes) != 1:
            return []
        guest = self.main.codes if self.main and len(self.main.codes) == 1 else ()
        recipients = guest if guest and guest != side.codes else tuple(filter(None, [self.talk.other(side.codes[0])]))
        verb = Verb(i, has_had=True)
        return self._rows(i, self.clause.stop(i), _INVITATION, "invitation", side.codes, recipients, "noun", False, verb)
