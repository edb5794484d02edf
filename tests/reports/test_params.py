"""Parameters are checked before anything runs: papermill would warn and render the default."""

from __future__ import annotations

from pathlib import Path

import pytest

from analytics.errors import BadParameter, BadPeriod, InputError
from analytics.reports import params


def test_names_defaults_and_help_come_from_the_notebook(notebook: Path) -> None:
    found = params.of(notebook)
    assert list(found) == ["a", "b", "start", "end", "period"]
    assert found["period"].default == "year"
    assert "last 10 years" in found["start"].help


def test_a_misspelt_parameter_names_the_right_ones(notebook: Path) -> None:
    with pytest.raises(BadParameter, match=r"no parameter 'perod': it has a, b, start, end, period"):
        params.check(notebook, {"perod": "month"})


def test_start_after_end_is_told(notebook: Path) -> None:
    with pytest.raises(BadPeriod, match="2020-01-01 lies after end 2015-12-31"):
        params.check(notebook, {"start": "2020", "end": "2015"})


def test_a_bad_bound_is_told_by_its_name(notebook: Path) -> None:
    with pytest.raises(BadPeriod, match=r"^end: 'sometime'"):
        params.check(notebook, {"end": "sometime"})


def test_a_year_that_yaml_reads_as_a_number_is_a_text(notebook: Path) -> None:
    assert params.check(notebook, {"start": 2015}) == {"start": "2015"}


def test_a_list_is_no_country(notebook: Path) -> None:
    with pytest.raises(BadParameter, match=r"a=\['Russia'\] has to be a text"):
        params.check(notebook, {"a": ["Russia"]})


def test_words_become_numbers_where_numbers_are_wanted() -> None:
    whole, real, yes, several = (params.Parameter("x", default, "") for default in (1, 0.5, True, ["a"]))
    assert params._fit(whole, "3") == 3
    assert params._fit(real, "0.7") == 0.7 and params._fit(real, 1) == 1.0
    assert params._fit(yes, "false") is False
    assert params._fit(several, "KAZ, UZB") == ["KAZ", "UZB"]
    for parameter, value in ((whole, "three"), (yes, "maybe"), (whole, True)):
        with pytest.raises(BadParameter):
            params._fit(parameter, value)


def test_a_file_that_is_no_notebook_is_told(tmp_path: Path) -> None:
    (tmp_path / "n.ipynb").write_text("not json", encoding="utf-8")
    with pytest.raises(InputError, match="is no notebook"):
        params.of(tmp_path / "n.ipynb")
    with pytest.raises(InputError, match="there is no notebook"):
        params.of(tmp_path / "missing.ipynb")
