"""What came after the books were closed, day by day; a day without news has lines to write on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from briefing.checking.options import Number, number, switch
from briefing.document import (
    Block,
    Blocks,
    Column,
    Heading,
    Inlines,
    Labelled,
    Row,
    Table,
    WritingLines,
)
from briefing.editions import Edition
from briefing.sections.base import Context, cell, ended, joined, paragraph, row, text
from briefing.summit import LateNews, NewsItem, OutlineSection

OPTIONS: Final = {"lines": Number(1, 20), "short": "switch"}
EXAMPLE = "- {section: late-news, options: {lines: 2, short: false}}"
PITCH: Final = 7.0  # mm
DAY: Final = 0.27  # of the measure


def compose(context: Context, section: OutlineSection) -> Blocks:
    """Options: `lines`, how many there are to write on for each day; `short`: one line a day, its title and rule beside them."""
    news = context.edition.news
    if news is None:
        return ()
    if switch(section, "short", False):
        return _short(context, news, section.title or context.word("late-news"))
    blocks: list[Block] = [*row(context.word("news-rule"), context.blocks(news.rule), "", span=news.span)]
    lines = number(section, "lines", 2)
    for day in days(context.edition):
        items = _of(news, day)
        label = (paragraph(text(context.language.date(day)), "label"),)
        said = tuple(block for item in items for block in _item(context, item))
        blocks.append(Labelled(label, said or (WritingLines(lines, PITCH),), "hairline", keep=not said))
    return tuple(blocks)


def _short(context: Context, news: LateNews, title: str) -> Blocks:
    """All days in one row, for a page that others have begun."""
    opening = Heading(
        1, text(title), "section-late-news", in_contents=False, style="contents-group", span=news.span
    )
    rows = [
        Row((
            cell((paragraph(text(context.language.date(day)), "attendance"),), head=True),
            cell(tuple(block for item in _of(news, day) for block in _item(context, item))),
        ))
        for day in days(context.edition)
    ]  # fmt: skip
    days_below = Table((Column(DAY), Column(1 - DAY)), (), tuple(rows), style="listed")
    label = (opening, *context.blocks(news.rule, "label-note"))
    return (Labelled(label, (days_below,), span=news.span),)


def _of(news: LateNews, day: date) -> list[NewsItem]:
    """What a day brought, by the hour."""
    return sorted(
        (item for item in news.items if item.date == day), key=lambda i: (i.time is not None, i.time)
    )


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
