"""Faces: one font file each, measured in ems, with kerning and small capitals from the face's own tables.

A file is parsed once a process. What a document needs of a face is in `embedding`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from operator import add, sub
from pathlib import Path
from typing import Final, NamedTuple
from unicodedata import normalize

from briefing.diagnostics import EnvironmentProblem
from briefing.faces import LIKE, Glyphs, glyphs_of, path_of
from briefing.layout.hyphenation import syllables
from briefing.layout.library import TTFError
from briefing.layout.truetype import FontProgram
from briefing.letters import DOTLESS, MARKED, dotless

NO_BREAK_SPACE: Final = 0xA0
UNDOTTED: Final = 0x100000  # from here on, letters that have lost their dot
PRIVATE: Final = 0xF0000  # from here on, characters stand for glyphs that have no character of their own


class Syllables(NamedTuple):
    """A word in the parts that a hyphen may stand between, with their widths in ems."""

    texts: tuple[str, ...]
    widths: tuple[float, ...]


class Face:
    """One face: widths and kerning in ems, remembered word by word."""

    def __init__(self, path: Path) -> None:
        self.name, self.path = path.stem, path
        try:
            self.program = FontProgram(str(path))
        except (OSError, TTFError) as error:
            raise EnvironmentProblem(f"the face {path.name} cannot be read: {error}") from error
        if self.program._full_font:
            raise EnvironmentProblem(f"the face {path.name} may not be subset, by its own licence bits")
        program = self.program
        for char, other in LIKE.items():
            _stand_in(program, ord(char), ord(other))
        self._undotted: dict[str, str] = {}  # private character to the letter whose glyph it has
        self._plain: dict[int, str] = {}  # private character to what it is read as
        for plain, other in DOTLESS.items():
            self._undot(plain, other)
        self._covered = frozenset(map(chr, program.charToGlyph))
        self._widths: dict[str, float] = {chr(code): width for code, width in program.charWidths.items()}
        self._missing: float = program.defaultWidth
        self.ascent: float = program.ascent / 1000
        self.descent: float = -program.descent / 1000
        self.cap_height = (program.capHeight or 660) / 1000
        self.x_height = (program.x_height or 480) / 1000
        self._glyphs: Glyphs | None = None
        self._pairs = _Pairs(self)
        self._words: dict[str, tuple[float, tuple[tuple[int, int], ...]]] = {}
        self._divided: dict[str, _Divided] = {}
        self._small: dict[str, str] = {}

    def _undot(self, plain: str, other: str) -> None:
        """A private character that has the glyph of a letter without its dot, and is read with it."""
        program, code = self.program, UNDOTTED + ord(plain)
        if ord(other) in program.charToGlyph:
            program.charToGlyph[code] = program.charToGlyph[ord(other)]
            program.charWidths[code] = program.charWidths[ord(other)]
            self._undotted[chr(code)], self._plain[code] = other, plain

    @property
    def glyphs(self) -> Glyphs:
        if self._glyphs is None:
            self._glyphs = glyphs_of(self.path)
        return self._glyphs

    def covers(self, char: str) -> bool:
        return char in self._covered

    def covers_all(self, text: str) -> bool:
        return self._covered.issuperset(text)

    def word(self, text: str) -> tuple[float, tuple[tuple[int, int], ...]]:
        """Width in ems, and kerns as (index of the character that moves, thousandths)."""
        found = self._words.get(text)
        if found is None:
            found = self._words[text] = self._measure(text)
        return found

    def width(self, text: str, size: float) -> float:
        """Points."""
        return self.word(text)[0] * size

    def widths(self, texts: list[str], size: float) -> list[float]:
        """Points, text by text."""
        known = self._words
        try:
            return [known[text][0] * size for text in texts]
        except KeyError:
            return [self.word(text)[0] * size for text in texts]

    def divided(self, language: str) -> Mapping[str, Syllables | None]:
        """Words in the parts that hyphens may stand between, as wide together as the word; None for one that stays whole."""
        found = self._divided.get(language)
        if found is None:
            found = self._divided[language] = _Divided(self, language)
        return found

    def _measure(self, text: str) -> tuple[float, tuple[tuple[int, int], ...]]:
        widths, missing = self._widths, self._missing
        try:
            total = sum(map(widths.__getitem__, text))
        except KeyError:
            total = sum([widths.get(char, missing) for char in text])
        moves = list(map(self._pairs.__getitem__, map(add, text, text[1:])))
        kerns: dict[int, int] = {}
        if any(moves):
            kerns = {index: kern for index, kern in enumerate(moves, 1) if kern}
            total += sum(moves)
        if not text.isascii():
            for index, across, _ in self._marks(text):
                wide = round(widths.get(text[index], missing))
                kerns[index] = kerns.get(index, 0) + across
                kerns[index + 1] = kerns.get(index + 1, 0) - across - wide
                total -= wide
        return total / 1000, tuple(sorted(kerns.items())) if kerns else ()

    def rises(self, text: str) -> dict[int, int]:
        """Combining marks that must be raised: index to thousandths of an em."""
        return {} if text.isascii() else {index: up for index, _, up in self._marks(text) if up}

    def _marks(self, text: str) -> list[tuple[int, int, int]]:
        """Index of each combining mark, and how it moves across and up to sit on its letter."""
        found: list[tuple[int, int, int]] = []
        for match in MARKED.finditer(text):
            base = self._undotted.get(match[1], match[1])
            advance = round(self._widths.get(match[1], self._missing))
            for number, place in enumerate(self.glyphs.places(base, match[2])):
                across, up = (place[0] - advance, place[1]) if place is not None else (0, 0)
                found.append((match.start(2) + number, across, up))
        return found

    def marked(self, letter: str) -> str | None:
        """A letter with its marks as the face can set it, None where it does not say where they stand."""
        for form in dict.fromkeys((letter, normalize("NFD", letter))):
            if self.covers_all(form) and None not in self.glyphs.places(*dotless(form)):
                return self._without_dot(form)
        return None

    def _without_dot(self, letter: str) -> str:
        """`i` and `j` lose their dot under another mark, and are read with it."""
        base, marks = dotless(letter)
        private = chr(UNDOTTED + ord(normalize("NFD", letter)[0]))
        return private + marks if base != letter[0] and private in self._undotted else letter

    # -- small capitals

    def small_caps(self, text: str, capitals: bool = False) -> str:
        """The same text in private characters that are set as small capitals and read as its letters.

        `capitals`: capitals become small too (acronyms). Letters without a small capital stay as they are.
        """
        return "".join([self._small_cap(char, capitals) for char in text])

    def acronym(self, capitals: str) -> str:
        """Capitals as small ones, if the face has all of them."""
        small = self.small_caps(capitals, capitals=True)
        return capitals if set(small) & set(capitals) else small

    def _small_cap(self, char: str, capitals: bool) -> str:
        known = self._small.get(char)
        if known is not None:
            return known if capitals or not char.isupper() else char
        glyph = self.glyphs.small_capitals.get(char) or self.glyphs.capitals_to_small.get(char)
        if glyph is None or (char.isupper() and not capitals):
            return char
        code = PRIVATE + ord(char)  # the same in every process
        private = self._small[char] = chr(code)
        self._plain[code] = char
        self.program.charToGlyph[code] = glyph
        self.program.charWidths[code] = self._widths[private] = self.program.glyph_width(glyph)
        self._covered |= {private}
        return private

    def spoken(self, code: int) -> str:
        """What a reader gets for a character: the letter of a small capital, a plain space for one that does not break."""
        return self._plain.get(code) or (" " if code == NO_BREAK_SPACE else chr(code))

    def read(self, text: str) -> str:
        """The letters of a text in which some may be small capitals."""
        return "".join([self._plain.get(ord(char)) or char for char in text]) if self._plain else text


class _Divided(dict[str, Syllables | None]):
    """Words of one language, each divided once."""

    def __init__(self, face: Face, language: str) -> None:
        self.face, self.language = face, language

    def __missing__(self, word: str) -> Syllables | None:
        cuts = syllables(word, self.language)
        found = self[word] = self._parted(word, (*cuts, len(word))) if cuts else None
        return found

    def _parted(self, word: str, ends: tuple[int, ...]) -> Syllables:
        starts = (0, *ends[:-1])
        reach = [0.0, *(self.face.word(word[:end])[0] for end in ends)]
        texts = tuple(word[start:end] for start, end in zip(starts, ends, strict=True))
        return Syllables(texts, tuple(map(sub, reach[1:], reach)))


class _Pairs(dict[str, int]):
    """Kerns of two characters, each looked up once."""

    def __init__(self, face: Face) -> None:
        self.face = face

    def __missing__(self, pair: str) -> int:
        kern = self[pair] = self.face.glyphs.kerns_after(pair[0]).get(pair[1], 0)
        return kern


def _stand_in(program: FontProgram, code: int, other: int) -> None:
    if code not in program.charToGlyph and other in program.charToGlyph:
        program.charToGlyph[code] = program.charToGlyph[other]
        program.charWidths[code] = program.charWidths[other]


@lru_cache(maxsize=64)
def face(file: str) -> Face:
    """The face of a file, parsed once a process."""
    return Face(path_of(file))
