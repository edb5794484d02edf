"""Stretches told by a unit: "the first seven months of this year", "last week", "two years ago", "over the next decade"."""

from __future__ import annotations

import re
from datetime import date

from analytics.extract.timex import calendar
from analytics.extract.timex.calendar import (
    When,
    add_days,
    add_months,
    day_of,
    duration,
    month_of,
    shifted,
    unit_of,
    window,
)
from analytics.extract.timex.dates import place_month
from analytics.extract.timex.reading import Before, Found, Reading
from analytics.extract.timex.words import MONTH, ORDINALS, UNITS, VAGUE, YEAR, month_number, number

_PAST = frozenset(("last", "past", "previous", "preceding", "latest"))
_NEXT = frozenset(("next", "coming", "following", "upcoming", "subsequent"))
_THIS = frozenset(("this", "current", "present"))
_SAME = frozenset(("same", "corresponding", "similar", "equivalent", "comparable", "analogous"))
_EACH = frozenset(("each", "every", "per"))
_PADDING = frozenset((
    "calendar", "fiscal", "financial", "consecutive", "full", "whole", "entire", "straight", "working",
    "business", "long", "more", "additional", "reporting", "academic", "complete", "successive", "budget",
    "marketing",
))
_OF_YEAR = re.compile(
    rf"\s+(?:(?:of|in|for)\s+)?(?:(?:the\s+)?(?P<deixis>this|last|next|current|previous|past|same|that|following|coming|new)\s+"
    rf"(?:calendar\s+|fiscal\s+|financial\s+)?year\b|(?P<year>{YEAR})|(?<=of\s)the\s+(?P<plain>year)\b(?!\s+ago))"
)
_TO_MONTH = re.compile(
    rf"\s+(?:to|through|till|until|ended|ending|up\s+to)\s+(?:in\s+|on\s+)?(?:(?:the\s+)?end[-\s](?:of\s+)?)?(?P<month>{MONTH})"
    rf"(?:\s+(?P<day>\d{{1,2}})(?!\d))?(?:,?\s+(?P<year>{YEAR}))?"
)
_AGO = re.compile(r"\s+ago\b")
_EARLIER = re.compile(
    r"\s+(?:earlier|previously)\b(?!\s+than)|\s+before(?=\s*[.,;)\n]|\s+(?:and|when|was|were|had)\b|\s*$)"
)
_LATER = re.compile(r"\s+(?:later|afterwards?)\b(?!\s+than)")
_HENCE = re.compile(r"\s+(?:from\s+now|hence)\b")
_ON_UNIT = re.compile(r"[-‐‑\s](?:on|over|to)[-‐‑\s](?:year|month|quarter)\b")
_BEFORE_WORD = re.compile(r"\s+(?:before|previous|earlier)\b|\s+prior\b")
_COMPARED = frozenset(("from", "than", "against", "versus", "vs", "over", "with", "to"))
_ENDS_A_DAY = frozenset((
    "end", "ended", "ending", "ends", "finish", "finished", "finishing", "close", "closed", "start", "started",
    "in", "of", "during", "later",
))
_RANGE_BARE = frozenset(("for", "over", "in", "within", "after", "of", "many", "some"))
_SEASON_LIKE = 9  # a window of this many months is a calendar's part when published right after it


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
    if text[end : end + 1] == "-" and not plural:
        return None  # "year-end", "day-to-day"
    i = 0
    while before.word(i) in _PADDING:
        i += 1
    count, i, fuzzy = _count(before, i)
    deixis = before.word(i)
    if deixis in ("of", "") and count is None and not fuzzy and not plural:
        return None
    counted = count is not None or fuzzy
    if (
        deixis in ORDINALS
        and code in ("M", "Q", "H", "W", "D", "Y", "DE", "CE")
        and not (counted and deixis == "second")
    ):
        return _ordinal(reading, before, i, code, count, plural, end)
    if deixis in _THIS or (deixis in _PAST or deixis in _NEXT):
        return _deictic(reading, before, i, code, count, fuzzy, plural, end)
    if deixis in _SAME or deixis == "that":
        return _same(reading, before, i, code, end)
    if deixis in _EACH or (deixis == "a" and False):
        begin = before.start(i)
        return Found(begin, end, duration(count or 1, code)._replace(type="SET"))
    if deixis == "recent" or (deixis == "years" and False):
        return Found(before.start(i), end, When("PAST_REF"))
    if counted:
        return _counted(reading, before, i, code, None if fuzzy else count, end)
    if plural:
        return _bare_plural(reading, before, i, code, start, end)
    if deixis == "the" or deixis in ("year's",):
        return _the(reading, before, i, code, end)
    return None


