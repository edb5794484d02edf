"""Summits and forums: names, editions and series ("the second Russia-Central Asia summit", "44th and 45th ASEAN Summits")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from analytics import reference
from analytics.extract.drafts import Draft, draft, is_state
from analytics.extract.occasions import where, where_is
from analytics.extract.meeting_words import AGENCIES, AT_SUMMIT, DEFINITE
from analytics.extract.scenes import PEOPLE, TOWNS, Memory, Party, Scene, chain_after, joined, party, possessor, subject
from analytics.extract.spans import Mention

ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
)
_EDITIONS = {word: number for number, word in enumerate(ORDINALS, 1)} | {"inaugural": 1}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_ORDINAL = r"\d{1,3}(?:st|nd|rd|th)|" + "|".join(_EDITIONS) + r"|[IVXL]{1,6}"

# A name's words, read backwards from its noun, and forwards behind a noun with a capital letter.
_NAME_WORD = r"(?<![:\w])(?:[A-Z0-9“][\w.’'&+]*(?:[-–/][\w.’'&+]+)*|\([A-Z][\w&-]*\))"
_NAME_BEFORE = re.compile(rf"(?:(?:{_NAME_WORD},?|of the|of|and|&|–|—|-)\s+)*$")
_NAME_BEHIND = re.compile(r"(?:\s+(?:of|for|on) (?:the )?[A-Z][\w’'-]*(?:(?:,? (?:and|of|the|for|in|of the))* [A-Z][\w’'-]*|, [A-Z][\w’'-]*| on [A-Z][\w’'-]*)*)")
_NAME_GOES_ON = re.compile(r"(?: and)? [A-Z]\w*(?: \w+){0,3} (?:Meeting|Summit|Forum|Conference|Commission|Council|Dialogue|Committee)\b")
_EDITION_BEFORE = re.compile(
    rf"\b(?P<a>{_ORDINAL})(?:[- ]ever)?(?:\s+and\s+(?P<b>\d{{1,3}}(?:st|nd|rd|th)))?\s+"
    r"(?:(?:meeting|session|round|edition) of (?:the )?)?(?:[a-z][\w-]*\s+){0,2}$", re.IGNORECASE)
_EDITION_AT_FRONT = re.compile(rf"(?:\d{{4}}\s+)?(?P<a>{_ORDINAL})(?:[- ]ever)?(?:\s+and\s+(?P<b>\d{{1,3}}(?:st|nd|rd|th)))?\s+", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d\s+")
_NO_FRONT = frozenset(
    "the a an in on at for of and to by from this that these during after before following ahead next last our their his"
    " monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september"
    " october november december new annual latest - – — & mr president informal regular special with as upcoming".split())
_ATTEND = re.compile(
    r"\b(?:attend(?:s|ed|ing)?|take[sn]? part in|took part in|taking part in|participat\w+ in|join(?:s|ed|ing)?|co-?host\w*|"
    r"host(?:s|ed|ing)?|co-?chair\w*|chair(?:s|ed|ing)?|arriv\w+|head(?:s|ed|ing)?(?= (?:\w+ ){0,2}(?:to|for)\b)|address(?:es|ed)?|speak(?:s|ing)? at|"
    r"spoke at|led|represent\w*|see you at)\b[^.;]{0,70}$", re.IGNORECASE)
_ATTENDED_BY = re.compile(r"[^.;]{0,50}?\b(?:attended|hosted|co-hosted|chaired|co-chaired) by\b")
_OF = re.compile(r"\s+of (?:the )?")
_LISTED = re.compile(r",?\s*(?:and|as well as|followed by)?\s*(?:the )?(?:(?:meeting|session|summit)s? of )?(?:the )?")
_WHERE = re.compile(r"[^.;]{0,40}\bwhere\b")
_WITH = re.compile(r"(?:\s+in [A-Z][\w-]+)?\s+(?:with|between)\b")
_HOST = re.compile(r"\b(?:co-)?host", re.IGNORECASE)
_LOWER_HEAD = re.compile(r"meeting|talks", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Title:
    """What a summit is called: proper name, editions (several for "44th and 45th"), the sides that the name holds."""

    name: str | None
    editions: tuple[int, ...]
    start: int
    end: int
    mentions: tuple[Mention, ...]

    @property
    def codes(self) -> list[str]:
        """Sides in the name; a town is where it was, not who came."""
        return list(dict.fromkeys(m.code for m in self.mentions if m.code and m.kind not in TOWNS and m.kind not in PEOPLE and m.kind != "seat"))


def summit(scene: Scene, memory: Memory, published: date | None, start: int, end: int, kind: str,
           last: Draft | None = None) -> Iterator[Draft]:
    """Rows of the summit or forum whose noun stands at [start, end), one for each edition.

    `last` is the summit told before it in the same sentence.
    """
    text = scene.text
    named = title(scene, start, end)
    is_plural = re.search(r"summits$|forums?$|dialogues?$", text[start:end].lower()) if kind == "forum" else text[
        start:end].lower().endswith("summits")
    if (is_plural and text[start:end].lower().endswith("s") and not named.editions) or _NAME_GOES_ON.match(text, end, scene.end):
        return
    named = _of_bloc(scene, named, end)
    with_ = _WITH.match(text, named.end)
    if kind == "forum" and (named.name is None or not named.name[0].isupper()) and not (named.editions or with_):
        return
    codes = [c for c in named.codes if c not in AGENCIES or kind == "forum"]
    if kind == "forum" and named.name and not named.editions and _is_bare(scene, named, start):
        return
    if text[named.start:named.end].lower().startswith("european leaders"):
        codes = ["EU"]
    who, host, town = _attendants(scene, memory, named)
    codes += [c for c in who.codes if c not in codes]
    if with_:
        other = chain_after(scene, with_.end())
        mine = possessor(scene, start, memory) or subject(scene, start, memory)
        codes += [c for c in [*mine.codes, *other.codes] if c not in codes]
        who = joined(who, mine, other)
    is_definite = bool(DEFINITE.search(scene.before(named.start, 30))) and not named.codes
    if not codes:
        mine = subject(scene, start, memory)
        if mine.people and named.name or any(m.kind == "organisation" for m in mine.mentions):
            who, codes = mine, mine.codes
        codes = [*codes, *(m.code for m in named.mentions if m.kind in TOWNS and m.code and m.code not in codes)]
    if not codes and named.name and memory.pair:
        place = where(scene, start, named.end, kind).country
        codes = list(memory.pair) if place in memory.pair else codes
    if len(set(codes)) == 1 and is_plain_state(codes[0]) and not (
            who.people and kind == "summit") and not text[start:start + 3].upper() == "COP":
        return
    if last and _LISTED.fullmatch(text[last.name[1]:named.start]):
        # "will take part in the A summit, the meeting of B, and the C council": who and when are said once
        codes += [c for c in last.who if c not in codes]
    for edition in named.editions or (None,):
        found = draft(scene, published, named.start if named.name else start, named.end, kind, who, sides=codes, host=host)
        row = found.row
        row.name, row.edition = named.name, edition
        if named.codes:
            row.series = series(named.codes, kind)
        row.rank = "leader" if kind == "summit" else row.rank
        row.guests, found.name = [], (named.start, named.end)
        if host and row.country is None:
            row.country = host
        town = town or next((m for m in named.mentions if m.kind in TOWNS and m.start == named.start), None)
        if town and row.country is None:
            spot = where_is(town)
            row.place, row.country, row.lon, row.lat = spot.place, spot.country, spot.lon, spot.lat
        found.is_anaphoric = (is_definite and named.name is None) or not codes
        found.who = list(who.codes) or (list(last.who) if last else [])
        if last and row.start is None and row.end is None and _LISTED.fullmatch(text[last.name[1]:named.start]):
            row.start, row.end, row.precision = last.row.start, last.row.end, last.row.precision
            row.date_text, row.status = last.row.date_text, last.row.status
        yield found


def at_summit(scene: Scene, start: int, end: int) -> Party:
    """Leaders that a sentence puts at the summit at [start, end): "X met Y at the summit", "the summit, where Z"."""
    is_at, is_where = AT_SUMMIT.search(scene.before(start, 110)), _WHERE.match(scene.text, end)
    return party([m for m in scene.mentions if m.kind == "leader" and m.code
                  and ((m.end <= start and is_at) or (m.start > end and is_where))])


def attendance(scene: Scene, published: date | None, start: int, end: int) -> Iterator[Draft]:
    """ "The heads of state include Presidents X, Y and Z": who takes part in the summit told before."""
    who = chain_after(scene, end)
    if len(who.codes) > 1 and len(who.people) > 1:
        found = draft(scene, published, start, end, "summit", who, sides=who.codes)
        found.is_anaphoric, found.is_denied, found.is_vague = True, False, False
        found.row.country = found.row.place = found.row.lon = found.row.lat = None
        yield found


def _is_bare(scene: Scene, named: Title, start: int) -> bool:
    """Is the name an organisation's alone ("the APEC forum")?"""
    rest = scene.text[named.start:start]
    for mention in named.mentions:
        rest = rest.replace(scene.text[mention.start:mention.end], "")
    return named.end - start < 12 and bool(named.mentions) and not re.search(r"[A-Za-z]", rest)


