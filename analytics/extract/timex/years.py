"""Years and what is written in digits: "2015-2020", "the 1990s", "2025-10-09", "fiscal year 2024", "Q1 2024"."""

from __future__ import annotations

import re

from analytics.extract.timex import calendar
from analytics.extract.timex.calendar import When, day, day_of, year_of
from analytics.extract.timex.dates import place_month
from analytics.extract.timex.reading import Found, Reading
from analytics.extract.timex.words import DASH, YEAR

_YEARS = re.compile(
    rf"(?P<join>{DASH}|/|\s+to\s+|\s+through\s+|\s+and\s+)"
    rf"(?P<second>{YEAR}|\d\d(?![\d%]|[.,]\d|\s*(?:percent|per cent|pct)))"
)
# What a number from 1500 to 2099 after them counts or names is no year.
_NO_YEAR_BEFORE = frozenset((
    "resolution", "resolutions", "no", "number", "law", "directive", "regulation", "article", "flight", "room",
    "boeing", "russell", "russel", "nasdaq", "nikkei", "windows", "order", "section", "decree", "rule",
    "$", "€", "£", "¥", "#", "usd", "eur", "rs", "us$", "nearly", "almost", "over", "about", "around", "some",
    "approximately", "exceeded", "exceeding", "exceed", "totaling", "totalling", "least", "most", "up", "only",
    "unscr", "vol", "model", "peugeot", "hotel",
))
_YEAR_BEFORE_ANYWAY = frozenset(("around", "about", "over"))
_COUNTED = re.compile(
    r"\s*(?:%|°|€|(?:km|kg|mw|gw|kwh|ha|people|persons|men|women|students|troops|soldiers|dollars|euros|roubles|rubles|yuan|"
    r"yen|rupees|pounds|million|billion|mln|bln|percent|pct|points|hours|hrs|gmt|megawatts|companies|jobs|houses|homes|"
    r"families|workers|employees|participants|delegates|vehicles|cars|units|children|places|seats|met(?:re|er)s|feet|"
    r"barrels|cubic|square|visas|scholarships|containers|trucks|tonn?es|tons|kilomet(?:re|er)s|miles|hectares|acres|firms|"
    r"enterprises|projects|schools|doctors|nurses|fighters|militants|dlrs)\b)",
    re.IGNORECASE,
)
_AFTER_THEM_A_YEAR = frozenset(("in", "since", "until", "year", "during", "late", "early", "from", "by"))
_PLURAL = re.compile(r"\s+(?:[a-z]+\s+)?[a-z]{3,}s\b")


