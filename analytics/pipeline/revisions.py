"""The same address with another text: the latest counts, the difference is told, a retraction takes its rows back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analytics.articles import reject
from analytics.records import Article, Reject
from analytics.tables import Tables
from analytics.tables.columns import quoted

REVISED = "revised"
RETRACTED = "retracted"
QUOTE = 140  # characters of a sentence that is shown
SHOWN = 3  # sentences of each side
SUPERSEDED = "a newer version of this article was read"
OLDER = "a newer version of this article is in the store"
TEASER = "the whole article is in the store, this is its teaser"

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_RETRACTED = re.compile(
    r"\A\W{0,5}(?:retraction|retracted|withdrawn|mandatory kill|kill notice)\b|"
    r"\bthis (?:article|story|item|report|post) (?:has been|was|is) (?:retracted|withdrawn|removed)\b",
    re.I,
)


def is_retraction(article: Article) -> bool:
    """Whether a text says of itself that it is taken back."""
    return any(_RETRACTED.search(part) for part in (article.title or "", article.text[:500]))


def difference(old: str, new: str) -> str:
    """What one text says and the other doesn't, sentence by sentence, in words.

    >>> difference("It rose by 17%. He left.", "It rose by 15%. He left.")
    'now: "It rose by 15%."; before: "It rose by 17%."'
    """
    before, now = (list(dict.fromkeys(" ".join(one.split()) for one in _SENTENCE.split(text))) for text in (old, new))
    told = []
    for word, one, other in (("now", now, set(before)), ("before", before, set(now))):
        if alone := [sentence for sentence in one if sentence and sentence not in other]:
            more = f" and {len(alone) - SHOWN} more" if len(alone) > SHOWN else ""
            told.append(f"{word}: " + ", ".join(f'"{sentence[:QUOTE]}"' for sentence in alone[:SHOWN]) + more)
    return "; ".join(told) or "the same sentences, in another order or spacing"


def settled(tables: Tables, found: list[Article]) -> Iterator[Article | Reject]:
    """Articles whose id the store has, each settled with the version that is there.

    Parameters
    ----------
    tables : the store
    found : newly read versions, each id once

    Returns
    -------
    iterator of each article that counts now, flagged `revised`, with a Reject for the input that it supersedes; or of a
    Reject alone where the store's version is the newer or fuller one
    """
    ids = ", ".join(quoted(one.article_id) for one in found)
    stored = {one.article_id: one for one in tables.articles(f"article_id IN ({ids})")} if ids else {}
    for one in found:
        old = stored.get(one.article_id)
        if old is None or old.text_sha256 == one.text_sha256:
            yield one
        elif "summary_only" in one.flags and "summary_only" not in old.flags:
            yield reject(one.input_name or "", one.input_sha256, TEASER, "nothing to do")
        elif one.published and old.published and one.published < old.published:
            yield reject(one.input_name or "", one.input_sha256, OLDER, difference(one.text, old.text))
        else:
            if "summary_only" not in old.flags:
                one.flags.append(REVISED)
            yield one
            yield reject(old.input_name or "", old.input_sha256, SUPERSEDED, difference(old.text, one.text))
