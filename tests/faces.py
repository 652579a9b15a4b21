"""Faces made for tests: every glyph a square as wide as the em, so that positions can be counted."""

from __future__ import annotations

from pathlib import Path

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

PLAIN = "".join(map(chr, range(0x20, 0x7F)))


def square_face(
    path: Path,
    characters: str = PLAIN,
    *,
    per_em: int = 1000,
    extra: tuple[str, ...] = (),
    features: str = "",
) -> Path:
    """Write a face with these characters, further unencoded glyphs, and OpenType features in Adobe's notation."""
    names = {ord(char): f"u{ord(char):04X}" for char in characters}
    order = [".notdef", *names.values(), *extra]
    builder = FontBuilder(per_em, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(names)
    builder.setupGlyf({name: _square(per_em) for name in order})
    builder.setupHorizontalMetrics({name: (per_em, 0) for name in order})
    builder.setupHorizontalHeader(ascent=per_em * 4 // 5, descent=-per_em // 5)
    builder.setupNameTable({"familyName": "Square", "styleName": "Regular", "psName": f"Square-{path.stem}"})
    builder.setupOS2(
        version=4, sTypoAscender=per_em * 4 // 5, sTypoDescender=-per_em // 5, sxHeight=per_em // 2,
        sCapHeight=per_em * 7 // 10, fsType=0,
    )  # fmt: skip
    builder.setupPost()
    if features:
        addOpenTypeFeaturesFromString(builder.font, features)
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.save(path)
    return path


def _square(side: int) -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in ((0, side), (side, side), (side, 0)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()
