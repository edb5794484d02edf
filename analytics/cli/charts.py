"""The verb that draws one chart to a file."""

from __future__ import annotations

from pathlib import Path

import click

from analytics.cli.common import STORE, desk_or_store


@click.command()
@click.argument("kind", metavar="KIND")
@click.argument("a", metavar="SIDE")
@click.argument("b", metavar="SIDE")
@click.option("--since", default="", metavar="PERIOD", help="First period: 2015, 2025Q3, 'last 10 years'.")
@click.option("--until", default="", metavar="PERIOD", help="Last period.")
@click.option("--period", default="year", show_default=True, help="Of the bars: year, quarter, month, week or day.")
@click.option("-o", "--out", required=True, metavar="FILE", help="File to write: .svg, .png, .html or .csv.")
@STORE
def chart(kind: str, a: str, b: str, since: str, until: str, period: str, out: str, store: str | None) -> None:
    """Draw one chart of a pair: meetings, activity, amounts, changes or map.

    \b
    Images are drawn by the Chromium that is installed; .html needs none.
    Examples:
      relations chart meetings Russia Tajikistan --since 2015 -o meetings.svg
      relations chart amounts China Russia -o claims.csv
    """
    from analytics.pipeline.charting import chart as draw
    from analytics.store import open_store

    click.echo(draw(open_store(desk_or_store(store).store), kind, a, b, Path(out), since, until, period))
