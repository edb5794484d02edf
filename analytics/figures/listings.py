"""Tables from DataFrames: cells in a reader's words, all columns in the CSV file, one a row of the frame."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analytics.figures import theme, words
from analytics.figures.display import Table


def listing(
    name: str, title: str, columns: Mapping[str, str], frame: pd.DataFrame, note: str = "", keys: str = ""
) -> Table:
    """A table whose columns are a frame's.

    Parameters
    ----------
    columns : column of the frame -> heading; the frame's other columns stand in the CSV file only
    keys : column that holds the ids which a row leads to
    """
    rows: list[dict[str, Any]] = []
    for row in frame.to_dict("records"):
        shown: dict[str, Any] = {key: said(row.get(key)) for key in columns}
        shown["url"] = words.text(row.get("url"))
        if not shown["url"].startswith(("https://", "http://")):
            shown["url"] = ""
        if keys and not words.missing(row[keys]):
            shown["keys"] = list(row[keys]) if isinstance(row[keys], list) else [row[keys]]
        rows.append(shown)
    names = [str(one) for one in frame.columns]
    data = [[theme.plain(one) for one in row] for row in frame.itertuples(index=False, name=None)]
    return Table(name, title, dict(columns), rows, note, names, data)


def said(value: Any) -> str:
    """A cell in words: days as people write them, numbers with their thousands, lists with commas."""
    if isinstance(value, dict):
        return ", ".join(f"{key} ({n})" for key, n in value.items())
    if isinstance(value, list | tuple):
        return ", ".join(str(one) for one in value)
    if words.missing(value):
        return ""
    if isinstance(value, pd.Timestamp):
        return words.day(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.0f}" if value.is_integer() else f"{value:,.3g}"
    return words.short(str(value), 400)


def happenings(name: str, title: str, found: pd.DataFrame, note: str = "") -> Table:
    """Happenings in words, in the order of the frame."""
    rows = found.to_dict("records")
    table = found.assign(
        date=[words.span(row["start"], row["end"], row.get("precision")) for row in rows],
        what=found["label"],
        sentence=[words.short(words.text(row["evidence"]), 400) for row in rows],
        source=[words.source(row) for row in rows],
    )
    columns = {"date": "Date", "what": "What is told", "sentence": "Sentence", "source": "Published"}
    return listing(name, title, columns, table, note, "happening_id")
