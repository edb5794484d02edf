"""Plain text and Markdown: with front matter, or bare with the headline in its first line."""

from __future__ import annotations

import re
from typing import Any

import yaml

from analytics.articles.dates import publish_time
from analytics.articles.decode import decode
from analytics.articles.items import Given, article
from analytics.articles.sources import Input
from analytics.errors import UnreadableInput
from analytics.records import Article

FRONT_MATTER_LIMIT = 16_000  # characters
HEADLINE_LIMIT = 300  # characters; a longer first line is no headline

_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")
# "DUSHANBE, October 9, 2025 (Agency) - "
_DATELINE = re.compile(
    r"\s*[A-Z][A-Z][A-Z .,'/-]{0,60}?,?\s+((?:[A-Z][a-z]+\.? \d{1,2},? |\d{1,2} [A-Z][a-z]+\.?,? )(?:19|20)\d\d)"
    r"\s*(?:\([^)\n]{1,40}\)\s*)?[-–—:.]")
_FRONT = re.compile(r"\A\s*---[ \t]*\n(.*?)^---[ \t]*$\n?(.*)\Z", re.DOTALL | re.MULTILINE)


class _Plain(yaml.SafeLoader):
    """YAML in which every value stays as it was written.

    A date must not become a UTC time, nor "no" a false; an alias could blow one line up to a gigabyte.
    """

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 -- PyYAML's own attribute

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("an alias has no place in front matter")
        return super().compose_node(parent, index)


def text(source: Input, given: Given) -> Article:
    """Article of a text file.

    Raises
    ------
    UnreadableInput : empty, binary or undecodable, or front matter that is no YAML
    """
    whole = decode(source.raw).replace("\r\n", "\n").replace("\r", "\n")
    match = _FRONT.match(whole)
    if match is None:
        headline, body = headline_and_body(whole)
        day, where = told_day(source.name, body) if given.published is None else (None, "option")
        return article({"title": headline, "published": day}, body, source, given, where)
    if len(match[1]) > FRONT_MATTER_LIMIT:
        raise UnreadableInput("its front matter is too long", "close it with a line of ---")
    try:
        fields = yaml.load(match[1], Loader=_Plain)  # noqa: S506 -- a SafeLoader with less
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        where = "" if line is None else f" (line {line + 2})"
        raise UnreadableInput(
            f"its front matter is no YAML{where}", 'write "key: value"; quote a value with a colon'
        ) from error
    if fields is not None and not isinstance(fields, dict):
        raise UnreadableInput("its front matter has no keys", "write title:, published:, publisher:, url:")
    named = {str(key).lower(): value for key, value in (fields or {}).items()}
    # a brief's source_id names the article that it retells, not itself, so only `id` is its own
    body = match[2].strip()
    if not named.get("title"):
        named["title"], body = headline_and_body(body)
    if not named.get("published") and given.published is None:
        named["published"], where = told_day(source.name, body)
        return article(named, body, source, given, where)
    return article(named, body, source, given, "front matter")


def told_day(name: str, body: str) -> tuple[str | None, str]:
    """The publish day that a file's name or its text's dateline tells in full, and which; else None.

    A name with two different days, or with one that its dateline contradicts, tells none.

    >>> told_day("2025-10-09-talks.txt", "They met.")
    ('2025-10-09', 'file name')
    """
    named = {day for match in _IN_NAME.finditer(name) if (day := publish_time(f"{match[1]}-{match[3]}-{match[4]}").day)}
    match = _DATELINE.match(body)
    dated = publish_time(match[1]).day if match else None
    if len(named) == 1 and dated in {None, *named}:
        return named.pop(), "file name"
    return (dated, "dateline") if dated and not named else (None, "option")


def headline_and_body(whole: str) -> tuple[str | None, str]:
    """First line and the rest; a first line as long as a paragraph, or a text of one line, has no headline."""
    first, _, rest = whole.strip().partition("\n")
    if not rest.strip() or len(first) > HEADLINE_LIMIT:
        return None, whole.strip()
    return first.lstrip("#").strip(), rest.strip()
