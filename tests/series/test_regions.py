"""Regions, partners, networks, summits, leaders and plans, counted by hand on invented rows."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from analytics import series
from analytics.errors import BadParameter, UnknownCountry

DAYS = ("start", "end", "published")


def told(*rows: dict[str, object]) -> pd.DataFrame:
    base = {
        "category": "meeting", "kind": "talks", "status": "held", "end": None, "precision": "day", "published": None,
        "presence": "bilateral", "series": None, "edition": None, "host": None, "country": None, "place": None,
        "label": "", "evidence": "", "publisher": "A", "article_id": "a", "articles": 1, "people": [], "format": None,
    }  # fmt: skip
    frame = pd.DataFrame([
        {**base, "happening_id": f"h{n}", "rows": [f"m{n}"], "end": row.get("start"), **row}
        for n, row in enumerate(rows)
    ])  # fmt: skip
    return frame.astype(dict.fromkeys(DAYS, "datetime64[s]"))


def met(day: str | None, *sides: str, **more: object) -> dict[str, object]:
    return {"start": day, "participants": list(sides), **more}


def test_a_bloc_is_its_members_at_the_time_today_or_on_a_day() -> None:
    then, now = series.belonging("CIS"), series.belonging("CIS", "today")
    assert "GEO" in then and "GEO" not in now
    assert "GEO" in series.belonging("CIS", "2005-01-01") and "GEO" not in series.belonging("CIS", "2015-01-01")
    assert list(series.belonging("Kazakhstan, Uzbekistan")) == ["KAZ", "UZB"]
    assert set(series.belonging("C5+RUS", "today")) == {"KAZ", "KGZ", "TJK", "TKM", "UZB", "RUS"}


def test_a_wrong_region_or_membership_names_the_right_ones() -> None:
    with pytest.raises(UnknownCountry, match="Kazakhstan"):
        series.belonging("Kazakstann")
    with pytest.raises(BadParameter, match='"at the time", "today" or a day'):
        series.belonging("CIS", "always")
    with pytest.raises(BadParameter, match="needs a name"):
        series.belonging(" , ")


def test_a_happening_counts_by_who_belonged_then() -> None:
    rows = told(met("2005-05-01", "GEO", "KAZ"), met("2015-05-01", "GEO", "KAZ"), met("2015-06-01", "KAZ", "USA"))
    assert len(series.among(rows, series.belonging("CIS"))) == 1
    assert series.among(rows, series.belonging("CIS", "today")).empty
    assert len(series.among(rows, series.belonging("CIS", "2005-01-01"))) == 2


def test_a_matrix_tells_the_two_alone_from_both_present() -> None:
    who = series.belonging("KAZ, UZB, TJK")
    rows = told(
        met("2015-01-05", "KAZ", "UZB"), met("2015-03-05", "KAZ", "UZB"), met("2015-04-01", "KAZ", "TJK", "UZB"),
        met("2016-01-01", "KAZ", "UZB", status="planned"), met(None, "KAZ", "TJK"),
    )  # fmt: skip
    table = series.matrix(series.ties(series.among(rows, who)), "year")
    cells = {(r["pair"], r["period_start"].year): (r["bilateral"], r["both_present"], r["planned"])
             for r in table.to_dict("records")}  # fmt: skip
    assert cells == {
        ("KAZ-UZB", 2015): (2, 1, 0), ("KAZ-TJK", 2015): (0, 1, 0), ("TJK-UZB", 2015): (0, 1, 0),
        ("KAZ-UZB", 2016): (0, 0, 1),
    }  # fmt: skip


def test_partners_are_ranked_and_their_moves_counted() -> None:
    rows = told(
        met("2015-01-01", "KAZ", "RUS"), met("2015-02-01", "KAZ", "RUS"), met("2015-03-01", "KAZ", "UZB"),
        met("2016-01-01", "KAZ", "UZB"), met("2016-02-01", "KAZ", "UZB"), met("2016-03-01", "KAZ", "RUS"),
        met("2016-04-01", "CHN", "KAZ"), met("2016-05-01", "CHN", "KAZ", "UZB"),
        met("2016-06-01", "CHN", "KAZ", status="planned"),
    )  # fmt: skip
    table = series.partners(rows, "KAZ")
    got = [(r["period_start"].year, r["partner"], r["count"], r["rank"], None if pd.isna(r["move"]) else r["move"])
           for r in table.to_dict("records")]  # fmt: skip
    assert got == [
        (2015, "RUS", 2, 1, None), (2015, "UZB", 1, 2, None),
        (2016, "UZB", 2, 1, 1), (2016, "CHN", 1, 2, None), (2016, "RUS", 1, 2, -1),
    ]  # fmt: skip
    assert table["share"].tolist() == pytest.approx([2 / 3, 1 / 3, 1 / 2, 1 / 4, 1 / 4])


def test_a_star_has_its_centre_between_all_others() -> None:
    tied = told(
        *(met("2015-01-01", "KAZ", other, pair="-".join(sorted(("KAZ", other)))) for other in ("RUS", "UZB", "TJK")),
        met("2015-02-01", "KAZ", "UZB", pair="KAZ-UZB"),
        met("2015-02-01", "RUS", "UZB", pair="RUS-UZB", presence="both present"),
    )
    nodes = ["KAZ", "RUS", "TJK", "UZB", "TKM"]
    table = series.centrality(series.network(tied, nodes))
    assert table.iloc[0].to_dict() == {"code": "KAZ", "partners": 3, "strength": 4, "betweenness": 0.5}
    # three of six ways between two others lead over it: the fifth state is tied to none
    over_time = series.network_over_time(tied, nodes)
    assert over_time[["n", "ties", "largest", "central"]].iloc[0].tolist() == [4, 3, 4, "KAZ"]
    assert over_time["density"][0] == pytest.approx(3 / 10)


def test_editions_have_hosts_gaps_and_a_plan() -> None:
    rows = told(
        met("2018-06-09", "CHN", "RUS", "KAZ", kind="summit", series="X summit", end="2018-06-10", country="CHN"),
        met("2019-06-14", "CHN", "RUS", kind="summit", series="X summit", country="KGZ"),
        met(None, "CHN", "RUS", kind="summit", series="X summit", status="planned", host="RUS"),
        met("2019-07-01", "SCO", kind="forum"),
        met("2019-07-01", "CHN", "RUS", kind="summit"),
    )
    table = series.editions(rows)
    assert table["series"].value_counts().to_dict()["X summit"] == 3 and len(table) == 4
    assert table["gap_days"].dropna().tolist() == [369]  # 10 June 2018 to 14 June 2019
    assert table["attended"].tolist()[1:] == [3, 2, 2]
    first = series.summit_series(table, date(2019, 8, 1)).iloc[0]
    assert (first["series"], first["editions"], first["last_host"], first["next_host"]) == ("X summit", 2, "KGZ", "RUS")
    assert set(series.attendance(table)["code"]) == {"CHN", "RUS", "KAZ"}


def test_leaders_are_known_by_the_day_and_their_gaps_counted() -> None:
    rows = told(
        met("2015-01-01", "RUS", "TJK", people=["Putin", "Emomali Rahmon"], place="Moscow"),
        met("2015-03-02", "RUS", "TJK", people=["Vladimir Putin", "Rahmon"], place="Dushanbe"),
        met("2016-03-01", "RUS", "TJK", people=["Vladimir Putin", "Emomali Rahmon"], place="Moscow"),
        met("2016-04-01", "RUS", "TJK", people=["Vladimir Putin", "Emomali Rahmon"], kind="call"),
        met("2016-05-01", "KAZ", "RUS", "TJK", people=["Vladimir Putin", "Emomali Rahmon"], kind="summit"),
        met("2016-06-01", "RUS", "TJK", people=["Vladimir Putin", "Sergei Lavrov"]),
    )
    table = series.encounters(series.present(rows))
    first = table.iloc[0]
    assert {first["one"], first["other"]} == {"Vladimir Putin", "Emomali Rahmon"}
    assert (first["meetings"], first["calls"], first["among_others"]) == (3, 1, 1)
    assert first["longest_gap_days"] == 365  # 2 March 2015 to 1 March 2016
    assert first["places"] == {"Moscow": 2, "Dushanbe": 1}


def test_what_was_told_before_is_not_new() -> None:
    rows = told(met("2015-01-01", "RUS", "TJK", rows=["m1", "m2"]), met("2015-01-01", "RUS", "KAZ", rows=["m3"]))
    published = pd.Series(["2015-01-02", "2016-01-01", "2016-02-01"], dtype="datetime64[s]")
    every = pd.DataFrame({"observation_id": ["m1", "m2", "m3"], "published": published})
    found = series.fresh(rows, every, date(2016, 1, 1))
    assert found["happening_id"].tolist() == ["h1"]
    assert found["first_told"].dt.date.tolist() == [date(2016, 2, 1)]


def plan(name: str, start: str | None, end: str | None, *sides: str, **more: object) -> dict[str, object]:
    base = {"state": "planned" if start else "undated", "precision": "day", "kind": "visit", "place": None,
            "country": None, "host": None, "told_last": "2025-10-01"}  # fmt: skip
    return {**base, "happening_id": name, "start": start, "end": end, "participants": list(sides), **more}


def plans(*rows: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame(list(rows)).astype(dict.fromkeys(("start", "end", "told_last"), "datetime64[s]"))


def test_the_days_ahead_clashes_and_what_has_no_day() -> None:
    table = plans(
        plan("a", "2025-10-08", "2025-10-10", "RUS", "TJK", place="Dushanbe", country="TJK"),
        plan("b", "2025-10-10", "2025-10-10", "RUS", "IND", place="New Delhi", country="IND"),
        plan("c", "2026-01-07", "2026-01-07", "RUS", "CHN", place="Beijing", country="CHN"),
        plan("d", "2025-10-01", "2025-10-02", "RUS", "CHN", place="Moscow", country="RUS"),
        plan("e", None, None, "RUS", "CHN"),
        plan("f", None, None, "RUS", "CHN", told_last="2001-01-01"),
        plan("g", "2025-10-09", "2025-10-09", "RUS", "TJK", kind="talks", place="Khujand", country="TJK"),
    )
    as_of = date(2025, 10, 9)
    assert series.ahead(table, as_of)["happening_id"].tolist() == ["a", "g", "b"]  # the ninetieth day is the 6th
    assert series.ahead(table, as_of, 0)["happening_id"].tolist() == ["a", "g", "b", "c"]
    assert series.without_day(table, as_of)["happening_id"].tolist() == ["e"]
    found = series.clashes(series.ahead(table, as_of))
    assert [(r["one"], r["other"], r["code"]) for r in found.to_dict("records")] == [("a", "b", "RUS")]
    assert found["first"].dt.date.tolist() == [date(2025, 10, 10)]
