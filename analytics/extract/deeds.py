"""Acts told by a noun: "the expulsion of Kenyan diplomats by Chile", "Chile's request for Kenya", "received from"."""

from __future__ import annotations

from analytics.extract.act import Act
from analytics.extract.clause_words import words
from analytics.extract.clauses import Verb
from analytics.extract.event_words import GIVEN
from analytics.extract.side import Side
from analytics.extract.telling import Found, Telling

_OBJECT_REACH = 5  # words between "won" and what was won
_REACH = 9  # words between a noun and the side that it is done to


def _deed(type_: str, to: str, confidence: float = 0.55) -> Act:
    kind, _, mode = type_.partition(" ")
    return Act(kind, mode, (), frozenset(), (words(to),), confidence=confidence)


# Noun -> what it tells, and the prepositions before the one it is done to.
_EXPULSION = _deed("SANCTION expel", "of from")
_IMPOSITION = _deed("SANCTION", "on against")
_RAID = _deed("ASSAULT", "of on against in")
_BLAME = _deed("ACCUSE", "of against about by")
_CLAIM = _deed("ACCUSE allege", "against")
_ASKING = _deed("REQUEST", "for to that")
_REFUSAL = _deed("REJECT", "of from by")
_RECOGNITION = _deed("SUPPORT", "of")
DEEDS: dict[str, Act] = {
    "expulsion": _EXPULSION, "imposition": _IMPOSITION, "bombing": _RAID, "shelling": _RAID, "bombardment": _RAID,
    "condemnation": _BLAME, "denunciation": _BLAME, "accusation": _BLAME, "accusations": _BLAME,
    "allegation": _BLAME, "allegations": _BLAME, "claim": _CLAIM, "claims": _CLAIM,
    "request": _ASKING, "appeal": _ASKING, "plea": _ASKING,
    "rejection": _REFUSAL, "recognition": _RECOGNITION, "endorsement": _RECOGNITION,
}
_DECISION = Act("AGREE", "", (), frozenset(), (), mutual=True, confidence=0.65)
_RECEIPT = _deed("AID", "from", 0.6)
# What else one side gets from another, and what that tells.
_GOT = {
    **dict.fromkeys(words("promise promises pledge pledges assurance assurances commitment commitments"),
                    _deed("AGREE", "from", 0.6)),
    **dict.fromkeys(words("backing endorsement congratulations condolences praise"), _deed("SUPPORT", "from", 0.6)),
}


def deed(telling: Telling, i: int) -> list[Found]:
    """ "Chile's expulsion of Kenyan diplomats", "the expulsion of Kenyan diplomats by Chile"."""
    clause, act = telling.clause, DEEDS[telling.clause.words[i]]
    owner = clause.cover.get(i)
    if owner is not None and owner.first == i:
        owner = None
    doer = owner if owner is not None and owner.last == i else next(
        (s for s in clause.sides if i < s.first <= i + _REACH and s.governor == "by" and s.is_state), None)
    asked = doer is None and act is _ASKING
    if asked:  # "at the request of Kenya", "a request from Kenya"
        doer = next((s for s in clause.sides if i < s.first <= i + 4 and s.governor in {"of", "from"}
                     and s.is_state), None)
    if doer is None or len(doer.codes) != 1 or clause.words[i - 1] in {"no", "any"} or (
            "against" in clause.words[max(0, i - 4):i]):
        return []
    told = clause.words[i + 1:i + 2] == ["that"]  # "Chile's claims that Peru ...": Peru is the first behind it
    target = next((s for s in clause.sides if i < s.first <= i + _REACH and s is not doer and s.codes
                   and (s.governor in act.to[0] or (told and s.first <= i + 3))
                   and not set(s.codes) & set(doer.codes)), None)
    if target is None and asked and len(clause.words[i]) == len("request"):
        target = clause.subject(i, telling.main)
        target = target if target and target.is_state and not set(target.codes) & set(doer.codes) else telling.main
    if target is None or set(target.codes) & set(doer.codes):
        return []
    return telling.rows(i, clause.stop(i), act, clause.words[i], doer.codes, target.codes, "noun", False,
                        Verb(i, is_perfect=True))


def joint_decision(telling: Telling, i: int) -> list[Found]:
    """ "the decision by Chile and Peru to reopen ..." is an agreement of the two."""
    clause = telling.clause
    if clause.words[i + 1:i + 2] != ["by"]:
        return []
    both = next((s for s in clause.sides if s.governed_at == i + 1 and s.governor == "by" and len(s.codes) == 2), None)
    if both is None:
        return []
    verb = Verb(i, is_perfect=True)
    return telling.rows(i, clause.stop(i), _DECISION, "decision", both.codes, (), "noun", False, verb)


def receipt(telling: Telling, i: int) -> list[Found]:
    """ "Kenya received a loan from Chile" is Chile's aid, "won promises from Chile" its promise."""
    clause = telling.clause
    verb = clause.verb(i)
    stop = clause.stop(i)
    if verb.negated or verb.is_hypothetical or verb.is_passive or clause.is_unreal(verb.start):
        return []
    got = next((_GOT[word] for word in clause.words[i + 1:i + 1 + _OBJECT_REACH] if word in _GOT), None)
    given = not GIVEN.isdisjoint(clause.words[i + 1:stop])
    if got is None and not (given and clause.words[i].startswith("receive")):
        return []
    taker = clause.subject(verb.start, telling.main)
    giver: Side | None = next((s for s in clause.sides if i < s.first < stop and s.governor == "from" and s.is_state
                               and not s.is_private), None)
    if taker is None or giver is None or not taker.is_state or len(taker.codes) != 1:
        return []
    return telling.rows(i, stop, got or _RECEIPT, "receive", giver.codes, taker.codes, "from", verb.is_future, verb)
