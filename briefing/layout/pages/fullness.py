"""How full a page is, and what its successor begins with: what `check --pages` says of pages that stay half empty."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from briefing.diagnostics import Span
from briefing.frames.laid import PageBeginning
from briefing.layout.flow.containers import NEVER_CUT, Enclosed, Kept, SideBySide, Stacked
from briefing.layout.flow.flowables import Flowable, Spacer, gap_between, span_in
from briefing.layout.flow.fragmentation import least_of, tied_in
from briefing.layout.flow.labelled import LabelledRow, open_lines
from briefing.layout.grid.tables import TableFlowable
from briefing.layout.pages.spreading import Placement
from briefing.values import Record


class Fullness(Record):
    """Of the open page, whose things are told as they are drawn. `left` is what the page before left free, None where a
    new page was asked for, and `above` stands last on it.
    """

    top: float
    left: float | None = None
    above: Flowable | None = None
    begins: PageBeginning | None = None
    lowest: float | None = None
    ruled: bool = False

    def tell(self, before: Sequence[Placement], drawn: Sequence[Placement]) -> None:
        """Things of the page `before` they were spread out, and as they are `drawn`."""
        text = [one.flowable for one in before if not one.apart]
        if self.begins is None and text:
            self.begins = self._beginning(text)
        ends = [
            one.y - max(one.flowable.height, one.apart)
            for one in drawn
            if not isinstance(one.flowable, Spacer)
        ]
        if ends:
            self.lowest = min(ends) if self.lowest is None else min(*ends, self.lowest)
        self.ruled = self.ruled or any(open_lines(flowable) is not None for flowable in text)

    def share(self, bottom: float, foot: float) -> float:
        """Of the height above `bottom`; notes at the foot, with what stands above them, take `foot` of it."""
        if self.ruled or self.lowest is None:
            return 1.0
        height = self.top - bottom
        return min(1.0, max(0.0, (self.top - self.lowest + foot) / height))

    def _beginning(self, flowables: Sequence[Flowable]) -> PageBeginning:
        tied = tied_in(flowables)
        height, lack = least_of(flowables), None
        if self.left is not None:
            lack = height + gap_between(self.above, tied[0]) - self.left
        spans = (span_in(one) for one in reversed(tied))
        span: Span | None = next((span for span in spans if span is not None), None)
        return PageBeginning(kind_of(tied[-1]), height, lack, span)


def is_figure(flowable: Flowable) -> bool:
    """Whether it is a figure, or figures beside one another: such may wait for the next page."""
    if isinstance(flowable, SideBySide):
        return all(len(stack) == 1 and is_figure(stack[0]) for stack in flowable.stacks)
    return isinstance(flowable, Kept) and flowable.tallest >= NEVER_CUT


def is_one(flowable: Flowable) -> bool:
    """Whether it is a card or a table, or keeps one together with what belongs to it: such is looked at as one thing."""
    if isinstance(flowable, LabelledRow):
        return flowable.pictured
    return isinstance(flowable, TableFlowable) or (
        isinstance(flowable, Stacked) and any(map(is_one, flowable.flowables))
    )


def kind_of(flowable: Flowable) -> Literal["figure", "figures", "row", "box", "table", "group", "text"]:
    """What an author would call it."""
    if is_figure(flowable):
        return "figures" if isinstance(flowable, SideBySide) else "figure"
    if isinstance(flowable, Enclosed):
        if not flowable.whole and flowable.flowables:
            return kind_of(flowable.flowables[0])
        return "row" if isinstance(flowable, LabelledRow) else "box"
    if isinstance(flowable, TableFlowable):
        return "table"
    return "group" if isinstance(flowable, Kept | SideBySide) else "text"
