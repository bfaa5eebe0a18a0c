"""Work spread over processes of this machine or a cluster, with results in the order of the tasks.

    with Crew(workers=2) as crew:
        for task, result in crew.results(work, tasks): ...

Whoever does the work, at most a few chunks a worker are out at once, so that neither tasks nor results pile up. A
worker that dies (killed, out of memory) takes nothing along: what it had is done again, and a task that kills its
worker again when it is alone comes back as LOST.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from contextlib import suppress
from enum import Enum
from itertools import chain, islice
from types import TracebackType
from typing import Any, Final, Generic, Self, TypeVar

from kg.errors import ClusterError

T = TypeVar("T")
R = TypeVar("R")

_CHUNKS_A_WORKER: Final = 3  # that are out at once
_LARGEST_CHUNK: Final = 16  # tasks
_FEW: Final = 16  # tasks that are sooner done alone
_PRELOADED: Final = ["kg.tasks"]  # what workers need, loaded once for all of them


class Lost(Enum):
    """In the place of a result: the task ended its worker."""

    LOST = "lost"


LOST: Final = Lost.LOST


class Crew:
    """Those who do the work: this process (*workers* 1), several processes, or the workers of a Dask cluster.

    With *workers* 0 it is as many as there are cores, but this process alone when there is little to do. Raises
    ClusterError when the cluster does not answer or `distributed` is not installed.
    """

    def __init__(self, workers: int = 1, cluster: str | None = None) -> None:
        self._workers = workers or cores()
        self._is_free = not workers and cluster is None  # to do little work alone
        self._client = _client(cluster) if cluster else None
        self._executor: Executor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._client is not None:
            self._client.close()
        elif self._executor is not None:
            self._executor.shutdown(wait=kind is None, cancel_futures=True)

    def get_ready(self, tasks: int, first: Callable[[], object]) -> None:
        """Have the processes for that many tasks start, if there are to be several, and do *first*, while there is
        nothing else to do yet.

        Before anything is opened and any thread is started they are copies of this process, which are there at once
        and share its memory, with what *first* left in it; later they have to be fresh ones.
        """
        if self._client is not None or self.is_alone or (self._is_free and tasks <= _FEW):
            return
        if _has_one_thread():
            first()
            self._executor = _processes(self._workers, "fork")
        for _ in range(self._workers):
            self._staffed().submit(first)

    @property
    def is_alone(self) -> bool:
        """Whether this process does the work itself."""
        return self._client is None and self._workers == 1

    def chunk(self, tasks: int) -> int:
        """How many of that many tasks go at once: of few tasks so few that all have something to do until the end."""
        return max(1, min(_LARGEST_CHUNK, tasks // (2 * _CHUNKS_A_WORKER * self._size())))

    def results(self, work: Callable[[T], R], tasks: Iterable[T], chunk: int) -> Iterator[tuple[T, R | Lost]]:
        """Yield each task with what *work*, a function of a module, makes of it, in order; *chunk* of them go at once.

        What *work* raises is raised here.
        """
        if self.is_alone:
            for task in tasks:
                yield task, work(task)
            return
        rest = iter(tasks)
        if self._is_free and self._executor is None:
            first_tasks = tuple(islice(rest, _FEW + 1))
            if len(first_tasks) <= _FEW:
                yield from ((task, work(task)) for task in first_tasks)
                return
            rest = chain(first_tasks, rest)
        out: deque[_Sent[T, R]] = deque()
        most = _CHUNKS_A_WORKER * self._size()
        while True:
            while len(out) < most and (some := tuple(islice(rest, chunk))):
                out.append(_Sent(some, self._submit(work, some)))
            if not out:
                return
            first: _Sent[T, R] = out.popleft()
            answers = self._answers(work, first)
            yield from zip(first.tasks, answers, strict=True)

    def _size(self) -> int:
        return sum(self._client.nthreads().values()) or 1 if self._client is not None else self._workers

    def _answers(self, work: Callable[[T], R], sent: _Sent[T, R]) -> Sequence[R | Lost]:
        """The results of a chunk; when its worker died, of each task by itself."""
        try:
            return sent.future.result()
        except self._died():
            return [self._alone(work, task) for task in sent.tasks]

    def _alone(self, work: Callable[[T], R], task: T) -> R | Lost:
        for _ in range(2):  # the first time it may have died with another one
            with suppress(*self._died()):
                return self._submit(work, (task,)).result()[0]
        return LOST

    def _submit(self, work: Callable[[T], R], tasks: tuple[T, ...]) -> Future[list[R]]:
        try:
            return self._staffed().submit(_each, work, tasks)
        except BrokenExecutor:
            self._executor = None
            return self._staffed().submit(_each, work, tasks)

    def _died(self) -> tuple[type[BaseException], ...]:
        """What a future raises when its worker is gone."""
        if self._client is None:
            return (BrokenExecutor,)
        from distributed.scheduler import KilledWorker

        return BrokenExecutor, CancelledError, KilledWorker

    def _staffed(self) -> Executor:
        if self._executor is None:
            self._executor = self._client.get_executor() if self._client is not None else _fresh(self._workers)
        return self._executor


class _Sent(Generic[T, R]):
    """A chunk that is out."""

    __slots__ = ("future", "tasks")

    def __init__(self, tasks: tuple[T, ...], future: Future[list[R]]) -> None:
        self.tasks, self.future = tasks, future


def cores() -> int:
    """How many processes can work at once on this machine."""
    with suppress(AttributeError):  # not on every system
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _each(work: Callable[[T], R], tasks: tuple[T, ...]) -> list[R]:
    return [work(task) for task in tasks]


def _has_one_thread() -> bool:
    """Whether this process can be copied: a copy would have the locks that other threads hold, and never be free."""
    try:
        return sys.platform == "linux" and len(os.listdir("/proc/self/task")) == 1
    except OSError:
        return False


def _fresh(workers: int) -> Executor:
    """Processes that are no copies of this one: it has the threads of the store by now."""
    methods = multiprocessing.get_all_start_methods()
    if "forkserver" not in methods:
        return _processes(workers, "spawn")
    multiprocessing.get_context("forkserver").set_forkserver_preload(_PRELOADED)
    return _processes(workers, "forkserver")


def _processes(workers: int, method: str) -> Executor:
    context = multiprocessing.get_context(method)
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_end_with_parent)


def _end_with_parent() -> None:
    """Have this worker end when the process that it works for is killed: it would wait for work for ever."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, name="end-with-parent", daemon=True).start()


def _client(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError as error:
        raise ClusterError("a cluster needs the package distributed: pip install 'kamergraaf[cluster]'") from error
    try:
        return Client(address, timeout="4s")  # type: ignore[no-untyped-call]  # it has no types
    except (OSError, TimeoutError, ValueError) as error:
        raise ClusterError(f"{address}: no Dask scheduler answers there ({error}); is it running?") from error
