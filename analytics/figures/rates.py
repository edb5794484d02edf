"""A rate over time with what its counts allow, and the steps where it turned to another level."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analytics import series
from analytics.figures import theme, words
from analytics.figures.activity import period_name
from analytics.figures.colours import LIGHT
from analytics.figures.drawing import Drawing


def turned(
    trended: pd.DataFrame, changed: pd.DataFrame, states: pd.DataFrame, observations: pd.DataFrame, what: str,
    period: str = "year",
) -> go.Figure:  # fmt: skip
    """Rows found per thousand articles, by publishers read throughout; a line at each change of level.

    Parameters
    ----------
    trended : rate per period (see series.trend); changed : its changes (see series.changes)
    states : what was read (see series.states); observations : the rows counted; what : of whom, in words
    """
    names = series.throughout(states)
    days = [theme.iso(first + (last - first) / 2) for first, last in
            zip(trended["period_start"], trended["period_end"], strict=True)]  # fmt: skip
    spans = [
        series.rate_interval(float(n), float(of)) if of else (0.0, 0.0)
        for n, of in zip(trended["found"], trended["articles"], strict=True)
    ]
    fig = Drawing([220])
    if len(trended):
        fig.lines(1, [[day, day] for day in days], [list(one) for one in spans],
                  line={"color": LIGHT["pale"], "width": 5})  # fmt: skip
        texts = [
            words.safe(f"{period_name(r['period_start'], r['period_end'])}: {r['found']} rows in "
                       f"{r['articles']:,} articles; the count allows {low:.1f} to {high:.1f}")
            for r, (low, high) in zip(trended.to_dict("records"), spans, strict=True)
        ]  # fmt: skip
        fig.add(
            "scatter", x=days, y=trended["per_1000"].tolist(), mode="lines+markers", showlegend=False, text=texts,
            hovertemplate="%{text}<extra></extra>", line={"color": LIGHT["first"], "width": 2}, marker={"size": 7},
        )  # fmt: skip
    for row in changed.to_dict("records"):
        day = theme.iso(row["period_start"])
        dash = "dot" if row["reading_changed"] else "dash"
        fig.shape(type="line", x0=day, x1=day, yref="paper", y0=0, y1=1,
                  line={"color": LIGHT["axis"], "width": 1.4, "dash": dash})  # fmt: skip
    if len(changed):
        fig.legend("change of level", mode="lines", line={"color": LIGHT["axis"], "width": 1.4, "dash": "dash"})
    if changed["reading_changed"].any():
        fig.legend("reading changed too", mode="lines", line={"color": LIGHT["axis"], "width": 1.4, "dash": "dot"})
    fig.x(type="date", showline=True)
    fig.y(rangemode="tozero", nticks=5, fixedrange=True)
    clear = int((~changed["reading_changed"]).sum())
    title = f"{words.sentence(words.count(clear, 'change'))} of level in what was told of {what}"
    if not len(trended):
        title = f"What was told of {what} can’t be compared over time"
    by = words.listed([words.short(words.publisher(name), 40) for name in names[:3]])
    caption = theme.Caption(
        "rate", title,
        f"Rows per 1,000 articles per {period}, by publishers read throughout: {by or 'none'}.",
        f"{title}. Rate per {period} from {len(trended)} periods.",
        theme.source_line(observations),
        "The pale stroke is what the count allows at 95 %. Publishers that came or went are left out.",
    )  # fmt: skip
    rows = trended.itertuples(index=False, name=None)
    return theme.framed(fig, caption, height=300 if len(trended) else 110, rows=rows,
                        columns=[*map(str, trended.columns)])  # fmt: skip
