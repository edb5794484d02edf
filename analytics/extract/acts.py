"""Acts of one text, sentence by sentence: a verb of ACTS, its subject, its recipient, its day.

`acts(tagged)` tells everything but the CONSULT rows that the meetings give.
"""

from __future__ import annotations

from analytics import reference
from analytics.extract import trace
from analytics.extract.act_nouns import WORDINGS
from analytics.extract.act_words import CONFLICT, CRIMES, DOUBTS, OFFERED, PEOPLE, TRADED
from analytics.extract.clause_words import BOTH_NOUNS, QUOTE_MARKS
from analytics.extract.clauses import Clause, Verb
from analytics.extract.discourse import LEAD_SENTENCES, Discourse, opening, turn
from analytics.extract.event_words import SAYING, triggers
from analytics.extract.objects import has_noun, has_particle
from analytics.extract.passives import agent, is_reduced, passive
from analytics.extract.recipients import Recipients, recipients
from analytics.extract.side import Side
from analytics.extract.spans import Mention, Sentence, Tagged, Timex
from analytics.extract.subjects import subject_of
from analytics.extract.telling import Found, Telling
from analytics.extract.usage import Use
from analytics.records import Event

_GROUP_LIMIT = 4  # sides of one "they"
_CLOSING = " \n\"'\u201d\u2019)"


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
    timed = [(x.start, x.end) for x in timexes]
    clause = Clause(sentence, mentions, timed, talk)
    before = talk.speaker
    _quoted(clause, talk)
    if talk.speaker != before:
        clause = Clause(sentence, mentions, timed, talk)  # "we" in a quotation is who is named behind it
    telling = Telling(sentence, clause, timexes, talk, is_lead, talk.published)
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
            if side is None and i and i - 1 not in clause.cover and clause.words[i - 1].isalpha() and (
                    clause.is_capital(i - 1)):
                talk.speaker = None  # "..., Mr Smith said": somebody whose side is not known
                return


def _leave(telling: Telling) -> None:
    """What the next sentences may refer to."""
    talk = telling.talk
    spoken_of = {code for side in telling.clause.sides for code in side.codes}
    talk.is_both = bool(talk.pair) and spoken_of >= set(talk.pair or ())
    for word in [] if QUOTE_MARKS.isdisjoint(telling.clause.words) else telling.clause.words:
        if word in QUOTE_MARKS:
            talk.in_quote = word == "\u201c" or (word == '"' and not talk.in_quote)
    _group(telling, spoken_of)
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


def _group(telling: Telling, spoken_of: set[str]) -> None:
    """Whom "they" may mean next: sides named together, or the two who met; gone once another is spoken of."""
    talk, sides = telling.talk, telling.clause.sides
    together = next((side.codes for side in sides if side.kind in {"name", "person"} and side.is_state
                     and side.governor in {"", "between"} and 1 < len(side.codes) <= _GROUP_LIMIT), ())
    if not together and not {"met", "meeting", "talks", "call"}.isdisjoint(telling.clause.words):
        people = dict.fromkeys(side.codes[0] for side in sides if side.kind == "person" and len(side.codes) == 1)
        together = tuple(people) if len(people) == 2 and talk.home is None else ()
    if together:
        talk.group = together
    elif not spoken_of or not spoken_of <= set(talk.group):
        talk.group = ()


def _try(telling: Telling, i: int) -> list[Found]:
    """What the acts of the verb at word `i` give: the first that fits."""
    clause = telling.clause
    words = clause.words
    verb: Verb | None = None
    for kind, lemma, particle, act in triggers()[words[i]]:
        if particle and not has_particle(words, i, particle):
            continue
        stop = clause.stop(i)
        verb = verb or clause.verb(i)
        if verb.negated or verb.must or clause.is_unreal(verb.start) or (
                verb.is_hypothetical and not (act.type in OFFERED and _is_first_person(words, verb))):
            _drop(clause, i, "it is denied, demanded or supposed, not done")
            return []
        participle = kind == "past" and not {"by", "between"}.isdisjoint(words[i + 1:stop])
        # "an agreement was signed", "the memorandum that the two signed"
        behind = participle or (kind == "past" and verb.is_passive) or (
            act.mutual and verb.start - 1 in clause.cover)
        if act.nouns and not has_noun(clause, i, stop, act, behind):
            continue
        rows = _fit(Use(telling, i, stop, kind, lemma, act, verb))
        if rows:
            return rows
        _drop(clause, i, f"{act.type} by its verb, but who does it, or to whom, can't be told")
    return []


