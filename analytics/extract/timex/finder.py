"""find(): every time expression of a text, in order, none overlapping another."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from analytics.extract.lexicon import Words, fold
from analytics.extract.spans import Sentence, Timex
from analytics.extract.timex import dates, days, periods, years
from analytics.extract.timex.calendar import When
from analytics.extract.timex.frame import framed
from analytics.extract.timex.reading import Found, Reading
from analytics.extract.timex.words import (
    LOWER_MONTHS,
    MONTH_NAMES,
    NOW,
    PARTS_OF_DAY,
    RECENT,
    SEASONS,
    SETS,
    UNITS,
    WEEKDAY_NAMES,
)

_DEICTIC = ("today", "yesterday", "tomorrow", "tonight", "Today", "Yesterday", "Tomorrow", "Tonight")
_CURRENT_UNIT = re.compile(r"\s+(?:calendar\s+|fiscal\s+|financial\s+)?(?:year|quarter|month|week|decade)\b")
_RECENT_UNIT = re.compile(r"\s+(?:days|weeks|months|years|decades)\b")
_DATELINE = re.compile(r"[^\n]{0,60},\s*")
_DATELINE_LEAD = 64
_DATELINE_END = re.compile(r"\s*(?:\([^()\n]{2,40}\)|[-–—/:]|\s--)")
_DATELINE_REACH = 31  # days that a dateline may lie before the publish day


def _both(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(words) + tuple(word.capitalize() for word in words)


def _table() -> dict[str, Callable[[Reading, re.Match[str]], Found | None]]:
    """Reader of each trigger word."""
    table: dict[str, Callable[[Reading, re.Match[str]], Found | None]] = {}
    shorts = [name[:3] for name in MONTH_NAMES] + ["Sept"]
    for name in (*MONTH_NAMES, *shorts):
        table[name] = table[name.upper()] = dates.month
    for name in LOWER_MONTHS:
        table[name] = dates.month
    for name in WEEKDAY_NAMES:
        table[name] = table[name.upper()] = table[name.lower()] = days.weekday
    for word in _both(tuple(UNITS)):
        table[word] = periods.unit
    for word in _DEICTIC:
        table[word] = days.deictic
    for word in _both(tuple(PARTS_OF_DAY)):
        table[word] = days.part_of_day
    for word in _both(tuple(SEASONS)):
        table[word] = days.season
    for word in _both(tuple(NOW)):
        table[word] = _now
    for word in _both(tuple(RECENT)):
        table[word] = _recent
    for word in _both(tuple(SETS)):
        table[word] = _set
    for word in ("yoy", "YoY", "YOY"):
        table[word] = _yoy
    return table


def _now(reading: Reading, match: re.Match[str]) -> Found | None:
    if match.group() == "Now":
        return None  # "Now, about the causes": no time
    if match.group().lower() == "current" and _CURRENT_UNIT.match(reading.text, match.end()):
        return None  # "the current year" is read at its unit
    return Found(match.start(), match.end(), When("PRESENT_REF"))


def _recent(reading: Reading, match: re.Match[str]) -> Found | None:
    unit = _RECENT_UNIT.match(reading.text, match.end())
    return Found(match.start(), unit.end() if unit else match.end(), When("PAST_REF"))


def _set(reading: Reading, match: re.Match[str]) -> Found | None:
    if match.group()[0].isupper() and reading.sentence(match.start())[0] != match.start():
        return None  # a newspaper's name
    return Found(match.start(), match.end(), When(SETS[match.group().lower()], type="SET"))


def _yoy(reading: Reading, match: re.Match[str]) -> Found | None:
    return Found(match.start(), match.end(), When("P1Y", type="DURATION", relation="yoy"))


_READERS = _table()


def _trigger() -> re.Pattern[str]:
    """One pattern for all trigger words, branched by first letter."""
    branches: dict[str, list[str]] = {}
    for word in sorted(_READERS, key=len, reverse=True):
        branches.setdefault(word[0], []).append(word[1:])
    words = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in branches.items())
    number = (
        r"\d{4}(?:s\b|(?=[QH][1-4])|(?!\w))|[QH][1-4](?!\w)|"
        r"\d{1,2}(?=[:./]\d\d?|\s?[ap]\.?m\b|\s?[AP]\.?M\b|st\b|nd\b|rd\b|th\b|[QH]\d{0,2}\b)"
    )
    fiscal = r"(?:[Ff]iscal|[Ff]inancial|FY(?:\d\d)?)(?=[\s\dF])"
    return re.compile(rf"\b(?:{fiscal}|(?:{words})\b|{number})")


_TRIGGER = _trigger()
_MAY_START = frozenset("0123456789QHFf")  # digits; Q1, H2, FY2025, fiscal
_YEAR = re.compile(r"(?:1[5-9]|20)\d\ds?")


def find(text: str, published: date | None, sentences: Sequence[Sentence] | None = None,
         words: Words | None = None) -> list[Timex]:
    """Time expressions of `text` in order, each with the days it covers where they can be told.

    Parameters
    ----------
    text : str, title + newline + text
    published : the publish day, which relative expressions hang on; None leaves their days empty
    sentences : the sentences of `text`, inside which tense is read; lines stand in for them where not given
    words : the words of the folded text, where they have been cut already

    Returns
    -------
    list of Timex, sorted by start, none overlapping another. `begin` and `finish` include both ends and stay None where
    the text does not tell them ("for two years", "recently").
    """
    reading = Reading(text, published, sentences)
    found: list[Timex] = []
    for start in _starts(words or Words(fold(text))):
        match = _TRIGGER.match(text, start) if start >= reading.floor else None
        hit = _read(reading, match) if match else None
        if hit is None or hit.start < reading.floor:
            continue
        hit = framed(reading, hit)
        when = hit.when
        reading.floor = hit.end
        if when.begin is not None and when.type in ("DATE", "TIME") and when.relation != "yoy":
            reading.last = when
        found.append(
            Timex(
                hit.start,
                hit.end,
                text[hit.start : hit.end],
                when.type,
                when.value,
                when.begin,
                when.finish,
                when.precision,
                when.relation,
            )
        )
        if published and when.precision == "day" and when.type == "DATE":
            _dateline(reading, hit, published)
    return found


def _starts(words: Words) -> list[int]:
    """Where a time expression's own word, or a number that may be one, starts."""
    starts = words.starts
    return [starts[i] for i, word in enumerate(words.text) if word in _READERS or word[0] in _MAY_START]


