"""Acts of one text, sentence by sentence: a verb of ACTS, its subject, its recipient, its day.

`acts(tagged)` tells everything but the CONSULT rows that the meetings give.
"""

from __future__ import annotations

from analytics import reference
from analytics.extract import trace
from analytics.extract.act_nouns import WORDINGS
from analytics.extract.act_words import (
    BY_ALL,
    CONFLICT,
    CRIMES,
    DOUBTS,
    INTO_ANOTHER,
    OFFERED,
    PEOPLE,
    PLANNING,
    TRADED,
    TRANSPARENT,
    UNDOING,
    VERBAL,
)
from analytics.extract.clause_words import ADVERBS, AUXILIARIES, BOTH_NOUNS, PREPOSITIONS, QUOTE_MARKS
from analytics.extract.clauses import Clause, Verb
from analytics.extract.discourse import LEAD_SENTENCES, Discourse, opening, turn
from analytics.extract.event_words import NOUN_LIKE, SAYING, Act, triggers
from analytics.extract.recipients import Recipients, recipients
from analytics.extract.side import Side
from analytics.extract.spans import Mention, Sentence, Tagged, Timex
from analytics.extract.telling import Found, Telling
from analytics.records import Event

_COPULAS = frozenset({"is", "are", "was", "were", "am", "remain", "remains", "m", "re"})
_OBJECTS = frozenset({"him", "her", "them"})
_NOUN_REACH = 7  # words between a verb and the noun that it needs
_CLOSING = " \n\"'\u201d\u2019)"
_TITLE_REACH = 12  # the same for papers, whose names are long


def acts(tagged: Tagged, home: str | None = None) -> list[Found]:
    """All acts of a text in its order; several of one sentence where it tells several."""
    talk = opening(tagged, home)
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
            turn(sentence, mentions[m:k], talk)
        found += _read(sentence, mentions[m:k], timexes[t:u], talk, number < LEAD_SENTENCES)
        m, t = k, u
    return found


def _read(sentence: Sentence, mentions: list[Mention], timexes: list[Timex], talk: Discourse,
          is_lead: bool) -> list[Found]:
    """All acts of one sentence; then its topic is left to the next."""
    clause = Clause(sentence, mentions, [(x.start, x.end) for x in timexes], talk)
    telling = Telling(sentence, clause, timexes, talk, is_lead, talk.published)
    _quoted(clause, talk)
    telling.main = next((side for side in clause.sides if side.is_state and side.governor == "" and side.codes
                         and side.kind != "hearer"), None)
    found: list[Found] = []
    table = triggers()
    asked = sentence.text.rstrip(_CLOSING).endswith("?")  # a question tells no act
    # few words act, and a look at each of the others would cost more than they do
    acting = [] if asked else [(i, word) for i, word in enumerate(clause.words) if word in table or word in WORDINGS]
    for i, word in acting:
        rows = _try(telling, i) if word in table and i not in clause.cover else []
        if not rows and word in WORDINGS:
            rows = WORDINGS[word](telling, i)
        found += rows
    _leave(telling)
    return _innermost(found)


def _quoted(clause: Clause, talk: Discourse) -> None:
    """Whose words a quotation is: the side that "said" it."""
    if talk.is_speech or (QUOTE_MARKS.isdisjoint(clause.words) and not talk.in_quote):
        return
    for i, word in enumerate(clause.words):
        if word in SAYING:
            side = clause.subject(i) or clause.cover.get(i + 1)
            if side and len(side.codes) == 1:
                talk.speaker = side.codes[0]
                return


def _leave(telling: Telling) -> None:
    """What the next sentences may refer to."""
    talk = telling.talk
    spoken_of = {code for side in telling.clause.sides for code in side.codes}
    talk.is_both = bool(talk.pair) and spoken_of >= set(talk.pair or ())
    for word in [] if QUOTE_MARKS.isdisjoint(telling.clause.words) else telling.clause.words:
        if word in QUOTE_MARKS:
            talk.in_quote = word == "\u201c" or (word == '"' and not talk.in_quote)
    own = {talk.home, talk.speaker}
    for side in telling.clause.sides:
        if side.codes and side.codes[0] not in own and side.kind in {"name", "person"}:
            talk.focus = side.codes[0]
            break
    for side in telling.clause.sides:
        if side.kind == "person" and len(side.codes) == 1 and side.governor == "":
            talk.person = side.codes[0]
            break
    else:
        people = [side for side in telling.clause.sides if side.kind == "person" and len(side.codes) == 1]
        if people:
            talk.person = people[0].codes[0]
    if telling.main and len(telling.main.codes) == 1:
        talk.topic = telling.main.codes[0]


