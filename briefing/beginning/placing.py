"""A new folder of briefs appears under its name whole, or not at all; what is there already is never touched."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from briefing.diagnostics import EnvironmentProblem
from briefing.publishing.writing import cannot_write

BRIEFS: Final = "briefs"


class Occupied(ValueError):
    """Something is there already."""


def home_of(folder: Path) -> Path:
    """Where the briefs of a new folder lie: in its folder `briefs`, beside which books are built."""
    return folder if folder.resolve().name == BRIEFS else folder / BRIEFS


def place(home: Path, fill: Callable[[Path], None]) -> None:
    """Have `fill` write into a folder that becomes `home` once everything is written.

    A `home` that holds anything is `Occupied`; whatever stops the writing leaves nothing behind.
    """
    if home.is_symlink() or (home.exists() and (not home.is_dir() or any(home.iterdir()))):
        what = "is not empty" if home.is_dir() else "is there already"
        raise Occupied(f"{home} {what}; name another folder, nothing there is written over")
    try:
        with _parents(home.parent), tempfile.TemporaryDirectory(prefix=".briefing-", dir=home.parent) as name:
            made = Path(name) / BRIEFS
            made.mkdir()
            fill(made)
            if home.exists():
                home.rmdir()
            made.rename(home)
    except EnvironmentProblem:
        raise
    except OSError as error:
        raise cannot_write(home, error) from error


@contextmanager
def _parents(folder: Path) -> Iterator[None]:
    """The folders above, which go again where nothing comes to lie in them."""
    missing = [above for above in (folder, *folder.parents) if not above.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for above in missing:
            with contextlib.suppress(OSError):
                above.rmdir()
        raise


def written(texts: dict[str, str]) -> Callable[[Path], None]:
    """Fills a folder with files of these texts."""

    def fill(folder: Path) -> None:
        for name, text in texts.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")

    return fill


def copied(source: Path) -> Callable[[Path], None]:
    """Fills a folder with everything of another."""

    def fill(folder: Path) -> None:
        shutil.copytree(source, folder, dirs_exist_ok=True, copy_function=shutil.copyfile)

    return fill
