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
FEW = 4  # of so many tellings one may contradict
# Blocs that hold summits with one other state, beside those of their own.
MEET_OTHERS = frozenset({"ASEAN", "EU", "AU", "GCC", "PIF", "C5", "CARICOM", "MERCOSUR", "CIS", "EAEU"})
LOOSE_WORDS = ("the", "of", "and", "annual", "regular", "informal", "meeting", "summit")

_ORDINAL = re.compile(
    r"^(?:\d+(?:st|nd|rd|th)?|[ivx]+|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)$"
)

Told = dict[str, Any]


def identity(row: Told) -> tuple[Any, ...]:
    """Whose meeting it is: only tellings with the same one are compared.

    A gathering of a series is the series', whoever of its members and guests an article names; one that has only a name
    is that of its name; all others are of their participants.
    """
    sides = tuple(row["participants"])
    if not sides:
        return ("nobody", row["article_id"], row["row_id"])
    if row["kind"] in GATHERINGS:
        blocs = [side for side in sides if side in _blocs()]
        if blocs and row["series"]:
            return ("series", row["series"])
        day = row["start"] or row["published"]
        inside = _members(blocs[0], day) if len(blocs) == 1 else frozenset()
        guests = [side for side in sides if side not in blocs and side not in inside]
        # ASEAN with China and ASEAN with Japan on one day are two; whom NATO hears at its summit is a guest
        if len(blocs) == 1 and (len(guests) != 1 or blocs[0] not in MEET_OTHERS):
            return ("series", f"{reference.name_of(blocs[0])} {row['kind']}")
        # three states' summit goes by many names, that of a region's states by one
        if row["name"] and (len(sides) > FEW or any(side not in reference.countries() for side in sides)):
            return ("name", plain_name(row["name"]))
    return ("sides", *sides)


def agree(row: Told, others: list[Told], *, by_name: bool, across: bool = False) -> bool:
    """Whether a telling contradicts none of a meeting's tellings; days are compared before.

    Parameters
    ----------
    by_name : the meeting is of a series or a name, so kinds, ranks, places and names may differ
    across : what one article tells twice may still be one
    """
    kinds = {other["kind"] for other in others}
    against = 0
    for other in others:
        if row["kind"] == "talks" == other["kind"] and "visit" in kinds:
            continue  # talks of one visit may be with one host and then with another
        if not across and other["article_id"] == row["article_id"] and _told_apart(row, other) and not (
                row["kind"] == CONSULT and kinds != {CONSULT}):
            return False
        against += contradict(row, other, by_name=by_name)
    return against <= len(others) // FEW  # one misread place among many tellings parts none of them


def _told_apart(one: Told, other: Told) -> bool:
    """Whether an article that tells two of a kind means two: a visit told once more without its days is the same."""
    if one["kind"] != other["kind"]:
        return False
    is_dated = bool(one["start"] or one["end"]) and bool(other["start"] or other["end"])
    is_frame = one["kind"] == "visit" or one["kind"] in GATHERINGS
    return is_dated or not is_frame or _differ(one["edition"], other["edition"]) or one["status"] != other["status"]


def contradict(one: Told, other: Told, *, by_name: bool) -> bool:
    """Whether two tellings can't be of the same meeting."""
    kinds = {one["kind"], other["kind"]}
    if CONSULT in kinds:
        return False
    if not any(kinds <= group for group in TOGETHER) and not (by_name and kinds <= set(GATHERINGS)):
        return True
    if any(_differ(one[name], other[name]) for name in COMPARED if name != "format" or kinds != {"call"}):
        return True  # a call may be told as a video conference
    in_visit = kinds == {"visit", "talks"}
    if not by_name:
        ranks_differ = _differ(_rank(one), _rank(other)) and not share_a_person(one["people"], other["people"])
        if ranks_differ or ("forum" in kinds and _differ(_known_name(one), _known_name(other))):
            return True
        # a visit begins in one city and may go on to the next, and a summit is in a suburb or its city
        if kinds == {"talks"} and _differ(_folded(one["place"]), _folded(other["place"])):
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


def share_a_person(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two lists of persons name one person."""
    there = list(other)
    return any(_same_person(name, known) for name in one for known in there)


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
