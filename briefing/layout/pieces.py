"""Pieces: what a block becomes when it is set, before it has a page.

A piece knows its height, how it can be cut, and how it is drawn. Space between neighbours is the
larger of what the upper wants after it and the lower before it; at the head of a page there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from briefing.diagnostics import Span
from briefing.layout.job import Job
from briefing.layout.paragraphs import Call, SetParagraph

FEWEST_LINES = 2
NoteRoom: TypeAlias = Callable[[Sequence[Call]], float]  # height that notes would take from the page


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

    def text_at(self, half: float) -> float | None:
        """How far below its top the first line begins that keeps to halves of the grid; None where there is none."""
        return None

    def split(self, room: float) -> tuple[Piece, Piece] | None:
        """Two pieces of which the first fits the room, or None."""
        return None

    def loosened(self) -> Piece | None:
        """The same with fewer rules for where it may be cut, for what no page holds otherwise; None without any."""
        return None

    def draw(self, job: Job, x: float, top: float) -> None:
        raise NotImplementedError

    def calls(self) -> list[Call]:
        """The notes that the piece calls."""
        return []

    def first_calls(self) -> list[Call]:
        """Those that the least of it calls."""
        return self.calls()


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

    def text_at(self, half: float) -> float | None:
        return 0.0 if off(self.text.type.leading, half) < 0.01 else None

    @property
    def least(self) -> float:
        return self._fewest * self.text.type.leading

    @property
    def _fewest(self) -> int:
        lines = len(self.text.lines)
        return lines if lines <= FEWEST_LINES + 1 else FEWEST_LINES

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

    def calls(self) -> list[Call]:
        return self.text.calls(len(self.text.lines))

    def first_calls(self) -> list[Call]:
        return self.text.calls(self._fewest)


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
    """Anything of a fixed height that a function draws; `called` are the notes in it."""

    tall: float
    drawing: Callable[[Job, float, float], None]
    called: Sequence[Call] = ()

    @property
    def height(self) -> float:
        return self.tall

    def draw(self, job: Job, x: float, top: float) -> None:
        self.drawing(job, x, top)

    def calls(self) -> list[Call]:
        return list(self.called)


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


def span_in(piece: Piece) -> Span | None:
    """Where a piece comes from, or the first inside it that knows."""
    inner = (span_in(one) for one in getattr(piece, "pieces", ()))
    return piece.span or next((span for span in inner if span is not None), None)


def off(length: float, step: float) -> float:
    """How far a length is from whole steps."""
    return abs(length - round(length / step) * step)


def text_in(pieces: Sequence[Piece], half: float) -> float | None:
    """The same of pieces that stand under one another."""
    depth, upper = 0.0, None
    for piece in pieces:
        depth += gap_between(upper, piece)
        at = piece.text_at(half)
        if at is not None:
            return depth + at
        depth += piece.height
        upper = piece
    return None


def gap_between(upper: Piece | None, lower: Piece) -> float:
    """Space between two neighbours; none at the head of a page."""
    return 0.0 if upper is None else max(upper.after, lower.before)


def stack_height(pieces: Iterable[Piece]) -> float:
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


def with_one_loosened(pieces: Sequence[Piece]) -> list[Piece] | None:
    """The pieces with the last one loosened that can be; None where none can."""
    for index in reversed(range(len(pieces))):
        looser = pieces[index].loosened()
        if looser is not None:
            return [*pieces[:index], looser, *pieces[index + 1 :]]
    return None


def unbroken(pieces: Sequence[Piece]) -> list[Piece]:
    """Without the page breaks, which have no place beside or inside other things."""
    return [piece for piece in pieces if not isinstance(piece, BreakPiece)]
