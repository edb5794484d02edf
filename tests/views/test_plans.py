"""What became of a plan is told by articles alone, as of a day; what people say of sameness counts."""

from __future__ import annotations

from datetime import date
from itertools import count, pairwise
from typing import Any

import pandas as pd
import pytest

from analytics import views
from analytics.records import Event, Meeting, pair_of, schema
from analytics.tables import KINDS, cast

NUMBER = count()
AS_OF = date(2025, 11, 1)


def frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Meetings as the store gives them."""
    more = {"published": "date", "presence": "string", "publisher": "string", "title": "string", "url": "string",
            "story_id": "string", "duplicate_of": "string", "not_same": "strings"}  # fmt: skip
    columns: dict[str, list[Any]] = {}
    for name, kind in {**{one.name: one.metadata["kind"] for one in schema(Meeting)}, **more}.items():
        columns[name] = [row.get(name, [] if kind == "strings" else None) for row in rows]
    return cast(columns, {**KINDS, **more})  # type: ignore[dict-item]


def no_events() -> pd.DataFrame:
    names = [one.name for one in schema(Event)]
    names += ["published", "presence", "publisher", "title", "url", "story_id"]
    return cast({name: [] for name in names}, KINDS)


def told(published: str, status: str, start: str | None, **fields: Any) -> dict[str, Any]:
    """One telling of a visit of Russia to Tajikistan."""
    number = next(NUMBER)
    sides = fields.pop("sides", ["RUS", "TJK"])
    return {
        "meeting_id": f"m{number:04}", "article_id": f"a{number}", "story_id": f"a{number}", "pair": pair_of(sides),
        "presence": "bilateral", "published": published, "publisher": "P", "evidence": "e", "evidence_start": 0,
        "kind": "visit", "rank": "leader", "status": status, "start": start, "end": start,
        "precision": "day" if start else None, "participants": sides, "confidence": 0.8, **fields,
    }  # fmt: skip


def plans(*rows: dict[str, Any], as_of: date = AS_OF) -> pd.DataFrame:
    meetings = frame([row for row in rows if date.fromisoformat(row["published"]) <= as_of])
    return views.plans(views.happenings(meetings, no_events()), meetings, as_of)


def states(found: pd.DataFrame) -> list[str]:
    return list(found["state"])


def test_a_plan_lies_ahead_until_its_day() -> None:
    plan = told("2025-09-30", "planned", "2025-11-01")
    assert states(plans(plan)) == ["planned"]
    assert states(plans(plan, as_of=date(2025, 11, 2))) == ["passed"]


def test_a_plan_without_a_day_is_never_passed() -> None:
    assert states(plans(told("2015-09-30", "planned", None))) == ["undated"]


def test_a_plan_is_held_only_where_an_article_says_so() -> None:
    found = plans(told("2025-09-30", "planned", "2025-10-08"), told("2025-10-09", "held", "2025-10-08"))
    assert states(found) == ["held"]
    assert found.iloc[0]["states"] == ["2025-09-30 planned for 2025-10-08", "2025-10-09 held"]


def test_a_later_report_is_not_looked_at_as_of_an_earlier_day() -> None:
    rows = told("2025-09-30", "planned", "2025-10-08"), told("2025-10-09", "held", "2025-10-08")
    assert states(plans(*rows, as_of=date(2025, 10, 1))) == ["planned"]


def test_a_passed_plan_points_to_a_meeting_near_it_and_claims_nothing() -> None:
    found = plans(told("2025-09-30", "planned", "2025-10-08"), told("2025-10-13", "held", "2025-10-12", kind="talks"))
    assert states(found) == ["passed"]
    assert found.iloc[0]["see"] is not None
    far = plans(told("2025-09-30", "planned", "2025-08-08"), told("2025-10-13", "held", "2025-10-12", kind="talks"))
    assert far["see"].isna().all()


def test_an_edition_told_for_other_days_was_moved() -> None:
    series = {"kind": "summit", "series": "S", "name": "S", "edition": 2}
    first = told("2025-09-01", "planned", "2025-10-09", **series)
    found = plans(first, told("2025-10-02", "planned", "2025-12-09", **series))
    assert states(found) == ["moved", "planned"]
    assert found.iloc[0]["see"] == found.iloc[1]["happening_id"]


def test_the_next_edition_is_another_meeting() -> None:
    series = {"kind": "summit", "series": "S", "name": "S"}
    found = plans(
        told("2025-09-01", "planned", "2025-10-09", **series, edition=2),
        told("2025-10-02", "planned", "2026-10-09", **series, edition=3),
    )
    assert states(found) == ["passed", "planned"]


def test_a_visit_called_off_and_planned_again_was_moved_and_one_only_called_off_is_cancelled() -> None:
    off = told("2025-09-01", "planned", "2025-10-09"), told("2025-10-01", "cancelled", "2025-10-09")
    assert states(plans(*off)) == ["cancelled"]
    assert states(plans(*off, told("2025-10-02", "planned", "2025-12-12"))) == ["moved", "planned"]


def test_who_announced_it_first_is_said() -> None:
    row = plans(told("2025-09-01", "planned", "2025-12-09", publisher="First"),
                told("2025-09-02", "planned", "2025-12-09", publisher="Second")).iloc[0]  # fmt: skip
    assert (row["announced_by"], row["announced_on"].date()) == ("First", date(2025, 9, 1))


def test_what_was_never_planned_is_no_plan() -> None:
    assert plans(told("2025-09-01", "held", "2025-09-01")).empty


def test_rows_that_people_call_the_same_are_one_happening() -> None:
    one = told("2025-10-09", "held", "2025-10-08")
    other = told("2025-10-19", "held", "2025-10-18", duplicate_of=one["meeting_id"])
    assert len(views.happenings(frame([one, other]), no_events())) == 1


def test_rows_that_people_call_different_are_two_happenings() -> None:
    one = told("2025-10-09", "held", "2025-10-08")
    other = told("2025-10-10", "held", "2025-10-08", not_same=[one["meeting_id"]])
    third = told("2025-10-11", "held", "2025-10-08")
    found = views.happenings(frame([one, other, third]), no_events())
    assert sorted(len(rows) for rows in found["rows"]) == [1, 2]


@pytest.mark.parametrize("number", [2, 3])
def test_a_chain_of_sameness_is_one_happening(number: int) -> None:
    rows = [told("2025-10-09", "held", f"2025-0{month}-08") for month in range(1, number + 1)]
    for before, row in pairwise(rows):
        row["duplicate_of"] = before["meeting_id"]
    assert len(views.happenings(frame(rows), no_events())) == 1
