"""Events of one article: who did what to whom, the acts of its sentences and its meetings once more."""

from __future__ import annotations

import itertools
from collections import Counter
from datetime import date

from analytics import reference
from analytics.extract.act_words import PLACES
from analytics.extract.acts import acts
from analytics.extract.spans import Tagged, inside
from analytics.extract.telling import Found
from analytics.records import EVIDENCE_LIMIT, Event, Meeting

EVENTS_LIMIT = 12  # rows of one text: the most important
_PAIRS_LIMIT = 7  # rows of one meeting of many sides
_MODES = {"call": "phone", "visit": "visit", "summit": "multilateral", "forum": "multilateral"}
_VISIT_OF = {"visit": "talks", "talks": "visit"}
_LEAD = 3  # sentences in which an article names its own day
_RECENT = 3  # days before the publish day that a lead still tells as news


def events(tagged: Tagged, meetings: list[Meeting]) -> list[Event]:
    """One row per thing one side did to or with another.

    Parameters
    ----------
    tagged : Tagged
    meetings : list of Meeting, the article's; each gives its CONSULT rows

    Returns
    -------
    list of Event in the order of the text, at most EVENTS_LIMIT
    """
    home = tagged.home
    occasion = _occasion(tagged, meetings, home)
    rows = [_event(found, tagged, occasion) for found in _merged(acts(tagged, home))]
    rows += _consultations(tagged, meetings, home)
    if len(rows) > EVENTS_LIMIT:
        rows = _foremost(rows)
    return sorted(rows, key=lambda row: (row.evidence_start, row.evidence_end))


def _foremost(rows: list[Event]) -> list[Event]:
    """The rows that tell most: the first of each type between two sides, then the second, the surest ahead."""
    told: Counter[tuple[str | None, frozenset[str | None]]] = Counter()
    ranks: list[tuple[int, int]] = []
    surest = sorted(rows, key=lambda row: -row.confidence)
    for number, row in enumerate(surest):
        # a twelfth "agreed to" of the same two says less than the only demand on a third
        like = (row.type, frozenset({row.actor, row.recipient}))
        ranks.append((told[like], number))
        told[like] += 1
    return [surest[number] for _, number in sorted(ranks)[:EVENTS_LIMIT]]


def _occasion(tagged: Tagged, meetings: list[Meeting], home: str | None) -> str | None:
    """The article's own day: a government's publish day, else its first held meeting's, else the day its lead names."""
    if tagged.published is None:
        return None
    if home and tagged.is_government:
        return _told_of(tagged, meetings) or tagged.published.isoformat()
    for meeting in meetings:
        # a visit of several days does not tell on which of them a document was signed
        if meeting.status == "held" and meeting.precision == "day" and meeting.start and (
                meeting.end in {None, meeting.start}):
            return meeting.start
    title = next((s.text for s in tagged.sentences if s.is_title), "")
    lead = [s for s in tagged.sentences if not s.is_title and s.text != title][:_LEAD]
    if lead:
        for timex in tagged.timexes:
            if timex.begin and timex.begin == timex.finish and lead[0].start <= timex.start < lead[-1].end and (
                    0 <= (tagged.published - timex.begin).days <= _RECENT):
                return timex.begin.isoformat()
    return None


def _told_of(tagged: Tagged, meetings: list[Meeting]) -> str | None:
    """Day of the meeting that a readout of a few days later opens with."""
    body = [s for s in tagged.sentences if not s.is_title][:1]
    for meeting in meetings:
        if body and tagged.published and meeting.status == "held" and meeting.precision == "day" and meeting.start and (
                meeting.end == meeting.start and body[0].start <= meeting.evidence_start < body[0].end):
            days = (tagged.published - date.fromisoformat(meeting.start)).days
            return meeting.start if 0 <= days <= _RECENT else None
    return None


def _merged(found: list[Found]) -> list[Found]:
    """The same act told twice is one row: a headline and its lead, or two sentences in nearly the same words."""
    kept: list[Found] = []
    for new in found:
        twin = next((old for old in kept if _is_same(old, new)), None)
        if twin is None:
            kept.append(new)
        elif (twin.sentence.is_title and not new.sentence.is_title) or (twin.timex is None and _day_of(new)):
            kept[kept.index(twin)] = new
    return kept


def _is_same(old: Found, new: Found) -> bool:
    if old.act.type != new.act.type or {old.actor, old.recipient} != {new.actor, new.recipient}:
        return False
    if not old.act.mutual and old.actor != new.actor:
        return False
    if old.sentence is new.sentence or old.sentence.is_title:
        return True
    if old.act.type == "SUPPORT" and old.is_goodwill and new.is_goodwill:
        return True  # thanks and praise of one to the other are told once
    if old.act.mutual and new.act.mutual and (old.is_anaphoric or new.is_anaphoric):
        return True  # "signed the deal": the one that was told of
    amounts = [{word for word in row.words if word[0].isdigit()} for row in (old, new)]
    if all(amounts) and amounts[0] != amounts[1]:
        return False
    shared = len(old.words & new.words)
    return shared >= 0.6 * max(1, min(len(old.words), len(new.words)))


