"""One command for every morning: feeds and inbox are read, pages renewed, and what is new is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from analytics.articles.web import Web
from analytics.desk import Desk
from analytics.desk.feeds import read_feeds
from analytics.pipeline.fetching import Fetched, fetch
from analytics.pipeline.news import News, as_html, as_text, news
from analytics.pipeline.rendering import Built, build
from analytics.store import open_store
from analytics.tables import Tables

STATE = "update.json"  # in the store: its versions at the last update, and the day
PAGE, TEXT = "news.html", "news.txt"


@dataclass(slots=True)
class Updated:
    """What one update did, and where its page and its text lie."""

    fetched: Fetched | None
    built: Built
    news: News
    page: Path
    text: Path


def update(
    desk: Desk,
    web: Web | None,
    *,
    today: date | None = None,
    progress: Callable[[int], object] | None = None,
) -> Updated:
    """Fetch the desk's feeds, read its inbox, render its pages, and write what is new since the last update.

    Parameters
    ----------
    desk : where everything lies
    web : how to ask the web; None reads the inbox alone
    today : day by which plans are judged

    Returns
    -------
    Updated
    """
    today = today or datetime.now(UTC).date()
    tables, state = Tables(desk.store), _state(desk.store)
    versions = state.get("versions") or (tables.pin() if tables.exist() and not state else None)
    feeds = read_feeds(desk.root)
    fetched = None
    if web and feeds.feeds:
        fetched = fetch(feeds.feeds, desk.inbox, desk.store, web, today=today, progress=progress)
    built = build(desk, progress=progress)
    after = open_store(desk.store)
    before = open_store(desk.store, as_of=versions) if versions else None
    was = date.fromisoformat(state["day"]) if state.get("day") else None
    found = news(before, after, was, today)
    head = _head(desk, built, fetched, was, today)
    page, text = desk.out / PAGE, desk.out / TEXT
    desk.out.mkdir(parents=True, exist_ok=True)
    page.write_text(as_html(found, head), encoding="utf-8")
    text.write_text(as_text(found, head), encoding="utf-8")
    noted = {"versions": dict(after.versions), "day": today.isoformat()}
    (desk.store / STATE).write_text(json.dumps(noted, indent=1), encoding="utf-8")
    return Updated(fetched, built, found, page, text)


def _head(desk: Desk, built: Built, fetched: Fetched | None, was: date | None, today: date) -> list[str]:
    read = built.ingested
    lines = [
        f"{desk.name}: what is new on {today.isoformat()}" + (f", since {was.isoformat()}" if was else ""),
        f"{read.inputs} inputs: {read.new} new, {read.known} already read, {read.rejected} turned away; "
        f"{built.undated} articles without a publish date",
    ]
    if fetched:
        lines.append(f"{fetched.feeds} feeds read, {fetched.pages} pages fetched, {len(fetched.problems)} not fetched")
        lines += [f"silent: {name} (newest entry {newest})" for name, newest in fetched.silent]
    return lines


def _state(store: Path) -> dict[str, Any]:
    try:
        read = json.loads((store / STATE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return read if isinstance(read, dict) else {}
