"""Timeline of meetings by lane: who travelled to whom, talks, calls, and gatherings at which both were present."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analytics import series
from analytics.figures import theme, words
from analytics.figures.colours import LIGHT
from analytics.figures.drawing import Drawing
from analytics.figures.lanes import LEVELS, STEP, lanes, of_meetings, stack, vague

# rank: (legend, symbol, size)
RANKS = {
    "leader": ("leaders", "circle", 11),
    "minister": ("ministers", "diamond", 9),
    "other": ("other officials or not told", "circle", 6),
}
WIDTH = 620  # pixels that marks are spread over when they are stacked; a phone has fewer, a desk more
LEAST_BAR = 4  # pixels below which a bar is that of a plan
HEAD = 26  # pixels of a lane's label
COLUMNS = (
    "date",
    "end",
    "precision",
    "lane",
    "what",
    "status",
    "rank",
    "place",
    "sentence",
    "publisher",
    "published",
    "url",
)


def meetings(happenings: pd.DataFrame, pair: str, states: pd.DataFrame | None = None) -> go.Figure:
    """Meetings of a pair over time.

    Parameters
    ----------
    happenings : DataFrame, one row per happening of the pair (see store.happenings)
    pair : "RUS-TJK"
    states : what was read per period (see series.states); periods in which nothing was read are shaded

    Returns
    -------
    Figure: a filled mark is held, a hollow one planned, a cross cancelled; a bar is known only to the week, month or
    year; meetings without a date are counted in the subtitle
    """
    found = of_meetings(happenings, pair)
    dated = found[found["start"].notna() | found["end"].notna()].copy()
    dated["start"] = dated["start"].fillna(dated["end"])
    dated["end"] = dated["end"].fillna(dated["start"])
    dated = dated.sort_values(["start", "happening_id"], kind="stable")
    if states is not None and not states.empty:
        # the axis is the calendar of what was read; what lies outside is counted below
        inside = (dated["end"] >= states["period_start"].min()) & (dated["start"] <= states["period_end"].max())
        outside = int((~inside).sum())
        dated = dated[inside]
    else:
        outside = 0
    fig = Drawing()
    axis = _axis(dated, states)
    shown = {key: value for key, value in lanes(pair).items() if (found["lane"] == key).any()}
    without = found.loc[found["start"].isna() & found["end"].isna(), "lane"]
    undated = {key: int((without == key).sum()) for key in shown}
    height = _draw(fig, dated, shown, axis, undated) if len(dated) else 60
    _gaps(fig, states)
    _legend(fig, dated)
    caption = _caption(found, pair, dated, states, outside)
    fig.x(range=axis, type="date", showline=True, showgrid=len(dated) > 0, hoverformat="%d %B %Y")
    fig.y(visible=False, range=[-4, height], fixedrange=True)
    fig.set(legend={"itemsizing": "trace"})
    rows = [
        (
            r["start"],
            r["end"],
            r["precision"],
            lanes(pair)[r["lane"]][0],
            r["label"],
            r["status"],
            r["rank"],
            words.place(r),
            r["evidence"],
            r["publisher"],
            r["published"],
            r["url"],
        )
        for r in found.sort_values(["start", "happening_id"], kind="stable").to_dict("records")
    ]
    return theme.framed(fig, caption, height=height + 92, rows=rows, columns=COLUMNS)


def _axis(dated: pd.DataFrame, states: pd.DataFrame | None) -> list[str]:
    days = [*dated["start"], *dated["end"]]
    if states is not None and not states.empty:
        days = [states["period_start"].min(), states["period_end"].max()]
    if not days:
        return ["2000-01-01", "2001-01-01"]
    first, last = min(days), max(days)
    margin = max((last - first) * 0.015, pd.Timedelta(days=20))
    return [(first - margin).date().isoformat(), (last + margin).date().isoformat()]


def _draw(
    fig: Drawing, dated: pd.DataFrame, shown: dict[str, tuple[str, str]], axis: list[str], undated: dict[str, int]
) -> int:
    """All lanes, from the bottom up; the height that they take."""
    base = 6
    zero, width = pd.Timestamp(axis[0]), (pd.Timestamp(axis[1]) - pd.Timestamp(axis[0])) / WIDTH
    for key, (label, colour) in reversed(shown.items()):
        rows = dated[dated["lane"] == key].to_dict("records")
        levels = stack([((r["start"] - zero) / width, (r["end"] - zero) / width) for r in rows])
        most = max(levels, default=0)
        step = STEP if most < LEVELS else STEP - 4
        heights = [base + 8 + level * step for level in levels]
        _bars(fig, rows, heights, colour)
        _marks(fig, rows, heights, colour)
        base += HEAD + 16 + most * step
        # the lane's name stands on a band of its own, above its marks
        fig.shape(
            type="rect", xref="paper", x0=0, x1=1, y0=base - 24, y1=base - 4, line={"width": 0}, fillcolor=LIGHT["band"]
        )
        fig.write(
            f"{label}  {_numbers(rows, undated.get(key, 0))}",
            x=0, xref="paper", xanchor="left", xshift=4, y=base - 14, yanchor="middle",
            font={"size": 12, "color": LIGHT["ink"]},
        )  # fmt: skip
    return base


def _numbers(rows: list[dict[Any, Any]], undated: int) -> str:
    """A lane's count of meetings held, and of those planned, cancelled and undated."""
    of = {status: sum(row["status"] == status for row in rows) for status in ("held", "planned", "cancelled")}
    more = [f"{of[status]} {status}" for status in ("planned", "cancelled") if of[status]]
    more += [f"{undated} undated"] if undated else []
    return f"<b>{of['held']}</b>{' · ' if more else ''}{' · '.join(more)}"


