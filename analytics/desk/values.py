"""Values as people type them into a cell, and as the tables hold them: one reading for corrections and own rows."""

from __future__ import annotations

import math
from dataclasses import Field
from datetime import date
from functools import cache
from typing import Any

from analytics import reference
from analytics.errors import InputError
from analytics.records import ROWS, Event, Meeting, TradeFigure, pair_of, schema

RECORD = {record.table: record for record in ROWS}
# What follows from other fields, or tells how a row came about: nobody types it.
_DERIVED = frozenset({
    "article_id", "pair", "evidence", "evidence_start", "evidence_end", "rule", "confidence", "origin",
    "extractor_version", "source", "source_id", "source_code", "source_date", "source_url", "source_actor",
    "source_recipient", "source_score",
    "cameo_root", "goldstein", "quad_class", "plover_score", "meeting_id", "lon", "lat",
})  # fmt: skip


@cache
def editable(table: str) -> dict[str, Field[Any]]:
    """The fields of a table that a person may set, in the order of its columns."""
    record = RECORD[table]
    return {one.name: one for one in schema(record) if one.name not in _DERIVED | {record.key}}


def parse(table: str, name: str, said: Any) -> Any:
    """The value of a cell for a field; None (or no sides) for an empty one.

    Parameters
    ----------
    table, name : table and field
    said : text as typed, or what a spreadsheet holds (number, day)

    Returns
    -------
    str, float, int, ISO day or list, as the records have them

    Raises
    ------
    InputError : no such field, or a value that it can't have, with what it can
    """
    one = editable(table).get(name)
    if one is None:
        raise InputError(f"{table} has no field '{name}' to set: choose {', '.join(editable(table))}")
    kind, values = one.metadata["kind"], one.metadata["values"]
    text = " ".join(str(said).split()) if said is not None and not _is_nan(said) else ""
    if kind == "strings":
        parts = [part.strip() for part in text.replace(",", ";").split(";") if part.strip()]
        return sorted({reference.actor(part).code for part in parts}) if "actor" in one.metadata["unit"] else parts
    if not text:
        return None
    if kind == "date":
        return _day(name, said, text)
    if kind in {"float", "int"}:
        return _number(name, text, kind)
    if one.metadata["unit"] == "actor code":
        return reference.actor(text).code
    if values and text not in values:
        wanted = next((value for value in values if value.casefold() == text.casefold()), None)
        if wanted is None:
            raise InputError(f"'{text}' is no {name}: choose {', '.join(values)}")
        return wanted
    return text


def as_text(value: Any) -> str:
    """A value as a cell shows it; `parse` reads it back."""
    if value is None or _is_nan(value):
        return ""
    if isinstance(value, list | tuple):
        return "; ".join(map(str, value))
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, date):
        return value.isoformat()[:10]
    return str(value)


def settled(row: Any) -> Any:
    """The row with what follows from its fields: pair, scores, coordinates."""
    if isinstance(row, Event):
        if row.type:
            plover = reference.plover(row.type, row.mode or "")
            row.cameo_root, row.goldstein = plover.cameo_root, plover.goldstein
            row.quad_class, row.plover_score = plover.quad, plover.plover_score
        row.pair = pair_of((row.actor, row.recipient))
    elif isinstance(row, TradeFigure):
        row.pair = pair_of((row.reporter, row.partner))
    elif isinstance(row, Meeting):
        row.pair = pair_of(row.participants)
        named = reference.place_forms().get(reference.fold(row.place or ""), ())
        spot = next((place for place in named if place.country == row.country), None)
        row.lon, row.lat = (spot.lon, spot.lat) if spot else (None, None)
        if row.start and row.end and row.precision is None:
            row.precision = "day"
    return row


def _day(name: str, said: Any, text: str) -> str:
    if isinstance(said, date):
        return said.isoformat()[:10]
    try:
        return date.fromisoformat(text[:10] if text[10:].strip() in {"", "00:00:00"} else text).isoformat()
    except ValueError as error:
        raise InputError(f"'{text}' is no day for {name}: write it as 2025-10-09") from error


def _number(name: str, text: str, kind: str) -> float | int:
    try:
        number = float(text.replace(",", "").replace("\u00a0", "").replace(" ", ""))
    except ValueError as error:
        raise InputError(f"'{text}' is no number for {name}: write 1670000000 or 17.4") from error
    if not math.isfinite(number) or (kind == "int" and number != int(number)):
        raise InputError(f"'{text}' is no {'whole ' if kind == 'int' else ''}number for {name}")
    return int(number) if kind == "int" else number


def _is_nan(value: Any) -> bool:
    return bool(value != value)  # NaN and NaT alone differ from themselves
