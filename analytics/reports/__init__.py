"""Pages: a notebook with parameters becomes a static page that works offline.

engine runs it, page and parts make HTML, files writes, site makes the index, sheets says which, worker isolates.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analytics.desk import find_desk
from analytics.errors import InputError
from analytics.reports import params, worker
from analytics.reports import sheets as sheet_files

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
    """Render one notebook to a page, and put it into the index of its site.

    Parameters
    ----------
    notebook : the .ipynb file
    parameters : values for its cell tagged `parameters`; words from a command line are turned into their types
    out : folder of the site
    store_path : folder of the store; else the variable RELATIONS_STORE, else the desk's own
    engine : "in-process", or "kernel" for a real Jupyter kernel
    root : folder of the desk whose names and groups are known to it; the one around the notebook if not given

    Returns
    -------
    Path of the page; nothing is written where the notebook fails

    Raises
    ------
    BadParameter, BadPeriod, UnknownCountry : what was asked can't be used
    """
    path = Path(notebook).resolve()
    job = {"notebook": str(path), "parameters": params.check(path, parameters), "out": str(Path(out).resolve())}
    return _rendered(
        [job],
        _store(store_path),
        Path(root) if root else _root(path.parent),
        Path(out).resolve(),
        engine,
    )[1]


def render_sheets(
    desk: Desk,
    store_path: Path | str | None,
    out: Path | str,
    sheets: Iterable[Path | str] | None = None,
    *,
    progress: Callable[[int], object] | None = None,
    engine: str = "in-process",
) -> list[Path]:
    """Render all report sheets of a desk, or those named, and the index.

    Parameters
    ----------
    desk : where notebooks and sheets lie
    store_path : folder of the store; None for the desk's own
    out : folder of the site
    sheets : YAML files; None for all of the desk
    progress : called with 1 for each page that is ready
    engine : as in `render_notebook`

    Returns
    -------
    Paths of the pages, the index first; empty where there is no sheet

    Raises
    ------
    InputError : a sheet that can't be used; it is read before anything is rendered
    """
    out = Path(out).resolve()
    chosen = sheets or sorted([*desk.sheets.glob("*.yml"), *desk.sheets.glob("*.yaml")])
    jobs = [
        {"notebook": str(sheet.notebook), "parameters": given, "out": str(out), "name": name}
        for sheet in (sheet_files.read(Path(path), desk.notebooks) for path in chosen)
        for given, name in zip(sheet.reports, sheet.names, strict=True)
    ]
    return _rendered(jobs, Path(store_path or desk.store), desk.root, out, engine, progress) if jobs else []


def _rendered(
    jobs: list[worker.Job],
    store: Path,
    root: Path | None,
    out: Path,
    engine: str,
    progress: Callable[[int], object] | None = None,
) -> list[Path]:
    """All pages of the jobs with the shared assets, the index first."""
    from analytics.reports import files, site  # they draw, and drawing is slow to import

    request = {"store": str(store), "root": str(root) if root else None, "engine": engine}
    answers = worker.render(jobs, request, progress)
    for answer in answers:
        worker.raise_for(answer)
    files.write_assets(out)
    return [site.write_index(out, answers), *(Path(answer["page"]) for answer in answers)]


def _store(path: Path | str | None) -> Path:
    """The store to read: as given, as in the environment, or the desk's."""
    said = path or os.environ.get("RELATIONS_STORE")
    found = Path(said) if said else find_desk().store
    if not found.is_dir():
        raise InputError(f"there is no store in '{found}': `relations build` or `relations ingest` makes one")
    return found.resolve()


def _root(folder: Path) -> Path | None:
    """The desk around a folder, if there is one."""
    try:
        return find_desk(folder).root
    except InputError:
        return None
