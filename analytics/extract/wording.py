"""One sentence as words in small letters, each with its place in the text."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable

from analytics.extract.lexicon import fold, small
from analytics.extract.spans import Sentence

_WORD = re.compile(r"([A-Za-z0-9]+(?:-[A-Za-z0-9]+)*|'s?(?![A-Za-z])|[^\sA-Za-z0-9])")
_LIMIT = 300  # words of a sentence that are looked at; a longer one is a list


class Wording:
    """Words of one sentence.

    `words` in small letters, `starts` and `ends` their offsets in the text, `in_time` whether each is part of a date.
    """

    def __init__(self, sentence: Sentence, timed: Iterable[tuple[int, int]]) -> None:
        self.sentence = sentence
        folded = fold(sentence.text)
        pieces = _WORD.split(small(folded), _LIMIT)[:-1]  # gap, word, gap, word
        borders = list(itertools.accumulate(map(len, pieces), initial=sentence.start))
        self.words = pieces[1::2]
        self.starts = borders[1::2]
        self.ends = borders[2::2]
        self.in_time = [False] * len(self.words)
        for begin, end in timed:
            for i in range(self.at(begin), len(self.words)):
                if self.starts[i] >= end:
                    break
                self.in_time[i] = True

    def is_capital(self, i: int) -> bool:
        """Is word `i` written with a capital letter?"""
        return self.sentence.text[self.starts[i] - self.sentence.start].isupper()

    def at(self, offset: int) -> int:
        """Index of the word that holds the offset, or the first behind it."""
        return bisect_right(self.ends, offset)
