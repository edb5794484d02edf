"""The rows of one article, each meeting once: headline, lead and "his visit" are one row, three talks are three."""

from __future__ import annotations

from dataclasses import dataclass, field

from analytics.extract.spans import Tagged
from analytics.records import Meeting

_LEVEL = {"leader": 2, "minister": 1, "other": 0}
_FINENESS = {"day": 0, "week": 1, "month": 2, "year": 3, None: 4}


@dataclass(slots=True)
class Draft:
    """A row as one sentence tells it, before the article's other sentences are heard."""

    row: Meeting
    scene: int
    is_lead: bool
    is_anaphoric: bool  # speaks of what was told before: "the visit", "our talks"
    is_denied: bool
    is_title: bool
    names: set[tuple[str, str]] = field(default_factory=set)  # side and surname of each person


def resolve(drafts: list[Draft], tagged: Tagged) -> list[Meeting]:
    """Rows that stand, in the order of the text."""
    kept: list[Draft] = []
    for draft in drafts:
        if draft.is_denied:
            continue
        earlier = next((old for old in reversed(kept) if _is_same(old, draft)), None)
        if earlier is not None:
            _join(earlier, draft)
        elif _stands(draft):
            kept.append(draft)
    for draft in kept:
        _date(draft, tagged)
    rows = [draft.row for draft in kept if _is_told(draft)]
    for row in rows:
        row.status = row.status or "held"
        row.rank = row.rank or ("leader" if row.kind == "summit" else "other")
    return rows


def _stands(draft: Draft) -> bool:
    row = draft.row
    if draft.is_anaphoric:
        return bool(row.start) and len(row.participants) >= 2
    return len(row.participants) >= 2 or (row.kind in {"summit", "forum"} and bool(row.participants))


def _is_same(old: Draft, new: Draft) -> bool:
    a, b = old.row, new.row
    if a.kind != b.kind:
        return False
    if a.name and b.name and a.name.lower() != b.name.lower() and a.edition != b.edition:
        return False
    if a.edition and b.edition and a.edition != b.edition:
        return False
    mine, theirs = set(a.participants), set(b.participants)
    if not (mine <= theirs or theirs <= mine) and not (a.kind == "summit" and a.series == b.series and a.series):
        return False
    if a.start and b.start and not (max(a.start, b.start) <= min(a.end or a.start, b.end or b.start)):
        return False
    if a.country and b.country and a.country != b.country:
        return False
    for side in {code for code, _ in old.names} & {code for code, _ in new.names}:
        if not {n for c, n in old.names if c == side} & {n for c, n in new.names if c == side}:
            return False
    return True


def _join(old: Draft, new: Draft) -> None:
    """The earlier row, with what the later sentence adds."""
    a, b = old.row, new.row
    if not a.start and b.start or (b.start and _FINENESS[b.precision] < _FINENESS[a.precision]):
        a.start, a.end, a.precision, a.date_text = b.start, b.end, b.precision, b.date_text
    if not a.place and b.place and a.country in {None, b.country}:
        a.place, a.country, a.lon, a.lat = b.place, b.country, b.lon, b.lat
    for name in ("country", "name", "edition", "series", "host", "visit_type", "within"):
        if getattr(a, name) is None:
            setattr(a, name, getattr(b, name))
    a.participants = sorted(set(a.participants) | set(b.participants))
    a.guests = a.guests or b.guests
    a.people = list(dict.fromkeys([*a.people, *b.people]))
    if b.rank and _LEVEL[b.rank] > _LEVEL.get(a.rank or "", -1):
        a.rank = b.rank
    old.names |= new.names


def _date(draft: Draft, tagged: Tagged) -> None:
    """The article's own occasion: the publish day for talks and calls that no date places elsewhere."""
    row = draft.row
    if row.start is None and row.kind in {"talks", "call"} and row.status == "held" and draft.is_lead and tagged.published:
        row.start = row.end = tagged.published.isoformat()
        row.precision = "day"


def _is_told(draft: Draft) -> bool:
    row = draft.row
    if row.start:
        return row.precision != "year"
    return bool(draft.is_lead or row.edition or (row.name and row.status == "planned"))
