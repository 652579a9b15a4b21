"""A process beside the one that shows pages: it holds all rules against the files, and reads finished files back."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Thread
from typing import Any, Final

from briefing import forks, pipeline, reading
from briefing.batch.orders import path_of
from briefing.diagnostics import BriefError, Diagnostic, Problems
from briefing.folders import assets_of
from briefing.pipeline import BuildOptions
from briefing.summit import Order
from briefing.values import Value

SETTLED: Final = (
    0.25  # seconds without another task before one is begun: the page that is waited for comes first
)
_CONTEXT: Final[Any] = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


class Task(Value):
    """The files of a revision are to be checked, or the finished file of an order is to be read back."""

    revision: int
    order: Order | None = None


class Answer(Value):
    """What was found."""

    task: Task
    diagnostics: tuple[Diagnostic, ...]


class Beside:
    """Asks the other process, and hears its answers in a thread."""

    def __init__(self, folder: Path, cache: Path | None, hear: Callable[[Answer], None]) -> None:
        self._hear = hear
        self._ours, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(
            target=_work, args=(theirs, folder, cache, os.getpid()), daemon=True, name="briefing-check"
        )
        self._process.start()
        theirs.close()
        self._thread = Thread(target=self._listen, name="briefing-answers", daemon=True)
        self._thread.start()

    def ask(self, task: Task) -> None:
        """Hand over a task; only the newest of those that wait is done."""
        with contextlib.suppress(OSError):
            self._ours.send(task)

    def _listen(self) -> None:
        with contextlib.suppress(EOFError, OSError):
            while True:
                self._hear(self._ours.recv())

    def close(self) -> None:
        """End the process."""
        self._process.terminate()
        self._process.join()
        self._thread.join()
        self._ours.close()


def _work(tasks: Connection, folder: Path, cache: Path | None, parent: int) -> None:
    if sys.platform == "linux":
        forks.leave_to(parent)
    worker = _Worker(folder, cache)
    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            task = tasks.recv()
            while tasks.poll(SETTLED):
                task = tasks.recv()
            tasks.send(Answer(task, worker.done(task)))


class _Worker:
    def __init__(self, folder: Path, cache: Path | None) -> None:
        self.folder, self.cache = folder, cache
        reading.keep(folder)

    def done(self, task: Task) -> tuple[Diagnostic, ...]:
        if task.order is None:
            return tuple(reading.problems_of(self.folder).sorted())
        try:
            return self._verified(task.order)
        except BriefError as error:
            return error.diagnostics

    def _verified(self, order: Order) -> tuple[Diagnostic, ...]:
        summit = reading.load_into(Problems(), self.folder)
        options = BuildOptions(assets_of(self.folder), self.cache)
        edition = pipeline.select(summit, order)
        laid_out = pipeline.build(edition, options)
        return pipeline.verify(summit, edition, laid_out, laid_out.pdf(), path_of(order))
