"""Finished drawings in a folder that may be deleted: by what is drawn, and how large."""

from __future__ import annotations

import hashlib
import importlib.util
import re
import tempfile
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Final

from briefing import __version__
from briefing.charts.base.chart import Flex
from briefing.drawings import cachefile
from briefing.drawings.cachefile import SpoiltDrawing
from briefing.frames.drawing import Drawing
from briefing.values import packed, unpacked

FOLDER: Final = "drawings"
SUFFIX: Final = ".drawing"
MEASURED: Final = ".height"
TALLEST: Final = 20_000.0  # points that nothing is high
_CODE: Final = ("drawings", "charts", "frames", "artwork")
_CODE_FILES: Final = frozenset({".py", ".geojson"})


class DrawingCache:
    """A key is `content-size`; `folder` None keeps nothing."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder / FOLDER if folder is not None else None

    @property
    def claims(self) -> Path:
        """Where those who draw say what they have begun; only where drawings are kept."""
        assert self.folder is not None
        return self.folder / "claims"

    def holds(self, content: str) -> bool:
        """Whether there is a drawing of some content, in whatever size."""
        folder = self._folder(content)
        return folder is not None and any(folder.glob(f"{content}-*{SUFFIX}"))

    def has(self, key: str) -> bool:
        """Whether there is a drawing of a key."""
        folder = self._folder(key)
        return folder is not None and (folder / (key + SUFFIX)).is_file()

    def read(self, key: str, faces: Collection[str]) -> Drawing | None:
        """The drawing of a key; one that is missing or spoilt is None."""
        folder = self._folder(key)
        try:
            return cachefile.from_bytes((folder / (key + SUFFIX)).read_bytes(), faces) if folder else None
        except (OSError, SpoiltDrawing):
            return None

    def flex(self, key: str) -> Flex | None:
        """What was measured under a key; nothing, or something else, is None."""
        folder = self._folder(key)
        try:
            found = unpacked((folder / (key + MEASURED)).read_bytes(), Flex) if folder else None
        except (OSError, ValueError):
            return None
        return found if found is None or 0 < found.least <= found.nominal <= found.most < TALLEST else None

    def keep_flex(self, key: str, found: Flex) -> None:
        """Keep what was measured."""
        self._write(key, MEASURED, packed(found))

    def write(self, key: str, drawing: Drawing) -> bool:
        """Whole or not at all; whether it is kept. A folder that cannot be written costs the cache, not the book."""
        return self._write(key, SUFFIX, cachefile.to_bytes(drawing))

    def _write(self, key: str, suffix: str, data: bytes) -> bool:
        folder = self._folder(key)
        if folder is None:
            return False
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
                file.write(data)
            Path(file.name).replace(folder / (key + suffix))
        except OSError:
            return False
        return True

    def _folder(self, key: str) -> Path | None:
        return self.folder / key[:2] if self.folder is not None else None


def key_of(*parts: str, digits: int = 24) -> str:
    """Hexadecimal digits over all parts."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:digits]


@cache
def versions() -> str:
    """Of this program's drawing code and of matplotlib, without importing it."""
    root = Path(__file__).parent.parent
    state = hashlib.sha256(f"{__version__} {cachefile.VERSION}".encode())
    for folder in _CODE:
        for path in sorted(p for p in (root / folder).rglob("*") if p.suffix in _CODE_FILES):
            state.update(path.read_bytes())
    return f"{state.hexdigest()} {_library_version()}"


def _library_version() -> str:
    spec = importlib.util.find_spec("matplotlib")
    if spec is None or spec.origin is None:
        return "none"
    text = (Path(spec.origin).parent / "_version.py").read_text(encoding="utf-8")
    found = re.search(r"^(?:__version__|version)\b.*?['\"]([^'\"]+)['\"]", text, re.M)
    return found[1] if found else "unknown"
