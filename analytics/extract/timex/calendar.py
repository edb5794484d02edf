"""Calendar arithmetic: interval, TIMEX3 value and precision of a day, week, month, quarter, half, year or decade."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import NamedTuple

from analytics.extract.timex.words import SEASONS


class When(NamedTuple):
    """What a time expression means; a Timex without its place in the text."""

    value: str
    begin: date | None = None
    finish: date | None = None
    precision: str | None = None
    type: str = "DATE"
    relation: str | None = None


_SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
SEASON_VALUES = SEASONS
MONTHS_OF = {"M": 1, "Q": 3, "H": 6, "Y": 12, "DE": 120, "CE": 1200}
PRECISION = {
    "D": "day", "W": "week", "W2": "week", "WE": "day", "M": "month", "Q": "quarter", "H": "half", "Y": "year",
    "DE": "decade", "CE": "decade", "TH": "day", "TM": "day",
}


def day(year: int, month: int, number: int) -> date | None:
    """The date, or None when there is no such day."""
    if MINYEAR <= year <= MAXYEAR and 1 <= month <= 12 and 1 <= number <= monthrange(year, month)[1]:
        return date(year, month, number)
    return None


def add_days(start: date, days: int) -> date | None:
    """`days` later, or None outside the calendar."""
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return None


def add_months(start: date, months: int) -> date | None:
    """The same day `months` later, the month's last day where it has no such day; None outside the calendar."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def day_of(at: date | None) -> When:
    """One day."""
    return When(at.isoformat(), at, at, "day") if at else When("XXXX-XX-XX")


def week_of(at: date | None) -> When:
    """The ISO week (Monday to Sunday) that holds the day."""
    if at is None:
        return When("XXXX-WXX", precision="week")
    begin = add_days(at, -at.weekday())
    year, week, _ = at.isocalendar()
    return When(f"{year:04d}-W{week:02d}", begin, add_days(begin, 6) if begin else None, "week")


def months(year: int, first: int, last: int, value: str, precision: str) -> When:
    """From the first day of one month to the last of another, in one year."""
    if not MINYEAR <= year <= MAXYEAR:
        return When(value)
    return When(value, date(year, first, 1), date(year, last, monthrange(year, last)[1]), precision)


def month_of(year: int, month: int) -> When:
    """One month."""
    return months(year, month, month, f"{year:04d}-{month:02d}", "month")


def quarter_of(year: int, quarter: int) -> When:
    """One quarter of a calendar year."""
    return months(year, quarter * 3 - 2, quarter * 3, f"{year:04d}-Q{quarter}", "quarter")


def half_of(year: int, half: int) -> When:
    """One half of a calendar year."""
    return months(year, half * 6 - 5, half * 6, f"{year:04d}-H{half}", "half")


def year_of(year: int) -> When:
    """One calendar year."""
    return months(year, 1, 12, f"{year:04d}", "year")


def decade_of(first: int) -> When:
    """Ten years from `first` (1990 for the 1990s)."""
    if not MINYEAR <= first <= MAXYEAR - 9:
        return When("XXX")
    return When(f"{first // 10:03d}", date(first, 1, 1), date(first + 9, 12, 31), "decade")


def season_of(year: int, season: str) -> When:
    """A northern season: March to May, June to August, September to November, December to February."""
    start, value = _SEASON_START[season], f"{year:04d}-{season}"
    if season != "WI":
        return months(year, start, start + 2, value, "quarter")
    end = add_months(date(year, 12, 1), 3) if MINYEAR <= year < MAXYEAR else None
    return When(value, date(year, 12, 1), add_days(end, -1), "quarter") if end else When(value)


def unit_of(at: date | None, unit: str, steps: int = 0) -> When:
    """The calendar unit that lies `steps` units after the one that holds the day (-1: the one before)."""
    if at is None:
        return When("", precision=PRECISION.get(unit))
    if unit == "D":
        return day_of(add_days(at, steps))
    if unit in ("W", "W2"):
        return week_of(add_days(at, 7 * steps))
    if unit not in MONTHS_OF:
        return When("")
    # the first day of the month, so that a short month clips nothing
    there = add_months(at.replace(day=1), MONTHS_OF[unit] * steps)
    if there is None:
        return When("")
    if unit == "M":
        return month_of(there.year, there.month)
    if unit == "Q":
        return quarter_of(there.year, (there.month + 2) // 3)
    if unit == "H":
        return half_of(there.year, (there.month + 5) // 6)
    if unit == "Y":
        return year_of(there.year)
    if unit == "DE":
        return decade_of(there.year // 10 * 10)
    first = there.year // 100 * 100
    return When(f"{there.year // 100:02d}", day(first, 1, 1), day(first + 99, 12, 31), "decade")


def window(at: date | None, count: int, unit: str, forward: bool) -> When:
    """The `count` units up to the day before `at`, or from `at` on; a duration with both its ends."""
    length = duration(count, unit)
    if at is None or unit in ("TH", "TM", "WE"):
        return length
    if unit in MONTHS_OF:
        steps = count * MONTHS_OF[unit]
        far = add_months(at, steps if forward else -steps)
    else:
        days = count * {"D": 1, "W": 7, "W2": 14}[unit]
        far = add_days(at, days if forward else -days)
    if far is None:
        return length
    begin, finish = (at, add_days(far, -1)) if forward else (far, add_days(at, -1))
    return length._replace(begin=begin, finish=finish, precision=PRECISION[unit])


def duration(count: float | None, unit: str) -> When:
    """A length of time without a place in the calendar; `count` None where the text tells no number."""
    scale, letter = {"Q": (3, "M"), "H": (6, "M"), "W2": (2, "W"), "WE": (1, "WE")}.get(unit, (1, unit))
    amount = "X" if count is None else f"{count * scale:g}"
    prefix = "PT" if unit in ("TH", "TM") else "P"
    return When(f"{prefix}{amount}{letter.lstrip('T')}", type="DURATION")


def shifted(when: When, years: int) -> When:
    """The same stretch of the calendar `years` later: months stay whole, the 29th of February becomes the 28th."""
    if when.begin is None or when.finish is None or not years:
        return when
    begin = add_months(when.begin, 12 * years)
    whole = add_days(when.finish, 1)
    finish = add_months(when.finish, 12 * years)
    if whole and whole.day == 1:  # a month's last day: the 29th and the 28th of February alike
        moved = add_months(whole, 12 * years)
        finish = add_days(moved, -1) if moved else None
    value = when.value
    if value[:4].isdecimal() and (value[4:5] in ("", "-")):
        value = f"{int(value[:4]) + years:04d}{value[4:]}"
    return when._replace(value=value, begin=begin, finish=finish)
