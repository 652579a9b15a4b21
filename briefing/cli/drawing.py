"""charts: every chart of a summit on contact sheets."""

from __future__ import annotations

from typing import Any

from briefing.cli.places import assets_folder, project_folder
from briefing.cli.reporting import result, say


def charts_command(options: dict[str, Any]) -> int:
    """Write the sheets and name them."""
    from briefing import pipeline

    project = project_folder(options["project"])
    summit, _ = pipeline.read_and_check(project)
    language = (options["languages"] or (summit.settings.defaults.language,))[0]
    files = pipeline.contact_sheets(summit, assets_folder(project), language, options["out"])
    for path in files:
        result(str(path))
    say(f"{len(summit.charts)} charts")
    return 0
