"""The verbs that bring articles in from the web."""

from __future__ import annotations

from pathlib import Path

import click

from analytics.cli.common import STORE, Ticker, counted, desk_at
from analytics.errors import InputError


@click.command()
@click.argument("addresses", nargs=-1, metavar="[URL|FILE]...")
@click.option("--limit", type=click.IntRange(1), default=200, show_default=True, help="Pages of this run at most.")
@click.option("--pause", type=click.FloatRange(0), default=2.0, show_default=True, help="Seconds between two requests.")
@click.option("--allow-private", is_flag=True, help="Also fetch from this machine and private networks.")
@STORE
def fetch(addresses: tuple[str, ...], limit: int, pause: float, allow_private: bool, store: str | None) -> None:
    """Fetch feeds with the pages that they link to, or single pages, into the desk's inbox.

    Without an address the feeds of the desk's feeds.toml are read. A FILE lists addresses: one a line, or a .csv, .xlsx
    or .parquet with a column of them. robots.txt is obeyed, one page of a host is asked for at a time, and what has
    been fetched is not fetched again. Then run `relations build`.

    \b
    Examples:
      relations fetch
      relations fetch https://news.example/rss.xml
      relations fetch mediacloud.csv --limit 1000
    """
    from analytics.articles.web import Web
    from analytics.desk.feeds import NAME, read_feeds
    from analytics.pipeline.fetching import fetch as run
    from analytics.pipeline.fetching import listed

    desk = desk_at(store)
    feeds = read_feeds(desk.root)
    wanted = list(feeds.feeds)
    if addresses:
        wanted = []
        for one in addresses:
            is_address = one.lower().startswith(("http://", "https://"))
            wanted += [(one, one)] if is_address else listed(Path(one))
    if not wanted:
        raise InputError(f"no feed to fetch: write one into '{desk.root / NAME}', or give its address")
    web = Web(feeds.contact, allow_private, pause)
    say_fetched(run(wanted, desk.inbox, desk.store, web, limit=limit, progress=Ticker("pages fetched")))


@click.command()
@click.option("--no-fetch", is_flag=True, help="Read the inbox alone; ask nothing of the web.")
@click.option("--desk", "folder", metavar="DIR", help="Desk to update (default: the one around the current folder).")
@click.option("--open", "opens", is_flag=True, help="Open the page when it is done.")
@STORE
def update(no_fetch: bool, folder: str | None, opens: bool, store: str | None) -> None:
    """Read feeds and inbox, renew the pages, and say what is new since the last update.

    New observations, plans that moved, were held or passed without a report, figures that now differ, rows to check: as
    a page (news.html beside the reports) and as a text that can be mailed (news.txt).

    \b
    Examples:
      relations update --open
      relations update --desk ~/my-desk --no-fetch
    """
    from analytics.articles.web import Web
    from analytics.desk.feeds import read_feeds
    from analytics.pipeline.updating import update as run

    desk = desk_at(store, folder)
    web = None if no_fetch else Web(read_feeds(desk.root).contact)
    done = run(desk, web, progress=Ticker("read"))
    if done.fetched:
        say_fetched(done.fetched)
    click.echo(done.text.read_text(encoding="utf-8"), nl=False)
    click.echo(f"page {done.page}, text {done.text}")
    if opens:
        click.launch(str(done.page))


def say_fetched(done: object) -> None:
    """Tell what was fetched, what was not, and which feeds are silent."""
    from analytics.pipeline.fetching import Fetched

    assert isinstance(done, Fetched)
    click.echo(
        f"{counted(done.feeds, 'feed')} read, {done.unchanged} of them unchanged; {counted(done.pages, 'page')} fetched"
        f", {done.known} fetched before" + (f", {done.left} left for the next run" if done.left else "")
    )
    for name, newest in done.silent:
        click.echo(f"silent: {name} (newest entry {newest})", err=True)
    for problem in done.problems:
        click.echo(f"not fetched: {problem}", err=True)


VERBS = (fetch, update)
