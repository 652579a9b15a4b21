"""charts: every chart of a summit on contact sheets, as PDF and as PNG."""

from __future__ import annotations

import os

import click

import briefing
from briefing import pipeline
from briefing.batch.output_folder import cache_folder
from briefing.cli.arguments import ChartsArguments
from briefing.cli.locations import project_folder
from briefing.cli.names import languages_of
from briefing.cli.reporting import result, say, set_given
from briefing.folders import assets_of
from briefing.publishing.page_images import page_images
from briefing.publishing.sheets import FOLDER, SheetInfo, home_of, marked, publish


def charts_command(arguments: ChartsArguments) -> int:
    """Write the sheets and name them."""
    project = project_folder(arguments.project)
    set_given(arguments.given)
    summit = briefing.open(project, arguments.given).summit
    if len(arguments.languages) > 1:
        raise click.UsageError("the contact sheets are in one language; name one -l")
    language = (*languages_of(summit, arguments.languages), summit.settings.defaults.language)[0]
    out = arguments.out
    home = home_of(out / "charts.pdf") or (out.parent if out.name == FOLDER else out)
    sheets = pipeline.contact_sheets(
        summit, assets_of(project), language, cache_folder(home), os.cpu_count() or 1
    )
    pictures = {
        f"charts-{number:02d}.png": picture for number, picture in enumerate(page_images(sheets.pdf), 1)
    }
    for name, data in {"charts.pdf": marked(sheets.pdf, "charts"), **pictures}.items():
        result(str(publish(out / name, data, SheetInfo(), say, home)))
    for id, width, listed in sheets.keyed:
        say(f"{id} at {width * 25.4 / 72:.0f} mm lists under it, for want of room: {'; '.join(listed)}")
    count = len(summit.charts)
    say(f"{count} chart{'' if count == 1 else 's'}, each at full and half width")
    return 0
