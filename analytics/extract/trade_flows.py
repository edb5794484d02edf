"""Reporter and partner by flow: who sells, who buys, who lends, who taxes whom."""

from __future__ import annotations

import re
from collections.abc import Callable

from analytics.extract import trade_words as words
from analytics.extract.trade_inference import Inference, Sides

_MANY = re.compile(r"[^.;,]{0,60}\bto (?:various|different|many|several|other|all|\d+) "
                   r"(?:\w+ )?"
                   r"(?:destinations|countries|markets)\b")
_FOR = re.compile(r"\s+(?:[a-z]+\s+)?(?:for|to)\s+(?:the\s+)?$")
_ITS_BEFORE = re.compile(r"\b(?:its|their)\s+$")
_HIS = re.compile(r"\b(?:his|her|their|its|my) (?:(?:country|nation)['’]s )?(?:[\w.]+ ){0,4}$", re.I)
_THIRD = re.compile(r"\bbetween\b[^.;]{0,60}\band (?:its |their |the )?(?:third|other|outside|non-member)\b", re.I)
_DESTINATION = re.compile(r"\bdestinations? (?:for|of|among) (?:the )?$")
_GOODS = re.compile(r"\s+(?:[\w-]+\s+){0,3}(?:goods|products|imports|exports|cars|vehicles|steel|alumini?um|[a-z]+s)\b")
_LENDER = re.compile(r"^['’]s?\s+(?:[\w-]+\s+){0,3}(?:lender|creditor|donor|investor|provider|source of)\b", re.I)
_FEW = 2
_BETWEEN = re.compile(r"\s+between\b")
_TO_DO = re.compile(r"\b(?:will|would|to|shall|also)\s+$", re.I)
_IMPORTS_FROM = re.compile(r"\b(?:imports?|goods|products|shipments) from (?:the )?$", re.I)
_AFTER = re.compile(r"\b(?:following|after|amid|despite|since|against|condemn\w*)\s+(?:the\s+)?$", re.I)
_FACES = re.compile(r"\b(?:enjoys?|enjoyed|faces?|faced|facing|(?:be|are) (?:also )?(?:free|subject)|attracts?|"
                    r"pay(?:s|ing)?|"
                    r"paid|"
                    r"(?:be|was|were|been) hit (?:by|with))\b", re.I)


def _turnover(clause: Inference) -> Sides | None:
    owners = clause.owners()
    within = [r.code for r in clause.roles if clause.cue.start < r.start < clause.cue.end]
    if within and clause.cue.text.lower().startswith("intra"):
        return Sides(within[0], within[0], 0.8)
    between = list(dict.fromkeys(r.code for r in clause.countries() if r.preposition in ("between", "among")
                                 and r.start < clause.high))
    if len(between) == 2:
        return Sides(between[0], between[1], 1.0)
    if len(between) == 1 and _THIRD.search(clause.scene.sentence.text):
        return None
    if len(between) == 1 and clause.is_intra(between[0]):
        return Sides(between[0], between[0], 0.8)
    if len(owners) == 2:
        return Sides(owners[0], owners[1], 1.0)
    with_ = clause.at("with")
    owner = owners[0] if owners else None
    if with_:
        owner = owner or clause.subject() or clause.subject(any_clause=True)
        return clause.filled(owner if owner != with_ else None, with_)
    if owner:
        if words.WORLD.search(clause.scene.sentence.text) and len(clause.all_codes(people=False)) == 1:
            return Sides(owner, "WLD", 0.7)
        return clause.filled(owner, None)
    is_foreign_trade = words.WORLD.search(clause.scene.between(clause.cue.start, clause.cue.end))
    if is_foreign_trade and not clause.is_bilateral():
        subject = clause.subject()
        return Sides(subject, "WLD", 0.6) if subject and subject != "WLD" else None
    both = clause.both()
    return Sides(*both) if both else None


def _exports(clause: Inference) -> Sides | None:
    owners = clause.owners()
    source = (owners[0] if owners else None) or clause.at("from") or (clause.subject() if clause.cue.is_verb else None)
    target = clause.at("to", "into") or clause.at("for", "toward", "towards")
    if len(owners) == 2 and not target:
        return None  # "Russian-Turkish exports" tell no direction
    source = source if source != target else clause.at("from")
    if _MANY.match(clause.scene.tagged.text, clause.quantity.end):
        return None
    return clause.filled(source or _subject_besides(clause, target), target)


