"""Where the briefs, their assets and the cache lie."""

from __future__ import annotations

from pathlib import Path

import click

import briefing
from briefing.cli.reporting import set_roots

SETTINGS = "summit.yaml"


def project_folder(given: Path | None) -> Path:
    """The folder that holds summit.yaml: the one named, ./briefs, or this one."""
    folder = _found(given)
    set_roots(folder)
    return folder


def earlier_folder(given: Path) -> Path:
    """The folder of an earlier version of the briefs."""
    return _found(given)


def found_folder(given: Path | None) -> Path | None:
    """The folder of briefs for a command that can do without: None where there is none and none was named."""
    return _found(given) if given is not None else _holding((Path("briefs"), Path()))


def _holding(folders: tuple[Path, ...]) -> Path | None:
    return next((folder for folder in folders if (folder / SETTINGS).is_file()), None)


def _found(given: Path | None) -> Path:
    """Where there are no briefs, both ways to have some are said."""
    places = (given, given / "briefs") if given is not None else (Path("briefs"), Path())
    if (folder := _holding(places)) is not None:
        return folder
    where = "this folder or in ./briefs" if given is None else f"{given} or in {given / 'briefs'}"
    there = "" if given is None else f" {given}"
    raise click.UsageError(
        f"there are no briefs here: no {SETTINGS} in {where}.\n"
        f"Begin a summit of your own: briefing init{there}\n"
        f"Write the sample summit to look at: briefing init --sample{there}\n"
        "Name the folder of briefs: -C DIR"
    )


def sample_folder() -> Path:
    """The briefs that come with the program, installed or in a checkout."""
    package = Path(briefing.__file__).parent
    installed = package / "example" / "briefs"
    return installed if installed.is_dir() else package.parent / "briefs"


def package_folders() -> tuple[Path, ...]:
    """Folders of this program that are edited like briefs: styles, formats, the words of languages."""
    package = Path(briefing.__file__).parent
    return tuple(package / name for name in ("styles", "formats", "languages"))
