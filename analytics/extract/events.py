"""Events of one article: who did what to whom."""

from __future__ import annotations

from analytics.extract.spans import Tagged
from analytics.records import Event, Meeting


def events(tagged: Tagged, meetings: list[Meeting]) -> list[Event]:
    """One row per act that the article tells."""
    return []
