"""A polite and careful reader of web addresses: one request at a time, by robots.txt, never into private networks.

Only `relations fetch` and `relations update` use it: nothing goes to the network unless the user asked.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from importlib.metadata import version
from urllib.parse import quote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from analytics.articles.ids import web_address
from analytics.errors import UnreadableInput

SIZE_LIMIT = 8_000_000  # bytes of one answer, unpacked
TIME_LIMIT = 60.0  # seconds for one answer, however slowly it comes
TIMEOUT = 20.0  # seconds without a byte
PAUSE = 2.0  # seconds between two requests to one host
LONGEST_PAUSE = 60.0  # seconds that a site may ask us to keep between two requests
LONGEST_WAIT = 120.0  # seconds; who says "later" than that is asked again in another run
BACK_OFF = (1.0, 4.0, 15.0)  # seconds before each further try
REDIRECTS = 5
TRY_AGAIN = (408, 425, 429, 500, 502, 503, 504)
DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server gave: the address in the end, the status (200 or 304), headers in lower case, the body."""

    url: str
    status: int
    headers: Mapping[str, str]
    raw: bytes

    @property
    def charset(self) -> str | None:
        """The charset that the server names."""
        kind = self.headers.get("content-type", "").lower()
        return kind.partition("charset=")[2].split(";")[0].strip(" \"'") or None


class PrivateAddress(UnreadableInput):
    """An address of this machine or of a private network."""


@dataclass(slots=True)
class Web:
    """Requests of one run.

    Parameters
    ----------
    contact : an address that the sites' owners can write to; told in the user agent
    allow_private : also answer addresses of private networks and of this machine
    sleep, pause : how to wait, and how long between two requests to one host, in seconds
    """

    contact: str = ""
    allow_private: bool = False
    pause: float = PAUSE
    sleep: Callable[[float], object] = time.sleep
    robots: dict[str, RobotFileParser | None] = field(default_factory=dict)
    last: dict[str, float] = field(default_factory=dict)

    @property
    def agent(self) -> str:
        """Who asks, in the words that servers log."""
        contact = "".join(letter for letter in self.contact if letter.isprintable() and letter not in "();")
        return (
            f"regional-relations/{version('regional-relations')} (reads news politely{'; ' * bool(contact)}{contact})"
        )

    def get(self, url: str, etag: str | None = None, modified: str | None = None) -> Answer:
        """The answer at an address, redirects followed, each looked at anew; 304 where nothing has changed.

        Raises
        ------
        UnreadableInput : robots.txt forbids it, the address is private, or no whole answer came; with what to do
        """
        for _ in range(REDIRECTS + 1):
            where = self._checked(url)
            self._ask_robots(where)
            answer = self._tried(where, {"If-None-Match": etag, "If-Modified-Since": modified})
            if answer.status not in (301, 302, 303, 307, 308):
                return answer
            target = answer.headers.get("location")
            if not target:
                raise UnreadableInput(f"{url}: the server sends elsewhere without saying where", "open it in a browser")
            url = urljoin(where, target)
        raise UnreadableInput(f"{url}: more than {REDIRECTS} redirects", "give the address where they end")

    def _checked(self, url: str) -> str:
        where = web_address(url)
        if where is None:
            raise UnreadableInput(f"'{url[:200]}' is no address of the web", "give http:// or https://")
        try:
            parts = urlsplit(where)
            _ = parts.port
        except ValueError as error:
            raise UnreadableInput(f"'{url[:200]}' is no address of the web", "give http:// or https://") from error
        if parts.username or parts.password:
            raise UnreadableInput(
                f"{parts.hostname}: an address with a name or password is not fetched", "leave it out"
            )
        return where

    def _ask_robots(self, url: str) -> None:
        parts = urlsplit(url)
        origin = f"{parts.scheme.lower()}://{parts.netloc.lower()}"
        if origin not in self.robots:
            self.robots[origin] = self._robots(origin)
        rules = self.robots[origin]
        if rules is None:
            raise UnreadableInput(f"{origin}: its robots.txt can't be read now", "try again later")
        if not rules.can_fetch("regional-relations", url):
            raise UnreadableInput(f"{url}: robots.txt forbids it", "save the page in a browser")

    def _robots(self, origin: str) -> RobotFileParser | None:
        """Rules of a site; none where it has none, everything forbidden where it answers "forbidden" or fails."""
        rules = RobotFileParser()
        url = f"{origin}/robots.txt"
        try:
            for _ in range(REDIRECTS):
                answer = self._tried(url, {}, accept_all=True)
                if answer.status not in (301, 302, 303, 307, 308):
                    break
                url = self._checked(urljoin(url, answer.headers.get("location", "")))
        except PrivateAddress:
            raise
        except UnreadableInput:
            return None
        if answer.status in (401, 403):
            rules.parse(["User-agent: *", "Disallow: /"])
        elif answer.status >= 500 or answer.status == 429:
            return None
        else:
            rules.parse(answer.raw.decode("utf-8", "replace").splitlines() if answer.status == HTTPStatus.OK else [])
        return rules

    def _tried(self, url: str, headers: Mapping[str, str | None], *, accept_all: bool = False) -> Answer:
        """One request, tried again where the server or the line may do better."""
        said = ""
        for wait in (*BACK_OFF, None):
            after = wait
            try:
                answer = self._request(url, headers)
            except (OSError, http.client.HTTPException, TimeoutError) as error:
                said = f"no whole answer came ({type(error).__name__}: {error})"[:200]
            else:
                if answer.status not in TRY_AGAIN:
                    if answer.status >= 400 and not accept_all:
                        raise UnreadableInput(f"{url}: the server says {_phrase(answer.status)}", "look at the address")
                    return answer
                said = f"the server says {_phrase(answer.status)}"
                told = _seconds(answer.headers.get("retry-after"))
                if told > LONGEST_WAIT:
                    raise UnreadableInput(f"{url}: {said}, and to come back in {told:,.0f} seconds", "fetch again then")
                after = max(wait, told) if wait is not None else None
            if after is not None:
                self.sleep(after)
        raise UnreadableInput(f"{url}: {said}, also after {len(BACK_OFF)} more tries", "fetch again later")

    def _request(self, url: str, headers: Mapping[str, str | None]) -> Answer:
        parts = urlsplit(url)
        host = parts.hostname or ""
        self._wait_for(parts.netloc)
        ends = time.monotonic() + TIME_LIMIT
        port = parts.port or DEFAULT_PORTS[parts.scheme.lower()]
        sock = self._connected(host, port)
        if parts.scheme.lower() == "https":
            sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host)
        connection = http.client.HTTPConnection(host, port, timeout=TIMEOUT)
        connection.sock = sock
        try:
            path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
                "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?") if parts.query else ""
            )
            sent = {key: value for key, value in headers.items() if value}
            connection.request(
                "GET",
                path,
                headers={
                    "User-Agent": self.agent,
                    "Accept": "text/html, application/rss+xml, application/atom+xml, */*;q=0.5",
                    "Accept-Encoding": "gzip",
                    "Connection": "close",
                    **sent,
                },
            )
            response = connection.getresponse()
            found = {key.lower(): value for key, value in response.getheaders()}
            raw = _body(response, found, ends) if response.status != HTTPStatus.NOT_MODIFIED else b""
            return Answer(url, response.status, found, raw)
        finally:
            connection.close()
            self.last[parts.netloc] = time.monotonic()

    def _wait_for(self, netloc: str) -> None:
        pause = self.pause
        for origin, rules in self.robots.items():
            if rules and urlsplit(origin).netloc == netloc.lower():
                pause = max(pause, min(LONGEST_PAUSE, float(rules.crawl_delay("regional-relations") or 0)))
        if netloc in self.last and (left := self.last[netloc] + pause - time.monotonic()) > 0:
            self.sleep(left)

    def _connected(self, host: str, port: int) -> socket.socket:
        """A connection to an address that has been looked at: the name is not asked for a second time."""
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        for *_, address in found:
            if not self.allow_private and not ipaddress.ip_address(str(address[0]).split("%")[0]).is_global:
                raise PrivateAddress(
                    f"{host} is an address of a private network or of this machine ({address[0]})",
                    "with --allow-private it is fetched",
                )
        problem: OSError | None = None
        for *_, address in found:
            try:
                return socket.create_connection((str(address[0]), port), timeout=TIMEOUT)
            except OSError as error:
                problem = error
        raise problem or OSError("the name has no address")


