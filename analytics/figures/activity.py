"""Activity per period with what was read beneath it: a fall in reading must not look like a fall in relations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from analytics import series
from analytics.figures import theme, words
from analytics.figures.theme import CLEAR, DAY_MS, LIGHT

# label, panel, colour, whether hollow, and which counts it holds
Part = tuple[str, int, str, bool, dict[str, Sequence[str]]]
ALONE, OTHERS = ("bilateral",), ("both present",)
PARTS: tuple[Part, ...] = (
    ("meetings of the two", 1, "first", False, {"category": ("meeting",), "presence": ALONE, "status": ("held",)}),
    (
        "both present at larger meetings",
        1,
        "pale",
        False,
        {"category": ("meeting",), "presence": OTHERS, "status": ("held",)},
    ),
    ("planned, not told as held", 1, "first", True, {"category": ("meeting",), "status": ("planned",)}),
    ("cooperation in words", 2, "calm", False, {"category": ("verbal cooperation",), "status": ("held",)}),
    ("cooperation in deeds", 2, "firm", False, {"category": ("material cooperation",), "status": ("held",)}),
    ("conflict in words", 2, "second", False, {"category": ("verbal conflict",), "status": ("held",)}),
    ("conflict in deeds", 2, "warm", False, {"category": ("material conflict",), "status": ("held",)}),
    ("announced acts", 2, "contact", True, {"category": series.CATEGORIES[1:], "status": ("planned",)}),
)
PANELS = ("Meetings", "Other acts", "Articles read, on any subject")
COLUMNS = ("period_start", "period_end", "state", "articles_read", "publishers", *(label for label, *_ in PARTS))
NOUNS = {"day": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year"}


def bars(happenings: pd.DataFrame, states: pd.DataFrame, pair: str, period: str = "year") -> go.Figure:
    """Happenings per period, stacked, over the articles read in the same period.

    Parameters
    ----------
    happenings : DataFrame, one row per happening of the pair (see store.happenings)
    states : what was read per period (see series.states)
    pair : "RUS-TJK"
    period : day, week, month, quarter or year

    Returns
    -------
    Figure of three panels on one time axis; periods in which nothing was read are hatched through all of them, and a
    period that was read without finding anything shows its zero
    """
    counts = series.activity(happenings, period)
    heights = {label: _counts(counts, states, which) for label, _, _, _, which in PARTS}
    shown = [part for part in PARTS if sum(heights[part[0]])]
    panels = [n for n in (1, 2) if any(part[1] == n for part in shown)] or [1]
    rows = {panel: at for at, panel in enumerate([*panels, 3], 1)}
    fig = make_subplots(
        rows=len(rows),
        cols=1,
        shared_xaxes=True,
        vertical_spacing=0.1,
        row_heights=[0.42] * len(panels) + [0.3] if len(panels) > 1 else [0.62, 0.38],
    )
    middles = [_middle(a, b) for a, b in zip(states["period_start"], states["period_end"], strict=True)]
    widths = [((b - a).days + 1) * DAY_MS for a, b in zip(states["period_start"], states["period_end"], strict=True)]
    names = [period_name(a, b) for a, b in zip(states["period_start"], states["period_end"], strict=True)]
    # a few bars over few periods would be as broad as the page
    slim = [width * (0.72 if len(states) > 4 else 0.4) for width in widths]
    tops = _tops(shown, heights, rows)
    for label, panel, colour, hollow, _ in shown:
        fig.add_bar(
            x=middles,
            y=[n or None for n in heights[label]],
            width=slim,
            name=label,
            row=rows[panel],
            col=1,
            customdata=names,
            marker={
                "color": LIGHT[colour] if not hollow else CLEAR,
                "line": {"color": LIGHT[colour], "width": 1.4 if hollow else 0},
            },
            hovertemplate=f"%{{customdata}}: %{{y}} {label}<extra></extra>",
        )
    _read(fig, states, middles, slim, names, rows[3])
    tops[rows[3]] = max(1.0, float(states["articles"].max() or 0) if len(states) else 1.0) * 1.15
    _hatch(fig, states, middles, widths, rows, tops)
    _zeros(fig, states, middles, rows[panels[0]])
    for panel, at in rows.items():
        fig.update_yaxes(
            range=[0, tops[at]], rangemode="tozero", nticks=4, tickformat=",d", row=at, col=1, fixedrange=True
        )
        fig.add_annotation(
            text=PANELS[panel - 1],
            x=0,
            xref="paper",
            xanchor="left",
            y=1,
            yanchor="bottom",
            yshift=3,
            yref="y domain" if at == 1 else f"y{at} domain",
            showarrow=False,
            font={"size": 12, "color": LIGHT["axis"]},
        )
    fig.update_xaxes(type="date", showline=True)
    fig.update_layout(barmode="stack")
    table = [
        (a, b, state, n, ", ".join(by), *(heights[label][i] for label, *_ in PARTS))
        for i, (a, b, state, n, by) in enumerate(
            zip(
                states["period_start"],
                states["period_end"],
                states["state"],
                states["articles"],
                states["by"],
                strict=True,
            )
        )
    ]
    return theme.framed(
        fig,
        _caption(happenings, states, heights, pair, period),
        height=150 * len(rows) + 120,
        rows=table,
        columns=COLUMNS,
    )


def period_name(first: Any, last: Any) -> str:
    """A period's name: "2015", "July 2025", "July to September 2025"."""
    return words.span(first, last, None)


