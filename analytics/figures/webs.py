"""A network drawn on a circle: states as points, ties as lines as broad as there is between the two."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analytics.figures import theme, words
from analytics.figures.colours import LIGHT
from analytics.figures.drawing import Drawing

WIDEST = 9.0  # pixels of the strongest tie
SHOWN = 20  # states drawn


def network(graph: Any, central: pd.DataFrame, tied: pd.DataFrame, title: str) -> go.Figure:
    """A region's network; states stand on a circle in the order of how much was found of them.

    Parameters
    ----------
    graph : networkx.Graph (see series.network); central : its measures (see series.centrality)
    tied : the rows that it counts (see series.ties); title : of whom it is
    """
    order = list(central["code"])[:SHOWN]
    at = {code: 2 * math.pi * n / max(len(order), 1) for n, code in enumerate(order)}
    spot = {code: (round(math.sin(turn), 4), round(math.cos(turn), 4)) for code, turn in at.items()}
    ties = sorted(
        ((one, other, data["weight"], data["meetings"]) for one, other, data in graph.edges(data=True)
         if one in spot and other in spot), key=lambda tie: (tie[2], tie[0], tie[1]),
    )  # fmt: skip
    most = max((weight for *_, weight, _ in ties), default=1)
    fig = Drawing([420])
    for one, other, weight, meetings in ties:
        (x0, y0), (x1, y1) = spot[one], spot[other]
        label = f"{words.both('-'.join(sorted((one, other))))}: {weight} found, {meetings} of them meetings"
        # hover needs a point on the line
        fig.add(
            "scatter", x=[x0, (x0 + x1) / 2, x1], y=[y0, (y0 + y1) / 2, y1], mode="lines", showlegend=False,
            line={"color": LIGHT["first"], "width": max(WIDEST * weight / most, 0.8)},
            opacity=0.25 + 0.6 * weight / most,
            text=[words.safe(label)] * 3, hovertemplate="%{text}<extra></extra>",
        )  # fmt: skip
    strength = dict(zip(central["code"], central["strength"], strict=True))
    top = max([int(strength[code]) for code in order] or [1]) or 1
    fig.add(
        "scatter", x=[spot[code][0] for code in order], y=[spot[code][1] for code in order], mode="markers+text",
        showlegend=False, text=[words.name(code) for code in order],
        textposition=["top center" if spot[code][1] >= 0 else "bottom center" for code in order],
        hovertext=[words.safe(f"{words.name(code)}: {int(strength[code])} found") for code in order],
        hovertemplate="%{hovertext}<extra></extra>", textfont={"size": 12, "color": LIGHT["ink"]},
        marker={"size": [10 + 18 * (int(strength[code]) / top) ** 0.5 for code in order], "color": LIGHT["joint"],
                "line": {"color": LIGHT["card"], "width": 1.5}},
    )  # fmt: skip
    fig.x(visible=False, range=[-1.45, 1.45], fixedrange=True)
    fig.y(visible=False, range=[-1.25, 1.25], fixedrange=True)
    n = int(sum(weight for *_, weight, _ in ties))
    caption = theme.Caption(
        "network",
        f"{title}: {words.count(n, 'meeting or act', 'meetings and acts')}, {words.count(len(ties), 'tie')}",
        "A line is as broad as what was told as held between the two alone; a point as large as all of a state’s."
        + (f" The {SHOWN} states with most of {len(central)}." if len(central) > SHOWN else ""),
        "Network of states. Strongest ties: "
        + (words.listed(f"{words.both('-'.join(sorted(tie[:2])))} {tie[2]}" for tie in ties[::-1][:5]) or "none") + ".",
        theme.source_line(tied),
        "Order on the circle: most first, clockwise. A state of which less was read has thinner ties.",
    )  # fmt: skip
    rows = [(words.name(one), words.name(other), weight, meetings) for one, other, weight, meetings in ties[::-1]]
    return theme.framed(fig, caption, height=480, rows=rows, columns=["one", "other", "found", "meetings"])
