"""sample: the briefs that come with the program, in a folder of the reader's own."""

from __future__ import annotations

import shutil

import click

from briefing.cli.arguments import SampleArguments
from briefing.cli.locations import sample_folder
from briefing.cli.reporting import result, say
from briefing.publishing.writing import cannot_write


def sample_command(arguments: SampleArguments) -> int:
    """Only into a folder that is new or empty: nobody's briefs are written over."""
    folder = arguments.folder
    if folder.exists() and any(folder.iterdir()):
        raise click.UsageError(f"{folder} is not empty; name a new folder")
    try:
        shutil.copytree(sample_folder(), folder, dirs_exist_ok=True, copy_function=shutil.copyfile)
    except OSError as error:
        raise cannot_write(folder, error) from error
    result(str(folder))
    say(f"the sample summit lies in {folder}; next: briefing check -C {folder}, briefing build -C {folder}")
    return 0
