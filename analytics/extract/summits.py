"""Names, editions and series of summits and forums: "the second Russia-Central Asia summit", "44th and 45th ASEAN Summits"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from analytics import reference
from analytics.extract.scenes import Scene
from analytics.extract.spans import Mention

_ORDINALS = ("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
             " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth").split()
_WORD_EDITIONS = {word: number for number, word in enumerate(_ORDINALS, 1)} | {"inaugural": 1, "maiden": 1}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}

# What a name's words are, read backwards from its noun.
_NAME_BEFORE = re.compile(
    r"(?:(?:[A-Z0-9“\"][\w.’'&+]*(?:[-–/](?!\s)[\w.’'&+]+)*|\([A-Z][\w&-]*\)|of the|of|and|for|&|–|—|-)[,]?\s+)*$")
_NAME_BEHIND = re.compile(
    r"\s+(?:of|for|on) (?:the )?[A-Z][\w’'-]*(?:(?: (?:and|of|the|for|in)|,)* [A-Z][\w’'-]*)*")
_EDITION = re.compile(
    r"\b(?P<a>\d{1,3}(?:st|nd|rd|th)|" + "|".join(_WORD_EDITIONS) + r"|(?<![\w.])[IVXL]{1,6}(?= (?:[A-Z]|meeting|summit|session|round)))"
    r"(?:[- ]ever)?(?:\s+and\s+(?P<b>\d{1,3}(?:st|nd|rd|th)))?\s+(?:(?:meeting|session|round|edition) of (?:the )?)?(?:[a-z][\w-]*\s+){0,3}$",
    re.IGNORECASE)
_LEADING = frozenset("the a an in on at for of and to by from this that these during after before following ahead next last our"
                     " monday tuesday wednesday thursday friday saturday sunday january february march april may june july"
                     " august september october november december new annual latest - – — & mr president informal".split())


@dataclass(frozen=True, slots=True)
class Title:
    """What a summit is called: its proper name, its editions (several for "44th and 45th"), the sides in the name."""

    name: str | None
    editions: tuple[int, ...]
    start: int
    end: int
    mentions: tuple[Mention, ...]

    @property
    def codes(self) -> list[str]:
        """Sides that the name holds."""
        return list(dict.fromkeys(m.code for m in self.mentions if m.code and m.kind not in {"capital", "city"}))


def title(scene: Scene, start: int, end: int) -> Title:
    """Name around the noun at [start, end)."""
    text = scene.text
    before = text[scene.start:start]
    match = _NAME_BEFORE.search(before)
    first = scene.start + (match.start() if match else len(before))
    first = _trim(text, first, start)
    last = end
    if text[start].isupper():
        behind = _NAME_BEHIND.match(text, end, min(scene.end, end + 90))
        last = behind.end() if behind else end
    editions, first = _editions(scene, first, start, end)
    mentions = tuple(m for m in scene.mentions if first <= m.start < last)
    name: str | None = " ".join(text[first:last].split()).strip("“”\"")
    proper = first < start and any(w[0].isupper() for w in text[first:start].split() if w[0].isalpha())
    topical = last > end
    if not (proper or topical) or (mentions and not topical and _only_adjectives(text, first, start, mentions)):
        name = None
    if re.fullmatch(r"COP ?(\d\d)", text[start:end]):
        name, editions = text[start:end], (int(text[end - 2:end]),)
    return Title(name, editions, first, last, tuple(m for m in mentions if m.start < end or m.kind == "organisation"))


def _trim(text: str, first: int, start: int) -> int:
    """Words that no name starts with, off its front."""
    while first < start:
        word = re.match(r"\S+\s+", text[first:start])
        if word is None or word.group().strip().lower().strip(",") not in _LEADING:
            break
        first += word.end()
    return first


def _editions(scene: Scene, first: int, start: int, end: int) -> tuple[tuple[int, ...], int]:
    """Ordinals before a name or at its front, and where the name starts without them."""
    text = scene.text
    inner = re.match(r"(?:(\d{4})\s+)?(\d{1,3}(?:st|nd|rd|th)|[A-Za-z]+|[IVXL]+)(?:-ever)?(?:\s+and\s+(\d{1,3}(?:st|nd|rd|th)))?\s+", text[first:start])
    if inner:
        numbers = [n for part in inner.groups()[1:] if part and (n := ordinal(part))]
        if numbers and not (len(inner.group(2)) == 1 and inner.group(2) != "V" and inner.group(2) != "X"):
            return tuple(numbers), _trim(text, first + inner.end(), start)
        if inner.group(1):
            first += len(inner.group(1)) + 1
    outer = _EDITION.search(text[scene.start:first])
    if outer:
        numbers = [n for part in (outer["a"], outer["b"]) if part and (n := ordinal(part))]
        return tuple(numbers), first
    return (), first


def ordinal(word: str) -> int | None:
    """Number of "second", "10th" or "V"; None for any other word."""
    lower = word.lower()
    if lower in _WORD_EDITIONS:
        return _WORD_EDITIONS[lower]
    digits = re.fullmatch(r"(\d{1,3})(?:st|nd|rd|th)", lower)
    if digits:
        return int(digits.group(1))
    if word.isupper() and set(word) <= set(_ROMAN):
        values = [_ROMAN[c] for c in word]
        return sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))
    return None


def _only_adjectives(text: str, first: int, start: int, mentions: tuple[Mention, ...]) -> bool:
    """Is the name nothing but demonyms ("Russian-Turkish summit")?"""
    rest = text[first:start]
    for m in mentions:
        if m.kind == "demonym":
            rest = rest.replace(text[m.start:m.end], "")
    return not re.search(r"[A-Za-z]", rest)


def series(codes: list[str], kind: str) -> str | None:
    """Name of the series that a summit of these sides belongs to, the same for every outlet."""
    if not codes:
        return None
    return f"{'-'.join(reference.name_of(code) for code in sorted(codes))} {kind}"
