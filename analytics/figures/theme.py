"""Colours, fonts and the frame around every figure: title, subtitle, source line, alt text, data.

A figure's words lie in `fig.layout.meta` besides its title, so that a page can set them as text that wraps on a phone
and is read aloud. Colours are told apart by colour-blind readers; each has its twin for a dark page.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analytics.figures import words
from analytics.figures.colours import CLEAR, FONT, LIGHT
from analytics.figures.drawing import Drawing

DAY_MS = 86_400_000
# Layout values that differ between a notebook, where the title stands in the figure, and a page, where it is text
TITLE_SPACE = 92


@dataclass(frozen=True, slots=True)
class Caption:
    """The words around a figure.

    name : for its file and anchor; title : states what is counted or shown; subtitle : unit and period; alt : what a
    reader who doesn't see it should know; source : whose data; note : how to read it, what was left out
    """

    name: str
    title: str
    subtitle: str
    alt: str
    source: str
    note: str = ""


@cache
def template() -> go.layout.Template:
    """Our plotly template: transparent, quiet grid, system fonts, the sides' colours."""
    axis = {
        "gridcolor": LIGHT["grid"],
        "linecolor": LIGHT["axis"],
        "zeroline": False,
        "ticks": "",
        "title_standoff": 8,
        "tickfont": {"color": LIGHT["axis"], "size": 12},
        "automargin": True,
    }
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": 13, "color": LIGHT["ink"]},
            "title": {
                "x": 0,
                "xref": "container",
                "xanchor": "left",
                "pad": {"l": 8, "t": 8},
                "font": {"size": 17, "weight": 650},
                "yanchor": "top",
                "y": 1,
            },
            "paper_bgcolor": CLEAR,
            "plot_bgcolor": CLEAR,
            "colorway": [LIGHT[name] for name in ("first", "second", "joint", "contact", "calm", "warm")],
            "xaxis": {**axis, "showgrid": False},
            "yaxis": axis,
            "hoverlabel": {
                "bgcolor": LIGHT["card"],
                "bordercolor": LIGHT["axis"],
                "align": "left",
                "font": {"family": FONT, "size": 12, "color": LIGHT["ink"]},
            },
            "legend": {
                "orientation": "h",
                "x": 0,
                "y": -0.12,
                "yanchor": "top",
                "font": {"size": 12},
                "itemsizing": "constant",
            },
            "hovermode": "closest",
            "dragmode": False,
            "bargap": 0.15,
            "separators": ".,",
            "geo": {"bgcolor": CLEAR},
        }
    )


def framed(
    fig: go.Figure | Drawing,
    caption: Caption,
    *,
    height: int,
    rows: Iterable[Sequence[Any]] = (),
    columns: Sequence[str] = (),
    **more: Any,
) -> go.Figure:
    """The figure with our template, its title and its words.

    Parameters
    ----------
    fig : a figure of plotly's, or a drawing of ours
    rows, columns : the figure's data as it is offered for download
    height : pixels of the drawing, without its title
    more : further things that a page has to know of it, kept in layout.meta

    Returns
    -------
    Figure; layout.meta holds name, title, subtitle, alt, source, note, columns, rows
    """
    layout = {
        "template": plain_template(),
        "height": height + TITLE_SPACE,
        "title": {
            "text": words.safe(caption.title, 120),
            "subtitle": {"text": words.safe(caption.subtitle, 160), "font": {"size": 13}},
        },
        "meta": {
            "name": caption.name,
            "title": caption.title,
            "subtitle": caption.subtitle,
            "alt": caption.alt,
            "source": caption.source,
            "note": caption.note,
            "height": height,
            "columns": list(columns),
            "rows": [[plain(cell) for cell in row] for row in rows],
            **more,
        },
    }
    margin = {"l": 12, "r": 16, "t": TITLE_SPACE, "b": 12}
    below = -34 / max(height - 90, 60)
    if isinstance(fig, go.Figure):
        fig.update_layout(**layout, margin=margin, legend_y=below)
        return fig
    legend = {"y": below, **fig.layout.get("legend", {})}
    fig.set(**layout, margin={**margin, **fig.layout.get("margin", {})}, legend=legend)
    return fig.figure()


@cache
def plain_template() -> dict[str, Any]:
    """Our template as plain data."""
    found: dict[str, Any] = template().to_plotly_json()
    return found


def plain(value: Any) -> Any:
    """A cell that JSON and CSV can hold: days as ISO text, lists joined, empty as None."""
    if isinstance(value, list | tuple | set):
        return ", ".join(str(one) for one in value)
    if words.missing(value):
        return None
    if isinstance(value, pd.Timestamp | date):
        return value.isoformat()[:10]
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float):
        return None if math.isnan(value) else int(value) if value.is_integer() and abs(value) < 1e15 else value
    return value


def iso(value: Any) -> str | None:
    """A day as plotly takes it; None for none."""
    return None if words.missing(value) else pd.Timestamp(value).date().isoformat()


def source_line(frame: pd.DataFrame) -> str:
    """Whose texts a figure rests on: the publishers of its rows, most rows first, and how many articles."""
    if frame.empty:
        return "Source: no article told it."
    counts = frame["publisher"].map(words.publisher, na_action=None).value_counts()
    names = sorted(counts.index, key=lambda one: (-int(counts[one]), str(one)))
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    said = ", ".join(words.short(str(one), 60) for one in names[:3])
    articles = words.count(frame["article_id"].nunique(), "article")
    return f"Source: {articles} by {said}{more}; read by rule, each with its sentence."


def asked(start: Any, end: Any, read: pd.DataFrame | None = None) -> str:
    """The period of a figure in words, for its subtitle."""
    first, last = words.day(start), words.day(end)
    if first and last:
        return words.span(start, end, None)
    if first or last:
        return f"since {first}" if first else f"until {last}"
    if read is not None and not read.empty:
        return f"{pd.Timestamp(read['period_start'].min()).year} to {pd.Timestamp(read['period_end'].max()).year}"
    return "all that was read"
