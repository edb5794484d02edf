"""What several tests stand on: the material beside the repository, an extraction made by hand, stores of it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from analytics.records import Article, Event, Extraction, Meeting, Participation, TradeFigure, pair_of, stable_id

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of material beside the repository."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the material lies beside the repository, and is not here")
    return folder


def meeting(article: Article, sides: list[str], evidence: str, **fields: object) -> Meeting:
    """A meeting as extraction would give it."""
    row = Meeting(
        article_id=article.article_id, participants=sorted(sides), pair=pair_of(sides), **_quote(article, evidence)
    )
    for name, value in {"kind": "talks", "rank": "leader", "status": "held", **fields}.items():
        setattr(row, name, value)
    row.meeting_id = stable_id("m", article.article_id, "meetings", evidence)
    return row


def event(article: Article, actor: str, recipient: str, evidence: str, **fields: object) -> Event:
    """An event as extraction would give it."""
    row = Event(
        article_id=article.article_id,
        actor=actor,
        recipient=recipient,
        pair=pair_of([actor, recipient]),
        **_quote(article, evidence),
    )
    for name, value in {"type": "CONSULT", "status": "held", **fields}.items():
        setattr(row, name, value)
    row.event_id = stable_id("e", article.article_id, "events", evidence)
    return row


def figure(article: Article, reporter: str, partner: str, evidence: str, **fields: object) -> TradeFigure:
    """A trade figure as extraction would give it."""
    row = TradeFigure(
        article_id=article.article_id,
        reporter=reporter,
        partner=partner,
        pair=pair_of([reporter, partner]),
        **_quote(article, evidence),
    )
    said = {
        "flow": "turnover",
        "measure": "change_pct",
        "value": 17.0,
        "unit": "pct",
        "bound": "gt",
        "status": "actual",
    }
    for name, value in {**said, **fields}.items():
        setattr(row, name, value)
    row.trade_figure_id = stable_id("t", article.article_id, "trade_figures", evidence)
    return row


def _quote(article: Article, evidence: str) -> dict[str, object]:
    start = article.body.index(evidence)
    return {
        "evidence": evidence,
        "evidence_start": start,
        "evidence_end": start + len(evidence),
        "rule": "by hand",
        "confidence": 0.8,
    }


def extraction(article: Article, *rows: Meeting | Event | TradeFigure) -> Extraction:
    """Rows with their named sides, as extraction would give them."""
    found = Extraction(article.article_id)
    for row in rows:
        getattr(found, row.table).append(row)
        sides = row.participants if isinstance(row, Meeting) else [getattr(row, name) for name in _SIDES[row.table]]
        row_id = getattr(row, row.key)
        found.participations += [
            Participation(
                participation_id=stable_id("p", row_id, side),
                article_id=article.article_id,
                row_table=row.table,
                row_id=row_id,
                actor=side,
                role="participant",
            )
            for side in sides
        ]
    return found


_SIDES = {"events": ("actor", "recipient"), "trade_figures": ("reporter", "partner")}


def said_so(article: Article) -> Extraction:
    """An extraction that is easy to foresee: a title "RUS TJK met ..." gives talks on the publish day, and so on."""
    words = (article.title or "").split()
    title, day = article.title or "", article.published_local_date
    if "break" in words:
        raise ValueError("a text on which the rules fail")
    if "met" in words and day:
        sides = words[: words.index("met")]
        return extraction(
            article,
            meeting(article, sides, title, start=day, end=day, precision="day"),
            event(article, sides[0], sides[1], "met", date=day),
        )
    if "traded" in words:
        return extraction(article, figure(article, words[0], words[1], title))
    return Extraction(article.article_id)


@pytest.fixture
def foreseen(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Article], Extraction]]:
    """`said_so` in place of the real extraction, so that the walk is tested apart from the rules."""
    module = ModuleType("analytics.extract")
    module.extract = said_so  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "analytics.extract", module)
    yield said_so
