"""Views: the same thing told by several articles is one row, what differs stays apart, and nothing is lost."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from typing import Any

import pandas as pd
import pytest

from analytics import views
from analytics.records import Event, Meeting, TradeFigure, pair_of, schema
from analytics.tables import KINDS, cast
from analytics.views.labels import figure_label, meeting_label, span
from analytics.views.same import other_people, plain_name

NUMBER = count()
ARTICLE = ("presence", "published", "publisher", "title", "url", "story_id")


def frame(record: type[Any], rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Rows as the store gives them, fields left out filled with what the record has by default."""
    columns: dict[str, list[Any]] = {}
    for one in schema(record):
        empty: Any = [] if one.metadata["kind"] == "strings" else {"confidence": 0.8}.get(one.name)
        columns[one.name] = [row.get(one.name, empty) for row in rows]
    for name in ARTICLE:
        columns[name] = [row.get(name) for row in rows]
    kinds = {**KINDS, "published": "date"}
    return cast(columns, kinds)  # type: ignore[arg-type]


def told(key: str, article: str, sides: list[str], **fields: Any) -> dict[str, Any]:
    number = next(NUMBER)
    return {
        key: f"{key[0]}{number:04}",
        "article_id": article,
        "story_id": article,
        "pair": pair_of(sides),
        "presence": "bilateral",
        "published": "2025-10-09",
        "publisher": f"paper of {article}",
        "evidence": f"s{number}",
        "evidence_start": number,
        **fields,
    }


def met(
    article: str, sides: str = "RUS TJK", start: str | None = "2025-10-09", end: str | None = None, **fields: Any
) -> dict[str, Any]:
    said = {"kind": "talks", "rank": "leader", "status": "held", "precision": "day" if start else None, **fields}
    return told(
        "meeting_id", article, sides.split(), participants=sorted(sides.split()), start=start, end=end or start, **said
    )


def did(
    article: str,
    actor: str = "RUS",
    recipient: str = "TJK",
    type: str = "CONSULT",
    day: str | None = "2025-10-09",
    **fields: Any,
) -> dict[str, Any]:
    return told(
        "event_id",
        article,
        [actor, recipient],
        actor=actor,
        recipient=recipient,
        type=type,
        date=day,
        **{"status": "held", **fields},
    )


def counted(article: str, **fields: Any) -> dict[str, Any]:
    said = {
        "reporter": "RUS",
        "partner": "TJK",
        "flow": "turnover",
        "measure": "change_pct",
        "value": 17.0,
        "unit": "pct",
        "bound": "gt",
        "status": "actual",
        "period_start": "2025-01-01",
        "period_end": "2025-07-31",
        "comparison": "yoy",
        **fields,
    }
    return told("trade_figure_id", article, [said["reporter"], said["partner"]], **said)


def happenings(*rows: dict[str, Any]) -> pd.DataFrame:
    return views.happenings(
        frame(Meeting, [row for row in rows if "meeting_id" in row and "event_id" not in row]),
        frame(Event, [row for row in rows if "event_id" in row]),
    )


def claims(*rows: dict[str, Any]) -> pd.DataFrame:
    return views.claims(frame(TradeFigure, list(rows)))


# --- one happening


def test_a_visit_its_talks_and_the_consult_event_are_one() -> None:
    visit = met(
        "a1",
        start="2025-10-08",
        end="2025-10-10",
        kind="visit",
        host="TJK",
        guests=["RUS"],
        visit_type="state",
        place="Dushanbe",
        country="TJK",
    )
    talks = met("a1", kind="talks")
    found = happenings(visit, talks, did("a1", meeting_id=talks["meeting_id"]), did("a1", day="2025-10-08"))
    assert len(found) == 1
    row = found.iloc[0]
    assert (row.category, row.kind, row.articles, len(row.rows)) == ("meeting", "visit", 1, 4)
    assert (row.start, row.end) == (pd.Timestamp("2025-10-08"), pd.Timestamp("2025-10-10"))
    assert row.label == "State visit of Russia's leader to Tajikistan (Dushanbe)"


