"""Drawings as bytes and back: MessagePack, deflated; everything is checked when it is read."""

from __future__ import annotations

import re
import zlib
from collections.abc import Collection, Iterable
from typing import Final

from briefing.frames.drawing import (
    ActualText,
    Drawing,
    Operation,
    Operators,
    PaintMesh,
    PaintRaster,
    SetColour,
    SetHatch,
    SetOpacity,
    ShowText,
)
from briefing.values import Value, packed, unpacked

VERSION: Final = 5
LARGEST: Final = 64_000_000
FARTHEST: Final = 1e7
MOST_PIXELS: Final = 100_000  # a side

_OPERATORS: Final = frozenset(
    "-.0123456789 \n[]" + "mlchrefSBWnqQwJjdM*"
)  # m l c h re f f* S B B* W W* n q Q cm w J j M d
_COLOUR: Final = re.compile(r"(#[0-9a-f]{6}|hue(:\d\d)?)\Z", re.ASCII)


class SpoiltDrawing(Exception):
    """Bytes that are not a drawing of this version."""


class _File(Value, array_like=True):
    version: int
    drawing: bytes


def to_bytes(drawing: Drawing) -> bytes:
    """The content of a file."""
    return zlib.compress(packed(_File(VERSION, packed(drawing))), 6)


def from_bytes(data: bytes, faces: Collection[str]) -> Drawing:
    """The drawing, which may set text in some faces; anything else is `SpoiltDrawing`."""
    try:
        inflater = zlib.decompressobj()
        raw = inflater.decompress(data, LARGEST)
        if inflater.unconsumed_tail or not inflater.eof:
            raise SpoiltDrawing("cut off or too long")
        file = unpacked(raw, _File)
        if file.version != VERSION:
            raise SpoiltDrawing("another version")
        drawing = unpacked(file.drawing, Drawing)
    except (ValueError, zlib.error) as error:
        raise SpoiltDrawing(str(error)) from error
    _check(drawing, faces)
    return drawing


def _check(drawing: Drawing, faces: Collection[str]) -> None:
    """All that a drawing says is numbers, colours and operators that only draw."""
    _numbers(drawing.width, drawing.height)
    for raster in drawing.rasters:
        if not (0 <= raster.width < MOST_PIXELS and 0 <= raster.height < MOST_PIXELS):
            raise SpoiltDrawing("a size in pixels")
    for hatch in drawing.hatches:
        _operators(hatch.operators)
        _numbers(hatch.weight)
        _colours((hatch.line, hatch.ground or hatch.line))
    for mesh in drawing.meshes:
        _numbers(mesh.left, mesh.right, mesh.bottom, mesh.top)
    for operation in drawing.operations:
        _check_operation(operation, drawing, faces)
    code = "".join(op.code for op in drawing.operations if isinstance(op, Operators))
    if code.count("q") != code.count("Q"):
        raise SpoiltDrawing("a saved state")


def _check_operation(operation: Operation, drawing: Drawing, faces: Collection[str]) -> None:
    match operation:
        case Operators(code):
            _operators(code)
        case SetColour(colour):
            _colours((colour,))
        case SetOpacity(fill, stroke):
            _numbers(fill, stroke)
        case ShowText(face, size, matrix):
            if face not in faces:
                raise SpoiltDrawing("a face")
            _numbers(size, *matrix)
        case PaintRaster(index, matrix):
            _index(index, len(drawing.rasters))
            _numbers(*matrix)
        case SetHatch(index):
            _index(index, len(drawing.hatches))
        case PaintMesh(index):
            _index(index, len(drawing.meshes))
        case ActualText():
            pass


def _operators(code: str) -> None:
    if not _OPERATORS.issuperset(code):
        raise SpoiltDrawing("an operator")


def _colours(colours: Iterable[str]) -> None:
    if not all(map(_COLOUR.match, colours)):
        raise SpoiltDrawing("a colour")


def _numbers(*values: float) -> None:
    if not all(abs(value) < FARTHEST for value in values):
        raise SpoiltDrawing("a number")


def _index(index: int, size: int) -> None:
    if not 0 <= index < size:
        raise SpoiltDrawing("an index")
