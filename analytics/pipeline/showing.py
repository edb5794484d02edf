"""One row with everything known about it: its sentence among its neighbours, its source, its rule, its corrections."""

from __future__ import annotations

from datetime import date
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from analytics.desk import corrections
from analytics.desk.values import RECORD, as_text, editable
from analytics.errors import InputError
from analytics.pipeline.review import LABELS, PREFIX
from analytics.views import citations
from analytics.views.frames import plain

if TYPE_CHECKING:
    from analytics.store import Store

NEIGHBOURS = 300  # characters of the text shown before and behind a row's sentence
STYLES = {"plain": citations.plain_text, "bibtex": citations.bibtex, "ris": citations.ris}


def show(store: Store, row_id: str) -> list[str]:
    """A row in lines for a terminal.

    Raises
    ------
    InputError : an id of no row that is there
    """
    table, row, is_withdrawn = find(store, row_id)
    article = _article(store, row)
    text = f"{article.get('title') or ''}\n{article.get('text') or ''}"
    start, end = row["evidence_start"] or 0, row["evidence_end"] or 0
    lines = [f"{table} {row_id}: {LABELS[table](row)}", ""]
    if row["origin"] == "extracted":
        before, behind = " ".join(text[:start].split())[-NEIGHBOURS:], " ".join(text[end:].split())[:NEIGHBOURS]
        lines += [f"  ... {before}" if before else "  (the text begins)", f"  >>> {row['evidence']}", f"  {behind} ..."]
    else:
        lines += [f"  {row['evidence'] or '(no quotation was entered)'}"]
    lines += ["", *(f"{name}: {as_text(row[name])}" for name in editable(table) if as_text(row[name]))]
    lines += [
        "",
        f"article: {row['article_id']} · {article.get('title') or 'without a title'}",
        f"published: {as_text(article.get('published')) or 'not known'} · {article.get('publisher') or 'not known'}",
        f"address: {article.get('url') or 'not known'}",
        f"origin: {row['origin']} · rule: {row['rule']} · how sure: {as_text(row['confidence'])} · "
        f"rules of version {row['extractor_version'] or 'none'}",
    ]
    if is_withdrawn:
        lines.append("withdrawn: somebody called this row wrong; it counts nowhere")
    lines += [f"correction: {_told(one)}" for one in store.standings() if row_id in {one.row_id, one.correction.row_id}]
    return [*lines, "", _cited(store, article, row_id, "plain")]


def cite(store: Store, row_id: str, style: str = "plain") -> str:
    """How to cite a row: plain, bibtex or ris.

    Raises
    ------
    InputError : no such style, or an id of no row that is there
    """
    if style not in STYLES:
        raise InputError(f"no style '{style}': choose {', '.join(STYLES)}")
    _, row, _ = find(store, row_id)
    return _cited(store, _article(store, row), row_id, style)


def find(store: Store, row_id: str) -> tuple[str, dict[str, Any], bool]:
    """Table and row of an id as people see it, and whether it was withdrawn.

    Raises
    ------
    InputError : an id of no row that is there
    """
    table = PREFIX.get(row_id[:1])
    if table:
        key = RECORD[table].key
        shown = getattr(store, table)(unsourced=True)
        if rows := plain(shown[shown[key] == row_id]):
            return table, rows[0], False
        gone = store.withdrawn(table)
        if rows := plain(gone[gone[key] == row_id]):
            return table, rows[0], True
    raise InputError(f"no row '{row_id}': ids are in the tables' first column, and behind # in a page's address")


def _cited(store: Store, article: dict[str, Any], row_id: str, style: str) -> str:
    read = store.readings()["read_at"]
    as_of = read.max().date() if len(read) else None
    return STYLES[style](article, row_id, version("regional-relations"), as_of)


def _article(store: Store, row: dict[str, Any]) -> dict[str, Any]:
    """What the row's article says about itself, `published` as a day."""
    found = store.article(row["article_id"])
    day = found.get("published_local_date")
    return {**found, "published": date.fromisoformat(day) if day else None}


def _told(standing: corrections.Standing) -> str:
    one = standing.correction
    what = f"{one.field}: {one.old or 'empty'} -> {one.new or 'empty'}" if one.field else f"{one.verdict} {one.new}"
    return f"{one.at[:10]} {one.who}, {what.strip()}{f' ({one.why})' if one.why else ''}; it {standing.state}"
