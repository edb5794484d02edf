"""Activity per period with what was read beneath it: a fall in reading must not look like a fall in relations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analytics import series
from analytics.figures import limits, theme, words
from analytics.figures.colours import CLEAR, LIGHT
from analytics.figures.drawing import Drawing
from analytics.figures.theme import DAY_MS

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
PANELS = ("Meetings", "Other acts", "Articles read, by where they were published")
CLICKED = 200  # rows that a click on one bar shows at most
MOST_ZEROS = 60  # periods up to which a zero can be read
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
    ids = _ids(happenings, states, period)
    shown = [part for part in PARTS if sum(heights[part[0]])]
    panels = [n for n in (1, 2) if any(part[1] == n for part in shown)] or [1]
    rows = {panel: at for at, panel in enumerate([*panels, 3], 1)}
    fig = Drawing([150] * len(panels) + [104])
    middles = [_middle(a, b) for a, b in zip(states["period_start"], states["period_end"], strict=True)]
    widths = [((b - a).days + 1) * DAY_MS for a, b in zip(states["period_start"], states["period_end"], strict=True)]
    names = [period_name(a, b) for a, b in zip(states["period_start"], states["period_end"], strict=True)]
    # a few bars over few periods would be as broad as the page
    slim = [width * (0.72 if len(states) > 4 else 0.4) for width in widths]
    tops = _tops(shown, heights, rows)
    for label, panel, colour, hollow, which in shown:
        fig.add(
            "bar",
            rows[panel],
            x=middles,
            y=[n or None for n in heights[label]],
            width=slim,
            name=label,
            text=[f"{name}: {n} {label}" for name, n in zip(names, heights[label], strict=True)],
            textposition="none",
            customdata=[ids.get((start, which["category"][0] == "meeting"), "") for start in states["period_start"]],
            marker={
                "color": LIGHT[colour] if not hollow else CLEAR,
                "line": {"color": LIGHT[colour], "width": 1.4 if hollow else 0},
            },
            hovertemplate="%{text}<extra></extra>",
        )
    _read(fig, states, pair, middles, slim, names, rows[3])
    tops[rows[3]] = max(1.0, float(states["articles"].max() or 0) if len(states) else 1.0) * 1.15
    _hatch(fig, states, middles, widths, rows, tops)
    _zeros(fig, states, middles, rows[panels[0]])
    for panel, at in rows.items():
        fig.y(at, range=[0, tops[at]], rangemode="tozero", nticks=4, tickformat=",d", fixedrange=True)
        fig.name(at, PANELS[panel - 1])
    fig.x(type="date", showline=True)
    fig.set(barmode="stack")
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
        height=fig.height + 130,
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


def _ids(happenings: pd.DataFrame, states: pd.DataFrame, period: str) -> dict[tuple[Any, bool], str]:
    """Happenings of each period, meetings apart from acts: what a click on a bar shows."""
    found: dict[tuple[Any, bool], list[str]] = {}
    placed = series.placed(happenings, period)
    meetings = placed["category"] == "meeting"
    for start, meeting, one in zip(placed["period_start"], meetings, placed["happening_id"], strict=True):
        found.setdefault((start, bool(meeting)), []).append(one)
    return {key: " ".join(several[:CLICKED]) for key, several in found.items()}


def _read(
    fig: Drawing, states: pd.DataFrame, pair: str, middles: list[str], widths: list[float], names: list[str], panel: int
) -> None:
    """Articles read, whatever they are about, by the side that publishes them."""
    texts = []
    for name, by, n in zip(names, states["by"], states["articles"], strict=True):
        most = [f"{words.safe(words.publisher(one), 50)}: {count:,}" for one, count in list(by.items())[:5]]
        texts.append("<br>".join([f"<b>{name}: {words.count(int(n), 'article')} read</b>", *most]))
    sides = series.read_by_side(states, pair)
    for side, colour in zip(sides, ("read-first", "read-second", "read-other"), strict=True):
        if not sum(sides[side]):
            continue
        fig.add(
            "bar",
            panel,
            x=middles,
            y=sides[side],
            width=widths,
            marker={"color": LIGHT[colour]},
            name="articles read, by others" if side == "other" else f"articles read, published in {words.the(side)}",
            text=texts,
            textposition="none",
            hovertemplate="%{text}<extra></extra>",
        )


def _hatch(
    fig: Drawing,
    states: pd.DataFrame,
    middles: list[str],
    widths: list[int],
    rows: dict[int, int],
    tops: dict[int, float],
) -> None:
    """Columns through all panels: hatched where nothing was read, dotted while a period is still filling.

    `base` keeps them out of the stack.
    """
    looks = (("nothing read", "/", "nothing published in this period was read"),
             ("still filling", ".", "still filling: more may yet be told of this period"))  # fmt: skip
    for state, pattern, said in looks:
        some = [i for i, one in enumerate(states["state"]) if one == state]
        for place, at in enumerate(rows.values()):
            if some:
                fig.add(
                    "bar",
                    at,
                    x=[middles[i] for i in some],
                    y=[tops[at]] * len(some),
                    base=[0] * len(some),
                    width=[widths[i] for i in some],
                    marker={
                        "color": CLEAR,
                        "line": {"width": 0},
                        "pattern": {
                            "shape": pattern,
                            "size": 7,
                            "solidity": 0.25,
                            "fgcolor": LIGHT["hatch"],
                            "bgcolor": CLEAR,
                            "fillmode": "overlay",
                        },
                    },
                    name=state,
                    hovertemplate=f"{said}<extra></extra>",
                    hoverinfo="skip" if state == "still filling" else "all",
                    legendgroup=state,
                    showlegend=place == 0,
                )


def _zeros(fig: Drawing, states: pd.DataFrame, middles: list[str], panel: int) -> None:
    """A small 0 where articles were read and none tells of the two."""
    none = [i for i, state in enumerate(states["state"]) if state == "none found"]
    if none and len(states) <= MOST_ZEROS:
        fig.add(
            "scatter",
            panel,
            x=[middles[i] for i in none],
            y=[0] * len(none),
            mode="text",
            text=["0"] * len(none),
            textposition="top center",
            textfont={"size": 11, "color": LIGHT["axis"]},
            hoverinfo="skip",
            showlegend=False,
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
    filling = int((states["state"] == "still filling").sum())
    parts += [f"the last {words.count(filling, noun)} still filling (dotted)".replace("1 ", "")] if filling else []
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
        " ".join(
            [
                "A happening stands in the period in which it took place, an article in the period in which it was "
                "published.",
                limits.reading_words(states),
            ]
        ),
    )
