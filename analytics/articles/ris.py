"""RIS, as Zotero and library databases write it. Built after the published layout; no real sample was at hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from analytics.articles.sources import Input, fields_input
from analytics.errors import UnreadableInput
from analytics.records import Reject

_LINE = re.compile(r"([A-Z][A-Z0-9])  ?- ?(.*)")
FIRST = {
    "title": ("TI", "T1"),
    "published": ("DA", "Y1", "PY"),
    "publisher": ("T2", "JO", "JF", "PB"),
    "url": ("UR", "L2"),
    "language": ("LA",),
    "text": ("N1",),
    "summary": ("AB", "N2"),
}


def references(text: str, name: str) -> Iterator[Input | Reject]:
    """Every reference of a RIS file as an input.

    Raises
    ------
    UnreadableInput : no reference in it
    """
    number = 0
    for number, told in enumerate(_records(text), 1):
        fields: dict[str, Any] = {}
        for field, tags in FIRST.items():
            fields[field] = next((told[tag][0] for tag in tags if told.get(tag)), None)
        summary, notes = fields.pop("summary"), fields["text"]
        # the abstract is of the article; a note is the reader's own unless it is the text
        if not notes or len(notes) < len(summary or ""):
            fields |= {"text": summary, "is_summary": True}
        fields["published"] = _day(fields["published"])
        fields["author"] = ", ".join(told.get("AU", []) or told.get("A1", []))
        yield fields_input(fields, f"{name}:{number}")
    if not number:
        raise UnreadableInput("it holds no RIS reference", "export it as RIS, with TY and ER lines")


def _records(text: str) -> Iterator[dict[str, list[str]]]:
    told: dict[str, list[str]] = {}
    last: list[str] | None = None
    for line in text.splitlines():
        match = _LINE.match(line.strip("\ufeff \t"))
        if match is None:
            if last and line.strip():
                last[-1] += "\n" + line.strip()
        elif match[1] == "TY":
            told, last = {"TY": [match[2]]}, None
        elif match[1] == "ER":
            if told:
                yield told
            told, last = {}, None
        else:
            last = told.setdefault(match[1], [])
            last.append(match[2].strip())
    if len(told) > 1:
        yield told


def _day(written: str | None) -> str | None:
    """RIS writes YYYY/MM/DD/other; a year alone is no day."""
    parts = [part for part in (written or "").split("/")[:3] if part.strip()]
    if len(parts) > 1 and all(part.strip().isdigit() for part in parts):
        return "-".join(part.strip().zfill(2) for part in parts)
    return written
