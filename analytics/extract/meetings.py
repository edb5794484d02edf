"""Meetings, visits, calls and summits of one article: cues in its sentences, drafts of rows, one row for each meeting."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from analytics import reference
from analytics.extract.drafts import Draft
from analytics.extract.meeting_words import CUE, DATELINE, WELCOME
from analytics.extract.resolver import resolve
from analytics.extract.scenes import PEOPLE, TOWNS, Memory, Scene, scenes
from analytics.extract.spans import Mention, Tagged
from analytics.extract.summits import attendance, summit
from analytics.extract.talks import talks
from analytics.extract.visits import reception, visit
from analytics.records import Meeting

_OF = re.compile(r"\s+of (?:the )?(?:\w+ )?")
_ON_A = re.compile(r"\b(?:on|for|with|during|as part of|begin\w*|start\w*|to begin|to start)\s(?:an?|his|her|their|the)\s(?:[\w-]+[\s,]+){0,6}$")
_AT = re.compile(r"\b(?:during|at|on the (?:sidelines?|margins?|fringes?) of|in the framework of|as part of)\b[^.;]{0,60}$")
_TO_ATTEND = re.compile(r"\b(?:to (?:participate|attend|take part|join|co-?chair|chair)|for)\b[^.;]{0,40}$")
DRAFTS_LIMIT = 400  # of one article; a longer one is a chronicle


def meetings(tagged: Tagged) -> list[Meeting]:
    """One row per meeting that the article tells, in the order of the text.

    Parameters
    ----------
    tagged : Tagged, an article with its sentences, times and actors

    Returns
    -------
    list of Meeting, without ids; every row's evidence stands at its offsets
    """
    memory = Memory(tagged.pair, _home(tagged), leaders=_leaders(tagged))
    drafts: list[Draft] = []
    venue: Mention | None = None
    for scene in scenes(tagged):
        venue = venue or _venue(scene)
        drafts += _without_doubles(scene, list(_drafts(scene, memory, tagged)))
        memory.hear(scene)
        if len(drafts) >= DRAFTS_LIMIT:
            break
    return resolve(drafts, tagged.published, _filed_at(tagged), venue, tagged.pair)


def _drafts(scene: Scene, memory: Memory, tagged: Tagged) -> Iterator[Draft]:
    """What the cues of a sentence tell; "they" of the next one are the two of the last."""
    for draft in _told(scene, memory, tagged):
        if len(draft.row.participants) == 2 and draft.row.kind in {"talks", "call", "visit"} and not draft.is_denied:
            memory.sides = draft.row.participants
        yield draft


def _told(scene: Scene, memory: Memory, tagged: Tagged) -> Iterator[Draft]:
    day, done, last = tagged.published, 0, None
    for cue in CUE.finditer(scene.text, scene.start, scene.end):
        kind, (start, end) = cue.lastgroup or "", cue.span()
        if start < done or any(m.start <= start < m.end for m in scene.mentions if m.kind in PEOPLE or (
                m.kind == "organisation" and kind in {"forum", "talks"})):
            continue
        word = cue.group().lower()
        if kind in {"visit", "go"}:
            yield from visit(scene, memory, day, start, end, word)
        elif kind in {"summit", "forum"}:
            for draft in summit(scene, memory, day, start, end, kind, last):
                done, last = max(done, draft.name[1]), draft
                yield draft
        elif kind == "list":
            yield from attendance(scene, day, start, end)
        elif kind == "receive":
            yield from reception(scene, memory, day, start, end)
        else:
            yield from talks(scene, memory, day, start, end, kind, word)


def _without_doubles(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """One draft where two cues tell one thing: "a meeting of the Joint Commission", "arrived in X on a visit"."""
    doubles: set[int] = set()
    for i, draft in enumerate(drafts):
        for other in drafts[i + 1:]:
            between = scene.text[draft.cue[1]:other.name[0] or other.cue[0]]
            if draft.row.kind == "talks" and other.row.kind in {"summit", "forum"} and _OF.fullmatch(between):
                doubles.add(i)
            elif draft.row.kind in {"talks", "visit"} and other.row.kind in {"summit", "forum"}:
                _lend_place(draft.row, other.row, between)
            elif draft.row.kind == other.row.kind == "visit" and _ON_A.search(between) and len(between) < 80:
                doubles.add(drafts.index(other))
    return [draft for i, draft in enumerate(drafts) if i not in doubles]


def _venue(scene: Scene) -> Mention | None:
    """The place that a host names in his welcome: "I am glad to see you in Moscow"."""
    if scene.speaker is None:
        return None
    for welcome in WELCOME.finditer(scene.text, scene.start, scene.end):
        place = next((m for m in scene.mentions if 0 <= m.start - welcome.end() < 5), None)
        if place and place.kind in {"capital", "city", "country"} and place.code == scene.speaker:
            return place
    return None


def _lend_place(meeting: Meeting, summit: Meeting, between: str) -> None:
    """Talks at a summit are where it is, and so is the summit that a visit goes to."""
    giver, taker = (summit, meeting) if meeting.kind == "talks" else (meeting, summit)
    linked = _AT if meeting.kind == "talks" else _TO_ATTEND
    if linked.search(between) and giver.country and (taker.country is None or (
            taker.country == giver.country and taker.place is None)):
        taker.place, taker.country, taker.lon, taker.lat = giver.place, giver.country, giver.lon, giver.lat


def _filed_at(tagged: Tagged) -> Mention | None:
    """The town where the report was filed: "MOSCOW, March 31 - "."""
    for sentence in tagged.sentences[:4]:
        line = DATELINE.match(tagged.text, sentence.start, min(sentence.end, sentence.start + 90))
        town = next((m for m in tagged.mentions if m.start == sentence.start and m.kind in TOWNS), None)
        if town and (line or tagged.text[town.end:town.end + 1] == ":"):
            return town
    return None


def _home(tagged: Tagged) -> str | None:
    """State whose government published the article: its "we" and "the President"."""
    publisher = reference.publisher(tagged.publisher) if tagged.publisher else None
    return publisher.country or None if publisher and publisher.kind == "government" else None


def _leaders(tagged: Tagged) -> Counter[str]:
    """Whose leaders the article names, most often first."""
    return Counter(m.code for m in tagged.mentions if m.kind == "leader" and m.code)
