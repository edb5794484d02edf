"""What is planned, as of a day: the days ahead, what has no day yet, and plans that clash."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import pandas as pd

from analytics import reference

DAYS = 90


def ahead(plans: pd.DataFrame, as_of: date, days: int = DAYS) -> pd.DataFrame:
    """Plans whose days lie in the time ahead.

    Parameters
    ----------
    plans : one row per planned meeting, with its state as of a day (see store.plans)
    as_of : first day; days : how many, this one included; 0 for all that lies ahead

    Returns
    -------
    DataFrame, the plans with state "planned" or "cancelled" that are not over before `as_of`, by their first day
    """
    first, last = pd.Timestamp(as_of), pd.Timestamp(as_of + timedelta(days=max(days - 1, 0)))
    begins, ends = plans["start"].fillna(plans["end"]), plans["end"].fillna(plans["start"])
    found = plans[plans["state"].isin(("planned", "cancelled")) & (ends >= first)]
    if days:
        found = found[begins[found.index] <= last]
    return found.sort_values(["start", "end", "happening_id"], kind="stable", ignore_index=True)


def later(plans: pd.DataFrame, as_of: date, days: int = DAYS) -> pd.DataFrame:
    """Plans that lie after the time ahead; shape and parameters as in `ahead`."""
    soon = set(ahead(plans, as_of, days)["happening_id"])
    found = ahead(plans, as_of, 0)
    return found[~found["happening_id"].isin(soon)].reset_index(drop=True)


def without_day(plans: pd.DataFrame, as_of: date, years: int = 2) -> pd.DataFrame:
    """Plans that were announced without a day, told in the years before `as_of`, newest first.

    Older ones are no plans any more, and nobody said what became of them.
    """
    since = pd.Timestamp(as_of) - pd.DateOffset(years=years)
    found = plans[(plans["state"] == "undated") & (plans["told_last"] >= since)]
    return found.sort_values(["told_last", "happening_id"], ascending=[False, True], ignore_index=True)


def clashes(plans: pd.DataFrame) -> pd.DataFrame:
    """Plans of the same days at which one country is expected in two places.

    Parameters
    ----------
    plans : plans with days (see `ahead`)

    Returns
    -------
    DataFrame: one, other (happening_id), code (the country named at both), first, last (the days they share). Plans
    known to the day only; two at one place are no clash, nor are a visit and the talks in the same country.
    """
    exact = plans[plans["precision"].eq("day") & plans["state"].eq("planned")].to_dict("records")
    rows = []
    for one, other in combinations(exact, 2):
        first = max(one["start"], other["start"])
        last = min(row["end"] if not pd.isna(row["end"]) else row["start"] for row in (one, other))
        where = [row["place"] or row["country"] or row["host"] for row in (one, other)]
        if first > last or "call" in (one["kind"], other["kind"]) or None in where or where[0] == where[1]:
            continue
        if one["country"] and one["country"] == other["country"]:
            continue
        both = set(one["participants"]) & set(other["participants"]) & set(reference.countries())
        rows += [(one["happening_id"], other["happening_id"], code, first, last) for code in sorted(both)]
    table = pd.DataFrame(rows, columns=["one", "other", "code", "first", "last"])
    return table.astype({"one": "str", "other": "str", "first": "datetime64[s]", "last": "datetime64[s]"})
