"""Words looked for on pages: capitals and marks of letters make no difference, and a word may be a part of one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from briefing.letters import folded
from briefing.previewing import PageWord, Position
from briefing.values import Value

MOST: Final = 500


class Hit(Value):
    """Where the words stand: a box for each of them, and some words around."""

    page: int
    boxes: tuple[Position, ...]
    around: str


def hits_on(page: int, words: Sequence[PageWord], sought: str) -> Iterator[Hit]:
    """Every place of a page that holds what is sought, words over line ends too."""
    needle = " ".join(folded(sought).split())
    pieces = [folded(word.text) for word in words]
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece) + 1)
    line, at = " ".join(pieces), -1
    while needle and (at := line.find(needle, at + 1)) >= 0:
        first, last = bisect_right(starts, at) - 1, bisect_right(starts, at + len(needle) - 1) - 1
        boxes = tuple(Position(page, w.left, w.top, w.width, w.height) for w in words[first : last + 1])
        around = " ".join(word.text for word in words[max(first - 3, 0) : last + 5])
        yield Hit(page, boxes, around)
        at = max(at, starts[last])
