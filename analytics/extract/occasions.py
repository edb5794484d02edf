"""When a meeting is, and whether it was held: the dates and the words around its cue."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from analytics.extract.meeting_words import (
    AHEAD_OF,
    BEGUN,
    BESIDE,
    BYLINE,
    CANCELLED,
    CLOSING,
    DATELINE,
    DENIED,
    DENIED_BEHIND,
    FIRST_TO,
    GLAD_TO,
    HELD_BEFORE,
    HELD_THERE,
    HOMEWARD,
    OPENING,
    OTHER_TIME,
    PLANNED_BEFORE,
    PLANNED_BEHIND,
    SPOKEN,
    TAKES_PLACE,
    TO_COME,
    WHICH_IS,
)
from analytics.extract.scenes import Scene
from analytics.extract.spans import Timex

_BREAK = re.compile(
    r"[;:]|\bsince\b|,? (?:while|whereas|although|but)\b|, (?:and|who|which|where|when) |(?<![A-Z])\.\s")
_PRECISION = {"day": "day", "week": "week", "month": "month", "quarter": "month"}
_LENGTH = re.compile(r"P(\d+)D")
_WEEKS = {"two": 2, "three": 3}
_WEEKS_LONG = re.compile(r"\b(?:(one|two|three)-)?week(?:-?long)? (?:[a-z]+ ){0,2}(?:visit|trip|tour)\b", re.I)
_NO_RELATION = frozenset({"yoy", "by", "since", "until"})
_WEEKDAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
_ASIDE = re.compile(rf"\b(?:since|who|where|whose|because|although|while)\b|\bwhich\b{HELD_THERE}")
_AFTER_YEARS = re.compile(
    r"in (?:more than |over |almost |nearly |about )?[\w-]+ (?:years?|months?|weeks?|days|decades?)", re.IGNORECASE)
_AND_ON = re.compile(r"\s(?:and|to|through)\s(?:on\s)?")
_FIRST = re.compile(r"\bfirst\b")
_SPOKEN = re.compile(SPOKEN)
# "Ahead of the summit to be held on March 26, X and Y discussed": the day of the other occasion.
_FRONTED = re.compile(
    r"\W*(?:Ahead of|On the eve of|In the run-up to|In preparation for|Before|After|Following)\b[^,]*"
    r"\b(?:summit|meeting|forum|conference|visit|talks|session)\b[^,]*,")
_SPOKEN_BEFORE = re.compile(SPOKEN + r"(?: reporters| journalists)?(?: on| late| early| earlier)?\s$")
_SPOKEN_THERE = re.compile(r"\s(?:at|during|on the sidelines of|in)\s")
_GOING_TO_IT = re.compile(r"\s(?:for|to attend|to participate in|to take part in)\s")
_FOR_IT = re.compile(r"\bfor (?:the |an? |this year['’]s )?(?:[\w'’-]+ ){0,5}$")
_GATHERED = re.compile(r"\b(?:met|meets?|gather\w*|conven\w*|join\w*|set)\b")
_AT_IT = re.compile(r"\b(?:during|at) (?:the |an? )?(?:[\w’'&-]+ ){0,6}$")
_PAST = re.compile(r"(?:met|flew|went|came|gone|\w+ed)\b", re.IGNORECASE)
_PAST_VERB = re.compile(r"\b(?:was|were|said|told|signed|announced|decided|agreed|emerged|adopted)\b")
_OF_A_PAPER = re.compile(
    r"\s(?:[A-Z]\w+\s)?(?:joint |agreements?|statements?|declarations?|accords?|deals?|deadline|attacks?|elections?|"
    r"referendum|treaty|communique|communiqué|resolution|decision|decree)\b", re.IGNORECASE)
_IN_NAME = re.compile(r"\s[A-Z]")
_DECIDED = re.compile(r"\b(?:agreed|decided|announced|promised|pledged|vowed|said|told|invited)\b")
_TO_DO = re.compile(r"\bto (?!the\b|an?\b|[A-Z])")
_SOFT = re.compile(r"\b(?:due|set|scheduled|expected|planned|is|are|was|were|going)\s+to\b")
# "I hope that your visit will be useful": the visit itself is no hope.
_OWNED = re.compile(r"\b(?:your|his|her|my|our|this|['’]s)\s(?:[\w-]+\s){0,3}$", re.IGNORECASE)
_BARE_TO = re.compile(r"to\s(?:\w+ly\s)?", re.IGNORECASE)
_INFINITIVE = re.compile(
    r"(?:meet|visit|travel|fly|go|come|head|arrive|speak|talk|discuss|hold|host|receive|welcome|take|tour|depart|leave|be|"
    r"phone|telephone|pay|greet|land)\b", re.IGNORECASE)
_FAR = 180  # characters between a cue and a date of another clause that may still be its own
_DATE_BEFORE = 15  # how much nearer a date behind the cue counts than one before it
_A_YEAR = re.compile(r"(?:19|20)\d\d|ago|last|yesterday", re.IGNORECASE)
_BARE_MONTH = re.compile(r"[A-Z][a-z]+\.?")
_SOON = 75  # days off that "the President's June trip" may be ahead, where last June is most of a year ago
_COMING = 180  # days that a cancelled meeting may have been ahead
_MONTH = 31


@dataclass(frozen=True, slots=True)
class When:
    """Days of a meeting, as exactly as the text tells; `gap`: characters between the cue and the date."""

    start: date | None = None
    end: date | None = None
    precision: str | None = None
    text: str | None = None
    gap: int = 0


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
    """Days of what the cue at [start, end) names: the nearest date of its clause, else of its sentence.

    Parameters
    ----------
    kind : str, the meeting's; a visit may have a length, a summit an opening day
    """
    low, high = clause(scene, start)
    if kind in {"summit", "forum"} and WHICH_IS.match(scene.text, high):
        _, high = clause(scene, min(high + 3, scene.end))  # "the summit, which takes place on Friday"
    dates = [t for t in scene.timexes if _is_date(t) and _is_own(scene, t, start, end, kind)]
    inside = [t for t in dates if low <= t.start < high]
    chosen = min(inside or dates, key=lambda t: _distance(t, start, end), default=None)
    if chosen is None:
        return When()
    gap, between = _distance(chosen, start, end), scene.text[end:chosen.start]
    if chosen not in inside and (gap > _FAR or _ASIDE.search(between)):
        return When()
    if chosen.start > end and OTHER_TIME.search(between):
        return When()
    first, last = _coming(scene, chosen)
    last = _through(scene, chosen, last)
    if kind == "visit" and chosen.start >= end and HOMEWARD.search(between):
        first = None
    elif chosen.precision == "day" and first and first == last and kind in {"visit", "summit", "forum"}:
        reach = min(high, max(end, chosen.start)) if chosen in inside else end
        first, last = _stretch(scene, first, scene.text[max(low, start - 60):reach], kind)
    return When(first, last, _PRECISION[chosen.precision or "day"], chosen.text, gap)


def _through(scene: Scene, chosen: Timex, last: date | None) -> date | None:
    """Last day of "on Wednesday and Thursday"."""
    for timex in scene.timexes:
        if timex.precision == "day" and chosen.precision == "day" and _AND_ON.fullmatch(
                scene.text[chosen.end:max(chosen.end, timex.start)]):
            then = _coming(scene, timex)[1]
            return then if then and last and then - last == timedelta(days=1) else last
    return last


def _stretch(scene: Scene, day: date, around: str, kind: str) -> tuple[date | None, date | None]:
    """First and last day where the words open or close a visit or a summit on a day."""
    length = visit_days(scene)
    opened, closed = _last(OPENING, around), _last(CLOSING, around)
    if closed > opened:
        return (day - timedelta(days=length - 1) if length and kind == "visit" else None), day
    if length and kind == "visit":
        return day, day + timedelta(days=length - 1)
    # "arrived on Monday", "opens on Friday": the end is not told
    return day, None if opened >= 0 and not length else day


def visit_days(scene: Scene) -> int | None:
    """Length of a "three-day visit", a "week-long visit" in days."""
    for timex in scene.timexes:
        match = _LENGTH.fullmatch(timex.value) if timex.type == "DURATION" else None
        if match and "day" in timex.text.lower() and 1 < int(match.group(1)) < _MONTH:
            return int(match.group(1))
    weeks = _WEEKS_LONG.search(scene.text, scene.start, scene.end)
    return 7 * _WEEKS.get((weeks.group(1) or "one").lower(), 1) if weeks else None


def _is_date(timex: Timex) -> bool:
    if timex.begin is None or timex.precision not in _PRECISION or timex.relation in _NO_RELATION:
        return False
    if timex.precision == "month" and timex.finish and (timex.finish - timex.begin).days > _MONTH:
        return False  # "in January-April": what trade is counted by
    return timex.type in {"DATE", "TIME"}


def _is_own(scene: Scene, timex: Timex, start: int, end: int, kind: str) -> bool:
    """May the date be the meeting's: no dateline, no day that somebody said so, no day of what lies before it?"""
    if _is_filed(scene, timex) or _OF_A_PAPER.match(scene.text, timex.end):
        return False
    if timex.precision == "quarter" and _IN_NAME.match(scene.text, timex.end, scene.end):
        return False  # "in the Winter Garden"
    is_before = timex.end <= start
    fronted = _FRONTED.match(scene.text, scene.start, start) if kind in {"talks", "call"} else None
    if fronted and timex.end <= fronted.end():
        return False
    if is_before and (AHEAD_OF if kind in {"talks", "call"} else BESIDE).search(scene.text, timex.end, start):
        return False
    if kind in {"summit", "forum"} or PLANNED_BEFORE.search(scene.before(start, 60)):
        if _is_spoken(scene, timex, start, end):
            return False
        if is_before and kind != "visit" and (_GOING_TO_IT.match(scene.text, timex.end, start)
                                              or _is_for_it(kind, scene.text[timex.end:start])):
            return False  # "arrived on Thursday for a summit", "criticised on Friday what was done for the summit"
    # "their first talks in seven months" are not seven months off
    return not (_FIRST.search(scene.before(start, 40)) and _AFTER_YEARS.fullmatch(timex.text))


