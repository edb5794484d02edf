"""What is new between two states of a store: new rows, what became of plans, figures that now differ, rows to check."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from html import escape
from string import Template
from typing import TYPE_CHECKING, Any

from analytics.shipped import PACKAGE
from analytics.views import labels
from analytics.views.frames import plain

if TYPE_CHECKING:
    from analytics.store import Store

SHOWN = 60  # lines of a section; the rest is counted
UNSURE = 0.5  # confidence below which a row is to be checked
SAME_FIGURE = ("pair", "reporter", "partner", "flow", "measure", "unit", "period_start", "period_end", "comparison")
PLAN_WORDS = {
    "planned": "planned",
    "undated": "planned, day not told",
    "moved": "moved",
    "cancelled": "called off",
    "held": "held, an article says so",
    "passed": "its day is over and no report of it was found",
}


@dataclass(slots=True)
class News:
    """Sections of lines, each a text with the address that it comes from, or none."""

    sections: dict[str, list[tuple[str, str | None]]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any(self.sections.values())


def news(before: Store | None, after: Store, was: date | None, today: date) -> News:
    """What a store has that it had not before.

    Parameters
    ----------
    before : the state of the last update; None where there was none, so that everything is new
    after : the state of now
    was, today : the days of the two, by which plans are judged

    Returns
    -------
    News
    """
    known = {row["observation_id"] for row in plain(before.observations())} if before else set()
    fresh = [row for row in plain(after.observations()) if row["observation_id"] not in known]
    urls = {row["article_id"]: row["url"] for row in plain(after.articles())}
    fresh.sort(key=lambda row: (str(row["published"] or ""), row["observation_id"]), reverse=True)
    return News(
        {
            "New observations": [(_observed(row), urls.get(row["article_id"])) for row in fresh],
            "Plans": _plans(before, after, was, today),
            "Figures that now differ": _figures(after, {row["observation_id"] for row in fresh}),
            "Rows to check": [
                (f"{_observed(row)} (how sure: {row['confidence']:.2f})", urls.get(row["article_id"]))
                for row in fresh
                if (row["confidence"] or 0.0) < UNSURE
            ],
        }
    )


def _observed(row: Mapping[str, Any]) -> str:
    when = labels.span(row["date_start"], row["date_end"]) or "day not told"
    who = " · ".join(str(one) for one in (row["publisher"], row["published"]) if one)
    days = f", {when}" if row["kind"] != "trade_figure" else ""  # a figure's words tell its period
    said = f"{row['label']}{days}" + (f" [{who}]" if who else "")
    return f'{said} "{" ".join((row["evidence"] or "").split())}"'


def _plans(before: Store | None, after: Store, was: date | None, today: date) -> list[tuple[str, str | None]]:
    old = {row["happening_id"]: row["state"] for row in plain(before.plans(was or today))} if before else {}
    told = []
    for row in plain(after.plans(today)):
        state = row["state"]
        if old.get(row["happening_id"]) == state:
            continue
        when = labels.span(row["start"], row["end"])
        said = f"{row['label']}{f', {when}' if when else ''}: {PLAN_WORDS.get(state, state)}"
        if row["happening_id"] in old:
            said += f" (before: {PLAN_WORDS.get(old[row['happening_id']], old[row['happening_id']])})"
        told.append((said, row["url"]))
    return told


def _figures(after: Store, fresh: set[str]) -> list[tuple[str, str | None]]:
    groups: dict[tuple[Any, ...], list[dict[str, Any]]] = defaultdict(list)
    for row in plain(after.claims()):
        # without a period two figures may be of two years
        if row["period_end"] and row["value"] is not None:
            groups[tuple(str(row[name]) for name in SAME_FIGURE)].append(row)
    told = []
    for group in groups.values():
        values = {(row["value"], row["value_high"], row["bound"]) for row in group}
        new = [row for row in group if fresh & set(row["rows"])]
        for row in new if len(values) > 1 else ():
            others = "; ".join(dict.fromkeys(_claimed(one) for one in group if one is not row))
            told.append((f"{_claimed(row)}; besides: {others}", row["url"]))
    return told


def _claimed(row: Mapping[str, Any]) -> str:
    return f"{row['label']} [{row['publisher'] or 'publisher not told'}]"


def as_text(found: News, head: list[str]) -> str:
    """The news as a text that can be mailed."""
    lines = list(head)
    for title, told in found.sections.items():
        if told:
            lines += ["", f"{title} ({len(told)})", *(f"- {_plain(text)}" for text, _ in told[:SHOWN])]
            if len(told) > SHOWN:
                lines.append(f"- and {len(told) - SHOWN} more")
    return "\n".join(lines) + "\n"


def as_html(found: News, head: list[str]) -> str:
    """The same as one page that asks no network and runs no script; everything from articles is escaped."""
    body = ["<h1>What is new</h1>", *(f"<p class='soft'>{escape(line)}</p>" for line in head)]
    for title, told in found.sections.items():
        if not told:
            continue
        items = "".join(f"<li>{_linked(text, url)}</li>" for text, url in told[:SHOWN])
        more = f"<p class='soft'>and {len(told) - SHOWN} more</p>" if len(told) > SHOWN else ""
        body.append(f"<section><h2>{escape(title)} ({len(told)})</h2><ul>{items}</ul>{more}</section>")
    page = Template((PACKAGE / "reports" / "explained.html").read_text(encoding="utf-8"))
    return page.substitute(title="What is new", body="\n".join(body))


def _linked(text: str, url: str | None) -> str:
    # the store keeps addresses of the web alone
    return escape(text) + (f" <a href='{escape(url)}' rel='noreferrer'>article</a>" if url else "")


def _plain(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable())
