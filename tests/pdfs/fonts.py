"""Fonts as a reader sees them: what each code says, how wide it is, whether its glyph is there."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from fontTools.ttLib import TTFont


class Font:
    """One simple TrueType font of a file."""

    def __init__(self, entry: Any) -> None:
        self.entry = entry
        self.name = str(entry.get("/BaseFont", "/?"))[1:]
        self.first = int(entry.get("/FirstChar", 0))
        self.widths = [float(w) for w in entry.get("/Widths", [])]
        self.used: set[int] = set()

    @property
    def family(self) -> str:
        """The face's name without the subset's letters."""
        return self.name.split("+", 1)[-1]

    @cached_property
    def unicode(self) -> dict[int, str]:
        if "/ToUnicode" not in self.entry:
            return {}
        found = {}
        for _, block in _blocks(self.entry.ToUnicode.read_bytes().decode("latin-1")):
            for code, text in block:
                found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be", "replace")
        return found

    def text(self, codes: bytes) -> str:
        self.used |= set(codes)
        return "".join(self.unicode.get(code, "\ufffd") for code in codes)

    def width(self, code: int) -> float:
        """Thousandths of an em."""
        index = code - self.first
        return self.widths[index] if 0 <= index < len(self.widths) else 0.0

    def faults(self) -> Iterator[str]:
        """Matterhorn 31, and PDF/A's rules for embedded faces."""
        descriptor = self.entry.get("/FontDescriptor")
        if descriptor is None or "/FontFile2" not in descriptor:
            yield f"31-009: {self.name} is not embedded"
            return
        if not re.match(r"[A-Z]{6}\+", self.name) or str(descriptor.FontName) != f"/{self.name}":
            yield f"{self.name} has no subset prefix, or another in its descriptor"
        data = descriptor.FontFile2.read_bytes()
        if int(descriptor.FontFile2.Length1) != len(data):
            yield f"{self.name}: Length1 is wrong"
        if int(descriptor.Flags) & 4 and "/Encoding" in self.entry:
            yield f"31-023: {self.name} is symbolic and has an Encoding"
        yield from self._map_faults()
        yield from self._glyph_faults(TTFont(io.BytesIO(data), lazy=True))

    def _map_faults(self) -> Iterator[str]:
        if "/ToUnicode" not in self.entry:
            yield f"31-027: {self.name} has no ToUnicode"
            return
        for count, block in _blocks(self.entry.ToUnicode.read_bytes().decode("latin-1")):
            if count != len(block) or count > 100:
                yield f"{self.name}: a ToUnicode block says {count}, has {len(block)}"
        for code, text in self.unicode.items():
            if "\0" in text:
                yield f"31-028: {self.name} maps code {code} to U+0000"
            if "\ufeff" in text or "\ufffe" in text:
                yield f"31-029: {self.name} maps code {code} to a byte order mark"
            if "\ufffd" in text or any(0xE000 <= ord(c) <= 0xF8FF or ord(c) >= 0xF0000 for c in text):
                yield f"10-001: {self.name} maps code {code} to a private or broken character"

    def _glyph_faults(self, program: TTFont) -> Iterator[str]:
        tables = program["cmap"].tables
        if len(tables) != 1:
            yield f"31-024: {self.name} has {len(tables)} cmaps"
        cmap, scale = tables[0].cmap, 1000 / program["head"].unitsPerEm
        for code in sorted(self.used):
            glyph = cmap.get(code)
            if glyph is None or program.getGlyphID(glyph) == 0:
                yield f"31-030: {self.name} shows .notdef for code {code}"
                continue
            if code not in self.unicode:
                yield f"10-001: {self.name} says nothing for code {code}"
            advance = program["hmtx"][glyph][0] * scale
            if abs(advance - self.width(code)) > 1:
                yield f"31-016: {self.name} code {code} is {advance:.0f} wide, not {self.width(code):.0f}"


def _blocks(cmap: str) -> Iterator[tuple[int, list[tuple[str, str]]]]:
    for count, block in re.findall(r"(\d+) beginbfchar(.*?)endbfchar", cmap, re.S):
        yield int(count), re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block)
