"""What is new since a day: what no article published before it told."""

from __future__ import annotations

from datetime import date

import pandas as pd


def fresh(told: pd.DataFrame, observations: pd.DataFrame, since: date) -> pd.DataFrame:
    """Happenings or claims that were first told on a day or after it.

    Parameters
    ----------
    told : DataFrame, one row per happening or claim, with its `rows` (see store.happenings, store.claims)
    observations : DataFrame of all rows with the day they were published (see store.observations)
    since : first day that counts

    Returns
    -------
    DataFrame, the same columns and first_told (day of the first article that tells it; missing where no article has a
    day), newest first; what was told before by any article is not new, however often it is told again
    """
    published = dict(zip(observations["observation_id"], observations["published"], strict=True))
    first = [
        min((day for one in rows if not pd.isna(day := published.get(one))), default=pd.NaT) for rows in told["rows"]
    ]
    found = told.assign(first_told=pd.Series(first, index=told.index, dtype="datetime64[s]"))
    found = found[found["first_told"] >= pd.Timestamp(since)]
    return found.sort_values("first_told", ascending=False, kind="stable", ignore_index=True)
