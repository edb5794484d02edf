"""Sides that no word of the clause names: the other country of the sentence, of the last figure, of the article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analytics import reference
from analytics.extract import trade_words as words
from analytics.extract.spans import Quantity
from analytics.extract.trade_roles import Parts, Role
from analytics.extract.trade_scene import Cue, Scene

# What may stand before a side that gives or takes; "" for a subject or an owner.
_SOURCE = frozenset({"", "from", "by", "of", "between", "on"})
_TARGET = frozenset({"", "to", "in", "into", "for", "on", "of", "from", "against", "with", "toward", "towards",
                     "within", "across", "inside", "between"})
_ENDS: dict[str, tuple[str, str]] = dict.fromkeys(
    ("exports", "investment", "loan", "aid", "tariff", "tourism", "freight", "remittances"), ("source", "target"),
) | {"imports": ("target", "source")}
_ACTS = re.compile(r"\s+(?:(?:has|have|had|is|was|will|would|also|\w+ed|\w+s)\b|and\b)")
_INTRA = re.compile(r"\b(?:intra-?\s?|within |among |between )", re.I)


@dataclass(frozen=True, slots=True)
class Sides:
    """Reporter and partner, and how well they are told: 1.0 both named with the figure, less where one is inferred."""

    reporter: str
    partner: str
    sureness: float
    how: str = "named"  # named, or inferred: from the sentence, the memory of earlier ones, the article's pair


class Inference(Parts):
    """The parts of a clause, and what may stand in for those it lacks; `memory`: sides of the figures before."""

    def __init__(self, scene: Scene, cue: Cue, quantity: Quantity, memory: list[Sides]) -> None:
        super().__init__(scene, cue, quantity)
        self.memory = memory

    def other(self, code: str, end: str = "either") -> tuple[str, float, str] | None:
        """The side that faces a known one, and how sure that is; `end`: whether it gives, takes, or either."""
        siblings = self.siblings(code)
        others = [c for c in self.all_codes(people=False) if c != code and c not in siblings
                  and not self._holds(c, code)]
        if len(others) == 1 and (end == "either" or any(
                r.code == others[0] and self._fits(r, end) for r in self.roles)):
            return others[0], 0.85, "sentence"
        named = self.all_codes()
        for sides in reversed(self.memory[-4:]):
            # "the world" is no side that a later figure goes on speaking of
            if code in (sides.reporter, sides.partner) and sides.reporter != sides.partner != "WLD":
                facing = sides.partner if sides.reporter == code else sides.reporter
                if not others or facing in named:
                    return facing, 0.8, "memory"
        pair = self.scene.tagged.pair
        if pair and code in pair:
            facing = pair[1] if pair[0] == code else pair[0]
            if not others or (facing in named and facing not in others):
                return facing, 0.8, "pair"
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

    def _fits(self, role: Role, end: str) -> bool:
        """May a side with these words before it be the giving or the taking end of the flow?"""
        text = self.scene.tagged.text
        if self.cue.flow in words.GIFTS and (role.preposition == "between" if end == "source" else (
                role.preposition == "in" and role.is_city and role.end <= self.cue.start and (
                    text[role.end:role.end + 1] == ","))):
            return False  # "exchanges between Peru and Chile", "In Lima, we announced"
        if end == "source" and self.cue.flow == "tariff" and role.preposition in {"from", "of", "on"}:
            return False  # who sells imposes nothing
        if end == "source":
            return (role.preposition in _SOURCE and not role.is_object) or (
                self.cue.flow in {"imports", "tariff"} and role.preposition in {"in", "to"})
        if self.cue.flow in words.GIFTS and not role.preposition:
            # the subject of another clause takes nothing: "A has committed 2 billion, and B 1 billion"
            return role.is_object or (role.start >= self.quantity.end and not _ACTS.match(
                self.scene.tagged.text, role.end))
        return role.preposition in _TARGET

    def filled(self, reporter: str | None, partner: str | None) -> Sides | None:
        """Both sides, the one that is missing inferred."""
        if reporter and partner and reporter != partner:
            return Sides(reporter, partner, 1.0)
        ends = _ENDS.get(self.cue.flow, ("either", "either"))
        if reporter and (not partner or partner == reporter):
            found = self.other(reporter, ends[1])
            return Sides(reporter, *found) if found else None
        if partner:
            found = self.other(partner, ends[0])
            return Sides(found[0], partner, *found[1:]) if found else None
        return None

    def untold(self, sides: Sides) -> set[str]:
        """The sides that nothing in the sentence names."""
        told = {*self.all_codes(), self.agency()}
        if words.OURS.search(self.scene.sentence.text):
            told.add(self.scene.ours)
        return {sides.reporter, sides.partner} - told

    def is_intra(self, code: str) -> bool:
        return code not in reference.countries() and bool(_INTRA.search(self.scene.sentence.text))

    def is_member(self, sides: Sides) -> bool:
        """Is one side a member of the other? Told so that is fine, inferred it is a guess."""
        return self._holds(sides.reporter, sides.partner) or self._holds(sides.partner, sides.reporter)

    def _holds(self, bloc: str, member: str) -> bool:
        """Is one a bloc that the other belongs to?"""
        return bloc not in reference.countries() and bloc != "WLD" and (
            member in reference.members(bloc, on=self.scene.tagged.published))
