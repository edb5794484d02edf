"""What was found around days of one kind (visits, summits), against what chance gives around other days.

It says what stood together in time, never what came of what.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

DRAWS = 999
SEED = 20_090_907  # fixed: a page made twice says the same
LEAST = 3  # anchors below which nothing can be told from chance


def around(
    days: Iterable[Any],
    counted: Iterable[Any],
    read: pd.DataFrame,
    before: int = 30,
    after: int = 30,
    draws: int = DRAWS,
) -> pd.DataFrame:
    """How many of some days lie before and after anchor days, and how many would by chance.

    Parameters
    ----------
    days : anchor days (of visits, of summits); those of which nothing was read in their neighbourhood count all the
        same, those outside everything that was read are left out
    counted : days of what is counted (acts, claims), without the anchors' own
    read : everything read by day (store.coverage("day")): chance draws from the days that were read
    before, after : days before the anchor and from it on
    draws : how often the anchors are moved

    Returns
    -------
    DataFrame of two rows, where "before" (the days before an anchor) and "after" (the anchor's day and those after
    it): anchors (how many), days (before or after), found, expected (mean of the draws), low, high (95 % of the draws),
    p (how often a draw lies at least as far from the mean, both ways; between 1 / (draws + 1) and 1). Empty below
    three anchors. A day counted near two anchors counts once.

    Source: permutation over dates. All anchors are moved together by one random number of days along the days that
    were read, the last followed by the first, so that their spacing stays as it is.
    """
    columns = ["where", "anchors", "days", "found", "expected", "low", "high", "p"]
    kinds: dict[str, str] = {"where": "str", **dict.fromkeys(columns[1:4], "Int64")}
    kinds |= dict.fromkeys(columns[4:], "float64")
    calendar = np.unique(_ordinals(read["period_start"])) if len(read) else np.array([], "int64")
    if not len(calendar):
        return pd.DataFrame(columns=columns).astype(kinds)
    anchors = np.unique(_ordinals(days))
    anchors = anchors[(anchors >= calendar[0]) & (anchors <= calendar[-1])]
    if len(anchors) < LEAST:
        return pd.DataFrame(columns=columns).astype(kinds)
    told = np.sort(_ordinals(counted))
    # an anchor's place among the days read; one that lies between them goes by the next
    places = np.searchsorted(calendar, anchors)
    shifts = np.random.default_rng(SEED).integers(0, len(calendar), size=draws)
    rows = []
    for where, first, last, length in (("before", -before, -1, before), ("after", 0, after - 1, after)):
        found = _near(anchors, told, first, last)
        drawn = np.array([
            _near(np.sort(calendar[(places + shift) % len(calendar)]), told, first, last) for shift in shifts
        ])  # fmt: skip
        mean = float(drawn.mean())
        low, high = (float(one) for one in np.quantile(drawn, (0.025, 0.975)))
        p = (1 + int((np.abs(drawn - mean) >= abs(found - mean)).sum())) / (draws + 1)
        rows.append((where, len(anchors), length, found, mean, low, high, p))
    return pd.DataFrame(rows, columns=columns).astype(kinds)


def _ordinals(days: Iterable[Any]) -> Any:
    stamps = pd.Series(list(days), dtype="datetime64[s]").dropna()
    return stamps.to_numpy().astype("datetime64[D]").astype("int64")


def _near(anchors: Any, told: Any, first: int, last: int) -> int:
    """How many of the days told (in order) lie between `first` and `last` days from any anchor (in order)."""
    if not len(told) or last < first:
        return 0
    # the anchor that a window reaches from: the last one that begins at or before the day
    at = np.searchsorted(anchors + first, told, side="right") - 1
    return int(((at >= 0) & (told <= anchors[np.maximum(at, 0)] + last)).sum())
