"""Names that outlive a new reading: canonical addresses and article ids."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from analytics.records import Article, stable_id

URL_LIMIT = 2000
# Parameters that say how a reader came, not what the page is.
TRACKING = (
    "fbclid",
    "gclid",
    "yclid",
    "dclid",
    "msclkid",
    "igshid",
    "mc_cid",
    "mc_eid",
    "cmpid",
    "ocid",
    "cmp",
    "ncid",
    "_ga",
    "at_medium",
    "at_campaign",
)
TRACKING_PREFIXES = ("utm_", "pk_", "mtm_", "at_custom")
DEFAULT_PORTS = {"http": 80, "https": 443}


def web_address(url: str | None) -> str | None:
    """The address if it is one of the web; anything else (javascript:, file:, data:) is none to link to."""
    address = (url or "").strip()
    if len(address) > URL_LIMIT or not re.match(r"https?://[^\s/]", address, re.I) or re.search(r"[\s<>\"]", address):
        return None
    return address


def canonical_url(url: str | None) -> str | None:
    """Address without tracking parameters, fragment and default port, host in lower case; None for no web address.

    >>> canonical_url("HTTPS://News.example:443/a?utm_source=x&id=3#top")
    'https://news.example/a?id=3'
    """
    address = web_address(url)
    if address is None:
        return None
    try:
        parts = urlsplit(address)
        port = parts.port
        host = (parts.hostname or "").rstrip(".")
    except ValueError:  # a port that is no number, a broken IPv6 host
        return None
    scheme = parts.scheme.lower()
    where = f"{host}:{port}" if port and port != DEFAULT_PORTS[scheme] else host
    query = [
        (key, value)
        for key, value in parse_qsl(parts.query, keep_blank_values=True)
        if key.lower() not in TRACKING and not key.lower().startswith(TRACKING_PREFIXES)
    ]
    return urlunsplit((scheme, where, parts.path or "/", urlencode(query), ""))


def article_id(article: Article) -> str:
    """Id from the input's own id, else the canonical URL, else publisher, title and day, else the input's sha256.

    The input's own id counts together with its publisher, for two exports may both have a "1"; a bare number without a
    publisher is no identity.
    """
    publisher = " ".join((article.publisher or "").casefold().split())
    if article.source_id and (publisher or not article.source_id.isdigit()):
        return stable_id("a", "id", publisher, article.source_id)
    if article.canonical_url:
        # the same page under http and https is one article
        return stable_id("a", "url", article.canonical_url.split("://", 1)[1])
    if publisher and article.title and article.published_local_date:
        return stable_id("a", "title", publisher, " ".join(article.title.split()), article.published_local_date)
    return stable_id("a", "sha256", article.input_sha256)
