"""Periods as people say them: 2015, 2025Q3, 2025H1, 2025-07, "last 10 years", "since 2018", open ends."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from analytics.errors import BadPeriod

FORMS = '2015, 2025-07, 2025-07-31, 2025Q3, 2025H1, "2015-2020", "since 2018", "until 2020", "last 10 years" or nothing'
MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()}

Span = tuple[date | None, date | None]

_PART = re.compile(r"(\d{4})[ -]?([qh])([1-4])", re.I)
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_NAMED = re.compile(r"([a-z]+)\.? (\d{4})", re.I)
_LAST = re.compile(r"(?:the )?(?:last|past) (\d{1,3} )?(year|month|week|day)s?", re.I)
_OPEN = re.compile(r"(since|from|after|until|till|to|before) (.+)", re.I)
_BETWEEN = re.compile(r"(.+?)(?: to | - |\.\.|–|(?<=\d{4})-(?=\d{4}$))(.*)", re.I)


def period(text: str | None, today: date | None = None) -> Span:
    """First and last day of a period, both included; None for an open end.

    Parameters
    ----------
    text : str or None, as people say it; empty, "all" and None are open at both ends
    today : date that "last 10 years" hangs on; the present day where it isn't given

    Raises
    ------
    BadPeriod : no such form or date, or an end before its start

    Examples
    --------
    >>> period("2025Q3")
    (datetime.date(2025, 7, 1), datetime.date(2025, 9, 30))
    """
    said = " ".join((text or "").split())
    if not said or said.lower() in {"all", "ever", ".."}:
        return None, None
    if whole := _calendar(said):
        return whole
    if match := _LAST.fullmatch(said):
        return _last(int(match[1] or 1), match[2].lower(), today or date.today())
    if match := _OPEN.fullmatch(said):
        first, last = period(match[2], today)
        word = match[1].lower()
        if word in {"since", "from"}:
            return first, None
        if word == "after":
            return (last + timedelta(days=1) if last else None), None
        if word == "before":
            return None, (first - timedelta(days=1) if first else None)
        return None, last
    if match := _BETWEEN.fullmatch(said):
        return parse_range(match[1], match[2], today)
    raise BadPeriod(f"{said!r} is no period: write {FORMS}")


def parse_range(start: str | None, end: str | None, today: date | None = None) -> Span:
    """First day of `start` and last day of `end`, each a period in words; "last 10 years" as a start runs to its end.

    Raises
    ------
    BadPeriod : a bound that can't be read, or a start after the end
    """
    first, first_end = period(start, today)
    last = period(end, today)[1]
    if end in (None, "") and start and _LAST.fullmatch(" ".join(start.split())):
        last = first_end
    if first and last and first > last:
        raise BadPeriod(f"start {first} lies after end {last}: give a start that comes before the end")
    return first, last


def say(start: date | None, end: date | None) -> str:
    """The period in words, for a subtitle: "1 January 2015 to 31 December 2020", "since ...", "all that was read"."""
    if start and end:
        if start.month == start.day == 1 and (end.month, end.day) == (12, 31):
            return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
        return _say_day(start) if start == end else f"{_say_day(start)} to {_say_day(end)}"
    if start:
        return f"since {_say_day(start)}"
    return f"until {_say_day(end)}" if end else "all that was read"


def _say_day(day: date) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def _calendar(said: str) -> tuple[date, date] | None:
    """A year, half, quarter, month or day of the calendar."""
    try:
        if re.fullmatch(r"\d{4}", said):
            return date(int(said), 1, 1), date(int(said), 12, 31)
        if match := _PART.fullmatch(said):
            months, part = (3, int(match[3])) if match[2] in "qQ" else (6, int(match[3]))
            return _months(int(match[1]), (part - 1) * months + 1, part * months)
        if match := _DAY.fullmatch(said):
            day = date(int(match[1]), int(match[2]), int(match[3]))
            return day, day
        if match := _MONTH.fullmatch(said):
            return _months(int(match[1]), int(match[2]), int(match[2]))
        if (match := _NAMED.fullmatch(said)) and match[1].lower() in MONTHS:
            month = MONTHS[match[1].lower()]
            return _months(int(match[2]), month, month)
    except (ValueError, IndexError, OverflowError) as error:
        raise BadPeriod(f"{said!r} is no date of the calendar: write {FORMS}") from error
    return None


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    if last > 12:
        raise ValueError(f"no month {last}")
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _last(n: int, unit: str, today: date) -> tuple[date, date]:
    """The `n` units up to today, today included: "last 10 years" on 2025-10-09 starts on 2015-10-10."""
    if unit in {"week", "day"}:
        return today - timedelta(days=n * (7 if unit == "week" else 1) - 1), today
    months = today.year * 12 + today.month - 1 - n * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    if year < 1:
        raise BadPeriod(f"{n} {unit}s before {today} lies outside the calendar: give fewer")
    day = min(today.day, calendar.monthrange(year, month + 1)[1])
    return date(year, month + 1, day) + timedelta(days=1), today