def _day_of(found: Found) -> date | None:
    """The day that its clause names."""
    timex = found.timex
    return timex.begin if timex and timex.begin == timex.finish else None


def _event(found: Found, tagged: Tagged, occasion: str | None) -> Event:
    timex = found.timex
    day: date | str | None = _day_of(found)
    if day is None and found.is_loose:
        day = occasion
    if day and not found.is_planned and tagged.published and str(day) > tagged.published.isoformat():
        day = occasion  # "agreed that it will enter into force on ...": the day of what was agreed
    start, end = found.sentence.start, found.sentence.end
    if end - start > EVIDENCE_LIMIT:
        start = max(start, found.at - EVIDENCE_LIMIT // 2)
        end = min(end, start + EVIDENCE_LIMIT)
    return _row(found.act.type, found.act.mode, found.actor, found.recipient, str(day) if day else None,
                "planned" if found.is_planned else "held", tagged.text[start:end], start, end, found.rule,
                found.confidence, timex.text if timex else None)


def _row(type_: str, mode: str, actor: str, recipient: str, day: str | None, status: str, evidence: str, start: int,
         end: int, rule: str, confidence: float, date_text: str | None) -> Event:
    plover = reference.plover(type_, mode)
    return Event(actor=actor, recipient=recipient, type=type_, mode=mode or None, date=day, status=status,
                 cameo_root=plover.cameo_root, goldstein=plover.goldstein, quad_class=plover.quad,
                 plover_score=plover.plover_score, date_text=date_text, evidence=evidence, evidence_start=start,
                 evidence_end=end, rule=rule, confidence=confidence)


def _consultations(tagged: Tagged, meetings: list[Meeting], home: str | None) -> list[Event]:
    """The CONSULT rows of the meetings: one for each pair that takes part, of many sides those with the host."""
    rows: list[Event] = []
    told: dict[frozenset[str], set[tuple[str, str | None]]] = {}
    # dated tellings first, so that an undated one of the same summit adds nothing
    for number, meeting in sorted(enumerate(meetings), key=lambda item: item[1].start is None):
        if meeting.status == "cancelled":
            continue
        kind = meeting.kind or ""
        day = meeting.start if meeting.precision == "day" else None
        for actor, recipient in _pairs(meeting, home, _named_first(tagged, meeting)):
            before = told.setdefault(frozenset({actor, recipient}), set())
            if _is_told(kind, day, before):
                continue
            before.add((kind, day))
            row = _row("CONSULT", _MODES.get(kind, ""), actor, recipient, day,
                       "planned" if meeting.status == "planned" else "held", meeting.evidence, meeting.evidence_start,
                       meeting.evidence_end, f"meeting: {kind}", meeting.confidence, meeting.date_text)
            row.meeting_id = f"#{number}"
            rows.append(row)
    return rows


def _is_told(kind: str, day: str | None, before: set[tuple[str, str | None]]) -> bool:
    """A visit and its talks are one contact of the two; three talks with three ministers are three."""
    if kind in _VISIT_OF:
        return (_VISIT_OF[kind], day) in before
    return day is None and any(kind == other for other, _ in before)


def _named_first(tagged: Tagged, meeting: Meeting) -> list[str]:
    """Sides in the order in which the meeting's evidence names them; places, datelines too, come last."""
    named = [m for m in inside(tagged.mentions, meeting.evidence_start, meeting.evidence_end) if m.code]
    return [m.code for m in sorted(named, key=lambda m: m.kind in PLACES) if m.code]


def _pairs(meeting: Meeting, home: str | None, named: list[str]) -> list[tuple[str, str]]:
    """Actor and recipient of a meeting's pairs; of three sides all, of more the hub's with each.

    A visit's guest acts. Else who publishes comes first, then who is named first.
    """
    sides = sorted(meeting.participants, key=lambda side: (
        side != home, named.index(side) if side in named else len(named)))
    states = [side for side in sides if side not in reference.organisation_codes()]
    if len(sides) == 3 and len(states) < 3:
        # "Mali and Chad at the African Union's summit": the two, or the one with the first bloc
        sides = states if len(states) == 2 else (states + [side for side in sides if side not in states])[:2]
    if len(sides) < 2:
        return []
    host = meeting.host if meeting.host in sides else None
    if len(sides) <= 3:
        pairs = list(itertools.combinations(sides, 2))
        is_visit = meeting.kind == "visit"
        return [(b, a) if is_visit and (a == host or b in meeting.guests) else (a, b) for a, b in pairs]
    hub = home if home in sides else host or sides[0]
    return [(side, hub) if hub == host else (hub, side) for side in sides if side != hub][:_PAIRS_LIMIT]
