"""The rows of one article, each meeting once: headline, lead and "his visit" are one row, three talks are three."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from analytics import reference
from analytics.extract import trace
from analytics.extract.drafts import LEAD, LEVEL, Draft
from analytics.extract.scenes import blocs, regions
from analytics.extract.settling import OWN_DAYS, days, settle
from analytics.extract.spans import Mention
from analytics.extract.venues import place_of, put
from analytics.records import Meeting

_FINENESS = {"day": 0, "week": 1, "month": 2, "year": 3, None: 4}
_NEWS_DAYS = 31  # days that an undated meeting further down may lie back
_DIRECT = 30  # characters between "the talks" and a date that is said of them
_MANY = 3  # guests' countries that make a gathering of a "visit"
_TOP = 8  # sentences in which "the talks" may still be the lead's
_TALKS = frozenset({"talks", "meeting", "negotiations", "consultations"})
_BILATERAL = frozenset({"talks", "call", "visit"})
_GATHERINGS = frozenset({"summit", "forum"})


@dataclass(slots=True)
class Frame:
    """What an article says about all its meetings.

    `filed_at` is the town of its dateline, `welcomed_at` where a host welcomes his guest, `occasion` what the lead's
    two persons did together, `leads` the sides whose leader speaks.
    """

    published: date | None
    pair: tuple[str, str] | None = None
    filed_at: Mention | None = None
    welcomed_at: Mention | None = None
    occasion: Draft | None = None
    leads: frozenset[str] = frozenset()


def resolve(drafts: list[Draft], frame: Frame) -> list[Meeting]:
    """Rows that stand, in the order of the text.

    Parameters
    ----------
    drafts : list of Draft, in the order of the text
    frame : Frame

    Returns
    -------
    list of Meeting
    """
    kept: list[Draft] = []
    for draft in drafts:
        if draft.is_vague and draft.date_gap > _DIRECT:
            _undate(draft)
        if draft.is_denied:
            _drop(draft, "the text denies it, or only wishes it")
            continue
        if len(draft.row.guests) >= _MANY:
            _drop(draft, "guests of three countries or more make no visit")
            continue
        if draft.is_vague and draft.is_anaphoric and not days(draft.row):
            _drop(draft, "which meeting is meant, and when, can't be told")
            continue
        if draft.is_anaphoric:
            _settle_anaphor(draft, kept)
        earlier = next((old for old in reversed(kept) if _is_same(old, draft, frame.published)), None)
        if earlier is not None:
            _join(earlier, draft, frame.published)
        elif _is_of_lead(draft, kept, frame):
            kept.append(_from_lead(draft, frame))
        elif _stands(draft):
            kept.append(draft)
        else:
            _drop(draft, "who met, or which meeting is meant, can't be told")
    return settle(kept, frame.published, frame.pair, frame.filed_at, frame.welcomed_at, frame.leads)


def _drop(draft: Draft, why: str) -> None:
    trace.drop(*draft.cue, Meeting.table, why)


# -- what a draft speaks of --------------------------------------------------------------------------------------------


def _undate(draft: Draft) -> None:
    row = draft.row
    row.start = row.end = row.precision = row.date_text = None


def _settle_anaphor(draft: Draft, kept: list[Draft]) -> None:
    """ "The talks" keep only a date said of them; "the next meeting", dated, has the sides of the one told before."""
    row = draft.row
    if draft.date_gap > _DIRECT and not draft.is_next:
        _undate(draft)
    if days(row) and not row.participants and (draft.is_next or row.status == "planned"):
        before = next((old.row for old in reversed(kept) if old.row.kind == row.kind), None)
        if before and (days(before) or ("", ""))[1] < (row.start or ""):
            row.participants = list(before.participants)


def _is_of_lead(draft: Draft, kept: list[Draft], frame: Frame) -> bool:
    """Are "the talks", told nowhere before, what the lead's two persons agreed or signed at?"""
    if frame.occasion is None or not draft.is_anaphoric or draft.row.kind != "talks" or draft.row.status != "held":
        return False
    if _word(draft) not in _TALKS or draft.is_vague or draft.scene > _TOP:
        return False
    if any(old.row.kind in {"talks", "call", "summit"} for old in kept):
        return False
    return set(draft.row.participants) <= set(frame.occasion.row.participants)


