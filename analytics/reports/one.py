"""One report from one job: run the notebook, collect its outputs, write its files."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analytics.reports import engine, page, params


def render(job: Mapping[str, Any], request: Mapping[str, Any]) -> dict[str, Any]:
    """Run and write one report; nothing is written where the notebook fails.

    Parameters
    ----------
    job : notebook (path), parameters (as checked), out (folder of the site), name (of the page, "" for its own)
    request : store, engine

    Returns
    -------
    dict: page (path), title, understood, summary
    """
    os.environ["RELATIONS_STORE"] = str(request["store"])
    notebook = Path(job["notebook"])
    nb = engine.run(notebook, job["parameters"], request.get("engine") or "in-process")
    title = page.title_of(nb)
    name = job.get("name") or page.page_name(title or notebook.stem, params.of(notebook), job["parameters"])
    made = page.collect(nb, name)
    path = page.write(made, Path(job["out"]) / notebook.stem)
    return {"page": str(path), "title": made.title, "understood": made.understood, "summary": made.summary}
