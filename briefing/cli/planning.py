"""From the words of a command line to what a build needs: its context and its tasks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.cli.project import cache_folder, earlier_folder, secret_of
from briefing.cli.reporting import set_roots, show_diagnostics
from briefing.folders import assets_of

if TYPE_CHECKING:
    from briefing.batch.build_context import BuildContext
    from briefing.batch.orders import OrderFilter
    from briefing.batch.worker import Task
    from briefing.diagnostics import Problems
    from briefing.summit import Order, Summit


def load_summit(project: Path, options: Mapping[str, Any]) -> tuple[Summit, Problems]:
    """The summit; under --strict without a single warning."""
    from briefing import pipeline

    summit, problems = pipeline.read_and_check(project)
    if options.get("strict") and problems.warnings:
        from briefing.diagnostics import BriefError

        raise BriefError(problems.warnings)
    if not options.get("quiet"):
        show_diagnostics(problems.warnings)
    return summit, problems


def order_filter(summit: Summit, options: Mapping[str, Any]) -> OrderFilter:
    """The words held against what this summit and this program know."""
    from briefing.batch.orders import REGIONAL, OrderFilter
    from briefing.cli.arguments import delegation_words, known, languages_of
    from briefing.formats import FORMATS
    from briefing.products.base import PRODUCTS

    codes = {brief.id: brief.code for brief in summit.delegations.values()}
    extra = (REGIONAL,) if summit.regional is not None else ()
    return OrderFilter(
        delegations=delegation_words(options.get("delegations", ()), codes, extra),
        audiences=known(options.get("audiences", ()), summit.settings.audiences, "audience"),
        languages=languages_of(summit, options.get("languages", ())),
        products=known(options.get("products", ()), summit.kinds.names(PRODUCTS), "product"),
        formats=known(options.get("formats", ()), summit.kinds.names(FORMATS), "format"),
        target=options.get("target") or "",
    )


def book_orders(summit: Summit, options: Mapping[str, Any]) -> Sequence[Order]:
    """What the summit orders, less what the words rule out; with delegations named, what the words say."""
    from briefing.batch.orders import matching, orders_for, planned_orders

    wanted = order_filter(summit, options)
    if not options["delegations"] and not options["target"] and summit.settings.orders:
        orders = matching(planned_orders(summit), wanted)
        if orders:
            return orders
    return orders_for(summit, wanted)


def context_for(summit: Summit, options: Mapping[str, Any]) -> BuildContext:
    """What all tasks of one command share."""
    from briefing.batch.build_context import BuildContext
    from briefing.batch.fingerprint import versions

    return BuildContext(
        summit=summit,
        assets=assets_of(Path(summit.folder)),
        versions=dict(versions()),
        cache=cache_folder(options["out"]),
        draft=bool(options.get("draft")),
        draft_on_clash=bool(options.get("watching")),
        watermark=options.get("watermark") or "",
        secret=secret_of(options["out"], new=not options.get("dry_run")),
        before=_earlier(summit, options.get("since"), bool(options.get("draft"))),
    )


def tasks_for(summit: Summit, orders: Sequence[Order], options: Mapping[str, Any]) -> list[Task]:
    """One for each order, or for each numbered copy of it."""
    from briefing.batch.orders import path_of, recipients
    from briefing.batch.worker import Task

    copies = options.get("copies") or 0
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
    from briefing import pipeline
    from briefing.diagnostics import BriefError

    found = earlier_folder(folder)
    set_roots(found)
    before, _ = pipeline.read_and_check(found)
    set_roots(Path(summit.folder))
    version = summit.settings.version
    if before.settings.version == version and not draft:
        raise BriefError.one(
            "same-version", f"the briefs in {folder} are of version '{version}' too", getattr(version, "span", None),
            "raise 'version' in summit.yaml, so that readers can tell the two; or build with --draft",
        )  # fmt: skip
    return before
