"""Work over processes and over a cluster: nothing lost and nothing doubled, also when a worker dies."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from test_build import EXAMPLES, letter, same

from kg.build import build
from kg.errors import ClusterError
from kg.spread import LOST, Crew


def square(number: int) -> int:
    return number * number


def deadly(once: Path, number: int) -> int:
    """Ends its process for 13; once, for 7, when the file is there that says so."""
    if number == 13:
        os._exit(1)
    if number == 7 and once.exists():
        once.unlink()
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number


def test_results_come_in_the_order_of_the_tasks() -> None:
    for crew in (Crew(1), Crew(2), Crew(0)):
        with crew:
            assert list(crew.results(square, range(40), 3)) == [(number, number * number) for number in range(40)]


def test_no_more_tasks_are_taken_than_are_needed_at_once() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    with Crew(2) as crew:
        results = crew.results(square, tasks(), 2)
        next(results)
        assert len(taken) <= 20


def test_processes_that_are_made_ready_are_there_at_once() -> None:
    # by who their parent is: fresh processes have another one
    program = """
import os, threading
from kg.spread import Crew

def parent(number): return os.getppid()

def is_copied(tasks):
    with Crew(2) as crew:
        crew.get_ready(tasks, os.getpid)
        return {found for _, found in crew.results(parent, range(9), 2)} == {os.getpid()}

print(is_copied(20))
waiting = threading.Event()
threading.Thread(target=waiting.wait).start()  # a copy could wait for ever for what this thread holds
with Crew(2) as crew:
    crew.get_ready(20, os.getpid)
    print({found for _, found in crew.results(abs, range(9), 2)} == set(range(9)))
waiting.set()
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
    is_linux = sys.platform == "linux"
    assert (done.stdout.split(), done.stderr) == ([str(is_linux), "True"], "")


def test_a_worker_that_dies_loses_only_the_task_that_kills_it(tmp_path: Path) -> None:
    once = tmp_path / "once"
    once.touch()
    with Crew(2) as crew:
        crew.get_ready(30, os.getpid)
        found = dict(crew.results(partial(deadly, once), range(30), 4))

    assert not once.exists()
    assert found == {number: LOST if number == 13 else number * number for number in range(30)}


@contextmanager
def cluster() -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler with two workers, each a process of its own."""
    dask = [sys.executable, "-W", "ignore", "-m", "distributed.cli.dask_scheduler"]
    scheduler = subprocess.Popen(
        [*dask, "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show"], stderr=subprocess.PIPE
    )
    workers: list[subprocess.Popen[bytes]] = []
    try:
        address = _address(scheduler)
        worker = [sys.executable, "-W", "ignore", "-m", "distributed.cli.dask_worker", address, "--nthreads", "1"]
        options = ["--no-nanny", "--no-dashboard", "--host", "127.0.0.1"]
        workers += (subprocess.Popen([*worker, *options], stderr=subprocess.DEVNULL) for _ in range(2))
        yield address, workers
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()
        if scheduler.stderr:
            scheduler.stderr.close()


def _address(scheduler: subprocess.Popen[bytes]) -> str:
    assert scheduler.stderr is not None
    for line in scheduler.stderr:
        if found := re.search(rb"Scheduler at:\s+(tcp://\S+)", line):
            return found[1].decode()
    raise AssertionError("the scheduler did not start")


def test_a_cluster_that_loses_a_worker_gives_the_same_bytes(tmp_path: Path) -> None:
    documents = tmp_path / "in"
    documents.mkdir()
    for number in range(60):
        (documents / f"brief-{number:03}.txt").write_text(letter(number), "utf-8")
    build([documents, EXAMPLES], tmp_path / "one")
    with cluster() as (address, workers):
        killed: list[float] = []

        def kill_one(stage: str, done: int, total: int) -> None:
            if stage == "reading" and done > 30 and not killed:
                killed.append(time.monotonic())
                workers[0].kill()

        summary = build([documents, EXAMPLES], tmp_path / "two", cluster=address, progress=kill_one)

    assert killed
    assert summary.problems == ()
    assert same(tmp_path / "one", tmp_path / "two")


def test_error_a_cluster_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ClusterError, match=r"tcp://127\.0\.0\.1:9: no Dask scheduler answers there"):
        build([EXAMPLES], tmp_path / "out", cluster="tcp://127.0.0.1:9")


def test_error_without_distributed_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)

    with pytest.raises(ClusterError, match=r"needs the package distributed: pip install 'kamergraaf\[cluster\]'"):
        build([EXAMPLES], tmp_path / "out", cluster="tcp://127.0.0.1:9")
