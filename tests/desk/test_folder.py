"""The desk is found from any folder in it, and made without harm to what is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from analytics.desk import find_desk, new_desk
from analytics.errors import InputError

ROOT = Path(__file__).parents[2]


def test_a_new_desk_has_its_folders_and_is_found_from_below(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "my desk")
    assert desk.inbox.is_dir()
    assert desk.notebooks.is_dir()
    assert (desk.root / "names.csv").read_text().startswith("form,code")
    assert (desk.root / "groups.csv").read_text().startswith("group,member")
    assert find_desk(desk.inbox) == desk
    assert find_desk(desk.root).name == "my desk"


def test_a_new_desk_has_the_shipped_notebooks_and_sheets(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "desk")
    assert {file.name for file in desk.notebooks.glob("*.ipynb")} == {
        file.name for file in (ROOT / "notebooks").glob("*.ipynb")
    }
    assert {file.name for file in desk.sheets.glob("*.yml")} == {file.name for file in (ROOT / "reports").glob("*.yml")}


def test_a_desk_that_is_there_is_completed_and_not_changed(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "desk")
    (desk.root / "names.csv").write_text("form,code\nMy Land,RUS\n")
    desk.inbox.rmdir()
    assert new_desk(desk.root).inbox.is_dir()
    assert "My Land" in (desk.root / "names.csv").read_text()


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(InputError, match="not empty"):
        new_desk(tmp_path)
    with pytest.raises(InputError, match="is a file"):
        new_desk(tmp_path / "thesis.txt")
    assert [file.name for file in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_clone_works_on_the_samples() -> None:
    desk = find_desk(ROOT / "tests")
    assert (desk.root, desk.inbox) == (ROOT, ROOT / "data/articles")


def test_without_a_desk_the_message_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="relations new"):
        find_desk(tmp_path)


def test_another_store_can_be_named(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "desk")
    assert find_desk(desk.root, tmp_path / "other").store == tmp_path / "other"


@pytest.mark.parametrize(
    ("text", "said"),
    [("name = ", "can't be read"), ("inbocks = 'x'", "unknown key 'inbocks'"), ("inbox = 5", "has to be a text")],
)
def test_a_desk_file_that_is_wrong_is_told_in_words(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "desk.toml").write_text(text)
    with pytest.raises(InputError, match=said):
        find_desk(tmp_path)


def test_somebody_elses_pyproject_is_no_desk(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.other]\nx = 1\n")
    with pytest.raises(InputError, match="no desk"):
        find_desk(tmp_path)
    (tmp_path / "pyproject.toml").write_text("not toml at all")
    with pytest.raises(InputError, match="no desk"):
        find_desk(tmp_path)
