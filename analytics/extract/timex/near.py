"""Units told from where one stands: this, last, next; the past nine months; the previous year; the same period."""

from __future__ import annotations

import re

from analytics.extract.timex import calendar
from analytics.extract.timex.calendar import When, add_days, day_of, duration, shifted, unit_of, window
from analytics.extract.timex.counting import NEXT, OF_YEAR, PAST, THIS, begin_with_article, comparison
from analytics.extract.timex.parts import last_units_of
from analytics.extract.timex.reading import Before, Found, Reading
from analytics.extract.timex.words import YEAR

_COMPARED = frozenset(("from", "than", "against", "versus", "vs", "over", "with", "to"))
_SAME_OF = re.compile(
    rf"\s+(?:(?:of|in|a|during|the)\s+)*(?:(?P<deixis>last|previous|past|preceding|this|next)\s+year\b|year\s+(?P<ago>ago|earlier|before|previously)\b|"
    rf"(?P<year>{YEAR}))"
)


def near(
    reading: Reading, before: Before, i: int, code: str, count: float | None, fuzzy: bool, plural: bool, end: int
) -> Found | None:
    """This, last, next, with or without a number."""
    word, text, anchor = before.word(i), reading.text, reading.anchor
    start = before.start(i)
    owner = before.word(i + 1)
    # "its last two years" is a window; in "met her last week" the word is no article
    with_the = owner in ("the", "these") or (owner in ("its", "their", "our", "his", "her") and bool(count or fuzzy))
    if with_the:
        start = before.start(i + 1)
    if word in THIS:
        if count or fuzzy or plural or code == "P":
            return None
        return calendar_unit(reading, before, i, code, 0, start, end)
    of_year = OF_YEAR.match(text, end)
    if (count or fuzzy or plural) and word in PAST and of_year and code in ("M", "Q"):
        return last_units_of(reading, code, count, of_year, start)
    if word in ("previous", "preceding", "following", "subsequent") and not (count or fuzzy or plural):
        if code == "P":
            return None
        return _beside(reading, before, i, code, -1 if word in PAST else 1, start, end)
    if code == "P":
        return None
    if fuzzy or (plural and count is None):
        value = duration(None, code)
        if word in NEXT:
            value = value._replace(value="FUTURE_REF", type="DATE")
        elif not fuzzy:
            value = value._replace(value="PAST_REF", type="DATE")
        return Found(start, end, value)
    if count is None:
        if word in ("last", "next") and not with_the:
            return calendar_unit(reading, before, i, code, -1 if word == "last" else 1, start, end)
        if word in ("coming", "upcoming"):
            return calendar_unit(reading, before, i, code, 1, start, end)
        if code == "Y" or code in ("TH", "TM"):  # "in the last year": no telling which twelve months
            return Found(start, end, duration(1, code))
        if code in ("WE", "Q", "H"):
            return calendar_unit(reading, before, i, code, -1 if word in PAST else 1, start, end)
        return Found(start, end, window(anchor, 1, code, word in NEXT))
    if count != int(count) or count < 1:  # "the last 0 months" cover no day
        return Found(start, end, duration(count, code))
    if word in PAST and code == "M" and anchor and int(count) in (anchor.month - 1,) and int(count) >= 3:
        # "the past nine months" told in October: January to September fits
        when = calendar.months(anchor.year, 1, int(count), f"P{int(count)}M", "month")
        return Found(start, end, when._replace(type="DURATION"))
    return Found(start, end, window(anchor, int(count), code, word in NEXT))


def calendar_unit(
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
        return Found(start, end, weekend(reading, steps, start, end))
    if code == "W" and not steps and anchor.weekday() == 6 and reading.tense(start, end) != "past":
        # on a Sunday "this week" is the one that comes
        coming = unit_of(anchor, "W", 1)
        return Found(start, end, coming._replace(begin=anchor, finish=add_days(anchor, 6)))
    when = unit_of(anchor, code, steps)
    if code == "Y" and steps == -1 and before.word(i + 1) in _COMPARED:
        when = when._replace(relation=comparison(before, i + 1))
    return Found(start, end, when)


def weekend(reading: Reading, steps: int, start: int, end: int) -> When:
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
    relation = comparison(before, i + 1) if code == "Y" and steps < 0 else None
    return Found(start, end, when._replace(relation=relation))


def same(reading: Reading, before: Before, i: int, code: str, end: int) -> Found | None:
    """ "the same period last year", "the same day", "that year": from the date told last."""
    start = begin_with_article(before, i)
    last = reading.last
    if code in ("TH", "TM"):
        return None
    other = _SAME_OF.match(reading.text, end)
    if other:
        relation = comparison(before, i + 1)
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
