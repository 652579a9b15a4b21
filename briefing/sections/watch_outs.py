"""Names, terms, protocol and sensitivities that can go wrong."""

from briefing.document import Block, Blocks, ListBlock, ListItem
from briefing.sections.base import Context, heading
from briefing.summit import OutlineSection

ABOUT_ONE = True


def compose(context: Context, section: OutlineSection) -> Blocks:
    blocks: list[Block] = []
    for kind in ("name", "term", "protocol", "sensitivity"):
        found = [w for w in context.brief.watch_outs if w.kind == kind]
        if found:
            items = tuple(ListItem(context.blocks(w.text), span=w.span) for w in found)
            blocks += [
                heading(3, context.word(f"kind-{kind}"), contents=False),
                ListBlock(items, tight=False),
            ]
    return tuple(blocks)
