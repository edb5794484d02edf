"""What a saved page says about itself: title, time, author, publisher, address, language; read without a DOM.

Structured data (JSON-LD) goes before meta tags, meta tags before `<time>`; of JSON-LD that is
broken the day and the headline are still read.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

BLOCK_LIMIT = 500_000  # characters of one JSON-LD block
BLOCKS = 40
DEPTH = 6  # how deep an article may lie in its page's JSON-LD
THINGS = 2000  # objects of JSON-LD that are looked at
TIMES = 40
ARTICLE_TYPES = ("BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "Report", "PressRelease")  # and all ...Article
INDEX_TYPES = ("CollectionPage", "SearchResultsPage", "ProfilePage")
# In the order of trust.
TIME_META = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "publish_date",
    "published_date",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "sailthru.date",
    "article.published",
    "date",
)
TITLE_META = ("og:title", "twitter:title", "dc.title", "parsely-title")
PUBLISHER_META = ("og:site_name", "application-name", "dc.publisher", "twitter:site")
AUTHOR_META = ("author", "article:author", "parsely-author", "dc.creator", "byl")

# Bounded everywhere, so that a page of half tags takes no longer than another.
_TAG = re.compile(r"<(meta|link|time|html)\b([^<>]{0,4000})>", re.I)
_ATTRIBUTE = re.compile(r"""([\w:.-]{1,60})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_LD = re.compile(r"<script\b[^<>]{0,1000}?ld\+json[^<>]{0,1000}>", re.I)
_TITLE = re.compile(r"<title\b[^<>]{0,500}>([^<]{0,2000})", re.I)
_HEADING = re.compile(r"<h1\b[^<>]{0,2000}>", re.I)
_MARKUP = re.compile(r"<[^<>]{0,4000}>")
_BEHIND = re.compile(r"(.{8,900}\S)\s{0,3}[-–—|·:ㅣ]\s{1,3}([^-–—|·ㅣ]{2,60})\Z", re.DOTALL)
_HOST = re.compile(r"https?://(?:www\.)?([^/:]{1,200}).*", re.I | re.DOTALL)
_BROKEN = {
    name: re.compile(rf'"{name}"\s{{0,20}}:\s{{0,20}}"((?:[^"\\]|\\.){{1,1000}}+)"')
    for name in ("datePublished", "headline")
}


@dataclass(slots=True)
class Metadata:
    """What the page says; `times` are all publish times that it tells, the most trusted first."""

    title: str | None = None
    times: list[str] = field(default_factory=list)
    is_structured: bool = False  # its first time stands in JSON-LD or a meta tag
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    is_article: bool = False
    is_index: bool = False


def metadata(page: str) -> Metadata:
    """What a page says about itself.

    Parameters
    ----------
    page : str, HTML

    Returns
    -------
    Metadata; what the page doesn't say is None
    """
    meta: dict[str, str] = {}
    canonical = language = None
    times: list[str] = []
    for match in _TAG.finditer(page):
        kind, named = match[1].lower(), _attributes(match[2])
        if kind == "meta":
            key = (named.get("property") or named.get("name") or named.get("itemprop") or "").lower()
            if key and named.get("content", "").strip():
                meta.setdefault(key, named["content"].strip())
        elif kind == "link" and "canonical" in named.get("rel", "").lower().split():
            canonical = canonical or named.get("href")
        elif kind == "html":
            language = language or named.get("lang") or named.get("xml:lang")
        elif kind == "time" and named.get("datetime") and len(times) < TIMES:
            # a time that the page marks as its publication goes before the times of its list of further articles
            marked = "published" in match[2].lower() or "pubdate" in match[2].lower()
            times.insert(0, named["datetime"]) if marked else times.append(named["datetime"])
    url = canonical or meta.get("og:url")
    told, kinds, broken = _json_ld(page, url, meta.get("og:title"))
    structured = [_text(told.get("datePublished")) or broken.get("datePublished"), _first(meta, TIME_META)]
    said = [one for one in structured if one]
    publisher = _name(told.get("publisher")) or _first(meta, PUBLISHER_META)
    address = _address(url, told, meta)
    sites = (publisher, meta.get("og:site_name"), address)
    return Metadata(
        title=_title(page, told, meta, broken, sites),
        times=[*said, *times[:1]],
        is_structured=bool(said),
        publisher=publisher,
        author=_name(told.get("author")) or _first(meta, AUTHOR_META),
        url=address,
        language=_text(told.get("inLanguage")) or language,
        is_article=bool(told) or meta.get("og:type", "").lower() == "article" or "article:published_time" in meta,
        is_index=not told and any(kind in INDEX_TYPES for kind in kinds),
    )


def _attributes(inside: str) -> dict[str, str]:
    return {
        match[1].lower(): html.unescape(next(value for value in (*match.groups()[1:], "") if value is not None))
        for match in _ATTRIBUTE.finditer(inside)
    }


