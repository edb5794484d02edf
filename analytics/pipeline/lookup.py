"""What a name on the command line means, and the notebooks' workbench."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from analytics.desk import Desk
from analytics.errors import InputError
from analytics.shipped import shipped

NOTEBOOK, SHEETS = ".ipynb", (".yml", ".yaml")


def report_source(desk: Desk, name: str) -> Path:
    """Notebook or report sheet of a name or path: as given, in the desk, or as shipped.

    Raises
    ------
    InputError : none of that name; the message names those that there are
    """
    given = Path(name)
    if given.suffix in (NOTEBOOK, *SHEETS) and given.is_file():
        return given.resolve()
    folders = [desk.notebooks, desk.sheets]
    for shelf in ("notebooks", "reports"):
        try:
            folders.append(shipped(shelf))
        except FileNotFoundError:
            continue
    for folder in folders:
        for suffix in (NOTEBOOK, *SHEETS):
            file = folder / (name if name.endswith(suffix) else f"{name}{suffix}")
            if given.name == name and file.is_file():
                return file
    known = sorted({file.name for folder in folders for file in folder.glob("*") if file.suffix in (NOTEBOOK, *SHEETS)})
    raise InputError(f"no notebook or sheet '{name}': there are {', '.join(known) or 'none'}")


def as_it_was(desk: Desk, as_of: str) -> Desk:
    """The desk with its store, and where that is a snapshot also its own files, as of then; for what is rendered next.

    The rendering process is told by variables, as its reference tables are read before anything else.

    Raises
    ------
    InputError, StoreError : no such state, or one of which files are gone
    """
    from analytics.store import open_store
    from analytics.tables import Tables, snapshots

    open_store(desk.store, as_of)
    os.environ["RELATIONS_AS_OF"] = as_of
    named = snapshots.find(Tables(desk.store).root, as_of)
    if named is None:
        return desk
    os.environ["RELATIONS_REFERENCE"] = str(named.reference)
    return replace(desk, root=named.desk)


def start_lab(desk: Desk, arguments: Sequence[str] = ()) -> int:
    """Run JupyterLab on copies of the desk's notebooks; a copy that is there already is left as it is."""
    desk.lab.mkdir(parents=True, exist_ok=True)
    for notebook in sorted(desk.notebooks.glob(f"*{NOTEBOOK}")):
        if not (desk.lab / notebook.name).exists():
            shutil.copyfile(notebook, desk.lab / notebook.name)
    command = [sys.executable, "-m", "jupyterlab", str(desk.lab), *arguments]
    return subprocess.run(command, env={**os.environ, "RELATIONS_STORE": str(desk.store)}, check=False).returncode
