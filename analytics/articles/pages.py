"""Saved pages: the text by trafilatura, everything else from what the page says about itself."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy

from analytics.articles.body import body
from analytics.articles.dates import publish_time
from analytics.articles.decode import SAVE_AGAIN, decode_page
from analytics.articles.ids import web_address
from analytics.articles.items import Given, article
from analytics.articles.metadata import Metadata, metadata
from analytics.articles.sources import Input, whole
from analytics.errors import UnreadableInput
from analytics.records import Article, Reject

PAGE_TYPES = ("text/html", "application/xhtml+xml")
SHORTEST_TEXT = 80  # characters; less is a menu, or a page that a script fills in
CONFLICT_DAYS = 1  # a publisher's meta tag may be in UTC and its JSON-LD in its own zone

_DAY_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?:[/-]|$)")


def page(source: Input, given: Given) -> Article:
    """Article of a saved page.

    Raises
    ------
    UnreadableInput : undecodable, or a page on which no article's text is found
    """
    html = decode_page(source.raw, source.charset)
    told = metadata(html)
    if told.is_index:
        raise UnreadableInput("it is an index page, not an article", "save the articles that it links to")
    text = body(html)
    if not text or len(text) < SHORTEST_TEXT:
        raise UnreadableInput(
            "no article's text is found on the page", f"copy its text into a .txt file, or {SAVE_AGAIN}"
        )
    published, conflict = _when(html, told)
    fields = {
        "title": told.title,
        "published": published,
        "publisher": told.publisher,
        "author": told.author,
        # the address that it was fetched from is its own; what a page says of itself may be its section's
        "url": told.url if web_address(told.url) else source.url,
        "language": told.language,
    }
    made = article(fields, text, source, given, "page")
    if conflict:
        made.flags.append("date_conflict")
    return made


def mail(source: Input, given: Given) -> Article:
    """Article of a page saved as one file (.mhtml), which is an e-mail with the page as its first HTML part.

    Raises
    ------
    UnreadableInput : no HTML part, or a page without an article's text
    """
    try:
        message = message_from_bytes(source.raw, policy=policy.default)
        part = next((one for one in message.walk() if one.get_content_type() in PAGE_TYPES), None)
        raw = part.get_payload(decode=True) if part else None
        told = str(message.get("X-Feed-Published") or "") or None
        charset = part.get_content_charset() if part else None
        url = str((part and part.get("Content-Location")) or message.get("Snapshot-Content-Location") or "")
    except (ValueError, LookupError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableInput("its envelope can't be read", "save the page again as .html") from error
    if not isinstance(raw, bytes) or not raw.strip():
        raise UnreadableInput("there is no page in it", "save the page again as .html")
    opened = whole(raw, source.name, "page", web_address(url), charset)
    if isinstance(opened, Reject):
        raise UnreadableInput(opened.reason, opened.advice or "")
    # what the feed said of the page that `relations fetch` took from it, where the page itself says nothing
    return page(replace(opened, sha256=source.sha256), replace(given, published=given.published or told))


def _when(html: str, told: Metadata) -> tuple[str | None, bool]:
    """The publish time as the page writes it, and whether its tellings differ by more than a zone.

    htmldate reads what a page without structured data shows; it is slow, so it is asked only there.
    """
    times = [one for one in told.times if publish_time(one).day]
    days = [day for one in times if (day := publish_time(one).day)]
    if in_url := _DAY_IN_URL.search(told.url or ""):
        days.append(f"{in_url[1]}-{int(in_url[2]):02}-{int(in_url[3]):02}")
    if not told.is_structured or not times:
        from htmldate import find_date

        found = find_date(html, original_date=True, extensive_search=not times)
        if found:
            days.append(found)
            times = times or [found]
    return _with_zone(times), _apart(days)


def _with_zone(times: list[str]) -> str | None:
    """The most trusted time; another one that says the same with its zone goes before it."""
    best = next(iter(times), None)
    if best and "no_zone" in (read := publish_time(best)).flags:
        return next((one for one in times if publish_time(one).instant and publish_time(one).day == read.day), best)
    return best


def _apart(days: list[str]) -> bool:
    try:
        known = [date.fromisoformat(day) for day in days]
    except ValueError:
        return False
    return bool(known) and (max(known) - min(known)).days > CONFLICT_DAYS
