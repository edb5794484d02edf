"""When two tellings of meetings are of the same one: what belongs to a meeting's identity, and what contradicts it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from analytics import reference

CONSULT = "CONSULT"
GATHERINGS = ("summit", "forum")
# A visit, its talks, and two leaders' "summit" tell one meeting; a CONSULT event tells any.
TOGETHER = ({"visit", "talks", "summit"}, {"call"}, {"forum"})
# In which a meeting of several kinds is shown: the wider frame first.
SHOWN = ("visit", "summit", "forum", "call", "talks", CONSULT)
LOOSE_WORDS = ("the", "of", "and", "annual", "regular", "informal", "meeting", "summit")

_ORDINAL = re.compile(
    r"^(?:\d+(?:st|nd|rd|th)?|[ivx]+|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)$"
)

Told = dict[str, Any]


def identity(row: Told) -> tuple[Any, ...]:
    """Whose meeting it is: only tellings with the same one are compared.

    A bloc's gathering is the bloc's whoever of its members an article names, a named one that of its name; all others
    are of their participants.
    """
    sides = tuple(row["participants"])
    if not sides:
        return ("nobody", row["article_id"], row["row_id"])
    if row["kind"] in GATHERINGS:
        blocs = [side for side in sides if side in _blocs()]
        day = row["start"] or row["published"]
        # ASEAN with China and ASEAN with Japan on one day are two
        if len(blocs) == 1 and all(side in _members(blocs[0], day) for side in sides if side != blocs[0]):
            return ("bloc", blocs[0])
        if row["name"] and (len(sides) != 2 or any(side not in reference.countries() for side in sides)):
            return ("name", plain_name(row["name"]))
    return ("sides", *sides)


def agree(row: Told, others: list[Told], *, by_name: bool) -> bool:
    """Whether a telling contradicts none of a meeting's tellings; days are compared before.

    Parameters
    ----------
    by_name : the meeting is a bloc's or a named one, so kinds and names may differ
    """
    kinds = {other["kind"] for other in others}
    for other in others:
        if other["article_id"] == row["article_id"] and other["kind"] == row["kind"] and not _within_visit(row, kinds):
            return False  # the article itself tells the two apart
        if contradict(row, other, by_name=by_name):
            return False
    return True


def contradict(one: Told, other: Told, *, by_name: bool) -> bool:
    """Whether two tellings can't be of the same meeting."""
    if CONSULT in (one["kind"], other["kind"]):
        return False
    kinds = {one["kind"], other["kind"]}
    if not any(kinds <= group for group in TOGETHER) and not (by_name and kinds <= set(GATHERINGS)):
        return True
    if any(_differ(one[name], other[name]) for name in ("rank", "country", "host", "edition", "format")):
        return True
    if not by_name and _differ(_known_name(one), _known_name(other)):
        return True
    # a visit begins in one city and may go on to the next
    if _differ(_folded(one["place"]), _folded(other["place"])) and kinds != {"visit", "talks"}:
        return True
    return other_people(one["people"], other["people"])


def other_people(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two lists of persons can't be of one meeting: both name someone for a side, and not the same.

    >>> other_people(["Sergey Lavrov", "Wang Yi"], ["Lavrov", "Sirojiddin Muhriddin"])
    True
    >>> other_people(["Vladimir Putin"], ["Emomali Rahmon"])
    False
    """
    here, there = {_surname(name) for name in one}, {_surname(name) for name in other}
    if not here - there or not there - here:
        return False
    if here & there or (len(here) > 1 and len(there) > 1):
        return True
    sides_here = {side for name in here - there for side in _countries(name)}
    return bool(sides_here & {side for name in there - here for side in _countries(name)})


def plain_name(name: str) -> str:
    """A proper name to compare by: without ordinals, years, articles and punctuation."""
    words = re.findall(r"\w+", reference.fold(name).casefold())
    kept = [word for word in words if word not in LOOSE_WORDS and not _ORDINAL.match(word)]
    return " ".join(kept or words)


def _within_visit(row: Told, kinds: set[str | None]) -> bool:
    """Talks of an article belong to the visit in which they are held, be they two; a CONSULT to its meeting."""
    return (row["kind"] == "talks" and "visit" in kinds) or (row["kind"] == CONSULT and kinds != {CONSULT})


def _differ(one: Any, other: Any) -> bool:
    return one is not None and other is not None and one != other


def _known_name(row: Told) -> str | None:
    return plain_name(row["name"]) if row["name"] else None


def _folded(text: str | None) -> str | None:
    return reference.fold(text).casefold() if text else None


@cache
def _surname(name: str) -> str:
    words = reference.fold(name).casefold().split()
    return words[-1] if words else ""


@cache
def _countries(surname: str) -> frozenset[str]:
    """Countries of the leaders of that name."""
    return _by_surname().get(surname, frozenset())


@cache
def _by_surname() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for leader in reference.leaders():
        found.setdefault(_surname(leader.name), set()).add(leader.country)
    return {name: frozenset(codes) for name, codes in found.items()}


@cache
def _blocs() -> frozenset[str]:
    return frozenset(one.code for one in reference.organisations() if one.kind != "region")


@cache
def _members(bloc: str, on: date | None) -> frozenset[str]:
    return frozenset(reference.members(bloc, on))
