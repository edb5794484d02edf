"""Counts per period against numbers worked out by hand from a few invented happenings."""

from __future__ import annotations

import pandas as pd
from periods_made import ACT, PLAN, SUMMIT, UNDATED, VAGUE, VISIT, happenings

from analytics import reference, series


def test_planned_and_held_and_both_present_are_counted_apart() -> None:
    found = series.activity(happenings(VISIT, SUMMIT, PLAN, ACT, VAGUE, UNDATED), "year")
    rows = {
        tuple(row)
        for row in found.drop(columns="period_end")
        .assign(period_start=found["period_start"].dt.year)
        .itertuples(index=False)
    }
    assert rows == {
        (2015, "meeting", "held", "bilateral", 1),
        (2016, "meeting", "held", "both present", 1),
        (2016, "meeting", "held", "bilateral", 1),
        (2016, "verbal conflict", "held", "bilateral", 1),
        (2018, "meeting", "planned", "bilateral", 1),
    }


def test_a_visit_over_new_year_counts_once_on_its_first_day() -> None:
    found = series.activity(happenings(VISIT), "month")
    assert found["period_start"].tolist() == [pd.Timestamp("2015-12-01")]
    assert found["count"].tolist() == [1]


def test_what_is_known_to_the_year_is_not_put_into_a_month() -> None:
    frame = happenings(VISIT, VAGUE, UNDATED)
    assert series.activity(frame, "month")["count"].sum() == 1
    assert series.left_out(frame, "month") == {"undated": 1, "less exact": 1}
    assert series.left_out(frame, "year") == {"undated": 1, "less exact": 0}


def test_scores_are_sums_of_acts_held_with_their_n() -> None:
    agree = ("2016-02-01", "2016-02-01", "day", "act", "AGREE", "held", "bilateral")
    planned = ("2016-02-02", "2016-02-02", "day", "act", "AGREE", "planned", "bilateral")
    found = series.scores(happenings(ACT, agree, planned, SUMMIT, UNDATED))
    accuse, promise = reference.plover("ACCUSE"), reference.plover("AGREE")
    assert found["n"].tolist() == [2]
    assert found["goldstein_sum"].tolist() == [accuse.goldstein + promise.goldstein]
    assert found["plover_sum"].tolist() == [accuse.plover_score + promise.plover_score]
    assert series.scores(happenings(VISIT)).empty
