"""Rows of others into the store: chunk by chunk, those that it has left out, the log of imports last."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from analytics import reference
from analytics.errors import InputError
from analytics.importers.lines import Form, Row, opened
from analytics.records import Event, Import, Meeting, stable_id
from analytics.tables import Tables
from analytics.workers import batches

CHUNK = 50_000  # rows in memory


@dataclass(slots=True)
class Brought:
    """What one import did: rows of the file, and what became of them.

    `odd_scores` counts rows whose Goldstein score is not the one of their CAMEO code.
    """

    rows: int = 0
    new: int = 0
    known: int = 0
    checked_scores: int = 0
    odd_scores: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    is_in_already: bool = False

    @property
    def left_out(self) -> int:
        """Lines that are no row of their kind."""
        return sum(self.reasons.values())


def bring_in(
    tables: Tables, path: Path, source: str, form: Form, progress: Callable[[int], object] | None = None
) -> Brought:
    """Bring in a file of another source; a file or row that is in already changes nothing.

    Parameters
    ----------
    source : whose file it is, one of records.SOURCES
    form : reads its lines
    progress : called with the number of rows since its last call

    Raises
    ------
    InputError : a file that can't be read, or of another kind
    """
    if not path.is_file():
        raise InputError(f"there is no file '{path}'")
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    tables.create()
    import_id = stable_id("i", source, sha256)

    def bring() -> Brought:
        done = Brought()
        importing = tables.importing(import_id, source)
        if importing.is_in:
            done.is_in_already = True
            return done
        for chunk in batches(_rows(path, form, done), CHUNK):
            for one in chunk:
                one.article_id = import_id
                if isinstance(one, Event):
                    _check(one, done)
            years = [_year(one) for one in chunk]
            done.new += importing.put(chunk, years)
            if progress:
                progress(len(chunk))
        done.known = done.rows - done.new - done.left_out
        importing.log(
            Import(
                article_id=import_id,
                source=source,
                input_name=path.name,
                input_sha256=sha256,
                read_at=datetime.now(UTC).isoformat(),
                rows=done.rows,
                new=done.new,
                known=done.known,
                left_out=done.left_out,
                reasons=[f"{reason}: {number}" for reason, number in done.reasons.most_common(20)],
            )
        )
        return done

    return tables.once_more_where_others_import(bring)


def _rows(path: Path, form: Form, done: Brought) -> Iterator[Row]:
    with opened(path) as lines:
        for one in form(lines):
            done.rows += 1
            if isinstance(one, str):
                done.reasons[one] += 1
            else:
                yield one


def _check(event: Event, done: Brought) -> None:
    found = reference.cameo(event.source_code or "")
    if event.source == "gdelt" and found and event.source_score is not None:
        done.checked_scores += 1
        done.odd_scores += abs(found.goldstein - event.source_score) > 1e-9


def _year(row: Row) -> int:
    day: Any = row.date if isinstance(row, Event) else row.start if isinstance(row, Meeting) else row.period_start
    day = day or row.source_date
    return int(day[:4]) if day else 0
