"""Report sheets: YAML files that name a notebook and the sets of parameters to render it with.

notebook: pair.ipynb
defaults: {period: year}
reports:
  - {a: Russia, b: Tajikistan}
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from analytics.errors import InputError
from analytics.reports import params

KEYS = ("title", "notebook", "defaults", "reports")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A notebook and the parameter sets to render it with, checked."""

    path: Path
    title: str
    notebook: Path
    reports: tuple[dict[str, Any], ...]
    names: tuple[str, ...]


def read(path: Path, notebooks: Path) -> Sheet:
    """A sheet with its parameters checked against its notebook.

    Parameters
    ----------
    path : the YAML file
    notebooks : folder in which its notebook lies

    Raises
    ------
    InputError : a file that is no sheet, a key it can't have, a notebook that isn't there
    BadParameter, BadPeriod : a set of parameters that the notebook doesn't take, with its number
    """
    said = _load(path)
    notebook = notebooks / str(said["notebook"])
    defaults = said.get("defaults") or {}
    reports, names = [], []
    for number, one in enumerate(said["reports"], 1):
        if not isinstance(one, dict):
            raise InputError(
                f"{path.name}: report {number} has to be parameters with values, as {{a: Russia, b: Tajikistan}}"
            )
        given = {**defaults, **one}
        names.append(str(given.pop("name", "")))
        try:
            reports.append(params.check(notebook, given))
        except InputError as error:
            raise type(error)(f"{path.name}, report {number}: {error}") from None
    return Sheet(path, str(said.get("title") or path.stem), notebook, tuple(reports), tuple(names))


def _load(path: Path) -> dict[str, Any]:
    try:
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(f"the sheet '{path}' can't be read: {error}") from error
    if (
        not isinstance(said, dict)
        or not isinstance(said.get("notebook"), str)
        or not isinstance(said.get("reports"), list)
    ):
        raise InputError(f"'{path}' is no sheet: it needs `notebook:` and a list `reports:`")
    if unknown := sorted(set(map(str, said)) - set(KEYS)):
        raise InputError(f"'{path}' has an unknown key '{unknown[0]}': the keys are {', '.join(KEYS)}")
    return said
