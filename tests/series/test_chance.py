"""What stands around days of one kind, counted by hand and held against chance."""

from __future__ import annotations

import pandas as pd

from analytics import series


def read(first: str, last: str) -> pd.DataFrame:
    return pd.DataFrame({"period_start": pd.date_range(first, last).astype("datetime64[s]")})


YEARS = read("2010-01-01", "2019-12-31")
VISITS = [f"{year}-06-01" for year in range(2010, 2020)]


def test_days_before_and_after_are_counted() -> None:
    told = ["2010-05-31", "2010-06-01", "2010-06-10", "2010-06-11", "2012-05-22", "2015-01-01"]
    found = series.around(VISITS, told, YEARS, before=10, after=10)
    # before: 31 May and 22 May; after, the day itself included: 1 and 10 June, not the 11th
    assert found["found"].tolist() == [2, 2]
    assert found["anchors"].tolist() == [10, 10]


def test_what_gathers_around_visits_is_told_from_what_is_everywhere() -> None:
    after = [f"{year}-06-{day:02}" for year in range(2010, 2020) for day in (3, 5, 7)]
    gathered = series.around(VISITS, after, YEARS)
    assert gathered["p"][1] < 0.1 and gathered["found"][1] > gathered["high"][1] * 0.99
    everywhere = [str(day.date()) for day in pd.date_range("2010-01-01", "2019-12-31", freq="7D")]
    assert series.around(VISITS, everywhere, YEARS)["p"].min() > 0.05


def test_the_mean_of_the_draws_is_what_days_and_rate_give() -> None:
    everywhere = [str(day.date()) for day in pd.date_range("2010-01-01", "2019-12-31", freq="10D")]
    found = series.around(VISITS, everywhere, YEARS)
    # ten windows of thirty days, one in ten days told
    assert found["expected"].between(29, 31).all()


def test_below_three_anchors_nothing_is_said() -> None:
    assert series.around(VISITS[:2], VISITS, YEARS).empty
    assert series.around(VISITS, VISITS, YEARS.iloc[:0]).empty
    assert series.around(["1999-01-01", *VISITS[:2]], VISITS, YEARS).empty


def test_a_day_near_two_anchors_counts_once() -> None:
    found = series.around(["2012-01-01", "2012-01-05", "2012-01-09"], ["2012-01-10"], YEARS)
    assert found["found"].tolist() == [0, 1]