def _bars(fig: Drawing, rows: list[dict[Any, Any]], heights: list[int], colour: str) -> None:
    """Stays of several days as thin lines; what is known only to the week, month or year as a broad pale bar.

    A planned one is a thin bar. On an axis of decades a month is a hair's breadth: a stroke of fixed length in its
    middle keeps the bar visible.
    """
    for broad, width in ((False, 4.0), (True, 9.0), (True, 2.5)):
        some = [
            (row, height)
            for row, height in zip(rows, heights, strict=True)
            if vague(row) == broad
            and (not broad or (row["status"] == "planned") == (width < LEAST_BAR))
            and (broad or row["start"] != row["end"])
        ]
        if not some:
            continue
        x = [one for row, _ in some for one in (theme.iso(row["start"]), _middle(row), theme.iso(row["end"]), None)]
        stroke = {
            "symbol": "line-ew",
            "size": [0, 9, 0, 0] * len(some),
            "line": {"width": width * 0.8, "color": colour},
        }
        fig.add(
            "scatter",
            x=x,
            y=[one for _, height in some for one in (height, height, height, None)],
            mode="lines+markers" if broad else "lines",
            line={"color": colour, "width": width},
            opacity=0.5 if broad else 0.8,
            text=[one for row, _ in some for one in (*[_hover(row)] * 3, None)],
            hovertemplate="%{text}<extra></extra>",
            customdata=[one for row, _ in some for one in (*[row["happening_id"]] * 3, None)],
            showlegend=False,
            marker=stroke,
        )


def _middle(row: words.Row) -> str | None:
    return theme.iso(row["start"] + (row["end"] - row["start"]) / 2)


def _marks(fig: Drawing, rows: list[dict[Any, Any]], heights: list[int], colour: str) -> None:
    """A mark on the first day of each meeting that is known to the day."""
    for rank, (_, symbol, size) in RANKS.items():
        some = [
            (row, height)
            for row, height in zip(rows, heights, strict=True)
            if not vague(row) and (row["rank"] if row["rank"] in RANKS else "other") == rank
        ]
        if some:
            held = [row["status"] == "held" for row, _ in some]
            fig.add(
                "scatter",
                x=[theme.iso(row["start"]) for row, _ in some],
                y=[height for _, height in some],
                mode="markers",
                marker={
                    "symbol": [_symbol(row["status"], symbol) for row, _ in some],
                    "size": size,
                    "color": colour,
                    "line": {
                        "width": [0.8 if one else 1.6 for one in held],
                        "color": [LIGHT["coast"] if one else colour for one in held],
                    },
                },
                text=[_hover(row) for row, _ in some],
                hovertemplate="%{text}<extra></extra>",
                customdata=[row["happening_id"] for row, _ in some],
                showlegend=False,
            )


def _symbol(status: Any, symbol: str) -> str:
    return {"planned": f"{symbol}-open", "cancelled": "x-thin-open"}.get(words.text(status), symbol)


def _hover(row: words.Row) -> str:
    when = words.span(row.get("start"), row.get("end"), row.get("precision"))
    return words.hover(words.text(row.get("label")), row, " · ".join(one for one in (when, words.place(row)) if one))


