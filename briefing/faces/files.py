"""Where the files of faces lie."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from briefing import packages
from briefing.diagnostics import EnvironmentProblem
from briefing.lazy import lazy

if TYPE_CHECKING:
    import rendercv_fonts
else:
    rendercv_fonts = lazy("rendercv_fonts")


def package_folder() -> Path:
    """Where the faces of the font package lie."""
    return Path(rendercv_fonts.__file__).parent


_BROUGHT: Final[dict[str, Path]] = {}  # what lies elsewhere on another machine, by its path there


def bring(file: str, path: Path) -> None:
    """Take a file in place of the one that has this path on the machine that planned the work."""
    _BROUGHT[file] = path
    path_of.cache_clear()


@lru_cache(maxsize=64)
def path_of(file: str) -> Path:
    """A face's file: `Source Sans 3/SourceSans3-Regular.ttf` of the font package, `module:name` of another, or a path."""
    if other := packages.file_of(file):
        return other
    path = _BROUGHT.get(file) or Path(file)
    if not path.is_absolute():
        path = package_folder() / file
    if not path.is_file():
        raise EnvironmentProblem(f"the face {file} is missing; install the package rendercv-fonts")
    return path
