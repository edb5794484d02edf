"""On or with whom an act is done: behind the verb, in its prepositions, or the article's other side."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.extract.act import Act
from analytics.extract.act_words import (
    ADDRESSING,
    ATTITUDES,
    BETWEEN_US,
    BILATERAL,
    DOMESTIC,
    FOR_ONE,
    HOSTILE,
    MEETINGS,
    NEAR_ANY,
    OF_THREE,
    PLACES,
    THIRD,
    TOWARDS,
    TRAVEL,
    VERBAL,
    WRONGS,
)
from analytics.extract.clause_words import PREPOSITIONS
from analytics.extract.clauses import Clause
from analytics.extract.event_words import ADJECTIVES
from analytics.extract.side import Side
from analytics.extract.telling import Telling

_ASKED = frozenset({"REQUEST", "AGREE", "SUPPORT"})  # types that are done to the one who is met


@dataclass(frozen=True, slots=True)
class Recipients:
    """Codes of the other side, how they were found ("obj", a preposition, "pair", "any"), and the side itself."""

    codes: tuple[str, ...] = ()
    how: str = ""
    side: Side | None = None


def recipients(telling: Telling, i: int, stop: int, act: Act, subject: Side) -> Recipients:
    """Codes of the other side and how they were found: "obj", a preposition, "pair" or "any"."""
    clause, words, talk = telling.clause, telling.clause.words, telling.talk
    if act.type in FOR_ONE and act.to and "obj" in act.to[0]:
        stop = min(stop, telling.complement(i))  # "asked Congress for funds to offer China's neighbours ..."
    right = [side for side in clause.sides if i < side.first < stop and set(side.codes) - set(subject.codes)
             and not _is_place(side, act, clause)]
    if act.type in VERBAL:
        public = [side for side in right if not side.is_private]
        if len(public) < len(right) and not public:
            return Recipients()  # "signed a contract with a Swedish institute"
        right = public
    wrong = act.type == "ACCUSE" and not WRONGS.isdisjoint(words[i + 1:stop])
    for tier in (*act.to, frozenset({"in"})) if wrong else act.to:
        for side in right:
            wanted = next((w for w in tier if _stands(clause, side, w, i)), None)
            hostile = not HOSTILE.isdisjoint(words[i + 1:side.first])
            if hostile and act.type == "ACCUSE" and wanted in {"on", "in", "over"}:
                return Recipients()  # "condemned the attack on ...": the victim is not blamed
            if wanted == "to" and words[i] in ADJECTIVES and act.type == "SUPPORT" and side.governed_at > i + 2:
                continue  # "grateful for the talks on all from Syria to Libya"
            if wanted and act.type == "SUPPORT" and not HOSTILE.isdisjoint(words[i + 1:side.last + 2]):
                return Recipients()  # "supports compensation for the damage done by ..."
            if wanted:
                return Recipients(tuple(c for c in side.codes if c not in subject.codes), wanted, side)
    meant = _meant(telling, i, subject, act) if any("obj" in tier for tier in act.to) else ()
    if meant:
        return Recipients(meant, "obj")
    country = next((side for side in clause.sides if i < side.first < stop and side.kind == "pronoun"
                    and side.codes == subject.codes and words[side.first] == "the"), None)
    if country and act.type not in {"AGREE", "AID"} and country.governor in {"obj", "of", "to"} and talk.others(
            subject.codes[0]):
        return Recipients(talk.others(subject.codes[0]), "obj", country)
    others = talk.others(subject.codes[0]) if len(subject.codes) == 1 else ()
    k = subject.first - (2 if words[subject.first - 1] == "the" else 1)
    alone = k <= 0 or words[k] not in {"and", "&"} or k - 1 not in clause.cover
    if len(others) > 1 and talk.focus in others and not talk.is_both and OF_THREE.isdisjoint(words):
        others = (talk.focus,)  # of three sides the one that was spoken of last
    if any(words[k:k + 2] == ["with", "them"] for k in range(i + 1, stop)):
        return Recipients()  # "established relations with them": of whom the sentence spoke before
    if act.pair and others and alone and talk.is_titled and _is_bilateral(clause, i, stop, act, subject):
        return Recipients(others, "pair")
    met = clause.sides[0]
    if act.pair and act.type in _ASKED and alone and met.last < subject.first and met.governor == "with" and (
            met.codes and not set(met.codes) & set(subject.codes) and words[met.last + 1] in {",", "on"}
            and not MEETINGS.isdisjoint(words[max(0, met.governed_at - 2):met.governed_at])):
        return Recipients(met.codes, "pair", met)  # "In talks with Chile's minister, he called for ..."
    if act.type == "AGREE" and {"willing", "ready", "prepared"} & set(act.verbs):
        on = next((n for n in range(i + 1, min(len(words), i + 12)) if words[n] == "if"), len(words))
        asked = clause.cover.get(on + 1) or clause.cover.get(on + 2)
        if asked and asked.codes and not set(asked.codes) & set(subject.codes) and asked.kind in {"name", "person"}:
            return Recipients(asked.codes, "any", asked)  # "is willing to drop the duties if Japan ..."
    if act.type in NEAR_ANY and not {"oppose", "warn", "express", "concerned"} & set(act.verbs):
        for side in clause.sides:
            if act.type == "ACCUSE" and not HOSTILE.isdisjoint(words[i + 1:side.first]):
                break  # "condemned in the strongest terms the attack against Syria"
            retaliating = side.governor == "for" and words[side.governed_at - 1] == "retaliation"
            if i < side.first < stop and (side.governor in TOWARDS or retaliating) and side.codes and not set(
                    side.codes) & set(subject.codes) and not _is_place(side, act, clause):
                return Recipients(side.codes, "any", side)
        cause = words[stop:stop + 2] == ["because", "of"] and act.type in {"COERCE", "SANCTION"} and not talk.is_speech
        blamed = next((s for s in clause.sides if stop < s.first <= stop + 6 and s.codes and not set(
            s.codes) & set(subject.codes)), None) if cause else None
        if blamed:
            return Recipients(blamed.codes, "any", blamed)  # "imposed tariffs because of Japan's failure to ..."
    return Recipients()


def _meant(telling: Telling, i: int, subject: Side, act: Act) -> tuple[str, ...]:
    """Whom "him", "it" and "me" behind word `i` mean: the last person or state of another side, or who speaks."""
    word = telling.clause.words[i + 1:i + 2]
    if word in (["him"], ["her"]):
        people = [side.codes for side in telling.clause.sides if side.last < i and side.kind == "person"
                  and len(side.codes) == 1 and side.codes != subject.codes]
        earlier = telling.talk.person
        return people[-1] if people else (earlier,) if earlier and earlier not in subject.codes else ()
    if word == ["it"] and act.type in {"AGREE", "AID"}:
        named = [side.codes for side in telling.clause.sides if side.last < i and side.kind == "name"
                 and len(side.codes) == 1 and side.codes != subject.codes]
        return named[-1] if named else ()
    if word in (["me"], ["us"]) and subject.kind != "speaker" and not telling.clause.words[i].startswith("ask"):
        code = telling.talk.speaker if telling.talk.is_speech else telling.talk.home
        return (code,) if code and code not in subject.codes else ()
    return ()


def _is_place(side: Side, act: Act, clause: Clause) -> bool:
    """A capital or city behind "in", "to", "from" is where, not whom."""
    kind = side.mention.kind if side.mention else ""
    if side.governor in {"to", "in"} and side.governed_at > 0 and clause.words[side.governed_at - 1] in TRAVEL:
        return True  # "on his visit to ..."
    return kind in PLACES and side.governor in {"in", "at", "to", "from", "near", "into"} and side.first == side.last \
        and "embassy" not in act.nouns


def _is_bilateral(clause: Clause, i: int, stop: int, act: Act, subject: Side) -> bool:
    """May the article's other side stand in? Not where the verb has an object or an addressee of its own."""
    words = clause.words
    if any(words[k] in ADDRESSING and not THIRD.isdisjoint(words[k + 1:min(k + 6, stop)])
           for k in range(i + 1, stop)):
        return False  # "with all interested partners", "to the victims"
    if act.type == "REQUEST":
        return words[i + 1:i + 2] == ["that"] or not BILATERAL.isdisjoint(words[i + 1:i + 8])
    ours = words[subject.first] == "we" and words[i] not in ADJECTIVES
    if act.type == "AGREE" and not ours and not ATTITUDES.isdisjoint(act.verbs) and BETWEEN_US.isdisjoint(
            words[i + 1:stop]):
        return False  # "reaffirmed the commitment to human rights": to no one
    if act.nouns or act.type == "AGREE":
        return DOMESTIC.isdisjoint(words[i + 1:i + 6])
    return not BILATERAL.isdisjoint(words[i + 1:stop]) or words[i + 1:i + 2] in (["him"], ["her"], ["them"])


def _stands(clause: Clause, side: Side, wanted: str, i: int) -> bool:
    words = clause.words
    if wanted == "obj":
        if side.governor == "obj":
            return side.governed_at in {i, i + 1} or not any(
                w in PREPOSITIONS or w == "," for w in words[i + 1:side.first])
        reach = 8 if words[i + 1:i + 2] == ["as"] else 3  # "denounced as a crime Mali's raid"
        return side.governor == "" and side.first - i <= reach and "," not in words[i + 1:side.first]
    if wanted == "that":
        return side.governor == "" and words[side.first - 1] in {"that", "the"}
    return side.governor == wanted
