"""Our happenings beside those of another source that was imported, or of a file of one's own."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analytics import views
from analytics.errors import InputError
from analytics.importers.lines import country, day, known, opened
from analytics.records import SOURCES, pair_of, stable_id
from analytics.views.frames import made
from analytics.views.happenings import COLUMNS

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store import Store

# What a column of a list may be called; the days and the two sides have to be there.
NAMES = {
    "start": ("date", "start", "start_date"),
    "one": ("actor", "guest", "from", "a"),
    "other": ("recipient", "host", "to", "b"),
    "kind": ("type", "kind"),
    "label": ("label", "description", "text", "evidence", "name"),
    "url": ("url", "source"),
}


def compare_with(store: Store, what: str, days: int = 1, **filters: Any) -> pd.DataFrame:
    """Matched, only ours, only theirs.

    Parameters
    ----------
    what : a source of imported rows (gdelt, icews, ...), or a .csv with a day, two sides and perhaps a type
    days : how far apart two days may be
    filters : pair, country, group, start, end, as in `Store.happenings`

    Returns
    -------
    DataFrame as `views.compare` gives it

    Raises
    ------
    InputError : no such source or file, or one without rows
    """
    if what in SOURCES:
        theirs = store.happenings(origin=what, **filters)
        if theirs.empty:
            raise InputError(f"no rows of {what} are in the store: `relations import {what} FILE` brings them in")
    else:
        theirs = made(listed(Path(what)), COLUMNS)
    return views.compare(store.happenings(**filters), theirs, store.coverage("day"), days)


def listed(path: Path) -> Iterator[dict[str, Any]]:
    """Happenings of a list; a line without a day, or without two sides that we know, is not compared.

    Raises
    ------
    InputError : no such file, or no column for the day or a side
    """
    if not path.is_file():
        raise InputError(f"'{path}' is no file and no source: choose {', '.join(SOURCES)}, or a .csv")
    with opened(path) as lines:
        reader = csv.DictReader(lines)
        heads = {name.strip().casefold(): name for name in reader.fieldnames or () if name}
        columns = {field: next((heads[one] for one in names if one in heads), None) for field, names in NAMES.items()}
        if missing := next((field for field in ("start", "one", "other") if columns[field] is None), None):
            raise InputError(f"'{path.name}' has no column {' or '.join(NAMES[missing])}: name it in the first line")
        for number, line in enumerate(reader, 2):
            cells = {field: known(line.get(name)) if name else None for field, name in columns.items()}
            sides = (country(cells["one"]), country(cells["other"]))
            on = day(cells["start"])
            yield {
                "happening_id": stable_id("h", path.name, number),
                "kind": (cells["kind"] or "CONSULT").upper(),
                "label": cells["label"],
                "start": on,
                "end": on,
                "pair": pair_of(sides),
                "participants": sorted({side for side in sides if side}),
                "guests": [],
                "people": [],
                "rows": [f"line {number}"],
                "url": cells["url"],
                "evidence": cells["label"],
            }
