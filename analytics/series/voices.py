"""Whose voice: from which publishers, and so from whose side, the rows come."""

from __future__ import annotations

from functools import cache

import pandas as pd

from analytics import reference


def voices(observations: pd.DataFrame) -> pd.DataFrame:
    """Who tells it: rows per publisher and the country it publishes from.

    Returns
    -------
    DataFrame: publisher, country (code, "" where the table of publishers does not hold it), rows, share (0 to 1), most
    rows first
    """
    counts = observations["publisher"].fillna("").value_counts()
    names = sorted(counts.index, key=lambda name: (-int(counts[name]), str(name)))
    known = [reference.publisher(str(name)) for name in names]
    total = max(int(counts.sum()), 1)
    return pd.DataFrame(
        {
            "publisher": pd.Series([str(name) for name in names], dtype="str"),
            "country": pd.Series([one.country if one else "" for one in known], dtype="str"),
            "rows": pd.array([int(counts[name]) for name in names], dtype="Int64"),
            "share": pd.Series([int(counts[name]) / total for name in names], dtype="float64"),
        }
    )


def sides(observations: pd.DataFrame, pair: str) -> pd.DataFrame:
    """Rows by the side that tells them.

    Parameters
    ----------
    observations : DataFrame, one row per row, with its publisher (see store.observations)
    pair : "RUS-TJK"; a bloc's publishers are those of its members

    Returns
    -------
    DataFrame of four rows: side (the pair's codes in its order, "other" for publishers of other countries, "" for those
    whose country isn't known), rows, share (0 to 1; 0 where there is no row)
    """
    told = voices(observations)
    which = [_side(country, pair) for country in told["country"]]
    counts = told["rows"].groupby(pd.Series(which, index=told.index, dtype="object")).sum()
    total = max(int(counts.sum()), 1)
    names = [*pair.split("-"), "other", ""]
    rows = [int(counts.get(name, 0)) for name in names]
    return pd.DataFrame(
        {
            "side": pd.Series(names, dtype="str"),
            "rows": pd.array(rows, dtype="Int64"),
            "share": pd.Series([n / total for n in rows], dtype="float64"),
        }
    )


def read_by_side(states: pd.DataFrame, pair: str) -> dict[str, list[int]]:
    """Articles read per period by the side that publishes them.

    Parameters
    ----------
    states : one row per period, with the articles `by` each publisher (see series.states)
    pair : "RUS-TJK"

    Returns
    -------
    dict: the pair's codes and "other" (publishers of other countries and of none that is known) -> articles of each
    period, 0 where none was read
    """
    counts: dict[str, list[int]] = {name: [0] * len(states) for name in (*pair.split("-"), "other")}
    for at, by in enumerate(states["by"]):
        for name, n in by.items():
            found = reference.publisher(name)
            counts[_side(found.country if found else "", pair) or "other"][at] += n
    return counts


def _side(country: str, pair: str) -> str:
    """Whose a publisher's country is: a code of the pair, "other", or "" where it isn't known."""
    if not country:
        return ""
    return next((one for one in pair.split("-") if country == one or country in _members(one)), "other")


@cache
def _members(code: str) -> frozenset[str]:
    return frozenset(reference.members(code))
