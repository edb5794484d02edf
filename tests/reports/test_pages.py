"""Pages as files: their words, sizes, policy, data, and that they are the same twice."""

from __future__ import annotations

import base64
import csv
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import pytest
from made import HOSTILE, made_store

from analytics.desk import new_desk
from analytics.errors import BadParameter, BadPeriod, InputError, UnknownCountry
from analytics.pipeline import review
from analytics.reports import files, parts, render_notebook, sheets, site
from analytics.store import open_store


class Seen(HTMLParser):
    """Tags, attributes and words of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def data_of(page: Path) -> dict[str, object]:
    text = page.with_suffix(".js").read_text(encoding="utf-8")
    return json.loads(text.removeprefix("window.RELATIONS=").removesuffix(";\n"))  # type: ignore[no-any-return]


def test_pages_are_named_by_their_pair_and_what_differs(site: SimpleNamespace) -> None:
    assert [page.relative_to(site.out).as_posix() for page in site.pages] == [
        "pair/russia-and-tajikistan.html",
        "pair/russia-and-tajikistan-start-2016-end-2019-period-month.html",
        "pair/russia-and-united-states.html",
    ]


def test_sizes_stay_in_their_limits(site: SimpleNamespace) -> None:
    for page in (site.index, *site.pages):
        assert page.stat().st_size <= 60_000, page.name
    for page in site.pages:
        assert page.with_suffix(".js").stat().st_size <= 400_000, page.name
    assert sum(file.stat().st_size for file in (site.out / "assets").iterdir()) <= 2_000_000


def test_a_page_has_all_its_sections_and_figures(site: SimpleNamespace) -> None:
    seen = Seen(site.pages[0].read_text(encoding="utf-8"))
    ids = [attrs["id"] for _, attrs in seen.tags if attrs.get("id")]
    assert len(ids) == len(set(ids)), "an id stands twice"
    assert {
        "chart-meetings",
        "chart-activity",
        "chart-trade-changes",
        "chart-trade-amounts",
        "chart-map",
        "rows-evidence",
        "rows-claims",
    } <= set(ids)
    links = {
        attrs["href"].removeprefix("#")
        for tag, attrs in seen.tags
        if tag == "a" and (attrs.get("href") or "").startswith("#")
    }
    assert links <= set(ids)
    for _, attrs in [one for one in seen.tags if "data-figure" in one[1]]:
        assert attrs["role"] == "img" and len(attrs["aria-label"] or "") > 20


def test_every_file_that_a_page_names_is_there(site: SimpleNamespace) -> None:
    for page in (site.index, *site.pages):
        for _, attrs in Seen(page.read_text(encoding="utf-8")).tags:
            for name in ("src", "href"):
                target = attrs.get(name) or ""
                if target and not target.startswith(("#", "http")):
                    assert (page.parent / target).is_file(), f"{page.name}: {target}"


def test_the_policy_allows_own_files_and_one_hashed_style(site: SimpleNamespace) -> None:
    bold = base64.b64encode(hashlib.sha256(b"font-weight:bold").digest()).decode()
    for page in (site.index, *site.pages):
        text = page.read_text(encoding="utf-8")
        policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
        assert policy is not None
        assert policy[1].startswith("default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-hashes'")
        assert re.findall(r"sha256-([^']+)'", policy[1]) == [bold]
        assert "unsafe-inline" not in policy[1] and "http" not in policy[1]
        for tag, attrs in Seen(text).tags:
            assert "style" not in attrs and not any(name.startswith("on") for name in attrs), tag
            assert tag != "style" and (tag != "script" or attrs.get("src")), tag


def test_hostile_words_stay_words(site: SimpleNamespace) -> None:
    page = site.pages[0]
    seen = Seen(page.read_text(encoding="utf-8"))
    assert any(HOSTILE in word for word in seen.words)
    assert len([tag for tag, _ in seen.tags if tag == "script"]) == 5
    assert "</script" not in page.with_suffix(".js").read_text(encoding="utf-8")


def test_prose_of_a_notebook_can_hold_no_markup() -> None:
    said = parts.prose(
        "## A <b>heading</b>\n\n<script>alert(1)</script> [x](javascript:alert(1)) [y](https://example.org)"
    )
    assert "<script" not in said and "<b>" not in said and 'href="javascript' not in said
    assert 'href="https://example.org"' in said


def test_a_csv_holds_all_rows_and_runs_no_formula(site: SimpleNamespace) -> None:
    folder = site.pages[0].with_suffix("")
    with (folder / "evidence.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 41 and all(row["evidence"] for row in rows)
    assert files.as_csv(["a"], [["=1+1"], ["-2"], [-2]]) == "\ufeffa\n'=1+1\n'-2\n-2\n"


def test_a_second_rendering_gives_the_same_bytes(
    site: SimpleNamespace, store: Path, notebook: Path, tmp_path: Path
) -> None:
    again = render_notebook(notebook, {"a": "Russia", "b": "Tajikistan", "period": "year"}, tmp_path, store)
    for suffix in (".html", ".js"):
        assert again.with_suffix(suffix).read_bytes() == site.pages[0].with_suffix(suffix).read_bytes()


def test_a_page_names_no_path_of_this_machine(site: SimpleNamespace) -> None:
    for file in site.out.rglob("*"):
        if file.suffix in (".html", ".js", ".json", ".csv") and "plotly" not in file.name:
            assert str(site.out.parent) not in file.read_text(encoding="utf-8"), file.name


def test_an_empty_pair_gives_a_page_that_says_so(site: SimpleNamespace) -> None:
    text = site.pages[2].read_text(encoding="utf-8")
    assert "no article tells of a meeting, an act or a trade figure between Russia and the United States" in text
    assert "Russia and Tajikistan: 39 rows" in text
    assert "No row of this kind was found" in text


def test_figures_of_a_page_hold_no_shapes_and_no_template(site: SimpleNamespace) -> None:
    figures = data_of(site.pages[0])["figures"]
    assert set(figures) == {"meetings", "activity", "trade-changes", "trade-amounts", "map"}  # type: ignore[call-overload]
    for figure in figures.values():  # type: ignore[attr-defined]
        assert "template" not in figure["layout"]
        assert all(trace.get("geojson", "relations:world") == "relations:world" for trace in figure["data"])


def test_wrong_calls_name_what_is_allowed_and_write_nothing(store: Path, notebook: Path, tmp_path: Path) -> None:
    calls = (
        ({"a": "Rusia"}, UnknownCountry, "nearest: Russia"),
        ({"aa": "Russia"}, BadParameter, "it has a, b, start, end, period"),
        ({"start": "2020", "end": "2015"}, BadPeriod, "lies after end"),
        ({"a": "Tajikistan"}, InputError, "needs two sides"),
        ({"period": "decade"}, InputError, "day, week, month, quarter, year"),
    )
    for given, kind, said in calls:
        with pytest.raises(kind, match=said):
            render_notebook(notebook, given, tmp_path / "out", store)
    assert not (tmp_path / "out").exists()


def test_a_missing_store_is_told(notebook: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no store"):
        render_notebook(notebook, {}, tmp_path, tmp_path / "nowhere")


def test_a_report_that_fails_says_in_which_cell(store: Path, notebook: Path, tmp_path: Path) -> None:
    nb = json.loads(notebook.read_text(encoding="utf-8"))
    nb["cells"][-1]["source"] = ["1 / 0"]
    (tmp_path / "broken.ipynb").write_text(json.dumps(nb), encoding="utf-8")
    with pytest.raises(Exception, match=r"(?s)cell \d+ of the notebook failed.*ZeroDivisionError"):
        render_notebook(tmp_path / "broken.ipynb", {}, tmp_path / "out", store)
    assert not (tmp_path / "out").exists()


def test_the_index_lists_all_pages_with_their_numbers(site: SimpleNamespace) -> None:
    seen = Seen(site.index.read_text(encoding="utf-8"))
    words = [word.strip() for word in seen.words if word.strip()]
    assert words.count("Russia and Tajikistan") == 2 and "Russia and United States" in words
    assert "2 to 4 March 2021, Dushanbe, Tajikistan" in words
    assert [attrs["class"] for tag, attrs in seen.tags if tag == "svg"] == ["spark"] * 3


def test_a_page_rendered_later_joins_the_index(
    site: SimpleNamespace, store: Path, notebook: Path, tmp_path: Path
) -> None:
    render_notebook(notebook, {"a": "Russia", "b": "Tajikistan"}, tmp_path, store)
    render_notebook(notebook, {"a": "Russia", "b": "Kazakhstan"}, tmp_path, store)
    text = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "Russia and Tajikistan" in text and "Kazakhstan and Russia" in text


def test_a_spark_shows_years_that_were_not_read() -> None:
    drawn = site.spark([(2015, 2, True), (2016, 0, False), (2017, 1, True)])
    assert drawn.count("M") == 1 + 1 + 2  # a base line, an unread year, two bars
    assert "nothing read of 1 years" in drawn


def test_a_sheet_is_checked_before_anything_is_rendered(notebook: Path, tmp_path: Path) -> None:
    cases = {
        "notebook: pair.ipynb\nreports: [{a: Russia, c: Chile}]\n": r"sheet.yml, report 1: pair.ipynb has no "
        "parameter 'c'",
        "notebook: pair.ipynb\nreports: [{start: 2020, end: 2015}]\n": r"report 1: start 2020-01-01 lies after",
        "notebook: pair.ipynb\n": "needs `notebook:` and a list `reports:`",
        "notebook: pair.ipynb\nreports: []\nnotbook: x\n": "unknown key 'notbook'",
        "notebook: [\n": "can't be read",
        "notebook: none.ipynb\nreports: [{a: Russia}]\n": "there is no notebook",
    }
    for text, said in cases.items():
        (tmp_path / "sheet.yml").write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match=said):
            sheets.read(tmp_path / "sheet.yml", notebook.parent)


def test_the_shipped_sheet_renders_at_least_ten_pairs(notebook: Path) -> None:
    from analytics.shipped import shipped

    sheet = sheets.read(shipped("reports/pairs.yml"), notebook.parent)
    assert len(sheet.reports) >= 10


def test_a_row_put_right_is_marked_and_has_an_address_of_its_own(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "d")
    made_store(desk.store)
    row = next(row for row in open_store(desk.store).machine("trade_figures") if row["pair"] == "RUS-TJK")
    row_id = row["trade_figure_id"]
    review.correct_row(open_store(desk.store), desk, row_id, "fix", {"value": "4321"}, who="Secret Name", why="misread")
    page = render_notebook(desk.notebooks / "pair.ipynb", {"a": "Russia", "b": "Tajikistan"}, desk.out, desk.store)
    text = page.read_text(encoding="utf-8") + page.with_suffix(".js").read_text(encoding="utf-8")
    assert f'<tr id="{row_id}">' in text or f'"id":"{row_id}"' in text
    assert "Put right by the desk; the rules had read: value" in text
    assert "(misread)" in text
    assert "Secret Name" not in text
