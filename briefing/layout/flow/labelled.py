"""Blocks with a label beside them, in the label column."""

from __future__ import annotations

from typing import Final, Self

from briefing.document import Blocks, Figure, Labelled
from briefing.frames.colours import BLACK, Colour
from briefing.layout.canvas import Canvas
from briefing.layout.context import PartContext
from briefing.layout.flow.containers import Enclosed, SideBySide, note_calls_of
from briefing.layout.flow.continuing import Again, again, named
from briefing.layout.flow.flowables import (
    Flowable,
    RuledLines,
    draw_stack,
    least_in,
    stack_height,
    text_in,
    unbroken,
)
from briefing.layout.flow.fragmentation import break_at
from briefing.layout.flow.region import FlowLayout, Region
from briefing.layout.flow.signs import SIGN_ROOM, draw_sign
from briefing.layout.inline.paragraphs import NoteCall, recolour

WEIGHTS: Final = {"": 0.0, "hairline": 0.5, "section": 1.5, "limit": 2.0}
ROLES: Final = {"hairline": "hairline", "section": "host", "limit": "limit"}
ABOVE, BELOW = 4.5, 10.0  # points between a rule and its row, and below a row
OPENED: Final = 7.5  # above a row that a subhead opens: it is twice as far from what stands above
PADDING: Final = 8.0  # inside a tint
BAR: Final = 3.0  # at its edge
PLATE: Final = 0.18  # of a measure without a label column for a picture
PLATE_GAP: Final = 0.2  # of that for the gap beside it
UNDER_LABEL: Final = 2.5  # where the label stands above


class LabelledRow(Enclosed, kw_only=True):
    """`label` beside `flowables`, level with their first line; above them where there is no label column (`beside`).

    `width` is that of rules and tint, `weight` that of the rule above; a limit has one below as well, and a sign. `again` is
    the label of what stands on the next page. `pictured`: its label begins with a picture, as that of a card does.
    """

    label: list[Flowable]
    again: Again = list
    beside: bool = True
    width: float = 0.0
    weight: float = 0.0
    ink: Colour = BLACK
    limit: bool = False
    tint: Colour | None = None
    bar: Colour = BLACK
    pictured: bool = False
    ruled: bool = True

    @property
    def _head(self) -> float:
        return (self.weight + ABOVE if self.weight else 0.0) + (PADDING if self.tint else 0.0)

    @property
    def _foot(self) -> float:
        return (self.weight + ABOVE if self.limit else 0.0) + (PADDING if self.tint else 0.0)

    @property
    def _down(self) -> float:
        """From the head to the first of the blocks."""
        if not self.label:
            return 0.0
        if not self.beside:
            return stack_height(self.label) + UNDER_LABEL
        return self._sink(0.0)

    def _sink(self, of_label: float) -> float:
        """How far blocks, or with 1 the label, move down so that both first lines stand on one baseline."""
        first, second = _first_baseline(self.label), _first_baseline(self.flowables)
        if first is None or second is None:
            return 0.0
        return max(second - first if of_label else first - second, 0.0)

    @property
    def height(self) -> float:
        inner = self._down + stack_height(self.flowables)
        if self.beside:
            inner = max(inner, self._sink(1.0) + stack_height(self.label))
        return self._head + inner + self._foot

    @property
    def rule_above(self) -> bool:
        return bool(self.weight) and self.ruled

    @property
    def rule_below(self) -> bool:
        return self.limit or self._ends_ruled

    @property
    def _ends_ruled(self) -> bool:
        """Whether its blocks end with a rule, and its label no lower."""
        if not self.flowables or not self.flowables[-1].rule_below:
            return False
        return not self.beside or stack_height(self.label) <= stack_height(self.flowables)

    def without_rule(self, above: bool) -> Self:
        if self.limit:
            return self
        if above:
            return self.replaced(ruled=False)
        return self.replaced(flowables=[*self.flowables[:-1], self.flowables[-1].without_rule(above=False)])

    @property
    def lines(self) -> int:
        inside, label = super().lines, sum(one.lines for one in self.label)
        return max(inside, label) if self.beside else inside + label

    @property
    def around(self) -> float:
        """What the row is higher than its blocks."""
        return self._head + self._down + self._foot

    def text_at(self, half: float) -> float | None:
        at = text_in(self.flowables, half)
        return at if at is None else at + self._head + self._down

    @property
    def least(self) -> float:
        height = self.height
        if self.uncut or not self.flowables:
            return height
        kept = least_in(self.flowables)
        if self.beside:
            kept = max(kept, stack_height(self.label))
        return min(self.around + kept, height)

    @property
    def gives_way(self) -> bool:
        return not self.beside or stack_height(self.label) < stack_height(self.flowables) / 2

    def split(self, room: float) -> tuple[Flowable, Flowable] | None:
        halves = self._halves(room)
        if halves is None:
            return None
        upper, lower = halves
        said = lower.replaced(label=self.again())
        return upper, said if said.height <= self.tallest or said._halves(self.tallest) else lower

    def _halves(self, room: float) -> tuple[Self, Self] | None:
        """The row cut, with nothing beside the second half."""
        if self.uncut:
            return None
        first, rest = break_at(self.flowables, room - self.around)
        if not first or not rest or all(flowable.keep for flowable in first):
            return None
        upper = self.replaced(flowables=first, after=0.0)
        if upper.height > room + 0.01:
            return None
        return upper, self.replaced(flowables=rest, label=[], before=0.0, whole=False)

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        height, left = self.height, x + canvas.outdent if self.beside else x
        if self.tint is not None:
            canvas.rect(None, left, top - height, self.width, height, fill=self.tint)
            canvas.rect(None, left, top - height, BAR, height, fill=self.bar)
        if self.rule_above:
            y = top - self.weight / 2
            canvas.line(None, left, y, left + self.width, y, self.ink, self.weight)
        if self.limit:
            y = top - height + self.weight / 2
            canvas.line(None, left, y, left + self.width, y, self.ink, self.weight)
        inset = BAR + PADDING if self.tint and (not self.beside or canvas.label_at < 0) else 0.0
        head = top - self._head
        at = x + (canvas.label_at if self.beside else 0.0) + inset
        if self.label:
            down = self._sink(1.0) if self.beside else 0.0
            if self.limit:
                draw_sign(canvas, at, head - down, self.label, self.ink)
            draw_stack(canvas, self.label, at + (SIGN_ROOM if self.limit else 0.0), head - down)
        aside = BAR + PADDING if self.tint and not (self.beside and canvas.label_at < 0) else 0.0
        draw_stack(canvas, self.flowables, x + aside, head - self._down)

    def note_calls(self) -> list[NoteCall]:
        return note_calls_of((*self.label, *self.flowables))

    def first_note_calls(self) -> list[NoteCall]:
        if self.uncut or not self.flowables:
            return self.note_calls()
        return [*note_calls_of(self.label), *self.flowables[0].first_note_calls()]


