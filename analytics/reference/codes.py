"""Currencies, event types, publishers, and the words that readers see for codes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zoneinfo import available_timezones

from analytics.errors import InputError
from analytics.reference.actors import actor
from analytics.reference.rows import fold, parts, rows, user_rows

PUBLISHER_KINDS = ("government", "state-owned", "public", "private", "wire")


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency; `country` is empty where several share it."""

    code: str
    forms: tuple[str, ...]
    symbol: str
    country: str
    source: str


@dataclass(frozen=True, slots=True)
class Plover:
    """An event type, or one mode of it. `quad`: 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict."""

    type: str
    mode: str
    meaning: str
    quad: int
    plover_score: float
    cameo_root: str
    cameo_roots: tuple[str, ...]
    goldstein: float
    mutual: bool
    label: str
    source: str


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes, from where, in which IANA zone."""

    name: str
    hosts: tuple[str, ...]
    country: str
    zone: str
    kind: str
    languages: tuple[str, ...]
    source: str


@cache
def currencies() -> dict[str, Currency]:
    """All currencies by ISO 4217 code."""
    return {
        row["code"]: Currency(row["code"], parts(row["forms"]), row["symbol"], row["country"], row["source"])
        for row in rows("currencies")
    }


@cache
def plover_rows() -> dict[tuple[str, str], Plover]:
    """All event types by type and mode; the type itself has the mode ""."""
    return {
        (row["type"], row["mode"]): Plover(
            row["type"], row["mode"], row["meaning"], int(row["quad"]), float(row["plover_score"]), row["cameo_root"],
            parts(row["cameo_roots"]), float(row["goldstein"]), row["mutual"] == "yes", row["label"], row["source"],
        )
        for row in rows("plover")
    }


def plover(type: str, mode: str = "") -> Plover:
    """An event type of PLOVER, or one mode of it.

    Raises
    ------
    InputError : a type or mode that PLOVER does not have.
    """
    found = plover_rows().get((type, mode or ""))
    if found is None:
        known = [name for name, other in plover_rows() if not other]
        modes = [other for name, other in plover_rows() if name == type and other]
        wanted = f"a mode of {type}: {', '.join(modes)}" if type in known else f"one of {', '.join(known)}"
        raise InputError(f"no event type '{type}{'-' + mode if mode else ''}': give {wanted}")
    return found


@cache
def _labels() -> dict[tuple[str, str], str]:
    return {(row["field"], row["code"]): row["label"] for row in rows("labels")}


def label(field: str, code: str | None) -> str:
    """Words that readers see for a code of a field; the code itself where the table has none, "" for None."""
    return "" if code is None else _labels().get((field, code), str(code))


_own_publishers: dict[str, tuple[Publisher, ...]] = {}


@cache
def publishers() -> tuple[Publisher, ...]:
    """All publishers, a user's own first."""
    shipped = tuple(
        Publisher(
            row["name"], parts(row["hosts"]), row["country"], row["zone"], row["kind"], parts(row["languages"]),
            row["source"],
        )
        for row in rows("publishers")
    )
    return (*(one for own in _own_publishers.values() for one in own), *shipped)


def load_publishers(path: str | Path) -> int:
    """Add a user's own publishers from a CSV file: name, hosts (and country, zone, kind, languages); how many.

    Hosts and languages are separated by |, the zone is an IANA name, the kind one of PUBLISHER_KINDS.

    Raises
    ------
    InputError : a file that can't be read, lacks a column, or holds a kind or zone that is none.
    UnknownCountry : a country that no codebook holds.
    """
    own = []
    for row in user_rows(path, ("name", "hosts")):
        where = f"line {row['line']} of '{Path(path).name}'"
        kind, zone = row.get("kind") or "private", row.get("zone", "")
        if not row["name"] or kind not in PUBLISHER_KINDS:
            raise InputError(f"{where} gives '{row['name']}' the kind '{kind}': one of {', '.join(PUBLISHER_KINDS)}")
        if zone and zone not in available_timezones():
            raise InputError(f"{where}: '{zone}' is no time zone: write it as Asia/Dushanbe")
        country = actor(row["country"]).code if row.get("country") else ""
        hosts = tuple(host.casefold().removeprefix("www.") for host in parts(row["hosts"]))
        own.append(Publisher(row["name"], hosts, country, zone, kind, parts(row.get("languages", "")), "user"))
    _own_publishers[str(Path(path).resolve())] = tuple(own)
    _forget_index()
    return len(own)


def forget_publishers() -> None:
    """Drop all publishers of users' files."""
    _own_publishers.clear()
    _forget_index()


def _forget_index() -> None:
    publishers.cache_clear()
    _publisher_index.cache_clear()


@cache
def _publisher_index() -> dict[str, Publisher]:
    found: dict[str, Publisher] = {}
    for publisher_ in publishers():
        for key in (fold(publisher_.name).casefold(), *publisher_.hosts):
            found.setdefault(key, publisher_)
    return found


def publisher(name_or_url: str) -> Publisher | None:
    """The publisher of that name, host or address; None for one that the table does not hold.

    >>> publisher("http://en.kremlin.ru/events/president/news/1").zone
    'Europe/Moscow'
    """
    text = fold(name_or_url).casefold().strip()
    if text in _publisher_index():
        return _publisher_index()[text]
    if text.endswith(")") and "(" in text:
        # "President of Russia (en.kremlin.ru)"
        name, _, host = text[:-1].rpartition("(")
        return publisher(name) or publisher(host)
    host = text.split("://", 1)[-1].split("/", 1)[0].split("@")[-1].split(":", 1)[0].rstrip(".")
    # "news.xinhuanet.com" is found under "xinhuanet.com"
    while host.count(".") >= 1:
        if host in _publisher_index():
            return _publisher_index()[host]
        host = host.split(".", 1)[1]
    return None
