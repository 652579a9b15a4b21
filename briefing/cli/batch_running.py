"""A plan carried out, shown as it goes, and what came of it in words or as JSON."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from briefing import Project
from briefing.batch.foreign import of_packages
from briefing.batch.options import BatchOptions, BatchReport
from briefing.batch.uptodate import Standing
from briefing.batch.worker import Task
from briefing.cli.arguments import BuildArguments
from briefing.cli.exit_codes import CONTENT, INTERRUPTED, PARTIAL, exit_code_of
from briefing.cli.passwords import read_passwords
from briefing.cli.planning import open_for, print_run
from briefing.cli.progress import as_data, progress, summarise
from briefing.cli.reporting import result, say, show_diagnostics
from briefing.cli.stale_leaks import stale_leaks
from briefing.diagnostics import BriefError, Diagnostic, Severity
from briefing.summit import Order


def carry_out(
    folder: Path, state: str, orders: Callable[[Project], Sequence[Order]], arguments: BuildArguments
) -> tuple[int, Standing | None]:
    """The exit code; and what stands for this state of the sources, where every file now lies in its place."""
    try:
        project = open_for(folder, arguments)
    except BriefError as error:
        return _not_even_begun(error, arguments), None
    tasks = project.tasks(orders(project), arguments.copies or 0)
    report = run_batch(project, tasks, arguments)
    code = _conclude(report, project.warnings, arguments)
    for line in stale_leaks(project.summit, report, arguments.out):
        say(f"warning: {line}")
    if code != 0 or any(done.beside for done in report.done):
        return code, None
    keys = {done.result.path: done.result.key for done in report.done}
    return code, Standing(state, keys, of_packages(project.summit, (task.order for task in tasks)))


def run_batch(project: Project, tasks: Sequence[Task], arguments: BuildArguments) -> BatchReport:
    """The batch with the choices of a command line, shown as it goes."""
    whose = list(dict.fromkeys(task.order.delegation for task in tasks))
    known = (*project.summit.delegations, *whose)
    options = BatchOptions(
        out=arguments.out,
        jobs=arguments.jobs or os.cpu_count() or 1,
        executor=arguments.executor,
        force=arguments.force,
        fail_fast=arguments.fail_fast,
        replace=arguments.replace,
        dry=arguments.dry_run,
        limit=float(arguments.time_limit),
        passwords=read_passwords(arguments.passwords, known, whose, whose),
        notice=say,
    )
    with progress(len(tasks), arguments) as report:
        return project.publish(tasks, options, print_run(project.summit, arguments), report)


def _conclude(report: BatchReport, warnings: Sequence[Diagnostic], arguments: BuildArguments) -> int:
    found: list[Diagnostic] = [d for done in report.done for d in done.result.problems]
    if arguments.quiet:
        found = [d for d in found if d.severity is Severity.ERROR]
    show_diagnostics(dict.fromkeys(found))
    summarise(report, warnings, arguments)
    if arguments.open_:
        _open(report)
    if report.interrupted:
        return INTERRUPTED
    if not report.failures:
        return 0
    return PARTIAL if len(report.failures) < len(report.done) else CONTENT


def _not_even_begun(error: BriefError, arguments: BuildArguments) -> int:
    """The mistakes of the briefs, also where a program reads the answer."""
    if arguments.as_json:
        result(json.dumps(as_data((), error.diagnostics), ensure_ascii=False, indent=1))
    return exit_code_of(error)


def _open(report: BatchReport) -> None:
    first = next((done.lies_at for done in report.done if done.lies_at), None)
    if first is not None:
        click.launch(str(first))
