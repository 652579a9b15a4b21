"""A batch: what is due is made, checked and published; what is finished stays, whatever happens next."""

from __future__ import annotations

import contextlib
import pickle
import secrets
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from functools import partial

from briefing.batch import work
from briefing.batch.choices import LOCAL, Choices, Done, Summary
from briefing.batch.cluster import Cluster
from briefing.batch.delivery import Delivery
from briefing.batch.executors import Executor, Inline, Outcome, Pool
from briefing.batch.interruption import grant, heeded
from briefing.batch.issues import EDITION, issues_under
from briefing.batch.keeping import settle
from briefing.batch.work import Result, Task
from briefing.batch.workshop import Workshop
from briefing.diagnostics import EnvironmentProblem
from briefing.publishing import manifest as records
from briefing.publishing.manifest import Manifest
from briefing.publishing.writing import make_folder

FOLD_AFTER = 200  # published files after which the journal is folded, so that it stays short


def run(shop: Workshop, tasks: Sequence[Task], choices: Choices, report: Callable[[Done], None]) -> Summary:
    """Make what is due among `tasks`; each finished file is published at once and reported.

    Ctrl-C ends it early: the summary then says so and holds what was finished.
    """
    with heeded():
        return _run(shop, tasks, choices, report)


def _run(shop: Workshop, tasks: Sequence[Task], choices: Choices, report: Callable[[Done], None]) -> Summary:
    summary = Summary()
    if choices.dry:
        known = records.read(choices.out)
    else:
        make_folder(choices.out)
        known = settle(choices.out, shop, choices.notice)
    try:
        _carry_out(shop, _due(shop, tasks, known, choices), Delivery(choices, known), summary, report)
    except KeyboardInterrupt:
        summary.interrupted = True
    except BaseException:
        if not choices.dry:
            with contextlib.suppress(EnvironmentProblem):
                settle(choices.out, shop, choices.notice)
        raise
    if not choices.dry:
        known = settle(choices.out, shop, choices.notice)
    summary.dropped = sorted(path for path, entry in known.entries.items() if entry.standing == "dropped")
    return summary


def _carry_out(
    shop: Workshop, due: Sequence[Task], delivery: Delivery, summary: Summary, report: Callable[[Done], None]
) -> None:
    choices, published = delivery.choices, 0
    with contextlib.closing(_outcomes(shop, due, choices)) as outcomes:
        for outcome in outcomes:
            done = delivery.take(outcome)
            del outcome
            summary.done.append(done)
            report(done)
            published += done.result.state == "made"
            if published == FOLD_AFTER:
                published = 0
                settle(choices.out, shop, choices.notice)
            if choices.fail_fast and done.failed:
                break
            if len(summary.done) < len(due):
                grant()


def _due(shop: Workshop, tasks: Sequence[Task], known: Manifest, choices: Choices) -> list[Task]:
    """The tasks with what is known of the files that lie there; the longest first, so that none is waited for."""

    def seconds(task: Task) -> float:
        entry = known.entries.get(task.path)
        return entry.seconds if entry else 60.0

    version = shop.summit.settings.version
    published = {} if choices.replace else issues_under(version, known.entries)
    found = []
    for task in tasks:
        issues = published.get(tuple(getattr(task.order, name) for name in EDITION), ())
        entry = known.entries.get(task.path)
        if entry is not None and not choices.force and choices.lies_there(entry):
            task = replace(task, known_key=entry.key, known_document=entry.document)
        found.append(replace(task, dry=choices.dry, published=issues))
    return sorted(found, key=seconds, reverse=True)


def _outcomes(
    shop: Workshop, tasks: Sequence[Task], choices: Choices
) -> Generator[Outcome[Task, Result], None, None]:
    """As they come from whoever does the work."""
    if not tasks:
        return
    if choices.executor not in (LOCAL, "inline"):
        shop = shop.packed()
        token = secrets.token_hex(8)
        yield from _cluster(shop, token, choices).run(partial(work.do, token=token), tasks)
        return
    work.open_shop(shop)
    executor: Executor = Inline() if choices.executor == "inline" else Pool(
        choices.jobs, choices.limit, start=partial(work.open_shop, shop)
    )  # fmt: skip
    yield from executor.run(work.do, tasks)


def _cluster(shop: Workshop, token: str, choices: Choices) -> Cluster:
    return Cluster(
        choices.executor.replace("dask://", "tcp://", 1),
        choices.limit,
        greet=partial(work.join, pickle.dumps(shop), shop.versions, token),
        leave=partial(work.close_shop, token),
        notice=choices.notice,
    )
