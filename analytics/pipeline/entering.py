"""Rows that people enter: one on the command line, or a spreadsheet with headings of its own."""

from __future__ import annotations

import difflib
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from analytics.desk import Desk, own, sheets
from analytics.desk.own import ABOUT, NEEDED, Own
from analytics.desk.values import RECORD, editable
from analytics.errors import InputError

MAPPINGS = "mappings.toml"  # in the desk: which column of which sheet is which field
KEY = "key"
_ALIKE = 0.8
# Headings as people write them; everything else is compared with the fields' own names.
HEADINGS = {
    "id": KEY, "no": KEY, "number": KEY, "row id": KEY, "ref": KEY,
    "type of meeting": "kind", "kind of meeting": "kind", "level": "rank", "title": "name", "event": "name",
    "date": "start", "start date": "start", "from": "start", "begin": "start", "end date": "end", "to": "end",
    "until": "end", "city": "place", "town": "place", "venue": "place", "location": "place", "where": "place",
    "host country": "host", "visitor": "guests", "visiting": "guests", "guest": "guests", "who": "people",
    "countries": "participants", "parties": "participants", "sides": "participants", "who met": "participants",
    "leaders": "people", "persons": "people", "link": "url", "web": "url", "address": "url", "reference": "source",
    "sources": "source", "published on": "published", "publication date": "published", "date of source": "published",
    "newspaper": "publisher", "outlet": "publisher", "sentence": "quote", "quotation": "quote", "text": "quote",
    "amount": "value", "figure": "value", "currency": "unit", "exporter": "reporter", "importer": "partner",
    "country": "reporter", "counterpart": "partner", "said by": "speaker", "act": "type", "target": "recipient",
}  # fmt: skip


@dataclass(slots=True)
class Imported:
    """How the columns were taken; rows new or changed, the same as before, gone from the sheet; and problems."""

    mapping: dict[str, str] = field(default_factory=dict)
    unused: list[str] = field(default_factory=list)
    written: list[Own] = field(default_factory=list)
    same: int = 0
    gone: list[Own] = field(default_factory=list)
    unsourced: int = 0
    problems: list[str] = field(default_factory=list)


def add(desk: Desk, kind: str, said: Sequence[str], who: str) -> Own:
    """One row from words like kind=visit participants="Russia; Tajikistan" start=2025-10-08 source=URL.

    Raises
    ------
    InputError : a word that is no field=value, a field or value that can't be, or too few of them
    """
    table = _table(kind)
    given: dict[str, str] = {}
    for word in said:
        name, sign, value = word.partition("=")
        if not sign:
            raise InputError(f"'{word}' is no field=value: write start=2025-10-08")
        given[name.strip()] = value
    about = {name: given.pop(name) for name in ABOUT if name in given}
    key = given.pop(KEY, None)
    row = own.entered(table, given, who=who, key=key, about=about)
    own.append(desk.root / own.FILE, own.changed(own.read(desk.root / own.FILE), [row]))
    return row


