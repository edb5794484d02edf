"""Parts of a page as HTML: heading, facts, figures, tables, prose. What comes from an article is text, never markup."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import quote

from markdown_it import MarkdownIt

from analytics.figures.display import escape

Payload = Mapping[str, Any]


@cache
def _markdown() -> MarkdownIt:
    # raw HTML stays text; links keep the parser's own check of their scheme
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def prose(source: str) -> str:
    """Markdown of a notebook as HTML, headings with anchors."""
    tokens = _markdown().parse(source)
    for at, token in enumerate(tokens):
        if token.type == "heading_open":
            token.attrSet("id", slug(tokens[at + 1].content))
    return str(_markdown().renderer.render(tokens, _markdown().options, {}))


def headings(source: str) -> list[tuple[str, str]]:
    """Second-level headings of a Markdown text: anchor, words."""
    tokens = _markdown().parse(source)
    return [
        (slug(tokens[at + 1].content), tokens[at + 1].content)
        for at, token in enumerate(tokens)
        if token.type == "heading_open" and token.tag == "h2"
    ]


def slug(said: str) -> str:
    """Words as a file name and anchor: "Russia and Türkiye" -> "russia-and-turkiye"."""
    from unicodedata import combining, normalize

    plain = "".join(one for one in normalize("NFKD", said) if not combining(one)).casefold()
    return "-".join("".join(one if one.isalnum() and one.isascii() else " " for one in plain).split()) or "page"


def heading(payload: Payload) -> str:
    """Title, what was understood, and notes that have to be read first."""
    notes = "".join(f'<p class="callout">{escape(note)}</p>' for note in payload["notes"])
    return f'<h1>{escape(payload["title"])}</h1>\n<p class="understood">{escape(payload["understood"])}</p>\n{notes}'


def facts(payload: Payload) -> str:
    """Answers as cards; each number leads to its rows."""
    cards = []
    for number, one in enumerate(payload["facts"]):
        quoted = f'<p class="quote"><q>{escape(one["sentence"])}</q></p>' if one["sentence"] else ""
        told = f"<span>{escape(one['source'])}</span>" if one["source"] else ""
        # without a source line the answer itself leads to its rows
        link = _show("its rows", one["keys"]) if one["keys"] and told else ""
        value = escape(one["value"]) if told else _show(one["value"], one["keys"])
        dot = '<span class="dot"> · </span>' if told and link else ""
        foot = f'<p class="told">{told}{dot}{link}</p>' if told or link else ""
        wide = " lead" if number == 0 else ""
        detail = escape(one["detail"]) + ("; ".join(_show(*part) for part in one["parts"]) if one["parts"] else "")
        cards.append(
            f'<div class="card{wide}"><h2 class="label">{escape(one["label"])}</h2><p class="value">'
            f"{value}</p>"
            f'<p class="detail">{detail}</p>{quoted}{foot}</div>'
        )
    return f'<div class="cards" id="at-a-glance">{"".join(cards)}</div>'


def _show(said: str, keys: Sequence[str]) -> str:
    """Words that show their rows in the evidence; plain words where there are none."""
    if not keys:
        return escape(said)
    return f'<a class="show" href="#evidence" data-keys="{escape(" ".join(keys))}">{escape(said)}</a>'


def notes(payload: Payload) -> str:
    """A titled box of short paragraphs; nothing where there are none."""
    if not payload["notes"]:
        return ""
    items = "".join(f"<li>{escape(one)}</li>" for one in payload["notes"])
    return f'<div class="box"><h3>{escape(payload["title"])}</h3><ul>{items}</ul></div>'


def attached(payload: Payload, folder: str) -> str:
    """A link to a file that lies beside the page."""
    where = escape(quote(f"{folder}/{payload['name']}"))
    return f'<p class="source"><span class="get"><a href="{where}" download>{escape(payload["label"])}</a></span></p>'


def figure(meta: Payload, csv: str) -> str:
    """A chart's place with its words; the drawing is put in by the page's script."""
    name = escape(meta["name"])
    note = f'<p class="note">{escape(meta["note"])}</p>' if meta["note"] else ""
    return (
        f'<figure class="chart" id="chart-{name}">\n<figcaption><h3>{escape(meta["title"])}</h3><p '
        f'class="subtitle">{escape(meta["subtitle"])}</p>'
        f'</figcaption>\n<div class="plot" id="plot-{name}" data-figure="{name}" role="img" '
        f'aria-label="{escape(meta["alt"])}"></div>\n'
        f'<noscript><p class="alt">{escape(meta["alt"])}</p></noscript>\n{note}'
        f'<p class="source"><span>{escape(meta["source"])}</span> <span class="get"><a '
        f'href="{escape(quote(csv))}" download>Data (CSV)</a></span></p>\n</figure>'
    )


def table(payload: Payload, csv: str, shown: Sequence[Payload]) -> str:
    """A table with its first rows; the script adds the others, sorting and filtering."""
    name, total = escape(payload["name"]), len(payload["rows"])
    if not total:
        empty = "No row of this kind was found in what was read."
        return f'<div class="rows" id="rows-{name}"><p class="empty">{empty}</p></div>'
    heads = "".join(
        f'<th scope="col" data-key="{escape(key)}">{escape(said)}</th>' for key, said in payload["columns"].items()
    )
    body = "\n".join(_row(payload["columns"], row) for row in shown)
    note = f'<p class="note">{escape(payload["note"])}</p>' if payload["note"] else ""
    rest = (
        f'<p class="rest">{len(shown):,} of {total:,} rows are shown without script.</p>' if len(shown) < total else ""
    )
    return (
        f'<div class="rows" id="rows-{name}" data-table="{name}">\n<div class="tools"></div>\n{note}<div '
        'class="scroll" role="region" tabindex="0" '
        f'aria-label="{escape(payload["title"])}">\n<table>\n<caption>{escape(payload["title"])}: {total:,} '
        f"{'row' if total == 1 else 'rows'}</caption>\n"
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n</div>\n<noscript>{rest}</noscript>\n"
        f'<p class="source"><span class="count"></span> <span class="get"><a href="{escape(quote(csv))}" '
        "download>All rows with all columns (CSV)</a></span></p>\n</div>"
    )


def _row(columns: Mapping[str, str], row: Payload) -> str:
    cells = []
    for key, head in columns.items():
        said = escape(row.get(key) or "")
        if key == "source" and row.get("url"):
            said = (
                f'<a href="{escape(row["url"])}" title="{escape(row.get("title") or "")}" rel="noreferrer">{said}</a>'
            )
        if key == "source" and row.get("after"):
            after = escape(row["after"])
            said += (
                f'<br><a href="{escape(row["after_url"])}" rel="noreferrer">{after}</a>'
                if row.get("after_url")
                else f"<br>{after}"
            )
        if key == "what" and row.get("note"):
            said += f'<br><em class="corrected">{escape(row["note"])}</em>'
        cells.append(f'<td data-label="{escape(head)}" class="c-{escape(key)}">{said}</td>')
    anchor = f' id="{escape(row["id"])}"' if row.get("id") else ""
    return f"<tr{anchor}>{''.join(cells)}</tr>"


def stream(text: str) -> str:
    """What a cell printed."""
    return f"<pre>{escape(text)}</pre>"


def contents(entries: Sequence[tuple[str, str]]) -> str:
    """List of a page's sections."""
    items = "".join(f'<li><a href="#{escape(anchor)}">{escape(said)}</a></li>' for anchor, said in entries)
    return f'<nav class="contents" aria-label="Contents"><ul>{items}</ul></nav>' if entries else ""
