"""One writer at a time in a folder of published files."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from briefing.publishing.writing import cannot_write

LOCK: Final = ".lock"


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Wait for the folder's lock; the operating system frees it when its holder dies."""
    from filelock import FileLock

    lock = FileLock(folder / LOCK)
    try:
        lock.acquire()
    except OSError as error:
        raise cannot_write(folder / LOCK, error) from error
    try:
        yield
    finally:
        lock.release()