def _is_for_it(kind: str, between: str) -> bool:
    """Is it the day of what was done for a summit: "criticised on Friday what was done for the summit"?"""
    return kind in {"summit", "forum"} and bool(_FOR_IT.search(between[-60:])) and not _GATHERED.search(between)


def _is_filed(scene: Scene, timex: Timex) -> bool:
    """Does the date stand in a dateline or a byline?"""
    if BYLINE.search(scene.before(timex.start, 45)):
        return True
    if timex.end - scene.start > 90:
        return False
    filed = DATELINE.match(scene.text, scene.start, min(scene.end, scene.start + 90))
    return bool(filed and timex.end <= filed.end())


def _is_spoken(scene: Scene, timex: Timex, start: int, end: int) -> bool:
    """Is it the day somebody said so: "..., the ministry said on Tuesday"?"""
    if timex.start >= end:
        return bool(_SPOKEN.search(scene.text, end, timex.start))
    return bool(_SPOKEN_BEFORE.search(scene.before(timex.start, 40))) and not _SPOKEN_THERE.match(
        scene.text, timex.end, start)


def _coming(scene: Scene, timex: Timex) -> tuple[date | None, date | None]:
    """Days of a time expression; "takes place on Sunday" is the Sunday to come."""
    first, last = timex.begin, timex.finish
    if first and last and scene.published and last < scene.published and timex.text.strip().lower() in _WEEKDAYS and (
            TAKES_PLACE.search(scene.before(timex.start, 60))):
        return first + timedelta(days=7), last + timedelta(days=7)
    return first, last


