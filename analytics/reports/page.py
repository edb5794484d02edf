"""A static page from a notebook that has run: HTML, its data in a script beside it, CSV of each chart and table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from string import Template
from typing import Any

from analytics import reference
from analytics.errors import InputError
from analytics.figures import display
from analytics.figures.maps import SHAPES
from analytics.reports import files, parts
from analytics.reports.engine import FIGURE
from analytics.reports.params import Parameter
from analytics.shipped import PACKAGE

FACTS = "<!-- facts -->"
NOTEBOOK_ONLY = "notebook-only"  # tag of cells that explain the notebook itself
DATA_LIMIT = 399_000  # bytes of the script beside it, with room for its frame
TABLE_SHARE = 11_000  # bytes of each table's first rows in the page itself
FOOTER = "Made by rule from news articles; each statement is its article's. A static page: it asks no network."


@dataclass(slots=True)
class Page:
    """What is collected from a notebook's cells."""

    name: str
    title: str = ""
    understood: str = ""
    body: list[str] = field(default_factory=list)
    contents: list[tuple[str, str]] = field(default_factory=list)
    figures: dict[str, Any] = field(default_factory=dict)
    tables: dict[str, Any] = field(default_factory=dict)
    csv: dict[str, str] = field(default_factory=dict)
    attached: dict[str, str] = field(default_factory=dict)  # further files: name with its ending -> text
    summary: dict[str, Any] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)
    rows: list[dict[str, Any]] = field(default_factory=list)  # of the evidence, each with its id


def title_of(nb: Any) -> str:
    """The title that a notebook's heading gives its page, "" without one."""
    for cell in nb.cells:
        for output in cell.get("outputs", []):
            if display.HEADING in output.get("data", {}):
                return str(output["data"][display.HEADING]["title"])
    return ""


def page_name(title: str, known: Mapping[str, Parameter], given: Mapping[str, Any]) -> str:
    """File name of a page: its title, and what else differs from the notebook's defaults.

    Countries stand in the title already, however they were written.
    """
    names = [parts.slug(title)]
    for name in known:
        value = given.get(name, known[name].default)
        if value == known[name].default or value in ("", None):
            continue
        if isinstance(value, str):
            try:
                reference.actor(value)
                continue
            except InputError:
                pass
        names.append(parts.slug(f"{name} {value}"))
    return "-".join(names)[:120]


def collect(nb: Any, name: str) -> Page:
    """All that a page shows, in the order of the notebook's cells."""
    page = Page(name)
    for cell in nb.cells:
        if NOTEBOOK_ONLY in cell.get("metadata", {}).get("tags", []):
            continue
        if cell.cell_type == "markdown":
            _prose(page, cell.source)
        for output in cell.get("outputs", []):
            if output.output_type == "stream":
                if output.name == "stdout":
                    page.body.append(parts.stream(output.text))
            elif output.output_type in ("execute_result", "display_data"):
                _output(page, output.data)
    return page


def write(page: Page, folder: Path, assets: str = "../assets") -> Path:
    """The page's files in a folder: NAME.html, NAME.js, and NAME/ with its CSV files.

    The page is cut to its limits: tables lose their oldest rows in the script, never in the CSV.
    """
    for csv_name, content in page.csv.items():
        files.write(folder / page.name / f"{csv_name}.csv", content)
    for file_name, content in page.attached.items():
        files.write(folder / page.name / file_name, content.encode("utf-8"))
    files.write(folder / f"{page.name}.js", _data_script(page))
    return files.write(folder / f"{page.name}.html", _html(page, assets))


def _prose(page: Page, source: str) -> None:
    page.contents += parts.headings(source)
    page.body.append(parts.prose(source))


def _output(page: Page, data: Mapping[str, Any]) -> None:
    """One output by its richest form that a page knows."""
    if display.HEADING in data:
        payload = data[display.HEADING]
        page.title, page.understood = payload["title"], payload["understood"]
        page.body.append(parts.heading(payload))
    elif display.FACTS in data:
        page.facts = {**data[display.FACTS], "facts": list(data[display.FACTS]["facts"])}
        page.summary = dict(page.facts.get("summary") or {})
        page.body += [FACTS, "<!-- contents -->"]
    elif display.NOTES in data:
        page.body.append(parts.notes(data[display.NOTES]))
    elif display.FILE in data:
        page.attached[data[display.FILE]["name"]] = data[display.FILE]["content"]
        page.body.append(parts.attached(data[display.FILE], page.name))
    elif display.TABLE in data:
        _table(page, data[display.TABLE])
    elif FIGURE in data:
        add_figure(page, data[FIGURE])
    elif "text/markdown" in data:
        _prose(page, _joined(data["text/markdown"]))
    elif "text/plain" in data:
        # HTML of other libraries is not ours to trust: their words are shown
        page.body.append(parts.stream(_joined(data["text/plain"])))


