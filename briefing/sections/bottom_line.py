"""The one page that must do if only one page is read."""

from __future__ import annotations

from briefing.document import (
    BigNumber,
    Block,
    Blocks,
    Box,
    Columns,
    FigureStrip,
    ListBlock,
    ListItem,
    Paragraph,
    plain,
)
from briefing.sections.base import Context, heading, paragraph, strong, text
from briefing.summit import Ask, BottomLine, OutlineSection

ABOUT_ONE = True


def compose(context: Context, section: OutlineSection) -> Blocks:
    brief = context.brief
    line = brief.bottom_line
    if line is None:
        return ()
    objective = paragraph(context.inlines(line.objective), "objective", span=line.objective.span)
    blocks: list[Block] = [Box((objective,), text(context.word("objective")), "ask", span=line.span)]
    blocks += _one_number(context, line)
    ours = [a for a in brief.asks if a.by == "ours"]
    raised = line.they_will_raise
    left = (heading(3, context.word("our-asks"), contents=False), _titles(context, ours)) if ours else ()
    above = heading(3, context.word("they-will-raise"), contents=False)
    right = (above, *context.bullets(raised, "small")) if raised else ()
    if left or right:
        blocks.append(Columns((left, right), rule=True))
    if line.red_lines:
        inner = context.bullets(line.red_lines, "small")
        blocks.append(Box(inner, text(context.word("red-lines")), "warning", span=line.span))
    if line.watch_outs:
        blocks.append(heading(3, context.word("watch-outs"), contents=False))
        blocks += context.bullets(line.watch_outs, "small")
    return (*blocks, *context.labelled("attendance", brief.attendance, "small"))


def _one_number(context: Context, line: BottomLine) -> Blocks:
    """The figure to remember, with what it is and how old it is."""
    if not line.one_number:
        return ()
    fact = context.edition.facts[line.one_number]
    words = context.fact(line.one_number, note=False, short=True)
    label = context.inlines(line.one_number_label or fact.label)
    note = (*text(context.fact_age(fact)), *context.codes(fact.sources))
    return (FigureStrip((BigNumber(plain(words), label, note=note),), span=line.span),)


def _titles(context: Context, asks: list[Ask]) -> ListBlock:
    items = tuple(
        ListItem((Paragraph(strong(context.inlines(ask.title)), "small"),), span=ask.span) for ask in asks
    )
    return ListBlock(items, "number", tight=False, size="small")
