"""A meeting as one sentence tells it: the row, with what the article's resolver needs to know beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from analytics import reference
from analytics.extract.dictionary import leader_terms
from analytics.extract.lexicon import fold
from analytics.extract.meeting_words import PAST_VAGUE, REPORTED, SIDELINES, VAGUE_BEHIND
from analytics.extract.memory import Cue, Party
from analytics.extract.occasions import When, is_decided, is_of_a_year, nearest_month, next_year, status, when
from analytics.extract.party_words import DEFINITE, OWN_FORMATS
from analytics.extract.sentences import clause as quote
from analytics.extract.spans import Mention
from analytics.extract.venues import Where, where, where_is
from analytics.records import EVIDENCE_LIMIT, Meeting

LEVEL = {"leader": 2, "minister": 1, "other": 0}
LEAD = 3  # sentences, headline included, that tell the article's own occasion
_FORMER = {"SUN": 1992, "YUG": 2003, "CSK": 1993, "DDR": 1990}  # the last year in which each still met others
_END_OF_SUN = date(1991, 12, 26)
_FEW = 5  # members of a format that stand for it
_NEXT = re.compile(r"\bnext\s+(?:[\w-]+\s+){0,3}$")
_ALSO = re.compile(r"\balso\b")
_APART = re.compile(r"\b(?:one-on-one|separate(?:ly)?|face-to-face|tête-à-tête)\b")
_CAPTION = re.compile(
    r"\b(?:PHOTO|Photo|File photo|FILE|AFP via Getty|Getty Images|REUTERS/|PUBLISHED:|gestures|poses?\b|shakes? hands|"
    r"looks on|pictured)|\((?:[Ll]eft|[Rr]ight|[LR]|[Cc]ent(?:er|re))\)")
_BESIDE = re.compile(
    r"\b(?:(?:on|at) the (?:sidelines?|margins?|fringes?) of|as part of|ahead of|in the run-up to)\s(?:the\s)?"
    r"(?:[\w-]+\s){0,6}$", re.IGNORECASE)
_VIDEO = re.compile(r"video|virtual", re.IGNORECASE)


@dataclass(slots=True)
class Draft:
    """A row as one sentence tells it, before the article's other sentences are heard.

    `is_anaphoric`: it speaks of what was told before ("the visit", "our talks"); `is_denied`: the text only thinks of
    it; `is_vague`: one of many or an earlier one ("our recent meeting"); `is_next`: the edition to come; `is_also`,
    `is_apart`: one more, one by themselves; `is_within`: in the visit that the article is about; `is_weak`: told only
    by who said what to whom; `is_alone`: one state at a gathering whose place is not told; `is_caption`: under a
    picture; `is_beside`: named as where something else took place; `date_gap`: characters between the cue and its date;
    `cue` and `name`: where they stand; `who`: sides that attend; `names`: side and surname of each person.
    """

    row: Meeting
    scene: int
    is_title: bool = False
    is_anaphoric: bool = False
    is_denied: bool = False
    is_vague: bool = False
    is_next: bool = False
    is_also: bool = False
    is_apart: bool = False
    is_within: bool = False
    is_weak: bool = False
    is_alone: bool = False
    is_caption: bool = False
    is_beside: bool = False
    date_gap: int = 0
    cue: tuple[int, int] = (0, 0)
    name: tuple[int, int] = (0, 0)
    who: list[str] = field(default_factory=list)
    names: set[tuple[str, str]] = field(default_factory=set)

    @property
    def is_lead(self) -> bool:
        """Does it stand where an article tells its own occasion?"""
        return self.scene < LEAD


def draft(cue: Cue, kind: str, who: Party, *, reach: int = 0, sides: list[str] | None = None, host: str | None = None,
          destination: Mention | None = None) -> Draft:
    """The meeting that a cue tells, with the dates, place, status and evidence around it.

    Parameters
    ----------
    who : Party that takes part
    reach : int, end of the cue's phrase, where a date or a place may follow; the cue's own end if smaller
    sides : list of str, all sides where they are more than those of `who`
    host : str, side that receives
    destination : Mention, where a visit goes
    """
    scene, start, end = cue.scene, cue.start, max(cue.end, reach)
    day = nearest_month(scene, start, when(scene, start, end, kind))
    if is_decided(scene, start, day) and status(scene, start, cue.end, When()) == "planned":
        day = When()
    told = status(scene, start, cue.end, day)
    if told == "cancelled":
        day = next_year(day, scene.published)
    spot = where_is(destination) if destination else Where() if kind == "call" else where(scene, start, end, kind)
    if spot.country is None and kind != "call" and end > cue.end:
        spot = where(scene, start, cue.end, kind)  # "talks were held in Lima between"
    codes = sides if sides is not None else [*who.codes, *([host] if host else [])]
    low, high = quote(scene.text, start, cue.end, EVIDENCE_LIMIT, (scene.start, scene.end))
    on = day.start or day.end or scene.published
    row = Meeting(
        kind=kind,
        rank=rank_of([m for m in who.people if m.code != host] or who.people, who.rank),
        start=day.start.isoformat() if day.start else None,
        end=day.end.isoformat() if day.end else None,
        precision=day.precision,
        status=told,
        place=spot.place, country=spot.country, lon=spot.lon, lat=spot.lat,
        participants=sorted({side for code in codes for side in sides_of(code, on)}),
        host=host,
        guests=[code for code in dict.fromkeys(who.codes) if code != host] if host and kind == "visit" else [],
        people=list(dict.fromkeys(" ".join(m.name.split()) for m in who.people if m.name)),
        format="video" if _VIDEO.search(scene.text, start, cue.end) else "phone" if kind == "call" else "in person",
        within=_within(cue) if kind in {"talks", "visit"} else None,
        date_text=day.text,
        evidence=scene.text[low:high], evidence_start=low, evidence_end=high,
        rule=kind,
    )
    before = cue.before(60)
    is_vague = bool(PAST_VAGUE.search(before[-45:]) or VAGUE_BEHIND.match(scene.text, cue.end, scene.end)) or (
        row.precision is None and (is_of_a_year(scene, start) or bool(REPORTED.search(cue.before(120)))))
    return Draft(
        row, scene.number, scene.is_title,
        is_anaphoric=bool(DEFINITE.search(before)),
        is_denied=told is None,
        is_vague=is_vague and told == "held",
        is_next=bool(_NEXT.search(before)),
        is_also=bool(_ALSO.search(before)),
        is_apart=bool(_APART.search(before[-30:])),
        is_caption=bool(_CAPTION.search(scene.text, scene.start, scene.end)),
        is_beside=kind in {"summit", "forum"} and bool(_BESIDE.search(before)),
        date_gap=day.gap,
        cue=(start, cue.end),
        names={(m.code or "", surname(m.name, m.code)) for m in who.people if m.name},
    )


def _within(cue: Cue) -> str | None:
    """The summit on whose sidelines it was, as written."""
    found = SIDELINES.search(cue.scene.text, cue.scene.start, cue.scene.end)
    return " ".join(found.group(1).split()) if found else None


def surname(name: str, code: str | None) -> str:
    """Last word of a name in small letters, the same for all forms that the leaders table holds of one person."""
    people = {term.name for term in leader_terms().get(fold(name).lower(), ()) if term.code == code}
    known = people.pop() if len(people) == 1 else name
    return re.sub(r"^(?:al|el)-", "", fold(known).split()[-1].lower())


def sides_of(code: str, day: date | None) -> list[str]:
    """A side as the codebook lists it: a small format stands for its members ("the Quad"), others for themselves."""
    if code == "RUS" and day and day < _END_OF_SUN:
        return ["SUN"]
    if code in _FORMER and day and day.year > _FORMER[code]:
        return []  # "the first trip outside the former Soviet Union": no one's side any more
    if code in _formats():
        members = reference.members(code, day)
        if 0 < len(members) <= _FEW:
            return list(members)
    return [code]


def rank_of(people: list[Mention], plural: str | None = None) -> str | None:
    """The highest office among some persons, or that of a plural ("ministers"); None where none is told."""
    levels = [m.office for m in people if m.office in LEVEL] + ([plural] if plural else [])
    return max(levels, key=lambda office: LEVEL[office or "other"]) if levels else None


@cache
def _formats() -> frozenset[str]:
    return frozenset(o.code for o in reference.organisations() if o.kind == "format" and o.code not in OWN_FORMATS)
