"""Rows out to a person, and what the person says of them back in: sheets to review, corrections from them."""

from __future__ import annotations

import getpass
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analytics.desk import Desk, corrections, sheets
from analytics.desk.corrections import VERDICTS, Correction
from analytics.desk.values import RECORD, as_text, editable
from analytics.errors import InputError
from analytics.views.frames import plain
from analytics.views.labels import act_label, figure_label, meeting_label

if TYPE_CHECKING:
    from analytics.store import Store

LABELS = {"trade_figures": figure_label, "meetings": meeting_label, "events": act_label}
SHOWN = "as shown"  # the last column: what the cells held when the sheet was written
# What stands before a row's own fields; only verdict, why and other are read back.
HEAD = ("id", "verdict", "why", "other", "what was read", "sentence", "published", "publisher", "url", "how sure")
ROWS = 200  # of a sheet, unless more are asked for
PREFIX = {"t": "trade_figures", "m": "meetings", "e": "events"}


@dataclass(slots=True)
class Applied:
    """What a sheet did: corrections written, rows left alone, and what could not be taken, with its line."""

    written: list[Correction] = field(default_factory=list)
    untouched: int = 0
    problems: list[str] = field(default_factory=list)


def who_is(said: str | None = None) -> str:
    """Who corrects: as said, else RELATIONS_WHO, else the user of the machine. It stays in the desk's own files."""
    return said or os.environ.get("RELATIONS_WHO") or getpass.getuser()


def write_review(
    store: Store,
    target: Path,
    tables: Sequence[str] = tuple(RECORD),
    *,
    least_sure: bool = True,
    limit: int = ROWS,
    max_confidence: float = 1.0,
    **filters: Any,
) -> dict[str, int]:
    """Write rows with their sentence and every field to a sheet to be corrected; how many of each table.

    Parameters
    ----------
    target : .xlsx with a sheet a table, or .csv for one table
    least_sure : the least sure rows first, else in the order of time
    limit : rows of each table at most
    filters : as in `Store.meetings`

    Raises
    ------
    InputError : no such table, or a file that can't be written
    """
    made = []
    for table in tables:
        if table not in RECORD:
            raise InputError(f"no table '{table}' to review: choose {', '.join(RECORD)}")
        rows = [row for row in plain(getattr(store, table)(**filters)) if row["origin"] == "extracted"]
        rows = [row for row in rows if (row["confidence"] or 0.0) <= max_confidence]
        if least_sure:
            # what somebody has looked at comes last
            rows.sort(key=lambda row: (row["verdict"] is not None, row["confidence"] or 0.0))
        names = tuple(editable(table))
        lines = [
            [
                row[RECORD[table].key], row["verdict"] or "", "", "", LABELS[table](row), row["evidence"],
                as_text(row["published"]), row["publisher"] or "", row["url"] or "", row["confidence"],
                *(as_text(row[name]) for name in names), _shown(row, names),
            ]
            for row in rows[:limit]
        ]  # fmt: skip
        made.append((table, (*HEAD, *names, SHOWN), lines))
    sheets.write(target, made)
    return {table: len(lines) for table, _, lines in made}


def apply_sheet(store: Store, desk: Desk, path: Path, who: str) -> Applied:
    """Corrections from a reviewed sheet: all of it, or with a problem nothing.

    A row counts where its verdict or a field's cell was changed; changed fields without a verdict are a "fix".

    Raises
    ------
    InputError : a file that can't be read, or is no review sheet
    """
    done = Applied()
    lines = sheets.read(path)
    if lines and not {"id", "verdict"} <= set(lines[0].cells):
        raise InputError(f"'{path.name}' is no review sheet: it needs the columns id and verdict (`relations review`)")
    now = _rows_now(store)
    for line in lines:
        place = f"{line.sheet + ', ' if line.sheet else ''}line {line.number}"
        try:
            _take(store, now, line.cells, who, done)
        except InputError as error:
            done.problems.append(f"{place}: {error}")
    if done.problems:
        done.written = []
    corrections.append(desk.root / corrections.FILE, done.written)
    return done


def correct_row(
    store: Store,
    desk: Desk,
    row_id: str,
    verdict: str,
    changes: Mapping[str, Any],
    *,
    who: str,
    why: str = "",
    other: str = "",
) -> list[Correction]:
    """One row's correction, written to the desk.

    Raises
    ------
    InputError : no such row, or a value that can't be
    """
    table, row = machine_row(store, row_id)
    _check_other(store, verdict, other, row_id)
    now = _rows_now(store).get(row_id)
    lines = corrections.made(row, table, verdict, changes, who=who, why=why, other=other, now=now)
    corrections.append(desk.root / corrections.FILE, lines)
    return lines


def machine_row(store: Store, row_id: str) -> tuple[str, dict[str, Any]]:
    """Table and row of an id, as the machine read it.

    Raises
    ------
    InputError : an id that is none, or of no row that is there
    """
    table = PREFIX.get(row_id[:1])
    rows = store.machine(table, row_id) if table else []
    if table is None or not rows:
        raise InputError(f"no row '{row_id}': ids are in the tables' first column, and in `relations review`")
    return table, rows[0]


def _shown(row: Mapping[str, Any], names: Sequence[str]) -> str:
    said = {name: as_text(row[name]) for name in names} | {"verdict": row["verdict"] or ""}
    return json.dumps({name: value for name, value in said.items() if value}, ensure_ascii=False)


def _rows_now(store: Store) -> dict[str, dict[str, Any]]:
    """Rows that have been put right, as people see them now, by id."""
    found = {}
    for table, record in RECORD.items():
        shown = getattr(store, table)(unsourced=True)
        for row in plain(shown[shown["verdict"].notna()]):
            found[row[record.key]] = row
    return found


def _take(
    store: Store, now: Mapping[str, Mapping[str, Any]], cells: Mapping[str, Any], who: str, done: Applied
) -> None:
    """The correction of one line, where it makes one."""
    row_id, verdict = str(cells.get("id") or ""), str(cells.get("verdict") or "").strip().lower()
    if verdict and verdict not in VERDICTS:
        raise InputError(f"'{verdict}' is no verdict: choose {', '.join(VERDICTS)}")
    table, row = machine_row(store, row_id)
    shown = now.get(row_id, row)
    # compared with what the sheet showed: a correction made since then is not taken back by an old sheet
    before: dict[str, str] = json.loads(str(cells.get(SHOWN) or "null")) or {
        "verdict": shown.get("verdict") or "", **{name: as_text(shown.get(name)) for name in editable(table)}
    }  # fmt: skip
    changes = {
        name: cells[name]
        for name in editable(table)
        if name in cells and corrections.cell(table, name, cells[name]) != before.get(name, "")
    }
    if verdict == before.get("verdict", "") and not changes:
        done.untouched += 1
        return
    if changes and verdict in {"", "right", "fix"}:
        verdict = "fix"
    other = str(cells.get("other") or "")
    _check_other(store, verdict, other, row_id)
    why = str(cells.get("why") or "")
    done.written += corrections.made(row, table, verdict, changes, who=who, why=why, other=other, now=shown)


def _check_other(store: Store, verdict: str, other: str, row_id: str) -> None:
    if verdict in {"duplicate_of", "not_same"}:
        if not other:
            raise InputError(f"{verdict} needs the other row's id in the column `other`")
        if other == row_id:
            raise InputError("a row is no duplicate of itself: give the other row's id")
        machine_row(store, other)
