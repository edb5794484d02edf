"""Acts of one text, sentence by sentence: a verb of ACTS, its subject, its recipient, its day.

`acts(tagged)` tells everything but CONSULT, which the meetings give.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace

from analytics.extract.clause_words import PREPOSITIONS, QUOTE_MARKS
from analytics.extract.clauses import Clause, Discourse, Side, Verb
from analytics.extract.event_words import PROMISED, PROMISED_BY_BOTH, SAYING, Act, triggers
from analytics.extract.spans import Mention, Sentence, Tagged, Timex

_LEAD_SENTENCES = 4
_NOUN_REACH = 7  # words between a verb and the noun that it needs
_TITLE_REACH = 12  # the same for papers, whose names are long
_SIDES_LIMIT = 6  # sides of one enumeration that are told as rows
# Words behind which an infinitive is a plan: "plans to sign", "is due to open".
_PLANNING = frozenset({
    "plan", "plans", "planned", "planning", "expected", "scheduled", "set", "due", "is", "are", "going", "slated",
    "about", "aims", "prepares", "preparing", "poised", "intend", "intends", "prepared", "ready", "decided", "threatened",
})
# Words behind which an infinitive is the act itself: "continues to supply", "would like to thank".
_TRANSPARENT = frozenset({
    "continue", "continues", "continued", "continuing", "began", "begun", "started", "managed", "like", "want", "wants",
    "wish", "wishes", "pleased", "glad", "happy", "proceeded", "moved",
})
_DOUBTS = frozenset({"hope", "hopes", "hoped", "hoping", "if", "whether", "unless", "possibility", "possible", "wish", "yet",
                     "unlikely", "would-be", "reportedly", "rumours", "proposal", "draft"})
_EARLIER = frozenset({"earlier", "previously", "recently", "last", "ago", "past", "since", "once", "historically", "always",
                      "over", "years", "decades"})
_BILATERAL = frozenset({
    "relations", "ties", "cooperation", "friendship", "partnership", "bilateral", "relationship", "counterpart", "mutual",
    "interaction", "collaboration", "hospitality",
})
# What is supported against the one that did it.
_HOSTILE = frozenset({
    "war", "aggression", "invasion", "attack", "attacks", "damage", "threat", "threats", "strikes", "against", "violence",
    "occupation", "annexation", "sanctions",
})
_YIELDING = frozenset({"eliminate", "reduce", "remove", "lift", "lower", "purchase", "buy", "create", "establish", "train"})
# Agreements of one country's own.
_DOMESTIC = frozenset({"bipartisan", "congress", "parliament", "budget", "law", "bill", "decree", "nationwide",
                       "constitution"})
# What is told as standing: "the US supports", "Mali values".
_STANDING = frozenset({"supports", "backs", "values", "considers", "regards", "upholds"})
_GIVING = frozenset({"provide", "help", "support", "deliver", "send", "assist", "supply", "give", "grant", "donate", "invest"})
_VERBAL = frozenset({"AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE", "CONSULT"})
_NEAR_ANY = frozenset({"THREATEN", "REJECT", "ACCUSE", "SANCTION", "COERCE"})
_TOWARDS = frozenset({"", "of", "obj", "to", "from", "with", "against", "on"})
_PLACES = frozenset({"capital", "city"})
_CONFLICT = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST"})
# Mutual verbs whose several subjects act on each other, whatever stands behind them.
_ON_EACH_OTHER = frozenset({"agree", "decide", "sign", "initial", "conclude", "ratify", "reach", "strike", "issue", "adopt",
                            "launch", "set", "hold", "establish", "upgrade", "elevate"})
_PROMISE = Act("AGREE", "", (), frozenset(), (frozenset({"to", "obj", "for", "with"}), frozenset({"in", "into", "on"})), mutual=True, pair=True,
               confidence=0.6)
_DEMAND = Act("REQUEST", "", (), frozenset(), (), confidence=0.6)
_INVITATION = Act("REQUEST", "meet", (), frozenset(), (), pair=True, confidence=0.6)
_CRITICISM = Act("ACCUSE", "disapprove", (), frozenset(), (), confidence=0.6)
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
    is_loose: bool  # the clause names no day and speaks of its own time, so that the article's day may stand in
    confidence: float
    rule: str
    words: frozenset[str] = frozenset()

    @property
    def is_goodwill(self) -> bool:
        """Kind words, not a paper signed nor ties upgraded."""
        return self.act.type == "SUPPORT" and not self.act.mutual


def acts(tagged: Tagged, home: str | None = None) -> list[Found]:
    """All acts of a text in its order; several of one sentence where it tells several."""
    we = _joint_sides(tagged)
    lead, guests = _lead(tagged)
    talk = Discourse(pair=tagged.pair or we or _headline_sides(tagged, home), home=home, we=we, lead=lead | {home}, guests=guests)
    found: list[Found] = []
    mentions, timexes = tagged.mentions, tagged.timexes
    m = t = 0
    paragraph = -1
    for number, sentence in enumerate(tagged.sentences):
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
            talk.in_quote = False
            _turn(sentence, mentions[m:k], talk)
        reader = _Reader(sentence, mentions[m:k], timexes[t:u], talk, number < _LEAD_SENTENCES)
        found += reader.read()
        m, t = k, u
    return found


def _lead(tagged: Tagged) -> tuple[frozenset[str | None], frozenset[str | None]]:
    """Sides that the headline and the first sentences name, and the sides of the persons among them."""
    first = tagged.sentences[:_LEAD_SENTENCES + 1]
    named = [m for m in tagged.mentions if first and m.start < first[-1].end]
    return frozenset(m.code for m in named), frozenset(
        m.code for m in named if m.kind in {"leader", "person", "counterpart"})


def _headline_sides(tagged: Tagged, home: str | None) -> tuple[str, ...] | None:
    """Two or three sides that the headline names, where no pair leads."""
    end = next((s.end for s in tagged.sentences if s.is_title), 0)
    codes = dict.fromkeys([home] if home else [])
    codes |= dict.fromkeys(m.code for m in tagged.mentions if m.end <= end and m.code and m.kind != "region"
                          and tagged.text[max(0, m.start - 4):m.start].strip() not in {"in", "at", ","})
    return tuple(code for code in codes if code) if 2 <= len(codes) <= 3 else None


def _joint_sides(tagged: Tagged) -> tuple[str, ...]:
    """Who says "we" in a joint statement: the sides named behind its first "We, the ...", else its headline's."""
    start = tagged.text.find("We, ", 0, 2_000)
    title = next((s.text for s in tagged.sentences if s.is_title), "")
    if start >= 0:
        end = tagged.text.find(" witnessed ", start, start + 400)
        limit = end if end > 0 else start + 400
        codes = dict.fromkeys(m.code for m in tagged.mentions if start < m.start < limit and m.code)
        named = tuple(code for code in codes if code)[:3]
        if len(named) > 1:
            return named
    return tuple(tagged.pair or ()) if re.search(r"\bjoint (statement|declaration|communique)", title, re.I) else ()


