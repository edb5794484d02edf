"""Stretches told by a unit noun: "two years ago", "for three days", "each month", "the end of the year"."""

from __future__ import annotations

import re
from datetime import date

from analytics.extract.timex.calendar import When, day_of, decade_of, duration, shifted, unit_of
from analytics.extract.timex.counting import (
    NEXT,
    OF_YEAR,
    PAST,
    SAME,
    THIS,
    TO_MONTH,
    comparison,
    count_before,
    year_told,
)
from analytics.extract.timex.near import near, same, weekend
from analytics.extract.timex.parts import first_units, ordinal, up_to, year_end
from analytics.extract.timex.reading import Before, Found, Reading
from analytics.extract.timex.words import ORDINALS, UNITS, number

_EACH = frozenset(("each", "every", "per"))
_PADDING = frozenset((
    "calendar", "fiscal", "financial", "consecutive", "full", "whole", "entire", "straight", "working",
    "business", "long", "more", "additional", "reporting", "academic", "complete", "successive", "budget",
    "marketing",
))
_OWN_YEARS = frozenset(("fiscal", "financial", "budget", "marketing", "academic"))
_AGO = re.compile(r"\s+ago\b")
_EARLIER = re.compile(
    r"\s+(?:earlier|previously)\b(?!\s+than)|\s+before(?=\s*[.,;)\n]|\s+(?:and|when|was|were|had)\b|\s*$)"
)
_LATER = re.compile(r"\s+(?:later|afterwards?)\b(?!\s+than)")
_HENCE = re.compile(r"\s+(?:from\s+now|hence)\b")
_ON_UNIT = re.compile(r"[-‐‑\s](?:on|over|to)[-‐‑\s](?:year|month|quarter)\b")
_BEFORE_WORD = re.compile(r"\s+(?:before|previous|earlier)\b|\s+prior\b")
_ENDS_A_DAY = frozenset((
    "end", "ended", "ending", "ends", "finish", "finished", "finishing", "close", "closed", "start", "started",
    "in", "of", "during", "later",
))
_RANGE_BARE = frozenset(("for", "over", "in", "within", "after", "of", "many", "some"))
_AGES = re.compile(r"[-‐‑]?\s?old\b")


def unit(reading: Reading, match: re.Match[str]) -> Found | None:
    """The time expression around a unit noun, or None where the noun tells no time."""
    text, (start, end) = reading.text, match.span()
    word = match.group().lower()
    code = UNITS[word]
    plural = word.endswith("s") or word == "centuries"
    before = reading.before(start)
    if code == "Y" and not plural:
        yoy = _ON_UNIT.match(text, end)
        if yoy:
            return Found(start, yoy.end(), When("P1Y", type="DURATION", relation="yoy"))
    if code in ("M", "Q") and not plural:
        mom = _ON_UNIT.match(text, end)
        if mom:
            return Found(start, mom.end(), When(f"P{3 if code == 'Q' else 1}M", type="DURATION", relation="prev"))
    if before.word(0) in ("-", "‐", "‑") and text[start - 1] in "-‐‑":
        return _compound(reading, before, code, start, end)
    if code == "Y" and not plural:
        special = year_end(reading, before, start, end)
        if special:
            return special
    if text[end : end + 1] == "-" and not plural:
        return None  # "day-to-day"
    i = 0
    while before.word(i) in _PADDING:
        i += 1
    count, i, fuzzy = count_before(before, i)
    deixis = before.word(i)
    if deixis in ("of", "") and count is None and not fuzzy and not plural:
        return None
    counted = count is not None or fuzzy
    if (
        deixis in ORDINALS
        and code in ("M", "Q", "H", "W", "D", "Y", "DE", "CE")
        and not (counted and deixis == "second")
    ):
        return ordinal(reading, before, i, code, count, plural, end)
    if deixis in THIS or (deixis in PAST or deixis in NEXT):
        hit = near(reading, before, i, code, count, fuzzy, plural, end)
        if hit and code == "Y" and before.word(0) in _OWN_YEARS:
            # whose fiscal year begins when, the words don't tell
            hit = hit._replace(when=hit.when._replace(begin=None, finish=None))
        return hit
    if deixis in SAME or deixis == "that":
        return same(reading, before, i, code, end)
    if deixis in _EACH:
        begin = before.start(i)
        return Found(begin, end, duration(count or 1, code)._replace(type="SET"))
    if deixis == "recent":
        return Found(before.start(i), end, When("PAST_REF"))
    if counted:
        return _counted(reading, before, i, code, None if fuzzy else count, end)
    if plural:
        return _bare_plural(reading, before, i, code, start, end)
    if deixis == "the" or deixis in ("year's",):
        return _the(reading, before, i, code, end)
    return None


