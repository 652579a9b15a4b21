"""The planner holds only what is under way, however many files there are."""

from __future__ import annotations

import gc
from dataclasses import replace
from pathlib import Path

from briefing.batch import run as batch
from briefing.batch.executors import AHEAD
from briefing.batch.options import BatchOptions, FileReport
from briefing.batch.worker import TaskResult
from briefing.publishing import manifest as records
from tests.batch.conftest import ready


def test_finished_files_leave_the_memory_once_they_are_published(tmp_path: Path) -> None:
    context, tasks = ready()
    one = next(task for task in tasks if task.order.product == "speaking-cards")
    many = [replace(one, path=f"x/{n:02d}.pdf") for n in range(40)]
    held: list[int] = []

    def look(done: FileReport) -> None:
        if len(held) % 8 == 0:
            results = (thing for thing in gc.get_objects() if isinstance(thing, TaskResult))
            held.append(sum(1 for result in results if result.pdf or result.inputs))
        else:
            held.append(0)

    summary = batch.run(context, many, BatchOptions(tmp_path, 2), look)
    assert len(summary.done) == 40 and not summary.failures
    assert 0 < max(held) <= 2 * AHEAD + 2
    assert all(done.result.size > 1000 for done in summary.done)


def test_the_journal_is_folded_on_the_way(tmp_path: Path) -> None:
    context, tasks = ready()
    one = next(task for task in tasks if task.order.product == "speaking-cards")
    lengths: list[int] = []

    def look(done: FileReport) -> None:
        journal = tmp_path / records.JOURNAL
        lengths.append(journal.read_bytes().count(b'"sha256"') if journal.exists() else 0)

    few = batch.FOLD_AFTER
    try:
        batch.FOLD_AFTER = 3
        batch.run(
            context, [replace(one, path=f"x/{n}.pdf") for n in range(10)], BatchOptions(tmp_path, 2), look
        )
    finally:
        batch.FOLD_AFTER = few
    assert max(lengths) <= 3
    assert len(records.read(tmp_path).entries) == 10
