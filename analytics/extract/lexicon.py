"""A dictionary matcher: forms of many words found word by word, longest first, diacritics folded.

The words of a text are cut once, and every tagger looks at the same ones. One dictionary look-up per capitalised word;
never one big alternation (measured at a seventieth of the speed).
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

Value = TypeVar("Value")

_WORD = re.compile(r"([A-Za-z0-9]+)")
_SPACES = re.compile(r"\s+")


@cache
def _fold_table() -> dict[int, str]:
    """Each Latin letter with a mark, as its bare letter: one character for one, so that offsets stay."""
    table = {ord(a): b for a, b in zip("ıłŁøØđĐðÞþßæÆœŒħ’‘ʼ`´–—‑ə", "ilLoOdDdTtsaAoOh'''''---e", strict=True)}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        bare = unicodedata.normalize("NFKD", chr(code))[0]
        if code not in table and bare.isascii():
            table[code] = bare
    return table


@cache
def _marked() -> re.Pattern[str]:
    """Runs of letters and marks that have a bare form: most of a text has none, and a look is all it costs."""
    return re.compile("[" + re.escape("".join(map(chr, _fold_table()))) + "]+")


def fold(text: str) -> str:
    """The text with bare letters, straight apostrophes and plain hyphens; every offset stays as it was."""
    return text if text.isascii() else _marked().sub(_bare, text)


def _bare(match: re.Match[str]) -> str:
    return match.group().translate(_fold_table())


def small(text: str) -> str:
    """The text in small letters, each at its place: "İ" has no small form of one letter and stays."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


class Words:
    """Runs of letters and digits of a folded text, as columns: a text has hundreds, and few are looked at.

    `text` as written, `lower` in small letters, `starts` and `ends` their offsets; `gaps[i]` is what stands before word
    i, the last gap what stands behind the last word. One split makes them all.
    """

    __slots__ = ("ends", "folded", "gaps", "lower", "starts", "text")

    def __init__(self, folded: str) -> None:
        pieces = _WORD.split(folded)
        borders = list(itertools.accumulate(map(len, pieces)))
        self.folded = folded
        self.gaps = pieces[0::2]
        self.text = pieces[1::2]
        self.lower = list(map(str.lower, self.text))
        self.starts = borders[0:-1:2]
        self.ends = borders[1::2]

    def __len__(self) -> int:
        return len(self.text)

    def is_capital(self, i: int) -> bool:
        """Does word `i` start with a capital letter?"""
        return "A" <= self.text[i][0] <= "Z"


@dataclass(frozen=True, slots=True)
class Form(Generic[Value]):
    """One form of the dictionary: its tokens, what stands between them, whether its case must be as written."""

    words: tuple[str, ...]
    gaps: tuple[str, ...]
    exact: str | None
    is_capital: bool
    dotted: bool
    value: Value


class Lexicon(Generic[Value]):
    """Forms by their first two words, longest first.

    Parameters
    ----------
    forms : iterable of (form, needs its exact case, value)
    """

    def __init__(self, forms: Iterable[tuple[str, bool, Value]]) -> None:
        self._forms: dict[str, dict[str, list[Form[Value]]]] = {}
        small = set()
        for form, exact, value in forms:
            bare = fold(form)
            found = Words(bare)
            if not len(found):
                continue
            entry = Form(tuple(found.lower), tuple(found.gaps[1:-1]), bare.rstrip(".") if exact else None,
                         found.is_capital(0), bare.endswith("."), value)
            second = found.lower[1] if len(found) > 1 else ""
            self._forms.setdefault(found.lower[0], {}).setdefault(second, []).append(entry)
            if not entry.is_capital:
                small.add(found.lower[0])
        for followers in self._forms.values():
            for entries in followers.values():
                entries.sort(key=lambda entry: -len(entry.words))
        self.firsts = frozenset(self._forms)
        self._small = frozenset(small)

    def candidates(self, words: Words, lower_until: int = 0) -> list[int]:
        """Words at which a form may start; before offset `lower_until` capitals don't matter."""
        firsts, small, lower = self.firsts, self._small, words.lower
        free = bisect_left(words.starts, lower_until) if lower_until else 0
        # what is written with a capital, or starts with a digit, sorts before "a"
        return [i for i, word in enumerate(words.text)
                if (word < "a" or i < free or word in small) and lower[i] in firsts]

    def match(self, words: Words, i: int, any_case: bool = False) -> list[tuple[int, int, Value]]:
        """The longest forms that start at word `i`: (words used, end offset, value); several where equally long.

        A form that starts with a capital matches only a capitalised word, unless `any_case` (a title in lower case).
        """
        followers = self._forms.get(words.lower[i])
        if followers is None:
            return []
        hits: list[tuple[int, int, Value]] = []
        is_capital = any_case or words.is_capital(i)
        longer = followers.get(words.lower[i + 1]) if i + 1 < len(words.lower) else None
        for entries in (longer, followers.get("")):
            for entry in entries or ():
                n = len(entry.words)
                if hits and n < hits[0][0]:
                    return hits
                if (entry.is_capital and not is_capital) or (n > 1 and not _fits(words, i, entry)):
                    continue
                end = words.ends[i + n - 1]
                if entry.exact is not None and words.folded[words.starts[i]:end] != entry.exact:
                    continue
                if entry.dotted and words.gaps[i + n].startswith("."):
                    end += 1
                hits.append((n, end, entry.value))
        return hits


def _fits(words: Words, i: int, entry: Form[Value]) -> bool:
    """Do the words and what stands between them agree? White space and a hyphen stand for each other."""
    n = len(entry.words)
    if n > 2 and tuple(words.lower[i:i + n]) != entry.words:
        return False
    for wanted, came in zip(entry.gaps, words.gaps[i + 1:i + n], strict=True):
        if came != wanted:
            plain = _SPACES.sub(" ", came)
            if not (plain == wanted or {plain, wanted} == {" ", "-"}):
                return False
    return True
