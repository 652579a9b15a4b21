"""Drawings and photographs as XObjects of a document, in its own faces and its target's colours."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable
from typing import Any, Final, Protocol

from briefing.faces import Face, face
from briefing.frames.colours import Colour, Target, from_hex, tone
from briefing.frames.drawing import (
    HUE,
    ActualText,
    Drawing,
    Hatch,
    Mesh,
    Operation,
    Operators,
    PaintMesh,
    PaintRaster,
    Photograph,
    Raster,
    SetColour,
    SetHatch,
    SetOpacity,
    ShowText,
    tint_of,
)
from briefing.frames.numbers import number
from briefing.pdf.colours import grey_of, to_cmyk
from briefing.pdf.library import pdfdoc

HATCH_CELL: Final = 72
_SPACES: Final[dict[Target, tuple[str, int]]] = {
    "rgb": ("DeviceRGB", 3),
    "grey": ("DeviceGray", 1),
    "cmyk": ("DeviceCMYK", 4),
}


class Document(Protocol):
    """The document that is written, as drawings need it."""

    doc: Any
    target: Target

    def has_form(self, key: str) -> bool:
        """Whether there is a form of that name."""

    def form(
        self, key: str, content: str, box: tuple[float, float], resources: dict[str, Any] | None = None
    ) -> None:
        """Keep a form, with these resources and the document's fonts."""

    def show(self, face: Face, size: float, x: float, y: float, words: str) -> str:
        """Operators that show a run of text."""

    def colour_operator(self, colour: Colour, stroke: bool = False) -> str:
        """The operator of a colour in the document's target."""


def add_drawing(document: Document, name: str, drawing: Drawing, hue: Colour) -> None:
    """Keep a drawing as a form of that name, once, in a hue."""
    if not document.has_form(name):
        _Form(document, name, hue).add(drawing)


def add_photograph(document: Document, picture: Photograph) -> str:
    """Keep a photograph, and give the name under which it can be painted on the unit square: that of its content."""
    name = f"photo-{hashlib.sha256(picture.data).hexdigest()[:24]}"
    if not document.has_form(name):
        _photograph(document, pdfdoc.xObjectName(name), picture)
    return name


def _photograph(document: Document, name: str, picture: Photograph) -> Any:
    space = "grey" if picture.grey else document.target
    entries, data = _image_entries(picture, _SPACES[space][0]), picture.data
    if picture.encoding == "jpeg":
        entries.dict["Filter"] = "/DCTDecode"
        return document.doc.Reference(pdfdoc.PDFStream(entries, data, filters=[]), name)
    samples = zlib.decompress(data)
    return _stream(document, name, entries, samples if picture.grey else converted(samples, space))