def _attendants(scene: Scene, memory: Memory, named: Title) -> tuple[Party, str | None, Mention | None]:
    """Who takes part, who hosts and which town does, from the words before the name or "attended by" behind it."""
    by = _ATTENDED_BY.match(scene.text, named.end, scene.end)
    if by:
        who = chain_after(scene, by.end())
        return who, (who.codes[0] if len(who.codes) == 1 and "hosted" in by.group() else None), None
    attending = _ATTEND.search(scene.text, max(scene.start, named.start - 110), named.start)
    if attending is None:
        return at_summit(scene, named.start, named.end), None, None
    if attending.group().lower().startswith("see you"):
        return Party([], memory.both()), None, None
    is_host = bool(_HOST.match(attending.group()))
    who = subject(scene, attending.start(), memory)
    towns = [m for m in who.mentions if m.kind in TOWNS] or (
        [m for m in scene.mentions if m.kind in TOWNS and 0 < attending.start() - m.end < 12] if is_host else [])
    if towns:
        return Party(), None, towns[0]
    return who, (who.codes[0] if len(who.codes) == 1 and is_host else None), None


def _of_bloc(scene: Scene, named: Title, end: int) -> Title:
    """ "A summit of the Shanghai Cooperation Organisation": the bloc behind the noun names it."""
    of = _OF.match(scene.text, end)
    if named.codes or not of:
        return named
    bloc = next((m for m in scene.mentions if m.start == of.end() and m.kind in {"organisation", "region"}), None)
    if bloc is None:
        return named
    name = " ".join(scene.text[named.start:bloc.end].split())
    return Title(name, named.editions, named.start, bloc.end, (*named.mentions, bloc))


