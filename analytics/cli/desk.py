"""The verbs with which people correct, add and cite."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from analytics.cli.common import STORE, counted, desk_at, store_and_names
from analytics.errors import InputError, RelationsError

if TYPE_CHECKING:
    from analytics.store import Store

PROBLEMS_SHOWN = 20
WHO = click.option("--who", metavar="NAME", envvar="RELATIONS_WHO", help="Who says so (default: your user name).")


@click.command()
@click.option("-o", "--output", required=True, metavar="FILE", help="Sheet to write: .xlsx, or .csv for one table.")
@click.option("--table", "tables", multiple=True, metavar="NAME", help="meetings, trade_figures or events.")
@click.option("--pair", metavar="PAIR", help='Rows of one pair: "Russia and Tajikistan" or RUS-TJK.')
@click.option("--country", metavar="NAME", help="Rows with one country.")
@click.option("--start", metavar="PERIOD", help="From then on.")
@click.option("--end", metavar="PERIOD", help="Until then.")
@click.option("--max-confidence", type=click.FloatRange(0, 1), default=1.0, help="Only rows not surer than this.")
@click.option("--limit", type=click.IntRange(1), default=200, show_default=True, help="Rows of each table at most.")
@click.option("--by-time", is_flag=True, help="In the order of time instead of the least sure first.")
@STORE
def review(
    output: str,
    tables: tuple[str, ...],
    max_confidence: float,
    limit: int,
    by_time: bool,
    store: str | None,
    **filters: str | None,
) -> None:
    """Write rows with their sentences to a sheet in which a person puts them right.

    \b
    Example: relations review --pair RUS-TJK -o check.xlsx
    In the sheet: verdict right, wrong, fix, duplicate_of, not_same or undo; change a field's cell to fix it.
    """
    from analytics.desk.values import RECORD
    from analytics.pipeline.review import write_review

    written = write_review(
        opened(store), Path(output), tables or tuple(RECORD), least_sure=not by_time, limit=limit,
        max_confidence=max_confidence, **{name: value for name, value in filters.items() if value},
    )  # fmt: skip
    click.echo(f"{', '.join(f'{name} {number}' for name, number in written.items())} in {output}")


@click.command()
@click.argument("what", metavar="FILE|ID")
@click.argument("changes", nargs=-1, metavar="[FIELD=VALUE...]")
@click.option("--verdict", metavar="WORD", help="right, wrong, fix, duplicate_of, not_same or undo.")
@click.option("--other", metavar="ID", default="", help="The other row, for duplicate_of and not_same.")
@click.option("--why", metavar="TEXT", default="", help="Why; it stands in the page.")
@WHO
@STORE
def correct(
    what: str, changes: tuple[str, ...], verdict: str | None, other: str, why: str, who: str | None, store: str | None
) -> None:
    """Apply a reviewed sheet, or put one row right; the machine's reading stays beside it.

    \b
    Examples:
      relations correct check.xlsx
      relations correct t0123456789abcdef value=17.4 bound=eq --why "the text says 17.4"
      relations correct m0123456789abcdef --verdict wrong
    """
    from analytics.pipeline.review import apply_sheet, correct_row, who_is

    desk, shown = desk_at(store), opened(store)
    if Path(what).suffix:
        if changes or verdict:
            raise InputError("a sheet has its own verdicts and values: leave out the rest, or give one row's id")
        done = apply_sheet(shown, desk, Path(what), who_is(who))
        if done.problems:
            _problems(done.problems)
            raise InputError(f"nothing was written: mend {counted(len(done.problems), 'line')} of {what}")
        rows = {one.row_id for one in done.written}
        click.echo(f"{counted(len(rows), 'row')} corrected, {done.untouched} left as they are")
        return
    said = dict(_pair_of_words(word) for word in changes)
    lines = correct_row(
        shown, desk, what, verdict or ("fix" if said else "right"), said, who=who_is(who), why=why, other=other
    )
    for one in lines:
        click.echo(f"{one.row_id} {one.field + ': ' + one.old + ' -> ' + one.new if one.field else one.verdict}")


@click.command()
@STORE
def corrections(store: str | None) -> None:
    """List every correction and how it stands: overrides, agrees with the rules of now, or has lost its row."""
    found = opened(store).standings()
    for state in ("overrides", "agrees", "lost"):
        lines = [one for one in found if one.state == state]
        click.echo(f"{state}: {len(lines)}")
        for one in lines:
            line = one.correction
            what = f"{line.field}: {line.old} -> {line.new}" if line.field else f"{line.verdict} {line.new}".strip()
            click.echo(f"  {line.at[:10]} {line.who}  {line.row_id}  {what}  {line.why}".rstrip())


@click.command()
@click.argument("row_id", metavar="ID")
@click.option("--cite", "style", type=click.Choice(["plain", "bibtex", "ris"]), help="Only the citation, in this form.")
@STORE
def show(row_id: str, style: str | None, store: str | None) -> None:
    """Show one row: its sentence among its neighbours, source, rule, corrections, and how to cite it.

    \b
    Example: relations show m0123456789abcdef --cite bibtex
    """
    from analytics.pipeline import showing

    shown = opened(store)
    click.echo(showing.cite(shown, row_id, style) if style else "\n".join(showing.show(shown, row_id)))


@click.command()
@click.argument("kind", type=click.Choice(["meeting", "trade", "event"]))
@click.argument("said", nargs=-1, required=True, metavar="FIELD=VALUE...")
@WHO
@STORE
def add(kind: str, said: tuple[str, ...], who: str | None, store: str | None) -> None:
    """Enter one row of your own; without source= or url= it is unsourced and counts nowhere until asked for.

    \b
    Example: relations add meeting kind=visit participants="Russia; Tajikistan" host=Tajikistan
      start=2025-10-08 end=2025-10-10 place=Dushanbe country=Tajikistan source="Embassy cable 14"
    """
    from analytics.pipeline.entering import add as run
    from analytics.pipeline.review import who_is

    row = run(desk_at(store), kind, said, who_is(who))
    click.echo(f"{row.row_id}{'' if row.is_sourced else ': unsourced, left out of counts until a source is given'}")


@click.command()
@click.option("--check", "rows", type=click.IntRange(1), metavar="ROWS", help="Draw a sample of at least so many rows.")
@click.option("--coders", type=click.IntRange(1, 9), default=1, show_default=True, help="How many people check.")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed draws the same sample.")
@click.option("--blind", is_flag=True, help="Show sentences without what was read; coders fill the values in.")
@click.option("-o", "--output", metavar="DIR", help="New folder for the sheets.")
@click.option("--score", "scored", metavar="DIR", help="Say what the filled-in sheets of a folder tell.")
@click.option("--gold", metavar="FILE", help="With --score: write the checked rows as .jsonl in the gold's form.")
@STORE
def sample(
    rows: int | None, coders: int, seed: int, blind: bool, output: str | None, scored: str | None, gold: str | None,
    store: str | None,
) -> None:  # fmt: skip
    """Draw rows for people to check, then say how precise and complete the reading is.

    \b
    Examples:
      relations sample --check 100 --coders 2 -o check/
      relations sample --score check/ --gold checked.jsonl
    """
    import json

    from analytics.pipeline import sampling

    if scored:
        done = sampling.score(Path(scored))
        if done.problems:
            _problems(done.problems)
            raise InputError(f"mend {counted(len(done.problems), 'line')} of the sheets in {scored}")
        for name, precision in done.precision.items():
            click.echo(f"{name}: precision {precision}; recall {done.recall[name]}")
        click.echo(f"\n{done.paragraph}")
        if gold:
            lines = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in done.gold)
            Path(gold).write_text(lines, encoding="utf-8")
        return
    if not rows or not output:
        raise InputError("give --check ROWS and -o DIR to draw a sample, or --score DIR to score one")
    drawn = sampling.draw(opened(store), Path(output), rows, coders, seed=seed, blind=blind)
    click.echo(f"{', '.join(f'{name} {number}' for name, number in drawn.items())} in {output}")


@click.command()
@click.argument("what", metavar="NOTEBOOK")
@click.option("-p", "parameters", nargs=2, multiple=True, metavar="NAME VALUE", help="A parameter of the notebook.")
@click.option("-o", "--output", required=True, metavar="FILE.zip", help="Bundle to write.")
@STORE
def bundle(what: str, parameters: tuple[tuple[str, str], ...], output: str, store: str | None) -> None:
    """Hand a report over: its rows, notebook, parameters, corrections and checksums in one .zip, no full text.

    \b
    Example: relations bundle pair -p a Russia -p b Tajikistan -o russia-tajikistan.zip
    """
    from analytics.pipeline.handover import bundle as run
    from analytics.pipeline.lookup import report_source

    desk = desk_at(store)
    notebook = report_source(desk, what)
    if notebook.suffix != ".ipynb":
        raise InputError(f"'{what}' is a sheet of many reports: name its notebook and give its parameters with -p")
    held = run(desk, opened(store), notebook, dict(parameters), Path(output))
    click.echo(f"{', '.join(f'{name} {number}' for name, number in held.items())} in {output}")


@click.command()
@click.argument("path", metavar="FILE.zip")
@click.option("--run-notebook", "runs", is_flag=True, help="Trust a notebook that this installation doesn't ship.")
@STORE
def verify(path: str, runs: bool, store: str | None) -> None:
    """Check a bundle: its files, and its figures by making them anew from its rows, without the articles.

    \b
    Example: relations verify russia-tajikistan.zip
    """
    from analytics.pipeline.handover import verify as run

    del store  # a bundle has its own rows
    done = run(Path(path), runs_notebook=runs)
    _problems(done.problems)
    click.echo(f"{counted(done.files, 'file')} and {counted(done.figures, 'figure')} as handed over")
    if done.problems:
        raise RelationsError(f"{counted(len(done.problems), 'problem')} in {path}: ask whoever gave it to you")


def opened(store: str | None) -> Store:
    """The store of the desk or of a folder, its names loaded."""
    from analytics.store import open_store

    return open_store(store_and_names(store)[0])


def say_imported(path: str, done: Any, *, is_trial: bool) -> None:
    """How a sheet's columns were taken and what became of its rows."""
    for heading, name in done.mapping.items():
        click.echo(f"  {heading} -> {name}")
    if done.unused:
        click.echo(f"  left out: {', '.join(done.unused)}")
    if is_trial:
        return
    if done.problems:
        _problems(done.problems)
        raise InputError(f"nothing was written: mend {counted(len(done.problems), 'line')} of {path}")
    said = f"{counted(len(done.written), 'row')} new or changed, {done.same} as before"
    said += f", {len(done.gone)} no longer in the sheet and taken out" if done.gone else ""
    click.echo(said + (f", {done.unsourced} unsourced" if done.unsourced else ""))


def _problems(several: list[str]) -> None:
    for problem in several[:PROBLEMS_SHOWN]:
        click.echo(problem, err=True)
    if len(several) > PROBLEMS_SHOWN:
        click.echo(f"and {len(several) - PROBLEMS_SHOWN} more", err=True)


def _pair_of_words(word: str) -> tuple[str, str]:
    name, sign, value = word.partition("=")
    if not sign:
        raise InputError(f"'{word}' is no FIELD=VALUE: write value=17.4")
    return name.strip(), value


VERBS = (review, correct, corrections, show, add, sample, bundle, verify)