def _imports(clause: Inference) -> Sides | None:
    owners = clause.owners()
    source = clause.at("from")
    if len(owners) == 1 and source is None and clause.own_scene:
        role = [r for r in clause.roles if r.code == owners[0] and r.end <= clause.cue.start][-1:]
        start = clause.scene.sentence.start
        if role and _ITS_BEFORE.search(clause.scene.between(max(start, role[0].start - 8), role[0].start)):
            return clause.filled(_subject_besides(clause, owners[0]), owners[0])  # "India pays its Peruvian imports"
    # "will purchase": a noun's form that is a verb here
    acts = clause.cue.is_verb or bool(_TO_DO.search(clause.scene.between(
        max(clause.scene.sentence.start, clause.cue.start - 24), clause.cue.start)))
    target = (owners[0] if owners else None) or (clause.subject() if acts else None)
    target = target or clause.at("to", "into")
    if source is None and not acts:
        source = clause.at("of")
    if source is None and acts:
        # "bought Russian gas", "purchase $8 billion in U.S. goods"
        goods = [r for r in clause.behind(clause.cue.end) if r.is_owner and (not r.preposition or (
            r.preposition in {"in", "of"} and _GOODS.match(clause.scene.tagged.text, r.end)))]
        source = goods[0].code if goods else clause.at("of")
    if target == source:
        target = None
    return clause.filled(target or _subject_besides(clause, source), source)


def _balance(clause: Inference) -> Sides | None:
    owners = clause.owners()
    partner = clause.at("with") or clause.at("to") or _against(clause)
    reporter = (owners[0] if owners else None) or clause.subject()
    if reporter is None and _HIS.search(clause.scene.between(clause.scene.sentence.start, clause.quantity.start)):
        return None  # "his country's 7 billion surplus with Peru"
    if len(owners) == 2:
        return None
    if partner is None and not clause.is_bilateral():
        # a surplus with all partners together, where no other side and no earlier figure may be meant
        is_alone = reporter and clause.all_codes() == [reporter] and not clause.memory
        return Sides(str(reporter), "WLD", 0.8) if is_alone else None
    return clause.filled(reporter if reporter != partner else None, partner)


def _against(clause: Inference) -> str | None:
    """ "a surplus against Chile"; but "against Chile's of 5 billion" compares."""
    found = [r.code for r in clause.roles if r.preposition == "against" and not r.is_owner and r.start < clause.high]
    return found[0] if found else None


def _investment(clause: Inference) -> Sides | None:
    if re.search(r"\b(?:mutual|reciprocal)\b", clause.cue.text, re.I) or _BETWEEN.match(
            clause.scene.tagged.text, clause.cue.end):
        both = clause.both()
        return Sides(*both) if both else None
    lender = _lender(clause)
    if lender:
        return lender
    agency = clause.agency() if clause.cue.is_verb else None
    owners = clause.owners()
    host = clause.at("in", "into", "to") or (clause.at("in", "into", wide=True) if not clause.cue.is_verb else None)
    # "Japan will invest 550 billion, directed by the United States": who acts comes first
    actor = clause.subject() if clause.cue.is_verb else None
    investor = agency or (owners[0] if owners else None) or actor or clause.at("from", "by") or clause.subject()
    if investor == host:
        investor = clause.at("from", "by")
        investor = investor if investor != host else None  # "a plant in Peru with support from Peru"
    if clause.is_of_other() and host is None:
        return None
    hosts = {r.code for r in clause.behind(clause.quantity.end)
             if r.preposition in ("in", "into", "to") and not r.is_person}
    if len(hosts) > _FEW:
        return None  # one sum for a list of countries
    if host is None and not agency and (investor is None or clause.cue.is_verb or not clause.roles):
        return None
    return clause.filled(investor, host)


def _directed(clause: Inference) -> Sides | None:
    """Loans, aid and the rest: who gives, and to whom."""
    owners = clause.owners()
    lender = _lender(clause)
    if lender:
        return lender
    limit = min(clause.cue.start, clause.quantity.start) if clause.own_scene else clause.quantity.start
    if words.RECEIVES.search(clause.scene.between(max(clause.scene.sentence.start, limit - 60), limit)):
        source, subject = clause.at("from", "by"), clause.subject()
        return Sides(source, subject, 0.9) if source and subject and source != subject else None
    verb = _verb(clause)
    if verb and words.PRIVATE_GIVER.search(clause.scene.between(clause.scene.sentence.start, verb.start())):
        return None
    receivers = {r.code for r in clause.behind(clause.low) if r.preposition in ("to", "for", "in") and not r.is_person}
    if len(receivers) > _FEW:
        return None  # one sum for a list of countries
    target = _right_behind(clause) or clause.at("to") or _receiver_of(clause, verb) or clause.at("for", "into", "in")
    giver = clause.agency() or (owners[0] if owners else None) or _giver_of(clause, verb)
    giver = giver or clause.at("from", "by") or clause.subject() or clause.subject(any_clause=True)
    if target is None:
        behind = [r for r in clause.behind(clause.quantity.end) if r.is_owner and r.code != giver and not _AFTER.search(
            clause.scene.between(r.start - 24, r.start))]
        target = behind[0].code if behind else None  # "$5 million to strengthen Ghana's ports"
    if giver == target:
        if not clause.agency():
            return None
        target = None
    return clause.filled(giver, target)


def _right_behind(clause: Inference) -> str | None:
    """ "with 50 million specifically for Egypt": for whom, right behind the number."""
    found = [r.code for r in clause.countries() if r.start >= clause.quantity.end and r.preposition in {"for", "to"}
             and _FOR.match(clause.scene.between(clause.quantity.end, r.start))]
    return found[0] if found else None


