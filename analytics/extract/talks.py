"""Talks and calls: two sides meet, told by a verb ("met with"), a noun ("talks between") or what they discussed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analytics.extract.drafts import LEAD, Draft, draft
from analytics.extract.meeting_words import MEETING_VERBS
from analytics.extract.memory import Cue, Memory, Party, joined, party
from analytics.extract.parties import chain_after, is_possessive, possessor, subject
from analytics.extract.party_words import AGENCIES, BLOC_OFFICE, DEFINITE, MANY_SIDED
from analytics.extract.scenes import PEOPLE, TOWNS, Scene, is_state
from analytics.extract.spans import Mention
from analytics.extract.summit_names import edition_before, ordinal, title
from analytics.extract.summits import ATTEND, at_summit, series
from analytics.extract.venues import Where, put

# Ways from the cue to the other side.
_WITH = re.compile(
    r"\s+(?P<of>of)\b|(?:(?!\b(?:that|which|who|and|said|says|as|for|to)\b)[^.;,]){0,60}?\b(?P<link>with|between|among)\b")
# What may stand between "met" and "with": when and where ("on Friday, December 15, in Paris").
_WHEN_OR_WHERE = re.compile(
    r",?\s*(?:(?:late|early|earlier|again|here|privately)\s)*(?:(?:on|in|at|during)\s)?(?:the\s)?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?")
_IN_A_CALL = re.compile(
    r"[^.;]{0,160}?\b(?:in|during|over|by) (?:an?|the|their) (?:[\w-]+ ){0,2}?(?:(?:tele)?phone |video |virtual )?"
    r"(?:call|conversation by (?:tele)?phone|(?:tele)?phone conversation|videoconference)\b")
_AT_A_RECENT = re.compile(
    r"[^.;]{0,120}?\b(?:during|at|in) (?:an?|the|their|his|her) (?:recent|last|previous|earlier)\b")
_WITH_ONLY = re.compile(r"[^.;]{0,60}?\b(?:with|to)\b")
_ATTENDED_BY = re.compile(r"[^.;]{0,50}?\battended by\b")
_ADJACENT = re.compile(r"\s(?:[a-z][\w-]*\s){0,2}|['’]s?\s(?:[a-z][\w-]*\s){0,1}|[–—-]")
_LINK = re.compile(r"\s?[–—-]\s?|,? and |, ")
_SIDED = frozenset({"demonym", "country", "organisation"})
_GERUND = re.compile(r"\b(?:be|is|are|was|were|been)\s(?:\w+\s)?$")
# What is a meeting, and what is a process, a signing or an audience of other people.
_HELD = re.compile(
    r"[^.;]*?\b(?:hold|held|holds|holding|had|took place|take place|takes place|began|begin|begins|start\w*|open\w*|"
    r"conclud\w+|wrap\w* up|end(?:ed|s)?|continu\w+|resum\w+|adjourn\w+|round|day|"
    r"after|during|following|met|for|at)\b", re.IGNORECASE)
_HELD_STRICTLY = re.compile(r"[^.;]*?\b(?:held|hold|holds|holding|round)\b")
_PROCESS = re.compile(r"\b(?:membership|accession)\s$", re.IGNORECASE)
_OBJECT = re.compile(r"\s(?:the|our|their|these|its|all|this|those)\b")
_MEET_ON = re.compile(
    r"\s*(?:$|[^\s\w]|(?:in|at|on|for|with|to|again|and|as|during|over|face|behind|briefly|privately|separately|virtually|"
    r"late|early|earlier|later|last|this|next|here|there|first|twice|by|via|today|tomorrow|yesterday|after|before|while|"
    r"when|since|ahead|following|amid|inside|outside|near|under|from|their)\b)")
_SEVERAL = frozenset({"meetings", "conversations", "discussions"})
_SEPARATE = re.compile(r"\bseparate\w*\s(?:[\w-]+\s){0,2}$")
_SIGNED = re.compile(r"\bsign(?:ed|s|ing)\b[^.;,]*$")
_BY = re.compile(r"\b(?:by|via|through)\s(?:an?\s)?$")
_SPEAK = re.compile(
    r"\b(?:met|meet\w*|spoke|speak\w*|talk\w*|held|hold\w*|discuss\w*|convers\w+|consult\w+|negotiat\w+)\b",
    re.IGNORECASE)
_NO_OFFICIALS = re.compile(
    r"[^.;,]{0,60}?\b(?:business(?:man|men|people| leaders| community)?|opposition|church|religious|students?|football|"
    r"teams?|coach|elite|cultural figures|journalists?|reporters|writer|film director|actors?|musicians?|academy|"
    r"professor|entrepreneurs|corporations|firms|manufacturers|scientists|scholars|veterans|athletes|artists|investors|executives|companies|tourists|"
    r"activists|families|citizens|compatriots|diaspora|community|teachers|workers|residents)\b", re.IGNORECASE)

# "leaders of the APEC member countries met"
_LEADERS_OF = re.compile(
    r"\b(?:(?P<leader>leaders|heads of (?:state(?: and government)?|delegations?)|presidents)|"
    r"(?P<minister>(?:\w+ )?ministers)) (?:of|from) (?:the )?(?:[A-Z][\w-]* ){0,4}\(?$", re.IGNORECASE)
_WITH_NEXT = re.compile(r"\s+with\b")
_BODY = re.compile(
    r"\b(?P<noun>Task Force|Commission|Committee|Council|Working Group|Steering Group|Board)\b"
    r"(?: (?:on|for|of) [A-Z][^.;:]{0,60}?)?(?: \([A-Z][\w-]*\))?\s(?:has |have |also |will )?$")
_NTH_TIME = re.compile(r" for the (\w+) time\b")
# A picture shows two who meet.
SHOWN = re.compile(
    r"\b(?:(?:shak(?:es?|ing)|shook) hands with|(?:walk|pose|speak|talk|chat)(?:s|ing)? (?:with|to)|"
    r"greet(?:s|ing)?|next to)\b[^.;]*$")
_TOLD = re.compile(r"\b(?:told|tells|urge[ds]|warn(?:ed|s)|assure[ds]|inform(?:ed|s)|asked|thank(?:ed|s))\b[^.;]*$")
_AT_TALKS = re.compile(r"\b(?:at|after|during|following|begins?|began|opens?|in)\s(?:the |his |her |\w+ )?$")
_WERE_HELD = re.compile(r"\s(?:that were |which were |were |was )?held\b")
_MINISTERS = frozenset({"leader", "minister"})


def talks(cue: Cue) -> Iterator[Draft]:
    """Talks or a call that a cue tells."""
    if cue.kind == "discuss":
        yield from _discussion(cue)
        return
    if _is_no_meeting(cue):
        return
    scene, memory = cue.scene, cue.memory
    is_verb = cue.word in MEETING_VERBS or (cue.word == "meeting" and (
        bool(_GERUND.search(cue.before(25))) or bool(chain_after(scene, cue.end).people)))
    if cue.word == "meeting" and not is_verb and cue.behind(_OBJECT):
        return  # "meeting the challenges of our time"
    bloc = _bloc_before(cue) or _body_before(cue)
    if bloc:
        yield bloc
        return
    by = cue.behind(_ATTENDED_BY)
    link = None if by else cue.behind(_WITH) or cue.behind(_WITH, _past_when_and_where(cue))
    mine = (None if is_verb else possessor(cue)) or subject(scene, cue.start, memory)
    other = chain_after(scene, cue.end, memory, mine) if is_verb else Party()
    if not is_verb and not link and not mine.codes:
        behind = chain_after(scene, cue.end)  # "During a telephone conversation Presidents X and Y agreed"
        mine = behind if len(behind.people) > 1 else mine
    if not other.codes and link:
        other = chain_after(scene, link.end(), memory, mine)
        office = _office_behind(cue, link.end()) if link["link"] != "with" and len(other.codes) == 1 else None
        if office:
            yield _of_bloc(cue, *office)
            return
        if link["of"] and not (other.people or other.rank):
            other = Party()
    if cue.word in {"state call", "courtesy call"} and scene.text.startswith(" on", cue.end):
        other = chain_after(scene, cue.end + 3, memory)
    if by:
        other = chain_after(scene, by.end())
    if link and link["of"] and other.rank and ATTEND.search(cue.before(60)):
        mine = subject(cue.scene, cue.start, cue.memory)  # "will join a meeting of foreign ministers of X and Y"
        yield from _gathering(cue, joined(mine, other), other)
        return
    if len(mine.codes) == 1 and len(other.people) == len(other.codes) > 1 and (
            cue.word in _SEVERAL or _SEPARATE.search(cue.before(30))):
        for person in other.people:  # "separate meetings with X and Y"
            one = party([person])
            yield from _row(cue, joined(mine, one), mine, one, other.mentions[-1].end)
        return
    if not link and not other.codes and cue.word in {"meetings", "talks"} and _SEPARATE.search(cue.before(30)):
        return  # "X and Y wrapped up separate meetings": not with each other
    who = _who(cue, mine, other, is_between=bool(link and link["link"] != "with"), is_verb=is_verb)
    if is_verb and not other.people and is_possessive(scene, other):
        other = Party()  # "met Chile's demand"
        who = mine
    if is_verb and not other.codes and not other.people and (len(mine.codes) < 2 or not _stands_alone(cue)):
        return
    if not is_verb and not who.people and not _is_held(cue):
        return
    if cue.kind == "call" and not who.people and not link and not who.rank:
        return
    reach = other.mentions[-1].end if other.mentions and other.mentions[-1].start > cue.start else cue.end
    if not _are_others(cue, mine, other, reach):
        yield from _row(cue, who, mine, other, reach)


def _gathering(cue: Cue, who: Party, other: Party) -> Iterator[Draft]:
    """A meeting of ministers of several states that another's attends."""
    if len(who.codes) > 2:
        found = draft(cue, "summit" if other.rank == "leader" else "forum", who, reach=other.mentions[-1].end,
                      sides=[code for code in who.codes if is_state(code)])
        found.row.rank, found.is_anaphoric = other.rank, False
        yield found


