"""A sample for people to check, and what their sheets say."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from rows import event, extraction, meeting

from analytics.desk.agreement import alpha, share
from analytics.errors import InputError
from analytics.pipeline import sampling
from analytics.records import Article
from analytics.store import Store, open_store
from analytics.tables import Batch, Tables


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Forty articles of two publishers in two years, two rows each; every fifth gives none."""
    path = tmp_path_factory.mktemp("store") / "s"
    articles, extractions = [], []
    for number in range(40):
        one = Article(
            article_id=f"a{number:02}", story_id=f"a{number:02}", title=f"Title {number}", text="Talks. Aid came.",
            publisher="PQ"[number % 2], published_local_date=f"202{number % 4 // 2}-05-01", input_sha256=str(number),
            input_name=f"{number}.txt",
        )  # fmt: skip
        articles.append(one)
        rows = () if number % 5 == 0 else (
            meeting(one, ["RUS", "TJK"], "Talks.", start="2020-05-01", end="2020-05-01", precision="day"),
            event(one, "RUS", "TJK", "Aid came.", type="AID"),
        )  # fmt: skip
        extractions.append(extraction(one, *rows))
    Tables(path).write(Batch(articles, extractions))
    return open_store(path)


def fill(path: Path, change: Callable[[str, dict[str, Any]], None]) -> None:
    """Fill a coder's sheets in; `change` gets a sheet's name and a row to change."""
    book = openpyxl.load_workbook(path)
    for sheet in book:
        head = [str(cell.value) for cell in sheet[1]]
        for number in range(2, sheet.max_row + 1):
            row = {name: sheet.cell(number, place).value for place, name in enumerate(head, 1)}
            change(sheet.title, row)
            for place, name in enumerate(head, 1):
                sheet.cell(number, place).value = row[name]
    book.save(path)


def judged(wrong: set[str], missed: int = 0) -> Callable[[str, dict[str, Any]], None]:
    """Verdicts by table: rows of the tables named are wrong, the others right; so many missed meetings."""
    left = [missed]

    def change(sheet: str, row: dict[str, Any]) -> None:
        if sheet != sampling.MISSED:
            row["verdict"] = "wrong" if sheet in wrong else "right"
        elif left[0]:
            left[0] -= 1
            row.update(table="meetings", sentence="Talks.")

    return change


def test_the_same_seed_draws_the_same_sample_and_another_one_another(store: Store, tmp_path: Path) -> None:
    drawn = []
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        sampling.draw(store, tmp_path / name, 20, 1, seed=seed)
        drawn.append(json.loads((tmp_path / name / sampling.MANIFEST).read_text(encoding="utf-8"))["articles"])
    assert drawn[0] == drawn[1] != drawn[2]


