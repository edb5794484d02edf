"""`relations import`: tables that others made, each with its own verb."""

from __future__ import annotations

from pathlib import Path

import click

from analytics.cli.common import STORE, Ticker, counted, desk_at, store_and_names
from analytics.cli.desk import WHO, say_imported
from analytics.errors import InputError

PROBLEMS_SHOWN = 10


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
def table(path: str, kind: str, columns: tuple[str, ...], is_trial: bool, who: str | None, store: str | None) -> None:
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


def _event_file(source: str, what: str, example: str) -> click.Command:
    """The verb of one source."""

    @click.command(source, help=f"{what}\n\n\b\nExample: relations import {source} {example}")
    @click.argument("paths", nargs=-1, required=True, metavar="FILE...")
    @STORE
    def verb(paths: tuple[str, ...], store: str | None) -> None:
        from analytics.importers import FORMS, bring_in
        from analytics.tables import Tables

        tables = Tables(store_and_names(store)[0])
        for path in paths:
            done = bring_in(tables, Path(path), source, FORMS[source], Ticker("rows"))
            if done.is_in_already:
                click.echo(f"{Path(path).name} is in already")
                continue
            click.echo(f"{Path(path).name}: {counted(done.rows, 'row')}, {done.new} new, {done.known} in already")
            for reason, number in done.reasons.most_common(PROBLEMS_SHOWN):
                click.echo(f"left out {number}: {reason}", err=True)
            if done.odd_scores:
                click.echo(f"{done.odd_scores} of {done.checked_scores} Goldstein scores differ", err=True)

    return verb


NO_SAMPLE = "Built after the published layout, no sample seen."
for one in (
    _event_file("gdelt", "GDELT event files: 1.0 (57 or 58 columns) and 2.0 (61).", "20191024143000.export.CSV.zip"),
    _event_file("icews", "ICEWS coded event data, as the Dataverse gives it.", "Events.2018.tab.gz"),
    _event_file("polecat", f"POLECAT event data. {NO_SAMPLE}", "ngecEventsDV-2023.txt.zip"),
    _event_file("colt", f"Country and Organizational Leader Travel. {NO_SAMPLE}", "COLT.csv"),
    _event_file("visits", "Visits to the United States, or travels of its leaders.", "us_visits.csv"),
    _event_file("comtrade", f"UN Comtrade's CSV: totals, by reporter. {NO_SAMPLE}", "comtrade_RUS_2023.csv"),
):
    imports.add_command(one)