def _turn(sentence: Sentence, mentions: list[Mention], talk: Discourse) -> None:
    """Who speaks in this paragraph of a transcript: "President of Mali Ibrahim Keita: ..."."""
    match = _SPEAKER.match(sentence.text)
    if match and match.end() < len(sentence.text):
        end = sentence.start + match.end()
        inside = [mention for mention in mentions if mention.end <= end and mention.kind in {"leader", "person"}]
        if inside and inside[-1].end >= end - 30:
            talk.speaker, talk.is_speech = inside[-1].code, True
            return
        if re.match(r"\s*(Question|Q|Reporter)\b", match.group()):
            talk.speaker = None


class _Reader:
    """Reads one sentence."""

    def __init__(self, sentence: Sentence, mentions: list[Mention], timexes: list[Timex], talk: Discourse,
                 is_lead: bool) -> None:
        self.sentence, self.mentions, self.timexes, self.talk = sentence, mentions, timexes, talk
        self.is_lead = is_lead
        self.clause = Clause(sentence, mentions, [(x.start, x.end) for x in timexes], talk)
        self.main: Side | None = None
        self._recipient_at = -1

    def read(self) -> list[Found]:
        """All acts of the sentence; then leave its topic to the next."""
        clause, found = self.clause, []
        words, table = clause.words, triggers()
        self._speaker()
        self.main = next((side for side in clause.sides if side.is_state and side.governor == "" and side.codes
                          and side.kind != "hearer"), None)
        for i, word in enumerate(words):
            rows = self._try(i) if word in table and i not in clause.cover else []
            if rows:
                found += rows
            elif word in PROMISED or word in PROMISED_BY_BOTH:
                found += self._promise(i)
            elif word in {"must", "should"}:
                found += self._demand(i)
            elif word in {"hope", "hopes", "hoped"}:
                found += self._hope(i)
            elif word == "invitation":
                found += self._invitation(i)
            elif word == "signing":
                found += self._signing(i)
            elif word in {"criticism", "condemnation"}:
                found += self._criticism(i)
        self._leave()
        return _innermost(found)

    def _speaker(self) -> None:
        """Whose words a quotation is: the side that "said" it."""
        if self.talk.is_speech or QUOTE_MARKS.isdisjoint(self.clause.words) and not self.talk.in_quote:
            return
        for i, word in enumerate(self.clause.words):
            if word in SAYING:
                side = self.clause.subject(i) or self.clause.cover.get(i + 1)
                if side and len(side.codes) == 1:
                    self.talk.speaker = side.codes[0]
                    return

    def _leave(self) -> None:
        """What the next sentences may refer to."""
        for word in self.clause.words:
            if word in QUOTE_MARKS:
                self.talk.in_quote = word == "\u201c" or (word == '"' and not self.talk.in_quote)
        own = {self.talk.home, self.talk.speaker}
        for side in self.clause.sides:
            if side.codes and side.codes[0] not in own and side.kind in {"name", "person"}:
                self.talk.focus = side.codes[0]
                break
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
            if verb.negated or verb.must or self._is_conditional(verb.start) or (verb.is_hypothetical and not self._is_first_person(verb)):
                return []
            passive = kind == "past" and verb.is_passive
            participle = kind == "past" and not {"by", "between"}.isdisjoint(words[i + 1:stop])
            if act.nouns and not self._has_noun(i, stop, act, passive or participle):
                continue
            rows = self._fit(i, stop, kind, lemma, act, verb, passive)
            if rows:
                return rows
        return []

    def _is_conditional(self, i: int) -> bool:
        """ "if Russia invades": a condition tells no act."""
        for k in range(i - 1, max(-1, i - 10), -1):
            word = self.clause.words[k]
            if word in {"if", "whether", "unless", "until", "should"}:
                return True
            if word in {",", ";", ":", "that", "and", "but"}:
                return False
        return False

    def _is_first_person(self, verb: Verb) -> bool:
        """ "may I invite you", "I would like to thank": the words are the act."""
        words = self.clause.words
        return words[verb.start - 1] in {"i", "we"} or words[verb.start:verb.start + 2] in (["may", "i"], ["let", "me"])

    def _has_noun(self, i: int, stop: int, act: Act, passive: bool) -> bool:
        words = self.clause.words
        reach = _TITLE_REACH if act.type == "SUPPORT" else _NOUN_REACH
        for k in range(i + 1, min(stop, i + 1 + reach)):
            if words[k] == "that":
                break
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
        before = words[verb.start - 1] if verb.start else ""
        if kind == "adj":
            if before not in {"is", "are", "was", "were", "am", "remain", "remains", "m", "re", "very"} and not (
                    verb.has_auxiliary) or verb.is_future:
                return []
            subject = clause.subject(verb.start, self.main)
        elif passive or (by and not verb.has_auxiliary and self._is_reduced(i, by)):
            return self._passive(i, stop, act, verb, by, lemma)
        elif verb.is_infinitive:
            governing = clause.verb(verb.start - 1)
            side = clause.cover.get(verb.start - 1)
            if governing.negated or governing.is_hypothetical or governing.must:
                return []
            if before in _PLANNING:
                planned = True
            elif before not in _TRANSPARENT and not (side is not None and self.sentence.is_title and side.governor == ""):
                return []
            if side is not None:
                planned, subject = True, side
            else:
                planned = planned or governing.is_future and before != "like"
                subject = clause.subject(governing.start, self.main)
        elif kind == "ing" and not verb.has_auxiliary:
            if act.type not in _VERBAL or before not in {",", "in", "by"} and not (
                    before == "and" and "ing" in words[verb.start - 2][-3:]):
                return []
            subject = self.main
        elif kind == "base" and not verb.has_auxiliary:
            subject = clause.cover.get(verb.start - 1) or (self.main if before == "and" else None)
            if subject and not (len(subject.codes) > 1 or subject.kind in {"pair", "speaker", "hearer"}
                                or self.sentence.is_title or words[subject.last].endswith("s")):
                subject = None
        elif kind == "s" and not verb.has_auxiliary and not self._is_finite(verb.start):
            return []
        elif before == "which" and kind != "past" and words[verb.start - 2] != ",":
            return []
        else:
            subject = clause.subject(verb.start, self.main)
        if subject is None or not subject.is_state or not subject.codes:
            return []
        singular = words[subject.first] == "i"
        if lemma == "agree" and singular and words[i] == "agree":
            return []  # "I agree with you": an opinion
        if lemma == "decide" and subject.kind == "speaker" and len(subject.codes) == 1 and not singular:
            return self._rows(i, stop, act, lemma, (*subject.codes, *self.talk.others(subject.codes[0])), (), "", False, verb)
        if planned and not _DOUBTS.isdisjoint(words[max(0, i - 20):i]):
            return []
        recipients, how = self._recipients(i, stop, act, subject)
        if lemma == "welcome" and how == "obj" and clause.cover[self._recipient_at].kind != "name":
            return []  # receiving a guest is a meeting
        return self._rows(i, stop, act, lemma, subject.codes, recipients, how, planned, verb)

    def _is_finite(self, start: int) -> bool:
        """ "Mali backs", not "the new sanctions": what a third person does stands next to who does it."""
        j = start - 1
        while j > 0 and (self.clause.in_time[j] or self.clause.words[j] in {",", ")", "on", '"'}):
            j -= 1
        return j in self.clause.cover or self.clause.words[j] in {"who", "which", "and", "also"}

    def _is_reduced(self, i: int, by: Side) -> bool:
        """ "the treaty signed by A", "A, backed and armed by B": a participle without its auxiliary."""
        words = self.clause.words
        between = words[i + 1:by.governed_at]
        return len(between) <= 5 and (not between or between[0] in {",", "and", "in", "on", "last", "yesterday", "today"})

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
            codes = between.codes if between else self._own_pair()
            if not codes:
                return []
            return self._rows(i, stop, act, lemma, codes, (), "passive", planned, verb)
        recipients: tuple[str, ...] = ()
        how = "passive"
        if subject and subject.codes and not act.nouns:
            if lemma == "welcome" and subject.kind != "name":
                return []
            recipients = subject.codes
        elif not act.nouns or not (act.mutual and len(by.codes) > 1):
            recipients, how = self._recipients(i, stop, act, by)
        return self._rows(i, stop, act, lemma, by.codes, recipients, how, planned, verb)

    def _own_pair(self) -> tuple[str, ...]:
        """The article's sides, where the sentence speaks of no other and of no other time."""
        pair = self.talk.pair or ()
        foreign = any(set(side.codes) - set(pair) for side in self.clause.sides)
        return () if foreign or not set(pair) <= self.talk.lead else tuple(pair)

    def _recipients(self, i: int, stop: int, act: Act, subject: Side) -> tuple[tuple[str, ...], str]:
        """Codes of the other side and how they were found: "obj", a preposition, "pair" or "any"."""
        clause, words = self.clause, self.clause.words
        right = [side for side in clause.sides if i < side.first < stop and set(side.codes) - set(subject.codes)
                 and not self._is_place(side, act) and not (side.is_private and act.type in _VERBAL)]
        for tier in act.to:
            for side in right:
                wanted = next((w for w in tier if self._stands(side, w, i)), None)
                if wanted and act.type == "SUPPORT" and not _HOSTILE.isdisjoint(words[i + 1:side.last + 2]):
                    return (), ""  # "supports compensation for the damage done by ..."
                if wanted:
                    self._recipient_at = side.first
                    return tuple(c for c in side.codes if c not in subject.codes), wanted
        country = next((side for side in clause.sides if i < side.first < stop and side.kind == "pronoun"
                        and side.codes == subject.codes and words[side.first] == "the"), None)
        if country and act.type not in {"AGREE", "AID"} and country.governor in {"obj", "of", "to"} and self.talk.others(
                subject.codes[0]):
            return self.talk.others(subject.codes[0]), "obj"
        others = self.talk.others(subject.codes[0]) if len(subject.codes) == 1 else ()
        alone = words[subject.first - 1] not in {"and", "&"} and words[subject.first - 2:subject.first] != ["and", "the"]
        if act.pair and others and alone and self._is_bilateral(i, stop, act):
            return others, "pair"
        if act.type in _NEAR_ANY and not {"oppose", "warn"} & set(act.verbs):
            end = len(words) if act.type == "THREATEN" else stop
            for side in clause.sides:
                if i < side.first < end and side.governor in _TOWARDS and side.codes and not set(
                        side.codes) & set(subject.codes) and not self._is_place(side, act):
                    return side.codes, "any"
        return (), ""

    def _is_place(self, side: Side, act: Act) -> bool:
        """A capital or city behind "in", "to", "from" is where, not whom."""
        kind = side.mention.kind if side.mention else ""
        return kind in _PLACES and side.governor in {"in", "at", "to", "from", "near", "into"} and side.first == side.last \
            and "embassy" not in act.nouns

    def _is_bilateral(self, i: int, stop: int, act: Act) -> bool:
        """May the article's other side stand in? Not where the verb has an object of its own."""
        words = self.clause.words
        if act.type == "REQUEST":
            return words[i + 1:i + 2] in (["to"], ["for"], ["that"]) or not _BILATERAL.isdisjoint(words[i + 1:i + 5])
        if act.nouns or act.type == "AGREE":
            return _DOMESTIC.isdisjoint(words[i + 1:i + 6])
        return not _BILATERAL.isdisjoint(words[i + 1:stop]) or words[i + 1:i + 2] in (["him"], ["her"], ["them"])

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
        changed = {"AID": "AGREE", "RETREAT": "AGREE"} | dict.fromkeys(_CONFLICT, "THREATEN")
        if planned and "unless" in self.clause.words[i:]:
            act, planned = replace(act, type="THREATEN", mode=""), False  # "will withdraw unless ..."
        elif planned and act.type in changed:
            act, planned = replace(act, type=changed[act.type], mode="", confidence=act.confidence - 0.1), False
        timex = self._day(i, stop, planned, act.type)
        loose = timex is None and not planned and self._is_loose(i, stop, act, verb)
        confidence = act.confidence - (0.15 if how in {"pair", "any"} else 0.0)
        end = self.clause.ends[min(stop, len(self.clause.words)) - 1]
        words = frozenset(w for w in self.clause.words[i:stop] if len(w) > 4 or w.isdigit())
        return [Found(act, a, b, self.sentence, self.clause.starts[i], end, planned, timex, loose,
                      round(confidence, 2), f"{act.type.lower()}: {lemma} {how}".strip(), words) for a, b in pairs]

    def _day(self, i: int, stop: int, planned: bool, act_type: str) -> Timex | None:
        """The time expression of the verb: behind it in its clause, else before it."""
        at = self.clause.starts[i]
        end = self.clause.ends[min(stop, self._complement(i), len(self.clause.words)) - 1]
        dates = [x for x in self.timexes if x.type in {"DATE", "TIME"} and x.begin and x.relation not in {
            "by", "until", "yoy", "since"} and self._is_adverbial(x)]
        right = [x for x in dates if at < x.start <= end]
        left = [x for x in dates if x.start < at and not planned]
        if right and left:
            return right[0] if right[0].start - at < 3 * (at - left[-1].start) else left[-1]
        if right or left:
            return right[0] if right else left[-1]
        # "agreed to ... after their leaders met on Tuesday": the other clause's day is this one's too
        k = stop if stop < len(self.clause.words) else 0
        later = [x for x in dates if x.start > end]
        told = [x for x in later if not SAYING.isdisjoint(self._words_before(x, 4))]  # "..., the ministry said on Monday"
        if told and act_type in _VERBAL:
            return told[0]
        other = later if self.clause.words[k] in {"after", "when", "as", "during"} else []
        return other[0] if other and not planned else None

    def _words_before(self, timex: Timex, count: int) -> list[str]:
        k = self.clause.at(timex.start)
        return self.clause.words[max(0, k - count):k]

    def _complement(self, i: int) -> int:
        """Where "to ..." or "that ..." starts behind word `i`: days in it are not the verb's own."""
        words = self.clause.words
        for k in range(i + 1, len(words) - 1):
            if words[k] in {"that", "which", "who", "where"} or (
                    words[k] == "to" and k + 1 not in self.clause.cover and words[k + 1] not in {"the", "a", "its", "his"}):
                return k
        return len(words)

    def _is_adverbial(self, timex: Timex) -> bool:
        """Not "the treaty of 1923", nor "Blinken's 21 April round table"."""
        k = self.clause.at(timex.start)
        before = self.clause.words[k - 1] if k else ""
        after = self.clause.at(timex.end)
        return before not in {"of", "'s", "since", "until", "by", "the"} and self.clause.words[after:after + 1] != ["'s"]

    def _is_loose(self, i: int, stop: int, act: Act, verb: Verb) -> bool:
        """Does the act belong to the article's own day? Words are of the day; deeds and what "has" been done may not be."""
        dated = [x for x in self.timexes if x.type in {"DATE", "DURATION"} and x.relation not in {"by", "until"}
                 and self._is_adverbial(x)]
        words = self.clause.words
        if any(self.clause.starts[i] - 80 < x.start for x in dated) or words[i] in _STANDING:
            return False
        if self.is_lead:
            return True
        return act.type in _VERBAL and not verb.is_perfect and _EARLIER.isdisjoint(words[max(0, i - 12):i + 3])

    # -- wordings beside the verbs of ACTS -----------------------------------------------------------------------

    def _promise(self, i: int) -> list[Found]:
        """ "X will provide ..." is X's promise."""
        verb = self.clause.verb(i)
        words = self.clause.words
        if verb.negated or verb.is_hypothetical or not verb.is_future or verb.is_passive:
            return []
        if "would" in words[verb.start:i] and SAYING.isdisjoint(words[:i]):
            return []
        subject = self.clause.subject(verb.start, self.main)
        if subject is None or not subject.is_state or not subject.codes or subject.kind == "hearer" or (
                self._is_conditional(verb.start)):
            return []
        stop = self.clause.stop(i)
        recipients, how = self._recipients(i, stop, _PROMISE, subject)
        if words[i] in PROMISED_BY_BOTH and len(subject.codes) < 2:
            return []
        if how == "pair" and words[i] not in (_GIVING if subject.kind != "name" else _GIVING | _YIELDING):
            return []
        return self._rows(i, stop, _PROMISE, self.clause.words[i], subject.codes, recipients, how, False, verb)

    def _demand(self, i: int) -> list[Found]:
        """ "X said that Y must ..." asks Y."""
        side = self.clause.subject(i)
        said = next((k for k in range(i) if self.clause.words[k] in SAYING), None)
        if side is not None and side.kind == "pronoun":
            return []
        if side is None or not side.codes or said is None or said > side.first or self.clause.words[i + 1:i + 2] == ["be"]:
            return []
        speaker = self.clause.subject(said)
        if speaker is None or not speaker.is_state or not speaker.codes:
            return []
        verb = self.clause.verb(i)
        recipients = tuple(code for code in side.codes if code not in speaker.codes)
        return self._rows(i, self.clause.stop(i), _DEMAND, "must", speaker.codes, recipients, "said", False, verb)

    def _hope(self, i: int) -> list[Found]:
        """ "X hopes that Y will ..." asks Y."""
        words = self.clause.words
        verb = self.clause.verb(i)
        subject = self.clause.subject(verb.start, self.main)
        k = i + 2 if words[i + 1:i + 2] == ["that"] else i + 1
        k += words[k:k + 1] in (["the"], ["our"])
        side = self.clause.cover.get(k)
        if subject is None or not subject.is_state or side is None or side.kind == "hearer" or verb.negated or words[
                side.last + 1:side.last + 2] not in (["will"], ["would"], ["can"]):
            return []
        recipients = tuple(code for code in side.codes if code not in subject.codes)
        return self._rows(i, self.clause.stop(i), _DEMAND, "hope", subject.codes, recipients, "that", False, verb)

    def _signing(self, i: int) -> list[Found]:
        """ "the signing of an agreement by A and B", "between A and B"."""
        words = self.clause.words
        stop = self.clause.stop(i)
        signed = triggers()["signed"][0][3]
        if words[i + 1:i + 2] != ["of"] or signed.nouns.isdisjoint(words[i + 2:min(stop, i + 9)]) or {
                "for", "possible", "possibility"} & set(words[max(0, i - 3):i]):
            return []
        both = next((s for s in self.clause.sides if i < s.first < stop and s.governor in {"by", "between"}
                     and len(s.codes) > 1), None)
        codes = both.codes if both else self._own_pair()
        return self._rows(i, stop, signed, "sign", codes, (), "noun", False, Verb(i)) if codes else []

    def _criticism(self, i: int) -> list[Found]:
        """ "drew criticism from X": X criticises whom the sentence is about."""
        side = next((s for s in self.clause.sides if i < s.first <= i + 5 and s.governor in {"from", "by"}), None)
        if side is None or not side.is_state or self.main is None:
            return []
        recipients = tuple(code for code in self.main.codes if code not in side.codes)
        return self._rows(i, self.clause.stop(i), _CRITICISM, "criticism", side.codes, recipients, "noun", False,
                          Verb(i, is_perfect=True))

    def _invitation(self, i: int) -> list[Found]:
        """ "at the invitation of X", "an invitation from X to Y": X has invited."""
        words = self.clause.words
        side = next((s for s in self.clause.sides if i < s.first <= i + 6 and s.governor in {"of", "from", "by"}), None)
        if side is None or len(side.codes) != 1:
            return []
        invited = next((s for s in self.clause.sides if side.last < s.first <= side.last + 4 and s.governor == "to"
                        and s.codes and s.codes != side.codes), None)
        if invited is None and not set(words[max(0, i - 3):i]) & {"at", "on", "upon"}:
            return []
        guest = invited.codes if invited else self.main.codes if self.main and len(self.main.codes) == 1 else ()
        recipients = guest if guest and guest != side.codes else self.talk.others(side.codes[0])[:1]
        verb = Verb(i, is_perfect=invited is None)
        return self._rows(i, self.clause.stop(i), _INVITATION, "invitation", side.codes, recipients, "noun", False, verb)


def _innermost(found: list[Found]) -> list[Found]:
    """Of "plans to open" and "intends to provide" one row is kept: the act that is planned."""
    plans = [row for row in found if row.rule.startswith("agree: intend")]
    return [row for row in found if row not in plans or not any(
        other is not row and other not in plans and 0 < other.at - row.at < 30 for other in found)]
