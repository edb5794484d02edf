"""What people say of rows outlives new readings, new rules and a rebuilt store."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from rows import event, extraction, figure, meeting

from analytics.articles import read
from analytics.desk import corrections, new_desk
from analytics.desk.corrections import Correction, lay, made
from analytics.errors import InputError
from analytics.extract import extract
from analytics.pipeline import ingest
from analytics.records import Article, Extraction, stable_id
from analytics.shipped import shipped
from analytics.store import Store, open_store
from analytics.tables import Batch, Tables

TEXT = "Talks were held. Trade grew. Aid came. More trade grew."


def article(name: str = "1", text: str = TEXT) -> Article:
    return Article(
        article_id=f"a{name}", story_id=f"a{name}", title=f"Title {name}", text=text, publisher="P",
        published_local_date="2025-10-09", input_sha256=name, input_name=f"{name}.txt", url=f"https://p.example/{name}",
    )


def found(one: Article, **told: Any) -> Extraction:
    return extraction(
        one,
        meeting(one, ["RUS", "TJK"], "Talks were held.", start="2025-10-09", end="2025-10-09", precision="day"),
        figure(one, "RUS", "TJK", "Trade grew.", **told),
        event(one, "RUS", "TJK", "Aid came.", type="AID", date="2025-10-09"),
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A desk with one article in its store."""
    desk = new_desk(tmp_path / "desk")
    one = article()
    Tables(desk.store).write(Batch([one], [found(one)]))
    return desk.root


def opened(root: Path, **more: Any) -> Store:
    return open_store(root / "store", **more)


def correct(
    root: Path, table: str, verdict: str, changes: dict[str, Any] | None = None, **more: Any
) -> list[Correction]:
    row = opened(root).machine(table)[0]
    lines = made(row, table, verdict, changes, who="Ann", **more)
    corrections.append(root / corrections.FILE, lines)
    return lines


def test_a_fixed_field_is_shown_with_what_the_machine_read(root: Path) -> None:
    correct(root, "trade_figures", "fix", {"value": "17.4", "bound": "eq"}, why="the text says 17.4")
    row = opened(root).trade_figures(pair="RUS-TJK").iloc[0]
    assert (row["value"], row["bound"], row["verdict"]) == (17.4, "eq", "fix")
    assert row["as_read"] == '{"bound": "gt", "value": "17"}'
    assert row["correction_note"] == "the text says 17.4"


def test_a_row_called_wrong_leaves_the_counts_and_stays_to_be_seen(root: Path) -> None:
    correct(root, "events", "wrong", why="aid was only promised")
    assert opened(root).events().empty
    gone = opened(root).withdrawn("events")
    assert list(gone["correction_note"]) == ["aid was only promised"]
    assert opened(root).tables.count("events") == 1, "the machine's table is untouched"


def test_a_country_put_right_moves_the_row_to_its_pair(root: Path) -> None:
    correct(root, "meetings", "fix", {"participants": "Russia; Kazakhstan"})
    assert opened(root).meetings(pair="RUS-TJK").empty
    assert len(opened(root).meetings(pair="KAZ-RUS")) == 1
    assert len(opened(root).meetings(country="Kazakhstan")) == 1


def test_a_type_put_right_brings_its_scores_along(root: Path) -> None:
    correct(root, "events", "fix", {"type": "AGREE"})
    row = opened(root).events().iloc[0]
    assert (row["type"], row["quad_class"], row["cameo_root"]) == ("AGREE", 1, "03")


def test_a_later_correction_counts_and_undo_takes_all_back(root: Path) -> None:
    correct(root, "trade_figures", "fix", {"value": 18})
    correct(root, "trade_figures", "fix", {"value": 19})
    assert opened(root).trade_figures().iloc[0]["value"] == 19
    correct(root, "trade_figures", "undo")
    assert opened(root).trade_figures().iloc[0]["value"] == 17


def test_corrections_outlive_a_rebuilt_store(root: Path) -> None:
    correct(root, "trade_figures", "fix", {"value": 18})
    shutil.rmtree(root / "store")
    one = article()
    Tables(root / "store").write(Batch([one], [found(one)]))
    assert opened(root).trade_figures().iloc[0]["value"] == 18


def test_a_correction_finds_its_row_when_rules_find_another_before_it(root: Path) -> None:
    (line,) = correct(root, "trade_figures", "fix", {"value": 18})
    old, new = {"value": 17.0, "unit": "pct", "reporter": "RUS", "partner": "TJK"}, {"value": 5.0e9, "unit": "USD"}
    same = {"article_id": line.article_id, "evidence": line.evidence, "flow": "turnover", "measure": "change_pct",
            "bound": "gt", "status": "actual", "pair": "RUS-TJK"}
    rows = [{**same, **old, **new, "measure": "level", "bound": "eq", "trade_figure_id": line.row_id},
            {**same, **old, "trade_figure_id": "t-shifted"}]
    layer = lay([line], {"trade_figures": rows})
    assert [(one.state, one.row_id) for one in layer.standings] == [("overrides", "t-shifted")]


