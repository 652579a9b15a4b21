"""Pair kerning of a face: {"AV": -40} in thousandths of an em, from its GPOS table.

The tables of the house faces are stored beside this module, keyed by the file's own digest, so that
setting a book does not need fontTools; any other face is read when it is first used.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parent / "kerning_data"
RANGES: Final = ((0x20, 0x17F), (0x2BB, 0x2BD), (0x400, 0x4FF), (0x2010, 0x2026))
SMALLEST: Final = 7


@lru_cache(maxsize=64)
def kerning_of(path: Path) -> Mapping[str, int]:
    """The pairs of a face that move by `SMALLEST` thousandths or more."""
    stored = FOLDER / f"{_digest(path)}.json.z"
    if stored.is_file():
        found: dict[str, int] = json.loads(zlib.decompress(stored.read_bytes()))
        return found
    return extract(path)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:16]


def store(path: Path) -> Path:
    """Write the table of a face into the package; run when a house face is added."""
    FOLDER.mkdir(exist_ok=True)
    target = FOLDER / f"{_digest(path)}.json.z"
    text = json.dumps(extract(path), ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    target.write_bytes(zlib.compress(text.encode(), 9))
    return target


def extract(path: Path) -> dict[str, int]:
    """Read the `kern` feature of GPOS (OpenType, pair adjustment formats 1 and 2)."""
    from fontTools.ttLib import TTFont

    font = TTFont(path, lazy=True)
    if "GPOS" not in font:
        return {}
    characters = _by_glyph(font.getBestCmap())
    per_em = font["head"].unitsPerEm
    pairs: dict[str, int] = {}
    for lookup in _kern_lookups(font["GPOS"].table):
        seen: set[tuple[str, str]] = set()
        for table in lookup:
            for left, right, value in _pairs(table, characters):
                if (left, right) in seen:
                    continue
                seen.add((left, right))
                for a in characters[left]:
                    for b in characters[right]:
                        pairs[a + b] = pairs.get(a + b, 0) + round(value * 1000 / per_em)
    return {pair: value for pair, value in pairs.items() if abs(value) >= SMALLEST and _one_script(pair)}


def _one_script(pair: str) -> bool:
    """Latin beside Cyrillic does not occur inside a word."""
    latin = [char.isalpha() and char < "\u0250" for char in pair]
    cyrillic = ["\u0400" <= char <= "\u04ff" for char in pair]
    return not (any(latin) and any(cyrillic))


def _by_glyph(cmap: Mapping[int, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for first, last in RANGES:
        for code in range(first, last + 1):
            if code in cmap:
                found.setdefault(cmap[code], []).append(chr(code))
    return found


def _kern_lookups(gpos: Any) -> Iterable[list[Any]]:
    indices = {
        i
        for record in gpos.FeatureList.FeatureRecord
        if record.FeatureTag == "kern"
        for i in record.Feature.LookupListIndex
    }
    for index in sorted(indices):
        tables = [t.ExtSubTable if t.LookupType == 9 else t for t in gpos.LookupList.Lookup[index].SubTable]
        yield [t for t in tables if t.LookupType == 2]


def _pairs(table: Any, characters: Mapping[str, list[str]]) -> Iterable[tuple[str, str, int]]:
    if table.Format == 1:
        for left, pair_set in zip(table.Coverage.glyphs, table.PairSet, strict=True):
            if left in characters:
                for record in pair_set.PairValueRecord:
                    if record.SecondGlyph in characters:
                        yield left, record.SecondGlyph, _advance(record.Value1)
        return
    first, second = table.ClassDef1.classDefs, table.ClassDef2.classDefs
    covered = set(table.Coverage.glyphs)
    for left in characters:
        if left in covered:
            row = table.Class1Record[first.get(left, 0)].Class2Record
            for right in characters:
                value = _advance(row[second.get(right, 0)].Value1)
                yield left, right, value


def _advance(value: Any) -> int:
    return getattr(value, "XAdvance", 0) or 0 if value is not None else 0
