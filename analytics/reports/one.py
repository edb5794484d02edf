"""One report from one job: run the notebook, collect its outputs, write its files."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analytics.reports import engine, manifest, page, params
from analytics.store import open_store

NEWEST = 12  # rows of a page that its site's feed takes
FED = ("id", "published", "what", "sentence", "source", "url")


def render(job: Mapping[str, Any], request: Mapping[str, Any]) -> dict[str, Any]:
    """Run and write one report; nothing is written where the notebook fails.

    Parameters
    ----------
    job : notebook (path), parameters (as checked), out (folder of the site), name (of the page, "" for its own)
    request : store, engine

    Returns
    -------
    dict: page (path), title, understood, summary, newest (rows for the site's feed)
    """
    os.environ["RELATIONS_STORE"] = str(request["store"])
    notebook = Path(job["notebook"])
    nb = engine.run(notebook, job["parameters"], request.get("engine") or "in-process")
    title = page.title_of(nb)
    name = job.get("name") or page.page_name(title or notebook.stem, params.of(notebook), job["parameters"])
    made = page.collect(nb, name)
    folder = Path(job["out"]) / notebook.stem
    # last month's page comes again as it was: what came since is no news on it
    if made.facts and not os.environ.get("RELATIONS_AS_OF"):
        _tell_news(made, folder / name, job["parameters"], str(request["store"]))
    path = page.write(made, folder)
    answer = {"page": str(path), "title": made.title, "understood": made.understood, "summary": made.summary}
    newest = sorted(made.rows, key=lambda row: (row["published"] or "", row["id"]), reverse=True)[:NEWEST]
    return {**answer, "newest": [{key: row.get(key) or "" for key in FED} for row in newest]}


def _tell_news(made: page.Page, folder: Path, parameters: Mapping[str, Any], store: str) -> None:
    """Say what is new since the last rendering, and keep what the next one has to know."""
    versions = open_store(store).versions
    counts = {kind: sum(row.get("kind") == kind for row in made.rows) for kind in manifest.KINDS}
    ids = [row["id"] for row in made.rows]
    kept = manifest.made(manifest.read(folder), parameters, versions, ids, made.summary.get("until", ""), counts)
    manifest.write(folder, kept)
    made.facts["facts"].append(manifest.news(kept, made.rows))
