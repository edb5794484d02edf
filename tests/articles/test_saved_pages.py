"""Saved pages: what the page says about itself, and its text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analytics.articles import read
from analytics.records import Article, Reject

TEXT = "".join(
    f"<p>Paragraph {number}: the two ministers discussed roads, trade and the border at some length.</p>"
    for number in range(6)
)


def page(head: str, body: str = TEXT) -> str:
    return f"<html lang='en'><head>{head}</head><body><article><h1>Roads</h1>{body}</article></body></html>"


def made(tmp_path: Path, html: str) -> Article:
    (tmp_path / "a.html").write_text(html, encoding="utf-8")
    (found,) = read(tmp_path / "a.html")
    assert isinstance(found, Article), found
    return found


def test_structured_data_names_and_dates_a_page(tmp_path: Path) -> None:
    told = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite"},
            {
                "@type": ["NewsArticle"],
                "headline": "Ministers discuss roads",
                "datePublished": "2025-10-09T18:40:00+05:00",
                "author": [{"name": "A. Writer"}],
                "publisher": {"name": "The Daily Example"},
            },
        ],
    }
    head = (
        f"<script type='application/ld+json'>{json.dumps(told)}</script><title>Other | Site</title>"
        "<link rel='canonical' href='https://daily.example/roads'><meta name='date' content='2020-01-01'>"
    )
    found = made(tmp_path, page(head))
    assert (found.title, found.publisher, found.author) == ("Ministers discuss roads", "The Daily Example", "A. Writer")
    assert (found.published, found.published_source) == ("2025-10-09T13:40:00+00:00", "page")
    assert found.canonical_url == "https://daily.example/roads"
    assert "Paragraph 5" in found.text


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2025-10-09T18:40:00+05:00'>",
        "<script type='application/ld+json'>{broken</script><meta name='DC.date' content='2025-10-09'>",
    ],
)
def test_meta_tags_date_a_page_without_structured_data(tmp_path: Path, head: str) -> None:
    found = made(tmp_path, page(head + "<meta property='og:title' content='Roads'>"))
    assert (found.published_local_date, found.title) == ("2025-10-09", "Roads")


def test_the_time_element_dates_a_page_without_either(tmp_path: Path) -> None:
    assert (
        made(tmp_path, page("", "<time datetime='2025-10-09'>9 Oct</time>" + TEXT)).published_local_date == "2025-10-09"
    )


def test_a_page_without_any_date_is_undated(tmp_path: Path) -> None:
    assert "undated" in made(tmp_path, page("<title>Roads</title>")).flags


def test_scripts_leave_nothing_in_the_text(tmp_path: Path) -> None:
    assert "alert" not in made(tmp_path, page("", "<script>alert('x')</script>" + TEXT)).text


def test_a_page_without_text_is_turned_away(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<html><body><nav>Home</nav></body></html>")
    (found,) = read(tmp_path / "a.html")
    assert isinstance(found, Reject)
    assert "no article's text" in found.reason


@pytest.mark.shared
@pytest.mark.slow
def test_saved_newspaper_pages_get_their_publish_day(shared: Path) -> None:
    right = total = 0
    for line in (shared / "pages/expected.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row.get("published"):
            (found,) = read(shared / "pages" / row["file"])
            total += 1
            right += isinstance(found, Article) and found.published_local_date == row["published"][:10]
    assert total > 100
    assert right >= 0.9 * total
