"""check: all mistakes of all files in one run, and with --pages all that only pages can show."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.cli.project import project_folder
from briefing.cli.reporting import say, show_diagnostics

if TYPE_CHECKING:
    from briefing.diagnostics import Diagnostic, Problems
    from briefing.summit import Order, Summit


def check_command(options: dict[str, Any]) -> int:
    """0 when the briefs are good (warnings allowed unless --strict), 1 when not."""
    from briefing.diagnostics import BriefError, Problems
    from briefing.reading import load_into

    folder = project_folder(options["project"])
    problems = Problems()
    try:
        summit = load_into(problems, folder, judged=options["pages"])
        if options["pages"] and not problems.errors:
            problems.add(_on_pages(summit))
    except BriefError as error:
        problems.add(error.diagnostics)
    shown = problems.errors if options["quiet"] else problems.sorted()
    show_diagnostics(shown, options["format_"])
    if options["format_"] == "human" and not options["quiet"]:
        say(
            f"{len(problems.errors)} errors, {len(problems.warnings)} warnings in {folder}{_not_seen(options, problems)}"
        )
    failed = problems.errors or (options["strict"] and problems.warnings)
    return 1 if failed else 0


def _not_seen(options: dict[str, Any], problems: Problems) -> str:
    """What this check did not look at, so that nobody takes it for more than it is."""
    if not options["pages"]:
        return "; pages were not laid out (check --pages does)"
    return (
        "; pages were not laid out: mend the errors first"
        if problems.errors and not _laid_out(problems)
        else ""
    )


def _laid_out(problems: Problems) -> bool:
    return any(d.path == PAGES for d in problems.found)


PAGES = "pages"  # the path of a problem that only a page shows


def _on_pages(summit: Summit) -> Iterator[Diagnostic]:
    """What is wrong on the pages of everything that a build and `handouts` make, once each."""
    from dataclasses import replace
    from functools import partial

    from briefing.batch import worker
    from briefing.batch.executors import Pool, divided
    from briefing.batch.orders import path_of
    from briefing.cli.planning import context_for
    from briefing.diagnostics import Diagnostic

    tasks = [worker.Task(order, path_of(order)) for order in _everything(summit)]
    with tempfile.TemporaryDirectory() as folder:
        jobs, cores = divided(os.cpu_count() or 1, len(tasks))
        context = replace(context_for(summit, {"out": Path(folder), "dry_run": True}), cores=cores)
        worker.set_context(context)
        pool = Pool(jobs, start=partial(worker.set_context, context))
        found: dict[Diagnostic, None] = {}
        for outcome in pool.run(worker.problems_of, tasks):
            if outcome.failure:
                found[Diagnostic("fault", f"{outcome.task.path}: {outcome.failure}", path=PAGES)] = None
            for problem in outcome.result or ():
                found[problem.replaced(path=PAGES)] = None
    yield from found


def _everything(summit: Summit) -> tuple[Order, ...]:
    """Every order of summit.yaml and every handout of its set, once each."""
    from briefing.batch.orders import OrderFilter, orders_for, path_of, planned_orders
    from briefing.cli.handouts import handout_orders

    orders = (
        *(planned_orders(summit) or orders_for(summit, OrderFilter())),
        *handout_orders(summit, OrderFilter()),
    )
    return tuple({path_of(order): order for order in orders}.values())
