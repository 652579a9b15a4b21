"""Words that are long for their line: where they may break, and how they are cut where there is no such place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final
from unicodedata import combining

from briefing.layout.inline.words import INSIDE, JOINED, NBSP, SPACE, WordPart, Words, grouped

LONG = 0.25  # of the measure: from this width on a word may break at its own hyphens, dashes and slashes
BEGINNING: Final = 100  # letters of a word that tell an address
NEAR: Final = 0.01  # points that a piece may be wider than its line
_BREAKABLE: Final = frozenset("-–—/._")
_BOUND: Final = re.compile(rf"{NBSP}[^–—\s]")
_MAY: Final = re.compile(r"(?<=\w\w)[-–/](?=\w\w)")
_HYPHEN: Final = re.compile("[-‑]")
_APOSTROPHE: Final = re.compile("[’']")
_AROUND: Final = ".,;:!?()[]“”‘’«»…" + NBSP
_SIGNS: Final = frozenset("-–—/._=+~%,;:?&#@")
_OPENING: Final = frozenset("?&#")  # a line ends before these, and behind the others
_ADDRESS: Final = re.compile(r"://|^\W*www\.|^\W*[\w.-]+\.[a-z]{2,}/|^\W*[\w.+-]+@[\w.-]+\.\w")


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


def _join(words: Words, pieces: Sequence[WordPart], after: int, gap: float) -> None:
    for piece in pieces:
        words.add(piece.text, piece.width, piece.run, JOINED)
    words.after[-1], words.gaps[-1] = after, gap


def _at_breaks(word: Sequence[WordPart]) -> list[list[WordPart]]:
    """The parts of a word up to each hyphen, dash or slash between letters; those of an address up to each sign in it.
    Names and what no-break spaces bind stay whole.
    """
    whole = "".join(piece.text for piece in word)
    if is_address(whole):
        return list(_parted(word, _address_breaks))
    return [list(word)] if _is_bound(whole) else list(_parted(word, _breaks))


def _parted(word: Sequence[WordPart], breaks: Callable[[str, int], bool]) -> Iterator[list[WordPart]]:
    current: list[WordPart] = []
    for piece in word:
        start, text = 0, piece.text
        for at in range(3, len(text) - 2):
            if breaks(text, at):
                yield [*current, _cut(piece, start, at)]
                current, start = [], at
        current.append(_cut(piece, start, len(text)) if start else piece)
    yield current


def unbroken_parts(text: str) -> Iterator[str]:
    """What a text cannot be without in one line: its words, those that may break in parts."""
    for word in text.split(" "):
        start, whole = 0, _is_bound(word)
        breaks = _address_breaks if is_address(word) else _breaks
        for at in range(3, len(word) - 2) if not whole or breaks is _address_breaks else ():
            if breaks(word, at):
                yield word[start:at]
                start = at
        yield word[start:]


def loose_parts(text: str) -> Iterator[str]:
    """The same where names and ranges break too."""
    for word in text.replace(NBSP, " ").split(" "):
        run = _MAY.sub(r"\g<0> ", word) if not is_address(word) else word
        yield from run.split(" ") if run is not word else unbroken_parts(word)


def is_address(word: str) -> bool:
    """Whether a word leads to a page or a mailbox."""
    return _ADDRESS.search(word[:BEGINNING]) is not None


def _is_bound(word: str) -> bool:
    """A hyphenated name, or words with no-break spaces between them."""
    if _BOUND.search(word):
        return True
    parts = _HYPHEN.split(_APOSTROPHE.sub("", word.strip(_AROUND)))
    return len(parts) > 1 and parts[0][:1].isupper() and all(part.isalpha() for part in parts)


def _breaks(text: str, at: int) -> bool:
    """Behind a sign between letters, and not between the figures of a number, a range or a date."""
    return _may_break(text, at) and not (text[at].isdigit() and text[at - 2].isdigit())


def _may_break(text: str, at: int) -> bool:
    """The same where nothing else helps: ranges too, but no number."""
    inside = text[at - 1] in _BREAKABLE and text[at].isalnum() and text[at - 2].isalnum()
    return inside and not _figure(text, at)


def _address_breaks(text: str, at: int) -> bool:
    """Behind a sign, and before one that begins another part; never inside `://`."""
    if text[at] in _SIGNS:
        return text[at] in _OPENING and text[at - 1] not in _SIGNS
    return text[at - 1] in _SIGNS and text[at - 1] not in _OPENING


def _figure(text: str, at: int) -> bool:
    """Whether a break there would part the digits of one number: $94.8."""
    return text[at - 1] == "." and text[at].isdigit() and text[at - 2].isdigit()


def _cut(piece: WordPart, start: int, end: int) -> WordPart:
    text = piece.text[start:end]
    return WordPart(piece.run, text, piece.run.face.width(text, piece.run.size))


def _narrow(words: Words, unit: Sequence[WordPart], width: float, after: int, gap: float) -> None:
    """A part wider than the line: opened at its no-break spaces, then at its hyphens, cut where even that is not enough."""
    parts = [part for part in _at_no_break_spaces(unit) if part]
    if not parts:  # nothing but such spaces, of which one is enough
        run = unit[0].run
        parts = [[WordPart(run, NBSP, run.face.width(NBSP, run.size))]]
    for number, pieces in enumerate(parts):
        run = pieces[-1].run
        last = number == len(parts) - 1
        follows, space = (after, gap) if last else (SPACE, run.face.width(" ", run.size))
        for part in _within(pieces, width):
            if _wide(part) > width + NEAR:
                _chop(words, part, width)
                words.after[-1] = INSIDE
            else:
                _join(words, part, INSIDE, 0.0)
        words.after[-1], words.gaps[-1] = follows, space


def _within(pieces: Sequence[WordPart], width: float) -> Iterator[Sequence[WordPart]]:
    """Pieces that fit a line, or their parts up to each hyphen and, where even that is not enough, to the calls of notes."""
    if _wide(pieces) <= width + NEAR:
        yield pieces
        return
    for part in _parted(pieces, _may_break):
        if _wide(part) <= width + NEAR:
            yield part
        else:
            yield from (list(run) for _, run in groupby(part, lambda piece: bool(piece.run.rise)))


def _wide(pieces: Sequence[WordPart]) -> float:
    return sum(piece.width for piece in pieces)


def _at_no_break_spaces(unit: Sequence[WordPart]) -> list[list[WordPart]]:
    parts: list[list[WordPart]] = [[]]
    for piece in unit:
        for number, text in enumerate(piece.text.split(NBSP)):
            if number:
                parts.append([])
            if text or not piece.text:
                wide = piece.run.face.width(text, piece.run.size) if text else piece.width
                parts[-1].append(WordPart(piece.run, text, wide))
    return parts


def _chop(words: Words, pieces: Sequence[WordPart], width: float) -> None:
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


def widest_part(words: Words, width: float) -> WordPart | None:
    """The first piece that has no place to break and is wider than the line."""
    if words.widest <= width:
        return None
    for word, _ in grouped(words):
        if _wide(word) <= width or is_address("".join(piece.text for piece in word)):
            continue
        for unit in _at_breaks(word):
            for part in _at_no_break_spaces(unit):
                tight = next((p for p in _within(part, width) if _wide(p) > width + NEAR), None)
                if tight is not None:
                    return WordPart(tight[0].run, "".join(piece.text for piece in tight), _wide(tight))
    return None
