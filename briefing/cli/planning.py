"""From what a command is given to what a build needs: its summit, its orders, its context and its tasks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefing import reading
from briefing.batch import fingerprint
from briefing.batch.build_context import BuildContext
from briefing.batch.orders import (
    REGIONAL,
    OrderFilter,
    matching,
    orders_for,
    path_of,
    planned_orders,
    recipients,
)
from briefing.batch.worker import Task
from briefing.cli.arguments import BuildArguments
from briefing.cli.names import delegation_words, known, languages_of
from briefing.cli.project import cache_folder, earlier_folder, secret_of
from briefing.cli.reporting import set_roots, show_diagnostics
from briefing.diagnostics import BriefError, Problems
from briefing.folders import assets_of
from briefing.formats import FORMATS
from briefing.products.base import PRODUCTS
from briefing.summit import Order, Summit


def load_summit(project: Path, strict: bool = False, quiet: bool = True) -> tuple[Summit, Problems]:
    """The summit, when `strict` without a single warning; unless `quiet` its warnings are shown."""
    summit, problems = reading.read_and_check(project)
    if strict and problems.warnings:
        raise BriefError(problems.warnings)
    if not quiet:
        show_diagnostics(problems.warnings)
    return summit, problems


def order_filter(summit: Summit, arguments: BuildArguments) -> OrderFilter:
    """The words held against what this summit and this program know."""
    codes = {brief.id: brief.code for brief in summit.delegations.values()}
    extra = (REGIONAL,) if summit.regional is not None else ()
    return OrderFilter(
        delegations=delegation_words(arguments.delegations, codes, extra),
        audiences=known(arguments.audiences, summit.settings.audiences, "audience"),
        languages=languages_of(summit, arguments.languages),
        products=known(arguments.products, summit.kinds.names(PRODUCTS), "product"),
        formats=known(arguments.formats, summit.kinds.names(FORMATS), "format"),
        target=arguments.target or "",
    )


def book_orders(summit: Summit, arguments: BuildArguments) -> Sequence[Order]:
    """What the summit orders, less what the words rule out; with delegations named, what the words say."""
    wanted = order_filter(summit, arguments)
    if not wanted.delegations and not wanted.target and summit.settings.orders:
        orders = matching(planned_orders(summit), wanted)
        if orders:
            return orders
    return orders_for(summit, wanted)


def context_for(summit: Summit, arguments: BuildArguments) -> BuildContext:
    """What all tasks of one command share."""
    return BuildContext(
        summit=summit,
        assets=assets_of(Path(summit.folder)),
        versions=dict(fingerprint.versions()),
        cache=cache_folder(arguments.out),
        draft=arguments.draft,
        draft_on_clash=arguments.watching,
        watermark=arguments.watermark or "",
        secret=secret_of(arguments.out, new=not arguments.dry_run),
        before=_earlier(summit, arguments.since, arguments.draft),
    )


def tasks_for(summit: Summit, orders: Sequence[Order], copies: int = 0) -> list[Task]:
    """One for each order, or for each numbered copy of it."""
    tasks = []
    for order in orders:
        names = recipients(summit, order) if copies else []
        for copy in range(1, copies + 1) or (0,):
            path = path_of(order)
            if copy:
                path = path.removesuffix(".pdf") + f"_copy-{copy:02d}.pdf"
            recipient = names[copy - 1] if 0 < copy <= len(names) else ""
            tasks.append(Task(order, path, copy=copy, copies=copies, recipient=recipient))
    return tasks


def _earlier(summit: Summit, folder: Path | None, draft: bool) -> Summit | None:
    """The summit of an earlier version of the briefs; its mistakes are shown in its own lines."""
    if folder is None:
        return None
    found = earlier_folder(folder)
    set_roots(found)
    before, _ = reading.read_and_check(found)
    set_roots(Path(summit.folder))
    version = summit.settings.version
    if before.settings.version == version and not draft:
        raise BriefError.one(
            "same-version", f"the briefs in {folder} are of version '{version}' too", getattr(version, "span", None),
            "raise 'version' in summit.yaml, so that readers can tell the two; or build with --draft",
        )  # fmt: skip
    return before
