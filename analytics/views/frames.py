"""Between DataFrames and plain rows: views are decided on plain values, without NaN and NaT."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from analytics.records import Kind
from analytics.tables import KINDS, cast

if TYPE_CHECKING:
    import pandas as pd


def plain(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as dicts; missing values are None, days are dates, whole numbers int."""
    columns: dict[str, list[Any]] = {}
    for name in frame.columns:
        values, missing = frame[name].astype("object").tolist(), frame[name].isna().tolist()
        columns[str(name)] = [None if gone else _plain(value) for value, gone in zip(values, missing, strict=True)]
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def made(rows: Iterable[Mapping[str, Any]], kinds: Mapping[str, Kind]) -> pd.DataFrame:
    """Rows as a DataFrame with exactly these columns and their dtypes, also when there is none."""
    several = list(rows)
    return cast({name: [row.get(name) for row in several] for name in kinds}, kinds)


def kinds_of(names: str, **own: Kind) -> dict[str, Kind]:
    """Kinds of columns: those of the records, `published` as the publish day, and a view's own."""
    own = {"published": "date", "presence": "string", **own}
    return {name: own.get(name) or KINDS[name] for name in names.split()}


def _plain(value: Any) -> Any:
    return value.date() if isinstance(value, datetime) else value


def first_known(rows: Iterable[Mapping[str, Any]], name: str) -> Any:
    """The first value of a column that is there."""
    return next((row[name] for row in rows if row.get(name) is not None), None)


def distinct(values: Iterable[Any]) -> list[Any]:
    """Values that are there, each once, in order."""
    return list(dict.fromkeys(value for value in values if value is not None))


def latest_first(published: date | None) -> int:
    """Sort key for the latest publish day first, unknown ones last."""
    return -(published.toordinal() if published else 0)
