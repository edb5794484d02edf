"""A dictionary matcher: forms of many tokens found word by word, longest first, diacritics folded.

One dictionary look-up per capitalised word; never one big alternation (measured at a seventieth of the speed).
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, NamedTuple, TypeVar

Value = TypeVar("Value")

TOKEN = re.compile(r"[A-Za-z0-9]+")
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


def fold(text: str) -> str:
    """The text with bare letters, straight apostrophes and plain hyphens; every offset stays as it was."""
    return text if text.isascii() else text.translate(_fold_table())


class Token(NamedTuple):
    """A run of letters and digits of the folded text; a tuple, as a text has hundreds of them."""

    start: int
    end: int
    text: str
    lower: str
    is_capital: bool


def tokens(folded: str) -> list[Token]:
    """All runs of letters and digits of a folded text."""
    return [Token(*match.span(), word := match.group(), word.lower(), word[0].isupper())
            for match in TOKEN.finditer(folded)]


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
    """Forms by their first token, longest first.

    Parameters
    ----------
    forms : iterable of (form, needs its exact case, value)
    """

    def __init__(self, forms: Iterable[tuple[str, bool, Value]]) -> None:
        self._by_first: dict[str, list[Form[Value]]] = {}
        for form, exact, value in forms:
            bare = fold(form)
            found = tokens(bare)
            if not found:
                continue
            gaps = tuple(bare[a.end:b.start] for a, b in itertools.pairwise(found))
            entry = Form(tuple(t.lower for t in found), gaps, bare if exact else None, found[0].is_capital,
                         bare.endswith("."), value)
            self._by_first.setdefault(found[0].lower, []).append(entry)
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry.words))
        self.firsts = frozenset(self._by_first)

    def match(
        self, folded: str, found: Sequence[Token], i: int, any_case: bool = False
    ) -> list[tuple[int, int, Value]]:
        """The longest forms that start at token `i`: (tokens used, end offset, value); several where equally long.

        A form that starts with a capital matches only a capitalised word, unless `any_case` (a title in lower case).
        """
        entries = self._by_first.get(found[i].lower)
        if entries is None:
            return []
        hits: list[tuple[int, int, Value]] = []
        for entry in entries:
            n = len(entry.words)
            if hits and n < hits[0][0]:
                break
            if i + n > len(found) or (entry.is_capital and not (found[i].is_capital or any_case)):
                continue
            if not _fits(folded, found, i, entry):
                continue
            end = found[i + n - 1].end
            if entry.exact is not None and folded[found[i].start:end] != entry.exact.rstrip("."):
                continue
            if entry.dotted and folded[end:end + 1] == ".":
                end += 1
            hits.append((n, end, entry.value))
        return hits


def _fits(folded: str, found: Sequence[Token], i: int, entry: Form[Value]) -> bool:
    """Do the words and what stands between them agree? White space and a hyphen stand for each other."""
    for k, word in enumerate(entry.words):
        if found[i + k].lower != word:
            return False
        if k:
            wanted, came = entry.gaps[k - 1], folded[found[i + k - 1].end:found[i + k].start]
            if came == wanted:
                continue
            came = _SPACES.sub(" ", came)
            if not (came == wanted or {came, wanted} == {" ", "-"}):
                return False
    return True