def test_a_meeting_told_by_several_articles_counts_them() -> None:
    found = happenings(met("a1", publisher="P"), met("a2", publisher="P"), met("a3", publisher="Q", story_id="a1"))
    assert [(row.articles, row.stories, row.publishers) for row in found.itertuples()] == [(3, 2, 2)]


def test_talks_with_three_ministers_on_one_day_stay_three() -> None:
    ministers = ["Sirojiddin Muhriddin", "Zavqi Zavqizoda", "Sherali Mirzo"]
    rows = [met("a1", rank="minister", people=["Sergei Lavrov", name]) for name in ministers]
    assert len(happenings(*rows)) == 3
    again = [met("a2", rank="minister", people=["Lavrov", name]) for name in ministers]
    found = happenings(*rows, *again)
    assert len(found) == 3
    assert set(found.articles) == {2}


def test_two_talks_that_one_article_tells_apart_stay_two() -> None:
    assert len(happenings(met("a1"), met("a1"))) == 2


def test_two_talks_within_a_visit_add_nothing_to_it() -> None:
    visit = met("a1", start="2025-10-08", end="2025-10-10", kind="visit")
    assert len(happenings(visit, met("a1"), met("a1", start="2025-10-10"))) == 1


@pytest.mark.parametrize(
    "differing",
    [
        {"rank": "minister"},
        {"country": "RUS"},
        {"place": "Khujand"},
        {"format": "video"},
        {"kind": "call"},
        {"start": "2025-10-11", "end": "2025-10-11"},
        {"edition": 3},
    ],
)
def test_what_contradicts_stays_apart(differing: dict[str, Any]) -> None:
    one = met("a1", place="Dushanbe", country="TJK", format="in person", edition=2)
    assert len(happenings(one, {**met("a2", place="Dushanbe", country="TJK"), **differing})) == 2
    assert len(happenings(one, met("a2"))) == 1


def test_forums_of_other_names_stay_apart() -> None:
    one, other = met("a1", kind="forum", name="Security dialogue"), met("a2", kind="forum", name="Economic dialogue")
    assert len(happenings(one, other)) == 2


def test_other_participants_are_another_meeting() -> None:
    assert len(happenings(met("a1"), met("a2", "RUS UZB"), met("a3", "RUS TJK UZB"))) == 3


def test_undated_meetings_are_one_only_where_two_articles_tell_them_at_one_time() -> None:
    assert len(happenings(met("a1", start=None), met("a2", start=None))) == 1
    assert len(happenings(met("a1", start=None), met("a2", start=None, published="2025-10-20"))) == 2


def test_an_undated_summit_is_the_nearest_edition_that_its_tense_allows() -> None:
    def summit(article: str, **fields: Any) -> dict[str, Any]:
        return met(article, "SCO", kind="summit", series="SCO summit", **fields)

    found = happenings(
        summit("a1", start="2024-07-03", end="2024-07-04", published="2024-07-05"),
        summit("a2", start="2025-08-31", end="2025-09-01", published="2025-09-02"),
        summit("a3", start=None, status="planned", published="2025-08-01"),
        summit("a4", start=None, published="2024-07-20"),
        summit("a5", start=None, published="2025-01-20"),
    )
    assert sorted(found.articles) == [1, 2, 2]


def test_two_editions_are_never_one_however_little_is_told_of_them() -> None:
    found = happenings(
        met("a1", "SCO", kind="summit", series="SCO summit", start="2024-07-03", edition=24),
        met("a2", "SCO", kind="summit", series="SCO summit", start="2025-09-01", edition=25, published="2025-09-02"),
    )
    assert len(found) == 2


def test_a_guest_of_a_blocs_summit_makes_no_second_one_but_its_partner_does() -> None:
    def summit(article: str, sides: str) -> dict[str, Any]:
        return met(article, sides, kind="summit")

    assert len(happenings(summit("a1", "NATO"), summit("a2", "NATO UKR"))) == 1
    assert len(happenings(summit("a1", "ASEAN"), summit("a2", "ASEAN CHN"))) == 2


