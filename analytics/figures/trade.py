"""Trade claims drawn as what they are: who says how much, over which period, how exactly.

The length of a line is the period that the claim covers. A dot is an exact value, an arrow an open end ("over", "up
to"), a broad pale line is "about", a band a range, a hollow mark an aim or forecast at the end of its period. No line
joins claims.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from analytics.figures import theme, words
from analytics.figures.marks import SYMBOLS, TICK, colour, draw, ends_of, form, scale_of
from analytics.figures.theme import LIGHT

PANELS = 4  # level charts in one figure; claims in further units stand in the table
TRADED = (
    "turnover",
    "exports",
    "imports",
    "balance",
    "investment",
    "loan",
    "aid",
    "remittances",
    "freight",
    "tourism",
    "other",
)
COLUMNS = (
    "period_start",
    "period_end",
    "claim",
    "value",
    "value_high",
    "unit",
    "bound",
    "status",
    "speaker",
    "sentence",
    "publisher",
    "published",
    "url",
)


def changes(claims: pd.DataFrame, pair: str) -> go.Figure:
    """Claims of growth or fall in percent, one panel per flow and direction.

    Parameters
    ----------
    claims : DataFrame, one row per claim of the pair (see store.claims)
    pair : "RUS-TJK"
    """
    found, drawn = _chosen(claims, "change_pct")
    if len(drawn) >= 5:
        up = int((drawn["value"] > 0).sum())
        title = f"{up} of {words.count(len(drawn), 'claim')} of change say that it grew"
    else:
        title = f"Claims of change in trade between {words.the(pair.split('-')[0])} and {words.the(pair.split('-')[1])}"
    return _panels(found, drawn, pair, "trade-changes", title, "Change in percent on a year or period earlier")


def levels(claims: pd.DataFrame, pair: str) -> go.Figure:
    """Claims of amounts, one panel per flow, direction and unit."""
    found, drawn = _chosen(claims, "level")
    both = f"{words.the(pair.split('-')[0])} and {words.the(pair.split('-')[1])}"
    title = (
        f"{words.count(len(drawn), 'claim')} of amounts between {both}"
        if len(drawn) >= 5
        else f"Claims of amounts between {both}"
    )
    return _panels(
        found, drawn, pair, "trade-amounts", title, "One panel per flow, direction and unit; nothing converted"
    )


def _chosen(claims: pd.DataFrame, measure: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Claims of one measure, and those of them with a period, which can be drawn."""
    found = alone(claims)
    found = found[(found["measure"] == measure) & found["value"].notna()]
    drawn = found[found["period_end"].notna()].copy()
    drawn["panel"] = pd.Series(
        [f"{words.flow(row)}|{words.text(row['unit'])}" for row in drawn.to_dict("records")],
        index=drawn.index,
        dtype="object",
    )
    return found, drawn


def _panels(found: pd.DataFrame, drawn: pd.DataFrame, pair: str, name: str, title: str, what: str) -> go.Figure:
    """One panel for each flow and unit on one time axis; at most four, those with most claims."""
    sizes, flows = drawn["panel"].value_counts(), dict(zip(drawn["panel"], drawn["flow"], strict=True))
    order = {flow: at for at, flow in enumerate(TRADED)}
    chosen = sorted(sizes.index, key=lambda one: (-int(sizes[one]), order.get(flows[one], 99), one))[:PANELS]
    height = 64 + 170 * max(len(chosen), 1)
    fig = make_subplots(rows=max(len(chosen), 1), cols=1, shared_xaxes=True, vertical_spacing=min(48 / height, 0.2))
    for at, panel in enumerate(chosen, 1):
        some = drawn[drawn["panel"] == panel]
        percent = some["unit"].iloc[0] == "pct"
        scale, word = (1.0, "") if percent else scale_of(some)
        low, high = ends_of(some, scale)
        draw(fig, some, pair, at, scale, (high - low) * TICK)
        fig.update_yaxes(
            range=[low, high],
            ticksuffix=" %" if percent else "",
            nticks=5,
            zeroline=True,
            zerolinecolor=LIGHT["axis"],
            zerolinewidth=1,
            fixedrange=True,
            row=at,
            col=1,
        )
        unit = "percent" if percent else f"{word} {words.unit_name(some['unit'].iloc[0])}".strip()
        fig.add_annotation(
            text=f"{words.safe(panel.split('|')[0], 80)}, {unit}",
            x=0,
            xref="paper",
            xanchor="left",
            y=1,
            yanchor="bottom",
            yshift=2,
            yref="y domain" if at == 1 else f"y{at} domain",
            showarrow=False,
            font={"size": 12, "color": LIGHT["axis"]},
        )
    shown = drawn[drawn["panel"].isin(chosen)]
    _finish(fig, shown, pair)
    subtitle = _subtitle(what, found, drawn)
    if elsewhere := len(drawn) - len(shown):
        subtitle = f"{subtitle[:-1]}; {elsewhere} of other flows or units in the table."
    caption = theme.Caption(
        name, title, subtitle, f"{title}. The newest: {_said(drawn)}.", theme.source_line(found), READING
    )
    return theme.framed(fig, caption, height=height if chosen else 110, rows=_rows(found), columns=COLUMNS)


