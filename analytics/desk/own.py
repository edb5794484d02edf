"""Rows that people enter themselves, each with its source, in a file of the desk.

own_rows.jsonl is only ever appended to, one line a row and version; of one sheet and key the last counts, so that a
sheet imported again changes just the rows that were edited. A row without a source is "unsourced": kept, shown hollow,
left out of counts until asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from analytics import reference
from analytics.desk.files import append_text
from analytics.desk.values import RECORD, as_text, editable, parse, settled
from analytics.errors import InputError
from analytics.records import Article, Meeting, TradeFigure, stable_id

FILE = "own_rows.jsonl"
BY_HAND = "by hand"  # the sheet of rows that were added one by one
# What a row has to say at least.
NEEDED = {
    "meetings": ("kind", "participants"),
    "trade_figures": ("reporter", "partner", "flow", "measure", "value", "unit"),
    "events": ("actor", "recipient", "type"),
}
# What the tables hold where a person says nothing else.
USUAL = {
    "meetings": {"status": "held"},
    "trade_figures": {"bound": "eq", "status": "actual"},
    "events": {"status": "held"},
}
ABOUT = ("source", "url", "published", "publisher", "quote")  # of the source, not of the row


@dataclass(frozen=True, slots=True)
class Own:
    """One version of one entered row; `says` holds the row's fields as text."""

    at: str
    who: str
    table: str
    key: str
    sheet: str = BY_HAND
    source: str = ""
    url: str = ""
    published: str = ""
    publisher: str = ""
    quote: str = ""
    says: dict[str, str] = field(default_factory=dict)
    is_removed: bool = False

    @property
    def row_id(self) -> str:
        """The row's id, the same for every version of it."""
        return stable_id(self.table[0], "own", self.table, self.sheet, self.key)

    @property
    def is_sourced(self) -> bool:
        """Whether somebody can look it up."""
        return bool(self.source or self.url)


def entered(
    table: str,
    said: Mapping[str, Any],
    *,
    who: str,
    key: str | None = None,
    sheet: str = BY_HAND,
    about: Mapping[str, Any] | None = None,
) -> Own:
    """One row from what a person typed.

    Parameters
    ----------
    said : field -> value as typed; empty ones may be left out
    key : what tells the row from others of its sheet; made from what it says where it isn't given
    about : source, url, published (day), publisher, quote

    Raises
    ------
    InputError : a field or value that can't be, or a row that says too little
    """
    known = {name: parse(table, name, value) for name, value in said.items()}
    says = {name: as_text(value) for name, value in {**USUAL[table], **known}.items() if value not in (None, [])}
    if missing := [name for name in NEEDED[table] if not says.get(name)]:
        raise InputError(f"a row of {table} needs {', '.join(missing)}")
    if table == "meetings" and len(says["participants"].split(";")) < 2 and says["kind"] not in {"summit", "forum"}:
        raise InputError("a meeting needs two participants or more, separated by ;")
    told = {name: as_text((about or {}).get(name)) for name in ABOUT}
    if told["published"]:
        try:
            told["published"] = date.fromisoformat(told["published"][:10]).isoformat()
        except ValueError as error:
            raise InputError(f"'{told['published']}' is no day of publication: write 2025-10-09") from error
    return Own(
        at=datetime.now(UTC).isoformat(timespec="microseconds"), who=who, table=table,
        key=key or stable_id("k", json.dumps(says, sort_keys=True)),
        sheet=sheet, says=says,
        source=told["source"], url=told["url"], published=told["published"],
        publisher=told["publisher"], quote=told["quote"],
    )  # fmt: skip


def read(path: Path, until: datetime | None = None) -> list[Own]:
    """The rows that count: of each sheet and key the last version, without those taken out.

    Raises
    ------
    InputError : a file that can't be read, with the line
    """
    if not path.is_file():
        return []
    counting: dict[tuple[str, str, str], Own] = {}
    known = {one.name for one in fields(Own)}
    line = ""
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            one = Own(**{name: value for name, value in json.loads(line).items() if name in known})
            if until is None or datetime.fromisoformat(one.at) <= until:
                counting.pop((one.table, one.sheet, one.key), None)
                counting[one.table, one.sheet, one.key] = one
    except (ValueError, TypeError, AttributeError, OSError) as error:
        raise InputError(f"'{path.name}' can't be read ({error}): mend or remove the line '{line[:80]}'") from error
    return [one for one in counting.values() if not one.is_removed]


def append(path: Path, several: Iterable[Own]) -> None:
    """Write rows behind those that are there; all of them or none.

    Raises
    ------
    InputError : a file that can't be written
    """
    lines = "".join(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in several)
    if lines:
        append_text(path, lines)


def changed(before: Iterable[Own], now: Sequence[Own]) -> list[Own]:
    """The rows of an import that are new or say something else than the version that is there."""
    there = {(one.table, one.sheet, one.key): _content(one) for one in before}
    return [one for one in now if there.get((one.table, one.sheet, one.key)) != _content(one)]


def _content(one: Own) -> tuple[Any, ...]:
    return (one.says, *(getattr(one, name) for name in ABOUT))


def record(one: Own) -> Any:
    """The row as a record of its table; it hangs on no article yet."""
    says = {name: parse(one.table, name, value) for name, value in one.says.items() if name in editable(one.table)}
    kind = RECORD[one.table]
    row = kind(**{**says, kind.key: one.row_id})
    row.evidence, row.evidence_end = one.quote, len(one.quote)
    row.rule, row.origin, row.confidence, row.extractor_version = "entered", "entered", 1.0, ""
    if isinstance(row, Meeting):
        row.end = row.end or row.start
    if isinstance(row, TradeFigure) and row.period_start and not row.period_end:
        row.period_end = row.period_start
    return settled(row)


def article(one: Own) -> Article:
    """The source of an entered row as an article without a text."""
    named = one.source or one.url or "unsourced"
    url = one.url or (one.source if one.source.startswith(("https://", "http://")) else "")
    return Article(
        article_id=stable_id("a", "own", named, one.url), title=named, url=url or None, canonical_url=url or None,
        publisher=one.publisher or (found.name if url and (found := reference.publisher(url)) else None),
        published_local_date=one.published or None, published_precision="day" if one.published else None,
        published_source="entered", story_id=stable_id("a", "own", named, one.url),
        flags=["entered"] if one.is_sourced else ["entered", "unsourced"],
    )  # fmt: skip
