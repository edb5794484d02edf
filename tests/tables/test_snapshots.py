"""A named state stays what it was, whatever is read, corrected or forgotten afterwards."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from made import Made

from analytics.desk import new_desk
from analytics.errors import InputError, StoreError
from analytics.reference.rows import FOLDER
from analytics.store import open_store
from analytics.tables import Tables

ROOT = Path(__file__).parents[2]


def met(path: Path, day: str) -> Path:
    made = Made()
    made.article(day, f"An invented day, {day}")
    made.meeting("talks", day)
    return made.store(path)


def test_a_snapshot_outlives_what_maintenance_forgets(tmp_path: Path) -> None:
    tables = Tables(met(tmp_path, "2024-01-01"))
    tables.snapshot("2025-10-paper", None, FOLDER)
    between = met(tmp_path, "2024-02-02") and tables.pin()
    met(tmp_path, "2024-03-03")
    tables.maintain(keep_days=0)
    assert len(open_store(tmp_path, as_of="2025-10-paper").meetings()) == 1
    assert len(open_store(tmp_path).meetings()) == 3
    with pytest.raises(StoreError, match="can no longer be rendered"):
        open_store(tmp_path, as_of=between)


def test_a_snapshot_whose_files_are_gone_is_said_so(tmp_path: Path) -> None:
    tables = Tables(met(tmp_path, "2024-01-01"))
    made = tables.snapshot("paper", None, FOLDER)
    for file in (tmp_path / "meetings").rglob("*.parquet"):
        file.unlink()
    with pytest.raises(StoreError, match="'paper' can no longer be rendered: 1 of 1 files of 'meetings'"):
        open_store(tmp_path, as_of=made.name)


def test_a_snapshot_pins_the_desks_files_and_the_reference_tables(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "desk")
    met(desk.store, "2024-01-01")
    (desk.root / "names.csv").write_text("form,code\nThe Steppe,KAZ\n")
    made = Tables(desk.store).snapshot("paper", desk.root, FOLDER)
    (desk.root / "names.csv").write_text("form,code\n")
    assert (made.desk / "names.csv").read_text() == "form,code\nThe Steppe,KAZ\n"
    assert {one.name for one in made.reference.iterdir()} == {one.name for one in FOLDER.glob("*.csv")}
    store = open_store(desk.store, as_of="paper")
    assert (store.desk, store.until) == (made.desk, made.made_at)


@pytest.mark.parametrize("name", ["2025-10", "2025", "../x", "", "a b", "2025Q3"])
def test_a_name_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="no name for a snapshot"):
        Tables(met(tmp_path, "2024-01-01")).snapshot(name, None, FOLDER)


def test_a_name_is_given_once(tmp_path: Path) -> None:
    tables = Tables(met(tmp_path, "2024-01-01"))
    tables.snapshot("paper", None, FOLDER)
    with pytest.raises(InputError, match="already"):
        tables.snapshot("paper", None, FOLDER)
    assert [one.name for one in tables.snapshots()] == ["paper"]


@pytest.mark.slow
def test_a_report_of_a_state_of_before_comes_again_byte_for_byte(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "desk")
    met(desk.store, "2024-01-01")
    command = [sys.executable, "-m", "analytics", "report", "pair", "-p", "a", "Russia", "-p", "b", "Tajikistan"]
    place = {"cwd": desk.root, "env": {"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"}, "check": True}

    def rendered(out: str, *more: str) -> dict[str, bytes]:
        subprocess.run([*command, "--out", out, *more], **place, stdout=subprocess.DEVNULL)  # type: ignore[call-overload]
        return {one.name: one.read_bytes() for one in (desk.root / out).glob("*.html")}

    first = rendered("first")
    Tables(desk.store).snapshot("paper", desk.root, FOLDER)
    met(desk.store, "2024-02-02")
    (desk.root / "names.csv").write_text("form,code\nThe Steppe,KAZ\n")
    Tables(desk.store).maintain(keep_days=0)
    assert rendered("now") != first
    assert rendered("again", "--as-of", "paper") == first
