"""Counts of event rows per period, partner and pair, made by the store's engine: also for tens of millions of rows.

Rows, not happenings: one act that ten outlets tell is ten. For series of happenings there is analytics.series.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analytics import reference
from analytics.errors import InputError
from analytics.records import Kind
from analytics.store.selection import Pair, of_origin, pairs
from analytics.tables import KINDS, frame

if TYPE_CHECKING:
    import duckdb
    import pandas as pd

PERIODS = ("day", "week", "month", "quarter", "year")
COUNTED: dict[str, Kind] = {**KINDS, "period_start": "date", "partner": "string", "rows": "int"}


def by_period(con: duckdb.DuckDBPyConnection, pair: Pair, period: str, origin: str | None) -> pd.DataFrame:
    """Rows of a pair per period: pair, period_start, rows; a period without rows has no line."""
    where, values = of_origin(origin)
    query = f"""
        SELECT r.pair, date_trunc('{_period(period)}', r.date)::DATE AS period_start, count(*) AS rows
        FROM events r WHERE list_contains(?, r.pair) AND r.date IS NOT NULL AND {where} GROUP BY ALL ORDER BY ALL"""
    codes = pairs(pair)
    if len(codes) == 1:  # an equality is looked up in the files' statistics, a list is not
        query, codes = query.replace("list_contains(?, r.pair)", "r.pair = ?"), codes[0]  # type: ignore[assignment]
    return frame(con, query, [codes, *values], COUNTED)


def of_partners(con: duckdb.DuckDBPyConnection, country: str, top: int, origin: str | None) -> pd.DataFrame:
    """With whom a country has most rows: partner, rows; most first."""
    where, values = of_origin(origin)
    code = reference.actor(country).code
    query = f"""
        SELECT CASE WHEN r.actor = ? THEN r.recipient ELSE r.actor END AS partner, count(*) AS rows
        FROM events r WHERE (r.actor = ? OR r.recipient = ?) AND r.pair IS NOT NULL AND {where}
        GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {int(top)}"""
    return frame(con, query, [code, code, code, *values], COUNTED)


def of_pairs(con: duckdb.DuckDBPyConnection, period: str, origin: str | None) -> pd.DataFrame:
    """Rows of every pair per period: pair, period_start, rows."""
    where, values = of_origin(origin)
    query = f"""
        SELECT r.pair, date_trunc('{_period(period)}', r.date)::DATE AS period_start, count(*) AS rows
        FROM events r WHERE r.pair IS NOT NULL AND r.date IS NOT NULL AND {where} GROUP BY ALL ORDER BY ALL"""
    return frame(con, query, values, COUNTED)


def _period(said: Any) -> str:
    if said not in PERIODS:
        raise InputError(f"no period '{said}': choose {', '.join(PERIODS)}")
    return str(said)
