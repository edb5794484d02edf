"""The polite reader against a real server with every fault that servers have."""

from __future__ import annotations

import gzip

import pytest
from serving import Server

from analytics.articles import web as web_module
from analytics.articles.web import Web
from analytics.errors import UnreadableInput


def test_who_asks_says_so_and_asks_robots_first(server: Server, web: Web) -> None:
    server.answer("/a", b"hello", Content_Type="text/html; charset=koi8-r")
    answer = web.get(server.url + "/a")
    assert (answer.raw, answer.charset, server.paths()) == (b"hello", "koi8-r", ["/robots.txt", "/a"])
    assert server.asked[1][1]["user-agent"].startswith("regional-relations/")
    assert "desk@example.org" in server.asked[1][1]["user-agent"]


def test_robots_are_asked_once_and_obeyed(server: Server, web: Web) -> None:
    server.answer("/robots.txt", b"User-agent: *\nDisallow: /private\nCrawl-delay: 7\n")
    server.answer("/a", b"hello")
    with pytest.raises(UnreadableInput, match=r"robots\.txt forbids"):
        web.get(server.url + "/private/a")
    web.get(server.url + "/a")
    assert server.paths() == ["/robots.txt", "/a"]


def test_a_site_may_ask_for_longer_pauses(server: Server, web: Web, slept: list[float]) -> None:
    server.answer("/robots.txt", b"User-agent: *\nCrawl-delay: 7\n")
    server.answer("/a", b"hello")
    web.get(server.url + "/a")
    assert slept and 6 < slept[0] <= 7


@pytest.mark.parametrize(("status", "reason"), [(403, "forbids it"), (500, "can't be read now")])
def test_who_hides_its_robots_is_left_alone(server: Server, web: Web, status: int, reason: str) -> None:
    server.answer("/robots.txt", status=status)
    with pytest.raises(UnreadableInput, match=reason):
        web.get(server.url + "/a")
    assert "/a" not in server.paths()


def test_what_has_not_changed_is_not_sent_again(server: Server, web: Web) -> None:
    server.answer("/a", status=304)
    answer = web.get(server.url + "/a", etag='"x"', modified="Thu, 09 Oct 2025 10:00:00 GMT")
    assert (answer.status, answer.raw) == (304, b"")
    assert server.asked[-1][1]["if-none-match"] == '"x"'
    assert server.asked[-1][1]["if-modified-since"] == "Thu, 09 Oct 2025 10:00:00 GMT"


def test_not_found_is_told_and_not_tried_again(server: Server, web: Web) -> None:
    with pytest.raises(UnreadableInput, match="404 Not Found"):
        web.get(server.url + "/gone")
    assert server.paths().count("/gone") == 1


def test_a_fault_that_passes_is_waited_out(server: Server, web: Web, slept: list[float]) -> None:
    server.answer("/a", status=500)
    server.answer("/a", b"hello")
    assert web.get(server.url + "/a").raw == b"hello"
    assert slept == [1.0]


def test_too_many_requests_wait_as_long_as_the_server_says(server: Server, web: Web, slept: list[float]) -> None:
    server.answer("/a", status=429, Retry_After="30")
    server.answer("/a", b"hello")
    assert web.get(server.url + "/a").raw == b"hello"
    assert slept == [30.0]
    server.answer("/b", status=429, Retry_After="86400")
    with pytest.raises(UnreadableInput, match="come back in 86,400 seconds"):
        web.get(server.url + "/b")


def test_a_fault_that_stays_ends_after_a_few_tries(server: Server, web: Web, slept: list[float]) -> None:
    server.answer("/a", status=503)
    with pytest.raises(UnreadableInput, match="503 Service Unavailable, also after 3 more tries"):
        web.get(server.url + "/a")
    assert slept == [1.0, 4.0, 15.0]


def test_a_body_that_was_cut_off_is_no_body(server: Server, web: Web) -> None:
    server.answer("/a", b"hel", Content_Length="500")
    with pytest.raises(UnreadableInput, match="cut off"):
        web.get(server.url + "/a")
    server.answer("/b", gzip.compress(b"hello" * 1000)[:-20], Content_Encoding="gzip")
    with pytest.raises(UnreadableInput, match="cut off"):
        web.get(server.url + "/b")


def test_a_packed_body_is_unpacked_and_no_further_than_its_limit(server: Server, web: Web) -> None:
    server.answer("/a", gzip.compress(b"hello"), Content_Encoding="gzip")
    assert web.get(server.url + "/a").raw == b"hello"
    server.answer("/bomb", gzip.compress(b"a" * 50_000_000), Content_Encoding="gzip")
    with pytest.raises(UnreadableInput, match="larger than"):
        web.get(server.url + "/bomb")


def test_a_body_that_never_ends_is_given_up(server: Server, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_module, "TIME_LIMIT", 0.3)
    server.answer("/a", b"x" * 1000)
    server.slow.add("/a")
    with pytest.raises(UnreadableInput, match="took longer"):
        web.get(server.url + "/a")


def test_redirects_are_followed_and_loops_end(server: Server, web: Web) -> None:
    server.answer("/a", status=302, Location="/b?x=1")
    server.answer("/b?x=1", b"hello")
    answer = web.get(server.url + "/a")
    assert (answer.raw, answer.url) == (b"hello", server.url + "/b?x=1")
    server.answer("/loop", status=301, Location="/loop")
    with pytest.raises(UnreadableInput, match="more than 5 redirects"):
        web.get(server.url + "/loop")
    server.answer("/file", status=302, Location="file:///etc/passwd")
    with pytest.raises(UnreadableInput, match="no address of the web"):
        web.get(server.url + "/file")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "10.0.0.1", "169.254.169.254", "0.0.0.0"])
def test_this_machine_and_private_networks_are_not_asked(host: str) -> None:
    with pytest.raises(UnreadableInput, match="private network"):
        Web(pause=0.0, sleep=lambda _: None).get(f"http://{host}:9/a")


def test_a_redirect_into_a_private_network_is_not_followed(
    server: Server, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    # the server itself counts as public here, the place where it sends us does not
    web.allow_private = False
    real = web_module.ipaddress.ip_address

    class Public:
        is_global = True

    monkeypatch.setattr(web_module.ipaddress, "ip_address", lambda one: Public() if one == "127.0.0.1" else real(one))
    server.answer("/a", status=302, Location="http://10.1.2.3/admin")
    with pytest.raises(UnreadableInput, match=r"10\.1\.2\.3 is an address of a private network"):
        web.get(server.url + "/a")


def test_an_address_with_a_password_is_not_fetched(web: Web) -> None:
    with pytest.raises(UnreadableInput, match="name or password"):
        web.get("http://me:secret@example.org/a")