def _try(telling: Telling, i: int) -> list[Found]:
    """What the acts of the verb at word `i` give: the first that fits."""
    clause = telling.clause
    words = clause.words
    verb: Verb | None = None
    for kind, lemma, particle, act in triggers()[words[i]]:
        if particle and not _has_particle(words, i, particle):
            continue
        stop = clause.stop(i)
        verb = verb or clause.verb(i)
        if verb.negated or verb.must or clause.is_unreal(verb.start) or (
                verb.is_hypothetical and not (act.type in OFFERED and _is_first_person(words, verb))):
            _drop(clause, i, "it is denied, demanded or supposed, not done")
            return []
        passive = kind == "past" and verb.is_passive
        participle = kind == "past" and not {"by", "between"}.isdisjoint(words[i + 1:stop])
        # "the memorandum that the two signed"
        relative = act.mutual and verb.start - 1 in clause.cover
        if act.nouns and not _has_noun(clause, i, stop, act, passive or participle or relative):
            continue
        rows = _fit(telling, i, stop, kind, lemma, act, verb, passive)
        if rows:
            return rows
        _drop(clause, i, f"{act.type} by its verb, but who does it, or to whom, can't be told")
    return []


def _drop(clause: Clause, i: int, why: str) -> None:
    trace.drop(clause.starts[i], clause.ends[i], Event.table, why)


def _has_particle(words: list[str], i: int, particle: str) -> bool:
    """ "called on", "called again on", "handed the suspect over"; not "stands accused by"."""
    near = words[i + 1:i + 2] == [particle] or (words[i + 2:i + 3] == [particle] and (
        words[i + 1] in ADVERBS or words[i + 1].endswith("ly") or words[i + 1] in {"hard", "out", "directly"}))
    return near or (particle in {"over", "out", "off", "down"} and particle in words[i + 2:i + 5])


def _is_first_person(words: list[str], verb: Verb) -> bool:
    """ "may I invite you", "I would like to thank": the words are the act."""
    return words[verb.start - 1] in {"i", "we"} or words[verb.start:verb.start + 2] in (["may", "i"], ["let", "me"])


def _has_noun(clause: Clause, i: int, stop: int, act: Act, passive: bool) -> bool:
    """Does one of the act's nouns stand in the verb's object, or before a passive?"""
    words = clause.words
    reach = _TITLE_REACH if act.type == "SUPPORT" else _NOUN_REACH
    for k in range(i + 1, min(stop, i + 1 + reach)):
        given = words[k] == "with" and k - 1 in clause.cover  # "provided Kenya with grain"
        if words[k] == "that" or (k > i + 1 and words[k] in INTO_ANOTHER and not given and not _is_inserted(clause, k)):
            break  # "raised issues in the relationship": not what was raised
        if (words[k] in act.nouns or f"{words[k - 1]}_{words[k]}" in act.nouns) and UNDOING.isdisjoint(
                words[k + 1:k + 2]):
            return "no" not in words[i + 1:k]
    if passive:
        for k in range(i - 1, max(-1, i - 12), -1):
            if words[k] in {".", ";", ","}:
                break
            if words[k] in act.nouns:
                return "no" not in words[max(0, k - 4):k]
    return False


def _is_inserted(clause: Clause, k: int) -> bool:
    """ "signed in Lima on Monday a treaty": a place or a day before the object."""
    ahead = range(k + 1, min(k + 4, len(clause.words)))
    return any(clause.in_time[j] or j in clause.cover for j in ahead)


