"""watch: a build after every save, for as long as it runs.

The engine of the preview hears of saves, reads again what was saved and lays out again what that changes. Each build is a
process of its own, begun from this one, which finds both done and only writes, verifies and publishes.
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from contextlib import suppress
from queue import SimpleQueue
from typing import Any, Final

from briefing.batch.output_folder import cache_folder
from briefing.cli import batch_running  # noqa: F401  (loaded once, for all builds)
from briefing.cli.arguments import BuildArguments, WatchArguments
from briefing.cli.building import build_command
from briefing.cli.exit_codes import exit_code_of
from briefing.cli.locations import package_folders, project_folder
from briefing.cli.planning import order_filter
from briefing.cli.reporting import say
from briefing.diagnostics import BriefError
from briefing.folders import assets_of
from briefing.previewing import Change, Engine
from briefing.project import Project

MOST_LAID: Final = 4  # papers that are laid out here; of more, each process of the batch does its own
_CONTEXT: Final[Any] = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


def watch_command(arguments: WatchArguments) -> int:
    """Rebuild what a save touches; mistakes are shown and do not end it."""
    project = project_folder(arguments.project)
    build = build_arguments(arguments)
    heard: SimpleQueue[Change] = SimpleQueue()
    with Engine(project, cache_folder(arguments.out), checks=False, program=package_folders()) as engine:
        engine.subscribe(heard.put)
        _build(engine, build)
        say(f"watching {project} and {assets_of(project)}; Ctrl-C ends")
        with suppress(KeyboardInterrupt):
            while True:
                change = heard.get()
                _say_changed(change)
                if change.kind == "program":
                    break
                _build(engine, build)
            return _begun_anew()
    return 0


def build_arguments(arguments: WatchArguments) -> BuildArguments:
    """A build as a watcher asks for it: a draft, where its version is published with other content."""
    return BuildArguments(**vars(arguments), watching=True)


def _say_changed(change: Change) -> None:
    names = sorted({name.rpartition("/")[2] for name in change.files})
    say("changed: " + ", ".join(names[:5]) + (" …" if len(names) > 5 else ""))


def _begun_anew() -> int:
    """The same command from its beginning, with the program as it now is."""
    command = [sys.executable, *sys.orig_argv[1:]]
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.call(command)


def _build(engine: Engine, arguments: BuildArguments) -> None:
    with suppress(BriefError):
        _lay_out(engine, arguments)
    process = _CONTEXT.Process(target=_build_here, args=(arguments,))
    process.start()
    process.join()


def _lay_out(engine: Engine, arguments: BuildArguments) -> None:
    """What the build will find laid out: a few papers; the parts that a save did not change are kept."""
    if engine.summit is None:
        return
    orders = Project(engine.summit).orders(order_filter(engine.summit, arguments))
    for order in orders[:MOST_LAID] if len(orders) <= MOST_LAID else ():
        engine.show(order)


def _build_here(arguments: BuildArguments) -> None:
    try:
        code = build_command(arguments)
    except BaseException as error:
        code = exit_code_of(error)
    sys.exit(code)
