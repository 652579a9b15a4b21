"""Where a word may be broken, in the languages that have a dictionary."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from operator import sub
from pathlib import Path
from typing import Any, NamedTuple

import pyphen

from briefing.faces import Face

SHORTEST = 6
LEFT, RIGHT = 3, 3
_DIGITS = b"0123456789"


class Patterns(dict[str, Any]):
    """Hyphenation patterns, each understood when a word first asks for it: a book needs one in fifty of them."""

    def get(self, key: str, default: Any = None) -> Any:
        found = super().get(key)
        if isinstance(found, str):
            found = self[key] = _understood(found)
        return found or default


class _Dictionary(pyphen.HyphDict):  # type: ignore[misc]
    """Pyphen's dictionary over `Patterns`."""

    def __init__(self, data: bytes, encoding: str) -> None:
        lines = data.decode(encoding).split("\n")[1:]
        keys = data.translate(None, _DIGITS).decode(encoding).split("\n")[1:]
        self.patterns = Patterns(zip(keys, lines, strict=True))
        for key in [key for key in self.patterns if not key or key.startswith(pyphen.ignored)]:
            del self.patterns[key]
        self.maxlen = max(map(len, self.patterns))
        self.cache: dict[str, Any] = {}


def _understood(pattern: str) -> tuple[int, tuple[int, ...]] | None:
    """Offset and weights of a pattern such as `.a2ir3`; None for one without weights."""
    values = [int(digit or "0") for digit, _ in pyphen.parse(pattern)]
    weighty = [index for index, value in enumerate(values) if value]
    return (weighty[0], tuple(values[weighty[0] : weighty[-1] + 1])) if weighty else None


def _quickly(path: Path) -> None:
    """Give Pyphen the dictionary of a file before it reads it itself, where the file has plain patterns only."""
    data = path.read_bytes()
    encoding = data.split(b"\n", 1)[0].strip().decode()
    encoding = "cp1251" if encoding.lower() == "microsoft-cp1251" else encoding
    if b"^^" not in data and b"=" not in data and b"\r" not in data:
        pyphen.hdcache.setdefault(path, _Dictionary(data, encoding))


@lru_cache(maxsize=16)
def dictionary(language: str) -> Any:
    """Pyphen for a language, None where it has no dictionary."""
    name = pyphen.language_fallback(language)
    if not name:
        return None
    _quickly(pyphen.LANGUAGES[name])
    return pyphen.Pyphen(lang=name, left=LEFT, right=RIGHT)


@lru_cache(maxsize=20000)
def syllables(word: str, language: str) -> tuple[int, ...]:
    """Indices at which a hyphen may stand; none for names, acronyms, short words and unknown languages."""
    letters = word.strip(".,;:!?()[]“”‘’«»…")
    if len(letters) < SHORTEST or not letters.isalpha() or letters[:1].isupper():
        return ()
    known = dictionary(language)
    if known is None:
        return ()
    start = word.index(letters)
    return tuple(start + at for at in known.positions(letters))


class Syllables(NamedTuple):
    """A word in the parts that a hyphen may stand between, with their widths in ems: together as wide as the word."""

    texts: tuple[str, ...]
    widths: tuple[float, ...]


class _Divided(dict[str, Syllables | None]):
    """Words of one language in one face, each divided once."""

    def __init__(self, face: Face, language: str) -> None:
        self.face, self.language = face, language

    def __missing__(self, word: str) -> Syllables | None:
        cuts = syllables(word, self.language)
        found = self[word] = self._parted(word, (*cuts, len(word))) if cuts else None
        return found

    def _parted(self, word: str, ends: tuple[int, ...]) -> Syllables:
        starts = (0, *ends[:-1])
        reach = [0.0, *(self.face.word(word[:end]).width for end in ends)]
        texts = tuple(word[start:end] for start, end in zip(starts, ends, strict=True))
        return Syllables(texts, tuple(map(sub, reach[1:], reach)))


@lru_cache(maxsize=128)
def divided(face: Face, language: str) -> Mapping[str, Syllables | None]:
    """Words of a language with the places at which they may be divided; None for one that stays whole."""
    return _Divided(face, language)