def test_a_visit_under_way_has_the_talks_of_its_days() -> None:
    visit = met("a1", start=None, kind="visit", country="TJK", published="2025-10-09")
    talks = [met("a2", start="2025-10-08", people=["Rahmon"]), met("a3", start="2025-10-09", people=["Rasulzoda"])]
    assert len(happenings(visit, *talks)) == 1
    assert len(happenings(*talks)) == 2


def test_a_report_of_another_paper_may_stand_under_the_next_day() -> None:
    one, other = met("a1", kind="call"), met("a2", kind="call", start="2025-10-10")
    assert len(happenings(one, other)) == 1
    assert len(happenings({**one, "publisher": "one paper"}, {**other, "publisher": "one paper"})) == 2


def test_an_undated_visit_and_its_talks_of_one_article_are_one() -> None:
    assert len(happenings(met("a1", start=None, kind="visit"), met("a1", start=None))) == 1


def test_a_year_is_no_day_to_merge_by() -> None:
    year = {"start": "2025-01-01", "end": "2025-12-31", "precision": "year"}
    assert len(happenings(met("a1", **year), met("a2", **year), met("a3"))) == 3


def test_a_visit_of_a_month_is_the_one_visit_of_that_month() -> None:
    month = met("a2", start="2025-10-01", end="2025-10-31", precision="month", kind="visit")
    found = happenings(month, met("a1", kind="visit"))
    assert [(row.articles, row.start, row.precision) for row in found.itertuples()] == [
        (2, pd.Timestamp("2025-10-09"), "day")
    ]
    assert len(happenings(month, met("a1", kind="visit"), met("a3", start="2025-10-20", kind="visit"))) == 3


def test_talks_of_a_month_may_be_any() -> None:
    assert len(happenings(met("a2", start="2025-10-01", end="2025-10-31", precision="month"), met("a1"))) == 2


def test_a_plan_and_its_meeting_are_one_and_the_latest_article_says_which() -> None:
    plan = met("a1", status="planned", published="2025-10-01")
    found = happenings(plan, met("a2", status="held", published="2025-10-10"))
    assert [(row.status, row.told) for row in found.itertuples()] == [("held", "planned 2025-10-01, held 2025-10-10")]
    assert found.iloc[0].article_id == "a2", "the evidence shown is of the status shown"
    cancelled = happenings(plan, met("a3", status="cancelled", published="2025-10-05"))
    assert list(cancelled.status) == ["cancelled"]


def test_what_was_held_is_planned_no_more() -> None:
    found = happenings(
        met("a1", status="planned", published="2025-10-01"),
        met("a2", status="held", published="2025-10-09"),
        met("a3", status="planned", published="2025-10-09"),
        met("a4", status="planned", published="2025-10-10"),
    )
    assert [(row.status, row.told) for row in found.itertuples()] == [("held", "planned 2025-10-01, held 2025-10-09")]


def test_talks_with_two_hosts_belong_to_one_visit() -> None:
    visit = met("a1", start="2025-10-08", end="2025-10-10", kind="visit", people=["Vladimir Putin"])
    first = met("a2", people=["Vladimir Putin", "Emomali Rahmon"])
    second = met("a3", people=["Vladimir Putin", "Kokhir Rasulzoda"])
    assert len(happenings(visit, first, second)) == 1
    assert len(happenings(first, second)) == 2


def test_other_officials_of_whom_nobody_is_named_have_no_rank() -> None:
    assert len(happenings(met("a1"), met("a2", rank="other"))) == 1
    assert len(happenings(met("a1", people=["Putin"]), met("a2", rank="other", people=["An Expert"]))) == 2


def test_a_gathering_may_be_placed_in_words_that_differ() -> None:
    tellings = [met(f"a{i}", "G20", kind="summit", place=place) for i, place in enumerate(["New Delhi", "Delhi"])]
    assert len(happenings(*tellings)) == 1


