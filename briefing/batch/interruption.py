"""Ctrl-C as a request that is granted between two steps, not an exception in the middle of one.

Python may raise (and lose) KeyboardInterrupt inside hooks of a fork or of the collector; a flag is never lost.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from typing import Any, Final

POLL: Final = 0.1  # seconds within which a request is granted

_asked: list[int] = []


@contextlib.contextmanager
def interruptible() -> Iterator[None]:
    """Within, the first Ctrl-C asks; a second one interrupts at once, as everywhere else."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    _asked.clear()
    before = signal.signal(signal.SIGINT, _ask)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        _asked.clear()


def _ask(number: int, frame: Any) -> None:
    if _asked:
        raise KeyboardInterrupt
    _asked.append(number)


def check_interrupt() -> None:
    """Where work can be left: raises KeyboardInterrupt if that was asked for."""
    if _asked:
        raise KeyboardInterrupt
