"""Lists of visits: the Department of State's of foreign leaders to the United States, and of its own travels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from analytics.errors import InputError
from analytics.importers.lines import Row, country, day, known, quoted, records
from analytics.records import Meeting, pair_of, stable_id

HOME = "USA"
VISITORS = ("id", "start_date", "end_date", "visitor", "from_country", "description")
TRAVELS = ("role", "id", "name", "start_date", "end_date", "country", "locale", "remarks")
RANK = {"president": "leader", "secretary": "minister"}


def rows(lines: Iterable[str]) -> Iterator[Row | str]:
    """Visits of either list, told apart by the header."""
    left = iter(lines)
    head = next(left, "")
    names = [name.strip().strip('"') for name in head.split(",")]
    if set(VISITORS) <= set(names):
        yield from (_to_the_united_states(line) for line in records(chain([head], left), VISITORS))
    elif set(TRAVELS) <= set(names):
        yield from (_from_the_united_states(line) for line in records(chain([head], left), TRAVELS))
    else:
        raise InputError(f"no list of visits that we know: its columns are {', '.join(names[:8])}")


def visit(
    source: str, source_id: str, guest: str | None, host: str | None, said: str | None, **more: object
) -> Meeting:
    """A visit that a list tells."""
    row = Meeting(
        meeting_id=stable_id("m", source, source_id),
        kind="visit",
        status="held",
        format="in person",
        host=host,
        country=host,
        guests=[guest] if guest else [],
        participants=sorted({one for one in (guest, host) if one}),
        pair=pair_of((guest, host)),
        evidence=quoted(said),
        origin="imported",
        rule=source,
        extractor_version="",
        source=source,
        source_id=source_id,
    )
    for name, value in more.items():
        setattr(row, name, value)
    row.precision = "day" if row.start else None
    return row


def _to_the_united_states(line: dict[str, str]) -> Meeting:
    people = [one] if (one := known(line["visitor"])) else []
    days = {"start": day(line["start_date"]), "end": day(line["end_date"])}
    said = line["description"]
    guest = country(line["from_country"])
    return visit("visits", f"us-in-{line['id']}", guest, HOME, said, rank="leader", people=people, **days)


def _from_the_united_states(line: dict[str, str]) -> Meeting:
    people = [one] if (one := known(line["name"])) else []
    days = {"start": day(line["start_date"]), "end": day(line["end_date"])}
    place, rank = known(line["locale"]), RANK.get(line["role"], "other")
    host = country(line["country"])
    source_id = f"us-out-{line['role']}-{line['id']}"
    return visit("visits", source_id, HOME, host, line["remarks"], rank=rank, people=people, place=place, **days)
