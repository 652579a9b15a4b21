"""TrueType files: ReportLab's parser and subsetter, mended where it is wrong or generous, and read table by table.

ReportLab asks for the numbers of a file one by one, which takes longer than setting the page they are for. Here the
tables of widths and places are unpacked whole (OpenType 1.9, hmtx, loca), that of characters by `faces.coverage`; a
file with a kind of cmap that it does not know is left to ReportLab.
"""

from __future__ import annotations

from struct import error as struct_error
from struct import unpack_from
from typing import Final

from briefing.faces import characters_of
from briefing.layout.library import TTFError, TTFontFace

_SPARE_TABLES: Final = frozenset({"name", "OS/2"})  # not asked for in a file (PDF 32000-1, table 126)
_SPACE, _NO_BREAK_SPACE = 0x20, 0xA0


class FontProgram(TTFontFace):  # type: ignore[misc]
    """One file: `charToGlyph`, `charWidths` in thousandths of an em, `hmetrics` in font units."""

    charToGlyph: dict[int, int]
    charWidths: dict[int, float]
    _subsetting = False

    def extractInfo(self, charInfo: int = 1) -> None:
        """Called by ReportLab once the table directory is known."""
        size = len(self._ttf_data)
        if any(table["offset"] + table["length"] > size for table in self.tables):
            raise TTFError("the file ends too early")
        super().extractInfo(charInfo=0)
        try:
            characters = characters_of(self._ttf_data, self.get_table_pos("cmap")[0])
            if characters is not None:
                self._read_metrics()
        except struct_error as error:
            raise TTFError(f"a table is too short: {error}") from error
        if characters is None:
            super().extractInfo(charInfo)
            self._mend_trailing_widths()
            characters = self.charToGlyph
        last = self.numGlyphs
        self.charToGlyph = {code: glyph for code, glyph in characters.items() if 0 < glyph < last}
        if _SPACE in self.charToGlyph:
            self.charToGlyph[_NO_BREAK_SPACE] = self.charToGlyph[_SPACE]
        widths = [self._pdfScale(advance) for advance, _ in self.hmetrics]
        self.charWidths = {code: widths[glyph] for code, glyph in self.charToGlyph.items()}
        self.defaultWidth = widths[0]

    # -- tables

    def _read_metrics(self) -> None:
        data, count = self._ttf_data, self.numGlyphs
        full = self._full_metrics
        start = self.get_table_pos("hmtx")[0]
        rows = unpack_from(f">{2 * full}H", data, start)
        bearings = unpack_from(f">{count - full}H", data, start + 4 * full)
        self.hmetrics = [*zip(rows[::2], rows[1::2], strict=True), *((rows[-2], b) for b in bearings)]
        start = self.get_table_pos("loca")[0]
        if int.from_bytes(self.get_table("head")[50:52], "big"):
            self.glyphPos = list(unpack_from(f">{count + 1}L", data, start))
        else:
            self.glyphPos = [2 * place for place in unpack_from(f">{count + 1}H", data, start)]

    @property
    def _full_metrics(self) -> int:
        return int.from_bytes(self.get_table("hhea")[34:36], "big")

    def _mend_trailing_widths(self) -> None:
        """Glyphs after the last full entry of `hmtx` share its width: in font units, as the others."""
        full = self._full_metrics
        width = self.hmetrics[full - 1][0]
        self.hmetrics[full:] = [(width, bearing) for _, bearing in self.hmetrics[full:]]

    @property
    def x_height(self) -> float:
        """Thousandths of an em; 0 where the face does not say."""
        table = self.get_table("OS/2") if "OS/2" in self.table else b""
        if len(table) < 88 or int.from_bytes(table[:2], "big") < 2:
            return 0.0
        return float(self._pdfScale(int.from_bytes(table[86:88], "big", signed=True)))

    def glyph_width(self, glyph: int) -> float:
        return float(self._pdfScale(self.hmetrics[glyph][0]))

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
