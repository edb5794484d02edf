"""Pages of the invented store, rendered once."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from made import made_store

from analytics.reports import render_notebook, render_sheets
from analytics.shipped import shipped


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented store."""
    return made_store(tmp_path_factory.mktemp("made") / "store")


@pytest.fixture(scope="session")
def notebook() -> Path:
    """The pair notebook as it is shipped."""
    return shipped("notebooks") / "pair.ipynb"


@pytest.fixture(scope="session")
def site(store: Path, tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    """A site of three pages: one with everything, one by month and with bounds, one of a pair without a row."""
    from analytics.desk import Desk

    root = tmp_path_factory.mktemp("desk")
    (root / "reports").mkdir()
    (root / "reports" / "pairs.yml").write_text(
        "notebook: pair.ipynb\ndefaults: {period: year}\nreports:\n"
        "  - {a: Russia, b: Tajikistan}\n  - {a: TJ, b: RU, start: 2016, end: 2019, period: month}\n  - {a: "
        "Russia, b: United States}\n",
        encoding="utf-8",
    )
    desk = Desk(root, store=store, notebooks=shipped("notebooks"), sheets=root / "reports", out=root / "html")
    pages = render_sheets(desk, store, desk.out)
    return SimpleNamespace(desk=desk, out=desk.out, index=pages[0], pages=pages[1:], render=render_notebook)
