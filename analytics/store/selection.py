"""Which rows a notebook asks for, as people say it, and as DuckDB understands it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from analytics import reference
from analytics.errors import InputError
from analytics.periods import parse_range, period
from analytics.records import ORIGINS, SOURCES
from analytics.tables import OURS

if TYPE_CHECKING:
    import pandas as pd

Pair = str | Sequence[Any]
AsOf = datetime | date | str | Mapping[str, int]

# Days that a row speaks of; where it has none, its article's publish day decides whether a period holds it.
DAYS = {
    "trade_figures": ("r.period_start", "r.period_end"),
    "meetings": ("r.start", 'r."end"'),
    "events": ("r.date", "r.date"),
}
# Presence by membership is told only by gatherings of the members; these send their institutions instead.
GATHERINGS = ("summit", "forum")
SIDES = {"trade_figures": ("r.reporter", "r.partner"), "events": ("r.actor", "r.recipient")}
ALL = "all"
INSTITUTIONS = ("EU", "UN", "WTO", "WLD")


@dataclass(slots=True)
class Conditions:
    """Conditions in SQL of our own, and the values bound to them."""

    clauses: list[str] = field(default_factory=lambda: ["true"])
    values: list[Any] = field(default_factory=list)

    def add(self, clause: str, *values: object) -> None:
        """One more condition that a row has to meet."""
        self.clauses.append(clause)
        self.values += values

    def __str__(self) -> str:
        return " AND ".join(self.clauses)


def told(
    name: str,
    key: str,
    *,
    pair: Pair | None = None,
    country: str | None = None,
    group: str | Sequence[str] | None = None,
    start: Any = None,
    end: Any = None,
    min_confidence: float = 0.0,
    origin: str | None = None,
    unsourced: bool = False,
) -> tuple[str, list[Any]]:
    """Query for rows of one of the three tables with what their article says about itself, and its values.

    Raises
    ------
    UnknownCountry, BadPeriod, InputError : a filter that can't be used
    """
    where = Conditions()
    where.add("r.confidence >= ?", min_confidence)
    if not unsourced:
        where.add("r.is_sourced")
    presence, bound = "CASE WHEN r.pair IS NULL THEN 'both present' ELSE 'bilateral' END", []
    if pair is not None:
        codes = pairs(pair)
        # an act or a figure has two sides, and they are its pair
        there = [_there(name, code.split("-"), 2) for code in codes] if name == "meetings" else []
        presence, bound = "CASE WHEN list_contains(?, r.pair) THEN 'bilateral' ELSE 'both present' END", [codes]
        both = "".join(f" OR {clause}" for clause, _ in there)
        where.add(f"(list_contains(?, r.pair){both})", codes, *(value for _, values in there for value in values))
    one = reference.actor(country).code if country is not None else None
    if one is not None:
        clause, bindings = _there(name, [one], 1)
        where.add(clause, *bindings)
    if group is not None:
        # with a country: that country with the others of the group
        others, least = [code for code in members(group) if code != one], 1 if one else 2
        clause, bindings = _there(name, others, least)
        where.add(clause, *bindings)
    (first_day, last_day), (first, last) = DAYS[name], span(start, end)
    told_on = "coalesce(a.published_local_date, r.source_date)"
    if last:
        where.add(f"coalesce({first_day}, {last_day}, {told_on}) <= ?", last)
    if first:
        where.add(f"coalesce({last_day}, {first_day}, {told_on}) >= ?", first)
    clause, bindings = of_origin(origin)
    where.add(clause, *bindings)
    query = f"""
        SELECT r.*, {presence} AS presence, {told_on} AS published,
               coalesce(a.publisher, r.source) AS publisher, a.title, coalesce(a.url, r.source_url) AS url,
               coalesce(a.story_id, r.source_url) AS story_id
        FROM {name} r LEFT JOIN articles a USING (article_id) WHERE {where}
        ORDER BY coalesce({first_day}, {last_day}, {told_on}), {told_on}, r.{key}"""
    return query, [*bound, *where.values]


def of_origin(origin: str | None) -> tuple[str, list[Any]]:
    """Condition that a row came about so, or is of that source, and its values; None: ours, not those of others.

    Raises
    ------
    InputError : no such origin or source
    """
    if origin is None:
        return OURS, []
    if origin in SOURCES:
        return "r.source = ?", [origin]
    if origin in ORIGINS:
        return "r.origin = ?", [origin]
    if origin == ALL:
        return "true", []
    raise InputError(f"no origin '{origin}': choose {', '.join((*ORIGINS, *SOURCES, ALL))}")


def pairs(said: Pair) -> list[str]:
    """Pairs in codes, from one as "RUS-TJK" or two names, or from a list of such.

    >>> pairs(("Russia", "Tajikistan"))
    ['RUS-TJK']
    """
    if isinstance(said, str):
        one, _, other = said.partition("-" if _is_pair(said) or " and " not in said else " and ")
        if not one.strip() or not other.strip():
            raise InputError(f"'{said}' is no pair: write RUS-TJK, or two names")
        return [reference.pair(one.strip(), other.strip())]
    several = list(said)
    if len(several) == 2 and all(isinstance(one, str) and not _is_pair(one) for one in several):
        return [reference.pair(several[0], several[1])]
    if not several:
        raise InputError("an empty list is no pair: write RUS-TJK, or two names")
    return [code for one in several for code in pairs(one)]


def members(group: str | Sequence[str]) -> list[str]:
    """Codes of a bloc's or of one's own list's members.

    Raises
    ------
    InputError : a bloc without a table of members
    """
    if not isinstance(group, str):
        return sorted({reference.actor(one).code for one in group})
    found = reference.members(group)
    if not found:
        raise InputError(f"the members of '{group}' are not in the tables: give a list of countries")
    return found


def span(start: Any, end: Any) -> tuple[date | None, date | None]:
    """First and last day of two bounds: days, timestamps, or periods in words."""
    return parse_range(_words(start), _words(end))


def moment(as_of: AsOf | None) -> datetime | Mapping[str, int] | None:
    """The moment that an as_of means; a day means its end, UTC."""
    if as_of is None or isinstance(as_of, Mapping | datetime):
        return as_of
    if isinstance(as_of, str):
        try:
            if len(as_of) > len("2025-10-09"):
                return datetime.fromisoformat(as_of)
        except ValueError as error:
            raise InputError(f"'{as_of}' is no moment: write 2025-10-09 or 2025-10-09T12:00") from error
        day = period(as_of)[1]
        if day is None:
            return None
        as_of = day
    return datetime.combine(as_of, time.min) + timedelta(days=1, microseconds=-1)


def joined(one: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """Happenings of two kinds in the order of time."""
    import pandas as pd

    if one.empty:
        return other
    both = pd.concat([one, other], ignore_index=True)
    return both.sort_values(["start", "published", "happening_id"], na_position="last", ignore_index=True)


def within(found: pd.DataFrame, first: str, last: str, start: date | None, end: date | None) -> pd.DataFrame:
    """Rows whose days, or publish day where they have none, overlap a period."""
    import pandas as pd

    begins = found[first].fillna(found[last]).fillna(found["published"])
    ends = found[last].fillna(found[first]).fillna(found["published"])
    keep = pd.Series(True, index=found.index)
    if start:
        keep &= ends >= pd.Timestamp(start)
    if end:
        keep &= begins <= pd.Timestamp(end)
    return found[keep].reset_index(drop=True)


def _there(name: str, codes: list[str], least: int) -> tuple[str, list[Any]]:
    """Condition that at least so many actors of a list are present, and its values.

    Present at a meeting is also a member at a gathering of its bloc.
    """
    if name != "meetings":
        one, other = SIDES[name]
        if least == 1:
            return f"(list_contains(?, {one}) OR list_contains(?, {other}))", [codes, codes]
        return f"(list_contains(?, {one}) AND list_contains(?, {other}) AND {one} <> {other})", [codes, codes]
    present = (
        "SELECT p.row_id FROM participations p JOIN meetings m ON m.meeting_id = p.row_id "
        f"WHERE list_contains(?, p.actor) AND (p.presence = 'named' OR (m.kind IN {GATHERINGS} "
        f"AND p.bloc NOT IN {INSTITUTIONS})) GROUP BY p.row_id HAVING count(DISTINCT p.actor) >= {least}"
    )
    # rows of other sources have no participations
    theirs = f"NOT {OURS} AND len(list_intersect(r.participants, ?)) >= {least}"
    return f"(r.meeting_id IN ({present}) OR ({theirs}))", [codes, codes]


def _is_pair(text: str) -> bool:
    """Whether a text is a pair in codes; a name may have a hyphen too (Guinea-Bissau)."""
    sides = text.split("-")
    return len(sides) == 2 and all(side.replace("_", "").isalnum() and side.isupper() for side in sides)


def _words(bound: Any) -> str | None:
    """A bound as text; days and timestamps as their day."""
    if bound is None or isinstance(bound, str):
        return bound
    return bound.isoformat()[:10] if isinstance(bound, date) else str(bound)[:10]