def year(reading: Reading, match: re.Match[str]) -> Found | None:
    """A year, a range of years or a decade; None for a number that counts or names something."""
    text, (start, end) = reading.text, match.span()
    digits = match.group()
    if digits.endswith("s"):
        return Found(start, end, calendar.decade_of(int(digits[:4]) // 10 * 10))
    led = text[start - 1 : start] if start else " "
    if led in "$€£¥₹#.,:+" or (led == "/" and not text[start - 2 : start - 1].isdigit()):
        return None
    first = int(digits)
    before = reading.before(start)
    word = before.word(0)
    rest = _YEARS.match(text, end)
    if rest and (_joins(rest["join"]) or word in ("from", "between", "period")):
        second = int(rest["second"])
        if second < 100:
            second += first // 100 * 100
        if first < second <= first + 60 and not (
            len(rest["second"]) == 2 and rest["join"].strip() in ("to", "and", "through")
        ):
            value = year_of(first)
            return Found(start, rest.end(), value._replace(finish=year_of(second).finish))
    follows = text[end : end + 1]
    if follows in ".,:" and text[end + 1 : end + 2].isdigit():
        return None
    if word in _NO_YEAR_BEFORE and not (
        word in _YEAR_BEFORE_ANYWAY and 1950 <= first <= 2060 and not _COUNTED.match(text, end)
    ):
        return None
    # "the 2019 men's cup" is a year's, "the 2000 km" are counted
    is_round = first % 100 == 0
    if word not in _AFTER_THEM_A_YEAR and (word != "the" or is_round) and _COUNTED.match(text, end):
        return None
    if is_round and follows == "-" and text[end + 1 : end + 2].isalpha():
        return None
    if is_round and word not in _AFTER_THEM_A_YEAR and _PLURAL.match(text, end):
        return None
    if first < 1800 and word not in ("in", "since", "of", "from", "year", "until", "by", "("):
        return None
    return Found(start, end, year_of(first))


def _joins(join: str) -> bool:
    return not join.strip().isalpha()


_ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)(?![\d-])")
_NUMERIC = re.compile(r"(\d{1,2})([./])(\d{1,2})\2((?:19|20)?\d\d)(?![\d/]|\.\d)")


def numeric(reading: Reading, start: int) -> Found | None:
    """ "2025-10-09", "09.10.2025", "7/8/07": with dots the day comes first, with strokes what is nearer the anchor."""
    match = _ISO.match(reading.text, start)
    if match:
        when = day(int(match[1]), int(match[2]), int(match[3]))
        return Found(start, match.end(), day_of(when)) if when else None
    match = _NUMERIC.match(reading.text, start)
    if not match:
        return None
    a, b, year = int(match[1]), int(match[3]), int(match[4])
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    european, american = day(year, b, a), day(year, a, b)
    if match[2] == ".":
        options = [d for d in (european,) if d]
    else:
        options = [d for d in (european, american) if d]
    if not options:
        return None
    anchor = reading.anchor
    if len(options) == 2 and options[0] != options[1]:
        if anchor is None:
            return Found(start, match.end(), When(f"{year:04d}-XX-XX"))
        options.sort(key=lambda d: abs((d - anchor).days))
    return Found(start, match.end(), day_of(options[0]))


_FISCAL = re.compile(
    rf"(?:[Ff]iscal|[Ff]inancial|FY|FISCAL)\s?(?:[Yy]ear|YEAR|FY)?s?\s*\(?(?:FY)?\)?\s?"
    rf"(?P<first>{YEAR}|\d\d(?!\d))(?:(?:{DASH}|/|\s+to\s+)(?P<second>{YEAR}|\d\d(?!\d)))?"
)


def fiscal(reading: Reading, start: int) -> Found | None:
    """A fiscal year; its days are known only for states whose year the text lets one tell."""
    match = _FISCAL.match(reading.text, start)
    if not match:
        return None
    first = int(match["first"])
    first += 2000 if first < 100 else 0
    two = match["second"] is not None
    when = When(f"{first:04d}", precision="year")
    begin = finish = None
    country = reading.fiscal_country()
    if two and country == "IND":
        begin, finish = day(first, 4, 1), day(first + 1, 3, 31)
    elif two and country == "PAK":
        begin, finish = day(first, 7, 1), day(first + 1, 6, 30)
    elif not two and country == "USA":
        begin, finish = day(first - 1, 10, 1), day(first, 9, 30)
    return Found(start, match.end(), when._replace(begin=begin, finish=finish))


_QUARTER = re.compile(
    rf"(?:(?P<y0>{YEAR})\s?)?(?:(?P<k>[QH])(?P<n>[1-4])|(?P<n2>[1-4])(?P<k2>[QH]))(?:\b|(?=\d\d))(?:\s?(?:of\s)?(?:FY)?[’']?(?P<y1>{YEAR}|\d\d\b(?![%.,]\d)))?"
)


def quarter_code(reading: Reading, start: int) -> Found | None:
    """ "Q1 2024", "1H24", "2024Q3", "H1"."""
    match = _QUARTER.match(reading.text, start)
    if not match:
        return None
    kind, number = match["k"] or match["k2"], int(match["n"] or match["n2"])
    if kind == "H" and number > 2:
        return None
    told = match["y0"] or match["y1"]
    if told:
        year = int(told) + (2000 if len(told) == 2 else 0)
    else:
        placed = place_month(reading, number * (3 if kind == "Q" else 6), start, match.end())
        if placed is None:
            return Found(start, match.end(), When(f"XXXX-{kind}{number}"))
        year = placed
    when = calendar.quarter_of(year, number) if kind == "Q" else calendar.half_of(year, number)
    return Found(start, match.end(), when)
