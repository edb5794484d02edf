"""The pair notebook as people open it: stripped, plain, and run by a real kernel from any folder."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from made import made_store

from analytics.reports import render_notebook
from analytics.shipped import shipped

NOTEBOOK = shipped("notebooks") / "pair.ipynb"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_store(tmp_path_factory.mktemp("made") / "store")


def cells(kind: str) -> list[dict[str, Any]]:
    found = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in found if cell["cell_type"] == kind]


def test_it_is_stripped_and_runs_on_the_plain_kernel() -> None:
    nb = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    assert (nb["nbformat"], nb["metadata"]["kernelspec"]["name"]) == (4, "python3")
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells("code"))


def test_its_cells_are_short_and_define_nothing() -> None:
    for cell in cells("code"):
        tree = ast.parse("".join(cell["source"]))
        assert len(cell["source"]) <= 8
        kinds = (ast.FunctionDef, ast.ClassDef, ast.Try, ast.For, ast.While, ast.If)
        assert not [node for node in ast.walk(tree) if isinstance(node, kinds)]


def test_its_parameters_are_explained() -> None:
    tagged = [cell for cell in cells("code") if "parameters" in cell["metadata"].get("tags", [])]
    assert len(tagged) == 1
    assert all("  # " in line for line in tagged[0]["source"])


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["root", "notebooks"])
def test_plain_papermill_runs_it_from_the_root_and_from_its_folder(folder: str, store: Path, tmp_path: Path) -> None:
    where = NOTEBOOK.parents[1] if folder == "root" else NOTEBOOK.parent
    out = tmp_path / "out.ipynb"
    command = [sys.executable, "-m", "papermill", str(NOTEBOOK.relative_to(where)), str(out), "-p", "b", "TJK"]
    env = {**os.environ, "RELATIONS_STORE": str(store)}
    done = subprocess.run(command, cwd=where, env=env, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    outputs = [out for cell in json.loads(out.read_text(encoding="utf-8"))["cells"] for out in cell.get("outputs", [])]
    figures = [
        one["data"]["application/vnd.plotly.v1+json"]
        for one in outputs
        if "application/vnd.plotly.v1+json" in one.get("data", {})
    ]
    assert len(figures) == 5
    # JupyterLab knows no shared script: the map has to carry its shapes
    shapes = [trace["geojson"] for figure in figures for trace in figure["data"] if trace["type"] == "choropleth"]
    assert all(isinstance(one, dict) for one in shapes)
    assert max(len(one["features"]) for one in shapes) >= 200


@pytest.mark.slow
def test_a_real_kernel_gives_the_same_page(store: Path, tmp_path: Path) -> None:
    pages = [
        render_notebook(NOTEBOOK, {"start": "2016"}, tmp_path / name, store, engine=name)
        for name in ("in-process", "kernel")
    ]
    for suffix in (".html", ".js"):
        one, other = (page.with_suffix(suffix).read_text(encoding="utf-8") for page in pages)
        assert one == other
