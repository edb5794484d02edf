"""Happenings of other sources' event files: mirrored rows and the same story told again are one.

GDELT and ICEWS tell one visit as two rows (042 and 043), and most acts once for each sentence or outlet. Rows of one
story between the same two, of one CAMEO root, are one happening, in either direction; and so are rows of several
stories that tell the same act of the same day, where who acts on whom matters unless the type is mutual. Theirs is
never joined with ours.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from analytics import reference
from analytics.records import pair_of, stable_id
from analytics.views.frames import distinct, first_known, made, plain
from analytics.views.happenings import COLUMNS
from analytics.views.labels import act_label

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]
STATEMENTS = ("01", "02")  # roots that PLOVER has dropped: what was said between two, whoever spoke


def happenings_of_others(events: pd.DataFrame) -> pd.DataFrame:
    """Events of other sources, each once, with its tellings counted.

    Parameters
    ----------
    events : DataFrame as the store gives it, rows of origin "imported"

    Returns
    -------
    DataFrame with the columns of `happenings`; articles and stories count the stories that the source names, publisher
    is the source; sorted by start
    """
    rows = plain(events)
    first: dict[tuple[Any, ...], int] = {}
    parent = list(range(len(rows)))
    for number, row in enumerate(rows):
        for key in (_of_story(row), _of_day(row)):
            one, other = _root(parent, number), _root(parent, first.setdefault(key, number))
            parent[max(one, other)] = min(one, other)
    groups: dict[int, list[Row]] = defaultdict(list)
    for number, row in enumerate(rows):
        groups[_root(parent, number)].append(row)
    shown = [_shown(group) for group in groups.values()]
    shown.sort(key=lambda row: (str(row["start"] or "9"), str(row["published"] or "9"), row["happening_id"]))
    return made(shown, COLUMNS)


def _root(parent: list[int], number: int) -> int:
    while parent[number] != number:
        parent[number] = parent[parent[number]]
        number = parent[number]
    return number


def _of_story(row: Row) -> tuple[Any, ...]:
    """What one story tells once: between these two, of this root."""
    return ("story", row["source"], row["source_url"] or row["source_id"], *sorted(_sides(row)), _kind(row))


def _of_day(row: Row) -> tuple[Any, ...]:
    """What several stories tell of one day; statements and appeals, which PLOVER doesn't tell apart, are one kind."""
    is_statement = row["cameo_root"] in STATEMENTS
    sides = sorted(_sides(row)) if _is_mutual(row) else _sides(row)
    kind = STATEMENTS if is_statement else row["type"] or _kind(row)
    return ("day", row["source"], *sides, kind, row["date"] or row["source_id"])


def _sides(row: Row) -> tuple[str, str]:
    return row["actor"] or "", row["recipient"] or ""


def _is_mutual(row: Row) -> bool:
    found = reference.plover_rows().get((row["type"] or "", ""))
    return found.mutual if found else row["cameo_root"] in STATEMENTS


def _kind(row: Row) -> str:
    return str(row["cameo_root"] or row["source_code"] or "")


def _shown(rows: list[Row]) -> Row:
    order = sorted(rows, key=lambda row: (str(row["date"] or "9"), row["event_id"]))
    best = order[0]
    stories = len({row["source_url"] or row["source_id"] for row in order})
    sides = sorted({side for row in order for side in _sides(row) if side})
    return {
        **best,
        "happening_id": stable_id("h", best["event_id"]),
        "category": "meeting" if best["type"] == "CONSULT" else "act",
        "kind": best["type"],
        "label": act_label(best) if best["type"] else f"CAMEO {best['source_code'] or ''}".strip(),
        "start": best["date"],
        "end": best["date"],
        "precision": "day" if best["date"] else None,
        "pair": pair_of(sides),
        "participants": sides,
        "country": first_known(order, "country"),
        "guests": [],
        "people": [],
        "rows": [row["event_id"] for row in order],
        "articles": stories,
        "stories": stories,
        "publishers": len(distinct(row["publisher"] for row in order)),
    }