def _past_when_and_where(cue: Cue) -> int:
    """Place behind the days and towns that follow a cue: "met on Friday, December 15, 2023 in Paris with"."""
    at, scene = cue.end, cue.scene
    spots = [(timex.start, timex.end) for timex in scene.timexes if timex.start >= at]
    spots += [(town.start, town.end) for town in scene.mentions if town.kind in TOWNS and town.start >= at]
    for start, end in sorted(spots):
        if start >= at and not _WHEN_OR_WHERE.fullmatch(scene.text, at, start):
            break
        at = max(at, end)
    return at


def _stands_alone(cue: Cue) -> bool:
    """May "they met" end here: no "we meet the challenges", no "they met the deadline"?"""
    return cue.word not in {"met", "meet", "meets"} or bool(cue.behind(_MEET_ON)) or any(
        0 <= t.start - cue.end <= 4 for t in cue.scene.timexes)


def _is_no_meeting(cue: Cue) -> bool:
    """Is it only how a paper was signed or a speech was given: "signed by videoconference"?"""
    return _is_call_word(cue.word) and bool(_SIGNED.search(cue.before(60)) or (
        _BY.search(cue.before(12)) and not _SPEAK.search(cue.before(90))))


def _who(cue: Cue, mine: Party, other: Party, *, is_between: bool, is_verb: bool) -> Party:
    """All who meet, from the subject, the chain behind the cue and the adjectives before it."""
    adjective = Party() if is_verb else _adjectives(cue)
    if is_between and len(other.codes) >= 2:
        return other
    if len(adjective.codes) >= 2:
        return joined(adjective, party([m for m in mine.people if m.code in adjective.codes]))
    if len(adjective.codes) == 1 and not other.codes:
        return joined(adjective, mine)
    names = {m.name for m in other.people if m.name}
    here = cue.scene.start
    if len(other.codes) == 1 and any(m in other.mentions or m.name in names or (
            m.start < here and m.code in other.codes) for m in mine.people):
        # "The President met with Chinese President X", "He will call on the Emperor": no one of the same side
        missing = None if cue.scene.speaker else cue.memory.rival(other.codes[0])
        return Party(other.mentions, [*other.codes, *([missing] if missing else [])])
    if not other.mentions and len(mine.codes) == 1 and not is_verb:
        told = _TOLD.search(cue.before(160)) or SHOWN.search(cue.before(160))
        people = [m for m in cue.scene.mentions if m.kind in PEOPLE and m.code and m.end <= cue.start]
        if told and len({m.code for m in people}) == 2:
            return party(people)  # "X told Y at a meeting"
    return joined(mine, other)


