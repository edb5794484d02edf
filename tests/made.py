"""A small store of invented rows, so that figures and pages are tested without the extraction.

Two invented publishers write about Russia and Tajikistan; all sentences are ours and say nothing about the world.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from analytics.records import Article, Event, Extraction, Meeting, Participation, TradeFigure, stable_id
from analytics.tables import Batch, Tables

HOSTILE = '<script>alert("x")</script> & "quoted" said the made-up minister'


class Made:
    """Collects invented articles and their rows."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.extractions: list[Extraction] = []

    def article(self, day: str, title: str, publisher: str = "Example Agency") -> None:
        text = f"{title}. An invented text."
        sha256 = hashlib.sha256(f"{day}{title}".encode()).hexdigest()
        one = Article(
            article_id=stable_id("a", day, title),
            title=title,
            text=text,
            published_local_date=day or None,
            published_precision="day",
            publisher=publisher,
            url=f"https://example.org/{day}/{len(self.articles)}",
            input_sha256=sha256,
            text_sha256=sha256,
            input_name=f"{day}.txt",
            language="en",
            flags=[] if day else ["undated"],
        )
        one.story_id = one.article_id
        self.articles.append(one)
        self.extractions.append(Extraction(one.article_id))

    def meeting(
        self, kind: str, start: str | None, end: str | None = None, *, who: str = "RUS TJK", **more: object
    ) -> None:
        sides = who.split()
        row = Meeting(
            meeting_id=self._id("m", "meetings"),
            kind=kind,
            start=start,
            end=end or start,
            rank="leader",
            status="held",
            precision="day" if start else None,
            participants=sides,
            pair="-".join(sides) if len(sides) == 2 else None,
            format="in person",
        )
        self._put(row, "meetings", row.meeting_id, dict.fromkeys(sides, "participant"), more)

    def event(self, type: str, day: str | None, actor: str = "RUS", recipient: str = "TJK", **more: object) -> None:
        row = Event(
            event_id=self._id("e", "events"),
            type=type,
            date=day,
            actor=actor,
            recipient=recipient,
            status="held",
            pair="-".join(sorted((actor, recipient))),
        )
        self._put(row, "events", row.event_id, {actor: "actor", recipient: "recipient"}, more)

    def figure(self, value: float, unit: str, measure: str, period: tuple[str, str] | None, **more: object) -> None:
        row = TradeFigure(
            trade_figure_id=self._id("t", "trade_figures"),
            reporter="RUS",
            partner="TJK",
            flow="turnover",
            value=value,
            unit=unit,
            measure=measure,
            bound="eq",
            status="actual",
            pair="RUS-TJK",
            period_start=period[0] if period else None,
            period_end=period[1] if period else None,
        )
        self._put(row, "trade_figures", row.trade_figure_id, {"RUS": "reporter", "TJK": "partner"}, more)

    def store(self, path: Path) -> Path:
        Tables(path).write(Batch(self.articles, self.extractions))
        return path

    def _id(self, letter: str, table: str) -> str:
        return stable_id(letter, self.articles[-1].article_id, table, len(getattr(self.extractions[-1], table)))

    def _put(self, row: object, table: str, row_id: str, sides: dict[str, str], more: dict[str, object]) -> None:
        row.article_id = self.articles[-1].article_id  # type: ignore[attr-defined]
        number = len(getattr(self.extractions[-1], table)) + 1
        row.evidence = f"In the invented article {len(self.articles)} this stands as sentence {number}."
        row.confidence, row.rule = 0.9, "made"  # type: ignore[attr-defined]
        for name, value in more.items():
            setattr(row, name, value)
        getattr(self.extractions[-1], table).append(row)
        self.extractions[-1].participations += [
            Participation(
                participation_id=stable_id("p", row_id, actor, role),
                article_id=self.articles[-1].article_id,
                row_table=table,
                row_id=row_id,
                actor=actor,
                role=role,
            )
            for actor, role in sides.items()
        ]


def made_store(path: Path) -> Path:
    """A store with everything a page has to show: gaps, plans, undated rows, ranges, hostile words."""
    made = Made()
    place = {"place": "Dushanbe", "country": "TJK", "lon": 68.78, "lat": 38.54}
    home = {"place": "Moscow", "country": "RUS", "lon": 37.62, "lat": 55.75}
    for year in (2015, 2016, 2017, 2018, 2021):
        made.article(f"{year}-03-04", f"An invented year begins, {year}")
        made.meeting(
            "visit",
            f"{year}-03-02",
            f"{year}-03-04",
            host="TJK",
            guests=["RUS"],
            visit_type="state",
            people=["An Example"],
            **place,
        )
        made.event("SUPPORT", f"{year}-03-03")
        made.figure(
            year - 2000 + 0.5,
            "pct",
            "change_pct",
            (f"{year - 1}-01-01", f"{year - 1}-12-31"),
            comparison="yoy",
            bound="gt",
            speaker="An Example",
            speaker_country="RUS",
        )
        made.figure(
            1e8 * (year - 2010),
            "USD",
            "level",
            (f"{year - 1}-01-01", f"{year - 1}-12-31"),
            bound="approx",
            speaker_country="TJK",
        )
        made.article(f"{year}-09-10", f"An invented autumn, {year}", "Other Gazette")
        made.meeting("talks", f"{year}-09-09", rank="minister", **home)
        made.meeting("call", f"{year}-06-01", format="phone")
    made.article("2018-11-20", HOSTILE)
    made.meeting("visit", "2018-11-18", "2018-11-20", host="RUS", guests=["TJK"], evidence=HOSTILE, **home)
    made.meeting(
        "summit",
        "2018-10-01",
        "2018-10-02",
        who="KAZ RUS TJK",
        name="Example Summit",
        edition=3,
        place="Astana",
        country="KAZ",
        lon=71.43,
        lat=51.13,
    )
    # two meetings of their own: no other telling names these places
    made.meeting("talks", "2018-01-01", "2018-12-31", precision="year", rank="minister", place="Sochi", country="RUS")
    made.meeting("talks", None, place="Khujand", country="TJK")
    made.event("ACCUSE", "2018-11-19", "TJK", "RUS")
    made.event("AID", "2018-11-19")
    made.figure(5e9, "USD", "level", ("2025-01-01", "2025-12-31"), status="target")
    made.figure(2e8, "USD", "level", ("2018-01-01", "2018-06-30"), value_high=3e8, flow="exports")
    made.figure(12, "pct", "change_pct", None, speaker=HOSTILE)
    made.article("2021-10-09", "An invented plan")
    made.meeting(
        "summit",
        "2021-10-15",
        status="planned",
        who="KAZ RUS TJK",
        name="Example Summit",
        edition=4,
        place="Dushanbe",
        country="TJK",
        lon=68.78,
        lat=38.54,
    )
    made.meeting("visit", "2021-11-01", "2021-11-02", status="planned", host="RUS", guests=["TJK"], **home)
    made.article("2019-05-05", "An invented article on other things")  # read, and nothing found of the two
    made.article("", "An invented article without a day")
    return made.store(path)
