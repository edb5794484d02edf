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
# What two tellings of one meeting may leave out, but not tell differently.
COMPARED = ("country", "host", "edition", "format")
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
    by_name : the meeting is a bloc's or a named one, so kinds, places and names may differ
    """
    kinds = {other["kind"] for other in others}
    for other in others:
        if row["kind"] == "talks" == other["kind"] and "visit" in kinds:
            continue  # talks of one visit may be with one host and then with another
        told_apart = other["article_id"] == row["article_id"] and other["kind"] == row["kind"]
        if told_apart and not (row["kind"] == CONSULT and kinds != {CONSULT}):
            return False  # the article itself tells the two apart
        if contradict(row, other, by_name=by_name):
            return False
    return True


def contradict(one: Told, other: Told, *, by_name: bool) -> bool:
    """Whether two tellings can't be of the same meeting."""
    kinds = {one["kind"], other["kind"]}
    if CONSULT in kinds:
        return False
    if not any(kinds <= group for group in TOGETHER) and not (by_name and kinds <= set(GATHERINGS)):
        return True
    if _differ(_rank(one), _rank(other)) or any(_differ(one[name], other[name]) for name in COMPARED):
        return True
    in_visit = kinds == {"visit", "talks"}
    if not by_name:
        if _differ(_known_name(one), _known_name(other)):
            return True
        # a visit begins in one city and may go on to the next
        if not in_visit and _differ(_folded(one["place"]), _folded(other["place"])):
            return True
    return other_people(one["people"], other["people"], one_shared_is_enough=in_visit or by_name)


def other_people(one: Iterable[str], other: Iterable[str], *, one_shared_is_enough: bool = False) -> bool:
    """Whether two lists of persons can't be of one meeting: both name someone for a side, and not the same.

    >>> other_people(["Sergey Lavrov", "Wang Yi"], ["Lavrov", "Sirojiddin Muhriddin"])
    True
    >>> other_people(["Vladimir Putin"], ["Emomali Rahmon"])
    False
    """
    here, there = list(one), list(other)
    only_here = [name for name in here if not any(_same_person(name, known) for known in there)]
    only_there = [name for name in there if not any(_same_person(name, known) for known in here)]
    if not only_here or not only_there:
        return False
    if len(only_here) < len(here):  # somebody is at both
        return not one_shared_is_enough
    if len(here) > 1 and len(there) > 1:
        return True
    return any(_countries(name) & _countries(stranger) for name in only_here for stranger in only_there)


def plain_name(name: str) -> str:
    """A proper name to compare by: without ordinals, years, articles and punctuation."""
    words = re.findall(r"\w+", reference.fold(name).casefold())
    kept = [word for word in words if word not in LOOSE_WORDS and not _ORDINAL.match(word)]
    return " ".join(kept or words)


def _differ(one: Any, other: Any) -> bool:
    return one is not None and other is not None and one != other


def _known_name(row: Told) -> str | None:
    return plain_name(row["name"]) if row["name"] else None


def _folded(text: str | None) -> str | None:
    return reference.fold(text).casefold() if text else None


def _rank(row: Told) -> str | None:
    """The rank, unless it is "other" for want of anybody named."""
    return None if row["rank"] == "other" and not row["people"] else row["rank"]


@cache
def _same_person(one: str, other: str) -> bool:
    """Whether two forms name one person: by the table of leaders, else "Lavrov" in "Sergei Lavrov"."""
    known, also = _leaders(one), _leaders(other)
    if known and also:
        return bool(known & also)
    words, more = _words(one), _words(other)
    return bool(words and more) and (words[-1] == more[-1] or set(words) <= set(more) or set(more) <= set(words))


@cache
def _leaders(name: str) -> frozenset[str]:
    return frozenset(leader.person_id for leader in reference.leader_forms().get(reference.fold(name), ()))


@cache
def _countries(name: str) -> frozenset[str]:
    """Countries that the leader of that name has led."""
    return frozenset(leader.country for leader in reference.leader_forms().get(reference.fold(name), ()))


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(reference.fold(name).casefold().split())


@cache
def _blocs() -> frozenset[str]:
    return frozenset(one.code for one in reference.organisations() if one.kind != "region")


@cache
def _members(bloc: str, on: date | None) -> frozenset[str]:
    return frozenset(reference.members(bloc, on))
