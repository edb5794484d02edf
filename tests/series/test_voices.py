"""Whose voice a table is."""

from __future__ import annotations

import pandas as pd

from analytics import series


def test_voices_are_shares_of_rows_with_the_publishers_country() -> None:
    found = series.voices(
        pd.DataFrame({"publisher": ["President of Russia", "President of Russia", "Unheard Of", None]})
    )
    assert found["publisher"].tolist() == ["President of Russia", "", "Unheard Of"]
    assert found["country"].tolist() == ["RUS", "", ""]
    assert found["share"].tolist() == [0.5, 0.25, 0.25]


def test_sides_are_those_of_the_pair_others_and_unknown() -> None:
    told = ["President of Russia"] * 3 + ["Reuters"] + ["Unheard Of"]
    found = series.sides(pd.DataFrame({"publisher": told}), "RUS-TJK")
    assert dict(zip(found["side"], found["rows"], strict=True)) == {"RUS": 3, "TJK": 0, "other": 1, "": 1}
    assert found["share"].tolist() == [0.6, 0.0, 0.2, 0.2]


def test_a_member_speaks_for_its_bloc() -> None:
    found = series.sides(pd.DataFrame({"publisher": ["President of Russia"]}), "CHN-CIS")
    assert dict(zip(found["side"], found["rows"], strict=True)) == {"CHN": 0, "CIS": 1, "other": 0, "": 0}