def _drop(clause: Clause, i: int, why: str) -> None:
    trace.drop(clause.starts[i], clause.ends[i], Event.table, why)


def _is_first_person(words: list[str], verb: Verb) -> bool:
    """ "may I invite you", "I would like to thank": the words are the act."""
    return words[verb.start - 1] in {"i", "we"} or words[verb.start:verb.start + 2] in (["may", "i"], ["let", "me"])


def _fit(use: Use) -> list[Found]:
    """The rows of one use of a verb, if its subject can act and someone is acted on."""
    i, words, act, lemma = use.i, use.words, use.act, use.lemma
    if (act.type, use.next) in {("REQUEST", "about"), ("AID", "on"), ("COERCE", "on")}:
        return []  # "asked about", "delivered on its commitments", "seized on a remark"
    by = agent(use.clause, i, use.stop) if use.kind == "past" else None
    if use.kind == "past" and (use.verb.is_passive or (
            by and not use.verb.has_auxiliary and is_reduced(words, i, by))):
        return passive(use, by)
    subject, planned = subject_of(use)
    if subject is None or not subject.is_state or not subject.codes or _is_too_loose(use, subject):
        return []
    ours = words[subject.first] == "we" and len(subject.codes) == 1 and use.telling.talk.is_titled
    if lemma == "decide" and ours:
        both = (*subject.codes, *use.telling.talk.others(subject.codes[0]))
        return use.rows(both, (), "", False)
    if subject.kind == "pair" and len(subject.codes) > 2 and act.mutual:
        two = next((s for s in use.clause.sides if s.governor == "between" and len(s.codes) == 2), None)
        if two:
            return use.rows(two.codes, (), "", planned)  # "our governments signed ... between Peru and Chile"
    if planned and not DOUBTS.isdisjoint(words[max(0, i - 20):i]):
        return []
    found = recipients(use.telling, i, use.stop, act, subject)
    if act.mutual and len(subject.codes) > 1 and found.how in {"of", "for", "in", "on", "into"}:
        found = Recipients()  # "both reaffirmed their commitment to the unity of Syria": towards each other
    if found.how == "pair" and subject.codes[0] in reference.organisation_codes() and words[subject.last] in BOTH_NOUNS:
        return []  # "the G20 countries agreed": among themselves
    if found.how == "pair" and subject.kind == "speaker" and (
            (use.kind == "adj" and act.type == "AGREE") or act.type == "REQUEST"):
        return []  # "we are ready to ...", "I propose that ...": to whom, the text does not say
    if lemma == "welcome" and found.how == "obj" and found.side and (found.side.kind != "name" or not PEOPLE.isdisjoint(
            words[found.side.first:found.side.last + 1])):
        return []  # receiving a guest is a meeting
    return use.rows(subject.codes, found.codes, found.how, planned)


def _is_too_loose(use: Use, subject: Side) -> bool:
    """Wordings that tell no act of this subject, though verb and form would."""
    words, i, act, lemma = use.words, use.i, use.act, use.lemma
    pronoun = words[subject.first]
    alone = subject.kind in {"speaker", "hearer"} and len(subject.codes) == 1
    return any((
        # too grave for a pronoun
        pronoun == "it" and (act.type == "THREATEN" or (subject.first <= 1 and act.type in CONFLICT)),
        subject.kind == "speaker" and act.type == "ASSAULT",
        subject.kind == "hearer" and act.type == "AGREE",
        alone and words[i] == "agree",  # "I agree with you": an opinion
        lemma == "commit" and not CRIMES.isdisjoint(words[i + 1:i + 5]),
        lemma == "blame" and use.verb.is_infinitive,
        lemma == "clash" and "over" in words[i + 1:use.stop],  # "clash with Chile over a law": in words
        # "both agree that this is a milestone": an opinion
        words[i] == "agree" and use.next == "that" and not {"is", "are"}.isdisjoint(words[i + 2:i + 10]),
        act.type == "AID" and not TRADED.isdisjoint(words[i + 1:use.stop]),  # "delivered gas": what is sold
    ))


def _innermost(found: list[Found]) -> list[Found]:
    """Of "plans to open" and "intends to provide" one row is kept: the act that is planned."""
    plans = [row for row in found if row.rule.startswith("agree: intend")]
    return [row for row in found if row not in plans or not any(
        other is not row and other not in plans and 0 < other.at - row.at < 30 for other in found)]
