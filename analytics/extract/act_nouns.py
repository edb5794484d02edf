"""Acts told without a verb of ACTS: promises, demands, hopes, "the signing of", "at the invitation of"."""

from __future__ import annotations

from collections.abc import Callable

from analytics.extract.act import Act
from analytics.extract.act_words import GIVING, MEETINGS, THANKS, TO_EACH_OTHER, YIELDING
from analytics.extract.clause_words import words
from analytics.extract.clauses import Verb
from analytics.extract.deeds import DEEDS, deed, joint_decision, receipt
from analytics.extract.event_words import PROMISED, PROMISED_BY_BOTH, SAYING, triggers
from analytics.extract.recipients import Recipients, recipients
from analytics.extract.stances import STANCES
from analytics.extract.telling import Found, Telling
from analytics.extract.verb_forms import inflect

_PROMISE = Act("AGREE", "", (), frozenset(), (words("to obj for with"), words("in into on")), mutual=True, pair=True,
               confidence=0.6)
_DEMAND = Act("REQUEST", "", (), frozenset(), (), confidence=0.6)
_INVITATION = Act("REQUEST", "meet", (), frozenset(), (), pair=True, confidence=0.6)
_CRITICISM = Act("ACCUSE", "disapprove", (), frozenset(), (), confidence=0.6)


# What is done with an invitation by the one who gives it, and by the one who gets it.
_EXTENDED = words("confirmed extended reiterated renewed repeated conveyed issued reaffirmed handed delivered sent")
_ACCEPTED = words("accepted received accepting accepts")
_HOLDING = frozenset({"agreed", "believes", "believed", "view"})


def promise(telling: Telling, i: int) -> list[Found]:
    """ "X will provide ..." is X's promise."""
    verb = telling.clause.verb(i)
    words = telling.clause.words
    if verb.negated or verb.is_hypothetical or not verb.is_future:
        return []
    if verb.is_passive:
        return []
    if "would" in words[verb.start:i] and SAYING.isdisjoint(words[:i]):
        return []
    subject = telling.clause.subject(verb.start, telling.main)
    if subject is None or not subject.is_state or not subject.codes or subject.kind == "hearer" or (
            telling.clause.is_unreal(verb.start)):
        return []
    stop = telling.clause.stop(i)
    found = recipients(telling, i, stop, _PROMISE, subject)
    if len(subject.codes) > 1 and found.how in {"in", "into", "on"}:
        found = Recipients()  # "our countries will work for peace in the Balkans": for each other
    ours = words[subject.first] == "we" and found.how == "pair" and not TO_EACH_OTHER.isdisjoint(words[i + 1:stop])
    if words[i] in PROMISED_BY_BOTH and ((len(subject.codes) < 2 and not ours) or not MEETINGS.isdisjoint(
            words[i + 1:i + 7])):
        return []
    if words[i] == "host" and (found.how == "obj" or not MEETINGS.isdisjoint(words[i + 1:i + 7])):
        return []  # "will host him", "will host a summit": a meeting
    if found.how == "pair" and (subject.kind == "pronoun" or words[subject.first] == "i" or (
            words[verb.start - 1] == "and" and not SAYING.isdisjoint(words[subject.last:verb.start]))):
        return []  # "it will help", "Chile said the measures help and will provide": not a state's word
    if found.how == "pair" and not ours and words[i] not in (GIVING if subject.kind != "name" else GIVING | YIELDING):
        return []
    return telling.rows(i, stop, _PROMISE, telling.clause.words[i], subject.codes, found.codes, found.how, False, verb)


def announced(telling: Telling, i: int) -> list[Found]:
    """ "X announced that flights between X and Y would be launched" is X's promise to Y."""
    clause = telling.clause
    verb = clause.verb(i)
    if verb.negated or verb.is_hypothetical or not (verb.is_future and verb.is_passive) or clause.words[i] == "held":
        return []  # "a summit that will be held": a meeting
    said = next((k for k in range(verb.start - 1, 0, -1) if clause.words[k] in {"announced", "announces"}), None)
    speaker = clause.subject(said, telling.main) if said else None
    if said is None or speaker is None or not speaker.is_state or len(speaker.codes) != 1 or (
            "that" not in clause.words[said:verb.start]):
        return []
    named = {code for side in clause.sides if side.first > said for code in side.codes}
    others = tuple(code for code in telling.talk.others(speaker.codes[0]) if code in named)
    return telling.rows(said, clause.stop(i), _PROMISE, clause.words[i], speaker.codes, others, "that", False, verb)


