"""Plays a recorded drawing onto a paper: one Form XObject, in the document's own faces and its target's colours.

Codes of subset faces are given out in the order of first use; a drawing is therefore played when
it is first placed.
"""

from __future__ import annotations

import zlib
from typing import Any, Final

from reportlab.pdfbase import pdfdoc

from briefing.layout.colours import Target, from_hex, grey_of, number, to_cmyk
from briefing.layout.paper import Paper
from briefing.layout.pictures.art import (
    Art,
    Glyphs,
    Hatch,
    Image,
    Ink,
    Mesh,
    Opacity,
    Path,
    Pattern,
    Raster,
    Shading,
    Spoken,
)
from briefing.layout.pictures.faces import DrawingFaces
from briefing.layout.pictures.palette import Palette

HATCH_CELL: Final = 72
_SPACES: Final[dict[Target, tuple[str, int]]] = {
    "rgb": ("DeviceRGB", 3),
    "grey": ("DeviceGray", 1),
    "cmyk": ("DeviceCMYK", 4),
}


class Player:
    """Plays drawings onto one paper."""

    def __init__(self, paper: Paper, faces: DrawingFaces, palette: Palette) -> None:
        self.paper, self.faces, self.palette = paper, faces, palette
        self.states: dict[tuple[float, float], str] = {}

    def form(self, key: str, art: Art) -> None:
        """Keeps the drawing as the form `key` of the paper."""
        if self.paper.has_form(key):
            return
        self.states = {}
        content = "\n".join(map(self._operators, art.ops))
        self.paper.form(key, content, (art.width, art.height), self._resources(key, art))

    # ---- content

    def _ink(self, colour: str, stroke: bool) -> str:
        return self.paper.rgb(from_hex(self.palette.hex(colour)), stroke)

    def _operators(self, op: Any) -> str:
        match op:
            case Path(operators):
                return str(operators)
            case Ink(colour, stroke):
                return self._ink(colour, stroke)
            case Glyphs():
                return self._text(op)
            case Opacity(fill, stroke):
                return f"/{self.states.setdefault((fill, stroke), f'a{len(self.states)}')} gs"
            case Raster(index, matrix):
                return f"q {' '.join(map(number, matrix))} cm /i{index} Do Q"
            case Hatch(index):
                return f"/Pattern cs /h{index} scn"
            case Shading(index):
                return f"/s{index} sh"
            case Spoken(text):
                if text is None:
                    return "EMC"
                return f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>>> BDC"
        raise AssertionError(op)

    def _text(self, op: Glyphs) -> str:
        face = self.faces.named(op.face).face
        *turn, x, y = op.matrix
        if turn == [1, 0, 0, 1]:
            return self.paper.show(face, op.size, x, y, op.text)
        return f"q {' '.join(map(number, op.matrix))} cm {self.paper.show(face, op.size, 0, 0, op.text)} Q"

    # ---- resources

    def _resources(self, key: str, art: Art) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if self.states:
            found["ExtGState"] = {
                name: _dictionary(Type="/ExtGState", ca=f, CA=s) for (f, s), name in self.states.items()
            }
        found["XObject"] = {f"i{n}": self._image(f"{key}.i{n}", image) for n, image in enumerate(art.images)}
        found["Pattern"] = {
            f"h{n}": self._pattern(f"{key}.h{n}", hatch) for n, hatch in enumerate(art.patterns)
        }
        found["Shading"] = {f"s{n}": self._mesh(f"{key}.s{n}", mesh) for n, mesh in enumerate(art.meshes)}
        return {kind: pdfdoc.PDFDictionary(items) for kind, items in found.items() if items}

    def _reference(self, key: str, entries: Any, data: bytes) -> Any:
        return self.paper.doc.Reference(pdfdoc.PDFStream(entries, data, filters=[pdfdoc.PDFZCompress]), key)

    def _image(self, key: str, image: Image) -> Any:
        samples = zlib.decompress(image.samples)
        space, _ = _SPACES["grey"] if image.grey else _SPACES[self.paper.target]
        if not image.grey:
            samples = converted(samples, self.paper.target)
        entries = _image_entries(image, space)
        if image.opacity is not None:
            entries.dict["SMask"] = self._reference(
                f"{key}.mask", _image_entries(image, "DeviceGray"), zlib.decompress(image.opacity)
            )
        return self._reference(key, entries, samples)

    def _pattern(self, key: str, hatch: Pattern) -> Any:
        cell = HATCH_CELL
        ground = f"{self._ink(hatch.ground, False)} 0 0 {cell} {cell} re f " if hatch.ground else ""
        content = f"{ground}{self._ink(hatch.line, True)} {self._ink(hatch.line, False)} {number(hatch.weight)} w {hatch.operators} B"
        entries = _dictionary(
            Type="/Pattern", PatternType=1, PaintType=1, TilingType=1, BBox=pdfdoc.PDFArray([0, 0, cell, cell]), XStep=cell,
            YStep=cell, Resources=pdfdoc.PDFDictionary({}),
        )  # fmt: skip
        return self._reference(key, entries, content.encode("ascii"))

    def _mesh(self, key: str, mesh: Mesh) -> Any:
        space, parts = _SPACES[self.paper.target]
        entries = _dictionary(
            ShadingType=4, ColorSpace="/" + space, BitsPerCoordinate=32, BitsPerComponent=8, BitsPerFlag=8, AntiAlias="true",
            Decode=pdfdoc.PDFArray([mesh.left, mesh.right, mesh.bottom, mesh.top] + [0, 1] * parts),
        )  # fmt: skip
        data = zlib.decompress(mesh.samples)
        points = (
            data[i : i + 9] + converted(data[i + 9 : i + 12], self.paper.target)
            for i in range(0, len(data), 12)
        )
        return self._reference(key, entries, b"".join(points))


def _dictionary(**entries: Any) -> Any:
    return pdfdoc.PDFDictionary(entries)


def _image_entries(image: Image, space: str) -> Any:
    return _dictionary(
        Type="/XObject",
        Subtype="/Image",
        Width=image.width,
        Height=image.height,
        ColorSpace="/" + space,
        BitsPerComponent=8,
    )


def converted(samples: bytes, target: Target) -> bytes:
    """RGB samples in the colour space of a target."""
    if target == "rgb":
        return samples
    known: dict[bytes, bytes] = {}
    found = []
    for i in range(0, len(samples), 3):
        pixel = samples[i : i + 3]
        if pixel not in known:
            colour = from_hex(pixel.hex())
            parts = (grey_of(colour),) if target == "grey" else to_cmyk(colour)
            known[pixel] = bytes(round(p * 255) for p in parts)
        found.append(known[pixel])
    return b"".join(found)
