"""ICEWS coded event data, as the Dataverse gives it: tabs, a header, countries by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analytics.importers.coded import of_cameo
from analytics.importers.lines import Row, country, day, known, number, records

WANTED = ("Event ID", "Event Date", "Source Country", "CAMEO Code", "Intensity", "Target Country", "Story ID")


def rows(lines: Iterable[str]) -> Iterator[Row | str]:
    """Events of an ICEWS file; one story's sentences are told apart by their id alone."""
    for line in records(lines, WANTED, delimiter="\t"):
        story = known(line["Story ID"])
        yield of_cameo(
            "icews",
            line["Event ID"],
            _code(line["CAMEO Code"]),
            date=day(line["Event Date"]),
            actor=country(line["Source Country"]),
            recipient=country(line["Target Country"]),
            source_actor=known(line.get("Source Name")),
            source_recipient=known(line.get("Target Name")),
            source_score=number(line["Intensity"]),
            source_url=f"story {story}" if story else None,
            country=country(line.get("Country")),
            lat=number(line.get("Latitude")),
            lon=number(line.get("Longitude")),
        )


def _code(said: str) -> str | None:
    """A CAMEO code; a program that took it for a number has eaten its zero ("42" is 042)."""
    code = known(said)
    return f"0{code}" if code and code.isdigit() and not code.startswith(("0", "1", "20")) else code
