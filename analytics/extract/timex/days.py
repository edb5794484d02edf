"""Days told from where the reader stands: weekdays, today, this morning, the 23rd, clock times; and seasons."""

from __future__ import annotations

import re
from datetime import date

from analytics.extract.timex import calendar
from analytics.extract.timex.calendar import When, add_days, day, day_of
from analytics.extract.timex.dates import place_month
from analytics.extract.timex.reading import Found, Reading
from analytics.extract.timex.words import DASH, MONTH, PARTS_OF_DAY, SEASONS, WEEKDAY_NAMES, WEEKDAYS, YEAR

_WEEKDAY = "(?:" + "|".join(WEEKDAY_NAMES) + ")"
_PART = r"(?:early\s+|late\s+|mid-?)?(?P<part>morning|afternoon|evening|night)\b"
_AFTER_WEEKDAY = re.compile(
    rf"(?:\s+{_PART}|(?:\s*{DASH}\s*|\s+(?:to|through|until)\s+)(?P<second>{_WEEKDAY})\b|"
    r"\s+(?:of\s+)?(?P<week>last|this|next)\s+week\b)"
)
# "Thursday, October 9", "Thursday (9 October)": the date that follows tells the day
_DATE_NEXT = re.compile(
    rf"(?:\s+{_PART})?\s*(?:,|\(|{DASH})?\s*(?:the\s+)?(?:{MONTH}\s+\d|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH})"
)
_NTH_OF = re.compile(rf"\s+(?:in|of)\s+(?:{MONTH}|each|every|the)\b")
_NAMED_DAYS = frozenset((
    "black", "bloody", "ash", "good", "easter", "palm", "cyber", "super", "holy", "sheffield", "shrove", "whit",
    "maundy", "giving",
))
_PAPERS = re.compile(r"\s+(?:Times|Telegraph|Mail|Mirror|Express|Post|Night\s+Live|Star)\b")
_LASTED = frozenset(("was", "were", "had", "lasted", "remained", "stayed", "ran", "continued", "stood"))
_LED_BY = frozenset(("late", "early", "last", "this", "next", "past", "coming", "previous", "following"))


def weekday(reading: Reading, match: re.Match[str]) -> Found | None:
    """A weekday with its part of the day; None when a date follows that tells the day itself."""
    text, (start, end) = reading.text, match.span()
    before = reading.before(start)
    if before.word(0) in _NAMED_DAYS or _PAPERS.match(text, end) or _DATE_NEXT.match(text, end):
        return None
    number = WEEKDAYS[match.group().lower()]
    if before.word(0) in ("every", "each"):
        return Found(before.start(0), end, When("P1W", type="SET"))
    deixis = ""
    if before.word(0) in _LED_BY:
        deixis, start = before.word(0), before.start(0)
    after = _AFTER_WEEKDAY.match(text, end)
    stop = after.end() if after else end
    if after and after["week"] and reading.anchor:
        steps = {"last": -7, "this": 0, "next": 7}[after["week"]]
        at = add_days(reading.anchor, steps - reading.anchor.weekday() + number)
        return Found(start, stop, day_of(at))
    if deixis == "last" and before.word(1) == "the" and _NTH_OF.match(text, end):
        return None  # "the last Sunday in November"
    at = place_weekday(reading, number, deixis, start, stop)
    if at is None:
        return Found(start, stop, When("XXXX-XX-XX", precision="day"))
    when = day_of(at)
    if after and after["part"]:
        when = when._replace(value=f"{when.value}T{PARTS_OF_DAY[after['part']]}", type="TIME")
    elif after and after["second"]:
        when = when._replace(finish=add_days(at, (WEEKDAYS[after["second"].lower()] - number) % 7))
    return Found(start, stop, when)


