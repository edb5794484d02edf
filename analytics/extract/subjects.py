"""Who does what a verb tells, and whether it is planned: by the verb's form and what stands before it."""

from __future__ import annotations

from analytics.extract.act_words import BY_ALL, DESIRES, PLANNING, THANKS, TRANSPARENT, VERBAL
from analytics.extract.clause_words import AUXILIARIES, PREPOSITIONS
from analytics.extract.clauses import Clause
from analytics.extract.event_words import NOUN_LIKE, SAYING, triggers
from analytics.extract.side import Side
from analytics.extract.usage import Use

_COPULAS = frozenset({"is", "are", "was", "were", "am", "remain", "remains", "m", "re"})
_OBJECTS = frozenset({"him", "her", "them"})
_AHEAD = frozenset({"will", "expected", "scheduled"})
_PLANS = frozenset({"plans", "plan", "intent", "intention", "intentions", "decision"})
_UNVEILING = frozenset({
    "announced", "unveiled", "announces", "unveils", "announce", "announcing", "revealed", "signaled", "signalled",
    "has", "have",
})
_THANKS_REACH = 25  # words between thanks and what they are for
_STANDING = frozenset({"stand", "stands", "stood"})  # "stands ready"
_RISING = _COPULAS | _STANDING | {"more", "growing", "increasingly", "becoming", "getting"}
_PAPERS = frozenset({"statement", "letter", "message", "declaration", "communique", "resolution", "telegram"})
_DEGREES = frozenset({"very", "most", "more", "so"})


def subject_of(use: Use) -> tuple[Side | None, bool]:
    """The side that does it, None where the form tells no act, and whether it is planned."""
    planned = use.verb.is_future
    auxiliary = use.verb.has_auxiliary
    if use.kind == "adj":
        return _of_adjective(use), planned
    if use.kind == "s" and auxiliary:
        return None, planned  # "have received requests": a noun
    if use.verb.is_infinitive:
        return _of_infinitive(use)
    if use.kind == "ing" and use.words[use.i - 1] in _DEGREES:
        return None, planned  # "are very promising": what they are like
    if not auxiliary and use.kind == "ing":
        # "will visit Peru, urging it to": as planned as the visit
        return _of_participle(use), not _AHEAD.isdisjoint(use.words[:use.verb.start])
    if not auxiliary and use.kind == "base":
        return _of_present(use), planned
    if (use.kind == "s" and not auxiliary and not _is_finite(use.clause, use.verb.start, use.lemma)) or (
            use.before == "which" and use.kind != "past" and use.words[use.verb.start - 2] != ",") or (
            use.kind == "past" and not auxiliary and _is_detached(use.clause, use.verb.start, use.stop)):
        return None, planned
    return use.clause.subject(use.verb.start, use.telling.main), planned


def _of_adjective(use: Use) -> Side | None:
    """ "is ready to help"; not "are committed partners", which is what they are."""
    rising = use.before in {"more", "growing", "increasingly"} | _STANDING  # "is growing more impatient"
    if use.verb.is_future or not (use.verb.is_passive or use.before in _COPULAS or rising) or (
            use.act.type == "AGREE" and use.next not in {"to", "for", "in"}):
        return None
    start = use.verb.start
    while rising and start and use.words[start - 1] in _RISING:
        start -= 1
    return use.clause.subject(start, use.telling.main)


def _of_infinitive(use: Use) -> tuple[Side | None, bool]:
    """ "plans to sign", "would like to thank", and in a headline "Mali to sign"."""
    governing = use.clause.verb(use.verb.start - 1)
    side = use.clause.cover.get(use.verb.start - 1)
    if governing.negated or governing.is_hypothetical or governing.must:
        return None, False
    is_headline = side is not None and use.telling.sentence.is_title and side.governor == ""
    if use.before not in PLANNING | _PLANS and use.before not in TRANSPARENT and not is_headline:
        return None, False
    if use.before in DESIRES and (use.act.type not in VERBAL or use.lemma in BY_ALL):
        return None, False  # "wants to sign": neither done nor planned
    if side is not None:
        return side, True
    planned = use.verb.is_future or use.before in PLANNING | _PLANS or (governing.is_future and use.before != "like")
    start = governing.start
    if use.before in _PLANS:
        k = start - 1
        while k > 0 and start - k < 3 and use.words[k] not in _UNVEILING:
            k -= 1
        if use.words[k] in _UNVEILING:  # "announced its new plans to": who announced them
            start = use.clause.verb(k).start
        elif use.before not in PLANNING:
            return None, False
    return use.clause.subject(start, use.telling.main), planned


def _of_participle(use: Use) -> Side | None:
    """ "..., urging Mali to", "sent a message to President Xi congratulating him"."""
    if use.before == "for":
        return _thanked(use)
    written = use.verb.start - 1 in use.clause.cover and use.next in _OBJECTS
    joined = use.before in {",", "in", "by"} or use.before in _PAPERS or (
        use.before == "and" and "ing" in use.words[use.verb.start - 2][-3:])
    return use.telling.main if use.act.type in VERBAL and (joined or written) else None


def _thanked(use: Use) -> Side | None:
    """ "thanked X for inviting": X has done it; so with help, not with words."""
    words = use.words
    thanks = next((k for k in range(use.i - 1, max(-1, use.i - _THANKS_REACH), -1) if words[k] in THANKS), None)
    if thanks is None or (use.act.type != "AID" and use.lemma not in {"invite", "help", "support", "back", "host"}):
        return None
    return next((side for side in use.clause.sides if thanks < side.first < use.i and side.governor in {
        "obj", "to", ""} and len(side.codes) == 1 and side.is_state), None)


def _of_present(use: Use) -> Side | None:
    """ "Both sides agree", and in a headline "Mali, Chad sign"; not "what we give" nor "the US support for"."""
    is_title = use.telling.sentence.is_title
    if use.act.type == "AID" and not is_title:
        return None  # a habit
    subject = use.clause.cover.get(use.verb.start - 1) or (
        use.telling.main if use.before == "and" and use.lemma not in NOUN_LIKE else None)
    if subject is None or (subject.kind == "name" and use.lemma in NOUN_LIKE and not is_title and use.next != "to"
                           and use.next in PREPOSITIONS):
        return None
    several = len(subject.codes) > 1 or subject.kind in {"pair", "speaker", "hearer"}
    return subject if several or is_title or use.words[subject.last].endswith("s") else None


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
