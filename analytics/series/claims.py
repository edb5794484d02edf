"""Trade claims as series: intervals with what they leave open, one series per pair, flow and unit, growth chained.

Nothing is converted, averaged or filled in. An index is computed and says so; its ends are how far the claims allow it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

NUMBER = re.compile(r"\d[\d,]{0,20}(?:\.\d{1,10})?")
# "about" says no width; this is ours, and stands in the docstrings: a twentieth of the value
ABOUT = 0.05
SPANS = ("year", "year to date", "part of a year", "several years", "not told")
BASE = 100.0
LEAP_YEAR = 366  # days


def rounding(value: float, value_text: str | None) -> float:
    """Half a unit of the last digit that the text writes: 0.05 for "17.4 per cent", half a million for "$900 million".

    Parameters
    ----------
    value : the number scaled out; value_text : the number as written, None where it isn't known

    Returns
    -------
    float in the value's unit, 0 where the text has no digits ("a third", "doubled")
    """
    found = NUMBER.search(value_text or "")
    if not found:
        return 0.0
    said = found[0].replace(",", "")
    written = float(said)
    if not written or not value:
        return 0.0
    decimals = len(said.partition(".")[2])
    # 10 ** round(...) keeps "17.4 billion" from becoming 1.7399999e10
    scale = 10 ** round(math.log10(abs(value) / written))
    return float(0.5 * 10**-decimals * scale)


def interval(claim: Mapping[Any, Any]) -> tuple[float, float]:
    """What a claim allows: its lowest and highest value; an open end is infinite.

    "17.4" is 17.35 to 17.45, "over 17" is 17 and more, "up to 17" is 17 and less, "2 to 3" is itself, and "about 17" is
    taken as a twentieth of the value to either side, which is our reading.
    """
    value, high = float(claim["value"]), claim.get("value_high")
    if high is not None and not pd.isna(high):
        return min(value, float(high)), max(value, float(high))
    bound = claim.get("bound")
    if bound in ("gt", "ge"):
        return value, math.inf
    if bound in ("lt", "le"):
        return -math.inf, value
    text = claim.get("value_text")
    half = rounding(value, text if isinstance(text, str) else None)
    if bound == "approx":
        half = max(half, abs(value) * ABOUT)
    return value - half, value + half


def span_of(start: Any, end: Any) -> str:
    """Which part of the calendar a claim covers (see SPANS): a year to date is no year."""
    if pd.isna(start) or pd.isna(end):
        return "not told"
    first, last = pd.Timestamp(start), pd.Timestamp(end)
    begins, ends = (first.month, first.day) == (1, 1), (last.month, last.day) == (12, 31)
    if first.year == last.year:
        return "year" if begins and ends else "year to date" if begins else "part of a year"
    return "several years" if (last - first).days > LEAP_YEAR else "part of a year"


def levels(claims: pd.DataFrame) -> pd.DataFrame:
    """Claims of amounts as intervals, one series per pair of sides, flow and unit.

    Parameters
    ----------
    claims : DataFrame, one row per claim (see store.claims)

    Returns
    -------
    DataFrame, one row per claim with a value: the claims' columns and series ("turnover RUS TJK USD"; for turnover the
    sides are in alphabetical order), low, high (in the unit; infinite where open), span (see SPANS). Currencies are not
    converted: one pair has a series for each. Sorted by series, then period.
    """
    return _intervals(claims[claims["measure"] == "level"])


def growth(claims: pd.DataFrame) -> pd.DataFrame:
    """Claims of change in percent as intervals; shape as in `levels`, low and high in percent."""
    return _intervals(claims[claims["measure"] == "change_pct"])


def index(claims: pd.DataFrame) -> pd.DataFrame:
    """Growth of full years on the year before, chained into an index. Computed: no claim says these numbers.

    Parameters
    ----------
    claims : DataFrame, one row per claim (see store.claims)

    Returns
    -------
    DataFrame: series (without a unit), year, index (points, the year before a chain's first = 100), low, high (what the
    claims allow together; missing where one is open), n (claims of the year), chain (number of the unbroken chain),
    computed (always true). A year without a claim ends a chain: the next begins at 100 again, as the level between them
    isn't known. Claims of one year that differ widen it from the lowest to the highest; the point is the middle of what
    they allow, or missing where that is open.
    """
    found = growth(claims)
    found = found[
        (found["span"] == "year")
        & (found["status"] == "actual")
        & found["comparison"].fillna("yoy").isin(("yoy", "prev"))
    ]
    rows: list[tuple[Any, ...]] = []
    for name, part in found.groupby("series", sort=True):
        chain, last = 0, None
        points = low = high = BASE
        for year, told in part.groupby(part["period_end"].dt.year, sort=True):
            if last is None or year != last + 1:
                chain, points, low, high = chain + 1, BASE, BASE, BASE
                rows.append((name, int(year) - 1, BASE, BASE, BASE, 0, chain, True))
            least, most = told["low"].min(), told["high"].max()
            low, high = low * (1 + least / 100), high * (1 + most / 100)
            points *= 1 + (least + most) / 200
            ends = [one if math.isfinite(one) else None for one in (points, low, high)]
            rows.append((name, int(year), *ends, len(told), chain, True))
            last = int(year)
    table = pd.DataFrame(rows, columns=["series", "year", "index", "low", "high", "n", "chain", "computed"])
    kinds = {"series": "str", "index": "float64", "low": "float64", "high": "float64", "computed": "bool"}
    return table.astype({**kinds, "year": "Int64", "n": "Int64", "chain": "Int64"})


def _intervals(some: pd.DataFrame) -> pd.DataFrame:
    some = some[some["value"].notna() & (some["presence"] != "both present")]
    rows = some.to_dict("records")
    ends = [interval(row) for row in rows]
    found = some.assign(
        series=pd.Series([series_of(row) for row in rows], index=some.index, dtype="str"),
        low=pd.Series([low for low, _ in ends], index=some.index, dtype="float64"),
        high=pd.Series([high for _, high in ends], index=some.index, dtype="float64"),
        span=pd.Series(
            [span_of(row["period_start"], row["period_end"]) for row in rows], index=some.index, dtype="str"
        ),
    )
    return found.sort_values(["series", "period_end", "period_start", "claim_id"], kind="stable", ignore_index=True)


def series_of(claim: Mapping[Any, Any]) -> str:
    """Name of a claim's series: flow, sides and unit."""
    ends = [claim.get("reporter"), claim.get("partner")]
    known = [str(one) for one in ends if isinstance(one, str) and one]
    if claim["flow"] == "turnover":
        known.sort()
    unit = claim["unit"] if isinstance(claim["unit"], str) else "unit not told"
    return " ".join([str(claim["flow"]), *known, *([unit] if unit != "pct" else [])])
