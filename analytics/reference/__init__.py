"""Facts that the reading of news rests on: countries, organisations, leaders, places, currencies, event types.

Each table is a CSV file beside this one, a source in every row; README.md says what a source vouches for. A table is
read at its first use and kept. A desk's own files extend names, leaders and groups.
"""

from __future__ import annotations

from pathlib import Path

from analytics.reference.actors import (
    Actor,
    Membership,
    Organisation,
    actor,
    forget_groups,
    load_groups,
    members,
    memberships,
    name_of,
    organisation_codes,
    organisations,
    pair,
    pair_name,
)
from analytics.reference.codes import (
    Currency,
    Plover,
    Publisher,
    currencies,
    forget_publishers,
    label,
    load_publishers,
    plover,
    plover_rows,
    publisher,
    publishers,
)
from analytics.reference.naming import Country, Form, countries, country, forget_names, forms, load_names
from analytics.reference.people import (
    Leader,
    Place,
    forget_leaders,
    leader_forms,
    leaders,
    load_leaders,
    place_forms,
    places,
)
from analytics.reference.rows import counts_by_source, fold
from analytics.reference.schemes import Cameo, StateCode, cameo, state_code, state_codes, state_of

__all__ = [
    "Actor",
    "Cameo",
    "Country",
    "Currency",
    "Form",
    "Leader",
    "Membership",
    "Organisation",
    "Place",
    "Plover",
    "Publisher",
    "StateCode",
    "actor",
    "cameo",
    "countries",
    "country",
    "counts_by_source",
    "currencies",
    "fold",
    "forget_user_files",
    "forms",
    "label",
    "leader_forms",
    "leaders",
    "load_groups",
    "load_leaders",
    "load_names",
    "members",
    "memberships",
    "name_of",
    "organisation_codes",
    "organisations",
    "pair",
    "pair_name",
    "place_forms",
    "places",
    "plover",
    "plover_rows",
    "publisher",
    "publishers",
    "state_code",
    "state_codes",
    "state_of",
    "user_files",
]


def user_files(folder: str | Path) -> dict[str, int]:
    """Add what a desk keeps in names.csv, groups.csv, leaders.csv and publishers.csv; how many rows each gave.

    A file that is not there gives 0. Groups come first, so that names may point to them.

    Raises
    ------
    InputError : a file that can't be read, or a line in it, by its number.
    """
    loaders = {
        "groups": load_groups, "names": load_names, "leaders": load_leaders, "publishers": load_publishers,
    }  # fmt: skip
    return {
        name: load(path) if (path := Path(folder) / f"{name}.csv").is_file() else 0 for name, load in loaders.items()
    }


def forget_user_files() -> None:
    """Go back to the shipped tables alone."""
    forget_names()
    forget_groups()
    forget_leaders()
    forget_publishers()
