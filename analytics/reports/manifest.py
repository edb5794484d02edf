"""What a page was made from, kept beside it: so that the next rendering can say what is new."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from analytics.figures import words
from analytics.reports import files

NAME = "manifest.json"
PACKAGES = ("regional-relations", "pandas", "plotly", "papermill", "duckdb", "deltalake")
LABEL = "New since the last rendering"
KINDS = {"trade": "trade claim", "meeting": "meeting", "act": "other act"}
LISTED = 400  # ids of rows that a card leads to


def read(folder: Path) -> dict[str, Any]:
    """The manifest of a page's earlier rendering, empty where there is none."""
    try:
        found = json.loads((folder / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def made(
    earlier: Mapping[str, Any],
    parameters: Mapping[str, Any],
    versions: Mapping[str, int],
    rows: Sequence[str],
    until: str,
    counts: Mapping[str, int],
) -> dict[str, Any]:
    """The manifest of a page.

    Parameters
    ----------
    earlier : that of the rendering before
    versions : of the tables that it was made from
    rows : ids of the rows on the page; until : the last day read, ISO

    Returns
    -------
    dict, with `before`: what an earlier state of the tables told. A page rendered twice from one state keeps it, so
    that the two are equal
    """
    before = earlier.get("before")
    if earlier and earlier.get("versions") != dict(versions):
        before = {"rows": earlier.get("rows", []), "until": earlier.get("until", "")}
    return {
        "parameters": dict(parameters),
        "versions": dict(versions),
        "packages": {name: _version(name) for name in PACKAGES},
        "counts": dict(counts),
        "until": until,
        "rows": sorted(rows),
        "before": before,
    }


def news(manifest: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The card that says what is new since the last rendering, as `display.Fact` is kept.

    Parameters
    ----------
    rows : of the page's evidence, each with its id, kind, what it tells and the keys of its marks
    """
    card = {
        "label": LABEL,
        "value": "First rendering",
        "detail": "",
        "sentence": "",
        "source": "",
        "keys": [],
        "parts": [],
    }
    before = manifest.get("before")
    if not before:
        return {**card, "detail": "The next one will say here what has come since."}
    known = set(before["rows"])
    fresh = [row for row in rows if row["id"] not in known]
    gone = len(known - {row["id"] for row in rows})
    label = (
        f"New since {words.day(before['until'])}, the last rendering’s last article" if before.get("until") else LABEL
    )
    lost = f" {words.count(gone, 'row')} of then no longer told." if gone else ""
    if not fresh:
        return {**card, "label": label, "value": "Nothing new", "detail": f"No further row was read.{lost}"}
    kinds = [
        (words.count(len(some), KINDS.get(kind, kind)), _keys(some))
        for kind in KINDS
        if (some := [row for row in fresh if row.get("kind") == kind])
    ]
    value = words.count(len(fresh), "new row")
    return {**card, "label": label, "value": value, "parts": kinds, "keys": _keys(fresh), "detail": lost.strip()}


def write(folder: Path, manifest: Mapping[str, Any]) -> Path:
    """Keep the manifest beside the page's data."""
    return files.write(folder / NAME, files.dumps(manifest) + "\n")


def _keys(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    return list(dict.fromkeys(key for row in rows for key in row["keys"]))[:LISTED]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
