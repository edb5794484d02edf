"""What an article's rows lend each other once all are known: days, places, ranks; and which of them are told."""

from __future__ import annotations

import re
from datetime import date, timedelta

from analytics.extract.drafts import Draft
from analytics.extract.scenes import blocs
from analytics.extract.spans import Mention
from analytics.extract.venues import is_capital, place_of, put, where_is
from analytics.records import Meeting

OWN_DAYS = 6  # days before publication that an article's own occasion may lie back
_FIRST_PERSON = re.compile(r"\b(?:we|our|my|I|We|Our|My)\b")
_NEAR = 4  # sentences between a forum and the journey to it
_NEWS = 5  # sentences in which two persons who met did so in the news
_TOP = 8  # sentences whose talks may be the article's own
# Shares of rows that read right, by rule, on sentences read by hand; see _confidence.
_BASE = {"forum": 0.6, "guess": 0.65, "lead": 0.65, "discuss": 0.75}


def settle(kept: list[Draft], published: date | None, pair: tuple[str, str] | None, filed_at: Mention | None,
           welcomed_at: Mention | None, leads: frozenset[str] = frozenset()) -> list[Meeting]:
    """The rows that the article tells, with their days, places, ranks and confidences.

    `leads`: sides whose leader speaks in the text.
    """
    for draft in kept:
        _own_day(draft, published, None, is_last=False)
    _share(kept, published)
    kept = [draft for draft in kept if not draft.is_alone or _find_host(draft, kept)]
    for draft in kept if published else ():
        _own_day(draft, published, pair, is_last=True)
        if welcomed_at:
            _welcome(draft.row, published, welcomed_at)
        if filed_at:
            _file(draft, published, filed_at)
    told = [draft for draft in kept if _is_told(draft)]
    for draft in told:
        row = draft.row
        row.rank = row.rank or ("leader" if row.kind == "summit" else _rank_of(row, told, leads))
        row.confidence = _confidence(draft)
    return [draft.row for draft in told]


def days(row: Meeting) -> tuple[str, str] | None:
    """First and last day of a row, one standing for the other where only one is told."""
    first, last = row.start or row.end, row.end or row.start
    return (first, last) if first and last else None


def _own_day(draft: Draft, published: date | None, pair: tuple[str, str] | None, *, is_last: bool) -> None:
    """The article's own occasion: the publish day for talks and calls that no date, and no visit, places elsewhere."""
    row = draft.row
    is_meeting = row.kind in {"talks", "call"} or row.rule == "talks"
    is_own = draft.is_lead or (draft.scene <= _TOP and pair is not None and tuple(row.participants) == pair) or (
        is_last and draft.scene <= _NEWS and len(draft.names) > 1 and len(row.participants) == 2)
    if is_meeting and not days(row) and row.status == "held" and is_own and not draft.is_vague and published:
        row.start = row.end = published.isoformat()
        row.precision = "day"


def _find_host(draft: Draft, kept: list[Draft]) -> bool:
    """A forum that one state attends is where its people travel in the same article; False if they travel nowhere."""
    row = draft.row
    if draft.is_vague:
        return False
    for trip in sorted(kept, key=lambda trip: abs(trip.scene - draft.scene)):
        visit = trip.row
        if abs(trip.scene - draft.scene) > _NEAR:
            break  # another journey, told elsewhere
        if visit.kind == "visit" and visit.country and visit.guests == row.participants and visit.status != "cancelled":
            its, mine = days(visit), days(row)
            if its and mine and (mine[1] < its[0] or its[1] < mine[0]):
                continue
            put(row, place_of(visit))
            row.participants = sorted({*row.participants, visit.country})
            if its and not mine:
                row.start, row.end, row.precision = visit.start, visit.end, visit.precision
                row.date_text = visit.date_text
            return True
    return False


def _share(kept: list[Draft], published: date | None) -> None:
    """Talks in a visit have its country, and its days where they have none of their own."""
    trips = [draft for draft in kept if draft.row.kind == "visit" and draft.row.country
             and draft.row.status != "cancelled"]
    for trip in trips:
        _borrow(trip, kept)
    for draft in kept:
        if draft.row.kind == "talks" and not draft.is_vague:
            for trip in trips:
                if _is_in(draft, trip):
                    _lend(trip, draft, published)
                    break


def _is_in(draft: Draft, trip: Draft) -> bool:
    """May the talks be part of the visit: its sides, its guest?"""
    row, visit = draft.row, trip.row
    guests = [{name for code, name in d.names if code in visit.guests} for d in (trip, draft)]
    if not set(row.participants) <= set(visit.participants) or (all(guests) and not guests[0] & guests[1]):
        return False
    if visit.precision == "month" and row.precision == "day":
        return False
    mine, its = days(row), days(visit)
    return not (mine and its) or max(mine[0], its[0]) <= min(mine[1], its[1])


