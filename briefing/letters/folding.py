"""The one fold of names and terms: what typing, house style and keyboards may change without making another word.

Folded are case, marks over and under letters, letters that stand for two, and the kinds of apostrophes, hyphens,
spaces and quotation marks; soft hyphens and other signs without ink go.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple
from unicodedata import combining, normalize

APOSTROPHES: Final = "'’‘‛ʹʻʼʽʾʿˈ′‵＇´`ꞌꞋ"
HYPHENS: Final = "-‐‑⁃﹣－"
DASHES: Final = "‒–—―−"
_SPACES: Final = (
    "\t\n \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_GONE: Final = "\u00ad\u034f\u200b\u200c\u200d\u2060\ufeff"
_QUOTES: Final = '"“”„‟«»″'
_WHOLE: Final = "йЙўЎ"  # letters of their own, not letters with a mark
_LETTERS: Final = {
    "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d",
    "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "TH", "ı": "i", "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T", "ς": "σ",
}  # fmt: skip


class _Folds(dict[str, str]):
    """What each character is folded to, its case kept."""

    def __missing__(self, char: str) -> str:
        found = self[char] = _LETTERS.get(char) or (char if char in _WHOLE else _without_marks(char))
        return found


def _without_marks(char: str) -> str:
    return "".join(_LETTERS.get(c, c) for c in normalize("NFKD", char) if not combining(c))


_SIGNS: Final = (
    dict.fromkeys(APOSTROPHES, "'")
    | dict.fromkeys(HYPHENS + DASHES, "-")
    | dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(_GONE, "")
    | dict.fromkeys(_QUOTES, '"')
)
_FOLDS: Final = _Folds(_SIGNS)
_ASCII: Final = {ord(sign): other for sign, other in _SIGNS.items() if sign.isascii()}


def folded(text: str) -> str:
    """The form in which two ways to write one name are equal."""
    if text.isascii() and text.isalnum():
        return text.lower()
    return " ".join(_cased(text).lower().split())


def signs_folded(text: str) -> str:
    """Only apostrophes, hyphens, spaces, quotation marks and signs without ink are folded; letters stay."""
    return " ".join("".join([_SIGNS.get(char, char) for char in normalize("NFC", text)]).split())


def _cased(text: str) -> str:
    if text.isascii():
        return text.translate(_ASCII)
    return "".join(map(_FOLDS.__getitem__, normalize("NFC", text)))


class Found(NamedTuple):
    """Where a word stands in a text, and which of the words it is."""

    start: int
    end: int
    word: str


class Finder:
    """Finds words and names in texts however they are typed.

    A capital of a word must be a capital in the text; a small letter may be one: `the Union` is found in `The union`
    only where `union` is written small. No word is found inside another.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[str, list[str]] = {}
        for word in words:
            if key := folded(word):
                self._words.setdefault(key, []).append(word)
        longest = sorted(self._words, key=lambda key: (-len(key), key))
        inner = "|".join(re.escape(key).replace(r"\ ", " +") for key in longest)
        self._pattern = re.compile(rf"(?<!\w)(?:{inner})(?!\w)") if longest else None

    def all_in(self, text: str) -> Iterator[Found]:
        """The words of a text from its start; where one is part of a longer one, the longer."""
        if self._pattern is None:
            return
        cased, places = _folded_in_place(text)
        for match in self._pattern.finditer(cased.lower()):
            start, end = match.span()
            if places is not None:
                start, end = places[start], places[end]
            if _inside_word(text, start, end):
                continue
            known = self._words[" ".join(match[0].split())]
            shown = " ".join(cased[match.start() : match.end()].split())
            word = next((word for word in known if _capitals_hold(word, shown)), None)
            if word is not None:
                yield Found(start, end, word)


def _folded_in_place(text: str) -> tuple[str, list[int] | None]:
    """The text folded, and where each character of that stands in the text; None where it stands at its own place."""
    if text.isascii():
        return text.translate(_ASCII), None
    pieces = list(map(_FOLDS.__getitem__, text))
    cased = "".join(pieces)
    return cased, None if len(cased) == len(text) and all(pieces) else _places(pieces)


def _places(pieces: list[str]) -> list[int]:
    """Where each folded character stands in the text, and the end."""
    found = [index for index, piece in enumerate(pieces) for _ in piece]
    return [*found, len(pieces)]


def _capitals_hold(word: str, shown: str) -> bool:
    written = " ".join(_cased(word).split())
    return all(not a.isupper() or b.isupper() for a, b in zip(written, shown, strict=False))


def _inside_word(text: str, start: int, end: int) -> bool:
    """Whether a hyphen or an apostrophe makes the words at a place part of a longer one; `l’Union` is two words."""
    before = re.search(r"([^\W_]+)(\W)\Z", text[max(start - 30, 0) : start])
    if before and before[2] in HYPHENS:
        return True
    if before and before[2] in APOSTROPHES and not before[1].islower():
        return True
    return text[end : end + 1] in tuple(HYPHENS) and text[end + 1 : end + 2].isalnum()
