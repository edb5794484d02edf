"""Ours beside theirs, and the panel: what was not read is no zero."""

from __future__ import annotations

from pathlib import Path

import pytest
from made import Made

from analytics.errors import InputError
from analytics.importers import FORMS, bring_in
from analytics.pipeline.comparing import compare_with
from analytics.store import Store, open_store
from analytics.tables import Tables


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Talks of 2018 and 2021, an act of 2018; nothing was read in 2019, something else in 2020."""
    made = Made()
    made.article("2018-06-02", "An invented summer")
    made.meeting("talks", "2018-06-01")
    made.event("ACCUSE", "2018-06-02", "TJK", "RUS", quad_class=3)
    made.meeting("talks", "2018-12-01")
    made.article("2020-01-05", "Invented, on other things")
    made.article("2021-03-04", "An invented spring")
    made.meeting("visit", "2021-03-03", host="TJK", guests=["RUS"])
    return open_store(made.store(tmp_path / "store"))


def test_what_both_tell_is_matched_within_days(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(
        "date,guest,host,type,description\n"
        "2018-06-03,Russia,Tajikistan,,Invented talks\n"
        "2018-06-02,Tajikistan,Russia,ACCUSE,\n"
        "2018-06-20,China,Tajikistan,,Others\n"
        ",Russia,China,,no day\n"
    )
    found = compare_with(store, str(path), days=2)
    assert found.outcome.tolist() == ["matched", "matched", "only theirs"]
    assert sorted(found.kind[:2]) == ["ACCUSE", "CONSULT"]
    talks = found[found.kind == "CONSULT"].iloc[0]
    assert (talks.days_apart, talks.their_label, talks.articles_read) == (2, "Invented talks", 1)
    assert talks.evidence.startswith("In the invented article")
    assert found.articles_read.tolist()[2] == 0, "nothing was read then, so we could not have told it"
    assert compare_with(store, str(path), days=1).outcome.tolist().count("matched") == 1


def test_a_happening_is_matched_once_and_with_the_nearest(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("date,a,b\n2018-05-31,RUS,TJK\n2018-06-01,RUS,TJK\n")
    found = compare_with(store, str(path), days=3)
    assert sorted(found.outcome) == ["matched", "only ours", "only theirs"], "the act is told by us alone"
    assert found[found.outcome == "matched"].days_apart.tolist() == [0]


def test_an_imported_source_is_compared_and_one_that_is_not_in_is_said(store: Store, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="relations import icews"):
        compare_with(store, "icews")
    with pytest.raises(InputError, match="no file and no source"):
        compare_with(store, "acled")
    path = tmp_path / "x.csv"
    path.write_text(
        "id,start_date,end_date,visitor,from_id,from_country,description\n1,2021-03-03,2021-03-04,X,x,Tajikistan,Y\n"
    )
    bring_in(Tables(store.path), path, "visits", FORMS["visits"])
    found = compare_with(open_store(store.path), "visits")
    assert found.outcome.tolist() == ["only ours", "only theirs"]


def test_a_panel_tells_zero_from_not_read(store: Store) -> None:
    found = store.panel()
    assert found.period_start.dt.year.tolist() == [2018, 2019, 2020, 2021]
    assert found.meetings.fillna(-1).tolist() == [2, -1, 0, 1]
    assert found.is_read.tolist() == [True, False, True, True]
    assert found.articles.tolist() == [1, 0, 1, 1]
    assert found.verbal_conflict.fillna(-1).tolist() == [1, -1, 0, 0]
    assert found.cow_a.tolist() == ["365"] * 4
    assert (found.m49_b[0], found.gw_b[0]) == ("762", "702")


def test_a_directed_panel_has_who_acts_on_whom(store: Store) -> None:
    found = store.panel(directed=True)
    of_2018 = found[found.period_start.dt.year == 2018].set_index(["a", "b"])
    assert of_2018.verbal_conflict.to_dict() == {("RUS", "TJK"): 0, ("TJK", "RUS"): 1}
    assert of_2018.meetings.tolist() == [2, 2]


def test_dyads_asked_for_get_rows_without_happenings(store: Store) -> None:
    found = store.panel("dyad-quarter", pairs=["CHN-RUS"])
    assert set(found.pair) == {"RUS-TJK", "CHN-RUS"}
    assert len(found) == 2 * 12
    with pytest.raises(InputError, match="dyad-year"):
        store.panel("year")


def test_the_engine_counts_rows_of_pairs_and_partners(store: Store) -> None:
    assert store.events_by_period("RUS-TJK", "year")["rows"].tolist() == [1]
    assert store.partners("Russia")["partner"].tolist() == ["TJK"]
    assert store.pairs_by_period()["pair"].tolist() == ["RUS-TJK"]
    assert len(store.pairs_by_period(origin="gdelt")) == 0
    with pytest.raises(InputError, match="no period"):
        store.pairs_by_period("age")
