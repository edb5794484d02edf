"""One sentence as words in small letters, each with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analytics.extract.lexicon import fold
from analytics.extract.spans import Sentence

_WORD = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*|'s?(?![A-Za-z])|[^\sA-Za-z0-9]")
_LIMIT = 300  # words of a sentence that are looked at; a longer one is a list


class Wording:
    """Words of one sentence.

    `words` in small letters, `starts` and `ends` their offsets in the text, `capital` and `in_time` what each is.
    """

    def __init__(self, sentence: Sentence, timed: Iterable[tuple[int, int]]) -> None:
        self.sentence = sentence
        folded = fold(sentence.text)
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.capital: list[bool] = []
        base = sentence.start
        for match in _WORD.finditer(folded):
            word = match.group()
            self.words.append(word.lower())
            self.capital.append(word[0].isupper())
            self.starts.append(base + match.start())
            self.ends.append(base + match.end())
            if len(self.words) >= _LIMIT:
                break
        self.in_time = [False] * len(self.words)
        for begin, end in timed:
            for i in range(self.at(begin), len(self.words)):
                if self.starts[i] >= end:
                    break
                self.in_time[i] = True

    def at(self, offset: int) -> int:
        """Index of the word that holds the offset, or the first behind it."""
        low, high = 0, len(self.words)
        while low < high:
            middle = (low + high) // 2
            if self.ends[middle] <= offset:
                low = middle + 1
            else:
                high = middle
        return low
