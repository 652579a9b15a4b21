"""The order of words: the root order of Unicode, and what a language does otherwise (Unicode Technical Standard 10).

Words are ordered by their letters first, then by marks on them, then by case. Spaces and hyphens come before letters,
numbers count by their value, other signs do not count. Scripts follow one another as in `order.txt`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final, TypeAlias
from unicodedata import combining, normalize

from briefing.letters.folding import DASHES, HYPHENS

Key: TypeAlias = tuple[tuple[tuple[int, ...], ...], tuple[str, ...], str]

_ORDER: Final = Path(__file__).parent / "order.txt"
_PIECES: Final = re.compile(r"(\d+)|(.[\u0300-\u036f]*)", re.S)
_SPACE, _NUMBER, _LETTER = 0, 1, 2
_TWO_LETTERS: Final = {"æ": "ae", "œ": "oe", "ß": "ss", "ǆ": "dž", "ǉ": "lj", "ǌ": "nj"}


class Alphabet:
    """The order of a language. `own`: `z å ä=æ ö` puts letters of their own, and their equals, after one of the root."""

    def __init__(self, own: Sequence[str] = ()) -> None:
        self._ranks = dict(_root())
        self._longest = 1
        for row in own:
            first, *others = normalize("NFC", row).split()
            start = self._ranks[first]
            for number, letters in enumerate(others, 1):
                for letter in letters.split("="):
                    self._ranks[letter] = (*start, number)
                    self._longest = max(self._longest, len(letter))

    def key(self, text: str) -> Key:
        """What texts are sorted by."""
        places: list[tuple[int, ...]] = []
        marks: list[str] = []
        for piece in self._pieces(text):
            place, mark = self._place(piece)
            places += place
            marks += [mark] if place else []
        return tuple(places), tuple(marks), text.swapcase()

    def initial(self, text: str) -> str:
        """The letter under which a word stands, as a capital."""
        for piece in self._pieces(text):
            for place in self._place(piece)[0]:
                if place[0] == _LETTER:
                    return next((c for c, rank in self._ranks.items() if rank == place[1:]), piece).upper()
        return ""

    def _pieces(self, text: str) -> list[str]:
        """Numbers, and letters with their marks; letters of several signs in one."""
        found = [m[0] for m in _PIECES.finditer(normalize("NFD", text.lower()))]
        if self._longest == 1:
            return found
        joined: list[str] = []
        at = 0
        while at < len(found):
            size = next(
                (n for n in range(self._longest, 1, -1) if "".join(found[at : at + n]) in self._ranks), 1
            )
            joined.append("".join(found[at : at + size]))
            at += size
        return joined

    def _place(self, piece: str) -> tuple[list[tuple[int, ...]], str]:
        """Where a piece stands, and the marks that make no letter of their own of it."""
        if piece.isdecimal():
            return [(_NUMBER, int(piece))], ""
        if piece.isspace() or piece in HYPHENS or piece in DASHES:
            return [(_SPACE,)], ""
        whole = normalize("NFC", piece)
        if whole in self._ranks:
            return [(_LETTER, *self._ranks[whole])], ""
        base, marks = piece[0], piece[1:]
        for mark in marks:
            if (letter := normalize("NFC", base + mark)) in self._ranks:
                return [(_LETTER, *self._ranks[letter])], marks.replace(mark, "", 1)
        if base in _TWO_LETTERS:
            return [(_LETTER, *self._ranks[letter]) for letter in _TWO_LETTERS[base]], piece
        if base in self._ranks:
            return [(_LETTER, *self._ranks[base])], marks
        return ([(_LETTER, len(self._ranks), ord(base))], marks) if base.isalpha() else ([], "")


@lru_cache(maxsize=1)
def _root() -> dict[str, tuple[int, ...]]:
    text = _ORDER.read_text(encoding="utf-8")
    groups = [group for line in text.split("\n") if not line.startswith("#") for group in line.split()]
    return {
        normalize("NFC", letter): (rank,) for rank, group in enumerate(groups) for letter in _letters(group)
    }


def _letters(group: str) -> list[str]:
    found: list[str] = []
    for char in group:
        if combining(char) and found:
            found[-1] += char
        else:
            found.append(char)
    return found


@lru_cache(maxsize=32)
def alphabet(own: tuple[str, ...] = ()) -> Alphabet:
    """An alphabet, made once a process."""
    return Alphabet(own)
