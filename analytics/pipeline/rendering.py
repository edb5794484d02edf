"""One command from an inbox to pages: ingest, list what is undated, render what is not rendered yet."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analytics.articles import Columns
from analytics.desk import Desk
from analytics.pipeline.intake import Ingested, ingest
from analytics.pipeline.undated import NAME, feed, write_undated
from analytics.shipped import PACKAGE
from analytics.tables import Tables

STATE = "build.json"  # in the store: from what the pages were made
# What pages are made with; what the others do shows in the tables.
PAGE_CODE = ("reports", "figures", "series", "store", "views", "tables", "reference")
CODE = (".py", ".csv", ".css", ".js", ".html", ".j2", ".json", ".geojson", ".txt", ".svg")


@dataclass(slots=True)
class Built:
    """What one build did, and the page to open."""

    ingested: Ingested
    dated: int = 0
    undated: int = 0
    undated_file: Path | None = None
    problems: list[str] = field(default_factory=list)
    pages: list[Path] = field(default_factory=list)
    page: Path | None = None
    is_new: bool = True


def build(
    desk: Desk,
    out: Path | None = None,
    *,
    progress: Callable[[int], object] | None = None,
    rendered: Callable[[int], object] | None = None,
) -> Built:
    """Read the desk's inbox, and render its report sheets if anything has changed since.

    Parameters
    ----------
    desk : where everything lies
    out : folder of the pages; the desk's own where it isn't given

    Returns
    -------
    Built; `is_new` is false where nothing had to be read or rendered
    """
    out = (out or desk.out).resolve()
    tables = Tables(desk.store)
    undated_file = desk.store / NAME
    dated = feed(tables, undated_file) if undated_file.is_file() and tables.exist() else None
    ingested = ingest([desk.inbox], desk.store, columns=Columns(desk.columns), progress=progress)
    done = Built(ingested, problems=dated.problems if dated else [])
    if dated and dated.ingested.new:
        done.dated = dated.ingested.new
        for name, number in dated.ingested.rows.items():
            done.ingested.rows[name] += number
    was_listed = undated_file.is_file()
    read = bool(done.ingested.new or done.ingested.reread or (dated and dated.ingested.new))
    if read or not was_listed:
        write_undated(tables, undated_file)
    done.undated_file = undated_file if undated_file.is_file() else None
    done.undated = tables.count("articles", "published_local_date IS NULL")
    made_from = fingerprint(desk, tables)
    state = _state(desk.store)
    pages = [out / name for name in state.get("pages", {}).get(str(out), [])]
    if state.get("made_from", {}).get(str(out)) == made_from and all(page.is_file() for page in pages):
        done.pages, done.is_new = pages, read
    else:
        from analytics.reports import render_sheets

        done.pages = [Path(page) for page in render_sheets(desk, desk.store, out, progress=rendered)]
        _note(desk.store, out, made_from, done.pages)
    done.page = next((page for page in done.pages if page.name == "index.html"), next(iter(done.pages), None))
    return done


def fingerprint(desk: Desk, tables: Tables) -> str:
    """One sha256 of all that the pages are made from: the log's version, notebooks, sheets, names, our code."""
    digest = hashlib.sha256(json.dumps(tables.pin(), sort_keys=True).encode())
    files = [
        *(file for part in PAGE_CODE for file in sorted((PACKAGE / part).rglob("*")) if file.suffix in CODE),
        *sorted(desk.notebooks.glob("*.ipynb")),
        *sorted(desk.sheets.glob("*.y*ml")),
        *sorted(desk.root.glob("*.csv")),
        *sorted(desk.root.glob("desk.toml")),
    ]
    for file in files:
        if file.is_file() and file.name != NAME:
            digest.update(f"{file.name}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _state(store: Path) -> dict[str, dict[str, Any]]:
    try:
        read = json.loads((store / STATE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return read if isinstance(read, dict) else {}


def _note(store: Path, out: Path, made_from: str, pages: list[Path]) -> None:
    state = _state(store)
    state["made_from"] = {**state.get("made_from", {}), str(out): made_from}
    state["pages"] = {**state.get("pages", {}), str(out): [str(page.resolve().relative_to(out)) for page in pages]}
    (store / STATE).write_text(json.dumps(state, indent=1), encoding="utf-8")
