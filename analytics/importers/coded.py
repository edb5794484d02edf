"""An event of another source, coded after CAMEO or PLOVER, as one of our rows."""

from __future__ import annotations

from typing import Any

from analytics import reference
from analytics.errors import InputError
from analytics.records import Event, pair_of, stable_id


def of_cameo(source: str, source_id: str, code: str | None, **more: Any) -> Event:
    """An event with a CAMEO code; PLOVER's type and mode beside it, empty for roots that PLOVER has dropped."""
    found = reference.cameo(code or "")
    event = _event(source, source_id, code, found.type if found else "", found.mode if found else "", more)
    event.cameo_root = (code or "")[:2] or None
    event.goldstein = found.goldstein if found else None
    return event


def of_plover(source: str, source_id: str, type: str | None, mode: str | None, **more: Any) -> Event:
    """An event with PLOVER's type and mode."""
    kind, form = (type or "").upper().strip(), (mode or "").casefold().strip()
    try:
        reference.plover(kind, form)
    except InputError:
        form = ""
    code = "-".join(one for one in (type, mode) if one)
    event = _event(source, source_id, code or None, kind, form, more)
    if (kind, form) in reference.plover_rows():
        row = reference.plover(kind, form)
        event.cameo_root, event.goldstein = row.cameo_root, row.goldstein
    return event


def _event(source: str, source_id: str, code: str | None, type: str, mode: str, more: dict[str, Any]) -> Event:
    event = Event(
        event_id=stable_id("e", source, source_id),
        status="held",
        origin="imported",
        rule=source,
        extractor_version="",
        source=source,
        source_id=source_id,
        source_code=code,
        **more,
    )
    event.pair = pair_of((event.actor, event.recipient))
    if (type, mode) in reference.plover_rows():
        row = reference.plover(type, mode)
        event.type, event.mode = type, mode or None
        event.quad_class, event.plover_score = row.quad, row.plover_score
    return event
