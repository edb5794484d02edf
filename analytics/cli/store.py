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


VERBS = (maintain, snapshot)
