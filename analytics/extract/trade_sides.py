"""Between whom: reporter and partner of a figure, from the words around its flow word, else from the article's pair."""

from __future__ import annotations

import re
from dataclasses import replace

from analytics.extract import trade_words as words
from analytics.extract.trade_flows import FLOWS
from analytics.extract.trade_inference import Inference, Sides
from analytics.extract.trade_roles import regions, sides_of_exchange

_FROM_EACH = re.compile(
    r"\s+(?:from|by|on) (?:each|either) (?:side|country)\b|\s+each way\b|\s+in (?:each|both) directions?\b")
_PARENTHESIS = re.compile(r"^['’s]*\s*\(\s*(?:US|A|C)?[$€£¥]?$")
_AND_SO = re.compile(r"(?:,|\b(?:and|while|but))\s+(?:the\s+)?$", re.I)
_FIGURE_FOR = re.compile(r"\b(?:figure|number|total|amount) for\s+(?:the\s+)?$", re.I)
_IS = re.compile(r"^\s+(?:is|was|stood at|reached|will be|has been)\s", re.I)
_FOR_IT = re.compile(r"^,?\s+(?:it|this|the figure|that)\s+(?:is|was|stood at|reached|will be)\s+(?:approaching|"
                     r"nearing|about)?\s*(?:[a-z]+\s+){0,2}$", re.I)
# Flows whose partner is never the article's other side unless the text says so.
_DIRECTED = frozenset({"exports", "imports", "freight", "remittances", "balance"})


def resolve(clause: Inference) -> list[Sides]:
    """Reporter and partner of the clause's figure; two where "A and B" each do it; empty where they aren't told."""
    if clause.is_unsaid():
        return []
    found: Sides | None = FLOWS[clause.cue.flow](clause)
    vague = clause.vague() if found is None or found.sureness < 1 else None
    if found and not _is_known(clause, found):
        return []
    if vague and clause.memory and words.THE_PARTNERS.search(vague):
        return [replace(clause.memory[-1], sureness=0.75, how="memory")]  # "aid to the states"
    if found is None or (vague and found.reporter != found.partner):
        return []
    if {found.reporter, found.partner} == {"EU", "EUROPE"}:
        return []
    if found.reporter == found.partner and not clause.is_intra(found.reporter):
        return []
    if found.sureness < 1 and clause.is_member(found):
        return []
    if clause.cue.flow in words.GIFTS and found.reporter in regions():
        return []
    found = _gapped(clause, found) or _aside(clause, found)
    siblings = [code for code in clause.siblings(found.reporter) if code != found.partner]
    if siblings and found.sureness < 1 and not clause.memory:
        return []  # "A and B signed deals for 2 billion in investment" tells no direction
    if clause.cue.flow == "investment" and _FROM_EACH.match(clause.scene.tagged.text, clause.quantity.end, clause.high):
        return [found, replace(found, reporter=found.partner, partner=found.reporter)]
    return [replace(found, reporter=code) for code in siblings] + [found]


def _gapped(clause: Inference, found: Sides) -> Sides | None:
    """ "Peru invested 2 billion in Chile, and Chile 3 billion in Peru": the verb is left out, the sides change."""
    start, end = clause.scene.sentence.start, clause.scene.sentence.end
    for role in clause.roles:
        before = clause.scene.between(max(start, role.start - 24), role.start)
        if role.code != found.partner or not _AND_SO.search(before):
            continue
        behind = [r.code for r in clause.roles if r.start >= clause.quantity.end and r.end <= end]
        if not clause.scene.between(role.end, clause.quantity.start).strip(" $€£") and behind[:1] == [found.reporter]:
            return Sides(found.partner, found.reporter, found.sureness, found.how)
    return None


def _aside(clause: Inference, found: Sides) -> Sides:
    """ "just behind Chile ($2 billion)", "while for Chile it is $2 billion": that side takes the reporter's place."""
    for role in clause.roles:
        gap = clause.scene.between(role.end, clause.quantity.start)
        before = clause.scene.between(max(clause.scene.sentence.start, role.start - 24), role.start)
        is_figure_for = bool(_FIGURE_FOR.search(before) and _IS.match(gap))
        is_other = role.preposition in ("for", "with") and _FOR_IT.match(gap)
        is_aside = is_figure_for or is_other or _PARENTHESIS.match(gap)
        if role.end > clause.quantity.start or not is_aside:
            continue
        if role.code == found.partner and is_figure_for:
            return Sides(found.partner, found.reporter, 0.7, "sentence")  # "while the figure for Chile is 2 billion"
        if role.code not in (found.reporter, found.partner):
            is_told = found.partner in clause.all_codes()
            partner = found.partner if is_told or not clause.memory else clause.memory[-1].partner
            return Sides(role.code, partner, 0.7, "sentence")
    return found


def _is_untold_gift(clause: Inference, sides: Sides, untold: set[str]) -> bool:
    """Is it left to the reader who gets the money? A firm's investment may lack its own country, not its host."""
    if not untold or (clause.cue.flow == "investment" and (
            sides.partner in clause.all_codes(people=False))):
        return False
    if clause.is_bilateral() or clause.is_gift_headline(untold):
        return False
    # an agency for foreign aid or a lender gives abroad: the country that the headline names will do
    return not (clause.gives_abroad() and all(clause.is_headline(code) for code in untold))


def _is_known(clause: Inference, sides: Sides) -> bool:
    """Are both sides such as exchange is counted with, and not inferred where the flow forbids it?"""
    allowed = sides_of_exchange()
    if sides.reporter not in allowed or sides.partner not in allowed:
        return False
    if sides.how not in {"pair", "home"}:
        return True
    if clause.cue.flow in _DIRECTED:
        return False  # "China's textile exports" are its exports to all
    untold = clause.untold(sides)
    if clause.cue.flow in words.GIFTS and _is_untold_gift(clause, sides, untold):
        return False
    if untold and clause.is_elsewhere(untold):
        return False
    ours, pair = clause.scene.ours, {sides.reporter, sides.partner}
    if clause.cue.flow in words.GIFTS and ours not in pair and clause.cue.flow != "investment":
        return False
    is_at_home = sides.reporter == ours and sides.partner not in clause.all_codes()
    is_told = clause.is_bilateral() or clause.is_headline(sides.partner)
    if clause.cue.flow in words.GIFTS and is_at_home and not is_told:
        return False  # what a state gives at home is no gift to the other side
    # the pair stands for the sides only in an article that opens with them
    return clause.is_bilateral() or all(code == ours or clause.leads(code) for code in pair)
