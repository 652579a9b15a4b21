"""Who does the work: this process, a pool of warm workers, or a cluster. All give the same bytes.

An executor takes tasks and yields outcomes as they come; a task that dies, hangs or meets a fault of
the program yields an `Outcome` with a reason, and never takes its neighbours with it.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import signal
import sys
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, TimeoutError, wait
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Generic, Protocol, TypeVar

from briefing.batch.interruption import POLL, check_interrupt
from briefing.diagnostics import EnvironmentProblem
from briefing.lazy import lazy
from briefing.values import collect_seldom

if TYPE_CHECKING:
    import pebble
else:
    pebble = lazy("pebble")

T = TypeVar("T")
R = TypeVar("R")
TRIES: Final = 2
AHEAD: Final = 3  # tasks under way for each worker: enough to keep it busy, few enough to hold their results


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T, R]):
    """A task with its result, or with the reason why there is none; `details` are for who mends the program."""

    task: T
    result: R | None
    failure: str = ""
    details: str = ""


class NotReady(Exception):
    """This process was never given what its tasks need: it was started anew in the meantime."""


class Executor(Protocol):
    """Anything that can run one function over many tasks."""

    def run(self, work: Callable[[T], R], tasks: Sequence[T]) -> Iterator[Outcome[T, R]]: ...


class Inline:
    """One after the other in this process."""

    def run(self, work: Callable[[T], R], tasks: Sequence[T]) -> Iterator[Outcome[T, R]]:
        for task in tasks:
            check_interrupt()
            try:
                yield Outcome(task, work(task))
            except Exception as error:
                yield fault(task, error)


def divided(cores: int, tasks: int) -> tuple[int, int]:
    """How many workers some tasks need, and how many cores each of these may use itself."""
    workers = max(min(cores, tasks), 1)
    return workers, cores // workers


@dataclass(frozen=True, slots=True)
class Pool:
    """Worker processes on this machine. A dying or hanging worker costs its own task one more try.

    `limit` is in seconds for one task. Pebble replaces a dead worker, so the others go on.
    """

    workers: int
    limit: float = 300.0
    tries: int = TRIES
    start: Callable[[], None] | None = None

    def run(self, work: Callable[[T], R], tasks: Sequence[T]) -> Iterator[Outcome[T, R]]:
        def submit(task: T) -> Any:
            return pool.schedule(work, args=[task], timeout=self.limit)

        with pebble.ProcessPool(
            max_workers=self.workers, initializer=_begin, initargs=(self.start,), context=_context()
        ) as pool:
            try:
                yield from _in_turn(tasks, submit, self.workers * AHEAD, self.tries)
            except BaseException:
                pool.stop()
                raise


def _in_turn(
    tasks: Sequence[T], submit: Callable[[T], Any], ahead: int, tries: int
) -> Iterator[Outcome[T, Any]]:
    """Never more than `ahead` under way, so that memory does not grow with the number of tasks."""
    waiting = deque((task, 1) for task in tasks)
    under_way: dict[Any, tuple[T, int]] = {}
    while waiting or under_way:
        while waiting and len(under_way) < ahead:
            task, attempt = waiting.popleft()
            under_way[submit(task)] = task, attempt
        check_interrupt()
        for future in wait(under_way, POLL, FIRST_COMPLETED).done:
            task, attempt = under_way.pop(future)
            loss = _loss(future)
            if not loss:
                yield _outcome(task, future)
            elif attempt < tries:
                waiting.append((task, attempt + 1))
            else:
                yield Outcome(task, None, loss)
            del future  # and its result with it


def _begin(start: Callable[[], None] | None) -> None:
    """A worker leaves Ctrl-C to the process that planned the work, and does not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    if start is not None:
        start()


def _context() -> Any:
    """Workers are forked where that is safe and cheap (Linux), spawned elsewhere."""
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


def _loss(future: Any) -> str:
    """Why a worker could not finish a task, nothing where it did (well or not)."""
    try:
        error = future.exception()
    except CancelledError:
        return "it was cancelled"
    if isinstance(error, pebble.ProcessExpired):
        return f"its worker died (exit code {getattr(error, 'exitcode', None)})"
    return "it took longer than the time limit" if isinstance(error, TimeoutError) else ""


def _outcome(task: T, future: Any) -> Outcome[T, Any]:
    error = future.exception()
    return fault(task, error) if error is not None else Outcome(task, future.result())


def fault(task: T, error: BaseException) -> Outcome[T, Any]:
    """What becomes of a task that met a fault of the program; what the environment lacks, all tasks lack."""
    if isinstance(error, EnvironmentProblem) or not isinstance(error, Exception):
        raise error
    words = f"{type(error).__name__}: {error}".rstrip(": ")
    details = "".join(traceback.format_exception(error))
    return Outcome(task, None, f"a fault of the program stopped it ({words})", details)
