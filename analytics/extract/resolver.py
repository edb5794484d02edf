"""The rows of one article, each meeting once: headline, lead and "his visit" are one row, three talks are three."""

from __future__ import annotations

from datetime import date, timedelta

from analytics.extract.drafts import LEAD, LEVEL, Draft
from analytics.extract.occasions import is_capital, where_is
from analytics.extract.spans import Mention
from analytics.records import Meeting

_FINENESS = {"day": 0, "week": 1, "month": 2, "year": 3, None: 4}
_OWN_DAYS = 6  # days before publication that an article's own occasion may lie back
_NEWS_DAYS = 31  # the same for what it tells further down
_TOP = 8  # sentences whose talks a dateline may place
_DIRECT = 30  # characters between "the talks" and a date that is said of them
_MANY = 3  # guests' countries that make a gathering of a "visit"
_BILATERAL = frozenset({"talks", "call", "visit"})


def resolve(drafts: list[Draft], published: date | None, filed_at: Mention | None = None,
            venue: Mention | None = None, pair: tuple[str, str] | None = None) -> list[Meeting]:
    """Rows that stand, in the order of the text.

    Parameters
    ----------
    drafts : list of Draft, in the order of the text
    published : date, of the article
    filed_at : Mention, the town of its dateline
    venue : Mention, where the host welcomes his guest
    pair : the article's own two sides

    Returns
    -------
    list of Meeting
    """
    kept: list[Draft] = []
    for draft in drafts:
        if draft.is_vague and draft.date_gap > _DIRECT:
            draft.row.start = draft.row.end = draft.row.precision = draft.row.date_text = None
        if draft.is_denied or (draft.is_vague and draft.is_anaphoric and not days(draft.row)) or len(draft.row.guests) >= _MANY:
            continue
        if draft.is_anaphoric:
            _settle_anaphor(draft, kept)
        earlier = next((old for old in reversed(kept) if _is_same(old, draft, published)), None)
        if earlier is not None:
            _join(earlier, draft)
        elif _stands(draft):
            kept.append(draft)
    for draft in kept:
        _own_day(draft, published, None)
    _share(kept, published)
    for draft in kept if published else ():
        _own_day(draft, published, pair)
        if venue:
            _welcome(draft, published, venue)
        if filed_at:
            _place(draft, published, filed_at)
    told = [draft for draft in kept if _is_told(draft)]
    for draft in told:
        row = draft.row
        row.rank = row.rank or ("leader" if row.kind == "summit" else _rank_of(row, told))
        row.confidence = _confidence(draft)
    return [draft.row for draft in told]


def _rank_of(row: Meeting, told: list[Draft]) -> str:
    """Rank of a meeting that names no one: that of the others between its sides ("they last met in May")."""
    if row.kind != "forum":
        for other in told:
            if other.row.rank and other.row.participants == row.participants:
                return other.row.rank
    return "other"


def days(row: Meeting) -> tuple[str, str] | None:
    """First and last day of a row, one standing for the other where only one is told."""
    first, last = row.start or row.end, row.end or row.start
    return (first, last) if first and last else None


def _settle_anaphor(draft: Draft, kept: list[Draft]) -> None:
    """ "The talks" keep only a date said of them; "the next meeting", dated, has the sides of the one told before."""
    row = draft.row
    if draft.date_gap > _DIRECT and not draft.is_next:
        row.start = row.end = row.precision = row.date_text = None
    if days(row) and not row.participants and (draft.is_next or row.status == "planned"):
        before = next((old.row for old in reversed(kept) if old.row.kind == row.kind), None)
        if before and (days(before) or ("", ""))[1] < (row.start or ""):
            row.participants = list(before.participants)


def _stands(draft: Draft) -> bool:
    """Can this draft open a row of its own?"""
    row = draft.row
    if draft.is_vague and not days(row):
        return False
    if draft.is_anaphoric and not (days(row) and len(row.participants) >= 2):
        return False
    return len(row.participants) >= 2 or (row.kind in {"summit", "forum"} and bool(row.participants))


