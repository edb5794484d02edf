"""What a notebook was asked for: countries, regions, days and filters as people write them, or an error that helps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pandas as pd

from analytics import periods, reference, series
from analytics.errors import BadParameter, BadPeriod
from analytics.figures import words
from analytics.records import ORIGINS

NEVER = date(1970, 1, 1)  # a store in which nothing was read has no today
NEW = 30  # days before the last reading that are new where no day is given
OF = ("members", "organisation")


@dataclass(frozen=True, slots=True)
class Choice:
    """Which rows are asked for: the store's filters, the codes they stand for, their name and what was understood."""

    where: dict[str, Any]
    codes: list[str]
    name: str
    title: str = ""
    said: tuple[str, ...] = ()
    who: Mapping[str, Any] = field(default_factory=dict)  # of a region's members: when each belonged

    @property
    def short(self) -> str:
        """Their name in words, for the title of a chart."""
        return self.title.partition(":")[0].partition(",")[0] or self.name

    def inside(self, happenings: pd.DataFrame) -> pd.DataFrame:
        """Happenings between at least two members of a region; all those of an organisation itself."""
        if self.who:
            return series.among(happenings, self.who)
        return happenings.assign(inside=happenings["participants"])

    def rows(self, observations: pd.DataFrame, happenings: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
        """Rows that tell these happenings and claims."""
        told = {row for frame in (happenings, claims) for rows in frame["rows"] for row in rows}
        return observations[observations["observation_id"].isin(told)].reset_index(drop=True)

    def summits(self, store: Any, start: date | None, end: date | None, keep: Mapping[str, Any]) -> pd.DataFrame:
        """Happenings among which a region's summits are: those of its bloc, and those of its members."""
        frames = [
            store.happenings(country=code, start=start, end=end, **keep)
            for code in [code for code in self.said_codes() if code not in reference.countries()]
        ]
        frames = [frame for frame in frames if len(frame)] or [self.inside(store.happenings(
            **self.where, start=start, end=end, **keep))]  # fmt: skip
        found: pd.DataFrame = pd.concat(frames).drop_duplicates("happening_id").reset_index(drop=True)
        return found

    def said_codes(self) -> list[str]:
        """The codes that were named: the bloc's, not its members'."""
        return series.region_sides(self.name)


def filters(min_confidence: float, origin: str) -> dict[str, Any]:
    """Which rows a notebook takes, as the store's filters.

    Raises
    ------
    BadParameter : a confidence outside 0 to 1, an origin that isn't one
    """
    if not 0 <= min_confidence <= 1:
        raise BadParameter(f"min_confidence={min_confidence!r}: give a number from 0 (all rows) to 1")
    if origin and origin not in ORIGINS:
        raise BadParameter(f"origin={origin!r}: leave it empty for all, or give one of {', '.join(ORIGINS)}")
    return {"min_confidence": min_confidence, "origin": origin or None}


def region(said: str, of: str, membership: str) -> Choice:
    """A region's members among themselves, or the organisation itself.

    Raises
    ------
    UnknownCountry : a name that no codebook holds
    BadParameter : another `of` or `membership`, or an organisation that is several
    """
    if of not in OF:
        wanted = '"members" counts what its states do with each other, "organisation" what it does'
        raise BadParameter(f"of={of!r}: {wanted}")
    codes = series.region_sides(said)
    name = " and ".join(words.name(code) for code in codes) if len(codes) < 4 else f"{len(codes)} states"
    who = series.belonging(said, membership)
    if of == "organisation":
        if len(codes) > 1:
            raise BadParameter(f"region={said!r} is several: for an organisation itself name one (CIS, SCO, ASEAN)")
        return Choice({"country": codes[0]}, codes, said, f"{name}, the organisation", ("what it does itself",))
    whose = {series.AT_THE_TIME: "at the time of what is told", series.TODAY: "of today"}
    when = whose.get(membership, f"of {words.day(_one_day(membership))}")
    # a bloc's members only; countries that were named belong always
    noun = f"members {when}" if any(code not in reference.countries() for code in codes) else "countries as named"
    return Choice(
        {"group": list(who)}, list(who), said, f"{name}: what its states do with each other"
        if len(codes) == 1 else f"{name}: what they do with each other",
        (f"{words.count(len(who), 'state')}, {noun}",), who,
    )  # fmt: skip


def plans_of(said: str) -> dict[str, Any]:
    """Whose plans: those of one country, of a bloc's members of today with anybody, or all."""
    if not said.strip():
        return {}
    codes = series.region_sides(said)
    if len(codes) == 1 and codes[0] in reference.countries():
        return {"country": codes[0]}
    return {"group": list(series.belonging(said, series.TODAY))}


def one_or_two(a: str, b: str) -> Choice:
    """A pair, or one side with everybody."""
    if b.strip():
        pair = reference.pair(a, b)
        return Choice({"pair": pair}, pair.split("-"), reference.pair_name(pair))
    return one_or_all(a)


def one_or_all(said: str) -> Choice:
    """One side with everybody, or everything."""
    if not said.strip():
        return Choice({}, [], "all countries")
    code = reference.actor(said).code
    return Choice({"country": code}, [code], words.name(code))


def day(said: str, name: str) -> date | None:
    """A day of the calendar; None for an empty text.

    Raises
    ------
    BadParameter : anything but a day
    """
    if not said.strip():
        return None
    found = _one_day(said)
    if found is None:
        raise BadParameter(f"{name}={said!r} has to be a day: write 2025-10-09")
    return found


def since(said: str, today: date | None) -> date | None:
    """The day from which on things are new: as given, else thirty days before the last reading."""
    return day(said, "since") or (today - timedelta(days=NEW) if today else None)


def calendar_title(said: str, days: int, as_of: date) -> str:
    """Title of a calendar.

    Raises
    ------
    BadParameter : a number of days below 0
    """
    if days < 0:
        raise BadParameter(f"days={days!r}: give a number of days ahead, or 0 for all")
    whose = f" of {said.strip()}" if said.strip() else ""
    return f"Plans{whose}: {f'the next {days} days' if days else 'all that lies ahead'}"


def until(as_of: date) -> str:
    """From which day on a calendar looks."""
    return f"from {words.day(as_of)} on" if as_of != NEVER else ""


def of_kind(observations: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Rows of one kind alone."""
    return observations[observations["kind"] == kind].reset_index(drop=True)


def acts(happenings: pd.DataFrame) -> pd.DataFrame:
    """The acts among happenings."""
    return happenings[happenings["category"] == "act"].reset_index(drop=True)


def first(several: pd.Series) -> str:
    """The first of several texts, "" where there is none."""
    return str(several.iloc[0]) if len(several) else ""


def _one_day(said: str) -> date | None:
    try:
        begins, ends = periods.period(said)
    except BadPeriod:
        return None
    return begins if begins == ends else None