def _title(
    page: str, told: dict[str, Any], meta: dict[str, str], broken: dict[str, str], sites: tuple[str | None, ...]
) -> str | None:
    for found in (
        _text(told.get("headline")) or broken.get("headline"),
        heading(page),
        _first(meta, TITLE_META),
        match[1] if (match := _TITLE.search(page)) else None,
    ):
        if words := " ".join(html.unescape(found or "").split()):
            return _without_site(words, sites)
    return None


def _without_site(title: str, sites: tuple[str | None, ...]) -> str:
    """A title without the site's name behind it: "Roads open - The Daily Example"."""
    match = _BEHIND.match(title)
    if match is None:
        return title
    behind = _plain(match[2])
    names = [_plain(_HOST.sub(r"\1", site)) for site in sites if site]
    return match[1] if behind and any(behind in (name, name.removeprefix("the")) for name in names) else title


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def heading(page: str) -> str | None:
    """Words of the page's first heading, None where it has none."""
    match = _HEADING.search(page)
    if match is None:
        return None
    end = page.find("</h1", match.end(), match.end() + 5000)
    inside = page[match.end() : end] if end >= 0 else ""
    return " ".join(html.unescape(_MARKUP.sub("", inside)).split()) or None


def _address(url: str | None, told: dict[str, Any], meta: dict[str, str]) -> str | None:
    """Canonical address; a relative one stands on any absolute one that the page tells."""
    others = [meta.get("og:url"), _text(told.get("url")), _page_of(told)]
    bases = [one for one in (url, *others) if one and re.match(r"https?://", one, re.I)]
    if url and bases and url not in bases:
        try:
            return urljoin(bases[0], url)
        except ValueError:
            return bases[0]
    return next(iter(bases), url)


def _first(meta: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((meta[key] for key in keys if meta.get(key)), None)


def _json_ld(page: str, url: str | None, title: str | None) -> tuple[dict[str, Any], list[str], dict[str, str]]:
    """The object that describes the article ({} where none does), all types, and what broken JSON still tells."""
    things: list[dict[str, Any]] = []
    broken: dict[str, str] = {}
    for number, match in enumerate(_LD.finditer(page)):
        end = page.find("</script", match.end(), match.end() + BLOCK_LIMIT)
        if number >= BLOCKS or end < 0:
            break
        block = page[match.end() : end].strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
        try:
            things += _things(json.loads(block, strict=False))
        except (ValueError, RecursionError):
            if "Article" in block:
                for name, pattern in _BROKEN.items():
                    if found := pattern.search(block):
                        broken.setdefault(name, found[1])
    articles = [thing for thing in things if any(map(_is_article, _types(thing)))]
    kinds = [kind for thing in things for kind in _types(thing)]
    if not articles:
        # a page may say of itself what others say of their article
        pages = [thing for thing in things if "WebPage" in _types(thing) and thing.get("datePublished")]
        return ({"datePublished": pages[0]["datePublished"]} if pages else {}), kinds, broken
    # a page may describe the articles that it links to as well: its own has its address or its title
    own = [one for one in articles if url and url in (_text(one.get("url")), _page_of(one), one.get("@id"))]
    titled = [one for one in articles if title and _text(one.get("headline")) == title]
    dated = [one for one in (*own, *titled, *articles) if one.get("datePublished")]
    return next(iter(dated or own or titled or articles)), kinds, broken


def _things(found: object) -> list[dict[str, Any]]:
    """Objects of JSON-LD in their order, the outer ones first."""
    things: list[dict[str, Any]] = []
    level = [found]
    for _ in range(DEPTH):
        inner: list[object] = []
        for one in level[:THINGS]:
            if isinstance(one, list):
                inner += one
            elif isinstance(one, dict):
                things.append(one)
                inner += [value for value in one.values() if isinstance(value, dict | list)]
        level = inner
    return things


def _types(thing: dict[str, Any]) -> Iterator[str]:
    types = thing.get("@type")
    yield from (kind for kind in (types if isinstance(types, list) else [types]) if isinstance(kind, str))


def _is_article(kind: str) -> bool:
    kind = kind.rsplit("/", 1)[-1]
    return kind.endswith("Article") or kind in ARTICLE_TYPES


def _page_of(thing: dict[str, Any]) -> str | None:
    page = thing.get("mainEntityOfPage")
    return _text(page.get("@id") or page.get("url")) if isinstance(page, dict) else _text(page)


def _text(value: object) -> str | None:
    if isinstance(value, list):
        value = next(iter(value), None)
    return html.unescape(value).strip() or None if isinstance(value, str) else None


def _name(value: object) -> str | None:
    """Name of a person or organisation, or of several."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(name for one in value[:20] if (name := _name(one)))) or None
    return html.unescape(value).strip() or None if isinstance(value, str) else None
