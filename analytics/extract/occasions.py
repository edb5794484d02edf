"""When and where a meeting is, and whether it was held: the words and dates around its cue."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from analytics import reference
from analytics.extract.meeting_words import CANCELLED, DENIED, PLANNED
from analytics.extract.scenes import Scene
from analytics.extract.spans import Mention, Timex

_BREAK = re.compile(r"[;:]|,? (?:while|whereas|although|but)\b|, (?:and|who|which|where) |\.\s")
_PRECISION = {"day": "day", "week": "week", "month": "month", "quarter": "month"}
_LENGTH = re.compile(r"P(\d+)D")
_NO_RELATION = frozenset({"yoy", "by", "since", "until"})


@dataclass(frozen=True, slots=True)
class When:
    """Days of a meeting, as exactly as the text tells."""

    start: date | None = None
    end: date | None = None
    precision: str | None = None
    text: str | None = None


def clause(scene: Scene, at: int) -> tuple[int, int]:
    """The clause around a place: from the break before it to the next behind it."""
    start, end = scene.start, scene.end
    for stop in _BREAK.finditer(scene.text, scene.start, scene.end):
        if stop.end() <= at:
            start = stop.end()
        elif stop.start() >= at:
            end = stop.start()
            break
    return start, end


def when(scene: Scene, start: int, end: int, is_visit: bool = False) -> When:
    """Days of what the cue at [start, end) names: the nearest date of its clause, else of its sentence."""
    low, high = clause(scene, start)
    dates = [t for t in scene.timexes if _is_date(t)]
    inside = [t for t in dates if low <= t.start < high]
    chosen = min(inside or dates, key=lambda t: _distance(t, start, end), default=None)
    if chosen is None:
        return When()
    if chosen not in inside and _distance(chosen, start, end) > 120:
        return When()
    first, last = chosen.begin, chosen.finish
    if is_visit and chosen.precision == "day" and first and first == last:
        length = next((n for t in scene.timexes if t.type == "DURATION" and (n := _days(t))), None)
        if length:
            last = first + timedelta(days=length - 1)
    return When(first, last, _PRECISION[chosen.precision or "day"], chosen.text)


def visit_days(scene: Scene) -> int | None:
    """Length of a "three-day visit" in days."""
    return next((n for t in scene.timexes if t.type == "DURATION" and (n := _days(t))), None)


def _days(timex: Timex) -> int | None:
    match = _LENGTH.fullmatch(timex.value)
    if match is None or "day" not in timex.text.lower():
        return None
    return int(match.group(1)) if 1 < int(match.group(1)) < 31 else None


def _is_date(timex: Timex) -> bool:
    return (timex.type in {"DATE", "TIME"} and timex.begin is not None and timex.precision in _PRECISION
            and timex.relation not in _NO_RELATION)


def _distance(timex: Timex, start: int, end: int) -> int:
    # what stands behind the cue is nearer than what stands before it: "talks on Friday" against "on Monday he said"
    return timex.start - end if timex.start >= end else (start - timex.end) + 15


def status(scene: Scene, start: int, end: int, day: When, published: date | None) -> str | None:
    """held, planned or cancelled; None where the text only thinks of it or denies it."""
    low, high = clause(scene, start)
    before, after = scene.text[low:start], scene.text[end:high]
    around = scene.text[low:high]
    if CANCELLED.search(around):
        return "cancelled"
    if DENIED.search(before[-60:]) and not (day.start and published and day.start > published):
        return None
    if day.start and published:
        if day.start > published:
            return "planned"
        if day.end and day.end < published:
            return "held"
    near = before[-90:]
    if PLANNED.search(near) or re.match(r"[^.;]{0,60}\b(?:will|is to|to be held|is (?:due|scheduled|set|expected|planned))\b", after):
        return "planned"
    return "held"


@dataclass(frozen=True, slots=True)
class Where:
    """Place of a meeting; the country alone where no city is named."""

    place: str | None = None
    country: str | None = None
    lon: float | None = None
    lat: float | None = None


_IN = re.compile(r"\b(?:in|at|to|into|near|outside|for)(?: the| his| her| its)?(?: \w+){0,2}? ?$")
_STRICT_IN = re.compile(r"\b(?:in|at)(?: the| his| her)?(?: \w+(?: of)?)?\s?$")


@cache
def _coordinates() -> dict[tuple[str, str], tuple[float | None, float | None]]:
    found: dict[tuple[str, str], tuple[float | None, float | None]] = {}
    for place in reference.places():
        for form in (place.name, *place.aliases):
            found.setdefault((reference.fold(form).lower(), place.country), (place.lon, place.lat))
    return found


def where_is(mention: Mention) -> Where:
    """A mention of a place as a place."""
    if mention.kind in {"capital", "city"}:
        lon, lat = _coordinates().get((reference.fold(mention.text).lower(), mention.code or ""), (None, None))
        return Where(mention.text, mention.code, lon, lat)
    return Where(None, mention.code)


def where(scene: Scene, start: int, end: int) -> Where:
    """Place named behind the cue with "in" or "at", else before it in the same clause."""
    low, high = clause(scene, start)
    spots = [m for m in scene.mentions if low <= m.start < max(high, min(end + 80, scene.end))
             and m.kind in {"capital", "city", "country", "seat"}
             and _STRICT_IN.search(scene.text[max(scene.start, m.start - 30):m.start])]
    spots.sort(key=lambda m: (m.start < end, abs(m.start - end)))
    best = next((m for m in spots if m.kind in {"capital", "city"}), None) or next(iter(spots), None)
    return where_is(best) if best else Where()
