"""A site's Atom feed: the newest rows of all its pages, each with its sentence and the page that shows it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analytics.figures.display import escape
from analytics.reports import files

NAME = "feed.xml"
MOST = 100  # entries


def write(out: Path, title: str, entries: Mapping[str, Mapping[str, Any]]) -> Path:
    """The feed of a site.

    Parameters
    ----------
    out : folder of the site
    entries : what the index knows of each page, by its address; `newest` are rows with id, published (ISO day), what,
        sentence, source, url

    Returns
    -------
    Path; an entry is dated by its article's publish day, so that equal tables give equal bytes
    """
    rows: dict[str, tuple[str, Mapping[str, Any], str]] = {}
    for href, page in entries.items():
        for row in page.get("newest") or []:
            rows.setdefault(str(row["id"]), (href, row, str(page["title"])))
    newest = sorted(rows.values(), key=lambda one: (str(one[1]["published"]), str(one[1]["id"])), reverse=True)[:MOST]
    updated = _instant(str(newest[0][1]["published"]) if newest else "")
    body = "\n".join(_entry(*one) for one in newest)
    return files.write(
        out / NAME,
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<title>{escape(title)}</title>\n<id>urn:regional-relations:feed</id>\n<updated>{updated}</updated>\n"
        f'<author><name>{escape(title)}</name></author>\n<link rel="alternate" href="index.html"/>\n{body}\n</feed>\n',
    )


def _entry(href: str, row: Mapping[str, Any], title: str) -> str:
    said = _xml(f"{title}: {row['what']}")
    source = f'<link rel="related" href="{_xml(row["url"])}"/>' if row.get("url") else ""
    return (
        f"<entry><id>urn:regional-relations:{_xml(row['id'])}</id><title>{said}</title>"
        f"<updated>{_instant(str(row['published']))}</updated>"
        f'<link rel="alternate" href="{_xml(href)}#evidence"/>{source}'
        f"<summary>{_xml(row['sentence'])} ({_xml(row['source'])})</summary></entry>"
    )


def _xml(said: Any) -> str:
    """Text for XML: escaped, without the control characters that XML can't hold."""
    return escape("".join(one for one in str(said) if one >= " " or one in "\t\n"))


def _instant(day: str) -> str:
    return f"{day or '1970-01-01'}T00:00:00Z"
