"""Flowables that hold other flowables: kept groups, boxes, stacks beside one another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, Self

from briefing.frames.colours import BLACK, Colour
from briefing.layout.canvas import Canvas
from briefing.layout.flow.continuing import Again
from briefing.layout.flow.flowables import (
    Flowable,
    draw_stack,
    least_in,
    stack_height,
    text_in,
    with_one_loosened,
)
from briefing.layout.flow.fragmentation import break_at
from briefing.layout.inline.paragraphs import NoteCall
from briefing.values import field

NEVER_CUT: Final = 1e9  # points: figures are kept together however tall they are


def flex_in(flowables: Sequence[Flowable]) -> tuple[float, float]:
    """By how many points flowables under one another can be made lower, and higher."""
    return (
        sum(one.height - one.least_height for one in flowables),
        sum(one.most_height - one.height for one in flowables),
    )


def flexed(flowables: Sequence[Flowable], by: float) -> list[Flowable]:
    """Flowables made higher by some points together, or lower by less than none: each in proportion to its own room."""
    down, up = flex_in(flowables)
    room = up if by > 0 else down
    if not room:
        return list(flowables)
    share = max(-1.0, min(by / room, 1.0))
    return [
        one.at_height(
            one.height + share * (one.most_height - one.height if by > 0 else one.height - one.least_height)
        )
        for one in flowables
    ]


class Stacked(Flowable, kw_only=True):
    """Flowables under one another with whatever stands around them: it gives way as far as they do."""

    flowables: list[Flowable] = field(default_factory=list)

    @property
    def lines(self) -> int:
        return sum(one.lines for one in self.flowables)

    @property
    def gives_way(self) -> bool:
        """Whether its height is that of its flowables."""
        return True

    @property
    def least_height(self) -> float:
        return self.height - flex_in(self.flowables)[0] if self.gives_way else self.height

    @property
    def most_height(self) -> float:
        return self.height + flex_in(self.flowables)[1] if self.gives_way else self.height

    def at_height(self, height: float) -> Self:
        if not self.gives_way:
            return self
        return self.replaced(flowables=flexed(self.flowables, height - self.height))


class Enclosed(Stacked, kw_only=True):
    """Flowables in something of their own: where it is `whole`, it is not cut that a page holds."""

    whole: bool = True
    tallest: float = 0.0

    @property
    def uncut(self) -> bool:
        return self.whole and self.height <= self.tallest

    def loosened(self, alone: bool = True) -> Flowable | None:
        if self.whole:
            return self.replaced(whole=False)
        inner = with_one_loosened(self.flowables, alone)
        return self.replaced(flowables=inner) if inner is not None else None


class Kept(Stacked, kw_only=True):
    """Flowables kept on one page; taller than a page they are cut like any others."""

    tallest: float = 0.0

    @property
    def height(self) -> float:
        return stack_height(self.flowables)

    def baseline(self) -> float | None:
        return self.flowables[0].baseline() if self.flowables else None

    def text_at(self, half: float) -> float | None:
        return text_in(self.flowables, half)

    @property
    def rule_above(self) -> bool:
        return next((one.rule_above for one in self.flowables if one.height), False)

    @property
    def rule_below(self) -> bool:
        return bool(self.flowables) and self.flowables[-1].rule_below

    def without_rule(self, above: bool) -> Self:
        at = next((n for n, one in enumerate(self.flowables) if one.height), 0) if above else -1
        found = list(self.flowables)
        found[at] = found[at].without_rule(above)
        return self.replaced(flowables=found)

    @property
    def least(self) -> float:
        height = self.least_height
        return height if height <= self.tallest else self.flowables[0].least

    def split(self, room: float) -> tuple[Flowable, Flowable] | None:
        if self.height <= self.tallest:
            return None
        first, rest = break_at(self.flowables, room)
        if not first or not rest:
            return None
        return self.replaced(flowables=first, after=0.0), self.replaced(flowables=rest, before=0.0)

    def loosened(self, alone: bool = True) -> Flowable | None:
        inner = with_one_loosened(self.flowables, alone)
        if inner is not None:
            return self.replaced(flowables=inner)
        cut = self.tallest and _divides(self.flowables) and not self._pictured
        return self.replaced(tallest=0.0) if cut else None

    @property
    def _pictured(self) -> bool:
        """Whether it is a figure, or holds one."""
        inside = (one for one in self.flowables if isinstance(one, Kept))
        return self.tallest >= NEVER_CUT or any(one._pictured for one in inside)

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        draw_stack(canvas, self.flowables, x, top)

    def note_calls(self) -> list[NoteCall]:
        return note_calls_of(self.flowables)

    def first_note_calls(self) -> list[NoteCall]:
        return self.note_calls() if self.height <= self.tallest else self.flowables[0].first_note_calls()


class Framed(Enclosed, kw_only=True):
    """Flowables in a box: tint, bar at the left, title inside; `again` is what stands above its rest on the next page."""

    width: float
    again: Again = list
    padding: float
    fill: Colour | None = None
    rule: Colour | None = None
    bar: float = 0.0

    @property
    def height(self) -> float:
        return stack_height(self.flowables) + 2 * self.padding

    def baseline(self) -> float | None:
        at = self.flowables[0].baseline() if self.flowables else None
        return at if at is None else at + self.padding

    def text_at(self, half: float) -> float | None:
        at = text_in(self.flowables, half)
        return at if at is None else at + self.padding

    @property
    def least(self) -> float:
        return self.height if self.uncut else least_in(self.flowables) + 2 * self.padding

    def split(self, room: float) -> tuple[Flowable, Flowable] | None:
        halves = self._halves(room)
        if halves is None:
            return None
        upper, lower = halves
        said = lower.replaced(flowables=[*self.again(), *lower.flowables])
        return upper, said if said.height <= self.tallest or said._halves(self.tallest) else lower

    def _halves(self, room: float) -> tuple[Self, Self] | None:
        """The box cut, with no title in the second half."""
        if self.uncut:
            return None
        first, rest = break_at(self.flowables, room - 2 * self.padding)
        if not first or not rest or all(flowable.keep for flowable in first):
            return None
        return self.replaced(flowables=first, after=0.0), self.replaced(
            flowables=rest, before=0.0, whole=False
        )

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        height = self.height
        if self.fill is not None:
            canvas.rect(None, x, top - height, self.width, height, fill=self.fill)
        if self.rule is not None and self.bar:
            canvas.rect(None, x, top - height, self.bar, height, fill=self.rule)
        elif self.rule is not None:
            canvas.rect(None, x, top - height, self.width, height, stroke=self.rule)
        draw_stack(canvas, self.flowables, x + self.padding + self.bar, top - self.padding)

    def note_calls(self) -> list[NoteCall]:
        return note_calls_of(self.flowables)

    def first_note_calls(self) -> list[NoteCall]:
        if self.uncut:
            return self.note_calls()
        last = next(
            (n for n, flowable in enumerate(self.flowables) if not flowable.keep), len(self.flowables) - 1
        )
        return [*note_calls_of(self.flowables[:last]), *self.flowables[last].first_note_calls()]


class SideBySide(Flowable, kw_only=True):
    """Stacks beside one another; cut only where they are taller than a page."""

    stacks: list[list[Flowable]]
    lefts: list[float]
    rule_at: list[float] = field(default_factory=list)
    rule_colour: Colour = BLACK
    tallest: float = 0.0

    @property
    def height(self) -> float:
        return max((stack_height(stack) for stack in self.stacks), default=0.0)

    @property
    def rule_above(self) -> bool:
        return bool(self.stacks) and all(stack and stack[0].rule_above for stack in self.stacks)

    @property
    def rule_below(self) -> bool:
        return any(stack and stack[-1].rule_below for stack in self.stacks)

    def without_rule(self, above: bool) -> Self:
        if above:
            return self
        stacks = [
            [*stack[:-1], stack[-1].without_rule(above=False)] if stack else [] for stack in self.stacks
        ]
        return self.replaced(stacks=stacks)

    @property
    def gives_way(self) -> bool:
        """Whether its stacks may be made higher and lower."""
        return True

    @property
    def least_height(self) -> float:
        if not self.gives_way:
            return self.height
        if self._level:
            return self.height - min(down for down, _ in map(flex_in, self.stacks))
        return self.height - self._tallest(0.0) + self._tallest(-1.0)

    @property
    def most_height(self) -> float:
        if not self.gives_way:
            return self.height
        if self._level:
            return self.height + min(up for _, up in map(flex_in, self.stacks))
        return self.height - self._tallest(0.0) + self._tallest(1.0)

    def _tallest(self, by: float) -> float:
        """The height of the highest stack as it is, or made as low (-1) or as high (1) as it can be."""
        flexes = (flex_in(stack) for stack in self.stacks)
        heights = (
            stack_height(stack) + (up if by > 0 else -down if by < 0 else 0.0)
            for stack, (down, up) in zip(self.stacks, flexes, strict=True)
        )
        return max(heights, default=0.0)

    def at_height(self, height: float) -> Self:
        if not self.gives_way:
            return self
        if self._level:
            by = max(self.least_height, min(height, self.most_height)) - self.height
            return self.replaced(stacks=[flexed(stack, by) for stack in self.stacks])
        return self.replaced(stacks=[flexed(stack, height - stack_height(stack)) for stack in self.stacks])

    @property
    def _level(self) -> bool:
        """Whether all stacks give way: then all by as much, so that what begins on one line ends on one."""
        return bool(self.stacks) and all(any(flex_in(stack)) for stack in self.stacks)

    @property
    def least(self) -> float:
        height = self.height
        if height <= self.tallest:
            return height
        return self.tallest / 3 if self.tallest else max(least_in(stack) for stack in self.stacks if stack)

    def split(self, room: float) -> tuple[Flowable, Flowable] | None:
        if self.height <= self.tallest:
            return None
        halves = [break_at(stack, room) for stack in self.stacks]
        if not any(first for first, _ in halves):  # what is tied together is taller than the page
            halves = [break_at([one.replaced(keep=False) for one in stack], room) for stack in self.stacks]
        if not any(first for first, _ in halves) or not any(rest for _, rest in halves):
            return None
        return (
            self.replaced(stacks=[first for first, _ in halves], after=0.0),
            self.replaced(stacks=[rest for _, rest in halves], before=0.0),
        )

    def loosened(self, alone: bool = True) -> Flowable | None:
        for index, stack in enumerate(self.stacks):
            inner = with_one_loosened(stack, alone)
            if inner is not None:
                return self.replaced(stacks=[*self.stacks[:index], inner, *self.stacks[index + 1 :]])
        return self.replaced(tallest=0.0) if self.tallest and any(map(_divides, self.stacks)) else None

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        for at in self.rule_at:
            canvas.line(None, x + at, top, x + at, top - self.height, self.rule_colour, 0.5)
        for left, stack in zip(self.lefts, self.stacks, strict=True):
            draw_stack(canvas, stack, x + left, top)

    def note_calls(self) -> list[NoteCall]:
        return [call for stack in self.stacks for call in note_calls_of(stack)]

    def first_note_calls(self) -> list[NoteCall]:
        firsts = [stack[0].first_note_calls() for stack in self.stacks if stack]
        return (
            self.note_calls() if self.height <= self.tallest else [call for first in firsts for call in first]
        )


def _divides(stack: Sequence[Flowable]) -> bool:
    """Whether a stack can be cut between two of its flowables."""
    return any(not flowable.keep for flowable in stack[:-1])


def note_calls_of(flowables: Iterable[Flowable]) -> list[NoteCall]:
    """The notes that some flowables call, in order."""
    return [call for flowable in flowables for call in flowable.note_calls()]
