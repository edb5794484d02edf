"""When and where a meeting is, and whether it was held: the words and dates around its cue."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from analytics import reference
from analytics.extract.meeting_words import (
    BYLINE,
    CANCELLED,
    CLOSING,
    DATELINE,
    DENIED,
    DENIED_BEHIND,
    HOMEWARD,
    OPENING,
    PLANNED_BEFORE,
    PLANNED_BEHIND,
    SPOKEN,
)
from analytics.extract.scenes import TOWNS, Scene, without_times
from analytics.extract.spans import Mention, Timex
from analytics.records import Meeting

_BREAK = re.compile(r"[;:]|\bsince\b|,? (?:while|whereas|although|but)\b|, (?:and|who|which|where|when) |(?<![A-Z])\.\s")
_PRECISION = {"day": "day", "week": "week", "month": "month", "quarter": "month"}
_LENGTH = re.compile(r"P(\d+)D")
_NO_RELATION = frozenset({"yoy", "by", "since", "until"})
_HELD_THERE = r"(?! (?:will |is |was |are |were |has )?(?:be )?(?:being )?(?:held|hosted|to be held|due|scheduled|takes?|taking|took|convenes?d?|opens|starts|begins|\d))"
_ASIDE = re.compile(rf"\b(?:since|who|where|whose|because|although|while)\b|\bwhich\b{_HELD_THERE}")
_AFTER_YEARS = re.compile(r"in (?:more than |over |almost |nearly |about )?[\w-]+ (?:years?|months?|weeks?|days|decades?)", re.IGNORECASE)
# "met after the visit that X paid in January": the date is the other's
_OTHER_TIME = re.compile(r"\b(?:after|before|following|ahead of|since|prior to)\b[^,]*\b(?:visit|trip|meeting|summit|talks)\b|, and |;|"
                         r"\b(?:summit|visit|meeting|forum|conference)\b[^.;]{0,40}\b(?:that|which)\b")
_FAR = 180  # characters between a cue and a date of another clause that may still be its own
_DATE_BEFORE = 15  # how much nearer a date behind the cue counts than one before it


@dataclass(frozen=True, slots=True)
class When:
    """Days of a meeting, as exactly as the text tells."""

    start: date | None = None
    end: date | None = None
    precision: str | None = None
    text: str | None = None
    gap: int = 0  # characters between the cue and the date


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


def when(scene: Scene, start: int, end: int, kind: str) -> When:
    """Days of what the cue at [start, end) names: the nearest date of its clause, else of its sentence."""
    low, high = clause(scene, start)
    if kind in {"summit", "forum"} and _WHICH_IS.match(scene.text, high):
        _, high = clause(scene, min(high + 3, scene.end))  # "the summit, which takes place on Friday"
    dates = [t for t in scene.timexes if _is_date(t) and not _is_filed(scene, t) and not (
        t.end <= start and (_AHEAD_OF if kind in {"talks", "call"} else _BESIDE).search(scene.text, t.end, start))]
    if kind in {"summit", "forum"} or PLANNED_BEFORE.search(scene.before(start, 60)):
        dates = [t for t in dates if not _is_spoken(scene, t, start, end)]
    if re.search(r"\bfirst\b", scene.before(start, 40)):
        # "their first talks in seven months" are not seven months off
        dates = [t for t in dates if not _AFTER_YEARS.fullmatch(t.text)]
    inside = [t for t in dates if low <= t.start < high]
    chosen = min(inside or dates, key=lambda t: _distance(t, start, end), default=None)
    if chosen is None or (chosen not in inside and (
            _distance(chosen, start, end) > _FAR or _ASIDE.search(scene.text[end:chosen.start]))):
        return When()
    if chosen.start > end and _OTHER_TIME.search(scene.text[end:chosen.start]):
        return When()
    first, last = _coming(scene, chosen)
    if kind == "visit" and chosen.start >= end and HOMEWARD.search(scene.text, end, chosen.start):
        return When(None, last, "day", chosen.text, _distance(chosen, start, end))
    if chosen.precision == "day" and first and first == last and kind in {"visit", "summit", "forum"}:
        days = visit_days(scene) if kind == "visit" else None
        around = scene.text[max(low, start - 60):min(high, max(end, chosen.start) if chosen in inside else end)]
        opened, closed = _last(OPENING, around), _last(CLOSING, around)
        if closed > opened:
            first, last = (last - timedelta(days=days - 1) if days and last else None), last
        elif days:
            last = first + timedelta(days=days - 1)
        elif opened >= 0 and not visit_days(scene):
            last = None  # "arrived on Monday", "opens on Friday": the end is not told
    return When(first, last, _PRECISION[chosen.precision or "day"], chosen.text, _distance(chosen, start, end))


def _is_ahead(before: str) -> bool:
    """Do the words before a cue plan it, and no later verb of the past stand between?"""
    ahead = None
    for ahead in PLANNED_BEFORE.finditer(before):
        pass
    return ahead is not None and not _PAST_VERB.search(before, ahead.end())


_PAST_VERB = re.compile(r"\b(?:was|were|said|told|signed|announced|decided|agreed|emerged|adopted)\b")


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in pattern.finditer(text)), default=-1)


def _is_filed(scene: Scene, timex: Timex) -> bool:
    """Does the date stand in a dateline or a byline?"""
    if BYLINE.search(scene.before(timex.start, 25)):
        return True
    filed = DATELINE.match(scene.text, scene.start, min(scene.end, scene.start + 90))
    return bool(filed and timex.end <= filed.end())


_SPOKEN_BEFORE = re.compile(SPOKEN + r"(?: reporters| journalists)?(?: on| late| early| earlier)?\s$")
_SPOKEN = re.compile(SPOKEN)


def _is_spoken(scene: Scene, timex: Timex, start: int, end: int) -> bool:
    """Is it the day somebody said so: "..., the ministry said on Tuesday"?"""
    if timex.start >= end:
        return bool(_SPOKEN.search(scene.text, end, timex.start))
    return bool(_SPOKEN_BEFORE.search(scene.before(timex.start, 40))) and not re.match(
        r"\s(?:at|during|on the sidelines of|in)\s", scene.text[timex.end:start])


def visit_days(scene: Scene) -> int | None:
    """Length of a "three-day visit" in days."""
    for timex in scene.timexes:
        match = _LENGTH.fullmatch(timex.value) if timex.type == "DURATION" else None
        if match and "day" in timex.text.lower() and 1 < int(match.group(1)) < 31:
            return int(match.group(1))
    return None


def _coming(scene: Scene, timex: Timex) -> tuple[date | None, date | None]:
    """Days of a time expression; "takes place on Sunday" is the Sunday to come."""
    first, last = timex.begin, timex.finish
    if first and last and timex.text.strip().lower() in _WEEKDAYS and scene.published and last < scene.published and (
            _TAKES_PLACE.search(scene.before(timex.start, 30))):
        return first + timedelta(days=7), last + timedelta(days=7)
    return first, last


_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_TAKES_PLACE = re.compile(r"\b(?:takes place|opens|begins|starts)\s(?:on\s)?$")
_WHICH_IS = re.compile(r",? (?:which|that) (?:will|is|was|takes|took|opens|opened|starts|started|begins|began|runs|ran)\b")
_AHEAD_OF = re.compile(r"\b(?:before|ahead of|eve of|preparations? for)\b")
_BESIDE = re.compile(r"\b(?:before|ahead of|eve of|preparations? for|after|following)\b")


def _is_date(timex: Timex) -> bool:
    if timex.precision == "month" and timex.begin and timex.finish and (timex.finish - timex.begin).days > 31:
        return False  # "in January-April": what trade is counted by
    return (timex.type in {"DATE", "TIME"} and timex.begin is not None and timex.precision in _PRECISION
            and timex.relation not in _NO_RELATION)


def _distance(timex: Timex, start: int, end: int) -> int:
    return timex.start - end if timex.start >= end else (start - timex.end) + _DATE_BEFORE


def status(scene: Scene, start: int, end: int, day: When, published: date | None) -> str | None:
    """held, planned or cancelled; None where the text only thinks of it or denies it."""
    is_own = bool(_OWNED.search(scene.before(start, 40)))
    low, high = clause(scene, start)
    before, behind = scene.text[low:start], scene.text[end:high]
    if CANCELLED.search(before[-100:]) or CANCELLED.search(behind[:50]):
        return "cancelled"
    is_later = bool(day.start and published and day.start > published)
    if DENIED.search(before[-60:]) and not is_later and not is_own:
        return None
    if is_later:
        return "planned"
    if published and day.end and day.end < published:
        return "held"

    if _BEGUN.match(behind):
        return "held"
    if _TO_COME.search(before) and not _FIRST_TO.search(before):
        return "planned"
    if not is_own and not is_later and DENIED_BEHIND.match(behind):
        return None
    is_past = _PAST.match(scene.text, start) is not None
    if _is_ahead(before[-120:]) or (PLANNED_BEHIND.match(behind) and not is_past):
        return "planned"
    return "held"


# "Japan's premier to visit", "flew to Beijing to meet": what is still to come.
_TO_COME = re.compile(
    r"\bto\s(?:\w+ly\s)?(?:(?:hold|host|pay|attend|have|make|join|address|chair|co-chair|co-host|lead|open|begin|start|receive|welcome|"
    r"take part in|participate in|speak at|skip)(?:\s[\w'’-]+){0,4}\s?)?$", re.IGNORECASE)
_FIRST_TO = re.compile(r"\b(?:first|last|only|latest|second|third)\b[^.;,]{0,60}\bto\b[^.;,]{0,40}$", re.IGNORECASE)
_BEGUN = re.compile(r"[^.;]{0,60}\b(?:had|has) (?:begun|started|been)\b")
_PAST = re.compile(r"(?:met|flew|went|came|gone|\w+ed)\b", re.IGNORECASE)
# "I hope that your visit will be useful": the visit itself is no hope.
_OWNED = re.compile(r"\b(?:your|his|her|my|our|this|['’]s)\s(?:[\w-]+\s){0,3}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Where:
    """Place of a meeting; the country alone where no city is named."""

    place: str | None = None
    country: str | None = None
    lon: float | None = None
    lat: float | None = None


_IN = re.compile(
    r"(?:^|[^\w])(?i:in|at|to)(?: the| his| her)?(?: (?:[A-Z][\w’'-]*|capital|city|town|resort|port|of|neighbou?ring|nearby|northern|southern|"
    r"eastern|western|central|historic|coastal|old))*,?\s*$")
_TOPIC = re.compile(
    r"\b(?:on|about|regarding|over|situation|settlement|conflict|crisis|war|cooperation|development|to|said|says|that|"
    r"discuss\w*|projects?|construction|investment|production|implement\w*|including|such as|issues?|elections?)\b", re.IGNORECASE)
_SIDELINE = re.compile(r"\bon the (?:sidelines?|margins?|fringes?) of\b")
_BE_HELD = re.compile(rf"{_SIDELINE.pattern}|\b(?:is |was |are )?(?:due |set |scheduled )?to (?:be held|take place|be hosted)\b")
_LEAVES = re.compile(rf"[;:]|(?<![A-Z])\.\s|, (?:which|who|where)\b{_HELD_THERE}")
_ASIDE_HERE = re.compile(r"[;:]|(?<![A-Z])\.\s|, (?:which|who|where)\b")
_REACH = 110


_CITY_STATES = frozenset({"SGP", "MCO"})


@cache
def _coordinates() -> dict[tuple[str, str], tuple[float | None, float | None]]:
    found: dict[tuple[str, str], tuple[float | None, float | None]] = {}
    for place in reference.places():
        for form in (place.name, *place.aliases):
            found.setdefault((reference.fold(form).lower(), place.country), (place.lon, place.lat))
    return found


def is_capital(row: Meeting) -> bool:
    """Is the row's place its country's capital, where a guest of state is received?"""
    return row.place is not None and (reference.fold(row.place).lower(), row.country or "") in _capitals()


@cache
def _capitals() -> frozenset[tuple[str, str]]:
    return frozenset((reference.fold(form).lower(), place.country) for place in reference.places()
                     if place.kind == "capital" for form in (place.name, *place.aliases))


def where_is(mention: Mention) -> Where:
    """A mention of a place as a place."""
    if mention.kind in TOWNS:
        lon, lat = _coordinates().get((reference.fold(mention.text).lower(), mention.code or ""), (None, None))
        # a dateline's capitals and "Washington, D.C." are written as the table writes them
        plain = mention.name if mention.name and (mention.text.isupper() or "," in mention.text) else mention.text
        return Where(plain, mention.code, lon, lat)
    if mention.code in _CITY_STATES and mention.kind == "country":
        lon, lat = _coordinates().get((mention.text.lower(), mention.code), (None, None))
        return Where(mention.text, mention.code, lon, lat)
    return Where(None, mention.code)


def where(scene: Scene, start: int, end: int, kind: str) -> Where:
    """Place that "in" or "at" names behind the cue and its parties, or at the front of the sentence."""
    behind = [m for m in scene.mentions if end <= m.start < end + _REACH]
    spots: list[Mention] = []
    for mention in behind:
        gap = _BE_HELD.sub(" ", without_times(scene, end, mention.start))
        if (_LEAVES if kind in {"summit", "forum"} else _ASIDE_HERE).search(gap) or _TOPIC.search(gap):
            break
        if _is_spot(mention) and _IN.search(gap[-40:]):
            spots.append(mention)
    if not spots and kind in {"summit", "forum"}:
        low, _ = clause(scene, start)
        spots = [m for m in scene.mentions if low <= m.start < start and m.kind in TOWNS
                 and _IN.search(scene.before(m.start, 30)) and start - m.end < 60]
    if not spots:
        front = [m for m in scene.mentions if m.end <= start and _is_spot(m)
                 and re.match(r"\W*(?:meeting )?(?:in|at)(?: the)?\s$", scene.text[scene.start:m.start], re.IGNORECASE)]
        spots = front[:1]
    town = next((m for m in spots if m.kind in TOWNS), None)
    chosen = town or (spots[0] if spots else None)
    return where_is(chosen) if chosen else Where()


def _is_spot(mention: Mention) -> bool:
    return mention.kind in {"capital", "city", "country", "seat"} and mention.code is not None
