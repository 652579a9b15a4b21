"""From a point of a page to the author's line, and from a line to the points that show it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal, TypeAlias

from briefing.previewing.making import Made
from briefing.previewing.placed import Box, PlacedWord, words_of
from briefing.values import Value

NEAR: Final = 6.0  # points around a word that still are a click on it

Kind: TypeAlias = Literal[
    "text", "fact", "cell", "title", "point", "label", "note", "running", "program", "value"
]


class Origin(Value):
    """Where a word of a page was written.

    `line` and `column` are of the word itself in its file, `start` those of the value that it stands in; `word` is what
    is printed, `length` how many characters it takes in the file. `path` is the value's place in the model, `field` its key. A word of
    the program (`kind` "program") has the place that it stands over, and a `file` only where it has one.
    """

    file: str
    line: int
    column: int
    length: int
    start: tuple[int, int]
    word: str
    path: str
    field: str
    kind: Kind
    box: tuple[float, float, float, float] = (0, 0, 0, 0)  # left, top, width, height of the word on the page


class Position(Value):
    """Where words of a line are printed: page and box, in points from its upper left corner."""

    page: int
    left: float
    top: float
    width: float
    height: float


def origin_of(made: Made, number: int, x: float, y: float) -> Origin | None:
    """Where the word at a point of a page was written; None where there is no word."""
    word = nearest(words_of(made.laid.pages[number - 1], made.pictures.drawing), x, y)
    if word is None:
        return None
    span = word.run.span if word.run is not None else None
    if span is None:
        return Origin("", 0, 0, 0, (0, 0), word.text, "", "", "program", word.box)
    path, field = (str(span.place), span.place.field) if span.place is not None else ("", "")
    return Origin(
        span.file,
        span.line,
        span.column,
        span.length,
        (span.line, span.column),
        word.text,
        path,
        field,
        "text",
        word.box,
    )


def nearest(words: Iterable[PlacedWord], x: float, y: float) -> PlacedWord | None:
    """The word whose box holds a point, of several the smallest; else the one within a few points."""
    found = [(_distance(word.box, x, y), word.box[2] * word.box[3], n, word) for n, word in enumerate(words)]
    if not found or (best := min(found))[0] > NEAR:
        return None
    return best[3]


def _distance(box: Box, x: float, y: float) -> float:
    left, top, width, height = box
    return max(left - x, 0, x - left - width) + max(top - y, 0, y - top - height)


def positions_of(made: Made, file: str, line: int) -> tuple[Position, ...]:
    """Where the words of a line are printed, page by page."""
    found = []
    for number, page in enumerate(made.laid.pages, 1):
        for word in words_of(page):
            span = word.run.span if word.run is not None else None
            if span is not None and (span.file, span.line) == (file, line):
                found.append(Position(number, *word.box))
    return tuple(found)