def _body(response: http.client.HTTPResponse, headers: Mapping[str, str], ends: float) -> bytes:
    """The whole body, unpacked; too long, too slow or cut off is an error, never a part."""
    unpack = zlib.decompressobj(31) if "gzip" in headers.get("content-encoding", "").lower() else None
    pieces, size, received = [], 0, 0
    while block := response.read1(65_536):
        received += len(block)
        try:
            piece = unpack.decompress(block, SIZE_LIMIT + 1 - size) if unpack else block
        except zlib.error as error:
            raise UnreadableInput("the answer's packing is damaged", "fetch again later") from error
        pieces.append(piece)
        size += len(piece)
        if size > SIZE_LIMIT:
            raise UnreadableInput(f"the answer is larger than {SIZE_LIMIT:,} bytes", "save the page in a browser")
        if time.monotonic() > ends:
            raise UnreadableInput(f"the answer took longer than {TIME_LIMIT:.0f} seconds", "fetch again later")
    wanted = headers.get("content-length", "")
    if (wanted.isdigit() and received < int(wanted)) or (unpack and not unpack.eof):
        raise OSError("the answer was cut off")
    return b"".join(pieces)


def _phrase(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _seconds(after: str | None) -> float:
    """Retry-After in seconds, which may be a moment."""
    if not after:
        return 0.0
    if after.strip().isdigit():
        return float(after.strip())
    try:
        return max(0.0, parsedate_to_datetime(after).timestamp() - time.time())
    except (ValueError, TypeError, OverflowError):
        return 0.0
