"""From what a command is given to what a build needs: its project, its orders and its print run."""

from __future__ import annotations

from pathlib import Path

import briefing
from briefing import PrintRun, Project
from briefing.batch.orders import REGIONAL, OrderFilter
from briefing.cli.arguments import BuildArguments
from briefing.cli.locations import earlier_folder
from briefing.cli.names import delegation_words, known, languages_of
from briefing.cli.reporting import set_given, set_roots, show_diagnostics
from briefing.diagnostics import BriefError
from briefing.formats import FORMATS
from briefing.products.base import PRODUCTS
from briefing.summit import Summit


def open_for(folder: Path, arguments: BuildArguments) -> Project:
    """The project that is built: when `strict` without a single warning; unless `quiet` its warnings are shown."""
    set_given(arguments.given)
    project = briefing.open(folder, arguments.given, arguments.formats)
    if arguments.strict and project.warnings:
        raise BriefError(project.warnings)
    if not arguments.quiet:
        show_diagnostics(project.warnings)
    return project


def order_filter(summit: Summit, arguments: BuildArguments) -> OrderFilter:
    """The words held against what this summit and this program know."""
    extra = (REGIONAL,) if summit.regional is not None else ()
    return OrderFilter(
        delegations=delegation_words(arguments.delegations, summit, extra),
        audiences=known(arguments.audiences, summit.settings.audiences, "audience"),
        languages=languages_of(summit, arguments.languages),
        products=known(arguments.products, summit.kinds.names(PRODUCTS), "product"),
        formats=known(arguments.formats, summit.kinds.names(FORMATS), "format"),
        target=arguments.target or "",
    )


def print_run(summit: Summit, arguments: BuildArguments) -> PrintRun:
    """What all files of one command share."""
    return PrintRun(
        draft=arguments.draft,
        draft_on_clash=arguments.watching,
        watermark=arguments.watermark or "",
        before=_earlier(summit, arguments.since, arguments.draft),
    )


def _earlier(summit: Summit, folder: Path | None, draft: bool) -> Summit | None:
    """The summit of an earlier version of the briefs; its mistakes are shown in its own lines."""
    if folder is None:
        return None
    found = earlier_folder(folder)
    set_roots(found)
    before = briefing.open(found).summit
    set_roots(Path(summit.folder))
    version = summit.settings.version
    if before.settings.version == version and not draft:
        raise BriefError.one(
            "same-version", f"the briefs in {folder} are of version '{version}' too", getattr(version, "span", None),
            "raise 'version' in summit.yaml, so that readers can tell the two; or build with --draft",
        )  # fmt: skip
    return before
