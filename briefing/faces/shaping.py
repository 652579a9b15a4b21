"""Faces: one font file each, which turn words into glyphs, with kerning and small capitals from the face's own metrics.

A file is parsed once a process; a `Face` travels between processes as its path. A shaper for other scripts would stand
behind `Face.word`: nothing else makes glyphs of characters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from operator import add
from pathlib import Path
from typing import Final
from unicodedata import normalize

from briefing.diagnostics import EnvironmentProblem
from briefing.faces.coverage import LIKE
from briefing.faces.files import path_of
from briefing.faces.glyphs import Glyphs, glyphs_of
from briefing.faces.metrics import read_metrics
from briefing.letters import DOTLESS, MARKED, dotless
from briefing.values import Value

UNDOTTED: Final = 0x100000  # from here on, letters that have lost their dot
PRIVATE: Final = 0xF0000  # from here on, characters stand for glyphs that have no character of their own
JOINTS: Final[dict[int, None]] = {0x2060: None}  # of words, which are not broken anyway
NO_BREAKS: Final[dict[int, None]] = {
    0xAD: None,
    0x200B: None,
    **JOINTS,
}  # signs that allow a break and show nothing without one


class Word(Value, gc=False):
    """Glyphs of a face, in the order they are set.

    `clusters` holds the text of each glyph (a string where each stands for one character). A glyph advances by its own
    width and its move: `moves` are (index of the glyph before which the pen moves, thousandths of an em), `rises`
    (index, thousandths above the baseline). `width` is in ems.
    """

    text: str
    width: float
    glyphs: tuple[int, ...]
    clusters: Sequence[str]
    moves: tuple[tuple[int, int], ...] = ()
    rises: tuple[tuple[int, int], ...] = ()


class Face:
    """One face: words as glyphs, remembered; widths in ems."""

    def __init__(self, path: Path) -> None:
        self.name, self.path = path.stem, path
        metrics = read_metrics(path)
        if not metrics.may_subset:
            raise EnvironmentProblem(f"the face {path.name} may not be subset, by its own licence bits")
        self.advances = metrics.advances  # by glyph, thousandths of an em
        self._glyph_of: dict[str, int] = {chr(code): glyph for code, glyph in metrics.glyphs.items()}
        for char, other in LIKE.items():
            if other in self._glyph_of:
                self._glyph_of.setdefault(char, self._glyph_of[other])
        self._undotted: dict[str, str] = {}  # private character to the letter whose glyph it has
        self._plain: dict[str, str] = {}  # private character to what it is read as
        for plain, other in DOTLESS.items():
            self._undot(plain, other)
        self._covered = frozenset(self._glyph_of)
        self._widths = {char: metrics.advances[glyph] for char, glyph in self._glyph_of.items()}
        self._missing = metrics.advances[0]
        self.ascent = metrics.ascent / 1000
        self.descent = -metrics.descent / 1000
        self.cap_height = (metrics.cap_height or 660) / 1000
        self.x_height = (metrics.x_height or 480) / 1000
        self._glyphs: Glyphs | None = None
        self._pairs = _Pairs(self)
        self._words: dict[str, Word] = {}
        self._small: dict[str, str] = {}

    def __reduce__(self) -> tuple[Callable[[Path], Face], tuple[Path]]:
        return face_at, (self.path,)

    def _undot(self, plain: str, other: str) -> None:
        """A private character that has the glyph of a letter without its dot, and is read with it."""
        private = chr(UNDOTTED + ord(plain))
        if other in self._glyph_of:
            self._glyph_of[private] = self._glyph_of[other]
            self._undotted[private], self._plain[private] = other, plain

    @property
    def glyphs(self) -> Glyphs:
        if self._glyphs is None:
            self._glyphs = glyphs_of(self.path)
        return self._glyphs

    def covers(self, char: str) -> bool:
        return char in self._covered

    def covers_all(self, text: str) -> bool:
        return self._covered.issuperset(text)

    def glyph_of(self, char: str) -> int:
        """The glyph of a character, private ones included; 0 where there is none."""
        return self._glyph_of.get(char, 0)

    def word(self, text: str) -> Word:
        """The glyphs of a text that has no spaces in it, or is one."""
        found = self._words.get(text)
        if found is None:
            found = self._words[text] = self._shaped(text)
        return found

    def words(self, text: str) -> tuple[Word, ...]:
        """The words of a text, split at each space: an empty one where it begins or ends with a space."""
        known, parts = self._words, text.split(" ")
        try:
            return tuple([known[part] for part in parts])
        except KeyError:
            return tuple([self.word(part) for part in parts])

    def width(self, text: str, size: float) -> float:
        """Points."""
        return self.word(text).width * size

    def widths(self, texts: list[str], size: float) -> list[float]:
        """Points, text by text."""
        known = self._words
        try:
            return [known[text].width * size for text in texts]
        except KeyError:
            return [self.word(text).width * size for text in texts]

    def _shaped(self, text: str) -> Word:
        widths, missing = self._widths, self._missing
        try:
            total = sum(map(widths.__getitem__, text))
        except KeyError:
            total = sum([widths.get(char, missing) for char in text])
        moves = list(map(self._pairs.__getitem__, map(add, text, text[1:])))
        kerns: dict[int, int] = {}
        rises: list[tuple[int, int]] = []
        if any(moves):
            kerns = {index: kern for index, kern in enumerate(moves, 1) if kern}
            total += sum(moves)
        if not text.isascii():
            for index, across, up in self._marks(text):
                wide = round(widths.get(text[index], missing))
                kerns[index] = kerns.get(index, 0) + across
                kerns[index + 1] = kerns.get(index + 1, 0) - across - wide
                total -= wide
                if up:
                    rises.append((index, up))
        glyphs = tuple([self._glyph_of.get(char, 0) for char in text])
        clusters = self.read(text)
        return Word(text, total / 1000, glyphs, clusters, tuple(sorted(kerns.items())), tuple(rises))

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
        private = self._small[char] = chr(PRIVATE + ord(char))  # the same in every process
        self._plain[private] = char
        self._glyph_of[private] = glyph
        self._widths[private] = self.advances[glyph]
        self._covered |= {private}
        return private

    def read(self, text: str) -> str:
        """The letters of a text in which some may be small capitals."""
        plain = self._plain
        return text if plain.keys().isdisjoint(text) else "".join([plain.get(char) or char for char in text])


class _Pairs(dict[str, int]):
    """Kerns of two characters, each looked up once."""

    def __init__(self, face: Face) -> None:
        self.face = face

    def __missing__(self, pair: str) -> int:
        kern = self[pair] = self.face.glyphs.kerns_after(pair[0]).get(pair[1], 0)
        return kern


@lru_cache(maxsize=64)
def face_at(path: Path) -> Face:
    """The face of a path, parsed once a process."""
    return Face(path)


@lru_cache(maxsize=64)
def face(file: str) -> Face:
    """The face of a file, as styles name it."""
    return face_at(path_of(file))


def chosen(letters: Sequence[str], faces: Sequence[Face]) -> Iterator[tuple[Face | None, str]]:
    """The face of each letter with its marks, and how it is set there; None where no face has it.

    A word is in one face wherever one of them has the whole of it: letters of two in one word are never of one height.
    """
    for in_word, group in groupby(letters, key=lambda one: one[0].isalpha() or ord(one[0]) in NO_BREAKS):
        word = tuple(group)
        whole = next(filter(None, (_by_one(word, one) for one in faces)), None) if in_word else None
        yield from whole or ((set_by(letter, faces) or (None, letter)) for letter in word)


def _by_one(word: Sequence[str], one: Face) -> list[tuple[Face, str]]:
    """A whole word in one face; nothing where it lacks a letter."""
    found = [set_by(letter, (one,)) if ord(letter[0]) not in NO_BREAKS else (one, letter) for letter in word]
    return [pair for pair in found if pair is not None] if None not in found else []


def set_by(letter: str, faces: Sequence[Face]) -> tuple[Face, str] | None:
    """The first of some faces that can set a letter and its marks, and how; if need be, one that has them."""
    if len(letter) > 1:
        for one in faces:
            if form := one.marked(letter):
                return one, form
    return next(((one, letter) for one in faces if one.covers_all(letter)), None)
