"""Flowables: what a block becomes when it is laid out in a measure, before it has a page.

A flowable knows its height, how it can be cut, and how it is drawn. Space between neighbours is the
larger of what the upper wants after it and the lower before it; at the head of a page there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Self, TypeAlias

from briefing.diagnostics import Span
from briefing.frames.colours import BLACK, Colour
from briefing.layout.canvas import Canvas
from briefing.layout.inline.paragraphs import LaidParagraph, NoteCall
from briefing.values import Record

FEWEST_LINES = 2
LEAST_SPARE = 4  # ruled lines that are worth their label
NoteRoom: TypeAlias = Callable[[Sequence[NoteCall]], float]  # height that notes would take from the page


class Flowable(Record, kw_only=True):
    """`x` is the distance from the left of the measure, or, of what is `wide`, of the page. `keep` ties a flowable to the next one; no figure
    waits beyond a flowable that `opens` another subject. A `subhead` is, or begins with, a heading below that of its part.
    `short_before` and `short_after` are what its space lacks to be as wide as it should be: a page with room gives it back.
    `under` lays out what is said again above it where a page begins with it.
    """

    x: float = 0.0
    wide: bool = False
    before: float = 0.0
    after: float = 0.0
    short_before: float = 0.0
    short_after: float = 0.0
    keep: bool = False
    opens: bool = False
    subhead: bool = False
    span: Span | None = None
    under: Callable[[], list[Flowable]] | None = None

    @property
    def height(self) -> float:
        raise NotImplementedError

    @property
    def least(self) -> float:
        """The height that must fit for the flowable to begin on a page."""
        return self.height

    @property
    def lines(self) -> int:
        """How many lines it has, one under another; as many as a heading needs below it where it is no text."""
        return FEWEST_LINES

    @property
    def least_height(self) -> float:
        """The lowest that the whole of it can be made without being cut; see `at_height`."""
        return self.height

    @property
    def most_height(self) -> float:
        """The highest that it can be made."""
        return self.height

    def at_height(self, height: float) -> Self:
        """The same drawn anew at a height, as near to it as it can be made: charts give way, type never does."""
        return self

    def text_at(self, half: float) -> float | None:
        """How far below its top the first line begins that keeps to halves of the grid; None where there is none."""
        return None

    def baseline(self) -> float | None:
        """How far below its top the first line of type stands; None where it begins with something else."""
        return None

    def split(self, room: float) -> tuple[Flowable, Flowable] | None:
        """Two flowables of which the first fits the room, or None."""
        return None

    def loosened(self, alone: bool = True) -> Flowable | None:
        """The same with fewer rules for where it may be cut, for what no page holds otherwise; None without any. The
        last rule goes only where a row may stand `alone`.
        """
        return None

    @property
    def rule_above(self) -> bool:
        """Whether it begins with a rule."""
        return False

    @property
    def rule_below(self) -> bool:
        """Whether it ends with a rule."""
        return False

    def without_rule(self, above: bool) -> Self:
        """The same without the rule above or below it; one that cannot be without it stays as it is."""
        return self

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        raise NotImplementedError

    def draw_at(self, canvas: Canvas, axis: float, top: float) -> None:
        """Draw beside the axis at which running text begins."""
        self.draw(canvas, axis + self.x + (canvas.outdent if self.wide else 0.0), top)

    def note_calls(self) -> list[NoteCall]:
        """The notes that the flowable calls."""
        return []

    def first_note_calls(self) -> list[NoteCall]:
        """Those that the least of it calls."""
        return self.note_calls()


class TextFlowable(Flowable, kw_only=True):
    """A paragraph, with what stands before it: a bullet, a number, a box to tick."""

    text: LaidParagraph
    label: LaidParagraph | None = None
    label_x: float = 0.0
    on_draw: Callable[[Canvas, float, float], None] | None = None

    @property
    def height(self) -> float:
        return self.text.height

    @property
    def lines(self) -> int:
        return len(self.text.lines)

    def baseline(self) -> float | None:
        return self.text.baseline() if self.text.lines else None

    def text_at(self, half: float) -> float | None:
        return 0.0 if off(self.text.type.leading, half) < 0.01 else None

    @property
    def least(self) -> float:
        return self._fewest * self.text.type.leading

    @property
    def _fewest(self) -> int:
        lines = len(self.text.lines)
        return lines if lines <= FEWEST_LINES + 1 else FEWEST_LINES

    def split(self, room: float) -> tuple[Flowable, Flowable] | None:
        lines = len(self.text.lines)
        count = min(int((room + 0.01) / self.text.type.leading), lines - FEWEST_LINES)
        if count < FEWEST_LINES:
            return None
        first, rest = self.text.cut(count)
        return (
            self.replaced(text=first, after=0.0, keep=False),
            self.replaced(text=rest, before=0.0, label=None, on_draw=None),
        )

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        if self.label is not None:
            self.label.draw(canvas, x + self.label_x, top + (self.label.baseline() - self.text.baseline()))
        self.text.draw(canvas, x, top)
        if self.on_draw is not None:
            self.on_draw(canvas, x, top)

    def note_calls(self) -> list[NoteCall]:
        return self.text.note_calls(len(self.text.lines))

    def first_note_calls(self) -> list[NoteCall]:
        return self.text.note_calls(self._fewest)


class Spacer(Flowable, kw_only=True):
    """Space that vanishes at the head of a page; with `fill` it takes what the page leaves."""

    size: float
    fill: bool = False

    @property
    def height(self) -> float:
        return self.size

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        pass


class Break(Flowable, kw_only=True):
    """A page break that somebody asked for."""

    to: str = "page"

    @property
    def height(self) -> float:
        return 0.0

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        pass


class Drawn(Flowable, kw_only=True):
    """Anything of a fixed height that a function draws; `called` are the notes in it, `wide_of` is its width where that is known."""

    tall: float
    wide_of: float = 0.0
    drawing: Callable[[Canvas, float, float], None]
    called: Sequence[NoteCall] = ()
    ruled: bool = False

    @property
    def rule_above(self) -> bool:
        return self.ruled

    @property
    def height(self) -> float:
        return self.tall

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        self.drawing(canvas, x, top)

    def note_calls(self) -> list[NoteCall]:
        return list(self.called)


class RuledLines(Flowable, kw_only=True):
    """Ruled lines to the foot of the page, or as many as were asked for; `spare` ones are left out where it leaves little."""

    pitch: float
    width: float
    count: int | None = None
    spare: bool = False
    room: float = 0.0
    colour: Colour = BLACK

    @property
    def height(self) -> float:
        return self.pitch * self.count if self.count else self.room

    @property
    def least(self) -> float:
        return self.pitch * (self.count or (LEAST_SPARE if self.spare else 3))

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        count = self.count or int(self.room / self.pitch)
        for number in range(1, count + 1):
            y = top - number * self.pitch
            canvas.line(None, x, y, x + self.width, y, self.colour, 0.4)


def span_in(flowable: Flowable) -> Span | None:
    """Where a flowable comes from, or the first inside it that knows."""
    inner = (span_in(one) for one in getattr(flowable, "flowables", ()))
    return flowable.span or next((span for span in inner if span is not None), None)


def off(length: float, step: float) -> float:
    """How far a length is from whole steps."""
    return abs(length - round(length / step) * step)


def text_in(flowables: Sequence[Flowable], half: float) -> float | None:
    """The same of flowables that stand under one another."""
    depth, upper = 0.0, None
    for flowable in flowables:
        depth += gap_between(upper, flowable)
        at = flowable.text_at(half)
        if at is not None:
            return depth + at
        depth += flowable.height
        upper = flowable
    return None


def gap_between(upper: Flowable | None, lower: Flowable) -> float:
    """Space between two neighbours; none at the head of a page. A heading stands close under another."""
    if upper is None:
        return 0.0
    return upper.after if upper.subhead and lower.subhead else max(upper.after, lower.before)


def full_gap(upper: Flowable, lower: Flowable) -> float:
    """Space between two neighbours as wide as it should be."""
    after, before = upper.after + upper.short_after, lower.before + lower.short_before
    return after if upper.subhead and lower.subhead else max(after, before)


def stack_height(flowables: Iterable[Flowable]) -> float:
    """Height of flowables set under one another."""
    total, upper = 0.0, None
    for flowable in flowables:
        total += gap_between(upper, flowable) + flowable.height
        upper = flowable
    return total


def least_in(flowables: Sequence[Flowable]) -> float:
    """The height that must fit of flowables under one another for the first to begin, with what it is tied to."""
    least, index = flowables[0].least, 0
    while flowables[index].keep and index + 1 < len(flowables):
        below = flowables[index + 1]
        least += gap_between(flowables[index], below) + below.least
        index += 1
    return least


def single_ruled(flowables: Iterable[Flowable]) -> list[Flowable]:
    """Flowables under one another, of which no two have a rule each and nothing between: the upper one does without,
    or where it cannot, the lower one.
    """
    found: list[Flowable] = []
    upper: int | None = None
    for flowable in flowables:
        if upper is not None and found[upper].rule_below and flowable.rule_above:
            found[upper] = found[upper].without_rule(above=False)
            if found[upper].rule_below:
                flowable = flowable.without_rule(above=True)
        if not isinstance(flowable, Spacer):
            upper = len(found)
        found.append(flowable)
    return found


def draw_stack(canvas: Canvas, flowables: Sequence[Flowable], x: float, top: float) -> float:
    """Draw flowables under one another; returns where the last one ends."""
    upper = None
    for flowable in single_ruled(flowables):
        top -= gap_between(upper, flowable)
        flowable.draw_at(canvas, x, top)
        top -= flowable.height
        upper = flowable
    return top


def with_one_loosened(flowables: Sequence[Flowable], alone: bool = True) -> list[Flowable] | None:
    """The flowables with the last one loosened that can be; None where none can."""
    for index in reversed(range(len(flowables))):
        looser = flowables[index].loosened(alone)
        if looser is not None:
            return [*flowables[:index], looser, *flowables[index + 1 :]]
    return None


def unbroken(flowables: Sequence[Flowable]) -> list[Flowable]:
    """Without the page breaks, which have no place beside or inside other things."""
    return [flowable for flowable in flowables if not isinstance(flowable, Break)]
