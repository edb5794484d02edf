"""Summits and forums: which it is, who takes part, who hosts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from analytics import reference
from analytics.extract.drafts import Draft, draft
from analytics.extract.meeting_words import AT_SUMMIT, PAST_GATHERING
from analytics.extract.memory import Cue, Party, joined, party
from analytics.extract.parties import chain_after, possessor, subject
from analytics.extract.party_words import AGENCIES, DEFINITE
from analytics.extract.scenes import TOWNS, Scene, blocs
from analytics.extract.spans import Mention
from analytics.extract.summit_names import Title, title
from analytics.extract.venues import put, where, where_is

ATTEND = re.compile(
    r"\b(?:attend(?:s|ed|ing)?|take[sn]? part in|took part in|taking part in|participat\w+ in|join(?:s|ed|ing)?|"
    r"co-?host\w*|host(?:s|ed|ing)?|co-?chair\w*|chair(?:s|ed|ing)?|arriv\w+|address(?:es|ed)?|speak(?:s|ing)? at|"
    r"head(?:s|ed|ing)?(?= (?:\w+ ){0,2}(?:to|for)\b)|spoke at|led|represent\w*|see you at)\b[^.;]{0,70}$",
    re.IGNORECASE)
_ATTENDED_BY = re.compile(
    r"[^.;]{0,50}?\b(?:(?:attended|hosted|co-hosted|chaired|co-chaired) by|(?:brought|bring(?:s|ing)) together|"
    r"with the participation of)\b")
_NOT = re.compile(r"(?:\bnot|n['’]t|\bnever)\s(?:\w+\s)?$")
_PLURAL = re.compile(r"(?:summit|forum|conference|dialogue|ministerial)s$")
_HOST = re.compile(r"\b(?:co-)?host", re.IGNORECASE)
_HOLD = re.compile(
    r"\b(?:hold|holds|held|holding|had|have|convene[sd]?) (?:an?|the|their|its)\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
_WITH = re.compile(r"(?:\s+in [A-Z][\w-]+)?\s+(?:with|between)\b")
_WHERE = re.compile(r"[^.;]{0,40}\bwhere\b")
_GREETED = re.compile(
    r"\b(?:greetings?|message|letter|telegram|welcome|congratulat\w+)\b[^.;]{0,60}\b(?:to|on|at)\b[^.;]{0,60}$",
    re.IGNORECASE)
_WRITTEN_TO = re.compile(
    r"\b(?:greetings?|message|letter|telegram)\b[^.;]{0,40}\bto\b[^.;]{0,20}\b(?:participants|organi[sz]ers|guests)\b",
    re.IGNORECASE)
_PRIVATE = re.compile(
    r"\b(?:CEOs?|Media|Tech|Bankers?|Banking|Investors?|Business|Industry|National|Tribal|Youth|Bankers|Film|Sports?)\b")
_PRESS = re.compile(r"\b(?:press|news|video|tele) $", re.IGNORECASE)
_CLIMATE = re.compile(r"\bcop ?\d\d\b|\bclimate (?:change )?(?:summit|conference|talks)", re.IGNORECASE)
_LISTED = re.compile(
    r",?\s*(?:and|as well as|followed by)?\s*(?:the )?(?:(?:meeting|session|summit)s? of )?(?:the )?")
_NAME_GOES_ON = re.compile(
    r"(?: \([A-Z][\w+-]*\))?(?: and)? [A-Z][\w’']*(?: [\w’']+){0,3} "
    r"(?:Meeting|Summit|Forum|Conference|Commission|Council|Dialogue|Committee)\b")
_FAR = 200  # characters between a summit and a leader who is put there
_REACH = 110  # characters before a name in which its attendants stand


def summit(cue: Cue, last: Draft | None = None) -> Iterator[Draft]:
    """Rows of the summit or forum whose noun a cue is, one for each edition.

    `last` is the summit told before it in the same sentence.
    """
    scene = cue.scene
    named = title(scene, cue.start, cue.end)
    if (_PLURAL.search(cue.word) and not named.editions) or cue.behind(_NAME_GOES_ON):
        return
    if cue.word == "conference" and _PRESS.search(scene.before(cue.start, 12)):
        return
    if (_GREETED if cue.kind == "forum" else _WRITTEN_TO).search(scene.before(named.start, 90)):
        return  # who greets its participants takes no part
    with_ = cue.behind(_WITH, named.end)
    if cue.kind == "forum" and not (named.editions or with_ or (
            named.name and named.name[0].isupper() and not _is_bare(scene, named, cue.start))):
        return
    who, host, town = _attendants(cue, named)
    if with_:
        mine = possessor(cue) or subject(scene, cue.start, cue.memory)
        who = joined(who, mine, chain_after(scene, with_.end()))
    who, codes = _sides(cue, named, who)
    is_alone = len(codes) == 1 and _is_plain_state(codes[0]) and not cue.word.startswith("cop")
    if is_alone and _PRIVATE.search(scene.text, named.start, named.end):
        return  # "the CEO summit": no states
    if is_alone and not ((named.name and codes[0] in who.codes) or (who.people and cue.kind == "summit")):
        return
    is_listed = last is not None and bool(_LISTED.fullmatch(scene.text, last.name[1], named.start))
    if last and is_listed:
        # "will take part in the A summit, the meeting of B, and the C council": who and when are said once
        codes = list(dict.fromkeys([*codes, *last.who]))
    is_definite = bool(DEFINITE.search(scene.before(named.start, 30))) and named.name is None and not named.codes
    whole = replace(cue, start=named.start if named.name else cue.start, end=named.end)
    for edition in named.editions or (None,):
        found = draft(whole, cue.kind, who, sides=codes, host=host)
        _fill(found, named, edition, host, town)
        is_held = bool(_HOLD.search(scene.before(named.start, 60))) and len(codes) > 1
        found.is_anaphoric = (is_definite and not is_held) or not codes
        # "held their third meeting"; of a series' own summits "the annual" and "the third" is one
        found.is_vague = found.is_vague and not is_held and bool(
            PAST_GATHERING.search(scene.before(whole.start, 45)) or found.row.series is None)
        found.who = list(who.codes)
        if is_alone and found.row.country is None:
            found.is_alone = cue.kind == "forum" or not who.people
        elif is_alone and not _add_host(found, codes[0]) and not (who.people and cue.kind == "summit"):
            continue
        if last and is_listed:
            found.who = found.who or list(last.who)
            if found.row.precision is None:
                _lend_days(last, found)
        yield found


def _fill(found: Draft, named: Title, edition: int | None, host: str | None, town: Mention | None) -> None:
    row = found.row
    row.name, row.edition = named.name, edition
    is_series = len(named.codes) > 1 or any(not _is_plain_state(code) for code in named.codes)
    row.series = series(named.codes, row.kind or "summit") if is_series else None
    if _CLIMATE.search(named.name or "") or (row.participants == ["UN"] and _CLIMATE.search(row.evidence)):
        row.series = "United Nations climate summit"
    row.rank = "leader" if row.kind == "summit" else row.rank
    row.country = row.country or host
    found.name = (named.start, named.end)
    town = town or named.town
    if town and row.country is None:
        put(row, where_is(town))


def _add_host(found: Draft, guest: str) -> bool:
    """The state where the one who is named attends a gathering takes part in it; False if it is not told or his own."""
    row = found.row
    if row.country is None or row.country == guest:
        return False
    row.participants = sorted({*row.participants, row.country})
    return True


def _lend_days(last: Draft, found: Draft) -> None:
    a, b = last.row, found.row
    b.start, b.end, b.precision, b.date_text, b.status = a.start, a.end, a.precision, a.date_text, a.status


def _sides(cue: Cue, named: Title, who: Party) -> tuple[Party, list[str]]:
    """All sides of a summit: those of its name, those who attend, and where neither is told, who holds it."""
    codes = [c for c in named.codes if c not in AGENCIES or cue.kind == "forum"]
    if cue.scene.text[named.start:named.end].lower().startswith("european leaders"):
        codes = ["EU"]
    codes = list(dict.fromkeys([*codes, *who.codes]))
    if codes:
        return who, codes
    mine = subject(cue.scene, cue.start, cue.memory)
    before = cue.scene.before(named.start, 60)
    is_theirs = (mine.people and named.name) or (
        mine.people and _HOLD.search(before)) or (
        len(mine.codes) > 1 and (_HOLD.search(before) or AT_SUMMIT.search(before)))
    if is_theirs or any(m.kind == "organisation" for m in mine.mentions):
        who, codes = mine, list(mine.codes)
    codes += [m.code for m in named.mentions if m.kind in TOWNS and m.code and m.code not in codes]
    pair = cue.memory.pair
    if not codes and named.name and pair and where(cue.scene, cue.start, named.end, cue.kind).country in pair:
        codes = list(pair)
    return who, codes


def _attendants(cue: Cue, named: Title) -> tuple[Party, str | None, Mention | None]:
    """Who takes part, who hosts and which town does, from the words before the name or "attended by" behind it."""
    scene = cue.scene
    by = cue.behind(_ATTENDED_BY, named.end)
    attending = ATTEND.search(scene.text, max(scene.start, named.start - _REACH), named.start)
    if by:
        who = chain_after(scene, by.end())
        if attending:
            host = who.codes[0] if len(who.codes) == 1 and "hosted" in by.group() else None
            return joined(who, subject(scene, attending.start(), cue.memory)), host, None
        return who, who.codes[0] if len(who.codes) == 1 and "hosted" in by.group() else None, None
    if attending and _NOT.search(scene.before(attending.start(), 20)):
        return Party(), None, None  # "X will not join the leaders at the summit"
    if attending is None:
        return at_summit(scene, named.start, named.end), None, None
    if attending.group().lower().startswith("see you"):
        return Party([], cue.memory.both()), None, None
    is_host = bool(_HOST.match(attending.group()))
    who = subject(scene, attending.start(), cue.memory)
    towns = [m for m in who.mentions if m.kind in TOWNS] or [
        m for m in scene.mentions if is_host and m.kind in TOWNS and 0 < attending.start() - m.end < 12]
    if towns:
        return Party(), None, towns[0]  # "Brussels hosted the summit"
    return who, who.codes[0] if len(who.codes) == 1 and is_host else None, None


def at_summit(scene: Scene, start: int, end: int) -> Party:
    """Leaders that a sentence puts at the summit at [start, end): "X met Y at the summit", "the summit, where Z"."""
    is_at = AT_SUMMIT.search(scene.before(start, _REACH))
    is_where = _WHERE.match(scene.text, end, scene.end)
    return party([m for m in scene.mentions if m.kind == "leader" and m.code
                  and ((start - _FAR <= m.end <= start and is_at) or (m.start > end and is_where))])


def attendance(cue: Cue) -> Iterator[Draft]:
    """ "The heads of state include Presidents X, Y and Z": who takes part in the summit told before."""
    who = chain_after(cue.scene, cue.end)
    if len(who.codes) > 1 and len(who.people) > 1:
        found = draft(cue, "summit", who, sides=who.codes)
        found.is_anaphoric, found.is_denied, found.is_vague = True, False, False
        found.row.rule = "attendance"
        found.row.country = found.row.place = found.row.lon = found.row.lat = None
        yield found


def _is_bare(scene: Scene, named: Title, start: int) -> bool:
    """Is the name an organisation's alone ("the APEC forum")?"""
    rest = scene.text[named.start:start]
    for mention in named.mentions:
        rest = rest.replace(scene.text[mention.start:mention.end], "")
    return named.end - start < 12 and bool(named.mentions) and not re.search(r"[A-Za-z]", rest)


def series(codes: list[str], kind: str) -> str:
    """Name of the series that a summit or forum of these sides belongs to, the same for every outlet."""
    return f"{'-'.join(reference.name_of(code) for code in sorted(set(codes)))} {kind}"


def _is_plain_state(code: str) -> bool:
    """Is it one state, and no bloc, format or region?"""
    return code not in blocs()


