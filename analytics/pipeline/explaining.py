"""One article of a file, and how it was read."""

from __future__ import annotations

from pathlib import Path

from analytics.articles import Given, read
from analytics.errors import InputError
from analytics.extract import Explained, explain
from analytics.records import Article, Reject

LISTED = 12  # articles named in an error


def explain_file(path: Path | str, which: str | None = None, given: Given | None = None) -> tuple[Article, Explained]:
    """The article of a file with what was read in it.

    Parameters
    ----------
    path : a file of any form that can be read, or "-"
    which : for a file of several: the article's id or its number, the first is 1
    given : publish date, publisher and address where the file doesn't say them

    Raises
    ------
    InputError : no such file, none or several articles in it, or none that is meant
    """
    articles, reasons = [], []
    for one in read(path, given):
        if isinstance(one, Reject):
            reasons.append(f"{one.input_name}: {one.reason}")
            continue
        articles.append(one)
        if which in {one.article_id, one.source_id, str(len(articles))}:
            return one, explain(one)
    if not articles:
        raise InputError(f"no article in '{path}': {reasons[0] if reasons else 'it is empty'}")
    if which is not None or len(articles) > 1:
        names = ", ".join(str(one.source_id or one.article_id) for one in articles[:LISTED])
        more = f" and {len(articles) - LISTED} more" if len(articles) > LISTED else ""
        what = f"no article '{which}'" if which is not None else f"{len(articles)} articles"
        raise InputError(f"{what} in '{path}': say which with --article, a number or one of {names}{more}")
    return articles[0], explain(articles[0])