def _count(before: Before, i: int) -> tuple[float | None, int, bool]:
    """The number before a unit: how many, the place of the next word back, whether it is vague."""
    word = before.word(i)
    if word in ("a", "an"):
        return 1, i + 1, False
    if word == "half" and before.word(i + 1) == "a" and before.word(i + 2) == "and":
        whole = number(before.word(i + 3))
        return (whole or 0) + 0.5, i + 4, False
    if word == "of" and before.word(i + 1) in (
        "couple", "handful", "number", "dozens", "lot", "hundreds", "thousands", "tens",
    ):
        article = 1 if before.word(i + 2) == "a" else 0
        return (2, i + 2 + article, False) if before.word(i + 1) == "couple" else (None, i + 2 + article, True)
    if word == "couple" and before.word(i + 1) == "a":
        return 2, i + 2, False
    if word in VAGUE:
        article = 1 if before.word(i + 1) == "a" else 0
        return None, i + 1 + article, True
    value = number(word)
    if value is None:
        try:
            return (float(word), i + 1, False) if word[:1].isdigit() and "," not in word else (None, i, False)
        except ValueError:
            return None, i, False
    if before.word(i + 1) == "-" and before.word(i + 2) in (
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ):
        tens = number(before.word(i + 2))
        return (tens or 0) + value, i + 3, False
    if before.word(i + 1) in ("-", "–", "to", "or") and number(before.word(i + 2)) is not None:
        return value, i + 3, False
    return value, i + 1, False


def _begin(before: Before, i: int) -> int:
    """Start of the expression whose first word is the i-th back, with an article before it."""
    return (
        before.start(i + 1)
        if before.word(i + 1) in ("the", "a", "an", "its", "their", "his", "her", "these")
        else before.start(i)
    )


def _year_told(reading: Reading, match: re.Match[str] | None) -> int | None:
    if match is None:
        return None
    if match["year"]:
        return int(match["year"])
    word = match["deixis"] or "this"
    if word in ("same", "that", "following"):
        told = reading.last.begin if reading.last else None
        return told.year + (word == "following") if told else None
    if reading.anchor is None:
        return None
    return reading.anchor.year + {"last": -1, "previous": -1, "past": -1, "next": 1, "coming": 1}.get(word, 0)


