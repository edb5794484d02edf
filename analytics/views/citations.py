"""How to cite what a row says: the article that says it, and the reading that found it.

Plain text, BibTeX and RIS, of the article's own words about itself; what it doesn't say is left out, never made up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from analytics.views.labels import day

TOOL = "Regional relations"
# What TeX would take for a command of its own.
_SPECIAL = str.maketrans(
    {one: f"\\{one}" for one in "{}%&#_$"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)


def plain_text(article: Mapping[str, Any], row_id: str, version: str, as_of: date | None) -> str:
    """A citation in one line: author, title, publisher, day, address; the row's id, our version and as-of day.

    Parameters
    ----------
    article : author, title, publisher, published (day), url; None where not known
    row_id : id of the row that is cited
    version : of this program
    as_of : day of the store's state
    """
    parts = [
        article.get("author"), f"“{article['title']}”" if article.get("title") else None, article.get("publisher"),
        day(article.get("published")) or "n.d.", article.get("url"),
    ]  # fmt: skip
    return f"{', '.join(str(part) for part in parts if part)}. {_by(row_id, version, as_of)}."


def bibtex(article: Mapping[str, Any], row_id: str, version: str, as_of: date | None) -> str:
    """The same as a BibTeX entry, its key the row's id."""
    published = article.get("published")
    fields = {
        "author": f"{{{_tex(article['author'])}}}" if article.get("author") else None,
        "title": f"{{{_tex(article['title'])}}}" if article.get("title") else None,
        "publisher": _tex(article.get("publisher")),
        "year": str(published.year) if published else None,
        "date": published.isoformat() if published else None,
        "url": article.get("url"),
        "note": _tex(_by(row_id, version, as_of)),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{re.sub('[^A-Za-z0-9]', '', row_id)},", *lines, "}"]) + "\n"


def ris(article: Mapping[str, Any], row_id: str, version: str, as_of: date | None) -> str:
    """The same for reference managers: RIS, type NEWS."""
    published = article.get("published")
    fields = (
        ("TY", "NEWS"), ("AU", article.get("author")), ("TI", article.get("title")), ("PB", article.get("publisher")),
        ("PY", str(published.year) if published else None),
        ("DA", published.strftime("%Y/%m/%d") if published else None), ("UR", article.get("url")), ("ID", row_id),
        ("N1", _by(row_id, version, as_of)), ("ER", ""),
    )  # fmt: skip
    return "".join(f"{tag}  - {_line(value)}\r\n" for tag, value in fields if value is not None)


def _by(row_id: str, version: str, as_of: date | None) -> str:
    return f"Read by {TOOL} {version}, row {row_id}" + (f", as of {as_of.isoformat()}" if as_of else "")


def _line(text: object) -> str:
    """One line: a title with a line break must not end a field and start another."""
    return " ".join(str(text).split())


def _tex(text: Any) -> str | None:
    return _line(text).translate(_SPECIAL) if text else None