def _is_same(old: Draft, new: Draft, published: date | None) -> bool:
    """Do the two tell one meeting?"""
    a, b = old.row, new.row
    if a.kind != b.kind and not _is_discussed(old, new):
        return False
    if (a.edition and b.edition and a.edition != b.edition) or old.is_next != new.is_next:
        return False
    if a.edition and a.edition == b.edition and a.series and a.series == b.series:
        return True
    if a.name and b.name and not _is_same_name(a, b):
        return False
    mine, theirs = set(a.participants), set(b.participants)
    in_series = a.series is not None and a.series == b.series
    is_of_told = new.is_anaphoric and a.kind in {"summit", "forum"} and a.name is None
    if (a.series and b.series and not in_series) or not (mine <= theirs or theirs <= mine or in_series or is_of_told):
        return False
    if (a.host and b.host and a.host != b.host) or (a.country and b.country and a.country != b.country):
        return False
    return _is_same_time(old, new, published) and _are_same_people(old, new)


def _is_discussed(old: Draft, new: Draft) -> bool:
    """A headline's "X and Y discuss trade" is the call or the talks that the text then tells."""
    if not {old.row.kind, new.row.kind} <= {"talks", "call"}:
        return False
    return (old.row.rule == "discuss" and old.is_lead and new.is_lead) or (
        new.row.rule == "discuss" and days(new.row) is None and old.is_lead)


def _is_same_name(a: Meeting, b: Meeting) -> bool:
    short, long = sorted(((a.name or "").lower(), (b.name or "").lower()), key=len)
    return short in long or bool(a.series and a.series == b.series)


def _are_same_people(old: Draft, new: Draft) -> bool:
    """Not so where a side is named on both and by no one person."""
    for side in {code for code, _ in old.names} & {code for code, _ in new.names}:
        if not {n for c, n in old.names if c == side} & {n for c, n in new.names if c == side}:
            return False
    a, b = old.row, new.row
    if new.is_also and not new.is_anaphoric and (new.is_apart or not new.names <= old.names):
        return False
    if a.kind in _BILATERAL and a.rank and b.rank and a.rank != b.rank and not (
            new.is_anaphoric or old.is_title or new.is_title):
        return bool(old.names & new.names)
    return True


def _is_same_time(old: Draft, new: Draft, published: date | None) -> bool:
    first, second = days(old.row), days(new.row)
    if first and second:
        return max(first[0], second[0]) <= min(first[1], second[1])
    if not first and not second:
        return old.row.status == new.row.status or new.is_anaphoric or old.is_title
    dated, other = (old, new) if first else (new, old)
    if other.is_vague:
        return False
    if other.is_anaphoric or (other.is_title and dated.row.status == "planned"):
        return True
    if dated.row.status != other.row.status and not other.is_lead:
        return False
    if other.row.status == "held" and published:
        # what has no date is news: of these days, and no meeting of last year
        span = first or second or ("", "")
        since = published - timedelta(days=_OWN_DAYS if other.is_lead else _NEWS_DAYS)
        return since.isoformat() <= span[1] and span[0] <= published.isoformat()
    return True


def _join(old: Draft, new: Draft) -> None:
    """The earlier row, with what the later sentence adds."""
    a, b = old.row, new.row
    if days(b) and (not days(a) or _FINENESS[b.precision] < _FINENESS[a.precision] or (
            not _overlap(a, b) and new.date_gap < old.date_gap)):
        old.date_gap = new.date_gap
        a.start, a.end, a.precision, a.date_text = b.start, b.end, b.precision, b.date_text
        a.status = b.status if not new.is_anaphoric or b.status == "cancelled" else a.status
    elif days(b) and a.start and a.start == b.start and a.precision == b.precision and (b.end or "") > (a.end or ""):
        a.end = b.end
    if b.status == "cancelled":
        a.status = "cancelled"
    if b.country and a.kind != "call" and (a.country is None or not a.place):
        a.place, a.country, a.lon, a.lat = b.place or a.place, b.country, b.lon, b.lat
    for name in ("name", "edition", "series", "host", "visit_type", "within"):
        if getattr(a, name) is None:
            setattr(a, name, getattr(b, name))
    if a.rule == "discuss" and b.rule != "discuss":
        a.kind, a.format, a.rule = b.kind, b.format, b.rule
    if old.is_title and not new.is_title and not new.is_anaphoric and new.scene <= LEAD:
        # a headline is short of words: the sentence tells it better
        a.evidence, a.evidence_start, a.evidence_end = b.evidence, b.evidence_start, b.evidence_end
        a.status, old.is_title = b.status, False
    a.participants = sorted(set(a.participants) | set(b.participants))
    a.guests = a.guests or b.guests
    a.people = list(dict.fromkeys([*a.people, *b.people]))
    if b.rank and not new.is_anaphoric and LEVEL[b.rank] > LEVEL.get(a.rank or "", -1):
        a.rank = b.rank
    old.names |= new.names
    old.is_vague = old.is_vague and new.is_vague
    old.times += 1