def is_plain_state(code: str) -> bool:
    """Is it one state, and no bloc, format or region?"""
    return code not in _blocs()


@cache
def _blocs() -> frozenset[str]:
    return frozenset(o.code for o in reference.organisations())


# -- names -------------------------------------------------------------------------------------------------------------


def title(scene: Scene, start: int, end: int) -> Title:
    """Name around the noun at [start, end)."""
    text = scene.text
    first = _front(scene, start)
    last = end
    if text[start].isupper():
        behind = _NAME_BEHIND.match(text, end, min(scene.end, end + 90))
        last = _before_time(scene, end, behind.end()) if behind else end
    editions, first = _editions(scene, first, start)
    mentions = tuple(m for m in scene.mentions if first <= m.start < last)
    name: str | None = " ".join(text[first:last].split()).strip("“”\"‘")
    is_proper = any(word[0].isupper() for word in re.findall(r"[^\W\d_][\w]*", text[first:start]))
    if not (is_proper or last > end or text[start:end].lower().startswith("supreme")) or (
            last == end and _is_adjectival(scene, first, start, mentions)):
        name = None
    if name and len(editions) > 1 and name.lower().endswith("summits"):
        name = name[:-1]
    if text[start:start + 3].upper() == "COP":
        name, editions = text[start:end], (int(text[end - 2:end]),)
    held = tuple(m for m in mentions if m.start < end or m.kind in {"organisation", "region", "country"})
    return Title(name, editions, first, last, held if not re.match(r"\s+on\b", text[end:last]) else tuple(
        m for m in held if m.start < end))


