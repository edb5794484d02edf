"""Comparisons over time: by publishers read throughout; a change of what is read is told as one."""

from __future__ import annotations

from datetime import date

import pandas as pd
from periods_made import VISIT, happenings, reading

from analytics import series

YEARS = range(2015, 2020)
BOTH = reading(
    *((f"{year}-01-01", f"{year}-12-31", "A", 100) for year in YEARS),
    *((f"{year}-01-01", f"{year}-12-31", "B", 50) for year in YEARS),
)
# B's last two years are taken away: what is read falls, the world stays as it is
CUT = BOTH[~((BOTH["publisher"] == "B") & (BOTH["period_start"] >= "2018-01-01"))]


def states(read: pd.DataFrame) -> pd.DataFrame:
    return series.states(happenings(VISIT), read, "year", date(2015, 1, 1), date(2019, 12, 31))


def rows(*told: tuple[str, str]) -> pd.DataFrame:
    frame = pd.DataFrame(told, columns=["date_start", "publisher"])
    return frame.assign(date_end=frame["date_start"]).astype(dict.fromkeys(("date_start", "date_end"), "datetime64[s]"))


def test_only_publishers_read_in_every_period_are_compared() -> None:
    assert series.throughout(states(BOTH)) == ["A", "B"]
    assert series.throughout(states(CUT)) == ["A"]
    assert series.throughout(states(CUT[CUT["publisher"] == "B"])) == []


def test_a_publisher_taken_away_is_a_turn_of_the_reading() -> None:
    assert series.turns(states(BOTH)).empty
    turn = series.turns(states(CUT)).to_dict("records")
    assert [(row["period_start"].year, row["before"], row["after"], row["went"]) for row in turn] == [
        (2018, 150, 100, ["B"])
    ]


def test_rates_are_those_of_the_publishers_read_throughout() -> None:
    # B tells two rows a year as long as it is read, A one row a year
    told = rows(*((f"{year}-05-01", "A") for year in YEARS), *((f"{year}-06-01", "B") for year in (2015, 2016, 2017)))
    found = series.trend(told, CUT, states(CUT))
    assert found["found"].tolist() == [1] * 5
    assert found["articles"].tolist() == [100] * 5
    assert found["per_1000"].tolist() == [10.0] * 5  # no fall: only the reading of B ended


def test_where_nobody_was_read_throughout_nothing_is_compared() -> None:
    read = reading(("2015-01-01", "2015-12-31", "A", 5), ("2016-01-01", "2016-12-31", "B", 5))
    assert series.trend(rows(("2015-05-01", "A")), read, series.states(happenings(), read, "year")).empty


def test_what_can_be_compared_is_the_longest_run_of_one_publisher() -> None:
    starts = pd.to_datetime([f"{year}-01-01" for year in range(2001, 2008)])
    by = [{"A": 1}, {"A": 2, "B": 1}, {"B": 5}, {"B": 5}, {}, {"A": 9}, {"A": 9}]
    table = pd.DataFrame({"period_start": starts, "by": by, "state": ["found"] * 6 + ["still filling"]})
    assert series.stretch(table)["period_start"].dt.year.tolist() == [2002, 2003, 2004]
    assert series.stretch(table.iloc[:0]).empty
    # of two runs of one length that with more articles
    assert series.stretch(table.iloc[[0, 5]])["by"].tolist() == [{"A": 1}, {"A": 9}]
    assert series.stretch(table.iloc[:2])["by"].tolist() == [{"A": 1}, {"A": 2, "B": 1}]
