"""Processes that draw beside this one. What passes between them are pickles on pipes, and drawings in the folder on disk.

A process is forked where that is safe and cheap (Linux, one thread), and started anew elsewhere.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import IO, TYPE_CHECKING, Any, Final, Protocol

from briefing.lazy import lazy

if TYPE_CHECKING:
    from briefing import forks
else:
    forks = lazy("briefing.forks")

GRACE: Final = 2.0  # seconds in which a process ends what it draws when nobody waits for it any more


class Artist(Protocol):
    """Who draws in such a process. It is pickled where the process is started anew."""

    def warm_up(self) -> None:
        """Load what drawing needs."""

    def try_to_draw(self, pickled: bytes) -> bool:
        """Whether the drawing of a task lies on disk afterwards."""


@dataclass(frozen=True, slots=True)
class DrawingProcess:
    """`tasks` takes pickles of pickles; `answers` gives a line for each, `1` where it is drawn, and ends with the process."""

    tasks: IO[bytes]
    answers: IO[bytes]
    kill: Callable[[], None]
    wait: Callable[[], object]

    def ask(self, pickled: bytes) -> None:
        """Hand over a task; a process that has died does not mind."""
        with contextlib.suppress(OSError):
            self.tasks.write(pickled)
            self.tasks.flush()

    def close(self, idle: bool) -> None:
        """Let it end, at once if it is busy with what nobody needs."""
        with contextlib.suppress(OSError):
            self.tasks.close()
        with contextlib.suppress(OSError):
            if not idle:
                self.kill()
            self.wait()
        self.answers.close()


def started(artist: Artist) -> DrawingProcess:
    """One more process for an artist."""
    if sys.platform == "linux" and threading.active_count() == 1:
        return _forked(artist)
    return _launched(artist)


def _forked(artist: Artist) -> DrawingProcess:
    theirs, tasks = os.pipe()
    answers, ours = os.pipe()
    parent = os.getpid()
    with warnings.catch_warnings():  # of threads in libraries, which know what to do at a fork
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        try:
            _alone(parent, (theirs, ours))
            _serve(os.fdopen(theirs, "rb"), os.fdopen(ours, "wb"), artist)
        finally:
            os._exit(0)
    os.close(theirs)
    os.close(ours)
    return DrawingProcess(
        os.fdopen(tasks, "wb"),
        os.fdopen(answers, "rb"),
        partial(os.kill, child, signal.SIGKILL),
        partial(os.waitpid, child, 0),
    )


def _alone(parent: int, own: tuple[int, int]) -> None:
    """A forked process leaves Ctrl-C and open files to its parent, and does not outlive it.

    The parent's objects stay as they are: one that was collected here might close a file that has been opened since.
    """
    gc.disable()
    forks.leave_to(parent)
    low, high = sorted(own)
    for first, end in ((3, low), (low + 1, high), (high + 1, os.sysconf("SC_OPEN_MAX"))):
        os.closerange(first, end)


def _launched(artist: Artist) -> DrawingProcess:
    root = str(Path(__file__).parent.parent.parent)
    code = f"import sys; sys.path.insert(0, {root!r}); from briefing.drawings.processes import main; main()"
    child = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert child.stdin is not None and child.stdout is not None
    process = DrawingProcess(child.stdin, child.stdout, child.kill, child.wait)
    process.ask(pickle.dumps(artist))
    return process


def main() -> None:
    """A process that was started anew; what is printed in it goes nowhere."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tasks, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _serve(tasks, answers, pickle.load(tasks))
    os._exit(0)


def _serve(tasks: IO[bytes], answers: IO[bytes], artist: Artist) -> None:
    """Draw until there is nobody any more who asks."""
    waiting: SimpleQueue[Any] = SimpleQueue()
    threading.Thread(target=_listen, args=(tasks, waiting), daemon=True).start()
    artist.warm_up()
    while (task := waiting.get()) is not None:
        answers.write(b"1\n" if artist.try_to_draw(task) else b"0\n")
        answers.flush()


def _listen(tasks: IO[bytes], waiting: SimpleQueue[Any]) -> None:
    """Take tasks off the pipe as they come, so that who asks need not wait."""
    with contextlib.suppress(EOFError, OSError, pickle.UnpicklingError):
        while True:
            waiting.put(pickle.load(tasks))
    while not waiting.empty():
        waiting.get()
    waiting.put(None)
    time.sleep(GRACE)
    os._exit(1)
