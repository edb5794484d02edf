"""Acts told in the passive: "A was urged by B", "sanctions were imposed on A by B", "an agreement was signed"."""

from __future__ import annotations

from analytics.extract.act_words import BY_ALL, CRIMES
from analytics.extract.clauses import Clause
from analytics.extract.event_words import SAYING
from analytics.extract.recipients import Recipients, recipients
from analytics.extract.side import Side
from analytics.extract.telling import Found
from analytics.extract.usage import Use

_REACH = 9  # words between a noun and the participle behind it


def agent(clause: Clause, i: int, stop: int) -> Side | None:
    """The side behind "by"."""
    for side in clause.sides:
        if i < side.first < stop and side.governor == "by" and side.is_state and side.codes:
            return side
    return None


def is_reduced(words: list[str], i: int, by: Side) -> bool:
    """ "the treaty signed by A", "A, backed and armed by B": a participle without its auxiliary."""
    between = words[i + 1:by.governed_at]
    return len(between) <= 5 and (not between or between[0] in {",", "and", "in", "on", "last", "yesterday", "today"})


def passive(use: Use, by: Side | None) -> list[Found]:
    """Rows of a passive: done by the side behind "by"; where none is told, signed or agreed by the article's sides."""
    if use.before == "as" or (use.lemma == "commit" and not CRIMES.isdisjoint(use.words[:use.i])):
        return []  # "as agreed by the two": told before
    subject = use.clause.subject(use.verb.start, None)
    planned = use.verb.is_future
    if by is None:
        giver = _giver(use)
        if giver:
            found = recipients(use.telling, use.i, use.stop, use.act, giver)
            return use.rows(giver.codes, found.codes, found.how, planned) if found.how in {"to", "for"} else []
        codes = _all(use)
        return use.rows(codes, (), "passive", planned) if codes else []
    if use.act.mutual and len(by.codes) > 2 and use.before.endswith("ments"):
        return []  # "agreements reached by Chile, Peru and Ghana": each with whom, it does not say
    act, found = use.act, Recipients(how="passive")
    if subject and subject.codes and not act.nouns:
        if use.lemma == "welcome" and subject.kind != "name":
            return []
        found = Recipients(subject.codes, "passive", subject)
    elif subject and subject.codes and act.nouns & set(use.words[subject.first:subject.last + 1]):
        found = Recipients(subject.codes, "passive", subject)  # "the Kenyan ambassador was summoned by ..."
    elif not act.nouns or not (act.mutual and len(by.codes) > 1):
        found = recipients(use.telling, use.i, use.stop, act, by)
        if not found.codes:
            found = _before(use, by)
        main = use.telling.main
        if not found.codes and use.act.type == "ACCUSE" and subject is None and main is not by and main and (
                not use.verb.has_auxiliary and main.last < use.i and len(main.codes) == 1):
            # "... met on Friday, a trip criticised by": whose trip it was
            found = Recipients(tuple(c for c in main.codes if c not in by.codes), "any", main)
    return use.rows(by.codes, found.codes, found.how, planned)


def _before(use: Use, by: Side) -> Recipients:
    """ "the tariffs on Kenya announced by Chile": whom the noun before the verb names."""
    noun = next((k for k in range(use.i - 1, max(-1, use.i - _REACH), -1) if use.words[k] in use.act.nouns), None)
    if noun is None or use.act.mutual:
        return Recipients()
    wanted = {word for tier in use.act.to for word in tier} - {"obj"}
    side = next((s for s in use.clause.sides if noun < s.first < use.i and s.governor in wanted), None)
    return Recipients(tuple(c for c in side.codes if c not in by.codes), side.governor, side) if side else Recipients()


def _giver(use: Use) -> Side | None:
    """ "Chile said that a loan had been given to Kenya": who says what was given gives it."""
    if use.act.type != "AID" or not use.verb.is_passive:
        return None
    said = next((k for k in range(use.verb.start) if use.words[k] in SAYING), None)
    speaker = use.clause.subject(use.clause.verb(said).start, use.telling.main) if said is not None else None
    return speaker if speaker and speaker.is_state and len(speaker.codes) == 1 else None


def _all(use: Use) -> tuple[str, ...]:
    """Sides of a passive without an agent: "an agreement was signed", "it was agreed that A and B ..."."""
    group = use.words[use.verb.start:use.i]
    habit = not {"is", "are"}.isdisjoint(group) and "being" not in group  # "agreements that are signed"
    it = use.lemma in {"agree", "decide"} and use.before == "it"
    told = use.before == "which" and use.words[use.verb.start - 2] == ","  # ", which was signed": a news of its own
    if (use.before in {"that", "which"} and not told) or (use.verb.is_perfect and not use.telling.is_lead):
        return ()  # "the agreements that were reached", "many papers have been signed": nothing new
    between = use.lemma == "agree" and any(s.governor == "between" and len(s.codes) > 1 for s in use.clause.sides)
    if habit or not (use.act.mutual and (use.act.nouns or it or between) and use.lemma in BY_ALL):
        return ()
    several = [side for side in use.clause.sides if len(side.codes) > 1 and (
        side.first > use.i if it else side.governor == "between")]
    return several[0].codes if several else use.telling.own_pair()