def _fit(telling: Telling, i: int, stop: int, kind: str, lemma: str, act: Act, verb: Verb,
         passive: bool) -> list[Found]:
    """The rows of one act of the verb at word `i`, if its subject can act and someone is acted on."""
    clause = telling.clause
    words = clause.words
    planned = verb.is_future
    by = _by(clause, i, stop) if kind == "past" else None
    before = words[verb.start - 1] if verb.start else ""
    if kind == "s" and verb.has_auxiliary:
        return []  # "have received requests": a noun
    if kind == "adj":
        if verb.is_future or not (verb.is_passive or before in _COPULAS) or (
                act.type == "AGREE" and words[i + 1:i + 2] not in (["to"], ["for"], ["in"])):
            return []  # "are committed partners": what they are
        subject = clause.subject(verb.start, telling.main)
    elif passive or (by and not verb.has_auxiliary and _is_reduced(words, i, by)):
        return _passive(telling, i, stop, act, verb, by, lemma)
    elif verb.is_infinitive:
        governing = clause.verb(verb.start - 1)
        side = clause.cover.get(verb.start - 1)
        if governing.negated or governing.is_hypothetical or governing.must:
            return []
        if before in PLANNING:
            planned = True
        elif before not in TRANSPARENT and not (side is not None and telling.sentence.is_title and side.governor == ""):
            return []
        if side is not None:
            planned, subject = True, side
        else:
            planned = planned or (governing.is_future and before != "like")
            subject = clause.subject(governing.start, telling.main)
    elif kind == "ing" and words[i - 1] in {"very", "most", "more", "so"}:
        return []  # "are very promising": what they are like
    elif kind == "ing" and not verb.has_auxiliary:
        # "sent a message to President Xi congratulating him"
        written = verb.start - 1 in clause.cover and words[i + 1:i + 2] and words[i + 1] in _OBJECTS
        if act.type not in VERBAL or (before not in {",", "in", "by"} and not written and not (
                before == "and" and "ing" in words[verb.start - 2][-3:])):
            return []
        subject = telling.main
    elif kind == "base" and not verb.has_auxiliary and act.type == "AID" and not telling.sentence.is_title:
        return []  # "what we give": a habit
    elif kind == "base" and not verb.has_auxiliary:
        subject = clause.cover.get(verb.start - 1) or (
            telling.main if before == "and" and lemma not in NOUN_LIKE else None)
        if subject and subject.kind == "name" and lemma in NOUN_LIKE and not telling.sentence.is_title and words[
                i + 1:i + 2] != ["to"] and not PREPOSITIONS.isdisjoint(words[i + 1:i + 2]):
            return []  # "the United States support for ...": a noun
        if subject and not (len(subject.codes) > 1 or subject.kind in {"pair", "speaker", "hearer"}
                            or telling.sentence.is_title or words[subject.last].endswith("s")):
            subject = None
    elif (kind == "s" and not verb.has_auxiliary and not _is_finite(clause, verb.start, lemma)) or (
            before == "which" and kind != "past" and words[verb.start - 2] != ",") or (
            kind == "past" and not verb.has_auxiliary and _is_detached(clause, verb.start, stop)):
        return []
    else:
        subject = clause.subject(verb.start, telling.main)
    if subject is None or not subject.is_state or not subject.codes:
        return []
    loose_it = words[subject.first] == "it" and subject.first <= 1
    if (loose_it and act.type in CONFLICT) or (words[subject.first] == "it" and act.type == "THREATEN") or (
            act.type == "AGREE" and subject.kind == "hearer") or (subject.kind == "speaker" and act.type == "ASSAULT"):
        return []  # too grave for a pronoun
    if (lemma == "commit" and not CRIMES.isdisjoint(words[i + 1:i + 5])) or (lemma == "blame" and verb.is_infinitive):
        return []
    if (act.type, *words[i + 1:i + 2]) in {("REQUEST", "about"), ("AID", "on")}:
        return []  # "asked about ...", "delivered on its commitments"
    if act.type == "AID" and not TRADED.isdisjoint(words[i + 1:stop]):
        return []  # "delivered two billion cubic metres of gas": what is sold
    singular = words[subject.first] == "i"
    if lemma == "agree" and words[i] == "agree" and subject.kind in {"speaker", "hearer"} and len(subject.codes) == 1:
        return []  # "I agree with you": an opinion
    if lemma == "decide" and subject.kind == "speaker" and len(subject.codes) == 1 and not singular:
        both = (*subject.codes, *telling.talk.others(subject.codes[0]))
        return telling.rows(i, stop, act, lemma, both, (), "", False, verb)
    if planned and not DOUBTS.isdisjoint(words[max(0, i - 20):i]):
        return []
    found = recipients(telling, i, stop, act, subject)
    if act.mutual and len(subject.codes) > 1 and found.how in {"of", "for", "in", "on", "into"}:
        found = Recipients()  # "both reaffirmed their commitment to the unity of Syria": towards each other
    if found.how == "pair" and subject.codes[0] in reference.organisation_codes() and words[subject.last] in BOTH_NOUNS:
        return []  # "the G20 countries agreed": among themselves
    if found.how == "pair" and subject.kind == "speaker" and (
            (kind == "adj" and act.type == "AGREE") or act.type == "REQUEST"):
        return []  # "we are ready to ...", "I propose that ...": to whom, the text does not say
    if lemma == "welcome" and found.how == "obj" and found.side and (found.side.kind != "name" or not PEOPLE.isdisjoint(
            words[found.side.first:found.side.last + 1])):
        return []  # receiving a guest is a meeting
    return telling.rows(i, stop, act, lemma, subject.codes, found.codes, found.how, planned, verb)


