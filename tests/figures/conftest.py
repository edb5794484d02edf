"""Frames of the invented store."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from made import made_store

from analytics import series
from analytics.store import open_store

PAIR = "RUS-TJK"


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    """Everything that the invented store tells of Russia and Tajikistan."""
    store = open_store(made_store(tmp_path_factory.mktemp("made") / "store"))
    happenings, claims = store.happenings(pair=PAIR), store.claims(pair=PAIR)
    read = store.coverage("year")
    return SimpleNamespace(
        pair=PAIR,
        store=store,
        happenings=happenings,
        claims=claims,
        observations=store.observations(pair=PAIR),
        read=read,
        days=store.coverage("day"),
        states=series.states(happenings, read, "year"),
        articles=store.articles(pair=PAIR),
    )
