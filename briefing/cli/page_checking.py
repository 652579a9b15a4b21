"""What only pages can show: everything that a build and `handouts` make is laid out, and none of it written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from briefing import PrintRun, Project
from briefing.batch import worker
from briefing.batch.executors import Pool, divided
from briefing.cli.ordered import everything
from briefing.diagnostics import Diagnostic, Severity, Span
from briefing.summit import Summit

PAGES: Final = "pages"  # the path of a problem that only a page shows


def problems_on_pages(summit: Summit) -> Iterator[Diagnostic]:
    """What is wrong on the pages, once each, wherever it shows."""
    project = Project(summit)
    tasks = project.tasks(everything(summit))
    with tempfile.TemporaryDirectory() as folder:
        jobs, cores = divided(os.cpu_count() or 1, len(tasks))
        context = replace(project.context(Path(folder), PrintRun(), new=False), cores=cores)
        worker.set_context(context)
        pool = Pool(jobs, start=partial(worker.set_context, context))
        found: dict[Diagnostic, None] = {}
        hints: dict[tuple[str, Span | str], list[tuple[Diagnostic, str]]] = {}
        for outcome in pool.run(worker.problems_of, tasks):
            if outcome.failure:
                found[Diagnostic("fault", f"{outcome.task.path}: {outcome.failure}", path=PAGES)] = None
            for problem in outcome.result or ():
                if problem.severity is Severity.HINT:
                    key = problem.code, problem.span or problem.message
                    hints.setdefault(key, []).append((problem, outcome.task.path))
                else:
                    found[problem.replaced(path=PAGES)] = None
    yield from found
    yield from map(_in_files, hints.values())


def _in_files(hints: Sequence[tuple[Diagnostic, str]]) -> Diagnostic:
    """One hint for what shows in many files at the same place, with the first of them."""
    first, path = hints[0]
    more = len(dict.fromkeys(other for _, other in hints)) - 1
    others = f" and {more} more" if more else ""
    return first.replaced(message=f"{first.message}, in {path}{others}", path=PAGES)
