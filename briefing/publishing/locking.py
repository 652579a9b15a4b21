"""One writer at a time in a folder of published files; who waits says so, and does not wait for ever."""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefing.diagnostics import EnvironmentProblem
from briefing.lazy import lazy
from briefing.publishing.writing import cannot_write

if TYPE_CHECKING:
    import filelock
else:
    filelock = lazy("filelock")

LOCK: Final = ".lock"
HOLDER: Final = ".lock.holder"
PATIENCE: Final = 2.0  # seconds before a word is said
LIMIT: Final = 60.0  # seconds before it is given up; a step of a batch takes less than one


def _silent(words: str) -> None:
    pass


@contextlib.contextmanager
def locked(folder: Path, notice: Callable[[str], None] = _silent) -> Iterator[None]:
    """Hold the folder's lock; the operating system frees it when its holder dies."""
    lock = filelock.FileLock(folder / LOCK)
    try:
        try:
            lock.acquire(timeout=PATIENCE)
        except filelock.Timeout:
            notice(f"waiting for {folder}: {_holder(folder)} writes there; {LIMIT:.0f} seconds at most")
            lock.acquire(timeout=LIMIT)
    except filelock.Timeout as error:
        raise EnvironmentProblem(
            f"{folder} is held by {_holder(folder)}; wait until that has ended, or end it, and try again"
        ) from error
    except OSError as error:
        raise cannot_write(folder / LOCK, error) from error
    try:
        with _known(folder):
            yield
    finally:
        lock.release()


@contextlib.contextmanager
def _known(folder: Path) -> Iterator[None]:
    """Who holds the lock can be read beside it meanwhile."""
    holder = folder / HOLDER
    with contextlib.suppress(OSError):
        holder.write_text(f"process {os.getpid()} on {socket.gethostname()}", encoding="utf-8")
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            holder.unlink()


def _holder(folder: Path) -> str:
    try:
        return (folder / HOLDER).read_text(encoding="utf-8")[:80] or "another process"
    except (OSError, ValueError):
        return "another process"
