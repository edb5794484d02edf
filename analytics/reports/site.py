"""The index of a site: all its pages, searchable and sortable, with a sparkline each.

A manifest beside it (index.json) keeps what is known of each page, so that a page rendered later joins the others.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from analytics.figures.display import escape
from analytics.figures.facts import SAMPLE_NOTE
from analytics.reports import feed, files
from analytics.reports.page import FOOTER, template

MANIFEST = "index.json"
TITLE = "Regional Relations"
LEAD = (
    "Who met whom, what is planned, and what they say of their trade: read by rule from news articles, each "
    "statement with its sentence. "
    "Bars show meetings and acts found per year; years in grey were not read."
)
COLUMNS = {
    "pair": "Pair",
    "spark": "Per year",
    "meetings": "Meetings",
    "trade": "Trade claims",
    "acts": "Other acts",
    "last": "Last met",
    "claim": "Latest trade claim",
}
YEARS = 26  # years of a sparkline, the newest
NUMBERS = ("meetings", "trade", "acts")
LABELLED = (*NUMBERS, "last")  # cells that a phone shows with their column's name


def write_index(out: Path, answers: Iterable[Mapping[str, Any]]) -> Path:
    """The site's index with these pages and those that were there before."""
    entries = _known(out)
    for answer in answers:
        href = Path(os.path.relpath(answer["page"], out)).as_posix()
        entries[href] = {key: answer[key] for key in ("title", "summary", "understood", "newest")}
    files.write(out / MANIFEST, files.dumps(entries) + "\n")
    feed.write(out, TITLE, entries)
    years = shown_years(entries.values())
    rows = [
        _row(href, one, years) for href, one in sorted(entries.items(), key=lambda item: (item[1]["title"], item[0]))
    ]
    return files.write(out / "index.html", _html(rows, entries))


def _known(out: Path) -> dict[str, Any]:
    """Pages of earlier runs that are still there."""
    try:
        entries = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(entries, dict):
        return {}
    return {href: one for href, one in entries.items() if (out / href).is_file() and isinstance(one, dict)}


def shown_years(entries: Iterable[Mapping[str, Any]]) -> dict[int, bool]:
    """The years of all sparklines, at most YEARS, and whether anything was read of them: all pages share one store."""
    was_read: dict[int, bool] = {}
    for entry in entries:
        for year, _, seen in entry["summary"].get("spark") or []:
            was_read[year] = was_read.get(year, False) or bool(seen)
    if not was_read:
        return {}
    return {
        year: was_read.get(year, False)
        for year in range(max(min(was_read), max(was_read) - YEARS + 1), max(was_read) + 1)
    }


def _row(href: str, entry: Mapping[str, Any], years: Mapping[int, bool]) -> str:
    summary = entry["summary"]
    cells = []
    for key, head in COLUMNS.items():
        value = summary.get(key, "")
        kind = f"c-{key} c-number" if key in NUMBERS else f"c-{key}"
        if key == "pair":
            said = f'<a href="{escape(href)}">{escape(entry["title"])}</a>'
        elif key == "spark":
            found = {year: n for year, n, _ in summary.get("spark") or []}
            said = spark([(year, found.get(year, 0), seen) for year, seen in years.items()])
        elif key in NUMBERS:
            said = f"{int(value or 0):,}"
        else:
            said = escape(value)
        sort = {"last": summary.get("last_sort", ""), "spark": summary.get("found", 0)}.get(key, "")
        order = f' data-sort="{escape(sort)}"' if key in ("last", "spark") else ""
        label = f' data-label="{escape(head)}"' if key in LABELLED else ""
        cells.append(f'<td class="{kind}"{label}{order}>{said}</td>')
    return f"<tr>{''.join(cells)}</tr>"


def spark(years: list[tuple[int, int, bool]]) -> str:
    """Bars of happenings per year as one path, years of which nothing was read as another.

    Parameters
    ----------
    years : (year, happenings, whether anything was read), in order
    """
    if not years:
        return ""
    step, height = 176 / max(len(years), 1), 30
    top = max(max(one[1] for one in years), 1)
    bars, gaps = [], []
    for at, (_, n, was_read) in enumerate(years):
        x = round(at * step, 1)
        if n:
            tall = round(max(2.0, n / top * (height - 3)))
            bars.append(f"M{round(x + step / 2)} {height - 1}v-{tall}")  # a stroke: an index of many rows stays small
        if not was_read:
            gaps.append(f"M{x:g} {height - 1}v-{height - 1}h{step:.3g}v{height - 1}z")
    found = sum(one[1] for one in years)
    unread = sum(not one[2] for one in years)
    said = f"{found} meetings and acts, at most {top} a year; nothing read of {unread} years"
    return (
        '<svg class="spark" viewBox="0 0 176 30" preserveAspectRatio="none" role="img" '
        f'aria-label="{escape(said)}"><path class="gaps" d="{"".join(gaps)}"/>'
        '<path class="base" d="M0 29h176v1h-176z"/>'
        f'<path class="bars" stroke-width="{max(step - 1, 0.8):.1f}" d="{"".join(bars)}"/></svg>'
    )


def _html(rows: list[str], entries: Mapping[str, Any]) -> str:
    heads = "".join(
        f'<th scope="col" data-key="{key}" class="{"c-number" if key in NUMBERS else f"c-{key}"}">{said}</th>'
        for key, said in COLUMNS.items()
    )
    sample = (
        f'<p class="callout">{escape(SAMPLE_NOTE)}</p>'
        if any(one["summary"].get("sample") for one in entries.values())
        else ""
    )
    count = f"{len(rows)} {'page' if len(rows) == 1 else 'pages'}"
    years = list(shown_years(entries.values()))
    heads = heads.replace("Per year<", f"Per year, {years[0]} to {years[-1]}<") if years else heads
    body = (
        f'<h1>{TITLE}</h1>\n<p class="lead-in">{escape(LEAD)}</p>\n{sample}'
        '<div class="rows index" data-static="index">\n<div class="tools"></div>\n<div class="scroll" '
        'role="region" tabindex="0" aria-label="Pages">\n<table>\n'
        f"<caption>{count}</caption>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"
        + "\n".join(rows)
        + "\n</tbody>\n</table>\n</div>\n"
        f'<p class="source"><span class="count"></span> <a href="{feed.NAME}">New rows as a feed (Atom)</a></p>\n</div>'
    )
    return template().substitute(
        title=TITLE,
        assets="assets",
        feed=feed.NAME,
        kind="site",
        body=body,
        before="",
        footer=escape(FOOTER),
        scripts='<script src="assets/page.js"></script>',
    )
