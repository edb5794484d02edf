"""Which column of an export is which field: guessed by its name, shown, kept in a file of the user's."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from analytics.errors import InputError

NAME = "columns.toml"
FIELDS = ("title", "text", "published", "publisher", "url", "author", "language", "id", "licence", "summary")
# Names as exports have them, letters and digits only, the most telling first.
KNOWN_AS: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "articletitle", "storytitle", "heading", "hd", "documenttitle", "subject"),
    "text": (
        "text",
        "fulltext",
        "body",
        "articletext",
        "storytext",
        "articlebody",
        "content",
        "maintext",
        "textbody",
        "documenttext",
        "paragraphs",
        "articlecontent",
    ),
    "published": (
        "published",
        "publishdate",
        "publicationdate",
        "pubdate",
        "datepublished",
        "publishedat",
        "publisheddate",
        "publishedon",
        "publicationdatetime",
        "articledate",
        "pd",
        "date",
        "datetime",
        "day",
    ),
    "publisher": (
        "publicationtitle",
        "medianame",
        "outlet",
        "newspaper",
        "publication",
        "source",
        "sourcename",
        "publisher",
        "media",
        "journal",
        "site",
        "sitename",
        "sn",
        "domain",
        "mediaurl",
        "sourcedomain",
    ),
    "url": ("url", "link", "articleurl", "storyurl", "permalink", "address", "href", "webaddress", "weburl"),
    "author": ("author", "authors", "byline", "by", "creator", "writer"),
    "language": ("language", "lang", "la", "languagecode"),
    "id": ("id", "key", "storiesid", "storyid", "articleid", "documentid", "an", "guid", "uid"),
    "licence": ("licence", "license", "rights"),
    "summary": ("abstractnote", "abstract", "summary", "description", "snippet", "lead", "excerpt"),
}
# When a crawler saw a page is not when it was published.
NOT_PUBLISHED = (
    "seendate",
    "indexeddate",
    "collectdate",
    "crawldate",
    "dateadded",
    "datemodified",
    "accessdate",
    "dateseen",
    "fetched",
    "updated",
    "lastmodified",
    "loaddate",
)
HEAD = (
    '# How the columns of your exports are read: field = "column". Change a name on the right, or write "" to leave\n'
    "# it out, and ingest the file again. Guessed where you have not changed it.\n"
)


class Columns:
    """Mappings of exports by their header.

    Parameters
    ----------
    path : Path or None, the file that keeps them; None keeps them for this run only

    Raises
    ------
    InputError : a file that is no TOML, or that names a column which its export has not
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        self.notes: list[str] = []
        self.saved: dict[str, dict[str, Any]] = {}
        if path is not None and path.is_file():
            try:
                read = tomllib.loads(path.read_text(encoding="utf-8"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                raise InputError(f"'{path.name}' can't be read: {error}; mend it or delete it") from error
            self.saved = {name: one for name, one in read.items() if isinstance(one, dict)}

    def mapping(self, header: Sequence[str], name: str) -> dict[str, str]:
        """Field -> column for a header: as saved, else guessed; a guess is noted and saved."""
        for section, one in self.saved.items():
            if one.get("columns") == list(header):
                return self._checked(section, one, header)
        guessed = guess(header)
        self.notes.append(f"{name}: {in_words(guessed, header)}")
        self.saved[self._section(name)] = {"columns": list(header), **guessed}
        self._save()
        return guessed

    def _checked(self, section: str, one: Mapping[str, Any], header: Sequence[str]) -> dict[str, str]:
        chosen = {field: str(column) for field in FIELDS if (column := one.get(field))}
        for field, column in chosen.items():
            if column not in header:
                raise InputError(
                    f"'{NAME}' reads {field} of [{section}] from '{column}', which is no column of it: choose one of "
                    f"{', '.join(header)[:300]}"
                )
        return chosen

    def _section(self, name: str) -> str:
        base = re.sub(r"[^\w-]+", "-", Path(name).stem).strip("-") or "export"
        number, section = 1, base
        while section in self.saved:
            number += 1
            section = f"{base}-{number}"
        return section

    def _save(self) -> None:
        if self.path is None:
            return
        lines = [HEAD]
        for section, one in self.saved.items():
            lines.append(f"\n[{json.dumps(section, ensure_ascii=False)}]\n")
            lines.append(f"columns = [{', '.join(map(_quoted, one.get('columns', [])))}]\n")
            lines += [f"{field} = {_quoted(str(one.get(field, '')))}\n" for field in FIELDS]
        try:
            self.path.write_text("".join(lines), encoding="utf-8")
        except OSError:
            self.notes.append(f"'{self.path}' can't be written: the mapping is not kept")


def guess(header: Sequence[str]) -> dict[str, str]:
    """Field -> column by the names of the columns; what can't be told is left out.

    >>> guess(["Headline", "seendate", "Full text"])
    {'title': 'Headline', 'text': 'Full text'}
    """
    plain = {re.sub(r"[\W_]+", "", column.casefold()): column for column in reversed(header)}
    found: dict[str, str] = {}
    for field, names in KNOWN_AS.items():
        column = next((plain[name] for name in names if name in plain), None)
        if column is not None and column not in found.values():
            found[field] = column
    return found


def in_words(mapping: Mapping[str, str], header: Sequence[str]) -> str:
    """A mapping as the user sees it."""
    said = (
        ", ".join(f"{field} from '{column}'" for field, column in mapping.items()) or "no column is known by its name"
    )
    seen = [column for column in header if re.sub(r"[\W_]+", "", column.casefold()) in NOT_PUBLISHED]
    return said + (f"; '{seen[0]}' is not when it was published, so left alone" if seen else "")


def fields_of(row: Mapping[str, Any], mapping: Mapping[str, str]) -> dict[str, Any]:
    """Fields of a row of an export; an abstract stands in for a missing text, and says so."""
    fields = {field: row.get(column) for field, column in mapping.items()}
    summary = fields.pop("summary", None)
    if not str(fields.get("text") or "").strip() and str(summary or "").strip():
        fields |= {"text": summary, "is_summary": True}
    return fields


def _quoted(text: str) -> str:
    # a JSON string is a TOML string but for the one escape that TOML has not
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
