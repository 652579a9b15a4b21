"""Words as they are compared between a page and a file, whatever typography made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from briefing.letters import folded

_TOKEN: Final = re.compile(r"\d+(?:[.,'’\u00a0\u202f\u2009]\d+)+|[^\W_]+")
_APART: Final = re.compile(r"[.,'’\u00a0\u202f\u2009]")
_SILENT: Final = re.compile("[\u00ad\u200b\u2060]")


class Token(NamedTuple):
    """A word or a number as it is compared, and where it stands in its text."""

    word: str
    start: int
    end: int


def tokens_of(text: str) -> Iterator[Token]:
    """The words and numbers of a text; signs that show nothing are no part of them."""
    if _SILENT.search(text):
        yield from _around_silent(text)
        return
    for match in _TOKEN.finditer(text):
        yield Token(norm(match[0]), match.start(), match.end())


def _around_silent(text: str) -> Iterator[Token]:
    places = [at for at, sign in enumerate(text) if not _SILENT.match(sign)]
    for token in tokens_of("".join(text[at] for at in places)):
        yield Token(token.word, places[token.start], places[token.end - 1] + 1)


def norm(word: str) -> str:
    """A word as it is compared: case, marks and the grouping of digits do not matter."""
    return _APART.sub("", word) if word[0].isdigit() and _APART.search(word) else folded(word)
