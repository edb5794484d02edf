"""What a page would disclose if it were passed on: quotations, their sources, traces of the machine and its user."""

from __future__ import annotations

import csv
import getpass
import re
import socket
import sys
from dataclasses import dataclass, field
from pathlib import Path

from analytics.errors import InputError
from analytics.records import EVIDENCE_LIMIT

QUOTE_COLUMNS = ("evidence", "sentence")
SHORT_NAME = 4  # characters; a shorter user or host name is found in any text
_PATH = re.compile(
    r"(?<![\w/.:-])(?:/(?:home|Users|root|tmp|var|mnt|srv|opt)/[\w.@-]+(?:/[\w.@-]+)*|[A-Za-z]:\\\\?[\w.@ -]+\\)"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+\w")


@dataclass(slots=True)
class Disclosed:
    """What the files of a page hold."""

    files: list[str] = field(default_factory=list)
    quotes: int = 0
    longest: int = 0
    by_publisher: dict[str, int] = field(default_factory=dict)
    links: int = 0
    problems: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """In words, problems last."""
        said = [
            f"files: {', '.join(self.files)}",
            f"quotations: {self.quotes}, the longest of {self.longest} characters (the cap is {EVIDENCE_LIMIT})",
            *(f"  {name or 'publisher not known'}: {number}" for name, number in self.by_publisher.items()),
            f"links to articles: {self.links}; full texts: none",
        ]
        return [*said, *([f"NOT FOR SHARING: {one}" for one in self.problems] or ["no problem"])]


def check_share(page: Path) -> Disclosed:
    """What a rendered page and the files beside it would disclose.

    Parameters
    ----------
    page : the .html file; its data script and its folder of CSV files are read with it

    Returns
    -------
    Disclosed; `problems` names absolute paths, the user's or host's name, e-mail addresses, quotations over the cap

    Raises
    ------
    InputError : no such page
    """
    if page.suffix.lower() not in {".html", ".htm"} or not page.is_file():
        raise InputError(f"there is no page '{page}': give the .html file of a rendered report")
    found = Disclosed()
    beside = [page, page.with_suffix(".js"), *sorted(page.with_suffix("").glob("*.csv"))]
    traces = {name for name in (getpass.getuser(), socket.gethostname()) if len(name) >= SHORT_NAME}
    quotes: set[tuple[str, str]] = set()
    for file in (one for one in beside if one.is_file()):
        found.files.append(file.name)
        text = file.read_text(encoding="utf-8-sig")
        for path in sorted(set(_PATH.findall(text))):
            found.problems.append(f"{file.name} holds the path {path}")
        for name in sorted(traces):
            if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text):
                found.problems.append(f"{file.name} holds the name '{name}' of this machine or its user")
        for mail in sorted(set(_MAIL.findall(text))):
            found.problems.append(f"{file.name} holds the address {mail}")
        if file.suffix == ".csv":
            _quotes(text, quotes)
    found.quotes = len(quotes)
    for quote, publisher in quotes:
        found.by_publisher[publisher] = found.by_publisher.get(publisher, 0) + 1
        found.longest = max(found.longest, len(quote))
        if len(quote) > EVIDENCE_LIMIT + 1:  # an apostrophe may lead it
            found.problems.append(f"a quotation of {len(quote)} characters: '{quote[:60]}...'")
    found.links = len(set(re.findall(r'href="(https?://[^"]+)"', page.read_text(encoding="utf-8"))))
    return found


def _quotes(text: str, quotes: set[tuple[str, str]]) -> None:
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    for row in csv.DictReader(text.splitlines(keepends=True)):
        for name in QUOTE_COLUMNS:
            if quote := row.get(name):
                quotes.add((quote, row.get("publisher") or ""))
