"""Contents with tabs, and the list of charts and maps."""

from briefing.checking.options import Number, number, switch
from briefing.document import Block, Blocks, Contents, FigureList
from briefing.sections.base import Context, heading
from briefing.summit import OutlineSection

REPEATS = True
OPTIONS = {"depth": Number(1, 4), "figures": "switch"}
EXAMPLE = "- {section: contents, options: {depth: 2, figures: true}}"


def compose(context: Context, section: OutlineSection) -> Blocks:
    blocks: list[Block] = [Contents(number(section, "depth", 2))]
    if switch(section, "figures", True):
        blocks += [heading(2, context.word("figures"), contents=False), FigureList()]
    return tuple(blocks)