def demand(telling: Telling, i: int) -> list[Found]:
    """ "X said that Y must ..." asks Y."""
    side = telling.clause.subject(i)
    said = next((k for k in range(i) if telling.clause.words[k] in SAYING | _HOLDING), None)
    if side is not None and side.kind in {"pronoun", "pair"}:
        return []  # "the two countries should": of both, and asked of neither
    if side is None or not side.codes or not side.is_state or said is None or said > side.first or (
            telling.clause.words[i + 1:i + 2] == ["be"]):
        return []
    speaker = telling.clause.subject(said)
    if speaker is None or not speaker.is_state or not speaker.codes:
        return []
    verb = telling.clause.verb(i)
    others = tuple(code for code in side.codes if code not in speaker.codes)
    return telling.rows(i, telling.clause.stop(i), _DEMAND, "must", speaker.codes, others, "said", False, verb)


def hope(telling: Telling, i: int) -> list[Found]:
    """ "X hopes that Y will ..." asks Y."""
    words = telling.clause.words
    verb = telling.clause.verb(i)
    subject = telling.clause.subject(verb.start, telling.main)
    k = i + 2 if words[i + 1:i + 2] == ["that"] else i + 1
    k += words[k:k + 1] in (["the"], ["our"])
    side = telling.clause.cover.get(k)
    if subject is None or not subject.is_state or side is None or side.kind == "hearer" or verb.negated or words[
            side.last + 1:side.last + 2] not in (["will"], ["would"], ["can"]):
        return []
    others = tuple(code for code in side.codes if code not in subject.codes)
    return telling.rows(i, telling.clause.stop(i), _DEMAND, "hope", subject.codes, others, "that", False, verb)


def signing(telling: Telling, i: int) -> list[Found]:
    """ "the signing of an agreement by A and B", "between A and B"."""
    words = telling.clause.words
    stop = telling.clause.stop(i)
    signed = triggers()["signed"][0][3]
    if words[i + 1:i + 2] != ["of"] or signed.nouns.isdisjoint(words[i + 2:min(stop, i + 9)]) or {
            "for", "possible", "possibility", "anniversary"} & set(words[max(0, i - 3):i]):
        return []
    both = next((s for s in telling.clause.sides if i < s.first < stop and s.governor in {"by", "between"}
                 and len(s.codes) > 1), None)
    codes = both.codes if both else telling.own_pair()
    return telling.rows(i, stop, signed, "sign", codes, (), "noun", False, Verb(i)) if codes else []


def criticism(telling: Telling, i: int) -> list[Found]:
    """ "drew criticism from X": X criticises whom the sentence is about."""
    side = next((s for s in telling.clause.sides if i < s.first <= i + 5 and s.governor in {"from", "by"}), None)
    if side is None or not side.is_state or telling.main is None:
        return []
    others = tuple(code for code in telling.main.codes if code not in side.codes)
    return telling.rows(i, telling.clause.stop(i), _CRITICISM, "criticism", side.codes, others, "noun", False,
                      Verb(i, is_perfect=True))


def invitation(telling: Telling, i: int) -> list[Found]:
    """ "at the invitation of X", "an invitation from X to Y": X has invited."""
    words = telling.clause.words
    side = next((s for s in telling.clause.sides if i < s.first <= i + 6 and s.governor in {"of", "from", "by"}), None)
    if side is None and "for" in words[max(0, i - 5):i]:
        return _thanked_for(telling, i)
    if side is None:
        return _extended(telling, i)
    if side is None or len(side.codes) != 1:
        return []
    invited = next((s for s in telling.clause.sides if side.last < s.first <= side.last + 4 and s.governor == "to"
                    and s.codes and s.codes != side.codes), None)
    if invited is None and not set(words[max(0, i - 3):i]) & {
            "at", "on", "upon", "following", "after", "accepted", "accepting", "received"}:
        return []
    guest = invited.codes if invited else telling.main.codes if telling.main and len(telling.main.codes) == 1 else ()
    others = guest if guest and guest != side.codes else telling.talk.others(side.codes[0])[:1]
    verb = Verb(i, is_perfect=invited is None)
    return telling.rows(i, telling.clause.stop(i), _INVITATION, "invitation", side.codes, others, "noun", False, verb)


