"""Parts laid out by a second process beside this one, on systems where a process can be forked."""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, TypeVar

from briefing.lazy import lazy

if TYPE_CHECKING:
    from briefing import forks
else:
    forks = lazy("briefing.forks")


T = TypeVar("T")

LEAST: Final = 600_000  # letters of all parts: with less, what a fork costs (pages of memory that both write) is more than it saves


def may_fork() -> bool:
    """Whether this process can be forked safely."""
    return sys.platform == "linux" and threading.active_count() == 1


def shares(weights: Sequence[int], count: int) -> list[list[int]]:
    """The indices of some tasks in shares of about the same weight, each in order."""
    found: list[list[int]] = [[] for _ in range(count)]
    loads = [0] * count
    for index in sorted(range(len(weights)), key=lambda i: -weights[i]):
        lightest = loads.index(min(loads))
        found[lightest].append(index)
        loads[lightest] += weights[index]
    return [sorted(share) for share in found]


def run_beside(tasks: Sequence[Callable[[], T]], here: Callable[[], None]) -> list[T | None]:
    """Results of tasks that a forked process does while this one does what is to be done here; None for each that it has
    no answer to. Where what is done here fails, the other process is ended.
    """
    answers, ours = os.pipe()
    parent, child = os.getpid(), os.fork()
    if child == 0:
        os.close(answers)
        _work(tasks, parent, ours)
    os.close(ours)
    try:
        with os.fdopen(answers, "rb") as pipe:
            here()
            data = pipe.read()
    except BaseException:
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        os.waitpid(child, 0)
    try:
        found: list[T | None] = pickle.loads(data)
    except Exception:  # a process that died, or a kind that cannot be read back: done again here
        return [None] * len(tasks)
    return found


def _work(tasks: Sequence[Callable[[], T]], parent: int, ours: int) -> None:
    """Do the tasks in the forked process; a mistake is told by the process that does the task again."""
    status = 1
    try:
        forks.leave_to(parent)
        found: list[T | None] = []
        for task in tasks:
            try:
                found.append(task())
            except Exception:
                found.append(None)
        with os.fdopen(ours, "wb") as pipe:
            pickle.dump(found, pipe, protocol=5)
        status = 0
    finally:
        os._exit(status)
