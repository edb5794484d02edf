"""A country's partners in the order of each period, and their moves: a bump chart."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from analytics import series
from analytics.figures import theme, words
from analytics.figures.colours import LIGHT
from analytics.figures.drawing import Drawing

SHOWN = 8  # partners drawn: those with most over all periods
INKS = ("first", "second", "joint", "calm", "warm", "contact", "firm", "pale")


def bump(ranked: pd.DataFrame, country: str, found: pd.DataFrame, period: str = "year") -> go.Figure:
    """Rank of each partner per period; a partner that was not found in a period breaks its line.

    Parameters
    ----------
    ranked : partners per period (see series.partners); country : code; found : the happenings that they count
    """
    totals = ranked.groupby("partner")["count"].sum()
    order = sorted(totals.index, key=lambda code: (-int(totals[code]), str(code)))[:SHOWN]
    first, last = ranked["period_start"].min(), ranked["period_start"].max()
    # every period of the calendar: a line breaks where nothing was found
    starts = list(series.periods(period, first, last)["period_start"]) if len(ranked) else []
    fig = Drawing([300])
    lowest = 1
    for code, ink in zip(order, INKS, strict=False):
        rows = {row["period_start"]: row for row in ranked[ranked["partner"] == code].to_dict("records")}
        ranks = [int(rows[day]["rank"]) if day in rows and rows[day]["rank"] <= SHOWN else None for day in starts]
        lowest = max([lowest, *(one for one in ranks if one)])
        fig.add(
            "scatter", x=[theme.iso(day) for day in starts], y=ranks, mode="lines+markers", name=words.name(code),
            line={"color": LIGHT[ink], "width": 2.5}, marker={"size": 9, "color": LIGHT[ink]}, connectgaps=False,
            text=[_hover(code, rows.get(day)) for day in starts], hovertemplate="%{text}<extra></extra>",
        )  # fmt: skip
    fig.x(type="date", showline=True, nticks=8)
    fig.y(range=[lowest + 0.5, 0.5], dtick=1, title={"text": ""}, fixedrange=True)
    top = words.listed(f"{words.name(code)} ({int(totals[code])})" for code in order[:3])
    title = (
        f"{words.name(country)}: most meetings and acts found with {top}"
        if int(totals.sum()) >= 5
        else f"Partners of {words.the(country)}"
    )
    caption = theme.Caption(
        "partners-order", title,
        f"Place among partners per {period}, by meetings and acts told as held with that partner alone"
        + (f"; the {SHOWN} with most of {len(totals)}." if len(totals) > SHOWN else "."),
        f"Lines of rank per {period}. Over all: {top or 'none'}.",
        theme.source_line(found),
        "Equal counts share a place. A partner moves also when more or less was read of it.",
    )  # fmt: skip
    table = ranked.assign(partner_name=[words.name(code) for code in ranked["partner"]])
    columns = [str(one) for one in table.columns]
    data = table.itertuples(index=False, name=None)
    return theme.framed(fig, caption, height=400 if order else 110, rows=data, columns=columns)


def _hover(code: str, row: dict[object, object] | None) -> str:
    if row is None:
        return words.safe(words.name(code))
    move = row["move"]
    moved = "" if pd.isna(move) or not move else f", {abs(int(move))} {'up' if move > 0 else 'down'}"  # type: ignore
    return words.safe(f"{words.name(code)}: {row['count']} meetings and acts, place {row['rank']}{moved}")
