"""Visits: who goes where, told by a verb ("arrived in"), a noun ("visit by X to Y") or the host ("received")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from analytics.extract.drafts import LEAD, Draft, draft, rank_of
from analytics.extract.meeting_words import JOURNEY_NOUNS, NOUN_MARK, VISIT_TYPE
from analytics.extract.memory import Cue, Party, joined
from analytics.extract.parties import chain_after, is_possessive, main_subject, possessor, subject
from analytics.extract.party_words import ACTING_NOUN
from analytics.extract.scenes import PEOPLE, TOWNS, is_state
from analytics.extract.spans import Mention

# Ways from the noun to who comes and where he goes.
_THAT = re.compile(r"\s(?:that|which)\b")
_TO_PAID = re.compile(r"[^.;]{0,110}?\b(?:paid|made|pays|makes|pay|make) to\b")
_BY = re.compile(r"(?:(?! (?:to (?!the (?:country|capital)\b)[a-z]|for ))[^.;,]){0,60}?\b(?:by|of|from)\b")
_TO = re.compile(r"[^.;]{0,60}?\b(?:to|in)\b")
_ON_A = re.compile(
    r"\b(?:on|in|during|for|as part of|at the (?:start|beginning|end|outset) of)\s(?:(?:an?|his|her|the)\s)?"
    r"(?:[\w-]+\s){0,4}$",
    re.IGNORECASE)
_NOUN_BEHIND = re.compile(
    r"\s+(?:by|to|of|from|will|is|was|has|and|on|in|for|at|with|next|this|last|which|that|comes?|came|takes?)\b|[,.]")
_FIRST_PERSON = re.compile(r"\b(?:my|your)\s(?:[\w-]+\s){0,4}$", re.IGNORECASE)
_BACK = re.compile(r"\b(?:upon return|return(?:s|ed)? from)\b", re.IGNORECASE)
# Destinations.
_NO_WAY = re.compile(
    r"\b(?:by|of|since|amid|about|from|with|and|on|for|after|which|who|that|where|when)\b", re.IGNORECASE)
_WAY = re.compile(r"\b(?:city|capital|republic|kingdom|state|town|resort) of\b", re.IGNORECASE)
# "here on a three-day visit", "his visit here": where the report was filed
_HERE_BEFORE = re.compile(r"\bhere (?:on|for|at the (?:start|end) of) (?:an?|his|her|the) (?:[\w-]+ ){0,4}$")
_HERE = re.compile(r"\shere\b(?! in\b)")
_UNDER_WAY = re.compile(
    r"\b(?:\w+ on|at the (?:start|beginning|outset) of)\s(?:an?|his|her|your)\s(?:[\w-]+\s){0,4}$")
_WELCOMED = re.compile(r"\bwelcom(?:e|es|ed|ing)\b", re.IGNORECASE)
_TOP = 8  # sentences that tell of a visit under way
_HERE_IN = re.compile(r"[^.;]{0,80}?\bhere in (?:the )?")
_NEXT_STOP = re.compile(
    r"\s*(?:,|and|, and|,? then)?\s*(?:to )?(?:the )?(?:capital|city|town|resort)?(?:,| of)?\s*(?:the )?",
    re.IGNORECASE)
_VAGUE_LAND = re.compile(r"[^.;,]{0,25}\b(?:country|nation|kingdom|republic|state)\b(?!['’]s)", re.IGNORECASE)
_STOP = re.compile(r"[.;:]")
_LANDS = frozenset({"country", "capital", "city", "demonym", "seat"})
# Verbs that need more than a place: "was in Russia" for talks, "left for".
_STAY = re.compile(r"(?:will be|was|is|has been|had been) in", re.IGNORECASE)
_IS_THERE = re.compile(r"is in|(?:has )?come to", re.IGNORECASE)
_PURPOSE = re.compile(r"[^.;]{0,80}\b(?:visit|trip|meet|talks|attend|summit|participat\w+)\b", re.IGNORECASE)
_LEFT = re.compile(r"left|leave|depart|embark", re.IGNORECASE)
# Hosts.
_FROM_VISIT = re.compile(r"[^.;]{0,40}\bvisits? (?:from|by)\b")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are)\s(?:\w+\s){0,2}$")
_BY_HOST = re.compile(r"[^.;,]{0,40}?\bby\b")
_GATHERING_BY = re.compile(r"\b(?:summit|meeting|forum|conference|dialogue)s?\s(?:\w+ly\s)?$", re.IGNORECASE)
_FOR_A_SUMMIT = re.compile(r"[^.;]{0,80}?\b(?:for|at|during) (?:an?|the|their) (?:[\w-]+ ){0,3}summit\b")
_WELCOME_TO = re.compile(r"[^.;]{0,60}?\b(?:to|in|at)\b")


def visit(cue: Cue) -> Iterator[Draft]:
    """Visits that a cue tells; several where it names several countries."""
    is_verb = _is_verb(cue)
    if is_verb and not _goes(cue):
        return
    guest, to = _verb(cue) if is_verb else _noun(cue)
    stops = _filed(cue, guest) or (_stops(cue, to, guest) if to >= 0 else [])
    if not stops and not is_verb:
        stops = _unsaid(cue, guest)
    for stop in stops:
        found = _to(cue, guest, stop, {m.code for m in stops})
        if stop is not stops[-1] and found.row.start is None:
            found.row.end = found.row.precision = None  # the day of coming home is the last stop's
        yield found
    if not stops and not is_verb:
        found = draft(cue, "visit", guest)
        found.is_anaphoric, found.row.visit_type = True, _type(cue)
        yield found


def _filed(cue: Cue, guest: Party) -> list[Mention]:
    """The town of the dateline, where a guest is "here"."""
    town = cue.memory.filed_at
    is_here = cue.word.endswith(" here") or _HERE_BEFORE.search(cue.before(60)) or cue.behind(_HERE)
    return [town] if town and is_here and guest.codes and town.code not in guest.codes else []


def _is_verb(cue: Cue) -> bool:
    if cue.word in JOURNEY_NOUNS:
        return False
    return cue.word not in {"visit", "visits"} or not (NOUN_MARK.search(cue.before(20)) or cue.behind(_NOUN_BEHIND))


def _goes(cue: Cue) -> bool:
    """Is a verb of going one of travel: no "was in favour", no "visiting President X", no mare that left for Qatar?"""
    if _STAY.fullmatch(cue.word):
        return bool(cue.behind(_PURPOSE) or cue.scene.timexes)
    if cue.word == "visiting":
        they = chain_after(cue.scene, cue.end)  # "told visiting US officials"
        return not they.people and not (they.mentions and ACTING_NOUN.match(cue.scene.text, they.mentions[0].end))
    if _LEFT.match(cue.word):
        people = subject(cue.scene, cue.start, cue.memory).people
        is_near = bool(people) and not any(  # not a gift that X promised to Y and that left for Y's land
            m.kind in PEOPLE and people[-1].end < m.start < cue.start for m in cue.scene.mentions)
        return bool(cue.behind(_PURPOSE)) or is_near
    return True


def _verb(cue: Cue) -> tuple[Party, int]:
    """Who goes, and from where on the destination is told."""
    if cue.word in {"take", "takes", "took", "taking"}:
        way = cue.behind(_TO)
        return chain_after(cue.scene, cue.end), way.end() if way else cue.end
    return subject(cue.scene, cue.start, cue.memory), cue.end


def _noun(cue: Cue) -> tuple[Party, int]:
    """Who comes: "by X" and "of X" behind the noun, "X's" before it, else the subject of its clause."""
    paid = cue.behind(_THAT)
    way = cue.behind(_TO_PAID if paid else _TO)
    to = way.end() if way else -1
    for link in (paid, cue.behind(_BY)):
        found = chain_after(cue.scene, link.end()) if link else Party()
        if found.codes and (found.people or found.rank or found.mentions[0].kind in {"country", "demonym"}):
            return found, to
    return possessor(cue) or _visitor(cue, to), to


def _visitor(cue: Cue, to: int) -> Party:
    """Subject of a clause with "on a visit"; the first who acts rather than whom he met, and not who lives there."""
    nearest = subject(cue.scene, cue.start, cue.memory)
    if not _ON_A.search(cue.before(60)) or len(nearest.people) != 1:
        return nearest
    stops = _stops(cue, to, Party()) if to >= 0 else []
    homes = {stop.code for stop in stops}
    person = nearest.people[0]
    earlier = [m for m in cue.scene.mentions if m.kind in PEOPLE and m.code and m.end <= person.start
               and m.code != person.code]
    if homes and person.code not in homes:
        return nearest
    first = next((m for m in earlier if m.code not in homes), None)
    met = first and re.search(r"\b(?:met|meets|meet|told|welcomed)\b", cue.scene.text[first.end:person.start])
    return Party([first], [first.code or ""]) if first and (homes or met) else nearest


def _unsaid(cue: Cue, guest: Party) -> list[Mention]:
    """The other of the article's two, where its own occasion or a speaker's "my visit" does not name the country."""
    adjective = next((m for m in cue.scene.mentions if m.kind == "demonym" and 0 <= cue.start - m.end <= 2), None)
    if adjective and adjective.code not in guest.codes and is_state(adjective.code or ""):
        return [adjective]  # "the Russian visit by"
    here = cue.behind(_HERE_IN)
    place = next((m for m in cue.scene.mentions if here and m.start == here.end()), None)
    if place and place.kind in _LANDS and place.code not in guest.codes:
        return [place]  # "I am glad to make this visit to meet the premier here in Bangkok"
    if len(guest.codes) != 1 or _BACK.search(cue.before(60)) or not (cue.scene.timexes or _type(cue)):
        return []
    if cue.scene.number >= LEAD and not _FIRST_PERSON.search(cue.before(40)):
        return []
    other = cue.memory.other(guest.codes[0])
    return [Mention(cue.end, cue.end, "", other, "country")] if other and is_state(other) else []


def _to(cue: Cue, guest: Party, stop: Mention, hosts: set[str | None]) -> Draft:
    """The visit to one destination of several."""
    host = stop.code or ""
    who = Party([m for m in guest.mentions if m.code != host],
                [c for c in guest.codes if c != host and is_state(c)], guest.rank)
    if not who.codes:
        is_pronoun = guest.codes == [host] and not any(m.name and m.start >= cue.scene.start for m in guest.mentions)
        other = cue.memory.rival(host) if is_pronoun else cue.memory.other(host) if guest.has_stranger else None
        home = cue.memory.home if not guest.mentions and not guest.codes else None
        other = other or home  # "her visit to Accra" on a government's own page
        who.codes = [other] if other and other not in hosts else []
        who.rank = who.rank or ("leader" if is_pronoun else None)
    found = draft(cue, "visit", who, host=host, destination=stop)
    found.is_anaphoric = not who.codes or (found.is_anaphoric and not who.people)
    if stop.kind == "demonym":
        found.row.place = None
    found.row.visit_type = _type(cue)
    before = cue.before(120)
    is_here = bool(_UNDER_WAY.search(before)) and found.row.status == "held" and bool(who.codes)
    is_welcomed = is_here and bool(_WELCOMED.search(before))
    found.is_within = bool(_IS_THERE.fullmatch(cue.word) and who.people) or is_welcomed or (
        is_here and cue.scene.number <= _TOP)
    if is_here:
        found.is_vague = False
    if is_welcomed:
        found.is_anaphoric = False  # "I welcome you on your first visit to Japan"
    return found


def _stops(cue: Cue, at: int, guest: Party) -> list[Mention]:
    """Places right behind "to", each a destination; a city and its country are one."""
    found: list[Mention] = []
    for mention in cue.scene.mentions:
        if mention.start < at:
            continue
        gap = cue.scene.text[at:mention.start]
        if mention.kind in PEOPLE or len(gap) > (12 if found else 40) or _STOP.search(gap):
            break
        if not (_NEXT_STOP.fullmatch(gap) if found else not _NO_WAY.search(gap) or _WAY.search(gap)):
            break
        if found and found[-1].kind == "demonym" and mention.kind in TOWNS:
            mention = replace(mention, code=found[-1].code)  # "the French city of Brest"
        if mention.kind not in _LANDS or mention.code is None or not is_state(mention.code):
            break
        if found and cue.scene.text[mention.end:mention.end + 2] in {"'s", "’s"}:
            break  # "As X visits Ukraine, China's envoy goes": no stop of X's
        if found and mention.code == found[-1].code:
            if found[-1].kind not in TOWNS and mention.kind in TOWNS:
                found[-1] = mention
        else:
            found.append(mention)
        at = mention.end
    if not found and len(guest.codes) == 1 and _VAGUE_LAND.match(cue.scene.text, at, cue.scene.end):
        other = cue.memory.other(guest.codes[0])
        if other:
            found.append(Mention(at, at, "", other, "country"))
    return found


def _type(cue: Cue) -> str | None:
    text = cue.scene.text[max(cue.scene.start, cue.start - 60):min(cue.end + 60, cue.scene.end)]
    match = VISIT_TYPE.search(text)
    return match.group(1).lower() if match else None


def reception(cue: Cue) -> Iterator[Draft]:
    """Who receives whom: talks, or a visit where the text says so ("received a visit from", "welcomed X to Y")."""
    if _PASSIVE.search(cue.before(30)):
        yield from _received(cue)
        return
    if _GATHERING_BY.search(cue.before(30)):
        return  # "the meeting hosted by X"
    visited = cue.behind(_FROM_VISIT)
    guest = chain_after(cue.scene, visited.end() if visited else cue.end, None if visited else cue.memory)
    if not visited and (not guest.people or is_possessive(cue.scene, guest)):
        return
    reach = guest.mentions[-1].end if guest.mentions else cue.end
    host = subject(cue.scene, cue.start, cue.memory)
    if not host.codes and cue.start - cue.scene.start < 3:
        host = main_subject(cue.scene, reach)  # "Receiving X in Moscow, Y said"
    codes = list(dict.fromkeys(host.codes + guest.codes))
    if not host.codes or len(codes) < 2 or not all(is_state(c) for c in codes):
        return
    to = cue.behind(_WELCOME_TO, reach)
    is_visit = bool(visited) or bool(to and to.group().strip() == "to")
    stop = next((m for m in cue.scene.mentions if to and is_visit and to.end() <= m.start < to.end() + 8
                 and m.code == host.codes[0]), None)
    is_summit = len(codes) > 2 and bool(cue.behind(_FOR_A_SUMMIT, reach))
    kind = "visit" if is_visit else "summit" if is_summit else "talks"
    found = draft(cue, kind, joined(host, guest), reach=reach, sides=codes, destination=stop)
    found.is_anaphoric = False
    found.row.host = host.codes[0]
    found.row.guests = [c for c in guest.codes if c != host.codes[0]]
    if is_visit:
        found.row.rank = rank_of(guest.people, guest.rank)
        found.row.country = found.row.country or host.codes[0]
        found.row.visit_type = _type(cue)
    yield found


def _received(cue: Cue) -> Iterator[Draft]:
    """ "President X was received by President Y"."""
    by = cue.behind(_BY_HOST)
    guest = subject(cue.scene, cue.start, cue.memory)
    host = chain_after(cue.scene, by.end()) if by else Party()
    codes = list(dict.fromkeys(guest.codes + host.codes))
    if guest.codes and host.people and len(codes) == 2 and all(is_state(c) for c in codes):
        found = draft(cue, "talks", joined(guest, host), reach=host.mentions[-1].end, sides=codes)
        found.row.host, found.row.guests = host.codes[0], guest.codes[:1]
        yield found
