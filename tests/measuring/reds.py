"""Red is for limits alone: everything that is set in it or drawn in it."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.frames.colours import from_hex
from tests.measuring.reading import Measured, MeasuredPage

CLOSE = 0.02


def reds(file: Measured) -> Iterator[tuple[MeasuredPage, str]]:
    """Each string in the colour of limits; a shape is called after what it is."""
    limit = from_hex(file.style.colours["limit"])
    for page in file.pages:
        for words in page.content.words:
            if words.text.strip() and _is(words.colour, limit):
                yield page, words.text.strip()
        for shape in page.content.painted:
            filled = shape.operator.lower().startswith(("f", "b")) and _is(shape.fill, limit)
            if filled or (shape.operator.lower() in ("s", "b") and _is(shape.stroke, limit)):
                yield page, "a drawing" if shape.drawn else "a shape"


def _is(colour: tuple[float, ...], limit: tuple[float, ...]) -> bool:
    return len(colour) == len(limit) and all(abs(a - b) < CLOSE for a, b in zip(colour, limit, strict=True))
