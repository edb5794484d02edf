"""Names and editions of summits: "the second Russia-Central Asia summit", "44th and 45th ASEAN Summits"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analytics.extract.party_words import BLOC_OFFICE
from analytics.extract.scenes import PEOPLE, TOWNS, Scene
from analytics.extract.spans import Mention

ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)
_EDITIONS = {word: number for number, word in enumerate(ORDINALS, 1)} | {"inaugural": 1}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_NTH = r"\d{1,3}(?:st|nd|rd|th)"
_ORDINAL = rf"{_NTH}|{'|'.join(_EDITIONS)}|[IVXL]{{1,6}}"

# A name's words, read backwards from its noun, and forwards behind a noun with a capital letter.
_NAME_WORD = r"(?<![:\w])(?:[A-Z0-9“][\w.’'&+]*(?:[-–/][\w.’'&+]+)*|\([A-Z][\w&-]*\))"
# "Americas Partnership for Economic Prosperity Leaders' Summit": what a name is for stands between its own words
_NAME_BEFORE = re.compile(
    rf"(?:(?:{_NAME_WORD},?|of the|of|and|&|–|—|-|(?<=(?:ship|ance|work|tion|tive) )for(?= [A-Z]))\s+)*$")
_NAME_BEHIND = re.compile(
    r"\s+(?:of|for|on) (?:the )?[A-Z][\w’'-]*(?:(?:,? (?:and|of|the|for|in|of the))* [A-Z][\w’'-]*|, [A-Z][\w’'-]*|"
    r" on [A-Z][\w’'-]*)*")
_EDITION_BEFORE = re.compile(
    rf"\b(?P<a>{_ORDINAL})(?:[- ]ever)?(?:\s+and\s+(?P<b>{_NTH}))?\s+"
    r"(?:(?:meeting|session|round|edition) of (?:the |their )?)?(?:[a-z][\w-]*\s+){0,2}$", re.IGNORECASE)
_EDITION_AT_FRONT = re.compile(
    rf"(?:\d{{4}}\s+)?(?P<a>{_ORDINAL})(?:[- ]ever)?(?:\s+and\s+(?P<b>{_NTH}))?\s+", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d\s+")
_TITLE_GLUE = re.compile(r"\s?[–—-]\s?|\s")
_OWNED = re.compile(r"['’]s\s+")  # "last November's Moscow CIS summit"
_FIRST_WORD = re.compile(r"\s*\S+\s+|\s+")
_NO_FRONT = frozenset([
    "the", "a", "an", "in", "on", "at", "for", "of", "and", "to", "by", "from", "this", "that", "these", "during",
    "after", "before", "following", "ahead", "next", "last", "our", "their", "his", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december", "new", "annual", "latest", "-", "–", "—", "&",
    "mr", "president", "members", "leaders", "participants", "informal", "regular", "special", "with", "as", "upcoming",
])
_OF = re.compile(r"\s+of (?:the )?")
_REACH = 150  # characters before its noun that a name may take


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
        no_side = TOWNS | PEOPLE | {"seat"}
        return list(dict.fromkeys(m.code for m in self.mentions if m.code and m.kind not in no_side))

    @property
    def town(self) -> Mention | None:
        """The town that a name starts with: "Paris Summit on Libya"."""
        return next((m for m in self.mentions if m.kind in TOWNS and m.start == self.start), None)


def title(scene: Scene, start: int, end: int) -> Title:
    """Name around the noun at [start, end)."""
    text = scene.text
    editions, first = _editions(scene, _front(scene, start), start)
    last = end
    if text[start].isupper():
        behind = _NAME_BEHIND.match(text, end, min(scene.end, end + 90))
        last = _before_place(scene, end, _before_time(scene, end, behind.end())) if behind else end
    mentions = tuple(m for m in scene.mentions if first <= m.start < last and (
        m.start < end or (m.kind in {"organisation", "region", "country"} and not text[end:last].startswith(" on "))))
    if text[start:start + 3].upper() == "COP":
        return Title(text[start:end], (int(text[end - 2:end]),), first, last, mentions)
    owned = _OWNED.match(text, first, last)
    first = owned.end() if owned else first
    name: str | None = " ".join(text[first:last].split()).strip("“”\"‘")
    is_proper = any(word[0].isupper() for word in re.findall(r"[^\W\d_]\w*", text[first:start]))
    if last == end and (_is_adjectival(scene, first, start, mentions) or not (
            is_proper or text[start:end].lower().startswith("supreme"))):
        name = None
    if name and len(editions) > 1 and name.lower().endswith("summits"):
        name = name[:-1]
    named = Title(name, editions, first, last, mentions)
    return named if named.codes else _of_bloc(scene, named, end)


def _of_bloc(scene: Scene, named: Title, end: int) -> Title:
    """ "A summit of the Shanghai Cooperation Organisation": the bloc behind the noun names it."""
    of = _OF.match(scene.text, end, scene.end)
    blocs = (m for m in scene.mentions if m.kind in {"organisation", "region"})
    bloc = next((m for m in blocs if of and m.start == of.end()), None)
    if bloc is None:
        return named
    name: str | None = " ".join(scene.text[named.start:bloc.end].split())
    if BLOC_OFFICE.match(scene.text, bloc.end, scene.end):
        name = None  # "a summit of EU leaders"
    return Title(name, named.editions, named.start, bloc.end, (*named.mentions, bloc))


def _front(scene: Scene, start: int) -> int:
    """Where the name starts; in a headline only what the sides right before the noun tell."""
    text = scene.text
    if scene.is_title:
        first = start
        for mention in reversed([m for m in scene.mentions if m.end <= start and m.kind not in PEOPLE]):
            if not _TITLE_GLUE.fullmatch(text, mention.end, first):
                break
            first = mention.start
        return first
    match = _NAME_BEFORE.search(text, max(scene.start, start - _REACH), start)
    first = match.start() if match else start
    ends = [m.end for m in scene.mentions if m.kind in PEOPLE] + [t.end for t in scene.timexes if not t.text.isdigit()]
    first = max([first, *(end for end in ends if end <= start)])
    while first < start:
        word = _FIRST_WORD.match(text, first, start)
        if word is None or word.group().strip().lower().strip(",") not in _NO_FRONT | {""}:
            break
        first = word.end()
    return first


def _before_time(scene: Scene, low: int, high: int) -> int:
    """End of a name that a date follows: "ASEAN Summits on Oct 9-11"."""
    for timex in scene.timexes:
        if low <= timex.start < high:
            return low + len(re.sub(r"\s+(?:on|in|of|for)?\s*$", "", scene.text[low:timex.start]))
    return high


def _before_place(scene: Scene, low: int, high: int) -> int:
    """End of a name that its place follows: "Summit of the Americas in Los Angeles"."""
    for mention in scene.mentions:
        if low < mention.start < high and mention.kind in TOWNS and scene.text.endswith(" in ", low, mention.start):
            return mention.start - len(" in ")
    return high


def edition_before(scene: Scene, at: int) -> tuple[int, ...]:
    """Ordinals right before a place: "the 24th meeting"."""
    match = _EDITION_BEFORE.search(scene.text, max(scene.start, at - 60), at)
    return _numbers(match) if match else ()


def _editions(scene: Scene, first: int, start: int) -> tuple[tuple[int, ...], int]:
    """Ordinals before a name or at its front, and where the name starts without them."""
    inner = _EDITION_AT_FRONT.match(scene.text, first, start)
    numbers = _numbers(inner) if inner else ()
    if inner and numbers:
        return numbers, inner.end()
    numbers = edition_before(scene, first)
    if numbers:
        return numbers, first
    year = _YEAR.match(scene.text, first, start)
    return (), year.end() if year else first


def _numbers(match: re.Match[str]) -> tuple[int, ...]:
    return tuple(n for part in (match["a"], match["b"]) if part and (n := ordinal(part)))


def ordinal(word: str) -> int | None:
    """Number of "second", "10th" or "V"; None for any other word.

    >>> ordinal("second"), ordinal("45th"), ordinal("XIV"), ordinal("Asian")
    (2, 45, 14, None)
    """
    lower = word.lower()
    if lower in _EDITIONS:
        return _EDITIONS[lower]
    digits = re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", lower)
    if digits:
        return int(digits.group(1))
    if word.isupper() and word != "I" and set(word) <= set(_ROMAN):
        values = [_ROMAN[letter] for letter in word]
        return sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))
    return None


def _is_adjectival(scene: Scene, first: int, start: int, mentions: tuple[Mention, ...]) -> bool:
    """Is the name nothing but demonyms ("Russian-Turkish summit")?"""
    rest = scene.text[first:start]
    for mention in mentions:
        if mention.kind == "demonym":
            rest = rest.replace(scene.text[mention.start:mention.end], "")
    return not re.search(r"[A-Za-z]", rest)