def _counted(reading: Reading, before: Before, i: int, code: str, count: float | None, end: int) -> Found | None:
    """A number of units: ago, earlier, later, of a year, every, or just so long."""
    text, anchor = reading.text, reading.anchor
    start = before.start(i - 1)
    if code in ("WE", "P") or (code == "H" and count != 1):
        return None
    single = before.word(i - 1) in ("a", "an")
    is_time = before.word(0) in _PADDING or _AGO.match(text, end) or _EARLIER.match(text, end)
    if code == "Q" and not is_time and (single or not OF_YEAR.match(text, end)):
        return None  # "a quarter of exports", "three quarters log on"
    if code in ("Q", "H") and text[end : end + 4] == " of ":
        of_year = OF_YEAR.match(text, end)
        if not of_year or single:
            return None
    if code == "H":
        return Found(start, end, duration(count, code)) if text[end : end + 2] == " a" else None
    if text[end:].startswith((" old", "-old")):
        return None
    ago = _AGO.match(text, end)
    if ago:
        return Found(start, ago.end(), _steps(anchor, code, count, -1, before, i))
    earlier = _EARLIER.match(text, end)
    if earlier:
        return _from_last(reading, code, count, -1, before, i, start, earlier.end())
    later = _LATER.match(text, end)
    if later:
        return _from_last(reading, code, count, 1, before, i, start, later.end())
    hence = _HENCE.match(text, end)
    if hence:
        return Found(start, hence.end(), _steps(anchor, code, count, 1, before, i))
    of_year = OF_YEAR.match(text, end) if code in ("M", "Q") and not single else None
    if (
        of_year
        and count
        and " of " in of_year.group()[:4]
        and count == int(count)
        and count * (3 if code == "Q" else 1) <= 12
    ):
        return first_units(reading, code, count, 1, year_told(reading, of_year), of_year, start, of_year.end())
    to_month = TO_MONTH.match(text, end) if code in ("M", "Q", "Y") and count and count == int(count) else None
    if to_month:
        return up_to(reading, code, int(count or 0), to_month, start)
    if single and _is_rate(before, i):
        return Found(start, end, duration(1, code)._replace(type="SET"))
    return Found(start, end, duration(count, code))


def _is_rate(before: Before, i: int) -> bool:
    """ "15 a year", "three times a week", "2 million tonnes a year"."""
    word = before.word(i)
    return bool(word) and (
        number(word) is not None
        or word[:1].isdigit()
        or word
        in (
            "%", "percent", "cent", "once", "twice", "times", "million", "billion", "trillion", "mln", "bln",
            "tonnes", "tons", "dollars", "euros", "barrels", "people", "meters", "metres", "yuan", "rubles",
            "roubles", "tourists", "passengers", "containers", "dlrs",
        )
    )


def _steps(anchor: date | None, code: str, count: float | None, sign: int, before: Before, i: int) -> When:
    """So many units back or ahead: a day, else the whole unit that holds it."""
    if count is None or anchor is None or count != int(count):
        return When("PAST_REF" if sign < 0 else "FUTURE_REF", precision=None)
    if code in ("TH", "TM"):
        return day_of(anchor) if code == "TM" or count < 6 else When("PAST_REF")
    when = unit_of(anchor, code, sign * int(count))
    if code == "Y" and count == 1 and sign < 0:
        when = when._replace(relation=comparison(before, i))
    return when


