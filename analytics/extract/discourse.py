"""What a text so far has told: its sides, who speaks, and whom pronouns mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from analytics.extract.spans import Mention, Sentence, Tagged

LEAD_SENTENCES = 4  # headline included
_SPEAKER = re.compile(r"\s*[^:.!?\n]{3,120}:")
_QUESTIONER = re.compile(r"\s*(Question|Q|Reporter)\b")
_JOINT = re.compile(r"\bjoint (statement|declaration|communique)", re.I)
_LOOKS_BACK = re.compile(
    r"\b(report|arrival statement|returns?|upon arrival)\b.{0,20}\b(after|from|on)\b|\brecap\b|\byear in review\b",
    re.I)
_SPEAKER_REACH = 30  # characters between a speaker's name and the colon: "(retranslated)"
_WE_REACH = 400  # characters in which "We, the ..." names who speaks


@dataclass(slots=True)
class Discourse:
    """What earlier sentences leave behind for pronouns."""

    pair: tuple[str, ...] | None = None  # the article's two sides, else the two to four of its headline
    we: tuple[str, ...] = ()  # who says "we" in a joint statement
    home: str | None = None
    published: date | None = None
    lead: frozenset[str | None] = frozenset()  # sides that the headline or the first sentences name
    is_titled: bool = False  # the headline names the article's sides (the one that publishes goes without saying)
    guests: frozenset[str | None] = frozenset()  # sides of the persons named there
    topic: str | None = None
    person: str | None = None
    speaker: str | None = None
    focus: str | None = None
    group: tuple[str, ...] = ()  # the two to four that the sentences before spoke of together
    looks_back: bool = False  # a report after a visit: what it tells is older than itself
    is_speech: bool = False
    in_quote: bool = False
    is_both: bool = False  # the sentence before spoke of all sides of the article

    def others(self, code: str | None) -> tuple[str, ...]:
        """The other sides of the article; for the one who speaks, else whom it spoke of last."""
        if self.pair is None or code not in self.pair:
            spoken_of = self.focus if code and code in {self.speaker, self.home} and code != self.focus else None
            return (spoken_of,) if spoken_of and spoken_of in self.lead else ()
        return tuple(side for side in self.pair if side != code and side in self.lead)

    def other(self, code: str | None) -> str | None:
        """The other side, where there is one."""
        others = self.others(code)
        return others[0] if len(others) == 1 else None


def opening(tagged: Tagged, home: str | None) -> Discourse:
    """The state of talk before the first sentence.

    Parameters
    ----------
    tagged : Tagged
    home : str, code of the state that publishes, if one does
    """
    we = _joint_sides(tagged)
    first = tagged.sentences[:LEAD_SENTENCES + 1]
    named = [m for m in tagged.mentions if first and m.start < first[-1].end]
    pair = _in_order(tagged, home, tagged.pair or we or _headline_sides(tagged, home))
    title_end = next((s.end for s in tagged.sentences if s.is_title), 0)
    title = tagged.text[:title_end]
    # without a headline the opening stands for it
    shown = title_end or (first[-1].end if first else 0)
    titled = {m.code for m in tagged.mentions if m.end <= shown} | {home}
    return Discourse(
        pair=pair, looks_back=bool(_LOOKS_BACK.search(title)), is_titled=bool(pair) and titled >= set(pair or ()),
        home=home, published=tagged.published,
        we=we,
        lead=frozenset(m.code for m in named) | {home},
        guests=frozenset(m.code for m in named if m.kind in {"leader", "person", "counterpart"}),
    )


def _in_order(tagged: Tagged, home: str | None, pair: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """The pair as a reader would say it: who publishes first, then who is named first."""
    if pair is None:
        return None
    first: dict[str, int] = {}
    for mention in tagged.mentions:
        if mention.code in pair:
            first.setdefault(mention.code, mention.start)
    return tuple(sorted(pair, key=lambda code: (code != home, first.get(code, len(tagged.text)))))


def _headline_sides(tagged: Tagged, home: str | None) -> tuple[str, ...] | None:
    """Two or three sides that the headline names, where no pair leads."""
    end = next((s.end for s in tagged.sentences if s.is_title), 0)
    codes = dict.fromkeys([home] if home else [])
    codes |= dict.fromkeys(m.code for m in tagged.mentions if m.end <= end and m.code and m.kind != "region"
                          and tagged.text[max(0, m.start - 4):m.start].strip() not in {"in", "at", ","})
    return tuple(code for code in codes if code) if 2 <= len(codes) <= 3 else None


def _joint_sides(tagged: Tagged) -> tuple[str, ...]:
    """Who says "we" in a joint statement: the sides named behind its first "We, the ...", else its headline's."""
    start = tagged.text.find("We, ", 0, 2_000)
    title = next((s.text for s in tagged.sentences if s.is_title), "")
    if start >= 0:
        end = tagged.text.find(" witnessed ", start, start + _WE_REACH)
        limit = end if end > 0 else start + _WE_REACH
        codes = dict.fromkeys(m.code for m in tagged.mentions if start < m.start < limit and m.code)
        named = tuple(code for code in codes if code)[:3]
        if len(named) > 1:
            return named
    return tuple(tagged.pair or ()) if _JOINT.search(title) else ()


def turn(sentence: Sentence, mentions: list[Mention], talk: Discourse) -> None:
    """Who speaks in this paragraph of a transcript: "President of Mali Ibrahim Keita: ..."."""
    match = _SPEAKER.match(sentence.text)
    if match and match.end() < len(sentence.text):
        end = sentence.start + match.end()
        inside = [mention for mention in mentions if mention.end <= end and mention.kind in {"leader", "person"}]
        if inside and inside[-1].end >= end - _SPEAKER_REACH:
            talk.speaker, talk.is_speech = inside[-1].code, True
            return
        if _QUESTIONER.match(match.group()):
            talk.speaker = None
