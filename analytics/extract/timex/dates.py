"""Dates with a month's name: "9-10 October", "Oct. 8, 2025", "January-August", "March 2019", "last November"."""

from __future__ import annotations

import re
from datetime import date

from analytics.extract.timex.calendar import When, day, day_of, month_of
from analytics.extract.timex.reading import Before, Found, Reading
from analytics.extract.timex.words import DASH, DAY, MONTH, ORDINAL_END, YEAR, month_number

_JOIN = rf"(?:\s*(?:{DASH}|/)\s*|\s+(?:to|through|thru|until|till)\s+(?:the\s+)?)"
_AND = r"(?:\s*(?:,\s*)?(?:and|&)\s+|,\s+)"
_DATE_YEAR = rf"(?:,?\s+(?:of\s+)?(?P<year>{YEAR}))?"
# what may follow the second day of "October 9 and 10": no noun that is counted
_NO_NOUN = (
    r"(?=\s*(?:[^\w\s]|$|(?:in|at|on|for|to|and|with|during|by|as|of|after|before|was|were|will|this|last|when|near|"
    r"between|from|amid|is|are|(?:1[6-9]|20)\d\d)\b))"
)

# " 8-10, 2025", " 25 to 27", " 30 to November 2, 2024", " 20 and 21"
_AFTER_MONTH = re.compile(
    rf"\s+(?P<d1>{DAY})(?:,?\s+(?P<y1>{YEAR}))?"
    rf"(?:{_JOIN}(?:(?P<m2>{MONTH})\s+)?(?P<d2>{DAY})(?!\s+{MONTH})|(?:,\s*{DAY})*{_AND}(?P<d3>{DAY}){_NO_NOUN})?{_DATE_YEAR}"
)
# "9-10 ", "8, 9 and 10 ", "19 to 20 ", "the 9th of ", before a month
_BEFORE_MONTH = re.compile(
    rf"(?:(?<![\d.,$€£/:%-])(?P<d0>{DAY})(?:{_JOIN}|(?:,\s*{DAY})*\s*(?:and|&)\s*))?"
    rf"(?<![\d.,$€£/:%])(?P<d1>{DAY})(?:\s+(?:of\s+)?|{DASH})$"
)
# after "9 October": "-2 November 2024" or the year
_AFTER_DAY_MONTH = re.compile(rf"(?:{_JOIN}(?P<d2>{DAY})\s+(?P<m2>{MONTH}))?{_DATE_YEAR}")
_MONTHS = re.compile(
    rf"(?:,?\s+(?:of\s+)?(?P<y1>{YEAR}))?(?:(?:{_JOIN}|(?P<and>\s+and\s+))(?:the\s+)?(?P<m2>{MONTH})(?!\s+{DAY}(?!\d)))?"
)
_MONTH_YEAR = re.compile(
    rf"(?:\s+period)?(?:,?\s*(?:of\s+)?(?P<year>{YEAR})|,?\s+(?:of\s+)?(?P<deixis>this|last|next|the same|"
    r"the current|the previous|the following|that)\s+year\b)"
)
# A month name that may be something else needs one of these before it.
_MONTH_CUES = frozenset((
    "in", "since", "by", "until", "till", "of", "last", "this", "next", "early", "late", "mid", "during", "from",
    "to", "through", "for", "before", "after", "between", "end", "beginning", "start", "previous", "past",
    "coming", "every", "each", "and", "-", "–", "—", "(", "on", "around", "about", "than",
))
_DOUBTFUL = frozenset(("may", "march", "mar", "jan", "jun", "dec", "sep", "oct", "apr", "feb", "jul", "aug", "nov"))
_FUTURE_NEAR = 100  # days ahead that a date without a year and without a tense may lie
_SOON, _LONG_AGO = 35, 300  # days
_PAST_TOO = 14  # days back that a planned date may lie: the plan is told after it


def _day_number(text: str) -> int:
    return int(text.rstrip(ORDINAL_END))


def place_day(reading: Reading, month: int, number: int, start: int, end: int) -> date | None:
    """The day of the year that a date without a year means: by tense, else the nearest with a lean to the past."""
    anchor = reading.anchor
    if anchor is None:
        return None
    options = [d for d in (day(anchor.year + step, month, number) for step in (-1, 0, 1)) if d]
    if not options:
        return None
    ahead = [d for d in options if d >= anchor]
    behind = [d for d in options if (d - anchor).days <= 1]
    tense = reading.tense(start, end)
    if not behind:
        return ahead[0]
    if not ahead:
        return behind[-1]
    distance = (ahead[0] - anchor).days
    # "when he visited", "had set 25 February": a day nearly a year back would be told with its year
    if tense == "past" and distance > 1:
        return ahead[0] if distance <= _SOON and (anchor - behind[-1]).days > _LONG_AGO else behind[-1]
    if tense == "future":
        return behind[-1] if 0 < (anchor - behind[-1]).days <= _PAST_TOO and distance > _FUTURE_NEAR else ahead[0]
    return ahead[0] if distance <= _FUTURE_NEAR and (anchor - behind[-1]).days > _FUTURE_NEAR else behind[-1]


def place_month(reading: Reading, month: int, start: int, end: int) -> int | None:
    """The year that a month without a year means."""
    anchor = reading.anchor
    if anchor is None:
        return None
    ahead = (month - anchor.month) % 12
    if not ahead:
        return anchor.year
    tense = reading.tense(start, end)
    coming = tense == "future" or (not tense and ahead <= 3)
    return anchor.year + (coming and month < anchor.month) - (not coming and month > anchor.month)


