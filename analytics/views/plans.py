"""What became of each plan, as of a day: who announced it and for when; moved, cancelled, held, or passed unreported.

The status in a row stays its article's. Here the current one is computed: never silently held, never still planned. A
plan counts as moved only where one edition of a series is told for other days, or after it was called off and is told
again for the same sides and form: anything less is only pointed to ("see").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from analytics.views.frames import kinds_of, made, plain

if TYPE_CHECKING:
    import pandas as pd

STATES = ("planned", "undated", "moved", "cancelled", "held", "passed")
NEAR = timedelta(days=21)  # a meeting of the same sides so close to a plan's days may be it, and is pointed to
SAME_AGAIN = timedelta(days=400)  # a visit called off and planned again within this time is the same, moved
COLUMNS = kinds_of(
    "happening_id label kind pair participants name series edition host place country start end precision state "
    "announced_on announced_by told_last states see stories presence evidence article_id url",
    happening_id="string",
    label="string",
    state="string",
    announced_on="date",
    announced_by="string",
    told_last="date",
    states="strings",
    see="string",
    stories="int",
)

Row = Mapping[str, Any]


def plans(happenings: pd.DataFrame, meetings: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """Every meeting that was once told as planned, with what is known of it as of a day.

    Parameters
    ----------
    happenings, meetings : DataFrames as the store gives them; tellings published after `as_of` are not looked at
    as_of : day of the judgement

    Returns
    -------
    DataFrame, one row per planned happening, sorted by start (undated last); state one of
    planned (its days lie ahead), undated (no day was told), moved (`see` is the happening that took its place),
    cancelled (called off or postponed), held (an article says so), passed (its days are over and no report was found);
    states: each announcement in words, "2025-09-30 planned for 2025-10-08"; announced_by the first publisher;
    see: for moved what took its place, for passed a meeting of the same sides near its days, else null
    """
    told = {row["meeting_id"]: row for row in plain(meetings) if row["published"] and row["published"] <= as_of}
    every = [_with_tellings(row, told) for row in plain(happenings) if row["category"] == "meeting"]
    known = [one for one in every if one["tellings"]]
    by_sides: dict[Any, list[Row]] = defaultdict(list)
    by_edition: dict[Any, list[Row]] = defaultdict(list)
    for one in known:
        by_sides[tuple(one["participants"])].append(one)
        by_edition[one["series"], one["edition"]].append(one)
    rows = [
        _judged(one, by_sides[tuple(one["participants"])], by_edition[one["series"], one["edition"]], as_of)
        for one in known
        if any(telling["status"] == "planned" for telling in one["tellings"])
    ]
    rows.sort(key=lambda row: (str(row["start"] or row["end"] or "9"), row["happening_id"]))
    return made(rows, COLUMNS)


def _with_tellings(row: Row, told: Mapping[str, Row]) -> dict[str, Any]:
    tellings = [told[row_id] for row_id in row["rows"] if row_id in told]
    return {**row, "tellings": sorted(tellings, key=lambda one: (one["published"], one["meeting_id"]))}


def _judged(one: Row, same_sides: Sequence[Row], same_edition: Sequence[Row], as_of: date) -> dict[str, Any]:
    tellings = one["tellings"]
    first = next(telling for telling in tellings if telling["status"] == "planned")
    last_day = one["end"] or one["start"]
    statuses = [telling["status"] for telling in tellings]
    later = _took_its_place(one, same_sides, same_edition)
    see = None
    if "held" in statuses:
        state = "held"
    elif later is not None:
        state, see = "moved", later["happening_id"]
    elif statuses[-1] == "cancelled":
        state = "cancelled"
    elif last_day is None:
        state = "undated"
    elif last_day >= as_of:
        state = "planned"
    else:
        state, see = "passed", _near(one, same_sides)
    return {
        **one,
        "state": state,
        "announced_on": first["published"],
        "announced_by": first["publisher"],
        "told_last": tellings[-1]["published"],
        "states": _states(tellings),
        "see": see,
    }


def _took_its_place(one: Row, same_sides: Sequence[Row], same_edition: Sequence[Row]) -> Row | None:
    """The happening that a plan was moved to, where that can be told."""
    announced = one["tellings"][0]["published"]
    if one["series"] and one["edition"]:
        # an edition takes place once: told later for other days, it was moved
        for other in same_edition:
            if (
                other["happening_id"] != one["happening_id"]
                and other["tellings"][-1]["published"] > announced
                and _start(other)
                and _start(other) != _start(one)
            ):
                return other
        return None
    called_off = [row["published"] for row in one["tellings"] if row["status"] == "cancelled"]
    if not called_off:
        return None
    for other in same_sides:
        told_again = other["tellings"][0]["published"] >= called_off[-1]
        is_same = (other["kind"], other["host"]) == (one["kind"], one["host"])
        if other["happening_id"] != one["happening_id"] and told_again and is_same and _is_within(one, other):
            return other
    return None


def _is_within(one: Row, other: Row) -> bool:
    first, second = _start(one), _start(other)
    return bool(first and second and abs(second - first) <= SAME_AGAIN)


def _near(one: Row, same_sides: Iterable[Row]) -> str | None:
    """A meeting of the same sides, told as held, so near to a plan's days that a reader should look at it."""
    start = _start(one)
    near = [
        (abs(_start(other) - start), other["happening_id"])
        for other in same_sides
        if other["happening_id"] != one["happening_id"]
        and any(row["status"] == "held" for row in other["tellings"])
        and _start(other)
        and start
        and abs(_start(other) - start) <= NEAR
    ]
    return min(near)[1] if near else None


def _start(row: Row) -> Any:
    return row["start"] or row["end"]


def _states(tellings: Sequence[Row]) -> list[str]:
    """Each change of status or days in the order of its telling."""
    steps: list[str] = []
    before = None
    for row in tellings:
        now = (row["status"], row["start"], row["end"])
        if now != before:
            days = f" for {row['start']}" if row["status"] == "planned" and row["start"] else ""
            steps.append(f"{row['published']} {row['status']}{days}")
        before = now
    return steps
