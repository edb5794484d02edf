"""One article step by step: every tagged word, the rows that its sentences made, and what was considered and dropped.

The tool with which a user comes to trust the tables, and a developer finds a miss. It shows the article's full text, so
it is not for sharing unless the article's licence is open.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from html import escape
from string import Template
from typing import Any

from analytics.extract import Explained
from analytics.extract.spans import Mention, Quantity, Sentence, Timex
from analytics.extract.trace import Dropped
from analytics.records import Article, Event, Meeting, Row, TradeFigure
from analytics.shipped import PACKAGE
from analytics.views import labels

OPEN = ("cc by", "cc0", "public domain", "creative commons")  # licences under which a full text may be passed on
NOT_FOR_SHARING = "Not for sharing: this shows the article's full text."
KINDS = {TradeFigure.table: "trade figure", Meeting.table: "meeting", Event.table: "event"}
WIDTH = 100  # characters of a sentence on a terminal

Span = Mention | Quantity | Timex


@dataclass(slots=True)
class Block:
    """One sentence with all that was read in it."""

    sentence: Sentence
    spans: list[Span] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)


def is_open(licence: str | None) -> bool:
    """May a text under this licence be passed on? Only where the licence says so."""
    return any(word in (licence or "").lower().replace("-", " ") for word in OPEN)


def blocks(explained: Explained) -> list[Block]:
    """The article's sentences in order, each with its spans, rows and drops; a row stands where its evidence starts."""
    tagged, found = explained.tagged, explained.rows
    told = [Block(sentence) for sentence in tagged.sentences]
    spans: list[Span] = sorted(
        [*tagged.mentions, *tagged.quantities, *tagged.timexes], key=lambda span: (span.start, -span.end)
    )
    for block in told:
        start, end = block.sentence.start, block.sentence.end
        block.spans = [span for span in spans if start <= span.start < end]
        rows: list[Row] = [*found.trade_figures, *found.meetings, *found.events]
        block.rows = [row for row in rows if start <= row.evidence_start < end]
        block.dropped = [one for one in explained.dropped if start <= one.start < end]
    return told


def meaning(span: Span) -> str:
    """What a tagged word was taken for: "RUS (country)", "5,000,000,000 USD, more than", "2024-01-01 to 2024-12-31"."""
    if isinstance(span, Mention):
        office = f", {span.office}" if span.office else ""
        return f"{span.code or 'side not told'} ({span.kind}{office})"
    if isinstance(span, Quantity):
        high = f" to {span.value_high:,.10g}" if span.value_high is not None else ""
        unit = f" {span.unit}" if span.unit else ""
        return f"{span.value:,.10g}{high}{unit} ({span.kind}{'' if span.bound == 'eq' else f', {span.bound}'})"
    if span.begin is None and span.finish is None:
        return f"{span.value} (day not told)"
    days = f"{span.begin}" if span.begin == span.finish else f"{span.begin or '...'} to {span.finish or '...'}"
    return f"{days} ({span.precision or span.type.lower()}{f', {span.relation}' if span.relation else ''})"


def said(row: Row) -> str:
    """A row in a reader's words."""
    fields: dict[str, Any] = asdict(row)
    for name in ("period_start", "period_end", "start", "end", "date"):
        if fields.get(name):
            fields[name] = date.fromisoformat(fields[name])
    if isinstance(row, TradeFigure):
        return labels.figure_label(fields)
    if isinstance(row, Meeting):
        when = labels.span(fields["start"], fields["end"])
        return labels.meeting_label(fields) + (f", {when}" if when else ", day not told")
    return labels.act_label(fields) + (f", {labels.day(fields['date'])}" if fields["date"] else ", day not told")


