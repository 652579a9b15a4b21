"""Pieces: what a block becomes when it is set, before it has a page.

A piece knows its height, how it can be cut, and how it is drawn. Space between neighbours is the
larger of what the upper wants after it and the lower before it; at the head of a page there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from briefing.diagnostics import Span
from briefing.layout.job import Job
from briefing.layout.paragraphs import SetParagraph
from briefing.layout.structure import Artifact, Element

FEWEST_LINES = 2


@dataclass(slots=True, kw_only=True)
class Piece:
    """`x` is the distance from the left of the measure. `keep` ties a piece to the next one; no figure
    waits beyond a piece that `opens` another subject.
    """

    x: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    opens: bool = False
    span: Span | None = None

    @property
    def height(self) -> float:
        raise NotImplementedError

    @property
    def least(self) -> float:
        """The height that must fit for the piece to begin on a page."""
        return self.height

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        """Two pieces of which the first fits the room, or None."""
        return None

    def draw(self, job: Job, x: float, top: float) -> None:
        raise NotImplementedError

    def notes(self) -> list[str]:
        """Keys of the notes that the piece calls."""
        return []


@dataclass(slots=True, kw_only=True)
class TextPiece(Piece):
    """A paragraph, with what stands before it: a bullet, a number, a box to tick."""

    text: SetParagraph
    label: SetParagraph | None = None
    label_x: float = 0.0
    on_draw: Callable[[Job, float, float], None] | None = None

    @property
    def height(self) -> float:
        return self.text.height

    @property
    def least(self) -> float:
        lines = len(self.text.lines)
        return self.height if lines <= FEWEST_LINES + 1 else FEWEST_LINES * self.text.type.leading

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        lines = len(self.text.lines)
        count = min(int((room + 0.01) / self.text.type.leading), lines - FEWEST_LINES)
        if count < FEWEST_LINES:
            return None
        first, rest = self.text.cut(count)
        return (
            replace(self, text=first, after=0.0, keep=False),
            replace(self, text=rest, before=0.0, label=None, on_draw=None),
        )

    def draw(self, job: Job, x: float, top: float) -> None:
        if self.label is not None:
            self.label.draw(job, x + self.label_x, top + (self.label.baseline() - self.text.baseline()))
        self.text.draw(job, x, top)
        if self.on_draw is not None:
            self.on_draw(job, x, top)

    def notes(self) -> list[str]:
        return self.text.notes


@dataclass(slots=True, kw_only=True)
class Gap(Piece):
    """Space that vanishes at the head of a page."""

    size: float

    @property
    def height(self) -> float:
        return self.size

    def draw(self, job: Job, x: float, top: float) -> None:
        pass


@dataclass(slots=True, kw_only=True)
class BreakPiece(Piece):
    """A page break that somebody asked for."""

    to: str = "page"

    @property
    def height(self) -> float:
        return 0.0

    def draw(self, job: Job, x: float, top: float) -> None:
        pass


@dataclass(slots=True, kw_only=True)
class Drawn(Piece):
    """Anything of a fixed height that a function draws."""

    tall: float
    drawing: Callable[[Job, float, float], None]

    @property
    def height(self) -> float:
        return self.tall

    def draw(self, job: Job, x: float, top: float) -> None:
        self.drawing(job, x, top)


@dataclass(slots=True, kw_only=True)
class Filler(Piece):
    """Ruled lines to the foot of the page, or as many as were asked for."""

    pitch: float
    width: float
    count: int | None = None
    room: float = 0.0

    @property
    def height(self) -> float:
        return self.pitch * self.count if self.count else self.room

    @property
    def least(self) -> float:
        return self.pitch * (self.count or 3)

    def draw(self, job: Job, x: float, top: float) -> None:
        count = self.count or int(self.room / self.pitch)
        for number in range(1, count + 1):
            y = top - number * self.pitch
            job.paper.line(None, x, y, x + self.width, y, job.colour("rule"), 0.4)


def gap_between(upper: Piece | None, lower: Piece) -> float:
    """Space between two neighbours; none at the head of a page."""
    return 0.0 if upper is None else max(upper.after, lower.before)


def stack_height(pieces: Sequence[Piece]) -> float:
    """Height of pieces set under one another."""
    total, upper = 0.0, None
    for piece in pieces:
        total += gap_between(upper, piece) + piece.height
        upper = piece
    return total


def draw_stack(job: Job, pieces: Sequence[Piece], x: float, top: float) -> float:
    """Draw pieces under one another; returns where the last one ends."""
    upper = None
    for piece in pieces:
        top -= gap_between(upper, piece)
        piece.draw(job, x + piece.x, top)
        top -= piece.height
        upper = piece
    return top


def take(pieces: Sequence[Piece], room: float) -> tuple[list[Piece], list[Piece]]:
    """As many pieces as fit, the last one cut where it can be; headings stay with what follows."""
    used, upper = 0.0, None
    for index, piece in enumerate(pieces):
        if isinstance(piece, BreakPiece):
            return list(pieces[:index]), list(pieces[index:])
        gap = gap_between(upper, piece)
        if used + gap + piece.height > room + 0.01 or not _followers_fit(pieces, index, room - used - gap):
            halves = piece.split(room - used - gap) if not piece.keep else None
            if halves is not None and used + gap + halves[0].height <= room + 0.01:
                return [*pieces[:index], halves[0]], [halves[1], *pieces[index + 1 :]]
            while index and pieces[index - 1].keep:
                index -= 1
            return list(pieces[:index]), list(pieces[index:])
        used += gap + piece.height
        upper = piece
    return list(pieces), []


def _followers_fit(pieces: Sequence[Piece], index: int, room: float) -> bool:
    """Whether a piece that is tied to the next can stand here with the beginning of what it is tied to."""
    while pieces[index].keep and index + 1 < len(pieces):
        if isinstance(pieces[index + 1], BreakPiece):
            return True
        room -= pieces[index].height + gap_between(pieces[index], pieces[index + 1])
        index += 1
        if pieces[index].least > room + 0.01:
            return False
    return True


@dataclass(slots=True, kw_only=True)
class Group(Piece):
    """Pieces kept on one page; taller than a page they are cut like any others."""

    pieces: list[Piece] = field(default_factory=list)
    tallest: float = 0.0

    @property
    def height(self) -> float:
        return stack_height(self.pieces)

    @property
    def least(self) -> float:
        height = self.height
        return height if height <= self.tallest else self.pieces[0].least

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        if self.height <= self.tallest:
            return None
        first, rest = take(self.pieces, room)
        if not first or not rest:
            return None
        return replace(self, pieces=first, after=0.0), replace(self, pieces=rest, before=0.0)

    def draw(self, job: Job, x: float, top: float) -> None:
        draw_stack(job, self.pieces, x, top)

    def notes(self) -> list[str]:
        return [key for piece in self.pieces for key in piece.notes()]


@dataclass(slots=True, kw_only=True)
class Framed(Piece):
    """Pieces in a box: tint, bar at the left, title inside."""

    pieces: list[Piece]
    width: float
    padding: float
    fill: Any = None
    rule: Any = None
    bar: float = 0.0
    whole: bool = True
    tallest: float = 0.0

    @property
    def height(self) -> float:
        return stack_height(self.pieces) + 2 * self.padding

    @property
    def least(self) -> float:
        height = self.height
        if self.whole and height <= self.tallest:
            return height
        kept, index = self.pieces[0].least, 0
        while self.pieces[index].keep and index + 1 < len(self.pieces):
            kept += gap_between(self.pieces[index], self.pieces[index + 1]) + self.pieces[index + 1].least
            index += 1
        return kept + 2 * self.padding

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        if self.whole and self.height <= self.tallest:
            return None
        first, rest = take(self.pieces, room - 2 * self.padding)
        if not first or not rest or all(piece.keep for piece in first):
            return None
        return replace(self, pieces=first, after=0.0), replace(self, pieces=rest, before=0.0, whole=False)

    def draw(self, job: Job, x: float, top: float) -> None:
        height = self.height
        if self.fill is not None:
            job.paper.rect(None, x, top - height, self.width, height, fill=self.fill)
        if self.rule is not None and self.bar:
            job.paper.rect(None, x, top - height, self.bar, height, fill=self.rule)
        elif self.rule is not None:
            job.paper.rect(None, x, top - height, self.width, height, stroke=self.rule)
        draw_stack(job, self.pieces, x + self.padding + self.bar, top - self.padding)

    def notes(self) -> list[str]:
        return [key for piece in self.pieces for key in piece.notes()]


@dataclass(slots=True, kw_only=True)
class SideBySide(Piece):
    """Stacks beside one another; cut only where they are taller than a page."""

    stacks: list[list[Piece]]
    lefts: list[float]
    rule_at: list[float] = field(default_factory=list)
    tallest: float = 0.0

    @property
    def height(self) -> float:
        return max((stack_height(stack) for stack in self.stacks), default=0.0)

    @property
    def least(self) -> float:
        height = self.height
        return height if height <= self.tallest else self.tallest / 3

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        if self.height <= self.tallest:
            return None
        halves = [take(stack, room) for stack in self.stacks]
        if not any(first for first, _ in halves) or not any(rest for _, rest in halves):
            return None
        return (
            replace(self, stacks=[first for first, _ in halves], after=0.0),
            replace(self, stacks=[rest for _, rest in halves], before=0.0),
        )

    def draw(self, job: Job, x: float, top: float) -> None:
        for at in self.rule_at:
            job.paper.line(None, x + at, top, x + at, top - self.height, job.colour("hairline"), 0.5)
        for left, stack in zip(self.lefts, self.stacks, strict=True):
            draw_stack(job, stack, x + left, top)

    def notes(self) -> list[str]:
        return [key for stack in self.stacks for piece in stack for key in piece.notes()]


def artifact_or(element: Element | None, other: Artifact) -> Element | Artifact:
    return element if element is not None else other
