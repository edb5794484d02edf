"""The one tidy table: every row of the three tables with a common head."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analytics.views.frames import kinds_of, made, plain
from analytics.views.labels import act_label, figure_label, meeting_label

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = kinds_of(
    "observation_id kind pair date_start date_end label value unit status publisher published evidence confidence "
    "article_id participants presence origin verdict as_read correction_note is_sourced",
    observation_id="string",
    date_start="date",
    date_end="date",
    label="string",
    verdict="string",
    as_read="string",
    correction_note="string",
    is_sourced="bool",
)


def observations(trade_figures: pd.DataFrame, meetings: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """All rows of the three tables under a common head.

    Parameters
    ----------
    trade_figures, meetings, events : DataFrames as the store gives them

    Returns
    -------
    DataFrame, one row per row; kind says which table, value and unit are there for trade figures only; sorted by
    date_start (undated last), then publish day
    """
    rows = [
        *(
            _head(
                row,
                "trade_figure",
                figure_label(row),
                row["period_start"],
                row["period_end"],
                [row["reporter"], row["partner"]],
            )
            for row in plain(trade_figures)
        ),
        *(
            _head(row, "meeting", meeting_label(row), row["start"], row["end"], row["participants"])
            for row in plain(meetings)
        ),
        *(
            _head(row, "event", act_label(row), row["date"], row["date"], [row["actor"], row["recipient"]])
            for row in plain(events)
        ),
    ]
    rows.sort(key=lambda row: (str(row["date_start"] or "9"), str(row["published"] or "9"), row["observation_id"]))
    return made(rows, COLUMNS)


def _head(row: dict[str, Any], kind: str, label: str, start: Any, end: Any, sides: list[str | None]) -> dict[str, Any]:
    row_id = row[f"{kind}_id"]
    return {
        **row,
        "observation_id": row_id,
        "kind": kind,
        "label": label,
        "date_start": start,
        "date_end": end,
        "participants": sorted({side for side in sides if side}),
    }
