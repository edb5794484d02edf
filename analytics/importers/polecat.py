"""POLECAT, PLOVER's own event data. Built after the published layout, no sample seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analytics.importers.coded import of_plover
from analytics.importers.lines import Row, country, day, known, number, records

WANTED = ("Event ID", "Event Date", "Event Type", "Event Mode", "Actor Country", "Recipient Country")


def rows(lines: Iterable[str]) -> Iterator[Row | str]:
    """Events of a POLECAT file, tabs and a header of 40 names."""
    for line in records(lines, WANTED, delimiter="\t"):
        yield of_plover(
            "polecat",
            line["Event ID"],
            known(line["Event Type"]),
            known(line["Event Mode"]),
            date=day(line["Event Date"]),
            actor=country(line["Actor Country"]),
            recipient=country(line["Recipient Country"]),
            source_actor=known(line.get("Actor Name")),
            source_recipient=known(line.get("Recipient Name")),
            source_score=number(line.get("Intensity")),
            source_date=day(line.get("Publication Date")),
            source_url=known(line.get("Source")),
            country=country(line.get("Country")),
            lat=number(line.get("Latitude")),
            lon=number(line.get("Longitude")),
        )
