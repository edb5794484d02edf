"""Scores on the hand-annotated articles: floors that only go up, and nothing invented."""

import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.shared

# F1, a little under what was reached; going down needs a reason in CHANGELOG.md
FLOORS: dict[str, float] = {
    "trade": 0.89, "trade_full": 0.83, "numbers": 0.92, "meetings": 0.78, "meetings_full": 0.60, "events": 0.70,
    "events_full": 0.57, "acts": 0.555,
}


@pytest.fixture(scope="module")
def report(shared, tmp_path_factory):
    out = tmp_path_factory.mktemp("gold") / "out.jsonl"
    articles = shared / "gold/dev_articles.jsonl"
    subprocess.run([sys.executable, "-m", "analytics", "extract", str(articles), "-o", str(out)], check=True)
    scored = subprocess.run(
        [sys.executable, str(shared / "gold/score.py"), str(shared / "gold/dev.jsonl"), str(out),
         "--articles", str(articles), "--json"], check=True, capture_output=True, text=True)
    return json.loads(scored.stdout)


def test_nothing_is_invented(report):
    assert report["invented"] == 0


@pytest.mark.parametrize("measure", FLOORS)
def test_the_reached_score_holds(report, measure):
    assert report[measure]["f1"] >= FLOORS[measure]


def test_who_said_a_figure_is_told_and_not_guessed(shared):
    scores = runpy.run_path(str(Path(__file__).parent / "benchmarks" / "speakers.py"))["scores"]
    found = scores(shared / "gold/dev_articles.jsonl")
    assert found["precision"] >= 0.95
    assert found["recall"] >= 0.78


# Shares on sentences coded by hand with PLOVER: what the issue asks for.
PLOVER = {"pair_recall": 0.90, "type_given_pair": 0.60, "quad_given_pair": 0.80}


def test_acts_of_single_sentences_are_told_by_their_plover_type(shared):
    scorer = Path(__file__).parent / "benchmarks" / "plover.py"
    told = subprocess.run([sys.executable, str(scorer), str(shared / "events/plover_dev.jsonl")], check=True,
                          capture_output=True, text=True).stdout
    shares = {name: float(share) for name, share in (line.split() for line in told.splitlines())}
    assert all(shares[name] >= floor for name, floor in PLOVER.items()), shares