def _distance(timex: Timex, start: int, end: int) -> int:
    return timex.start - end if timex.start >= end else start - timex.end + _DATE_BEFORE


def status(scene: Scene, start: int, end: int, day: When) -> str | None:
    """held, planned or cancelled; None where the text only thinks of it or denies it."""
    low, high = clause(scene, start)
    before, behind = scene.text[low:start], scene.text[end:high]
    is_own = bool(_OWNED.search(scene.before(start, 40)))
    published = scene.published
    if CANCELLED.search(before[-100:]) or CANCELLED.search(behind[:50]):
        return "cancelled"
    if day.start and published and day.start > published:
        return "planned"
    if DENIED.search(before[-60:]) and not is_own:
        return None
    if BEGUN.match(behind) or (published and day.end and day.end < published):
        return "held"
    if GLAD_TO.search(before):
        return "held"  # "I am glad to meet with you"
    if _is_to_come(scene, start, before):
        return "planned"
    if DENIED_BEHIND.match(behind) and not is_own:
        return None
    is_past = _PAST.match(scene.text, start) is not None
    if is_past:
        return "planned" if _is_ahead(before[-25:]) else "held"
    if HELD_BEFORE.search(before):
        return "held"
    at = _AT_IT.search(before)  # "will focus on trade during the summit"
    return "planned" if _is_ahead(before if at else before[-120:]) or PLANNED_BEHIND.match(behind) else "held"


