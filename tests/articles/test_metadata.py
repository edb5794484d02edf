"""What a page says about itself, also where it says it badly."""

from __future__ import annotations

import json
import time

import pytest

from analytics.articles.metadata import metadata


def ld(*things: object) -> str:
    return "".join(f"<script type='application/ld+json'>{json.dumps(thing)}</script>" for thing in things)


def article(**fields: object) -> dict[str, object]:
    return {"@type": "NewsArticle", "headline": "Roads open", "datePublished": "2025-10-09T18:40:00+05:00", **fields}


def test_the_article_of_the_page_is_told_from_those_it_links_to() -> None:
    other = article(headline="Something else", url="https://d.example/other", datePublished="2020-01-01")
    own = article(url="https://d.example/roads")
    found = metadata(ld(other, own) + "<link rel='canonical' href='https://d.example/roads'>")
    assert (found.title, found.times[0]) == ("Roads open", "2025-10-09T18:40:00+05:00")


def test_an_article_deep_in_the_graph_is_found() -> None:
    page = ld(
        {"@graph": [{"@type": "WebPage", "mainEntity": {"@type": ["Thing", "AnalysisNewsArticle"], **article()}}]}
    )
    assert metadata(page).times == ["2025-10-09T18:40:00+05:00"]


def test_broken_json_still_tells_its_day_and_headline() -> None:
    page = (
        '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Roads \\"open\\"",'
        '"datePublished":"2025-10-09",}</script>'
    )
    found = metadata(page)
    assert (found.times, found.is_structured) == (["2025-10-09"], True)


@pytest.mark.parametrize(
    "title", ["Roads open - The Daily Example", "Roads open | Daily Example", "Roads open – daily.example"]
)
def test_the_sites_name_is_no_part_of_the_title(title: str) -> None:
    head = f"<title>{title}</title><meta property='og:site_name' content='The Daily Example'>"
    assert metadata(head + "<link rel='canonical' href='https://www.daily.example/roads'>").title == "Roads open"


def test_a_dash_in_a_title_stays() -> None:
    head = "<title>Roads open - and the border too</title><meta property='og:site_name' content='The Daily Example'>"
    assert metadata(head).title == "Roads open - and the border too"


def test_a_time_marked_as_publication_goes_before_the_first_on_the_page() -> None:
    page = "<time datetime='2020-01-01'>x</time><time class='is-published' datetime='2025-10-09'>y</time>"
    found = metadata(page)
    assert (found.times, found.is_structured) == (["2025-10-09"], False)


def test_a_relative_canonical_address_stands_on_the_absolute_one() -> None:
    page = "<link rel=canonical href=/roads><meta property='og:url' content='https://d.example/x?y=1'>"
    assert metadata(page).url == "https://d.example/roads"


def test_a_page_of_headlines_says_that_it_is_one() -> None:
    assert metadata(ld({"@type": "CollectionPage"})).is_index
    assert not metadata(ld({"@type": "CollectionPage"}, article())).is_index


@pytest.mark.parametrize("piece", ["<meta ", "<h1 ", '<time datetime="', "<title", '<script type="ld+json" ', '<a b="'])
def test_half_tags_without_end_take_no_longer_than_whole_ones(piece: str) -> None:
    began = time.process_time()
    metadata(piece * (1_000_000 // len(piece)))
    assert time.process_time() - began < 2
