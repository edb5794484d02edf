"""An article from the fields of one JSON line, front matter or page: the one place where fields become an Article."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from analytics.articles.dates import publish_time
from analytics.articles.decode import clean
from analytics.articles.ids import article_id, canonical_url, web_address
from analytics.articles.language import language_of
from analytics.articles.sources import Input
from analytics.errors import UnreadableInput
from analytics.records import Article

TEXT_LIMIT = 2_000_000  # characters
FIELD_LIMIT = 1000  # characters of a title, byline, name
PUBLISHERS = ("publisher", "source")  # first that is filled in


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says about an input that doesn't say it itself."""

    published: str | None = None
    publisher: str | None = None
    url: str | None = None

    def __bool__(self) -> bool:
        return bool(self.published or self.publisher or self.url)


def item(source: Input, given: Given) -> Article:
    """Article of one JSON line.

    Raises
    ------
    UnreadableInput : no JSON object, or one without text
    """
    try:
        fields = json.loads(source.raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnreadableInput("the line is no JSON", "write one JSON object a line, in UTF-8") from error
    if not isinstance(fields, dict):
        raise UnreadableInput("the line is no JSON object", 'write {"title": ..., "text": ..., "published": ...}')
    return article(fields, fields.get("text"), source, given, "field")


def article(fields: Mapping[str, Any], text: object, source: Input, given: Given, where: str) -> Article:
    """Article of named fields and a text.

    Parameters
    ----------
    fields : id, published, publisher or source, title, url, author, licence, language; others are left alone
    text : the body
    source : Input, for its sha256 and name
    given : what the user said; it fills what the fields lack
    where : str, what to note as published_source: "field", "front matter", "page"

    Raises
    ------
    UnreadableInput : no text, or one of more than TEXT_LIMIT characters
    """
    if not isinstance(text, str) or not text.strip():
        raise UnreadableInput("there is no text in it", "put the article's body into it")
    if len(text) > TEXT_LIMIT:
        raise UnreadableInput(f"its text is longer than {TEXT_LIMIT:,} characters", "cut it into single articles")
    body = clean(text)
    url = _words(fields, "url")
    publisher = next((name for key in PUBLISHERS if (name := _words(fields, key))), None) or given.publisher
    address = web_address(url or given.url)
    written = _words(fields, "published")
    time = publish_time(written or given.published, publisher, address)
    flags = [*time.flags, *(["bad_url"] if url and not address else [])]
    if fields.get("is_summary") is True:
        flags.append("summary_only")
    title = fields.get("title")
    said = (_words(fields, "language") or "").lower().replace("_", "-").split("-")[0]
    language = said if len(said) == 2 and said.isalpha() else language_of(f"{title}\n{body}")
    made = Article(
        source_id=_words(fields, "id"),
        url=address,
        canonical_url=canonical_url(address),
        publisher=publisher,
        title=clean(title)[:FIELD_LIMIT] if isinstance(title, str) and title.strip() else None,
        author=_words(fields, "author"),
        published=time.instant,
        published_local_date=time.day,
        published_precision=time.precision,
        published_source=(where if written else "option") if time.precision else None,
        language=language,
        text=body,
        text_sha256=hashlib.sha256(body.encode()).hexdigest(),
        licence=_words(fields, "licence") or _words(fields, "license"),
        input_sha256=source.sha256,
        input_name=source.name,
        source_name=_words(fields, "source_name"),
        source_url=web_address(_words(fields, "source_url")),
        flags=[*flags, *([] if language == "en" else ["not_english"])],
    )
    made.article_id = made.story_id = article_id(made)
    return made


def _words(fields: Mapping[str, Any], key: str) -> str | None:
    """A field as one line of words; a list of names with commas; None for anything else."""
    value = fields.get(key)
    if isinstance(value, list):
        value = ", ".join(str(part) for part in value[:20] if isinstance(part, str | int))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return " ".join(clean(str(value)).split())[:FIELD_LIMIT] or None
