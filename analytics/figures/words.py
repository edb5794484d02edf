"""What readers read: dates, sides, sources and hover boxes in plain words, never a code."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from analytics import reference
from analytics.errors import InputError
from analytics.views import labels

Row = Mapping[Any, Any]

LONG = 24  # letters from which on a bloc goes by its initials
HOVER_LIMIT = 200  # characters of a sentence in a hover box
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def missing(value: Any) -> bool:
    """Whether a cell is empty: None, NaN, NaT, NA or an empty text."""
    if value is None or value is pd.NaT or value is pd.NA:
        return True
    if isinstance(value, str):
        return not value
    return bool(isinstance(value, float) and value != value)


def text(value: Any) -> str:
    """A cell as text, "" for an empty one."""
    return "" if missing(value) else str(value)


def safe(value: Any, limit: int = HOVER_LIMIT) -> str:
    """Words from an article, cut and escaped for a figure: they stay words.

    Quotes stay as they are: plotly.js draws no attributes from texts, and knows no &quot;.
    """
    return html.escape(short(text(value), limit), quote=False)


def short(said: str, limit: int = HOVER_LIMIT) -> str:
    """A text on one line, cut at a word with "..." where it is too long."""
    said = " ".join(said.split())
    if len(said) <= limit:
        return said
    return said[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def wrapped(said: str, width: int = 54) -> str:
    """An escaped text with <br> for a hover box."""
    lines, line = [], ""
    for word in said.split():
        if line and len(line) + len(word) + 1 > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "<br>".join([*lines, line])


def name(code: Any) -> str:
    """A side's name for readers; a bloc's long one by its initials, the code's own words where no codebook has it."""
    if missing(code):
        return ""
    try:
        found = reference.name_of(str(code))
    except InputError:
        return str(code).replace("_", " ").title() if "_" in str(code) else str(code)
    # "ASEAN and China" is what readers call it
    return (
        str(code)
        if len(found) > LONG and str(code) in reference.organisation_codes() and str(code).isalpha()
        else found
    )


def the(code: Any) -> str:
    """A side's name inside a sentence: "the United States"."""
    said = name(code)
    return labels.with_article(said)


def both(pair: str) -> str:
    """A pair's name: "Russia and Tajikistan"."""
    one, _, other = pair.partition("-")
    return f"{name(one)} and {name(other)}"


def listed(words: Iterable[str]) -> str:
    """Words as a list: "a, b and c"."""
    several = list(words)
    return several[0] if len(several) == 1 else f"{', '.join(several[:-1])} and {several[-1]}" if several else ""


def sentence(said: str) -> str:
    """Words with a capital at their start."""
    return said[:1].upper() + said[1:]


def count(n: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 visit", "no visits", "1,234 articles"."""
    return f"{'no' if n == 0 else f'{n:,}'} {one if n == 1 else many or one + 's'}"


def _day(value: Any) -> date | None:
    if missing(value):
        return None
    return pd.Timestamp(value).date()


def day(value: Any) -> str:
    """A day: "9 October 2025"; "" for none."""
    on = _day(value)
    return f"{on.day} {MONTHS[on.month - 1]} {on.year}" if on else ""


def span(start: Any, end: Any = None, precision: Any = "day") -> str:
    """Days as people write them: "8 to 10 October 2025", "October 2025", "2025", "week of 6 October", "undated"."""
    first, last = _day(start) or _day(end), _day(end) or _day(start)
    if first is None or last is None:
        return "undated"
    if precision == "year" or (first, last) == (date(first.year, 1, 1), date(last.year, 12, 31)):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    whole = first.day == 1 and (pd.Timestamp(last) + pd.Timedelta(days=1)).day == 1
    if precision == "month" or whole:
        if (first.year, first.month) == (last.year, last.month):
            return f"{MONTHS[first.month - 1]} {first.year}"
        year = "" if first.year == last.year else f" {first.year}"
        return f"{MONTHS[first.month - 1]}{year} to {MONTHS[last.month - 1]} {last.year}"
    if precision == "week":
        return f"week of {day(first)}"
    if first == last:
        return day(first)
    if first.year != last.year:
        return f"{day(first)} to {day(last)}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} to {day(last)}"
    return f"{first.day} to {day(last)}"


def unit_name(unit: Any) -> str:
    """A unit for an axis or subtitle: "US dollars", "percent", "tonnes"."""
    if missing(unit):
        return "unit not told"
    return "percent" if unit == "pct" else reference.label("unit", str(unit))


def flow(row: Row) -> str:
    """What a trade claim counts, with its sides: "Exports of Russia to Tajikistan"."""
    known = {name: text(row.get(name)) for name in ("flow", "reporter", "partner")}
    return sentence(labels.flow_label(known))


def plan(row: Row) -> str:
    """What is planned, where the words around it say already that it is."""
    return text(row.get("label")).removeprefix(labels.PLANNED)


def who(row: Row) -> str:
    """Who says it: "Vladimir Putin (Russia)", "told by the article"."""
    speaker, side = text(row.get("speaker")), name(row.get("speaker_country"))
    if speaker:
        return f"{speaker} ({side})" if side and side not in speaker else speaker
    return f"a speaker for {the(row.get('speaker_country'))}" if side else "the article itself"


def place(row: Row) -> str:
    """Where: "Dushanbe, Tajikistan", "Tajikistan", "" where it isn't told."""
    city, country = text(row.get("place")), name(row.get("country"))
    return f"{city}, {country}" if city and country and city != country else city or country


def publisher(said: Any) -> str:
    """A publisher's name for readers: as the codebook has it, a feed's address by its host."""
    given = text(said)
    if not given:
        return "publisher not told"
    if "://" in given:
        found = reference.publisher(given)
        return found.name if found else given.split("://", 1)[1].split("/", 1)[0].removeprefix("www.")
    return given


def source(row: Row) -> str:
    """Publisher and day of publication: "Example Agency, 9 October 2025"."""
    return ", ".join(one for one in (publisher(row.get("publisher")), day(row.get("published"))) if one)


def hover(head: str, row: Row, *lines: str) -> str:
    """The hover box of a mark: what, when, the sentence, who published it and when; escaped and bounded."""
    parts = [f"<b>{wrapped(safe(head, 90))}</b>", *(wrapped(safe(one, 160)) for one in lines if one)]
    if sentence := text(row.get("evidence")):
        parts.append(f"“{wrapped(safe(sentence))}”")
    told = row.get("articles")
    several = f" · told by {int(told)} articles" if not missing(told) and int(told) > 1 else ""  # type: ignore[arg-type]
    parts.append(f"{safe(source(row), 90)}{several}")
    return "<br>".join(parts)