def _word(draft: Draft) -> str:
    """The word that told of it."""
    at = draft.row.evidence_start
    return draft.row.evidence[draft.cue[0] - at:draft.cue[1] - at].lower()


def _from_lead(draft: Draft, frame: Frame) -> Draft:
    """The talks of a later sentence with the persons, the day and the place of the lead."""
    lead, row = frame.occasion, draft.row
    if lead is not None:
        row.participants, row.people, row.rank = lead.row.participants, lead.row.people, lead.row.rank
        draft.names, draft.is_anaphoric, row.rule = lead.names, False, "lead"
        if not days(row) and lead.row.precision == "day":
            row.start, row.end, row.precision = lead.row.start, lead.row.end, lead.row.precision
            row.date_text = lead.row.date_text
        if row.country is None:
            put(row, place_of(lead.row))
    return draft


def _stands(draft: Draft) -> bool:
    """Can this draft open a row of its own?"""
    row = draft.row
    if draft.is_vague and not days(row):
        return False
    if draft.is_anaphoric and not (days(row) and len(row.participants) >= 2):
        return False
    return len(row.participants) >= 2 or (row.kind in _GATHERINGS and bool(row.participants))


# -- whether two drafts tell one meeting -------------------------------------------------------------------------------


def _is_same(old: Draft, new: Draft, published: date | None) -> bool:
    a, b = old.row, new.row
    if a.kind != b.kind and not _is_discussed(old, new):
        return False
    if (a.edition and b.edition and a.edition != b.edition) or old.is_next != new.is_next:
        return False
    in_series = a.series is not None and a.series == b.series
    if a.edition and a.edition == b.edition and in_series and (a.kind == "summit" or _is_same_name(a, b)):
        return True
    if (a.name and b.name and not _is_same_name(a, b)) or (a.series and b.series and not in_series):
        return False
    mine, theirs = set(a.participants), set(b.participants)
    is_of_told = new.is_anaphoric and a.kind in _GATHERINGS and (
        a.name is None or b.rule == "attendance" or _are_members(a, theirs))
    if not (mine <= theirs or theirs <= mine or in_series or is_of_told):
        return False
    if (a.host and b.host and a.host != b.host) or (a.country and b.country and a.country != b.country):
        return False
    return _is_same_time(old, new, published) and _are_same_people(old, new)


def _are_members(row: Meeting, sides: set[str]) -> bool:
    """Are all of these the bloc whose gathering it is, or states of it?"""
    if row.kind not in _GATHERINGS:
        return False
    day = date.fromisoformat(row.start) if row.start else None
    held = set(row.participants).union(*(reference.members(code, day) for code in row.participants if code in blocs()))
    return bool(sides) and sides <= held


def _is_discussed(old: Draft, new: Draft) -> bool:
    """A headline's "X and Y discuss trade" is the call or the talks that the text then tells."""
    if not {old.row.kind, new.row.kind} <= {"talks", "call"}:
        return False
    if old.row.kind == "call" and not new.names and days(new.row) is None and new.row.country is None and (
            _word(new) in {"discussion", "discussions", "conversation"}):
        return True  # "The two had an in-depth discussion": the call's
    return (old.row.rule == "discuss" and old.is_lead and new.is_lead) or (
        new.row.rule == "discuss" and days(new.row) is None and old.is_lead)


def _is_same_name(a: Meeting, b: Meeting) -> bool:
    short, long = sorted(((a.name or "").lower(), (b.name or "").lower()), key=len)
    # a bloc or pair has one series of summits, but forums of many names
    return short in long or bool(a.series and a.series == b.series and a.kind == "summit")


