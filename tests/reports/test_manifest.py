"""What is new since the last rendering: told by the rows' ids, and the same when a page is rendered twice."""

from __future__ import annotations

from typing import Any

from analytics.reports import manifest


def made(earlier: dict[str, Any], version: int, *ids: str) -> dict[str, Any]:
    return manifest.made(earlier, {"a": "Russia"}, {"readings": version}, ids, f"2025-10-0{version}", {"meeting": 1})


def row(name: str, kind: str = "meeting") -> dict[str, Any]:
    return {"id": name, "kind": kind, "keys": [f"h{name}"]}


def test_a_first_rendering_says_that_it_is_the_first() -> None:
    card = manifest.news(made({}, 1, "a"), [row("a")])
    assert card["value"] == "First rendering" and not card["keys"]


def test_rows_that_came_since_are_counted_by_kind_and_lead_to_their_evidence() -> None:
    second = made(made({}, 1, "a", "b"), 2, "a", "c", "d")
    card = manifest.news(second, [row("a"), row("c"), row("d", "trade")])
    assert card["value"] == "2 new rows"
    assert card["parts"] == [("1 trade claim", ["hd"]), ("1 meeting", ["hc"])]
    assert card["keys"] == ["hc", "hd"]
    assert "1 October 2025" in card["label"]
    assert card["detail"] == "1 row of then no longer told."


def test_a_second_rendering_of_one_state_says_the_same() -> None:
    second = made(made({}, 1, "a"), 2, "a", "b")
    assert made(second, 2, "a", "b") == second


def test_nothing_new_is_said() -> None:
    card = manifest.news(made(made({}, 1, "a"), 2, "a"), [row("a")])
    assert card["value"] == "Nothing new"
