"""A report handed over is made anew from its rows by somebody without the articles; an altered cell is found."""

from __future__ import annotations

import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from made import Made

from analytics.desk import Desk, corrections, new_desk, own
from analytics.errors import InputError
from analytics.pipeline import entering, handover, review
from analytics.store import open_store

PAIR = {"a": "Russia", "b": "Tajikistan"}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with rows of a pair, one of them corrected, one entered by hand."""
    desk = new_desk(tmp_path_factory.mktemp("desk") / "d")
    made = Made()
    for year in range(2020, 2024):
        made.article(f"{year}-05-03", f"Report of {year}")
        made.meeting("visit", f"{year}-05-02")
    made.store(desk.store)
    (row, *_) = open_store(desk.store).machine("meetings")
    review.correct_row(open_store(desk.store), desk, row["meeting_id"], "fix", {"place": "Khujand"}, who="Secret Name")
    said = ["kind=talks", "participants=Russia; Tajikistan", "start=2022-09-09", "source=Note 7"]
    entering.add(desk, "meeting", said, "Secret Name")
    return desk


@pytest.fixture(scope="module")
def handed(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("out") / "x.zip"
    handover.bundle(desk, open_store(desk.store), desk.notebooks / "pair.ipynb", PAIR, path)
    return path


def altered(path: Path, target: Path, name: str, change: Any) -> Path:
    """A copy of a bundle with one member changed."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for one in old.infolist():
            data = old.read(one)
            new.writestr(one.filename, change(data) if one.filename == name else data)
    return target


def test_a_bundle_is_made_anew_from_its_rows(handed: Path) -> None:
    done = handover.verify(handed)
    assert done.problems == []
    assert done.figures >= 5
    with zipfile.ZipFile(handed) as file:
        assert b"Note 7" in file.read(f"desk/{own.FILE}")


def test_it_holds_no_text_and_no_name_of_who_corrected(handed: Path) -> None:
    with zipfile.ZipFile(handed) as file:
        everything = b"\n".join(file.read(name) for name in file.namelist())
    assert b"An invented text" not in everything
    assert b"Secret Name" not in everything
    assert b"Khujand" in everything


def test_the_same_report_gives_the_same_bytes(desk: Desk, handed: Path, tmp_path: Path) -> None:
    handover.bundle(desk, open_store(desk.store), desk.notebooks / "pair.ipynb", PAIR, tmp_path / "y.zip")
    assert (tmp_path / "y.zip").read_bytes() == handed.read_bytes()


def test_one_altered_cell_of_a_table_is_found(handed: Path, tmp_path: Path) -> None:
    name = "tables/meetings.csv"
    path = altered(handed, tmp_path / "z.zip", name, lambda data: data.replace(b"2021-05-02", b"2021-05-12"))
    found = handover.verify(path).problems
    assert "tables/meetings.csv was altered" in found
    assert any("meetings is not what its rows give: line" in one for one in found)


def test_an_altered_figure_is_found_even_with_a_new_checksum(handed: Path, tmp_path: Path) -> None:
    path = altered(handed, tmp_path / "1.zip", "figures/meetings.csv", lambda data: data.replace(b"2021", b"2019"))
    with zipfile.ZipFile(path) as file:
        digest = hashlib.sha256(file.read("figures/meetings.csv")).hexdigest()

    def forge(data: bytes) -> bytes:
        manifest = json.loads(data)
        manifest["sha256"]["figures/meetings.csv"] = digest
        return json.dumps(manifest).encode()

    found = handover.verify(altered(path, tmp_path / "2.zip", handover.MANIFEST, forge)).problems
    assert len(found) == 1
    assert "figure meetings is not what its rows give" in found[0]


def test_a_strangers_notebook_is_not_run_unasked(handed: Path, tmp_path: Path) -> None:
    def poisoned(data: bytes) -> bytes:
        notebook = json.loads(data)
        source = f"open({str(tmp_path / 'ran')!r}, 'w').close()"
        notebook["cells"].append({"cell_type": "code", "id": "x", "metadata": {}, "source": source, "outputs": [],
                                  "execution_count": None})  # fmt: skip
        return json.dumps(notebook).encode()

    path = altered(handed, tmp_path / "p.zip", "notebook/pair.ipynb", poisoned)
    with pytest.raises(InputError, match="--run-notebook"):
        handover.verify(path)
    assert not (tmp_path / "ran").exists()


def test_what_is_no_bundle_is_refused(tmp_path: Path, desk: Desk) -> None:
    (tmp_path / "a.zip").write_bytes(b"not a zip")
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as file:
        file.writestr("x", "y")
    for name, said in (("a.zip", "no .zip that can be read"), ("b.zip", "no bundle"), ("c.zip", "no .zip")):
        with pytest.raises(InputError, match=said):
            handover.verify(tmp_path / name)
    with pytest.raises(InputError, match="end it so"):
        handover.bundle(desk, open_store(desk.store), desk.notebooks / "pair.ipynb", PAIR, tmp_path / "x.tar")


def test_corrections_and_entered_rows_of_others_stay_at_home(desk: Desk, tmp_path: Path) -> None:
    other = {"a": "China", "b": "Iran"}
    handover.bundle(desk, open_store(desk.store), desk.notebooks / "pair.ipynb", other, tmp_path / "o.zip")
    with zipfile.ZipFile(tmp_path / "o.zip") as file:
        assert file.read(f"desk/{corrections.FILE}").decode().count("\n") == 1
        assert file.read(f"desk/{own.FILE}") == b""
        assert b"RUS" not in file.read("tables/meetings.csv")
