"""Calendar of summits: each series in a row of its own, its editions over time, what is planned hollow."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analytics.figures import theme, words
from analytics.figures.colours import LIGHT
from analytics.figures.drawing import Drawing

GATHERINGS = ("summit", "forum")
ROWS = 24  # series drawn: those planned next, then those with most editions
STEP = 30  # pixels of a row
ROOM = 0.3  # of the axis, for the words behind a row's last mark
COLUMNS = ("series", "edition", "date", "end", "precision", "status", "place", "sides", "sentence", "publisher", "url")


def calendar(happenings: pd.DataFrame, today: date | None = None, title: str = "Summits and forums") -> go.Figure:
    """Summits and forums with a proper name, one row per series.

    Parameters
    ----------
    happenings : DataFrame, one row per happening (see store.happenings)
    today : the last day read, drawn as a line; plans lie behind it
    title : what the calendar is of, for a title below five editions

    Returns
    -------
    Figure: filled marks took place, hollow ones are planned, crosses were called off; a bar is known only to the month
    or year. Behind each row stands its newest edition in words. Editions without a date are counted in the subtitle.
    """
    found = happenings[happenings["kind"].isin(GATHERINGS)].copy()
    found["row"] = found["series"].fillna(found["name"])
    named = found[found["row"].notna()].sort_values(["start", "happening_id"], kind="stable")
    dated = named[named["start"].notna()].copy()
    dated["end"] = dated["end"].fillna(dated["start"])
    shown = _chosen(dated, today)
    drawn = dated[dated["row"].isin(shown)]
    fig = Drawing([max(len(shown) * STEP, 60)])
    rows = {name: len(shown) - 1 - at for at, name in enumerate(shown)}
    _marks(fig, drawn, rows)
    _words(fig, drawn, rows)
    if len(drawn):
        first, last = drawn["start"].min(), drawn["end"].max()
        if today is not None:
            last = max(last, pd.Timestamp(today))
            fig.shape(
                type="line", x0=today.isoformat(), x1=today.isoformat(), yref="paper", y0=0, y1=1,
                line={"width": 1, "dash": "dot", "color": LIGHT["axis"]},
            )  # fmt: skip
        wide = max(last - first, pd.Timedelta(days=200))
        fig.x(range=[theme.iso(first - wide * 0.03), theme.iso(last + wide * ROOM)])
    fig.x(type="date", showline=True, showgrid=True, hoverformat="%d %B %Y", nticks=8)
    fig.y(range=[-0.7, max(len(shown), 1) - 0.3], visible=False, fixedrange=True)
    fig.set(legend={"itemsizing": "trace"})
    table = [
        (r["row"], r["edition"], r["start"], r["end"], r["precision"], r["status"], words.place(r),
         words.listed([words.the(one) for one in r["participants"]]), r["evidence"], r["publisher"], r["url"])
        for r in named.to_dict("records")
    ]  # fmt: skip
    height = fig.height + 80
    return theme.framed(fig, _caption(named, dated, shown, title), height=height, rows=table, columns=COLUMNS)


def _chosen(dated: pd.DataFrame, today: date | None) -> list[str]:
    """Series in the order of their rows: the next planned first, then the last held."""
    if dated.empty:
        return []
    counts = dated["row"].value_counts()
    last = dated.groupby("row")["start"].max()
    coming = (
        dated[(dated["status"] == "planned") & (dated["end"] >= pd.Timestamp(today or date.max))] if today else None
    )
    soon = set(coming["row"]) if coming is not None else set()
    most = sorted(counts.index, key=lambda one: (one not in soon, -int(counts[one]), str(one)))[:ROWS]
    return sorted(most, key=lambda one: (last[one], str(one)), reverse=True)


def _marks(fig: Drawing, drawn: pd.DataFrame, rows: dict[str, int]) -> None:
    looks = {
        "held": ("took place", "circle"),
        "planned": ("planned", "circle-open"),
        "cancelled": ("called off", "x-thin"),
    }
    vague = drawn["precision"].isin(("week", "month", "year"))
    strokes = drawn[vague].to_dict("records")
    fig.lines(
        1,
        [[theme.iso(row["start"]), theme.iso(row["end"])] for row in strokes],
        [[rows[row["row"]]] * 2 for row in strokes],
        line={"width": 8, "color": LIGHT["joint"]},
        opacity=0.35,
        name="known only to the week, month or year",
        showlegend=True,
    )
    for status, (label, symbol) in looks.items():
        some = drawn[drawn["status"] == status].to_dict("records")
        if some:
            fig.add(
                "scatter",
                x=[_middle(row) for row in some],
                y=[rows[row["row"]] for row in some],
                mode="markers",
                name=label,
                marker={"symbol": symbol, "size": 11, "color": LIGHT["joint"],
                        "line": {"width": 0.8 if status == "held" else 1.8,
                                 "color": LIGHT["coast" if status == "held" else "joint"]}},
                text=[words.hover(words.text(row["label"]), row, _when(row)) for row in some],
                hovertemplate="%{text}<extra></extra>",
                customdata=[row["happening_id"] for row in some],
            )  # fmt: skip


def _words(fig: Drawing, drawn: pd.DataFrame, rows: dict[str, int]) -> None:
    """The name above each row, its newest edition behind the last mark."""
    for name, at in rows.items():
        newest = drawn[drawn["row"] == name].iloc[-1].to_dict()
        fig.write(
            words.safe(name, 60), x=0, xref="paper", xanchor="left", xshift=4, y=at + 0.42, yanchor="middle",
            font={"size": 12, "color": LIGHT["ink"]},
        )  # fmt: skip
        fig.write(
            words.safe(_when(newest), 60), x=theme.iso(newest["end"]), xanchor="left", xshift=10, y=at,
            yanchor="middle", font={"size": 11, "color": LIGHT["axis"]},
        )  # fmt: skip
        fig.shape(
            type="line", xref="paper", x0=0, x1=1, y0=at - 0.4, y1=at - 0.4, line={"width": 1, "color": LIGHT["grid"]}
        )


def _middle(row: dict[Any, Any]) -> str | None:
    """A mark's day: the first one, or the middle of what is known less exactly, so that none stands on 1 January."""
    if row["precision"] in ("month", "year"):
        return theme.iso(row["start"] + (row["end"] - row["start"]) / 2)
    return theme.iso(row["start"])


def _when(row: dict[Any, Any]) -> str:
    place = words.text(row.get("place")) or words.name(row.get("country"))
    when = words.span(row["start"], row["end"], row["precision"])
    return ", ".join(one for one in (place, when) if one)


def _caption(named: pd.DataFrame, dated: pd.DataFrame, shown: list[str], title: str) -> theme.Caption:
    held, planned = int((dated["status"] == "held").sum()), int((dated["status"] == "planned").sum())
    undated, series = len(named) - len(dated), dated["row"].nunique()
    if held + planned >= 5:
        title = f"{words.count(held, 'summit or forum', 'summits and forums')} told as held, {planned} planned"
    parts = [f"One row per series, {len(shown)} of {series}" if series > len(shown) else "One row per series"]
    parts += [f"{undated} without a date not drawn"] if undated else []
    newest = "; ".join(f"{row['row']}: {_when(row)}" for row in dated.tail(4).to_dict("records"))
    return theme.Caption(
        "summits",
        title if len(named) else "No summit or forum with a name was found in what was read",
        "; ".join(parts) + ".",
        f"Summits by series over time. {newest or 'None'}.",
        theme.source_line(named),
        "The dotted line is the last day read. A plan stays hollow until something read tells it as held.",
    )
