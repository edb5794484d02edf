"""Which persons are meant, and an error that names those who are near."""

from __future__ import annotations

import pandas as pd
import pytest

from analytics.errors import BadParameter
from analytics.figures import people

MET = pd.DataFrame(
    {
        "one": ["Emomali Rahmon", "Sergei Lavrov"],
        "other": ["Vladimir Putin", "Wang Yi"],
        "one_country": ["TJK", "RUS"],
        "other_country": ["RUS", "CHN"],
    }
)


def test_a_part_of_a_name_and_a_country_choose() -> None:
    assert people.of(MET, "putin", [])["one"].tolist() == ["Emomali Rahmon"]
    assert people.of(MET, "", ["CHN"])["one"].tolist() == ["Sergei Lavrov"]
    assert len(people.of(MET, "", [])) == 2


def test_an_unknown_person_gets_the_nearest_names() -> None:
    with pytest.raises(BadParameter, match="nearest Vladimir Putin"):
        people.of(MET, "Vladimir Puttin", [])