def _gaps(fig: Drawing, states: pd.DataFrame | None) -> None:
    """Periods in which nothing was read as shades behind all lanes, those still filling paler, with a dotted edge."""
    if states is None or states.empty:
        return
    for state, opacity in (("nothing read", 0.34), ("still filling", 0.14)):
        some = states[states["state"] == state]
        days = [(a.date(), b.date()) for a, b in zip(some["period_start"], some["period_end"], strict=True)]
        for first, last in series.runs(days):
            after = (pd.Timestamp(last) + pd.Timedelta(days=1)).date()
            read = state == "still filling"
            edge = {"width": 1, "dash": "dot", "color": LIGHT["axis"]} if read else {"width": 0}
            fig.shape(
                type="rect", x0=first.isoformat(), x1=after.isoformat(), yref="paper", y0=0, y1=1,
                fillcolor=LIGHT["hatch"], opacity=opacity, line=edge,
            )  # fmt: skip
        if days:
            fig.legend(
                state, marker={"symbol": "square", "size": 12, "color": LIGHT["hatch"], "opacity": opacity + 0.2}
            )


def _legend(fig: Drawing, dated: pd.DataFrame) -> None:
    """What the marks mean, only for those that are there."""
    ranks = [rank if rank in RANKS else "other" for rank in dated["rank"]]
    entries = [(said, symbol, size) for rank, (said, symbol, size) in RANKS.items() if rank in ranks]
    if (dated["status"] == "planned").any():
        entries.append(("planned", "circle-open", 10))
    if (dated["status"] == "cancelled").any():
        entries.append(("cancelled or postponed", "x-thin-open", 9))
    grey = LIGHT["contact"]
    for said, symbol, size in entries:
        fig.legend(said, marker={"symbol": symbol, "size": size, "color": grey, "line": {"width": 1.6, "color": grey}})
    if any(vague(row) for row in dated.to_dict("records")):
        fig.legend(
            "known only to the week, month or year", mode="lines", opacity=0.45, line={"width": 9, "color": grey}
        )


def _held(dated: pd.DataFrame) -> tuple[int, int]:
    """Meetings held: of the two alone, and larger ones with both present."""
    held = dated[dated["status"] == "held"]
    both = int((held["presence"] == "both present").sum())
    return len(held) - both, both


def _years(dated: pd.DataFrame, states: pd.DataFrame | None) -> str:
    """The years that the axis shows: those of what was read."""
    shown = (
        states.rename(columns={"period_start": "start", "period_end": "end"})
        if states is not None and len(states)
        else dated
    )
    if not len(shown):
        return ""
    first, last = shown["start"].min().year, shown["end"].max().year
    return f", {first}" if first == last else f", {first} to {last}"


def _caption(
    found: pd.DataFrame,
    pair: str,
    dated: pd.DataFrame,
    states: pd.DataFrame | None,
    outside: int,
) -> theme.Caption:
    held, both = (int(n) for n in _held(dated))
    planned = int((dated["status"] == "planned").sum())
    pair_name = f"{words.the(pair.split('-')[0])} and {words.the(pair.split('-')[1])}"
    if len(dated) >= 5 and held:
        title = f"{words.sentence(pair_name)}: {words.count(held, 'meeting')} of the two told as held"
        title += f", {both} more with others present" if both else ""
    else:
        title = (
            f"Meetings of {pair_name}"
            if len(found)
            else f"{words.sentence(pair_name)}: no meeting found in what was read"
        )
    undated = int((found["start"].isna() & found["end"].isna()).sum())
    parts = [
        f"One mark per meeting{_years(dated, states)}"
        if len(found)
        else f"No mark{_years(dated, states)}, shaded where nothing was read"
    ]
    parts += [f"{planned} planned (hollow)"] if planned else []
    parts += [f"{undated} without a date not drawn, counted beside their lane"] if undated else []
    parts += [f"{outside} outside what was read not drawn"] if outside else []
    by_lane = [f"{label}: {int((dated['lane'] == key).sum())}" for key, (label, _) in lanes(pair).items()]
    return theme.Caption(
        "meetings",
        title,
        "; ".join(parts) + ".",
        f"Timeline of meetings in lanes. {'; '.join(by_lane)}.",
        theme.source_line(found),
        "A line is a stay of several days. The two meeting alone and both being present at a larger meeting "
        "are never added up.",
    )
