"""Tables and views as files for other programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analytics.desk.sheets import defused
from analytics.errors import InputError
from analytics.tables import RECORDS

if TYPE_CHECKING:
    import pandas as pd

    from analytics.store import Store

VIEWS = ("observations", "happenings", "claims", "undated")
FORMS = (".csv", ".xlsx", ".parquet", ".jsonl")
SHEET_ROWS = 1_048_575  # under the head; more does not fit into a sheet


def export(store: Store, name: str, target: Path) -> int:
    """Write a table or a view to a file, its form by the ending; how many rows.

    In .csv and .xlsx lists are joined with "; ", and a text that a spreadsheet would run as a formula gets an
    apostrophe.

    Raises
    ------
    InputError : no such table, form or folder, or more rows than a sheet holds
    """
    if name not in RECORDS and name not in VIEWS:
        raise InputError(f"no table '{name}': choose {', '.join((*RECORDS, *VIEWS))}")
    form_of(target)
    return write_frame(store.table(name) if name in RECORDS else getattr(store, name)(), name, target)


def form_of(target: Path) -> str:
    """The form of a file to write.

    Raises
    ------
    InputError : none that we write, or a folder that isn't there
    """
    form = target.suffix.lower()
    if form not in FORMS:
        raise InputError(f"'{target.name}' has no form that we write: end it in {', '.join(FORMS)}")
    if not target.parent.is_dir():
        raise InputError(f"there is no folder '{target.parent}': make it first")
    return form


def write_frame(frame: pd.DataFrame, name: str, target: Path) -> int:
    """Write rows to a file as `export` does; `name` is that of the sheet.

    Raises
    ------
    InputError : no such form or folder, or more rows than a sheet holds
    """
    form = form_of(target)
    if form == ".parquet":
        frame.to_parquet(target, index=False)
    elif form == ".jsonl":
        _write_lines(frame, target)
    elif form == ".csv":
        _for_sheets(frame).to_csv(target, index=False, encoding="utf-8")
    else:
        if len(frame) > SHEET_ROWS:
            raise InputError(f"{len(frame)} rows don't fit into a sheet: export to .csv or .parquet")
        _for_sheets(frame).to_excel(target, index=False, sheet_name=name)
    return len(frame)


def _for_sheets(frame: pd.DataFrame) -> pd.DataFrame:
    shown = frame.copy()
    for name in shown.columns:
        kind = str(shown[name].dtype)
        if kind == "object":
            shown[name] = shown[name].map(lambda values: defused("; ".join(values))).astype("str")
        elif kind == "str":
            shown[name] = shown[name].map(defused, na_action="ignore")
        elif kind.startswith("datetime64"):
            shown[name] = shown[name].map(_day_or_instant, na_action="ignore").astype("str")
    return shown


def _day_or_instant(moment: Any) -> str:
    return str(moment.isoformat() if moment.tzinfo else moment.date().isoformat())


def _write_lines(frame: pd.DataFrame, target: Path) -> None:
    from analytics.views.frames import plain

    with target.open("w", encoding="utf-8") as file:
        for row in plain(frame):
            file.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
