"""Ruled pages, one for each meeting of the programme that the reader attends."""

from briefing.document import Block, Blocks, PageBreak, WritingLines
from briefing.sections.base import Context
from briefing.summit import OutlineSection


def compose(context: Context, section: OutlineSection) -> Blocks:
    pages = int(str(section.options.get("pages", 1)))
    blocks: list[Block] = []
    for number in range(pages):
        if number:
            blocks.append(PageBreak())
        blocks.append(WritingLines(None))
    return tuple(blocks)