def _read(reading: Reading, match: re.Match[str]) -> Found | None:
    word = match.group()
    reader = _READERS.get(word)
    if reader is not None:
        return reader(reading, match)
    start = match.start()
    if word[0].isdigit():
        if len(word) >= 4:
            hit = years.numeric(reading, start) or (
                years.quarter_code(reading, start)
                if reading.text[match.end() : match.end() + 1] in ("Q", "H")
                else None
            )
            if hit or not _YEAR.fullmatch(word):
                return hit
            return years.year(reading, match)
        return (
            years.numeric(reading, start)
            or days.clock(reading, start)
            or days.nth(reading, start)
            or years.quarter_code(reading, start)
        )
    if word[0] in "QH":
        return years.quarter_code(reading, start)
    return years.fiscal(reading, start)


def _dateline(reading: Reading, hit: Found, published: date) -> None:
    """A dateline of its own moves the day that "today" hangs on: "MOSCOW, Oct. 8 (Xinhua) --", published on the 9th."""
    day = hit.when.begin
    if day is None or not 0 <= (published - day).days <= _DATELINE_REACH:
        return
    line = reading.text.rfind("\n", max(0, hit.start - _DATELINE_LEAD), hit.start) + 1
    lead = reading.text[line : hit.start]
    if line and lead[:3].isupper() and _DATELINE.fullmatch(lead) and _DATELINE_END.match(reading.text, hit.end):
        reading.anchor = day
