"""Every notebook as people open it: stripped, plain, explained; a page of any valid choice, also an empty one."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from made import made_store

from analytics.desk import Desk
from analytics.errors import BadParameter, InputError, UnknownCountry
from analytics.figures import quality
from analytics.reports import engine, page, params, render_sheets
from analytics.shipped import shipped
from analytics.tables import Batch, Tables

FOLDER = shipped("notebooks")
NAMES = ("article", "calendar", "country", "events", "leaders", "method", "network", "region", "sources", "trade")
CHOICES: dict[str, dict[str, Any]] = {
    "calendar": {"region": "Russia", "as_of": "2021-10-09"},
    "country": {"country": "TJ", "since": "2018-01-01"},
    "events": {"a": "Russia", "b": "Tajikistan"},
    "leaders": {"country": "RUS"},
    "network": {"region": "CIS", "membership": "today", "gatherings": True},
    "region": {"region": "C5+RUS", "membership": "2018-01-01"},
    "trade": {"a": "RUS", "b": "TJK"},
}
MEASURED = (
    "trade", "trade_full", "numbers", "meetings", "meetings_full", "events", "events_full", "acts",
)  # fmt: skip
EMPTY: dict[str, dict[str, Any]] = {
    "country": {"country": "Fiji"},
    "region": {"region": "Fiji, Tonga"},
    "network": {"region": "Fiji, Tonga"},
    "leaders": {"country": "Fiji"},
    "trade": {"a": "Fiji", "b": "Russia"},
    "events": {"a": "Fiji"},
    "calendar": {"region": "Fiji"},
}
WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("country", {"country": "Kazakstann"}, "nearest: Kazakhstan"),
    ("country", {"since": "yesterday"}, "write 2025-10-09"),
    ("region", {"membership": "always"}, '"at the time", "today"'),
    ("region", {"of": "all"}, '"members"'),
    ("region", {"region": "CIS+SCO", "of": "organisation"}, "name one"),
    ("calendar", {"days": -1}, "0 for all"),
    ("events", {"min_confidence": 2.0}, "from 0"),
    ("sources", {"origin": "guessed"}, "extracted, entered, imported"),
    ("leaders", {"country": "Russland"}, "no country"),
    ("article", {"article": "no such title"}, "nearest"),
]  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_store(tmp_path_factory.mktemp("made") / "store")


def cells(name: str, kind: str = "code") -> list[dict[str, Any]]:
    found = json.loads((FOLDER / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
    return [cell for cell in found if cell["cell_type"] == kind]


def made(name: str, given: dict[str, Any], store: Path, monkeypatch: pytest.MonkeyPatch) -> page.Page:
    monkeypatch.setenv("RELATIONS_STORE", str(store))
    path = FOLDER / f"{name}.ipynb"
    return page.collect(engine.run(path, params.check(path, given)), name)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_stripped_short_and_defines_nothing(name: str) -> None:
    for cell in cells(name):
        assert (cell["outputs"], cell["execution_count"]) == ([], None)
        assert len(cell["source"]) <= 9
        kinds = (ast.FunctionDef, ast.ClassDef, ast.Lambda, ast.Try, ast.For, ast.While, ast.If)
        assert not [node for node in ast.walk(ast.parse("".join(cell["source"]))) if isinstance(node, kinds)]


@pytest.mark.parametrize("name", NAMES)
def test_its_parameters_are_typed_and_explained(name: str) -> None:
    tagged = [cell for cell in cells(name) if "parameters" in cell["metadata"].get("tags", [])]
    assert len(tagged) == 1
    assert all("  # " in line for line in tagged[0]["source"])
    known = params.of(FOLDER / f"{name}.ipynb")
    assert isinstance(known["min_confidence"].default, float) and known["origin"].default == ""


@pytest.mark.parametrize("name", NAMES)
def test_it_makes_a_page_as_it_stands_and_of_a_choice(
    name: str, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for given in ({}, CHOICES.get(name, {"min_confidence": 0.5})):
        found = made(name, given, store, monkeypatch)
        body = "\n".join(found.body)
        assert found.title and "left out" in body
        assert "Traceback" not in body and ">nan<" not in body and "NaT" not in body


@pytest.mark.parametrize("name", sorted(EMPTY))
def test_an_empty_choice_says_so_and_what_is_near(name: str, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = "\n".join(made(name, EMPTY[name], store, monkeypatch).body)
    assert "no article tells" in body
    assert "What is near" in body and "Russia and Tajikistan" in body


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_store_makes_a_page(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Tables(tmp_path / "store").write(Batch([], []))
    assert "Nothing has been read yet" in "\n".join(made(name, {}, tmp_path / "store", monkeypatch).body)


@pytest.mark.parametrize(("name", "given", "said"), WRONG)
def test_a_wrong_parameter_names_the_right_ones(
    name: str, given: dict[str, Any], said: str, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises((BadParameter, UnknownCountry, InputError), match=said):
        made(name, given, store, monkeypatch)


def test_rows_left_out_are_counted(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = "\n".join(made("country", {"country": "TJK", "min_confidence": 0.95}, store, monkeypatch).body)
    assert "rows left out: less sure than 0.95" in body
    body = "\n".join(made("country", {"country": "TJK", "origin": "entered"}, store, monkeypatch).body)
    assert "rows left out: not entered by people" in body


def test_no_reader_sees_a_code(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, given in CHOICES.items():
        body = "\n".join(made(name, given, store, monkeypatch).body)
        for code in (">RUS<", "RUS-TJK", ">yoy<", ">gt<", "CONSULT", "ACCUSE"):
            assert code not in body, (name, code)


def test_a_calendar_file_has_all_day_events_that_keep_their_names(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    icalendar = pytest.importorskip("icalendar")
    text = made("calendar", {"as_of": "2021-10-09"}, store, monkeypatch).attached["calendar.ics"]
    assert text == made("calendar", {"as_of": "2021-10-09"}, store, monkeypatch).attached["calendar.ics"]
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert [str(one["STATUS"]) for one in events] == ["TENTATIVE", "TENTATIVE"]
    visit = events[1]
    assert (visit["DTSTART"].dt.isoformat(), visit["DTEND"].dt.isoformat()) == ("2021-11-01", "2021-11-03")
    assert visit["SEQUENCE"] == 0 and str(visit["UID"]).endswith("@regional-relations")
    assert "VALUE=DATE" in text and str(visit["LOCATION"]) == "Moscow, Russia"


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_plain_papermill_runs_it_with_a_real_kernel(name: str, store: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.ipynb"
    command = [sys.executable, "-m", "papermill", str(FOLDER / f"{name}.ipynb"), str(out)]
    env = {**os.environ, "RELATIONS_STORE": str(store)}
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]


@pytest.mark.slow
@pytest.mark.browser
def test_it_opens_in_jupyterlab_and_runs_top_to_bottom(store: Path, tmp_path: Path) -> None:
    api = pytest.importorskip("playwright.sync_api")
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI has to have a Chromium: apt-get install chromium")
        pytest.skip("no Chromium is installed: apt-get install chromium")
    from lab import run_all, served

    shutil.copy(FOLDER / "region.ipynb", tmp_path / "region.ipynb")
    with served(tmp_path, store) as address, api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        seen = run_all(browser, f"{address}/lab/tree/region.ipynb")
        browser.close()
    assert seen.errors == 0
    assert seen.ran == len(cells("region"))
    assert seen.plots >= 3


def test_the_scores_that_method_shows_are_those_of_the_changelog() -> None:
    changelog = FOLDER.parent / "CHANGELOG.md"
    if not changelog.is_file():
        pytest.skip("an installed package has no changelog")
    measured = " ".join(changelog.read_text(encoding="utf-8").split("### Measured")[1].split())
    # the first number after each name: the newest comes first
    told = {name: found[1] for name in MEASURED if (found := re.search(rf"\b{name} (\.\d\d)", measured))}
    shown = [ours for _, ours, *_ in quality.SCORES]
    assert shown == [told[name] for name in MEASURED]


def test_every_sheet_renders_into_one_site(store: Path, tmp_path: Path) -> None:
    for sheet in sorted(shipped("reports").glob("*.yml")):
        text = sheet.read_text(encoding="utf-8")
        if "pair.ipynb" not in text:
            head, _, reports = text.partition("reports:\n")
            (tmp_path / sheet.name).write_text(f"{head}reports:\n{reports.splitlines()[0]}\n", encoding="utf-8")
    desk = Desk(tmp_path, store=store, notebooks=FOLDER, sheets=tmp_path, out=tmp_path / "html")
    pages = render_sheets(desk, store, desk.out)
    assert {one.parent.name for one in pages[1:]} == set(NAMES)
    assert all(one.stat().st_size <= 60_000 for one in pages)