def _borrow(trip: Draft, kept: list[Draft]) -> None:
    """A planned visit without days has those of the talks for which it is made ("to host X next week").

    And one to a summit ("arrived in X to take part in") those of the summit.
    """
    visit = trip.row
    if days(visit):
        return
    for draft in kept:
        row = draft.row
        if not days(row) or row.status != visit.status or row.precision == "month":
            continue
        is_there = row.kind == "summit" and row.country == visit.country and row.precision == "day" and (
            set(visit.guests) & set(row.participants))
        is_its = row.kind == "talks" and visit.status == "planned" and row.country in {None, visit.country} and (
            row.participants == visit.participants)
        if is_there or is_its:
            visit.start, visit.end, visit.precision, visit.date_text = row.start, row.end, row.precision, row.date_text
            return


def _lend(trip: Draft, draft: Draft, published: date | None) -> None:
    row, visit = draft.row, trip.row
    is_own_word = bool(draft.names) and set(row.participants) == set(visit.participants) and row.status == "held"
    draft.is_within = draft.is_within or (trip.is_lead and (len(draft.names) > 1 or is_own_word) and (
        not trip.names or bool(trip.names & draft.names) or is_own_word))
    its = days(visit)
    is_under_way = its is not None and published is not None and its[1] >= (published - timedelta(days=1)).isoformat()
    if not days(row) and its and (visit.status == row.status or (row.status == "planned" and is_under_way)):
        row.start, row.end, row.precision, row.date_text = visit.start, visit.end, visit.precision, visit.date_text
    mine = days(row)
    if (not (mine and its) and not draft.is_lead) or row.country not in {None, visit.country}:
        return
    row.country = visit.country
    is_one_day = mine is not None and mine == its and mine[0] == mine[1]
    if row.place is None and visit.place and (is_capital(visit) or is_one_day):
        put(row, place_of(visit))
    elif row.place and visit.place is None:
        put(visit, place_of(row))


def _welcome(row: Meeting, published: date | None, welcomed_at: Mention) -> None:
    """Where a host welcomes his guest are the day's talks and the visit under way."""
    span = days(row)
    is_own = span is None or (published is not None and span[0] <= published.isoformat() <= span[1])
    if (row.kind in {"talks", "visit"} and is_own and row.status == "held" and welcomed_at.code in row.participants
            and row.country in {None, welcomed_at.code} and row.place is None and row.within is None):
        put(row, where_is(welcomed_at))


def _file(draft: Draft, published: date | None, filed_at: Mention) -> None:
    """Talks of these days between a guest and those at home where the report was filed were held there."""
    row, span = draft.row, days(draft.row)
    if (row.kind == "talks" and row.country in {None, filed_at.code} and row.place is None and span and published
            and row.within is None and row.precision == "day" and row.rank in {"leader", "minister"}
            and len(draft.names) > 1
            and filed_at.code in row.participants and draft.scene <= _TOP
            and (published - timedelta(days=OWN_DAYS)).isoformat() <= span[1]):
        put(row, where_is(filed_at))


def _is_told(draft: Draft) -> bool:
    """Is it dated at least to the month, or the article's own, or plainly the next edition?"""
    row = draft.row
    if draft.is_weak and row.country is None:
        return False
    is_alone = len(row.participants) == 1 and row.participants[0] not in blocs()
    if row.kind == "summit" and is_alone and not (row.name and days(row)):
        return False  # one state at a summit: its own, or whose it is can't be told
    if days(row):
        return row.precision != "year"
    if row.kind == "forum" and draft.scene > 1 and not row.edition:
        return False
    if row.kind == "visit":
        return draft.is_lead or draft.is_within or bool(row.visit_type and row.status == "held")
    if row.kind in {"talks", "call"} and row.status == "planned" and len(draft.names) < 2 and not draft.is_title and (
            row.rank not in {"leader", "minister"}):
        return False
    if row.kind == "talks" and draft.is_within:
        return True
    # a past edition that no day places is told only where the text is about it
    return draft.is_lead or (row.status != "held" and bool(row.edition or row.name))


def _rank_of(row: Meeting, told: list[Draft], leads: frozenset[str]) -> str:
    """Rank of a meeting that names no one: that of the others between its sides ("they last met in May").

    Of "our meeting" and "my visit" the speaker's, where it is a leader who speaks.
    """
    if row.kind != "forum":
        for other in told:
            if other.row.rank and other.row.participants == row.participants:
                return other.row.rank
        if leads & set(row.participants) and _FIRST_PERSON.search(row.evidence):
            return "leader"
    return "other"


def _confidence(draft: Draft) -> float:
    """Share of such rows that read right, counted on sentences that were read by hand."""
    row = draft.row
    value = _BASE.get(row.rule, 0.8)
    value += 0.05 if row.precision == "day" else -0.05 if days(row) else -0.15
    value += 0.05 if len(draft.names) > 1 and row.kind in {"talks", "call"} else 0.0
    value -= 0.1 if row.status == "planned" and (row.kind in {"summit", "forum"} or not days(row)) else 0.0
    return round(min(max(value, 0.3), 0.95), 2)
