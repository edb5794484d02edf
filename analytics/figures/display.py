"""What a notebook's cell shows besides figures: headings, facts and tables.

Each gives plain HTML to a notebook and its parts to our pages, under a media type of its own, so that a page can set
them as it likes. Every text is escaped where it becomes HTML.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any
from urllib.parse import quote

MIME = "application/vnd.relations.{}+json"
HEADING, FACTS, TABLE, NOTES, FILE = (MIME.format(one) for one in ("heading", "facts", "table", "notes", "file"))
LEFT = 'style="text-align: left; vertical-align: top"'  # JupyterLab sets cells to the right
SHOWN_IN_NOTEBOOK = 200  # rows of a table in a notebook; the page has more


def escape(said: Any) -> str:
    """Text for HTML."""
    return html.escape(str(said), quote=True)


def inert(said: Any) -> str:
    """Text for a notebook's HTML. JupyterLab would set "$400 ... $900" as a formula: each sign has its own element."""
    return escape(said).replace("$", "<span>$</span>")


@dataclass(frozen=True, slots=True)
class Heading:
    """Title of a page with what was understood and what to know before reading."""

    title: str
    understood: str
    notes: tuple[str, ...] = ()

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        notes = "".join(f"<p>{inert(one)}</p>" for one in self.notes)
        return {
            HEADING: {"title": self.title, "understood": self.understood, "notes": list(self.notes)},
            "text/html": f"<h1>{inert(self.title)}</h1><p>{inert(self.understood)}</p>{notes}",
            "text/plain": f"{self.title}\n{self.understood}",
        }


@dataclass(frozen=True, slots=True)
class Fact:
    """One answer: what was asked, the answer, what it rests on; `keys` are the rows that it comes from.

    `parts` are numbers of the detail with their rows: (("2 visits from Russia to Tajikistan", ids), ...).
    """

    label: str
    value: str
    detail: str = ""
    sentence: str = ""
    source: str = ""
    keys: tuple[str, ...] = ()
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Answers side by side."""

    facts: Sequence[Fact] = field(default_factory=list)
    summary: Mapping[str, Any] = field(default_factory=dict)  # what an index shows of them

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        parts = []
        for one in self.facts:
            detail = inert(" · ".join([one.detail, *(said for said, _ in one.parts)]).strip(" ·"))
            quoted = f"<br><q>{inert(one.sentence)}</q>" if one.sentence else ""
            told = f"<br><small>{inert(one.source)}</small>" if one.source else ""
            parts.append(f"<dt>{inert(one.label)}</dt><dd><b>{inert(one.value)}</b><br>{detail}{quoted}{told}</dd>")
        return {
            FACTS: {"facts": [asdict(one) for one in self.facts], "summary": dict(self.summary)},
            "text/html": f"<dl>{''.join(parts)}</dl>" if parts else "",
            "text/plain": "\n".join(f"{one.label}: {one.value}. {one.detail}".strip() for one in self.facts),
        }


@dataclass(frozen=True, slots=True)
class Notes:
    """Short paragraphs under a heading, or nothing."""

    title: str
    notes: Sequence[str]

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        items = "".join(f"<li>{inert(one)}</li>" for one in self.notes)
        return {
            NOTES: {"title": self.title, "notes": list(self.notes)},
            "text/html": f"<p><b>{inert(self.title)}</b></p><ul>{items}</ul>" if self.notes else "",
            "text/plain": "\n".join(self.notes),
        }


@dataclass(frozen=True, slots=True)
class File:
    """A file to take along: its name with its ending, media type, text, and the words of the link to it."""

    name: str
    kind: str
    content: str
    label: str

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        link = f"data:{self.kind};charset=utf-8,{quote(self.content)}"
        return {
            FILE: asdict(self),
            "text/html": f'<p><a download="{escape(self.name)}" href="{escape(link)}">{inert(self.label)}</a></p>',
            "text/plain": f"{self.label}: {self.name}",
        }


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that can be sorted and filtered on a page.

    columns : key -> heading; rows : mappings with these keys, and url (of the source) and keys (ids that a chart's
    marks have) where there are any; data : the same for the CSV file, with all columns
    """

    name: str
    title: str
    columns: Mapping[str, str]
    rows: Sequence[Mapping[str, Any]]
    note: str = ""
    data_columns: Sequence[str] = ()
    data_rows: Sequence[Sequence[Any]] = ()

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        head = "".join(f"<th {LEFT}>{inert(one)}</th>" for one in self.columns.values())
        body = "".join(
            f"<tr>{''.join(f'<td {LEFT}>{inert(row.get(key) or str())}</td>' for key in self.columns)}</tr>"
            for row in self.rows[:SHOWN_IN_NOTEBOOK]
        )
        more = len(self.rows) - SHOWN_IN_NOTEBOOK
        rest = f"<p>{more:,} more rows are not shown here.</p>" if more > 0 else ""
        return {
            TABLE: {
                "name": self.name,
                "title": self.title,
                "columns": dict(self.columns),
                "rows": [dict(row) for row in self.rows],
                "note": self.note,
                "data_columns": list(self.data_columns),
                "data_rows": [list(row) for row in self.data_rows],
            },
            "text/html": f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{rest}",
            "text/plain": f"{self.title}: {len(self.rows)} rows",
        }
