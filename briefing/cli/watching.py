"""watch: a build after every save, for as long as it runs.

Each build is a process of its own, begun from this one with the libraries loaded and nothing read yet: what
a build holds in memory (styles, digests, drawings) is never older than the save that caused it.
"""

from __future__ import annotations

import multiprocessing
import sys
from pathlib import Path
from typing import Any, Final

from watchfiles import watch

from briefing.cli import batch_running  # noqa: F401  (loaded once, for all builds)
from briefing.cli.arguments import BuildArguments, WatchArguments
from briefing.cli.building import build_command
from briefing.cli.exit_codes import exit_code_of
from briefing.cli.locations import package_folders, project_folder
from briefing.cli.reporting import say
from briefing.folders import assets_of

DEBOUNCE_MS: Final = 120
_CONTEXT: Final[Any] = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


def watch_command(arguments: WatchArguments) -> int:
    """Rebuild what a save touches; mistakes are shown and do not end it."""
    project = project_folder(arguments.project)
    assets = assets_of(project)
    build = build_arguments(arguments)
    _build(build)
    say(f"watching {project} and {assets}; Ctrl-C ends")
    places = [place for place in {project, assets, *package_folders()} if place.is_dir()]
    for changes in watch(*places, debounce=DEBOUNCE_MS, raise_interrupt=False):
        names = sorted({Path(path).name for _, path in changes if not path.endswith(".pyc")})
        if names:
            say("changed: " + ", ".join(names[:5]) + (" …" if len(names) > 5 else ""))
            _build(build)
    return 0


def build_arguments(arguments: WatchArguments) -> BuildArguments:
    """A build as a watcher asks for it: a draft, where its version is published with other content."""
    return BuildArguments(**vars(arguments), watching=True)


def _build(arguments: BuildArguments) -> None:
    process = _CONTEXT.Process(target=_build_here, args=(arguments,))
    process.start()
    process.join()


def _build_here(arguments: BuildArguments) -> None:
    try:
        code = build_command(arguments)
    except BaseException as error:
        code = exit_code_of(error)
    sys.exit(code)
