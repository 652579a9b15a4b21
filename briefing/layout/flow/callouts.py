"""Boxes, and notes at the side of the text."""

from __future__ import annotations

from typing import Final

from briefing.document import Box, Paragraph, SideNote
from briefing.frames.colours import lightness_of
from briefing.layout.canvas import Canvas
from briefing.layout.flow.containers import Framed, note_calls_of
from briefing.layout.flow.continuing import again
from briefing.layout.flow.flowables import Flowable, draw_stack, stack_height, unbroken
from briefing.layout.flow.region import FlowLayout, Region
from briefing.layout.inline.paragraphs import NoteCall, recolour

DARK: Final = 60  # the lightness of a ground that words in ink are not read on
TIGHT: Final = 2.5  # around what stands close to its neighbours


class InMargin(Flowable, kw_only=True):
    """Flowables in the label column, level with what follows; they take no height from the text."""

    flowables: list[Flowable]
    tall: float

    @property
    def height(self) -> float:
        return 0.0

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        draw_stack(canvas, self.flowables, x + canvas.label_at, top)

    def note_calls(self) -> list[NoteCall]:
        return note_calls_of(self.flowables)


def lay_box(layout: FlowLayout, block: Box, region: Region) -> list[Flowable]:
    """A frame around blocks, in the colours of its role."""
    context = layout.context
    style = context.style.boxes.get(block.role) or context.style.boxes["note"]
    fill, rule = style.fill, style.rule
    if context.style.bands == "ruled" and fill and lightness_of(context.colour(fill)) < DARK:
        fill, rule = "", rule or fill
    padding = style.padding * context.scale
    inner = region.inside("Sect", block.place).of(region.width - 2 * padding - style.bar)
    inner = inner.replaced(tallest=max(region.tallest - 2 * padding, region.tallest / 2))
    flowables = _titled(layout, block, inner, style.title)
    if not flowables:
        return []
    title = (Paragraph(block.title, "label"),) if block.title else ()
    return [Framed(
        flowables=flowables, again=again(context, title, inner, context.colour(style.title)), width=region.width, padding=padding, bar=style.bar, whole=block.keep, tallest=region.tallest,
        fill=context.colour(fill) if fill else None,
        rule=context.colour(rule) if rule else None,
        before=TIGHT if block.tight else 8.0, after=TIGHT if block.tight else 10.0, span=block.span,
    )]  # fmt: skip


def lay_side_note(layout: FlowLayout, block: SideNote, region: Region) -> list[Flowable]:
    """In the label column beside running text where it has room for a page's worth, otherwise a box."""
    if region.spans:
        flowables = _titled(layout, block, region.inside("Sect", block.place).of(region.label), "accent")
        if flowables and stack_height(flowables) <= region.tallest:
            return [InMargin(flowables=flowables, tall=stack_height(flowables), keep=True, span=block.span)]
    return lay_box(layout, Box(block.blocks, block.title, block.role, span=block.span), region)


def _titled(layout: FlowLayout, block: Box | SideNote, region: Region, colour: str) -> list[Flowable]:
    flowables: list[Flowable] = []
    if block.title:
        title = layout.text(block.title, "label", region)
        recolour(title.text, layout.context.colour(colour))
        flowables.append(title.replaced(keep=True, after=3.0))
    flowables += unbroken(layout.flow(block.blocks, region))
    if flowables:
        flowables[-1].after = 0.0
    return flowables
