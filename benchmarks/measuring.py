"""Time and memory of whole processes with all their workers. The machine may be shared: processor time, medians, ratios."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Spent:
    """Seconds on the clock, and of all processors together."""

    wall: float
    cpu: float


@dataclass
class Watched:
    """Resident megabytes of the main process and of its largest worker, sample by sample, with the seconds since its start."""

    spent: Spent
    samples: list[tuple[float, float, float]] = field(default_factory=list)


def briefing(*words: object, times: float = 0) -> Watched:
    """One whole process of the command line; with `times`, its memory that often a second."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "generate.py"), *map(str, words)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    samples = []
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG if times else 0)
        if pid:
            break
        samples.append((time.perf_counter() - started, resident(process.pid), _workers(process.pid)))
        time.sleep(1 / times)
    spent = Spent(time.perf_counter() - started, usage.ru_utime + usage.ru_stime)
    errors = process.stderr.read().decode() if process.stderr else ""
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{words}: exit code {process.returncode}\n{errors}")
    return Watched(spent, samples)


def resident(pid: int) -> float:
    """Megabytes of a process that are in memory now."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE / 1e6
    except (OSError, IndexError):
        return 0.0


def _workers(pid: int) -> float:
    return max((max(resident(child), _workers(child)) for child in _children(pid)), default=0.0)


def _children(pid: int) -> Iterable[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def in_turn(rounds: int, *runs: Callable[[], Spent]) -> list[Spent]:
    """Each run once in every round, so that a busy minute hits all of them; the medians."""
    found: list[list[Spent]] = [[] for _ in runs]
    for _ in range(rounds):
        for run, times in zip(runs, found, strict=True):
            times.append(run())
    return [median(times) for times in found]


def median(times: list[Spent]) -> Spent:
    return Spent(statistics.median(t.wall for t in times), statistics.median(t.cpu for t in times))


def row(what: str, measured: str, wanted: str = "") -> None:
    """A line of the table in docs/benchmarks.md."""
    print(f"| {what} | {measured} | {wanted} |", flush=True)
