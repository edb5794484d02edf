"""The words of time expressions, and the pieces of pattern they feed."""

from __future__ import annotations

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)
MONTHS = {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, 1)} | {"sept": 9}
# Read in lower case too (some feeds have no capitals in headlines); "may", "march" and "august" are words.
LOWER_MONTHS = tuple(name.lower() for name in MONTH_NAMES if name not in ("March", "May", "August"))

WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAYS = {name.lower(): number for number, name in enumerate(WEEKDAY_NAMES)}

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "hundred": 100,
}
# A number that is meant but not told: TIMEX3 writes X.
VAGUE = frozenset(("several", "few", "some", "many", "numerous", "multiple", "various", "multi"))
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": -1,
    "latter": -1,
}

# TIMEX3's letters; Q and H (half a year) are ours inside, written as months.
UNITS = {
    "minute": "TM", "hour": "TH", "day": "D", "week": "W", "wk": "W", "weekend": "WE", "month": "M", "quarter": "Q",
    "half": "H", "year": "Y", "decade": "DE", "century": "CE", "period": "P",
}
UNITS |= {f"{word}s": unit for word, unit in UNITS.items()} | {"centuries": "CE", "fortnight": "W2"}

PARTS_OF_DAY = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "MI", "midday": "MI",
    "midnight": "NI",
}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

NOW = frozenset(("now", "currently", "current", "nowadays", "ongoing", "presently"))
RECENT = frozenset(("recent", "recently", "formerly", "previously"))
SETS = {
    "annual": "P1Y", "annually": "P1Y", "yearly": "P1Y", "monthly": "P1M", "weekly": "P1W", "daily": "P1D",
    "quarterly": "P3M", "biannual": "P6M", "biennial": "P2Y",
}

_SHORT = "|".join(name[:3] for name in MONTH_NAMES if name != "May")
MONTH = (
    "(?:"
    + "|".join(
        (
            *MONTH_NAMES,
            *(name.upper() for name in MONTH_NAMES),
            *LOWER_MONTHS,
            rf"(?:Sept|SEPT|{_SHORT}|{_SHORT.upper()})\b\.?",
        )
    )
    + ")"
)
YEAR = r"(?:1[6-9]\d\d|20\d\d)(?![\d%]|[.,]\d)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%:]|[.,]\d|/\d)"
DASH = r"[-‐‑‒–—−]"
ORDINAL_END = "stndrh"


def month_number(name: str) -> int:
    """1 for "January", "Jan." or "JAN"."""
    return MONTHS[name.lower().rstrip(".")]


def number(word: str) -> int | None:
    """5 for "five", "5" or "twenty-five" less its tens: words up to a hundred, digits up to four."""
    if word.isdecimal():
        return int(word) if len(word) <= 4 else None
    if word in NUMBERS:
        return NUMBERS[word]
    tens, dash, ones = word.partition("-")
    if dash and NUMBERS.get(tens, 0) >= 20 and NUMBERS.get(ones, 10) < 10:
        return NUMBERS[tens] + NUMBERS[ones]
    return None