class _Form:
    """One drawing on its way into a document."""

    def __init__(self, document: Document, name: str, hue: Colour) -> None:
        self.document, self.name, self.hue = document, name, hue
        self.states: dict[tuple[float, float], str] = {}

    def add(self, drawing: Drawing) -> None:
        content = "\n".join(map(self._operators, drawing.operations))
        self.document.form(self.name, content, (drawing.width, drawing.height), self._resources(drawing))

    # ---- content

    def _operators(self, operation: Operation) -> str:
        match operation:
            case Operators(code):
                return code
            case SetColour(colour, stroke):
                return self._colour(colour, stroke)
            case ShowText():
                return self._text(operation)
            case SetOpacity(fill, stroke):
                return f"/{self.states.setdefault((fill, stroke), f'a{len(self.states)}')} gs"
            case PaintRaster(index, matrix):
                return f"q {' '.join(map(number, matrix))} cm /i{index} Do Q"
            case SetHatch(index):
                return f"/Pattern cs /h{index} scn"
            case PaintMesh(index):
                return f"/s{index} sh"
            case ActualText(text):
                if text is None:
                    return "EMC"
                return f"/Span <</ActualText <FEFF{text.encode('utf-16-be').hex().upper()}>>> BDC"

    def _text(self, run: ShowText) -> str:
        *turn, x, y = run.matrix
        if turn == [1, 0, 0, 1]:
            return self.document.show(face(run.face), run.size, x, y, run.text)
        shown = self.document.show(face(run.face), run.size, 0, 0, run.text)
        return f"q {' '.join(map(number, run.matrix))} cm {shown} Q"

    def _colour(self, colour: str, stroke: bool) -> str:
        return self.document.colour_operator(resolved(colour, self.hue), stroke)

    # ---- resources

    def _hatch(self, document: Document, name: str, hatch: Hatch) -> Any:
        cell = HATCH_CELL
        ground = f"{self._colour(hatch.ground, False)} 0 0 {cell} {cell} re f " if hatch.ground else ""
        lines = " ".join(self._colour(hatch.line, stroke) for stroke in (True, False))
        content = f"{ground}{lines} {number(hatch.weight)} w {hatch.operators} B"
        entries = _dictionary(
            Type="/Pattern", PatternType=1, PaintType=1, TilingType=1, BBox=pdfdoc.PDFArray([0, 0, cell, cell]), XStep=cell,
            YStep=cell, Resources=pdfdoc.PDFDictionary({}),
        )  # fmt: skip
        return _stream(document, name, entries, content.encode("ascii"))

    def _resources(self, drawing: Drawing) -> dict[str, Any]:
        found: dict[str, Any] = {
            "ExtGState": {
                name: _dictionary(Type="/ExtGState", ca=fill, CA=stroke)
                for (fill, stroke), name in self.states.items()
            },
            "XObject": self._each("i", drawing.rasters, _raster),
            "Pattern": self._each("h", drawing.hatches, self._hatch),
            "Shading": self._each("s", drawing.meshes, _mesh),
        }
        return {kind: pdfdoc.PDFDictionary(items) for kind, items in found.items() if items}

    def _each(self, letter: str, items: Any, made: Callable[[Document, str, Any], Any]) -> dict[str, Any]:
        return {
            f"{letter}{n}": made(self.document, f"{self.name}.{letter}{n}", item)
            for n, item in enumerate(items)
        }


def resolved(colour: str, hue: Colour) -> Colour:
    """A colour of a drawing in the hue of a paper."""
    return tone(hue, tint_of(colour)) if colour.startswith(HUE) else from_hex(colour)


def _raster(document: Document, name: str, image: Raster) -> Any:
    samples = zlib.decompress(image.samples)
    space, _ = _SPACES["grey"] if image.grey else _SPACES[document.target]
    if not image.grey:
        samples = converted(samples, document.target)
    entries = _image_entries(image, space)
    if image.opacity is not None:
        mask = _image_entries(image, "DeviceGray")
        entries.dict["SMask"] = _stream(document, f"{name}.mask", mask, zlib.decompress(image.opacity))
    return _stream(document, name, entries, samples)


def _mesh(document: Document, name: str, mesh: Mesh) -> Any:
    space, parts = _SPACES[document.target]
    entries = _dictionary(
        ShadingType=4, ColorSpace="/" + space, BitsPerCoordinate=32, BitsPerComponent=8, BitsPerFlag=8, AntiAlias="true",
        Decode=pdfdoc.PDFArray([mesh.left, mesh.right, mesh.bottom, mesh.top] + [0, 1] * parts),
    )  # fmt: skip
    data = zlib.decompress(mesh.samples)
    points = (
        data[i : i + 9] + converted(data[i + 9 : i + 12], document.target) for i in range(0, len(data), 12)
    )
    return _stream(document, name, entries, b"".join(points))


def _stream(document: Document, name: str, entries: Any, data: bytes) -> Any:
    return document.doc.Reference(pdfdoc.PDFStream(entries, data, filters=[pdfdoc.PDFZCompress]), name)


def _dictionary(**entries: Any) -> Any:
    return pdfdoc.PDFDictionary(entries)


def _image_entries(image: Raster | Photograph, space: str) -> Any:
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