def test_a_gathering_of_a_bloc_is_one_whoever_of_its_members_is_named() -> None:
    found = happenings(met("a1", "CIS", kind="summit"), met("a2", "CIS RUS", kind="summit", name="CIS summit"))
    assert [(row.articles, row.participants) for row in found.itertuples()] == [(2, ["CIS", "RUS"])]


def test_a_blocs_meetings_with_two_outsiders_are_two() -> None:
    assert len(happenings(met("a1", "ASEAN CHN", kind="summit"), met("a2", "ASEAN JPN", kind="summit"))) == 2


def test_a_named_summit_is_one_under_any_list_of_participants() -> None:
    name = "Russia-Central Asia Summit"
    found = happenings(
        met("a1", "CENTRAL_ASIA RUS", kind="summit", name=name),
        met("a2", "KAZ KGZ RUS TJK TKM UZB", kind="summit", name=f"Second {name}", edition=2),
    )
    assert list(found.articles) == [2]
    assert list(found.label) == [f"Second {name}"]


def test_a_summit_of_six_shows_in_a_pair_as_both_present() -> None:
    six = met("a1", "KAZ KGZ RUS TJK TKM UZB", kind="summit", presence="both present")
    found = happenings(six, met("a1"))
    assert sorted(zip(found.presence, found.kind, strict=True)) == [("bilateral", "talks"), ("both present", "summit")]


def test_a_contact_that_no_meeting_tells_stands_alone() -> None:
    found = happenings(met("a1"), did("a2", day="2025-10-20"), did("a3", day=None))
    assert sorted(found.kind) == ["CONSULT", "CONSULT", "talks"]
    assert found[found.kind == "CONSULT"].label.tolist() == ["Contact between Russia and Tajikistan"] * 2


def test_a_contact_on_the_day_of_a_meeting_is_that_meeting() -> None:
    found = happenings(met("a1"), did("a2"))
    assert [(row.kind, row.articles) for row in found.itertuples()] == [("talks", 2)]


def test_the_same_act_of_several_articles_is_one() -> None:
    found = happenings(did("a1", type="AID"), did("a2", type="AID"), did("a3", type="AID", day="2025-10-10"))
    assert [(row.category, row.kind, row.articles) for row in found.itertuples()] == [
        ("act", "AID", 2),
        ("act", "AID", 1),
    ]


def test_two_acts_that_one_article_tells_apart_stay_two() -> None:
    found = happenings(did("a1", type="SUPPORT"), did("a1", type="SUPPORT"), did("a2", type="SUPPORT"))
    assert sorted(found.articles) == [1, 2]


def test_who_acts_matters_unless_both_do() -> None:
    assert len(happenings(did("a1", type="ACCUSE"), did("a2", "TJK", "RUS", type="ACCUSE"))) == 2
    assert len(happenings(did("a1", type="COOPERATE"), did("a2", "TJK", "RUS", type="COOPERATE"))) == 1


def test_undated_acts_are_never_merged() -> None:
    assert len(happenings(did("a1", type="AID", day=None), did("a2", type="AID", day=None))) == 2


def test_no_row_is_lost_or_told_twice() -> None:
    rows = [
        met(f"a{i % 7}", start=f"2025-10-{1 + i % 28:02}", kind=["visit", "talks", "call"][i % 3]) for i in range(60)
    ]
    acts = [did(f"a{i % 7}", type=["CONSULT", "AID"][i % 2], day=f"2025-10-{1 + i % 9:02}") for i in range(40)]
    found = happenings(*rows, *acts)
    ids = [one for several in found.rows for one in several]
    assert sorted(ids) == sorted([row["meeting_id"] for row in rows] + [row["event_id"] for row in acts])


def test_the_order_of_rows_changes_nothing() -> None:
    rows = [met(f"a{i % 5}", start=f"2025-10-{1 + i % 20:02}", kind=["visit", "talks"][i % 2]) for i in range(40)]
    pd.testing.assert_frame_equal(happenings(*rows), happenings(*reversed(rows)))


