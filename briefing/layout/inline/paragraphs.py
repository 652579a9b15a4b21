"""A paragraph: laid out in a measure, cut over pages, drawn."""

from __future__ import annotations

from typing import NamedTuple

from briefing import diagnostics
from briefing.document import Inlines, Text
from briefing.faces import NO_BREAKS
from briefing.frames.colours import Colour
from briefing.frames.late import LateLength, LateLine, LateNumber, Room
from briefing.frames.structure import Box
from briefing.layout.canvas import Canvas
from briefing.layout.context import PartContext
from briefing.layout.inline.lines import Line, Span, break_lines
from briefing.layout.inline.long_words import widest_part
from briefing.layout.inline.runs import Run, RunBuilder, Voice
from briefing.layout.inline.stepped import stepped
from briefing.layout.inline.words import SOFT_HYPHEN, WordPart, words_of
from briefing.layout.structure import Artifact, Element, Owner
from briefing.layout.typography import Type
from briefing.letters import MARKED
from briefing.values import Record, field


class NoteCall(NamedTuple):
    """A note that is called, and the element whose words call it."""

    key: str
    owner: Owner


class LaidParagraph(Record):
    """A paragraph in a measure, ready to be placed; `owner` is its element, or an artifact."""

    lines: list[Line]
    type: Type
    owner: Owner
    voices: dict[Voice, Element] = field(default_factory=dict)

    @property
    def height(self) -> float:
        return len(self.lines) * self.type.leading

    def cut(self, count: int) -> tuple[LaidParagraph, LaidParagraph]:
        """The first `count` lines, and the rest; both speak through the same element."""
        first = LaidParagraph(self.lines[:count], self.type, self.owner, self.voices)
        return first, LaidParagraph(self.lines[count:], self.type, self.owner, self.voices)

    def note_calls(self, count: int) -> list[NoteCall]:
        """The notes that the first `count` lines call."""
        return [NoteCall(key, self.owner) for line in self.lines[:count] for key in line.calls]

    def baseline(self) -> float:
        """From the top of the first line's band to its baseline: the x-height stands in the middle of the band."""
        return self.type.leading / 2 + self.type.size * 0.32

    def draw(self, canvas: Canvas, x: float, top: float) -> None:
        """Draw with the top of the first line at `top`."""
        y = top - self.baseline()
        for line in self.lines:
            self._draw_line(canvas, line, x + line.shift, y)
            y -= self.type.leading

    def _draw_line(self, canvas: Canvas, line: Line, x: float, y: float) -> None:
        if line.mentions and isinstance(self.owner, Element):
            for mention in line.mentions:
                canvas.mention(mention, x, y + self.type.size)
        if line.calls and isinstance(self.owner, Element):
            for key in line.calls:
                canvas.citation(key, x, y + self.type.size)
        tail = SOFT_HYPHEN if line.hyphen else " "  # a reader must not join words over lines and labels
        last = len(line.spans) - 1
        late = _late_line(line)
        rooms = spaces = 0
        for index, (run, text, width) in enumerate(line.spans):
            end = tail if index == last else ""
            if late is not None:
                at = LateLength(late, x, rooms, spaces)
                self._late(canvas, Span(run, text + end, width), at, y, line.extra)
                rooms, spaces = rooms + bool(run.late), spaces + text.count(" ")
            elif run.voice is None:
                canvas.text(
                    self.owner, run.face, run.size, run.colour, (x, y + run.rise), text + end, line.extra, run.span
                )  # fmt: skip
            else:
                self._spoken(canvas, line, Span(run, text, width), x, y, end)
            x += width + line.extra * text.count(" ")

    def _spoken(self, canvas: Canvas, line: Line, span: Span, x: float, y: float, end: str) -> None:
        """A span of an element of its own: a language, a reference, a link with its annotation."""
        run, text, width = span
        owner = self._owner(run.voice)
        canvas.text(
            owner, run.face, run.size, run.colour, (x, y + run.rise), text + end, line.extra, run.span
        )
        link = run.voice.link if run.voice is not None else None
        if link is not None:
            if text.endswith(" "):
                width -= run.face.width(" ", run.size)
            wide = width + text.rstrip(" ").count(" ") * line.extra
            box = (x, y + run.rise - 2, x + wide, y + run.rise + run.size * 0.8)
            self._annotate(canvas, link, box, run.face.read(text))

    def _late(self, canvas: Canvas, span: Span, at: LateLength, y: float, extra: float) -> None:
        """A span of a line with late numbers: such a number, or what moves with them."""
        run, text, width = span
        owner = self._owner(run.voice)
        words = run.face.read(text)
        if run.late:
            number = LateNumber(_room_of(run), run.colour, at, y, after=text, span=run.span)
            canvas.late_number(owner, number)
            width, words = run.room, f"\x01{run.late}\x02"
        else:
            space = LateLength(at.line, extra, place=False)
            canvas.text(owner, run.face, run.size, run.colour, (at, y + run.rise), text, space, run.span)
        if run.voice is not None and run.voice.link is not None:
            box = (at.base, y + run.rise - 2, at.base + width, y + run.rise + run.size * 0.8)
            self._annotate(canvas, run.voice.link, box, words)

    def _annotate(self, canvas: Canvas, link: Voice, box: Box, words: str) -> None:
        """What a reader touches; it belongs to the link's element, however deep in it the words lie."""
        owner = self._owner(link)
        if isinstance(owner, Element):
            words = words.replace(SOFT_HYPHEN, "").strip() or link.url or link.target
            canvas.link(owner, box, url=link.url, target=link.target, words=words)

    def _owner(self, voice: Voice | None) -> Owner:
        """The element of a voice, made when it is first heard."""
        if voice is None or isinstance(self.owner, Artifact):
            return self.owner
        found = self.voices.get(voice)
        if found is None:
            around = self._owner(voice.parent)
            assert isinstance(around, Element)
            found = self.voices[voice] = around.late(voice.tag, lang=voice.lang)
        return found


