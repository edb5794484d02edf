"""The command line: parse, call, print. Every verb imports what it needs when it is called, so that help is instant."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from analytics.cli.charts import chart
from analytics.cli.common import (
    OUT,
    SCHEDULER,
    STORE,
    WORKERS,
    Ticker,
    counted,
    desk_at,
    desk_or_store,
    load_names,
    store_and_names,
)
from analytics.cli.desk import VERBS as DESK_VERBS
from analytics.cli.imports import imports
from analytics.cli.intake import VERBS as INTAKE_VERBS
from analytics.cli.store import VERBS as STORE_VERBS
from analytics.errors import InputError, RelationsError

if TYPE_CHECKING:
    from analytics.pipeline.intake import Ingested

REASONS_SHOWN = 10


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="regional-relations", prog_name="relations")
@click.pass_context
def cli(context: click.Context) -> None:
    """From news articles to tables, figures and pages of how states deal with each other."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@cli.command()
@STORE
@click.option("--desk", metavar="DIR", help="Desk to build (default: the one around the current folder).")
@OUT
@click.option("--open", "opens", is_flag=True, help="Open the first page when it is done.")
def build(store: str | None, desk: str | None, out: str | None, opens: bool) -> None:
    """Read the desk's inbox and render every report sheet."""
    from analytics.pipeline.rendering import build as run

    where = desk_at(store, desk)
    done = run(where, Path(out) if out else None, progress=Ticker("read"), rendered=Ticker("pages"))
    _say_ingested(done.ingested)
    if done.dated:
        click.echo(f"{counted(done.dated, 'article')} dated from undated.csv")
    for problem in done.problems:
        click.echo(problem, err=True)
    if done.undated:
        click.echo(f"{done.undated} without a publish date: fill in {done.undated_file} and build again")
    if not done.is_new:
        click.echo("nothing new: the pages are up to date")
    pages = counted(len(done.pages), "page")
    click.echo(f"{pages}; open {done.page}" if done.page else "no page: the desk has no report sheet")
    if opens and done.page:
        click.launch(str(done.page))


@cli.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--published", metavar="DATE", help="Publish date of a text that doesn't say it.")
@click.option("--publisher", metavar="NAME", help="Publisher of a text that doesn't say it.")
@click.option("--url", metavar="URL", help="Address of a text that doesn't say it.")
@click.option("--dates", metavar="FILE", multiple=True, help="An undated.csv with its column `published` filled in.")
@WORKERS
@SCHEDULER
@STORE
def ingest(
    paths: tuple[str, ...],
    published: str | None,
    publisher: str | None,
    url: str | None,
    dates: tuple[str, ...],
    workers: int,
    scheduler: str | None,
    store: str | None,
) -> None:
    """Read files and folders into the store; what was read before is skipped.

    Pages (.html, .mhtml), texts (.txt, .md, with front matter or a .yml beside them), exports (.jsonl, .csv, .tsv,
    .xlsx, .parquet, .docx, .rtf, .ris), feeds (.xml, .rss, .atom), web archives (.warc, .warc.gz), a .zip or .tar of
    them, "-", or a filled-in undated.csv. Which columns of an export are which fields is guessed, shown, and kept in
    columns.toml for you to change.

    \b
    Examples:
      relations ingest ~/Downloads/pages/ mentions.csv
      relations ingest export.jsonl.gz --workers 2
      relations ingest export.jsonl.gz --scheduler tcp://head-node:8786
    """
    from analytics.articles import Columns, Given, publish_time
    from analytics.pipeline.amount import amount
    from analytics.pipeline.intake import ingest as run
    from analytics.pipeline.undated import NAME, feed, is_undated, write_undated
    from analytics.tables import Tables

    for path in (*paths, *dates):
        if path != "-" and not Path(path).exists():
            raise InputError(f"there is no file or folder '{path}'")
    if published and publish_time(published).day is None:
        raise InputError(f"'{published}' is no day: write 2025-10-09 or 2025-10-09T18:40+05:00")
    if url and (len(paths) > 1 or Path(paths[0]).is_dir()):
        raise InputError("--url is of one article: give one file")
    where, user_files = store_and_names(store)
    tables = Tables(where)
    sheets = [Path(path) for path in (*(path for path in paths if is_undated(path)), *dates)]
    others = [path for path in paths if not is_undated(path)]
    for sheet in sheets:
        dated = feed(tables, sheet)
        click.echo(f"{counted(dated.ingested.new, 'article')} dated from {sheet.name}")
        for problem in dated.problems:
            click.echo(problem, err=True)
    if others:
        _say_ingested(
            run(
                others,
                where,
                Given(published, publisher, url),
                workers=workers,
                names=user_files,
                scheduler=scheduler,
                columns=Columns(desk_or_store(store).columns),
                progress=Ticker("read", lambda: amount(others)),
            )
        )
    if undated := write_undated(tables, where / NAME):
        click.echo(f"{undated} without a publish date: fill in {where / NAME} and ingest it")


