"""A paragraph: runs broken into lines, measured, split and drawn."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from briefing.diagnostics import Span
from briefing.document import Inlines
from briefing.layout.hyphenation import syllables
from briefing.layout.job import Job, Type
from briefing.layout.linebreaking import LOOSE, Breaks, loosest, total_fit
from briefing.layout.paper import Slot
from briefing.layout.runs import Run, RunMaker, Voice
from briefing.layout.structure import Artifact, Element

SOFT_HYPHEN = "\u00ad"
NBSP = "\u00a0"
NARROW = 22  # ems: a narrower measure is set ragged


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a word in one run, at its width."""

    run: Run
    text: str
    width: float


@dataclass(slots=True)
class Line:
    """Fragments by word; `extra` is added to each space, `shift` moves a centred or flush-right line."""

    words: list[list[Fragment]]
    spaces: list[float]
    width: float
    extra: float = 0.0
    shift: float = 0.0
    hyphen: bool = False
    ends: bool = False


@dataclass(slots=True)
class Words:
    """A paragraph as words and the places between them."""

    words: list[list[Fragment]] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)  # width of the space after each word
    forced: set[int] = field(default_factory=set)  # words after which a line must end


def words_of(runs: list[Run]) -> Words:
    """Split runs at spaces; no-break spaces stay inside words."""
    found = Words()
    current: list[Fragment] = []

    def close(gap: float) -> None:
        nonlocal current
        if current:
            found.words.append(current)
            found.gaps.append(gap)
            current = []

    for run in runs:
        if run.slot:
            current.append(Fragment(run, "", run.slot_width))
            continue
        if run.break_after:
            close(0.0)
            if found.words:
                found.forced.add(len(found.words) - 1)
            continue
        space = run.face.width(" ", run.size)
        for index, piece in enumerate(run.text.split(" ")):
            if index:
                close(space)
            if piece:
                piece = piece.replace(SOFT_HYPHEN, "")
                current.append(Fragment(run, piece, run.face.word(piece)[0] * run.size))
    close(0.0)
    return found


def break_lines(words: Words, width: float, type_: Type, language: str, hyphens: int) -> list[Line]:
    """Lines of a paragraph in a measure."""
    if not words.words:
        return []
    space = type_.regular.width(" ", type_.size)
    justified = type_.justified and width >= NARROW * type_.size
    units = _units(words, width)
    breaks = _breaks(units)
    chosen = total_fit(breaks, width, space, justified, hyphens)
    if type_.hyphenated and justified and loosest(breaks, chosen, width, space) > LOOSE:
        hyphenated = _hyphenated(units, language)
        more = _breaks(hyphenated)
        again = total_fit(more, width, space, True, hyphens)
        if loosest(more, again, width, space) < loosest(breaks, chosen, width, space):
            units, breaks, chosen = hyphenated, more, again
    return _lines(units, chosen, width, type_, justified)


@dataclass(slots=True)
class _Unit:
    """An unbreakable piece: a word, or a syllable group that a hyphen may follow."""

    fragments: list[Fragment]
    width: float
    gap: float  # space after it, 0 inside a word
    inside: bool = False  # another piece of the same word follows
    hyphen: float = 0.0
    forced: bool = False


def _units(words: Words, width: float) -> list[_Unit]:
    units: list[_Unit] = []
    for index, fragments in enumerate(words.words):
        total = sum(f.width for f in fragments)
        forced, gap = index in words.forced, words.gaps[index]
        if total <= width * 0.25:
            units.append(_Unit(fragments, total, gap, forced=forced))
            continue
        for unit in _at_breaks(fragments, gap, forced):
            units += [unit] if unit.width <= width else _narrowed(unit, width)
    return units


