"""An article's id comes from its source, and outlives a new reading."""

from __future__ import annotations

import pytest

from analytics.articles.ids import article_id, canonical_url, web_address
from analytics.records import Article


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTPS://News.Example:443/a?utm_source=x&id=3#top", "https://news.example/a?id=3"),
        ("http://news.example:80", "http://news.example/"),
        ("http://news.example:8080/A", "http://news.example:8080/A"),
        ("https://news.example/a?fbclid=1", "https://news.example/a"),
    ],
)
def test_an_address_loses_what_does_not_name_the_page(url: str, canonical: str) -> None:
    assert canonical_url(url) == canonical


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "http://",
        "http://a b",
        "https://[bad",
        "https://x:99999999/",
        'http://x/"><script>',
        "http://" + "x" * 3000,
    ],
)
def test_what_is_no_web_address_is_none(url: str | None) -> None:
    assert canonical_url(url) is None


def test_a_script_is_no_address_to_link_to() -> None:
    assert web_address("JavaScript:alert(1)") is None


def made(**fields: str) -> str:
    return article_id(Article(**{"input_sha256": "0" * 64, **fields}))


def test_the_inputs_own_id_goes_first() -> None:
    assert made(source_id="k-1", publisher="P", title="One") == made(source_id="k-1", publisher="P", title="Two")


def test_one_of_two_exports_is_not_one_of_the_other() -> None:
    assert made(source_id="1", publisher="P") != made(source_id="1", publisher="Q")


def test_a_bare_number_without_a_publisher_is_no_identity() -> None:
    assert made(source_id="1", canonical_url="https://a.example/x") == made(canonical_url="https://a.example/x")


def test_the_address_is_the_same_under_http_and_https() -> None:
    assert made(canonical_url="https://a.example/x") == made(canonical_url="http://a.example/x")


def test_publisher_title_and_day_name_an_article_without_an_address() -> None:
    named = {"publisher": "P", "title": "T", "published_local_date": "2025-10-09"}
    assert made(**named) == made(**named, input_sha256="1" * 64)
    assert made(**named) != made(**{**named, "published_local_date": "2025-10-10"})


def test_without_any_of_them_the_inputs_bytes_name_it() -> None:
    assert made(title="T") != made(title="T", input_sha256="1" * 64)


def test_ids_start_with_a_letter() -> None:
    assert made().startswith("a")
