"""A user's own publishers: found before the shipped ones, and checked line by line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from analytics import reference
from analytics.articles import publish_time
from analytics.errors import InputError


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    yield
    reference.forget_user_files()


def test_an_own_publisher_is_found_by_name_and_host_and_has_its_zone(tmp_path: Path) -> None:
    head = "name,hosts,country,zone,kind,languages\n"
    row = "The Example,www.example.org|news.example,Tajikistan,Asia/Dushanbe,wire,en\n"
    (tmp_path / "publishers.csv").write_text(head + row)
    assert reference.user_files(tmp_path)["publishers"] == 1
    found = reference.publisher("https://en.news.example/a")
    assert found is not None
    assert (found.name, found.country, found.kind, found.source) == ("The Example", "TJK", "wire", "user")
    assert publish_time("2025-10-09 18:40:00", "The Example").instant == "2025-10-09T13:40:00+00:00"
    reference.forget_user_files()
    assert reference.publisher("The Example") is None


@pytest.mark.parametrize(
    ("row", "reason"), [("X,x.example,,Mars/Base,", "no time zone"), ("X,x.example,,,party", "kind")]
)
def test_a_line_that_can_not_be_is_named(tmp_path: Path, row: str, reason: str) -> None:
    (tmp_path / "publishers.csv").write_text(f"name,hosts,country,zone,kind\n{row}\n")
    with pytest.raises(InputError, match=reason):
        reference.user_files(tmp_path)
