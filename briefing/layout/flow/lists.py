"""Lists, numbered and marked, and terms with their meaning beside them."""

from __future__ import annotations

from typing import Final

from briefing.document import Definitions, Labelled, ListBlock, ListItem, Paragraph, Term, Text, one_paragraph
from briefing.layout.context import PartContext
from briefing.layout.flow.containers import SideBySide
from briefing.layout.flow.flowables import Flowable, TextFlowable, unbroken
from briefing.layout.flow.labelled import lay_labelled
from briefing.layout.flow.region import FlowLayout, Region
from briefing.layout.inline.paragraphs import LaidParagraph, has_wider_word, lay_paragraph, recolour
from briefing.layout.structure import Element, Owner, child

TERM_GAP: Final = 8.0  # between a term and its meaning
APART: Final = 8.0  # between items of several blocks, more than inside them
SHORT: Final = 3  # lines of an item that does not leave the last one alone on a page; a first one of one line is not left either
WIDEST_LABEL: Final = 0.35  # of the measure: a longer label is set in lines
NUMBERING: Final = {"number": "Decimal", "bullet": "Disc", "dash": "Disc", "check": "Square", "plain": "None"}
BULLETS: Final = {"bullet": "•", "dash": "–", "check": "□"}


def lay_list(layout: FlowLayout, block: ListBlock, region: Region) -> list[Flowable]:
    """The items of a list, their text in one line under another whatever their labels."""
    region = region.inside("L", block.place)
    if isinstance(region.owner, Element):
        region.owner.numbering = NUMBERING[block.style]
    type_ = layout.context.type(block.size)
    indent = _indent(layout.context, block, region.width)
    found: list[Flowable] = []
    count = len(block.items)
    for number, item in enumerate(block.items):
        words = _label(block, item, number + block.start)
        flowables = _item(layout, block, item, (words, indent), region)
        lines = SHORT if number == count - 2 else 1 if number == 0 and count > 1 else 0
        if len(flowables) == 1 and flowables[0].height <= (lines + 0.1) * type_.leading:
            flowables[0].keep = True
        found += flowables
    if found:
        found[-1].after = max(found[-1].after, type_.after, 7.0)
    return found


def _label(block: ListBlock, item: ListItem, number: int) -> str:
    if block.style == "plain":
        return ""
    return item.label or (f"{number}" if block.style == "number" else BULLETS.get(block.style, ""))


def _indent(context: PartContext, block: ListBlock, width: float) -> float:
    """The style's own, or as much as the widest label needs."""
    type_ = context.type(block.size)
    usual = max(context.style.list_indent * context.scale, type_.size * 1.45)
    face = type_.bold if block.style == "number" else type_.regular
    labels = {_label(block, item, number) for number, item in enumerate(block.items, block.start)}
    widest = max((face.width(label, type_.size) for label in labels), default=0.0)
    return usual if widest <= usual else min(widest + type_.size * 0.4, max(width * WIDEST_LABEL, usual))


def _item(
    layout: FlowLayout, block: ListBlock, item: ListItem, label_in: tuple[str, float], region: Region
) -> list[Flowable]:
    words, indent = label_in
    entry = child(region.owner, "LI", id=item.place)
    label = _label_of(layout.context, block, item, label_in, entry) if words else None
    body = child(entry, "LBody")
    if isinstance(body, Element):
        body.whole = one_paragraph(item.blocks)
    flowables = layout.flow(item.blocks, region.under(body).of(region.width - indent))
    inside = 3.5 if len(flowables) == 1 else 2.0
    for index, flowable in enumerate(flowables):
        flowable.x += indent
        if index == 0 and isinstance(flowable, TextFlowable):
            flowable.label, flowable.label_x = label, -indent
        flowable.after = min(flowable.after, inside)
        flowable.before = 0.0 if index == 0 else min(flowable.before, inside)
    if len(flowables) > 1 and isinstance(flowables[0], TextFlowable) and len(flowables[0].text.lines) <= 4:
        flowables[0].keep = True
    if block.tight and flowables:
        flowables[-1].after = 0.0
    elif len(flowables) > 1:
        flowables[-1].after = APART
    return flowables


def _label_of(
    context: PartContext, block: ListBlock, item: ListItem, label_in: tuple[str, float], entry: Owner
) -> LaidParagraph:
    words, indent = label_in
    numbered = block.style == "number"
    lbl = child(entry, "Lbl")
    made = lay_paragraph(context, (Text(words),), block.size, indent, lbl, item.span or block.span)
    recolour(made, context.colour("accent" if numbered else "muted"), bold=numbered)
    return made


def lay_definitions(layout: FlowLayout, block: Definitions, region: Region) -> list[Flowable]:
    """Terms at the left and their meanings beside them, or above where a term is wider than its column."""
    if region.spans:
        rows = (
            Labelled((Paragraph(i.term, block.style),), i.blocks, "", place=i.place, span=i.span)
            for i in block.items
        )
        return [flowable for row in rows for flowable in lay_labelled(layout, row, region)]
    region = region.inside("L", block.place)
    if isinstance(region.owner, Element):
        region.owner.numbering = "Disc"
    left = region.width * block.term_share
    stacked = any(has_wider_word(layout.context, i.term, block.style, left - TERM_GAP) for i in block.items)
    found: list[Flowable] = []
    for item in block.items:
        found += _term(layout, item, block.style, 0.0 if stacked else left, region)
        found[-1].after = APART if stacked else 0.5 if block.tight else 3.0
    if found:
        found[-1].after = 8.0
    return found


def _term(layout: FlowLayout, item: Term, style: str, left: float, region: Region) -> list[Flowable]:
    """`left` is the width of the terms' column, 0 where they stand above their meanings."""
    entry = region.inside("LI", item.place)
    room = left - TERM_GAP if left else region.width
    term = lay_paragraph(layout.context, item.term, style, room, child(entry.owner, "Lbl"), item.span)
    flowables = layout.flow(item.blocks, entry.inside("LBody").of(region.width - left))
    head = TextFlowable(text=term, span=item.span, keep=not left)
    if not left:
        return [head, *flowables]
    return [SideBySide(
        stacks=[[head], unbroken(flowables)], lefts=[0.0, left], tallest=region.tallest, span=item.span
    )]  # fmt: skip