def _overlap(a: Meeting, b: Meeting) -> bool:
    first, second = days(a), days(b)
    return not (first and second) or max(first[0], second[0]) <= min(first[1], second[1])


def _own_day(draft: Draft, published: date | None, pair: tuple[str, str] | None) -> None:
    """The article's own occasion: the publish day for talks and calls that no date places elsewhere."""
    row = draft.row
    is_meeting = row.kind in {"talks", "call"} or row.rule == "talks"
    is_own = draft.is_lead or (draft.scene <= _TOP and pair is not None and tuple(row.participants) == pair)
    if is_meeting and not days(row) and row.status == "held" and is_own and not draft.is_vague and published:
        row.start = row.end = published.isoformat()
        row.precision = "day"


def _share(kept: list[Draft], published: date | None) -> None:
    """Talks in a visit have its place, and its days where they have none of their own."""
    visits = [draft for draft in kept if draft.row.kind == "visit" and draft.row.country]
    for draft in kept:
        row = draft.row
        if row.kind != "talks" or draft.is_vague:
            continue
        for trip in visits:
            visit = trip.row
            guests = [{n for c, n in d.names if c in visit.guests} for d in (trip, draft)]
            if not set(row.participants) <= set(visit.participants) or (all(guests) and not guests[0] & guests[1]):
                continue
            if visit.precision == "month" and row.precision == "day":
                continue
            its = days(visit)
            is_under_way = its is not None and published is not None and its[1] >= (
                published - timedelta(days=1)).isoformat()
            draft.is_within = draft.is_within or (trip.is_lead and len(draft.names) > 1 and (
                not trip.names or bool(trip.names & draft.names)))
            if not days(row) and its and (visit.status == row.status or (row.status == "planned" and is_under_way)):
                row.start, row.end, row.precision, row.date_text = visit.start, visit.end, visit.precision, visit.date_text
            mine = days(row)
            together = max(mine[0], its[0]) <= min(mine[1], its[1]) if mine and its else draft.is_lead
            if together and row.country in {None, visit.country}:
                row.country = visit.country
                if row.place is None and (is_capital(visit) or (mine and its and mine == its)):
                    row.place, row.lon, row.lat = visit.place, visit.lon, visit.lat
                elif row.place and visit.place is None:
                    visit.place, visit.lon, visit.lat = row.place, row.lon, row.lat
                break


def _welcome(draft: Draft, published: date, venue: Mention) -> None:
    """Where a host welcomes his guest are the day's talks and the visit under way."""
    row, span = draft.row, days(draft.row)
    is_own = span is None or span[0] <= published.isoformat() <= span[1]
    if (row.kind in {"talks", "visit"} and is_own and row.status == "held" and venue.code in row.participants
            and row.country in {None, venue.code} and row.place is None and row.within is None):
        spot = where_is(venue)
        row.place, row.country, row.lon, row.lat = spot.place, spot.country, spot.lon, spot.lat


def _place(draft: Draft, published: date, filed_at: Mention) -> None:
    """Talks of these days between a guest and those at home where the report was filed were held there."""
    row, span = draft.row, days(draft.row)
    if (row.kind == "talks" and row.country is None and row.within is None and span and len(draft.names) > 1
            and filed_at.code in row.participants and row.precision == "day" and row.rank in {"leader", "minister"}
            and (published - timedelta(days=_OWN_DAYS)).isoformat() <= span[1] and draft.scene <= _TOP):
        spot = where_is(filed_at)
        row.place, row.country, row.lon, row.lat = spot.place, spot.country, spot.lon, spot.lat


def _is_told(draft: Draft) -> bool:
    """Is it dated at least to the month, or the article's own, or plainly the next edition?"""
    row = draft.row
    if days(row):
        return row.precision != "year"
    if row.kind == "forum" and draft.scene > 1 and not row.edition:
        return False
    if row.kind == "visit":
        return draft.is_lead or bool(row.visit_type and row.status == "held")
    if row.kind == "talks" and draft.is_within:
        return True
    return draft.is_lead or bool(row.edition or (row.name and row.status == "planned"))


def _confidence(draft: Draft) -> float:
    """Share of such rows that read right."""
    row = draft.row
    value = 0.75
    value += 0.1 if row.precision == "day" else 0.0
    value -= 0.15 if not days(row) else 0.0
    value -= 0.15 if row.rule == "forum" else 0.0
    return round(value, 2)
