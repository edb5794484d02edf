"""Articles in, rows out, line by line: the form in which extraction is measured. No store, no pandas."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from analytics.articles import inputs, read_input
from analytics.errors import InputError
from analytics.pipeline.ingest import extract_batch
from analytics.records import Article, Reject

TABLES = ("trade_figures", "meetings", "events")


def extract_lines(source: Path | str, target: Path | str, standard_output: IO[str], *,
                  progress: Callable[[int], object] | None = None) -> tuple[int, list[str]]:
    """Extract every article of a file of JSON lines {id, published, source, title, text}.

    Parameters
    ----------
    source : .jsonl or .jsonl.gz, or "-"
    target : file, or "-" for `standard_output`; one line an article: {id, trade_figures, meetings, events}, the id as it
        came, rows with the gold guidelines' field names and ours; this form stays

    Returns
    -------
    how many articles were written, and a line in words for each that could not be read

    Raises
    ------
    InputError : no such file, or one that can't be written
    """
    found = inputs(source)
    written, problems = 0, []
    try:
        opened: Any = nullcontext(standard_output) if str(target) == "-" else Path(target).open("w", encoding="utf-8")
    except OSError as error:
        raise InputError(f"'{target}' can't be written: {error.strerror}") from error
    with opened as file:
        for one in found:
            article = one if isinstance(one, Reject) else read_input(one)
            if isinstance(article, Article) and not isinstance(one, Reject):
                line = json.dumps(_line(json.loads(one.raw.decode("utf-8-sig")).get("id"), article), ensure_ascii=False)
                file.write(f"{line}\n")
                written += 1
            elif isinstance(article, Reject):
                problems.append(f"{article.input_name}: {article.reason}")
            if progress:
                progress(1)
    return written, problems


def _line(came_as: Any, article: Article) -> dict[str, Any]:
    ((_, found),) = extract_batch([article])
    return {"id": came_as, **{name: [asdict(row) for row in getattr(found, name)] for name in TABLES}}