def month(reading: Reading, match: re.Match[str]) -> Found | None:
    """A month name with the days, months and year around it."""
    text, (start, end) = reading.text, match.span()
    name = match.group()
    number = month_number(name)
    if len(name) <= 4 and name.lower() not in ("may", "june", "july") and text[end : end + 1] == ".":
        end += 1  # "Oct. 9"
    low = max(reading.floor, start - 30)
    led = _BEFORE_MONTH.search(text, low, start)
    if led:
        return _day_month(reading, number, led, end)
    days = _AFTER_MONTH.match(text, end)
    if days:
        return _month_day(reading, number, start, days)
    return _bare_month(reading, number, start, end, name)


def _interval(first: date | None, second: date | None) -> When:
    if first is None or second is None or second <= first:
        return day_of(first)
    return day_of(first)._replace(finish=second)


def _day_month(reading: Reading, number: int, led: re.Match[str], end: int) -> Found | None:
    after = _AFTER_DAY_MONTH.match(reading.text, end)
    assert after is not None  # everything in it may be missing
    start, stop = led.start(), after.end()
    first_day, last_day = _day_number(led["d0"] or led["d1"]), _day_number(led["d1"])
    last_month = month_number(after["m2"]) if after["m2"] else number
    if after["m2"]:
        last_day = _day_number(after["d2"])
    return Found(start, stop, _days(reading, (number, first_day), (last_month, last_day), after["year"], start, stop))


def _month_day(reading: Reading, number: int, start: int, days: re.Match[str]) -> Found | None:
    first_day = _day_number(days["d1"])
    second = days["d2"] or days["d3"]
    last_month = month_number(days["m2"]) if days["m2"] else number
    last_day = _day_number(second) if second else first_day
    year = days["year"] or days["y1"]
    stop = days.end()
    when = _days(reading, (number, first_day), (last_month, last_day), year, start, stop)
    if days["y1"] and days["year"] and days["y1"] != days["year"]:
        when = _interval(day(int(days["y1"]), number, first_day), day(int(days["year"]), last_month, last_day))
    return Found(start, stop, when)


def _days(
    reading: Reading, first: tuple[int, int], last: tuple[int, int], year: str | None, start: int, stop: int
) -> When:
    """From one (month, day) to another; the year told belongs to the last of them."""
    if year:
        end = day(int(year), *last)
        begin = day(int(year) - (first > last), *first)
        return _interval(begin, end)
    begin = place_day(reading, *first, start, stop)
    if begin is None:
        return When(f"XXXX-{first[0]:02d}-{first[1]:02d}")
    return _interval(begin, day(begin.year + (first > last), *last))


def _bare_month(reading: Reading, number: int, start: int, end: int, name: str) -> Found | None:
    text = reading.text
    before = reading.before(start)
    span = _MONTHS.match(text, end)
    assert span is not None  # everything in it may be missing
    year_word = _MONTH_YEAR.match(text, span.end() if span["m2"] else end)
    if name.lower().rstrip(".") in _DOUBTFUL and not (year_word or before.word(0) in _MONTH_CUES or span["m2"]):
        return None
    if name == "May" and not (year_word or span["m2"] or _is_month_may(before)):
        return None
    if span["m2"] and (not span["and"] or before.word(0) == "between" or number % 12 + 1 == month_number(span["m2"])):
        stop = year_word.end() if year_word else span.end()
        return _month_range(reading, number, month_number(span["m2"]), span["y1"], year_word, start, stop)
    stop = year_word.end() if year_word else end
    if year_word:
        year = _told_year(reading, year_word)
        return Found(start, stop, month_of(year, number) if year else When(f"XXXX-{number:02d}"))
    deixis = before.word(0)
    anchor = reading.anchor
    if deixis in ("last", "this", "next", "past", "coming") and anchor:
        start = before.start(0)
        year = anchor.year
        if deixis in ("last", "past"):
            year -= number >= anchor.month
        elif deixis in ("next", "coming"):
            year += number <= anchor.month
        return Found(start, stop, month_of(year, number))
    placed = place_month(reading, number, start, stop)
    return Found(start, stop, month_of(placed, number) if placed else When(f"XXXX-{number:02d}", precision="month"))


def _is_month_may(before: Before) -> bool:
    """Theresa May is met with, talks end in May."""
    word = before.word(0)
    if word == "of":
        return before.word(1) in ("end", "beginning", "start", "middle", "half", "month", "week", "days")
    return word not in ("to", "and", "after", "before", "on", "than", "from", "(", "about", "between")


def _month_range(
    reading: Reading,
    first: int,
    last: int,
    first_year: str | None,
    year_word: re.Match[str] | None,
    start: int,
    stop: int,
) -> Found:
    year = _told_year(reading, year_word) if year_word else None
    if year is None and reading.anchor and not year_word:
        # a stretch that is over is the last one; one under way or to come is placed by its tense
        year = place_month(reading, last, start, stop)
    if year is None:
        return Found(start, stop, When(f"XXXX-{first:02d}", precision="month"))
    begin_year = int(first_year) if first_year else year - (first > last)
    begin, end = month_of(begin_year, first), month_of(year, last)
    return Found(start, stop, begin._replace(finish=end.finish))


def _told_year(reading: Reading, match: re.Match[str]) -> int | None:
    if match["year"]:
        return int(match["year"])
    word = match["deixis"].removeprefix("the ")
    if word in ("same", "that", "previous", "following"):
        told = reading.last.begin if reading.last else None
        return told.year + {"previous": -1, "following": 1}.get(word, 0) if told else None
    return reading.anchor.year + {"last": -1, "next": 1}.get(word, 0) if reading.anchor else None
