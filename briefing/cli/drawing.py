"""charts: every chart of a summit on contact sheets, as PDF and as PNG."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from briefing.cli.places import assets_folder, project_folder
from briefing.cli.reporting import result, say


def charts_command(options: dict[str, Any]) -> int:
    """Write the sheets and name them."""
    from briefing import pipeline
    from briefing.publishing.rasters import page_pictures
    from briefing.publishing.writing import write_whole

    project = project_folder(options["project"])
    summit, _ = pipeline.read_and_check(project)
    language = (options["languages"] or (summit.settings.defaults.language,))[0]
    out: Path = options["out"]
    pdf = pipeline.contact_sheets(summit, assets_folder(project), language, out / ".briefing")
    result(str(write_whole(out / "charts.pdf", pdf)))
    for number, picture in enumerate(page_pictures(pdf), 1):
        result(str(write_whole(out / f"charts-{number:02d}.png", picture)))
    say(f"{len(summit.charts)} charts, each at full and half width")
    return 0
