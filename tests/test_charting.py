"""One chart to a file: a page, an image, its data."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from made import made_store

from analytics.errors import BadParameter, InputError
from analytics.pipeline import charting
from analytics.store import Store, open_store

HAS_CHROMIUM = any(shutil.which(name) for name in charting.BROWSERS)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return open_store(made_store(tmp_path_factory.mktemp("made") / "store"))


@pytest.mark.parametrize("kind", charting.KINDS)
def test_every_kind_gives_its_data(kind: str, store: Store, tmp_path: Path) -> None:
    path = charting.chart(store, kind, "Russia", "Tajikistan", tmp_path / "x.csv", "2016")
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) > 1


def test_a_page_of_one_chart_is_one_file(store: Store, tmp_path: Path) -> None:
    text = charting.chart(store, "meetings", "TJK", "Russia", tmp_path / "x.html").read_text(encoding="utf-8")
    assert 'data-figure="meetings"' in text and "src=" not in text.partition("<script>")[0]


def test_a_kind_or_form_that_there_is_not_names_those_that_there_are(store: Store, tmp_path: Path) -> None:
    with pytest.raises(BadParameter, match="choose meetings, activity"):
        charting.chart(store, "pie", "Russia", "Tajikistan", tmp_path / "x.svg")
    with pytest.raises(BadParameter, match=r"\.svg, \.png, \.html, \.csv"):
        charting.chart(store, "meetings", "Russia", "Tajikistan", tmp_path / "x.pdf")


def test_without_a_browser_an_image_is_refused_with_the_way_out(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(charting, "BROWSERS", ("no-such-browser",))
    with pytest.raises(InputError, match=r"write \.html"):
        charting.chart(store, "meetings", "Russia", "Tajikistan", tmp_path / "x.png")


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.skipif(not HAS_CHROMIUM, reason="no Chromium is installed")
@pytest.mark.parametrize(("form", "starts"), [("svg", b"<svg"), ("png", b"\x89PNG")])
def test_an_image_carries_its_source(form: str, starts: bytes, store: Store, tmp_path: Path) -> None:
    found = charting.chart(store, "amounts", "Russia", "Tajikistan", tmp_path / f"x.{form}").read_bytes()
    assert found.startswith(starts)
    if form == "svg":
        assert b"Source: " in found and b"last article" in found
