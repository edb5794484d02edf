"""Visits: who goes where, told by a verb ("arrived in"), a noun ("visit by X to Y") or the host ("received")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from analytics.extract.drafts import LEAD, Draft, draft, is_state
from analytics.extract.meeting_words import JOURNEY_NOUNS, NOUN_MARK, VISIT_TYPE
from analytics.extract.scenes import PEOPLE, TOWNS, Memory, Party, Scene, chain_after, joined, party, possessor, subject
from analytics.extract.spans import Mention

_THAT = re.compile(r"\s(?:that|which)\b")
_TO_PAID = re.compile(r"[^.;]{0,110}?\b(?:paid|made|pays|makes|pay|make) to\b")
_BY = re.compile(r"[^.;,]{0,60}?\b(?:by|of|from)\b")
_TO = re.compile(r"[^.;]{0,60}?\b(?:to|in)\b")
_FROM_VISIT = re.compile(r"[^.;]{0,40}\bvisits? (?:from|by)\b")
_NO_WAY = re.compile(r"\b(?:by|of|from|with|and|on|for|after|which|who|that|where|when)\b", re.IGNORECASE)
_WAY = re.compile(r"\b(?:city|capital|republic|kingdom|state|town|resort) of\b", re.IGNORECASE)
_NEXT_STOP = re.compile(
    r"\s*(?:,|and|, and|,? then)?\s*(?:to )?(?:the )?(?:capital|city|town|resort)?(?:,| of)?\s*(?:the )?", re.IGNORECASE)
_NOUN_BEHIND = re.compile(r"\s+(?:by|to|of|from|will|is|was|has|and|on|in|for|at|with|next|this|last|which|that|comes?|came|takes?)\b|[,.]")
_FIRST_PERSON = re.compile(r"\b(?:my|your)\s(?:[\w-]+\s){0,4}$", re.IGNORECASE)
_BACK = re.compile(r"\b(?:upon return|return(?:s|ed)? from)\b", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are)\s(?:\w+\s){0,2}$")
_VAGUE_LAND = re.compile(r"[^.;,]{0,25}\b(?:country|nation|kingdom|republic|state)\b(?!['’]s)", re.IGNORECASE)
_WELCOME_TO = re.compile(r"[^.;]{0,60}?\b(?:to|in|at)\b")
_STAY = re.compile(r"(?:will be|was|is|has been|had been) in", re.IGNORECASE)
_PURPOSE = re.compile(r"[^.;]{0,80}\b(?:visit|trip|meet|talks|attend|summit|participat\w+)\b", re.IGNORECASE)
_BY_HOST = re.compile(r"[^.;,]{0,40}?\bby\b")
_FOR_TALKS = re.compile(r"[^.;]{0,80}\b(?:visit|trip|tour|talks|summit|meet)\b", re.IGNORECASE)
_LANDS = frozenset({"country", "capital", "city", "demonym", "seat"})


def visit(scene: Scene, memory: Memory, published: date | None, start: int, end: int, word: str) -> Iterator[Draft]:
    """Visits that the word at [start, end) tells; several where it names several countries."""
    text = scene.text
    is_verb = word not in {"visit", "visits", *JOURNEY_NOUNS} or not (
        word in JOURNEY_NOUNS or NOUN_MARK.search(scene.before(start, 20)) or _NOUN_BEHIND.match(text, end))
    if is_verb:
        if _STAY.fullmatch(word) and not _PURPOSE.match(text, end, scene.end) and not scene.timexes:
            return
        if word == "visiting" and chain_after(scene, end).people:
            return  # "talks with visiting President X"
        guest, to = subject(scene, start, memory), end
        if word.startswith(("left", "leave", "depart")) and _FOR_TALKS.match(text, end, scene.end) is None and (
                not guest.people):
            return
        if word in {"take", "takes", "took", "taking"}:
            guest, to = chain_after(scene, end), end
            way = _TO.match(text, end, scene.end)
            to = way.end() if way else end
    else:
        guest, to = _guest(scene, start, end, memory), end
        way = (_TO_PAID if _THAT.match(text, end) else _TO).match(text, end, scene.end)
        to = way.end() if way else -1
    stops = _stops(scene, to, memory, guest) if to >= 0 else []
    if not stops and not is_verb and len(guest.codes) == 1 and not _BACK.search(scene.before(start, 60)) and (
            _FIRST_PERSON.search(scene.before(start, 40)) or scene.number < LEAD) and (
            scene.timexes or _kind(scene, start, end)):
        other = memory.other(guest.codes[0])  # "the prime minister's official visit this week": to the other of the two
        stops = [Mention(end, end, "", other, "country")] if other and is_state(other) else []
    if not stops and not is_verb:
        adjective = next((m for m in scene.mentions if m.kind == "demonym" and 0 <= start - m.end <= 2), None)
        stops = [adjective] if adjective and adjective.code not in guest.codes else []
    for stop in stops:
        for found in _to(scene, published, start, end, guest, stop, memory):
            if stop is not stops[-1] and found.row.start is None:
                found.row.end = found.row.precision = None  # the day of coming home is the last stop's
            yield found
    if not stops and not is_verb:
        row = draft(scene, published, start, end, "visit", guest)
        row.is_anaphoric = True
        _type(row, scene, start, end)
        yield row


def _to(scene: Scene, published: date | None, start: int, end: int, guest: Party, stop: Mention, memory: Memory) -> Iterator[Draft]:
    host = stop.code or ""
    who = Party([m for m in guest.mentions if m.code != host],
                [c for c in guest.codes if c != host and is_state(c)], guest.rank)
    other = memory.rival(host) if guest.codes == [host] and not any(m.name for m in guest.mentions if
        m.start >= scene.start) else memory.other(host) if guest.has_stranger else None
    if not who.codes and other:
        who.codes = [other]
        who.rank = who.rank or ("leader" if guest.codes == [host] else None)
    row = draft(scene, published, start, end, "visit", who, host=host, destination=stop)
    row.is_anaphoric = not who.codes or (row.is_anaphoric and not who.people)
    if stop.kind == "demonym":
        row.row.place = None
    _type(row, scene, start, end)
    yield row


def _guest(scene: Scene, start: int, end: int, memory: Memory) -> Party:
    """Who comes: "by X" and "of X" behind the noun, "X's" before it, else the subject of its clause."""
    paid = _THAT.match(scene.text, end, scene.end)
    if paid:
        found = chain_after(scene, paid.end())
        if found.codes:
            return found
    by = _BY.match(scene.text, end, scene.end)
    if by:
        found = chain_after(scene, by.end())
        if found.codes and (found.people or found.rank or found.mentions[0].kind in {"country", "demonym"}):
            return found
    return possessor(scene, start, memory) or subject(scene, start, memory)


def _stops(scene: Scene, at: int, memory: Memory, guest: Party) -> list[Mention]:
    """Places right behind "to", each a destination; a city and its country are one."""
    found: list[Mention] = []
    for mention in scene.mentions:
        if mention.start < at:
            continue
        gap = scene.text[at:mention.start]
        if mention.kind in PEOPLE or len(gap) > (40 if not found else 12) or re.search(r"[.;:]", gap):
            break
        if not found and _NO_WAY.search(gap) and not _WAY.search(gap):
            break
        if found and not _NEXT_STOP.fullmatch(gap):
            break
        if found and found[-1].kind == "demonym" and mention.kind in TOWNS and mention.code != found[-1].code:
            mention = replace(mention, code=found[-1].code)  # "the French city of Brest"
        if mention.kind not in _LANDS or mention.code is None or not is_state(mention.code):
            break
        if found and mention.code == found[-1].code:
            if found[-1].kind not in TOWNS and mention.kind in TOWNS:
                found[-1] = mention
        else:
            found.append(mention)
        at = mention.end
    if not found and len(guest.codes) == 1 and _VAGUE_LAND.match(scene.text, at, scene.end):
        other = memory.other(guest.codes[0])
        if other:
            found.append(Mention(at, at, "", other, "country"))
    return found


def reception(scene: Scene, memory: Memory, published: date | None, start: int, end: int) -> Iterator[Draft]:
    """Who receives whom: talks, or a visit where the text says so ("received a visit from", "welcomed X to Y")."""
    if _PASSIVE.search(scene.before(start, 30)):
        yield from _received(scene, memory, published, start, end)
        return
    visited = _FROM_VISIT.match(scene.text, end, scene.end)
    guest = chain_after(scene, visited.end() if visited else end, None if visited else memory)
    if not visited and not guest.people:
        return
    host = subject(scene, start, memory)
    codes = list(dict.fromkeys(host.codes + guest.codes))
    if not host.codes or len(codes) < 2 or not all(is_state(c) for c in codes):
        return
    reach = guest.mentions[-1].end if guest.mentions else end
    to = _WELCOME_TO.match(scene.text, reach, scene.end)
    is_visit = bool(visited) or bool(to and scene.text[reach:to.end()].strip() == "to")
    stop = next((m for m in scene.mentions if to and is_visit and to.end() <= m.start < to.end() + 8
                 and m.code == host.codes[0]), None)
    row = draft(scene, published, start, end, "visit" if is_visit else "talks", joined(host, guest), reach=reach,
                sides=codes, destination=stop)
    row.row.host = host.codes[0]
    row.row.guests = [c for c in guest.codes if c != host.codes[0]]
    if is_visit:
        row.row.rank = draft(scene, published, start, end, "visit", guest).row.rank
        row.row.country = row.row.country or host.codes[0]
        _type(row, scene, end, end + 60)
    yield row


def _received(scene: Scene, memory: Memory, published: date | None, start: int, end: int) -> Iterator[Draft]:
    """ "President X was received by President Y"."""
    by = _BY_HOST.match(scene.text, end, scene.end)
    guest, host = subject(scene, start, memory), chain_after(scene, by.end()) if by else Party()
    codes = list(dict.fromkeys(guest.codes + host.codes))
    if guest.codes and host.people and len(codes) == 2 and all(is_state(c) for c in codes):
        row = draft(scene, published, start, end, "talks", joined(guest, host), reach=host.mentions[-1].end, sides=codes)
        row.row.host, row.row.guests = host.codes[0], guest.codes[:1]
        yield row


def _type(found: Draft, scene: Scene, start: int, end: int) -> None:
    found.row.visit_type = _kind(scene, start, end)


def _kind(scene: Scene, start: int, end: int) -> str | None:
    match = VISIT_TYPE.search(scene.text[max(scene.start, start - 60):min(end + 60, scene.end)])
    return match.group(1).lower() if match else None
