"""Talks and calls: two sides meet, told by a verb ("met with"), a noun ("talks between") or what they discussed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from analytics.extract.drafts import LEAD, Draft, draft, is_state
from analytics.extract.meeting_words import AGENCIES, BLOC_OFFICE, MANY_SIDED, MEETING_VERBS
from analytics.extract.scenes import PEOPLE, Memory, Party, Scene, chain_after, joined, party, possessor, subject
from analytics.extract.spans import Mention
from analytics.extract.summits import at_summit, edition_before, title

_WITH = re.compile(r"\s+(of)\b|(?:(?!\b(?:that|which|who|and|said|says|as|for|to)\b)[^.;,]){0,60}?\b(with|between|among)\b")
_WITH_ONLY = re.compile(r"[^.;]{0,60}?\b(?:with|to)\b")
_ADJACENT = re.compile(r"\s(?:[a-z][\w-]*\s){0,2}|['’]s?\s(?:[a-z][\w-]*\s){0,1}|[–—-]")
_LINK = re.compile(r"\s?[–—-]\s?|,? and |, ")
_ATTENDED_BY = re.compile(r"[^.;]{0,50}?\battended by\b")
_HELD = re.compile(
    r"[^.;]*?\b(?:hold|held|holds|holding|had|took place|take place|takes place|began|begin|begins|start\w*|open\w*|conclud\w+|round|day|after|"
    r"during|following|met|for|at)\b", re.IGNORECASE)
_PROCESS = re.compile(r"\b(?:membership|accession)\s$", re.IGNORECASE)
# Whom a state's people meet when they meet no state.
_NO_OFFICIALS = re.compile(
    r"[^.;,]{0,60}?\b(?:business(?:men|people| leaders| community)?|businessmen|opposition|church|religious|students?|football|teams?|coach|elite|"
    r"cultural figures|journalists|reporters|entrepreneurs|scientists|scholars|veterans|athletes|artists|investors|executives|companies|"
    r"tourists|activists|families|citizens|compatriots|diaspora|community|teachers|workers|residents)\b", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|via|through)\s(?:an?\s)?$")
_SPEAK = re.compile(r"\b(?:met|meet\w*|spoke|speak\w*|talk\w*|held|hold\w*|discuss\w*|convers\w+|consult\w+|negotiat\w+)\b", re.IGNORECASE)
_SIGNED = re.compile(r"\bsign(?:ed|s|ing)\b[^.;,]*$")
_GERUND = re.compile(r"\b(?:be|is|are|was|were|been)\s(?:\w+\s)?$")
_SIDED = frozenset({"demonym", "country", "organisation"})


def talks(scene: Scene, memory: Memory, published: date | None, start: int, end: int, kind: str, word: str) -> Iterator[Draft]:
    """Talks or a call that the word at [start, end) tells."""
    if kind == "discuss":
        yield from _discussion(scene, memory, published, start, end)
        return
    text = scene.text
    if kind_word(word) and (_SIGNED.search(scene.before(start, 60)) or (
            _BY.search(scene.before(start, 12)) and not _SPEAK.search(scene.before(start, 90)))):
        return
    is_verb = word in MEETING_VERBS or (word == "meeting" and bool(_GERUND.search(scene.before(start, 25))))
    bloc = _bloc_meeting(scene, published, start, end)
    if bloc:
        yield bloc
        return
    by = _ATTENDED_BY.match(text, end, scene.end)
    with_ = None if by else _WITH.match(text, end, scene.end)
    mine = (None if is_verb else possessor(scene, start, memory)) or subject(scene, start, memory)
    other = chain_after(scene, end, memory, mine) if is_verb else Party()
    if not other.codes and with_:
        other = chain_after(scene, with_.end(), memory, mine)
        if with_[2] != "with" and len(other.codes) == 1:
            office = _office_of(scene, with_.end())
            if office:
                yield _of_bloc(scene, published, start, end, office)
                return
        if with_[1] == "of" and not (other.people or other.rank):
            other = Party()
    if word in {"state call", "courtesy call"}:
        other = chain_after(scene, end + 3, memory) if text.startswith(" on", end) else other
    if by:
        other = chain_after(scene, by.end())
    adjective = Party() if is_verb else _adjectives(scene, start)
    if with_ and with_[0] and with_[2] != "with" and len(other.codes) >= 2:
        who = other
    elif len(adjective.codes) >= 2:
        people = [m for m in mine.people if m.code in adjective.codes]
        who = joined(adjective, party(people))
    elif len(adjective.codes) == 1 and not other.codes:
        who = joined(adjective, mine)
    else:
        who = joined(mine, other)
        if len(other.codes) == 1 and any(m in other.mentions or (m.name and m.name in {o.name for o in other.people})
                                         for m in mine.people):
            # "The President met with Chinese President X": not X himself
            missing = memory.rival(other.codes[0])
            who = Party(other.mentions, [*other.codes, *([missing] if missing and not scene.speaker else [])])
    if is_verb and not other.codes and not other.people and len(mine.codes) < 2:
        return
    if not is_verb and not who.people and not _is_held(scene, start, end, word):
        return
    reach = other.mentions[-1].end if other.mentions and other.mentions[-1].start > start else end
    if not any(m.office in {"leader", "minister"} for m in other.people) and (
            _NO_OFFICIALS.match(scene.text, end, max(end, reach)) or (
                other.mentions and _NO_OFFICIALS.match(scene.text, reach)) or (
                mine.mentions and mine.mentions[-1].end < start and _NO_OFFICIALS.match(
                    scene.text, mine.mentions[-1].end, start))):
        return
    yield from _row(scene, memory, published, start, end, kind, who, mine, other, reach)


def _is_held(scene: Scene, start: int, end: int, word: str) -> bool:
    """Do talks that name no person take place in so many words, and not only in "accession talks with X"?"""
    if _PROCESS.search(scene.before(start, 20)):
        return bool(re.match(r"[^.;]*?\b(?:held|hold|holds|holding|round)\b", scene.before(start, 60)))
    if scene.is_title and (end > scene.end - 15 or start == scene.start):
        return True
    return word.startswith("meeting") or kind_word(word) or bool(
        _HELD.search(scene.before(start, 60)) or _HELD.match(scene.text, end, end + 60))


def kind_word(word: str) -> bool:
    """Is it a word of a call, which is one occasion, and never a process?"""
    return "call" in word or "phone" in word or "video" in word


def _row(scene: Scene, memory: Memory, published: date | None, start: int, end: int, kind: str, who: Party, mine: Party,
         other: Party, reach: int) -> Iterator[Draft]:
    is_told_on = bool(_ATTENDED_BY.match(scene.text, end, scene.end))
    is_sided = len(who.codes) > 1 and not mine.codes and not other.codes
    codes = [c for c in who.codes if is_state(c) and (c not in AGENCIES or any(m.code == c for m in who.people))]
    row_kind = "call" if kind == "call" else "talks"
    home = memory.home
    if home and other.codes and not mine.mentions and not mine.codes and home not in codes and scene.number < LEAD:
        codes.append(home)
    if len(codes) == 1 and (not mine.mentions or mine.has_stranger or other.has_stranger):
        # "Talks with X" of a headline, or a person whose side the text does not tell: the article's other side
        missing = memory.other(codes[0])
        if missing and (other.codes or other.has_stranger) and (scene.is_title or scene.number < 2 or who.has_stranger):
            codes.append(missing)
    if len(codes) < 2:
        if not other.mentions:
            row_kind = "summit" if MANY_SIDED.search(scene.before(start, 30)) else row_kind
            found = draft(scene, published, start, end, row_kind, who, reach=reach, sides=codes)
            if found.is_anaphoric or found.is_next:
                found.is_anaphoric = True
                yield found
        return
    found = draft(scene, published, start, end, row_kind, who, reach=reach, sides=codes)
    states = [c for c in codes if len(c) == 3 and c not in {"UN", "EU"}]
    is_many = len(codes) > 2 and bool(MANY_SIDED.search(scene.before(start, 30)))
    if row_kind == "talks" and (is_many or (len(states) > 2 and found.row.rank == "leader")):
        found.row.kind = "summit"
        found.row.rule = "talks"
    if scene.text[start].isupper() and not scene.is_title and scene.text[start:end].lower() == "meeting":
        named = title(scene, start, end)
        if named.name and named.name.lower() != "meeting":
            found.row.name, found.row.edition = named.name, (named.editions or (None,))[0]
    found.is_anaphoric = found.is_anaphoric and (not other.codes or is_told_on) and not is_sided
    yield found


def _discussion(scene: Scene, memory: Memory, published: date | None, start: int, end: int) -> Iterator[Draft]:
    who = subject(scene, start, memory)
    behind = _WITH_ONLY.match(scene.text, end, scene.end)
    if behind:
        other = chain_after(scene, behind.end())
        who = joined(who, other) if other.people else who
    if len(who.codes) == 2 and len(who.people) >= 2 and all(is_state(c) for c in who.codes):
        found = draft(scene, published, start, end, "talks", who, sides=who.codes)
        found.row.rule = "discuss"
        yield found


def _adjectives(scene: Scene, start: int) -> Party:
    """Sides right before the noun: "Russian-Turkish talks", "US-China trade negotiations"."""
    last = next((k for k in range(len(scene.mentions) - 1, -1, -1) if scene.mentions[k].end <= start), None)
    if last is None or scene.mentions[last].kind not in _SIDED or not _ADJACENT.fullmatch(
            scene.text[scene.mentions[last].end:start]):
        return Party()
    first = last
    while first > 0 and scene.mentions[first - 1].kind in _SIDED and _LINK.fullmatch(
            scene.text[scene.mentions[first - 1].end:scene.mentions[first].start]):
        first -= 1
    return party(scene.mentions[first:last + 1])


def _office_of(scene: Scene, at: int) -> tuple[Mention, re.Match[str]] | None:
    """The bloc and its office behind "meeting of": "BRICS leaders", "the APEC economic leaders"."""
    for mention in scene.mentions:
        if 0 <= mention.start - at < 60 and mention.kind == "organisation" and mention.code not in AGENCIES:
            office = BLOC_OFFICE.match(scene.text, mention.end, scene.end)
            if office:
                return mention, office
    return None


def _of_bloc(scene: Scene, published: date | None, start: int, end: int, found: tuple[Mention, re.Match[str]]) -> Draft:
    mention, office = found
    who = joined(party([mention], office.lastgroup), at_summit(scene, start, office.end()))
    row = draft(scene, published, start, end, "summit" if office["leader"] else "forum", who, reach=office.end(), sides=who.codes)
    numbers = edition_before(scene, start)
    row.row.edition = numbers[0] if numbers else None
    row.is_anaphoric = False
    return row


def _bloc_meeting(scene: Scene, published: date | None, start: int, end: int) -> Draft | None:
    """ "BRICS leaders met", "EU foreign ministers' meeting": the bloc's own summit or forum."""
    for mention in scene.mentions:
        if mention.kind not in {"organisation", "demonym"} or not 0 <= start - mention.end < 70 or mention.code in AGENCIES:
            continue
        office = BLOC_OFFICE.match(scene.text, mention.end, start)
        if office and mention.kind == "organisation" and not any(
                m.kind in PEOPLE for m in scene.mentions if mention.end <= m.start < end + 40):
            kind = "summit" if office["leader"] else "forum"
            who = party([mention], office.lastgroup)
            found = draft(scene, published, start, end, kind, who, sides=who.codes)
            found.is_anaphoric = False
            return found
    return None
