"""Boxes, and notes at the side of the text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.document import Box, SideNote
from briefing.layout.containers import Framed, calls_of
from briefing.layout.job import Job
from briefing.layout.paragraphs import Call, recolour
from briefing.layout.pieces import Piece, draw_stack, stack_height, unbroken
from briefing.layout.structure import Artifact, Element, child

if TYPE_CHECKING:
    from briefing.layout.setting import Setter


@dataclass(slots=True, kw_only=True)
class Beside(Piece):
    """Pieces in the outer margin, level with what follows; they take no height from the text."""

    pieces: list[Piece]
    tall: float

    @property
    def height(self) -> float:
        return 0.0

    def draw(self, job: Job, x: float, top: float) -> None:
        draw_stack(job, self.pieces, x, top)

    def calls(self) -> list[Call]:
        return calls_of(self.pieces)


def set_box(setter: Setter, block: Box, width: float, owner: Element | Artifact) -> list[Piece]:
    """A frame around blocks, in the colours of its role."""
    job = setter.job
    style = job.style.boxes.get(block.role) or job.style.boxes["note"]
    padding = style.padding * job.scale
    element = child(owner, "Sect")
    pieces = _titled(setter, block, width - 2 * padding - style.bar, element, style.title)
    if not pieces:
        return []
    return [Framed(
        pieces=pieces, width=width, padding=padding, bar=style.bar, whole=block.keep, tallest=setter.tallest,
        fill=job.colour(style.fill) if style.fill else None, rule=job.colour(style.rule) if style.rule else None,
        before=8.0, after=10.0, span=block.span,
    )]  # fmt: skip


def set_side_note(setter: Setter, block: SideNote, width: float, owner: Element | Artifact) -> list[Piece]:
    """In the outer margin of running text where it has room for a page's worth, otherwise a box."""
    if setter.beside and owner is setter.section:
        pieces = _titled(setter, block, setter.beside, child(owner, "Sect"), "accent")
        if pieces and stack_height(pieces) <= setter.tallest:
            return [Beside(pieces=pieces, tall=stack_height(pieces), keep=True, span=block.span)]
    return set_box(setter, Box(block.blocks, block.title, block.role, span=block.span), width, owner)


def _titled(
    setter: Setter, block: Box | SideNote, width: float, element: Element | Artifact, colour: str
) -> list[Piece]:
    pieces: list[Piece] = []
    if block.title:
        title = setter.text_piece(block.title, "label", width, element)
        recolour(title.text, setter.job.colour(colour))
        pieces.append(replace(title, keep=True, after=3.0))
    pieces += unbroken(setter.set(block.blocks, width, element))
    if pieces:
        pieces[-1].after = 0.0
    return pieces
