"""Names, terms, protocol and sensitivities that can go wrong."""

from briefing.document import Block, Blocks, ListBlock, ListItem
from briefing.sections.base import Context, row
from briefing.summit import OutlineSection

ABOUT_ONE = True


def compose(context: Context, section: OutlineSection) -> Blocks:
    blocks: list[Block] = []
    for kind in ("sensitivity", "name", "term", "protocol"):
        found = [w for w in context.brief.watch_outs if w.kind == kind]
        items = tuple(ListItem(context.blocks(w.text), span=w.span) for w in found)
        listed = (ListBlock(items, tight=False),) if items else ()
        blocks += row(context.word(f"kind-{kind}"), listed, keep=False)
    return tuple(blocks)