def test_thirty_thousand_rows_take_seconds() -> None:
    import time

    pairs = ["RUS TJK", "CHN RUS", "RUS USA"]
    rows = [
        met(
            f"a{i // 3}",
            pairs[i % 3],
            start=str(date(2000, 1, 1) + timedelta(days=i % 9000)),
            kind=["visit", "talks", "call"][i % 3],
        )
        for i in range(20_000)
    ]
    acts = [did(f"a{i // 3}", day=str(date(2000, 1, 1) + timedelta(days=i % 9000))) for i in range(10_000)]
    meetings, events = frame(Meeting, rows), frame(Event, acts)
    began = time.process_time()
    views.happenings(meetings, events)
    assert time.process_time() - began < 12


# --- claims


def test_a_figure_told_by_several_is_one_claim() -> None:
    found = claims(
        counted("a1", speaker="Vladimir Putin", speaker_country="RUS"),
        counted("a2", speaker="Emomali Rahmon"),
        counted("a3", reporter="TJK", partner="RUS", confidence=0.9),
    )
    assert len(found) == 1
    row = found.iloc[0]
    assert (row.articles, row.speakers, row.article_id) == (3, ["Vladimir Putin", "Emomali Rahmon"], "a3")
    assert row.speaker == "Vladimir Putin"


@pytest.mark.parametrize(
    "differing",
    [
        {"bound": "eq"},
        {"value": 18.0},
        {"status": "target"},
        {"period_end": "2025-08-31"},
        {"unit": "USD"},
        {"flow": "exports"},
        {"measure": "share"},
        {"comparison": None},
    ],
)
def test_another_figure_is_another_claim(differing: dict[str, Any]) -> None:
    assert len(claims(counted("a1"), counted("a2", **differing))) == 2


def test_exports_have_a_direction() -> None:
    assert len(claims(counted("a1", flow="exports"), counted("a2", flow="exports", reporter="TJK", partner="RUS"))) == 2


def test_figures_without_a_period_are_never_merged_across_stories() -> None:
    unknown = {"period_start": None, "period_end": None}
    assert len(claims(counted("a1", **unknown), counted("a2", **unknown))) == 2
    copy = counted("a1", **unknown)
    assert len(claims(copy, {**copy, "article_id": "a2", "trade_figure_id": "t-copy"})) == 1


# --- observations and labels


def test_all_rows_stand_in_one_table_with_a_common_head() -> None:
    found = views.observations(
        frame(TradeFigure, [counted("a1")]), frame(Meeting, [met("a1")]), frame(Event, [did("a1")])
    )
    assert list(found.kind) == ["trade_figure", "event", "meeting"]
    assert list(found.participants) == [["RUS", "TJK"]] * 3
    assert found.value.tolist()[0] == 17
    assert found.value.isna().tolist() == [False, True, True]


