"""Time and memory of whole processes with all their workers. The machine may be shared: processor time, medians, ratios."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass, field
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE, TICKS = os.sysconf("SC_PAGE_SIZE"), os.sysconf("SC_CLK_TCK")


sys.path[:0] = [str(ROOT)]  # the program beside this file, and not one that is installed


@dataclass(frozen=True)
class Spent:
    """Seconds: on the clock, of all processors together, and of the main process and its busiest worker.

    The last is what the clock would show if there were a free processor for each of them.
    """

    wall: float
    cpu: float
    path: float = 0.0


@dataclass
class Watched:
    """Resident megabytes of the main process and of its largest worker, sample by sample, with the seconds since its start."""

    spent: Spent
    said: str
    samples: list[tuple[float, float, float]] = field(default_factory=list)


def briefing(*words: object, times: float = 0) -> Watched:
    """One whole process of the command line; with `times`, looked at that often a second."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "generate.py"), *map(str, words)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    samples, busy = [], dict[int, float]()
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG if times else 0)
        if pid:
            break
        workers = list(_below(process.pid))
        busy |= {worker: max(busy.get(worker, 0.0), _cpu(worker)) for worker in workers}
        largest = max(map(resident, workers), default=0.0)
        samples.append((time.perf_counter() - started, resident(process.pid), largest))
        time.sleep(1 / times)
    cpu = usage.ru_utime + usage.ru_stime
    path = cpu - sum(busy.values()) + max(busy.values(), default=0.0)
    said = process.stderr.read().decode() if process.stderr else ""
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{words}: exit code {process.returncode}\n{said}")
    return Watched(Spent(time.perf_counter() - started, cpu, path), said, samples)


def resident(pid: int) -> float:
    """Megabytes of a process that are in memory now."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE / 1e6
    except (OSError, IndexError):
        return 0.0


def _cpu(pid: int) -> float:
    """Seconds that a process has computed."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / TICKS


def _below(pid: int) -> Iterator[int]:
    """All processes that a process has started, and theirs."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in map(int, children):
        yield child
        yield from _below(child)


def in_turn(rounds: int, *runs: Callable[[], Spent]) -> list[Spent]:
    """Each run once in every round, so that a busy minute hits all of them; the medians."""
    found: list[list[Spent]] = [[] for _ in runs]
    for _ in range(rounds):
        for run, times in zip(runs, found, strict=True):
            times.append(run())
    return [median(times) for times in found]


def median(times: list[Spent]) -> Spent:
    return Spent(*(statistics.median(column) for column in zip(*(astuple(t) for t in times), strict=True)))


def row(what: str, measured: str, wanted: str = "") -> None:
    """A line of the table in docs/benchmarks.md."""
    print(f"| {what} | {measured} | {wanted} |", flush=True)
