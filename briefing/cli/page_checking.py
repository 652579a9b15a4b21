"""What only pages can show: everything that a build and `handouts` make is laid out, and none of it written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from briefing import PrintRun, Project
from briefing.batch import worker
from briefing.batch.executors import Pool, divided
from briefing.batch.orders import OrderFilter, orders_for, path_of, planned_orders
from briefing.cli.handouts import handout_orders
from briefing.diagnostics import Diagnostic
from briefing.summit import Order, Summit

PAGES: Final = "pages"  # the path of a problem that only a page shows


def problems_on_pages(summit: Summit) -> Iterator[Diagnostic]:
    """What is wrong on the pages, once each, wherever it shows."""
    project = Project(summit)
    tasks = project.tasks(_everything(summit))
    with tempfile.TemporaryDirectory() as folder:
        jobs, cores = divided(os.cpu_count() or 1, len(tasks))
        context = replace(project.context(Path(folder), PrintRun(), new=False), cores=cores)
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
    orders = (
        *(planned_orders(summit) or orders_for(summit, OrderFilter())),
        *handout_orders(summit, OrderFilter()),
    )
    return tuple({path_of(order): order for order in orders}.values())
