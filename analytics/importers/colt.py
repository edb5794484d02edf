"""Country and Organizational Leader Travel. Built after the published layout, no sample seen.

The layout names its columns in more than one way from version to version, so a column is found by any of its names.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator

from analytics.errors import InputError
from analytics.importers.lines import Row, country, day, known
from analytics.importers.visits import visit

NAMES = {
    "id": ("tripid", "id", "eventid", "obsid"),
    "leader": ("leaderfullname", "leadername", "leader", "name"),
    "of": ("leadercountryiso", "leadercountryorg", "leadercountry", "countryiso3", "homecountry"),
    "to": ("countryvisitediso", "countryvisited", "visitedcountry", "destinationcountry", "destination"),
    "place": ("cityvisited", "city", "location"),
    "start": ("tripstartdate", "startdate", "arrivaldate", "start"),
    "end": ("tripenddate", "enddate", "departuredate", "end"),
    "purpose": ("trippurpose", "purpose", "description", "notes"),
}
NEEDED = ("of", "to", "start")


def rows(lines: Iterable[str]) -> Iterator[Row | str]:
    """Trips as visits of one leader to one country."""
    reader = csv.DictReader(lines)
    heads = {re.sub(r"[^a-z0-9]", "", name.casefold()): name for name in reader.fieldnames or () if name}
    columns = {field: next((heads[one] for one in names if one in heads), None) for field, names in NAMES.items()}
    if missing := [field for field in NEEDED if columns[field] is None]:
        raise InputError(f"no column for '{missing[0]}' (one of {', '.join(NAMES[missing[0]])}): is it a COLT file?")
    for number, line in enumerate(reader, 2):
        cells = {field: known(line.get(name)) if name else None for field, name in columns.items()}
        trip = cells["id"] or f"{cells['leader']}|{cells['of']}|{cells['to']}|{cells['start']}|{number}"
        yield visit(
            "colt",
            trip,
            country(cells["of"]),
            country(cells["to"]),
            cells["purpose"],
            rank="leader",
            people=[cells["leader"]] if cells["leader"] else [],
            place=cells["place"],
            start=day(cells["start"]),
            end=day(cells["end"]) or day(cells["start"]),
        )