def _front(scene: Scene, start: int) -> int:
    """Where the name starts; in a headline only what the sides right before the noun tell."""
    text = scene.text
    if scene.is_title:
        first = start
        for m in reversed([m for m in scene.mentions if m.end <= start and m.kind not in PEOPLE]):
            if not re.fullmatch(r"\s?[–—-]\s?|\s", text[m.end:first]):
                break
            first = m.start
        return first
    match = _NAME_BEFORE.search(text, max(scene.start, start - 150), start)
    first = match.start() if match else start
    for mention in scene.mentions:
        if mention.kind in PEOPLE and first < mention.end <= start:
            first = mention.end
    for timex in scene.timexes:
        if first < timex.end <= start and not timex.text.isdigit():
            first = timex.end
    while first < start:
        word = re.match(r"\s*\S+\s+|\s+", text[first:start])
        if word is None or word.group().strip().lower().strip(",") not in _NO_FRONT | {""}:
            break
        first += word.end()
    return first


def _before_time(scene: Scene, low: int, high: int) -> int:
    """End of a name that a date follows: "ASEAN Summits on Oct 9-11"."""
    for timex in scene.timexes:
        if low <= timex.start < high:
            return low + len(re.sub(r"\s+(?:on|in|of|for)?\s*$", "", scene.text[low:timex.start]))
    return high


def edition_before(scene: Scene, at: int) -> tuple[int, ...]:
    """Ordinals right before a place: "the 24th meeting"."""
    match = _EDITION_BEFORE.search(scene.text, max(scene.start, at - 60), at)
    return tuple(n for part in (match["a"], match["b"]) if part and (n := ordinal(part))) if match else ()


def _editions(scene: Scene, first: int, start: int) -> tuple[tuple[int, ...], int]:
    """Ordinals before a name or at its front, and where the name starts without them."""
    text = scene.text
    inner = _EDITION_AT_FRONT.match(text, first, start)
    outer = _EDITION_BEFORE.search(text, max(scene.start, first - 60), first)
    for match in (inner, outer):
        if match:
            numbers = tuple(n for part in (match["a"], match["b"]) if part and (n := ordinal(part)))
            if numbers:
                return numbers, match.end() if match is inner else first
    year = _YEAR.match(text, first, start)
    return (), year.end() if year else first


def ordinal(word: str) -> int | None:
    """Number of "second", "10th" or "V"; None for any other word."""
    lower = word.lower()
    if lower in _EDITIONS:
        return _EDITIONS[lower]
    digits = re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", lower)
    if digits:
        return int(digits.group(1))
    if word.isupper() and word != "I" and set(word) <= set(_ROMAN):
        values = [_ROMAN[c] for c in word]
        return sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))
    return None


def _is_adjectival(scene: Scene, first: int, start: int, mentions: tuple[Mention, ...]) -> bool:
    """Is the name nothing but demonyms ("Russian-Turkish summit")?"""
    rest = scene.text[first:start]
    for mention in mentions:
        if mention.kind == "demonym":
            rest = rest.replace(scene.text[mention.start:mention.end], "")
    return not re.search(r"[A-Za-z]", rest)


def series(codes: list[str], kind: str) -> str:
    """Name of the series that a summit or forum of these sides belongs to, the same for every outlet."""
    return f"{'-'.join(reference.name_of(code) for code in sorted(set(codes)) if is_state(code) or len(codes) > 0)} {kind}"
