"""Faces: one font file each, measured in ems, with kerning from the face's own tables.

A face is parsed once a process. ReportLab subsets and embeds it; `EmbeddedFace` mends what a
tagged archival file needs: a right ToUnicode map and a prefix of its own for every subset.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from reportlab.pdfbase import pdfdoc, pdfmetrics, ttfonts

from briefing.diagnostics import EnvironmentProblem
from briefing.layout.kerning import kerning_of

MOST_PER_BLOCK: Final = 100  # entries of one bfchar block (Adobe Technical Note 5014)


class EmbeddedFace(ttfonts.TTFont):  # type: ignore[misc]
    """A TrueType face whose subsets map every code to its characters (PDF 32000-1, 9.10.3)."""

    def addObjects(self, doc: Any) -> None:
        """Called by ReportLab when the file is written: one font object for each subset used."""
        state = self.state.get(doc)
        if state is None:
            return
        state.frozen = 1
        for number, subset in enumerate(state.subsets):
            name = self.getSubsetInternalName(number, doc)[1:]
            doc.idToObject["BasicFonts"].dict[name] = self._font(doc, name, subset)
        del self.state[doc]

    def _font(self, doc: Any, name: str, subset: list[int]) -> Any:
        base = f"{_prefix(subset, self.face.name)}+{self.face.name.decode()}"
        used = [i for i, code in enumerate(subset) if code and not (code == 32 and i != 32)]
        first = used[0] if used else 32
        font = pdfdoc.PDFTrueTypeFont()
        font.BaseFont = base
        font.FirstChar, font.LastChar = first, len(subset) - 1
        font.Widths = pdfdoc.PDFArrayCompact([self.face.getCharWidth(code) for code in subset[first:]])
        stream = pdfdoc.PDFStream(content=_to_unicode(subset, used), filters=[pdfdoc.PDFZCompress])
        font.ToUnicode = doc.Reference(stream, f"toUnicode:{base}")
        font.FontDescriptor = self.face.addSubsetObjects(doc, base, subset)
        doc.Reference(font, name)
        return font


def _prefix(subset: list[int], name: bytes) -> str:
    """Six letters from the subset's content (PDF 32000-1, 9.6.4)."""
    digest = hashlib.md5(repr(subset).encode() + name, usedforsecurity=False).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


def _to_unicode(subset: list[int], used: list[int]) -> str:
    rows = [f"<{i:02X}> <{chr(subset[i]).encode('utf-16-be').hex().upper()}>" for i in used]
    lines = [
        "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def", "/CMapType 2 def",
        "1 begincodespacerange", "<00> <FF>", "endcodespacerange",
    ]  # fmt: skip
    for start in range(0, len(rows), MOST_PER_BLOCK):
        chunk = rows[start : start + MOST_PER_BLOCK]
        lines += [f"{len(chunk)} beginbfchar", *chunk, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


class Face:
    """One face: widths and kerning in ems, remembered word by word."""

    def __init__(self, name: str, path: Path) -> None:
        self.name, self.path = name, path
        try:
            self.font = EmbeddedFace(name, str(path))
        except (OSError, ttfonts.TTFError) as error:
            raise EnvironmentProblem(f"the face {path.name} cannot be read: {error}") from error
        pdfmetrics.registerFont(self.font)
        metrics = self.font.face
        self._widths: Mapping[int, float] = metrics.charWidths
        self._glyphs: Mapping[int, int] = metrics.charToGlyph
        self._default: float = metrics.defaultWidth
        self.ascent, self.descent = metrics.ascent / 1000, -metrics.descent / 1000
        self.cap_height = getattr(metrics, "capHeight", 660) / 1000 or 0.66
        self._kern: Mapping[str, int] | None = None
        self._words: dict[str, tuple[float, tuple[tuple[int, int], ...]]] = {}

    def covers(self, char: str) -> bool:
        return ord(char) in self._glyphs

    def covers_all(self, text: str) -> bool:
        """Whether a whole text can be set in this face; ASCII always can."""
        if text.isascii():
            return text.isprintable()
        return all(ord(char) in self._glyphs for char in text)

    def word(self, text: str) -> tuple[float, tuple[tuple[int, int], ...]]:
        """Width in ems and kerns as (index, thousandths) of a run of characters."""
        found = self._words.get(text)
        if found is None:
            found = self._words[text] = self._measure(text)
        return found

    def _measure(self, text: str) -> tuple[float, tuple[tuple[int, int], ...]]:
        if self._kern is None:
            self._kern = kerning_of(self.path)
        widths, default, kern = self._widths, self._default, self._kern
        total = 0.0
        for char in text:
            total += widths.get(ord(char), default)
        kerns = tuple((i, k) for i in range(1, len(text)) if (k := kern.get(text[i - 1 : i + 1])))
        return (total + sum(k for _, k in kerns)) / 1000, kerns

    def width(self, text: str, size: float) -> float:
        """Points."""
        return self.word(text)[0] * size


def package_folder() -> Path:
    """Where the faces of the font package lie."""
    import rendercv_fonts

    return Path(rendercv_fonts.__file__).parent


@lru_cache(maxsize=64)
def face(file: str) -> Face:
    """A face by its file: `Source Sans 3/SourceSans3-Regular.ttf` of the font package, or a path of one's own."""
    path = Path(file)
    if not path.is_absolute():
        path = package_folder() / file
    if not path.is_file():
        raise EnvironmentProblem(f"the face {file} is missing; install the package rendercv-fonts")
    return Face(path.stem, path)
