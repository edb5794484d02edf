"""Sheets out to a person and back; rows of people's own; what a row is shown and cited as."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from rows import event, extraction, figure, meeting

from analytics.desk import Desk, corrections, new_desk, own, sheets
from analytics.errors import InputError
from analytics.pipeline import entering, review, showing
from analytics.records import Article
from analytics.store import Store, open_store
from analytics.tables import Batch, Tables

TEXT = "Before that, nothing. Talks were held. Trade grew. Aid came. After that, silence."


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A desk with three rows of one article."""
    desk = new_desk(tmp_path / "desk")
    one = Article(
        article_id="a1", story_id="a1", title="=Title & {braces}", text=TEXT, publisher="P", author="Ann Author",
        published_local_date="2025-10-09", input_sha256="1", input_name="1.txt", url="https://p.example/1",
    )  # fmt: skip
    Tables(desk.store).write(Batch([one], [extraction(
        one,
        meeting(one, ["RUS", "TJK"], "Talks were held.", start="2025-10-09", end="2025-10-09", precision="day",
                name="=HYPERLINK(1)"),
        figure(one, "RUS", "TJK", "Trade grew.", speaker="Bob"),
        event(one, "RUS", "TJK", "Aid came.", type="AID", date="2025-10-09"),
    )]))  # fmt: skip
    return desk


def opened(desk: Desk) -> Store:
    return open_store(desk.store)


def edited(path: Path, sheet: str, change: Callable[[dict[str, Any]], None]) -> None:
    """Change the first row of a sheet as a person would."""
    book = openpyxl.load_workbook(path)
    rows = book[sheet]
    head = {str(cell.value): number for number, cell in enumerate(rows[1], 1)}
    row = {name: rows.cell(2, number).value for name, number in head.items()}
    change(row)
    for name, number in head.items():
        rows.cell(2, number).value = row[name]
    book.save(path)


def test_a_sheet_that_nobody_changed_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    for form in ("xlsx", "csv"):
        tables = ("meetings", "trade_figures", "events") if form == "xlsx" else ("meetings",)
        sheet = tmp_path / f"r.{form}"
        review.write_review(opened(desk), sheet, tables)
        done = review.apply_sheet(opened(desk), desk, sheet, "Ann")
        assert (done.written, done.problems, done.untouched) == ([], [], len(tables))
    assert not (desk.root / corrections.FILE).exists()


def test_a_changed_cell_is_a_fix_and_a_verdict_is_taken(desk: Desk, tmp_path: Path) -> None:
    sheet = tmp_path / "r.xlsx"
    review.write_review(opened(desk), sheet)
    edited(sheet, "trade_figures", lambda row: row.update(value=18.5, why="misread"))
    edited(sheet, "events", lambda row: row.update(verdict="wrong"))
    done = review.apply_sheet(opened(desk), desk, sheet, "Ann")
    assert {(one.table, one.verdict, one.new) for one in done.written} == {
        ("trade_figures", "fix", "18.5"), ("events", "wrong", "")}  # fmt: skip
    assert opened(desk).trade_figures().iloc[0]["value"] == 18.5
    assert opened(desk).events().empty


def test_an_old_sheet_takes_back_no_later_correction(desk: Desk, tmp_path: Path) -> None:
    sheet = tmp_path / "r.xlsx"
    review.write_review(opened(desk), sheet, ("trade_figures",))
    (row,) = opened(desk).machine("trade_figures")
    review.correct_row(opened(desk), desk, row["trade_figure_id"], "fix", {"value": "18"}, who="Ann", why="")
    assert review.apply_sheet(opened(desk), desk, sheet, "Ann").written == []
    assert opened(desk).trade_figures().iloc[0]["value"] == 18


def test_with_one_bad_line_nothing_of_the_sheet_is_written(desk: Desk, tmp_path: Path) -> None:
    sheet = tmp_path / "r.xlsx"
    review.write_review(opened(desk), sheet)
    edited(sheet, "trade_figures", lambda row: row.update(value="lots"))
    edited(sheet, "events", lambda row: row.update(verdict="wrong"))
    done = review.apply_sheet(opened(desk), desk, sheet, "Ann")
    assert done.problems == ["trade_figures, line 2: 'lots' is no number for value: write 1670000000 or 17.4"]
    assert not (desk.root / corrections.FILE).exists()


