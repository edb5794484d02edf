"""Meetings, visits, calls and summits of one article."""

from __future__ import annotations

from analytics.extract.spans import Tagged
from analytics.records import Meeting


def meetings(tagged: Tagged) -> list[Meeting]:
    """One row per meeting that the article tells."""
    return []
