"""Pieces that hold other pieces: kept groups, boxes, stacks beside one another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from briefing.layout.job import Job
from briefing.layout.paragraphs import Call
from briefing.layout.pieces import (
    Piece,
    draw_stack,
    gap_between,
    stack_height,
    text_in,
    with_one_loosened,
)
from briefing.layout.taking import take


@dataclass(slots=True, kw_only=True)
class Group(Piece):
    """Pieces kept on one page; taller than a page they are cut like any others."""

    pieces: list[Piece] = field(default_factory=list)
    tallest: float = 0.0

    @property
    def height(self) -> float:
        return stack_height(self.pieces)

    def text_at(self, half: float) -> float | None:
        return text_in(self.pieces, half)

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

    def loosened(self) -> Piece | None:
        inner = with_one_loosened(self.pieces)
        return replace(self, pieces=inner) if inner is not None else None

    def draw(self, job: Job, x: float, top: float) -> None:
        draw_stack(job, self.pieces, x, top)

    def calls(self) -> list[Call]:
        return calls_of(self.pieces)

    def first_calls(self) -> list[Call]:
        return self.calls() if self.height <= self.tallest else self.pieces[0].first_calls()


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

    def text_at(self, half: float) -> float | None:
        at = text_in(self.pieces, half)
        return at if at is None else at + self.padding

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

    def loosened(self) -> Piece | None:
        if self.whole:
            return replace(self, whole=False)
        inner = with_one_loosened(self.pieces)
        return replace(self, pieces=inner) if inner is not None else None

    def draw(self, job: Job, x: float, top: float) -> None:
        height = self.height
        if self.fill is not None:
            job.paper.rect(None, x, top - height, self.width, height, fill=self.fill)
        if self.rule is not None and self.bar:
            job.paper.rect(None, x, top - height, self.bar, height, fill=self.rule)
        elif self.rule is not None:
            job.paper.rect(None, x, top - height, self.width, height, stroke=self.rule)
        draw_stack(job, self.pieces, x + self.padding + self.bar, top - self.padding)

    def calls(self) -> list[Call]:
        return calls_of(self.pieces)

    def first_calls(self) -> list[Call]:
        if self.whole and self.height <= self.tallest:
            return self.calls()
        last = next((n for n, piece in enumerate(self.pieces) if not piece.keep), len(self.pieces) - 1)
        return [*calls_of(self.pieces[:last]), *self.pieces[last].first_calls()]


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

    def loosened(self) -> Piece | None:
        for index, stack in enumerate(self.stacks):
            inner = with_one_loosened(stack)
            if inner is not None:
                return replace(self, stacks=[*self.stacks[:index], inner, *self.stacks[index + 1 :]])
        return None

    def draw(self, job: Job, x: float, top: float) -> None:
        for at in self.rule_at:
            job.paper.line(None, x + at, top, x + at, top - self.height, job.colour("hairline"), 0.5)
        for left, stack in zip(self.lefts, self.stacks, strict=True):
            draw_stack(job, stack, x + left, top)

    def calls(self) -> list[Call]:
        return [call for stack in self.stacks for call in calls_of(stack)]

    def first_calls(self) -> list[Call]:
        firsts = [stack[0].first_calls() for stack in self.stacks if stack]
        return self.calls() if self.height <= self.tallest else [call for first in firsts for call in first]


def calls_of(pieces: Iterable[Piece]) -> list[Call]:
    """The notes that some pieces call, in order."""
    return [call for piece in pieces for call in piece.calls()]