def import_table(
    desk: Desk, path: Path, kind: str, who: str, *, given: Mapping[str, str] | None = None, is_trial: bool = False
) -> Imported:
    """Rows of a spreadsheet; imported again, only rows that were edited, added or taken out of it change.

    Parameters
    ----------
    path : .xlsx, .csv or .tsv; the first line of a sheet names its columns
    kind : meetings, trade_figures or events
    given : heading -> field, over what is guessed; "" leaves a column out
    is_trial : only say how the columns would be taken

    Returns
    -------
    Imported; with a problem nothing is written

    Raises
    ------
    InputError : a file that can't be read, or columns in which a needed field is not found
    """
    table = _table(kind)
    lines = sheets.read(path)
    if not lines:
        raise InputError(f"'{path.name}' has no rows under a line of headings")
    headings = list(dict.fromkeys(name for line in lines for name in line.cells))
    saved = _saved(desk, path.name, table)
    done = Imported(guess(table, headings, {**saved, **(given or {})}))
    done.unused = [name for name in headings if name not in done.mapping]
    if missing := [name for name in NEEDED[table] if name not in done.mapping.values()]:
        raise InputError(
            f"no column of '{path.name}' was taken for {', '.join(missing)}: its columns are {', '.join(headings)}; "
            f"say which with --column HEADING={missing[0]}"
        )
    if is_trial:
        return done
    rows: dict[str, Own] = {}
    for line in lines:
        place = f"{line.sheet + ', ' if line.sheet else ''}line {line.number}"
        fields = {field: line.cells.get(name) for name, field in done.mapping.items()}
        key = str(fields.pop(KEY, None) or "") or None
        about = {name: fields.pop(name) for name in ABOUT if name in fields}
        try:
            row = own.entered(table, fields, who=who, key=key, sheet=path.name, about=about)
        except InputError as error:
            done.problems.append(f"{place}: {error}")
            continue
        if row.key in rows:
            done.problems.append(f"{place}: a row with the key '{row.key}' stands above: give each its own")
        rows[row.key] = row
    if done.problems:
        return done
    before = own.read(desk.root / own.FILE)
    done.written = own.changed(before, list(rows.values()))
    done.same = len(rows) - len(done.written)
    # what the sheet no longer has is taken out; an edited row without a key of its own is one gone and one new
    done.gone = [
        replace(one, at=datetime.now(UTC).isoformat(timespec="microseconds"), who=who, is_removed=True)
        for one in before
        if (one.table, one.sheet) == (table, path.name) and one.key not in rows
    ]
    done.unsourced = sum(not row.is_sourced for row in rows.values())
    own.append(desk.root / own.FILE, [*done.written, *done.gone])
    _save(desk, path.name, table, done.mapping)
    return done


def guess(table: str, headings: Sequence[str], given: Mapping[str, str] | None = None) -> dict[str, str]:
    """Which heading is which field: as said, by name, by the usual words, else by likeness; the rest is left out.

    Raises
    ------
    InputError : a heading or field that is said and doesn't exist
    """
    known = (*editable(table), *ABOUT, KEY)
    found: dict[str, str] = {}
    for heading, name in (given or {}).items():
        if name and name not in known:
            raise InputError(f"'{name}' is no field of {table}: choose {', '.join(known)}")
        if heading in headings and name:
            found[heading] = name
    for heading in headings:
        if heading in (given or {}) or heading in found:
            continue
        plain = " ".join(heading.replace("_", " ").replace(".", " ").casefold().split())
        name = next((one for one in known if one.replace("_", " ") == plain), HEADINGS.get(plain, ""))
        if not name:
            near = difflib.get_close_matches(plain, [one.replace("_", " ") for one in known], 1, _ALIKE)
            name = near[0].replace(" ", "_") if near else ""
        if name in known and name not in found.values():
            found[heading] = name
    return found


def _table(kind: str) -> str:
    names = {"meeting": "meetings", "trade": "trade_figures", "trade_figure": "trade_figures", "event": "events"}
    table = names.get(kind, kind)
    if table not in RECORD:
        raise InputError(f"no table '{kind}': choose {', '.join(RECORD)}")
    return table


def _saved(desk: Desk, sheet: str, table: str) -> dict[str, str]:
    file = desk.root / MAPPINGS
    if not file.is_file():
        return {}
    try:
        found = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"'{MAPPINGS}' can't be read: {error}; mend or remove it") from error
    return dict(found.get(table, {}).get(sheet, {}))


def _save(desk: Desk, sheet: str, table: str, mapping: Mapping[str, str]) -> None:
    """Keep how the columns were taken, for the next import of the sheet."""
    file = desk.root / MAPPINGS
    found = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    found.setdefault(table, {})[sheet] = dict(mapping)
    lines = ["# Which column of which sheet is which field; `relations import table` writes it, and you may.\n"]
    for name, several in sorted(found.items()):
        for one, columns in sorted(several.items()):
            lines.append(f"\n[{name}.{json.dumps(one, ensure_ascii=False)}]\n")
            for heading, into in columns.items():
                lines.append(f"{json.dumps(heading, ensure_ascii=False)} = {json.dumps(into)}\n")
    file.write_text("".join(lines), encoding="utf-8")
