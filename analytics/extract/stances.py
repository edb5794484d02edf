"""Stands that a side takes without a verb of ACTS: "Peru is a partner", "Peru has failed to", "wants Peru to"."""

from __future__ import annotations

from analytics.extract.act import Act
from analytics.extract.clause_words import words
from analytics.extract.clauses import Verb
from analytics.extract.event_words import SAYING
from analytics.extract.side import Side
from analytics.extract.telling import Found, Telling
from analytics.extract.verb_forms import inflect

_PRAISE = Act("SUPPORT", "", (), frozenset(), (), confidence=0.6)
_REPROACH = Act("ACCUSE", "allege", (), frozenset(), (), confidence=0.6)
_WISH = Act("REQUEST", "", (), frozenset(), (), confidence=0.6)
_REFUSAL = Act("REJECT", "", (), frozenset(), (), confidence=0.6)
_REFUSED = words("obj of by from with to")
_COPULAS = words("is are was were remains remain as be been")
_FRIENDS = words("partner partners ally allies friend friends neighbour neighbor neighbours neighbors")
_REACH = 10  # words between "is" and "partner"
_TELLERS = SAYING | words("believes believed thinks claims claimed alleged alleges complained charged maintains")
_WRONGS = {
    form for verb in ("fail", "violate", "breach", "flout", "harass", "provoke") for form, kind in inflect(verb).items()
    if kind in {"past", "s"} or verb == "harass"
}
_UNSAID = words("not never if whether unless no")


def _speaker(telling: Telling, side: Side) -> Side | None:
    """Who says what the clause of a subject tells: before it, behind a comma, or around a quotation."""
    clause = telling.clause
    for k in range(side.first - 1, max(-1, side.first - 9), -1):
        if clause.words[k] in _TELLERS:
            return clause.subject(clause.verb(k).start, telling.main)
        if clause.words[k] not in {"that", "the", ":", '"', "\u201c", ",", "reporters"} and not clause.in_time[k] and (
                k not in clause.cover):
            break
    for k in range(side.last + 1, len(clause.words) - 1):
        if clause.words[k] in _TELLERS and clause.words[k + 1] not in {"that", "it"}:
            teller = clause.cover.get(k - 1) or clause.cover.get(k + 1) or clause.cover.get(k + 2)
            k = min(k, teller.first) if teller else k
            k -= clause.words[k - 1] == "the"
            return teller if clause.words[k - 1] in {",", '"', "\u201d"} else None
    return None


def _rows(telling: Telling, i: int, act: Act, lemma: str, side: Side | None) -> list[Found]:
    """The speaker's act towards a side that the speaker is not."""
    if side is None or len(side.codes) != 1 or side.kind in {"hearer", "speaker", "pair", "pronoun"}:
        return []
    speaker = _speaker(telling, side)
    if speaker is None or not speaker.is_state or len(speaker.codes) != 1 or speaker.codes == side.codes:
        return []
    return telling.rows(i, telling.clause.stop(i), act, lemma, speaker.codes, side.codes, "said", False, Verb(i))


def friend(telling: Telling, i: int) -> list[Found]:
    """ "X said that Y was an important partner" is X's kind word."""
    clause = telling.clause
    be = next((k for k in range(i - 1, max(0, i - _REACH), -1) if clause.words[k] in _COPULAS), None)
    if be is None or not _UNSAID.isdisjoint(clause.words[be - 1:i]) or clause.words[be] == "as":
        return []
    return _rows(telling, i, _PRAISE, "partner", clause.subject(clause.verb(be).start))


def wrong(telling: Telling, i: int) -> list[Found]:
    """ "X said Y had failed to ..." reproaches Y."""
    clause = telling.clause
    verb = clause.verb(i)
    if verb.negated or verb.is_hypothetical or verb.is_future or verb.is_passive or clause.is_unreal(verb.start):
        return []
    side = clause.subject(verb.start)
    return _rows(telling, i, _REPROACH, clause.words[i], side) if side and side.is_state else []


def wish(telling: Telling, i: int) -> list[Found]:
    """ "X wants Y to ..." asks Y."""
    clause = telling.clause
    verb = clause.verb(i)
    side = clause.cover.get(i + 1) or (clause.cover.get(i + 2) if clause.words[i + 1:i + 2] == ["the"] else None)
    if side is None or not side.codes or verb.negated or verb.is_hypothetical or side.kind in {"hearer", "speaker"} or (
            clause.words[side.last + 1:side.last + 2] != ["to"]) or clause.is_unreal(verb.start):
        return []
    subject = clause.subject(verb.start)
    if subject is None or not subject.is_state or len(subject.codes) != 1:
        return []
    others = tuple(code for code in side.codes if code not in subject.codes)
    return telling.rows(i, clause.stop(i), _WISH, "want", subject.codes, others, "obj", False, verb)


def refusal(telling: Telling, i: int) -> list[Found]:
    """ "X will not accept Y's claim" is X's refusal."""
    clause = telling.clause
    verb = clause.verb(i)
    stop = clause.stop(i)
    if not (verb.negated and verb.is_future) or verb.is_hypothetical or verb.is_passive or clause.is_unreal(verb.start):
        return []
    subject = clause.subject(verb.start, telling.main)
    if subject is None or not subject.is_state or len(subject.codes) != 1 or subject.kind == "hearer":
        return []
    side = next((s for s in clause.sides if i < s.first < stop and s.codes and s.governor in _REFUSED
                 and not set(s.codes) & set(subject.codes)), None)
    codes = side.codes if side else telling.talk.others(subject.codes[0]) if telling.talk.is_titled else ()
    return telling.rows(i, stop, _REFUSAL, clause.words[i], subject.codes, codes if len(codes) == 1 else (),
                        "obj" if side else "any", False, verb)


# Which word tells which.
STANCES = {
    **dict.fromkeys(_FRIENDS, friend), **dict.fromkeys(_WRONGS, wrong),
    **dict.fromkeys(words("accept recognise recognize execute participate negotiate surrender cede yield"),
                    refusal),
    **dict.fromkeys(("want", "wants", "wanted"), wish),
}
