"""Sentences of a text, with exact offsets, and the clause around a hit in a sentence that is too long to quote.

One regular expression finds the places where a sentence may end; what stands before and after each decides.
"""

from __future__ import annotations

import re

from analytics.extract.spans import Sentence

# A run of terminators with the quotes, brackets and note marks that close it; white space with a line end in it;
# or a gap as wide as blanked page furniture leaves.
_BREAK = re.compile(r"[.!?…]+[\"”’»')\]]*(?:\[\d{1,3}\])*|\n\s*|[^\S\n]{12,}")

# Never the end of a sentence: something they name follows.
_BEFORE_NAME = frozenset((
    "mr", "mrs", "ms", "messrs", "dr", "gen", "lt", "col", "sen", "rep", "reps", "sens", "gov", "prof", "st",
    "ste", "rev", "hon", "amb", "sgt", "capt", "maj", "adm", "pres", "brig", "cmdr", "cpl", "supt", "fr", "mt",
    "ft", "no", "nos", "art", "arts", "sec", "fig", "figs", "vol", "pp", "para", "vs", "v", "cf", "viz", "approx",
    "ca", "e.g", "i.e", "al", "dept",
))
_WORDS_TOO = frozenset((
    "no", "art", "sec", "fig", "hon", "al",
))
# The end of a sentence only when a word follows that sentences begin with ("the U.S. The", but "the U.S. President").
_MAYBE_END = frozenset((
    "inc", "corp", "ltd", "co", "bros", "jr", "sr", "bhd", "plc", "etc", "a.m", "p.m", "u.s", "u.n", "u.k", "e.u",
    "u.s.a", "d.c", "ph.d", "m.d", "b.c", "a.d", "govt", "intl", "assn", "univ", "jan", "feb", "mar", "apr",
    "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thurs", "fri",
    "sat", "sun", "dlrs", "mln", "bln", "trn", "pct",
))
_STARTERS = frozenset((
    "the", "a", "an", "he", "she", "it", "they", "we", "you", "this", "that", "these", "those", "there", "his",
    "her", "its", "their", "our", "my", "in", "on", "at", "as", "but", "and", "or", "so", "yet", "if", "when",
    "while", "after", "before", "since", "because", "although", "though", "however", "meanwhile", "moreover",
    "furthermore", "also", "earlier", "later", "according", "for", "from", "with", "under", "during", "despite",
    "both", "most", "many", "some", "several", "all", "no", "not", "what", "who", "why", "how", "where", "which",
    "then", "now", "today", "yesterday", "tomorrow", "last", "next", "asked", "speaking", "more", "one", "two",
    "three", "first", "second", "another", "other", "such",
))
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_NUMERAL = re.compile(r"\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5}")
_OPENING = "\"“‘'«([—–-•*"
_CLOSING = "\"”’»')]"
_BULLETS = "-–—•*·#"
_WORD = re.compile(r"[\w’'.-]+")
# "President of Russia Vladimir Putin:" alone on a line speaks the next line.
_NAME = r"(?:[^\W\d_a-z][\w.’'-]*|of|the|and|for|to|de|al|bin|\([^()\n]{1,40}\))"
_SPEAKER = re.compile(rf"{_NAME}(?:,? {_NAME}){{0,11}}:")
_WRAP_MIN, _WRAP_MAX = 48, 100  # a hard-wrapped text's longest lines lie between these
_WRAP_FULL = 0.6  # a wrapped line shorter than this ended on purpose
_LABEL_MAX = 90
_LONGEST = 1600  # characters; what runs on is a list, and what looks around in a sentence must not look for ever
_TOKEN_MAX = 40  # what is longer is no abbreviation

_BORDER = re.compile(r"[;:,—–][\"”’»')\]]*(?=\s)|[.!?…][\"”’»')\]]*(?=\s)| - | \(|\)(?=\s)|\n")
_SPACE = re.compile(r"\s+")


def split(text: str, title_end: int) -> list[Sentence]:
    """Sentences of `title + newline + text` in order, `text[s.start:s.end] == s.text`, without white space at the ends.

    A blank line always ends one; so does a line end, unless the text is wrapped at a fixed width, the next line goes
    on in lower case, or the line is a speaker's label ("Question:"). The title is paragraph 0, the body counts from 1.
    What runs on for more than _LONGEST characters is cut.
    """
    found: list[Sentence] = []
    width = _wrap_width(text, title_end)
    start, paragraph = _skip_space(text, 0), 0
    for match in _BREAK.finditer(text):
        at, after = match.span()
        if at < start:
            continue
        first = text[at]
        if first in ".!?…":
            lead = _skip_space(text, after)
            # at a line's end the line end decides
            if at >= title_end and text[lead : lead + 1] != "\n" and _ends(text, start, at, after):
                _add(found, text, start, after, paragraph, title_end)
                start = lead
        elif at == title_end or first != "\n":
            _add(found, text, start, at, paragraph, title_end)
            start = after
            paragraph += first == "\n"
        elif not _goes_on(text, start, at, after, width):
            _add(found, text, start, at, paragraph, title_end)
            start = after
            paragraph += 1
    _add(found, text, start, len(text), paragraph, title_end)
    return found


