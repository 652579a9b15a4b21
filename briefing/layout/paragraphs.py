"""A paragraph: set in a measure, cut over pages, drawn."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from briefing.diagnostics import Span as Place
from briefing.document import Inlines, Text
from briefing.layout.colours import Colour
from briefing.layout.job import NO_BREAKS, Job, Type
from briefing.layout.lines import Line, Span, break_lines
from briefing.layout.longwords import widest_piece
from briefing.layout.runs import Run, RunMaker, Voice
from briefing.layout.slots import Late, LateLine, Slot
from briefing.layout.structure import Artifact, Element
from briefing.layout.words import SOFT_HYPHEN, Piece, words_of
from briefing.letters import MARKED


class Call(NamedTuple):
    """A note that is called, and the element whose words call it."""

    key: str
    owner: Element | Artifact


@dataclass(slots=True)
class SetParagraph:
    """A paragraph in a measure, ready to be placed; `owner` is its element, or an artifact."""

    lines: list[Line]
    type: Type
    owner: Element | Artifact
    voices: dict[Voice, Element] = field(default_factory=dict)

    @property
    def height(self) -> float:
        return len(self.lines) * self.type.leading

    def cut(self, count: int) -> tuple[SetParagraph, SetParagraph]:
        """The first `count` lines, and the rest; both speak through the same element."""
        first = SetParagraph(self.lines[:count], self.type, self.owner, self.voices)
        return first, SetParagraph(self.lines[count:], self.type, self.owner, self.voices)

    def calls(self, count: int) -> list[Call]:
        """The notes that the first `count` lines call."""
        return [Call(key, self.owner) for line in self.lines[:count] for key in line.calls]

    def baseline(self) -> float:
        """From the top of the first line's band to its baseline: the x-height stands in the middle of the band."""
        return self.type.leading / 2 + self.type.size * 0.32

    def draw(self, job: Job, x: float, top: float) -> None:
        """Draw with the top of the first line at `top`."""
        y = top - self.baseline()
        for line in self.lines:
            self._draw_line(job, line, x + line.shift, y)
            y -= self.type.leading

    def _draw_line(self, job: Job, line: Line, x: float, y: float) -> None:
        if line.marks:
            self._remember(job, line.marks, x, y + self.type.size)
        tail = SOFT_HYPHEN if line.hyphen else " "  # a reader must not join words over lines and labels
        last = len(line.spans) - 1
        late = _late_line(line)
        slots = spaces = 0
        for index, (run, text, width) in enumerate(line.spans):
            end = tail if index == last else ""
            if late is not None:
                self._late(job, Span(run, text + end, width), Late(late, x, slots, spaces), y, line.extra)
                slots, spaces = slots + bool(run.slot), spaces + text.count(" ")
            elif run.voice is None:
                job.paper.text(
                    self.owner, run.face, run.size, run.colour, x, y + run.rise, text + end, line.extra
                )
            else:
                self._spoken(job, line, Span(run, text, width), x, y, end)
            x += width + line.extra * text.count(" ")

    def _spoken(self, job: Job, line: Line, span: Span, x: float, y: float, end: str) -> None:
        """A span of an element of its own: a language, a reference, a link with its annotation."""
        run, text, width = span
        owner = self._owner(job, run.voice)
        job.paper.text(owner, run.face, run.size, run.colour, x, y + run.rise, text + end, line.extra)
        link = run.voice.link if run.voice is not None else None
        if link is not None:
            if text.endswith(" "):
                width -= run.face.width(" ", run.size)
            wide = width + text.rstrip(" ").count(" ") * line.extra
            box = (x, y + run.rise - 2, x + wide, y + run.rise + run.size * 0.8)
            self._annotate(job, link, box, run.face.read(text))

    def _late(self, job: Job, span: Span, at: Late, y: float, extra: float) -> None:
        """A span of a line with late texts: such a text, or what moves with them."""
        run, text, width = span
        owner = self._owner(job, run.voice)
        words = run.face.read(text)
        if run.slot:
            slot = Slot(run.slot, run.face, run.size, at, y, run.slot_width, after=text)
            at.line.slots.append(slot)
            job.paper.slot(owner, slot, run.colour)
            width, words = run.slot_width, f"\x01{run.slot}\x02"
        else:
            space = Late(at.line, extra, pulled=False)
            place = (at, y + run.rise)
            job.paper.late_text(owner, run.face, run.size, run.colour, place, text, space)
        if run.voice is not None and run.voice.link is not None:
            box = (at.base, y + run.rise - 2, at.base + width, y + run.rise + run.size * 0.8)
            self._annotate(job, run.voice.link, box, words)

    def _annotate(
        self, job: Job, link: Voice, rect: tuple[float, float, float, float], words: str
    ) -> None:  # fmt: skip
        """What a reader touches; it belongs to the link's element, however deep in it the words lie."""
        owner = self._owner(job, link)
        if isinstance(owner, Element):
            words = words.replace(SOFT_HYPHEN, "").strip() or link.url or link.target
            job.paper.link(owner, rect, url=link.url, target=link.target, words=words)

    def _owner(self, job: Job, voice: Voice | None) -> Element | Artifact:
        """The element of a voice, made when it is first heard."""
        if voice is None or isinstance(self.owner, Artifact):
            return self.owner
        found = self.voices.get(voice)
        if found is None:
            around = self._owner(job, voice.parent)
            assert isinstance(around, Element)
            found = self.voices[voice] = around.late(voice.tag, lang=voice.lang)
        return found

    def _remember(self, job: Job, marks: list[tuple[str, str]], x: float, top: float) -> None:
        """Note the page for the index of names, and where on it the name stands first."""
        if isinstance(self.owner, Element):
            for mark in marks:
                job.enter(mark, x, top)


