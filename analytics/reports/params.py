"""A notebook's parameters: what it has, and whether what came fits.

papermill alone would warn and render the default.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analytics.errors import BadParameter, BadPeriod, InputError
from analytics.periods import parse_range

TAG = "parameters"
TYPES = {"str": "text", "int": "whole number", "float": "number", "bool": "true or false", "list": "list"}
BOUNDS = ("start", "end")


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: its name, its default as it stands in the notebook, and the comment beside it."""

    name: str
    default: Any
    help: str


def of(notebook: Path) -> dict[str, Parameter]:
    """Parameters of a notebook by name, in order.

    Raises
    ------
    InputError : no such notebook, or a file that is none
    """
    source = "".join(_parameters_cell(notebook))
    lines = source.splitlines()
    found = {}
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            line = lines[(node.end_lineno or node.lineno) - 1]
            comment = line[node.end_col_offset or 0 :].partition("#")[2].strip()
            found[node.targets[0].id] = Parameter(node.targets[0].id, ast.literal_eval(node.value), comment)
    return found


def _parameters_cell(notebook: Path) -> list[str]:
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    except FileNotFoundError:
        raise InputError(f"there is no notebook '{notebook}'") from None
    except (ValueError, KeyError, TypeError, UnicodeDecodeError) as error:
        raise InputError(f"'{notebook}' is no notebook: {error}") from error
    for cell in cells:
        if TAG in cell.get("metadata", {}).get("tags", []):
            source = cell.get("source", "")
            return [source] if isinstance(source, str) else list(source)
    return []


def check(notebook: Path, given: Mapping[str, Any]) -> dict[str, Any]:
    """The given values with the types of the notebook's own, ready for papermill.

    Raises
    ------
    BadParameter : a name that the notebook doesn't have, with those that it has, or a value of another type
    BadPeriod : a start or end that can't be read, or a start after the end
    """
    known = of(notebook)
    for name in given:
        if name not in known:
            raise BadParameter(f"{notebook.name} has no parameter '{name}': it has {', '.join(known) or 'none'}")
    values = {name: _fit(known[name], value) for name, value in given.items()}
    said = {name: values.get(name, known[name].default) for name in BOUNDS if name in known}
    for bound, value in said.items():
        # a bad period is reported under its own name, before a kernel is started
        try:
            parse_range(value if bound == "start" else None, value if bound == "end" else None)
        except BadPeriod as error:
            raise BadPeriod(f"{bound}: {error}") from None
    if len(said) == len(BOUNDS):
        parse_range(said["start"], said["end"])
    return values


def _fit(parameter: Parameter, value: Any) -> Any:
    """A value in its parameter's type; words from a command line become numbers where a number is wanted."""
    wanted = type(parameter.default)
    if isinstance(value, wanted) and not (wanted is int and isinstance(value, bool)):
        return value
    if wanted is str and isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)  # `start: 2015` in a sheet is a number to YAML
    if wanted is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, str):
        try:
            if wanted is bool and value.lower() in ("true", "false"):
                return value.lower() == "true"
            if wanted in (int, float):
                return wanted(value)
            if wanted is list:
                return [one.strip() for one in value.split(",") if one.strip()]
        except ValueError:
            pass
    kind = TYPES.get(wanted.__name__, wanted.__name__)
    raise BadParameter(f"{parameter.name}={value!r} has to be a {kind}: {parameter.help}".rstrip(": "))
