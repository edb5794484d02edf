"""Map a function over batches: a plain loop, local processes, or a Dask cluster. Knows nothing of articles.

Results come in the order of the batches, and only the caller sees them: a worker never writes anything. A batch whose
worker died is done again, item by item and each alone, so that the item which kills workers is known for certain.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from typing import Any, Generic, Protocol, TypeVar

from analytics.errors import InputError, WorkerDied

Item = TypeVar("Item")
Result = TypeVar("Result")
Prepare = Callable[[], object]

ALONE = 0  # the pool of one process for batches that may be deadly
ALONE_TRIES = 2
CONNECT_SECONDS = 30


def batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Lists of at most `size` items, in order."""
    left = iter(items)
    while batch := list(islice(left, size)):
        yield batch


def map_batches(
    function: Callable[[list[Item]], Result],
    work: Iterable[list[Item]],
    workers: int = 0,
    prepare: Prepare | None = None,
    *,
    scheduler: str | None = None,
    lost: Callable[[Item], Result] | None = None,
) -> Iterator[Result]:
    """Results of a function over batches, in the order of the batches.

    Parameters
    ----------
    function : takes one batch; with workers it has to be importable by name
    work : batches, taken as they are needed, never all at once
    workers : int, 0 for a loop in this process, else so many local processes
    prepare : called once in each process before its first batch
    scheduler : address of a Dask scheduler ("tcp://host:8786"), whose workers are used instead
    lost : what stands for an item that killed its worker; without it that is an error. A batch with such an item gives
        one result for each of its items

    Raises
    ------
    InputError : Dask is not installed, or nobody answers at the address
    WorkerDied : a worker died of an item and there is no `lost`
    """
    if not workers and scheduler is None:
        if prepare:
            prepare()
        yield from map(function, work)
        return
    pool: Pool = Cluster(scheduler) if scheduler is not None else Processes(workers)
    task = Prepared(function, prepare)
    under_way: deque[tuple[list[Item], Handle]] = deque()
    try:
        for batch in work:
            under_way.append((batch, pool.submit(task, batch)))
            if len(under_way) > 2 * pool.size():
                yield from _taken(pool, task, *under_way.popleft(), lost)
        while under_way:
            yield from _taken(pool, task, *under_way.popleft(), lost)
    finally:
        pool.close()


def _taken(
    pool: Pool,
    task: Prepared[Item, Result],
    batch: list[Item],
    handle: Handle,
    lost: Callable[[Item], Result] | None,
) -> Iterator[Result]:
    """The result of a batch; where its worker died, of the batch alone, or of its items one by one."""
    for is_again in (False, True):
        try:
            result = pool.alone(task, batch) if is_again else pool.result(handle)
        except WorkerDied:
            continue
        yield result
        return
    for item in batch:
        try:
            yield pool.alone(task, [item])
        except WorkerDied:
            if lost is None:
                raise
            yield lost(item)


@dataclass(frozen=True, slots=True)
class Prepared(Generic[Item, Result]):
    """A function that prepares its process before its first batch there."""

    function: Callable[[list[Item]], Result]
    prepare: Prepare | None

    def __call__(self, batch: list[Item]) -> Result:
        if self.prepare is not None and not _PREPARED:
            self.prepare()
            _PREPARED.append(True)
        return self.function(batch)


_PREPARED: list[bool] = []  # of this process

Handle = Any  # what a pool knows a batch under way by


class Pool(Protocol):
    """Where batches are worked on."""

    def size(self) -> int:
        """How many batches can be worked on at once."""

    def submit(self, task: Callable[[Any], Any], batch: Any) -> Handle:
        """Start a batch."""

    def result(self, handle: Handle) -> Any:
        """Result of a batch; WorkerDied where its worker died, of it or of its neighbour."""

    def alone(self, task: Callable[[Any], Any], batch: Any) -> Any:
        """Result of a batch once more, apart from the others."""

    def close(self) -> None:
        """Let the workers go."""


class Processes:
    """Processes of this machine; when one dies, the batches of all are done again, each alone."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.pools: dict[int, ProcessPoolExecutor] = {}

    def size(self) -> int:
        """One batch for each process."""
        return self.number

    def submit(self, task: Callable[[Any], Any], batch: Any) -> Future[Any]:
        """Start a batch, in new processes where the old ones have died."""
        return self._submit(self.number, task, batch)

    def result(self, handle: Future[Any]) -> Any:
        """Result of a batch; WorkerDied for every batch that was under way, as which one it was is not told."""
        try:
            return handle.result()
        except BrokenProcessPool as error:
            raise WorkerDied("a worker process died") from error

    def alone(self, task: Callable[[Any], Any], batch: Any) -> Any:
        """Result of a batch in a process that has nothing else, tried twice: it may have been killed from outside."""
        for _ in range(ALONE_TRIES - 1):
            with suppress(WorkerDied):
                return self.result(self._submit(ALONE, task, batch))
        return self.result(self._submit(ALONE, task, batch))

    def close(self) -> None:
        """End the processes; batches that wait are dropped."""
        for pool in self.pools.values():
            pool.shutdown(cancel_futures=True)

    def _submit(self, number: int, task: Callable[[Any], Any], batch: Any) -> Future[Any]:
        try:
            return self._pool(number).submit(task, batch)
        except BrokenProcessPool:
            self.pools.pop(number).shutdown()
            return self._pool(number).submit(task, batch)

    def _pool(self, number: int) -> ProcessPoolExecutor:
        if number not in self.pools:
            # spawn, not fork: arrow and duckdb have threads that don't survive a fork
            self.pools[number] = ProcessPoolExecutor(number or 1, mp_context=get_context("spawn"))
        return self.pools[number]


class Cluster:
    """Workers of a Dask scheduler; Dask starts a batch again when its worker has died."""

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client, KilledWorker
        except ImportError as error:
            raise InputError("a scheduler needs Dask: pip install 'regional-relations[cluster]'") from error
        self.died = KilledWorker
        try:
            self.client = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise InputError(
                f"no Dask scheduler answers at '{address}' ({error}): give its address, tcp://HOST:8786"
            ) from error

    def size(self) -> int:
        """One batch for each thread of the workers, as many as there are now."""
        return int(sum(self.client.nthreads().values())) or 1

    def submit(self, task: Callable[[Any], Any], batch: Any) -> Any:
        """Start a batch."""
        return self.client.submit(task, batch, pure=False)

    def result(self, handle: Any) -> Any:
        """Result of a batch, wherever it was done in the end."""
        try:
            return handle.result()
        except self.died as error:
            raise WorkerDied("workers of the cluster died") from error

    def alone(self, task: Callable[[Any], Any], batch: Any) -> Any:
        """Result of a batch; others may be under way beside it, so it gets Dask's own number of tries each time."""
        return self.result(self.client.submit(task, batch, pure=False))

    def close(self) -> None:
        """Leave the cluster as it was."""
        self.client.close()
