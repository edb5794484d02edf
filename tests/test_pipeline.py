"""The verbs that join the stages: what is new goes in once, what is undated waits, pages are made when they must."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from conftest import said_so

from analytics.articles import Given
from analytics.desk import Desk, new_desk
from analytics.errors import InputError
from analytics.pipeline import build, doctor, export, extract_lines, feed, ingest, rules, write_undated
from analytics.pipeline.rules import rules_version
from analytics.pipeline.undated import defused
from analytics.records import EXTRACTOR_VERSION, Article, Extraction
from analytics.store import Store, open_store
from analytics.tables import Batch, Tables

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.usefixtures("foreseen")


def lines(path: Path, *rows: dict[str, Any]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def item(number: int, **fields: Any) -> dict[str, Any]:
    return {
        "id": f"x-{number}",
        "published": "2025-10-09",
        "source": "P",
        "title": "RUS TJK met on Thursday",
        "text": f"They met in the capital for the {number}. time.",
        **fields,
    }


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path / "desk")


def fed(path: Path, published: str) -> None:
    """Fill in the empty column, as a user would."""
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]))
        table.writeheader()
        table.writerows({**row, "published": published} for row in rows)


# --- ingest


def test_a_rerun_adds_nothing(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", *(item(number) for number in range(5)))
    first = ingest([path], tmp_path / "store")
    assert (first.inputs, first.new, first.rows["meetings"]) == (5, 5, 5)
    versions = open_store(tmp_path / "store").versions
    again = ingest([path], tmp_path / "store")
    assert (again.new, again.known) == (0, 5)
    assert open_store(tmp_path / "store").versions == versions, "nothing was written"


def test_what_grew_is_read_and_what_changed_is_replaced(tmp_path: Path) -> None:
    ingest([lines(tmp_path / "a.jsonl", item(1))], tmp_path / "store")
    done = ingest([lines(tmp_path / "a.jsonl", item(1, text="Corrected."), item(2))], tmp_path / "store")
    store = open_store(tmp_path / "store")
    assert (done.new, len(store.articles()), len(store.meetings())) == (2, 2, 2)
    assert set(store.articles(text=True).text) >= {"Corrected."}


def test_an_id_told_twice_in_one_run_is_a_newer_version_and_stays_so(tmp_path: Path) -> None:
    path = lines(tmp_path / "a.jsonl", item(1), item(1, text="Another text."), item(1))
    done = ingest([path], tmp_path / "store")
    assert (done.new, done.known, done.rejected) == (2, 1, 1)
    again = ingest([path], tmp_path / "store")
    assert (again.new, again.known, again.rejected) == (0, 3, 0)
    store = open_store(tmp_path / "store")
    assert store.articles(text=True).text.tolist() == ["Another text."]
    assert store.rejects().input_name.tolist() == ["a.jsonl:1"], "the version that it supersedes"


def test_a_bad_input_never_ends_the_run(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    lines(inbox / "a.jsonl", item(1))
    for name, raw in {
        "b.txt": b"",
        "c.txt": bytes(range(256)) * 9,
        "d.pdf": b"%PDF",
        "e.md": b"---\na: [\n---\nx",
    }.items():
        (inbox / name).write_bytes(raw)
    done = ingest([inbox], tmp_path / "store")
    assert (done.new, done.rejected) == (1, 4)
    assert len(done.reasons) == 4
    assert "b.txt: the file is empty (save the article's text into it)" in done.reasons
    assert ingest([inbox], tmp_path / "store").rejected == 0
    store = open_store(tmp_path / "store")
    assert sorted(store.rejects().input_name) == ["b.txt", "c.txt", "d.pdf", "e.md"]
    assert store.rejects().advice.notna().all()


def test_a_text_on_which_the_rules_fail_is_in_and_flagged(tmp_path: Path) -> None:
    done = ingest([lines(tmp_path / "a.jsonl", item(1, title="break it"), item(2))], tmp_path / "store")
    assert (done.new, done.failed, done.rows["meetings"]) == (2, 1, 1)
    flags = {one for several in open_store(tmp_path / "store").articles()["flags"] for one in several}
    assert flags == {"extraction_failed"}


def test_an_empty_folder_makes_an_empty_store(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    assert ingest([tmp_path / "inbox"], tmp_path / "store").inputs == 0
    assert open_store(tmp_path / "store").counts()["articles"] == 0
    assert len(open_store(tmp_path / "store").happenings()) == 0


def test_what_the_user_says_dates_a_text_that_was_undated(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("RUS TJK met today\nThey met in the capital.")
    assert ingest([path], tmp_path / "store").undated == 1
    ingest([path], tmp_path / "store", Given("2025-10-09", "P"))
    store = open_store(tmp_path / "store")
    assert store.articles().published_source.tolist() == ["option"]
    assert len(store.meetings()) == 1
    assert ingest([path], tmp_path / "store").known == 1, "what the user said is not lost in the next build"
    assert open_store(tmp_path / "store").articles().published_source.tolist() == ["option"]


def other_version(monkeypatch: pytest.MonkeyPatch, version: str) -> None:
    for module in ("crew", "intake"):
        monkeypatch.setattr(sys.modules[f"analytics.pipeline.{module}"], "rules_version", lambda: version)


def test_newer_rules_read_again_and_keep_the_date_that_the_user_gave(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("RUS TJK met today\nThey met in the capital.")
    ingest([path], tmp_path / "store", Given("2025-10-09", "P"))
    before = open_store(tmp_path / "store")
    path.unlink()
    other_version(monkeypatch, "999")
    done = ingest([tmp_path], tmp_path / "store")
    assert (done.new, done.reread, done.rows["meetings"]) == (0, 1, 1), "from the text that the store has"
    store = open_store(tmp_path / "store")
    assert store.articles().article_id.tolist() == before.articles().article_id.tolist()
    assert store.readings().extractor_version.tolist() == store.meetings().extractor_version.tolist() == ["999"]
    assert store.meetings().meeting_id.tolist() == before.meetings().meeting_id.tolist()
    assert ingest([tmp_path], tmp_path / "store").reread == 0


def test_newer_rules_replace_all_rows_of_an_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = tmp_path / "store"
    ingest([lines(tmp_path / "a.jsonl", item(1), item(2), item(3, title="RUS TJK traded"))], store)
    before = open_store(store)

    def other_rules(article: Article) -> Extraction:
        found = said_so(article)
        found.events.clear()  # the new rules see no act, and the talks as before
        return found

    monkeypatch.setattr(sys.modules["analytics.extract"], "extract", other_rules)
    other_version(monkeypatch, "1+other")
    assert ingest([tmp_path], store).reread == 3
    after = open_store(store)
    assert len(before.events()) == 2
    assert (len(after.events()), len(after.trade_figures())) == (0, 1)
    assert sorted(after.meetings().meeting_id) == sorted(before.meetings().meeting_id)
    assert len(open_store(store, as_of=before.versions).events()) == 2, "the state of then stays"


def test_a_text_on_which_the_rules_failed_is_tried_again_by_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ingest([lines(tmp_path / "a.jsonl", item(1, title="break it"))], tmp_path / "store")
    monkeypatch.setattr(sys.modules["analytics.extract"], "extract", lambda article: Extraction(article.article_id))
    other_version(monkeypatch, "999")
    assert ingest([tmp_path], tmp_path / "store").failed == 0
    assert open_store(tmp_path / "store").articles()["flags"].tolist() == [[]]


def test_the_version_of_the_rules_tells_their_sources() -> None:
    assert rules_version() == rules_version()
    assert re.fullmatch(re.escape(EXTRACTOR_VERSION) + r"\+[0-9a-f]{10}", rules_version())


def test_any_change_of_a_rule_or_a_reference_table_changes_the_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "extract").mkdir()
    (tmp_path / "reference").mkdir()
    (tmp_path / "extract" / "trade.py").write_bytes(b"WORDS = 1\n")
    (tmp_path / "reference" / "places.csv").write_bytes(b"place\nKabul\n")
    monkeypatch.setattr(rules, "PACKAGE", tmp_path)
    seen = [rules_version.__wrapped__()]
    (tmp_path / "extract" / "trade.py").write_bytes(b"WORDS = 1\r\n")
    assert [rules_version.__wrapped__()] == seen, "line ends are no rule"
    for change in ("extract/trade.py", "reference/places.csv", "extract/new.py"):
        with (tmp_path / change).open("ab") as file:
            file.write(b"# more\n")
        seen.append(rules_version.__wrapped__())
    assert len(set(seen)) == 4


@pytest.mark.slow
def test_two_runs_at_once_put_every_article_in_once(tmp_path: Path) -> None:
    first = lines(tmp_path / "a.jsonl", *(item(number, text="Nothing to count.") for number in range(60)))
    second = lines(tmp_path / "b.jsonl", *(item(number, text="Nothing to count.") for number in range(40, 120)))
    command = [sys.executable, "-m", "analytics", "ingest", "--store", str(tmp_path / "store")]
    runs = [subprocess.Popen([*command, str(path)], cwd=ROOT, stdout=subprocess.DEVNULL) for path in (first, second)]
    assert [run.wait() for run in runs] == [0, 0]
    store = open_store(tmp_path / "store")
    assert sorted(store.articles().source_id) == sorted(f"x-{number}" for number in range(120))
    assert len(store.readings()) == 120


def test_progress_counts_every_input(tmp_path: Path) -> None:
    ticks: list[int] = []
    ingest([lines(tmp_path / "a.jsonl", item(1), item(2))], tmp_path / "store", progress=ticks.append)
    assert sum(ticks) == 2


# --- undated


def test_an_undated_text_is_listed_dated_by_the_user_and_read(tmp_path: Path) -> None:
    (tmp_path / "putin_9_October.txt").write_text("RUS TJK met on Thursday\nThey met. It was said in 2024.")
    store, sheet = tmp_path / "store", tmp_path / "undated.csv"
    ingest([tmp_path / "putin_9_October.txt"], store)
    assert open_store(store).counts()["meetings"] == 0
    assert write_undated(Tables(store), sheet) == 1
    (row,) = csv.DictReader(io.StringIO(sheet.read_text(encoding="utf-8-sig")))
    assert (row["file"], row["title"], row["first_line"], row["published"]) == (
        "putin_9_October.txt",
        "RUS TJK met on Thursday",
        "They met. It was said in 2024.",
        "",
    )
    assert row["date_clues"] == "9 October; Thursday; 2024"
    fed(sheet, "2025-10-09")
    dated = feed(Tables(store), sheet)
    assert (dated.ingested.new, dated.problems) == (1, [])
    found = open_store(store)
    assert found.articles().article_id.tolist() == [row["article_id"]]
    assert found.articles().published_source.tolist() == ["entered"]
    assert len(found.meetings()) == 1
    assert feed(Tables(store), sheet).ingested.new == 0
    assert write_undated(Tables(store), sheet) == 0
    assert not sheet.exists()


def test_a_date_that_is_none_is_named_by_its_line_and_stays_in_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Title\nText of it.")
    store, sheet = tmp_path / "store", tmp_path / "undated.csv"
    ingest([tmp_path / "a.txt"], store)
    write_undated(Tables(store), sheet)
    fed(sheet, "last week")
    assert feed(Tables(store), sheet).problems == ["line 2 of undated.csv: 'last week' is no day: write 2025-10-09"]
    write_undated(Tables(store), sheet)
    assert "last week" in sheet.read_text(encoding="utf-8-sig")


def test_a_sheet_saved_with_semicolons_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Title\nText of it.")
    store, sheet = tmp_path / "store", tmp_path / "undated.csv"
    ingest([tmp_path / "a.txt"], store)
    one = open_store(store).articles().article_id[0]
    sheet.write_text(f"file;published;article_id\na.txt;09.10.2025;{one}\n", encoding="utf-8")
    assert feed(Tables(store), sheet).ingested.new == 1


def test_another_csv_is_a_wrong_call(tmp_path: Path) -> None:
    (tmp_path / "undated.csv").write_text("a,b\n1,2\n")
    with pytest.raises(InputError, match="no column article_id"):
        feed(Tables(tmp_path / "store"), tmp_path / "undated.csv")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1"])
def test_a_formula_is_defused(text: str) -> None:
    assert defused(text) == f"'{text}"
    assert defused("plain = text") == "plain = text"


# --- extract


def test_lines_come_out_with_the_ids_as_they_came(tmp_path: Path) -> None:
    path = lines(tmp_path / "in.jsonl", item(1), item(2, id=7, title="nothing"), item(3, id=None), item(4, text=""))
    written, problems = extract_lines(path, tmp_path / "out.jsonl", sys.stdout)
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert (written, len(problems)) == (3, 1)
    assert [row["id"] for row in rows] == ["x-1", 7, None]
    assert [set(row) for row in rows] == [{"id", "trade_figures", "meetings", "events"}] * 3
    meeting = rows[0]["meetings"][0]
    assert (meeting["kind"], meeting["participants"], meeting["start"], meeting["evidence"]) == (
        "talks",
        ["RUS", "TJK"],
        "2025-10-09",
        "RUS TJK met on Thursday",
    )


def test_a_file_that_cannot_be_written_is_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be written"):
        extract_lines(lines(tmp_path / "in.jsonl", item(1)), tmp_path / "no" / "out.jsonl", sys.stdout)
    with pytest.raises(InputError, match="no file"):
        extract_lines(tmp_path / "nope.jsonl", tmp_path / "out.jsonl", sys.stdout)
    assert not (tmp_path / "out.jsonl").exists()


def test_the_file_to_read_is_never_written_over(tmp_path: Path) -> None:
    path = lines(tmp_path / "in.jsonl", item(1))
    before = path.read_bytes()
    with pytest.raises(InputError, match="file to read"):
        extract_lines(path, path, sys.stdout)
    assert path.read_bytes() == before


# --- export


@pytest.fixture
def store(tmp_path: Path) -> Store:
    ingest(
        [
            lines(
                tmp_path / "a.jsonl",
                item(1, publisher='=HYPERLINK("http://x")'),
                item(2, title="RUS TJK traded", id="y"),
            )
        ],
        tmp_path / "store",
    )
    return open_store(tmp_path / "store")


def test_a_csv_runs_no_formula_and_joins_lists(store: Store, tmp_path: Path) -> None:
    assert export(store, "happenings", tmp_path / "h.csv") == 1
    (row,) = csv.DictReader(io.StringIO((tmp_path / "h.csv").read_text(encoding="utf-8")))
    assert (row["participants"], row["start"], row["articles"]) == ("RUS; TJK", "2025-10-09", "1")
    assert row["publisher"] == '\'=HYPERLINK("http://x")'


def test_a_workbook_runs_no_formula(store: Store, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    export(store, "articles", tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx")["articles"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert '\'=HYPERLINK("http://x")' in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}, "no cell is a formula"


def test_parquet_and_json_lines_keep_values_and_types(store: Store, tmp_path: Path) -> None:
    import pandas as pd

    export(store, "trade_figures", tmp_path / "t.parquet")
    assert pd.read_parquet(tmp_path / "t.parquet").value.tolist() == [17.0]
    export(store, "meetings", tmp_path / "m.jsonl")
    row = json.loads((tmp_path / "m.jsonl").read_text(encoding="utf-8"))
    assert (row["participants"], row["start"], row["edition"]) == (["RUS", "TJK"], "2025-10-09", None)


@pytest.mark.parametrize(
    ("name", "file", "said"),
    [
        ("visits", "a.csv", "no table 'visits'"),
        ("meetings", "a.doc", "no form that we write"),
        ("meetings", "no/a.csv", "no folder"),
    ],
)
def test_an_export_that_cannot_be_is_told_in_words(
    store: Store, tmp_path: Path, name: str, file: str, said: str
) -> None:
    with pytest.raises(InputError, match=said):
        export(store, name, tmp_path / file)


# --- build


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """A renderer that writes one page and notes its calls."""
    calls: list[Path] = []
    module = ModuleType("analytics.reports")

    def render_sheets(desk: Desk, store: Path, out: Path, progress: object = None) -> list[Path]:
        calls.append(out)
        out.mkdir(parents=True, exist_ok=True)
        (out / "index.html").write_text(str(open_store(store).counts()))
        return [out / "index.html"]

    module.render_sheets = render_sheets  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "analytics.reports", module)
    return calls


def test_a_second_build_finds_nothing_new_and_renders_nothing(desk: Desk, rendered: list[Path]) -> None:
    lines(desk.inbox / "a.jsonl", item(1))
    first = build(desk)
    assert (first.is_new, first.ingested.new, first.page) == (True, 1, desk.out / "index.html")
    second = build(desk)
    assert (second.is_new, second.ingested.new, second.page) == (False, 0, first.page)
    assert len(rendered) == 1


def test_pages_are_made_again_when_anything_they_are_made_of_changes(desk: Desk, rendered: list[Path]) -> None:
    lines(desk.inbox / "a.jsonl", item(1))
    build(desk)
    lines(desk.inbox / "b.jsonl", item(2))
    assert build(desk).is_new
    (desk.sheets / "mine.yml").write_text("notebook: pair")
    assert build(desk).is_new
    (desk.out / "index.html").unlink()
    assert build(desk).is_new
    (desk.root / "names.csv").write_text("form,code\nMy Land,RUS\n")
    assert build(desk).is_new
    assert len(rendered) == 5
    assert not build(desk).is_new


def test_other_pages_elsewhere_do_not_count(desk: Desk, rendered: list[Path], tmp_path: Path) -> None:
    build(desk)
    assert build(desk, tmp_path / "elsewhere").page == tmp_path / "elsewhere/index.html"
    assert not build(desk).is_new
    assert len(rendered) == 2


@pytest.mark.usefixtures("rendered")
def test_a_build_lists_what_is_undated_and_takes_it_back(desk: Desk) -> None:
    (desk.inbox / "a.txt").write_text("RUS TJK met today\nThey met in the capital.")
    first = build(desk)
    assert (first.undated, first.undated_file) == (1, desk.store / "undated.csv")
    assert not build(desk).is_new
    fed(desk.store / "undated.csv", "2025-10-09")
    second = build(desk)
    assert (second.undated, second.undated_file, second.is_new) == (0, None, True)
    assert (first.dated, second.dated) == (0, 1)
    assert len(open_store(desk.store).meetings()) == 1


def test_the_doctor_lists_titled_names_that_nobody_could_place(tmp_path: Path) -> None:
    several = [
        Article(article_id=f"a{number}", input_sha256=str(number), published_local_date="2020-05-05", unplaced=names)
        for number, names in enumerate((["Foreign Minister X", "Minister Y"], ["Foreign Minister X"]))
    ]
    Tables(tmp_path / "store").write(Batch(several, [Extraction(one.article_id) for one in several]))
    said = "\n".join(doctor(Tables(tmp_path / "store")))
    assert "titled names whose side could not be told (2; " in said
    assert "Foreign Minister X (2), Minister Y (1)" in said


def test_the_doctor_counts_what_to_know(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    lines(inbox / "a.jsonl", item(1, published=None), item(2, published="2025-10-09T10:00"), item(3, text=""))
    ingest([inbox], tmp_path / "store")
    said = "\n".join(doctor(Tables(tmp_path / "store")))
    assert "articles: 2" in said
    assert "without a publish date (fill in undated.csv): 1" in said
    assert "turned away, there is no text in it: 1" in said
