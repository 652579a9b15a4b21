"""Lines of a paragraph: words broken to a measure, each line in as few spans of one look as it needs."""

from __future__ import annotations

from bisect import bisect_right
from itertools import compress, islice
from operator import is_not
from typing import Final, NamedTuple

from briefing.layout.inline.line_breaking import HOPELESS, LOOSE, Breaks, total_fit
from briefing.layout.inline.long_words import opened
from briefing.layout.inline.runs import Run
from briefing.layout.inline.words import HYPHEN, SPACE, Words, breaks_of, hyphenated
from briefing.layout.typography import Type
from briefing.values import Record, field

PULLS: Final = {"center": 0.5, "right": 1.0}
MOST_SPACE = 3.0  # of a space's own width: a justified line that needs more is left ragged
BETWEEN: Final = "·"  # of items that follow one another on a line
NARROW = 22  # ems: a narrower measure is set ragged


class Span(NamedTuple):
    """Text of one look with the spaces in it and after it, at its natural width."""

    run: Run
    text: str
    width: float


class Line(Record):
    """`extra` is added to each space, `shift` moves a centred or flush-right line, `pull` is the share of what it leaves
    free that is at its left; `mentions` are entries of the index, `calls` the keys of the notes it calls.
    """

    spans: list[Span]
    width: float
    extra: float = 0.0
    shift: float = 0.0
    pull: float = 0.0
    hyphen: bool = False
    mentions: list[tuple[str, str]] = field(default_factory=list)
    calls: tuple[str, ...] = ()

    def move(self, align: str, free: float) -> None:
        """To where its alignment wants it in a room that it leaves free."""
        self.pull = PULLS.get(align, 0.0)
        self.shift = self.pull * free


def break_lines(words: Words, width: float, type_: Type, language: str, hyphens: int) -> list[Line]:
    """Lines of a paragraph in a measure; words are divided only where the lines would be loose without it."""
    if not words.texts:
        return []
    space = type_.regular.width(" ", type_.size)
    justified = type_.justified and width >= NARROW * type_.size
    words = opened(words, width)
    breaks, pieces = breaks_of(words)
    if breaks.ends[-1] <= width and not breaks.forced:
        return _lines(words, breaks, pieces, [len(breaks.ends) - 1], width, type_, justified)
    divisible = justified and type_.hyphenated
    chosen = total_fit(breaks, width, space, justified, hyphens, LOOSE if divisible else HOPELESS, divisible)
    if chosen is None:
        words = hyphenated(words, language)
        breaks, pieces = breaks_of(words)
        chosen = total_fit(breaks, width, space, True, hyphens, LOOSE, True)
    if chosen is None:
        chosen = total_fit(breaks, width, space, True, hyphens)
    assert chosen is not None
    return _lines(words, breaks, pieces, chosen, width, type_, justified)


def _lines(
    words: Words, breaks: Breaks, pieces: list[int] | None, chosen: list[int], width: float, type_: Type,
    justified: bool,
) -> list[Line]:  # fmt: skip
    lines: list[Line] = []
    align, final = type_.style.align, len(breaks.ends) - 1
    begin, first, complete = 0.0, 0, 0
    forced = frozenset(breaks.forced)
    widest = (MOST_SPACE - 1) * type_.regular.width(" ", type_.size)
    run_ends = [] if words.single else _run_ends(words.runs)
    for index in chosen:
        end = pieces[index] if pieces is not None else index
        began = first
        first, last, left = _shown(words, began, end)
        natural = breaks.ends[index] - begin - left
        if words.single:
            line = Line([Span(words.runs[0], " ".join(words.texts[first : last + 1]), natural)], natural)
            mention = words.runs[0].mention
            if mention is not None:
                line.mentions.append(mention)
            if words.runs[0].note:
                line.calls = (words.runs[0].note,)
        else:
            line = _line(words, run_ends, first, last, natural)
        spaces, free = breaks.gaps[index] - complete - (end - last) - (first - began), width - natural
        full = index != final and index not in forced and free <= spaces * widest
        if justified and spaces and (free < 0 or full):
            line.extra = free / spaces
        else:
            line.move(align, free)
        lines.append(line)
        begin, first, complete = breaks.starts[index], end + 1, breaks.words[index]
    return lines


def _shown(words: Words, first: int, last: int) -> tuple[int, int, float]:
    """The pieces of a line without the signs between items that its breaks take the place of, and the room of those."""
    texts, after = words.texts, words.after
    if texts[last] == BETWEEN and first < last < len(texts) - 1 and after[last - 1] == SPACE:
        first, shown, left = _shown(words, first, last - 1)
        return first, shown, left + words.widths[last] + words.gaps[last - 1]
    if texts[first] == BETWEEN and 0 < first < last and after[first] == SPACE:
        return first + 1, last, words.widths[first] + words.gaps[first]
    return first, last, 0.0


def _run_ends(runs: list[Run]) -> list[int]:
    """Past the last piece of each run."""
    return [*compress(range(1, len(runs)), map(is_not, runs, islice(runs, 1, None))), len(runs)]


def _line(words: Words, run_ends: list[int], first: int, last: int, natural: float) -> Line:
    """The pieces from `first` to `last`, run by run; the space after a run belongs to it."""
    line = Line([], natural, hyphen=words.after[last] == HYPHEN)
    start = first
    while start <= last:
        run = words.runs[start]
        end = min(run_ends[bisect_right(run_ends, start)], last + 1)
        after = words.after[start : end - 1]
        if any(after):
            glue = [" " if kind == SPACE else "" for kind in after]
            text = "".join(
                [part for pair in zip(words.texts[start : end - 1], glue, strict=True) for part in pair]
            )
            text += words.texts[end - 1]
        else:
            text = " ".join(words.texts[start:end])
        width = sum(words.widths[start:end]) + sum(words.gaps[start : end - 1])
        if end <= last and words.after[end - 1] == SPACE:
            text += " "
            width += words.gaps[end - 1]
        if run.mention is not None:
            line.mentions.append(run.mention)
        if run.note:
            line.calls += (run.note,)
        if line.spans and same_look(line.spans[-1].run, run):
            before = line.spans.pop()
            text, width = before.text + text, before.width + width
        line.spans.append(Span(run, text, width))
        start = end
    return line


def same_look(first: Run, second: Run) -> bool:
    """Whether two runs can be shown together."""
    return (
        first.face is second.face and first.size == second.size and first.colour == second.colour
        and first.rise == second.rise and first.voice == second.voice and not first.late and not second.late
    )  # fmt: skip