def _are_same_people(old: Draft, new: Draft) -> bool:
    """Not so where a side is named on both and by no one person."""
    for side in {code for code, _ in old.names} & {code for code, _ in new.names}:
        if not {n for c, n in old.names if c == side} & {n for c, n in new.names if c == side}:
            return False
    if new.is_also and not new.is_anaphoric and (new.is_apart or not new.names <= old.names):
        return False
    a, b = old.row, new.row
    is_ranked = a.kind in _BILATERAL and a.rank and b.rank and a.rank != b.rank
    if is_ranked and not (new.is_anaphoric or old.is_title or new.is_title):
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
        since = published - timedelta(days=OWN_DAYS if other.is_lead else _NEWS_DAYS)
        return since.isoformat() <= span[1] and span[0] <= published.isoformat()
    return True


# -- one row of two ----------------------------------------------------------------------------------------------------


def _sides_of_both(a: Meeting, b: Meeting) -> list[str]:
    """The sides of two tellings; "African leaders" are told no more once the states among them are named."""
    codes = set(a.participants) | set(b.participants)
    named = codes - regions() - blocs()
    return sorted(codes - regions() if b.rule == "attendance" and len(named) >= _MANY else codes)


def _join(old: Draft, new: Draft, published: date | None) -> None:
    """The earlier row, with what the later sentence adds."""
    a, b = old.row, new.row
    first, second = days(a), days(b)
    is_apart = bool(first and second and max(first[0], second[0]) > min(first[1], second[1]))
    if second and (not first or _FINENESS[b.precision] < _FINENESS[a.precision] or (
            is_apart and new.date_gap < old.date_gap)):
        old.date_gap = new.date_gap
        a.start, a.end, a.precision, a.date_text = b.start, b.end, b.precision, b.date_text
        is_of_today = a.kind in {"talks", "call"} and a.status == "held" and old.is_lead and (
            b.start or "") <= (published or date.max).isoformat()
        a.status = a.status if new.is_anaphoric or is_of_today else b.status
    elif a.start and a.start == b.start and a.precision == b.precision and (b.end or "") > (a.end or ""):
        a.end = b.end
    if b.status == "cancelled":
        a.status = "cancelled"
    if b.country and a.kind != "call" and not new.is_weak and (a.country is None or (not a.place and b.place)):
        put(a, place_of(b))
    for name in ("name", "edition", "series", "host", "visit_type", "within"):
        if getattr(a, name) is None:
            setattr(a, name, getattr(b, name))
    if a.rule == "discuss" and b.rule != "discuss":
        a.kind, a.format, a.rule = b.kind, b.format, b.rule
    is_better = old.is_title or old.is_weak or old.is_caption or (
        second and not first and a.kind in _GATHERINGS) or (old.is_beside and not new.is_beside)
    if is_better and not (new.is_title or new.is_weak or new.is_caption or new.is_anaphoric or (
            new.is_beside and not old.is_title)) and (
            not old.is_title or old.is_weak or new.scene <= (_TOP if a.kind == "visit" else LEAD)):
        # a headline is short of words, a caption shows it, another meeting was on its sidelines: this tells it
        a.evidence, a.evidence_start, a.evidence_end = b.evidence, b.evidence_start, b.evidence_end
        a.status = b.status if old.is_title or old.is_weak else a.status
        a.name = b.name or a.name
        old.is_title = old.is_caption = old.is_beside = False
    is_of_two = a.kind in _BILATERAL and len({code for code, _ in old.names}) == 2 == len(a.participants)
    if not is_of_two:  # two who are named at their talks are joined by no third
        a.participants = _sides_of_both(a, b)
    a.guests = a.guests or b.guests
    a.people = list(dict.fromkeys([*a.people, *b.people]))
    if b.rank and not new.is_anaphoric and LEVEL[b.rank] > LEVEL.get(a.rank or "", -1):
        a.rank = b.rank
    old.names |= new.names
    old.is_vague = old.is_vague and new.is_vague
    old.is_weak = False
