"""The engine that runs a notebook in this process, against small notebooks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analytics.errors import BadPeriod, InputError
from analytics.reports import engine


def written(path: Path, *sources: str) -> Path:
    cells = [
        {
            "cell_type": "code",
            "id": f"c{number}",
            "metadata": {"tags": ["parameters"]} if number == 0 else {},
            "outputs": [],
            "execution_count": None,
            "source": source,
        }
        for number, source in enumerate(sources)
    ]
    nb = {
        "cells": cells,
        "metadata": {
            "kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    path.write_text(json.dumps(nb), encoding="utf-8")
    return path


def outputs(nb: object) -> list[dict[str, object]]:
    return [output for cell in nb.cells if cell.cell_type == "code" for output in cell.outputs]  # type: ignore[attr-defined]


def test_the_last_expression_is_shown_and_one_with_a_semicolon_is_not(tmp_path: Path) -> None:
    nb = engine.run(written(tmp_path / "n.ipynb", "x = 1", "x + 1", "x + 2;", "y = x"), {})
    assert [one["data"] for one in outputs(nb)] == [{"text/plain": "2"}]


def test_parameters_reach_the_cells(tmp_path: Path) -> None:
    nb = engine.run(written(tmp_path / "n.ipynb", "x = 1", "x"), {"x": 7})
    assert outputs(nb)[0]["data"] == {"text/plain": "7"}


def test_display_and_print_are_kept_in_their_places(tmp_path: Path) -> None:
    pytest.importorskip("IPython")
    source = "from IPython.display import Markdown, display as show\nprint('said')\nshow(Markdown('*a*'))\ndisplay(3)"
    found = outputs(engine.run(written(tmp_path / "n.ipynb", "x = 1", source), {}))
    assert [one["output_type"] for one in found] == ["stream", "display_data", "display_data"]
    assert found[0]["text"] == "said\n"
    assert found[1]["data"]["text/markdown"] == "*a*"  # type: ignore[index]


def test_a_figure_is_shown_as_raw_plotly_json(tmp_path: Path) -> None:
    nb = engine.run(
        written(tmp_path / "n.ipynb", "import plotly.graph_objects as go", "go.Figure(go.Bar(y=[1, 2]))"), {}
    )
    data = outputs(nb)[0]["data"][engine.FIGURE]  # type: ignore[index]
    assert data["data"][0]["type"] == "bar"
    json.dumps(data)


def test_a_table_is_shown_as_html_and_text(tmp_path: Path) -> None:
    nb = engine.run(written(tmp_path / "n.ipynb", "import pandas as pd", "pd.DataFrame({'a': [1]})"), {})
    assert set(outputs(nb)[0]["data"]) == {"text/plain", "text/html"}  # type: ignore[call-overload]


def test_an_error_names_its_cell_and_shows_its_source(tmp_path: Path) -> None:
    with pytest.raises(engine.CellFailed, match=r"(?s)cell 2 of the notebook failed:\n1 / 0.*ZeroDivisionError"):
        engine.run(written(tmp_path / "n.ipynb", "x = 1", "1 / 0", "x"), {})


def test_an_error_for_the_user_stays_itself(tmp_path: Path) -> None:
    source = "from analytics.periods import period\nperiod('the other day')"
    with pytest.raises(BadPeriod, match="the other day"):
        engine.run(written(tmp_path / "n.ipynb", "x = 1", source), {})


def test_an_unknown_engine_names_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="in-process or kernel"):
        engine.run(tmp_path / "n.ipynb", {}, "spaceship")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::RuntimeWarning", "ignore::ResourceWarning")
def test_a_real_kernel_gives_the_same(tmp_path: Path) -> None:
    path = written(
        tmp_path / "n.ipynb", "x = 1", "from analytics.figures.display import Notes\nNotes('a', [str(x)])", "x + 1"
    )
    one, other = (outputs(engine.run(path, {"x": 5}, name)) for name in engine.ENGINES)
    assert [dict(out["data"]) for out in one] == [dict(out["data"]) for out in other]  # type: ignore[call-overload]
