"""Workers that die or hang cost their own task, never a neighbour's."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefing.batch.executors import Cluster, Executor, Inline, Outcome, Pool
from briefing.diagnostics import EnvironmentProblem


def work(task: str) -> str:
    """`die-once:FILE` dies the first time, `die` always, `hang` never ends, `bug` is a bug."""
    word, _, mark = task.partition(":")
    if word == "die" or (word == "die-once" and not Path(mark).exists()):
        if mark:
            Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if word == "hang":
        time.sleep(60)
    if word == "bug":
        raise ZeroDivisionError("a bug")
    return word.upper()


def outcomes(executor: Executor, tasks: Sequence[str]) -> dict[str, Outcome[str, str]]:
    return {outcome.task: outcome for outcome in executor.run(work, tasks)}


def test_a_killed_worker_costs_one_retry_of_one_task(tmp_path: Path) -> None:
    tasks = [f"die-once:{tmp_path / 'mark'}", *(f"t{i}" for i in range(12))]
    found = outcomes(Pool(2), tasks)
    assert all(outcome.result == task.partition(":")[0].upper() for task, outcome in found.items())
    assert len(found) == len(tasks)


def test_a_task_that_always_kills_its_worker_is_named_and_the_rest_is_done() -> None:
    found = outcomes(Pool(2), ["a", "die", "b", "c"])
    assert "worker died" in found["die"].failure and found["die"].result is None
    assert [found[t].result for t in ("a", "b", "c")] == ["A", "B", "C"]


def test_a_hanging_task_has_a_time_limit() -> None:
    found = outcomes(Pool(2, limit=0.3, tries=1), ["hang", "a"])
    assert "time limit" in found["hang"].failure and found["a"].result == "A"


@pytest.mark.parametrize("executor", [Inline(), Pool(2)])
def test_a_bug_is_raised_not_swallowed(executor: Executor) -> None:
    with pytest.raises(ZeroDivisionError):
        outcomes(executor, ["a", "bug"])


def test_no_scheduler_is_said() -> None:
    pytest.importorskip("distributed")
    with pytest.raises(EnvironmentProblem, match="no dask scheduler answers"):
        outcomes(Cluster("tcp://127.0.0.1:9", patience=0.5), ["a"])
