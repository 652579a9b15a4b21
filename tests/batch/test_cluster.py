"""A real scheduler with real workers: the same bytes, no shared disk, and workers that differ, die, hang or come late."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest

from briefing.batch import run as batch
from briefing.batch.cluster import Cluster
from briefing.batch.executors import Outcome
from briefing.batch.options import BatchOptions
from briefing.diagnostics import EnvironmentProblem
from tests.batch.conftest import ready
from tests.conftest import ROOT
from tests.kinds.own import HOUSE, TIDES

pytest.importorskip("distributed")
pytestmark = [pytest.mark.posix, pytest.mark.slow]

HERE = Path(__file__).parent


@dataclass
class Machines:
    """A scheduler and its workers, each a process of its own; ended one by one."""

    folder: Path
    scheduler: subprocess.Popen[bytes]
    address: str
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def add(self, *words: str) -> subprocess.Popen[bytes]:
        worker = begin(self.folder, "dask_worker", self.address, "--nthreads", "1", "--no-dashboard", *words)
        self.workers.append(worker)
        return worker

    def end(self) -> None:
        for process in (*self.workers, self.scheduler):
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def begin(folder: Path, name: str, *words: str) -> subprocess.Popen[bytes]:
    env = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(folder)}
    return subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.{name}", *words],
        cwd=folder, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Machines]:
    folder = tmp_path / "machines"
    folder.mkdir()
    file = folder / "scheduler.json"
    scheduler = begin(
        folder, "dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard",
        "--scheduler-file", str(file),
    )  # fmt: skip
    while not file.exists() or '"address"' not in file.read_text():
        assert scheduler.poll() is None
        time.sleep(0.05)
    import json

    found = Machines(folder, scheduler, json.loads(file.read_text())["address"])
    yield found
    found.end()


def work(task: str) -> str:
    """`die` ends its worker, `hang` never ends."""
    word, _, mark = task.partition(":")
    if word in ("die", "hang") and not Path(mark).exists():
        Path(mark).touch()
        if word == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(600)
    if word == "bug":
        raise ZeroDivisionError("a bug")
    return word.upper()


def set_up_in(folder: str, refused: str = "") -> str:
    """Notes that it was asked in this process."""
    (Path(folder) / str(os.getpid())).touch()
    return refused


def outcomes(cluster: Cluster, tasks: Sequence[str]) -> dict[str, Outcome[str, str]]:
    return {outcome.task: outcome for outcome in cluster.run(work, tasks)}


def test_the_bytes_are_the_same_and_a_worker_that_differs_is_left_out(
    tmp_path: Path, machines: Machines, project: Path
) -> None:
    machines.add()
    machines.add("--preload", str(HERE / "differing_worker.py"))
    with_kinds_of_its_own(project)
    context, tasks = ready(project)
    batch.run(context, tasks, BatchOptions(tmp_path / "a", 1, "inline"), lambda done: None)
    said: list[str] = []
    wait_for(machines, 2)
    choices = BatchOptions(
        tmp_path / "b", 1, machines.address.replace("tcp://", "dask://"), notice=said.append
    )
    summary = batch.run(context, tasks, choices, lambda done: None)
    assert not summary.failures and len(summary.done) == 5
    for task in tasks:
        assert (tmp_path / "a" / task.path).read_bytes() == (tmp_path / "b" / task.path).read_bytes()
    assert len(said) == 1 and "left out: reportlab 0.1 instead of" in said[0]
    while list(machines.folder.glob("briefing-assets-*")):  # what travelled along is taken away
        time.sleep(0.05)


def with_kinds_of_its_own(project: Path) -> None:
    """A style and a section that no worker has."""
    for name, text in {"styles/house.yaml": HOUSE, "sections/tides.py": TIDES}.items():
        (project / name).parent.mkdir()
        (project / name).write_text(text, encoding="utf-8")
    settings, outline = project / "summit.yaml", project / "books" / "main.yaml"
    said = settings.read_text(encoding="utf-8").replace("style: secretariat", "style: house")
    settings.write_text(said + "\nallow-scripts: true\n", encoding="utf-8")
    outline.write_text(outline.read_text(encoding="utf-8") + "  - {section: tides}\n", encoding="utf-8")


def wait_for(machines: Machines, workers: int) -> None:
    from distributed import Client

    with Client(machines.address, set_as_default=False) as client:
        client.wait_for_workers(workers)


def test_no_fit_worker_is_an_error_with_the_reason(tmp_path: Path, machines: Machines) -> None:
    machines.add()
    cluster = Cluster(machines.address, set_up=partial(set_up_in, str(tmp_path), "too old"), patience=600)
    with pytest.raises(EnvironmentProblem, match=r"no worker of .* can take part: .*too old"):
        outcomes(cluster, ["a"])


def test_workers_that_die_hang_or_come_late_cost_their_own_tasks(tmp_path: Path, machines: Machines) -> None:
    machines.add()
    asked = tmp_path / "asked"
    asked.mkdir()
    cluster = Cluster(machines.address, limit=15, set_up=partial(set_up_in, str(asked)), patience=600)
    found: dict[str, Outcome[str, str]] = {}
    tasks = [f"die:{tmp_path / 'd'}", "a", "bug", f"hang:{tmp_path / 'h'}", *(f"t{n}" for n in range(8))]
    for outcome in cluster.run(work, tasks):
        found[outcome.task] = outcome
        if len(machines.workers) == 1:
            machines.add()
    assert len(found) == len(tasks)
    assert "ZeroDivisionError: a bug" in found["bug"].failure
    assert all(outcome.result for task, outcome in found.items() if task != "bug"), found
    assert len(list(asked.iterdir())) >= 3  # the first, the one that came late, and those begun anew


def test_ctrl_c_ends_it_without_waiting_for_what_hangs(tmp_path: Path, machines: Machines) -> None:
    machines.add()
    run = Cluster(machines.address, patience=600).run(work, ["a", f"hang:{tmp_path / 'h'}", "b"])
    assert next(run).result == "A"
    run.close()  # type: ignore[attr-defined]
