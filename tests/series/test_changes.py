"""Changes and unusual periods against numbers worked out by hand, and against chance."""

from __future__ import annotations

from math import comb

import numpy as np
import pandas as pd
import pytest

from analytics import series

NO_TURNS = series.turns(pd.DataFrame({"period_start": [], "state": [], "articles": [], "by": []}))


def table(found: list[int], articles: list[int] | None = None) -> pd.DataFrame:
    starts = pd.to_datetime([f"{2000 + n}-01-01" for n in range(len(found))]).astype("datetime64[s]")
    ends = pd.to_datetime([f"{2000 + n}-12-31" for n in range(len(found))]).astype("datetime64[s]")
    return pd.DataFrame(
        {"period_start": starts, "period_end": ends, "articles": articles or [100] * len(found), "found": found}
    )


def test_a_step_is_found_where_it_is() -> None:
    found = series.changes(table([5, 4, 6, 5, 5, 20, 21, 19, 20, 22]), NO_TURNS)
    assert found["period_start"].dt.year.tolist() == [2005]
    # 25 of 500 articles before, 102 of 500 after
    assert (found["before"][0], found["after"][0]) == (50.0, 204.0)
    assert found["before_high"][0] < found["after_low"][0]
    assert found["p"][0] == 0.001
    assert not found["reading_changed"][0]


def test_a_step_of_reading_alone_is_none() -> None:
    assert series.changes(table([5, 5, 5, 5, 20, 20, 20, 20], [100] * 4 + [400] * 4), NO_TURNS).empty


def test_a_change_beside_a_change_of_reading_says_so() -> None:
    turned = pd.DataFrame({"period_start": pd.to_datetime(["2004-01-01"]).astype("datetime64[s]")})
    found = series.changes(table([5, 4, 6, 5, 5, 20, 21, 19, 20, 22]), turned)
    assert found["reading_changed"].tolist() == [True]


def test_chance_is_found_as_seldom_as_said() -> None:
    rng = np.random.default_rng(1)
    calendars = [table(rng.poisson(8, 12).tolist()) for _ in range(60)]
    named = sum(len(series.changes(one, NO_TURNS, draws=199)) > 0 for one in calendars)
    assert named <= 8  # 5 % of 60 are 3; more than 8 come by chance once in three hundred


def test_too_little_tells_nothing() -> None:
    assert series.changes(table([0, 0, 0, 0, 0, 9]), NO_TURNS).empty
    assert series.changes(table([50, 50, 1, 1, 1]), NO_TURNS).empty
    assert series.unusual(table([0, 0, 0, 0, 0, 9])).empty


def test_an_unusual_year_is_named_with_what_was_expected() -> None:
    found = series.unusual(table([2, 2, 2, 2, 2, 2, 2, 2, 2, 14]))
    assert found["period_start"].dt.year.tolist() == [2009]
    # nine years with 18 found in 900 articles let expect 2 in 100
    assert found["expected"].tolist() == [2.0]
    assert found["found"].tolist() == [14]


def test_without_clumping_p_is_the_binomial_one() -> None:
    level = table([10, 10, 10, 10, 10, 10, 10, 10, 10, 30])
    assert series.clumping(table([10] * 10)) == 1.0
    # one jump of 0.2 among nine: 0.04 / (0.12 * 0.02) / 9
    assert series.clumping(level) == pytest.approx(0.04 / (0.12 * 0.02) / 9)
    n, of, share = round(30 / (0.04 / (0.12 * 0.02) / 9)), round(120 / (0.04 / (0.12 * 0.02) / 9)), 0.1
    upper = sum(comb(of, k) * share**k * (1 - share) ** (of - k) for k in range(n, of + 1))
    assert series.unusual(level)["p"][0] == pytest.approx(upper, rel=1e-2)


def test_intervals_of_a_count_are_the_exact_ones() -> None:
    assert series.rate_interval(0, 1000) == pytest.approx((0, 3.689), abs=1e-3)
    assert series.rate_interval(10, 1000) == pytest.approx((4.795, 18.390), abs=1e-3)
    assert series.rate_interval(10, 500) == pytest.approx((9.591, 36.781), abs=1e-3)
