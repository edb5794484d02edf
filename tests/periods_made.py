"""Invented happenings and readings, as the store would give them."""

from __future__ import annotations

import pandas as pd


def happenings(*rows: tuple[str | None, str | None, str, str, str, str, str]) -> pd.DataFrame:
    """start, end, precision, category, kind, status, presence"""
    frame = pd.DataFrame(rows, columns=["start", "end", "precision", "category", "kind", "status", "presence"])
    return frame.astype({"start": "datetime64[s]", "end": "datetime64[s]"})


def reading(*rows: tuple[str, str, str, int]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["period_start", "period_end", "publisher", "articles"])
    return frame.astype({"period_start": "datetime64[s]", "period_end": "datetime64[s]", "articles": "Int64"})


VISIT = ("2015-12-30", "2016-01-02", "day", "meeting", "visit", "held", "bilateral")
SUMMIT = ("2016-05-01", "2016-05-01", "day", "meeting", "summit", "held", "both present")
PLAN = ("2018-03-01", "2018-03-01", "day", "meeting", "talks", "planned", "bilateral")
ACT = ("2016-06-01", "2016-06-01", "day", "act", "ACCUSE", "held", "bilateral")
VAGUE = ("2016-01-01", "2016-12-31", "year", "meeting", "talks", "held", "bilateral")
UNDATED = (None, None, "", "meeting", "talks", "held", "bilateral")
READ = reading(
    ("2015-01-01", "2015-12-31", "A", 5),
    ("2016-01-01", "2016-12-31", "A", 2),
    ("2016-01-01", "2016-12-31", "B", 1),
    ("2018-01-01", "2018-12-31", "B", 4),
    ("2019-01-01", "2019-12-31", "B", 1),
)
