"""Rows in words that a reader understands: made from their fields alone."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from analytics import reference
from analytics.errors import UnknownCountry

SIDES_SHOWN = 6
SCALES = ((12, "trillion"), (9, "billion"), (6, "million"))  # powers of ten
# How a flow runs between reporter and partner: what stands before the one, and before the other.
FLOWS = {
    "turnover": ("trade turnover of", "and"),
    "exports": ("exports of", "to"),
    "imports": ("imports of", "from"),
    "balance": ("trade balance of", "with"),
    "investment": ("investment of", "in"),
    "loan": ("loans of", "to"),
    "aid": ("grants and aid of", "to"),
    "remittances": ("remittances from", "to"),
    "freight": ("freight from", "to"),
    "tourism": ("travellers from", "to"),
    "tariff": ("tariff of", "on"),
    "other": ("exchange of", "with"),
}
# What is given is promised or planned; only trade has aims.
STATUSES = {"forecast": "forecast:", "target": "aim:"}
GIVEN = {"loan": "pledged", "aid": "pledged", "investment": "planned"}
PLANNED = "Planned: "
CANCELLED = "Cancelled or postponed: "
SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£"}
DECIMALS = 6  # more than that are of a fraction in words ("a third")
# Names that take "the" inside a sentence: by what they are ("the ... Union"), and those that just do.
_TAKES_THE = re.compile(
    r"\b(?:Union|Organi[sz]ation|Association|Commonwealth|Community|Council|League|Bank|Nations|States|states|countries|"
    r"Republic|Kingdom|Emirates|[Ii]slands|Forum|Group|Alliance|Area|area|Agreement|Initiative|Framework|Fund|Court|"
    r"Agency|Movement|Partnership|Pact|Triangle|Authority|Conference|Summit|Dialogue|Force|format|Market|System|Process|"
    r"Commissioner|Five|Nine|Quartet|Horn|East|Americas|Balkans|Caribbean|Caucasus|Sahel|Mediterranean|Philippines|"
    r"Netherlands|Maldives|Bahamas|Gambia|Comoros)$|"
    r"^(?:Organi[sz]ation|Association|Union|Commonwealth|Community|Conference|Council|Bay|Horn|Bank|Economic Community|"
    r"League|Alliance|Group|Permanent|Forum|Common Market|Five|Intergovernmental|Bolivarian|"
    r"Comprehensive|Democratic Republic|Federated States) |"
    r"\b(?:Bank|Association|Agency) for\b")
_NEVER_THE = ("East Africa", "Organisation internationale de la Francophonie")
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


def the(code: str | None) -> str:
    """Name of an actor inside a sentence: "the United States"."""
    return with_article(name(code))


def with_article(said: str) -> str:
    """A name as it stands inside a sentence."""
    return f"the {said}" if _TAKES_THE.search(said) and said not in _NEVER_THE else said


def names(codes: Sequence[str]) -> str:
    """Names with commas and "and"; of a large gathering the first few and how many more."""
    said = [the(code) for code in codes[:SIDES_SHOWN]]
    if len(codes) > SIDES_SHOWN:
        return f"{', '.join(said)} and {len(codes) - SIDES_SHOWN} more"
    return f"{', '.join(said[:-1])} and {said[-1]}" if len(said) > 1 else "".join(said) or "sides not named"


def meeting_label(row: Row) -> str:
    """A meeting in words: "Planned: State visit of Russia's leader to Tajikistan", "Talks of ministers of A and B"."""
    return _before(row) + _sentence(_meeting(row))


def act_label(row: Row) -> str:
    """An act in words: "Russia asks Tajikistan for help", "China and Russia: agreement signed or support voiced"."""
    kind, mode = row.get("type") or "", row.get("mode")
    sides = [row.get("actor"), row.get("recipient")]
    both = reference.label("mutual", kind) if all(sides) and str(row.get("rule") or "").endswith(" mutual") else kind
    if both != kind:
        # signed together: which comes first is chance
        said = f"{' and '.join(sorted((the(side) for side in sides), key=_plain_name))}: {both}"
    else:
        codes = (f"{kind}-{mode}", kind) if mode else (kind,)
        found = next((words for one in codes if (words := reference.label("act", one)) != one), "{0} acts towards {1}")
        said = found.format(the(sides[0]), the(sides[1]))
    return _before(row) + _sentence(said)


def figure_label(row: Row) -> str:
    """A trade figure in words: "Exports of Russia to China up more than 17% on a year earlier, 2025"."""
    status, flow = row.get("status") or "", row.get("flow") or ""
    before = STATUSES.get(status, "")
    if status == "target":
        before = GIVEN.get(flow, before)
    bound = "" if row.get("bound") in {None, "eq"} else f"{reference.label('bound', row['bound'])} "
    value, measure, when = row.get("value"), row.get("measure"), span(row.get("period_start"), row.get("period_end"))
    if value is None:
        said = ""
    elif measure in {"change_pct", "change_abs"}:
        said = f" {'down' if value < 0 else 'up'} {bound}{amount(row, absolute=True)}"
    else:
        whole = " of what is told in the sentence" if measure == "share" else ""
        joint = " of" if before.endswith(":") else ":"  # one colon is enough
        gap = f"{'deficit' if value < 0 else 'surplus'} of " if flow == "balance" and measure == "level" else ""
        said = f"{joint} {gap}{bound}{amount(row, absolute=bool(gap))}{whole}"
    against = f" {reference.label('comparison', row['comparison'])}" if row.get("comparison") else ""
    if row.get("comparison") == "since" and row.get("period_start"):
        first, last = day(row["period_start"]), day(row.get("period_end"))
        against, when = (f" from {first} to {last}" if last else f" since {first}"), ""
    return _sentence(f"{before} {flow_label(row)}{said}{against}{', ' + when if when else ''}".strip())


def flow_label(row: Row) -> str:
    """What a figure counts, with its sides: "exports of Russia to China", "trade turnover of China and Russia"."""
    flow = row.get("flow") or "other"
    sides = [row.get("reporter"), row.get("partner")]
    if flow == "turnover" and all(sides):  # between the two, in either order
        sides.sort()
    before, between = FLOWS.get(flow, FLOWS["other"])
    one, other = (the(side) if side else "" for side in sides)
    if not one:
        return f"{before.rpartition(' ')[0]}{f' {between} {other}' if other else ''}"
    return f"{before} {one}{f' {between} {other}' if other else ''}"


def amount(row: Row, *, absolute: bool = False) -> str:
    """Value and unit as people write them, no digit lost: "17%", "$1.675 billion", "2 to 3 million tonnes"."""
    low, high = row["value"], row.get("value_high")
    ends = [abs(one) if absolute else one for one in (low, high) if one is not None]
    unit = row.get("unit") or ""
    power, word = next(((size, word) for size, word in SCALES if max(map(abs, ends)) >= 10**size), (0, ""))
    symbol = SYMBOLS.get(unit, "")
    said = " to ".join(f"{'-' if one < 0 else ''}{symbol}{_digits(abs(one), power)}" for one in ends)
    said = f"{said} {word}".strip()
    if symbol:
        return said
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


def _before(row: Row) -> str:
    """What stands before the label of something that was not told as held."""
    return {"planned": PLANNED, "cancelled": CANCELLED}.get(row.get("status") or "", "")


def _sentence(said: str) -> str:
    return said[:1].upper() + said[1:]


def _plain_name(said: str) -> str:
    return said.removeprefix("the ")


def _meeting(row: Row) -> str:
    kind, rank = row.get("kind"), row.get("rank")
    sides = list(row.get("participants") or [])
    people = f"{reference.label('rank', rank)} of " if rank in {"leader", "minister"} else ""
    if kind == "visit":
        return _visit(row, sides)
    if kind == "call":
        how = {"video": "Video call", "phone": "Phone call"}.get(row.get("format") or "", "Call")
        return f"{how} between {people}{names(sides)}"
    where = f" in {row['place']}" if row.get("place") else ""
    remote = {"video": " by video", "phone": " by phone"}.get(row.get("format") or "", "")
    if row.get("name"):
        return f"{_with_edition(row)}{where}{remote}"
    what = {"talks": "Talks between", "summit": "Summit of", "forum": "Forum of", "CONSULT": "Contact between"}
    head = what.get(kind or "", "Meeting of")
    return f"{head} {people if kind == 'talks' else ''}{names(sides)}{where}{remote}"


def _visit(row: Row, sides: list[str]) -> str:
    kind = reference.label("visit_type", row.get("visit_type")) or "visit"
    guests, host = list(row.get("guests") or []), row.get("host") or row.get("country")
    where = f" ({row['place']})" if row.get("place") else ""
    if not guests or not host:
        return f"{kind}: {names(sides)}{where}"
    who = {"leader": "leader", "minister": "minister"}.get(row.get("rank") or "")
    visitor = f"{_possessive(names(guests))} {who}" if who and len(guests) == 1 else names(guests)
    return f"{kind} of {visitor} to {the(host)}{where}"


def _possessive(said: str) -> str:
    """With its 's: "Russia's", "Belarus's", "the United States'"."""
    return f"{said}'" if said.startswith("the ") and said.endswith("s") else f"{said}'s"


def _with_edition(row: Row) -> str:
    """A proper name with its ordinal, where the name doesn't say it already."""
    said, edition = str(row["name"]), row.get("edition")
    if edition is None or str(edition) in said:
        return said
    word = ORDINALS[edition] if 0 < edition < len(ORDINALS) else f"{edition}{_suffix(edition)}"
    return said if word in said.casefold() else f"{word.capitalize()} {said}"


def _suffix(number: int) -> str:
    return "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _digits(value: float, power: int = 0) -> str:
    """All digits of a number of that power of ten; a fraction that has no end is cut to two."""
    exact = Decimal(repr(float(value))).scaleb(-power)
    if -int(exact.normalize().as_tuple().exponent) > DECIMALS + power:
        exact = round(exact, 2)
    said = f"{exact:,f}"
    return said.rstrip("0").rstrip(".") if "." in said else said