def _is_detached(clause: Clause, start: int, stop: int) -> bool:
    """ "Xi, criticised in the West, said": a participle between commas, not what its subject does."""
    words = clause.words
    return start > 1 and words[start - 1] == "," and start - 2 in clause.cover and any(
        words[k] == "," and (words[k + 1] in AUXILIARIES or words[k + 1] in SAYING or words[k + 1] in triggers())
        for k in range(start + 1, min(stop + 1, len(words) - 1)))


def _is_finite(clause: Clause, start: int, lemma: str) -> bool:
    """ "Mali backs", not "the new sanctions": what a third person does stands next to who does it."""
    j = start - 1
    while j > 0 and (clause.in_time[j] or clause.words[j] in {",", ")", "on", '"'}):
        j -= 1
    return j in clause.cover or clause.words[j] in {"who", "which", "also"} or (
        clause.words[j] == "and" and lemma not in NOUN_LIKE)


def _is_reduced(words: list[str], i: int, by: Side) -> bool:
    """ "the treaty signed by A", "A, backed and armed by B": a participle without its auxiliary."""
    between = words[i + 1:by.governed_at]
    return len(between) <= 5 and (not between or between[0] in {",", "and", "in", "on", "last", "yesterday", "today"})


def _by(clause: Clause, i: int, stop: int) -> Side | None:
    for side in clause.sides:
        if i < side.first < stop and side.governor == "by" and side.is_state and side.codes:
            return side
    return None


def _passive(telling: Telling, i: int, stop: int, act: Act, verb: Verb, by: Side | None, lemma: str) -> list[Found]:
    """ "A was urged by B", "sanctions were imposed on A by B", "an agreement was signed"."""
    clause = telling.clause
    subject = clause.subject(verb.start, None)
    planned = verb.is_future
    between = next((s for s in clause.sides if s.governor == "between" and len(s.codes) > 1), None)
    if by is None:
        group = clause.words[verb.start:i]
        habit = not {"is", "are"}.isdisjoint(group) and "being" not in group  # "agreements that are signed"
        it = lemma in {"agree", "decide"} and clause.words[verb.start - 1:verb.start] == ["it"]
        if clause.words[verb.start - 1] in {"that", "which"} or (verb.is_perfect and not telling.is_lead):
            return []  # "the agreements that were reached", "many papers have been signed": nothing new
        if habit or not (act.mutual and (act.nouns or it) and lemma in BY_ALL):
            return []
        both = next((s for s in clause.sides if s.first > i and len(s.codes) > 1), None) if it else between
        codes = both.codes if both else telling.own_pair()
        if not codes:
            return []
        return telling.rows(i, stop, act, lemma, codes, (), "passive", planned, verb)
    found = Recipients(how="passive")
    if subject and subject.codes and not act.nouns:
        if lemma == "welcome" and subject.kind != "name":
            return []
        found = Recipients(subject.codes, "passive", subject)
    elif subject and subject.codes and act.nouns & set(clause.words[subject.first:subject.last + 1]):
        found = Recipients(subject.codes, "passive", subject)  # "the Kenyan ambassador was summoned by ..."
    elif not act.nouns or not (act.mutual and len(by.codes) > 1):
        found = recipients(telling, i, stop, act, by)
    return telling.rows(i, stop, act, lemma, by.codes, found.codes, found.how, planned, verb)


def _innermost(found: list[Found]) -> list[Found]:
    """Of "plans to open" and "intends to provide" one row is kept: the act that is planned."""
    plans = [row for row in found if row.rule.startswith("agree: intend")]
    return [row for row in found if row not in plans or not any(
        other is not row and other not in plans and 0 < other.at - row.at < 30 for other in found)]