def _late_line(line: Line) -> LateLine | None:
    """What late texts of a line leave free goes between its words where it is justified."""
    if not any(run.slot for run, _, _ in line.spans):
        return None
    spaces = sum(text.count(" ") for _, text, _ in line.spans)
    return LateLine(line.pull, spaces if line.extra else 0)


def has_wider_word(job: Job, content: Inlines, style: str, width: float) -> bool:
    """Whether a word of some inlines is wider than a measure wherever it may break."""
    return widest_piece(words_of(RunMaker(job, job.type(style)).runs(content, None)), width) is not None


def set_paragraph(
    job: Job,
    content: Inlines,
    style: str,
    width: float,
    owner: Element | Artifact,
    span: Place | None = None,
) -> SetParagraph:
    """Runs and lines of a paragraph's inlines in a measure."""
    type_ = job.type(style)
    width -= type_.style.indent * job.scale
    line = _short_line(type_, content, width)
    if line is not None:
        return SetParagraph([line], type_, owner)
    words = words_of(RunMaker(job, type_).runs(content, span))
    metadata = job.document.metadata
    tight = widest_piece(words, width)
    if tight is not None:
        _say_too_wide(job, tight, width, span)
    dictionary = metadata.hyphenation or metadata.language
    lines = break_lines(words, width, type_, dictionary, job.style.hyphen_limit)
    return SetParagraph(lines, type_, owner)


def _say_too_wide(job: Job, word: Piece, width: float, span: Place | None) -> None:
    over = word.width - width
    job.too_wide(
        word.text, f"the word {{}} is {over:.0f} pt wider than its line", word.run.span or span,
        "break it with a space or a hyphen, or write it shorter",
    )  # fmt: skip


def _short_line(type_: Type, content: Inlines, width: float) -> Line | None:
    """The line of plain words that fit their measure, as most cells and labels hold; None for anything else."""
    if len(content) != 1 or not isinstance(content[0], Text) or type_.style.caps or type_.style.small_caps:
        return None
    text, face, size = content[0].text, type_.regular, type_.size
    words = text.split(" ")
    if (
        "" in words
        or NO_BREAKS.keys() & set(map(ord, text))
        or not face.covers_all(text)
        or MARKED.search(text)
    ):
        return None
    natural = sum(face.widths(words, size)) + face.width(" ", size) * (len(words) - 1)
    if natural > width:
        return None
    line = Line([Span(Run(text, face, size, type_.colour), text, natural)], natural)
    line.move(type_.style.align, width - natural)
    return line


def recolour(text: SetParagraph, colour: Colour, bold: bool = False) -> None:
    """Give all of a set paragraph one colour."""
    face = text.type.bold if bold else None
    for line in text.lines:
        line.spans = [
            Span(replace(run, colour=colour, face=face or run.face), words, width)
            for run, words, width in line.spans
        ]
