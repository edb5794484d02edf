"""Meetings, visits, calls and summits of one article: cues in its sentences, their fields, and one row for each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analytics.extract import resolver, summits
from analytics.extract.meeting_words import CUE, DEFINITE, SIDELINES, VISIT_TYPE
from analytics.extract.occasions import Where, status, when, where, where_is
from analytics.extract.resolver import Draft
from analytics.extract.scenes import PEOPLE, Memory, Party, Scene, chain_after, party, scenes, subject
from analytics.extract.sentences import clause as quote
from analytics.extract.spans import Mention, Tagged
from analytics.records import EVIDENCE_LIMIT, Meeting

_BLOC_KINDS = frozenset({"organisation", "region"})
_DEST_KINDS = frozenset({"country", "capital", "city", "demonym", "seat"})
_NOUN_BEFORE = re.compile(
    r"(?:\b(?:a|an|the|this|that|his|her|their|our|my|your|its|official|state|working|private|first|second|last|recent|"
    r"upcoming|forthcoming|planned|high-level|mutual|day|return|brief|short|historic|ongoing|current|same)|['’]s?|\d)\s*$",
    re.IGNORECASE)
_ATTEND = re.compile(
    r"\b(?:attend(?:s|ed|ing)?|take[sn]? part|took part|taking part|participat\w+|join(?:s|ed|ing)?|co-?host\w*|"
    r"host(?:s|ed|ing)?|co-?chair\w*|chair(?:s|ed|ing)?|arriv\w+|head(?:s|ed|ing)?|address(?:es|ed)?|speak(?:s|ing)?|spoke|led|represent\w*|gather\w*|met|meet)\b",
    re.IGNORECASE)
_INTO = re.compile(r"\b(?:to|in)\b")
_LEVEL = {"leader": 2, "minister": 1, "other": 0}
LEAD = 3  # sentences, headline included, that tell the article's own occasion


def meetings(tagged: Tagged) -> list[Meeting]:
    """One row per meeting that the article tells, in the order of the text.

    Parameters
    ----------
    tagged : Tagged, an article with its sentences, times and actors

    Returns
    -------
    list of Meeting, without ids; every row's evidence stands at its offsets
    """
    memory = Memory(tagged.pair)
    drafts: list[Draft] = []
    for scene in scenes(tagged):
        for draft in _scene(scene, memory, tagged):
            if draft.row.participants:
                memory.sides = draft.row.participants
            drafts.append(draft)
        memory.hear(scene)
    return resolver.resolve(drafts, tagged)


def _scene(scene: Scene, memory: Memory, tagged: Tagged) -> Iterator[Draft]:
    for cue in CUE.finditer(scene.text, scene.start, scene.end):
        kind = cue.lastgroup or ""
        start, end = cue.span()
        if any(m.start <= start < m.end for m in scene.mentions if m.kind in PEOPLE):
            continue
        word = cue.group().lower()
        if kind in {"visit", "go"}:
            yield from _visit(scene, memory, tagged, start, end, word, kind)
        elif kind in {"summit", "forum"}:
            yield from _summit(scene, memory, tagged, start, end, kind)
        elif kind == "receive":
            yield from _receive(scene, memory, tagged, start, end)
        else:
            yield from _talks(scene, memory, tagged, start, end, kind, word)


# -- visits ------------------------------------------------------------------------------------------------------


def _visit(scene: Scene, memory: Memory, tagged: Tagged, start: int, end: int, word: str, kind: str) -> Iterator[Draft]:
    text = scene.text
    is_noun = kind == "visit" and (word in {"trip", "trips", "tour", "journey"} or bool(
        _NOUN_BEFORE.search(text[max(scene.start, start - 20):start])))
    guest = Party()
    to = end
    if is_noun:
        by = re.compile(r"[^.;]{0,60}?\b(?:by|of|from)\b").match(text, end, scene.end)
        if by:
            guest = chain_after(scene, by.end())
            guest = guest if guest.codes and (guest.people or guest.mentions[0].kind in {"country", "demonym"}) else Party()
        direction = re.compile(r"[^.;]{0,60}?\bto\b").match(text, end, min(scene.end, end + 90))
        to = direction.end() if direction else end
        if not guest.codes:
            guest = _possessor(scene, start, memory) or subject(scene, start, memory)
    else:
        guest = subject(scene, start, memory)
    places = _destinations(scene, to, is_noun and to == end)
    if is_noun and not places:
        adjective = next((m for m in scene.mentions if m.kind == "demonym" and 0 <= start - m.end <= 2), None)
        places = [adjective] if adjective and adjective.code not in guest.codes else []
    definite = bool(DEFINITE.search(text[max(scene.start, start - 30):start]))
    code = next((c for c in guest.codes), None)
    if not places:
        if is_noun and (definite or guest.codes):
            yield _draft(scene, tagged, start, end, "visit", guest, None, is_anaphoric=True)
        return
    for place in places:
        if place.code is None or place.code in guest.codes:
            if place.kind in {"capital", "city"} or place.code is None:
                pass
            continue
        yield _draft(scene, tagged, start, end, "visit", guest, place, host=place.code,
                     is_anaphoric=code is None)


def _destinations(scene: Scene, at: int, needs_preposition: bool) -> list[Mention]:
    """Places right behind "to", each a destination; a city and its country are one."""
    found: list[Mention] = []
    first = at
    for m in scene.mentions:
        if m.start < at:
            continue
        gap = scene.text[at:m.start]
        limit = 40 if not found else 12
        if len(gap) > limit or re.search(r"[.;:]", gap) or m.kind in PEOPLE:
            break
        if not found and re.search(r"\b(?:by|of|from|with|and|on|for|after)\b", gap) and not re.search(r"\b(?:city|capital|republic|kingdom) of\b", gap):
            break
        if found and not re.fullmatch(r"\s*(?:,|and|, and|,? then|’s|'s)?\s*(?:the |to )?", gap):
            break
        if m.kind not in _DEST_KINDS:
            break
        if found and m.code == found[-1].code:
            if found[-1].kind not in {"capital", "city"} and m.kind in {"capital", "city"}:
                found[-1] = m
        else:
            found.append(m)
        at = m.end
    if needs_preposition and found and not _INTO.search(scene.text[first:found[0].start]):
        return []
    return found


def _possessor(scene: Scene, start: int, memory: Memory) -> Party | None:
    """Whose visit or meeting it is: "Putin's visit", "his first visit"."""
    text = scene.text
    for m in reversed(scene.mentions):
        if m.end <= start and start - m.end < 45:
            if re.fullmatch(r"['’]s?\s(?:[\w-]+\s){0,4}", text[m.end:start]):
                return party([m])
            break
    match = re.search(r"\b(his|her|their|our|my|your)\s(?:[\w-]+\s){0,4}$", text[max(scene.start, start - 50):start], re.IGNORECASE)
    if match:
        found = memory.pronoun(scene, max(scene.start, start - 50) + match.start(), start)
        return found
    return None


def _receive(scene: Scene, memory: Memory, tagged: Tagged, start: int, end: int) -> Iterator[Draft]:
    guest = chain_after(scene, end)
    visit = re.compile(r"[^.;]{0,40}\bvisits? (?:from|by)\b").match(scene.text, end, scene.end)
    if visit:
        guest = chain_after(scene, visit.end())
    if not guest.people and not visit:
        return
    host = subject(scene, start, memory)
    sides = [c for c in dict.fromkeys(host.codes + guest.codes)]
    if len(sides) < 2 or not host.codes:
        return
    kind = "visit" if visit else "talks"
    draft = _draft(scene, tagged, start, end, kind, party(host.mentions + guest.mentions), None, sides=sides)
    draft.row.host = host.codes[0]
    draft.row.guests = [c for c in guest.codes if c != host.codes[0]]
    if visit:
        draft.row.country = draft.row.country or draft.row.host
    yield draft


# -- talks and calls ---------------------------------------------------------------------------------------------


def _talks(scene: Scene, memory: Memory, tagged: Tagged, start: int, end: int, kind: str, word: str) -> Iterator[Draft]:
    text = scene.text
    is_verb = word in {"met", "meet", "meets"} or word.startswith(("spoke", "phoned", "telephoned"))
    if kind == "discuss":
        who = subject(scene, start, memory)
        behind = re.compile(r"[^.;]{0,60}?\bwith\b").match(text, end, scene.end)
        if behind:
            other = chain_after(scene, behind.end())
            who = party(who.mentions + other.mentions) if other.people else who
        if len(who.codes) == 2 and len(who.people) >= 2:
            yield _draft(scene, tagged, start, end, "talks", who, None, sides=who.codes)
        return
    found: list[Mention] = []
    codes: list[str] = []
    with_ = re.compile(r"(?:[^.;]{0,70}?)\b(with|between|of|among)\b").match(text, end, scene.end)
    if is_verb:
        other = chain_after(scene, end)
        if not other.codes and with_:
            other = chain_after(scene, with_.end())
    else:
        other = chain_after(scene, with_.end()) if with_ else Party()
    if other.mentions and with_ and with_[1] == "of" and not other.people:
        other = Party() if not is_verb else other
    before = _possessor(scene, start, memory) if not is_verb else None
    adjectives = [m for m in scene.mentions if m.kind in {"demonym", "country", "organisation"} and m.end <= start
                  and re.fullmatch(r"(?:[\s–—-]*(?:[a-z]+\s){0,1})*|['’]s?\s", text[m.end:start]) and start - m.end < 25]
    if adjectives and not is_verb:
        k = scene.mentions.index(adjectives[-1])
        while k > 0 and re.fullmatch(r"\s?[–—-]\s?|,? and |, ", text[scene.mentions[k - 1].end:scene.mentions[k].start]):
            k -= 1
            adjectives.insert(0, scene.mentions[k])
    adjective_codes = party(adjectives).codes
    subject_party = before or subject(scene, start, memory)
    if with_ and with_[1] in {"between", "among"} and len(other.codes) >= 2:
        who = other
    elif len(adjective_codes) >= 2:
        who = party(adjectives)
    else:
        who = party(subject_party.mentions + other.mentions)
        who.codes = list(dict.fromkeys(subject_party.codes + other.codes))
    found, codes = who.mentions, who.codes
    if not is_verb and not other.codes and len(codes) < 2:
        definite = bool(DEFINITE.search(text[max(scene.start, start - 30):start])) or len(subject_party.codes) > 1
        if not definite and not scene.sentence.is_title:
            return
        yield _draft(scene, tagged, start, end, "call" if kind == "call" else "talks", who, None, is_anaphoric=True)
        return
    if scene.sentence.is_title and len(codes) == 1 and tagged.pair and codes[0] in tagged.pair:
        codes = list(tagged.pair)
    if len(codes) < 2:
        return
    if is_verb and not other.codes and len(who.people) < 2 and not len(subject_party.codes) > 1:
        return
    yield _draft(scene, tagged, start, end, "call" if kind == "call" else "talks", party(found), None, sides=codes)


# -- summits and forums ------------------------------------------------------------------------------------------


def _summit(scene: Scene, memory: Memory, tagged: Tagged, start: int, end: int, kind: str) -> Iterator[Draft]:
    text = scene.text
    title = summits.title(scene, start, end)
    is_plural = text[start:end].lower().rstrip().endswith("summits")
    if is_plural and not title.editions:
        return
    codes = list(title.codes)
    definite = bool(DEFINITE.search(text[max(scene.start, title.start - 30):title.start])) and not title.name
    blocs = [m for m in title.mentions if m.kind in _BLOC_KINDS]
    if kind == "forum" and not (title.name or title.editions):
        return
    who = Party()
    attending = _ATTEND.search(text, scene.start, start)
    if attending:
        who = subject(scene, attending.start(), memory)
        codes += [c for c in who.codes if c not in codes]
    attended = re.compile(r"[^.;]{0,40}\b(?:attended|hosted|co-hosted) by\b").match(text, title.end, scene.end)
    host: str | None = None
    if attended:
        by = chain_after(scene, attended.end())
        codes += [c for c in by.codes if c not in codes]
        who = by
    if not codes:
        if definite or not title.name:
            yield _draft(scene, tagged, start, end, kind, who, None, is_anaphoric=True)
        return
    for edition in title.editions or (None,):
        draft = _draft(scene, tagged, title.start if title.name else start, title.end, kind, who, None, sides=codes)
        draft.row.name, draft.row.edition = title.name, edition
        draft.row.series = summits.series(title.codes, "summit" if kind == "summit" else "forum") if title.codes else None
        draft.row.rank = "leader" if kind == "summit" else draft.row.rank
        draft.is_anaphoric = definite and not blocs
        draft.row.host = host
        yield draft


# -- one draft ---------------------------------------------------------------------------------------------------


def _draft(scene: Scene, tagged: Tagged, start: int, end: int, kind: str, who: Party, place: Mention | None, *,
           host: str | None = None, sides: list[str] | None = None, is_anaphoric: bool = False) -> Draft:
    day = when(scene, start, end, kind == "visit")
    told = status(scene, start, end, day, tagged.published)
    spot = where_is(place) if place else (where(scene, start, end) if kind != "call" else Where())
    codes = sides if sides is not None else list(dict.fromkeys([*who.codes, *([host] if host else [])]))
    visitors = [m for m in who.people if m.code != host] if host else who.people
    low, high = _quote(scene, start, end)
    row = Meeting(
        kind=kind,
        rank=_rank(visitors or who.people),
        start=day.start.isoformat() if day.start else None,
        end=day.end.isoformat() if day.end else None,
        precision=day.precision if day.start else None,
        status=told,
        place=spot.place, country=spot.country, lon=spot.lon, lat=spot.lat,
        participants=sorted(set(codes)),
        host=host,
        guests=[c for c in who.codes if c != host] if host else [],
        people=list(dict.fromkeys(m.name for m in who.people if m.name)),
        format={"call": "phone"}.get(kind, "in person"),
        date_text=day.text,
        evidence=scene.text[low:high], evidence_start=low, evidence_end=high,
        rule=kind, confidence=0.7,
    )
    if kind == "visit" and (match := VISIT_TYPE.search(scene.text[max(scene.start, start - 60):end])):
        row.visit_type = match.group(1).lower()
    if kind == "call" and re.search(r"video|virtual", scene.text[start:end], re.IGNORECASE):
        row.format = "video"
    within = SIDELINES.search(scene.text[scene.start:scene.end])
    if within and kind in {"talks", "visit"}:
        row.within = within.group(1).strip()
    return Draft(row, scene.number, scene.number < LEAD, is_anaphoric, told is None, scene.sentence.is_title,
                 {(m.code or "", m.name.split()[-1].lower()) for m in who.people if m.name})


def _rank(people: list[Mention]) -> str | None:
    levels = [m.office for m in people if m.office in _LEVEL]
    return max(levels, key=lambda office: _LEVEL[office or "other"]) if levels else None


def _quote(scene: Scene, start: int, end: int) -> tuple[int, int]:
    """Offsets of the evidence: the sentence, or the clauses around the cue where the sentence is too long."""
    return quote(scene.text, start, end, EVIDENCE_LIMIT, (scene.start, scene.end))
