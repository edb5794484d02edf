"""Every form of input becomes articles or rejects with a reason; a bad one never ends the run."""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from analytics.articles import Given, inputs, read
from analytics.articles.gate import LIMITS
from analytics.errors import InputError
from analytics.records import Article, Reject

LINE = {
    "id": "x-1",
    "published": "2025-10-09T18:40:00+05:00",
    "source": "The Daily Example",
    "title": "Talks in the capital",
    "url": "https://daily.example/a?utm_source=y",
    "text": "The two presidents met on Thursday.",
    "author": ["A", "B"],
    "licence": "CC BY 4.0",
    "language": "en-GB",
    "anything": {"else": 1},
}


def lines(path: Path, *rows: object) -> Path:
    text = "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


def one(path: Path, given: Given | None = None) -> Article:
    (found,) = read(path, given)
    assert isinstance(found, Article), found
    return found


def rejected(path: Path) -> Reject:
    (found,) = read(path)
    assert isinstance(found, Reject), found
    return found


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_a_json_line_becomes_an_article(tmp_path: Path, name: str) -> None:
    found = one(lines(tmp_path / name, LINE))
    assert (found.source_id, found.publisher, found.title) == ("x-1", "The Daily Example", "Talks in the capital")
    assert (found.url, found.canonical_url) == (LINE["url"], "https://daily.example/a")
    assert (found.published, found.published_local_date) == ("2025-10-09T13:40:00+00:00", "2025-10-09")
    assert (found.published_precision, found.published_source) == ("instant", "field")
    assert (found.author, found.licence, found.language) == ("A, B", "CC BY 4.0", "en")
    assert found.input_name == f"{name}:1"
    assert found.story_id == found.article_id
    assert found.flags == []


def test_a_bad_line_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = lines(
        tmp_path / "a.jsonl",
        LINE,
        "{broken",
        "[1, 2]",
        "",
        {**LINE, "text": " "},
        {"id": "x-2"},
        '"text"',
        '{"a":' * 20000,
        {**LINE, "id": "x-3"},
    )
    found = list(read(path))
    assert [row.input_name for row in found if isinstance(row, Article)] == ["a.jsonl:1", "a.jsonl:9"]
    assert [(row.input_name, row.reason) for row in found if isinstance(row, Reject)] == [
        ("a.jsonl:2", "the line is no JSON"),
        ("a.jsonl:3", "the line is no JSON object"),
        ("a.jsonl:5", "there is no text in it"),
        ("a.jsonl:6", "there is no text in it"),
        ("a.jsonl:7", "the line is no JSON object"),
        ("a.jsonl:8", "the line is no JSON"),
    ]
    assert all(row.advice for row in found if isinstance(row, Reject))


def test_the_sha256_is_of_the_line_so_a_longer_file_changes_nothing(tmp_path: Path) -> None:
    short, longer = lines(tmp_path / "a.jsonl", LINE), lines(tmp_path / "b.jsonl", {**LINE, "id": "x-2"}, LINE)
    assert one(short).input_sha256 in {row.input_sha256 for row in read(longer)}


def test_hostile_fields_become_plain_ones(tmp_path: Path) -> None:
    found = one(
        lines(
            tmp_path / "a.jsonl",
            {
                "id": 7,
                "text": "Half \ud800 a character and a \x00 byte.",
                "title": ["no", "title"],
                "url": "javascript:alert(1)",
                "publisher": {"name": "x"},
                "source": True,
                "published": 20251009,
                "author": "<b>" * 1000,
                "language": 5,
            },
        )
    )
    assert found.text == "Half \ufffd a character and a \ufffd byte."
    assert (found.source_id, found.title, found.url, found.publisher) == ("7", None, None, None)
    assert found.published_local_date == "2025-10-09"
    assert len(found.author or "") == 1000
    assert found.flags == ["bad_url"]


def test_a_cut_off_archive_gives_what_stands_before_the_cut(tmp_path: Path) -> None:
    whole = gzip.compress(
        b"".join(
            json.dumps({**LINE, "id": f"x-{i}", "text": os.urandom(300).hex()}).encode() + b"\n" for i in range(300)
        )
    )
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(whole[: len(whole) // 2])
    found = list(read(path))
    assert sum(isinstance(row, Article) for row in found) > 50
    assert isinstance(found[-1], Reject)
    assert "damaged or cut off" in found[-1].reason


def test_a_line_over_the_limit_is_turned_away_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LIMITS, "item", 400)
    found = list(read(lines(tmp_path / "a.jsonl", {**LINE, "text": "long " * 500}, LINE)))
    assert [type(row) for row in found] == [Reject, Article]
    assert found[1].input_name == "a.jsonl:2"


def test_standard_input_has_json_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(json.dumps(LINE).encode())))
    (found,) = read("-")
    assert found.input_name == "standard input:1"