def _extended(telling: Telling, i: int) -> list[Found]:
    """ "confirmed his invitation for X to visit", "accepted an invitation to visit Y": X is invited, and Y invites."""
    clause = telling.clause
    k = next((k for k in range(i - 1, max(-1, i - 6), -1) if clause.words[k] in _EXTENDED | _ACCEPTED), None)
    verb = clause.verb(k) if k is not None else None
    subject = clause.subject(verb.start, telling.main) if verb else None
    if k is None or verb is None or subject is None or not subject.is_state or len(subject.codes) != 1 or (
            verb.negated or verb.is_hypothetical or verb.is_passive or verb.is_future):
        return []
    ahead = [s for s in clause.sides if i < s.first <= i + 7 and len(s.codes) == 1 and s.codes != subject.codes]
    if clause.words[k] in _ACCEPTED:
        going = clause.words[i + 1:i + 2] == ["to"]
        host = next((s for s in ahead if going and "visit" in clause.words[i:s.first]), None)
        return telling.rows(i, clause.stop(i), _INVITATION, "invitation", host.codes, subject.codes, "noun", False,
                            Verb(i, is_perfect=True)) if host else []
    guest = next((s for s in ahead if s.governor in {"to", "for"}), None)
    others = guest.codes if guest else telling.talk.others(subject.codes[0])[:1] if "to" in clause.words[
        i + 1:i + 2] else ()
    return telling.rows(i, clause.stop(i), _INVITATION, "invitation", subject.codes, others, "noun", False, verb)


def concern(telling: Telling, i: int) -> list[Found]:
    """ "X has concerns about Y": X disapproves of what Y does."""
    words = telling.clause.words
    has = next((k for k in range(i - 1, max(-1, i - 4), -1) if words[k] in {"has", "have", "had"}), None)
    subject = telling.clause.subject(telling.clause.verb(has).start, telling.main) if has is not None else None
    if has is None or subject is None or not subject.is_state or "no" in words[has:i] or words[i + 1:i + 2] not in (
            ["about"], ["over"]):
        return []
    stop = telling.clause.stop(i)
    voiced = triggers()["voiced"]
    act = next(found[3] for found in voiced if found[3].type == "ACCUSE")
    found = recipients(telling, i, stop, act, subject)
    return telling.rows(i, stop, _CRITICISM, "concern", subject.codes, found.codes, "noun", False, Verb(i))


def _thanked_for(telling: Telling, i: int) -> list[Found]:
    """ "thanked X for the invitation": X has invited the one who thanks."""
    thanks = next((k for k in range(i - 1, -1, -1) if telling.clause.words[k] in THANKS), None)
    guest = telling.clause.subject(telling.clause.verb(thanks).start, telling.main) if thanks is not None else None
    if thanks is None or guest is None or not guest.is_state or len(guest.codes) != 1 or (
            "our" in telling.clause.words[i - 2:i]):
        return []
    host = recipients(telling, thanks, i, triggers()["thanked"][0][3], guest).codes
    return telling.rows(i, telling.clause.stop(i), _INVITATION, "invitation", host, guest.codes, "noun", False,
                        Verb(i, is_perfect=True))


# Which word tells which.
WORDINGS: dict[str, Callable[[Telling, int], list[Found]]] = {
    **{form: announced for verb in PROMISED | PROMISED_BY_BOTH for form, kind in inflect(verb).items()
       if kind == "past"},
    **dict.fromkeys(PROMISED | PROMISED_BY_BOTH, promise),
    **dict.fromkeys(("must", "should"), demand),
    **dict.fromkeys(("hope", "hopes", "hoped"), hope),
    **dict.fromkeys(("criticism", "condemnation"), criticism),
    **dict.fromkeys(("concerns", "concern", "misgivings"), concern),
    **dict.fromkeys(DEEDS, deed),
    "decision": joint_decision,
    **dict.fromkeys(words("received receives receive won wins secured secures obtained"), receipt),
    **STANCES,
    "signing": signing,
    "invitation": invitation,
}
