"""Pages: a notebook with parameters becomes a static page that works offline.

engine runs it, page and parts make HTML, files writes, site makes the index, sheets says which, worker isolates.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analytics.errors import InputError
from analytics.reports import params, sheets, worker

if TYPE_CHECKING:
    from analytics.desk import Desk

__all__ = ["render_notebook", "render_sheets"]


def render_notebook(
    notebook: Path | str,
    parameters: Mapping[str, Any],
    out: Path | str,
    store_path: Path | str | None = None,
    engine: str = "in-process",
    root: Path | str | None = None,
) -> Path:
    """Render one notebook to a page.

    Parameters
    ----------
    notebook : the .ipynb file
    parameters : values for its cell tagged `parameters`; words from a command line are turned into their types
    out : folder of the site
    store_path : folder of the store; else the variable RELATIONS_STORE, else the desk's own
    engine : "in-process", or "kernel" for a real Jupyter kernel
    root : folder of a desk whose names and groups are to be known

    Returns
    -------
    Path of the page; nothing is written where the notebook fails

    Raises
    ------
    BadParameter, BadPeriod, UnknownCountry : what was asked can't be used
    """
    from analytics.reports import files, site

    notebook = Path(notebook).resolve()
    job = {"notebook": str(notebook), "parameters": params.check(notebook, parameters), "out": str(Path(out).resolve())}
    answer = worker.render(
        [job], {"store": str(_store(store_path)), "engine": engine, "root": str(root) if root else None}
    )[0]
    worker.raise_for(answer)
    files.write_assets(Path(out).resolve())
    site.write_index(Path(out).resolve(), [answer])
    return Path(answer["page"])


def render_sheets(
    desk: Desk,
    store_path: Path | str | None,
    out: Path | str,
    sheets_: Iterable[Path] | None = None,
    *,
    progress: Callable[[int], object] | None = None,
    engine: str = "in-process",
    **more: Any,
) -> list[Path]:
    """Render all report sheets of a desk, or those named, and the index.

    Parameters
    ----------
    desk : where notebooks and sheets lie
    store_path : folder of the store; None for the desk's own
    out : folder of the site
    progress : called with 1 for each page that is ready

    Returns
    -------
    Paths of the pages, the index first; empty where there is no sheet
    """
    from analytics.reports import files, site

    chosen = more.get("sheets") or sheets_ or sorted([*desk.sheets.glob("*.yml"), *desk.sheets.glob("*.yaml")])
    out = Path(out).resolve()
    read = [sheets.read(Path(path), desk.notebooks) for path in chosen]
    jobs = [
        {"notebook": str(sheet.notebook), "parameters": given, "out": str(out), "name": name}
        for sheet in read
        for given, name in zip(sheet.reports, sheet.names, strict=True)
    ]
    if not jobs:
        return []
    request = {"store": str(store_path or desk.store), "root": str(desk.root), "engine": engine}
    answers = worker.render(jobs, request, progress)
    for answer in answers:
        worker.raise_for(answer)
    files.write_assets(out)
    return [site.write_index(out, answers), *(Path(answer["page"]) for answer in answers)]


def _store(path: Path | str | None) -> Path:
    """The store to read: as given, as in the environment, or the desk's."""
    from analytics.desk import find_desk

    found = (
        Path(path)
        if path
        else Path(os.environ["RELATIONS_STORE"])
        if os.environ.get("RELATIONS_STORE")
        else find_desk().store
    )
    if not found.is_dir():
        raise InputError(f"there is no store in '{found}': `relations build` or `relations ingest` makes one")
    return found.resolve()
