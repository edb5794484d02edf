"""Batches are mapped in order, in a loop or in processes."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from clusters import cluster

from analytics.errors import InputError, WorkerDied
from analytics.workers import batches, map_batches

DEADLY = 13


def total(batch: list[int]) -> int:
    return sum(batch)


def test_batches_keep_order_and_lose_nothing() -> None:
    assert list(batches(range(7), 3)) == [[0, 1, 2], [3, 4, 5], [6]]
    assert list(batches([], 3)) == []


def test_a_loop_and_processes_give_the_same() -> None:
    alone = list(map_batches(sum, batches(range(20), 3)))
    assert alone == list(map_batches(sum, batches(range(20), 3), workers=2)) == [3, 12, 21, 30, 39, 48, 37]


def test_work_is_taken_as_it_is_needed() -> None:
    taken: list[int] = []

    def work() -> object:
        for number in range(100):
            taken.append(number)
            yield [number]

    results = map_batches(total, work())  # type: ignore[arg-type]
    assert next(results) == 0
    assert len(taken) == 1


def test_what_prepares_is_called_before_the_first_batch() -> None:
    called: list[str] = []
    list(map_batches(total, [[1]], prepare=lambda: called.append("names")))
    assert called == ["names"]


def mortal(batch: list[int]) -> list[int]:
    """Doubles, and dies of 13."""
    if DEADLY in batch:
        os.kill(os.getpid(), signal.SIGKILL)
    return [2 * number for number in batch]


def given_up(number: int) -> list[int]:
    return [-number]


WANTED = [2 * number if number != DEADLY else -number for number in range(40)]


@pytest.mark.slow
def test_an_item_that_kills_its_worker_is_given_up_and_the_rest_go_on() -> None:
    done = list(map_batches(mortal, batches(range(40), 5), workers=2, lost=given_up))
    assert [number for batch in done for number in batch] == WANTED


@pytest.mark.slow
def test_a_worker_that_is_killed_from_outside_costs_nothing(tmp_path: Path) -> None:
    os.environ["MARK"] = str(tmp_path / "mark")
    done = list(map_batches(once_killed, batches(range(20), 5), workers=2, lost=given_up))
    assert [number for batch in done for number in batch] == list(range(20))


def once_killed(batch: list[int]) -> list[int]:
    """Dies at the first call of all."""
    try:
        Path(os.environ["MARK"]).touch(exist_ok=False)
    except FileExistsError:
        return batch
    os.kill(os.getpid(), signal.SIGKILL)
    return []


@pytest.mark.slow
def test_without_a_stand_in_a_deadly_item_is_an_error() -> None:
    with pytest.raises(WorkerDied):
        list(map_batches(mortal, [[DEADLY]], workers=1))


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    pytest.importorskip("distributed")
    with cluster(tmp_path_factory.mktemp("cluster")) as address:
        yield address


@pytest.mark.slow
def test_a_cluster_gives_the_same_in_the_same_order(scheduler: str) -> None:
    done = list(map_batches(sum, batches(range(20), 3), scheduler=scheduler))
    assert done == [3, 12, 21, 30, 39, 48, 37]


@pytest.mark.slow
def test_an_item_that_kills_the_workers_of_a_cluster_is_given_up(scheduler: str) -> None:
    done = list(map_batches(mortal, batches(range(40), 5), scheduler=scheduler, lost=given_up))
    assert [number for batch in done for number in batch] == WANTED


def test_nobody_at_the_address_is_a_wrong_call(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("analytics.workers.CONNECT_SECONDS", 0.5)
    for address in ("tcp://127.0.0.1:9", "nowhere"):
        with pytest.raises(InputError, match="no Dask scheduler answers"):
            list(map_batches(sum, [[1]], scheduler=address))
