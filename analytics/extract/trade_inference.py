"""Sides that no word of the clause names: the other country of the sentence, of the last figure, of the article."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analytics import reference
from analytics.extract import trade_words as words
from analytics.extract.spans import Quantity
from analytics.extract.trade_roles import Parts
from analytics.extract.trade_scene import Cue, Scene

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

    def other(self, code: str) -> tuple[str, float, str] | None:
        """The side that faces a known one, and how sure that is."""
        siblings = self.siblings(code)
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

    def filled(self, reporter: str | None, partner: str | None) -> Sides | None:
        if reporter and partner and reporter != partner:
            return Sides(reporter, partner, 1.0)
        if reporter and (not partner or partner == reporter):
            found = self.other(reporter)
            return Sides(reporter, *found) if found else None
        if partner:
            found = self.other(partner)
            return Sides(found[0], partner, *found[1:]) if found else None
        return None

    def is_intra(self, code: str) -> bool:
        return code not in reference.countries() and bool(_INTRA.search(self.scene.sentence.text))

    def is_member(self, sides: Sides) -> bool:
        """Is one side a member of the other? Told so that is fine, inferred it is a guess."""
        day = self.scene.tagged.published
        ways = ((sides.reporter, sides.partner), (sides.partner, sides.reporter))
        return any(b in reference.members(a, on=day) for a, b in ways if a not in reference.countries() and a != "WLD")