def clause(text: str, start: int, end: int, limit: int = 400, within: tuple[int, int] | None = None) -> tuple[int, int]:
    """Borders of the longest stretch of clauses around the hit `start:end` that is no longer than `limit`.

    `within` are the borders of the hit's sentence (its paragraph where not given): when that is short enough it comes
    back whole. Where no clause border fits, the cut falls between words; a hit longer than `limit` is itself cut.
    """
    low, high = within or (text.rfind("\n", 0, start) + 1, (text.find("\n", end) + 1 or len(text) + 1) - 1)
    low, high = min(low, start), max(high, end)
    if high - low <= limit:
        return _strip(text, low, high)
    if end - start > limit:
        cut = text.rfind(" ", start, start + limit)
        return _strip(text, start, cut if cut > start else start + limit)
    # only what could be kept is looked at
    reach_low, reach_high = max(low, end - limit), min(high, start + limit)
    for pattern in (_BORDER, _SPACE):
        borders = [match.end() for match in pattern.finditer(text, reach_low, reach_high)]
        lefts = [low] * (reach_low == low) + [b for b in borders if b <= start]
        rights = [b for b in borders if b >= end] + [high] * (reach_high == high)
        fitting = [(b - a, a, b) for a in lefts for b in rights if b - a <= limit]
        if fitting:
            _, left, right = max(fitting)
            return _strip(text, left, right)
    return _strip(text, start, end)


def _add(found: list[Sentence], text: str, start: int, end: int, paragraph: int, title_end: int) -> None:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    while end - start > _LONGEST:
        cut = _cut(text, start)
        _add(found, text, start, cut, paragraph, title_end)
        start = cut
    if end > start:
        found.append(Sentence(start, end, text[start:end], paragraph, start < title_end))


def _cut(text: str, start: int) -> int:
    """Where a text without ends of sentences is cut: behind a break of clauses, else between words."""
    for mark in ("; ", ", ", " "):
        at = text.rfind(mark, start + _LONGEST // 2, start + _LONGEST - len(mark))
        if at >= 0:
            return at + len(mark)
    return start + _LONGEST


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in ",;:"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:(–—"):
        end -= 1
    return start, end


def _skip_space(text: str, at: int) -> int:
    size = len(text)
    while at < size and text[at].isspace() and text[at] != "\n":
        at += 1
    return at


def _ends(text: str, start: int, at: int, after: int) -> bool:
    """Does the terminator text[at:after], before white space or not, end the sentence that began at `start`?"""
    if after >= len(text):
        return True
    following = text[after]
    single = text[at] == "." and text[at + 1 : at + 2] != "."
    if not following.isspace():
        # "the press.The two", "today."He": a space was lost
        if not (following.isupper() or following in "“«"):
            return False
        before = text[at - 3 : at] if at >= 3 else ""
        return (before.isalpha() and before.islower() and text[after + 1 : after + 2].islower()) or after - at > 1
    lead = after
    while lead < len(text) and text[lead].isspace():
        lead += 1
    while lead < len(text) and text[lead] in _OPENING:
        lead += 1
    if text[lead : lead + 1].islower():
        return False
    if not single or after - at > 1:
        return True
    token_at = max(start, at - _TOKEN_MAX)
    token_at = max(token_at, text.rfind(" ", token_at, at) + 1)
    token_at = max(token_at, text.rfind("\n", token_at, at) + 1)
    token = text[token_at:at].lstrip("\"“‘'([«")
    if token_at == start and _NUMERAL.fullmatch(token):
        return False  # "1. Trade", a list item's number
    low = token.lower()
    if low in _BEFORE_NAME:
        # "No. 5" is a number, "the answer was no. The" is not
        return low in _WORDS_TOO and not text[lead : lead + 1].isdigit()
    if low in _MAYBE_END or _INITIALS.fullmatch(token):
        word = _WORD.match(text, lead)
        return word is None or word.group().lower() in _STARTERS
    return True


def _goes_on(text: str, start: int, at: int, after: int, width: int) -> bool:
    """Does the sentence that began at `start` go on after the line end at text[at:after]?"""
    if text.count("\n", at, after) > 1 or after >= len(text):
        return False
    line_at = max(text.rfind("\n", 0, at) + 1, start)
    end = at
    while end > line_at and text[end - 1].isspace():
        end -= 1
    closed = end
    while closed > line_at and text[closed - 1] in _CLOSING:
        closed -= 1
    last = text[closed - 1 : closed]
    if last == ":" and end - line_at <= _LABEL_MAX and _SPEAKER.fullmatch(text, line_at, end):
        return True
    if last and last in ".!?…:;":
        # a wrapped line may end in "Mr." or "the U.S."
        return last == "." and width > 0 and not _ends(text, start, closed - 1, end)
    if text[after].islower():
        return True
    # the whole line counts, not only the sentence that began on it: "... to Peru. The United\n States and Peru"
    is_full = width > 0 and end - (text.rfind("\n", 0, at) + 1) > _WRAP_FULL * width
    return is_full and (text[after] not in _BULLETS or text.startswith("**", after))


def _wrap_width(text: str, title_end: int) -> int:
    """Columns at which the body is wrapped, 0 when its lines are paragraphs."""
    lines = [len(line) for line in text[title_end:].split("\n") if line and not line.isspace()]
    if len(lines) < 4:
        return 0
    lines.sort()
    # a few long lines (addresses, tables) do not make a wrapped text unwrapped
    longest = lines[-1 - len(lines) // 8]
    long_share = sum(1 for size in lines if size > 0.7 * longest) / len(lines)
    return longest if _WRAP_MIN <= longest <= _WRAP_MAX and long_share >= 0.4 else 0
