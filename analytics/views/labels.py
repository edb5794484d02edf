"""Rows in words that a reader understands: made from their fields alone."""

from __future__ import annotations

import calendar
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from analytics import reference
from analytics.errors import UnknownCountry

SIDES_SHOWN = 6
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
# How a flow runs between reporter and partner.
FLOWS = {
    "turnover": "Trade turnover",
    "exports": "Exports of {0} to {1}",
    "imports": "Imports of {0} from {1}",
    "balance": "Trade balance of {0} with {1}",
    "investment": "Investment of {0} in {1}",
    "loan": "Loans of {0} to {1}",
    "aid": "Grants and aid of {0} to {1}",
    "remittances": "Remittances from {0} to {1}",
    "freight": "Freight from {0} to {1}",
    "tourism": "Travellers from {0} to {1}",
    "tariff": "Tariff of {0} on {1}",
    "other": "Exchange of {0} with {1}",
}
STATUSES = {"forecast": "Forecast: ", "target": "Aim: "}
ORDINALS = ("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

Row = Mapping[str, Any]


def name(code: str | None) -> str:
    """Name of an actor, its code where no codebook holds it, "not named" for None."""
    if not code:
        return "not named"
    try:
        return reference.name_of(code)
    except UnknownCountry:
        return code


def names(codes: Sequence[str]) -> str:
    """Names with commas and "and"; of a large gathering the first few and how many more."""
    said = [name(code) for code in codes[:SIDES_SHOWN]]
    if len(codes) > SIDES_SHOWN:
        return f"{', '.join(said)} and {len(codes) - SIDES_SHOWN} more"
    return f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else "".join(said) or "sides not named"


def meeting_label(row: Row) -> str:
    """A meeting in words: "State visit of Russia's leader to Tajikistan", "Talks of ministers of A and B in Vienna"."""
    kind, rank = row.get("kind"), row.get("rank")
    sides = list(row.get("participants") or [])
    people = f"{reference.label('rank', rank)} of " if rank in {"leader", "minister"} else ""
    if kind == "visit":
        return _visit(row, sides)
    if kind == "call":
        how = {"video": "Video call", "phone": "Phone call"}.get(row.get("format") or "", "Call")
        return f"{how} between {people}{names(sides)}"
    where = f" in {row['place']}" if row.get("place") else ""
    if row.get("name"):
        return f"{_with_edition(row)}{where}"
    what = {"talks": "Talks between", "summit": "Summit of", "forum": "Forum of", "CONSULT": "Contact between"}
    return f"{what.get(kind or '', 'Meeting of')} {people if kind == 'talks' else ''}{names(sides)}{where}"


def act_label(row: Row) -> str:
    """An act in words: "Russia towards Tajikistan: ask for help"."""
    kind, mode = row.get("type") or "", row.get("mode")
    what = reference.label("mode", f"{kind}-{mode}") if mode else reference.label("type", kind)
    if what == f"{kind}-{mode}":  # a mode without words of its own
        what = reference.label("type", kind)
    return f"{name(row.get('actor'))} towards {name(row.get('recipient'))}: {what}"


def figure_label(row: Row) -> str:
    """A trade figure in words: "Trade turnover up more than 17% on a year earlier, January to July 2025"."""
    flow = FLOWS.get(row.get("flow") or "", "Exchange of {0} with {1}").format(
        name(row.get("reporter")), name(row.get("partner"))
    )
    bound = "" if row.get("bound") in {None, "eq"} else f"{reference.label('bound', row['bound'])} "
    value, measure = row.get("value"), row.get("measure")
    if value is None:
        said = ""
    elif measure in {"change_pct", "change_abs"}:
        said = f" {'down' if value < 0 else 'up'} {bound}{amount(row, absolute=True)}"
    else:
        said = f": {bound}{amount(row)}{' of the total' if measure == 'share' else ''}"
    against = f" {reference.label('comparison', row['comparison'])}" if row.get("comparison") else ""
    when = span(row.get("period_start"), row.get("period_end"))
    return f"{STATUSES.get(row.get('status') or '', '')}{flow}{said}{against}{', ' + when if when else ''}"


def amount(row: Row, *, absolute: bool = False) -> str:
    """Value and unit as people write them: "17%", "1.67 billion USD", "2 to 3 million tonnes"."""
    low, high = row["value"], row.get("value_high")
    ends = [abs(one) if absolute else one for one in (low, high) if one is not None]
    unit = row.get("unit") or ""
    scale, word = next(((size, word) for size, word in SCALES if max(map(abs, ends)) >= size), (1.0, ""))
    said = " to ".join(_digits(one / scale) for one in ends)
    said = f"{said} {word}".strip()
    return f"{said}%" if unit == "pct" else f"{said} {reference.label('unit', unit)}".strip()


def span(first: date | None, last: date | None) -> str:
    """A period in words: "2024", "July 2025", "January to July 2025", "9 October 2025"; "" where not known."""
    if first is None or last is None:
        return "" if first is None and last is None else f"since {day(first)}" if first else f"until {day(last)}"
    whole_months = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if whole_months and (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if whole_months:
        one, other = calendar.month_name[first.month], calendar.month_name[last.month]
        if first.year != last.year:
            return f"{one} {first.year} to {other} {last.year}"
        return f"{one} {first.year}" if one == other else f"{one} to {other} {first.year}"
    return day(first) if first == last else f"{day(first)} to {day(last)}"


def day(on: date | None) -> str:
    """A day in words: "9 October 2025"."""
    return f"{on.day} {calendar.month_name[on.month]} {on.year}" if on else ""


def _visit(row: Row, sides: list[str]) -> str:
    kind = reference.label("visit_type", row.get("visit_type")) or "visit"
    guests, host = list(row.get("guests") or []), row.get("host") or row.get("country")
    where = f" ({row['place']})" if row.get("place") else ""
    if not guests or not host:
        return f"{kind.capitalize()}: {names(sides)}{where}"
    who = {"leader": "leader", "minister": "minister"}.get(row.get("rank") or "")
    visitor = f"{_possessive(names(guests))} {who}" if who and len(guests) == 1 else names(guests)
    return f"{kind.capitalize()} of {visitor} to {name(host)}{where}"


def _possessive(word: str) -> str:
    return f"{word}'" if word.endswith("s") else f"{word}'s"


def _with_edition(row: Row) -> str:
    """A proper name with its ordinal, where the name doesn't say it already."""
    said, edition = str(row["name"]), row.get("edition")
    if edition is None or str(edition) in said:
        return said
    word = ORDINALS[edition] if 0 < edition < len(ORDINALS) else f"{edition}{_suffix(edition)}"
    return said if word in said.casefold() else f"{word.capitalize()} {said}"


def _suffix(number: int) -> str:
    return "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _digits(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".") if abs(value) >= 1000 else f"{value:.4g}"
