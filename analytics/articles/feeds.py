"""RSS and Atom: an entry an article; an entry that carries only its teaser says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from analytics.articles.sources import Input, fields_input, turned_away
from analytics.errors import UnreadableInput
from analytics.records import Reject

ENTRIES = 5000
SHORTEST_WHOLE = 800  # characters; a description as long as an article is one

_END = re.compile(rb"</(?:\w{1,20}:)?(?:rss|feed|rdf)\s*>", re.I)
_TAG = re.compile(r"<[^<>]{0,5000}>")
_BREAK = re.compile(r"<(?:/p|br|/div|/li|/h\d)\b[^<>]{0,1000}>", re.I)


def entries(raw: bytes, name: str) -> Iterator[Input | Reject]:
    """Every entry of a feed as an input.

    Raises
    ------
    UnreadableInput : no feed, or one that is cut off before its first entry
    """
    feed, found = parsed(raw)
    cut_off = _END.search(raw[-2000:]) is None
    # the entry in which a feed breaks off is half of one
    for number, entry in enumerate(found[:-1] if cut_off else found[:ENTRIES], 1):
        yield fields_input(fields_of(entry, feed), f"{name}:{number}")
    if cut_off:
        yield turned_away(name, f"the feed is cut off after entry {len(found) - 1}", "fetch it again")


def parsed(raw: bytes, content_type: str = "") -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What a feed says of itself, and its entries.

    Raises
    ------
    UnreadableInput : no feed, or one without entries
    """
    import feedparser

    if b"<!ENTITY" in raw[:100_000].upper():
        # the expansions of a hostile feed would fill the memory
        raise UnreadableInput("the feed declares entities of its own", "save it without its <!ENTITY> lines")
    found = feedparser.parse(raw, response_headers={"content-type": content_type} if content_type else None)
    if not found.entries:
        if not found.version:
            raise UnreadableInput("it is no RSS or Atom feed", "save the feed itself, not the page about it")
        raise UnreadableInput(
            "the feed is broken before its first entry" if found.bozo else "the feed has no entries",
            "fetch it again later",
        )
    return dict(found.feed), [dict(entry) for entry in found.entries]


def fields_of(entry: dict[str, Any], feed: dict[str, Any]) -> dict[str, Any]:
    """Fields of one entry; `updated` stands in for a missing publish time in Atom only, where it must be there."""
    contents = [one.get("value") or "" for one in entry.get("content") or [] if isinstance(one, dict)]
    text = plain(max(contents, key=len, default=""))
    teaser = plain(entry.get("summary") or "")
    is_summary = len(text) <= len(teaser) or not text
    text = teaser if is_summary else text
    return {
        "title": plain(entry.get("title") or ""),
        "text": text,
        "is_summary": is_summary and len(text) < SHORTEST_WHOLE,
        "published": entry.get("published") or entry.get("created") or entry.get("updated"),
        "publisher": (entry.get("source") or {}).get("title") or feed.get("title"),
        "url": entry.get("link"),
        "author": entry.get("author"),
        "language": (entry.get("title_detail") or {}).get("language") or feed.get("language"),
        "licence": entry.get("rights"),
    }


def plain(markup: str) -> str:
    """Words of a piece of HTML, a paragraph a line."""
    import html

    broken = _BREAK.sub("\n", markup[:2_000_000])
    lines = (" ".join(html.unescape(line).split()) for line in _TAG.sub("", broken).split("\n"))
    return "\n".join(line for line in lines if line)
