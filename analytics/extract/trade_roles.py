"""The sides that a sentence names, with what stands before each, and where they stand around a flow word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from analytics import reference
from analytics.extract import trade_words as words
from analytics.extract.spans import Quantity, inside
from analytics.extract.trade_scene import Cue, Scene

_WORDS = r"to|into|in|from|with|between|by|on|of|for|among|against|towards?|via|through|within|across|inside|at"
_PREPOSITION = re.compile(rf"\b({_WORDS})\s+(?:[*\"“]*(?!(?:{_WORDS})\s)[\w.-]+\s+){{0,3}}[*\"“]*$", re.I)
# "a plant in Taylor, Texas"; not "in January, Peru ..."
_IN_PLACE = re.compile(r"\b(in|to|from)\s+(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|"
                       r"Sat|Sun)[a-z]*,)[A-Z][a-z]+(?: [A-Z][a-z]+)?,\s+$")
_DIRECTIONS = re.compile(r"\b\w+ern and (?=\w+ern\b)", re.I)  # "in the southern and eastern Mediterranean"
_VERB_BETWEEN = re.compile(r"\b(?:is|are|was|were|has|have|had|will|and|that|which|who|as|said|would|can|could|may)\b|"
                           r"\d", re.I)
_AND = re.compile(r"^(?:['’]s?)?[^\w.;:]*(?:,|and|or|&|as well as|,\s*and)?\s*(?:the\s+)?(?:[A-Z]\w+\s+)?$")
_AND_THEN = re.compile(r"^.{0,60}? and ", re.S)
_JOINED = re.compile(r"^(?:['’]s)?\s*(?:[-–—−‑/]|and|&)\s*$", re.I)
_OWNS = re.compile(r"^(?:['’]s?)?(?:[\s-]+(?:[a-z][\w-]*|and)){0,5}[\s-]*$")
# A verb or "than" right before a side makes it no subject; verbs of saying don't: "he said Japan will ...".
_OBJECT = re.compile(
    r"\b(?:(?!(?:said|announced|added|stated|noted|reported|revealed|confirmed|stressed|recalled|believed|hoped|"
    r"expected|estimated|indicated|agreed|promised|pledged|predicted|warned|claimed|suggested|insisted|showed|"
    r"explained|reiterated|emphasi[sz]ed|underlined|united|allied|industriali[sz]ed|led|adding|saying|noting|"
    r"stressing|meaning)\b)[a-z]+(?:ed|ing)|helps?|lets?|supports?|convince|persuade|urge|assist|allow|enable|make|"
    r"encourage|press|force|push|ask|gave|gives?|sold|sells?|lent|lends?|bought|buys?|grant|sent|sends?|than|behind|"
    r"unlike|like|despite|after|before|since|about|over|under)\s+(?:the\s+)?(?:[a-z]+\s+)?$")
# "with Japan accounting for a third": it acts, and is nobody's partner
_ABSOLUTE = re.compile(r"\s+(?:\w+ly\s+)?(?:accounting|suffering|being|having|enjoying|taking|making|importing|"
                       r"exporting|"
                       r"ranking|leading|topping|recording|posting|running|remaining|buying|selling|representing|"
                       r"contributing|providing|supplying|receiving)\b")
# "the commitment of Japan to provide": it acts
_UNDERTAKING = re.compile(r"\b(?:commitment|decision|pledge|intention|offer|plans?|readiness|"
                          r"willingness) of (?:the )?$")
_BOUND = re.compile(r"-bound\b")
_NOT = re.compile(r"\bnot\s+(?:the\s+)?$")  # "America, not Russia, gives"
_THEN = re.compile(r"\b(?:after|before|since)\s+(?:the\s+)?$")
_SAYS = re.compile(r"\s+(?:said|says|announced|agreed|decided|told|warned|had|has|will)\b")
_OWN_STOP = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|to|in|on|from|with|for|of|by|at|that|which|who|"
                       r"said|as)\b", re.I)
_OTHERS = re.compile(r"(?<![\w'’])[A-Z]\w+['’]s?\s+(?:\w+\s+){0,2}$")
_ITS = re.compile(r"\b(?:its|their|his|her|the (?:country|republic|kingdom|nation|bloc)['’]s)\s+(?:[a-z-]+\s+){0,3}$",
                  re.I)
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|us|I)\b")
_COORDINATE = re.compile(r"^\s+and\s+(?:the\s+)?$")
_BORDER = re.compile(r"[;:]|, (?:while|whereas|but|although|which|who)\b|\b(?:while|whereas)\b|\.\s")
_PEOPLE = frozenset({"leader", "person", "counterpart"})
_NEAR = 400  # characters before a sentence that tell of whom it goes on speaking
_OPENING = 500  # characters in which an article names those that it is about
# Institutions and clubs that no exchange is counted with; a bank's or agency's own figures are not its members'.
_BLOCS = frozenset({
    "EU", "EAEU", "CIS", "ASEAN", "GCC", "AU", "SCO", "BRICS", "MERCOSUR", "CARICOM", "PIF", "EFTA", "NAFTA", "RCEP",
    "APEC", "OPEC",
    "ECOWAS", "SADC", "EAC", "COMESA", "EUROZONE", "BENELUX", "SAARC", "C5", "UNION_STATE", "OECS", "COMECON", "OTS",
    "SICA",
    "NORTHERN_TRIANGLE", "ARAB_LEAGUE", "COMMONWEALTH", "CPTPP", "VISEGRAD", "NORDIC", "ANDEAN_PACT", "CELAC", "AMU",
})


@cache
def regions() -> frozenset[str]:
    return frozenset(o.code for o in reference.organisations() if o.kind == "region")


@cache
def sides_of_exchange() -> frozenset[str]:
    """All codes that may be a side: states, former ones too, regions, and blocs that trade."""
    return (frozenset(reference.countries()) | regions() | _BLOCS) - {"WEST", "TURKIC"}


@dataclass(frozen=True, slots=True)
class Role:
    """One side of a sentence with what stands before it: a preposition, "" for a subject or an owner."""

    code: str
    start: int
    end: int
    preposition: str
    is_person: bool
    is_owner: bool
    is_object: bool = False  # "condemned Russia's attacks": it is acted on
    is_city: bool = False

    @property
    def may_act(self) -> bool:
        """May it be a subject?"""
        return not self.preposition and not self.is_object


def roles(scene: Scene) -> list[Role]:
    """All sides that a sentence names, in order."""
    found: list[Role] = []
    for mention in scene.mentions:
        if mention.code not in sides_of_exchange():
            continue
        text = scene.between(max(scene.sentence.start, mention.start - 45), mention.start)
        match = _PREPOSITION.search(_DIRECTIONS.sub("", text))
        is_near = match and not _VERB_BETWEEN.search(match.group(), len(match.group(1)))
        preposition = match.group(1).lower() if match and is_near else ""
        if not preposition and (place := _IN_PLACE.search(text)):
            preposition = place.group(1)
        if found and not preposition and _AND.match(scene.between(found[-1].end, mention.start)):
            preposition = found[-1].preposition  # "between Peru and Chile", "to Peru and Chile"
        elif found and found[-1].preposition == "between" and _AND_THEN.search(
                scene.between(found[-1].end, mention.start)):
            preposition = "between"
        if preposition == "of" and _UNDERTAKING.search(text):
            preposition = ""
        if preposition == "with" and _ABSOLUTE.match(scene.tagged.text, mention.end):
            preposition = ""
        after = scene.between(mention.end, mention.end + 2)
        if _BOUND.match(scene.tagged.text, mention.end):
            preposition = "to"  # "China-bound exports"
        is_owner = mention.kind == "demonym" or after in ("'s", "’s") or after[:1] in ("'", "’")
        is_then = bool(_THEN.search(text) and _SAYS.match(scene.tagged.text, mention.end))
        is_object = bool(_NOT.search(text) or (_OBJECT.search(text) and not is_then))
        found.append(Role(str(mention.code), mention.start, mention.end, preposition, mention.kind in _PEOPLE,
                          is_owner, is_object, mention.kind in {"city", "capital"}))
    return found


class Parts:
    """The sides around one number and its flow word: owners, subjects, what stands behind which preposition."""

    def __init__(self, scene: Scene, cue: Cue, quantity: Quantity) -> None:
        self.scene, self.cue, self.quantity = scene, cue, quantity
        self.roles = roles(scene)
        self.own_scene = scene.sentence.start <= cue.start < scene.sentence.end
        low, high = min(cue.start, quantity.start), max(cue.end, quantity.end)
        if not self.own_scene:
            low = scene.sentence.start
        self.low, self.high = low, self._right_limit(high)

    def _right_limit(self, high: int) -> int:
        end = self.scene.sentence.end
        border = _BORDER.search(self.scene.tagged.text, high, end)
        if border:
            end = border.start()
        for cue in self.scene.cues:
            if cue.start > high and cue.flow not in (self.cue.flow, "none") and not cue.is_weak:
                end = min(end, cue.start)
                break
        return end

    def owners(self) -> list[str]:
        """Sides right before the flow word: "Russian-Turkish trade", "Peru's exports", "our exports"."""
        if not self.own_scene:
            return []
        found: list[Role] = []
        for role in reversed([r for r in self.roles if r.end <= self.cue.start]):
            gap = self.scene.between(role.end, found[-1].start if found else self.cue.start)
            if found:
                if _JOINED.match(gap):
                    found.append(role)
                    continue
                break
            owns = _OWNS.match(gap) and not _OWN_STOP.search(gap)
            if owns and (role.is_owner or not gap.strip(" -–")) and not role.is_person:
                found.append(role)
                continue
            if len(gap) > 60:
                break
        codes = [role.code for role in reversed(found)]
        before = self.scene.between(max(self.scene.sentence.start, self.cue.start - 40), self.cue.start)
        if not codes and self.scene.ours and re.search(r"\bour(?:\s+[\w-]+){0,3}\s*$", before, re.I):
            codes = [self.scene.ours]
        if not codes and _ITS.search(before):
            subject = self.subject(any_clause=True)
            codes = [subject] if subject else []
        return codes

    def is_of_other(self) -> bool:
        """Does somebody who is no state own the flow: "Group 42 through Kodak's 2 billion investment"?"""
        near = self.scene.between(max(self.scene.sentence.start, self.low - 40), self.low)
        match = _OTHERS.search(near)
        if match is None:
            return False
        return not any(self.low - len(match.group()) < role.end <= self.low for role in self.roles)

    def at(self, *prepositions: str, wide: bool = False) -> str | None:
        """The side behind one of these prepositions that is nearest to the number."""
        low, high = (self.scene.sentence.start, self.scene.sentence.end) if wide else (self.low, self.high)
        found = [r for r in self.countries() if r.preposition in prepositions and low <= r.start < high]
        if not found:
            return None
        return min(found, key=lambda r: abs(r.start - self.quantity.start)).code

    def subject(self, any_clause: bool = False) -> str | None:
        """The side that acts: the nearest before the flow word without a preposition."""
        limit = self.cue.start if self.own_scene else self.quantity.start
        before = [r for r in self.roles if r.end <= limit and r.may_act]
        if not any_clause:
            before = [r for r in before if not _BORDER.search(self.scene.between(r.end, limit))]
        if before:
            return (before[0] if any_clause else before[-1]).code
        if self.scene.ours and _WE.search(self.scene.between(self.scene.sentence.start, limit)):
            return self.scene.ours
        return None

    def agency(self) -> str | None:
        """The state of an agency that the clause names: USAID is the United States."""
        found = list(words.AGENCY.finditer(self.scene.sentence.text))
        is_american = "USA" in (self.scene.home, *(self.scene.tagged.pair or ()))
        return next((words.AGENCIES[name][0] for name in (m.group(1).lower() for m in found)
                     if is_american or not words.EVERY_STATES.search(name)), None)

    def countries(self) -> list[Role]:
        """The sides that are no persons."""
        return [r for r in self.roles if not r.is_person]

    def behind(self, offset: int) -> list[Role]:
        """The sides between an offset and the clause's end."""
        return [r for r in self.roles if offset <= r.start < self.high]

    def all_codes(self, people: bool = True) -> list[str]:
        """The distinct sides of the sentence."""
        return list(dict.fromkeys(r.code for r in self.roles if people or not r.is_person))

    def siblings(self, code: str) -> list[str]:
        """The other subjects of "A and B intend to ..."."""
        if self.cue.flow in {"turnover", "balance"} or not self.own_scene:
            return []
        before = [r for r in self.roles if r.end <= self.cue.start and r.may_act]
        mine = [r for r in before if r.code == code]
        if not mine:
            return []
        return [r.code for r in before if r.code != code and _COORDINATE.match(
            self.scene.between(*((r.end, mine[-1].start) if r.end <= mine[-1].start else (mine[-1].end, r.start))))]

    def vague(self) -> str | None:
        """What points to partners without naming them: "exports to industrialised countries"."""
        if not self.own_scene:
            return None
        text = self.scene.tagged.text
        found = [m for at in (self.cue.end, self.quantity.end) if (m := words.VAGUE.match(text, at, self.high))]
        return found[0].group() if found else None

    def is_unsaid(self) -> bool:
        """A duty on everybody, a purchase that one side is only asked for: no exchange of two."""
        text, cue = self.scene.tagged.text, self.cue
        if cue.flow == "tariff":
            return bool(words.ON_ALL.match(text, max(cue.end, self.quantity.end)))
        return cue.flow in {"imports", "exports"} and bool(
            words.ASKED_TO_BUY.search(self.scene.between(max(self.scene.sentence.start, cue.start - 60), cue.start)))

    def is_bilateral(self) -> bool:
        """Does the sentence speak of exchange between two?"""
        return bool(words.BILATERAL.search(self.scene.sentence.text))

    def gives_abroad(self) -> bool:
        """Does an agency for foreign aid or lending, or a lender, give?"""
        names = [m.group(1).lower() for m in words.AGENCY.finditer(self.scene.sentence.text)]
        return self.cue.flow == "loan" or any(not words.EVERY_STATES.search(name) for name in names)

    def is_headline(self, code: str) -> bool:
        """Does the headline name that side?"""
        ends = [s.end for s in self.scene.tagged.sentences[:3] if s.is_title]
        return bool(ends) and any(m.code == code for m in inside(self.scene.tagged.mentions, 0, ends[-1]))

    def is_gift_headline(self, codes: set[str]) -> bool:
        """Does the headline tell of a gift, a loan or an investment and name all these sides?"""
        return all(self.is_headline(code) for code in codes) and any(
            words.GIFT_TITLE.search(s.text) for s in self.scene.tagged.sentences[:3] if s.is_title)

    def is_elsewhere(self, codes: set[str]) -> bool:
        """Do the lines before speak of another country, and of none of these?"""
        start = self.scene.sentence.start
        near = {m.code for m in inside(self.scene.tagged.mentions, max(0, start - _NEAR), start)} - {None}
        others = {code for code in near if code in reference.countries()} - {self.scene.ours, self.scene.home}
        return bool(others - set(self.scene.tagged.pair or ())) and not codes & near

    def leads(self, code: str) -> bool:
        """Does the article open with that side?"""
        return any(m.code == code for m in inside(self.scene.tagged.mentions, 0, _OPENING))