@pytest.mark.parametrize(
    "view",
    [
        lambda: claims(),
        lambda: happenings(),
        lambda: views.observations(frame(TradeFigure, []), frame(Meeting, []), frame(Event, [])),
    ],
)
def test_an_empty_view_keeps_its_columns_and_dtypes(view: Any) -> None:
    full = {
        "claim_id": claims(counted("a1")),
        "happening_id": happenings(met("a1")),
        "observation_id": views.observations(frame(TradeFigure, [counted("a1")]), frame(Meeting, []), frame(Event, [])),
    }
    found = view()
    assert len(found) == 0
    assert found.dtypes.equals(full[found.columns[0]].dtypes)


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        ({}, "Trade turnover of Russia and Tajikistan up more than 17% on a year earlier, January to July 2025"),
        (
            {
                "value": -5.0,
                "bound": "eq",
                "comparison": None,
                "period_start": "2024-01-01",
                "period_end": "2024-12-31",
            },
            "Trade turnover of Russia and Tajikistan down 5%, 2024",
        ),
        (
            {
                "flow": "exports",
                "measure": "level",
                "value": 1.67e9,
                "unit": "USD",
                "bound": "approx",
                "comparison": None,
                "period_start": "2024-03-01",
                "period_end": "2024-03-31",
            },
            "Exports of Russia to Tajikistan: about $1.67 billion, March 2024",
        ),
        (
            {
                "measure": "level",
                "value": 5e9,
                "unit": "USD",
                "bound": "eq",
                "status": "target",
                "comparison": None,
                "period_start": "2030-01-01",
                "period_end": "2030-12-31",
            },
            "Aim: trade turnover of Russia and Tajikistan of $5 billion, 2030",
        ),
        (
            {
                "flow": "freight",
                "measure": "level",
                "value": 2e6,
                "value_high": 3e6,
                "unit": "tonnes",
                "bound": "eq",
                "comparison": None,
                "period_start": None,
                "period_end": None,
            },
            "Freight from Russia to Tajikistan: 2 to 3 million tonnes",
        ),
        (
            {
                "flow": "tourism",
                "measure": "count",
                "value": 1234.0,
                "unit": "persons",
                "bound": "ge",
                "comparison": None,
                "period_start": None,
                "period_end": None,
            },
            "Travellers from Russia to Tajikistan: at least 1,234 persons",
        ),
    ],
)
def test_a_figure_in_words(fields: dict[str, Any], label: str) -> None:
    assert claims(counted("a1", **fields)).label.tolist() == [label]


@pytest.mark.parametrize(
    ("row", "label"),
    [
        (
            {"kind": "talks", "rank": "minister", "participants": ["RUS", "TJK"], "place": "Dushanbe"},
            "Talks between ministers of Russia and Tajikistan in Dushanbe",
        ),
        (
            {"kind": "call", "rank": "leader", "format": "phone", "participants": ["RUS", "TJK"]},
            "Phone call between leaders of Russia and Tajikistan",
        ),
        (
            {"kind": "summit", "participants": ["KAZ", "KGZ", "RUS", "TJK", "TKM", "UZB"]},
            "Summit of Kazakhstan, Kyrgyzstan, Russia, Tajikistan, Turkmenistan and Uzbekistan",
        ),
        ({"kind": "visit", "participants": ["RUS", "XXX"]}, "Visit: Russia and XXX"),
        ({"kind": "forum", "name": "Boao Forum", "edition": 21, "participants": ["CHN"]}, "21st Boao Forum"),
        ({"kind": None, "participants": []}, "Meeting of sides not named"),
    ],
)
def test_a_meeting_in_words(row: dict[str, Any], label: str) -> None:
    assert meeting_label(row) == label


def test_a_figure_without_a_value_has_a_label_too() -> None:
    assert figure_label({"flow": None, "value": None}) == "Exchange"


def test_periods_in_words() -> None:
    assert span(date(2023, 1, 1), date(2024, 12, 31)) == "2023 to 2024"
    assert span(date(2025, 10, 9), date(2025, 10, 9)) == "9 October 2025"
    assert span(None, date(2025, 10, 9)) == "until 9 October 2025"
    assert span(None, None) == ""


def test_people_of_one_side_that_differ_are_two_meetings() -> None:
    assert other_people(["Sergei Lavrov", "Wang Yi"], ["Lavrov", "Sirojiddin Muhriddin"])
    assert not other_people(["Vladimir Putin"], ["Emomali Rahmon"])
    assert not other_people(["Putin"], ["Vladimir Putin", "Emomali Rahmon"])
    assert not other_people([], ["Vladimir Putin"])
    assert not other_people(["Putin", "Xi"], ["Vladimir Putin", "Xi Jinping"])
    assert other_people(["Xi Jinping", "Vladimir Putin"], ["Li Keqiang", "Vladimir Putin"])
    assert other_people(["Xi Jinping"], ["Hu Jintao"])


def test_a_name_is_compared_without_its_ordinal() -> None:
    assert plain_name("The Second Russia–Central Asia Summit") == plain_name("Russia-Central Asia summit 2")
