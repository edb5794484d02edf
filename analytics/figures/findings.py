"""What changed, in tables: turns of a rate, periods that stand out, days around visits, what is new."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from analytics import series
from analytics.figures import words
from analytics.figures.display import Notes, Table
from analytics.figures.listings import happenings, listing

CHANCE = "below 0.05 would come by chance in fewer than one of twenty such calendars"


def changes(found: pd.DataFrame) -> Table:
    """Periods from which on things were found at another rate (see series.changes)."""
    rows = found.to_dict("records")
    table = found.assign(
        since=[words.day(row["period_start"]) for row in rows],
        was=[_rate(row, "before") for row in rows],
        became=[_rate(row, "after") for row in rows],
        reading=[
            "What was read changed too: no finding" if row["reading_changed"] else "the same publishers throughout"
            for row in rows
        ],
    )
    names = {"since": "From", "was": "Before, per 1,000 articles", "became": "After", "p": "p", "reading": "Reading"}
    return listing("changes", "Changes of level", names, table,
                   f"In brackets what the count allows at 95 %. A p {CHANCE}.")  # fmt: skip


def unusual(found: pd.DataFrame) -> Table:
    """Periods in which more or less was found than the others let expect (see series.unusual)."""
    rows = found.to_dict("records")
    table = found.assign(
        period=[words.span(row["period_start"], row["period_end"], None) for row in rows],
        chance=[f"{row['low']:.0f} to {row['high']:.0f}" for row in rows],
    )
    names = {"period": "Period", "found": "Rows found", "expected": "Expected", "chance": "By chance", "p": "p"}
    return listing("unusual", "Unusual periods", names, table, "Expected from the other periods, per articles read.")


def compared(trended: pd.DataFrame) -> Notes | None:
    """Why nothing can be compared over time; None where it can."""
    if len(trended):
        return None
    return Notes(
        "What changed can’t be told",
        ["No publisher was read in every period of this page, so that a change of what was read can’t be told from a "
         "change of what happened. Choose a period that one publisher covers, or longer periods."],
    )  # fmt: skip


def around(tables: dict[str, pd.DataFrame]) -> Table:
    """What lies around some days and what would by chance (see series.around).

    Parameters
    ----------
    tables : what is counted, in words -> its two rows
    """
    rows: list[dict[str, Any]] = []
    for what, table in tables.items():
        for row in table.to_dict("records"):
            days = int(row["days"])
            when = f"{days} days before" if row["where"] == "before" else f"the day and {days - 1} days after"
            rows.append({
                **{str(key): value for key, value in row.items()},
                "what": what,
                "when": when,
                "chance": f"{row['expected']:.1f} ({row['low']:.0f} to {row['high']:.0f})",
            })  # fmt: skip
    names = {"what": "Counted", "when": "When", "anchors": "Around how many", "found": "Found", "chance": "By chance",
             "p": "p"}  # fmt: skip
    if not rows:
        columns = [*names, "where"]
        none = "Fewer than three visits or summits are known to the day: nothing can be told from chance."
        return listing("around", "Around visits and summits", names, pd.DataFrame(rows, columns=columns), none)
    note = "By chance: all days moved together along the days that were read, 999 times. Nearness in time is no cause."
    return listing("around", "Around visits and summits", names, pd.DataFrame(rows, columns=[*names, "where"]), note)


def near_meetings(happenings: pd.DataFrame, claims: pd.DataFrame, read: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """What lies around visits and summits held: acts by the day they were done, trade claims by the day of publication.

    Parameters
    ----------
    happenings, claims : DataFrames of one choice (see Store)
    read : everything read by day (store.coverage("day"))
    """
    held = happenings[(happenings["status"] == "held") & happenings["precision"].eq("day")]
    days = held.loc[held["kind"].isin(("visit", "summit")), "start"]
    acts = held[held["category"] == "act"]
    groups = pd.Series([series.category(kind, True) for kind in acts["kind"]], index=acts.index, dtype="object")
    tables = {
        f"acts of {word}": series.around(days, acts.loc[groups.str.endswith(word), "start"], read)
        for word in ("cooperation", "conflict")
    }
    return {**tables, "trade claims published": series.around(days, claims["published"], read)}


def fresh(found: pd.DataFrame, since: date | None) -> Table:
    """Happenings first told since a day (see series.fresh)."""
    return happenings("new", f"First told since {words.day(since)}" if since else "First told", found)


def _rate(row: Any, name: str) -> str:
    return f"{row[name]:.1f} ({row[f'{name}_low']:.1f} to {row[f'{name}_high']:.1f})"
