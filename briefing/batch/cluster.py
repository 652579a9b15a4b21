"""Workers of a dask scheduler. Tasks and results travel as bytes; no shared disk is assumed.

What all tasks need goes to each worker once, when it is found ready to take part. A worker that
differs from the planner is left out and named; the others do the work.
"""

from __future__ import annotations

import contextlib
import pickle
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, Final, TypeVar

from briefing.batch.executors import TRIES, NotReady, Outcome, fault
from briefing.batch.interruption import POLL, check_interrupt
from briefing.diagnostics import EnvironmentProblem
from briefing.lazy import lazy
from briefing.packages import extra, to_install

if TYPE_CHECKING:
    import distributed
else:
    distributed = lazy("distributed")

T = TypeVar("T")
R = TypeVar("R")
AHEAD: Final = 2  # tasks for each worker: one that runs, one that waits
REFRESH: Final = 1.0  # seconds between looks at who is there


def _nobody() -> str:
    return ""


def _silent(words: str) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Cluster:
    """`set_up` runs once in each worker and says why it may not take part; `tear_down` runs there at the end.

    `limit` is in seconds for one task, `patience` for the scheduler and for the first worker.
    """

    address: str
    limit: float = 300.0
    tries: int = TRIES
    patience: float = 10.0
    set_up: Callable[[], str] = _nobody
    tear_down: Callable[[], None] | None = None
    notice: Callable[[str], None] = _silent

    def run(self, work: Callable[[T], R], tasks: Sequence[T]) -> Iterator[Outcome[T, R]]:
        """Outcomes as they come. Raises `EnvironmentProblem` where no scheduler answers or no worker may take part."""
        client = self._client()
        workers = _Workers(client, self)
        schedule = _Schedule(workers, self, work, deque((task, 1) for task in tasks))
        try:
            while schedule.waiting or schedule.under_way:
                check_interrupt()
                workers.refresh()
                schedule.fill()
                yield from schedule.collect()
        finally:
            client.cancel(list(schedule.under_way), force=True)
            workers.tear_down(self.tear_down)
            client.close(timeout=self.patience)

    def _client(self) -> Any:
        try:
            return distributed.Client(
                self.address, timeout=self.patience, set_as_default=False, security=_security(self.address)
            )
        except ImportError as error:
            raise EnvironmentProblem(f"a cluster needs: {to_install(*extra('cluster'))}") from error
        except (OSError, ValueError) as error:
            raise EnvironmentProblem(f"no dask scheduler answers at {self.address}") from error


def _security(address: str) -> Any:
    """For `tls://` the certificates that dask's own settings name; None for a connection without."""
    if not address.startswith("tls://"):
        return None
    security = distributed.Security(require_encryption=True)
    needed = {"tls_ca_file": "CA_FILE", "tls_client_cert": "CLIENT__CERT", "tls_client_key": "CLIENT__KEY"}
    missing = [
        f"DASK_DISTRIBUTED__COMM__TLS__{name}"
        for field, name in needed.items()
        if not getattr(security, field)
    ]
    if missing:
        raise EnvironmentProblem(f"{address} needs certificates; set {', '.join(missing)} to their files")
    return security