def place_weekday(reading: Reading, number: int, deixis: str, start: int, stop: int) -> date | None:
    """The day that a weekday means: the last one, the publish day included; in a plan the coming one."""
    anchor = reading.anchor
    if anchor is None:
        return None
    back, ahead = (anchor.weekday() - number) % 7, (number - anchor.weekday()) % 7
    if deixis in ("last", "past", "previous"):
        return add_days(anchor, -(back or 7))
    if deixis in ("next", "following"):
        # the one of next week, Monday to Sunday
        return add_days(anchor, 7 - anchor.weekday() + number)
    if deixis == "coming":
        return add_days(anchor, ahead or 7)
    tense = reading.tense(start, stop)
    before = reading.before(start)
    if before.word(0) in ("until", "till") and not any(before.word(k) in _LASTED for k in range(1, 5)):
        tense = "future"  # "to remain closed until Friday"
    if deixis == "this" and not tense:
        return add_days(anchor, ahead if anchor.weekday() == 6 else number - anchor.weekday())
    return add_days(anchor, ahead if tense == "future" else -back)


_BEFORE_NOON = ("at", "by", "until", "after", "before")
_SHIFT = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
_PART_NEXT = re.compile(rf"(?:['’]s)?\s+{_PART}")


def deictic(reading: Reading, match: re.Match[str]) -> Found:
    """Today, yesterday, tomorrow, tonight, "the day before yesterday", "earlier today", "yesterday evening"."""
    start, end = match.span()
    word = match.group().lower()
    shift = _SHIFT[word]
    before = reading.before(start)
    if before.word(0) in ("before", "after") and before.word(1) == "day":
        shift += -1 if before.word(0) == "before" else 1
        start = before.start(2) if before.word(2) == "the" else before.start(1)
    elif before.word(0) in ("earlier", "later", "early", "late"):
        start = before.start(0)
    when = day_of(add_days(reading.anchor, shift)) if reading.anchor else When("XXXX-XX-XX", precision="day")
    part = _PART_NEXT.match(reading.text, end)
    if word == "tonight":
        when = when._replace(value=f"{when.value}TNI", type="TIME")
    elif part:
        end = part.end()
        when = when._replace(value=f"{when.value}T{PARTS_OF_DAY[part['part']]}", type="TIME")
    return Found(start, end, when)


def part_of_day(reading: Reading, match: re.Match[str]) -> Found | None:
    """ "this morning", "in the evening", "at noon", "overnight talks" not."""
    start, end = match.span()
    word = match.group().lower()
    before = reading.before(start)
    lead = before.word(0)
    if lead in ("early", "late", "mid"):
        start, lead, rest = before.start(0), before.word(1), 1
    else:
        rest = 0
    value = PARTS_OF_DAY[word]
    if lead in ("this", "that", "last"):
        start = before.start(rest)
        at = reading.anchor
        if lead == "that":
            at = _told_day(reading)
        elif lead == "last" and at:
            at = add_days(at, -1)
    elif lead == "the" and before.word(rest + 1) in ("in", "during", "on", "of"):
        start, at = before.start(rest), _told_day(reading)
    elif lead in (_BEFORE_NOON if value == "MI" or word == "midnight" else ("in", "on")) and word != "night":
        at = _told_day(reading)
    else:
        return None
    when = day_of(at) if at else When("XXXX-XX-XX")
    return Found(start, end, when._replace(value=f"{when.value}T{value}", type="TIME"))


def _told_day(reading: Reading) -> date | None:
    """The day told last, if it was a single day."""
    last = reading.last
    return last.begin if last and last.precision == "day" and last.begin == last.finish else None


_CLOCK = re.compile(
    r"(?P<h>[01]?\d|2[0-4])(?:[:.](?P<m>[0-5]\d))?(?:\s?(?P<half>[ap]\.?m\b\.?|[AP]\.?M\b\.?))?"
    r"(?:\s*(?P<zone>GMT|UTC|EST|EDT|CET|CEST|MSK|IST|JST|BST|local\s+time|Moscow\s+time|hours)\b)?"
    rf"(?P<day>\s*,?\s*(?:on\s+)?{_WEEKDAY}\b)?"
)


