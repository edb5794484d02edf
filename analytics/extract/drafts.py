"""A meeting as one sentence tells it: the row with what the article's resolver needs to know beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from analytics import reference
from analytics.extract.dictionary import leader_terms
from analytics.extract.lexicon import fold
from analytics.extract.meeting_words import DEFINITE, OWN_FORMATS, PAST_VAGUE, SIDELINES, VAGUE_BEHIND
from analytics.extract.occasions import Where, status, when, where, where_is
from analytics.extract.scenes import Party, Scene, regions
from analytics.extract.sentences import clause as quote
from analytics.extract.spans import Mention
from analytics.records import EVIDENCE_LIMIT, Meeting

LEVEL = {"leader": 2, "minister": 1, "other": 0}
LEAD = 3  # sentences, headline included, that tell the article's own occasion
_END_OF_SUN = date(1991, 12, 26)
_FEW = 8  # members of a format that stand for it


@dataclass(slots=True)
class Draft:
    """A row as one sentence tells it, before the article's other sentences are heard.

    `is_anaphoric`: it speaks of what was told before ("the visit", "our talks"); `is_denied`: the text only thinks of it;
    `is_vague`: one of many or an earlier one ("our recent meeting"); `is_next`: the edition to come; `is_also`, `is_apart`: one more, one
    by themselves; `is_within`: in
    the visit that the article is about; `date_gap`: characters
    between the cue and its date; `times`: how often it is told; `cue` and
    `name`: where they stand; `who`: sides that attend; `names`: side and surname of each person.
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
    date_gap: int = 0
    times: int = 1
    cue: tuple[int, int] = (0, 0)
    name: tuple[int, int] = (0, 0)
    who: list[str] = field(default_factory=list)
    names: set[tuple[str, str]] = field(default_factory=set)

    @property
    def is_lead(self) -> bool:
        """Does it stand where an article tells its own occasion?"""
        return self.scene < LEAD


def draft(scene: Scene, published: date | None, start: int, end: int, kind: str, who: Party, *, reach: int = 0,
          sides: list[str] | None = None, host: str | None = None, destination: Mention | None = None) -> Draft:
    """The meeting whose cue stands at [start, end), with the dates, place, status and evidence around it.

    Parameters
    ----------
    who : Party that takes part
    reach : int, end of the cue's phrase, where a place may follow; the cue's own end if smaller
    sides : list of str, all sides where they are more than those of `who`
    host : str, side that receives
    destination : Mention, where a visit goes
    """
    day = when(scene, start, max(end, reach), kind)
    told = status(scene, start, end, day, published)
    spot = where_is(destination) if destination else Where() if kind == "call" else where(scene, start, max(end, reach), kind)
    codes = sides if sides is not None else [*who.codes, *([host] if host else [])]
    guests = [c for c in dict.fromkeys(who.codes) if c != host] if host else []
    persons = [m for m in who.people if m.code != host] or who.people
    low, high = quote(scene.text, start, end, EVIDENCE_LIMIT, (scene.start, scene.end))
    row = Meeting(
        kind=kind,
        rank=_rank(persons, who.rank) if kind == "visit" else _rank(who.people, who.rank),
        start=day.start.isoformat() if day.start else None,
        end=day.end.isoformat() if day.end else None,
        precision=day.precision,
        status=told,
        place=spot.place, country=spot.country, lon=spot.lon, lat=spot.lat,
        participants=sorted({side for code in codes for side in sides_of(code, day.start or day.end or published)}),
        host=host, guests=guests,
        people=list(dict.fromkeys(" ".join(m.name.split()) for m in who.people if m.name)),
        format="phone" if kind == "call" else "in person",
        date_text=day.text,
        evidence=scene.text[low:high], evidence_start=low, evidence_end=high,
        rule=kind,
    )
    if re.search(r"video|virtual", scene.text[start:end], re.IGNORECASE):
        row.format = "video"
    within = SIDELINES.search(scene.text, scene.start, scene.end)
    if within and kind in {"talks", "visit"}:
        row.within = " ".join(within.group(1).split())
    before = scene.before(start, 60)
    return Draft(
        row, scene.number, scene.is_title, is_anaphoric=bool(DEFINITE.search(before)), is_denied=told is None,
        is_vague=told == "held" and bool(PAST_VAGUE.search(before[-45:]) or VAGUE_BEHIND.match(scene.text, end)),
        is_next=bool(re.search(r"\bnext\s+(?:[\w-]+\s+){0,3}$", before)),
        date_gap=day.gap,
        cue=(start, end),
        is_also=bool(re.search(r"\balso\b", before)),
        is_apart=bool(re.search(r"\b(?:one-on-one|separate(?:ly)?|face-to-face|tête-à-tête)\b", before[-30:])),
        names={(m.code or "", surname(m.name, m.code)) for m in who.people if m.name},
    )


def surname(name: str, code: str | None) -> str:
    """Last word of a name in small letters, the same for all forms that the leaders table holds of one person."""
    people = {term.name for term in leader_terms().get(fold(name).lower(), ()) if term.code == code}
    known = people.pop() if len(people) == 1 else name
    return re.sub(r"^(?:al|el)-", "", fold(known).split()[-1].lower())


def sides_of(code: str, day: date | None) -> list[str]:
    """A side as the codebook lists it: a small format stands for its members ("the Quad"), all others for themselves."""
    if code == "RUS" and day and day < _END_OF_SUN:
        return ["SUN"]
    if code in _formats():
        members = reference.members(code, day)
        if 0 < len(members) <= _FEW:
            return list(members)
    return [code]


@cache
def _formats() -> frozenset[str]:
    return frozenset(o.code for o in reference.organisations() if o.kind == "format" and o.code not in OWN_FORMATS)


def is_state(code: str) -> bool:
    """Can this side receive and send people: a state or a bloc, no plain region?"""
    return code not in regions()


def _rank(people: list[Mention], plural: str | None) -> str | None:
    levels = [m.office for m in people if m.office in LEVEL] + ([plural] if plural else [])
    return max(levels, key=lambda office: LEVEL[office or "other"]) if levels else None
