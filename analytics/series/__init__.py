"""Statistics over time, with what was read beside them: a period in which nothing was read is no zero.

happenings, observations, claims and coverage (of the store) -> one row per period. Gaps stay gaps.

    spans       the calendar's periods
    activity    counts by what happened; scores on request
    coverage    what was read, and the state of each period
    trends      comparisons, by publishers read throughout
    voices      from whose side the rows come
    claims      trade claims as intervals, series and chained growth
    differing   figures that differ, sorted
    changes     where a rate turned, which periods stand out
    chance      what stands around visits and summits, against chance
    fresh       what is new since a day
    regions     several states: who belongs when, their pairs
    partners    a country's partners and their order
    networks    who deals with whom
    summits     editions, hosts, attendance, gaps, what is planned
    leaders     who met whom
    agenda      what is planned, as of a day
"""

from analytics.series.activity import CATEGORIES, activity, category, left_out, placed, scores
from analytics.series.agenda import ahead, clashes, later, without_day
from analytics.series.chance import around
from analytics.series.changes import changes, clumping, rate_interval, unusual
from analytics.series.claims import growth, index, interval, levels
from analytics.series.coverage import STATES, coverage, lag_days, states
from analytics.series.differing import against, differing
from analytics.series.fresh import fresh
from analytics.series.leaders import encounters, present
from analytics.series.networks import centrality, network, network_over_time
from analytics.series.partners import partners, with_one
from analytics.series.regions import AT_THE_TIME, TODAY, among, belonging, matrix, ties
from analytics.series.regions import sides as region_sides
from analytics.series.spans import FREQUENCIES, frequency, periods, runs
from analytics.series.summits import attendance, editions, summit_series
from analytics.series.trends import stretch, throughout, trend, turns
from analytics.series.voices import read_by_side, sides, voices

__all__ = [
    "AT_THE_TIME",
    "CATEGORIES",
    "FREQUENCIES",
    "STATES",
    "TODAY",
    "activity",
    "against",
    "ahead",
    "among",
    "around",
    "attendance",
    "belonging",
    "category",
    "centrality",
    "changes",
    "clashes",
    "clumping",
    "coverage",
    "differing",
    "editions",
    "encounters",
    "frequency",
    "fresh",
    "growth",
    "index",
    "interval",
    "lag_days",
    "later",
    "left_out",
    "levels",
    "matrix",
    "network",
    "network_over_time",
    "partners",
    "periods",
    "placed",
    "present",
    "rate_interval",
    "read_by_side",
    "region_sides",
    "runs",
    "scores",
    "sides",
    "states",
    "stretch",
    "summit_series",
    "throughout",
    "ties",
    "trend",
    "turns",
    "unusual",
    "voices",
    "with_one",
    "without_day",
]
