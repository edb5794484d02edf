"""A figure while it is drawn: traces and layout as plain data, panels of so many pixels above one time axis.

plotly checks every property of every trace as it is set, which takes longer than all else on a page; here a figure is
put together unchecked. Our tests check each one once, as a whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from analytics.figures.colours import LIGHT

GAP = 46  # pixels between two panels: an upper one's ticks, a lower one's name

Data = dict[str, Any]


class Drawing:
    """Traces and layout of a figure.

    Parameters
    ----------
    heights : pixels of each panel, from the top; one panel for a single number
    """

    def __init__(self, heights: Sequence[int] = (1,), gap: int = GAP) -> None:
        self.data: list[Data] = []
        self.layout: Data = {"annotations": [], "shapes": []}
        self.panels = len(heights)
        self.height = sum(heights) + gap * (len(heights) - 1)
        top = float(self.height)
        for at, tall in enumerate(heights, 1):
            suffix = "" if at == 1 else str(at)
            self.layout[f"yaxis{suffix}"] = {
                "domain": [round(max(top - tall, 0) / self.height, 5), round(top / self.height, 5)],
                "anchor": f"x{suffix}",
            }
            self.layout[f"xaxis{suffix}"] = {"anchor": f"y{suffix}", "domain": [0, 1]}
            if at > 1:
                self.layout[f"xaxis{suffix}"]["matches"] = "x"
            if at < self.panels:
                self.layout[f"xaxis{suffix}"]["showticklabels"] = False
            top -= tall + gap

    def add(self, kind: str, panel: int = 1, **trace: Any) -> None:
        """One trace on a panel: "scatter", "bar", "heatmap", "scattergeo" or "choropleth"."""
        axes = {}
        if panel > 1:
            axes = {"xaxis": f"x{panel}", "yaxis": f"y{panel}"}
        self.data.append({"type": kind, **axes, **trace})

    def lines(self, panel: int, xs: Sequence[Sequence[Any]], ys: Sequence[Sequence[Any]], **trace: Any) -> None:
        """Many separate strokes as one trace: a gap lies between each and the next."""
        if xs:
            x = [one for stroke in xs for one in (*stroke, None)]
            y = [one for stroke in ys for one in (*stroke, None)]
            self.add("scatter", panel, x=x, y=y, mode="lines", **{"showlegend": False, "hoverinfo": "skip", **trace})

    def legend(self, name: str, **look: Any) -> None:
        """An entry of the legend that no trace has by itself."""
        self.add("scatter", x=[None], y=[None], name=name, hoverinfo="skip", **{"mode": "markers", **look})

    def write(self, text: str, **where: Any) -> None:
        """Words on the drawing."""
        note = {"text": text, "showarrow": False, "font": {"size": 12, "color": LIGHT["axis"]}}
        self.layout["annotations"].append({**note, **where})

    def name(self, panel: int, text: str) -> None:
        """A panel's name, above its left end."""
        domain = "y domain" if panel == 1 else f"y{panel} domain"
        self.write(text, x=0, xref="paper", xanchor="left", y=1, yanchor="bottom", yshift=3, yref=domain)

    def shape(self, **shape: Any) -> None:
        """A line or area behind the traces."""
        self.layout["shapes"].append({"layer": "below", **shape})

    def x(self, panel: int | None = None, **axis: Any) -> None:
        """Settings of a panel's time axis, or of all."""
        self._axis("xaxis", panel, axis)

    def y(self, panel: int | None = None, **axis: Any) -> None:
        """Settings of a panel's value axis, or of all."""
        self._axis("yaxis", panel, axis)

    def set(self, **layout: Any) -> None:
        """Settings of the whole figure."""
        self.layout.update(layout)

    def _axis(self, name: str, panel: int | None, settings: Data) -> None:
        for at in [panel] if panel else range(1, self.panels + 1):
            self.layout[f"{name}{'' if at == 1 else at}"].update(settings)

    def figure(self) -> go.Figure:
        """The drawing as plotly shows it, unchecked."""
        return go.Figure(data=self.data, layout=self.layout, _validate=False)
