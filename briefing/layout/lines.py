"""Lines of a paragraph: words broken to a measure, each line in as few spans of one look as it needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from briefing.layout.job import Type
from briefing.layout.linebreaking import HOPELESS, LOOSE, Breaks, total_fit
from briefing.layout.runs import Run
from briefing.layout.words import HYPHEN, SPACE, Words, breaks_of, hyphenated, opened

NARROW = 22  # ems: a narrower measure is set ragged


class Span(NamedTuple):
    """Text of one look with the spaces in it and after it, at its natural width."""

    run: Run
    text: str
    width: float


@dataclass(slots=True)
class Line:
    """`extra` is added to each space, `shift` moves a centred or flush-right line; `marks` are entries of the index."""

    spans: list[Span]
    width: float
    extra: float = 0.0
    shift: float = 0.0
    hyphen: bool = False
    marks: list[tuple[str, str]] = field(default_factory=list)


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
    for index in chosen:
        last = pieces[index] if pieces is not None else index
        natural = breaks.ends[index] - begin
        if words.single:
            line = Line([Span(words.runs[0], " ".join(words.texts[first : last + 1]), natural)], natural)
            mark = words.runs[0].mark
            if mark is not None:
                line.marks.append(mark)
        else:
            line = _line(words, first, last, natural)
        spaces, free = breaks.gaps[index] - complete, width - natural
        if justified and spaces and (free < 0 or (index != final and index not in breaks.forced)):
            line.extra = free / spaces
        elif align == "center":
            line.shift = free / 2
        elif align == "right":
            line.shift = free
        lines.append(line)
        begin, first, complete = breaks.starts[index], last + 1, breaks.words[index]
    return lines


def _line(words: Words, first: int, last: int, natural: float) -> Line:
    line = Line([], natural, hyphen=words.after[last] == HYPHEN)
    run, texts, width = words.runs[first], [""], 0.0
    for index in range(first, last + 1):
        other = words.runs[index]
        if other is not run and not same_look(run, other):
            line.spans.append(Span(run, "".join(texts), width))
            texts, width = [], 0.0
        if other.mark is not None:
            line.marks.append(other.mark)
        run = other
        texts.append(words.texts[index])
        width += words.widths[index]
        if index < last and words.after[index] == SPACE:
            texts.append(" ")
            width += words.gaps[index]
    line.spans.append(Span(run, "".join(texts), width))
    return line


def same_look(first: Run, second: Run) -> bool:
    """Whether two runs can be shown together."""
    return (
        first.face is second.face and first.size == second.size and first.colour == second.colour
        and first.rise == second.rise and first.voice == second.voice and not first.slot and not second.slot
    )  # fmt: skip
