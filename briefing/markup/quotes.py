"""Straight quotation marks and apostrophes as a typesetter writes them: which opens, which closes, and which is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

APOSTROPHE: Final = "’"
PRIME, DOUBLE_PRIME = "′", "″"
_BEFORE_OPENING: Final = frozenset(" \n\t\u00a0\u202f([{/=-–—“‘«„")
_CLOSING: Final = frozenset(" \n\t\u00a0\u202f,.;:!?…)]}")
_EMPHASIS: Final = "*_"
_YEAR: Final = re.compile(r"'\d\ds?(?![\w'])")
_SECOND_PART: Final = re.compile(r"'\s?\d+(?:[.,]\d+)?\s?(?:½|¼|¾)?\"")
_AFTER_DEGREES: Final = re.compile(r"°\s?\d+(?:[.,]\d+)?\Z")
_AFTER_PRIME: Final = re.compile(r"\d\s?[′']\s?\d+(?:[.,]\d+)?\s?[½¼¾]?\Z")
_CLOSES_LATER: Final = re.compile(r"(?<=[^\s\u00a0])'(?!\w)")
_PARAGRAPH: Final = re.compile(r"(\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s))")
_CLOSED_BY: Final = {"“": "”", "«": "»", "„": "“”", "‘": "’"}


@dataclass(slots=True)
class _Quoting:
    """One paragraph: what has been written, and the quotation marks that are open in it."""

    text: str
    double: tuple[str, str]
    single: tuple[str, str]
    elisions: re.Pattern[str] | None
    out: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    just_opened: bool = False

    def written(self) -> str:
        skip = 0
        for at, char in enumerate(self.text):
            if skip:
                skip -= 1
                continue
            if char == '"':
                self.out.append(self._double(at))
            elif char == "'":
                signs = self._single(at)
                self.out.append(signs)
                skip = len(signs) - 1
            else:
                self._follow(char)
                self.out.append(char)
            self.just_opened = char in "\"'" and self._opened(self.out[-1])
        return "".join(self.out)

    def _opened(self, signs: str) -> bool:
        return bool(self.open) and signs in (self.double[0], self.single[0])

    def _follow(self, char: str) -> None:
        """Typographic marks that the author wrote count too."""
        if self.open and char in _CLOSED_BY.get(self.open[-1], ""):
            self.open.pop()
        elif char in _CLOSED_BY and char != "‘":
            self.open.append(char)

    def _may_open(self, at: int) -> bool:
        after = self.text[at + 1 : at + 2]
        before = self.text[:at].rstrip(_EMPHASIS)[-1:]
        inner = before in ('"', "'") and self.just_opened
        inner = inner or (before in ("'", APOSTROPHE) and not self.open and self.text[at : at + 1] == '"')
        return bool(after) and after not in _CLOSING and (not before or before in _BEFORE_OPENING or inner)

    def _double(self, at: int) -> str:
        doubles = [mark for mark in self.open if mark != "'"]
        if _AFTER_PRIME.search(self.text[:at]) or (self.text[at - 1 : at].isdigit() and not doubles):
            return DOUBLE_PRIME
        if self._may_open(at):
            self.open.append('"')
            return (self.single if len(doubles) % 2 else self.double)[0]
        if '"' in self.open:
            while self.open.pop() != '"':
                pass
        return (self.double if len(doubles) % 2 or not doubles else self.single)[1]

    def _single(self, at: int) -> str:
        rest = self.text[at:]
        if self.elisions is not None and (elided := self.elisions.match(rest)):
            return elided[0].replace("'", APOSTROPHE)
        before = self.text[at - 1 : at]
        if before.isdigit():
            if _SECOND_PART.match(rest) or _AFTER_DEGREES.search(self.text[:at]):
                return PRIME
            if not rest[1:2].isalpha() and "'" not in self.open:
                return PRIME
        if _YEAR.match(rest) and self._may_open(at):
            return APOSTROPHE
        if self._may_open(at) and _CLOSES_LATER.search(self.text, at + 2):
            self.open.append("'")
            return self.single[0]
        if "'" in self.open and not rest[1:2].isalnum():
            while self.open.pop() != "'":
                pass
            return self.single[1]
        return APOSTROPHE


def quoted(text: str, double: tuple[str, str], single: tuple[str, str], elisions: Sequence[str] = ()) -> str:
    """The text with the marks of a language; `elisions` are words that begin with an apostrophe."""
    if '"' not in text and "'" not in text:
        return text
    pattern = _elided(tuple(elisions))
    parts = _PARAGRAPH.split(text)
    parts[::2] = [_Quoting(part, double, single, pattern).written() for part in parts[::2]]
    return "".join(parts)


@lru_cache(maxsize=32)
def _elided(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """One of the words with its apostrophe, not in quotation marks; `n` has one on either side."""
    if not words:
        return None
    others = "|".join(re.escape(word) for word in words if word != "n")
    n = r"'n'(?!\w)|'n(?=\s)|" if "n" in words else ""
    return re.compile(rf"{n}'(?:{others or '(?!)'})(?![\w'])", re.I)
