"""Leaders by term and places where leaders meet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from analytics.errors import InputError
from analytics.reference.actors import actor
from analytics.reference.rows import day, fold, number, parts, rows, user_rows

OFFICES = ("head_of_state", "head_of_government", "foreign_minister", "vice", "other")
RANK_OF_OFFICE = {"head_of_state": "leader", "head_of_government": "leader", "foreign_minister": "minister"}


@dataclass(frozen=True, slots=True)
class Leader:
    """One person's term in one office; a term that runs has no `until`, one of unknown start no `since`."""

    person_id: str
    name: str
    forms: tuple[str, ...]
    country: str
    office: str
    rank: str
    since: date | None
    until: date | None
    source: str

    def in_office(self, on: date) -> bool:
        """Whether the term covers a day, its first and last included."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class Place:
    """A capital, city, residence or province. `trap`: what else the word may be."""

    name: str
    country: str
    lat: float | None
    lon: float | None
    kind: str
    aliases: tuple[str, ...]
    trap: str
    source: str


# The user's own leaders by file.
_own: dict[str, tuple[Leader, ...]] = {}


@cache
def leaders() -> tuple[Leader, ...]:
    """All terms of office, a user's own first."""
    shipped = tuple(
        Leader(
            row["person_id"], row["name"], parts(row["forms"]), row["country"], row["office"], row["rank"],
            day(row["from"]), day(row["to"]), row["source"],
        )
        for row in rows("leaders")
    )
    return tuple(leader for own in _own.values() for leader in own) + shipped


@cache
def leader_forms() -> dict[str, tuple[Leader, ...]]:
    """Terms by folded form of the person's name, full names included."""
    found: dict[str, list[Leader]] = {}
    for leader in leaders():
        for form in dict.fromkeys(fold(form) for form in (leader.name, *leader.forms)):
            found.setdefault(form, []).append(leader)
    return {form: tuple(terms) for form, terms in found.items()}


@cache
def places() -> tuple[Place, ...]:
    """All places, capitals first."""
    return tuple(
        Place(
            row["place"], row["country"], number(row["lat"]), number(row["lon"]), row["kind"], parts(row["aliases"]),
            row["trap"], row["source"],
        )
        for row in rows("places")
    )


@cache
def place_forms() -> dict[str, tuple[Place, ...]]:
    """Places by folded name and alias."""
    found: dict[str, list[Place]] = {}
    for place in places():
        for form in dict.fromkeys(fold(form) for form in (place.name, *place.aliases)):
            found.setdefault(form, []).append(place)
    return {form: tuple(several) for form, several in found.items()}


def load_leaders(path: str | Path) -> int:
    """Add a user's own leaders from a CSV file with columns name, country (and forms, office, from, to); how many.

    Raises
    ------
    InputError : a file that can't be read, lacks a column, or holds an office or a day that is none.
    UnknownCountry : a country that no codebook holds.
    """
    own = []
    for row in user_rows(path, ("name", "country")):
        where = f"line {row['line']} of '{Path(path).name}'"
        office = row.get("office") or "head_of_state"
        if not row["name"] or office not in OFFICES:
            raise InputError(f"{where} gives '{row['name']}' the office '{office}': one of {', '.join(OFFICES)}")
        try:
            since, until = day(row.get("from", "")), day(row.get("to", ""))
        except ValueError as error:
            raise InputError(f"{where}: {error}; write days as 2024-05-09") from error
        person = "-".join(fold(row["name"]).lower().split())
        own.append(Leader(
            person, row["name"], parts(row.get("forms", "")), actor(row["country"]).code, office,
            RANK_OF_OFFICE.get(office, "other"), since, until, "user",
        ))
    _own[str(Path(path).resolve())] = tuple(own)
    leaders.cache_clear()
    leader_forms.cache_clear()
    return len(own)


def forget_leaders() -> None:
    """Drop all leaders of users' files."""
    _own.clear()
    leaders.cache_clear()
    leader_forms.cache_clear()
