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


def _found(given: Path | None) -> Path:
    if given is not None:
        for folder in (given, given / "briefs"):
            if (folder / SETTINGS).is_file():
                return folder
        raise click.UsageError(f"no {SETTINGS} in {given}; name the folder of briefs with --project")
    for folder in (Path("briefs"), Path()):
        if (folder / SETTINGS).is_file():
            return folder
    raise click.UsageError(
        f"there are no briefs here: no {SETTINGS} in this folder or in ./briefs; "
        "name their folder with -C DIR, or write the sample summit to look at: briefing sample DIR"
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
