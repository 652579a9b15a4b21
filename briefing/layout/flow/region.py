"""Where blocks are laid out, and what every kind of block may ask of the others."""

from __future__ import annotations

from typing import Protocol

from briefing.diagnostics import Span
from briefing.document import Blocks, Inlines
from briefing.layout.context import PartContext
from briefing.layout.flow.flowables import Flowable, TextFlowable
from briefing.layout.structure import Owner, child
from briefing.values import Value


class Region(Value):
    """A measure of `width` points whose content belongs to `owner`.

    What is taller than `tallest`, an empty page, must be cut. `label` is the width of the label column beside the running
    text, `whole` what both take together; 0 inside other things and where there is no such column. `span` is
    the place of what has none of its own.
    """

    width: float
    owner: Owner
    tallest: float
    label: float = 0.0
    whole: float = 0.0
    span: Span | None = None

    def of(self, width: float) -> Region:
        """The same in another measure."""
        return self.replaced(width=width, label=0.0, whole=0.0)

    @property
    def spanning(self) -> Region:
        """The width of the page, where running text stands beside a label column."""
        return self.of(self.whole) if self.spans else self

    @property
    def spans(self) -> bool:
        return self.whole > 0

    def under(self, owner: Owner) -> Region:
        """The same for content of another owner."""
        return self.replaced(owner=owner)

    def inside(self, tag: str, id: str = "") -> Region:
        """The same for content of a new child of the owner."""
        return self.replaced(owner=child(self.owner, tag, id=id))

    def at(self, span: Span | None) -> Region:
        """The same for what was written at another place, if that is known."""
        return self if span is None else self.replaced(span=span)


class FlowLayout(Protocol):
    """Lays blocks out, whatever kind they are."""

    context: PartContext

    def flow(self, blocks: Blocks, region: Region) -> list[Flowable]:
        """Blocks as flowables, in order."""

    def text(self, content: Inlines, style: str, region: Region, tag: str = "P") -> TextFlowable:
        """A paragraph that is part of another block, in a style of its own."""
