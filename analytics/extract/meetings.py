"""Meetings, visits, calls and summits of one article: cues in its sentences, drafts of rows, one row for each meeting.

    sentence -> cues (meeting_words) -> who (parties), when (occasions), where (venues) -> drafts -> resolver -> rows
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from analytics.extract.drafts import LEAD, Draft
from analytics.extract.lexicon import small
from analytics.extract.meeting_words import AT_SUMMIT, CUE, CUE_LETTERS, CUE_START
from analytics.extract.memory import Cue, Memory
from analytics.extract.resolver import Frame, resolve
from analytics.extract.scenes import PEOPLE, Scene, scenes
from analytics.extract.spans import Tagged
from analytics.extract.summits import attendance, summit
from analytics.extract.talks import SHOWN, occasion, talks
from analytics.extract.venues import filed_at, place_of, put, welcomed_at
from analytics.extract.visits import reception, visit
from analytics.records import Meeting

DRAFTS_LIMIT = 400  # of one article; a longer one is a chronicle
_WELCOME_LIMIT = 60  # sentences in which a host welcomes his guest
_TITLE = 120  # characters at the top that tell what a text is about
_BILATERAL = frozenset({"talks", "call", "visit"})
# What stands between two cues that tell one thing, or one inside the other.
_OF = re.compile(r"\s+of (?:the )?(?:\w+ )?")
_ON_A = re.compile(
    r"\b(?:on|for|with|during|as part of|begin\w*|start\w*|to begin|to start)\s(?:an?|his|her|their|my|our|the)\s"
    r"(?:[\w-]+[\s,]+){0,6}$")
_BEFORE = re.compile(r"\b(?:ahead of|before|prior to|prepar\w+ for|between)\b")
_RELATED = re.compile(r"\W*(?:RELATED|READ MORE|READ ALSO|ALSO READ|READ:)\s")
_AT = re.compile(
    r"\b(?:during|at|on the (?:sidelines?|margins?|fringes?) of|in the framework of|as part of)\b[^.;]{0,60}$")
_TO_ATTEND = re.compile(r"\b(?:to (?:participate|attend|take part|join|co-?chair|chair)|for)\b[^.;]{0,40}$")


def meetings(tagged: Tagged) -> list[Meeting]:
    """One row per meeting that the article tells, in the order of the text.

    Parameters
    ----------
    tagged : Tagged, an article with its sentences, times and actors

    Returns
    -------
    list of Meeting, without ids; every row's evidence stands at its offsets
    """
    leaders = Counter(m.code for m in tagged.mentions if m.kind == "leader" and m.code)
    pair = _pair(tagged)
    stage = list(scenes(tagged))
    filed = filed_at(tagged)
    memory = Memory(pair, tagged.home, filed, leaders=leaders)
    frame = Frame(tagged.published, pair, filed, leads=_speaking(tagged, stage, leaders))
    page = _page(tagged)
    drafts: list[Draft] = []
    for scene in stage:
        if scene.number < _WELCOME_LIMIT:
            frame.welcomed_at = frame.welcomed_at or welcomed_at(scene)
        if scene.number < LEAD:
            frame.occasion = frame.occasion or occasion(scene, memory)
        if _RELATED.match(scene.text, scene.start):
            continue  # headlines of other articles, run into a sentence
        if page.has_cue(scene):
            drafts += _settled(scene, list(_drafts(scene, memory, page)))
        memory.hear(scene)
        if len(drafts) >= DRAFTS_LIMIT:
            break
    return resolve(drafts, frame)


def _pair(tagged: Tagged) -> tuple[str, str] | None:
    """The article's pair; of a government's own text only where someone of the other side is named at its top.

    A minister who reports to his president speaks of China, and "we" are no talks with it.
    """
    if tagged.home is None or tagged.pair is None or tagged.home not in tagged.pair:
        return tagged.pair
    top = tagged.sentences[min(LEAD, len(tagged.sentences) - 1)].end if tagged.sentences else 0
    others = {m.code for m in tagged.mentions if m.end <= top and (m.kind in PEOPLE or m.start < _TITLE)}
    return tagged.pair if others & (set(tagged.pair) - {tagged.home}) else None


def _speaking(tagged: Tagged, stage: list[Scene], leaders: Counter[str]) -> frozenset[str]:
    """Sides whose leader may say "we" and "my": the publisher's own, and those whose words a transcript gives."""
    speakers = {scene.speaker for scene in stage} if tagged.home else set()
    return frozenset(code for code in (tagged.home, *speakers) if code and leaders[code])


