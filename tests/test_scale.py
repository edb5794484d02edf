"""Every article exactly once: several processes, a cluster, workers and drivers that are killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from clusters import ROOT, articles, cluster

from analytics.pipeline import ingest
from analytics.store import Store, open_store
from analytics.tables import ROW_TABLES, Tables

pytestmark = pytest.mark.slow
NUMBER = 600


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return articles(tmp_path_factory.mktemp("corpus") / "articles.jsonl", NUMBER)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, corpus: Path) -> dict[str, Any]:
    path = tmp_path_factory.mktemp("undisturbed") / "store"
    assert ingest([corpus], path).new == NUMBER
    return rows(path)


def rows(path: Path) -> dict[str, Any]:
    """All rows of the store, but for when they were read."""
    con = Tables(path).connect(Tables(path).pin())
    found = {name: con.execute(f"SELECT * FROM {name} ORDER BY ALL").fetchall() for name in ("articles", *ROW_TABLES)}
    assert len(found["events"]) > NUMBER, "the invented articles are read"
    found["readings"] = con.execute("SELECT * EXCLUDE read_at FROM readings ORDER BY ALL").fetchall()
    return found


def relations(*arguments: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "analytics", *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)


def test_processes_give_the_same_as_a_loop(tmp_path: Path, corpus: Path, undisturbed: dict[str, Any]) -> None:
    ingest([corpus], tmp_path / "store", workers=2)
    assert rows(tmp_path / "store") == undisturbed


def dying_rules() -> None:
    """Make the rules of this process end it at one title."""
    import analytics.extract as rules

    whole = rules.extract
    rules.extract = lambda one: os.kill(os.getpid(), signal.SIGKILL) if one.title == "DEADLY" else whole(one)


def test_a_text_that_ends_its_process_is_kept_and_flagged(tmp_path: Path) -> None:
    line = {"id": "x", "published": "2025-10-09", "source": "P", "title": "DEADLY", "text": "They met."}
    path = articles(tmp_path / "a.jsonl", 150)
    with path.open("a") as file:
        file.write(json.dumps(line) + "\n")
    done = ingest([path], tmp_path / "store", workers=2, names=dying_rules)
    assert (done.new, done.failed) == (151, 1)
    found = open_store(tmp_path / "store").articles()
    assert [one for one in found["flags"] if one] == [["extraction_failed", "killed_its_worker"]]


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    pytest.importorskip("distributed")
    with cluster(tmp_path_factory.mktemp("cluster")) as address:
        yield address


def test_a_cluster_whose_worker_is_killed_gives_every_article_once(
    tmp_path: Path, corpus: Path, scheduler: str, undisturbed: dict[str, Any]
) -> None:
    from distributed import Client

    run = relations("ingest", corpus, "--store", tmp_path / "store", "--scheduler", scheduler)
    with Client(scheduler) as client:
        workers = list(client.run(os.getpid).values())
        while not any(client.processing().values()):
            time.sleep(0.01)
        os.kill(workers[0], signal.SIGKILL)
        assert run.wait() == 0
    assert rows(tmp_path / "store") == undisturbed


def test_a_cluster_whose_driver_is_killed_gives_every_article_once_in_the_next_run(
    tmp_path: Path, corpus: Path, scheduler: str, undisturbed: dict[str, Any]
) -> None:
    from distributed import Client

    command = ("ingest", corpus, "--store", tmp_path / "store", "--scheduler", scheduler)
    run = relations(*command)
    with Client(scheduler) as client:
        while not any(client.processing().values()):
            time.sleep(0.01)
    run.kill()
    run.wait()
    assert relations(*command).wait() == 0
    assert rows(tmp_path / "store") == undisturbed


def test_two_ingests_at_once_of_overlapping_input_lose_and_double_nothing(tmp_path: Path) -> None:
    first, second = articles(tmp_path / "a.jsonl", 60), articles(tmp_path / "b.jsonl", 60, first=30)
    for turn in range(2):
        path = tmp_path / f"store{turn}"
        runs = [relations("ingest", one, "--store", path) for one in (first, second)]
        assert [run.wait() for run in runs] == [0, 0]
        store: Store = open_store(path)
        assert sorted(store.articles().source_id) == sorted(f"x{one}" for one in range(90))
        for name in ROW_TABLES:
            assert store.table(name)[f"{name[:-1]}_id"].is_unique


def test_runs_that_are_killed_or_meet_leave_what_an_undisturbed_one_does() -> None:
    script = ROOT / "tests" / "benchmarks" / "kills.py"
    command = [sys.executable, str(script), "--kills", "10", "--rounds", "1", "--articles", "45"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