def test_publishers_and_years_are_drawn_as_often_as_they_were_read(store: Store, tmp_path: Path) -> None:
    sampling.draw(store, tmp_path / "s", 32, 1)
    chosen = json.loads((tmp_path / "s" / sampling.MANIFEST).read_text(encoding="utf-8"))["articles"]
    strata = [(int(one[1:]) % 2, int(one[1:]) % 4 // 2) for one in chosen]
    assert len(chosen) >= 16
    assert max(strata.count(key) for key in set(strata)) - min(strata.count(key) for key in set(strata)) <= 1


def test_precision_and_recall_come_from_verdicts_and_missed_rows(store: Store, tmp_path: Path) -> None:
    sampling.draw(store, tmp_path / "s", 20, 1)
    fill(tmp_path / "s/coder-1.xlsx", judged({"events"}, missed=2))
    done = sampling.score(tmp_path / "s")
    assert done.precision["meetings"].value == 1.0
    assert done.precision["events"].value == 0.0
    assert done.precision["all"].value == 0.5
    meetings = done.precision["meetings"].of
    assert done.recall["meetings"].value == meetings / (meetings + 2)
    assert "Precision was 0.50" in done.paragraph


def test_two_coders_who_agree_beyond_chance(store: Store, tmp_path: Path) -> None:
    sampling.draw(store, tmp_path / "s", 20, 2)
    for number in (1, 2):
        fill(tmp_path / f"s/coder-{number}.xlsx", judged({"events"}))
    assert sampling.score(tmp_path / "s").agreement == 1.0
    fill(tmp_path / "s/coder-2.xlsx", judged({"meetings"}))
    done = sampling.score(tmp_path / "s")
    assert done.agreement is not None
    assert done.agreement < 0
    assert all(row["unsure"] for one in done.gold for row in one["meetings"]), "rows in dispute are unsure"


def test_a_blind_sheet_shows_nothing_that_was_read(store: Store, tmp_path: Path) -> None:
    sampling.draw(store, tmp_path / "s", 10, 1, blind=True)
    book = openpyxl.load_workbook(tmp_path / "s/coder-1.xlsx")
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows(min_row=2) for cell in row if cell.value]
    assert "RUS; TJK" not in cells
    assert not any("Tajikistan" in cell for cell in cells)

    def change(sheet: str, row: dict[str, Any]) -> None:
        if sheet == "meetings":
            row.update(kind="talks", participants="Tajikistan, Russia", start="2020-05-01")
        elif sheet == "events":
            row.update(actor="Russia", recipient="Tajikistan", type="AGREE")

    fill(tmp_path / "s/coder-1.xlsx", change)
    done = sampling.score(tmp_path / "s")
    assert (done.precision["meetings"].value, done.precision["events"].value) == (1.0, 0.0)


def test_checked_rows_have_the_golds_fields_and_the_text_stays_out(store: Store, tmp_path: Path) -> None:
    sampling.draw(store, tmp_path / "s", 10, 1)
    fill(tmp_path / "s/coder-1.xlsx", judged({"events"}))
    rows = [row for one in sampling.score(tmp_path / "s").gold for row in one["meetings"]]
    assert rows
    assert set(rows[0]) == set(sampling.GOLD["meetings"])
    assert rows[0]["participants"] == ["RUS", "TJK"]


def test_a_wrong_word_is_named_with_its_line(store: Store, tmp_path: Path) -> None:
    sampling.draw(store, tmp_path / "s", 4, 1)
    fill(tmp_path / "s/coder-1.xlsx", lambda sheet, row: row.update(verdict="yes") if sheet == "events" else None)
    assert "coder-1.xlsx, events, line 2: 'yes' is no verdict" in sampling.score(tmp_path / "s").problems[0]
    with pytest.raises(InputError, match="not empty"):
        sampling.draw(store, tmp_path / "s", 4, 1)
    with pytest.raises(InputError, match="holds no sample"):
        sampling.score(tmp_path)


def test_alpha_as_krippendorff_worked_it_out() -> None:
    meg, owen = "0100000010", "1110010000"
    assert alpha(list(zip(meg, owen, strict=True))) == pytest.approx(0.095, abs=0.001)
    ben, gerry = "aabbdcccedda", "babbbccceddd"
    assert alpha(list(zip(ben, gerry, strict=True))) == pytest.approx(0.692, abs=0.001)
    four = ["123321412...", "1233224125.3", ".333234225 1.".replace(" ", ""), "1233244125 1.".replace(" ", "")]
    units = [[None if value == "." else value for value in unit] for unit in zip(*four, strict=True)]
    assert alpha(units) == pytest.approx(0.743, abs=0.001)


def test_alpha_can_not_be_told_without_two_judgements_or_two_values() -> None:
    assert alpha([["a", None], [None, "b"]]) is None
    assert alpha([["a", "a"], ["a", "a"]]) is None


def test_intervals_are_wider_where_articles_are_right_or_wrong_as_a_whole() -> None:
    spread = share([(1, 2)] * 20 + [(1, 2)] * 20, 1)
    lumped = share([(2, 2)] * 20 + [(0, 2)] * 20, 1)
    assert spread.value == lumped.value == 0.5
    assert spread.low is not None
    assert lumped.low is not None
    assert lumped.low < spread.low


def test_all_right_is_no_certainty() -> None:
    assert share([(3, 3)] * 10, 1).low == pytest.approx(0.9)
    assert share([], 1).value is None