def test_standard_input_may_be_one_bare_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"\nA cable\n\nTrade grew.\nIt did.\n")))
    (found,) = read("-", Given("2025-10-09", "Embassy cable"))
    assert isinstance(found, Article)
    assert (found.input_name, found.title, found.published_local_date) == ("standard input", "A cable", "2025-10-09")
    assert "It did." in found.text


def test_blank_lines_before_json_lines_are_counted_and_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = b"\xef\xbb\xbf\n\n" + json.dumps(LINE).encode() + b"\n{broken\n"
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
    assert [(type(row), row.input_name) for row in read("-")] == [
        (Article, "standard input:3"),
        (Reject, "standard input:4"),
    ]


def test_empty_standard_input_is_no_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"")))
    assert list(read("-")) == []


def test_front_matter_dates_and_names_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\ntitle: 'Trade: up'\npublished: 2025-10-09\npublisher: P\nurl: https://p.example/1\n"
        "source_id: other-1\nsource_name: Q\nsource_url: https://q.example\n---\nTrade grew.\n\nIt did.\n"
    )
    found = one(path)
    assert (found.title, found.text) == ("Trade: up", "Trade grew.\n\nIt did.")
    assert (found.published_local_date, found.published_source) == ("2025-10-09", "front matter")
    assert (found.source_name, found.source_url) == ("Q", "https://q.example")
    assert found.source_id is None, "source_id is of the article that a brief retells"


def test_a_time_in_front_matter_keeps_its_own_day(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: T\npublished: 2025-10-09T01:00:00+05:00\n---\nText of it.\n")
    assert one(path).published_local_date == "2025-10-09"


@pytest.mark.parametrize(
    ("front", "reason"),
    [
        ("title: 'open", "no YAML"),
        ("a: &x [1]\nb: *x", "no YAML"),
        ("- only\n- a list", "no keys"),
        ("title: !!python/object/apply:os.system ['true']", "no YAML"),
        ("x: " + "y" * 20000, "too long"),
        ("a: " + "[" * 5000, "no YAML"),
    ],
)
def test_front_matter_that_is_none_is_turned_away(tmp_path: Path, front: str, reason: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"---\n{front}\n---\nText.\n")
    assert reason in rejected(path).reason


def test_the_first_line_of_a_bare_text_is_its_title(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbfTalks in the capital\r\n\r\nThe two presidents met on Thursday.\r\n")
    found = one(path)
    assert (found.title, found.text) == ("Talks in the capital", "The two presidents met on Thursday.")
    assert found.flags == ["undated"]
    assert (found.published, found.published_local_date, found.published_source) == (None, None, None)


def test_a_paragraph_is_no_title(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("word " * 80 + "\nThe second paragraph.")
    assert one(path).title is None


def test_a_markdown_heading_is_a_title(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# Talks in the capital\n\nThe two presidents met.")
    assert one(path).title == "Talks in the capital"


def test_what_the_user_says_fills_what_the_text_lacks(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Talks\nThe two presidents met.")
    found = one(path, Given("2025-10-09", "P", "https://p.example/1"))
    assert (found.published_local_date, found.published_source, found.publisher) == ("2025-10-09", "option", "P")
    assert found.canonical_url == "https://p.example/1"


def test_what_the_user_says_does_not_override_the_input(tmp_path: Path) -> None:
    assert one(lines(tmp_path / "a.jsonl", LINE), Given("2001-01-01")).published_local_date == "2025-10-09"


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"\x00\x01\x02" * 500, "binary"),
        ("a.md", b"%PDF-1.4", "PDF"),
        ("a.pdf", b"%PDF-1.4", "no form"),
        ("a.html", b"<html><body></body></html>", "no article"),
        ("a.txt.gz", b"no gzip", "can't be read"),
        ("noending", b"text", "no form"),
    ],
)
def test_a_bad_file_is_turned_away_with_a_reason_and_advice(tmp_path: Path, name: str, raw: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(raw)
    found = rejected(tmp_path / name)
    assert reason in found.reason
    assert found.advice
    assert found.input_name == name


def test_a_folder_is_read_in_order_without_hidden_files_and_attachments(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", ".hidden.txt", ".git/x.txt", "page_files/x.txt", "b/1.md", "~$lock.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Title\nThe text of it.")
    assert [source.name for source in inputs(tmp_path)] == ["a.txt", "1.md", "2.txt"]


def test_a_pipe_does_not_hold_up_a_folder(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert list(read(tmp_path)) == []


def test_a_path_that_is_not_there_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no file or folder"):
        list(read(tmp_path / "nope"))
