"""Who says it: labels of a transcript, "Putin said", "according to the Customs Service"; never a guess."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from analytics.extract.spans import Mention, Sentence, Tagged, inside

_PEOPLE = frozenset({"leader", "person"})
_LABEL = re.compile(r"([^\n:]{3,140}?)\s*(?:\((?:retranslated|translated|in \w+|via interpreter)\))?\s?:(?=\s|$)", re.I)
_LABEL_REACH = 200  # characters of a line in which its label's colon stands
_NAME = re.compile(r"(?:[A-Z][\w'’.-]+|bin|al|de|el|ibn|von)(?:[ \u00a0](?:[A-Z][\w'’.-]+|bin|al|de|el|ibn|von)){0,5}$")
# A label whose speaker the text does not introduce ends the turn before it all the same.
_TITLED = re.compile(r"(?:[A-Z][\w'’.&-]*|of|the|and|for|to|de|al|bin),?(?: (?:[A-Z][\w'’.&-]*|of|the|and|for|to|de|al|"
                     r"bin),?){1,11}")
_CLOSED = re.compile(r"[”\"]\s*$", re.M)
_PRONOUN = re.compile(r"\b[Hh]e|\b[Ss]he")
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
_QUOTE_LIMIT = 12  # sentences of one quotation that are looked through
_ENDS = re.compile(r"(?:['’]s?)?\s(?:(?:latest |official )?(?:data|figures|statistics|numbers|estimates)|of|for|and|"
                   r"the|on)$")


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
    text = tagged.text
    for line in tagged.text.splitlines(keepends=True):
        match = _LABEL.match(line) if ":" in line[:_LABEL_REACH] else None
        if match and not line.startswith(("http", "-", "*")):
            label = _label(tagged, at + match.start(1), at + match.end(1))
            if label:
                labels.append((at, at + match.end(), *label))
        at += len(line)
    ends = [*[start for start, _, _, _ in labels[1:]], len(text)]
    return [Turn(start, body, _closed(text, body, end), name, code)
            for (start, body, name, code), end in zip(labels, ends, strict=False) if name]


def _closed(text: str, body: int, end: int) -> int:
    """Where a turn ends: at its closing mark where its words stand in quotation marks, else at the next label."""
    if text[body:body + 4].lstrip()[:1] not in ("“", '"'):
        return end
    closed = _CLOSED.search(text, body + 4, end)
    return closed.end() if closed else end


def _label(tagged: Tagged, start: int, end: int) -> tuple[str, str | None] | None:
    """Name and side of a label; an empty name for one whom the text does not tell; None where it is no label."""
    text = tagged.text[start:end].strip()
    if _QUESTION.match(text) and len(text) < 60:
        return "", None
    people = [m for m in inside(tagged.mentions, start, end)
              if m.end <= end and m.kind in _PEOPLE and m.name]
    if people and people[-1].end >= start + len(text) - 2:
        return str(people[-1].name), people[-1].code
    named = [m for m in tagged.mentions if m.name and m.name == text and m.code] if _NAME.match(text) else []
    if named and " " in text:
        return text, named[0].code
    return ("", None) if _TITLED.fullmatch(text) else None


def turn_at(spoken: list[Turn], offset: int) -> Turn | None:
    """The turn that an offset lies in."""
    i = bisect_right(spoken, offset, key=lambda turn: turn.start) - 1
    return spoken[i] if i >= 0 and offset < spoken[i].end else None


def voice(tagged: Tagged, sentence: Sentence, turn: Turn | None, start: int) -> Voice:
    """Who says what stands at `start`: a transcript's speaker, who "said" it, an institution that it cites."""
    if turn is not None:
        return Voice(turn.name, turn.code, _source(sentence.text), "direct")
    number = bisect_right(tagged.sentences, sentence.start, key=lambda other: other.start) - 1
    person = _sayer(tagged, number)
    if person is not None and person.end < start and _OTHER_CLAUSE.search(tagged.text[person.end:start]):
        person = None  # "Boric said he would come as Peru promised 5 million"
    opened, first = _opened(tagged, number, start)
    if person is None and opened:
        person = _quoted_sayer(tagged, number, first)
    if person is None:
        return Voice(attributed_to=_source(sentence.text))
    return Voice(person.name, person.code, _source(sentence.text), "direct" if opened else "reported")


def _opened(tagged: Tagged, number: int, start: int) -> tuple[bool, int]:
    """Does `start` lie in quotation marks that open in its paragraph, and in which sentence do they open?"""
    paragraph, first = tagged.sentences[number].paragraph, number
    while first and number - first < _QUOTE_LIMIT and tagged.sentences[first - 1].paragraph == paragraph:
        first -= 1
    opened, where = False, number
    for i in range(first, number + 1):
        sentence = tagged.sentences[i]
        for match in _QUOTE.finditer(tagged.text, sentence.start, min(sentence.end, start)):
            opened = match.group() == "“" or (match.group() == '"' and not opened)
            where = i
    return opened, where


def _quoted_sayer(tagged: Tagged, number: int, first: int) -> Mention | None:
    """Who says a quotation of several sentences: told where it closes, or before it opens."""
    paragraph = tagged.sentences[number].paragraph
    for i in range(number + 1, min(number + _QUOTE_LIMIT, len(tagged.sentences))):
        if tagged.sentences[i].paragraph != paragraph:
            break
        person = _sayer(tagged, i)
        if person is not None:
            return person
        if _QUOTE.search(tagged.sentences[i].text):
            break
    return _sayer(tagged, first) if first < number else None


def _sayer(tagged: Tagged, number: int) -> Mention | None:
    """The person of a sentence who "said" it; "he" is who spoke in the sentence before."""
    sentence = tagged.sentences[number]
    person = _named_sayer(tagged, sentence)
    if person is not None or not number:
        return person
    before = tagged.sentences[number - 1]
    if not before.is_title and any(_SAID_AFTER.match(tagged.text[match.end():match.end() + 40])
                                   for match in _PRONOUN.finditer(tagged.text, sentence.start, sentence.end)):
        people = {m.name for m in inside(tagged.mentions, before.start, before.end) if m.kind in _PEOPLE}
        earlier = _named_sayer(tagged, before)
        return earlier if len(people) == 1 else None
    return None


def _named_sayer(tagged: Tagged, sentence: Sentence) -> Mention | None:
    """The person whom a sentence names beside a verb of saying."""
    people = [_named(tagged, m) for m in inside(tagged.mentions, sentence.start, sentence.end)
              if m.kind in _PEOPLE and (m.name or m.kind == "leader")]
    people = [m for m in people if m.name]
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


def _named(tagged: Tagged, mention: Mention) -> Mention:
    """ "The President" is the one leader of that state whom the article names."""
    if mention.name or mention.code is None:
        return mention
    names = {m.name for m in tagged.mentions if m.kind == "leader" and m.code == mention.code and m.name}
    return replace(mention, name=names.pop()) if len(names) == 1 else mention


def _source(text: str) -> str | None:
    """The institution that a sentence names as its source."""
    match = _ACCORDING.search(text)
    if match is None:
        return None
    name = _ENDS.sub("", (match.group(1) or match.group(2)).strip(" .,"))
    return name if _INSTITUTION.search(name) else None
