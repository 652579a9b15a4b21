"""What each side asks for, with owner, state, fallback and red line."""

from briefing.document import Block, Blocks, Inlines, KeepTogether, Labelled, Paragraph
from briefing.sections.base import Context, heading, joined, limit_row, paragraph, row, text
from briefing.sections.base.decisions import marked
from briefing.summit import Ask, OutlineSection

ABOUT_ONE = True


def compose(context: Context, section: OutlineSection) -> Blocks:
    blocks: list[Block] = []
    for side, word in (("ours", "our-asks"), ("theirs", "their-asks")):
        asks = [ask for ask in context.brief.asks if ask.by == side]
        if asks:
            blocks.append(heading(2, context.word(word)))
            for number, ask in enumerate(asks, 1):
                blocks.append(KeepTogether(_ask(context, ask, number if side == "ours" else None)))
    return tuple(blocks)


def _ask(context: Context, ask: Ask, number: int | None) -> Blocks:
    """`number` is of ours alone: of two counts nobody knows which is meant."""
    counted = text(f"{number}  ") if number else ()
    title: Inlines = (*counted, *marked(context, context.inlines(ask.title), ask.waits_for))
    opening = heading(3, title, f"ask-{ask.id}", contents=False, span=ask.span, item=True)
    due = (
        (
            paragraph(context.word("due"), "label"),
            paragraph(context.language.loose_date(ask.due), "label-note"),
        )
        if ask.due
        else (paragraph(text(" "), "label"),)
    )
    blocks: list[Block] = [Labelled(due, (opening, *context.blocks(ask.text)), span=ask.span)]
    owners = joined([text(ask.owner_ours), text(ask.owner_theirs)], " · ")
    for word, value in (
        ("owner", (Paragraph(owners, "small"),) if owners else ()),
        ("status", context.blocks(ask.status, "small")),
        ("fallback", context.blocks(ask.fallback, "small")),
    ):
        blocks += row(context.word(word), value, "", span=ask.span)
    blocks += limit_row(context.word("red-line"), context.blocks(ask.red_line, "small"), ask.span)
    blocks += row(context.word("announce"), context.blocks(ask.announce, "small"), "", span=ask.span)
    return tuple(blocks)
