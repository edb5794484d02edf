"""Lanes of a timeline: which way a visit went, and how marks are stacked."""

from __future__ import annotations

import pandas as pd

from analytics.figures import words
from analytics.figures.colours import LIGHT

STEP = 12  # pixels from one stacked mark to the next
LEVELS = 9  # marks stacked at full distance; twice as many closer together


def lanes(pair: str) -> dict[str, tuple[str, str]]:
    """Lanes from top to bottom: key -> (label, colour)."""
    a, b = pair.split("-")
    return {
        f"{a}>{b}": (f"Visits from {words.the(a)} to {words.the(b)}", LIGHT["first"]),
        f"{b}>{a}": (f"Visits from {words.the(b)} to {words.the(a)}", LIGHT["second"]),
        "talks": ("Talks, commissions and other meetings of the two", LIGHT["contact"]),
        "call": ("Calls", LIGHT["calm"]),
        "both": ("Both present at larger meetings", LIGHT["joint"]),
    }


def lane(row: words.Row, pair: str) -> str:
    """The lane of one meeting. A visit whose host isn't told but whose place is hosts where it is."""
    if row["presence"] == "both present":
        return "both"
    if row["kind"] == "call":
        return "call"
    a, b = pair.split("-")
    host = words.text(row.get("host")) or words.text(row.get("country"))
    if row["kind"] == "visit" and host in (a, b):
        return f"{b}>{a}" if host == a else f"{a}>{b}"
    return "talks"


def of_meetings(happenings: pd.DataFrame, pair: str) -> pd.DataFrame:
    """The meetings among a pair's happenings, with their lane."""
    found = happenings[happenings["category"] == "meeting"]
    return found.assign(
        lane=pd.Series([lane(row, pair) for row in found.to_dict("records")], index=found.index, dtype="object")
    )


def vague(row: words.Row) -> bool:
    """Whether a meeting is known less exactly than to the day."""
    return words.text(row.get("precision")) in ("week", "month", "year")


def stack(places: list[tuple[float, float]]) -> list[int]:
    """Levels at which marks (left, right in pixels, in order) don't cover each other."""
    ends: list[float] = []
    levels: list[int] = []
    for left, right in places:
        free = next((level for level, end in enumerate(ends) if left - end >= STEP), len(ends))
        if free >= LEVELS * 2:
            free = len(levels) % (LEVELS * 2)
        if free == len(ends):
            ends.append(right)
        ends[free] = max(ends[free], right)
        levels.append(free)
    return levels
