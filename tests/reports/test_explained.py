"""What `relations explain` shows of one article."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from analytics.cli import cli
from analytics.errors import InputError
from analytics.extract import explain, extract
from analytics.pipeline.explaining import explain_file
from analytics.records import Article
from analytics.reports import explained

TEXT = (
    "Presidents of Kazakhstan and Turkey met in Astana on Tuesday. "
    "Trade between Kazakhstan and Turkey grew by 12% in 2023. If they agree, 40 million dollars would follow. "
    "Some 300 guests came."
)


def article(**changes: object) -> Article:
    fields: dict[str, object] = {
        "article_id": "a1", "title": "Kazakhstan and Turkey talk", "text": TEXT, "published_local_date": "2024-03-06",
        "publisher": "Test Courier",
    }
    return Article(**(fields | changes))  # type: ignore[arg-type]


def test_explaining_gives_the_rows_that_extraction_gives():
    assert explain(article()).rows == extract(article())


def test_every_span_and_row_stands_under_its_sentence():
    blocks = explained.blocks(explain(article()))
    words = {span.text for block in blocks for span in block.spans}
    assert {"Kazakhstan", "Turkey", "Tuesday", "12%"} <= words
    for block in blocks:
        for span in block.spans:
            assert block.sentence.start <= span.start < block.sentence.end
    rows = explain(article()).rows
    assert sum(len(block.rows) for block in blocks) == len(rows.trade_figures) + len(rows.meetings) + len(rows.events)


def test_what_was_dropped_is_said_with_its_reason():
    dropped = {explain(article()).tagged.text[one.start:one.end]: one.why for one in explain(article()).dropped}
    assert any(words.startswith("300") for words in dropped)
    assert all(why for why in dropped.values())


def test_nothing_is_heard_when_nobody_listens():
    first = explain(article()).dropped
    extract(article())
    assert explain(article()).dropped == first


def test_an_article_without_a_day_says_why_it_has_no_rows():
    assert "no publish date" in explained.as_text(article(published_local_date=None),
                                                  explain(article(published_local_date=None)))


def test_markup_of_an_article_is_escaped_and_no_script_can_run():
    hostile = article(title='<script>alert("x")</script> Kazakhstan', text=TEXT + ' <img src=x onerror=alert(1)>',
                      publisher="<b>P</b>", url="javascript:alert(1)")
    page = explained.as_html(hostile, explain(hostile))
    assert "<script" not in page
    assert "<img" not in page
    assert "<b>P</b>" not in page
    assert "default-src 'none'" in page
    assert "href" not in page


def test_full_text_is_marked_as_not_for_sharing_unless_its_licence_is_open():
    warning = "Not for sharing"
    assert warning in explained.as_html(article(), explain(article()))
    assert warning not in explained.as_html(article(licence="CC-BY 4.0"), explain(article()))


def test_a_file_of_several_articles_asks_which(tmp_path: Path):
    lines = tmp_path / "two.jsonl"
    lines.write_text('{"id": "x1", "published": "2024-03-06", "text": "Kazakhstan and Turkey met."}\n'
                     '{"id": "x2", "published": "2024-03-07", "text": "Trade grew."}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"2 articles .* --article"):
        explain_file(lines)
    with pytest.raises(InputError, match="no article '7'"):
        explain_file(lines, "7")
    assert explain_file(lines, "x2")[0].text == explain_file(lines, "2")[0].text == "Trade grew."


def test_the_command_writes_lines_or_a_page(tmp_path: Path):
    note = tmp_path / "note.txt"
    note.write_text(TEXT, encoding="utf-8")
    told = CliRunner().invoke(cli, ["explain", str(note), "--published", "2024-03-06"])
    assert told.exit_code == 0, told.output
    assert '"12%" = 12 pct (percent)' in told.output
    page = tmp_path / "note.html"
    made = CliRunner().invoke(cli, ["explain", str(note), "--published", "2024-03-06", "--html", "-o", str(page)])
    assert made.exit_code == 0, made.output
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
