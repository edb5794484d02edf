"""GDELT's event files: no header, three widths, and two of them mixed in one file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analytics import reference
from analytics.importers.coded import of_cameo
from analytics.importers.lines import Row, day, known, number, tabbed

# Where the last columns stand, by the number of columns: the place of the action, the day added, the address.
# 57 is GDELT 1.0 before it named the address, 61 is 2.0, whose places have one column more.
WIDTHS = {57: (51, 53, 56, None), 58: (51, 53, 56, 57), 61: (53, 56, 59, 60)}


def rows(lines: Iterable[str]) -> Iterator[Row | str]:
    """Events of a GDELT file.

    Actors have ISO-like codes of states (CAMEO's), places FIPS 10-4 ones: RS is Russia.
    """
    for cells in tabbed(lines):
        if len(cells) not in WIDTHS or not cells[0].isdigit():
            yield f"{len(cells)} columns: GDELT has {', '.join(map(str, WIDTHS))}"
            continue
        place, latitude, added, address = WIDTHS[len(cells)]
        yield of_cameo(
            "gdelt",
            cells[0],
            known(cells[26]),
            date=day(cells[1]),
            actor=reference.state_of("cameo", cells[7]),
            recipient=reference.state_of("cameo", cells[17]),
            source_actor=known(cells[5]),
            source_recipient=known(cells[15]),
            source_score=number(cells[30]),
            source_date=day(cells[added]),
            source_url=known(cells[address]) if address else None,
            country=reference.state_of("fips", cells[place]),
            lat=number(cells[latitude]),
            lon=number(cells[latitude + 1]),
        )