def _tariff(clause: Inference) -> Sides | None:
    owners = clause.owners()
    faced = _FACES.search(clause.scene.tagged.text, clause.scene.sentence.start, clause.quantity.end)
    if faced:
        facing = [r for r in clause.roles if (not r.preposition or _IMPORTS_FROM.search(
            clause.scene.between(max(clause.scene.sentence.start, r.start - 30), r.start)))
            and not r.is_person and r.end <= faced.start()]
        return clause.filled(None, facing[-1].code) if facing else None
    if words.EACH_OTHER.search(clause.scene.sentence.text):
        named = clause.all_codes(people=False)
        return Sides(named[0], named[1], 0.9) if len(named) == 2 else None
    target = clause.at("on", "from", "against") or clause.at("of")
    behind = [r for r in clause.roles if r.is_owner and r.start >= clause.cue.end and r.start < clause.high
              and _GOODS.match(clause.scene.tagged.text, r.end)
              and re.search(r"\b(?:on|of)\b", clause.scene.between(clause.cue.end, r.start))]
    target = target or (behind[0].code if behind else None)
    imposer = (owners[0] if owners else None) or clause.at("by") or clause.subject() or clause.subject(any_clause=True)
    if imposer == target:
        imposer = None
    return clause.filled(imposer, target)


def _tourism(clause: Inference) -> Sides | None:
    owners = clause.owners()
    origin = (owners[0] if owners else None) or clause.at("from")
    visited = [r for r in clause.roles if not r.is_person and r.code != origin
               and re.search(r"\bvisit(?:s|ed|ing)?\s+(?:the\s+)?$", clause.scene.between(r.start - 14, r.start))]
    chosen = [r.code for r in clause.roles if _DESTINATION.search(clause.scene.between(max(
        clause.scene.sentence.start, r.start - 30), r.start))]
    if chosen and (place := [r.code for r in clause.roles if r.code != chosen[0] and r.may_act]):
        return clause.filled(chosen[0], place[0])
    target = (visited[0].code if visited else None) or clause.at("to", "in") or clause.at("to", "in", wide=True)
    if origin == target:
        origin = None
    if origin is None:
        named = [r.code for r in clause.countries() if r.is_owner and not r.preposition and r.code != target]
        origin = named[0] if named else None
    return clause.filled(origin, target)


def _freight(clause: Inference) -> Sides | None:
    between = list(dict.fromkeys(r.code for r in clause.roles if r.preposition == "between"))
    if len(between) == 2:
        return Sides(between[0], between[1], 0.9)
    owners = clause.owners()
    origin = clause.at("from") or (owners[0] if owners else None)
    target = clause.at("to", "into")
    if origin is None and target:
        route = [r for r in clause.roles if r.preposition == "on" and r.end <= clause.quantity.start]
        origin = route[0].code if route else None  # "on the A-B-C route to D"
    if origin is None and target is None:
        both = clause.both() if words.BILATERAL.search(clause.scene.sentence.text) else None
        return Sides(*both) if both else None
    return clause.filled(origin, target if target != origin else None)


def _remittances(clause: Inference) -> Sides | None:
    origin, owners = clause.at("from"), clause.owners()
    target = clause.at("to", "into") or (owners[0] if owners else None)
    return clause.filled(origin, target if target != origin else None)


def _subject_besides(clause: Inference, known: str | None) -> str | None:
    subject = clause.subject()
    return subject if known and subject != known else None


def _lender(clause: Inference) -> Sides | None:
    """ "Peru is Bolivia's largest lender, with loans of ...": it gives."""
    for role in clause.roles:
        if role.is_owner and _LENDER.match(clause.scene.between(role.end, role.end + 60)):
            subjects = [r for r in clause.roles if r.end <= role.start and not r.preposition and r.code != role.code]
            return Sides(subjects[-1].code, role.code, 1.0) if subjects else None
    return None


def _verb(clause: Inference) -> re.Match[str] | None:
    """The last verb of giving before the number."""
    text, start = clause.scene.tagged.text, clause.scene.sentence.start
    return next(reversed(list(words.GIVE_VERB.finditer(text, start, clause.quantity.start))), None)


def _giver_of(clause: Inference, verb: re.Match[str] | None) -> str | None:
    """The subject of the verb of giving."""
    subjects = [r for r in clause.roles if verb and r.end <= verb.start() and r.may_act]
    return subjects[-1].code if subjects else None


def _receiver_of(clause: Inference, verb: re.Match[str] | None) -> str | None:
    """The indirect object: "granted Kenya a loan", "provide Kenya with 5 million"."""
    if verb is None:
        return None
    found = [r for r in clause.countries() if verb.end() <= r.start < clause.quantity.start and not r.preposition]
    is_next = bool(found) and not re.search(r"\w", clause.scene.between(verb.end(), found[0].start))
    return found[0].code if is_next else None


FLOWS: dict[str, Callable[[Inference], Sides | None]] = {
    "turnover": _turnover, "exports": _exports, "imports": _imports, "balance": _balance, "investment": _investment,
    "loan": _directed, "aid": _directed, "tariff": _tariff, "tourism": _tourism, "freight": _freight,
    "remittances": _remittances,
}
