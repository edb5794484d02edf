"""Rows and extractions made by hand, as the rules would give them."""

from __future__ import annotations

from analytics.records import Article, Event, Extraction, Meeting, Participation, TradeFigure, pair_of, stable_id


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
