"""Drawings as bytes and back: JSON, deflated; every field is checked when it is read."""

from __future__ import annotations

import base64
import json
import re
import zlib
from typing import Any, Final

from briefing.layout.pictures.art import (
    Art,
    Glyphs,
    Hatch,
    Image,
    Ink,
    Mesh,
    Op,
    Opacity,
    Path,
    Pattern,
    Raster,
    Shading,
    Spoken,
)

VERSION: Final = 3
LARGEST: Final = 64_000_000

_CODES: Final[dict[str, type[Any]]] = {
    "p": Path, "c": Ink, "o": Opacity, "t": Glyphs, "r": Raster, "h": Hatch, "s": Shading, "x": Spoken,
}  # fmt: skip
_KIND: Final = {kind: code for code, kind in _CODES.items()}
_OPERATORS: Final = frozenset(
    "-.0123456789 \n[]" + "mlchrefSBWnqQwJjd"
)  # m l c h re f S B W n q Q cm w J j d
_COLOUR: Final = re.compile(r"(?:[a-z][a-z0-9-]*(?::\d{1,3})?|#[0-9a-f]{6})\Z")
_FACE: Final = re.compile(r"[a-z-]+\Z")


class SpoiltArt(Exception):
    """Bytes that are not a drawing of this version."""


def to_bytes(art: Art) -> bytes:
    data = {
        "version": VERSION,
        "size": [art.width, art.height],
        "ops": [
            [_KIND[type(op)], *(getattr(op, name) for name in type(op).__dataclass_fields__)]
            for op in art.ops
        ],
        "images": [
            [i.width, i.height, i.grey, _text(i.samples), i.opacity and _text(i.opacity)] for i in art.images
        ],
        "patterns": [[p.operators, p.line, p.ground, p.weight] for p in art.patterns],
        "meshes": [[m.left, m.right, m.bottom, m.top, _text(m.samples)] for m in art.meshes],
    }
    return zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), 6)


def from_bytes(data: bytes) -> Art:
    """The drawing, checked field by field; anything else is `SpoiltArt`."""
    try:
        inflater = zlib.decompressobj()
        raw = inflater.decompress(data, LARGEST)
        if inflater.unconsumed_tail or not inflater.eof:
            raise SpoiltArt("cut off or too long")
        return _art(json.loads(raw))
    except (ValueError, TypeError, KeyError, zlib.error, RecursionError) as error:
        raise SpoiltArt(str(error)) from error


def _text(data: bytes) -> str:
    return base64.b85encode(data).decode()


def _art(data: dict[str, Any]) -> Art:
    if data["version"] != VERSION:
        raise SpoiltArt("another version")
    width, height = data["size"]
    images = tuple(
        Image(_whole(w), _whole(h), bool(g), base64.b85decode(s), None if o is None else base64.b85decode(o))
        for w, h, g, s, o in data["images"]
    )
    patterns = tuple(Pattern(_path(o), _colour(line), None if g is None else _colour(g), _number(w))
                     for o, line, g, w in data["patterns"])  # fmt: skip
    meshes = tuple(
        Mesh(_number(left), _number(right), _number(bottom), _number(top), base64.b85decode(s))
        for left, right, bottom, top, s in data["meshes"]
    )
    sizes = {Raster: len(images), Hatch: len(patterns), Shading: len(meshes)}
    ops = tuple(_op(entry, sizes) for entry in data["ops"])
    paths = "".join(op.operators for op in ops if isinstance(op, Path))
    if paths.count("q") != paths.count("Q"):
        raise SpoiltArt("a saved state")
    return Art(_number(width), _number(height), ops, images, patterns, meshes)


def _op(entry: list[Any], sizes: dict[type[Any], int]) -> Op:
    kind = _CODES[entry[0]]
    match kind, entry[1:]:
        case (_, [operators]) if kind is Path:
            return Path(_path(operators))
        case (_, [colour, stroke]) if kind is Ink:
            return Ink(_colour(colour), bool(stroke))
        case (_, [fill, stroke]) if kind is Opacity:
            return Opacity(_number(fill), _number(stroke))
        case (_, [face, size, matrix, text]) if kind is Glyphs:
            if not _FACE.match(face) or not isinstance(text, str):
                raise SpoiltArt("a face or text")
            return Glyphs(face, _number(size), _matrix(matrix), text)
        case (_, [index, matrix]) if kind is Raster:
            return Raster(_index(index, sizes[Raster]), _matrix(matrix))
        case (_, [index]) if kind is Hatch:
            return Hatch(_index(index, sizes[Hatch]))
        case (_, [index]) if kind is Shading:
            return Shading(_index(index, sizes[Shading]))
        case (_, [text]) if kind is Spoken and (text is None or isinstance(text, str)):
            return Spoken(text)
    raise SpoiltArt("an operation")


def _path(value: Any) -> str:
    if not isinstance(value, str) or not _OPERATORS.issuperset(value):
        raise SpoiltArt("an operator")
    return value


def _colour(value: Any) -> str:
    if not isinstance(value, str) or not _COLOUR.match(value):
        raise SpoiltArt("a colour")
    return value


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not abs(value) < 1e7:
        raise SpoiltArt("a number")
    return value


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 100_000:
        raise SpoiltArt("a whole number")
    return value


def _index(value: Any, size: int) -> int:
    index = _whole(value)
    if index >= size:
        raise SpoiltArt("an index")
    return index


def _matrix(value: Any) -> tuple[float, float, float, float, float, float]:
    a, b, c, d, e, f = value
    return (_number(a), _number(b), _number(c), _number(d), _number(e), _number(f))
