"""Feeds and their pages go into the inbox once, in whatever state the servers are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from serving import Server

from analytics.articles import read
from analytics.articles.web import Web
from analytics.desk import new_desk
from analytics.desk.feeds import read_feeds
from analytics.errors import InputError
from analytics.pipeline.fetching import fetch, listed
from analytics.records import Article

BODY = "<p>" + "The two ministers discussed roads, trade and the border at some length. " * 4 + "</p>"
TODAY = date(2025, 10, 12)


def page(title: str, *, encoding: str = "utf-8") -> bytes:
    return f"<html><head><title>{title}</title></head><body><article>{BODY * 3}</article></body></html>".encode(
        encoding
    )


def rss(url: str, *paths: str, day: str = "09 Oct 2025") -> bytes:
    items = "".join(
        f"<item><title>t</title><link>{url}{path}</link><pubDate>{day} 18:40:00 +0500</pubDate></item>"
        for path in paths
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>E</title>{items}</channel></rss>".encode()


def test_a_feeds_pages_are_fetched_once_and_read_as_articles(server: Server, web: Web, tmp_path: Path) -> None:
    server.answer("/rss", rss(server.url, "/1", "/2"), ETag='"one"')
    server.answer("/rss", status=304)
    server.answer("/1", page("Дороги открыты", encoding="cp1251"), Content_Type="text/html; charset=windows-1251")
    server.answer("/2", page("Roads open"), Content_Type="text/html; charset=no-such")
    feeds = [("Example", server.url + "/rss")]
    done = fetch(feeds, tmp_path / "inbox", tmp_path / "store", web, today=TODAY)
    assert (done.feeds, done.pages, done.problems, done.silent) == (1, 2, [], [])
    found = sorted(
        (one for one in read(tmp_path / "inbox") if isinstance(one, Article)), key=lambda one: one.title or ""
    )
    assert [one.title for one in found] == ["Roads open", "Дороги открыты"]
    assert {one.published_local_date for one in found} == {"2025-10-09"}, (
        "as the feed says, where the page says nothing"
    )
    assert found[0].url == server.url + "/2"
    again = fetch(feeds, tmp_path / "inbox", tmp_path / "store", web, today=TODAY)
    assert (again.unchanged, again.pages) == (1, 0)
    assert server.asked[-1][1]["if-none-match"] == '"one"'
    assert server.most_at_once == 1, "one request at a time"


def test_a_run_that_was_stopped_goes_on_where_it_was(server: Server, web: Web, tmp_path: Path) -> None:
    server.answer("/rss", rss(server.url, "/1", "/2", "/3"), ETag='"one"')
    for number in (1, 2, 3):
        server.answer(f"/{number}", page(str(number)))
    feeds = [("Example", server.url + "/rss")]
    first = fetch(feeds, tmp_path / "inbox", tmp_path / "store", web, limit=2, today=TODAY)
    assert (first.pages, first.left) == (2, 1)
    second = fetch(feeds, tmp_path / "inbox", tmp_path / "store", web, limit=2, today=TODAY)
    assert (second.pages, second.known, second.left) == (1, 2, 0)
    assert all(server.paths().count(f"/{number}") == 1 for number in (1, 2, 3))


def test_a_page_that_fails_is_named_and_tried_again(server: Server, web: Web, tmp_path: Path) -> None:
    server.answer("/rss", rss(server.url, "/1", "/2"))
    server.answer("/1", status=404)
    server.answer("/1", page("found now"))
    server.answer("/2", page("two"))
    feeds = [("Example", server.url + "/rss")]
    first = fetch(feeds, tmp_path / "inbox", tmp_path / "store", web, today=TODAY)
    assert (first.pages, len(first.problems)) == (1, 1)
    assert "404" in first.problems[0]
    assert fetch(feeds, tmp_path / "inbox", tmp_path / "store", web, today=TODAY).pages == 1


def test_a_feed_gone_silent_is_named(server: Server, web: Web, tmp_path: Path) -> None:
    server.answer("/rss", rss(server.url, day="09 Oct 2025").replace(b"</channel>", b"") + b"</channel>")
    server.answer("/old", rss(server.url, "/1", day="09 Jan 2025"))
    server.answer("/1", page("one"))
    done = fetch([("Old", server.url + "/old")], tmp_path / "inbox", tmp_path / "store", web, today=TODAY)
    assert done.silent == [("Old", "2025-01-09")]


def test_a_broken_feed_is_told_and_the_next_one_read(server: Server, web: Web, tmp_path: Path) -> None:
    server.answer("/broken", b"<?xml version='1.0'?><rss version='2.0'><channel><title>E</title>")
    server.answer("/rss", rss(server.url, "/1"))
    server.answer("/1", page("one"))
    done = fetch(
        [("Broken", server.url + "/broken"), ("Example", server.url + "/rss")],
        tmp_path / "inbox",
        tmp_path / "store",
        web,
        today=TODAY,
    )
    assert (done.pages, len(done.problems)) == (1, 1)
    assert done.problems[0].startswith("Broken: ")


def test_a_single_page_is_fetched(server: Server, web: Web, tmp_path: Path) -> None:
    server.answer("/1", page("Roads open"))
    fetch([("x", server.url + "/1")], tmp_path / "inbox", tmp_path / "store", web)
    (found,) = read(tmp_path / "inbox")
    assert isinstance(found, Article)
    assert (found.title, found.url) == ("Roads open", server.url + "/1")


def test_a_new_desk_has_feeds_that_wait_for_the_user(tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "desk")
    assert read_feeds(desk.root).feeds == (), "nothing is fetched unasked"
    text = (desk.root / "feeds.toml").read_text(encoding="utf-8")
    (desk.root / "feeds.toml").write_text(
        text.replace("# [[feed]]", "[[feed]]").replace("# name", "name").replace("# url", "url")
    )
    assert len(read_feeds(desk.root).feeds) > 10


def test_a_feed_without_an_address_is_named(tmp_path: Path) -> None:
    (tmp_path / "feeds.toml").write_text('[[feed]]\nname = "x"\n')
    with pytest.raises(InputError, match="url"):
        read_feeds(tmp_path)


def test_addresses_are_taken_from_a_list(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,url,title\n1,https://d.example/a,A\n2,https://d.example/b,B\n")
    (tmp_path / "b.txt").write_text("https://d.example/a\nnot one\n")
    assert [url for _, url in listed(tmp_path / "a.csv")] == ["https://d.example/a", "https://d.example/b"]
    assert [url for _, url in listed(tmp_path / "b.txt")] == ["https://d.example/a"]
