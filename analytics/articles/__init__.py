"""Inputs of every form become articles, or a reason why not.

read("inbox")  ->  Article, Article, Reject, ...
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from analytics.articles.columns import Columns
from analytics.articles.dates import publish_time
from analytics.articles.gate import inputs
from analytics.articles.items import Given, item
from analytics.articles.sources import Input, reject
from analytics.articles.texts import text
from analytics.errors import UnreadableInput
from analytics.records import Article, Reject

__all__ = ["Columns", "Given", "Input", "inputs", "publish_time", "read", "read_input", "reject"]


def read(path: Path | str, given: Given | None = None, columns: Columns | None = None) -> Iterator[Article | Reject]:
    """Every article of a file, a folder, or "-" for JSON lines from standard input.

    Parameters
    ----------
    path : file of any form that `inputs` knows, or a folder, read with all below it in the order of names
    given : what the user says about inputs that don't say it themselves
    columns : which columns of an export are which fields; guessed where it isn't given

    Returns
    -------
    iterator of Article, and of Reject for each input that can't become one; the rest goes on

    Raises
    ------
    InputError : a path that isn't there
    """
    for source in inputs(path, columns):
        yield source if isinstance(source, Reject) else read_input(source, given)


def read_input(source: Input, given: Given | None = None) -> Article | Reject:
    """The article of one input, or why it is none."""
    given = given or Given()
    try:
        if source.form == "item":
            return item(source, given)
        if source.form == "text":
            return text(source, given)
        from analytics.articles.pages import mail, page

        return page(source, given) if source.form == "page" else mail(source, given)
    except UnreadableInput as error:
        return reject(source.name, source.sha256, error.reason, error.advice)
