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
_FAMILIES: Final = (
    ("DejaVuSansMono", "DejaVu Sans Mono"),
    ("DejaVuSansDisplay", "DejaVu Sans Display"),
    ("DejaVuSans", "DejaVu Sans"),
    ("DejaVuSerifDisplay", "DejaVu Serif Display"),
    ("DejaVuSerif", "DejaVu Serif"),
    ("STIXNonUni", "STIXNonUnicode"),
    ("STIXSizOneSym", "STIXSizeOneSym"),
    ("STIXSizTwoSym", "STIXSizeTwoSym"),
    ("STIXSizThreeSym", "STIXSizeThreeSym"),
    ("STIXSizFourSym", "STIXSizeFourSym"),
    ("STIXSizFiveSym", "STIXSizeFiveSym"),
    ("STIXGeneral", "STIXGeneral"),
    ("LastResortHE", "Last Resort High-Efficiency"),
)


@contextmanager
def configured(folder: Path | None, faces: Iterable[tuple[str, str, str, int]]) -> Iterator[None]:
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


def _package() -> Path:
    """Where matplotlib lies, without importing it."""
    spec = importlib.util.find_spec("matplotlib")
    if spec is None or spec.origin is None:
        raise ImportError("matplotlib is not installed")
    return Path(spec.origin).parent


def _font_list_version() -> str:
    source = (_package() / "font_manager.py").read_text(encoding="utf-8")
    found = re.search(r"^\s+__version__ = '([^']+)'", source, re.M)
    return found[1] if found else "unknown"


def _font_list(version: str, faces: Iterable[tuple[str, str, str, int]]) -> dict[str, Any]:
    """Our faces and those that come with matplotlib; none of the machine's."""
    files = sorted((_package() / "mpl-data" / "fonts" / "ttf").glob("*.ttf"))
    entries = [_entry(*face) for face in faces] + [_entry(*bundled(file.name)) for file in files]
    return {
        "_version": version, "_FontManager__default_weight": "normal", "default_size": None,
        "defaultFamily": {"ttf": "DejaVu Sans", "afm": "Helvetica"}, "afmlist": [], "ttflist": entries,
        "__class__": "FontManager",
    }  # fmt: skip


def bundled(file: str) -> tuple[str, str, str, int]:
    """Path, family, style and weight of a face that comes with matplotlib, from its file name."""
    stem = file.removesuffix(".ttf")
    family = next((name for prefix, name in _FAMILIES if stem.startswith(prefix)), stem)
    style = "oblique" if "Oblique" in stem else "italic" if "Ita" in stem else "normal"
    return f"fonts/ttf/{file}", family, style, 700 if "Bol" in stem else 400


def _entry(path: str, name: str, style: str, weight: int) -> dict[str, Any]:
    return {
        "fname": path, "index": 0, "name": name, "style": style, "variant": "normal", "weight": weight,
        "stretch": "normal", "size": "scalable", "__class__": "FontEntry",
    }  # fmt: skip
