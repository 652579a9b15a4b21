"""TrueType files as they are embedded: ReportLab's subsetter, over tables that are unpacked whole.

ReportLab asks for the numbers of a file one by one, which takes longer than setting the page they are for. What the
characters of a document are is known already: the glyphs of its faces.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from struct import unpack_from
from typing import Final

from briefing.diagnostics import EnvironmentProblem
from briefing.pdf.library import TTFError, TTFontFace

_SPARE_TABLES: Final = frozenset({"name", "OS/2"})  # not asked for in a file (PDF 32000-1, table 126)


class FontProgram(TTFontFace):  # type: ignore[misc]
    """One file: `hmetrics` in font units; `charToGlyph` holds the glyphs that documents have asked for."""

    charToGlyph: dict[int, int]
    _subsetting = False

    def extractInfo(self, charInfo: int = 1) -> None:
        """Called by ReportLab once the table directory is known."""
        super().extractInfo(charInfo=0)
        self.charToGlyph = {}
        self._read_metrics()
        self.defaultWidth = self._pdfScale(self.hmetrics[0][0])

    def _read_metrics(self) -> None:
        data, count = self._ttf_data, self.numGlyphs
        full = int.from_bytes(self.get_table("hhea")[34:36], "big")
        start = self.get_table_pos("hmtx")[0]
        rows = unpack_from(f">{2 * full}H", data, start)
        bearings = unpack_from(f">{count - full}H", data, start + 4 * full)
        self.hmetrics = [*zip(rows[::2], rows[1::2], strict=True), *((rows[-2], b) for b in bearings)]
        start = self.get_table_pos("loca")[0]
        if int.from_bytes(self.get_table("head")[50:52], "big"):
            self.glyphPos = list(unpack_from(f">{count + 1}L", data, start))
        else:
            self.glyphPos = [2 * place for place in unpack_from(f">{count + 1}H", data, start)]

    # -- subsets

    def makeSubset(self, subset: list[int]) -> bytes:
        """Called by ReportLab for the embedded file."""
        self._subsetting = True
        try:
            made: bytes = super().makeSubset(subset)
        finally:
            self._subsetting = False
        return made

    def get_table(self, tag: str) -> bytes:
        if self._subsetting and tag in _SPARE_TABLES:
            raise KeyError(tag)  # which ReportLab takes for a table that the face does not have
        found: bytes = super().get_table(tag)
        return found


@lru_cache(maxsize=64)
def font_program(path: Path) -> FontProgram:
    """The program of a face's file, parsed once a process."""
    try:
        return FontProgram(str(path))
    except (OSError, TTFError) as error:
        raise EnvironmentProblem(f"the face {path.name} cannot be read: {error}") from error
