"""Words that are long for their line: where they may break, and how they are cut where there is no such place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from unicodedata import combining

from briefing.layout.words import INSIDE, JOINED, NBSP, SPACE, Piece, Words, grouped

LONG = 0.25  # of the measure: from this width on a word may break at its own hyphens, dashes and slashes
NEAR: Final = 0.01  # points that a piece may be wider than its line
_BREAKABLE: Final = frozenset("-–—/._")


def opened(words: Words, width: float) -> Words:
    """The same words, long ones with the places at which they may break: after a hyphen or a dash that they have, at
    no-break spaces where they are wider than the line, and anywhere where even that is not enough.
    """
    if words.widest <= width * LONG:
        return words
    if words.widest <= width and all(_BREAKABLE.isdisjoint(text) for text in words.texts):
        return words
    found = Words(widest=words.widest)
    forced = set(words.forced)
    for word, last in grouped(words):
        after, gap = words.after[last], words.gaps[last]
        if sum(piece.width for piece in word) <= width * LONG:
            _join(found, word, after, gap)
        else:
            units = list(_at_breaks(word))
            for number, unit in enumerate(units):
                follows, space = (after, gap) if number == len(units) - 1 else (INSIDE, 0.0)
                if sum(piece.width for piece in unit) <= width:
                    _join(found, unit, follows, space)
                else:
                    _narrow(found, unit, width, follows, space)
        if last in forced:
            found.forced.append(len(found.texts) - 1)
    return found


def _join(words: Words, pieces: Sequence[Piece], after: int, gap: float) -> None:
    for piece in pieces:
        words.add(piece.text, piece.width, piece.run, JOINED)
    words.after[-1], words.gaps[-1] = after, gap


def _at_breaks(word: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The parts of a word up to each hyphen, dash or slash between letters."""
    current: list[Piece] = []
    for piece in word:
        start, text = 0, piece.text
        for at in range(3, len(text) - 2):
            if (
                text[at - 1] in _BREAKABLE
                and text[at].isalnum()
                and text[at - 2].isalnum()
                and not _figure(text, at)
            ):
                yield [*current, _cut(piece, start, at)]
                current, start = [], at
        current.append(_cut(piece, start, len(text)) if start else piece)
    yield current


def _figure(text: str, at: int) -> bool:
    """Whether a break there would part the digits of one number: $94.8."""
    return text[at - 1] == "." and text[at].isdigit() and text[at - 2].isdigit()


def _cut(piece: Piece, start: int, end: int) -> Piece:
    text = piece.text[start:end]
    return Piece(piece.run, text, piece.run.face.width(text, piece.run.size))


def _narrow(words: Words, unit: Sequence[Piece], width: float, after: int, gap: float) -> None:
    """A part wider than the line: opened at its no-break spaces, cut where even that is not enough."""
    parts = [part for part in _at_no_break_spaces(unit) if part]
    if not parts:  # nothing but such spaces, of which one is enough
        run = unit[0].run
        parts = [[Piece(run, NBSP, run.face.width(NBSP, run.size))]]
    for number, pieces in enumerate(parts):
        run = pieces[-1].run
        last = number == len(parts) - 1
        follows, space = (after, gap) if last else (SPACE, run.face.width(" ", run.size))
        if sum(piece.width for piece in pieces) > width + NEAR:
            _chop(words, pieces, width)
            words.after[-1], words.gaps[-1] = follows, space
        else:
            _join(words, pieces, follows, space)


def _at_no_break_spaces(unit: Sequence[Piece]) -> list[list[Piece]]:
    parts: list[list[Piece]] = [[]]
    for piece in unit:
        for number, text in enumerate(piece.text.split(NBSP)):
            if number:
                parts.append([])
            if text or not piece.text:
                wide = piece.run.face.width(text, piece.run.size) if text else piece.width
                parts[-1].append(Piece(piece.run, text, wide))
    return parts


def _chop(words: Words, pieces: Sequence[Piece], width: float) -> None:
    """A word wider than the line, cut where it must be; nothing is lost."""
    used = 0.0
    for piece in pieces:
        start = 0
        for at, char in enumerate(piece.text):
            wide = piece.run.face.width(char, piece.run.size)
            if used + wide > width and used and not combining(char):
                if at > start:
                    part = _cut(piece, start, at)
                    words.add(part.text, part.width, part.run, INSIDE)
                else:
                    words.after[-1] = INSIDE
                used, start = 0.0, at
            used += wide
        rest = _cut(piece, start, len(piece.text)) if piece.text else piece
        words.add(rest.text, rest.width, rest.run, JOINED)
        if not piece.text:
            used += piece.width


def widest_piece(words: Words, width: float) -> Piece | None:
    """The first piece that has no place to break and is wider than the line."""
    if words.widest <= width:
        return None
    for word, _ in grouped(words):
        if sum(piece.width for piece in word) <= width:
            continue
        for unit in _at_breaks(word):
            run = unit[0].run
            for text in "".join(piece.text for piece in unit).split(NBSP):
                wide = run.face.width(text, run.size)
                if wide > width + NEAR:
                    return Piece(run, text, wide)
    return None
