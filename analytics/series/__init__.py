"""Statistics over time, with what was read beside them: a period in which nothing was read is no zero.

happenings, observations, claims and coverage (of the store) -> one row per period. Gaps stay gaps.

    spans       the calendar's periods
    activity    counts by what happened; scores on request
    coverage    what was read, and the state of each period
    trends      comparisons, by publishers read throughout
    voices      from whose side the rows come
    claims      trade claims as intervals, series and chained growth
    differing   figures that differ, sorted
"""

from analytics.series.activity import CATEGORIES, activity, category, left_out, placed, scores
from analytics.series.claims import growth, index, interval, levels
from analytics.series.coverage import STATES, coverage, lag_days, states
from analytics.series.differing import against, differing
from analytics.series.spans import FREQUENCIES, frequency, periods, runs
from analytics.series.trends import throughout, trend, turns
from analytics.series.voices import read_by_side, sides, voices

__all__ = [
    "CATEGORIES",
    "FREQUENCIES",
    "STATES",
    "activity",
    "against",
    "category",
    "coverage",
    "differing",
    "frequency",
    "growth",
    "index",
    "interval",
    "lag_days",
    "left_out",
    "levels",
    "periods",
    "placed",
    "read_by_side",
    "runs",
    "scores",
    "sides",
    "states",
    "throughout",
    "trend",
    "turns",
    "voices",
]