def _is_to_come(scene: Scene, start: int, before: str) -> bool:
    """Does an infinitive announce it: "to meet", "to hold talks"; but no "speech to the summit"?"""
    to = TO_COME.search(before)
    if to is None or FIRST_TO.search(before):
        return False
    return not _BARE_TO.fullmatch(to.group()) or bool(_INFINITIVE.match(scene.text, start)) or (scene.is_title and (
        scene.text[start].islower()))


def next_year(day: When, published: date | None, within: int = _COMING) -> When:
    """A cancelled meeting's bare "March 20", read as a past day, is that of the coming weeks."""
    if not (day.start and day.end and published and day.end < published) or _A_YEAR.search(day.text or ""):
        return day
    try:
        start, end = day.start.replace(year=day.start.year + 1), day.end.replace(year=day.end.year + 1)
    except ValueError:
        return day
    return replace(day, start=start, end=end) if 0 <= (start - published).days < within else day


def nearest_month(scene: Scene, start: int, day: When) -> When:
    """ "They discussed the President's June trip", told in May, is that of the June to come."""
    if day.precision != "month" or day.text is None or not _BARE_MONTH.fullmatch(day.text):
        return day
    is_noun = scene.before(start, 40).rstrip().endswith(day.text)
    return next_year(day, scene.published, _SOON) if is_noun else day


def is_decided(scene: Scene, start: int, day: When) -> bool:
    """Is the date the day on which a plan was made: "agreed on Friday to meet"?"""
    if day.text is None:
        return False
    at = scene.text.rfind(day.text, scene.start, start)
    if at < 0 or not _DECIDED.search(scene.text, clause(scene, at)[0], at):
        return False
    between = scene.text[at + len(day.text):start]
    return bool(_TO_DO.search(between)) and not _SOFT.search(between)


def is_of_a_year(scene: Scene, start: int) -> bool:
    """Does the clause date its meeting only by a year gone by?"""
    low, high = clause(scene, start)
    return any(low <= t.start < high and t.precision in {"year", "decade"} and t.finish and scene.published
               and t.finish < scene.published and t.relation not in _NO_RELATION for t in scene.timexes)


def _is_ahead(before: str) -> bool:
    """Do the words before a cue plan it, and no later verb of the past stand between?"""
    ahead = -1
    for match in PLANNED_BEFORE.finditer(before):
        ahead = match.end()
    return ahead >= 0 and not _PAST_VERB.search(before, ahead)


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.start() for match in pattern.finditer(text)), default=-1)
