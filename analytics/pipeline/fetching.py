"""Feeds and pages from the web into the desk's inbox, politely, resumably, and only when the user asks.

Each page is kept as one .mhtml file with its address, so that any browser opens it and a build reads it like any other
saved page. What has been fetched is noted after each page: a run that is stopped goes on where it was.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from analytics.articles import publish_time
from analytics.articles.feeds import fields_of, parsed
from analytics.articles.ids import canonical_url
from analytics.articles.web import Answer, Web
from analytics.errors import InputError, UnreadableInput

STATE = "fetched.json"
FOLDER = "fetched"
SILENT_DAYS = 14  # a feed of news that has had none for so long is named
PAGES = 200  # of one run, unless the user says more


@dataclass(slots=True)
class Fetched:
    """What one run did; `silent` are feeds without anything new for long, by name and their newest day."""

    feeds: int = 0
    unchanged: int = 0
    pages: int = 0
    known: int = 0
    left: int = 0
    silent: list[tuple[str, str]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def fetch(
    addresses: Iterable[tuple[str, str]],
    inbox: Path,
    store: Path,
    web: Web,
    *,
    limit: int = PAGES,
    today: date | None = None,
    progress: Callable[[int], object] | None = None,
) -> Fetched:
    """Fetch feeds with the pages that they link to, and single pages.

    Parameters
    ----------
    addresses : name and address of each; a feed is told from a page by what comes
    inbox : the desk's inbox; pages go into its folder fetched/
    store : where the notes of what was fetched lie
    web : how to ask
    limit : pages of this run
    today : day by which a feed is silent
    progress : called with the number of pages since its last call

    Returns
    -------
    Fetched; what could not be fetched is told in words and tried again by the next run
    """
    done, state = Fetched(), State(store)
    for name, url in addresses:
        _one(name, url, inbox / FOLDER, web, done, state, limit, today or datetime.now(UTC).date(), progress)
    return done


def _one(
    name: str,
    url: str,
    folder: Path,
    web: Web,
    done: Fetched,
    state: State,
    limit: int,
    today: date,
    progress: Callable[[int], object] | None,
) -> None:
    key = canonical_url(url) or url
    if key in state.pages:
        done.known += 1
        return
    known = state.feeds.get(url, {})
    try:
        answer = web.get(url, known.get("etag"), known.get("modified"))
        feed, entries = (
            (known, []) if answer.status == 304 else parsed(answer.raw, answer.headers.get("content-type", ""))
        )
    except UnreadableInput as error:
        if "no RSS or Atom feed" not in error.reason:
            done.problems.append(f"{name}: {error}" if name not in error.reason else str(error))
            return
        _keep(answer, None, folder, done, state)
        if progress:
            progress(1)
        return
    done.feeds += 1
    if answer.status == 304:
        done.unchanged += 1
    else:
        known = {
            "etag": answer.headers.get("etag"),
            "modified": answer.headers.get("last-modified"),
            "newest": max((day for entry in entries if (day := _day(entry, feed))), default=known.get("newest")),
        }
    if known.get("newest") and date.fromisoformat(known["newest"]) < today - timedelta(days=SILENT_DAYS):
        done.silent.append((name, known["newest"]))
    elif not known.get("newest"):
        done.silent.append((name, "never dated"))
    whole = _pages(entries, folder, web, done, state, limit, progress)
    # with pages left for another run, the feed must not be "not modified" then
    state.feeds[url] = known if whole else {**known, "etag": None, "modified": None}
    state.save()


def _pages(
    entries: list[dict[str, Any]],
    folder: Path,
    web: Web,
    done: Fetched,
    state: State,
    limit: int,
    progress: Callable[[int], object] | None,
) -> bool:
    """Fetch the pages of a feed's entries; whether all were tried."""
    for place, entry in enumerate(entries):
        link = str(entry.get("link") or "")
        key = canonical_url(link)
        if key is None:
            continue
        if key in state.pages:
            done.known += 1
            continue
        if done.pages >= limit:
            done.left += len(entries) - place
            return False
        try:
            answer = web.get(link)
        except UnreadableInput as error:
            done.problems.append(str(error))
            state.failed[key] = state.failed.get(key, 0) + 1
            continue
        _keep(answer, entry, folder, done, state, key)
        if progress:
            progress(1)
    return True


def _keep(
    answer: Answer, entry: dict[str, Any] | None, folder: Path, done: Fetched, state: State, key: str | None = None
) -> None:
    """Write a page as .mhtml and note it."""
    key = key or canonical_url(answer.url) or answer.url
    message = EmailMessage()
    message["Snapshot-Content-Location"] = answer.url
    if entry and (published := fields_of(entry, {}).get("published")):
        message["X-Feed-Published"] = " ".join(str(published).split())[:100]
    kind = f'text/html; charset="{answer.charset}"' if answer.charset else "text/html"
    message.set_content(answer.raw, maintype="text", subtype="html", cte="base64")
    message.replace_header("Content-Type", kind)
    host = "".join(letter if letter.isalnum() or letter in ".-" else "_" for letter in urlsplit(answer.url).netloc)
    target = folder / (host or "page") / f"{hashlib.sha256(key.encode()).hexdigest()[:16]}.mhtml"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        half = target.with_suffix(".part")
        half.write_bytes(message.as_bytes())
        half.replace(target)
    except OSError as error:
        raise InputError(f"'{target.parent}' can't be written: {error.strerror}") from error
    done.pages += 1
    state.pages[key] = datetime.now(UTC).date().isoformat()
    state.failed.pop(key, None)
    state.save()


def _day(entry: dict[str, Any], feed: dict[str, Any]) -> str | None:
    return publish_time(fields_of(entry, feed).get("published")).day


class State:
    """Notes of what was fetched: per feed its ETag, Last-Modified and newest day; per page the day of fetching."""

    def __init__(self, store: Path) -> None:
        self.path = store / STATE
        read: Any = {}
        if self.path.is_file():
            try:
                read = json.loads(self.path.read_text(encoding="utf-8"))
            except (OSError, ValueError):
                read = {}
        read = read if isinstance(read, dict) else {}
        self.feeds: dict[str, dict[str, Any]] = dict(read.get("feeds", {}))
        self.pages: dict[str, str] = dict(read.get("pages", {}))
        self.failed: dict[str, int] = dict(read.get("failed", {}))

    def save(self) -> None:
        """Write the notes at once, so that no kill leaves half of them."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        half = self.path.with_suffix(".part")
        half.write_text(
            json.dumps({"feeds": self.feeds, "pages": self.pages, "failed": self.failed}, indent=1), encoding="utf-8"
        )
        half.replace(self.path)


def listed(path: Path) -> list[tuple[str, str]]:
    """The addresses of an export that lists them: a column of addresses, or one address a line.

    Raises
    ------
    InputError : a file that can't be read or holds no address
    """
    from analytics.articles import Columns
    from analytics.articles.sheets import addresses

    try:
        with path.open("rb") as file:
            if path.suffix.lower() in (".csv", ".tsv", ".xlsx", ".parquet"):
                found = addresses(file, path.suffix.lower(), Columns(), path.name)
            else:
                found = file.read(10_000_000).decode("utf-8", "replace").split()
    except (OSError, UnreadableInput) as error:
        raise InputError(f"'{path}' can't be read: {error}") from error
    kept = [one for one in dict.fromkeys(found) if canonical_url(one)]
    if not kept:
        raise InputError(f"'{path}' holds no address: give a column named url, or one address a line")
    return [(one, one) for one in kept]
