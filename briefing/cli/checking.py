"""check: all mistakes of all files in one run."""

from __future__ import annotations

from typing import Any

from briefing.cli.places import project_folder
from briefing.cli.reporting import say, show_diagnostics


def check_command(options: dict[str, Any]) -> int:
    """0 when the briefs are good (warnings allowed unless --strict), 1 when not."""
    from briefing import pipeline
    from briefing.diagnostics import BriefError, Problems

    folder = project_folder(options["project"])
    problems = Problems()
    try:
        pipeline.load_into(problems, folder)
    except BriefError as error:
        problems.add(error.diagnostics)
    shown = problems.errors if options["quiet"] else problems.sorted()
    show_diagnostics(shown, options["format_"])
    if options["format_"] == "human" and not options["quiet"]:
        say(f"{len(problems.errors)} errors, {len(problems.warnings)} warnings in {folder}")
    failed = problems.errors or (options["strict"] and problems.warnings)
    return 1 if failed else 0
