"""When: the time expression that a figure covers, in its clause or elsewhere in its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from analytics.extract import trade_words as words
from analytics.extract.spans import Quantity, Timex
from analytics.extract.trade_scene import Scene

_HARD = re.compile(r"[;:]|\b(?:while|whereas|but|including|includes|of which)\b|\.\s")
_SOFT = re.compile(r", |\band\b|[()]| [–—-] ")
_NEW = re.compile(r"(?:, |\band )(?:I|we|he|she|it|they|there|this)\b")
_AS_OF = re.compile(r"\b(?:as (?:of|at)|at the end of|by|until|till|at|end of|through|before|"
                    r"up to)\s+(?:the\s+)?(?:end of\s+)?$", re.I)
# "since the visit in the summer of 2000", "starting in 2000": until the publish day
_SINCE = re.compile(
    r"\b(?:since|(?:starting|beginning) (?:in|from)|ever since)\s(?:[^.;:,]|\.(?=\S)|(?<=\.\w)\.){0,80}$|"
                    r"\b(?:starting|beginning) (?:in|from)\s+$", re.I)
_OWNED = re.compile(r"['’]s?\s+(?:[a-z]+\s+)?$")  # "December's 4.40 billion"
_ASIDE = re.compile(r"\s*\((?:in|for)?\s*")  # "2.4 billion (2021)"
_OPENED = re.compile(r"\([^()]*$")  # a parenthesis between them that ends behind the time
_SPAN = re.compile(r"\b(?:to|through|until|till)\b|[-–]", re.I)  # "from January to November 2017"
_SAID = re.compile(r"\s+(?:said|announced|told|reported|noted)\b|['’]s\s+(?:[a-z]+\s+)?(?:agreement|visit|"
                   r"summit|meeting|"
                   r"talks|deal|pact)\b")
_MAKING = re.compile(r"\bmaking\s+(?:the year\s+)?$", re.I)
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.I)
_SAME = re.compile(r"\b(?:the|that) (?:same|corresponding) (?:period|year|month|time|months)\b(?! (?:of )?(?:last|"
                   r"the previous|a year))|"
                   r"\bduring the (?:month|year|period)\b", re.I)
_REACH = 45.0


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day as ISO dates, either may be unknown, and the words that tell them."""

    start: str | None = None
    end: str | None = None
    text: str | None = None

    def __bool__(self) -> bool:
        return bool(self.start or self.end)


def of(scene: Scene, quantity: Quantity, is_base: bool, is_aim: bool, before: list[Period]) -> Period:
    """The period of a quantity.

    Parameters
    ----------
    is_base : bool, it is the "from" of a "from X to Y": no time expression beyond the other number is its
    is_aim : bool, a target or forecast
    before : list of Period, those of the rows read last, for "the same period"
    """
    best: tuple[float, Timex] | None = None
    for timex in scene.timexes:
        if not _may_cover(scene, quantity, timex):
            continue
        if _is_out_of_time(timex, is_aim, scene.tagged.published):
            continue
        cost = _cost(scene, quantity, timex, is_base)
        if cost < _REACH and (best is None or cost < best[0]):
            best = cost, timex
    if best is not None:
        return _days(best[1], _is_start(scene, best[1]), scene.tagged.published)
    if before and (match := _SAME.search(scene.sentence.text)):
        number = sum(1 for q in scene.quantities if q.kind == quantity.kind and q.start < quantity.start)
        known = [p for p in before if p]
        if known:
            return Period(known[min(number, len(known) - 1)].start, known[min(number, len(known) - 1)].end,
                          match.group())
    return Period()


def _is_out_of_time(timex: Timex, is_aim: bool, published: date | None) -> bool:
    """An aim lies ahead, "to raise trade to 1 billion from 632 million last year"; what was done lies behind."""
    if published is None:
        return False
    if is_aim:
        return timex.finish is not None and timex.finish < published
    return timex.begin is not None and timex.begin > published


def _is_start(scene: Scene, timex: Timex) -> bool:
    """Does the time only open the period: "since the visit in May"?"""
    before = scene.between(max(scene.sentence.start, timex.start - 96), timex.start)
    return timex.relation is None and timex.type == "DATE" and bool(_SINCE.search(before))


def _may_cover(scene: Scene, quantity: Quantity, timex: Timex) -> bool:
    if timex.type not in {"DATE", "DURATION"} or timex.relation == "yoy" or not (timex.begin or timex.finish):
        return False
    before = scene.between(max(scene.sentence.start, timex.start - 90), timex.start)
    if timex.precision == "day" and timex.type == "DATE" and not _AS_OF.search(before):
        return False  # "at today's forum"
    if timex.end <= quantity.start and _OWNED.fullmatch(scene.between(timex.end, quantity.start).rstrip("$€£ ") + " "):
        return True
    if timex.precision in {"day", "week"} and timex.type == "DATE" and not _AS_OF.search(before):
        return False  # "said on Friday", "announced last week"
    if _SAID.match(scene.tagged.text, timex.end):
        return False  # "the director said in March", "last September's agreement"
    if _MAKING.search(before):
        return False  # "last year we gave 1 billion, making 2022 the largest year"
    if _FROM.search(before) and not _SPAN.search(timex.text):
        return False  # "up 4 percent from 1985"
    if timex.relation not in {"since"} and (match := words.COMPARED.search(before)):
        return "since" in match.group().lower().split() and timex.relation != "until"
    return True


def _cost(scene: Scene, quantity: Quantity, timex: Timex, is_base: bool) -> float:
    if timex.start >= quantity.end:
        gap = scene.between(quantity.end, timex.start)
        crossed = sum(quantity.end <= q.start < timex.start for q in scene.quantities)
        if _ASIDE.fullmatch(gap) and scene.between(timex.end, timex.end + 1) == ")":
            return 0.0
        if (is_base and crossed) or _OPENED.search(gap):
            return _REACH
        return len(gap) / 5 + 9 * crossed + _borders(gap, 9, 3, 12)
    if timex.end <= quantity.start:
        gap = scene.between(timex.end, quantity.start)
        crossed = sum(timex.end <= q.start < quantity.start for q in scene.quantities)
        return 1 + len(gap) / 8 + 3 * crossed + _borders(gap, 5, 2, 8)
    return _REACH


def _borders(gap: str, hard: int, soft: int, new: int) -> int:
    return hard * len(_HARD.findall(gap)) + soft * len(_SOFT.findall(gap)) + new * len(_NEW.findall(gap))


def _days(timex: Timex, is_start: bool, published: date | None) -> Period:
    begin, finish = timex.begin, published if is_start else timex.finish
    if timex.relation == "end" and timex.precision == "month":
        begin = finish  # what stands at the end of March stands on its last day
    return Period(begin.isoformat() if begin else None, finish.isoformat() if finish else None, timex.text)
