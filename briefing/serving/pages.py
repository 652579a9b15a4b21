"""The files of the page itself: plain HTML, styles and modules, and the faces of the house style."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from briefing.faces.files import path_of

FOLDER: Final = Path(__file__).parent / "page"
TYPES: Final[Mapping[str, str]] = {
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}  # fmt: skip
FACES: Final[Mapping[str, str]] = {
    "sans.ttf": "Source Sans 3/SourceSans3-Regular.ttf",
    "sans-bold.ttf": "Source Sans 3/SourceSans3-Bold.ttf",
    "text.ttf": "Gentium Book Plus/GentiumBookPlus-Regular.ttf",
}


@cache
def files() -> Mapping[str, tuple[bytes, str]]:
    """Every file by its name, with its type: nothing else of the machine can be asked for."""
    own = {
        path.name: (path.read_bytes(), TYPES[path.suffix])
        for path in FOLDER.iterdir()
        if path.suffix in TYPES
    }
    return {**own, **{name: (path_of(file).read_bytes(), "font/ttf") for name, file in FACES.items()}}
