"""The country on two pages: big numbers, map, profile, charts."""

from briefing.document import Block, Blocks, Column, Inlines, Row, Table
from briefing.letters import folded
from briefing.sections.base import Context, cell, head, paragraph, speaks, text
from briefing.sections.topics import figure_strips, figures
from briefing.summit import OutlineSection

ABOUT_ONE = True


def compose(context: Context, section: OutlineSection) -> Blocks:
    brief = context.brief
    blocks: list[Block] = []
    native = context.formal_names(brief.name)
    if native is not None:
        blocks.append(native)
    blocks += figure_strips(context, brief.figures)
    blocks += context.statements(brief.profile_text)
    known: list[tuple[Inlines, Blocks]] = []
    if brief.capital and not any(
        folded(context.words(r.label)) == folded(context.word("capital")) for r in brief.profile
    ):
        known.append((text(context.word("capital")), (paragraph(text(brief.capital), "table"),)))
    known += [(context.inlines(r.label), context.blocks(r.value, "table")) for r in brief.profile]
    told = [(label, value) for label, value in known if speaks(value)]
    if told:
        rows = tuple(Row((cell(label, head=True), cell(value))) for label, value in told)
        words = head(context.word("indicator"), context.word("value"))
        blocks.append(Table((Column(0.34), Column(0.66)), words, rows, span=brief.span))
    if brief.map and brief.map in context.edition.charts:
        blocks.append(context.figure(brief.map))
    blocks += figures(context, brief.charts)
    return tuple(blocks)
