"""Between whom: reporter and partner of a figure, from the words around its flow noun, else from the article's own pair."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from analytics import reference
from analytics.extract import trade_words as words
from analytics.extract.spans import Quantity, inside
from analytics.extract.trade_scene import Cue, Scene

_WORDS = r"to|into|in|from|with|between|by|on|of|for|among|against|towards?|via|through|within|across|inside|at"
_PREPOSITION = re.compile(rf"\b({_WORDS})\s+(?:[*\"“]*(?!(?:{_WORDS})\s)[\w.-]+\s+){{0,3}}[*\"“]*$", re.I)
_DIRECTIONS = re.compile(r"\b\w+ern and (?=\w+ern\b)", re.I)  # "in the southern and eastern Mediterranean"
_VERB_BETWEEN = re.compile(r"\b(?:is|are|was|were|has|have|had|will|and|that|which|who|as|said|would|can|could|may)\b|\d", re.I)
_AND = re.compile(r"^(?:['’]s?)?[^\w.;:]*(?:,|and|or|&|as well as|,\s*and)?\s*(?:the\s+)?(?:[A-Z]\w+\s+)?$")
_JOINED = re.compile(r"^(?:['’]s)?\s*(?:[-–—−‑/]|and|&)\s*$", re.I)
_OWNS = re.compile(r"^(?:['’]s?)?(?:[\s-]+(?:[a-z][\w-]*|and)){0,5}[\s-]*$")
_OWN_STOP = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|to|in|on|from|with|for|of|by|at|that|which|who|said|as)\b", re.I)
_ITS = re.compile(r"\b(?:its|their|his|her|the (?:country|republic|kingdom|nation|bloc)['’]s)\s+(?:[a-z-]+\s+){0,3}$", re.I)
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|us|I)\b")
_COORDINATE = re.compile(r"^\s+and\s+(?:the\s+)?$")
_PARENTHESIS = re.compile(r"^['’s]*\s*\(\s*(?:US|A|C)?[$€£¥]?$")
_FIGURE_FOR = re.compile(r"\b(?:figure|number|total|amount) for\s+(?:the\s+)?$", re.I)
_IS = re.compile(r"^\s+(?:is|was|stood at|reached|will be|has been)\s", re.I)
_FOR_IT = re.compile(r"^,?\s+(?:it|this|the figure|that)\s+(?:is|was|stood at|reached|will be)\s+(?:approaching|nearing|about)?\s*(?:[a-z]+\s+){0,2}$", re.I)
_LENDER = re.compile(r"^['’]s?\s+(?:[\w-]+\s+){0,3}(?:lender|creditor|donor|investor|provider|source of)\b", re.I)
_FACES = re.compile(r"\b(?:enjoys?|enjoyed|faces?|faced|facing|(?:be|are) (?:also )?(?:free|subject)|attracts?|pays?|paid|"
                    r"(?:be|was|were|been) hit (?:by|with))\b", re.I)
_INTRA = re.compile(r"\b(?:intra-?\s?|within |among |between )", re.I)
_BORDER = re.compile(r"[;:]|, (?:while|whereas|but|although|which|who)\b|\b(?:while|whereas)\b|\.\s")
_THERE = re.compile(r"\b(?:that|this|the latter) (?:country|nation|state|kingdom|republic)\b", re.I)
_PEOPLE = frozenset({"leader", "person", "counterpart"})
_TO = ("to", "into", "in", "for", "toward", "towards", "on", "within", "across")


@dataclass(frozen=True, slots=True)
class Sides:
    """Reporter and partner, and how well they are told: 1.0 both named with the figure, less where one is inferred."""

    reporter: str
    partner: str
    sureness: float
    how: str = "named"  # named, or inferred: from the sentence, the memory of earlier ones, the article's pair


@dataclass(frozen=True, slots=True)
class Role:
    """One side of a sentence with what stands before it: a preposition, "" for a subject or an owner."""

    code: str
    start: int
    end: int
    preposition: str
    is_person: bool
    is_owner: bool


def roles(scene: Scene) -> list[Role]:
    """All sides that a sentence names, in order."""
    found: list[Role] = []
    for mention in scene.mentions:
        if mention.code not in _sides_of_exchange():
            continue
        text = scene.between(max(scene.sentence.start, mention.start - 45), mention.start)
        match = _PREPOSITION.search(_DIRECTIONS.sub("", text))
        preposition = match.group(1).lower() if match and not _VERB_BETWEEN.search(match.group()[len(match.group(1)):]) else ""
        if found and not preposition and _AND.match(scene.between(found[-1].end, mention.start)):
            preposition = found[-1].preposition  # "between Peru and Chile", "to Peru and Chile"
        elif found and found[-1].preposition == "between" and " and " in scene.between(found[-1].end, mention.start)[:60]:
            preposition = "between"
        after = scene.between(mention.end, mention.end + 2)
        is_owner = mention.kind == "demonym" or after in ("'s", "’s") or after[:1] in ("'", "’")
        found.append(Role(str(mention.code), mention.start, mention.end, preposition, mention.kind in _PEOPLE, is_owner))
    return found


# Institutions and clubs that no exchange is counted with; a bank's or agency's own figures are not its members'.
_BLOCS = frozenset({
    "EU", "EAEU", "CIS", "ASEAN", "GCC", "AU", "SCO", "BRICS", "MERCOSUR", "CARICOM", "PIF", "EFTA", "NAFTA", "RCEP", "APEC", "OPEC",
    "ECOWAS", "SADC", "EAC", "COMESA", "EUROZONE", "BENELUX", "SAARC", "C5", "UNION_STATE", "OECS", "COMECON", "OTS", "SICA",
    "NORTHERN_TRIANGLE", "ARAB_LEAGUE", "COMMONWEALTH", "CPTPP", "VISEGRAD", "NORDIC", "ANDEAN_PACT", "CELAC", "AMU",
})


_OPENING = 500  # characters in which an article names those that it is about
_DIRECTED = frozenset({"exports", "imports", "freight", "remittances", "balance"})
GIFTS = frozenset({"aid", "loan", "investment"})


@cache
def _regions() -> frozenset[str]:
    return frozenset(o.code for o in reference.organisations() if o.kind == "region")


@cache
def _sides_of_exchange() -> frozenset[str]:
    """All codes that may be a side: states, former ones too, regions, and blocs that trade."""
    return (frozenset(reference.countries()) | _regions() | _BLOCS) - {"WEST", "TURKIC"}


class Resolver:
    """The sides of one figure in its sentence."""

    def __init__(self, scene: Scene, cue: Cue, quantity: Quantity, memory: list[Sides]) -> None:
        self.scene, self.cue, self.quantity, self.memory = scene, cue, quantity, memory
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

    # -- parts ---------------------------------------------------------------------------------------------------

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
            if _OWNS.match(gap) and not _OWN_STOP.search(gap) and (role.is_owner or not gap.strip(" -–")) and not role.is_person:
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

    def at(self, *prepositions: str, wide: bool = False) -> str | None:
        """The side behind one of these prepositions that is nearest to the number."""
        low, high = (self.scene.sentence.start, self.scene.sentence.end) if wide else (self.low, self.high)
        found = [role for role in self.roles if role.preposition in prepositions and low <= role.start < high and not role.is_person]
        if not found:
            return None
        return min(found, key=lambda r: abs(r.start - self.quantity.start)).code

    def subject(self, any_clause: bool = False) -> str | None:
        """The side that acts: the nearest before the flow word without a preposition."""
        limit = self.cue.start if self.own_scene else self.quantity.start
        before = [r for r in self.roles if r.end <= limit and not r.preposition]
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
        return next((words.AGENCIES[m.group(1).lower()][0] or None for m in found), None)

    def all_codes(self, people: bool = True) -> list[str]:
        """The distinct sides of the sentence."""
        return list(dict.fromkeys(r.code for r in self.roles if people or not r.is_person))

    def other(self, code: str) -> tuple[str, float, str] | None:
        """The side that faces a known one, and how sure that is."""
        siblings = self._siblings(code)
        others = [c for c in self.all_codes(people=False) if c != code and c not in siblings]
        if len(others) == 1:
            return others[0], 0.85, "sentence"
        for sides in reversed(self.memory[-4:]):
            if code in (sides.reporter, sides.partner) and sides.reporter != sides.partner:
                return (sides.partner if sides.reporter == code else sides.reporter), 0.8, "memory"
        pair = self.scene.tagged.pair
        if pair and code in pair and (not others or set(others) & set(pair)):
            return (pair[1] if pair[0] == code else pair[0]), 0.8, "pair"
        if pair and self.scene.ours and code != self.scene.ours and not others:
            return self.scene.ours, 0.7, "home"
        return None

    def both(self) -> tuple[str, str, float, str] | None:
        """Two sides that no word of the clause names: "the two countries", "our trade"."""
        text = self.scene.sentence.text
        codes = self.all_codes(people=False) or self.all_codes()
        pair = self.scene.tagged.pair
        if words.BILATERAL.search(text) or words.OURS.search(text) or not codes:
            if len(codes) == 2 and not (pair and set(codes) != set(pair) and len(set(codes) & set(pair)) == 1):
                return codes[0], codes[1], 0.85, "sentence"
            ours = self.scene.ours if words.OURS.search(text) else None
            if ours and not codes and pair and ours in pair:
                return pair[0], pair[1], 0.8, "pair"
            if self.memory and not codes:
                return self.memory[-1].reporter, self.memory[-1].partner, 0.75, "memory"
            if pair and (not codes or set(codes) & set(pair)):
                return pair[0], pair[1], 0.8, "pair"
            return None
        if len(codes) == 2:
            return codes[0], codes[1], 0.75, "sentence"
        return None

    # -- flows ---------------------------------------------------------------------------------------------------

    def resolve(self) -> list[Sides]:
        """Reporter and partner; two where "A and B" each do it; empty where the text doesn't tell both."""
        found: Sides | None = getattr(self, f"_{self.cue.flow}", self._directed)()
        vague = self._vague() if found is None or found.sureness < 1 else None
        if found and not self._is_known(found):
            return []
        if vague and self.memory and words.THE_PARTNERS.search(vague):
            return [replace(self.memory[-1], sureness=0.75, how="memory")]  # "aid to the states"
        if found is None or (vague and found.reporter != found.partner) or (found.reporter == found.partner and not self._is_intra(found.reporter)):
            return []
        if found.sureness < 1 and self._holds(found):
            return []
        if self.cue.flow in GIFTS and found.reporter in _regions():
            return []
        found = self._aside(found)
        siblings = [code for code in self._siblings(found.reporter) if code != found.partner]
        if siblings and found.sureness < 1 and not self.memory:
            return []  # "A and B signed deals for 2 billion in investment" tells no direction
        return [replace(found, reporter=code) for code in siblings] + [found]

    def _aside(self, found: Sides) -> Sides:
        """ "just behind Chile ($2 billion)", "while for Chile it is $2 billion": that side takes the reporter's place."""
        for role in self.roles:
            gap = self.scene.between(role.end, self.quantity.start)
            before = self.scene.between(max(self.scene.sentence.start, role.start - 24), role.start)
            is_figure_for = bool(_FIGURE_FOR.search(before) and _IS.match(gap))
            is_aside = is_figure_for or _PARENTHESIS.match(gap) or (_FOR_IT.match(gap) and role.preposition in ("for", "with"))
            if role.end > self.quantity.start or not is_aside:
                continue
            if role.code == found.partner and is_figure_for:
                return Sides(found.partner, found.reporter, 0.7, "sentence")  # "while the figure for Chile is 2 billion"
            if role.code not in (found.reporter, found.partner):
                kept = self.memory[-1].partner if self.memory and found.partner not in (r.code for r in self.roles) else found.partner
                return Sides(role.code, kept, 0.7, "sentence")
        return found

    def _is_bilateral(self) -> bool:
        """Does the sentence speak of exchange between two?"""
        return bool(words.BILATERAL.search(self.scene.sentence.text))

    def _is_known(self, sides: Sides) -> bool:
        """Are both sides such as exchange is counted with, and not inferred where the flow forbids it?"""
        allowed = _sides_of_exchange()
        if sides.reporter not in allowed or sides.partner not in allowed:
            return False
        if sides.how not in {"pair", "home"}:
            return True
        if self.cue.flow in _DIRECTED:
            return False  # "China's textile exports" are its exports to all
        ours, pair = self.scene.ours, {sides.reporter, sides.partner}
        if self.cue.flow in GIFTS and ours not in pair:
            return False
        # the pair stands for the sides only in an article that opens with them
        return self._is_bilateral() or all(code == ours or self._leads(code) for code in pair)

    def _leads(self, code: str) -> bool:
        """Does the article open with that side?"""
        return any(m.code == code for m in inside(self.scene.tagged.mentions, 0, _OPENING))

    def _vague(self) -> str | None:
        """What points to partners without naming them: "exports to industrialised countries"."""
        if not self.own_scene:
            return None
        text = self.scene.tagged.text
        found = [m for at in (self.cue.end, self.quantity.end) if (m := words.VAGUE.match(text, at, self.high))]
        return found[0].group() if found else None

    def _is_intra(self, code: str) -> bool:
        return code not in reference.countries() and bool(_INTRA.search(self.scene.sentence.text))

    def _holds(self, sides: Sides) -> bool:
        """Is one side a member of the other? Told so that is fine, inferred it is a guess."""
        day = self.scene.tagged.published
        return any(b in reference.members(a, on=day) for a, b in ((sides.reporter, sides.partner), (sides.partner, sides.reporter))
                   if a not in reference.countries() and a != "WLD")

    def _siblings(self, code: str) -> list[str]:
        """The other subjects of "A and B intend to ..."."""
        if self.cue.flow in {"turnover", "balance"} or not self.own_scene:
            return []
        before = [r for r in self.roles if r.end <= self.cue.start and not r.preposition]
        mine = [r for r in before if r.code == code]
        if not mine:
            return []
        return [r.code for r in before if r.code != code and _COORDINATE.match(
            self.scene.between(*((r.end, mine[-1].start) if r.end <= mine[-1].start else (mine[-1].end, r.start))))]

    def _filled(self, reporter: str | None, partner: str | None) -> Sides | None:
        if reporter and partner and reporter != partner:
            return Sides(reporter, partner, 1.0)
        if reporter and (not partner or partner == reporter):
            found = self.other(reporter)
            return Sides(reporter, *found) if found else None
        if partner:
            found = self.other(partner)
            return Sides(found[0], partner, *found[1:]) if found else None
        return None

    def _turnover(self) -> Sides | None:
        owners = self.owners()
        within = [r.code for r in self.roles if self.cue.start < r.start < self.cue.end]
        if within and self.cue.text.lower().startswith("intra"):
            return Sides(within[0], within[0], 0.8)
        between = list(dict.fromkeys(r.code for r in self.roles if r.preposition in ("between", "among") and not r.is_person
                                     and self.scene.sentence.start <= r.start < self.high))
        if len(between) == 2:
            return Sides(between[0], between[1], 1.0)
        if len(between) == 1 and self._is_intra(between[0]):
            return Sides(between[0], between[0], 0.8)
        if len(owners) == 2:
            return Sides(owners[0], owners[1], 1.0)
        with_ = self.at("with")
        owner = owners[0] if owners else None
        if with_:
            owner = owner or self.subject() or self.subject(any_clause=True)
            return self._filled(owner if owner != with_ else None, with_)
        if owner:
            if words.WORLD.search(self.scene.sentence.text) and len(self.all_codes(people=False)) == 1:
                return Sides(owner, "WLD", 0.7)
            return self._filled(owner, None)
        if words.WORLD.search(self.scene.between(self.cue.start, self.cue.end)) and not words.BILATERAL.search(self.scene.sentence.text):
            subject = self.subject()
            return Sides(subject, "WLD", 0.6) if subject and subject != "WLD" else None
        both = self.both()
        return Sides(*both) if both else None

    def _exports(self) -> Sides | None:
        owners = self.owners()
        source = (owners[0] if owners else None) or self.at("from") or (self.subject() if self.cue.is_verb else None)
        target = self.at("to", "into") or self.at("for", "toward", "towards")
        if len(owners) == 2 and not target:
            return None  # "Russian-Turkish exports" tell no direction
        source = source if source != target else self.at("from")
        return self._filled(source or self._ours_or_subject(target), target)

    def _imports(self) -> Sides | None:
        owners = self.owners()
        source = self.at("from")
        target = (owners[0] if owners else None) or (self.subject() if self.cue.is_verb else None) or self.at("to", "into")
        if source is None and not self.cue.is_verb:
            source = self.at("of")
        if source is None and self.cue.is_verb:
            goods = [r for r in self.roles if self.cue.end <= r.start < self.high and r.is_owner and not r.preposition]
            source = goods[0].code if goods else None  # "bought Russian gas"
        if target == source:
            target = None
        return self._filled(target or self._ours_or_subject(source), source)

    def _ours_or_subject(self, known: str | None) -> str | None:
        subject = self.subject()
        return subject if known and subject != known else None

    def _balance(self) -> Sides | None:
        owners = self.owners()
        partner = self.at("with") or self.at("to", "against")
        reporter = (owners[0] if owners else None) or self.subject()
        if len(owners) == 2 or (partner is None and not self._is_bilateral()):
            return None  # a surplus with all partners together
        return self._filled(reporter if reporter != partner else None, partner)

    def _investment(self) -> Sides | None:
        if re.search(r"\bmutual\b", self.cue.text, re.I):
            both = self.both()
            return Sides(*both) if both else None
        lender = self._lender()
        if lender:
            return lender
        agency = self.agency() if self.cue.is_verb else None
        owners = self.owners()
        host = self.at("in", "into", "to") or (self.at("in", "into", wide=True) if not self.cue.is_verb else None)
        investor = agency or (owners[0] if owners else None) or self.at("from", "by") or self.subject()
        if investor == host:
            investor = self.at("from", "by")
        if host is None and not agency and (investor is None or self.cue.is_verb or not self.roles):
            return None
        return self._filled(investor, host)

    def _directed(self) -> Sides | None:
        """Loans, aid and the rest: who gives, and to whom."""
        owners = self.owners()
        lender = self._lender()
        if lender:
            return lender
        limit = min(self.cue.start, self.quantity.start) if self.own_scene else self.quantity.start
        if words.RECEIVES.search(self.scene.between(max(self.scene.sentence.start, limit - 60), limit)):
            source, subject = self.at("from", "by"), self.subject()
            return Sides(source, subject, 0.9) if source and subject and source != subject else None
        verb = self._verb()
        target = self.at("to") or self._object(verb) or self.at("for", "into", "in")
        giver = self.agency() or (owners[0] if owners else None) or self._before(verb) or self.at("from", "by") or (
            self.subject() or self.subject(any_clause=True))
        if target is None:
            behind = [r for r in self.roles if self.quantity.end <= r.start < self.high and r.is_owner and r.code != giver]
            target = behind[0].code if behind else None  # "$5 million to strengthen Ghana's ports"
        if giver == target:
            target = None if self.agency() else target
            giver = giver if self.agency() else None
        return self._filled(giver, target)

    _loan = _aid = _directed

    def _lender(self) -> Sides | None:
        """ "Peru is Bolivia's largest lender, with loans of ...": it gives."""
        for role in self.roles:
            if role.is_owner and _LENDER.match(self.scene.between(role.end, role.end + 60)):
                subjects = [r for r in self.roles if r.end <= role.start and not r.preposition and r.code != role.code]
                return Sides(subjects[-1].code, role.code, 1.0) if subjects else None
        return None

    def _verb(self) -> re.Match[str] | None:
        """The last verb of giving before the number."""
        found = None
        for found in words.GIVE_VERB.finditer(self.scene.tagged.text, self.scene.sentence.start, self.quantity.start):
            pass
        return found

    def _before(self, verb: re.Match[str] | None) -> str | None:
        """The subject of the verb of giving."""
        subjects = [r for r in self.roles if verb and r.end <= verb.start() and not r.preposition]
        return subjects[-1].code if subjects else None

    def _object(self, verb: re.Match[str] | None) -> str | None:
        """The indirect object: "granted Kenya a loan", "provide Kenya with 5 million"."""
        found = [r for r in self.roles if verb and verb.end() <= r.start < self.quantity.start and not r.preposition and not r.is_person]
        return found[0].code if verb and found and not re.search(r"\w", self.scene.between(verb.end(), found[0].start)) else None

    def _tariff(self) -> Sides | None:
        owners = self.owners()
        faced = _FACES.search(self.scene.tagged.text, self.scene.sentence.start, self.quantity.end)
        if faced:
            facing = [r for r in self.roles if not r.preposition and not r.is_person and r.end <= faced.start()]
            return self._filled(None, facing[-1].code) if facing else None
        if words.EACH_OTHER.search(self.scene.sentence.text):
            named = self.all_codes(people=False)
            return Sides(named[0], named[1], 0.9) if len(named) == 2 else None
        target = self.at("on", "from", "against") or self.at("of")
        behind = [r for r in self.roles if r.is_owner and r.start >= self.cue.end and r.start < self.high]
        target = target or (behind[0].code if behind else None)
        imposer = (owners[0] if owners else None) or self.at("by") or self.subject() or self.subject(any_clause=True)
        if imposer == target:
            imposer = None
        return self._filled(imposer, target)

    def _tourism(self) -> Sides | None:
        owners = self.owners()
        origin = (owners[0] if owners else None) or self.at("from")
        visited = [r for r in self.roles if not r.is_person and r.code != origin
                   and re.search(r"\bvisit(?:s|ed|ing)?\s+(?:the\s+)?$", self.scene.between(r.start - 14, r.start))]
        target = (visited[0].code if visited else None) or self.at("to", "in") or self.at("to", "in", wide=True)
        if origin == target:
            origin = None
        if origin is None:
            named = [r.code for r in self.roles if r.is_owner and not r.is_person and not r.preposition and r.code != target]
            origin = named[0] if named else None
        return self._filled(origin, target)

    def _freight(self) -> Sides | None:
        between = list(dict.fromkeys(r.code for r in self.roles if r.preposition == "between"))
        if len(between) == 2:
            return Sides(between[0], between[1], 0.9)
        owners = self.owners()
        origin = self.at("from") or (owners[0] if owners else None)
        target = self.at("to", "into")
        if origin is None and target:
            route = [r for r in self.roles if r.preposition == "on" and r.end <= self.quantity.start]
            origin = route[0].code if route else None  # "on the A-B-C route to D"
        if origin is None and target is None:
            both = self.both() if words.BILATERAL.search(self.scene.sentence.text) else None
            return Sides(*both) if both else None
        return self._filled(origin, target if target != origin else None)

    def _remittances(self) -> Sides | None:
        origin, owners = self.at("from"), self.owners()
        target = self.at("to", "into") or (owners[0] if owners else None)
        return self._filled(origin, target if target != origin else None)

