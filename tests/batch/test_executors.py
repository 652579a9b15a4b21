"""Workers that die or hang cost their own task, never a neighbour's."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from briefing import pipeline
from briefing.batch import worker
from briefing.batch.cluster import Cluster
from briefing.batch.executors import AHEAD, Executor, Inline, Outcome, Pool, divided
from briefing.diagnostics import EnvironmentProblem
from briefing.drawings import PictureStore
from tests.batch.conftest import ready


def work(task: str) -> str:
    """`die-once:FILE` dies the first time, `die` always, `hang` never ends, `bug` is a bug."""
    word, _, mark = task.partition(":")
    if word == "die" or (word == "die-once" and not Path(mark).exists()):
        if mark:
            Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "hang":
        time.sleep(600)
    if word == "touch":
        Path(mark).touch()
    if word == "pid":
        (Path(mark) / str(os.getpid())).touch()
    if word == "memory":
        raise MemoryError
    if word == "environment":
        raise EnvironmentProblem("no face")
    if word == "bug":
        raise ZeroDivisionError("a bug")
    return word.upper()


def outcomes(executor: Executor, tasks: Sequence[str]) -> dict[str, Outcome[str, str]]:
    return {outcome.task: outcome for outcome in executor.run(work, tasks)}


@pytest.mark.posix
def test_a_killed_worker_costs_one_retry_of_one_task(tmp_path: Path) -> None:
    tasks = [f"die-once:{tmp_path / 'mark'}", *(f"t{i}" for i in range(12))]
    found = outcomes(Pool(2), tasks)
    assert all(outcome.result == task.partition(":")[0].upper() for task, outcome in found.items())
    assert len(found) == len(tasks)


@pytest.mark.posix
def test_a_task_that_always_kills_its_worker_is_named_and_the_rest_is_done() -> None:
    found = outcomes(Pool(2), ["a", "die", "b", "c"])
    assert "worker died" in found["die"].failure and found["die"].result is None
    assert [found[t].result for t in ("a", "b", "c")] == ["A", "B", "C"]


def test_a_hanging_task_has_a_time_limit() -> None:
    found = outcomes(Pool(2, limit=2.0, tries=1), ["hang", "a"])
    assert "time limit" in found["hang"].failure and found["a"].result == "A"


@pytest.mark.parametrize("executor", [Inline(), Pool(2)])
def test_a_bug_costs_its_own_task_and_is_named_with_its_place(executor: Executor) -> None:
    found = outcomes(executor, ["a", "bug", "memory", "b"])
    assert "ZeroDivisionError: a bug" in found["bug"].failure and "in work" in found["bug"].details
    assert "MemoryError" in found["memory"].failure
    assert [found[t].result for t in ("a", "b")] == ["A", "B"]


@pytest.mark.parametrize("executor", [Inline(), Pool(2)])
def test_what_the_environment_lacks_ends_the_batch(executor: Executor) -> None:
    with pytest.raises(EnvironmentProblem, match="no face"):
        outcomes(executor, ["a", "environment"])


def test_only_a_few_tasks_are_under_way_at_once(tmp_path: Path) -> None:
    """What is finished is given back before more is begun, so that results do not pile up."""
    begun = []
    for outcome in Pool(2).run(work, [f"touch:{tmp_path / str(i)}" for i in range(40)]):
        assert outcome.result == "TOUCH"
        begun.append(len(list(tmp_path.iterdir())))
        time.sleep(0.01)
    assert all(there <= number + 2 + 2 * AHEAD for number, there in enumerate(begun))


@pytest.mark.linux
def test_no_worker_outlives_a_killed_planner(tmp_path: Path) -> None:
    planner = os.fork()
    if planner == 0:
        for _ in Pool(2).run(work, [f"pid:{tmp_path}", "hang", "hang"]):
            pass
        os._exit(0)
    while not (pids := [int(p.name) for p in tmp_path.iterdir()]):
        time.sleep(0.02)
    os.kill(planner, signal.SIGKILL)
    os.waitpid(planner, 0)
    while any(Path(f"/proc/{pid}/stat").exists() and _runs(pid) for pid in pids):
        time.sleep(0.02)


def _runs(pid: int) -> bool:
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"


def test_no_scheduler_is_said() -> None:
    pytest.importorskip("distributed")
    with pytest.raises(EnvironmentProblem, match="no dask scheduler answers"):
        outcomes(Cluster("tcp://127.0.0.1:9", patience=0.5), ["a"])


@pytest.mark.parametrize(
    ("cores", "tasks", "shares"),
    [(2, 1, (1, 2)), (2, 27, (2, 1)), (8, 3, (3, 2)), (1, 5, (1, 1)), (4, 0, (1, 4))],
)
def test_a_worker_may_use_the_cores_that_are_left(cores: int, tasks: int, shares: tuple[int, int]) -> None:
    assert divided(cores, tasks) == shares


def test_a_target_is_made_with_the_cores_that_it_may_use(monkeypatch: pytest.MonkeyPatch) -> None:
    context, tasks = ready()
    seen: list[int] = []

    def store(assets: Path, cache: Path | None, cores: int) -> PictureStore:
        seen.append(cores)
        return PictureStore(assets, cache, cores)

    monkeypatch.setattr(pipeline, "PictureStore", store)
    worker.run_in(replace(context, cores=3), tasks[0])
    assert seen == [3]
