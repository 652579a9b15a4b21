"""Reads from a face's OpenType tables what ReportLab does not: kerning, small capitals, places of combining marks.

Only faces that are not stored in `glyph_data` are read at run time; `store(path)` adds one to the package.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from briefing.faces.tables import FOLDER, GlyphData, digest
from briefing.lazy import lazy

if TYPE_CHECKING:
    from fontTools import ttLib
else:
    ttLib = lazy("fontTools.ttLib")

SCRIPTS: Final = (
    (0x21, 0x17F),
    (0x18F, 0x18F),
    (0x259, 0x259),
    (0x2BB, 0x2BD),
    (0x400, 0x4FF),
    (0x2010, 0x2026),
)
BASES: Final = (
    (0x41, 0x2AF),
    (0x370, 0x3FF),
    (0x400, 0x52F),
    (0x1E00, 0x1FFF),
)  # letters that may carry marks
MARKS: Final = ((0x300, 0x36F), (0x483, 0x487))
SMALLEST: Final = 7  # thousandths of an em: less cannot be seen in text sizes
Anchor: TypeAlias = tuple[int, int, int]  # class of the mark, x, y


def store(path: Path) -> Path:
    """Write the tables of a face into the package."""
    FOLDER.mkdir(exist_ok=True)
    target = FOLDER / f"{digest(path)}.json"
    target.write_text(dump(extract(path), path.stem), encoding="utf-8")
    return target


def dump(data: GlyphData, name: str) -> str:
    """One line for each entry, so that a change can be read."""
    text = json.dumps({"face": name, **data}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("],[", "],\n[") + "\n"


def extract(path: Path) -> GlyphData:
    """What `tables.GlyphData` holds, in thousandths of an em."""
    with ttLib.TTFont(path, lazy=True) as font:
        cmap = font.getBestCmap()
        characters = _by_glyph(cmap)
        scale = 1000 / font["head"].unitsPerEm
        gpos = font["GPOS"].table if "GPOS" in font else None
        gsub = font["GSUB"].table if "GSUB" in font else None
        marks, bases = _marks(gpos, cmap, _by_glyph(cmap, BASES), scale)
        return {
            "kern": _rows(_kerns(gpos, characters, scale)),
            "small": {tag: _substitutes(gsub, tag, characters, font) for tag in ("smcp", "c2sc")},
            "marks": marks,
            "bases": bases,
            "stacks": _stacks(gpos, cmap, scale),
        }


def _by_glyph(cmap: Mapping[int, str], ranges: Iterable[tuple[int, int]] = SCRIPTS) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for first, last in ranges:
        for code in range(first, last + 1):
            if code in cmap:
                found.setdefault(cmap[code], []).append(chr(code))
    return found


def _tables(table: Any, feature: str, kind: int, extension: int) -> Iterator[list[Any]]:
    """Subtables of each lookup of a feature, extensions opened."""
    records = [r for r in table.FeatureList.FeatureRecord if r.FeatureTag == feature] if table else []
    for index in sorted({i for record in records for i in record.Feature.LookupListIndex}):
        subtables = table.LookupList.Lookup[index].SubTable
        opened = [s.ExtSubTable if s.LookupType == extension else s for s in subtables]
        yield [s for s in opened if s.LookupType == kind]


# -- kerning (pair adjustment)


def _kerns(gpos: Any, characters: Mapping[str, list[str]], scale: float) -> dict[tuple[str, str], int]:
    pairs: dict[tuple[str, str], int] = {}
    for lookup in _tables(gpos, "kern", 2, 9):
        decided: set[tuple[str, str]] = set()
        for left, right, value in (pair for table in lookup for pair in _pairs(table, characters)):
            if (left, right) in decided:
                continue  # the first subtable that knows the pair decides
            decided.add((left, right))
            for a in characters[left]:
                for b in characters[right]:
                    pairs[a, b] = pairs.get((a, b), 0) + round(value * scale)
    return {pair: value for pair, value in pairs.items() if abs(value) >= SMALLEST and _one_script(*pair)}


def _one_script(left: str, right: str) -> bool:
    """Latin beside Cyrillic does not occur inside a word."""
    return {_script(left), _script(right)} != {"latin", "cyrillic"}


def _script(char: str) -> str:
    return "cyrillic" if "\u0400" <= char <= "\u04ff" else "latin" if char.isalpha() else ""


def _pairs(table: Any, characters: Mapping[str, list[str]]) -> Iterable[tuple[str, str, int]]:
    if table.Format == 1:
        for left, pair_set in zip(table.Coverage.glyphs, table.PairSet, strict=True):
            for record in pair_set.PairValueRecord if left in characters else ():
                if record.SecondGlyph in characters:
                    yield left, record.SecondGlyph, _advance(record.Value1)
        return
    first, second = table.ClassDef1.classDefs, table.ClassDef2.classDefs
    covered = set(table.Coverage.glyphs)
    for left in (glyph for glyph in characters if glyph in covered):
        row = table.Class1Record[first.get(left, 0)].Class2Record
        for right in characters:
            yield left, right, _advance(row[second.get(right, 0)].Value1)


def _advance(value: Any) -> int:
    return (getattr(value, "XAdvance", 0) or 0) if value is not None else 0


def _rows(pairs: Mapping[tuple[str, str], int]) -> list[list[Any]]:
    """[left characters, {value: right characters}]: letters that kern alike share a row."""
    by_left: dict[str, dict[int, str]] = {}
    for (left, right), value in sorted(pairs.items()):
        row = by_left.setdefault(left, {})
        row[value] = row.get(value, "") + right
    alike: dict[str, str] = {}
    for left, row in by_left.items():
        key = json.dumps({str(value): row[value] for value in sorted(row)}, ensure_ascii=False)
        alike[key] = alike.get(key, "") + left
    return [[lefts, json.loads(key)] for key, lefts in alike.items()]


# -- small capitals (single substitution)


def _substitutes(gsub: Any, tag: str, characters: Mapping[str, list[str]], font: Any) -> dict[str, int]:
    found: dict[str, int] = {}
    for lookup in _tables(gsub, tag, 1, 7):
        for table in lookup:
            for glyph, other in table.mapping.items():
                for char in characters.get(glyph, ()):
                    found.setdefault(char, font.getGlyphID(other))
    return found


# -- combining marks (mark to base)


def _marks(
    gpos: Any, cmap: Mapping[int, str], characters: Mapping[str, list[str]], scale: float
) -> tuple[dict[str, Anchor], list[list[Any]]]:
    """Anchors of marks, and of the letters that carry them."""
    marks: dict[str, Anchor] = {}
    bases: dict[str, list[Anchor]] = {}
    wanted = _marks_by_glyph(cmap)
    tables = (table for lookup in _tables(gpos, "mark", 4, 9) for table in lookup)
    for number, table in enumerate(tables):
        here = _mark_anchors(table, wanted, number, scale)
        marks |= {char: anchor for char, anchor in here.items() if char not in marks}
        kinds = {anchor[0] for anchor in here.values()}
        for char, anchor in _base_anchors(table, characters, number, scale):
            if anchor[0] in kinds and anchor[0] not in {known[0] for known in bases.get(char, ())}:
                bases.setdefault(char, []).append(anchor)
    alike: dict[tuple[Anchor, ...], str] = {}
    for char in sorted(bases):
        key = tuple(sorted(bases[char]))
        alike[key] = alike.get(key, "") + char
    return marks, [[chars, [list(anchor) for anchor in key]] for key, chars in alike.items()]


def _marks_by_glyph(cmap: Mapping[int, str]) -> dict[str, str]:
    """The first mark of each glyph: some are drawn alike."""
    codes = (code for first, last in MARKS for code in range(last, first - 1, -1))
    return {cmap[code]: chr(code) for code in codes if code in cmap}


def _stacks(gpos: Any, cmap: Mapping[int, str], scale: float) -> list[list[Any]]:
    """[upper marks with their anchors, lower marks with theirs] of each table (mark to mark)."""
    wanted = _marks_by_glyph(cmap)
    found: list[list[Any]] = []
    for table in (table for lookup in _tables(gpos, "mkmk", 6, 9) for table in lookup):
        upper = {
            wanted[glyph]: list(_anchor(0, record.Class, record.MarkAnchor, scale))
            for glyph, record in zip(table.Mark1Coverage.glyphs, table.Mark1Array.MarkRecord, strict=True)
            if glyph in wanted
        }
        lower = {
            wanted[glyph]: [
                list(_anchor(0, kind, a, scale)) for kind, a in enumerate(record.Mark2Anchor) if a
            ]
            for glyph, record in zip(table.Mark2Coverage.glyphs, table.Mark2Array.Mark2Record, strict=True)
            if glyph in wanted
        }
        if upper and lower:
            found.append([upper, lower])
    return found


def _mark_anchors(table: Any, wanted: Mapping[str, str], number: int, scale: float) -> dict[str, Anchor]:
    found = {}
    for glyph, record in zip(table.MarkCoverage.glyphs, table.MarkArray.MarkRecord, strict=True):
        if glyph in wanted:
            found[wanted[glyph]] = _anchor(number, record.Class, record.MarkAnchor, scale)
    return found


def _base_anchors(
    table: Any, characters: Mapping[str, list[str]], number: int, scale: float
) -> Iterator[tuple[str, Anchor]]:
    for glyph, record in zip(table.BaseCoverage.glyphs, table.BaseArray.BaseRecord, strict=True):
        for char in characters.get(glyph, ()):
            for kind, anchor in enumerate(record.BaseAnchor):
                if anchor is not None and char.isalpha():
                    yield char, _anchor(number, kind, anchor, scale)


def _anchor(number: int, kind: int, anchor: Any, scale: float) -> Anchor:
    return number * 100 + kind, round(anchor.XCoordinate * scale), round(anchor.YCoordinate * scale)
