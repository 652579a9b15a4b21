"""What this machine has of what books need, and the command that cures what it lacks."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefing import __version__
from briefing.beginning.finding import Finding
from briefing.lazy import lazy
from briefing.packages import to_install

if TYPE_CHECKING:
    from briefing.beginning import health_of_briefs
else:
    health_of_briefs = lazy("briefing.beginning.health_of_briefs")

OLDEST: Final = (3, 11)
NEEDED: Final = 500  # megabytes for a whole batch
_NAME: Final = re.compile(r"[A-Za-z0-9._-]+")
_EXTRA: Final = re.compile(r"extra == ['\"]([\w-]+)['\"]")
EXTRAS: Final = {
    "cluster": "builds on several machines",
    "excel": "reads tables from workbooks",
    "calendar": "writes the programme for calendars",
}


def findings(briefs: Path | None, out: Path) -> Iterator[Finding]:
    """Everything, the machine first; the briefs are looked at only where the libraries are all there."""
    yield from _versions()
    lacking = list(_libraries())
    yield from lacking
    yield from _extras()
    yield from _cores()
    yield from (_writable("output", out), _room(out))
    if any(found.state == "lacks" for found in lacking):
        return
    if briefs is None:
        yield Finding("briefs", "note", "there are none here", "briefing init, or briefing init --sample")
        yield from health_of_briefs.faces_of_program()
        return
    yield _writable("briefs", briefs)
    yield from health_of_briefs.findings(briefs)


def _versions() -> Iterator[Finding]:
    yield Finding("briefing", "good", __version__)
    found = platform.python_version()
    wanted = ".".join(map(str, OLDEST))
    if sys.version_info < OLDEST:
        yield Finding(
            "python",
            "lacks",
            f"{found}; {wanted} is the oldest that will do",
            f"install Python {wanted} or later",
        )
    else:
        yield Finding("python", "good", f"{found} on {platform.system()}")


def _requirements() -> list[str]:
    try:
        return metadata.requires("briefing") or []
    except metadata.PackageNotFoundError:  # a checkout that is not installed
        return []


def _libraries() -> Iterator[Finding]:
    """Every library that the program needs, with its version."""
    found, missing = [], []
    for line in _requirements():
        if _EXTRA.search(line):
            continue
        name = _name(line)
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            missing.append(name)
    if missing:
        yield Finding(
            "libraries",
            "lacks",
            f"not installed: {', '.join(missing)}",
            to_install(*missing),
        )
    else:
        yield Finding(
            "libraries", "good", ", ".join(found) or "not installed as a package; nothing is known of them"
        )


def _name(requirement: str) -> str:
    found = _NAME.match(requirement)
    return found[0] if found else requirement


def _extras() -> Iterator[Finding]:
    for extra, what in EXTRAS.items():
        needs = [_name(line) for line in _requirements() if (of := _EXTRA.search(line)) and of[1] == extra]
        missing = [name for name in needs if not _installed(name)]
        cure = to_install(*missing) if missing else ""
        said = f"{extra} ({what}): {'not installed, needed for that alone' if missing else 'installed'}"
        yield Finding("extras", "note" if missing else "good", said, cure)


def _installed(name: str) -> bool:
    try:
        return bool(metadata.version(name))
    except metadata.PackageNotFoundError:
        return False


def _cores() -> Iterator[Finding]:
    many = os.cpu_count() or 1
    yield Finding(
        "cores", "good", f"{many}; a batch uses them all, -j {max(many // 2, 1)} leaves half to others"
    )


def _writable(about: str, folder: Path) -> Finding:
    """Whether a file can be made in a folder, or the folder itself where it is not there yet."""
    there = next((place for place in (folder, *folder.absolute().parents) if place.exists()), Path())
    cure = f"chmod u+w {there}" if about == "briefs" or there.is_dir() else "name another folder: -o DIR"
    if not there.is_dir():
        return Finding(
            about, "lacks", f"{there} is a file where a folder is needed", "name another folder: -o DIR"
        )
    try:
        with tempfile.TemporaryFile(dir=there):
            pass
    except OSError as error:
        return Finding(about, "lacks", f"{folder} cannot be written: {error.strerror or error}", cure)
    return Finding(about, "good", f"{folder} can be written")


def _room(folder: Path) -> Finding:
    there = next((place for place in (folder, *folder.absolute().parents) if place.is_dir()), Path())
    free = shutil.disk_usage(there).free // 1_000_000
    if free < NEEDED:
        return Finding(
            "disk",
            "lacks",
            f"{free} MB are free; a whole batch takes up to {NEEDED}",
            "make room, or name another folder: -o DIR",
        )
    return Finding("disk", "good", "enough room")
