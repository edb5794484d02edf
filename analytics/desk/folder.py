"""The user's desk: a folder with inbox, names, groups, report sheets, notebooks and the store.

A command finds it from the current folder upwards: by its desk.toml, or in a clone by the table
[tool.regional-relations] of pyproject.toml, which works on the sample briefs.
"""

from __future__ import annotations

import shutil
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path

from analytics.desk.feeds import NAME as FEEDS
from analytics.desk.feeds import template
from analytics.errors import InputError
from analytics.shipped import shipped

DESK_FILE = "desk.toml"
CLONE_TABLE = "regional-relations"

TEMPLATE = """\
# The folders of this desk, relative to this file.
name = "{name}"
inbox = "inbox"          # put articles here: .txt, .md, .html, .jsonl, .jsonl.gz
store = "store"          # the tables; made by `relations build`
notebooks = "notebooks"  # yours to change
sheets = "reports"       # which notebook is rendered for whom
out = "reports/html"     # the pages
lab = "lab"              # copies that `relations lab` opens
"""
NAMES_HEAD = "form,code\n"
GROUPS_HEAD = "group,member\n"


@dataclass(frozen=True, slots=True)
class Desk:
    """Where everything of one desk lies."""

    root: Path
    name: str = "Desk"
    inbox: Path = Path("inbox")
    store: Path = Path("store")
    notebooks: Path = Path("notebooks")
    sheets: Path = Path("reports")
    out: Path = Path("reports/html")
    lab: Path = Path("lab")

    @property
    def columns(self) -> Path:
        """Where the mapping of exports' columns is kept: beside the desk's file, without a desk in the store."""
        return (self.root if (self.root / DESK_FILE).is_file() else self.store) / "columns.toml"


def find_desk(start: Path | str | None = None, store: Path | str | None = None) -> Desk:
    """The desk around a folder.

    Parameters
    ----------
    start : folder to look upwards from; the current one where it isn't given
    store : a store to use instead of the desk's own

    Raises
    ------
    InputError : no desk in the folder or above, or a desk file that can't be read
    """
    if store and "://" in str(store):
        raise InputError(f"a store at an address ('{store}') can't be used yet: give a folder, also a mounted one")
    here = Path(start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        settings = _settings(folder)
        if settings is not None:
            return _desk(folder, settings, store)
    other = " (a store alone has no inbox and no notebooks)" if store else ", or give --store DIR"
    raise InputError(f"there is no desk in '{here}' or above: `relations new DIR` makes one{other}")


def desk_of(store: Path | str) -> Desk | None:
    """The desk that a store belongs to: the one around it which names it; None for a store on its own."""
    try:
        desk = find_desk(store)
    except InputError:
        return None
    return desk if desk.store == Path(store).resolve() else None


def new_desk(folder: Path | str) -> Desk:
    """Make a desk in a new or empty folder; in one that is a desk already, add what is missing and change nothing.

    Raises
    ------
    InputError : a file, or a folder with other things in it
    """
    root = Path(folder).resolve()
    if root.exists() and not root.is_dir():
        raise InputError(f"'{folder}' is a file: give a new or empty folder")
    if root.is_dir() and any(root.iterdir()) and not (root / DESK_FILE).is_file():
        raise InputError(f"'{folder}' is not empty and no desk: give a new or empty folder")
    root.mkdir(parents=True, exist_ok=True)
    if not (root / DESK_FILE).exists():
        name = root.name.replace("\\", "").replace('"', "")
        (root / DESK_FILE).write_text(TEMPLATE.format(name=name), encoding="utf-8")
    desk = find_desk(root)
    for made in (desk.inbox, desk.store, desk.notebooks, desk.sheets):
        made.mkdir(parents=True, exist_ok=True)
    for name, head in (("names.csv", NAMES_HEAD), ("groups.csv", GROUPS_HEAD), (FEEDS, template())):
        if not (root / name).exists():
            (root / name).write_text(head, encoding="utf-8")
    for source, target in (("notebooks", desk.notebooks), ("reports", desk.sheets)):
        _copy_missing(shipped(source), target, {"notebooks": "*.ipynb", "reports": "*.yml"}[source])
    return desk


def _copy_missing(source: Path, target: Path, pattern: str) -> None:
    for file in sorted(source.glob(pattern)):
        if not (target / file.name).exists():
            shutil.copyfile(file, target / file.name)


def _settings(folder: Path) -> dict[str, str] | None:
    """Settings of a desk in this very folder, None where it is none."""
    for name in (DESK_FILE, "pyproject.toml"):
        file = folder / name
        if not file.is_file():
            continue
        try:
            read = tomllib.loads(file.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            if name == DESK_FILE:
                raise InputError(f"'{file}' can't be read: {error}") from error
            continue  # somebody else's pyproject is not our matter
        found = read if name == DESK_FILE else read.get("tool", {}).get(CLONE_TABLE)
        if found is not None:
            return dict(found)
    return None


def _desk(root: Path, settings: dict[str, str], store: Path | str | None) -> Desk:
    known = {one.name for one in fields(Desk)} - {"root"}
    if unknown := sorted(set(settings) - known):
        raise InputError(
            f"'{root / DESK_FILE}' has an unknown key '{unknown[0]}': the keys are {', '.join(sorted(known))}"
        )
    for key, value in settings.items():
        if not isinstance(value, str) or not value:
            raise InputError(f"'{key}' in '{root / DESK_FILE}' has to be a text in quotation marks")
    defaults = {one.name: one.default for one in fields(Desk) if one.name in known}
    paths = {name: (root / settings.get(name, str(defaults[name]))).resolve() for name in known - {"name"}}
    if store:
        paths["store"] = Path(store).resolve()
    return Desk(root, settings.get("name", "Desk"), **paths)
