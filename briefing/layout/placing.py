"""Page make-up: pieces onto pages, in one pass."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from briefing.layout.asides import Beside
from briefing.layout.containers import Group, SideBySide
from briefing.layout.frames import SIDE_GAP, side_of
from briefing.layout.pages import Pages
from briefing.layout.pieces import (
    BreakPiece,
    Filler,
    Gap,
    Piece,
    TextPiece,
    gap_between,
    off,
    with_one_loosened,
)
from briefing.layout.taking import CLOSE, cut, take

WINDOW = 24  # pieces looked at together: no chain of headings is longer
LEAST_TEXT = 0.12  # of a page: figures do not wait for what is less


@dataclass(slots=True)
class PageMaker(Pages):
    """Fills the pages of one document."""

    def place_all(self, pieces: Sequence[Piece]) -> None:
        """Pieces in order; a figure that does not fit waits for the head of the next page while text goes on."""
        waiting = deque(pieces)
        floats: list[Piece] = []
        while waiting or floats:
            if floats and (self.fresh or not waiting):
                waiting.extendleft(reversed(floats))
                floats = []
            piece = waiting[0]
            if isinstance(piece, BreakPiece):
                waiting.popleft()
                waiting.extendleft(reversed(floats))
                floats = []
                self._break(piece)
            elif isinstance(piece, Filler) and piece.count is None:
                self._fill(piece)
                waiting.popleft()
            elif floats and piece.opens:
                self.next_page()
            elif not self._place_next(waiting):
                if self.fresh:
                    self._oversize(waiting)
                elif self._may_wait(waiting, floats):
                    floats.append(waiting.popleft())
                else:
                    self.next_page()

    def _place_next(self, waiting: deque[Piece]) -> bool:
        """Place the first piece, or as much of it as fits with what it is tied to; False when nothing does."""
        piece = waiting[0]
        gap = 0.0 if self.fresh else gap_between(self.upper, piece)
        room = self.room - gap - self._drift(waiting, gap)
        notes = self._foot.room if self._foot is not None else None
        needed = piece.height + (notes(piece.calls()) if notes is not None else 0.0)
        if not piece.keep and needed <= room + CLOSE:
            self._put(waiting.popleft())
            return True
        if isinstance(piece, Beside) and not self._fits_beside(piece):
            return False
        window = list(islice(waiting, WINDOW))
        taken, rest = take(window, room, notes)
        if not taken:
            return False
        self._put(taken[0])
        waiting.popleft()
        if len(taken) == 1 and rest and (len(window) == 1 or rest[0] is not window[1]):
            waiting.appendleft(rest[0])
            self.next_page()  # the rest of a piece that was cut, however low, stands on another page
        return True

    def _may_wait(self, waiting: deque[Piece], floats: list[Piece]) -> bool:
        """A figure may wait while text follows it and the page still has room for text."""
        return (
            _floats(waiting[0])
            and self._text_follows(waiting)
            and len(floats) < 2
            and self.room > self.tall * LEAST_TEXT
        )

    def _text_follows(self, waiting: deque[Piece]) -> bool:
        return (
            len(waiting) > 1
            and not isinstance(waiting[1], BreakPiece)
            and (not _floats(waiting[1]) or waiting[1].height + waiting[1].before < self.room)
            and not waiting[1].opens
        )

    def _put(self, piece: Piece) -> None:
        if self.fresh and isinstance(piece, Gap):
            return
        gap = 0.0 if self.fresh else gap_between(self.upper, piece)
        if self._foot is not None:
            self._foot.add(piece.calls(), self.room - gap - piece.height)
        if isinstance(piece, Beside):
            self._put_beside(piece, gap)
            return
        self._watch(piece)
        self.y = self._on_grid(piece, self.y - gap, self.upper)
        piece.draw(self.job, self.left + piece.x, self.y)
        self.y -= piece.height
        self.upper, self.fresh = piece, False

    def _drift(self, waiting: deque[Piece], gap: float) -> float:
        """How far the first pieces move down to the grid, as far as they are tied to what follows them."""
        if not waiting[0].keep:
            return 0.0
        y, upper, moved = self.y - gap, self.upper, 0.0
        for piece, below in pairwise(islice(waiting, WINDOW)):
            if not piece.keep:
                break
            at = self._on_grid(piece, y, upper)
            moved += y - at
            y, upper = at - piece.height - gap_between(piece, below), piece
        return moved

    def _on_grid(self, piece: Piece, y: float, upper: Piece | None) -> float:
        """Where running text begins: back on the grid, in halves of it, after pieces that stand off it; that of a
        box too. Items of a list keep their own even distances.
        """
        half = self.job.style.grid * self.job.scale / 2
        at = piece.text_at(half)
        if at is None or (_is_item(piece) and _is_item(upper)):
            return y
        depth = self.top - y + at
        short = -depth % half
        fits = self.room - (self.y - y) - short >= piece.height
        return y - short if fits and off(depth, half) > 0.01 else y

    # -- at the side

    def _fits_beside(self, piece: Beside) -> bool:
        """Whether the room at the side from here on holds a note."""
        return self.fresh or self.side - piece.tall >= self.bottom - CLOSE

    def _put_beside(self, piece: Beside, gap: float) -> None:
        """Level with the next piece, higher where the page ends too soon."""
        level = min(self.y - gap, self.side)
        top = min(max(level, self.bottom + piece.tall), self.side)
        at_right = self.recto or not self.job.format.print.mirrored
        x = self.left + self.measure + SIDE_GAP if at_right else self.left - SIDE_GAP - side_of(self.job)
        piece.draw(self.job, x, top)
        self.side = top - piece.tall - self.job.type("body").leading / 2

    # -- what is no text

    def _watch(self, piece: Piece) -> None:
        part, placed = self.part, self.placed[-1]
        if part is None or part.budget is None or placed.pages <= part.budget:
            return
        if placed.over is None:
            placed.over = piece.span or part.span
        placed.over_height += piece.height + max(piece.before, piece.after)

    def _break(self, piece: BreakPiece) -> None:
        if piece.to == "recto" and (not self.fresh or not self.recto):
            self.next_recto()
        elif not self.fresh:
            self.next_page()

    def _fill(self, piece: Filler) -> None:
        if self.room < piece.least and not self.fresh:
            self.next_page()
        self._put(replace(piece, room=self.room - 4))

    def _oversize(self, waiting: deque[Piece]) -> None:
        """A piece that not even an empty page holds: cut it as far as it can be, else say where it stands."""
        piece = waiting[0]
        if self._foot is not None and self._foot.pieces and piece.height > self.room:
            self.next_page()  # notes of the page before have taken what the piece needs
            return
        if _loosen(waiting):
            return
        waiting.popleft()
        halves = None
        if self._foot is not None and piece.calls():  # half of the page for text, half for the notes it calls
            halves = cut(piece, self.room / 2) if piece.height > self.room / 2 else None
            if halves is None and piece.height <= self.room + CLOSE:
                self._put(piece)
                return
        halves = halves or piece.split(self.room)
        if halves is not None:
            self._put(halves[0])
            self.next_page()
            waiting.appendleft(halves[1])
        elif isinstance(piece, Group) and len(piece.pieces) > 1:
            waiting.extendleft(reversed([replace(one, span=one.span or piece.span) for one in piece.pieces]))
        else:
            self._say_too_tall(piece)
            self._put(piece)

    def _say_too_tall(self, piece: Piece) -> None:
        over = piece.height - self.room
        if over > 0.5:
            line = self.job.type("body").leading
            self.job.problems.error(
                "does-not-fit", f"this is {over / line:.0f} lines taller than a page and cannot be cut", piece.span,
                "split it in two, or make it shorter",
            )  # fmt: skip


def _loosen(waiting: deque[Piece]) -> bool:
    """Give up a rule of what no page holds with all that it is tied to."""
    tied = 1
    while waiting[tied - 1].keep and tied < min(len(waiting), WINDOW):
        tied += 1
    looser = with_one_loosened(list(islice(waiting, tied)))
    for index, piece in enumerate(looser or ()):
        waiting[index] = piece
    return looser is not None


def _is_item(piece: Piece | None) -> bool:
    return isinstance(piece, TextPiece) and piece.label is not None


def _floats(piece: Piece) -> bool:
    """Figures may wait for the next page; so may two beside one another."""
    if isinstance(piece, SideBySide):
        return all(len(stack) == 1 and _floats(stack[0]) for stack in piece.stacks)
    return isinstance(piece, Group) and piece.tallest >= 1e9
