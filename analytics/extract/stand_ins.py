"""Words that stand for a side named elsewhere: pronouns, "both sides", "the minister", "the Department of ..."."""

from __future__ import annotations

from analytics.extract.clause_words import (
    AGENCIES,
    BOTH_NOUNS,
    HOME_OFFICES,
    QUOTE_MARKS,
    SOLE_NOUNS,
    STATE_NOUNS,
)
from analytics.extract.discourse import Discourse
from analytics.extract.event_words import SAYING
from analytics.extract.side import Side
from analytics.extract.wording import Wording

_STARTS = frozenset(AGENCIES) | {"both", "two", "the", "they", "he", "she", "it", "we", "i", "me", "you"}

_RANKS = frozenset({"vice", "deputy", "foreign"})


def stand_ins(text: Wording, talk: Discourse, named: list[Side]) -> list[Side]:
    """Pronouns, "both sides" and offices of the publisher's own state, with the sides that they stand for."""
    words = text.words
    found: list[Side] = []
    for i in [i for i, word in enumerate(words) if word in _STARTS]:
        word = words[i]
        side: Side | None = None
        nxt = words[i + 1] if i + 1 < len(words) else ""
        if word in AGENCIES:
            side = Side(i, i, (AGENCIES[word],), "name")
        elif word in {"both", "two"} and nxt in BOTH_NOUNS and (talk.pair or len(talk.group) == 2):
            side = Side(i, i + 1, talk.pair or talk.group, "pair")
        elif word == "the" and nxt:
            side = _the(text, talk, i, nxt)
        elif word == "they":
            codes = _plural_before(text, i, named) or _pair_before(talk, i, named) or (
                () if _is_speech(text, talk, i) else talk.group)
            side = Side(i, i, codes, "pair")
        elif word in {"he", "she"}:
            # "China said ... He called on": where no person is known, who speaks for the side
            person = next((s.codes[0] for s in named if s.last < i and s.kind == "person" and s.codes),
                          talk.person or (talk.topic if word == "he" and i <= 1 else None))
            side = Side(i, i, (person,) if person else (), "pronoun")
        elif word == "it":
            code = _said_before(text, i, named) or (talk.topic if i <= 1 else None)
            side = Side(i, i, (code,) if code else (), "pronoun")
        elif word in {"we", "i"} or (word == "me" and words[i - 1] == "let"):
            code = talk.speaker if _is_speech(text, talk, i) else talk.home if not talk.is_speech else None
            codes = talk.we if word == "we" and talk.we and not _is_speech(text, talk, i) else (code,) if code else ()
            side = Side(i, i, codes, "speaker")
        elif word == "our" and talk.pair and _our(words, i):
            side = Side(i, _our(words, i), talk.pair, "pair")
        elif word == "you" and (_is_speech(text, talk, i) or talk.home):
            other = talk.other(talk.speaker if _is_speech(text, talk, i) else talk.home)
            side = Side(i, i, (other,) if other and other in talk.guests else (), "hearer")
        if side is not None and side.last < len(words):
            found.append(side)
    return found


def _our(words: list[str], i: int) -> int:
    """Last word of "our two governments", "our countries"; 0 where "our" is of one side's own."""
    last = i + 2 if words[i + 1:i + 2] in (["two"], ["both"], ["respective"]) else i + 1
    return last if words[last:last + 1] and words[last] in {"governments", "countries", "nations"} else 0


def _the(text: Wording, talk: Discourse, i: int, noun: str) -> Side | None:
    """ "the sides", "the heads of state", "the minister", "the Department of ..."."""
    words = text.words
    if noun in BOTH_NOUNS and noun not in {"countries", "governments", "ministers"}:
        of = words[i + 2:i + 4]
        if talk.pair and (of == ["of", "state"] if noun == "heads" else of[:1] != ["of"]):
            return Side(i, i + (3 if noun == "heads" else 1), talk.pair, "pair")
    elif talk.home and noun in HOME_OFFICES and text.is_capital(i + 1):
        last = i + 3 if words[i + 2:i + 3] == ["of"] else i + 1 + (noun == "vice")
        return Side(i, last, (talk.home,), "name")
    elif noun in _RANKS and words[i + 2:i + 3] and not text.sentence.is_title:
        last = next((k for k in range(i + 2, min(i + 4, len(words))) if words[k] in SOLE_NOUNS), 0)
        code = talk.person or talk.topic
        if last and SOLE_NOUNS[words[last]] and code and words[last + 1:last + 2] != ["of"]:
            return Side(i, last, (code,), "pronoun")  # "the vice foreign minister"
    elif noun in SOLE_NOUNS and not text.sentence.is_title and words[i + 2:i + 3] != ["of"]:
        code = talk.person if SOLE_NOUNS[noun] else talk.topic
        return Side(i, i + 1 + (noun == "prime"), (code,), "pronoun") if code else None
    return None


def _plural_before(text: Wording, i: int, named: list[Side]) -> tuple[str, ...]:
    """Sides that "they" means where the sentence names officials or forces of one before it."""
    for number, side in enumerate(named):
        if side.last < i and text.words[side.last].endswith("s") and text.words[side.last] in STATE_NOUNS:
            before = named[number - 1] if number else None
            joined = before and text.words[before.last + 1:side.first] == ["and"]  # "Kenyan and Ugandan ministers"
            return tuple(dict.fromkeys((before.codes if before and joined else ()) + side.codes))
    return ()


def _pair_before(talk: Discourse, i: int, named: list[Side]) -> tuple[str, ...]:
    """The article's sides, where this sentence or the one before speaks of them all."""
    pair = talk.pair or ()
    here = {code for side in named if side.last < i for code in side.codes}
    return pair if talk.is_both or here >= set(pair) else ()


def _said_before(text: Wording, i: int, named: list[Side]) -> str | None:
    """Side that "it" means behind "Japan said": the first that can act, with a verb of saying between."""
    if not any(word in SAYING for word in text.words[max(0, i - 8):i]):
        return None
    return next((s.codes[0] for s in named if s.last < i and s.is_state and s.codes and s.kind == "name"), None)


def _is_speech(text: Wording, talk: Discourse, i: int) -> bool:
    """Does word `i` stand in a quotation or in a speaker's turn?"""
    if talk.is_speech:
        return True
    opened = talk.in_quote
    for k in range(i):
        if text.words[k] in QUOTE_MARKS:
            opened = text.words[k] in {"\u201c"} or (text.words[k] == '"' and not opened)
    return opened
