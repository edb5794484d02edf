"""What is planned: tables of the days ahead, what has no day, clashes; and the same as a calendar file."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pandas as pd

from analytics.figures import words
from analytics.figures.display import Fact, Facts, File, Table
from analytics.figures.listings import listing

# of a plan, as RFC 5545 has it: an announcement is no promise
STATUS = {"held": "CONFIRMED", "planned": "TENTATIVE", "cancelled": "CANCELLED", "moved": "CANCELLED"}
OUTCOMES = {"held": "told as held", "passed": "not told", "cancelled": "called off", "moved": "told for another day"}
STATE_WORDS = {"planned": "announced", "cancelled": "called off", "undated": "no day told"}


def facts(coming: pd.DataFrame, undated: pd.DataFrame, clashing: pd.DataFrame, days: int) -> Facts:
    """The first screen of a calendar: what comes next, how much, what has no day, what clashes."""
    planned = coming[coming["state"] == "planned"]
    off = int((coming["state"] == "cancelled").sum())
    within = f"next {days} days" if days else "time ahead"
    if len(planned):
        row = planned.iloc[0].to_dict()
        where = words.place(row)
        value = words.span(row["start"], row["end"], row["precision"]) + (f", {where}" if where else "")
        told = f"{words.text(row['announced_by']) or 'publisher not told'}, {words.day(row['announced_on'])}"
        first = Fact("Next", value, f"{words.plan(row)}.", words.short(words.text(row["evidence"])), told,
                     (row["happening_id"],))  # fmt: skip
    else:
        first = Fact("Next", "Nothing planned found", f"No meeting is announced for the {within} in what was read.")
    count = Fact(
        f"In the {within}", words.sentence(words.count(len(planned), "plan")), f"{off} more called off." if off else ""
    )
    later = Fact("Without a day", words.sentence(words.count(len(undated), "plan")), "Announced, no day told.")
    clash = Fact("Clashes", words.sentence(words.count(len(clashing), "clash", "clashes")),
                 "One state expected in two places on one day.")  # fmt: skip
    return Facts([first, count, later, clash], {"found": len(planned) + len(undated)})


def agenda(coming: pd.DataFrame, title: str = "The days ahead", name: str = "agenda") -> Table:
    """Plans with their days, in order (see series.ahead)."""
    names = {"date": "Date", "what": "What is planned", "state": "State", "sentence": "Sentence", "source": "Announced"}
    return listing(name, title, names, _shown(coming), keys="happening_id")


def without_day(undated: pd.DataFrame) -> Table:
    """Plans that nobody gave a day for (see series.without_day), the newest first, with the host where one is named."""
    shown = _shown(undated).assign(
        host_name=[words.name(one) or "not named" for one in undated["host"].fillna(undated["country"])]
    )
    names = {"what": "What is planned", "host_name": "Host", "sentence": "Sentence", "source": "Announced"}
    return listing("undated", "Announced without a day", names, shown, keys="happening_id")


def outcomes(plans: pd.DataFrame, as_of: date, most: int = 60) -> Table:
    """What became of plans whose days are over, the newest first; at most `most` of them."""
    over = plans[plans["state"].isin(OUTCOMES) & (plans["start"].fillna(plans["end"]) < pd.Timestamp(as_of))]
    over = over.sort_values(["start", "happening_id"], ascending=[False, True])
    shown = _shown(over).assign(outcome=[OUTCOMES[state] for state in over["state"]])[:most]
    names = {"date": "Planned for", "what": "What was planned", "outcome": "Outcome", "source": "Announced"}
    note = f"The newest {most} of {len(over):,}." if len(over) > most else ""
    return listing("outcomes", "Earlier plans", names, shown, note, "happening_id")


def clashes(found: pd.DataFrame, coming: pd.DataFrame) -> Table:
    """Who is expected in two places on one day (see series.clashes)."""
    label = dict(zip(coming["happening_id"], [words.plan(row) for row in coming.to_dict("records")], strict=True))
    table = found.assign(
        date=[words.span(row["first"], row["last"]) for row in found.to_dict("records")],
        who=[words.name(code) for code in found["code"]],
        first_plan=[label[one] for one in found["one"]],
        second_plan=[label[one] for one in found["other"]],
        rows=pd.Series(found[["one", "other"]].to_numpy().tolist(), index=found.index, dtype="object"),
    )
    names = {"date": "Date", "who": "Who", "first_plan": "Here", "second_plan": "And here"}
    note = "A state may send two delegations: a clash is a question, not a mistake."
    return listing("clashes", "Clashes", names, table, note, "rows")


def ics(plans: pd.DataFrame, as_of: date, name: str = "calendar") -> File:
    """Plans as an iCalendar file of all-day events.

    Parameters
    ----------
    plans : plans with days (see series.ahead); those without are left out
    as_of : the day that states are told for

    Returns
    -------
    File; the UID of a plan stays the same however often it is told, SEQUENCE counts the changes of its days or state,
    STATUS is TENTATIVE for what is announced, CONFIRMED for what was told as held, CANCELLED for what was called off.
    Equal plans give equal bytes: DTSTAMP is the day of the latest telling.
    """
    from icalendar import Calendar, Event  # only an export needs it

    calendar = Calendar()
    calendar.add("prodid", "-//Regional Relations//planned meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Planned meetings, as of {words.day(as_of)}")
    for row in plans.to_dict("records"):
        first = row["start"] if not pd.isna(row["start"]) else row["end"]
        if pd.isna(first):
            continue
        last = row["end"] if not pd.isna(row["end"]) else first
        event = Event()
        event.add("uid", f"{row['happening_id']}@regional-relations")
        event.add("dtstamp", _stamp(row, as_of))
        event.add("sequence", max(len(row["states"]) - 1, 0))
        event.add("summary", words.plan(row))
        event.add("dtstart", first.date())
        event.add("dtend", last.date() + timedelta(days=1))  # the first day after it
        event.add("status", STATUS.get(row["state"], "TENTATIVE"))
        event.add("transp", "TRANSPARENT")
        if where := words.place(row):
            event.add("location", where)
        exact = "" if row["precision"] == "day" else f"Known to the {row['precision']} only. "
        told = f"{words.text(row['announced_by']) or 'publisher not told'}, {words.day(row['announced_on'])}"
        event.add("description", f"{exact}{words.text(row['evidence'])} ({told})")
        if words.text(row["url"]).startswith(("https://", "http://")):
            event.add("url", row["url"])
        calendar.add_component(event)
    return File(f"{name}.ics", "text/calendar", calendar.to_ical().decode("utf-8"), "Calendar file (.ics)")


def _stamp(row: dict[Any, Any], as_of: date) -> datetime:
    day = row["told_last"].date() if not pd.isna(row["told_last"]) else as_of
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _shown(plans: pd.DataFrame) -> pd.DataFrame:
    rows = plans.to_dict("records")
    return plans.assign(
        date=[words.span(row["start"], row["end"], row["precision"]) for row in rows],
        what=[words.plan(row) for row in rows],
        state=[STATE_WORDS.get(row["state"], row["state"]) for row in rows],
        sentence=[words.short(words.text(row["evidence"]), 400) for row in rows],
        source=[
            ", ".join(filter(None, (words.text(row["announced_by"]), words.day(row["announced_on"])))) for row in rows
        ],
    )
