"""Contents with tabs, and the list of charts and maps."""

from briefing.document import Block, Blocks, Contents, FigureList
from briefing.sections.base import Context, heading
from briefing.summit import OutlineSection

REPEATS = True


def compose(context: Context, section: OutlineSection) -> Blocks:
    blocks: list[Block] = [Contents(int(str(section.options.get("depth", 2))))]
    if section.options.get("figures", True) in (True, "true"):
        blocks += [heading(2, context.word("figures"), contents=False), FigureList()]
    return tuple(blocks)
