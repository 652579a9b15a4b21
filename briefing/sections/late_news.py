"""What came after the books were closed, day by day; a day without news has lines to write on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from briefing.checking.options import Number, number
from briefing.document import Block, Blocks, Inlines, Labelled, WritingLines
from briefing.editions import Edition
from briefing.sections.base import Context, ended, joined, paragraph, row, text
from briefing.summit import NewsItem, OutlineSection

OPTIONS: Final = {"lines": Number(1, 20)}
EXAMPLE = "- {section: late-news, options: {lines: 2}}"
PITCH: Final = 7.0  # mm


def compose(context: Context, section: OutlineSection) -> Blocks:
    """Option: `lines`, how many there are to write on for each day."""
    news = context.edition.news
    if news is None:
        return ()
    blocks: list[Block] = [*row(context.word("news-rule"), context.blocks(news.rule), "", span=news.span)]
    lines = number(section, "lines", 2)
    for day in days(context.edition):
        items = sorted(
            (item for item in news.items if item.date == day), key=lambda i: (i.time is not None, i.time)
        )
        label = (paragraph(text(context.language.date(day)), "label"),)
        said = tuple(block for item in items for block in _item(context, item))
        blocks.append(Labelled(label, said or (WritingLines(lines, PITCH),), "hairline", keep=not said))
    return tuple(blocks)


def days(edition: Edition) -> Iterator[date]:
    """The days that the books do not know of, until the summit begins, and at least one; none where this reader has no late news."""
    if edition.news is None:
        return
    day, first = date.fromisoformat(edition.about.as_of) + timedelta(1), min(edition.about.event.dates)
    last = max((first - timedelta(1), day, *(item.date for item in edition.news.items)))
    while day <= last:
        yield day
        day += timedelta(1)


def _item(context: Context, item: NewsItem) -> Blocks:
    """The hour and what happened; below it what it overtakes, and who entered it."""
    blocks = ended(context.blocks(item.text), context.calls(item.sources))
    hour = text(context.language.clock(item.time)) if item.time else ()
    changed: Inlines = (
        (*text(context.word("overtakes") + " "), *context.inlines(item.changes)) if item.changes else ()
    )
    below = joined([hour, changed, text(item.by)], " · ")
    return (*blocks, paragraph(below, "label-note")) if below else blocks
