"""Where a meeting is: the town or country that stands behind its cue, before it, or in the dateline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from analytics import reference
from analytics.extract.lexicon import fold
from analytics.extract.meeting_words import DATELINE, HELD_THERE, WELCOME
from analytics.extract.occasions import clause
from analytics.extract.scenes import TOWNS, Scene, without_times
from analytics.extract.spans import Mention, Tagged
from analytics.records import Meeting

_IN = re.compile(
    r"(?:^|[^\w])(?i:in|at|to)(?: the| his| her)?(?: (?:[A-Z][\w’'-]*|capital|city|town|resort|port|of|neighbou?ring|"
    r"nearby|(?:north|south)(?:ern|-?eastern|-?western)|eastern|western|central|historic|coastal|old))*,?\s*$")
_TOPIC = re.compile(
    r"\b(?:on|about|regarding|over|situation|settlement|conflict|crisis|war|cooperation|development|to|said|says|that|"
    r"discuss\w*|projects?|construction|investment|production|implement\w*|including|such as|how|why|whether|issues?|"
    r"elections?)\b", re.IGNORECASE)
_IN_YEARS = re.compile(r"\bin (?:over|more than|nearly|almost|about)\s+(?=in\b|at\b)")  # "... four years" left out
_BE_HELD = re.compile(
    r"\bon the (?:sidelines?|margins?|fringes?) of\b|"
    r"\b(?:that )?(?:is |was |are )?(?:due |set |scheduled )?to (?:be held|take place|be hosted)\b")
_LEAVES = re.compile(rf"[;:]|(?<![A-Z])\.\s|, (?:which|who|where)\b{HELD_THERE}")
_LEAVES_TALKS = re.compile(r"[;:]|(?<![A-Z])\.\s|, (?:which|who|where)\b")
_AT_FRONT = re.compile(
    r"\W*(?:(?:meeting )?(?:in|at)|(?:during|as part of) (?:an?|his|her|their|the) (?:[\w-]+ ){0,3}(?:visit|trip) to|"
    r"(?:on the (?:sidelines?|margins?|fringes?) of|at|during) (?:the|an?|this) [^,;]{3,90}? in)"
    r"(?: the)?\s$", re.IGNORECASE)
_HELD_IN = re.compile(
    r"\b(?:closed|ended|concluded|opened|began|started|kicked off|held|took place|convened)\b(?: \w+){0,2} in "
    r"(?:the )?$")
_REACH = 110  # characters behind a cue that may name its place
_CITY_STATES = frozenset({"SGP", "MCO"})
_SPOTS = frozenset({"capital", "city", "country", "seat"})


@dataclass(frozen=True, slots=True)
class Where:
    """Place of a meeting; the country alone where no town is named."""

    place: str | None = None
    country: str | None = None
    lon: float | None = None
    lat: float | None = None


def put(row: Meeting, spot: Where) -> None:
    """Give a row its place."""
    row.place, row.country, row.lon, row.lat = spot.place, spot.country, spot.lon, spot.lat


def place_of(row: Meeting) -> Where:
    """The place that a row has."""
    return Where(row.place, row.country, row.lon, row.lat)


def where_is(mention: Mention) -> Where:
    """A mention of a place as a place."""
    if mention.kind in TOWNS or (mention.code in _CITY_STATES and mention.kind == "country"):
        lon, lat = _coordinates().get((fold(mention.text).lower(), mention.code or ""), (None, None))
        # a dateline's capitals and "Washington, D.C." are written as the table writes them
        plain = mention.name if mention.name and (mention.text.isupper() or "," in mention.text) else mention.text
        return Where(plain, mention.code, lon, lat)
    return Where(None, mention.code)


def where(scene: Scene, start: int, end: int, kind: str) -> Where:
    """Place that "in" or "at" names behind the cue and its parties, or at the front of the sentence."""
    leaves = _LEAVES if kind in {"summit", "forum"} else _LEAVES_TALKS
    spots: list[Mention] = []
    for mention in scene.mentions:
        if not end <= mention.start < end + _REACH:
            continue
        gap = _IN_YEARS.sub(" ", _BE_HELD.sub(" ", without_times(scene, end, mention.start)))
        if leaves.search(gap) or _TOPIC.search(gap):
            break
        if _is_spot(mention) and _IN.search(gap[-40:]):
            spots.append(mention)
    if not spots and kind in {"summit", "forum"}:
        low, _ = clause(scene, start)
        spots = [m for m in scene.mentions if low <= m.start < start and m.kind in TOWNS and start - m.end < 60
                 and _IN.search(scene.before(m.start, 30))]
    if not spots and kind in {"summit", "forum"}:
        # "a summit planned to sign a treaty closed on Thursday in Rio"
        low, high = clause(scene, start)
        spots = [m for m in scene.mentions if end <= m.start < high and _is_spot(m)
                 and _HELD_IN.search(without_times(scene, max(low, m.start - 50), m.start))]
    if not any(m.kind in TOWNS for m in spots):
        # "In Sochi, the President met": nearer than a country behind
        front = [m for m in scene.mentions if m.end <= start and _AT_FRONT.match(scene.text, scene.start, m.start)][:1]
        spots = [m for m in front if m.kind in TOWNS or (_is_spot(m) and not spots)] or spots
    chosen = next((m for m in spots if m.kind in TOWNS), spots[0] if spots else None)
    return where_is(chosen) if chosen else Where()


def is_capital(row: Meeting) -> bool:
    """Is the row's place its country's capital, where a guest of state is received?"""
    return row.place is not None and (fold(row.place).lower(), row.country or "") in _capitals()


def filed_at(tagged: Tagged) -> Mention | None:
    """The town where the report was filed: "MOSCOW, March 31 - "."""
    for sentence in tagged.sentences[:4]:
        town = next((m for m in tagged.mentions if m.start == sentence.start and m.kind in TOWNS), None)
        if town and (tagged.text[town.end:town.end + 1] == ":" or DATELINE.match(
                tagged.text, sentence.start, min(sentence.end, sentence.start + 90)) or tagged.text.startswith(
                    (" - ", " – ", " — "), town.end)):
            return town
    return None


def welcomed_at(scene: Scene) -> Mention | None:
    """The place that a host names in his welcome: "I am glad to see you in Moscow"."""
    if scene.speaker is None:
        return None
    for welcome in WELCOME.finditer(scene.text, scene.start, scene.end):
        place = next((m for m in scene.mentions if 0 <= m.start - welcome.end() < 5), None)
        if place and place.kind in {"capital", "city", "country"} and place.code == scene.speaker:
            return place
    return None


def _is_spot(mention: Mention) -> bool:
    return mention.kind in _SPOTS and mention.code is not None


@cache
def _coordinates() -> dict[tuple[str, str], tuple[float | None, float | None]]:
    found: dict[tuple[str, str], tuple[float | None, float | None]] = {}
    for place in reference.places():
        for form in (place.name, *place.aliases):
            found.setdefault((fold(form).lower(), place.country), (place.lon, place.lat))
    return found


@cache
def _capitals() -> frozenset[tuple[str, str]]:
    return frozenset((fold(form).lower(), place.country) for place in reference.places()
                     if place.kind == "capital" for form in (place.name, *place.aliases))