@cli.command()
@click.argument("what", metavar="NOTEBOOK|SHEET|PAGE")
@click.option("-p", "parameters", nargs=2, multiple=True, metavar="NAME VALUE", help="A parameter of the notebook.")
@click.option("--check-share", "is_check", is_flag=True, help="Of a page that is there: what it would disclose.")
@click.option("--single-file", "is_single", is_flag=True, help="Besides, each page as one file, for e-mail.")
@click.option("--engine", default="in-process", show_default=True, help="in-process, or kernel for a Jupyter kernel.")
@click.option("--as-of", metavar="DATE|SNAPSHOT", help="The store as it was at the end of a day, or a snapshot.")
@OUT
@STORE
def report(
    what: str,
    parameters: tuple[tuple[str, str], ...],
    is_check: bool,
    is_single: bool,
    as_of: str | None,
    engine: str,
    out: str | None,
    store: str | None,
) -> None:
    """Render one notebook with parameters, or all of one report sheet.

    With --as-of last month's report comes again, byte for byte, whatever has been read since; a snapshot (`relations
    snapshot`) also brings the corrections, names, groups and reference tables of then.

    \b
    Examples:
      relations report pair -p a Russia -p b Tajikistan -p start 2015
      relations report pairs --as-of 2025-10-paper --out paper
      relations report pairs --single-file
      relations report --check-share reports/html/pair/russia-and-tajikistan.html
    """
    from analytics import reports
    from analytics.pipeline.lookup import as_it_was, report_source

    if is_check:
        from analytics.reports.sharing import check_share

        found = check_share(Path(what))
        click.echo("\n".join(found.lines()))
        if found.problems:
            sys.exit(1)
        return
    where = desk_or_store(store)
    source = report_source(where, what)
    if as_of:
        where = as_it_was(where, as_of)
    target = Path(out).resolve() if out else where.out
    if source.suffix == ".ipynb":
        pages = [
            reports.render_notebook(source, dict(parameters), target, where.store, engine, where.root)
        ]
    elif parameters:
        raise InputError("a sheet has its own parameters: leave out -p, or name a notebook")
    else:
        pages = reports.render_sheets(
            where, where.store, target, [source], progress=Ticker("pages"), engine=engine
        )
    if is_single:
        from analytics.reports.single import pack

        pages = [*pages, *(pack(page) for page in pages if page.name != "index.html")]
    for page in pages:
        click.echo(page)


@cli.group(invoke_without_command=True)
@STORE
@click.pass_context
def tables(context: click.Context, store: str | None) -> None:
    """Name every table and its number of rows; `tables export` writes one to a file."""
    context.obj = store
    if context.invoked_subcommand is None:
        from analytics.tables import RECORDS, Tables

        found = Tables(store_and_names(store)[0])
        for name in RECORDS:
            click.echo(f"{name} {found.count(name)}")


