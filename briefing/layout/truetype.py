"""TrueType files: ReportLab's parser and subsetter, mended where it is wrong or generous, and read table by table.

ReportLab asks for the numbers of a file one by one, which takes longer than setting the page they are for. Here the
tables of characters, widths and places are unpacked whole (OpenType 1.9, cmap formats 4, 6 and 12, hmtx, loca); a
file with another kind of cmap is left to ReportLab.
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import error as struct_error
from struct import unpack_from
from typing import Final

from briefing.layout.library import TTFError, TTFontFace

_SPARE_TABLES: Final = frozenset({"name", "OS/2"})  # not asked for in a file (PDF 32000-1, table 126)
_SPACE, _NO_BREAK_SPACE = 0x20, 0xA0
_UNICODE: Final = {(3, 10), (3, 1), (0, 6), (0, 4), (0, 3), (0, 2), (0, 1), (0, 0)}  # platform and encoding


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
            characters = self._characters()
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

    def _characters(self) -> dict[int, int] | None:
        """Code points to glyphs; None where the file has none of the usual formats."""
        start = self.get_table_pos("cmap")[0]
        (count,) = unpack_from(">H", self._ttf_data, start + 2)
        rows = unpack_from(">" + "HHL" * count, self._ttf_data, start + 4)
        by_kind: dict[int, int] = {}
        for platform, encoding, offset in zip(rows[::3], rows[1::3], rows[2::3], strict=True):
            if (platform, encoding) in _UNICODE:
                (kind,) = unpack_from(">H", self._ttf_data, start + offset)
                by_kind.setdefault(kind, start + offset)
        for kind, read in ((12, self._groups), (4, self._segments), (6, self._row)):
            if kind in by_kind:
                return dict(read(by_kind[kind]))
        return None

    def _groups(self, at: int) -> Iterator[tuple[int, int]]:
        """Format 12: first and last code point of a run, and the glyph of the first."""
        (count,) = unpack_from(">L", self._ttf_data, at + 12)
        rows = unpack_from(f">{3 * count}L", self._ttf_data, at + 16)
        for first, last, glyph in zip(rows[::3], rows[1::3], rows[2::3], strict=True):
            yield from zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True)

    def _segments(self, at: int) -> Iterator[tuple[int, int]]:
        """Format 4: runs of code points that are moved by a delta, or looked up in what follows."""
        data = self._ttf_data
        length, _, twice = unpack_from(">3H", data, at + 2)
        count = twice // 2
        lasts, firsts = (unpack_from(f">{count}H", data, at + place) for place in (14, 16 + twice))
        deltas, offsets = (unpack_from(f">{count}H", data, at + 16 + n * twice) for n in (2, 3))
        for index, (first, last) in enumerate(zip(firsts, lasts, strict=True)):
            delta, codes = deltas[index], range(first, last + 1)
            if not offsets[index]:
                yield from [(code, code + delta & 0xFFFF) for code in codes]
                continue
            place = 16 + 3 * twice + 2 * index + offsets[index]
            known = min(len(codes), max(length - place, 0) // 2)  # some files promise more than they hold
            glyphs = unpack_from(f">{known}H", data, at + place)
            yield from [
                (code, glyph and glyph + delta & 0xFFFF) for code, glyph in zip(codes, glyphs, strict=False)
            ]

    def _row(self, at: int) -> Iterator[tuple[int, int]]:
        """Format 6: glyphs of neighbouring code points (ReportLab takes the one for the other)."""
        first, count = unpack_from(">2H", self._ttf_data, at + 6)
        glyphs = unpack_from(f">{count}H", self._ttf_data, at + 10)
        return zip(range(first, first + count), glyphs, strict=True)

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
