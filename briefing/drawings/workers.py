"""Charts drawn beside this process: a list of tasks that several processes, and this one, take from.

Every process hears of every task, and who lays the claim to one first draws it. A drawing that none of them has made
is made here, so that a process may die, and a mistake is told by the process that layout runs in.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import shutil
import tempfile
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from briefing.drawings.backend import load
from briefing.drawings.processes import DrawingProcess, started

if TYPE_CHECKING:
    from briefing.charts.base.chart import Chart
    from briefing.drawings.store import PictureStore
    from briefing.styles import Style

Faces: TypeAlias = tuple[tuple[str, str, str, int], ...]  # path, family, style, weight
DRAWN: Final = b"1\n"
STALE: Final = 3600.0  # seconds after which nobody needs a claim any more


@dataclass(frozen=True, slots=True)
class Commission:
    """A chart to be drawn in so many points, in the faces and colours of a style."""

    key: str
    chart: Chart
    size: tuple[float, float]
    style: Style


@dataclass(frozen=True, slots=True)
class _Task:
    key: str
    chart: Chart
    size: tuple[float, float]
    style: bytes
    claim: Path


@dataclass(frozen=True, slots=True)
class _Artist:
    """Draws in another process, as the store does here."""

    store: PictureStore
    files: Faces
    styles: dict[bytes, Style] = field(default_factory=dict)

    def warm_up(self) -> None:
        load(self.store.cache, self.files)

    def try_to_draw(self, pickled: bytes) -> bool:
        """Errors are told where the drawing is asked for: it is tried again there."""
        try:
            task: _Task = pickle.loads(pickled)
            if not _claimed(task.claim):
                return False
            if task.style not in self.styles:
                self.styles[task.style] = pickle.loads(task.style)
            return self.store.draws(Commission(task.key, task.chart, task.size, self.styles[task.style]))
        except Exception:
            return False


def _claims_in(folder: Path) -> tempfile.TemporaryDirectory[str]:
    """A new folder for claims; what killed processes have left there is taken away."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        with contextlib.suppress(OSError):  # another process takes it away at the same time
            if time.time() - old.stat().st_mtime > STALE:
                shutil.rmtree(old)
    return tempfile.TemporaryDirectory(dir=folder)


def _claimed(path: Path) -> bool:
    """Whether this process is the first that wants a task."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL))
    except OSError:
        return False
    return True


class DrawingWorkers:
    """Processes that draw for a store. All methods are for the process that has them."""

    def __init__(self, store: PictureStore, folder: Path, faces: Faces, count: int) -> None:
        """`folder` is for claims; one that cannot be written is an `OSError`."""
        self._claims = _claims_in(folder)
        self._processes = [started(_Artist(store, faces)) for _ in range(count)]
        self._answered = [0] * count
        self._alive = set(range(count))
        self._asked: dict[str, int] = {}
        self._drawn: set[str] = set()
        self._styles: dict[int, tuple[Style, bytes]] = {}
        self._news: SimpleQueue[tuple[int, bytes]] = SimpleQueue()
        for number, process in enumerate(self._processes):
            threading.Thread(target=self._listen, args=(number, process), daemon=True).start()

    def ask(self, wanted: Commission) -> None:
        """Hand over a commission, once."""
        if wanted.key in self._asked:
            return
        task = _Task(
            wanted.key, wanted.chart, wanted.size, self._pickled(wanted.style), self._claim(wanted.key)
        )
        try:
            data = pickle.dumps(pickle.dumps(task))
        except Exception:  # of a kind that is not the program's: what it holds may be anything
            return
        self._asked[wanted.key] = len(self._asked)
        for process in self._processes:
            process.ask(data)

    def take_back(self, key: str) -> bool:
        """Whether this process may draw it, because none of the others has begun."""
        return _claimed(self._claim(key))

    def backlog(self) -> int:
        """How many drawings are not finished yet."""
        return len(self._asked) - len(self._drawn)

    def drew(self, key: str) -> bool:
        """Wait until a drawing lies on disk, or none of the processes will make it."""
        number = self._asked.get(key)
        while number is not None and key not in self._drawn and self._may_come(number):
            self._take_news()
        return key in self._drawn

    def close(self) -> None:
        """End the processes; what is not finished is dropped."""
        while not self._news.empty():
            self._take_news()
        for number, process in enumerate(self._processes):
            process.close(idle=number in self._alive and self._answered[number] == len(self._asked))
        with contextlib.suppress(OSError):
            self._claims.cleanup()

    def _may_come(self, number: int) -> bool:
        return any(self._answered[process] <= number for process in self._alive)

    def _take_news(self) -> None:
        process, answer = self._news.get()
        if not answer:
            self._alive.discard(process)
            return
        if answer == DRAWN:
            self._drawn.add(_at(self._asked, self._answered[process]))
        self._answered[process] += 1

    def _listen(self, number: int, process: DrawingProcess) -> None:
        with contextlib.suppress(OSError, ValueError):
            for answer in process.answers:
                self._news.put((number, answer))
        self._news.put((number, b""))

    def _claim(self, key: str) -> Path:
        return Path(self._claims.name) / key

    def _pickled(self, style: Style) -> bytes:
        known = self._styles.get(id(style))
        if known is None:
            known = self._styles[id(style)] = (style, pickle.dumps(style))
        return known[1]


def _at(keys: Iterable[Any], number: int) -> Any:
    return next(key for n, key in enumerate(keys) if n == number)
