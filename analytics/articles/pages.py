"""Saved pages: the text by trafilatura, everything else from what the page says about itself."""

from __future__ import annotations

import re
from datetime import date

from analytics.articles.body import body
from analytics.articles.dates import publish_time
from analytics.articles.decode import SAVE_AGAIN, decode_page
from analytics.articles.gate import Input
from analytics.articles.items import Given, article
from analytics.articles.metadata import Metadata, metadata
from analytics.errors import UnreadableInput
from analytics.records import Article

SHORTEST_TEXT = 80  # characters; less is a menu, or a page that a script fills in
CONFLICT_DAYS = 1  # a publisher's meta tag may be in UTC and its JSON-LD in its own zone

_DAY_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?:[/-]|$)")


def page(source: Input, given: Given) -> Article:
    """Article of a saved page.

    Raises
    ------
    UnreadableInput : undecodable, or a page on which no article's text is found
    """
    whole = decode_page(source.raw)
    told = metadata(whole)
    if told.is_index:
        raise UnreadableInput("it is an index page, not an article", "save the articles that it links to")
    text = body(whole)
    if not text or len(text) < SHORTEST_TEXT:
        raise UnreadableInput(
            "no article's text is found on the page", f"copy its text into a .txt file, or {SAVE_AGAIN}"
        )
    published, conflict = _when(whole, told)
    fields = {
        "title": told.title,
        "published": published,
        "publisher": told.publisher,
        "author": told.author,
        "url": told.url,
        "language": told.language,
    }
    made = article(fields, text, source, given, "page")
    if conflict:
        made.flags.append("date_conflict")
    return made


def _when(whole: str, told: Metadata) -> tuple[str | None, bool]:
    """The publish time as the page writes it, and whether its tellings differ by more than a zone.

    htmldate reads what a page without structured data shows; it is slow, so it is asked only there.
    """
    times = [one for one in told.times if publish_time(one).day]
    days = [day for one in times if (day := publish_time(one).day)]
    if in_url := _DAY_IN_URL.search(told.url or ""):
        days.append(f"{in_url[1]}-{int(in_url[2]):02}-{int(in_url[3]):02}")
    if not told.is_structured or not times:
        from htmldate import find_date

        found = find_date(whole, original_date=True, extensive_search=not times)
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
