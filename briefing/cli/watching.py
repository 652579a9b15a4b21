"""watch: a build after every save, for as long as it runs.

Each build is a process of its own, begun from this one with the libraries loaded and nothing read yet: what
a build holds in memory (styles, digests, drawings) is never older than the save that caused it.
"""

from __future__ import annotations

import multiprocessing
import sys
from pathlib import Path
from typing import Any, Final

from briefing.cli.project import package_folders, project_folder
from briefing.cli.reporting import say
from briefing.folders import assets_of

DEBOUNCE_MS: Final = 120
_CONTEXT: Final[Any] = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
_USUAL: Final[dict[str, Any]] = {
    "passwords": None, "force": False, "dry_run": False, "strict": False, "products": (), "target": None,
    "draft": False, "replace": False, "watching": True, "copies": None, "jobs": None, "executor": "local", "fail_fast": False, "time_limit": 300,
    "as_json": False, "open_": False, "since": None, "watermark": None,
}  # fmt: skip


def watch_command(options: dict[str, Any]) -> int:
    """Rebuild what a save touches; mistakes are shown and do not end it."""
    from watchfiles import watch

    from briefing import pipeline  # noqa: F401  (loaded once for all builds)

    project = project_folder(options["project"])
    assets = assets_of(project)
    _build({**_USUAL, **options})
    say(f"watching {project} and {assets}; Ctrl-C ends")
    places = [place for place in {project, assets, *package_folders()} if place.is_dir()]
    for changes in watch(*places, debounce=DEBOUNCE_MS, raise_interrupt=False):
        names = sorted({Path(path).name for _, path in changes if not path.endswith(".pyc")})
        if names:
            say("changed: " + ", ".join(names[:5]) + (" …" if len(names) > 5 else ""))
            _build({**_USUAL, **options})
    return 0


def _build(options: dict[str, Any]) -> None:
    process = _CONTEXT.Process(target=_build_here, args=(options,))
    process.start()
    process.join()


def _build_here(options: dict[str, Any]) -> None:
    from briefing.cli.building import build_command
    from briefing.cli.exit_codes import exit_code_of

    try:
        code = build_command(options)
    except BaseException as error:
        code = exit_code_of(error)
    sys.exit(code)
