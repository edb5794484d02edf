"""Trade claims as intervals, series and an index, against numbers worked out by hand."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest

from analytics import series
from analytics.series.claims import rounding, span_of

DAYS = ("period_start", "period_end", "published")


def claims(*rows: dict[str, Any]) -> pd.DataFrame:
    """Claims of Russia and Tajikistan; what a row doesn't say is turnover, exact, actual, of 2018."""
    said = [
        {
            "claim_id": f"c{number}",
            "flow": "turnover",
            "measure": "level",
            "unit": "USD",
            "bound": "eq",
            "status": "actual",
            "reporter": "RUS",
            "partner": "TJK",
            "value_high": None,
            "comparison": None,
            "presence": "bilateral",
            "value_text": None,
            "period_start": "2018-01-01",
            "period_end": "2018-12-31",
            "published": "2019-02-01",
            **row,
        }
        for number, row in enumerate(rows)
    ]
    return pd.DataFrame(said).astype({**dict.fromkeys(DAYS, "datetime64[s]"), "value": "float64"})


def grew(year: int, value: float, **more: Any) -> dict[str, Any]:
    days = {"period_start": f"{year}-01-01", "period_end": f"{year}-12-31"}
    return {"measure": "change_pct", "unit": "pct", "comparison": "yoy", "value": value, **days, **more}


@pytest.mark.parametrize(
    ("value", "text", "half"),
    [
        (17.4, "17.4%", 0.05),
        (17, "17 per cent", 0.5),
        (9e8, "$900 million", 0.5e6),
        (1.675e9, "1.675 billion", 0.5e6),
        (1.25e6, "1,250 thousand tonnes", 500.0),
        (50.0, "by half", 0.0),
        (1e9, None, 0.0),
    ],
)
def test_the_rounding_is_half_a_unit_of_the_last_digit_written(value: float, text: str | None, half: float) -> None:
    assert rounding(value, text) == pytest.approx(half)


def test_a_limit_leaves_one_end_open() -> None:
    found = series.levels(
        claims(
            {"value": 17.0, "bound": "gt"},
            {"value": 17.0, "bound": "le"},
            {"value": 2.0, "value_high": 3.0},
            {"value": 17.4, "value_text": "17.4"},
            {"value": 100.0, "bound": "approx"},
        )
    )
    assert [tuple(round(end, 6) for end in ends) for ends in zip(found["low"], found["high"], strict=True)] == [
        (17.0, math.inf),
        (-math.inf, 17.0),
        (2.0, 3.0),
        (17.35, 17.45),
        (95.0, 105.0),
    ]


def test_currencies_and_directions_are_series_of_their_own() -> None:
    found = series.levels(
        claims(
            {"value": 1.0},
            {"value": 1.0, "unit": "RUB"},
            {"value": 1.0, "flow": "exports", "reporter": "TJK", "partner": "RUS"},
            {"value": 1.0, "reporter": "TJK", "partner": "RUS"},  # turnover has no direction
        )
    )
    assert found["series"].tolist() == [
        "exports TJK RUS USD",
        "turnover RUS TJK RUB",
        "turnover RUS TJK USD",
        "turnover RUS TJK USD",
    ]


def test_a_year_to_date_is_no_year() -> None:
    assert span_of("2018-01-01", "2018-12-31") == "year"
    assert span_of("2018-01-01", "2018-07-31") == "year to date"
    assert span_of("2018-04-01", "2018-06-30") == "part of a year"
    assert span_of("2010-01-01", "2018-12-31") == "several years"
    assert span_of(pd.NaT, pd.NaT) == "not told"


def test_growth_is_chained_and_a_missing_year_breaks_the_chain() -> None:
    found = series.index(claims(grew(2016, 10, value_text="10"), grew(2017, 20, value_text="20"), grew(2019, 50)))
    assert found["year"].tolist() == [2015, 2016, 2017, 2018, 2019]
    assert found["chain"].tolist() == [1, 1, 1, 2, 2]
    assert found["index"].tolist() == pytest.approx([100, 110, 132, 100, 150])
    # "10" is 9.5 to 10.5, "20" is 19.5 to 20.5
    assert found["low"].tolist()[:3] == pytest.approx([100, 109.5, 109.5 * 1.195])
    assert found["high"].tolist()[:3] == pytest.approx([100, 110.5, 110.5 * 1.205])
    assert found["computed"].all()


def test_an_open_claim_leaves_the_index_open() -> None:
    found = series.index(claims(grew(2016, 17, bound="gt")))
    assert found["low"].tolist() == pytest.approx([100, 117])
    assert found["high"].isna().tolist() == [False, True]
    assert found["index"].isna().tolist() == [False, True]


def test_claims_of_one_year_that_differ_widen_the_index() -> None:
    found = series.index(claims(grew(2016, 10), grew(2016, 14, claim_id="other")))
    assert (found["low"].iloc[1], found["high"].iloc[1], found["n"].iloc[1]) == pytest.approx((110, 114, 2))


def test_a_half_year_and_an_aim_are_not_chained() -> None:
    half = grew(2016, 10, period_end="2016-06-30")
    assert series.index(claims(half, grew(2017, 5, status="target"))).empty


def pairs(*rows: dict[str, Any]) -> list[tuple[Any, ...]]:
    found = series.differing(claims(*rows))
    return list(found[["verdict", "scope", "gap"]].itertuples(index=False, name=None))


def test_over_17_and_17_point_4_are_compatible() -> None:
    assert pairs(grew(2018, 17, bound="gt"), grew(2018, 17.4, value_text="17.4")) == [("compatible", "", 0.0)]


def test_figures_that_can_not_both_be_true_differ_by_their_nearest_ends() -> None:
    one, other = {"value": 9e8, "value_text": "900 million"}, {"value": 1.1e9, "value_text": "1.1 billion"}
    # 900.5 million to 1.05 billion
    assert pairs(one, other) == [("differing", "", pytest.approx(149.5e6))]


def test_another_currency_period_or_the_partners_figure_is_another_scope() -> None:
    base = {"value": 1.0}
    assert pairs(base, {"value": 60.0, "unit": "RUB"})[0][:2] == ("different in scope", "currency")
    assert pairs(base, {"value": 0.4, "period_end": "2018-06-30"})[0][:2] == ("different in scope", "period")
    assert pairs(base, {"value": 2.0, "status": "target"})[0][:2] == ("different in scope", "aim or forecast")
    sold = {"value": 1.0, "flow": "exports"}
    bought = {"value": 1.2, "flow": "imports", "reporter": "TJK", "partner": "RUS"}
    assert pairs(sold, bought)[0][:2] == ("different in scope", "the partner's own figure")


def test_figures_of_different_years_or_flows_are_not_compared() -> None:
    later = {"value": 2.0, "period_start": "2019-01-01", "period_end": "2019-12-31"}
    assert pairs({"value": 1.0}, later, {"value": 5.0, "flow": "aid"}) == []


def test_claims_stand_beside_a_reference_series_with_their_difference() -> None:
    # made numbers, not statistics of anyone
    table = pd.DataFrame(
        [("turnover", "TJK", "RUS", "USD", "2018-01-01", "2018-12-31", 1000.0)],
        columns=["flow", "reporter", "partner", "unit", "period_start", "period_end", "value"],
    )
    told = claims({"value": 900.0}, {"value": 990.0, "bound": "gt"}, {"value": 1.0, "unit": "RUB"})
    found = series.against(told, table)
    assert found["difference"].tolist() == [-100.0, -10.0]
    assert found["difference_pct"].tolist() == pytest.approx([-10.0, -1.0])
    assert found["within"].tolist() == [False, True]
