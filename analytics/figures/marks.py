"""How one trade claim is drawn: its line, band or pale bar, its mark, its open end."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analytics.figures import theme, words
from analytics.figures.theme import LIGHT

Marks = list[dict[str, Any]]
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"), (1e3, "thousand"))
# bound or status: (legend, symbol)
SYMBOLS = {
    "eq": ("exact", "circle"),
    "gt": ("more than, at least", "triangle-up"),
    "ge": ("more than, at least", "triangle-up"),
    "lt": ("less than, up to", "triangle-down"),
    "le": ("less than, up to", "triangle-down"),
    "approx": ("about", "circle-open"),
    "range": ("range", "square"),
    "target": ("aim, at its due date", "diamond-open"),
    "forecast": ("forecast", "square-open"),
}
# which way a limit leaves the value open
OPEN = {"gt": 1, "ge": 1, "lt": -1, "le": -1}
TICK = 0.1  # of the axis: the length of an open end


def form(row: words.Row) -> str:
    """How a claim is drawn: a key of SYMBOLS."""
    if row["status"] in ("target", "forecast"):
        return str(row["status"])
    if not words.missing(row.get("value_high")):
        return "range"
    return str(row["bound"]) if row["bound"] in SYMBOLS else "eq"


def colour(row: words.Row, pair: str) -> str:
    a, b = pair.split("-")
    return LIGHT[{a: "first", b: "second"}.get(words.text(row.get("speaker_country")), "contact")]


def ends_of(some: pd.DataFrame, scale: float) -> tuple[float, float]:
    """Ends of a value axis: from zero, with room for marks."""
    values = [*some["value"], *some["value_high"].dropna(), 0.0]
    low, high = min(values) / scale, max(values) / scale
    room = (high - low or 1.0) * 0.14
    return low - room if low < 0 else 0.0, high + room


def scale_of(some: pd.DataFrame) -> tuple[float, str]:
    top = float(
        max(some["value"].abs().max(), some["value_high"].abs().max() if some["value_high"].notna().any() else 0)
    )
    return next(((scale, word) for scale, word in SCALES if top >= scale), (1.0, ""))


def draw(fig: go.Figure, some: pd.DataFrame, pair: str, at: int, scale: float, tick: float) -> None:
    """Every claim of one panel: its line, band or pale bar, then its mark."""
    for row in some.to_dict("records"):
        drawn, ink, y = form(row), colour(row, pair), row["value"] / scale
        first = row["period_start"] if not words.missing(row["period_start"]) else row["period_end"]
        ends = [theme.iso(first), theme.iso(row["period_end"])]
        common: dict[str, Any] = {"showlegend": False, "hoverinfo": "skip"}
        if drawn == "range":
            high = row["value_high"] / scale
            fig.add_scatter(
                x=[ends[0], ends[1], ends[1], ends[0], ends[0]],
                y=[y, y, high, high, y],
                fill="toself",
                mode="lines",
                fillcolor=ink,
                line={"color": ink, "width": 1},
                opacity=0.3,
                row=at,
                col=1,
                **common,
            )
        elif drawn != "target":
            pale = drawn == "approx"
            fig.add_scatter(
                x=ends,
                y=[y, y],
                mode="lines",
                opacity=0.3 if pale else 0.85,
                row=at,
                col=1,
                line={"color": ink, "width": 11 if pale else 2.5, "dash": "dot" if drawn == "forecast" else "solid"},
                **common,
            )
        if direction := OPEN.get(drawn):
            middle = _middle(row)
            fig.add_scatter(
                x=[middle, middle],
                y=[y, y + direction * tick],
                mode="lines",
                line={"color": ink, "width": 2.5},
                row=at,
                col=1,
                **common,
            )
    marks = [_mark(row, pair, scale, tick) for row in some.to_dict("records")]
    for size in sorted({mark["size"] for mark in marks}):
        _points(fig, [mark for mark in marks if mark["size"] == size], at)


def _middle(row: words.Row) -> str | None:
    first = row["period_start"] if not words.missing(row["period_start"]) else row["period_end"]
    return theme.iso(first + (row["period_end"] - first) / 2)


def _mark(row: words.Row, pair: str, scale: float, tick: float) -> dict[str, Any]:
    drawn, ink = form(row), colour(row, pair)
    x = theme.iso(row["period_end"]) if drawn in ("target", "forecast") else _middle(row)
    y = row["value"] if drawn != "range" else (row["value"] + row["value_high"]) / 2
    return {
        # an open end's head stands at the end of its tick, off the value itself
        "x": x,
        "y": y / scale + OPEN.get(drawn, 0) * tick,
        "symbol": SYMBOLS[drawn][1],
        "colour": ink,
        "size": 9,
        "id": row["claim_id"],
        "hover": words.hover(words.text(row["label"]), row, words.who(row)),
        "open": "open" in SYMBOLS[drawn][1],
    }


def _points(fig: go.Figure, marks: Marks, at: int) -> None:
    fig.add_scatter(
        x=[one["x"] for one in marks],
        y=[one["y"] for one in marks],
        mode="markers",
        showlegend=False,
        row=at,
        col=1,
        cliponaxis=False,
        marker={
            "symbol": [one["symbol"] for one in marks],
            "size": marks[0]["size"],
            "color": [one["colour"] for one in marks],
            "line": {"width": [1.8 if one["open"] else 0 for one in marks], "color": [one["colour"] for one in marks]},
        },
        text=[one["hover"] for one in marks],
        hovertemplate="%{text}<extra></extra>",
        customdata=[one["id"] for one in marks],
    )
