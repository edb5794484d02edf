"""Who says it: labels of a transcript, "Putin said", "according to the Customs Service"; never a guess."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from analytics.extract.spans import Mention, Sentence, Tagged, inside

_PEOPLE = frozenset({"leader", "person"})
_LABEL = re.compile(r"([^\n:]{3,140}?)\s*(?:\((?:retranslated|translated|in \w+|via interpreter)\))?\s?:(?=\s|$)", re.I)
_NAME = re.compile(r"(?:[A-Z][\w'’.-]+|bin|al|de|el|ibn|von)(?:[ \u00a0](?:[A-Z][\w'’.-]+|bin|al|de|el|ibn|von)){0,5}$")
_QUESTION = re.compile(r"(?:question|q|remark|answer|a|moderator|journalist|reporter)\b", re.I)
_SAID = (r"(?:said|says|noted|told|added|stated|announced|stressed|emphasi[sz]ed|pointed out|explained|recalled|"
         r"reported|"
         r"revealed|disclosed|claimed|declared|remarked|observed|underlined|underscored|highlighted|mentioned)")
_SAID_AFTER = re.compile(rf"^(?:['’]s office)?,?\s*(?:(?:also|then|earlier|later|further|has|had|"
                         rf"have)\s+)*{_SAID}\b", re.I)
_SAID_BEFORE = re.compile(rf"[,”\"]\s*{_SAID}\s*(?:the\s+)?$|^{_SAID}\s+$", re.I)
# "Putin held talks with Rahmon on Thursday and said that ...": the verb is joined to the sentence's own subject
_SAID_JOINED = re.compile(rf"\band\s+(?:(?:also|then|later)\s+)*{_SAID}\s+(?:that\b|[a-z])", re.I)
_DATELINE = r"[A-Z][A-Z .,]+(?:\([^)]{1,40}\)\s*)?[-–—]+\s*"
_BEFORE_SUBJECT = re.compile(rf"(?:{_DATELINE})?(?:On \w+,?\s+)?(?:[A-Z][\w'’.-]*\s+){{0,3}}")
_ACCORDING = re.compile(
    r"\b(?:according to|as per|citing|(?:data|figures|statistics|numbers) (?:from|by|of|released by|published by|"
    r"provided by))\s+"
    r"(?:(?:data|figures|statistics|estimates?|numbers|information|the latest figures|official data)\s+(?:from|by|of|"
    r"released by|published by)\s+)?"
    r"((?:the\s+)?[A-Z][\w'’.&-]*(?:\s+(?:of|for|and|the|on|[A-Z][\w'’.&-]*))*)|"
    r"((?:the\s+)?[A-Z][\w'’.&-]*(?:\s+(?:of|for|and|the|[A-Z][\w'’.&-]*))*\s+(?:data|figures|statistics))\s+(?:show|"
    r"indicate)", re.M)
_INSTITUTION = re.compile(r"minist|custom|bank|service|bureau|office|department|agency|committee|commission|council|"
                          r"statistic|fund|authorit|"
                          r"administration|federation|association|institute|organi[sz]ation|board|chamber|centre|"
                          r"center|eurostat|imf|wto|oecd|unctad", re.I)
_OTHER_CLAUSE = re.compile(r"\bas [A-Z]|\bwhile\b|\bwhereas\b|; ")
_QUOTE = re.compile(r"[\"“”]")
_ENDS = re.compile(r"\s(?:of|for|and|the|on)$")


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch of a transcript that one person speaks: its label starts at `start`, the words at `body`."""

    start: int
    body: int
    end: int
    name: str
    code: str | None


@dataclass(frozen=True, slots=True)
class Voice:
    """Who said a sentence, as far as the text tells."""

    speaker: str | None = None
    country: str | None = None
    attributed_to: str | None = None
    quote: str | None = None


def turns(tagged: Tagged) -> list[Turn]:
    """The turns of a transcript ("Vladimir Putin: ..."), each from its label to the next one."""
    labels: list[tuple[int, int, str, str | None]] = []
    at = 0
    for line in tagged.text.splitlines(keepends=True):
        match = _LABEL.match(line)
        if match and not line.startswith(("http", "-", "*")):
            label = _label(tagged, at + match.start(1), at + match.end(1))
            if label:
                labels.append((at, at + match.end(), *label))
        at += len(line)
    ends = [*[start for start, _, _, _ in labels[1:]], len(tagged.text)]
    return [Turn(start, body, end, name, code)
            for (start, body, name, code), end in zip(labels, ends, strict=False) if name]


def _label(tagged: Tagged, start: int, end: int) -> tuple[str, str | None] | None:
    """Name and side of a label; an empty name for a question by one unnamed; None where it is no label."""
    text = tagged.text[start:end].strip()
    if _QUESTION.match(text) and len(text) < 60:
        return "", None
    people = [m for m in inside(tagged.mentions, start, end)
              if m.end <= end and m.kind in _PEOPLE and m.name]
    if people and people[-1].end >= start + len(text) - 2:
        return str(people[-1].name), people[-1].code
    if len(text) > 60 or not _NAME.match(text) or " " not in text:
        return None
    named = [m for m in tagged.mentions if m.name and m.name == text and m.code]
    return (text, named[0].code) if named else None


def turn_at(spoken: list[Turn], offset: int) -> Turn | None:
    """The turn that an offset lies in."""
    i = bisect_right(spoken, offset, key=lambda turn: turn.start) - 1
    return spoken[i] if i >= 0 and offset < spoken[i].end else None


def voice(tagged: Tagged, sentence: Sentence, turn: Turn | None, start: int) -> Voice:
    """Who says the sentence: its transcript's speaker, a person beside a verb of saying, an institution it cites."""
    if turn is not None:
        return Voice(turn.name, turn.code, _source(sentence.text), "direct")
    person = _sayer(tagged, sentence)
    if person is not None and person.end < start and _OTHER_CLAUSE.search(tagged.text[person.end:start]):
        person = None  # "Boric said he would come as Peru promised 5 million"
    before = tagged.text[sentence.start:start]
    is_quoted = len(_QUOTE.findall(before)) % 2 == 1
    if person is None:
        return Voice(attributed_to=_source(sentence.text))
    return Voice(person.name, person.code, _source(sentence.text), "direct" if is_quoted else "reported")


def _sayer(tagged: Tagged, sentence: Sentence) -> Mention | None:
    """The person of a sentence who "said" it."""
    people = [m for m in inside(tagged.mentions, sentence.start, sentence.end)
              if m.kind in _PEOPLE and m.name]
    for mention in people:
        if _SAID_AFTER.match(tagged.text[mention.end:mention.end + 40]):
            return mention
        if _SAID_BEFORE.search(tagged.text[max(sentence.start, mention.start - 30):mention.start]):
            return mention
    if people and _BEFORE_SUBJECT.fullmatch(tagged.text[sentence.start:people[0].start]):
        joined = _SAID_JOINED.search(tagged.text, people[0].end, sentence.end)
        clause = tagged.text[people[0].end:joined.start()] if joined else ";"
        # another subject before the verb ("..., while Rahmon spoke and said") would take it
        if ";" not in clause and not _OTHER_CLAUSE.search(clause):
            return people[0]
    return None


def _source(text: str) -> str | None:
    """The institution that a sentence names as its source."""
    match = _ACCORDING.search(text)
    if match is None:
        return None
    name = _ENDS.sub("", (match.group(1) or match.group(2)).strip(" .,"))
    return name if _INSTITUTION.search(name) else None
