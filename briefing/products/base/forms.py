"""Forms that handouts share with the book: what runs at the head and foot of a card, and the rule over what opens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.document import Blocks, Cell, Paragraph, Placed, Row, Rule, Text
from briefing.products.base.composing import whose
from briefing.sections.base import Context, joined, strong, text
from briefing.sections.cover import book_id
from briefing.summit import Ask

OPENING, BAR = 1.5, 4.0  # points: over what opens, and in the hue over a card's title
LINE = 4.5  # mm


def opened(words: str, style: str = "panel-head") -> Blocks:
    """The rule over what opens, and its title."""
    title = Paragraph((Text(words),), style, keep_with_next=True)
    return (Rule("host", OPENING), title) if words else ()


def group_row(words: str, columns: int) -> Row:
    """A row that says what the rows under it are."""
    cell = Cell((Paragraph(text(words), "table-head"),), columns=columns, head=True)
    return Row((cell,), group=True)


def sides(context: Context, asks: Sequence[Ask]) -> Iterator[tuple[str, list[Ask]]]:
    """The asks of either side under their word, ours first."""
    for side, word in (("ours", "our-asks"), ("theirs", "their-asks")):
        if chosen := [ask for ask in asks if ask.by == side]:
            yield context.word(word), chosen


def furniture(
    context: Context, place: tuple[float, float, float], left: str, foot: float, right: str = ""
) -> list[Placed]:
    """Head and foot of a card, whose left edge, top and width (mm) are its `place`: whose and what it is, the marking; its
    number, and what its reader must know.
    """
    x, y, width = place
    wide = width * (0.35 if right else 0.62)
    what = joined([strong(whose(context)), text(left)], " · ")
    lines = (
        (x, y, width / 2, what, "running"),
        (x + width / 2, y, width / 2, text(context.edition.banner.text), "running-right"),
        (x, foot, wide, text(book_id(context)), "running"),
        (x + wide, foot, width - wide, text(right), "running-right"),
    )
    return [
        Placed(at, down, across, LINE, (Paragraph(run, style),), fit="", artifact=True)
        for at, down, across, run, style in lines
        if run
    ]
