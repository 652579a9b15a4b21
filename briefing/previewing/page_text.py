"""The words of a page as one stream of tokens, with what lies under a point."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from briefing.frames.drawing import Drawing
from briefing.frames.pages import Page
from briefing.previewing.placed import Box, PlacedWord, words_of
from briefing.previewing.tokens import tokens_of

HYPHENS: Final = ("-", "\u2010", "\u00ad")
NEAR: Final = 6.0  # points around a word that still are a click on it
TOUCHING: Final = 0.6  # points between two pieces of one word
LINK: Final = "Link"
RAISED: Final = 0.8  # of the size before it: a call of a note


class Printed(NamedTuple):
    """A token with the pieces that it is printed in; `box` is that of its first piece."""

    word: str
    text: str
    pieces: tuple[tuple[int, int, int], ...]  # number of the placed word, and which of its characters


class PageText:
    """A page's words in the order of reading."""

    def __init__(self, page: Page, drawing: Callable[[str], Drawing] | None = None) -> None:
        self.words: Sequence[PlacedWord] = tuple(words_of(page, drawing))
        self.tokens: tuple[Printed, ...] = tuple(self._tokens())
        self.of_word: dict[int, list[int]] = {}
        for number, token in enumerate(self.tokens):
            for piece, _, _ in token.pieces:
                self.of_word.setdefault(piece, []).append(number)

    def _tokens(self) -> Iterator[Printed]:
        """Pieces that touch are one word, and so are the two of a divided one."""
        text = ""
        places: list[tuple[int, int]] = []
        for number, word in enumerate(self.words):
            if number and not self._goes_on(self.words[number - 1], word):
                if text.endswith(HYPHENS) and self._divided(self.words[number - 1], word):
                    text, places = text[:-1], places[:-1]
                else:
                    text, places = text + " ", [*places, (-1, 0)]
            text += word.text
            places.extend((number, at) for at in range(len(word.text)))
        for token in tokens_of(text):
            yield Printed(token.word, text[token.start : token.end], _pieces(places[token.start : token.end]))

    @staticmethod
    def _goes_on(before: PlacedWord, word: PlacedWord) -> bool:
        (left, top, width, height), (x, y, _, high) = before.box, word.box
        same_line = abs((top + height) - (y + high)) < 0.25 * max(height, high)
        linked = (before.tag == LINK) != (word.tag == LINK)  # two calls of notes are two numbers
        return same_line and not linked and -TOUCHING < x - (left + width) < TOUCHING

    @staticmethod
    def _divided(before: PlacedWord, word: PlacedWord) -> bool:
        """Whether a word goes on in the next line."""
        return word.box[1] > before.box[1] + 0.5 * before.box[3] and word.text[:1].islower()

    def at(self, x: float, y: float) -> int | None:
        """The number of the token under a point, None where no word is near."""
        found = [(_distance(word.box, x, y), word.box[2], n) for n, word in enumerate(self.words)]
        if not found or min(found)[0] > NEAR:
            return None
        _, _, number = min(found)
        word, tokens = self.words[number], self.of_word.get(number, [])
        if not tokens:
            return None
        return min(tokens, key=lambda token: self._apart(word, token, number, x))

    def tag(self, token: int) -> str:
        """What a token is a part of: `Lbl`, `Link`, `TD` …"""
        return self.words[self.tokens[token].pieces[0][0]].tag

    def is_call(self, token: int) -> bool:
        """Whether a token calls a note: a number that leads there, in smaller type than what stands before it."""
        first = self.tokens[token].pieces[0][0]
        if self.tag(token) != LINK or not self.tokens[token].word.isdigit():
            return False
        before = first - 1
        while before > 0 and self._in_row(before, first):
            before -= 1
        return before >= 0 and self.words[first].box[3] < RAISED * self.words[before].box[3]

    def _in_row(self, before: int, call: int) -> bool:
        """Whether a word is one of the calls before another, or the comma between."""
        word, high = self.words[before], self.words[call].box[3]
        small = abs(word.box[3] - high) < 0.1 * high
        return small and ((word.tag == LINK and word.text.isdigit()) or not any(map(str.isalnum, word.text)))

    def _apart(self, word: PlacedWord, token: int, number: int, x: float) -> float:
        box = self.box_of_piece(next(p for p in self.tokens[token].pieces if p[0] == number))
        return max(box[0] - x, 0.0, x - box[0] - box[2])

    def box_of_piece(self, piece: tuple[int, int, int]) -> Box:
        """Where some characters of a placed word stand."""
        number, start, end = piece
        word = self.words[number]
        left, top, width, height = word.box
        if word.width <= 0 or width < height / 4:  # turned
            return word.box
        scale = width / word.width
        return left + word.until(start) * scale, top, (word.until(end) - word.until(start)) * scale, height


def _pieces(places: Sequence[tuple[int, int]]) -> tuple[tuple[int, int, int], ...]:
    found: list[tuple[int, int, int]] = []
    for number, at in places:
        if found and found[-1][0] == number:
            found[-1] = (number, found[-1][1], at + 1)
        elif number >= 0:
            found.append((number, at, at + 1))
    return tuple(found)


def _distance(box: Box, x: float, y: float) -> float:
    left, top, width, height = box
    return max(left - x, 0, x - left - width) + max(top - y, 0, y - top - height)