def _narrowed(unit: _Unit, width: float) -> list[_Unit]:
    """A piece wider than the line: opened at its no-break spaces, cut where even that is not enough."""
    found: list[_Unit] = []
    current: list[Fragment] = []

    def close(gap: float, inside: bool, forced: bool) -> None:
        nonlocal current
        total = sum(f.width for f in current)
        if total > width:
            found.extend(_chopped(current, width, gap, inside, forced))
        elif current:
            found.append(_Unit(current, total, gap, inside, forced=forced))
        current = []

    for fragment in unit.fragments:
        for index, piece in enumerate(fragment.text.split(NBSP)):
            if index:
                close(fragment.run.face.width(" ", fragment.run.size), False, False)
            if piece or not fragment.text:
                current.append(
                    Fragment(
                        fragment.run,
                        piece,
                        fragment.run.face.word(piece)[0] * fragment.run.size if piece else fragment.width,
                    )
                )
    close(unit.gap, unit.inside, unit.forced)
    return found


def widest_piece(words: Words, width: float) -> str:
    """The first piece that has no place to break and is wider than the line; "" when there is none."""
    for fragments in words.words:
        if sum(f.width for f in fragments) <= width:
            continue
        for unit in _at_breaks(fragments, 0.0, False):
            pieces = "".join(f.text for f in unit.fragments).split(NBSP)
            run = unit.fragments[0].run
            for piece in pieces:
                if run.face.width(piece, run.size) > width + 0.5:
                    return piece
    return ""


_BREAKABLE = "-–—/._"


def _at_breaks(fragments: list[Fragment], gap: float, forced: bool) -> list[_Unit]:
    """A long word may also break after a hyphen, a dash or a slash that it has."""
    units: list[_Unit] = []
    current: list[Fragment] = []
    for fragment in fragments:
        start = 0
        text = fragment.text
        for at in range(1, len(text)):
            if (
                text[at - 1] in _BREAKABLE
                and at > 2
                and len(text) - at > 2
                and text[at].isalnum()
                and text[at - 2].isalnum()
            ):
                current.append(_part(fragment, start, at))
                units.append(_Unit(current, sum(f.width for f in current), 0.0, inside=True))
                current, start = [], at
        current.append(_part(fragment, start, len(text)) if text else fragment)
    units.append(_Unit(current, sum(f.width for f in current), gap, forced=forced))
    return units


def _part(fragment: Fragment, start: int, end: int) -> Fragment:
    text = fragment.text[start:end]
    return Fragment(fragment.run, text, fragment.run.face.word(text)[0] * fragment.run.size)


def _chopped(fragments: list[Fragment], width: float, gap: float, inside: bool, forced: bool) -> list[_Unit]:
    """A word wider than the line, cut where it must be; nothing is lost."""
    units: list[_Unit] = []
    current: list[Fragment] = []
    used = 0.0
    for fragment in fragments:
        start = 0
        for at in range(len(fragment.text)):
            char = fragment.run.face.word(fragment.text[at])[0] * fragment.run.size
            if used + char > width and (current or at > start):
                current.append(_part(fragment, start, at))
                units.append(_Unit(current, sum(f.width for f in current), 0.0, inside=True))
                current, used, start = [], 0.0, at
            used += char
        rest = _part(fragment, start, len(fragment.text)) if fragment.text else fragment
        current.append(rest)
    units.append(_Unit(current, sum(f.width for f in current), gap, inside, forced=forced))
    return units


def _hyphenated(units: list[_Unit], language: str) -> list[_Unit]:
    found: list[_Unit] = []
    for number, unit in enumerate(units):
        if len(unit.fragments) != 1 or number == len(units) - 1 or unit.inside:
            found.append(unit)
            continue
        fragment = unit.fragments[0]
        cuts = syllables(fragment.text, fragment.run.language or language) if not fragment.run.rise else ()
        if not cuts:
            found.append(unit)
            continue
        hyphen = fragment.run.face.width("-", fragment.run.size)
        for start, end in zip((0, *cuts), (*cuts, len(fragment.text)), strict=True):
            part = _part(fragment, start, end)
            last = end == len(fragment.text)
            found.append(
                _Unit(
                    [part],
                    part.width,
                    unit.gap if last else 0.0,
                    not last,
                    0.0 if last else hyphen,
                    last and unit.forced,
                )
            )
    return found


