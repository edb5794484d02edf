"""Named states of a store: versions that maintenance never forgets, and the tables of facts and names of then.

A snapshot lies in the store, under snapshots/NAME: snapshot.json says the versions, desk/ holds the desk's own files
(names, groups, leaders, corrections, rows of its own), reference/ the reference tables.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from analytics.errors import InputError, StoreError
from analytics.tables.root import Root

FOLDER = "snapshots"
FILE = "snapshot.json"
DESK_SUFFIXES = (".csv", ".toml", ".jsonl", ".json", ".yml")
DESK_FILE = "desk.toml"  # where the desk's folders are: not of this one

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_DATE = re.compile(r"[0-9._-]+|[0-9]{4}[QHqh][0-9]")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A named state; `made_at` is the moment up to which corrections and own rows belong to it."""

    name: str
    made_at: datetime
    versions: dict[str, int]
    folder: Path

    @property
    def desk(self) -> Path:
        """The desk's own files of then."""
        return self.folder / "desk"

    @property
    def reference(self) -> Path:
        """The reference tables of then."""
        return self.folder / "reference"


def make(root: Root, name: str, versions: Mapping[str, int], desk: Path | None, reference: Path) -> Snapshot:
    """Keep a state under a name.

    Raises
    ------
    InputError : a name that is none, looks like a date, or is taken
    """
    if not _NAME.fullmatch(name) or _DATE.fullmatch(name):
        raise InputError(f"'{name}' is no name for a snapshot: letters, digits, - and _, and no date, as 2025-10-paper")
    if find(root, name):
        raise InputError(f"there is a snapshot '{name}' already: it stays as it is; choose another name")
    target = root.path / FOLDER / name
    new = target.with_name(f".{name}.new")
    shutil.rmtree(new, ignore_errors=True)  # of a run that died
    (new / "desk").mkdir(parents=True)
    (new / "reference").mkdir()
    for file in sorted(desk.iterdir()) if desk else ():
        if file.is_file() and file.suffix in DESK_SUFFIXES and file.name != DESK_FILE:
            shutil.copyfile(file, new / "desk" / file.name)
    for file in sorted(reference.glob("*.csv")):
        shutil.copyfile(file, new / "reference" / file.name)
    said = {"name": name, "made_at": datetime.now(UTC).isoformat(), "versions": dict(versions)}
    (new / FILE).write_text(json.dumps(said, indent=1), encoding="utf-8")
    new.rename(target)  # all of it or nothing
    return _read(target)


def find(root: Root, name: str) -> Snapshot | None:
    """The snapshot of that name."""
    folder = root.path / FOLDER / name
    return _read(folder) if _NAME.fullmatch(name) and (folder / FILE).is_file() else None


def every(root: Root) -> list[Snapshot]:
    """All snapshots, the oldest first."""
    files = (root.path / FOLDER).glob(f"[!.]*/{FILE}")
    return sorted((_read(file.parent) for file in files), key=lambda one: one.made_at)


def versions_of(snapshots: Iterable[Snapshot]) -> dict[str, set[int]]:
    """Versions of each table that snapshots need."""
    needed: dict[str, set[int]] = {}
    for one in snapshots:
        for name, version in one.versions.items():
            needed.setdefault(name, set()).add(version)
    return needed


def _read(folder: Path) -> Snapshot:
    try:
        said = json.loads((folder / FILE).read_text(encoding="utf-8"))
        versions = {str(name): int(version) for name, version in said["versions"].items()}
        return Snapshot(folder.name, datetime.fromisoformat(said["made_at"]), versions, folder)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(f"the snapshot in '{folder}' can't be read: {error}") from error
