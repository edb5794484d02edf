"""How a figure is told: as fact, forecast or aim; and what a government's giving is called."""

from __future__ import annotations

import re

from analytics.extract import trade_words as words
from analytics.extract.spans import Quantity
from analytics.extract.trade_inference import Sides
from analytics.extract.trade_scene import Cue, Governed, Scene

_STATE = re.compile(r"(?:United States|U\.S\. [Gg]overnment|[Gg]overnment|Administration|\b[Ww]e|"
                    r"\bI)\b[\w\s’'-]{0,40}$")
_HELP = re.compile(r"[^.;]{0,30}\b(?:in|for) (?:[\w-]+ ){0,3}(?:funding|assistance|"
                   r"capacity[\s-]building|humanitarian)\b")
_BUSINESS = re.compile(r"\b(?:compan(?:y|ies)|businesses|firms?|investors?|private)\b", re.I)
_STATE_GIVES = re.compile(r"\binvest", re.I)


_CLAUSE = re.compile(r";|, (?:while|whereas|but|and|which)\b|\bwhile\b")
_BEHIND = re.compile(r";|, (?:while|whereas|but|and|which)\b|\.\s|\b(?:although|though|but|despite)\b")
_BEHIND_LIMIT = 60  # characters behind the number that may still tell
_PURPOSE = re.compile(r"to (?!be\b)")  # "60 billion to support schools" has been given
_EXPECTED = re.compile(r"expect|forecast|projected|projection|\b(?:could|may|might)\b")
_UNDERTAKEN = words.GIFTS | {"tariff"}
_SOLD = frozenset({"exports", "imports"})
_TOLD = (("target", words.TARGET), ("forecast", words.FORECAST), ("actual", words.ACTUAL_NEAR))


def flow_of(scene: Scene, governed: Governed, sides: Sides) -> str:
    """The flow of the row; a government that "invests" in what another country needs gives aid."""
    cue = governed.cue
    if governed.how == "before" and cue.flow == "investment" and cue.is_verb and _STATE_GIVES.match(cue.text):
        agency = words.AGENCY.search(scene.sentence.text)
        kind = words.AGENCIES[agency.group(1).lower()][1] if agency else None
        is_state = sides.reporter == scene.home and _STATE.search(scene.between(scene.sentence.start, cue.start))
        is_help = _HELP.match(scene.tagged.text, max(cue.end, scene.quantities[0].end))
        if (kind == "aid" or is_state or is_help) and not _BUSINESS.search(scene.sentence.text):
            return "aid"
    return cue.flow


def status_of(scene: Scene, quantity: Quantity, cue: Cue, is_base: bool) -> str:
    """Told as fact, forecast or aim."""
    before = scene.between(scene.sentence.start, quantity.start)
    clause = _CLAUSE.split(before)[-1]
    behind = _BEHIND.split(scene.between(quantity.end, scene.sentence.end))[0][:_BEHIND_LIMIT]
    around = clause + " # " + behind
    if is_base or (cue.flow == "balance" and cue.start >= quantity.end and not words.FORECAST.search(clause)):
        return "actual"  # "to cut its 5 billion deficit"
    if words.AIM_TO.search(clause):
        return "target"
    candidates = [(abs(match.end() - len(clause)), status)
                  for status, pattern in _TOLD for match in pattern.finditer(around)
                  if not (match.start() > len(clause) and _PURPOSE.match(match.group()))]
    if not candidates:
        told = [(match.start(), status) for status, pattern in _TOLD for match in pattern.finditer(before)]
        # "has provided 6 billion to support schools, which includes 2 billion": the main verb tells
        return "target" if told and min(told)[1] == "target" and cue.flow in _UNDERTAKEN else "actual"
    nearest = min(candidates)[1]
    if words.FORECAST.search(clause):
        # what will be lent, given or invested is an undertaking
        return "target" if cue.flow in _UNDERTAKEN and not _EXPECTED.search(clause) else "forecast"
    if nearest == "forecast" and cue.flow in words.GIFTS and not _EXPECTED.search(around):
        return "target"  # "one billion will be made available in loans"
    if cue.flow in _UNDERTAKEN | _SOLD and words.TARGET.search(clause):
        return "actual" if nearest == "actual" else "target"
    return nearest
