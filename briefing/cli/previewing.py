"""preview: the page that answers, in the browser of this machine."""

from __future__ import annotations

import webbrowser
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlencode

import click

from briefing.cli.arguments import PreviewArguments
from briefing.cli.locations import project_folder
from briefing.cli.reporting import result, say
from briefing.diagnostics import BriefError
from briefing.previewing import Engine
from briefing.serving.asking import CHOICES, author_file
from briefing.serving.editors import editor_called
from briefing.serving.finding import noted, running, tell_at
from briefing.serving.guarding import new_token
from briefing.serving.routes import Desk
from briefing.serving.running import LOOPBACK, listening, serve
from briefing.sources import display_name


def preview_command(arguments: PreviewArguments) -> int:
    """Serve until Ctrl-C; with `--at`, a preview of the folder that runs already goes there instead."""
    folder = project_folder(arguments.project)
    place = _place(folder, arguments.at) if arguments.at else None
    if place is not None and _told(folder, *place):
        return 0
    try:
        editor = editor_called(arguments.editor)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    listener, token = listening(arguments.port), new_token()
    address = f"http://{LOOPBACK}:{listener.getsockname()[1]}/{token}/"
    with ExitStack() as held:
        held.callback(listener.close)
        engine = held.enter_context(Engine(folder))
        page = address + _query(engine, arguments, place)
        held.enter_context(noted(folder, address))
        serve(Desk(engine, folder, editor), listener, token, lambda: _open(page, arguments.no_browser))
    say("the preview has ended")
    return 0


def _open(page: str, quiet: bool) -> None:
    result(page)
    say("the preview is open at this address, for this machine alone; Ctrl-C ends it")
    if not quiet:
        webbrowser.open(page)


def _query(engine: Engine, arguments: PreviewArguments, place: tuple[str, int] | None) -> str:
    """What the window shows first. Broken briefs are for the page to tell."""
    said = {name: getattr(arguments, name) or "" for name in CHOICES}
    try:
        engine.order(**said)
    except BriefError:
        pass
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    query = {name: value for name, value in said.items() if value}
    if place is not None:
        query["at"] = f"{place[0]}:{place[1]}"
    return "?" + urlencode(query) if query else ""


def _place(folder: Path, said: str) -> tuple[str, int]:
    """FILE:LINE, the file as a path or as messages name it."""
    name, _, line = said.rpartition(":")
    if not (line.isascii() and line.isdecimal() and len(line) < 8 and int(line)):
        raise click.UsageError(f"--at takes FILE:LINE, and '{said}' ends with no line")
    try:
        path = author_file(folder, str(Path(name).resolve()) if Path(name).is_file() else name)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    return display_name(path, folder.resolve()), int(line)


def _told(folder: Path, file: str, line: int) -> bool:
    address = running(folder)
    if not address or (windows := tell_at(address, file, line)) is None:
        return False
    if not windows:
        webbrowser.open(f"{address}?{urlencode({'at': f'{file}:{line}'})}")
    say(f"the preview that runs goes to {file}:{line}")
    return True
