"""A paragraph: set in a measure, cut over pages, drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from briefing.diagnostics import Span as Place
from briefing.document import Inlines
from briefing.layout.job import Job, Type
from briefing.layout.lines import Line, Span, break_lines
from briefing.layout.paper import Slot
from briefing.layout.runs import Run, RunMaker, Voice
from briefing.layout.structure import Artifact, Element
from briefing.layout.words import SOFT_HYPHEN, widest_piece, words_of


@dataclass(slots=True)
class SetParagraph:
    """A paragraph in a measure, ready to be placed; `owner` is its element, or an artifact."""

    lines: list[Line]
    type: Type
    owner: Element | Artifact
    language: str
    notes: list[str] = field(default_factory=list)
    anchor: str = ""
    voices: dict[Voice, Element] = field(default_factory=dict)

    @property
    def height(self) -> float:
        return len(self.lines) * self.type.leading

    def cut(self, count: int) -> tuple[SetParagraph, SetParagraph]:
        """The first `count` lines, and the rest; both speak through the same element."""
        first = SetParagraph(
            self.lines[:count], self.type, self.owner, self.language, self.notes, self.anchor, self.voices
        )
        rest = SetParagraph(self.lines[count:], self.type, self.owner, self.language, [], "", self.voices)
        return first, rest

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
            self._remember(job, line.marks)
        tail = SOFT_HYPHEN if line.hyphen else " "  # a reader must not join words over lines and labels
        last = len(line.spans) - 1
        for index, (run, text, width) in enumerate(line.spans):
            end = tail if index == last else ""
            if run.slot:
                self._slot(job, run, x, y, text + end)
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
        if run.voice is not None and isinstance(owner, Element):
            if text.endswith(" "):
                width -= run.face.width(" ", run.size)
            wide = width + text.rstrip(" ").count(" ") * line.extra
            box = (x, y + run.rise - 2, x + wide, y + run.rise + run.size * 0.8)
            self._annotate(job, run.voice, owner, box, text)

    def _slot(self, job: Job, run: Run, x: float, y: float, after: str) -> None:
        owner = self._owner(job, run.voice)
        job.paper.slot(
            owner, Slot(run.slot, run.face, run.size, x, y, run.slot_width, after=after), run.colour
        )
        if run.voice is not None and isinstance(owner, Element):
            words = f"\x01{run.slot}\x02"
            self._annotate(job, run.voice, owner, (x, y - 2, x + run.slot_width, y + run.size * 0.8), words)

    def _annotate(
        self, job: Job, voice: Voice, owner: Element, rect: tuple[float, float, float, float], words: str
    ) -> None:
        if voice.tag != "Link" or not job.format.print.links:
            return
        job.paper.link(
            owner, rect, url=voice.url, target=voice.target, words=words.strip(" " + SOFT_HYPHEN) or voice.url
        )

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

    def _remember(self, job: Job, marks: list[tuple[str, str]]) -> None:
        if isinstance(self.owner, Element):
            for mark in marks:
                places = job.index.setdefault(mark, [])
                if not places or places[-1][0] != job.folio:
                    places.append((job.folio, ""))


def has_wider_word(job: Job, content: Inlines, style: str, width: float) -> bool:
    """Whether a word of some inlines is wider than a measure wherever it may break."""
    return bool(widest_piece(words_of(RunMaker(job, job.type(style)).runs(content, None)), width))


def set_paragraph(
    job: Job,
    content: Inlines,
    style: str,
    width: float,
    owner: Element | Artifact,
    span: Place | None = None,
    **more: Any,
) -> SetParagraph:
    """Runs and lines of a paragraph's inlines in a measure."""
    type_ = job.type(style)
    maker = RunMaker(job, type_)
    runs = maker.runs(content, span)
    language = job.document.metadata.language
    words = words_of(runs)
    tight = widest_piece(words, width)
    if tight:
        over = type_.regular.width(tight, type_.size) - width
        job.problems.error(
            "does-not-fit", f"the word '{tight[:30]}{'…' if len(tight) > 30 else ''}' is {over:.0f} pt wider than its line",
            span, "break it with a space or a hyphen, or write it shorter", tight[:20],
        )  # fmt: skip
    dictionary = job.document.metadata.hyphenation or language
    lines = break_lines(words, width - type_.style.indent, type_, dictionary, job.style.hyphen_limit)
    return SetParagraph(lines, type_, owner, language, maker.notes, **more)
