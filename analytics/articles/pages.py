"""Saved pages: the text by trafilatura, title, time and address from what the page says about itself."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

from analytics.articles.decode import SAVE_AGAIN, decode
from analytics.articles.gate import Input
from analytics.articles.items import Given, article
from analytics.errors import UnreadableInput
from analytics.records import Article

JSON_LD_LIMIT = 200_000  # characters
SHORTEST_TEXT = 80  # characters; less is a menu, or a page that a script fills in
ARTICLE_TYPES = ("Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting", "Report")
# In the order of trust; a page's own JSON-LD goes before all of them.
TIME_META = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "pubdate",
    "publishdate",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
)
TITLE_META = ("og:title", "twitter:title", "dc.title")
PUBLISHER_META = ("og:site_name", "application-name")
AUTHOR_META = ("author", "article:author", "parsely-author")

_SCRIPT = re.compile(r"<(script|style|noscript|svg|iframe)\b.*?</\1\s*>", re.I | re.DOTALL)


class _Head(HTMLParser):
    """Collects meta tags, the canonical link, <title>, the first <time> and the JSON-LD blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.canonical: str | None = None
        self.time: str | None = None
        self.title = ""
        self.language: str | None = None
        self.json_ld: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {key: value or "" for key, value in attrs}
        if tag == "meta":
            key = (named.get("property") or named.get("name") or named.get("itemprop") or "").lower()
            if key and named.get("content"):
                self.meta.setdefault(key, named["content"])
        elif tag == "link" and "canonical" in named.get("rel", "").lower().split():
            self.canonical = self.canonical or named.get("href")
        elif tag == "time":
            self.time = self.time or named.get("datetime")
        elif tag == "html":
            self.language = named.get("lang")
        elif tag == "title" and not self.title:
            self._inside = "title"
        elif tag == "script" and "ld+json" in named.get("type", "").lower():
            self._inside = "json"
            self.json_ld.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"title", "script"}:
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "title":
            self.title += data
        elif self._inside == "json" and len(self.json_ld[-1]) < JSON_LD_LIMIT:
            self.json_ld[-1] += data


def page(source: Input, given: Given) -> Article:
    """Article of a saved page.

    Raises
    ------
    UnreadableInput : undecodable, or a page on which no article's text is found
    """
    import trafilatura  # half a second to import, only where a page comes

    whole = decode(source.raw)
    head = _Head()
    head.feed(whole)
    told = _json_ld(head.json_ld)
    body = trafilatura.extract(_SCRIPT.sub("", whole), include_comments=False, include_tables=False)
    if not body or len(body) < SHORTEST_TEXT:
        raise UnreadableInput(
            "no article's text is found on the page", f"copy its text into a .txt file, or {SAVE_AGAIN}"
        )
    fields = {
        "title": told.get("headline") or _first(head.meta, TITLE_META) or " ".join(head.title.split()) or None,
        "published": told.get("datePublished") or _first(head.meta, TIME_META) or head.time,
        "publisher": _name(told.get("publisher")) or _first(head.meta, PUBLISHER_META),
        "author": _name(told.get("author")) or _first(head.meta, AUTHOR_META),
        "url": head.canonical or head.meta.get("og:url") or _name(told.get("url")),
        "language": told.get("inLanguage") or head.language,
    }
    return article(fields, body, source, given, "page")


def _first(meta: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((meta[key] for key in keys if meta.get(key)), None)


def _json_ld(blocks: list[str]) -> dict[str, Any]:
    """The object that describes the article, {} where none does."""
    for block in blocks:
        try:
            found = json.loads(block, strict=False)
        except (ValueError, RecursionError):
            continue
        graph = found.get("@graph", found) if isinstance(found, dict) else found
        for thing in graph if isinstance(graph, list) else [graph]:
            types = thing.get("@type") if isinstance(thing, dict) else None
            if any(kind in ARTICLE_TYPES for kind in (types if isinstance(types, list) else [types])):
                return dict(thing)
    return {}


def _name(value: object) -> str | None:
    """Name of a person or organisation, or of several."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        return ", ".join(name for one in value[:20] if (name := _name(one))) or None
    return value if isinstance(value, str) else None
