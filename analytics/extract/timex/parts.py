"""Parts of a year: "the first quarter of 2024", "the first seven months of this year", "nine months to September"."""

from __future__ import annotations

import re
from datetime import date

from analytics.extract.timex import calendar
from analytics.extract.timex.calendar import When, add_months, duration, month_of, unit_of
from analytics.extract.timex.counting import OF_YEAR, TO_MONTH, begin_with_article, year_told
from analytics.extract.timex.dates import place_month
from analytics.extract.timex.reading import Before, Found, Reading
from analytics.extract.timex.words import ORDINALS, month_number

_RUNNING = re.compile(r"\s+in\s+a\s+row\b|\s+running\b")


def ordinal(
    reading: Reading, before: Before, i: int, code: str, count: float | None, plural: bool, end: int
) -> Found | None:
    """ "the first quarter of 2024", "the first seven months of this year", "the second half"."""
    order = ORDINALS[before.word(i)]
    of_year = OF_YEAR.match(reading.text, end)
    start = begin_with_article(before, i)
    if plural and order != 1 and order != -1:
        return None
    year = year_told(reading, of_year)
    stop = of_year.end() if of_year else end
    if code in ("Q", "H") and of_year is None and reading.text.startswith(" of ", end):
        return None  # "the second half of May" is May's, "of the talks" no time
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
        return first_units(reading, code, count, order, year, of_year, start, stop)
    if of_year and code == "M" and order == 1 and year:
        return Found(start, stop, month_of(year, 1))
    if code in ("DE", "CE") and of_year is None:
        return None
    if code in ("D", "W", "M", "Y") and _RUNNING.match(reading.text, end):
        return Found(start, end, unit_of(reading.anchor, code))
    return None


_YEAR_END = re.compile(r"[-‐‑\s]end\b(?!\s+of)")
_TO_DATE = re.compile(r"[-‐‑\s]to[-‐‑\s]date\b")
_PART_OF_IT = re.compile(r"['’]s\s+(?P<order>first|second|third|fourth|last)\s+(?P<part>quarter|half)\b")


def year_end(reading: Reading, before: Before, start: int, end: int) -> Found | None:
    """ "by year-end", "the year to date", "this year's first half"; None for any other year."""
    anchor, text = reading.anchor, reading.text
    if anchor is None:
        return None
    whole = calendar.year_of(anchor.year)
    closing = _YEAR_END.match(text, end)
    if closing and before.word(0) in ("by", "before", "until", "at", "the"):
        relation = "by" if before.word(0) in ("by", "before") else "until" if before.word(0) == "until" else "end"
        return Found(start, closing.end(), whole._replace(relation=relation))
    running = _TO_DATE.match(text, end)
    if running:
        return Found(start, running.end(), whole._replace(finish=anchor))
    part = _PART_OF_IT.match(text, end)
    steps = {"this": 0, "last": -1, "next": 1}.get(before.word(0))
    if part is None or steps is None:
        return None
    parts, year = (4 if part["part"] == "quarter" else 2), anchor.year + steps
    index = parts if part["order"] == "last" else ORDINALS[part["order"]]
    if index > parts:
        return None
    when = calendar.quarter_of(year, index) if parts == 4 else calendar.half_of(year, index)
    return Found(before.start(0), part.end(), when)


def _part_year(reading: Reading, last_month: int, of_year: re.Match[str] | None, start: int, stop: int) -> int | None:
    """The year of a quarter or a half told without one: the last that is over, unless it is planned."""
    if of_year is not None or reading.anchor is None:
        return None
    last = reading.last
    if last and last.begin and last.precision in ("quarter", "half") and last.begin.year != reading.anchor.year:
        return last.begin.year
    if reading.tense(start, stop) == "future":
        # the quarter just over is still forecast
        return reading.anchor.year + (last_month < reading.anchor.month - 2)
    return reading.anchor.year - (last_month > reading.anchor.month + 2)


def first_units(
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
    to_month = TO_MONTH.match(reading.text, stop)
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


def last_units_of(reading: Reading, code: str, count: float | None, of_year: re.Match[str], start: int) -> Found:
    """ "the past seven months of this year", the first ones while it runs; "the last two months of 2023", the last."""
    year, anchor, stop = year_told(reading, of_year), reading.anchor, of_year.end()
    size = int(count or 0) * (3 if code == "Q" else 1)
    if year is None or not 1 <= size <= 12 or count != int(count or 0):
        return Found(start, stop, When(f"{year:04d}" if year else "PXM", precision="month"))
    first = 1 if anchor and year == anchor.year else 13 - size
    return Found(start, stop, calendar.months(year, first, first + size - 1, f"{year:04d}-{first:02d}", "month"))


def up_to(reading: Reading, code: str, count: int, match: re.Match[str], start: int) -> Found:
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
