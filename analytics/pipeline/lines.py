"""Articles in, rows out, line by line: the form in which extraction is measured. No store, no pandas."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from analytics.articles import Input, inputs, read_input
from analytics.errors import InputError
from analytics.pipeline.crew import extract_batch
from analytics.records import Article, Reject

TABLES = ("trade_figures", "meetings", "events")


def extract_lines(
    source: Path | str, target: Path | str, standard_output: IO[str], *, progress: Callable[[int], object] | None = None
) -> tuple[int, list[str]]:
    """Extract every article of a file of JSON lines {id, published, source, title, text}.

    Parameters
    ----------
    source : .jsonl or .jsonl.gz, or "-"
    target : file, or "-" for `standard_output`; one line an article: {id, trade_figures, meetings, events}, the id as
        it came, rows with the gold guidelines' field names and ours; this form stays

    Returns
    -------
    how many articles were written, and a line in words for each that could not be read

    Raises
    ------
    InputError : no such file, one that can't be written, or one that is to be read
    """
    if str(target) == "-":
        return _extract(source, standard_output, progress)
    if str(source) != "-" and not Path(source).is_file():
        raise InputError(f"there is no file '{source}': give articles as .jsonl or .jsonl.gz")
    if Path(target).exists() and str(source) != "-" and Path(target).samefile(source):
        raise InputError(f"'{target}' is the file to read: give another one to write")
    try:
        with Path(target).open("w", encoding="utf-8") as file:
            return _extract(source, file, progress)
    except OSError as error:
        raise InputError(f"'{target}' can't be written: {error.strerror}") from error


def _extract(source: Path | str, file: IO[str], progress: Callable[[int], object] | None) -> tuple[int, list[str]]:
    written, problems = 0, []
    for one in inputs(source):
        article = one if isinstance(one, Reject) else read_input(one)
        if isinstance(one, Reject) or isinstance(article, Reject):
            problems.append(f"{article.input_name}: {article.reason}" if isinstance(article, Reject) else "")
        else:
            file.write(json.dumps(_line(one, article), ensure_ascii=False) + "\n")
            written += 1
        if progress:
            progress(1)
    return written, problems


def _line(one: Input, article: Article) -> dict[str, Any]:
    """The id as it came: a text, a number, or null."""
    came_as = json.loads(one.raw.decode("utf-8-sig")).get("id") if one.form == "item" else article.article_id
    ((_, found),) = extract_batch([article])[1]
    return {"id": came_as, **{name: [asdict(row) for row in getattr(found, name)] for name in TABLES}}