def _late_line(line: Line) -> LateLine | None:
    """What late numbers of a line leave free goes between its words where it is justified."""
    rooms = tuple(_room_of(run) for run, _, _ in line.spans if run.late)
    if not rooms:
        return None
    spaces = sum(text.count(" ") for _, text, _ in line.spans)
    return LateLine(rooms, line.pull, spaces if line.extra else 0)


def _room_of(run: Run) -> Room:
    return Room(run.late, run.face, run.size, run.room)


def has_wider_word(context: PartContext, content: Inlines, style: str, width: float) -> bool:
    """Whether a word of some inlines is wider than a measure wherever it may break."""
    return (
        widest_part(words_of(RunBuilder(context, context.type(style)).runs(content, None)), width) is not None
    )


def lay_paragraph(
    context: PartContext,
    content: Inlines,
    style: str,
    width: float,
    owner: Owner,
    span: diagnostics.Span | None = None,
) -> LaidParagraph:
    """Runs and lines of a paragraph's inlines in a measure."""
    type_ = context.type(style)
    width -= type_.style.indent * context.scale
    if type_.style.steps_down:
        type_ = stepped(context, content, type_, width, span)
    line = _short_line(type_, content, width, span)
    if line is not None:
        return LaidParagraph([line], type_, owner)
    words = words_of(RunBuilder(context, type_).runs(content, span))
    tight = widest_part(words, width)
    if tight is not None:
        _say_too_wide(context, tight, width, span)
    lines = break_lines(words, width, type_, context.around.hyphenation, context.style.hyphen_limit)
    return LaidParagraph(lines, type_, owner)


def _say_too_wide(context: PartContext, word: WordPart, width: float, span: diagnostics.Span | None) -> None:
    over = word.width - width
    context.findings.too_wide(
        word.text, f"the word {{}} is {over:.0f} pt wider than its line", word.run.span or span,
        "break it with a space or a hyphen, or write it shorter",
    )  # fmt: skip


def _short_line(type_: Type, content: Inlines, width: float, span: diagnostics.Span | None) -> Line | None:
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
    own = content[0].span or getattr(text, "span", None) or span
    line = Line([Span(Run(text, face, size, type_.colour, span=own), text, natural)], natural)
    line.move(type_.style.align, width - natural)
    return line


def flush_right(text: LaidParagraph, width: float) -> None:
    """Move all lines of a paragraph to the right end of a measure."""
    for line in text.lines:
        line.move("right", width - line.width)


def recolour(text: LaidParagraph, colour: Colour, bold: bool = False) -> None:
    """Give all of a paragraph one colour."""
    face = text.type.bold if bold else None
    for line in text.lines:
        line.spans = [
            Span(run.replaced(colour=colour, face=face or run.face), words, width)
            for run, words, width in line.spans
        ]
