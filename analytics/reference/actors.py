"""Organisations, formats and plain regions; who belonged to them when; actors and pairs of all kinds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from analytics.errors import InputError, UnknownCountry
from analytics.reference.naming import candidates, countries, country, known_forms, nearest, one_of
from analytics.reference.rows import day, fold, parts, rows, user_rows


@dataclass(frozen=True, slots=True)
class Organisation:
    """A bloc, a format (G7, P5+1) or a plain region. `traps`: form -> what else it may be."""

    code: str
    name: str
    forms: tuple[str, ...]
    adjectives: tuple[str, ...]
    kind: str
    traps: dict[str, str]
    source: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Any side of a row: a country, bloc, format, region, or a user's own group."""

    code: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Membership:
    """One state's time in one organisation; an open end is None."""

    organisation: str
    member: str
    since: date | None
    until: date | None
    source: str


def _trap(text: str) -> tuple[str, str]:
    """A form and what else it may be, from "EC=executive committee"."""
    form, _, meaning = text.partition("=")
    return form.strip(), meaning.strip()


@cache
def organisations() -> tuple[Organisation, ...]:
    """All organisations, formats and regions, those of users' group files last."""
    shipped = tuple(
        Organisation(
            row["code"], row["name"], parts(row["forms"]), parts(row["adjectives"]), row["kind"],
            dict(_trap(trap) for trap in parts(row["trap"])), row["source"],
        )
        for row in rows("organisations")
    )
    return shipped + tuple(organisation for own, _ in _own.values() for organisation in own)


# The user's own groups by file: the groups and their memberships.
_own: dict[str, tuple[tuple[Organisation, ...], tuple[Membership, ...]]] = {}


@cache
def organisation_codes() -> dict[str, Organisation]:
    """Organisations by code."""
    return {organisation.code: organisation for organisation in organisations()}


@cache
def _organisation_forms() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for organisation in organisations():
        for form in (organisation.code, organisation.name, *organisation.forms, *organisation.adjectives):
            key = fold(form).casefold()
            if organisation.code not in found.get(key, ()):
                found[key] = (*found.get(key, ()), organisation.code)
    return found


@cache
def memberships() -> tuple[Membership, ...]:
    """Who belonged to what and when, those of users' group files last."""
    shipped = tuple(
        Membership(row["organisation"], row["member"], day(row["from"]), day(row["to"]), row["source"])
        for row in rows("memberships")
    )
    return shipped + tuple(membership for _, own in _own.values() for membership in own)


def actor(text: str) -> Actor:
    """The country, bloc, format or region that a name or code means.

    Raises
    ------
    UnknownCountry : a text that means none, with the nearest names, or several, with their codes.

    >>> actor("Shanghai Cooperation Organization").code
    'SCO'
    """
    text = " ".join(str(text).split())
    if text in organisation_codes():
        found = organisation_codes()[text]
        return Actor(found.code, found.name, found.kind)
    states = candidates(text)
    # "AU" is the African Union here; Australia's own code is AUS
    blocs = _organisation_forms().get(fold(text).casefold(), ())
    if blocs and states and text.casefold() in {code.casefold() for code in blocs}:
        states = ()
    codes = tuple(dict.fromkeys((*states, *blocs)))
    if not codes:
        known = known_forms()
        known += [(form, bloc.name) for bloc in organisations() for form in (bloc.code, bloc.name, *bloc.forms)]
        raise UnknownCountry(f"no country or organisation '{text}': {nearest(text, known)}")
    code = one_of(text, codes, {code: name_of(code) for code in codes})
    if code in countries():
        return Actor(code, countries()[code].name, "country")
    return Actor(code, organisation_codes()[code].name, organisation_codes()[code].kind)


def name_of(code: str) -> str:
    """Name of a country or organisation for readers.

    Raises
    ------
    UnknownCountry : a code that no codebook holds.
    """
    if code in countries():
        return countries()[code].name
    if code in organisation_codes():
        return organisation_codes()[code].name
    known = [(one, one) for one in (*countries(), *organisation_codes())]
    raise UnknownCountry(f"no code '{code}': {nearest(code, known)}")


def pair(one: str, other: str) -> str:
    """The pair of two actors in alphabetical order: pair("Tajikistan", "Russia") is "RUS-TJK".

    Raises
    ------
    UnknownCountry : a name that no codebook holds.
    InputError : the same actor twice.
    """
    codes = sorted((actor(one).code, actor(other).code))
    if codes[0] == codes[1]:
        raise InputError(f"'{one}' and '{other}' are both {codes[0]}: a pair needs two sides")
    return "-".join(codes)


def pair_name(code: str) -> str:
    """Both names of a pair for readers: "Russia and Tajikistan".

    Raises
    ------
    InputError : no two codes with a hyphen between.
    UnknownCountry : a code that no codebook holds.
    """
    codes = code.split("-")
    if len(codes) != 2:
        raise InputError(f"'{code}' is no pair: write two codes with a hyphen between, RUS-TJK")
    return f"{name_of(codes[0])} and {name_of(codes[1])}"


def members(organisation: str, on: date | None = None) -> list[str]:
    """Codes of an organisation's members on a day, sorted; without a day those whose membership is open.

    A format or region without a table of members gives an empty list.

    Raises
    ------
    UnknownCountry : an organisation that no codebook holds.
    """
    code = actor(organisation).code
    if on is None:
        return sorted({one.member for one in memberships() if one.organisation == code and one.until is None})
    return sorted({
        one.member
        for one in memberships()
        if one.organisation == code
        and (one.since is None or one.since <= on)
        and (one.until is None or on <= one.until)
    })


def load_groups(path: str | Path) -> int:
    """Add a user's own groups from a CSV file with columns group, member (and name, from, to); how many groups.

    A group that is also shipped keeps its name and gets these members on top.

    Raises
    ------
    InputError : a file that can't be read, lacks a column, or holds a day that is none.
    UnknownCountry : a member that no codebook holds.
    """
    file = Path(path).name
    named: dict[str, str] = {}
    joined = []
    for row in user_rows(path, ("group", "member")):
        code = "_".join(row["group"].upper().split())
        if not code:
            raise InputError(f"line {row['line']} of '{file}' names no group: fill its first column")
        if code in countries():
            raise InputError(f"line {row['line']} of '{file}' calls a group {code}, a country's code: take another")
        named[code] = row.get("name") or named.get(code) or row["group"]
        try:
            since, until = day(row.get("from", "")), day(row.get("to", ""))
        except ValueError as error:
            raise InputError(f"line {row['line']} of '{file}': {error}; write days as 2024-05-09") from error
        joined.append(Membership(code, country(row["member"]).code, since, until, "user"))
    shipped = {row["code"] for row in rows("organisations")}
    groups = tuple(
        Organisation(code, name, (name,), (), "group", {}, "user")
        for code, name in named.items()
        if code not in shipped
    )
    _own[str(Path(path).resolve())] = (groups, tuple(joined))
    forget_organisations()
    return len(named)


def forget_groups() -> None:
    """Drop all groups of users' files."""
    _own.clear()
    forget_organisations()


def forget_organisations() -> None:
    """Build the indexes anew at the next call."""
    for index in (organisations, organisation_codes, _organisation_forms, memberships):
        index.cache_clear()
