"""Matrices: pairs by period, states by edition of a summit. What was not read is told apart from nothing found."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analytics.figures import theme, words
from analytics.figures.activity import period_name
from analytics.figures.colours import LIGHT
from analytics.figures.drawing import Drawing

ROWS = 40  # pairs drawn: those with most
STEP = 24  # pixels of a row


def pairs(counted: pd.DataFrame, tied: pd.DataFrame, states: pd.DataFrame, period: str = "year") -> go.Figure:
    """Meetings and acts per pair and period as shades; periods in which nothing was read stay open.

    Parameters
    ----------
    counted : per pair and period (see series.matrix); tied : the rows that it counts (see series.ties)
    states : what was read per period (see series.states)
    """
    totals = counted.groupby("pair")["bilateral"].sum()
    order = sorted((one for one in totals.index if totals[one]), key=lambda one: (-int(totals[one]), one))[:ROWS]
    cells = {(row["pair"], row["period_start"]): row for row in counted.to_dict("records")}
    spans = list(zip(states["period_start"], states["period_end"], states["state"], strict=True))
    names = [period_name(first, last) for first, last, _ in spans]
    z, texts = [], []
    for pair in order:
        line: list[int | None] = []
        said = []
        for (first, _, state), name in zip(spans, names, strict=True):
            row = cells.get((pair, first))
            n = int(row["bilateral"]) if row else 0
            line.append(None if state == "nothing read" and not n else n)
            both = f"; both present {int(row['both_present'])} times" if row and row["both_present"] else ""
            head = f"{words.both(pair)}, {name}: "
            said.append(words.safe(head + ("nothing was read" if line[-1] is None else f"{n} of the two{both}")))
        z.append(line)
        texts.append(said)
    fig = Drawing([max(len(order) * STEP, 60)])
    if order:
        fig.add(
            "heatmap", x=names, y=[words.both(pair) for pair in order], z=z, text=texts, xgap=1, ygap=1,
            hovertemplate="%{text}<extra></extra>", hoverongaps=True, zmin=0, showscale=False,
            colorscale=[[0, LIGHT["land"]], [0.001, LIGHT["pale"]], [1, LIGHT["first"]]],
        )  # fmt: skip
    fig.x(type="category", nticks=10, showgrid=False)
    fig.y(autorange="reversed", showgrid=False, fixedrange=True)
    n = int(totals.sum())
    unread = int((states["state"] == "nothing read").sum()) if len(states) else 0
    title = f"{words.count(n, 'meeting or act', 'meetings and acts')} between {words.count(len(order), 'pair')}"
    cut = f"; the {ROWS} pairs with most of {int((totals > 0).sum())}" if len(order) == ROWS else ""
    caption = theme.Caption(
        "pairs-by-period", words.sentence(title),
        f"Told as held by the two alone, per {period}{cut}; {words.count(unread, 'period')} of which nothing was read "
        "(open).",
        f"Matrix of pairs by {period}. Most: "
        + (words.listed(f"{words.both(one)} {int(totals[one])}" for one in order[:5]) or "none") + ".",
        theme.source_line(tied),
        "Pale is read and none found. The darker, the more was found; fewer articles read give paler cells.",
    )  # fmt: skip
    rows = [(words.both(str(r["pair"])), *(r[c] for c in ("period_start", "bilateral", "both_present", "planned")))
            for r in counted.to_dict("records")]  # fmt: skip
    columns = ["pair", "period_start", "bilateral", "both_present", "planned"]
    return theme.framed(fig, caption, height=max(len(order) * STEP, 60) + 70, rows=rows, columns=columns)


def attendance(there: pd.DataFrame, held: pd.DataFrame, series: str) -> go.Figure:
    """Who is named at which edition of a series; the host is darker.

    Parameters
    ----------
    there : who is named where (see series.attendance); held : the editions (see series.editions); series : which
    """
    some = there[(there["series"] == series) & there["start"].notna()]
    dates = sorted(some["start"].unique())
    totals = some.groupby("code")["start"].nunique()
    order = sorted(totals.index, key=lambda code: (-int(totals[code]), words.name(code)))
    seen = {(code, day): host for code, day, host in zip(some["code"], some["start"], some["is_host"], strict=True)}
    names = [words.day(day) for day in dates]
    z = [[None if (code, day) not in seen else 2 if seen[code, day] else 1 for day in dates] for code in order]
    texts = [
        [f"{words.safe(words.name(code))}, {name}: " + ("host" if value == 2 else "named" if value else "not named")
         for name, value in zip(names, line, strict=True)]
        for code, line in zip(order, z, strict=True)
    ]  # fmt: skip
    fig = Drawing([max(len(order) * STEP, 60)])
    if order:
        fig.add(
            "heatmap", x=names, y=[words.name(code) for code in order], z=z, text=texts, xgap=2, ygap=2, zmin=1, zmax=2,
            hovertemplate="%{text}<extra></extra>", hoverongaps=True, showscale=False,
            colorscale=[[0, LIGHT["pale"]], [1, LIGHT["first"]]],
        )  # fmt: skip
    fig.x(type="category", nticks=8, showgrid=False)
    fig.y(autorange="reversed", showgrid=False, fixedrange=True)
    caption = theme.Caption(
        "attendance", f"{series}: {words.count(len(dates), 'edition')} read of" if series else "No series of summits",
        "States named as taking part, by day of the edition; the host is darker.",
        "Matrix of states by edition. Most often named: "
        + (words.listed(f"{words.name(code)} {int(totals[code])}" for code in order[:5]) or "none") + ".",
        theme.source_line(held[held["series"] == series]),
        "Who isn’t named may have been there: an article names those that it writes about.",
    )  # fmt: skip
    rows = some.assign(state=[words.name(code) for code in some["code"]]).itertuples(index=False, name=None)
    columns = [*map(str, some.columns), "state"]
    return theme.framed(fig, caption, height=max(len(order) * STEP, 60) + 70, rows=rows, columns=columns)
