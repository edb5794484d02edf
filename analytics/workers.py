"""Map a function over batches: a plain loop, or local processes. Knows nothing of articles."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Lists of at most `size` items, in order."""
    left = iter(items)
    while batch := list(islice(left, size)):
        yield batch


def map_batches(
    function: Callable[[list[Item]], Result],
    work: Iterable[list[Item]],
    workers: int = 0,
    prepare: Callable[[], object] | None = None,
) -> Iterator[Result]:
    """Results of a function over batches, in the order of the batches.

    Parameters
    ----------
    function : takes one batch; with workers it has to be importable by name
    work : batches, taken one by one, never all at once
    workers : int, 0 for a loop in this process, else so many local processes
    prepare : called once in each process before its first batch
    """
    if not workers:
        if prepare:
            prepare()
        yield from map(function, work)
        return
    # spawn, not fork: arrow and duckdb have threads that don't survive a fork
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=prepare) as pool:
        under_way: deque[Future[Result]] = deque()
        for batch in work:
            under_way.append(pool.submit(function, batch))
            if len(under_way) > 2 * workers:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
