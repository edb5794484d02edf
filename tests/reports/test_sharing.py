"""What a page would disclose is told before it is passed on."""

from __future__ import annotations

import getpass
from pathlib import Path

import pytest

from analytics.errors import InputError
from analytics.reports.sharing import check_share


def page(folder: Path, quote: str = "A sentence.", more: str = "") -> Path:
    html = folder / "x.html"
    html.write_text(f'<p>{more}</p><a href="https://example.org/1">1</a>', encoding="utf-8")
    html.with_suffix(".js").write_text("window.RELATIONS={}", encoding="utf-8")
    (folder / "x").mkdir()
    (folder / "x" / "evidence.csv").write_text(f'publisher,evidence\nP,"{quote}"\nQ,Two.\n', encoding="utf-8")
    return html


def test_quotations_are_counted_by_publisher(tmp_path: Path) -> None:
    found = check_share(page(tmp_path))
    assert (found.quotes, found.longest, found.by_publisher, found.links) == (2, 11, {"P": 1, "Q": 1}, 1)
    assert found.lines()[-1] == "no problem"


@pytest.mark.parametrize("more", [
    "/home/ann/desk/store", r"C:\Users\ann\desk", "ann.author@example.org", "/tmp/made/x.csv",
])  # fmt: skip
def test_traces_of_a_machine_or_a_person_are_named(tmp_path: Path, more: str) -> None:
    assert any(line.startswith("NOT FOR SHARING: x.html") for line in check_share(page(tmp_path, more=more)).lines())


def test_the_users_name_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "annauthor")
    assert check_share(page(tmp_path, more="made by annauthor")).problems
    (tmp_path / "x.html").write_text("annauthority", encoding="utf-8")
    assert not check_share(tmp_path / "x.html").problems


def test_a_quotation_over_the_cap_is_a_problem(tmp_path: Path) -> None:
    assert "a quotation of 500 characters" in check_share(page(tmp_path, quote="x" * 500)).problems[0]


def test_a_web_address_is_no_path(tmp_path: Path) -> None:
    assert not check_share(page(tmp_path, more="https://example.org/home/page/1")).problems


def test_what_is_no_page_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no page"):
        check_share(tmp_path / "none.html")