@tables.command()
@click.argument("name")
@click.option("-o", "--output", required=True, metavar="FILE", help="File to write: .csv, .xlsx, .parquet or .jsonl.")
@STORE
@click.pass_context
def export(context: click.Context, name: str, output: str, store: str | None) -> None:
    """Write a table or a view (observations, happenings, claims, undated) to a file."""
    from analytics.pipeline.files import export as run
    from analytics.store import open_store

    where, _ = store_and_names(store or context.obj)
    click.echo(f"{counted(run(open_store(where), name, Path(output)), 'row')} in {output}")


@tables.command()
@click.option("--unit", default="dyad-year", show_default=True, help="dyad-year, dyad-quarter or dyad-month.")
@click.option("--directed", is_flag=True, help="A row for actor and recipient each way.")
@click.option("--group", metavar="NAME", help="Rows for all dyads of a bloc's members, also those without happenings.")
@click.option("--origin", metavar="NAME", help="Count the rows of another source (gdelt, icews, ...) instead of ours.")
@click.option("-o", "--output", required=True, metavar="FILE", help="File to write: .csv, .xlsx, .parquet or .jsonl.")
@STORE
@click.pass_context
def panel(
    context: click.Context,
    unit: str,
    directed: bool,
    group: str | None,
    origin: str | None,
    output: str,
    store: str | None,
) -> None:
    """Write a panel for statistics programs: counts per dyad and period.

    0 means that articles were read in the period and told nothing; a period in which nothing was read is empty, and
    `articles` and `is_read` say so. M49, COW and Gleditsch-Ward codes are those valid at the period's end.

    \b
    Example: relations tables panel --unit dyad-year --directed -o panel.csv
    """
    from itertools import combinations

    from analytics.pipeline.files import form_of, write_frame
    from analytics.store import open_store
    from analytics.store.selection import members

    form_of(Path(output))
    where, _ = store_and_names(store or context.obj)
    pairs = ["-".join(two) for two in combinations(sorted(members(group)), 2)] if group else []
    found = open_store(where).panel(unit, directed=directed, pairs=pairs, group=group, origin=origin)
    click.echo(f"{counted(write_frame(found, 'panel', Path(output)), 'row')} in {output}")


@cli.command()
@click.argument("table", required=False)
@click.option("--markdown", is_flag=True, help="The whole dictionary as Markdown.")
@STORE
def codebook(table: str | None, markdown: bool, store: str | None) -> None:
    """Say what every column means, of one table or of all."""
    from analytics import codebook as book

    del store  # the dictionary is the same for every store
    if table and table not in book.TABLES_BY_NAME:
        raise InputError(f"no table '{table}': the tables are {', '.join(book.TABLES_BY_NAME)}")
    click.echo(book.markdown() if markdown else book.text(table), nl=not markdown)


@cli.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@STORE
def lab(arguments: tuple[str, ...], store: str | None) -> None:
    """Open JupyterLab on copies of the notebooks; further arguments go to JupyterLab."""
    from analytics.pipeline.lookup import start_lab

    sys.exit(start_lab(desk_at(store), arguments))


@cli.command()
@click.argument("source", metavar="IN.jsonl")
@click.option("-o", "--output", default="-", metavar="OUT.jsonl", help='File to write ("-": standard output).')
@STORE
def extract(source: str, output: str, store: str | None) -> None:
    """Extract articles {id, published, source, title, text} to lines {id, trade_figures, meetings, events}."""
    from analytics.pipeline.lines import extract_lines

    del store  # nothing is stored
    written, problems = extract_lines(source, output, sys.stdout, progress=Ticker("extracted"))
    for problem in problems[:REASONS_SHOWN]:
        click.echo(f"left out {problem}", err=True)
    click.echo(f"{counted(written, 'article')} extracted, {len(problems)} left out", err=True)


