"""Processes that are forked from this one."""

from __future__ import annotations

import ctypes
import os
import signal

DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG (prctl(2))


def leave_to(parent: int) -> None:
    """Called in a forked process: Ctrl-C is its parent's matter, and it does not outlive it (Linux)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(0)