def _is_held(cue: Cue) -> bool:
    """Do talks that name no person take place in so many words, and not only in "accession talks with X"?"""
    if _PROCESS.search(cue.before(20)):
        return bool(_HELD_STRICTLY.match(cue.before(60)))
    if cue.scene.is_title and (cue.end > cue.scene.end - 15 or cue.start == cue.scene.start):
        return True
    if DEFINITE.search(cue.before(40)):
        return True  # "the talks" were told before
    return cue.word.startswith("meeting") or _is_call_word(cue.word) or bool(
        _HELD.search(cue.before(60)) or _HELD.match(cue.scene.text, cue.end, cue.end + 60))


def _is_call_word(word: str) -> bool:
    return "call" in word or "phone" in word or "video" in word


def _are_others(cue: Cue, mine: Party, other: Party, reach: int) -> bool:
    """Are those who meet no officials: business people, students, a team?"""
    if any(m.office in _MINISTERS for m in other.people):
        return False
    text, last = cue.scene.text, mine.mentions[-1].end if mine.mentions else cue.start
    return bool(_NO_OFFICIALS.match(text, cue.end, max(cue.end, reach))
                or (other.mentions and _NO_OFFICIALS.match(text, reach, cue.scene.end))
                or (last < cue.start and _NO_OFFICIALS.match(text, last, cue.start)))