def _counts(counts: pd.DataFrame, states: pd.DataFrame, which: dict[str, Sequence[str]]) -> list[int]:
    some = counts
    for column, values in which.items():
        some = some[some[column].isin(list(values))]
    by = some.groupby("period_start")["count"].sum()
    return [int(by.get(first, 0)) for first in states["period_start"]]


def _middle(first: pd.Timestamp, last: pd.Timestamp) -> str:
    return (first + (last + pd.Timedelta(days=1) - first) / 2).strftime("%Y-%m-%d %H:%M")


def _tops(shown: list[Part], heights: dict[str, list[int]], rows: dict[int, int]) -> dict[int, float]:
    tops: dict[int, float] = {}
    for panel, at in rows.items():
        stacks = [heights[label] for label, of, *_ in shown if of == panel]
        tops[at] = max(max((sum(column) for column in zip(*stacks, strict=True)), default=1) * 1.12, 3.0)
    return tops


def _read(
    fig: go.Figure, states: pd.DataFrame, middles: list[str], widths: list[float], names: list[str], row: int
) -> None:
    texts = []
    for name, by, n in zip(names, states["by"], states["articles"], strict=True):
        most = [f"{words.safe(one or 'publisher not told', 50)}: {count:,}" for one, count in list(by.items())[:5]]
        texts.append("<br>".join([f"<b>{name}: {words.count(int(n), 'article')} read</b>", *most]))
    fig.add_bar(
        x=middles,
        y=[int(n) for n in states["articles"]],
        width=widths,
        marker={"color": LIGHT["read"]},
        name="articles read",
        text=texts,
        textposition="none",
        hovertemplate="%{text}<extra></extra>",
        row=row,
        col=1,
        showlegend=False,
    )


def _hatch(
    fig: go.Figure,
    states: pd.DataFrame,
    middles: list[str],
    widths: list[int],
    rows: dict[int, int],
    tops: dict[int, float],
) -> None:
    """Hatched columns through all panels where nothing was read; `base` keeps them out of the stack."""
    empty = [i for i, state in enumerate(states["state"]) if state == "nothing read"]
    for place, at in enumerate(rows.values()):
        if empty:
            fig.add_bar(
                x=[middles[i] for i in empty],
                y=[tops[at]] * len(empty),
                base=[0] * len(empty),
                width=[widths[i] for i in empty],
                marker={
                    "color": CLEAR,
                    "line": {"width": 0},
                    "pattern": {
                        "shape": "/",
                        "size": 7,
                        "solidity": 0.25,
                        "fgcolor": LIGHT["hatch"],
                        "bgcolor": CLEAR,
                        "fillmode": "overlay",
                    },
                },
                name="nothing read",
                hovertemplate="nothing published in this period was read<extra></extra>",
                legendgroup="gap",
                showlegend=place == 0,
                row=at,
                col=1,
            )


def _zeros(fig: go.Figure, states: pd.DataFrame, middles: list[str], row: int) -> None:
    """A small 0 where articles were read and none tells of the two."""
    none = [i for i, state in enumerate(states["state"]) if state == "none found"]
    if none and len(states) <= 60:
        fig.add_scatter(
            x=[middles[i] for i in none],
            y=[0] * len(none),
            mode="text",
            text=["0"] * len(none),
            textposition="top center",
            textfont={"size": 11, "color": LIGHT["axis"]},
            hoverinfo="skip",
            showlegend=False,
            row=row,
            col=1,
        )


def _caption(
    happenings: pd.DataFrame,
    states: pd.DataFrame,
    heights: dict[str, list[int]],
    pair: str,
    period: str,
) -> theme.Caption:
    met, acts = (
        sum(heights["meetings of the two"]),
        sum(sum(heights[label]) for label, panel, *_ in PARTS if panel == 2),
    )
    noun = NOUNS[period]
    first: date | Any = states["period_start"].min() if len(states) else None
    last: date | Any = states["period_end"].max() if len(states) else None
    unread, none = int((states["state"] == "nothing read").sum()), int((states["state"] == "none found").sum())
    if met + acts >= 5:
        title = (
            f"{words.count(met, 'meeting')} of the two and {words.count(acts, 'other act')}, {theme.asked(first, last)}"
        )
    else:
        title = f"Meetings and acts of {words.both(pair)} per {noun}"
    out = series.left_out(happenings, period)
    parts = [f"Number per {noun}"]
    if unread:
        parts.append(f"nothing was read of {unread} of {words.count(len(states), noun)} (hatched)")
    parts += [f"{none} read without finding any (0)"] if none else []
    parts += [f"{out['undated']} undated not shown"] if out["undated"] else []
    parts += [f"{out['less exact']} known less exactly than the {noun} not shown"] if out["less exact"] else []
    articles = int(states["articles"].sum()) if len(states) else 0
    alt = (
        f"Bars per {noun}: {met} meetings of the two held, {sum(heights['both present at larger meetings'])} "
        "larger meetings with both "
        f"present, {acts} other acts. Beneath: {articles:,} articles read on any subject; nothing read in "
        f"{unread} periods."
    )
    return theme.Caption(
        "activity",
        title,
        "; ".join(parts) + ".",
        alt,
        theme.source_line(happenings),
        "A happening stands in the period in which it took place, an article in the period in which it was published. "
        "Fewer articles read mean fewer happenings found.",
    )
