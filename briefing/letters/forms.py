"""One form of every letter (NFC), and where composed letters stood in what was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from unicodedata import combining, is_normalized, normalize

MARKS: Final = "\\u0300-\\u036f\\u0483-\\u0487\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20f0\\ufe20-\\ufe2f"  # in a pattern
MARKED: Final = re.compile(f"(.)([{MARKS}]+)", re.S)
ABOVE: Final = 230  # combining class (Unicode Standard Annex 44)
_LETTER: Final = re.compile(f".[{MARKS}]*", re.S)
DOTLESS: Final = {"i": "ı", "j": "ȷ", "і": "ı", "ј": "ȷ"}


def composed(text: str) -> str:
    """The text in composed letters (Unicode Standard Annex 15, form C)."""
    return text if text.isascii() or is_normalized("NFC", text) else normalize("NFC", text)


def cluster(text: str, at: int) -> tuple[int, int]:
    """How many characters the letter at a place is with the marks typed after it, and how many when composed."""
    end = at + 1
    while end < len(text) and _joins(text[end]):
        end += 1
    return end - at, 1 if end == at + 1 and text[at].isascii() else len(normalize("NFC", text[at:end]))


def clusters(text: str) -> Iterator[tuple[int, int]]:
    """The same for each letter of a text."""
    at = 0
    while at < len(text):
        wide, count = cluster(text, at)
        yield wide, count
        at += wide


def letters_with_marks(text: str) -> list[str]:
    """The letters of a text, each with the marks that follow it."""
    return _LETTER.findall(text)


def dotless(letter: str) -> tuple[str, str]:
    """A letter and the marks on it; the letter without its dot where a mark stands in its place."""
    parts = normalize("NFD", letter)
    if parts[0] in DOTLESS and any(combining(mark) == ABOVE for mark in letter[1:]):
        return DOTLESS[parts[0]], parts[1:]
    return letter[0], letter[1:]


def _joins(char: str) -> bool:
    """Whether it may melt into what stands before it: a mark, or a vowel or final of a Korean syllable."""
    if char.isascii():
        return False
    return combining(char) != 0 or "\u1161" <= char <= "\u11c2" or normalize("NFC", char) != char


def place_of(words: str, line: str, start: int = 0) -> tuple[int, int] | None:
    """Where words stand in a line as it was typed, and how long they are there; None when they do not."""
    at = line.find(words, start)
    if at >= 0:
        return at, len(words)
    if line.isascii() or not words:
        return None
    places, typed = [], 0  # where each composed character was typed
    for wide, count in clusters(line):
        places += [typed] * count
        typed += wide
    places.append(typed)
    found = composed(line).find(composed(words), next((n for n, at in enumerate(places) if at >= start), 0))
    if found < 0:
        return None
    end = places[min(found + len(composed(words)), len(places) - 1)]
    return places[found], max(end - places[found], 1)
