"""Trade claims drawn as what they are: who says how much, over which period, how exactly.

The length of a line is the period that the claim covers. A dot is an exact value, an arrow an open end ("over", "up
to"), a blur is "about", a band a range, a hollow mark an aim or forecast at the end of its period. No line
joins claims.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analytics import series
from analytics.figures import theme, words
from analytics.figures.colours import LIGHT
from analytics.figures.drawing import Drawing
from analytics.figures.marks import SYMBOLS, colour, draw, ends_of, form, partial, scale_of

TALL, LOW = 150, 86  # pixels of a panel, of one with a single claim
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
    """Claims of one measure, and those of them with a period, which can be drawn, as intervals with their panel."""
    found = alone(claims)
    found = found[(found["measure"] == measure) & found["value"].notna()]
    drawn = (series.levels if measure == "level" else series.growth)(found[found["period_end"].notna()])
    # a growth since the nineties would press all others into a corner: it stands in the table
    drawn = drawn[(drawn["span"] != "several years") | (measure == "level")].copy()
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
    # a single claim beside others needs no panel of full height
    fig = Drawing([TALL if sizes[one] > 1 or len(chosen) == 1 else LOW for one in chosen] or [60])
    for at, panel in enumerate(chosen, 1):
        some = drawn[drawn["panel"] == panel]
        percent = some["unit"].iloc[0] == "pct"
        scale, word = (1.0, "") if percent else scale_of(some)
        axis = ends_of(some, scale)
        draw(fig, some, pair, at, scale, axis)
        fig.y(
            at,
            range=list(axis),
            ticksuffix=" %" if percent else "",
            nticks=5 if sizes[panel] > 1 else 3,
            zeroline=True,
            zerolinecolor=LIGHT["axis"],
            zerolinewidth=1,
            fixedrange=True,
        )
        unit = "percent" if percent else f"{word} {words.unit_name(some['unit'].iloc[0])}".strip()
        fig.name(at, f"{words.safe(panel.split('|')[0], 80)}, {unit}")
    shown = drawn[drawn["panel"].isin(chosen)]
    _finish(fig, shown, pair)
    subtitle = _subtitle(what, found, drawn)
    if elsewhere := len(drawn) - len(shown):
        subtitle = f"{subtitle[:-1]}; {elsewhere} of other flows or units in the table."
    caption = theme.Caption(
        name, title, subtitle, f"{title}. The newest: {_said(drawn)}.", theme.source_line(found), READING
    )
    return theme.framed(fig, caption, height=fig.height + 100 if chosen else 110, rows=_rows(found), columns=COLUMNS)


READING = (
    "A line covers the period of its claim, a thin one less than a year; an arrow points where the claim leaves the "
    "value open; a blur is “about”; an upright stroke is what the rounding of its digits allows. "
    "Claims are shown as they were made: they may differ in what they count, and none is preferred."
)


def alone(claims: pd.DataFrame) -> pd.DataFrame:
    """Claims of the two alone, in order of their period."""
    return claims[claims["presence"] != "both present"].sort_values(
        ["period_end", "period_start", "claim_id"], kind="stable"
    )


def _finish(fig: Drawing, drawn: pd.DataFrame, pair: str) -> None:
    """Legend of voices and of forms that are there; the time axis."""
    a, b = pair.split("-")
    rows = drawn.to_dict("records")
    voices = {
        LIGHT["first"]: f"said for {words.the(a)}",
        LIGHT["second"]: f"said for {words.the(b)}",
        LIGHT["contact"]: "said by others or the article itself",
    }
    grey = LIGHT["axis"]
    for ink, label in voices.items():
        if any(colour(row, pair) == ink for row in rows):
            fig.legend(label, marker={"symbol": "square", "size": 11, "color": ink})
    for label, symbol in dict.fromkeys(SYMBOLS[form(row)] for row in rows):
        line = {"width": 1.8 if "open" in symbol else 0, "color": grey}
        fig.legend(label, marker={"symbol": symbol, "size": 10, "color": grey, "line": line})
    if any(partial(row) for row in rows):
        fig.legend("less than a year", mode="lines", line={"width": 1.4, "color": grey})
    fig.x(type="date", showgrid=True, hoverformat="%B %Y")
    fig.set(legend={"itemsizing": "trace"})
    fig.x(fig.panels, showline=True)
    if rows:
        first, last = drawn["period_start"].fillna(drawn["period_end"]).min(), drawn["period_end"].max()
        margin = max((last - first) * 0.04, pd.Timedelta(days=60))
        fig.x(range=[theme.iso(first - margin), theme.iso(last + margin)])
    else:
        fig.x(visible=False)
        fig.y(visible=False)
        fig.write(
            "No claim of this kind was found in what was read.", x=0.5, y=0.5, xref="paper", yref="paper",
            font={"color": grey},
        )  # fmt: skip


def _subtitle(what: str, found: pd.DataFrame, drawn: pd.DataFrame) -> str:
    parts = [what]
    if len(drawn):
        first = drawn["period_start"].fillna(drawn["period_end"]).min().year
        parts.append(
            str(first) if first == drawn["period_end"].max().year else f"{first} to {drawn['period_end'].max().year}"
        )
    if missing := int(found["period_end"].isna().sum()):
        parts.append(f"{missing} without a period not drawn")
    if several := len(found) - len(drawn) - missing:
        parts.append(f"{several} over several years not drawn")
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
