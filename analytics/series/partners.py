"""A country's partners by how much was found with each, and how their order moves from period to period."""

from __future__ import annotations

import pandas as pd

from analytics.series.activity import placed

COUNTED = ("held",)


def partners(happenings: pd.DataFrame, country: str, period: str = "year") -> pd.DataFrame:
    """Partners of one country per period, those with most meetings and acts first.

    Parameters
    ----------
    happenings : DataFrame, one row per happening of the country (see store.happenings)
    country : code; counted are happenings told as held with one other side alone
    period : day, week, month, quarter or year

    Returns
    -------
    DataFrame: period_start, partner (code), count, meetings (of these), share (of the period's count, 0 to 1), rank
    (from 1; equal counts share a rank, the next is left out), move (places up since the period before; missing where
    the partner was not in it). Periods without any have no row.
    """
    columns = ["period_start", "partner", "count", "meetings", "share", "rank", "move"]
    kinds = {"period_start": "datetime64[s]", "partner": "str", "share": "float64"}
    kinds |= dict.fromkeys(("count", "meetings", "rank", "move"), "Int64")
    found = with_one(happenings, country)
    found = placed(found[found["status"].isin(COUNTED)], period).dropna(subset=["period_start"])
    if found.empty:
        return pd.DataFrame(columns=columns).astype(kinds)
    found = found.assign(meetings=(found["category"] == "meeting").astype("int64"), count=1)
    table = found.groupby(["period_start", "partner"], as_index=False)[["count", "meetings"]].sum()
    table["share"] = table["count"] / table.groupby("period_start")["count"].transform("sum")
    table["rank"] = table.groupby("period_start")["count"].rank(method="min", ascending=False)
    starts = sorted(table["period_start"].unique())
    earlier = dict(zip(starts[1:], starts, strict=False))
    known = {(start, partner): rank for start, partner, rank in table[["period_start", "partner", "rank"]].to_numpy()}
    table["move"] = [
        known.get((earlier.get(start), partner), float("nan")) - rank
        for start, partner, rank in table[["period_start", "partner", "rank"]].to_numpy()
    ]
    table = table.sort_values(["period_start", "rank", "partner"], ignore_index=True)
    return table[columns].astype(kinds)


def with_one(happenings: pd.DataFrame, country: str) -> pd.DataFrame:
    """Happenings of a country with one other side alone, and `partner`, that side's code."""
    others = [[one for one in sides if one != country] for sides in happenings["participants"]]
    alone = pd.Series([len(one) == 1 for one in others], index=happenings.index, dtype="bool")
    partner = pd.Series([one[0] if len(one) == 1 else None for one in others], index=happenings.index, dtype="object")
    return happenings.assign(partner=partner)[alone].reset_index(drop=True)
