"""The verbs with which a store is kept."""

from __future__ import annotations

import click

from analytics.cli.common import STORE, Ticker, counted, store_and_names


@click.command()
@click.option(
    "--keep-days",
    type=click.IntRange(0),
    metavar="DAYS",
    help="Forget states older than that, except snapshots (default: keep all).",
)
@STORE
def maintain(keep_days: int | None, store: str | None) -> None:
    """Sort the store's files by pair and day, and clear what writers that died have left.

    What is in the store stays the same; run it now and then, also beside an ingest. States of before stay readable,
    unless --keep-days says how long.

    \b
    Example: relations maintain --keep-days 400
    """
    from analytics.tables import Tables

    done = Tables(store_and_names(store)[0]).maintain(keep_days=keep_days, progress=Ticker("years of tables"))
    click.echo(f"{done.files_before} files before, {done.files_after} now; {done.leftovers} left over removed")
    if keep_days is not None:
        click.echo(f"{counted(done.forgotten, 'file')} of older states forgotten")


@click.command()
@click.argument("name", required=False)
@STORE
def snapshot(name: str | None, store: str | None) -> None:
    """Keep the store of now under a name, or list what is kept.

    It is never forgotten by maintenance, and holds the corrections, names, groups and reference tables of now too, so
    that `relations report --as-of NAME` renders it again.

    \b
    Example: relations snapshot 2025-10-paper
    """
    from analytics.cli.common import desk_or_store
    from analytics.desk import desk_of
    from analytics.reference.rows import FOLDER
    from analytics.tables import Tables

    tables = Tables(desk_or_store(store).store)
    if name is None:
        for one in tables.snapshots():
            click.echo(f"{one.name}  {one.made_at.date().isoformat()}")
        return
    desk = desk_of(tables.path)
    made = tables.snapshot(name, desk.root if desk else None, FOLDER)
    click.echo(f"{made.name} kept: relations report NOTEBOOK --as-of {made.name}")


@click.command()
@click.argument("what", metavar="SOURCE|FILE")
@click.option("--days", default=1, show_default=True, type=click.IntRange(0, 366), help="How far apart days may be.")
@click.option("--pair", metavar="PAIR", help='Only one pair: "Russia and Tajikistan" or RUS-TJK.')
@click.option("--start", metavar="PERIOD", help="From then on.")
@click.option("--end", metavar="PERIOD", help="Until then.")
@click.option("-o", "--output", metavar="FILE", help="File to write all lines to: .csv, .xlsx, .parquet or .jsonl.")
@STORE
def compare(
    what: str, days: int, pair: str | None, start: str | None, end: str | None, output: str | None, store: str | None
) -> None:
    """Lay our happenings beside those of an imported source (gdelt, icews, visits, ...) or of a .csv.

    Matched is what has the same two sides, the same kind and days no further apart than --days; the rest is only ours
    or only theirs. Each line has its evidence, and how many articles we had read around that day.

    \b
    Example: relations compare icews --days 2 -o compared.xlsx
             relations compare embassy-calendar.csv --pair "Russia and Tajikistan"
    """
    from pathlib import Path

    from analytics.pipeline.comparing import compare_with
    from analytics.pipeline.files import form_of, write_frame
    from analytics.store import open_store

    if output:
        form_of(Path(output))
    filters = {name: value for name, value in (("pair", pair), ("start", start), ("end", end)) if value}
    found = compare_with(open_store(store_and_names(store)[0]), what, days, **filters)
    for outcome in ("matched", "only ours", "only theirs"):
        click.echo(f"{outcome}: {int((found['outcome'] == outcome).sum())}")
    unread = int(((found["outcome"] == "only theirs") & (found["articles_read"] == 0)).sum())
    click.echo(f"only theirs, and nothing read around that day: {unread}")
    if output:
        click.echo(f"{counted(write_frame(found, 'compared', Path(output)), 'row')} in {output}")


VERBS = (maintain, snapshot, compare)