def _row(cue: Cue, who: Party, mine: Party, other: Party, reach: int) -> Iterator[Draft]:
    """The draft for those who meet, completed by the article's pair where the sentence may leave a side out."""
    kind = "call" if cue.kind == "call" else "talks"
    codes = [c for c in who.codes if is_state(c) and (c not in AGENCIES or any(m.code == c for m in who.people))]
    is_guessed = len(codes) < 2
    codes += _missing(cue, codes, who, mine, other)
    if len(codes) < 2:
        is_many = bool(MANY_SIDED.search(cue.before(30)))
        found = draft(cue, "summit" if is_many else kind, who, reach=reach, sides=codes)
        if not other.mentions and (found.is_anaphoric or found.is_next):
            found.is_anaphoric = True
            yield found
        return
    found = draft(cue, kind, who, reach=reach, sides=codes)
    office = next((o for m in other.mentions if m.kind == "organisation" and m.code not in AGENCIES and (
        o := BLOC_OFFICE.match(cue.scene.text, m.end, cue.scene.end))), None)
    if kind == "talks" and office and not other.people:
        # "met with NATO leaders": the bloc's own
        found.row.kind, found.row.rank = ("summit", "leader") if office["leader"] else ("forum", "minister")
    states = [c for c in found.row.participants if c not in {"UN", "EU"} and len(c) == 3]
    if kind == "talks" and len(found.row.participants) > 2 and (MANY_SIDED.search(cue.before(30)) or (
            len(states) > 2 and found.row.rank == "leader")):
        found.row.kind = "summit"
    if cue.word == "courtesy call" and cue.memory.home in codes and found.row.country is None:
        found.row.country = cue.memory.home  # a government tells of the guest who called on it
    found.row.rule = "guess" if is_guessed else kind
    if cue.scene.text[cue.start].isupper() and not cue.scene.is_title and cue.word == "meeting":
        named = title(cue.scene, cue.start, cue.end)
        if named.name and named.name.lower() != "meeting":
            found.row.name, found.row.edition = named.name, (named.editions or (None,))[0]
    is_sided = len(who.codes) > 1 and not mine.codes and not other.codes
    found.is_anaphoric = found.is_anaphoric and not is_sided and not is_guessed and (
        not other.codes or bool(cue.behind(_ATTENDED_BY)))
    yield found


def _missing(cue: Cue, codes: list[str], who: Party, mine: Party, other: Party) -> list[str]:
    """The side that a sentence leaves out: of a headline's "Talks with X", of a stranger, of "at talks" in the lead."""
    memory, is_lead = cue.memory, cue.scene.number < LEAD
    if memory.home and other.codes and not mine.mentions and not mine.codes and memory.home not in codes and is_lead:
        return [memory.home]
    if codes == [memory.home]:
        return []  # a government's own people meet
    if len(codes) == 1:
        missing = memory.other(codes[0])
        is_stranger = who.has_stranger or (not mine.mentions and cue.scene.number < 2)
        if missing and is_stranger and (other.codes or other.has_stranger):
            return [missing]
        if missing and is_lead and memory.pair and not other.mentions and mine.people and cue.word == "talks" and (
                _AT_TALKS.search(cue.before(30))):
            return [missing]
    if not codes and memory.pair and cue.scene.timexes and cue.behind(_WERE_HELD):
        return list(memory.pair)
    return []


def _discussion(cue: Cue) -> Iterator[Draft]:
    """ "X and Y discussed trade", and "X told Y", which is weaker: it may have been said anywhere."""
    mine = who = subject(cue.scene, cue.start, cue.memory)
    is_told = cue.word == "told"
    behind = None if is_told else cue.behind(_WITH_ONLY)
    if is_told or behind:
        other = chain_after(cue.scene, behind.end() if behind else cue.end)
        who = joined(who, other) if other.people else who
    if is_told and (len(mine.codes) != 1 or who is mine):
        return
    if len(who.codes) == 2 and len(who.people) >= 2 and all(is_state(c) for c in who.codes):
        kind = "call" if cue.behind(_IN_A_CALL) else "talks"
        found = draft(cue, kind, who, sides=who.codes, reach=who.mentions[-1].end)
        found.row.rule, found.is_weak, found.is_anaphoric = "discuss", is_told, False
        found.is_vague = found.is_vague or (is_told and bool(cue.behind(_AT_A_RECENT)))
        if not is_told:
            put(found.row, Where())  # "discussed efforts in Peru": the efforts are there
        yield found


