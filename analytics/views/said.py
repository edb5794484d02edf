"""What people said of sameness: rows that tell one happening, rows that don't; over what was found by rule."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Told = dict[str, Any]


def as_said(groups: Iterable[list[Told]]) -> list[list[Told]]:
    """Groups of tellings with `duplicate_of` joined and `not_same` parted.

    Parameters
    ----------
    groups : lists of rows; `rows` holds the ids that a row stands for, `duplicate_of` an id, `not_same` ids

    Returns
    -------
    list of groups; where both are said of two rows, parted wins: a happening too many is seen, one too few is not
    """
    found = [list(group) for group in groups]
    if not any(row.get("duplicate_of") or row.get("not_same") for group in found for row in group):
        return found
    home = {row_id: number for number, group in enumerate(found) for row in group for row_id in row["rows"]}
    for group in list(found):
        for row in group:
            one, other = home[row["rows"][0]], home.get(row.get("duplicate_of") or "")
            if other is not None and one != other:
                found[other] += found[one]
                for moved in found[one]:
                    home.update(dict.fromkeys(moved["rows"], other))
                found[one] = []
    parted: list[list[Told]] = []
    for group in found:
        apart: set[int] = set()
        for number, row in enumerate(group):
            others = {one for k, other in enumerate(group) if k != number and k not in apart for one in other["rows"]}
            if others & set(row.get("not_same") or ()):
                apart.add(number)
                parted.append([row])
        if kept := [row for number, row in enumerate(group) if number not in apart]:
            parted.append(kept)
    return parted
