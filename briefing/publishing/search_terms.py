"""The words to look for in a finished PDF, in a form in which no break of a page can hide them.

Text and terms are squeezed to the same form first: compatibility forms and ligatures
undone, case folded, hyphens, spaces and every invisible character dropped. So a sentence
is found however it was broken over lines, hyphenated, kerned apart or set in small capitals.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

SHORTEST: Final = 16  # letters of a sentence that says something on its own; fewer stand everywhere by chance
SHORTEST_ITEM: Final = 10  # of one that is all of its text
LONGEST_MONTH: Final = 9  # letters
WIDE: Final = 28  # letters of nearly all sentences: these are looked up by longer windows
CUT: Final = "\x00"  # stands in a text where something will be filled in
_FILLED: Final = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.S)
_UNREAD: Final = re.compile(r"\[\^[^\]]*\]|(?<=\])\([^)\s]*\)")  # calls of notes, and addresses of links
_SENTENCE_END: Final = re.compile(r"(?<=[.!?;:])\s+|\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)])\s)")
_YEAR: Final = re.compile(r"\d{4}")
_LETTERS: Final = re.compile(r"[^\W_]+")


def own_words(text: str) -> str:
    """What of a text is printed as it was written; `CUT` stands for what is filled in."""
    return _UNREAD.sub("", _FILLED.sub(CUT, text)) if "{" in text or "[" in text else text


def squeeze(text: str) -> str:
    """Letters and digits only, compatibility-normalised and case-folded."""
    letters = "".join(_LETTERS.findall(text))
    if letters.isascii():
        return letters.lower()
    return "".join(_LETTERS.findall(unicodedata.normalize("NFKD", letters).casefold()))


def pieces(text: str) -> tuple[str, ...]:
    """The sentences of a text, squeezed; one that says too little alone is taken together with its neighbours."""
    found: dict[str, None] = {}
    for run in text.split(CUT):
        sentences = [words for part in _SENTENCE_END.split(run) if (words := squeeze(part))]
        for at, sentence in enumerate(sentences):
            if not _says_something(sentence):
                sentence = "".join(sentences[max(0, at - 1) : at + 2])
            if _says_something(sentence):
                found[sentence] = None
    if not found and len(whole := squeeze(text)) >= SHORTEST_ITEM and not is_date(whole):
        found[whole] = None
    return tuple(found)


def _says_something(sentence: str) -> bool:
    """Long enough not to stand elsewhere by chance; short ones with a year are mostly dates, as the program writes them."""
    return len(sentence) >= WIDE or (len(sentence) >= SHORTEST and not _YEAR.search(sentence))


def is_date(words: str) -> bool:
    """A year and no more letters than the name of a month has: the program writes such words too."""
    return bool(_YEAR.search(words)) and sum(map(str.isalpha, words)) <= LONGEST_MONTH


class TermIndex:
    """All pieces of many texts, made so that looking for every one of them takes the time of reading a file once.

    It grows with the texts, the time of a search does not.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._of = {text: pieces(text) for text in texts}
        self.known = {piece for found in self._of.values() for piece in found}
        self._long = _Windows((p for p in self.known if len(p) >= WIDE), WIDE, step=5)
        self._short = _Windows((p for p in self.known if len(p) < WIDE), SHORTEST_ITEM, step=3)

    def pieces(self, text: str) -> tuple[str, ...]:
        """The pieces of a text, which need not be one of the index."""
        found = self._of.get(text)
        return pieces(text) if found is None else found

    def found(self, squeezed: str) -> dict[str, int]:
        """Every piece of the index that stands in a squeezed text, and where it first begins."""
        return dict([*self._long.found(squeezed), *self._short.found(squeezed)][::-1])


class _Windows:
    """Pieces by windows of one length, taken at their first `step` letters.

    So only every `step`th window of a text has to be looked up: one of a piece's own is among them.
    """

    def __init__(self, known: Iterable[str], shortest: int, step: int) -> None:
        self._step, self._width = step, shortest - step + 1
        self._at: dict[str, list[str]] = {}
        for piece in known:
            for offset in range(step):
                self._at.setdefault(piece[offset : offset + self._width], []).append(piece)

    def found(self, text: str) -> Iterator[tuple[str, int]]:
        """Each piece that stands in the text, with the place where it begins."""
        at, width, step = self._at, self._width, self._step
        for known in [i for i in range(0, len(text) - width + 1, step) if text[i : i + width] in at]:
            for piece in at[text[known : known + width]]:
                for start in range(max(0, known - step + 1), known + 1):
                    if text.startswith(piece, start):
                        yield piece, start
