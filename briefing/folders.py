"""Pictures and outlines: those beside the briefs, over those that come with the program."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Final

from briefing.letters import composed


@cache
def shipped() -> Path:
    """The program's own assets, installed or in a checkout."""
    package = Path(__file__).parent
    installed = package / "assets"
    return installed if installed.is_dir() else package.parent / "assets"


def assets_of(briefs: Path) -> Path:
    """What a summit brings: a folder in its briefs, or beside them."""
    inside = briefs / "assets"
    return inside if inside.is_dir() else briefs.resolve().parent / "assets"


_LENT: Final[
    dict[str, Path]
] = {}  # files that styles bring, by the whole path that they have where the work was planned


def lend(name: str, path: Path) -> None:
    """Let a file of a style be found by its whole path, which nothing that an author writes is found by."""
    _LENT[name] = path


def find_asset(folder: Path | None, name: str) -> Path | None:
    """The file of a name, None where there is none; a link that leads out of its folder is none."""
    if name in _LENT:
        return _LENT[name] if _LENT[name].is_file() else None
    for place in (folder, shipped()):
        try:
            path = _stored(place, name).resolve() if place is not None else None
            if (
                place is not None
                and path is not None
                and path.is_relative_to(place.resolve())
                and path.is_file()
            ):
                return path
        except (OSError, ValueError, RuntimeError):  # no system has files of such a name
            continue
    return None


def _stored(folder: Path, name: str) -> Path:
    """The path of a name whose letters a system may have stored taken apart."""
    if name.isascii() or (folder / name).exists():
        return folder / name
    path = folder
    for part in PurePosixPath(name).parts:
        there = (entry.name for entry in path.iterdir()) if path.is_dir() else iter(())
        path /= next((entry for entry in there if composed(entry) == composed(part)), part)
    return path


def every_asset(folder: Path) -> dict[str, Path]:
    """Every file by the name that a brief gives it, own ones over those of the program."""
    return {composed(name): path for place in (shipped(), folder) for name, path in tree(place)}


def tree(folder: Path, skip: frozenset[str] = frozenset()) -> list[tuple[str, Path]]:
    """Every visible regular file below a folder with its relative name; links that lead out of it are not followed.

    Folders named in `skip` are left out.
    """
    return list(_below(folder, folder.resolve(), skip))


def _below(folder: Path, root: Path, skip: frozenset[str]) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.startswith(".") or path.name in skip or path.name == "__pycache__":
            continue
        if path.is_dir():
            if not path.is_symlink():
                yield from ((f"{path.name}/{name}", file) for name, file in _below(path, root, frozenset()))
        elif path.is_file() and (not path.is_symlink() or path.resolve().is_relative_to(root)):
            yield path.name, path
