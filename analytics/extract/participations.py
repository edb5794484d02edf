"""Who takes part in a row, and in which role: as the text names them, and by membership of a bloc."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from analytics import reference
from analytics.records import Event, Meeting, Participation, Row, TradeFigure, stable_id


@dataclass(frozen=True, slots=True)
class _Side:
    actor: str
    role: str
    presence: str = "named"
    bloc: str | None = None


def participations(row: Row, published: str | None) -> list[Participation]:
    """The sides that a row names, then the members of a meeting's blocs at its date.

    Parameters
    ----------
    row : with its id
    published : ISO day on which the blocs' members are looked up for a meeting without a date; without either, none are
    """
    sides = [_Side(actor, role) for actor, role in roles(row) if actor]
    named = {side.actor for side in sides}
    if isinstance(row, Meeting) and (told := row.start or published):
        day = date.fromisoformat(told)
        for side in list(sides):
            for member in reference.members(side.actor, day) if side.actor in reference.organisation_codes() else []:
                if member not in named:
                    named.add(member)
                    sides.append(_Side(member, "participant", "by membership", side.actor))
    row_id = getattr(row, row.key)
    return [Participation(participation_id=stable_id("p", row_id, side.actor, side.role), article_id=row.article_id,
                          row_table=row.table, row_id=row_id, actor=side.actor, role=side.role,
                          presence=side.presence, bloc=side.bloc) for side in sides]


def roles(row: Row) -> list[tuple[str, str]]:
    """Sides of a row with their roles."""
    if isinstance(row, TradeFigure):
        return [(row.reporter or "", "reporter"), (row.partner or "", "partner")]
    if isinstance(row, Event):
        return [(row.actor or "", "actor"), (row.recipient or "", "recipient")]
    return [(side, "host" if side == row.host else "guest" if side in row.guests else "participant")
            for side in row.participants]
