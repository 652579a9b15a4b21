"""The country on two pages: big numbers, map, profile, charts."""

from briefing.document import Block, Blocks, Column, Row, Table
from briefing.sections.base import Context, cell, head
from briefing.sections.topics import figure_strip, figures
from briefing.summit import OutlineSection

ABOUT_ONE = True


def compose(context: Context, section: OutlineSection) -> Blocks:
    brief = context.brief
    blocks: list[Block] = []
    native = context.formal_names(brief.name)
    if native is not None:
        blocks.append(native)
    strip = figure_strip(context, brief.figures)
    if strip is not None:
        blocks.append(strip)
    blocks += context.statements(brief.profile_text)
    if brief.profile:
        rows = tuple(
            Row((cell(context.inlines(r.label), head=True), cell(context.blocks(r.value, "table"))))
            for r in brief.profile
        )
        words = head(context.word("indicator"), context.word("value"))
        blocks.append(Table((Column(0.34), Column(0.66)), words, rows, span=brief.profile[0].span))
    if brief.map and brief.map in context.edition.charts:
        blocks.append(context.figure(brief.map))
    blocks += figures(context, brief.charts)
    return tuple(blocks)
