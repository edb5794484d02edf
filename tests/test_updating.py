"""What is new since the last update, as a page and a text."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from analytics.desk import new_desk
from analytics.pipeline.updating import update

pytestmark = pytest.mark.usefixtures("foreseen")
HOSTILE = "RUS TJK met <script>alert(1)</script>"


def put(path: Path, *rows: dict[str, Any]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def item(number: int, **fields: Any) -> dict[str, Any]:
    return {"id": f"x-{number}", "published": "2025-10-09", "source": "P", "title": "RUS TJK met on Thursday",
            "text": f"They met for the {number}. time.", **fields}  # fmt: skip


def test_an_update_tells_what_came_since_the_last_one(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "desk")
    for sheet in desk.sheets.glob("*.yml"):
        sheet.unlink()
    put(desk.inbox / "a.jsonl", item(1))
    first = update(desk, None, today=date(2025, 10, 10))
    assert len(first.news.sections["New observations"]) >= 1
    assert "what is new on 2025-10-10" in first.text.read_text(encoding="utf-8")
    put(desk.inbox / "b.jsonl", item(2, title=HOSTILE, published="2025-10-11", url="https://p.example/b"))
    second = update(desk, None, today=date(2025, 10, 12))
    assert {url for _, url in second.news.sections["New observations"]} == {"https://p.example/b"}
    page = second.page.read_text(encoding="utf-8")
    assert "since 2025-10-10" in page
    assert "<script>" not in page
    third = update(desk, None, today=date(2025, 10, 13))
    assert not third.news.sections["New observations"]
