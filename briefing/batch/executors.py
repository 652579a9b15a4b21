"""Who does the work: this process, a pool of warm workers, or a cluster. All give the same bytes.

An executor takes tasks and yields outcomes as they come; a task that dies or hangs yields an
`Outcome` with a reason, never an exception, and never takes its neighbours with it.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, TimeoutError, as_completed
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from briefing.diagnostics import EnvironmentProblem

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T, R]):
    """A task with its result, or with the reason why there is none."""

    task: T
    result: R | None
    failure: str = ""


class Executor(Protocol):
    """Anything that can run one function over many tasks."""

    def run(self, work: Callable[[T], R], tasks: Sequence[T]) -> Iterator[Outcome[T, R]]: ...


class Inline:
    """One after the other in this process."""

    def run(self, work: Callable[[T], R], tasks: Sequence[T]) -> Iterator[Outcome[T, R]]:
        for task in tasks:
            yield Outcome(task, work(task))


@dataclass(frozen=True, slots=True)
class Pool:
    """Worker processes on this machine. A dying or hanging worker costs its own task one more try.

    `limit` is in seconds for one task. Pebble replaces a dead worker, so the others go on.
    """

    workers: int
    limit: float = 300.0
    tries: int = 2
    start: Callable[[], None] | None = None

    def run(self, work: Callable[[T], R], tasks: Sequence[T]) -> Iterator[Outcome[T, R]]:
        from pebble import ProcessPool

        waiting = list(tasks)
        with ProcessPool(max_workers=self.workers, initializer=self.start, context=_context()) as pool:
            try:
                for attempt in range(1, self.tries + 1):
                    again: list[T] = []
                    futures = {pool.schedule(work, args=[task], timeout=self.limit): task for task in waiting}
                    for future in as_completed(futures):
                        failure = _failure(future)
                        if failure and attempt < self.tries:
                            again.append(futures[future])
                        elif failure:
                            yield Outcome(futures[future], None, failure)
                        else:
                            yield Outcome(futures[future], future.result())
                    if not again:
                        return
                    waiting = again
            except BaseException:
                pool.stop()
                raise


def _context() -> Any:
    """Workers are forked where that is safe and cheap (Linux), spawned elsewhere."""
    import multiprocessing
    import sys

    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


def _failure(future: Any) -> str:
    """Why a task has no result; an exception of the work itself is a bug and is raised."""
    from pebble import ProcessExpired

    try:
        future.result()
    except ProcessExpired as error:
        code = getattr(error, "exitcode", None)
        return f"its worker died (exit code {code})"
    except TimeoutError:
        return "it took longer than the time limit"
    except CancelledError:
        return "it was cancelled"
    return ""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Workers of a dask scheduler. Tasks and results travel as bytes; no shared disk is assumed."""

    address: str
    tries: int = 2
    patience: float = 10.0  # seconds to wait for the scheduler

    def run(self, work: Callable[[T], R], tasks: Sequence[T]) -> Iterator[Outcome[T, R]]:
        try:
            from distributed import Client
        except ImportError as error:
            raise EnvironmentProblem('a cluster needs: pip install "briefing[cluster]"') from error
        try:
            client = Client(self.address, timeout=self.patience, set_as_default=False)
        except OSError as error:
            raise EnvironmentProblem(f"no dask scheduler answers at {self.address}") from error
        with client, client.get_executor(retries=self.tries - 1, pure=False) as pool:
            futures = {pool.submit(_unpacked, work, pickle.dumps(task)): task for task in tasks}
            for future in as_completed(futures):
                try:
                    yield Outcome(futures[future], future.result())
                except Exception as error:
                    if type(error).__module__.startswith("distributed"):
                        yield Outcome(futures[future], None, f"the cluster lost it: {type(error).__name__}")
                    else:
                        raise


def _unpacked(work: Callable[[Any], R], task: bytes) -> R:
    return work(pickle.loads(task))


def choose(name: str, workers: int, start: Callable[[], None] | None = None) -> Executor:
    """`local`, `inline` or `dask://host:port`."""
    if name.startswith("dask://"):
        return Cluster("tcp://" + name.removeprefix("dask://"))
    if name == "inline" or workers <= 1:
        return Inline()
    return Pool(workers, start=start)


def groups(tasks: Iterable[T], seconds: Callable[[T], float]) -> list[T]:
    """Longest expected first, so that the last worker is not left with the longest."""
    return sorted(tasks, key=seconds, reverse=True)
