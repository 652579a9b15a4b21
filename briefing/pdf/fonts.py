"""Faces inside a document: the codes of their glyphs, and the subsets that are embedded (PDF 32000-1, 9.6 to 9.10).

Every glyph is given a code when it is first shown: those of ASCII characters the character's own, others the free codes
of as many subsets as it takes. So a subset holds the glyphs that were used, and each code says which text it stands for.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from copy import copy
from typing import Any, Final

from briefing.faces import Face, Word
from briefing.pdf.font_program import font_program
from briefing.pdf.library import pdfdoc

MOST_PER_BLOCK: Final = 100  # entries of one bfchar block (Adobe Technical Note 5014)
SPACE: Final = 32  # its code in every subset, so that word spacing works (PDF 32000-1, 9.3.3)
NO_BREAK_SPACE: Final = "\u00a0"
SHAPED: Final = 0x110000  # from here on, keys of glyphs that no single character stands for
_FREE: Final = (
    (*range(127, 256), *range(1, 32)),
    (*range(33, 256), *range(1, 32)),
)  # first subset, the others
_ESCAPES: Final = {0x28: "\\(", 0x29: "\\)", 0x5C: "\\\\", 0x0D: "\\r", 0x0A: "\\n"}
_ESCAPED: Final = frozenset(map(chr, _ESCAPES))


class EmbeddedFace:
    """One face in one document. ReportLab calls `addObjects` when the file is written."""

    def __init__(self, face: Face, doc: Any) -> None:
        self.face = face
        self.name = f"F{len(doc.delayedFonts) + 1}"
        doc.delayedFonts.append(self)
        self._codes: dict[int, int] = {}  # key of a glyph to subset * 256 + code
        self._glyphs: dict[int, tuple[int, str]] = {SPACE: (face.glyph_of(" "), " ")}  # key: glyph, its text
        self._keys: dict[tuple[int, str], int] = {}
        self._subsets: list[list[int]] = []  # code to key of a glyph, 0 where it is free
        self._free: Iterator[int] = iter(())
        self._plain: dict[str, str] = {"": ""}  # words of the first subset: what stands between ( and )
        self._shown: set[str] = set()  # ASCII characters that have been set
        self._mixed: dict[str, list[tuple[int, str, int]]] = {}  # other words: (subset, the same, rise)
        self._open_subset()

    # -- text

    def show(self, words: Sequence[Word], size: float) -> list[tuple[str, str]]:
        """Pairs of font name and operators that show the words with a space between each two."""
        plain = self._plain
        try:
            return [(f"/{self.name}", _array(" ".join([plain[word.text] for word in words])))]
        except KeyError:
            for word in words:
                if word.text not in plain and word.text not in self._mixed:
                    self._learn(word)
        if self._mixed and any(word.text in self._mixed for word in words):
            return self._show_mixed([word.text for word in words], size)
        return [(f"/{self.name}", _array(" ".join([plain[word.text] for word in words])))]

    def _show_mixed(self, parts: list[str], size: float) -> list[tuple[str, str]]:
        runs: list[tuple[int, str, int]] = []
        for index, part in enumerate(parts):
            if index:
                subset = runs[-1][0] if runs else 0
                runs.append((subset, " ", 0))
            runs += self._mixed.get(part) or [(0, self._plain[part], 0)]
        found: list[tuple[str, str]] = []
        while runs:
            subset, _, rise = runs[0]
            count = next((i for i, run in enumerate(runs) if (run[0], run[2]) != (subset, rise)), len(runs))
            shown = _array("".join(inner for _, inner, _ in runs[:count]))
            raised = f" {rise * size / 1000:.3f} Ts {shown} 0 Ts " if rise else shown
            found.append((f"/{self.name}{f'.{subset}' if subset else ''}", raised))
            del runs[:count]
        return found

    def _learn(self, word: Word) -> None:
        """Encode a word; moves lie between the glyphs they part, marks are raised where they must be."""
        if isinstance(word.clusters, str) and self._shown.issuperset(word.text):
            self._plain[word.text] = _moved(word.text, word.moves)
            return
        moves, rises = dict(word.moves), dict(word.rises)
        runs: list[tuple[int, str, int]] = []
        for index, key in enumerate(self._keys_of(word)):
            code = self._codes.get(key, -1)
            if code < 0:
                code = self._codes[key] = self._new_code(key)
            subset, rise = code >> 8, rises.get(index, 0)
            move = moves.get(index)
            if move and runs:
                runs[-1] = (runs[-1][0], f"{runs[-1][1]}){-move}(", runs[-1][2])
            if not runs or (runs[-1][0], runs[-1][2]) != (subset, rise):
                runs.append((subset, "", rise))
            runs[-1] = (subset, runs[-1][1] + (_ESCAPES.get(code & 255) or chr(code & 255)), rise)
        last = moves.get(len(word.glyphs))
        if last:
            runs[-1] = (runs[-1][0], f"{runs[-1][1]}){-last}(", runs[-1][2])
        if len(runs) == 1 and runs[0][0] == 0 and not runs[0][2]:
            self._plain[word.text] = runs[0][1]
        else:
            self._mixed[word.text] = runs

    def _keys_of(self, word: Word) -> Iterator[int]:
        """A key for each glyph: its character, or one of its own where no single character stands for it."""
        single = len(word.text) == len(word.glyphs)
        for index, (glyph, cluster) in enumerate(zip(word.glyphs, word.clusters, strict=True)):
            if not glyph:
                signs = " ".join(f"U+{ord(char):04X}" for char in cluster)
                raise ValueError(f"{self.face.name} has no glyph for {signs}; it must be told before layout")
            key = (
                ord(word.text[index])
                if single
                else self._keys.setdefault((glyph, cluster), SHAPED + len(self._keys))
            )
            self._glyphs.setdefault(key, (glyph, " " if cluster == NO_BREAK_SPACE else cluster))
            yield key

    # -- codes

    def _open_subset(self) -> None:
        self._free = iter(_FREE[1 if self._subsets else 0])
        self._subsets.append([0] * 256)
        self._subsets[-1][SPACE] = SPACE

    def _new_code(self, key: int) -> int:
        if SPACE <= key < 127:
            self._subsets[0][key] = key
            self._shown.add(chr(key))
            return key
        free = next(self._free, None)
        if free is None:
            self._open_subset()
            free = next(self._free)
        self._subsets[-1][free] = key
        return (len(self._subsets) - 1) * 256 + free

    # -- the file

    def addObjects(self, doc: Any) -> None:
        """Hand ReportLab one font object for each subset."""
        fonts = doc.idToObject[pdfdoc.BasicFonts].dict
        for number, subset in enumerate(self._subsets):
            last = max(code for code, key in enumerate(subset) if key)
            name = f"{self.name}{f'.{number}' if number else ''}"
            fonts[name] = self._font(doc, name, subset[: last + 1])

    def _font(self, doc: Any, name: str, subset: list[int]) -> Any:
        program = copy(font_program(self.face.path))  # a program holds the glyphs of one subset
        program.charToGlyph = {key: self._glyphs[key][0] for key in subset if key}
        base = f"{_prefix([self._glyphs.get(key, (0, ''))[0] for key in subset], self.face)}+{program.name.decode()}"
        used = [code for code, key in enumerate(subset) if key]
        font = pdfdoc.PDFTrueTypeFont()
        font.BaseFont = base
        font.FirstChar, font.LastChar = used[0], used[-1]
        font.Widths = pdfdoc.PDFArrayCompact([self._advance(key) for key in subset[used[0] :]])
        stream = pdfdoc.PDFStream(content=self._to_unicode(subset, used), filters=[pdfdoc.PDFZCompress])
        font.ToUnicode = doc.Reference(stream, f"toUnicode:{base}")
        font.FontDescriptor = program.addSubsetObjects(doc, base, subset)
        doc.Reference(font, name)
        return font

    def _advance(self, key: int) -> float:
        return self.face.advances[self._glyphs[key][0] if key else 0]

    def _to_unicode(self, subset: list[int], used: list[int]) -> str:
        """The map back from codes to text, beyond the basic plane too (PDF 32000-1, 9.10.3)."""
        texts = ((code, self._glyphs[subset[code]][1]) for code in used)
        rows = [f"<{code:02X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in texts]
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


def _array(inner: str) -> str:
    """The operator that shows strings and moves; a move at the end stands last, since some readers lose one before ()."""
    if inner.endswith("(") and not inner.endswith("\\("):
        return f"[({inner[:-1]}]TJ"
    return f"[({inner})]TJ"


def _moved(word: str, moves: Sequence[tuple[int, int]]) -> str:
    """ASCII characters, which stand for themselves but for those that PDF needs."""
    if not moves:
        return word if _ESCAPED.isdisjoint(word) else word.translate(_ESCAPES)
    at, parts = 0, []
    for index, move in moves:
        parts += [word[at:index].translate(_ESCAPES), f"){-move}("]
        at = index
    parts.append(word[at:].translate(_ESCAPES))
    return "".join(parts)


def _prefix(glyphs: list[int], face: Face) -> str:
    """Six letters from the subset's content and the file it is of (PDF 32000-1, 9.6.4)."""
    digest = hashlib.md5(repr(glyphs).encode() + face.path.name.encode(), usedforsecurity=False).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])
