"""watch: a build after every save, for as long as it runs."""

from __future__ import annotations

from typing import Any

from briefing.cli.places import assets_folder, project_folder
from briefing.cli.reporting import say

DEBOUNCE_MS = 120


def watch_command(options: dict[str, Any]) -> int:
    """Rebuild what a save touches; mistakes are shown and do not end it."""
    from watchfiles import watch

    from briefing.cli.building import build_command

    project = project_folder(options["project"])
    assets = assets_folder(project)
    build_options = {
        "passwords": None, "force": False, "dry_run": False, "strict": False, "products": (), "target": None,
        "draft": True, "copies": None, "jobs": None, "executor": "local", "fail_fast": False, "time_limit": 300,
        "as_json": False, "open_": False, **options,
    }  # fmt: skip
    _build(build_command, build_options)
    say(f"watching {project} and {assets}; Ctrl-C ends")
    for changes in watch(project, assets, debounce=DEBOUNCE_MS, raise_interrupt=False):
        names = sorted({path.rsplit("/", 1)[-1] for _, path in changes})
        say("changed: " + ", ".join(names[:5]) + (" …" if len(names) > 5 else ""))
        _build(build_command, build_options)
    return 0


def _build(build: Any, options: dict[str, Any]) -> None:
    from briefing.cli.failing import exit_code_of

    try:
        build(options)
    except Exception as error:
        exit_code_of(error)