def _from_last(
    reading: Reading, code: str, count: float | None, sign: int, before: Before, i: int, start: int, stop: int
) -> Found:
    """ "a year earlier", "two days later": from the date told last; a length where none was told."""
    last = reading.last
    if count is None or count != int(count) or code in ("TH", "TM") or last is None or last.begin is None:
        relation = comparison(before, i) if code == "Y" and count == 1 and sign < 0 else None
        if relation and reading.anchor and last is None:
            return Found(start, stop, When("", relation=relation))
        return Found(start, stop, duration(count, code)._replace(relation=relation))
    if code == "Y":
        relation = comparison(before, i) if sign < 0 and count == 1 else None
        when = shifted(last, sign * int(count))._replace(relation=relation, type="DATE")
    else:
        when = unit_of(last.begin, code, sign * int(count))
    if sign > 0 and when.begin and reading.anchor and when.begin > reading.anchor:
        return Found(start, stop, duration(count, code))  # "20 years later": later than what is not told
    return Found(start, stop, when)


def _compound(reading: Reading, before: Before, code: str, start: int, end: int) -> Found | None:
    """ "three-day", "41-year", "full-year"; None for "mid-week" and ages."""
    text = reading.text
    if _AGES.match(text, end) or code in ("P", "WE"):
        return None
    count, i, fuzzy = count_before(before, 1)
    if count is None and not fuzzy:
        return None
    if before.word(1) in ("a", "an") or code in ("Q", "H"):
        return None
    begin = before.start(i - 1)
    return Found(begin, end, duration(None if fuzzy else count, code))


def _bare_plural(reading: Reading, before: Before, i: int, code: str, start: int, end: int) -> Found | None:
    """ "years ago", "for decades", "over the years"."""
    text = reading.text
    ago = _AGO.match(text, end)
    if ago:
        return Found(start, ago.end(), When("PAST_REF"))
    later = _EARLIER.match(text, end) or _LATER.match(text, end)
    if later:
        return Found(start, later.end(), duration(None, code))
    if code in ("Q", "H", "P", "WE"):
        return None
    word = before.word(i)
    if word in _RANGE_BARE:
        return Found(start, end, duration(None, code))
    if word == "the" and before.word(i + 1) in ("over", "through", "throughout"):
        return Found(before.start(i), end, duration(None, code))
    return None


def _the(reading: Reading, before: Before, i: int, code: str, end: int) -> Found | None:
    """ "the end of the year", "the year before", "the whole week": the anchor's own, or that of the date told last."""
    start, text, anchor = before.start(i), reading.text, reading.anchor
    lead = before.word(i + 1)
    if code == "Y" and _BEFORE_WORD.match(text, end):
        match = _BEFORE_WORD.match(text, end)
        base = reading.last.begin if reading.last and reading.last.begin else anchor
        when = unit_of(base, "Y", -1)
        return Found(start, match.end() if match else end, when._replace(relation=comparison(before, i + 1)))
    told = TO_MONTH.match(text, end) if code == "Y" else None
    if told:
        return up_to(reading, "Y", 1, told, start)
    if code == "DE" and lead == "of" and anchor and before.word(i + 2) in ("end", "beginning", "start", "rest"):
        return Found(start, end, decade_of(anchor.year // 10 * 10))
    if code == "WE":
        return Found(start, end, weekend(reading, 0, start, end)) if anchor else Found(start, end, When(""))
    padded = i > 0
    if code == "Y" and (padded or lead in ("of", "for", "throughout", "during", "in", "this")):
        if text[end : end + 4] == " of " or (
            not padded and lead == "of" and before.word(i + 2) in ("part", "person", "man")
        ):
            return None
        base = anchor
        if padded and reading.last and reading.last.begin and lead != "of":
            base = reading.last.begin
        return Found(start, end, unit_of(base, "Y"))
    if (
        code in ("W", "M", "Q")
        and lead in ("of", "during", "in", "for", "throughout")
        and text[end : end + 4] != " of "
    ):
        return Found(start, end, unit_of(anchor, code))
    if code == "D" and lead in _ENDS_A_DAY and text[end : end + 4] != " of ":
        if lead in ("of", "in") and before.word(i + 2) not in (
            "end", "start", "beginning", "later", "earlier", "late", "early",
        ):
            return None
        if lead in ("in", "of") and before.word(i + 2) in ("later", "earlier", "late", "early"):
            start = before.start(i + 2)
        last = reading.last
        at = last.begin if last and last.precision == "day" and last.begin == last.finish else anchor
        return Found(start, end, day_of(at))
    return None