READING = (
    "A line covers the period of its claim; an arrow points where the claim leaves the value open; a broad "
    "pale line is “about”. "
    "Claims are shown as they were made: they may differ in what they count, and none is preferred."
)


def alone(claims: pd.DataFrame) -> pd.DataFrame:
    """Claims of the two alone, in order of their period."""
    return claims[claims["presence"] != "both present"].sort_values(
        ["period_end", "period_start", "claim_id"], kind="stable"
    )


def _finish(fig: go.Figure, drawn: pd.DataFrame, pair: str) -> None:
    """Legend of voices and of forms that are there; the time axis."""
    a, b = pair.split("-")
    rows = drawn.to_dict("records")
    voices = {
        LIGHT["first"]: f"said for {words.the(a)}",
        LIGHT["second"]: f"said for {words.the(b)}",
        LIGHT["contact"]: "said by others or the article itself",
    }
    for ink, label in voices.items():
        if any(colour(row, pair) == ink for row in rows):
            fig.add_scatter(
                x=[None],
                y=[None],
                mode="markers",
                name=label,
                hoverinfo="skip",
                marker={"symbol": "square", "size": 11, "color": ink},
            )
    for label, symbol in dict.fromkeys(SYMBOLS[form(row)] for row in rows):
        fig.add_scatter(
            x=[None],
            y=[None],
            mode="markers",
            name=label,
            hoverinfo="skip",
            marker={
                "symbol": symbol,
                "size": 10,
                "color": LIGHT["axis"],
                "line": {"width": 1.8 if "open" in symbol else 0, "color": LIGHT["axis"]},
            },
        )
    fig.update_xaxes(type="date", showgrid=True, hoverformat="%B %Y")
    fig.update_xaxes(showline=True, selector=-1)
    if rows:
        first, last = drawn["period_start"].fillna(drawn["period_end"]).min(), drawn["period_end"].max()
        margin = max((last - first) * 0.04, pd.Timedelta(days=60))
        fig.update_xaxes(range=[theme.iso(first - margin), theme.iso(last + margin)])
    else:
        fig.update_xaxes(visible=False)
        fig.update_yaxes(visible=False)
        fig.add_annotation(
            text="No claim of this kind was found in what was read.",
            x=0.5,
            y=0.5,
            xref="paper",
            yref="paper",
            showarrow=False,
            font={"color": LIGHT["axis"]},
        )


def _subtitle(what: str, found: pd.DataFrame, drawn: pd.DataFrame) -> str:
    parts = [what]
    if len(drawn):
        first = drawn["period_start"].fillna(drawn["period_end"]).min().year
        parts.append(
            str(first) if first == drawn["period_end"].max().year else f"{first} to {drawn['period_end'].max().year}"
        )
    if missing := len(found) - len(drawn):
        parts.append(f"{missing} without a period not drawn")
    return "; ".join(parts) + "."


def _said(drawn: pd.DataFrame, limit: int = 3) -> str:
    """The newest claims in words, for readers who don't see the chart."""
    rows = drawn.tail(limit).to_dict("records")[::-1]
    return "; ".join(words.text(row["label"]) for row in rows) or "none"


def _rows(found: pd.DataFrame) -> list[tuple[Any, ...]]:
    return [
        (
            r["period_start"],
            r["period_end"],
            r["label"],
            r["value"],
            r["value_high"],
            r["unit"],
            r["bound"],
            r["status"],
            words.who(r),
            r["evidence"],
            r["publisher"],
            r["published"],
            r["url"],
        )
        for r in found.to_dict("records")
    ]
