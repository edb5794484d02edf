"""How one trade claim is drawn: its line, band or pale bar, its mark, its open end."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analytics.figures import theme, words
from analytics.figures.colours import LIGHT
from analytics.figures.drawing import Drawing

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
APART = (0.08, 0.3)  # of the marks' width and height: so far words have to lie from another mark
SEEN = 0.012  # of the axis: from which on the rounding of a value can be seen
# kind of stroke: the lines it is made of; "about" is blurred, broad and faint to narrow and clear
LOOKS: dict[str, list[dict[str, Any]]] = {
    "whole": [{"line": {"width": 2.5}, "opacity": 0.9}],
    "part": [{"line": {"width": 1.4}, "opacity": 0.9}],
    "forecast": [{"line": {"width": 2, "dash": "dot"}, "opacity": 0.9}],
    "approx": [
        {"line": {"width": width}, "opacity": opacity} for width, opacity in ((15, 0.12), (10, 0.16), (5, 0.22))
    ],
    "range": [{"line": {"width": 1}, "opacity": 0.3}],
    "open": [{"line": {"width": 2.5}, "opacity": 1.0}],
    "rounding": [{"line": {"width": 1}, "opacity": 0.8}],
}


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


def draw(fig: Drawing, some: pd.DataFrame, pair: str, panel: int, scale: float, axis: tuple[float, float]) -> None:
    """Every claim of one panel: its line, band or blur over its period, then its mark; no stroke joins two.

    Parameters
    ----------
    some : rows of series.levels or series.growth; scale : what values are divided by; axis : ends of the value axis
    """
    tick = (axis[1] - axis[0]) * TICK
    strokes: dict[tuple[str, str], list[Any]] = {}
    for row in some.to_dict("records"):
        drawn, ink, y = form(row), colour(row, pair), row["value"] / scale
        ends = [theme.iso(_first(row)), theme.iso(row["period_end"])]
        if drawn == "range":
            high = row["value_high"] / scale
            box = ([ends[0], ends[1], ends[1], ends[0], ends[0]], [y, y, high, high, y])
            strokes.setdefault(("range", ink), []).append(box)
        elif drawn != "target":
            # a year to date is no year: its line is thinner, and its mark says how far it goes
            kind = drawn if drawn in ("approx", "forecast") else "part" if partial(row) else "whole"
            strokes.setdefault((kind, ink), []).append((ends, [y, y]))
        middle = _middle(row)
        if direction := OPEN.get(drawn):
            strokes.setdefault(("open", ink), []).append(([middle, middle], [y, y + direction * tick]))
        elif drawn == "eq" and (row["high"] - row["low"]) / scale > (axis[1] - axis[0]) * SEEN:
            low, high = row["low"] / scale, row["high"] / scale
            strokes.setdefault(("rounding", ink), []).append(([middle, middle], [low, high]))
    for (kind, ink), several in sorted(strokes.items()):
        for look in LOOKS[kind]:
            line = {"color": ink, **look["line"]}
            xs, ys = [x for x, _ in several], [y for _, y in several]
            filled = {"fill": "toself", "fillcolor": ink} if kind == "range" else {}
            fig.lines(panel, xs, ys, **{**look, "line": line}, **filled)
    _points(fig, [_mark(row, pair, scale, tick) for row in some.to_dict("records")], panel)


def partial(row: words.Row) -> bool:
    """Whether a claim covers less than a calendar year."""
    return row["span"] in ("year to date", "part of a year")


def _first(row: words.Row) -> Any:
    return row["period_start"] if not words.missing(row["period_start"]) else row["period_end"]


def _middle(row: words.Row) -> str | None:
    first = _first(row)
    return theme.iso(first + (row["period_end"] - first) / 2)


def _mark(row: words.Row, pair: str, scale: float, tick: float) -> dict[str, Any]:
    drawn, ink = form(row), colour(row, pair)
    x = theme.iso(row["period_end"]) if drawn in ("target", "forecast") else _middle(row)
    y = row["value"] if drawn != "range" else (row["value"] + row["value_high"]) / 2
    return {
        # an open end's head stands at the end of its tick, off the value itself
        "x": x,
        "y": y / scale + OPEN.get(drawn, 0) * tick,
        "line": y / scale,
        "symbol": SYMBOLS[drawn][1],
        "colour": ink,
        "label": _months(row) if partial(row) and drawn not in ("target", "forecast") else "",
        "id": row["claim_id"],
        "hover": words.hover(words.text(row["label"]), row, words.who(row)),
        "open": "open" in SYMBOLS[drawn][1],
    }


def _readable(marks: Marks) -> Marks:
    """Marks whose words don't lie on another mark or its words; the others say theirs in their hover box."""
    days = [pd.Timestamp(one["x"]).toordinal() for one in marks]
    values = [one["y"] for one in marks]
    wide = max((max(days) - min(days)) * APART[0], 1) if marks else 1
    tall = max((max([*values, 0]) - min([*values, 0])) * APART[1], 1e-9) if marks else 1
    found = []
    for at, one in enumerate(marks):
        near = any(
            other != at and abs(days[other] - days[at]) < wide and -tall / 2 < values[at] - values[other] < tall
            for other in range(len(marks))
        )
        if one["label"] and not near:
            found.append(one)
    return found


def _months(row: words.Row) -> str:
    """Which part of the year: "Jan–Jul", "July"."""
    first, last = pd.Timestamp(row["period_start"]), pd.Timestamp(row["period_end"])
    one, other = words.MONTHS[first.month - 1][:3], words.MONTHS[last.month - 1][:3]
    return one if one == other else f"{one}–{other}"


def _points(fig: Drawing, marks: Marks, panel: int) -> None:
    fig.add(
        "scatter",
        panel,
        x=[one["x"] for one in marks],
        y=[one["y"] for one in marks],
        mode="markers",
        showlegend=False,
        cliponaxis=False,
        marker={
            "symbol": [one["symbol"] for one in marks],
            "size": 9,
            "color": [one["colour"] for one in marks],
            "line": {"width": [1.8 if one["open"] else 0 for one in marks], "color": [one["colour"] for one in marks]},
        },
        text=[one["hover"] for one in marks],
        hovertemplate="%{text}<extra></extra>",
        customdata=[one["id"] for one in marks],
    )
    told = _readable(marks)
    if told:
        fig.add(
            "scatter",
            panel,
            x=[one["x"] for one in told],
            y=[one["line"] for one in told],
            mode="text",
            text=[one["label"] for one in told],
            textposition="bottom center",
            textfont={"size": 10, "color": LIGHT["axis"]},
            hoverinfo="skip",
            showlegend=False,
            cliponaxis=False,
        )
