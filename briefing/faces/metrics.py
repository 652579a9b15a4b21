"""What setting type needs of a font file, its tables unpacked whole (OpenType 1.9: head, hhea, hmtx, cmap, OS/2).

A file whose characters stand in a kind of `cmap` that `coverage` does not know is read by fontTools.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from struct import error as struct_error
from struct import unpack_from
from typing import TYPE_CHECKING, Final

from briefing.diagnostics import EnvironmentProblem
from briefing.faces.coverage import characters_of
from briefing.lazy import lazy
from briefing.values import Value

if TYPE_CHECKING:
    from fontTools import ttLib
else:
    ttLib = lazy("fontTools.ttLib")

NO_SUBSETS: Final = 0x0100  # bits of fsType (OS/2): no subsetting, bitmaps only, restricted licence
BITMAPS: Final = 0x0200
RESTRICTED: Final = 0x0002
_SPACE, _NO_BREAK_SPACE = 0x20, 0xA0


class Metrics(Value):
    """Lengths are thousandths of an em. `glyphs` are by code point, `advances` by glyph."""

    glyphs: dict[int, int]
    advances: list[float]
    ascent: float
    descent: float
    cap_height: float
    x_height: float
    may_subset: bool


def read_metrics(path: Path) -> Metrics:
    """The metrics of a face's file; one that cannot be read is an `EnvironmentProblem`."""
    try:
        data = path.read_bytes()
        places = _places(data)
        return _Reader(path, data, places).metrics()
    except (OSError, struct_error, KeyError, IndexError, ValueError) as error:
        what = f"it has no table {error}" if isinstance(error, KeyError) else str(error)
        raise EnvironmentProblem(f"the face {path.name} cannot be read: {what}") from error


def _places(data: bytes) -> dict[bytes, tuple[int, int]]:
    """Offset and length of each table."""
    version, count = unpack_from(">LH", data)
    if version not in (0x00010000, 0x74727565):
        raise ValueError("it is no TrueType file")
    found: dict[bytes, tuple[int, int]] = {}
    for number in range(count):
        tag, _, offset, length = unpack_from(">4sLLL", data, 12 + 16 * number)
        if offset + length > len(data):
            raise ValueError("the file ends too early")
        found[tag] = (offset, length)
    return found


class _Reader:
    def __init__(self, path: Path, data: bytes, places: Mapping[bytes, tuple[int, int]]) -> None:
        self.path, self.data, self.places = path, data, places
        (per_em,) = unpack_from(">H", data, places[b"head"][0] + 18)
        if not per_em:
            raise ValueError("it has no units")
        self.scale = 1000 / per_em if per_em != 1000 else 1

    def metrics(self) -> Metrics:
        (count,) = unpack_from(">H", self.data, self.places[b"maxp"][0] + 4)
        advances = self._advances(count)
        glyphs = {code: glyph for code, glyph in self._characters().items() if 0 < glyph < count}
        if _SPACE in glyphs:
            glyphs[_NO_BREAK_SPACE] = glyphs[_SPACE]
        return Metrics(glyphs, advances, *self._heights())

    def _advances(self, count: int) -> list[float]:
        """Glyphs after the last full entry share its advance."""
        (full,) = unpack_from(">H", self.data, self.places[b"hhea"][0] + 34)
        rows = unpack_from(f">{2 * full}H", self.data, self.places[b"hmtx"][0])
        found = [advance * self.scale for advance in rows[::2]]
        return found + [found[-1]] * (count - full)

    def _characters(self) -> Mapping[int, int]:
        found = characters_of(self.data, self.places[b"cmap"][0])
        if found is not None:
            return found
        with ttLib.TTFont(self.path) as font:
            return {code: font.getGlyphID(name) for code, name in (font.getBestCmap() or {}).items()}

    def _heights(self) -> tuple[float, float, float, float, bool]:
        """Ascent, descent, heights of capitals and of x (0 where the face does not say), and its licence."""
        if b"OS/2" not in self.places:
            low, high = unpack_from(">hxxh", self.data, self.places[b"head"][0] + 38)
            ascent, descent = high * self.scale, low * self.scale
            return ascent, descent, ascent, 0.0, True
        start, length = self.places[b"OS/2"]
        version, kind = unpack_from(">H6xH", self.data, start)
        ascent, descent = (value * self.scale for value in unpack_from(">hh", self.data, start + 68))
        capitals, small = ascent, 0.0
        if version > 1:
            small, capitals = (v * self.scale for v in unpack_from(">hh", self.data, start + 86))
        if length < 88:
            small = 0.0
        return ascent, descent, capitals, small, not (kind == RESTRICTED or kind & (NO_SUBSETS | BITMAPS))