def as_text(article: Article, explained: Explained) -> str:
    """The article's reading for a terminal.

    Parameters
    ----------
    article : Article
    explained : Explained, of the same article

    Returns
    -------
    str, lines; control characters of the article are left out
    """
    lines = [*_head(article, explained), ""]
    for number, block in enumerate(blocks(explained), 1):
        text = " ".join(block.sentence.text.split())
        lines.append(f"[{number}] {text if len(text) <= WIDTH * 4 else text[: WIDTH * 4] + ' ...'}")
        lines += [f'      "{span.text}" = {meaning(span)}' for span in block.spans]
        lines += [
            f"   -> {KINDS[row.table]}: {said(row)}  [{row.rule}; {row.confidence:.2f}; {getattr(row, row.key)}]"
            for row in block.rows
        ]
        lines += [
            f'   x  no {KINDS[one.table]} from "{explained.tagged.text[one.start:one.end]}": {one.why}'
            for one in block.dropped
        ]
    return "\n".join("".join(c for c in line if c.isprintable()) for line in lines) + "\n"


def as_html(article: Article, explained: Explained) -> str:
    """The same as one HTML page that asks no network and runs no script; everything from the article is escaped."""
    head = _head(article, explained)
    body = [f"<h1>{escape(article.title or 'Without a title')}</h1>"]
    body += [f"<p class='soft'>{escape(line)}</p>" for line in head[1:]]
    body.append(
        "<p class='soft'><mark class='m'>a side</mark> <mark class='q'>a number</mark> <mark class='t'>a time</mark> "
        "- hover a mark to see what it was taken for</p>"
    )
    for number, block in enumerate(blocks(explained), 1):
        body.append(f"<section id='s{number}'><p><span class='n'>{number}</span> {_marked(block)}</p>")
        if block.spans:
            items = "".join(
                f"<li><b>{escape(span.text)}</b> {escape(meaning(span))}</li>" for span in block.spans
            )
            body.append(f"<details><summary>{len(block.spans)} tagged</summary><ul>{items}</ul></details>")
        for row in block.rows:
            body.append(
                f"<p class='row'><b>{KINDS[row.table]}</b> {escape(said(row))} "
                f"<span class='soft'>{escape(row.rule)} &middot; how sure: {row.confidence:.2f} &middot; "
                f"{escape(str(getattr(row, row.key)))}</span></p>"
            )
        for one in block.dropped:
            words = escape(explained.tagged.text[one.start:one.end])
            body.append(f"<p class='drop'>no {KINDS[one.table]} from <b>{words}</b>: {escape(one.why)}</p>")
        body.append("</section>")
    page = Template((PACKAGE / "reports" / "explained.html").read_text(encoding="utf-8"))
    return page.substitute(title=escape(article.title or "Article"), body="\n".join(body))


def _head(article: Article, explained: Explained) -> list[str]:
    """Who says it and when, what was made of it, and whether it may be passed on."""
    found, tagged = explained.rows, explained.tagged
    who = " · ".join(one for one in (article.publisher, article.published_local_date, article.url) if one)
    pair = f"; the article's own pair: {' and '.join(map(labels.the, tagged.pair))}" if tagged.pair else ""
    counts = (
        f"{len(found.trade_figures)} trade figures, {len(found.meetings)} meetings, {len(found.events)} events; "
        f"{len(explained.dropped)} considered and dropped{pair}"
    )
    lines = [article.title or "Without a title", who or "publisher and day not told", counts]
    if not article.published_local_date:
        lines.append("No rows: the article has no publish date, and dates hang on it.")
    elif "not_english" in article.flags:
        lines.append("No rows: the article is not in English.")
    if not is_open(article.licence):
        lines.append(NOT_FOR_SHARING)
    return lines


def _marked(block: Block) -> str:
    """The sentence with its spans marked; of two that overlap the first is marked, the other stands in the list."""
    sentence, at = block.sentence, 0
    parts = []
    for span in block.spans:
        start, end = span.start - sentence.start, min(span.end, sentence.end) - sentence.start
        if start < at:
            continue
        kind = "m" if isinstance(span, Mention) else "q" if isinstance(span, Quantity) else "t"
        parts += [
            escape(sentence.text[at:start]),
            f"<mark class='{kind}' title='{escape(meaning(span))}'>{escape(sentence.text[start:end])}</mark>",
        ]
        at = end
    return "".join([*parts, escape(sentence.text[at:])])
