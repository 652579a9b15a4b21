"""Lets matplotlib start without scanning the machine for fonts and without a home to write to."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

VARIABLE: Final = "MPLCONFIGDIR"
_OWN_FACES: Final = (
    ("DejaVuSans.ttf", "DejaVu Sans", "normal"), ("DejaVuSans-Bold.ttf", "DejaVu Sans", "normal"),
    ("DejaVuSans-Oblique.ttf", "DejaVu Sans", "oblique"), ("DejaVuSansDisplay.ttf", "DejaVu Sans Display", "normal"),
    ("STIXGeneral.ttf", "STIXGeneral", "normal"), ("STIXGeneralItalic.ttf", "STIXGeneral", "italic"),
    ("cmr10.ttf", "cmr10", "normal"), ("cmmi10.ttf", "cmmi10", "normal"), ("cmsy10.ttf", "cmsy10", "normal"),
    ("cmex10.ttf", "cmex10", "normal"),
)  # fmt: skip


@contextmanager
def prepared(folder: Path | None, faces: Iterable[tuple[str, str, str, int]]) -> Iterator[None]:
    """Around the first import of matplotlib: its configuration folder is ours, with a font list already in it.

    `faces`: path, family, style, weight. Nothing is done when matplotlib is loaded already, or when
    the user has a configuration folder of their own. A folder that cannot be written is replaced
    by one that is removed afterwards.
    """
    if "matplotlib" in sys.modules or os.environ.get(VARIABLE):
        yield
        return
    with tempfile.TemporaryDirectory(prefix="briefing-") as spare:
        place = _written(folder / "matplotlib", faces) if folder is not None else None
        os.environ[VARIABLE] = str(place or _written(Path(spare), faces) or spare)
        try:
            yield
        finally:
            del os.environ[VARIABLE]


def _written(folder: Path, faces: Iterable[tuple[str, str, str, int]]) -> Path | None:
    """The folder with the font list in it, or None when it cannot be written."""
    version = _font_list_version()
    path = folder / f"fontlist-v{version}.json"
    content = json.dumps(_font_list(version, faces))
    try:
        if not path.is_file() or path.read_text(encoding="utf-8") != content:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile("w", dir=folder, delete=False, encoding="utf-8") as file:
                file.write(content)
            Path(file.name).replace(path)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None


def _font_list_version() -> str:
    """Read from matplotlib's source, without importing it."""
    spec = importlib.util.find_spec("matplotlib")
    if spec is None or spec.origin is None:
        raise ImportError("matplotlib is not installed")
    source = (Path(spec.origin).parent / "font_manager.py").read_text(encoding="utf-8")
    found = re.search(r"^\s+__version__ = '([^']+)'", source, re.M)
    return found[1] if found else "unknown"


def _font_list(version: str, faces: Iterable[tuple[str, str, str, int]]) -> dict[str, Any]:
    entries = [_entry(*face) for face in faces]
    entries += [
        _entry(f"fonts/ttf/{file}", name, style, 700 if "Bold" in file else 400)
        for file, name, style in _OWN_FACES
    ]
    return {
        "_version": version, "_FontManager__default_weight": "normal", "default_size": None,
        "defaultFamily": {"ttf": "DejaVu Sans", "afm": "Helvetica"}, "afmlist": [], "ttflist": entries,
        "__class__": "FontManager",
    }  # fmt: skip


def _entry(path: str, name: str, style: str, weight: int) -> dict[str, Any]:
    return {
        "fname": path, "index": 0, "name": name, "style": style, "variant": "normal", "weight": weight,
        "stretch": "normal", "size": "scalable", "__class__": "FontEntry",
    }  # fmt: skip