def _pictured(label: Blocks) -> bool:
    """Whether a label begins with a picture."""
    return bool(label) and isinstance(label[0], Figure)


def open_lines(flowable: Flowable) -> RuledLines | None:
    """The ruled lines without a number that a flowable is, or that stand beside its label."""
    inner = (
        flowable.flowables[0]
        if isinstance(flowable, LabelledRow) and len(flowable.flowables) == 1
        else flowable
    )
    return inner if isinstance(inner, RuledLines) and inner.count is None else None


def filled(flowable: Flowable, room: float) -> Flowable:
    """The same with as many ruled lines as the room holds."""
    lines = open_lines(flowable)
    if lines is not None and isinstance(flowable, LabelledRow):
        return flowable.replaced(flowables=[lines.replaced(room=room - flowable.around)])
    return flowable.replaced(room=room)


def _around(block: Labelled) -> float:
    """The height of rules and padding around a row."""
    rule = WEIGHTS[block.rule] + ABOVE if block.rule else 0.0
    return rule * (2 if block.rule == "limit" else 1) + (2 * PADDING if block.tint else 0.0)


def _first_baseline(stack: list[Flowable]) -> float | None:
    return stack[0].baseline() if stack else None


def labelled(
    context: PartContext, label: list[Flowable], goes_on: Again, flowables: list[Flowable], region: Region
) -> list[Flowable]:
    """What was laid out elsewhere, below a hairline with its label, and `goes_on` beside what is on the next page."""
    for stack in (label, flowables):
        if stack:
            stack[0].before = stack[-1].after = 0.0
    return [LabelledRow(
        label=label, again=goes_on, flowables=flowables, beside=region.spans, width=region.whole or region.width, weight=WEIGHTS["hairline"],
        ink=context.colour("hairline"), whole=False, tallest=region.tallest, after=BELOW * context.scale,
    )]  # fmt: skip


def lay_labelled(layout: FlowLayout, block: Labelled, region: Region) -> list[Flowable]:
    """The label first, so that it is read first; nothing where there are no blocks to label."""
    context, scale = layout.context, layout.context.scale
    inner = region.inside("Sect", block.place).at(block.span)
    plate = PLATE * region.width if not region.spans and _pictured(block.label) else 0.0
    limit, tint = block.rule == "limit", bool(block.tint)
    inset = (SIGN_ROOM if limit else 0.0) + (BAR + PADDING if tint else 0.0)
    measure = region.width - (BAR + (1 if region.spans else 2) * PADDING if tint else 0.0)
    label_width = (region.label if region.spans else measure) - inset * (1 if region.spans or limit else 0)
    label = unbroken(layout.flow(block.label, inner.of(plate or label_width)))
    text_left = plate * (1 + PLATE_GAP)
    above = 0.0 if region.spans or plate or not label else stack_height(label) + UNDER_LABEL
    tallest = max(region.tallest - _around(block) - above, region.tallest / 2)
    beside = inner.of(measure - text_left).replaced(tallest=tallest)
    flowables = unbroken(layout.flow(block.blocks, beside))
    if not flowables and not label:
        return []
    opened = bool(flowables) and flowables[0].subhead
    for stack in (label, flowables):
        if stack:
            stack[0].before = stack[-1].after = 0.0
    if plate and label:
        stacks = [label, flowables]
        label, flowables = [], [SideBySide(stacks=stacks, lefts=[0.0, text_left], tallest=tallest)]
    if block.rule and flowables:
        flowables[0] = flowables[0].without_rule(above=True)
    colour = context.colour("limit" if limit else "host") if limit or block.rule == "section" else None
    below = BELOW if block.rule or tint else BELOW / 2
    short = BELOW / 2 if block.tight and below == BELOW else 0.0
    if colour is not None:
        for flowable in label[:1]:
            if (text := getattr(flowable, "text", None)) is not None:
                recolour(text, colour)
    return [LabelledRow(
        label=label, again=again(context, named(block), inner.of(label_width), colour), flowables=flowables,
        beside=region.spans, width=region.whole or region.width, weight=WEIGHTS[block.rule], ink=context.colour(ROLES.get(block.rule, "ink")), limit=limit,
        tint=context.colour(block.tint) if tint else None, bar=context.colour("hue"), whole=block.keep, pictured=_pictured(block.label),
        tallest=region.tallest, before=(BELOW - short) * scale if block.rule else OPENED * scale if opened else 0.0,
        short_before=short * scale if block.rule else 0.0,
        after=(below - short) * scale, short_after=short * scale, span=block.span,
    )]  # fmt: skip