def test_no_cell_of_a_sheet_is_a_formula(desk: Desk, tmp_path: Path) -> None:
    sheet = tmp_path / "r.xlsx"
    review.write_review(opened(desk), sheet)
    cells = [cell for rows in openpyxl.load_workbook(sheet) for row in rows.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    (line,) = [line for line in sheets.read(sheet) if line.sheet == "meetings"]
    assert line.cells["name"] == "=HYPERLINK(1)"


def test_a_row_is_no_duplicate_of_itself_or_of_nothing(desk: Desk) -> None:
    (row,) = opened(desk).machine("meetings")
    for other, said in ((row["meeting_id"], "of itself"), ("m0", "no row"), ("", "other row's id")):
        with pytest.raises(InputError, match=said):
            review.correct_row(opened(desk), desk, row["meeting_id"], "duplicate_of", {}, who="Ann", other=other)


def test_a_row_is_shown_among_its_neighbours_with_its_source_and_corrections(desk: Desk) -> None:
    (row,) = opened(desk).machine("trade_figures")
    row_id = row["trade_figure_id"]
    review.correct_row(opened(desk), desk, row_id, "fix", {"value": "18"}, who="Ann", why="misread")
    shown = "\n".join(showing.show(opened(desk), row_id))
    for said in ("Talks were held.", ">>> Trade grew.", "Aid came.", "https://p.example/1", "17 -> 18 (misread)"):
        assert said in shown


def test_a_withdrawn_row_can_still_be_shown(desk: Desk) -> None:
    (row,) = opened(desk).machine("events")
    review.correct_row(opened(desk), desk, row["event_id"], "wrong", {}, who="Ann", why="")
    assert "withdrawn" in "\n".join(showing.show(opened(desk), row["event_id"]))


def test_a_citation_names_what_the_article_says_of_itself(desk: Desk) -> None:
    (row,) = opened(desk).machine("events")
    plain = showing.cite(opened(desk), row["event_id"])
    assert plain.startswith("Ann Author, “=Title & {braces}”, P, 9 October 2025, https://p.example/1. Read by")
    assert r"{=Title \& \{braces\}}" in showing.cite(opened(desk), row["event_id"], "bibtex")
    assert "TY  - NEWS\r\nAU  - Ann Author\r\n" in showing.cite(opened(desk), row["event_id"], "ris")


def visits(path: Path, rows: list[list[Any]]) -> Path:
    """A spreadsheet with odd headings of its own."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Ref.", "Countries", "Type of meeting", "Date", "Until", "City", "Host country", "Link", "Remarks"])
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def two_hundred() -> list[list[Any]]:
    return [
        [number, "Russia; Kazakhstan", "visit", f"2024-{number % 12 + 1:02}-{number % 27 + 1:02}", None, "Astana",
         "Kazakhstan", f"https://e.example/{number}", "-"]
        for number in range(200)
    ]  # fmt: skip


def test_a_sheet_imported_again_changes_just_the_edited_rows(desk: Desk, tmp_path: Path) -> None:
    rows = two_hundred()
    path = visits(tmp_path / "visits.xlsx", rows)
    first = entering.import_table(desk, path, "meetings", "Ann", given={"Ref.": "key"})
    assert (len(first.written), first.same, first.problems, first.unused) == (200, 0, [], ["Remarks"])
    assert len(opened(desk).meetings(pair="KAZ-RUS")) == 200
    rows[3][5] = "Almaty"
    rows[7][3] = "2024-12-24"
    del rows[9]
    visits(path, rows)
    again = entering.import_table(desk, path, "meetings", "Ann")  # the mapping was kept
    assert {one.key for one in again.written} == {"3", "7"}
    assert (again.same, [one.key for one in again.gone]) == (197, ["9"])
    found = opened(desk).meetings(pair="KAZ-RUS")
    assert len(found) == 199
    assert set(found["place"]) == {"Astana", "Almaty"}


def test_a_bad_row_is_named_and_nothing_is_imported(desk: Desk, tmp_path: Path) -> None:
    rows = two_hundred()[:3]
    rows[1][1] = "Russia; Atlantis"
    done = entering.import_table(desk, visits(tmp_path / "v.xlsx", rows), "meetings", "Ann")
    assert len(done.problems) == 1
    assert "line 3" in done.problems[0]
    assert "Atlantis" in done.problems[0]
    assert own.read(desk.root / own.FILE) == []


def test_columns_that_are_not_found_are_asked_for(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("Wer;Wann\nRussia, Kazakhstan;2024-01-02\n", encoding="utf-8")
    with pytest.raises(InputError, match="kind, participants"):
        entering.import_table(desk, path, "meetings", "Ann")


def test_an_unsourced_row_counts_nowhere_until_asked_for(desk: Desk) -> None:
    row = entering.add(desk, "event", ["actor=Russia", "recipient=Kazakhstan", "type=AID"], "Ann")
    store = opened(desk)
    assert not row.is_sourced
    assert store.events(pair="KAZ-RUS").empty
    shown = store.events(pair="KAZ-RUS", unsourced=True)
    assert list(shown["is_sourced"]) == [False]


def test_an_own_row_joins_the_happening_that_an_article_tells(desk: Desk) -> None:
    said = ["kind=talks", "participants=Russia; Tajikistan", "start=2025-10-09", "source=Embassy note 4", "rank=leader"]
    entering.add(desk, "meeting", said, "Ann")
    found = opened(desk).happenings(pair="RUS-TJK")
    talks = found[found["kind"] == "talks"]
    assert len(talks) == 1
    assert talks.iloc[0]["articles"] == 2


def test_an_own_row_hangs_on_the_article_that_was_read(desk: Desk) -> None:
    said = ["actor=Russia", "recipient=Tajikistan", "type=AGREE", "source=https://p.example/1"]
    entering.add(desk, "event", said, "Ann")
    found = opened(desk).events()
    assert set(found["article_id"]) == {"a1"}


def test_own_sources_are_no_coverage(desk: Desk) -> None:
    before = opened(desk).coverage("year")["articles"].sum()
    entering.add(desk, "event", ["actor=Russia", "recipient=Iran", "type=AID", "source=X", "published=2025-01-02"], "A")
    assert opened(desk).coverage("year")["articles"].sum() == before


@pytest.mark.parametrize(("said", "wanted"), [
    (["actor=Russia"], "needs recipient, type"),
    (["actor=Russia", "recipient=Iran", "type=HUG"], "'HUG' is no type"),
    (["actor"], "no field=value"),
    (["actor=Russia", "recipient=Iran", "type=AID", "published=May"], "no day of publication"),
])  # fmt: skip
def test_a_row_that_says_too_little_or_wrong_is_refused(desk: Desk, said: list[str], wanted: str) -> None:
    with pytest.raises(InputError, match=wanted):
        entering.add(desk, "event", said, "Ann")