class _Page(NamedTuple):
    """The text in small letters, and where a cue may start in it."""

    lowered: str
    starts: list[int]

    def has_cue(self, scene: Scene) -> bool:
        """May a cue start in the sentence?"""
        at = bisect_left(self.starts, scene.start)
        return at < len(self.starts) and self.starts[at] < scene.end


def _page(tagged: Tagged) -> _Page:
    words, lowered = tagged.words, small(tagged.text)
    may_start = [words.starts[i] for i, word in enumerate(words.lower) if word[:3] in CUE_LETTERS]
    return _Page(lowered, [at for at in may_start if CUE_START.match(lowered, at)])


def _drafts(scene: Scene, memory: Memory, page: _Page) -> Iterator[Draft]:
    """What the cues of a sentence tell; "they" of the next one are the two of the last."""
    for draft in _told(scene, memory, page):
        if len(draft.row.participants) == 2 and draft.row.kind in _BILATERAL and not draft.is_denied:
            memory.sides = draft.row.participants
        yield draft


def _told(scene: Scene, memory: Memory, page: _Page) -> Iterator[Draft]:
    done, last = 0, None
    for cue in _cues(scene, memory, page):
        if cue.start < done or _is_inside_name(cue):
            continue
        if cue.kind in {"visit", "go"}:
            yield from visit(cue)
        elif cue.kind == "forum" and cue.word == "ministerial meeting" and SHOWN.search(cue.before(160)):
            yield from talks(cue)
        elif cue.kind in {"summit", "forum"}:
            for draft in summit(cue, last):
                done, last = max(done, draft.name[1]), draft
                yield draft
        elif cue.kind == "list":
            yield from attendance(cue)
        elif cue.kind == "receive":
            yield from reception(cue)
        else:
            yield from talks(cue)


def _cues(scene: Scene, memory: Memory, page: _Page) -> Iterator[Cue]:
    """The cues of a sentence, one behind the other."""
    at = scene.start
    for start in page.starts[bisect_left(page.starts, scene.start):bisect_left(page.starts, scene.end)]:
        match = CUE.match(page.lowered, start, scene.end) if start >= at else None
        if match:
            at = match.end()
            yield Cue(scene, memory, match.lastgroup or "", match.start(), at)


def _is_inside_name(cue: Cue) -> bool:
    """Is the word part of a person's or an organisation's name ("Pacific Islands Forum")?"""
    return any(m.start <= cue.start < m.end for m in cue.scene.mentions
               if m.kind in PEOPLE or (m.kind == "organisation" and cue.kind in {"forum", "talks"}))


def _settled(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """One draft where two cues of a sentence tell one thing; talks at a summit have its place."""
    doubles: set[int] = set()
    for i, one in enumerate(drafts):
        for k, other in enumerate(drafts[i + 1:], i + 1):
            between = scene.text[one.cue[1]:other.name[0] or other.cue[0]]
            is_summit = other.row.kind in {"summit", "forum"}
            if one.row.kind == "talks" and is_summit and _OF.fullmatch(between):
                doubles.add(i)  # "a meeting of the Joint Commission"
            elif one.row.kind in {"talks", "visit"} and is_summit:
                _lend_place(one.row, other.row, between)
                a, b = one.row, other.row
                is_theirs = a.participants == b.participants and not (b.name or b.edition or b.series)
                if b.kind == "summit" and is_theirs and not _BEFORE.search(between):
                    doubles.add(k)  # "to meet his friend, bolstering their ties at an infrastructure summit"
                elif b.kind == "summit" and a.kind == "talks" and a.rank == "leader" and len(a.participants) == 2 and (
                        b.participants and AT_SUMMIT.search(scene.before(other.name[0] or other.cue[0], 110))):
                    b.participants = sorted({*a.participants, *b.participants})
            elif one.row.kind == other.row.kind == "visit" and len(between) < 80 and _ON_A.search(between):
                doubles.add(k)  # "arrived in X on a visit"
    return [draft for i, draft in enumerate(drafts) if i not in doubles]


def _lend_place(meeting: Meeting, summit_: Meeting, between: str) -> None:
    """Talks at a summit are where it is, and so is the summit that a visit goes to."""
    is_talks = meeting.kind == "talks"
    giver, taker = (summit_, meeting) if is_talks else (meeting, summit_)
    is_new = taker.country is None or (taker.country == giver.country and taker.place is None)
    if not (_AT if is_talks else _TO_ATTEND).search(between):
        return
    if giver.country and is_new:
        put(taker, place_of(giver))
    if is_talks and meeting.status == "planned" and summit_.status == "held":
        # "agreed on Friday to meet during the summit"
        summit_.status, summit_.start, summit_.end = "planned", meeting.start, meeting.end
        summit_.precision, summit_.date_text = meeting.precision, meeting.date_text
