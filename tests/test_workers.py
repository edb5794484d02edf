"""Batches are mapped in order, in a loop or in processes."""

from __future__ import annotations

from analytics.workers import batches, map_batches


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
