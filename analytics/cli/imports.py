"""`relations import`: tables that others made, each with its own verb."""

from __future__ import annotations

from pathlib import Path

import click

from analytics.cli.common import STORE, desk_at
from analytics.cli.desk import WHO, say_imported
from analytics.errors import InputError


@click.group("import")
def imports() -> None:
    """Bring in tables that others made: your own spreadsheets, event files, visit lists."""


@imports.command()
@click.argument("path", metavar="FILE")
@click.option("--as", "kind", required=True, type=click.Choice(["meetings", "trade_figures", "events"]))
@click.option("--column", "columns", multiple=True, metavar="HEADING=FIELD", help="Take a column as a field.")
@click.option("--try", "is_trial", is_flag=True, help="Only show how the columns would be taken.")
@WHO
@STORE
def table(
    path: str, kind: str, columns: tuple[str, ...], is_trial: bool, who: str | None, store: str | None
) -> None:
    """Rows of your own spreadsheet; imported again, only rows that you edited, added or took out change.

    How the columns are taken is shown, and kept in the desk's mappings.toml; `HEADING=` leaves one out.

    \b
    Example: relations import table visits.xlsx --as meetings --column "Cap. visited=place" --try
    """
    from analytics.pipeline.entering import import_table
    from analytics.pipeline.review import who_is

    given = {}
    for column in columns:
        heading, sign, name = column.partition("=")
        if not sign:
            raise InputError(f"'{column}' is no HEADING=FIELD: write --column \"Date of visit=start\"")
        given[heading.strip()] = name.strip()
    done = import_table(desk_at(store), Path(path), kind, who_is(who), given=given, is_trial=is_trial)
    say_imported(path, done, is_trial=is_trial)
