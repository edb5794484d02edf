"""A folder of everything, broken things included: all good ones in, each broken one with its true reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from mixed import BROKEN, GOOD, make

from analytics.pipeline import ingest
from analytics.store import open_store


@pytest.mark.usefixtures("foreseen")
def test_every_form_comes_in_and_every_broken_one_says_why(tmp_path: Path) -> None:
    reasons = make(tmp_path / "inbox", len(GOOD) + len(BROKEN), len(BROKEN))
    done = ingest([tmp_path / "inbox"], tmp_path / "store")
    said: dict[str, str] = {}
    for row in open_store(tmp_path / "store").rejects().to_dict("records"):
        name = row["input_name"].split("/")[0].split(":")[0]
        said[name] = said.get(name, "") + row["reason"]
    assert {name: why for name, why in reasons.items() if why not in said.get(name, "")} == {}
    assert set(said) == set(reasons)
    assert done.new == len(GOOD)
