"""A batch: what is due is made, checked and published; what is finished stays, whatever happens next."""

from __future__ import annotations

import contextlib
import pickle
import secrets
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from briefing.batch import worker
from briefing.batch.build_context import BuildContext
from briefing.batch.cluster import Cluster
from briefing.batch.delivery import Delivery
from briefing.batch.executors import Executor, Inline, Outcome, Pool
from briefing.batch.foreign import among_versions, of_packages
from briefing.batch.interruption import check_interrupt, interruptible
from briefing.batch.issues import EDITION, issues_under
from briefing.batch.options import LOCAL, BatchOptions, BatchReport, FileReport
from briefing.batch.output_folder import fold_journal
from briefing.batch.worker import Task, TaskResult
from briefing.diagnostics import EnvironmentProblem
from briefing.publishing import manifest as records
from briefing.publishing.manifest import Manifest
from briefing.publishing.writing import make_folder

FOLD_AFTER = 200  # published files after which the journal is folded, so that it stays short


def run(
    context: BuildContext, tasks: Sequence[Task], options: BatchOptions, report: Callable[[FileReport], None]
) -> BatchReport:
    """Make what is due among `tasks`; each finished file is published at once and reported.

    Ctrl-C ends it early: the summary then says so and holds what was finished.
    """
    with interruptible():
        return _run(context, tasks, options, report)


def _run(
    context: BuildContext, tasks: Sequence[Task], options: BatchOptions, report: Callable[[FileReport], None]
) -> BatchReport:
    summary = BatchReport()
    said = dropped_in(records.read(options.out)) if not options.dry else ()
    if options.dry:
        known = records.read(options.out)
    else:
        make_folder(options.out)
        known = fold_journal(options.out, context, options.notice)
    try:
        _carry_out(context, _due(context, tasks, known, options), Delivery(options, known), summary, report)
    except KeyboardInterrupt:
        summary.interrupted = True
    except BaseException:
        if not options.dry:
            with contextlib.suppress(EnvironmentProblem):
                fold_journal(options.out, context, options.notice)
        raise
    if not options.dry:
        known = fold_journal(options.out, context, options.notice)
    summary.dropped = dropped_in(known)
    summary.left = [path for path in summary.dropped if path not in said]
    return summary


def dropped_in(manifest: Manifest) -> list[str]:
    """The files that a plan held once and holds no more."""
    return sorted(path for path, entry in manifest.entries.items() if entry.standing == "dropped")


def _carry_out(
    context: BuildContext,
    due: Sequence[Task],
    delivery: Delivery,
    summary: BatchReport,
    report: Callable[[FileReport], None],
) -> None:
    options, published = delivery.options, 0
    with contextlib.closing(_outcomes(context, due, options)) as outcomes:
        for outcome in outcomes:
            done = delivery.take(outcome)
            del outcome
            summary.done.append(done)
            report(done)
            published += done.result.state == "made"
            if published == FOLD_AFTER:
                published = 0
                fold_journal(options.out, context, options.notice)
            if options.fail_fast and done.failed:
                break
            if len(summary.done) < len(due):
                check_interrupt()


def _due(context: BuildContext, tasks: Sequence[Task], known: Manifest, options: BatchOptions) -> list[Task]:
    """The tasks with what is known of the files that lie there; the longest first, so that none is waited for."""

    def seconds(task: Task) -> float:
        entry = known.entries.get(task.path)
        return entry.seconds if entry else 60.0

    version = context.summit.settings.version
    published = {} if options.replace else issues_under(version, known.entries)
    found = []
    for task in tasks:
        issues = published.get(tuple(getattr(task.order, name) for name in EDITION), ())
        entry = known.entries.get(task.path)
        if entry is not None and not options.force and options.lies_there(entry):
            task = replace(task, known_key=entry.key, known_document=entry.document)
        found.append(replace(task, dry=options.dry, published=issues))
    return sorted(found, key=seconds, reverse=True)


def _outcomes(
    context: BuildContext, tasks: Sequence[Task], options: BatchOptions
) -> Generator[Outcome[Task, TaskResult], None, None]:
    """As they come from whoever does the work."""
    if not tasks:
        return
    if options.executor not in (LOCAL, "inline"):
        context = context.packed()
        token = secrets.token_hex(8)
        needed = of_packages(context.summit, (task.order for task in tasks))
        theirs = {name: digest for name, digest in needed.items() if name not in context.packed_faces}
        planned = {**context.versions, **among_versions(theirs)}
        yield from _cluster(context, planned, token, options).run(
            partial(worker.run_task, token=token), tasks
        )
        return
    worker.set_context(context)
    executor: Executor = Inline() if options.executor == "inline" else Pool(
        options.jobs, options.limit, start=partial(worker.set_context, context)
    )  # fmt: skip
    yield from executor.run(worker.run_task, tasks)


def _cluster(context: BuildContext, planned: Mapping[str, str], token: str, options: BatchOptions) -> Cluster:
    return Cluster(
        options.executor.replace("dask://", "tcp://", 1),
        options.limit,
        set_up=partial(worker.join_cluster, pickle.dumps(context), planned, token),
        tear_down=partial(worker.drop_context, token),
        notice=options.notice,
    )
