"""How many happenings per period, by what they are; scores of acts only on request, and never without their n."""

from __future__ import annotations

import pandas as pd

from analytics import reference
from analytics.errors import InputError
from analytics.series.spans import frequency

# What a bar can be made of. CONSULT events that belong to no meeting are contacts told without their form.
CATEGORIES = (
    "meeting",
    "verbal cooperation",
    "material cooperation",
    "verbal conflict",
    "material conflict",
    "other act",
)
QUADS = dict(enumerate(CATEGORIES[1:5], 1))


def category(kind: str, act: bool) -> str:
    """What a happening counts as: "meeting", or the quad class of its event type in words."""
    if not act:
        return "meeting"
    try:
        return QUADS[reference.plover(kind).quad]
    except InputError:
        return "other act"


def placed(happenings: pd.DataFrame, period: str) -> pd.DataFrame:
    """Happenings with `period_start`, the first day of their period.

    It is missing for the undated, and for those told less exactly than the period (known to the year, asked by month).
    A visit of several days counts once, on its first day.
    """
    freq = frequency(period)
    found = happenings.assign(period_start=pd.Series(pd.NaT, index=happenings.index, dtype="datetime64[s]"))
    dated = found[found["start"].notna()]
    if dated.empty:
        return found
    first = dated["start"].dt.to_period(freq)
    last = dated["end"].fillna(dated["start"]).dt.to_period(freq)
    known = dated["precision"].fillna("day").isin(("day", "week")) | (first == last)
    begins = first[known].dt.start_time.dt.normalize().astype("datetime64[s]")
    found.loc[begins.index, "period_start"] = begins
    return found


def activity(happenings: pd.DataFrame, period: str = "year") -> pd.DataFrame:
    """How many happenings per period and category; planned and held, bilateral and both present told apart.

    Parameters
    ----------
    happenings : DataFrame, one row per happening (see store.happenings)
    period : day, week, month, quarter or year

    Returns
    -------
    DataFrame: period_start, period_end, category (see CATEGORIES), status (held, planned, cancelled), presence
    (bilateral, both present), count; periods without a happening have no row: `states` says why
    """
    found = placed(happenings, period).dropna(subset=["period_start"])
    found = found.assign(
        category=[category(kind, what == "act") for kind, what in zip(found["kind"], found["category"], strict=True)]
    )
    keys = ["period_start", "category", "status", "presence"]
    counts = found.groupby(keys, dropna=False).size().rename("count").reset_index()
    counts.insert(1, "period_end", _ends(counts["period_start"], period))
    return counts.sort_values(keys, ignore_index=True)


def scores(happenings: pd.DataFrame, period: str = "year") -> pd.DataFrame:
    """Sums of Goldstein and PLOVER scores per period over the acts that took place.

    Parameters
    ----------
    happenings : DataFrame, one row per happening (see store.happenings)
    period : day, week, month, quarter or year

    Returns
    -------
    DataFrame: period_start, period_end, n (acts with a score), goldstein_sum, plover_sum (each act between -10 and
    10); a period without acts has no row. A sum without its n says nothing: ten consultations weigh as much as one
    alliance.

    Source: scores of each type in reference/plover.csv; modes are not told apart here.
    """
    found = placed(happenings, period)
    found = found[found["period_start"].notna() & (found["category"] == "act") & (found["status"] == "held")]
    rows = []
    for start, kind in zip(found["period_start"], found["kind"], strict=True):
        try:
            known = reference.plover(kind)
        except InputError:
            continue  # a type of an imported table that has no score
        rows.append((start, 1, known.goldstein, known.plover_score))
    table = pd.DataFrame(rows, columns=["period_start", "n", "goldstein_sum", "plover_sum"])
    table = table.astype({"period_start": "datetime64[s]", "goldstein_sum": "float64", "plover_sum": "float64"})
    table = table.groupby("period_start", as_index=False).sum().astype({"n": "Int64"})
    table.insert(1, "period_end", _ends(table["period_start"], period))
    return table


def left_out(happenings: pd.DataFrame, period: str = "year") -> dict[str, int]:
    """How many happenings `activity` can't place: {"undated": n, "less exact": n}."""
    undated = int(happenings["start"].isna().sum())
    missing = int(placed(happenings, period)["period_start"].isna().sum())
    return {"undated": undated, "less exact": missing - undated}


def _ends(starts: pd.Series, period: str) -> pd.Series:
    ends: pd.Series = starts.dt.to_period(frequency(period)).dt.end_time.dt.normalize().astype("datetime64[s]")
    return ends
