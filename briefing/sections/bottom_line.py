"""The one page that must do if only one page is read."""

from briefing.document import BigNumber, Blocks, Box, Columns, FigureStrip, ListBlock, ListItem, Paragraph
from briefing.sections.base import Context, heading, paragraph, strong, text
from briefing.summit import Ask, OutlineSection

ABOUT_ONE = True


def compose(context: Context, section: OutlineSection) -> Blocks:
    brief = context.brief
    line = brief.bottom_line
    if line is None:
        return ()
    blocks: list[object] = [
        Box((paragraph(context.inlines(line.objective), "objective", span=line.objective.span),),
            text(context.word("objective")), "ask", span=line.span),
    ]  # fmt: skip
    if line.one_number:
        fact = context.edition.facts[line.one_number]
        label = (
            context.inlines(line.one_number_label) if line.one_number_label else context.inlines(fact.label)
        )
        value = (
            context.language.quantity(fact.value, fact.unit, fact.decimals, fact.to, short=True)
            if fact.value is not None
            else str(fact.text)
        )
        note = text(context.language.loose_date(fact.as_of) + ", " + context.word("status-" + fact.status))
        blocks.append(
            FigureStrip(
                (BigNumber(value, label, note=(*note, *context._calls(fact.sources))),), span=line.span
            )
        )
    ours = [a for a in brief.asks if a.by == "ours"][:3]
    raised = line.they_will_raise[:3]
    left = (heading(3, context.word("our-asks"), contents=False), _titles(context, ours)) if ours else ()
    right = (
        (heading(3, context.word("they-will-raise"), contents=False), *context.bullets(raised, "small"))
        if raised
        else ()
    )
    if left or right:
        blocks.append(Columns((left, right), rule=True))
    if line.red_lines:
        blocks.append(
            Box(
                context.bullets(line.red_lines[:3], "small"),
                text(context.word("red-lines")),
                "warning",
                span=line.span,
            )
        )
    if line.watch_outs:
        blocks += [
            heading(3, context.word("watch-outs"), contents=False),
            *context.bullets(line.watch_outs[:3], "small"),
        ]
    if brief.attendance is not None:
        blocks += context.statement(brief.attendance, "small")
    return tuple(blocks)  # type: ignore[arg-type]


def _titles(context: Context, asks: list[Ask]) -> ListBlock:
    items = tuple(
        ListItem((Paragraph(strong(context.inlines(ask.title)), "small"),), span=ask.span) for ask in asks
    )
    return ListBlock(items, "number", tight=False, size="small")