def _joined(text: Any) -> str:
    return "".join(text) if isinstance(text, list) else str(text)


def add_figure(page: Page, figure: Mapping[str, Any]) -> None:
    """A figure as plotly JSON: its drawing, its words, its data."""
    layout = {key: value for key, value in figure["layout"].items() if key not in ("template", "title")}
    own = {key: str(value) if key == "title" else value for key, value in layout.get("meta", {}).items()}
    name = parts.slug(own.get("name") or f"figure {len(page.figures) + 1}")
    meta = {
        "name": name,
        "title": own.get("title", name),
        "subtitle": own.get("subtitle", ""),
        "alt": own.get("alt", ""),
        "source": own.get("source", ""),
        "note": own.get("note", ""),
        "height": own.get("height") or layout.get("height") or 400,
    }
    page.csv[name] = files.as_csv(own.get("columns") or [], own.get("rows") or [])
    layout["meta"] = {"source": meta["source"], "height": meta["height"], "aspect": own.get("aspect")}
    layout["title"] = figure["layout"].get("title") or {"text": ""}
    page.figures[name] = {"data": [_shared_shapes(trace) for trace in figure["data"]], "layout": layout}
    page.body.append(parts.figure(meta, f"{page.name}/{name}.csv"))


def _shared_shapes(trace: Mapping[str, Any]) -> dict[str, Any]:
    """A map's trace without its shapes: the page takes them from the site's shared script."""
    return {**trace, "geojson": SHAPES} if isinstance(trace.get("geojson"), Mapping) else dict(trace)


def _table(page: Page, payload: Mapping[str, Any]) -> None:
    name = payload["name"]
    page.csv[name] = files.as_csv(payload["data_columns"], payload["data_rows"])
    shown: list[Any] = []
    size = 0
    for row in payload["rows"]:
        size += len(parts._row(payload["columns"], row).encode())
        if size > TABLE_SHARE:
            break
        shown.append(row)
    if name == "evidence":
        page.rows = [
            {**row, "id": data[0], "published": data[payload["data_columns"].index("published")]}
            for row, data in zip(payload["rows"], payload["data_rows"], strict=True)
        ]
    page.tables[name] = {
        "columns": list(payload["columns"].items()),
        "rows": payload["rows"],
        "total": len(payload["rows"]),
    }
    page.body.append(parts.table(payload, f"{page.name}/{name}.csv", shown))


def _data_script(page: Page) -> str:
    """Figures and tables as a classic script: modules and fetch are blocked on file://."""
    data: dict[str, Any] = {"name": page.name, "asOf": page.understood, "figures": page.figures, "tables": {}}
    room = DATA_LIMIT - len(files.dumps(data).encode()) - 200
    for name, table in sorted(page.tables.items(), key=lambda one: len(one[1]["rows"])):
        rows = []
        for row in table["rows"]:
            room -= len(files.dumps(row).encode()) + 1
            if room < 0:
                break
            rows.append(row)
        data["tables"][name] = {**table, "rows": rows}
    return f"window.RELATIONS={files.dumps(data)};\n"


def _html(page: Page, assets: str) -> str:
    """The page, with its list of contents behind the first facts."""
    body = "\n".join(one for one in page.body if one)
    contents = parts.contents(page.contents)
    body = body.replace(FACTS, parts.facts(page.facts), 1) if page.facts else body
    body = body.replace("<!-- contents -->", contents, 1) if "<!-- contents -->" in body else f"{contents}\n{body}"
    uses_shapes = any("geojson" in trace for figure in page.figures.values() for trace in figure["data"])
    scripts = [f"{assets}/geo.js"] if uses_shapes else []
    scripts += [f"{assets}/plotly.min.js"] if page.figures else []
    scripts += [f"{assets}/theme.js", f"{page.name}.js", f"{assets}/page.js"]
    return template().substitute(
        title=display.escape(page.title or page.name),
        assets=assets,
        feed="../feed.xml",
        kind="page",
        body=body,
        footer=display.escape(FOOTER),
        before='<header class="top"><a href="../index.html">All pages</a><span>Regional Relations</span></header>',
        scripts="\n".join(f'<script src="{display.escape(one)}"></script>' for one in scripts),
    )


def template() -> Template:
    """The frame of every page."""
    return Template((PACKAGE / "reports" / "template.html").read_text(encoding="utf-8"))