def _breaks(units: list[_Unit]) -> Breaks:
    found = Breaks([], [], [], [], [], [])
    ends, starts, counts = found.ends, found.starts, found.spaces
    at, spaces = 0.0, 0
    for unit in units:
        end = at + unit.width
        at = end + unit.gap
        if not unit.inside:
            spaces += 1
        ends.append(end + unit.hyphen)
        starts.append(at)
        counts.append(spaces)
    found.hyphens = [unit.hyphen > 0 for unit in units]
    found.forced = [unit.forced for unit in units]
    found.inside = [unit.inside for unit in units]
    return found


def _lines(units: list[_Unit], chosen: list[int], width: float, type_: Type, justified: bool) -> list[Line]:
    lines, start = [], 0
    for number, end in enumerate(chosen):
        taken = units[start : end + 1]
        words: list[list[Fragment]] = [[]]
        spaces: list[float] = []
        for index, unit in enumerate(taken):
            words[-1].extend(unit.fragments)
            if index < len(taken) - 1 and not unit.inside:
                words.append([])
                spaces.append(unit.gap)
        natural = sum(u.width for u in taken) + sum(spaces)
        hyphen = bool(taken[-1].inside and taken[-1].hyphen)
        if hyphen:
            natural += taken[-1].hyphen
        line = Line(words, spaces, natural, hyphen=hyphen, ends=number == len(chosen) - 1 or taken[-1].forced)
        free = width - natural
        if justified and spaces and (not line.ends or free < 0):
            line.extra = free / len(spaces)
        elif type_.style.align == "center":
            line.shift = free / 2
        elif type_.style.align == "right":
            line.shift = free
        lines.append(line)
        start = end + 1
    return lines


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
        batch: list[tuple[str, float]] = []
        run: Run | None = None
        start = x
        for index, word in enumerate(line.words):
            gap = line.spaces[index] + line.extra if index < len(line.spaces) else 0.0
            for position, fragment in enumerate(word):
                if run is not None and not _same(run, fragment.run):
                    self._flush(job, run, batch, start, y, line)
                    batch, run = [], None
                if run is None:
                    run, start = fragment.run, x
                glue = " " if position == len(word) - 1 and index < len(line.words) - 1 else ""
                batch.append((fragment.text + glue, fragment.width))
                self._remember(job, fragment.run)
                if fragment.run.slot:
                    self._slot(job, fragment.run, x, y, " " if position == len(word) - 1 else "")
                    batch, run = [], None
                x += fragment.width
            x += gap
        if run is not None:
            tail = SOFT_HYPHEN if line.hyphen else " "  # a reader must not join words over lines and labels
            batch.append((tail, 0.0))
            self._flush(job, run, batch, start, y, line)

    def _flush(
        self, job: Job, run: Run, batch: list[tuple[str, float]], x: float, y: float, line: Line
    ) -> None:
        text = "".join(words for words, _ in batch)
        if not text:
            return
        owner = self._owner(job, run.voice)
        extra = line.extra
        job.paper.text(owner, run.face, run.size, run.colour, x, y + run.rise, text, extra)
        if run.voice is not None and isinstance(owner, Element):
            width = sum(w for _, w in batch) + text.rstrip(" ").count(" ") * (
                run.face.width(" ", run.size) + extra
            )
            self._annotate(
                job, run.voice, owner, (x, y + run.rise - 2, x + width, y + run.rise + run.size * 0.8), text
            )

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

    def _remember(self, job: Job, run: Run) -> None:
        if run.mark is not None and isinstance(self.owner, Element):
            places = job.index.setdefault(run.mark, [])
            if not places or places[-1][0] != job.folio:
                places.append((job.folio, ""))


def _same(first: Run, second: Run) -> bool:
    return (
        first.face is second.face and first.size == second.size and first.colour == second.colour
        and first.rise == second.rise and first.voice == second.voice and not second.slot
    )  # fmt: skip


def set_paragraph(
    job: Job,
    content: Inlines,
    style: str,
    width: float,
    owner: Element | Artifact,
    span: Span | None = None,
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
    lines = break_lines(words, width - type_.style.indent, type_, language, job.style.hyphen_limit)
    return SetParagraph(lines, type_, owner, language, maker.notes, **more)
