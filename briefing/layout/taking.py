"""How much of a row of pieces a room holds: headings with what follows, notes with the lines that call them."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.layout.paragraphs import Call
from briefing.layout.pieces import BreakPiece, NoteRoom, Piece, gap_between

CLOSE = 0.01  # points that lengths may differ by and be equal


def take(
    pieces: Sequence[Piece], room: float, notes: NoteRoom | None = None
) -> tuple[list[Piece], list[Piece]]:
    """As many pieces as fit, the last one cut where it can be."""
    used, upper = 0.0, None
    called: list[Call] = []
    for index, piece in enumerate(pieces):
        if isinstance(piece, BreakPiece):
            return list(pieces[:index]), list(pieces[index:])
        used += gap_between(upper, piece)
        free = room - used
        if notes is not None:
            before, called = called, [*called, *piece.calls()]
            free -= notes(called)
        if piece.height > free + CLOSE or not _followers_fit(pieces, index, room - used, called, notes):
            if notes is not None:
                called = before
            halves = None if piece.keep else cut(piece, room - used, called, notes)
            if halves is not None:
                return [*pieces[:index], halves[0]], [halves[1], *pieces[index + 1 :]]
            while index and pieces[index - 1].keep:
                index -= 1
            return list(pieces[:index]), list(pieces[index:])
        used += piece.height
        upper = piece
    return list(pieces), []


def cut(
    piece: Piece, room: float, called: Sequence[Call] = (), notes: NoteRoom | None = None
) -> tuple[Piece, Piece] | None:
    """The most of a piece that fits the room with the notes it calls, and the rest."""
    tried = room
    while True:
        halves = piece.split(tried)
        if halves is None:
            return None
        height = halves[0].height
        needed = height if notes is None else height + notes([*called, *halves[0].calls()])
        if needed <= room + CLOSE:
            return halves
        if notes is None or height >= tried + 1:
            return None
        tried = min(height, tried) - 0.1


def _followers_fit(
    pieces: Sequence[Piece], index: int, room: float, called: list[Call], notes: NoteRoom | None
) -> bool:
    """Whether a piece that is tied to the next can stand here with the beginning of what it is tied to."""
    while pieces[index].keep and index + 1 < len(pieces):
        below = pieces[index + 1]
        if isinstance(below, BreakPiece):
            return True
        room -= pieces[index].height + gap_between(pieces[index], below)
        index += 1
        needed = below.least
        if notes is not None:
            needed += notes([*called, *below.first_calls()])
            called = [*called, *below.calls()]
        if needed > room + CLOSE:
            return False
    return True
