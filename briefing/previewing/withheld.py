"""What one audience may read of a book and another may not, with its place: by the answers of the second judge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefing.batch.orders import REGIONAL
from briefing.judging import Judge, Passage, Reader, holds
from briefing.previewing.fields import in_words
from briefing.previewing.page_text import PageText
from briefing.previewing.placed import Box
from briefing.summit import Order
from briefing.values import Value


class Withheld(Value):
    """Words that the other audience does not get: where they were written, on which page they stand and how high, and by
    which rules.
    """

    file: str
    line: int
    column: int
    page: int
    top: float
    height: float
    words: str
    why: tuple[str, ...]


def withheld_from(judge: Judge, order: Order, audience: str, pages: Sequence[PageText]) -> Iterator[Withheld]:
    """What of an order's pages another audience does not get, page by page from above."""
    delegation = "" if order.delegation == REGIONAL else order.delegation
    reader = judge.reader(audience, delegation)
    passages = {_at(p): p for p in judge.withheld(audience, delegation) if p.printed}
    for number, page in enumerate(pages, 1):
        for passage, boxes in _on(page, passages).values():
            top = min(box[1] for box in boxes)
            foot = max(box[1] + box[3] for box in boxes)
            yield Withheld(*_at(passage), number, top, foot - top, passage.text, _why(passage, reader))


def _on(
    page: PageText, passages: Mapping[tuple[str, int, int], Passage]
) -> dict[int, tuple[Passage, list[Box]]]:
    """The passages that a page shows, each with the boxes of its words."""
    found: dict[int, tuple[Passage, list[Box]]] = {}
    for word in page.words:
        span = word.run.span if word.run is not None else None
        passage = passages.get((span.file, span.line, span.column)) if span is not None else None
        if passage is not None:
            found.setdefault(id(passage), (passage, []))[1].append(word.box)
    return found


def _at(passage: Passage) -> tuple[str, int, int]:
    return passage.span.file, passage.span.line, passage.span.column


def _why(passage: Passage, reader: Reader) -> tuple[str, ...]:
    """The rules that keep it from this reader."""
    return tuple(in_words(rule) for rule in dict.fromkeys(passage.rules) if not holds(rule, reader))
