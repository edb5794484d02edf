"""Our happenings beside another source's: what both tell, what only we, what only they, each with its evidence."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from analytics.records import EVENT_TYPES
from analytics.views.frames import kinds_of, made, plain

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = kinds_of(
    "outcome pair kind start their_start days_apart label their_label evidence url their_url happening_id their_id "
    "articles_read",
    outcome="string",
    their_start="date",
    days_apart="int",
    label="string",
    their_label="string",
    their_url="string",
    happening_id="string",
    their_id="string",
    articles_read="int",
)
MATCHED, ONLY_OURS, ONLY_THEIRS = "matched", "only ours", "only theirs"
Row = dict[str, Any]


def compare(ours: pd.DataFrame, theirs: pd.DataFrame, read: pd.DataFrame, days: int = 1) -> pd.DataFrame:
    """Match happenings of the same pair and kind whose days are no further apart than `days`, the nearest first.

    Parameters
    ----------
    ours, theirs : DataFrames as `happenings` gives them; only those of exactly two sides with a day are looked at, and
        of ours only those in the time that theirs covers
    read : DataFrame as `Store.coverage("day")` gives it: where nothing was read, we could not have told it
    days : tolerance

    Returns
    -------
    DataFrame: outcome (matched, only ours, only theirs), pair, kind (PLOVER type, CONSULT for all meetings), the two
    days, labels and addresses, our evidence, and articles_read (within the tolerance of the day); by day
    """
    left, right = _dated(ours), _dated(theirs)
    if not right:
        return made([], COLUMNS)
    first, last = min(row["start"] for row in right), max(row["start"] for row in right)
    within = timedelta(days)
    left = [row for row in left if first - within <= row["start"] <= last + within]
    by_place: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, row in enumerate(right):
        by_place[row["pair"], _kind(row)].append(number)
    near = sorted(
        (abs((right[other]["start"] - row["start"]).days), number, other)
        for number, row in enumerate(left)
        for other in by_place[row["pair"], _kind(row)]
        if abs(right[other]["start"] - row["start"]) <= within
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, number, other in near:
        if number not in partner and other not in taken:
            partner[number] = other
            taken.add(other)
    articles: dict[date, int] = defaultdict(int)
    for row in plain(read):
        articles[row["period_start"]] += row["articles"]
    rows = [_line(row, right[partner[number]] if number in partner else None) for number, row in enumerate(left)]
    rows += [_line(None, row) for number, row in enumerate(right) if number not in taken]
    for row in rows:
        day = row["start"] or row["their_start"]
        row["articles_read"] = sum(articles.get(day + timedelta(step), 0) for step in range(-days, days + 1))
    rows.sort(key=lambda row: (row["start"] or row["their_start"], row["pair"], row["kind"], row["outcome"]))
    return made(rows, COLUMNS)


def _dated(happenings: pd.DataFrame) -> list[Row]:
    return [row for row in plain(happenings) if row["pair"] and row["start"] and row["status"] != "planned"]


def _kind(row: Row) -> str:
    kind = str(row["kind"] or "")
    return kind if kind in EVENT_TYPES or not kind else "CONSULT"


def _line(our: Row | None, their: Row | None) -> Row:
    one = our or their or {}
    ours, theirs = our or {}, their or {}
    return {
        "outcome": MATCHED if our and their else ONLY_OURS if our else ONLY_THEIRS,
        "pair": one["pair"],
        "kind": _kind(one),
        "start": ours.get("start"),
        "their_start": theirs.get("start"),
        "days_apart": (theirs["start"] - ours["start"]).days if our and their else None,
        "label": ours.get("label"),
        "their_label": theirs.get("label"),
        "evidence": ours.get("evidence") or theirs.get("evidence"),
        "url": ours.get("url"),
        "their_url": theirs.get("url"),
        "happening_id": ours.get("happening_id"),
        "their_id": next(iter(theirs.get("rows") or []), None),
    }
