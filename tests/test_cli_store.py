"""The verbs with which a store is kept, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from made import made_store

from analytics.cli import main


def run(*arguments: str | Path) -> int:
    """Exit code of a command."""
    with pytest.raises(SystemExit) as found:
        main([str(one) for one in arguments])
    return int(found.value.code or 0)


@pytest.fixture(autouse=True)
def store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    path = made_store(tmp_path / "store")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RELATIONS_STORE", str(path))
    monkeypatch.delenv("RELATIONS_AS_OF", raising=False)
    return path


def test_maintenance_says_what_it_did(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("maintain", "--keep-days", "0") == 0
    out = capsys.readouterr().out
    assert "files before" in out
    assert "of older states forgotten" in out
    assert run("tables") == 0
    assert "meetings 21" in capsys.readouterr().out


def test_a_snapshot_is_kept_and_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("snapshot", "2025-10-paper") == 0
    assert run("snapshot") == 0
    assert "2025-10-paper  " in capsys.readouterr().out
    assert run("snapshot", "2025-10-paper") == 2
    assert "already" in capsys.readouterr().err


def test_files_of_others_are_imported_once_and_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "visits.csv"
    file.write_text(
        "role,who,id,name,start_date,end_date,country_id,country,locale,remarks\n"
        "secretary,x,1,An Example,2018-02-02,2018-02-03,x,Russia,Moscow,Invented.\n"
    )
    assert run("import", "visits", file) == 0
    assert "1 row, 1 new" in capsys.readouterr().out
    assert run("import", "visits", file) == 0
    assert "is in already" in capsys.readouterr().out
    assert run("compare", "visits", "-o", "compared.jsonl") == 0
    assert "only theirs: 1" in capsys.readouterr().out
    lines = [json.loads(line) for line in Path("compared.jsonl").read_text().splitlines()]
    assert [one["outcome"] for one in lines] == ["only theirs"]
    assert run("doctor") == 0
    assert "rows of visits, in no count unasked: 1" in capsys.readouterr().out
    assert run("import", "icews", file) == 2
    assert "no column 'Event ID'" in capsys.readouterr().err


def test_a_panel_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("tables", "panel", "--directed", "--unit", "dyad-year", "-o", "panel.csv") == 0
    assert "rows in panel.csv" in capsys.readouterr().out
    assert Path("panel.csv").read_text().startswith("a,b,pair,period_start")
    assert run("tables", "panel", "--unit", "year", "-o", "panel.csv") == 2
    assert "dyad-year" in capsys.readouterr().err


def test_a_state_that_never_was_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("report", "pair", "-p", "a", "Russia", "-p", "b", "Tajikistan", "--as-of", "1999-01-01") == 2
    assert "the store began on" in capsys.readouterr().err


def test_an_address_is_no_folder_yet(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("tables", "--store", "s3://bucket/store") == 2
    assert "give a folder" in capsys.readouterr().err


@pytest.mark.parametrize("verb", [["maintain"], ["snapshot"], ["compare"], ["tables", "panel"], ["import", "gdelt"]])
def test_every_verb_has_an_example(verb: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*verb, "--help") == 0
    assert f"Example: relations {' '.join(verb)}" in capsys.readouterr().out
