"""Trade claims: the same figure told by several articles is one row."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from analytics.records import stable_id
from analytics.views.frames import distinct, first_known, kinds_of, made, plain
from analytics.views.labels import figure_label

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = kinds_of(
    "claim_id pair reporter partner flow measure value value_high value_text unit bound status period_start period_end "
    "comparison speaker speaker_country speakers label rows articles stories publishers publisher published article_id "
    "url title evidence confidence presence",
    claim_id="string",
    speakers="strings",
    label="string",
    rows="strings",
    articles="int",
    stories="int",
    publishers="int",
)
# What makes two figures one claim. "Over 17%" and "17%" stay two: a limit is no value.
SAME = ("flow", "measure", "unit", "bound", "status", "period_start", "period_end", "comparison")


def claims(trade_figures: pd.DataFrame) -> pd.DataFrame:
    """Trade figures, each once, with its tellings counted.

    Parameters
    ----------
    trade_figures : DataFrame as the store gives it

    Returns
    -------
    DataFrame, one row per claim; speakers are all that were named, the other columns those of its best row (the surest,
    then the earliest). A figure without a period is one with its copies only, never with another article's: "trade of
    10 billion" in two years is two claims. Sorted by period_end (unknown last), then publish day.
    """
    groups: dict[tuple[Any, ...], list[dict[str, Any]]] = defaultdict(list)
    for row in plain(trade_figures):
        groups[_identity(row)].append(row)
    rows = [_claim(group) for group in groups.values()]
    rows.sort(key=lambda row: (str(row["period_end"] or "9"), str(row["published"] or "9"), row["claim_id"]))
    return made(rows, COLUMNS)


def _identity(row: dict[str, Any]) -> tuple[Any, ...]:
    sides: tuple[str | None, ...] = (row["reporter"], row["partner"])
    if row["flow"] == "turnover":  # between the two, in either order
        sides = tuple(sorted(side or "" for side in sides))
    value = None if row["value"] is None else f"{row['value']:.6g}"
    high = None if row["value_high"] is None else f"{row['value_high']:.6g}"
    undated = row["period_start"] is None and row["period_end"] is None
    told = (row.get("story_id") or row["article_id"], row["evidence"]) if undated else None
    return (*sides, value, high, *(row[name] for name in SAME), told)


def _claim(group: list[dict[str, Any]]) -> dict[str, Any]:
    order = sorted(group, key=lambda row: (str(row["published"] or "9"), row["trade_figure_id"]))
    best = max(order, key=lambda row: row["confidence"] or 0.0)
    return {
        **best,
        "claim_id": stable_id("c", order[0]["trade_figure_id"]),
        "label": figure_label(best),
        "speaker": best["speaker"] or first_known(order, "speaker"),
        "speaker_country": best["speaker_country"] or first_known(order, "speaker_country"),
        "speakers": distinct(row["speaker"] for row in order),
        "rows": [row["trade_figure_id"] for row in order],
        "articles": len({row["article_id"] for row in order}),
        "stories": len({row.get("story_id") or row["article_id"] for row in order}),
        "publishers": len(distinct(row["publisher"] for row in order)),
        "presence": "bilateral" if any(row["presence"] == "bilateral" for row in order) else best["presence"],
    }