def test_what_the_rules_now_read_right_agrees_and_what_is_gone_is_lost(root: Path) -> None:
    lines = correct(root, "trade_figures", "fix", {"value": 18}) + correct(root, "events", "right")
    one = article()
    now = found(one, value=18.0)
    now.events.clear()
    now.participations = [side for side in now.participations if side.row_table != "events"]
    Tables(root / "store").write(Batch([one], [now]))
    assert {(one.correction.row_id, one.state) for one in opened(root).standings()} == {
        (lines[0].row_id, "agrees"), (lines[1].row_id, "lost")}


def test_a_text_of_another_article_is_never_corrected(root: Path) -> None:
    (line,) = correct(root, "trade_figures", "fix", {"value": 18})
    rows = [{"article_id": "a2", "evidence": line.evidence, "trade_figure_id": line.row_id, "value": 17.0}]
    assert [one.state for one in lay([line], {"trade_figures": rows}).standings] == ["lost"]


def test_as_of_shows_the_corrections_made_by_then(root: Path) -> None:
    before = datetime.now(UTC)
    correct(root, "trade_figures", "fix", {"value": 18})
    assert opened(root, as_of=before).trade_figures().iloc[0]["value"] == 17
    assert opened(root).trade_figures().iloc[0]["value"] == 18


@pytest.mark.parametrize(("changes", "said"), [
    ({"value": "many"}, "'many' is no number"),
    ({"reporter": "Atlantis"}, "Atlantis"),
    ({"bound": "about"}, "choose eq, gt"),
    ({"period_start": "last year"}, "2025-10-09"),
    ({"evidence": "other words"}, "no field 'evidence'"),
    ({"value": 17}, "nothing changes"),
])  # fmt: skip
def test_a_value_that_cannot_be_is_refused_and_nothing_is_written(
    root: Path, changes: dict[str, Any], said: str
) -> None:
    with pytest.raises(InputError, match=said):
        correct(root, "trade_figures", "fix", changes)
    assert not (root / corrections.FILE).exists()


def test_a_file_that_was_broken_by_hand_is_named_with_its_line(root: Path) -> None:
    correct(root, "events", "right")
    file = root / corrections.FILE
    file.write_text(file.read_text(encoding="utf-8").replace(",right,", ",rihgt,"), encoding="utf-8")
    with pytest.raises(InputError, match="line 2"):
        opened(root).events()


def test_the_file_is_only_appended_to(root: Path) -> None:
    correct(root, "events", "right")
    first = (root / corrections.FILE).read_bytes()
    correct(root, "meetings", "wrong")
    assert (root / corrections.FILE).read_bytes().startswith(first)


def test_a_store_without_a_desk_has_no_corrections(tmp_path: Path) -> None:
    one = article()
    Tables(tmp_path / "alone").write(Batch([one], [found(one)]))
    assert open_store(tmp_path / "alone").standings() == []
    assert replace(open_store(tmp_path / "alone"), desk=None).trade_figures()["verdict"].isna().all()


def test_twenty_corrections_hold_or_are_listed_when_rules_change_and_the_store_is_rebuilt(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "d")
    shutil.copytree(shipped("data/articles"), desk.inbox, dirs_exist_ok=True)
    ingest([desk.inbox], desk.store)
    rows = {table: open_store(desk.store).machine(table) for table in ("trade_figures", "meetings", "events")}
    changes: dict[str, dict[str, Any]] = {
        "trade_figures": {"value": "4242"}, "meetings": {"place": "Elsewhere"}, "events": {"status": "planned"},
    }  # fmt: skip
    lines: list[Correction] = []
    for table, several in rows.items():
        for number, row in enumerate(several[3::11][:8]):
            verdict = "wrong" if number % 4 == 3 else "fix"
            lines += made(row, table, verdict, changes[table], who="Ann")
    lines = lines[:20]
    assert len(lines) == 20
    corrections.append(desk.root / corrections.FILE, lines)

    def other_rules(article: Article) -> Extraction:
        """The rules with one more row before each, one in nine lost, and confidences and speakers read otherwise."""
        found = extract(article)
        for table in ("trade_figures", "meetings", "events"):
            several = getattr(found, table)
            for row in several:
                row.confidence = 0.5
            kept = [row for row in several if hash_of(row) % 9]
            setattr(found, table, kept)
            ids = {getattr(row, row.key) for row in kept}
            found.participations = [one for one in found.participations if one.row_table != table or one.row_id in ids]
        return found

    shutil.rmtree(desk.store)
    articles = [one for one in read(desk.inbox) if isinstance(one, Article)]
    Tables(desk.store).write(Batch(articles, [other_rules(one) for one in articles]))
    found = open_store(desk.store).standings()
    assert sorted((one.correction.row_id, one.correction.field) for one in found) == sorted(
        (one.row_id, one.field) for one in lines
    )
    assert sum(one.state == "overrides" for one in found) >= 12
    assert any(one.state in {"lost", "agrees"} for one in found)


def hash_of(row: Any) -> int:
    """A number that depends on nothing but the row."""
    return int(stable_id("x", row.evidence, row.rule)[1:], 16)
