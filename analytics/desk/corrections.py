"""Corrections: what a person says of a row, kept in a file of the desk and laid over the untouched extraction.

corrections.csv is only ever appended to, one line a field or verdict: who, when, why, old, new. Beside them stands what
the machine read then, so that a correction finds its row again after the rules have changed or the store was rebuilt:
by its id, else by its sentence and what it says. One that no longer finds its row is listed, never dropped.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from analytics.desk.files import append_text
from analytics.desk.values import RECORD, as_text, editable, parse, settled
from analytics.errors import InputError

FILE = "corrections.csv"
VERDICTS = ("right", "wrong", "fix", "duplicate_of", "not_same", "undo")
_LEAST_ALIKE = 0.5  # share of the fields read then that a row must still say to be the same one


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of the file. `new` holds the value, or for duplicate_of and not_same the other row's id."""

    at: str
    who: str
    table: str
    row_id: str
    article_id: str
    verdict: str
    field: str = ""
    old: str = ""
    new: str = ""
    why: str = ""
    evidence: str = ""
    read: str = ""  # JSON: the fields as the machine read them then


COLUMNS = tuple(one.name for one in fields(Correction))


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of a correction: it overrides, agrees (the machine reads the same now), or has lost its row."""

    correction: Correction
    state: str
    row_id: str | None = None


@dataclass(slots=True)
class Corrected:
    """A row as people see it, what the machine read of the changed fields, and the last verdict."""

    row: dict[str, Any]
    as_read: dict[str, Any]
    verdict: str
    duplicate_of: str | None
    not_same: list[str]
    why: str


@dataclass(slots=True)
class Layer:
    """Corrections laid over rows: changed or checked rows by table and id, ids withdrawn, and how each one stands."""

    rows: dict[str, dict[str, Corrected]]
    withdrawn: dict[str, dict[str, Correction]]
    standings: list[Standing]


def read(path: Path, until: datetime | None = None) -> list[Correction]:
    """All corrections of a file in their order; those made up to a moment where one is given.

    Raises
    ------
    InputError : a file that can't be read, with the line
    """
    if not path.is_file():
        return []
    found = []
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            if missing := set(COLUMNS) - set(reader.fieldnames or ()):
                raise InputError(f"'{path.name}' lacks the column {min(missing)}: its first line must name them all")
            for row in reader:
                one = Correction(**{name: row[name] or "" for name in COLUMNS})
                if one.table not in RECORD or one.verdict not in VERDICTS:
                    raise InputError(f"line {reader.line_num} of '{path.name}' can't be read: mend or remove it")
                if until is None or datetime.fromisoformat(one.at) <= until:
                    found.append(one)
    except (UnicodeDecodeError, ValueError, csv.Error, OSError) as error:
        raise InputError(f"'{path.name}' can't be read ({error}): mend it, or take it from a copy") from error
    return found


def append(path: Path, several: Sequence[Correction]) -> None:
    """Write corrections behind those that are there; all of them or none.

    Raises
    ------
    InputError : a file that can't be written
    """
    if not several:
        return
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    is_new = not path.is_file() or path.stat().st_size == 0
    if is_new:
        writer.writeheader()
    writer.writerows(asdict(one) for one in several)
    append_text(path, out.getvalue())


def made(
    row: Mapping[str, Any],
    table: str,
    verdict: str,
    changes: Mapping[str, Any] | None = None,
    *,
    who: str,
    why: str = "",
    other: str = "",
    now: Mapping[str, Any] | None = None,
) -> list[Correction]:
    """The lines that a verdict on a row makes: one a changed field, else one.

    Parameters
    ----------
    row : the row as the machine read it
    changes : for "fix": field -> value as typed
    other : for duplicate_of and not_same: the other row's id
    now : the row as people see it, where it has been put right before

    Raises
    ------
    InputError : a verdict, field or value that can't be, or a fix that changes nothing
    """
    if verdict not in VERDICTS:
        raise InputError(f"'{verdict}' is no verdict: choose {', '.join(VERDICTS)}")
    if verdict in {"duplicate_of", "not_same"} and not other:
        raise InputError(f"{verdict} needs the other row's id")
    record = RECORD[table]
    base = Correction(
        at=datetime.now(UTC).isoformat(timespec="microseconds"), who=who, table=table, row_id=str(row[record.key]),
        article_id=str(row["article_id"]), verdict=verdict, why=why, evidence=str(row["evidence"]), new=other,
        read=json.dumps({name: as_text(row.get(name)) for name in editable(table)}, ensure_ascii=False),
    )  # fmt: skip
    if verdict != "fix":
        return [base]
    lines = []
    for name, said in (changes or {}).items():
        old, new = as_text((now or row).get(name)), cell(table, name, said)
        if old != new:
            lines.append(Correction(**{**asdict(base), "field": name, "old": old, "new": new}))
    if not lines:
        raise InputError(f"nothing changes in {base.row_id}: give a field another value, or the verdict right")
    return lines


def cell(table: str, name: str, said: Any) -> str:
    """What a cell says, in the form in which it is kept and compared.

    Raises
    ------
    InputError : a value that the field can't have
    """
    return as_text(parse(table, name, said))


def lay(corrections: Iterable[Correction], rows: Mapping[str, Sequence[Mapping[str, Any]]]) -> Layer:
    """Corrections over the rows that the machine read.

    Parameters
    ----------
    corrections : in their order; a later one of the same row and field counts
    rows : table -> rows of the articles concerned, as the machine reads them now, days as ISO text

    Returns
    -------
    Layer
    """
    layer = Layer({}, {}, [])
    for (table, _), lines in _by_row(corrections).items():
        row = _find(lines[-1], rows.get(table, ()))
        if row is None:
            # a row called wrong that is read no more: the machine has come to agree
            layer.standings += [Standing(line, "agrees" if line.verdict == "wrong" else "lost") for line in lines]
            continue
        _apply(layer, table, str(row[RECORD[table].key]), row, lines)
    return layer


def _by_row(corrections: Iterable[Correction]) -> dict[tuple[str, str], list[Correction]]:
    """What still counts of each row: an "undo" takes back all before it, a later value the earlier one."""
    counting: dict[tuple[str, str], dict[tuple[str, str], Correction]] = {}
    for one in corrections:
        lines = counting.setdefault((one.table, one.row_id), {})
        if one.verdict == "undo":
            lines.clear()
            continue
        what = one.field or (f"not_same {one.new}" if one.verdict == "not_same" else "verdict")
        kind = "fix" if one.verdict == "fix" else "verdict"
        lines.pop((kind, what), None)
        lines[kind, what] = one
    return {key: list(lines.values()) for key, lines in counting.items() if lines}


def _apply(layer: Layer, table: str, row_id: str, row: Mapping[str, Any], lines: list[Correction]) -> None:
    record = RECORD[table]
    changed, as_read = dict(row), {}
    duplicate_of, not_same, verdict, why = None, [], "right", lines[-1].why
    for line in lines:
        state = "overrides"
        if line.verdict == "fix":
            value = parse(table, line.field, line.new)
            if as_text(row.get(line.field)) == line.new:
                state = "agrees"
            else:
                as_read[line.field] = row.get(line.field)
                changed[line.field] = value
        elif line.verdict == "wrong":
            layer.withdrawn.setdefault(table, {})[row_id] = line
        elif line.verdict == "duplicate_of":
            duplicate_of = line.new
        elif line.verdict == "not_same":
            not_same.append(line.new)
        layer.standings.append(Standing(line, state, row_id))
    if row_id in layer.withdrawn.get(table, {}):
        return
    if as_read:
        verdict = "fix"
        known = {one.name for one in fields(record)}
        changed |= asdict(settled(record(**{name: value for name, value in changed.items() if name in known})))
    layer.rows.setdefault(table, {})[row_id] = Corrected(changed, as_read, verdict, duplicate_of, not_same, why)


def _find(correction: Correction, rows: Sequence[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The row that a correction means: of the same sentence, and saying most of what was read then or put right.

    An id counts rows of one sentence, so that rules which find one more may shift it: what the row says decides, its id
    only between equals.
    """
    record = RECORD[correction.table]
    then: dict[str, str] = {name: value for name, value in json.loads(correction.read or "{}").items() if value}
    best, alike = None, 0.0
    for row in rows:
        if row["article_id"] != correction.article_id or not _is_same_sentence(row, correction):
            continue
        same = sum(
            as_text(row.get(name)) in {value, correction.new if correction.field == name else value}
            for name, value in then.items()
        )
        share = (same / len(then) if then else 0.0) + (0.01 if row[record.key] == correction.row_id else 0.0)
        if share > alike:
            best, alike = row, share
    if alike >= _LEAST_ALIKE:
        return best
    return None


def _is_same_sentence(row: Mapping[str, Any], correction: Correction) -> bool:
    now = str(row["evidence"])
    return now == correction.evidence or now in correction.evidence or correction.evidence in now