def clock(reading: Reading, start: int) -> Found | None:
    """ "18:00 UTC", "3 p.m.", "12:00 UTC Monday"; on the day told in the same breath, else on none."""
    match = _CLOCK.match(reading.text, start)
    if not match or not (match["half"] or (match["m"] and (reading.text[match.end("h")] == ":" or match["zone"]))):
        return None
    hour = int(match["h"])
    if match["half"] and match["half"][0] in "pP" and hour < 12:
        hour += 12
    at = None
    if match["day"]:
        name = re.sub(r"[\s,]|\bon\b", "", match["day"]).lower()
        at = place_weekday(reading, WEEKDAYS[name], "", start, match.end())
    else:
        at = _told_day(reading)
    base = day_of(at) if at else When("XXXX-XX-XX")
    zulu = "Z" if match["zone"] in ("GMT", "UTC") else ""
    value = f"{base.value}T{hour:02d}:{match['m'] or '00'}{zulu}"
    return Found(start, match.end(), base._replace(value=value, type="TIME"))


_NTH_END = re.compile(r"\s+of\s+(?P<of>this|last|next|the)\s+month\b|(?=\s*(?:[.,;:)?!]|$|(?:and|to|at|in)\b))")


def nth(reading: Reading, start: int) -> Found | None:
    """ "on the 23rd", "the 5th of this month": a day of the month told last, or of the anchor's."""
    text = reading.text
    match = re.compile(r"(\d{1,2})(?:st|nd|rd|th)\b").match(text, start)
    if not match or not 1 <= int(match[1]) <= 31:
        return None
    end = _NTH_END.match(text, match.end())
    before = reading.before(start)
    if (
        not end
        or before.word(0) != "the"
        or not (end["of"] or before.word(1) in ("on", "from", "until", "since", "by"))
    ):
        return None
    anchor = reading.anchor
    month = anchor
    if (
        end["of"] in (None, "the")
        and reading.last
        and reading.last.begin
        and reading.last.precision in ("day", "month")
    ):
        month = reading.last.begin
    if anchor is None or month is None:
        return Found(before.start(0), end.end(), When(f"XXXX-XX-{int(match[1]):02d}"))
    month = calendar.add_months(month.replace(day=1), {"last": -1, "next": 1}.get(end["of"] or "", 0))
    at = day(month.year, month.month, int(match[1])) if month else None
    to_come = end["of"] is None and at is not None and month == anchor.replace(day=1) and at > anchor
    if month and to_come and reading.tense(start, end.end()) != "future":
        # not yet come this month: last month's, unless it is planned
        earlier = calendar.add_months(month, -1)
        at = day(earlier.year, earlier.month, int(match[1])) if earlier else None
    return Found(before.start(0), end.end(), day_of(at))


_SEASON_YEAR = re.compile(rf"\s+(?:of\s+)?(?:(?P<year>{YEAR})(?:{DASH}\d{{2,4}})?|(?P<deixis>this|last|next)\s+year\b)")


def season(reading: Reading, match: re.Match[str]) -> Found | None:
    """ "this summer", "the spring of 2013", "last autumn"; None for the verb and the well."""
    start, end = match.span()
    word = match.group().lower()
    before = reading.before(start)
    code = SEASONS[word]
    lead, rest = before.word(0), 0
    if lead in ("early", "late", "mid"):
        start, lead, rest = before.start(0), before.word(1), 1
    told = _SEASON_YEAR.match(reading.text, end)
    anchor = reading.anchor
    if told and told["year"] and (word != "fall" or lead in ("the", "in", "of")):
        return Found(start, told.end(), calendar.season_of(int(told["year"]), code))
    if told and told["deixis"] and word != "fall":
        when = (
            calendar.season_of(anchor.year + {"last": -1, "next": 1}.get(told["deixis"], 0), code)
            if anchor
            else When("")
        )
        return Found(start, told.end(), when)
    if lead in ("this", "last", "next", "coming"):
        start = before.start(rest)
    elif not (
        lead == "the" and before.word(rest + 1) in ("in", "during", "since", "by", "until", "for", "of")
    ) and not (lead in ("in", "by", "since", "during") and word != "fall"):
        return None
    if anchor is None:
        return Found(start, end, When("", precision="quarter"))
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    if lead == "this":
        year = anchor.year - (code == "WI" and anchor.month < 6)
    elif lead in ("next", "coming"):
        year = anchor.year + (first <= anchor.month)
    elif lead == "last":
        year = anchor.year - (first + 2 >= anchor.month)
    else:
        year = place_month(reading, first, start, end) or anchor.year
        year -= code == "WI" and anchor.month <= 2 and year == anchor.year
    return Found(start, end, calendar.season_of(year, code))