class _Workers:
    """Which workers are there and ready; who joins later is set up too."""

    def __init__(self, client: Any, cluster: Cluster) -> None:
        self.client, self.cluster = client, cluster
        self.ready: set[str] = set()
        self.refused: dict[str, str] = {}
        self._refreshed = 0.0

    def refresh(self) -> None:
        """Bring the workers up to date; nobody at all for longer than the patience is an error."""
        if self.ready and time.monotonic() - self._refreshed < REFRESH:
            return
        until = time.monotonic() + self.cluster.patience
        while True:
            there = set(self.client.nthreads())
            self.ready &= there
            self._set_up(sorted(there - self.ready - self.refused.keys()))
            if self.ready or time.monotonic() > until or (there and there <= self.refused.keys()):
                break
            check_interrupt()
            time.sleep(POLL)
        self._refreshed = time.monotonic()
        if not self.ready:
            reasons = "; ".join(f"{name}: {why}" for name, why in self.refused.items())
            raise EnvironmentProblem(
                f"no worker of {self.cluster.address} can take part: {reasons or 'none is there'}"
            )

    def _set_up(self, new: list[str]) -> None:
        if not new:
            return
        for name, answer in self._asked(new).items():
            if answer == "":
                self.ready.add(name)
            elif isinstance(answer, OSError):
                continue  # it left while it was asked
            else:
                self.refuse(name, answer if isinstance(answer, str) else f"{type(answer).__name__}: {answer}")

    def _asked(self, new: list[str]) -> dict[str, Any]:
        """Their answers; one that cannot even be asked (it lacks this program) must not spoil those of the others."""
        try:
            return dict(self.client.run(self.cluster.set_up, workers=new, on_error="return"))
        except Exception as error:
            if len(new) == 1:
                return {new[0]: error}
            return {name: answer for one in new for name, answer in self._asked([one]).items()}

    def refuse(self, name: str, why: str) -> None:
        """Leave a worker out from now on, and say so."""
        self.ready.discard(name)
        self.refused[name] = why
        self.cluster.notice(f"worker {name} is left out: {why}")

    def forget(self) -> None:
        """Greet everybody anew: a worker came back at the same address without what it had been given."""
        self.ready.clear()

    def restart(self, key: str) -> None:
        """End what holds up a task: its worker is started anew where somebody watches over it, else left out."""
        for name, keys in self.client.processing().items():
            if key in keys:
                self.ready.discard(name)
                try:
                    self.client.restart_workers([name], timeout=self.cluster.patience)
                except Exception:
                    self.refuse(name, "a task does not end there")

    def tear_down(self, function: Callable[[], None] | None) -> None:
        """Have every worker forget what it was given; one that has left is passed over."""
        if function is not None and self.ready:
            with contextlib.suppress(Exception):
                self.client.run(function, workers=sorted(self.ready), on_error="ignore")


@dataclass(slots=True)
class _Running:
    """A task under way, since when, and the workers that were allowed it."""

    task: Any
    attempt: int
    since: float
    workers: frozenset[str]


@dataclass(slots=True)
class _Schedule:
    """The tasks of one run; never more under way than the workers can take soon."""

    workers: _Workers
    cluster: Cluster
    work: Callable[[Any], Any]
    waiting: deque[tuple[Any, int]]
    under_way: dict[Any, _Running] = field(default_factory=dict)
    finished: SimpleQueue[Any] = field(default_factory=SimpleQueue)

    def fill(self) -> None:
        """Submit as much as the workers that are ready can take soon."""
        workers = self.workers
        while self.waiting and len(self.under_way) < AHEAD * len(workers.ready):
            task, attempt = self.waiting.popleft()
            future = workers.client.submit(
                _unpacked, self.work, pickle.dumps(task), workers=sorted(workers.ready), pure=False, retries=0
            )
            future.add_done_callback(self.finished.put)
            self.under_way[future] = _Running(task, attempt, time.monotonic(), frozenset(workers.ready))

    def collect(self) -> Iterator[Outcome[Any, Any]]:
        """What is finished, or has been under way for too long, or was with workers that left."""
        with contextlib.suppress(Empty):
            future = self.finished.get(timeout=POLL)
            while True:
                if running := self.under_way.get(future):
                    yield from self._finished(future, running)
                future = self.finished.get_nowait()
        for future, running in list(self.under_way.items()):
            if time.monotonic() - running.since > AHEAD * self.cluster.limit:
                self.workers.restart(future.key)
                yield from self._again(future, running, "it took longer than the time limit")
            elif self.workers.ready.isdisjoint(running.workers):
                yield from self._again(future, running, "its worker left the cluster")

    def _finished(self, future: Any, running: _Running) -> Iterator[Outcome[Any, Any]]:
        error = future.exception() if future.status == "error" else None
        if future.status == "finished":
            del self.under_way[future]
            yield Outcome(running.task, future.result())
        elif error is None or type(error).__module__.startswith("distributed"):
            yield from self._again(future, running, f"the cluster lost it ({type(error).__name__})")
        elif isinstance(error, NotReady):
            self.workers.forget()
            yield from self._again(future, running, "its worker was started anew")
        else:
            del self.under_way[future]
            yield fault(running.task, error)

    def _again(self, future: Any, running: _Running, why: str) -> Iterator[Outcome[Any, Any]]:
        del self.under_way[future]
        self.workers.client.cancel([future], force=True)
        if running.attempt < self.cluster.tries:
            self.waiting.append((running.task, running.attempt + 1))
        else:
            yield Outcome(running.task, None, why)


def _unpacked(work: Callable[[Any], R], task: bytes) -> R:
    return work(pickle.loads(task))
