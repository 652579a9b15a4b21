"""The words of a paragraph: pieces of text in one run each, at their widths, and what may happen after each piece.

Parallel lists, since a book has some tens of thousands of words and an object for each would cost more than breaking
their lines.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, compress
from operator import add, sub
from typing import Final, NamedTuple

from briefing.layout.inline.hyphenation import Syllables, divided
from briefing.layout.inline.line_breaking import Breaks
from briefing.layout.inline.runs import Run
from briefing.values import Record, field

SOFT_HYPHEN = "\u00ad"
ZERO_WIDTH_SPACE = "\u200b"
BREAKS: Final = re.compile(f"([{SOFT_HYPHEN}{ZERO_WIDTH_SPACE}])")
NBSP = "\u00a0"
SPACE, JOINED, INSIDE, HYPHEN = range(
    4
)  # after a piece: a space; the same word; a break inside it, with a hyphen


BROKEN: Final = {SOFT_HYPHEN: HYPHEN, ZERO_WIDTH_SPACE: INSIDE}


class Words(Record):
    """`after` says what follows a piece, `gaps` how wide the space there is; `forced`: pieces that end a line.

    `single`: all is one run and every piece a word. `widest` is the width of the widest word.
    """

    texts: list[str] = field(default_factory=list)
    widths: list[float] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)
    after: list[int] = field(default_factory=list)
    forced: list[int] = field(default_factory=list)
    single: bool = False
    widest: float = 0.0

    def add(self, text: str, width: float, run: Run, after: int, gap: float = 0.0) -> None:
        self.texts.append(text)
        self.widths.append(width)
        self.runs.append(run)
        self.after.append(after)
        self.gaps.append(gap)


class WordPart(NamedTuple):
    """A piece of a word that is looked at by itself."""

    run: Run
    text: str
    width: float


def words_of(runs: Sequence[Run]) -> Words:
    """Split runs at spaces; no-break spaces stay inside words."""
    if len(runs) == 1 and not runs[0].late and not runs[0].break_after and not BREAKS.search(runs[0].text):
        return _one_run(runs[0])
    found = Words()
    texts, widths, after, gaps = found.texts, found.widths, found.after, found.gaps
    for run in runs:
        if run.late:
            found.add("", run.room, run, JOINED)
            continue
        if run.break_after:
            if texts:
                after[-1] = SPACE
                if not found.forced or found.forced[-1] != len(texts) - 1:
                    found.forced.append(len(texts) - 1)
            continue
        space = run.face.width(" ", run.size)
        if BREAKS.search(run.text):
            _add_with_breaks(found, run, space)
            continue
        parts = run.text.split(" ")
        if not parts[0] and after and after[-1] == JOINED:
            after[-1], gaps[-1] = SPACE, space
        pieces = [part for part in parts if part] if "" in parts else parts
        if not pieces:
            continue
        texts += pieces
        widths += run.face.widths(pieces, run.size)
        found.runs += [run] * len(pieces)
        after += [SPACE] * len(pieces)
        gaps += [space] * len(pieces)
        if parts[-1]:
            after[-1], gaps[-1] = JOINED, 0.0
    if texts:
        after[-1], gaps[-1] = SPACE, 0.0
        found.widest = _widest(widths, after)
    return found


def _widest(widths: list[float], after: list[int]) -> float:
    """Of the words, those of several pieces taken together."""
    widest = wide = 0.0
    for width, kind in zip(widths, after, strict=True):
        wide += width
        widest = max(widest, wide)
        if kind != JOINED:
            wide = 0.0
    return widest


def _one_run(run: Run) -> Words:
    texts = run.text.split(" ")
    if "" in texts:
        texts = [text for text in texts if text]
    count = len(texts)
    if not count:
        return Words()
    widths = run.face.widths(texts, run.size)
    gaps = [run.face.width(" ", run.size)] * count
    gaps[-1] = 0.0
    return Words(texts, widths, [run] * count, gaps, [SPACE] * count, [], True, max(widths))


def _add_with_breaks(words: Words, run: Run, space: float) -> None:
    """The words of a run whose author says where they may be broken."""
    for number, part in enumerate(run.text.split(" ")):
        if number and words.after:
            words.after[-1], words.gaps[-1] = SPACE, space
        for token in BREAKS.split(part):
            if token in BROKEN:
                if words.after and words.after[-1] == JOINED:
                    words.after[-1] = BROKEN[token]
            elif token:
                words.add(token, run.face.width(token, run.size), run, JOINED)


def grouped(words: Words) -> Iterator[tuple[list[WordPart], int]]:
    """Each word with the index of its last piece."""
    word: list[WordPart] = []
    for index, (run, text, width) in enumerate(zip(words.runs, words.texts, words.widths, strict=True)):
        word.append(WordPart(run, text, width))
        if words.after[index] != JOINED:
            yield word, index
            word = []


def breaks_of(words: Words) -> tuple[Breaks, list[int] | None]:
    """The places to break at, and the piece that each of them follows (None: each follows its own)."""
    if words.single:
        count = len(words.texts)
        gap = words.gaps[0]
        starts = list(accumulate([width + gap for width in words.widths]))
        ends = [start - gap for start in starts]
        return Breaks(ends, starts, list(range(1, count + 1)), list(range(count))), None
    after, gaps = words.after, words.gaps
    starts = list(accumulate(map(add, words.widths, gaps)))
    ends = list(map(sub, starts, gaps))
    complete = list(accumulate([int(kind == SPACE) for kind in after]))
    before = [0, *complete[:-1]]
    hyphens: list[bool] | None = None
    if HYPHEN in after:
        hyphens = [kind == HYPHEN for kind in after]
        last, wide = words.runs[0], words.runs[0].face.width("-", words.runs[0].size)
        for index in compress(range(len(after)), hyphens):
            run = words.runs[index]
            if run is not last:
                last, wide = run, run.face.width("-", run.size)
            ends[index] += wide
    if JOINED not in after:
        return Breaks(ends, starts, complete, before, hyphens, words.forced), None
    may_end = [kind != JOINED for kind in after]
    pieces = list(compress(range(len(after)), may_end))
    found = Breaks(
        list(compress(ends, may_end)), list(compress(starts, may_end)), list(compress(complete, may_end)),
        list(compress(before, may_end)), forced=[bisect_left(pieces, index) for index in words.forced],
    )  # fmt: skip
    if hyphens is not None:
        found.hyphens = list(compress(hyphens, may_end))
    return found, pieces


# ------------------------------------------------------------------ hyphens


def hyphenated(words: Words, language: str) -> Words:
    """The same words with the places at which a hyphen may be set; never in the last word."""
    cuts = _cuts_of(words, language)
    if not cuts:
        return words
    found = Words(widest=words.widest)
    start = 0
    for index, cut in cuts:
        _copy(found, words, start, index)
        run, more = words.runs[index], len(cut.texts) - 1
        found.texts += cut.texts
        found.widths += [part * run.size for part in cut.widths]
        found.runs += [run] * (more + 1)
        found.gaps += [0.0] * more
        found.gaps.append(words.gaps[index])
        found.after += [HYPHEN] * more
        found.after.append(SPACE)
        start = index + 1
    _copy(found, words, start, len(words.texts))
    added = list(accumulate((len(cut.texts) - 1 for _, cut in cuts), initial=0))
    places = [index for index, _ in cuts]
    found.forced = [index + added[bisect_right(places, index)] for index in words.forced]
    return found


def _copy(found: Words, words: Words, start: int, end: int) -> None:
    found.texts += words.texts[start:end]
    found.widths += words.widths[start:end]
    found.runs += words.runs[start:end]
    found.gaps += words.gaps[start:end]
    found.after += words.after[start:end]


def _cuts_of(words: Words, language: str) -> list[tuple[int, Syllables]]:
    """The words that are one piece, may be divided and are not the last, by their index."""
    if words.single:
        run = words.runs[0]
        known = divided(run.face, run.language or language)
        return [(i, cut) for i, cut in enumerate(map(known.__getitem__, words.texts[:-1])) if cut is not None]
    found: list[tuple[int, Syllables]] = []
    begins = True
    for index, after in enumerate(words.after[:-1]):
        if begins and after == SPACE:
            run = words.runs[index]
            cut = None if run.rise else divided(run.face, run.language or language)[words.texts[index]]
            if cut is not None:
                found.append((index, cut))
        begins = after == SPACE
    return found