def _adjectives(cue: Cue) -> Party:
    """Sides right before the noun: "Russian-Turkish talks", "US-China trade negotiations"."""
    mentions, text = cue.scene.mentions, cue.scene.text
    last = next((k for k in range(len(mentions) - 1, -1, -1) if mentions[k].end <= cue.start), None)
    if last is None or mentions[last].kind not in _SIDED or not _ADJACENT.fullmatch(
            text[mentions[last].end:cue.start]):
        return Party()
    first = last
    while first > 0 and mentions[first - 1].kind in _SIDED and _LINK.fullmatch(
            text[mentions[first - 1].end:mentions[first].start]):
        first -= 1
    return party(mentions[first:last + 1])


# -- blocs -------------------------------------------------------------------------------------------------------------


def _bloc_before(cue: Cue) -> Draft | None:
    """ "BRICS leaders met", "EU foreign ministers' meeting": the bloc's own summit or forum."""
    mentions = cue.scene.mentions
    is_verb = cue.word in MEETING_VERBS and not cue.behind(_WITH_NEXT)
    for mention in mentions:
        if mention.kind != "organisation" or not 0 <= cue.start - mention.end < 70 or mention.code in AGENCIES:
            continue
        office = BLOC_OFFICE.match(cue.scene.text, mention.end, cue.start) or (
            is_verb and _LEADERS_OF.search(cue.scene.before(mention.start, 40)))
        if office and not any(m.kind in PEOPLE for m in mentions if mention.end <= m.start < cue.end + 40):
            return _of_bloc(cue, mention, office)
    return None


def _body_before(cue: Cue) -> Draft | None:
    """ "The U.S.-EU Task Force on Energy met": a standing body of the sides in its name held its forum."""
    is_met = cue.word in MEETING_VERBS or cue.word == "meeting"
    body = _BODY.search(cue.before(120)) if is_met else None
    if body is None:
        return None
    at = cue.start - len(body.group())
    named = title(cue.scene, at + body.start("noun") - body.start(), at + body.end("noun") - body.start())
    if len(named.codes) < 2 or not named.name:
        return None
    found = draft(cue, "forum", party(list(named.mentions)), sides=named.codes)
    found.row.name, found.row.series = named.name, series(named.codes, "forum")
    again = _NTH_TIME.match(cue.scene.text, cue.end, cue.scene.end)
    found.row.edition = ordinal(again.group(1)) if again else (named.editions or (None,))[0]
    found.is_anaphoric = False
    return found


def _office_behind(cue: Cue, at: int) -> tuple[Mention, re.Match[str]] | None:
    """The bloc and its office behind "meeting of": "BRICS leaders", "the APEC economic leaders"."""
    for mention in cue.scene.mentions:
        if 0 <= mention.start - at < 60 and mention.kind == "organisation" and mention.code not in AGENCIES:
            office = BLOC_OFFICE.match(cue.scene.text, mention.end, cue.scene.end) or _LEADERS_OF.search(
                cue.scene.text[at:mention.start])
            if office:
                return mention, office
    return None


def _of_bloc(cue: Cue, mention: Mention, office: re.Match[str]) -> Draft:
    who = joined(party([mention], office.lastgroup), at_summit(cue.scene, cue.start, max(cue.end, office.end())))
    if ATTEND.search(cue.before(90)):
        who = joined(who, subject(cue.scene, cue.start, cue.memory))  # "X will attend the meeting of BRICS officials"
    found = draft(cue, "summit" if office["leader"] else "forum", who, reach=office.end(), sides=who.codes)
    found.row.edition = (edition_before(cue.scene, cue.start) or (None,))[0]
    found.is_anaphoric = False
    return found


# -- the lead ----------------------------------------------------------------------------------------------------------


def occasion(scene: Scene, memory: Memory) -> Draft | None:
    """What "the talks" of a later sentence may be: the two whom the lead names together, with its day and place."""
    if scene.is_title or scene.number >= LEAD:
        return None
    for k in range(1, len(scene.mentions)):
        last = scene.mentions[k]
        if last.kind not in PEOPLE:
            continue
        who = subject(scene, last.end, memory)
        if len(who.codes) == 2 and len(who.people) == 2 and all(is_state(c) for c in who.codes):
            return draft(Cue(scene, memory, "talks", last.end, last.end), "talks", who, sides=who.codes)
    return None