def _ordinal(
    reading: Reading, before: Before, i: int, code: str, count: float | None, plural: bool, end: int
) -> Found | None:
    """ "the first quarter of 2024", "the first seven months of this year", "the second half", "the last quarter of 2009"."""
    order = ORDINALS[before.word(i)]
    of_year = _OF_YEAR.match(reading.text, end)
    start = _begin(before, i)
    if plural and order != 1 and order != -1:
        return None
    year = _year_told(reading, of_year)
    stop = of_year.end() if of_year else end
    if code in ("Q", "H") and count is None and not plural:
        parts = 4 if code == "Q" else 2
        index = parts if order == -1 else order
        if index > parts or (
            code == "H" and not of_year and before.word(i) == "first" and before.word(i + 1) not in ("the", "in")
        ):
            return None
        if year is None:
            year = _part_year(reading, index * 12 // parts, of_year, start, stop)
        if year is None:
            return Found(start, stop, When(f"XXXX-{code}{index}", precision=calendar.PRECISION[code]))
        return Found(start, stop, calendar.quarter_of(year, index) if code == "Q" else calendar.half_of(year, index))
    if code in ("M", "Q", "W", "D") and (plural or count):
        return _first_n(reading, code, count, order, year, of_year, start, stop)
    if of_year and code == "M" and order == 1 and year:
        return Found(start, stop, month_of(year, 1))
    if code in ("DE", "CE") and of_year is None:
        return None
    if code in ("D", "W", "M", "Y") and re.compile(r"\s+in\s+a\s+row\b|\s+running\b").match(reading.text, end):
        return Found(start, end, unit_of(reading.anchor, code))
    return None


def _part_year(reading: Reading, last_month: int, of_year: re.Match[str] | None, start: int, stop: int) -> int | None:
    """The year of a quarter or a half told without one: the last that is over, unless it is planned."""
    if of_year is not None or reading.anchor is None:
        return None
    last = reading.last
    if last and last.begin and last.precision in ("quarter", "half") and last.begin.year != reading.anchor.year:
        return last.begin.year
    if reading.tense(start, stop) == "future":
        return reading.anchor.year + (last_month < reading.anchor.month)
    return reading.anchor.year - (last_month > reading.anchor.month + 2)


def _first_n(
    reading: Reading,
    code: str,
    count: float | None,
    order: int,
    year: int | None,
    of_year: re.Match[str] | None,
    start: int,
    stop: int,
) -> Found:
    months = {"M": 1, "Q": 3}.get(code)
    if months is None or (count is not None and (count != int(count) or count * months > 12)):
        return Found(start, stop, duration(count, code))
    if count is None:  # "the first months of this year": an open end
        at = date(year, 1, 1) if year and 1 <= year <= 9999 else None
        return Found(
            start, stop, When(f"{year:04d}" if year else "PXM", at, None, "month", "DATE" if year else "DURATION")
        )
    size = int(count) * months
    to_month = _TO_MONTH.match(reading.text, stop)
    if year is None and to_month and to_month["year"]:
        year, stop = int(to_month["year"]), to_month.end()
    if year is None and of_year is None and reading.anchor:
        year = (
            place_month(reading, size, start, stop)
            if reading.tense(start, stop) == "future"
            else (reading.anchor.year - (size > reading.anchor.month))
        )
    if year is None:
        return Found(start, stop, duration(count, code))
    first = 1 if order == 1 else 13 - size
    when = calendar.months(year, first, first + size - 1, f"{year:04d}-{first:02d}", "month")
    return Found(start, stop, when)


def _deictic(
    reading: Reading, before: Before, i: int, code: str, count: float | None, fuzzy: bool, plural: bool, end: int
) -> Found | None:
    """This, last, next, with or without a number."""
    word, text, anchor = before.word(i), reading.text, reading.anchor
    start = before.start(i)
    with_the = before.word(i + 1) in ("the", "these", "its", "their", "our", "his", "her")
    if with_the:
        start = before.start(i + 1)
    if word in _THIS:
        if count or fuzzy or plural or code == "P":
            return None
        return _calendar_unit(reading, before, i, code, 0, start, end)
    of_year = _OF_YEAR.match(text, end)
    if (count or fuzzy or plural) and word in _PAST and of_year and code in ("M", "Q"):
        return _last_n_of(reading, code, count, of_year, start)
    if word in ("previous", "preceding", "following", "subsequent") and not (count or fuzzy or plural):
        if code == "P":
            return None
        return _beside(reading, before, i, code, -1 if word in _PAST else 1, start, end)
    if code == "P":
        return None
    if fuzzy or (plural and count is None):
        value = duration(None, code)
        if word in _NEXT:
            value = value._replace(value="FUTURE_REF", type="DATE")
        elif not fuzzy:
            value = value._replace(value="PAST_REF", type="DATE")
        return Found(start, end, value)
    if count is None:
        if word in ("last", "next") and not with_the:
            return _calendar_unit(reading, before, i, code, -1 if word == "last" else 1, start, end)
        if word in ("coming", "upcoming"):
            return _calendar_unit(reading, before, i, code, 1, start, end)
        if code == "Y" or code in ("TH", "TM"):  # "in the last year": no telling which twelve months
            return Found(start, end, duration(1, code))
        if code in ("WE", "Q", "H"):
            return _calendar_unit(reading, before, i, code, -1 if word in _PAST else 1, start, end)
        return Found(start, end, window(anchor, 1, code, word in _NEXT))
    if count != int(count):
        return Found(start, end, duration(count, code))
    if word in _PAST and code == "M" and anchor and int(count) in (anchor.month - 1,) and int(count) >= 3:
        # "the past nine months" told in October: January to September fits
        when = calendar.months(anchor.year, 1, int(count), f"P{int(count)}M", "month")
        return Found(start, end, when._replace(type="DURATION"))
    return Found(start, end, window(anchor, int(count), code, word in _NEXT))


def _calendar_unit(
    reading: Reading, before: Before, i: int, code: str, steps: int, start: int, end: int
) -> Found | None:
    """This, last or next week, month, quarter, half, year, decade, weekend."""
    anchor = reading.anchor
    if code in ("TH", "TM", "P"):
        return None
    if code == "D":
        if steps:
            return None
        return Found(start, end, day_of(anchor) if anchor else When("XXXX-XX-XX", precision="day"))
    if anchor is None:
        return Found(start, end, When("", precision=calendar.PRECISION[code]))
    if code == "WE":
        return Found(start, end, _weekend(reading, steps, start, end))
    if code == "W" and not steps and anchor.weekday() == 6 and reading.tense(start, end) != "past":
        # on a Sunday "this week" is the one that comes
        coming = unit_of(anchor, "W", 1)
        return Found(start, end, coming._replace(begin=anchor, finish=add_days(anchor, 6)))
    when = unit_of(anchor, code, steps)
    if code == "Y" and steps == -1 and before.word(i + 1) in _COMPARED:
        when = when._replace(relation=_comparison(before, i + 1))
    return Found(start, end, when)


def _weekend(reading: Reading, steps: int, start: int, end: int) -> When:
    anchor = reading.anchor
    assert anchor is not None
    saturday = add_days(anchor, 5 - anchor.weekday() + 7 * steps)
    if not steps and anchor.weekday() < 5 and reading.tense(start, end) != "future":
        saturday = add_days(anchor, -2 - anchor.weekday())  # on a weekday the weekend that was
    elif steps == -1 and anchor.weekday() >= 5:
        saturday = add_days(anchor, -2 - anchor.weekday())
    if saturday is None:
        return When("")
    week = unit_of(saturday, "W")
    return When(f"{week.value}-WE", saturday, add_days(saturday, 1), "day")


def _last_n_of(reading: Reading, code: str, count: float | None, of_year: re.Match[str], start: int) -> Found:
    """ "the past seven months of this year": the first ones while it runs; "the last two months of 2023": the last ones."""
    year, anchor, stop = _year_told(reading, of_year), reading.anchor, of_year.end()
    size = int(count or 0) * (3 if code == "Q" else 1)
    if year is None or not 1 <= size <= 12 or count != int(count or 0):
        return Found(start, stop, When(f"{year:04d}" if year else "PXM", precision="month"))
    first = 1 if anchor and year == anchor.year else 13 - size
    return Found(start, stop, calendar.months(year, first, first + size - 1, f"{year:04d}-{first:02d}", "month"))


def _beside(reading: Reading, before: Before, i: int, code: str, steps: int, start: int, end: int) -> Found | None:
    """The previous or following unit, counted from the date told last; without one, from the anchor."""
    told = reading.last.begin if reading.last and reading.last.begin else None
    if code in ("TH", "TM", "WE", "CE"):
        return None
    if told is None and steps > 0:
        return Found(start, end, duration(1, code))
    base = told or reading.anchor
    if base is None:
        return Found(start, end, When("", precision=calendar.PRECISION.get(code)))
    when = unit_of(base, code, steps)
    relation = _comparison(before, i + 1) if code == "Y" and steps < 0 else None
    return Found(start, end, when._replace(relation=relation))


def _comparison(before: Before, i: int) -> str | None:
    """ "yoy" where the words before say "compared to", "from", "than"; the year is then the base, not the date."""
    while before.word(i) in ("the", "that", "those", "in", "of", "for", "figures", "level", "levels", "a"):
        i += 1
    word = before.word(i)
    if word in ("than", "against", "versus", "vs", "from", "over", "on"):
        return "yoy"
    if word in ("to", "with") and before.word(i + 1) in ("compared", "comparison", "relative", "comparing", "relation"):
        return "yoy"
    return None


_SAME_OF = re.compile(
    rf"\s+(?:(?:of|in|a|during|the)\s+)*(?:(?P<deixis>last|previous|past|preceding|this|next)\s+year\b|year\s+(?P<ago>ago|earlier|before|previously)\b|"
    rf"(?P<year>{YEAR}))"
)


def _same(reading: Reading, before: Before, i: int, code: str, end: int) -> Found | None:
    """ "the same period last year", "the same day", "that year": from the date told last."""
    start = _begin(before, i)
    last = reading.last
    if code in ("TH", "TM"):
        return None
    other = _SAME_OF.match(reading.text, end)
    if other:
        relation = _comparison(before, i + 1)
        if other["year"]:
            year: int | None = int(other["year"])
        elif other["deixis"] in ("this", "next"):
            year = reading.anchor.year + (other["deixis"] == "next") if reading.anchor else None
        elif other["deixis"] in ("previous", "preceding") or other["ago"] in ("earlier", "before"):
            base = last.begin if last and last.begin else reading.anchor
            year = base.year - 1 if base else None
        else:
            year = reading.anchor.year - 1 if reading.anchor else None
        if year is None:
            return Found(start, other.end(), When("", relation=relation))
        if last is None or last.begin is None or last.finish is None:
            return Found(start, other.end(), When(f"{year:04d}", relation=relation))
        return Found(start, other.end(), shifted(last, year - last.begin.year)._replace(relation=relation, type="DATE"))
    if before.word(i) == "that" and code not in ("Y", "D", "M", "W", "DE"):
        return None
    if last is None or last.begin is None:
        return Found(start, end, When("", precision=None)) if code != "D" or before.word(i) != "that" else None
    if code == "P":
        return Found(start, end, last._replace(relation=None))
    return Found(start, end, unit_of(last.begin, code))


def _counted(reading: Reading, before: Before, i: int, code: str, count: float | None, end: int) -> Found | None:
    """A number of units: ago, earlier, later, of a year, every, or just so long."""
    text, anchor = reading.text, reading.anchor
    start = before.start(i - 1)
    if code in ("WE", "P") or (code == "H" and count != 1):
        return None
    single = before.word(i - 1) in ("a", "an")
    if code == "Q" and single and not _AGO.match(text, end) and not _EARLIER.match(text, end):
        return None  # "a quarter of exports"
    if code in ("Q", "H") and text[end : end + 4] == " of ":
        of_year = _OF_YEAR.match(text, end)
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
    of_year = _OF_YEAR.match(text, end) if code in ("M", "Q") and not single else None
    if (
        of_year
        and count
        and " of " in of_year.group()[:4]
        and count == int(count)
        and count * (3 if code == "Q" else 1) <= 12
    ):
        return _first_n(reading, code, count, 1, _year_told(reading, of_year), of_year, start, of_year.end())
    to_month = _TO_MONTH.match(text, end) if code in ("M", "Q", "Y") and count and count == int(count) else None
    if to_month:
        return _up_to(reading, code, int(count or 0), to_month, start)
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
        when = when._replace(relation=_comparison(before, i))
    return when


def _from_last(
    reading: Reading, code: str, count: float | None, sign: int, before: Before, i: int, start: int, stop: int
) -> Found:
    """ "a year earlier", "two days later": from the date told last; a length where none was told."""
    last = reading.last
    if count is None or count != int(count) or code in ("TH", "TM") or last is None or last.begin is None:
        relation = _comparison(before, i) if code == "Y" and count == 1 and sign < 0 else None
        if relation and reading.anchor and last is None:
            return Found(start, stop, When("", relation=relation))
        return Found(start, stop, duration(count, code)._replace(relation=relation))
    if code == "Y":
        relation = _comparison(before, i) if sign < 0 and count == 1 else None
        return Found(start, stop, shifted(last, sign * int(count))._replace(relation=relation, type="DATE"))
    return Found(start, stop, unit_of(last.begin, code, sign * int(count)))


def _up_to(reading: Reading, code: str, count: int, match: re.Match[str], start: int) -> Found:
    """ "the nine months to September", "the year ended June 30"."""
    month = month_number(match["month"])
    year = int(match["year"]) if match["year"] else place_month(reading, month, start, match.end())
    size = count * {"M": 1, "Q": 3, "Y": 12}[code]
    if year is None:
        return Found(start, match.end(), duration(count, code))
    last = month_of(year, month)
    first = add_months(date(year, month, 1), 1 - size)
    value = month_of(first.year, first.month).value if first else last.value
    return Found(start, match.end(), When(value, first, last.finish, "month"))


_AGES = re.compile(r"[-‐‑]?\s?old\b|[-‐‑]old")


def _compound(reading: Reading, before: Before, code: str, start: int, end: int) -> Found | None:
    """ "three-day", "41-year", "full-year"; None for "mid-week" and ages."""
    text = reading.text
    if _AGES.match(text, end) or code in ("P", "WE"):
        return None
    count, i, fuzzy = _count(before, 1)
    if count is None and not fuzzy:
        return None
    if before.word(1) in ("a", "an") or code in ("Q", "H"):
        return None
    begin = before.start(i - 1)
    if before.word(i) in ("the", "a") and False:
        begin = before.start(i)
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
        return Found(start, match.end() if match else end, when._replace(relation=_comparison(before, i + 1)))
    told = _TO_MONTH.match(text, end) if code == "Y" else None
    if told:
        return _up_to(reading, "Y", 1, told, start)
    if code == "WE":
        return Found(start, end, _weekend(reading, 0, start, end)) if anchor else Found(start, end, When(""))
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
