"""Happenings: a meeting or an act that several articles tell is one row, and a visit adds one to activity, not three.

Merged (see merging.py) are tellings with the same participants or of one series, days that overlap, kinds that go
together, and no contradiction in rank, place, edition, format or people. Nothing is deleted: `rows` has all tellings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from analytics.records import pair_of, stable_id
from analytics.views.frames import distinct, first_known, kinds_of, latest_first, made, plain
from analytics.views.labels import act_label, meeting_label
from analytics.views.merging import PRECISION, Meeting, kind_place, merged
from analytics.views.said import as_said
from analytics.views.same import CONSULT, Told

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = kinds_of(
    "happening_id category kind label status told start end precision pair participants presence rank name series "
    "edition place country lon lat format host guests people rows articles stories publishers publisher published "
    "article_id "
    "url title evidence confidence",
    happening_id="string",
    category="string",
    label="string",
    told="string",
    rows="strings",
    articles="int",
    stories="int",
    publishers="int",
)
# Signed together, so the order of the two says nothing.
BOTH_ACT = ("AGREE", "COOPERATE")
STATUS_ORDER = ("held", "cancelled", "planned")
OF_A_MEETING = ("name", "series", "edition", "place", "country", "lon", "lat", "host", "rank", "format", "visit_type")
LISTS = ("guests", "people")


def happenings(meetings: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """Meetings and acts, each once, with its tellings counted.

    Parameters
    ----------
    meetings, events : DataFrames as the store gives them

    Returns
    -------
    DataFrame, one row per happening; category meeting or act, kind the form of the meeting or the PLOVER type (CONSULT:
    a contact that no meeting row tells), status that of the latest article, told its history where it changed,
    evidence, article and confidence those of its best row; sorted by start (undated last), then publish day
    """
    told = [_meeting(row) for row in plain(meetings)]
    by_id = {row["row_id"]: row for row in told}
    acts = []
    for event in map(_event, plain(events)):
        if event["type"] != CONSULT:
            acts.append(event)
        elif event["meeting_id"] in by_id:
            by_id[event["meeting_id"]]["rows"].append(event["row_id"])
        else:
            told.append(event)
    rows = [_shown(one, "meeting") for one in as_said(merged(told))]
    rows += [_shown(one, "act") for one in as_said(_acts(acts))]
    rows.sort(
        key=lambda row: (str(row["start"] or row["end"] or "9"), str(row["published"] or "9"), row["happening_id"])
    )
    return made(rows, COLUMNS)


def _meeting(row: Told) -> Told:
    return {
        **row,
        "row_id": row["meeting_id"],
        "rows": [row["meeting_id"]],
        "participants": sorted(row["participants"]),
    }


def _event(row: Told) -> Told:
    """An event in the columns of a meeting, so that the two can be compared."""
    sides = sorted({side for side in (row["actor"], row["recipient"]) if side})
    return {
        **dict.fromkeys(OF_A_MEETING),
        **{name: [] for name in LISTS},
        **row,
        "kind": row["type"],
        "row_id": row["event_id"],
        "rows": [row["event_id"]],
        "participants": sides,
        "start": row["date"],
        "end": row["date"],
        "precision": "day" if row["date"] else None,
    }


def _acts(acts: list[Told]) -> Iterator[Meeting]:
    """Acts of one actor on one recipient, of one type, on one day; what an article tells apart stays apart."""
    groups: dict[tuple[Any, ...], Meeting] = defaultdict(list)
    counted: dict[tuple[Any, ...], int] = defaultdict(int)
    for row in sorted(acts, key=lambda row: (row["article_id"], row["evidence_start"] or 0, row["row_id"])):
        if row["date"] is None:
            yield [row]
            continue
        sides = row["participants"] if row["type"] in BOTH_ACT else [row["actor"], row["recipient"]]
        key = (*sides, row["type"], row["date"])
        ordinal = counted[(*key, row["article_id"])]
        counted[(*key, row["article_id"])] += 1
        groups[(*key, ordinal)].append(row)
    yield from groups.values()


def _shown(rows: Meeting, category: str) -> dict[str, Any]:
    """One happening of all its tellings."""
    order = sorted(rows, key=lambda row: (str(row["published"] or "9"), row["row_id"]))
    # what has been held is planned no more, whatever a later article says in its haste
    settled = [row for row in order if row["status"] != "planned"] or order
    latest = min(settled, key=lambda row: (latest_first(row["published"]), _status_place(row["status"])))
    kind = min((row["kind"] for row in order), key=kind_place) if category == "meeting" else order[0]["kind"]
    best_first = sorted(
        order, key=lambda row: (row["status"] != latest["status"], row["kind"] != kind, -(row["confidence"] or 0.0))
    )
    best = best_first[0]
    start, end, precision = _when([row for row in best_first if row["kind"] == kind] or best_first)
    if precision is None:
        start, end, precision = _when(best_first)
    placed = next((row for row in best_first if row["place"]), best)
    known = {name: first_known(best_first, name) for name in OF_A_MEETING}
    if placed["place"]:
        known |= {name: placed[name] for name in ("place", "lon", "lat")}
    known |= {name: sorted({one for row in order for one in row[name] or []}) for name in LISTS}
    sides = sorted({side for row in order for side in row["participants"]})
    shown = {
        **best,
        **known,
        "happening_id": stable_id("h", order[0]["row_id"]),
        "category": category,
        "kind": kind,
        "status": latest["status"],
        "told": _history(order),
        "start": start,
        "end": end,
        "precision": precision,
        "pair": pair_of(sides),
        "participants": sides,
        "rows": [row_id for row in order for row_id in row["rows"]],
        "presence": "bilateral" if any(row["presence"] == "bilateral" for row in order) else best["presence"],
        "articles": len({row["article_id"] for row in order}),
        "stories": len({row.get("story_id") or row["article_id"] for row in order}),
        "publishers": len(distinct(row["publisher"] for row in order)),
    }
    shown["label"] = meeting_label(shown) if category == "meeting" else act_label(best)
    return shown


def _when(rows: Meeting) -> tuple[date | None, date | None, str | None]:
    """First and last day by the rows that know them most exactly."""
    dated = [row for row in rows if row["start"] or row["end"]]
    if not dated:
        return None, None, None
    precision = min((row["precision"] for row in dated), key=lambda one: PRECISION.get(one, 3))
    exact = [row for row in dated if row["precision"] == precision]
    starts, ends = [row["start"] for row in exact if row["start"]], [row["end"] for row in exact if row["end"]]
    return min(starts, default=None), max(ends, default=None), precision


def _history(order: Meeting) -> str | None:
    """How its status changed from article to article; None where it didn't."""
    steps: list[str] = []
    by_day = sorted(order, key=lambda row: (str(row["published"] or "9"), -_status_place(row["status"])))
    for row in by_day:
        back = row["status"] == "planned" and steps
        if row["status"] and not back and not (steps and steps[-1].startswith(row["status"])):
            steps.append(f"{row['status']} {row['published'] or ''}".strip())
    return ", ".join(steps) if len(steps) > 1 else None


def _status_place(status: str | None) -> int:
    return STATUS_ORDER.index(status) if status in STATUS_ORDER else len(STATUS_ORDER)
