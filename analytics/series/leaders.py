"""Who met whom: persons named at meetings, each two of them, where, how often, the longest time between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import combinations, pairwise
from typing import Any

import pandas as pd

from analytics import reference

REMOTE = ("phone", "video", "written")
MOST = 12  # persons of one meeting whose pairs are counted; a list of all guests is no meeting of each two


def present(happenings: pd.DataFrame) -> pd.DataFrame:
    """Persons at meetings told as held, one row each.

    Parameters
    ----------
    happenings : DataFrame, one row per happening (see store.happenings)

    Returns
    -------
    DataFrame: happening_id, person (the full name by the table of leaders, where one of the meeting's sides was led by
    somebody of that name then; else as written), country (code of the side; missing where the table doesn't hold the
    person), day (first day; missing for the undated), place, is_remote, alone (no more than two sides took part)
    """
    rows = []
    held = happenings[(happenings["category"] == "meeting") & (happenings["status"] == "held")]
    for row in held.to_dict("records"):
        day = row["start"] if not pd.isna(row["start"]) else row["end"]
        seen = set()
        for name in list(row["people"])[:MOST]:
            person, country = known(name, day, row["participants"])
            if person not in seen:
                seen.add(person)
                remote = row["kind"] == "call" or row["format"] in REMOTE
                alone = len(row["participants"]) <= 2
                rows.append((row["happening_id"], person, country, day, row["place"], remote, alone))
    columns = ["happening_id", "person", "country", "day", "place", "is_remote", "alone"]
    table = pd.DataFrame(rows, columns=columns)
    return table.astype({"day": "datetime64[s]", "is_remote": "bool", "alone": "bool", "person": "str"})


def known(name: str, day: Any, sides: list[str]) -> tuple[str, str | None]:
    """Full name and country of a person, as the table of leaders has them for that day and these sides."""
    terms = [one for one in reference.leader_forms().get(reference.fold(name), ()) if one.country in sides]
    if not pd.isna(day):
        on = pd.Timestamp(day).date()
        terms = [one for one in terms if one.in_office(on)] or terms
    found = {(one.name, one.country) for one in terms}
    return found.pop() if len(found) == 1 else (name, None)


def encounters(there: pd.DataFrame) -> pd.DataFrame:
    """Each two persons who met, most meetings first.

    Parameters
    ----------
    there : persons at meetings (see `present`)

    Returns
    -------
    DataFrame: one, other (names in alphabetical order), one_country, other_country (codes; missing where not known),
    meetings (in person, of no more than two sides), calls, among_others (both named at larger meetings), first, last
    (days in person), longest_gap_days (between two meetings in person; missing below two), places (dict: place -> how
    often in person), happenings (ids of all). Two persons of one country don't count as having met.
    """
    met: dict[tuple[str, str], list[Mapping[Any, Any]]] = {}
    country: dict[str, Any] = {}
    for _, part in there.groupby("happening_id", sort=False):
        people = part.to_dict("records")
        for one, other in combinations(sorted(people, key=lambda row: str(row["person"])), 2):
            same = isinstance(one["country"], str) and one["country"] == other["country"]
            if same or one["person"] == other["person"]:
                continue
            met.setdefault((one["person"], other["person"]), []).append(one)
            for row in (one, other):
                country[row["person"]] = (
                    row["country"] if isinstance(row["country"], str) else country.get(row["person"])
                )
    rows = [_encounter(names, times, country) for names, times in met.items()]
    columns = "one other one_country other_country meetings calls among_others first last longest_gap_days places"
    table = pd.DataFrame(rows, columns=[*columns.split(), "happenings"])
    numbers = dict.fromkeys(("meetings", "calls", "among_others", "longest_gap_days"), "Int64")
    table = table.astype({**numbers, "first": "datetime64[s]", "last": "datetime64[s]"})
    order = ["meetings", "calls", "among_others", "one", "other"]
    return table.sort_values(order, ascending=[False] * 3 + [True] * 2, ignore_index=True)


def _encounter(names: tuple[str, str], times: list[Mapping[Any, Any]], country: Mapping[str, Any]) -> tuple[Any, ...]:
    alone = [row for row in times if row["alone"]]
    in_person = [row for row in alone if not row["is_remote"]]
    days = sorted(row["day"] for row in in_person if not pd.isna(row["day"]))
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    places = Counter(row["place"] for row in in_person if isinstance(row["place"], str))
    return (
        *names,
        country.get(names[0]),
        country.get(names[1]),
        len(in_person),
        len(alone) - len(in_person),
        len(times) - len(alone),
        days[0] if days else pd.NaT,
        days[-1] if days else pd.NaT,
        max(gaps, default=None),
        dict(sorted(places.items(), key=lambda one: (-one[1], one[0]))),
        [row["happening_id"] for row in times],
    )