@cli.command()
@click.argument("path", metavar="FILE")
@click.option("--article", metavar="ID|NUMBER", help="Which one, of a file that holds several.")
@click.option("--html", is_flag=True, help="A page instead of lines for the terminal.")
@click.option("-o", "--output", default="-", metavar="FILE", help='File to write ("-": standard output).')
@click.option("--published", metavar="DATE", help="Publish date of a text that doesn't say it.")
@click.option("--publisher", metavar="NAME", help="Publisher of a text that doesn't say it.")
@STORE
def explain(
    path: str,
    article: str | None,
    html: bool,
    output: str,
    published: str | None,
    publisher: str | None,
    store: str | None,
) -> None:
    """Show how one article is read: every tagged word, the rows, and what was considered and dropped.

    \b
    Example: relations explain note.txt --published 2025-10-09 --html -o note-explained.html
    """
    from analytics.articles import Given
    from analytics.pipeline.explaining import explain_file
    from analytics.reports import explained

    load_names(store)
    one, found = explain_file(path, article, Given(published, publisher, None))
    made = explained.as_html(one, found) if html else explained.as_text(one, found)
    if output == "-":
        click.echo(made, nl=False)
        return
    try:
        Path(output).write_text(made, encoding="utf-8")
    except OSError as error:
        raise InputError(f"'{output}' can't be written: {error.strerror}") from error
    click.echo(output)


@cli.command()
@click.argument("folder", metavar="DIR")
@STORE
def new(folder: str, store: str | None) -> None:
    """Make a desk of your own: inbox, names, groups, report sheets, notebooks, store."""
    from analytics.desk import new_desk

    del store  # a desk has its own
    desk = new_desk(folder)
    click.echo(f"desk in {desk.root}: put articles into {desk.inbox}, then run `relations build` there")


@cli.command()
@STORE
def doctor(store: str | None) -> None:
    """Say what is undated, turned away or unread in the store."""
    from analytics.pipeline.checkup import doctor as run
    from analytics.tables import Tables

    click.echo("\n".join(run(Tables(store_and_names(store)[0]))))


for verb in (*DESK_VERBS, *INTAKE_VERBS, *STORE_VERBS, imports, chart):
    cli.add_command(verb)


def main(arguments: list[str] | None = None) -> None:
    """Run a command and leave with its exit code: 0 done, 1 failed, 2 a wrong call, told in one line."""
    try:
        code = cli.main(arguments, prog_name="relations", standalone_mode=False)
    except click.ClickException as error:
        _fail(error.format_message(), error.exit_code)
    except click.Abort:
        _fail("stopped", 130)
    except InputError as error:
        _fail(str(error), 2)
    except RelationsError as error:
        _fail(str(error), 1)
    except BrokenPipeError:  # `relations tables | head -1`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    sys.exit(code if isinstance(code, int) else 0)


def _fail(message: str, code: int) -> None:
    click.echo(f"relations: {' '.join(message.split())}", err=True)
    sys.exit(code)


def _say_ingested(done: Ingested) -> None:
    for note in done.notes:
        click.echo(f"columns of {note}; change it in columns.toml")
    inputs = counted(done.inputs, "input")
    click.echo(f"{inputs}: {done.new} new, {done.known} already read, {done.rejected} turned away")
    if done.reread:
        click.echo(f"{counted(done.reread, 'article')} read anew, as the rules have changed")
    if done.new or done.reread:
        click.echo("rows: " + ", ".join(f"{name} {number}" for name, number in done.rows.items()))
    if done.failed:
        click.echo(f"extraction failed on {counted(done.failed, 'article')}: kept, without rows", err=True)
    for reason in done.reasons[:REASONS_SHOWN]:
        click.echo(f"turned away {reason}", err=True)
    if len(done.reasons) > REASONS_SHOWN:
        click.echo(f"and {len(done.reasons) - REASONS_SHOWN} more: relations tables export rejects -o FILE", err=True)
