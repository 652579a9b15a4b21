"""Which characters a face has, from its `cmap` alone (OpenType 1.9, formats 4, 6 and 12)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from struct import error as struct_error
from struct import unpack_from
from typing import Final

LIKE: Final = {
    "\u00a0": " ",
    "\u2009": " ",
    "\u202f": "\u2009",
    "\u00ad": "-",
    "\u2011": "-",
}  # glyph of another
WITHOUT_INK: Final = frozenset("\n\u200b\u2060")  # breaks and joints
_UNICODE: Final = {(3, 10), (3, 1), (0, 6), (0, 4), (0, 3), (0, 2), (0, 1), (0, 0)}  # platform and encoding


@lru_cache(maxsize=64)
def coverage(path: Path) -> frozenset[str] | None:
    """The characters of a face's file; None where it cannot be told."""
    try:
        data = path.read_bytes()
        (tables,) = unpack_from(">H", data, 4)
        for number in range(tables):
            tag, _, start, _ = unpack_from(">4sLLL", data, 12 + 16 * number)
            if tag == b"cmap":
                found = characters_of(data, start)
                return None if found is None else _settable(found)
    except (OSError, struct_error):
        pass
    return None


def _settable(found: dict[int, int]) -> frozenset[str]:
    chars = {chr(code) for code, glyph in found.items() if glyph} | WITHOUT_INK
    for char, other in LIKE.items():
        if other in chars:
            chars.add(char)
    return frozenset(chars)


def characters_of(data: bytes, start: int) -> dict[int, int] | None:
    """Code points to glyphs of the table at `start`; None where it has none of the usual formats."""
    (count,) = unpack_from(">H", data, start + 2)
    rows = unpack_from(">" + "HHL" * count, data, start + 4)
    by_kind: dict[int, int] = {}
    for platform, encoding, offset in zip(rows[::3], rows[1::3], rows[2::3], strict=True):
        if (platform, encoding) in _UNICODE:
            (kind,) = unpack_from(">H", data, start + offset)
            by_kind.setdefault(kind, start + offset)
    for kind, read in ((12, _groups), (4, _segments), (6, _row)):
        if kind in by_kind:
            return dict(read(data, by_kind[kind]))
    return None


def _groups(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Format 12: first and last code point of a run, and the glyph of the first."""
    (count,) = unpack_from(">L", data, at + 12)
    rows = unpack_from(f">{3 * count}L", data, at + 16)
    for first, last, glyph in zip(rows[::3], rows[1::3], rows[2::3], strict=True):
        yield from zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True)


def _segments(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Format 4: runs of code points that are moved by a delta, or looked up in what follows."""
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


def _row(data: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Format 6: glyphs of neighbouring code points (ReportLab takes the one for the other)."""
    first, count = unpack_from(">2H", data, at + 6)
    glyphs = unpack_from(f">{count}H", data, at + 10)
    return zip(range(first, first + count), glyphs, strict=True)
