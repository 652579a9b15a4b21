"""One document being set: style, format, faces, paper, and what must be remembered across pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from briefing.diagnostics import Problems, Span
from briefing.document import Document
from briefing.formats import Format
from briefing.layout.colours import Colour, from_hex
from briefing.layout.faces import Face, face
from briefing.layout.paper import Paper
from briefing.letters import MARKED, composed, described, letters_with_marks
from briefing.styles import ParagraphStyle, Style

MM = 72 / 25.4
JOINTS: Final[dict[int, None]] = {0x2060: None}  # of words, which are not broken anyway
NO_BREAKS: Final[dict[int, None]] = {
    0xAD: None,
    0x200B: None,
    **JOINTS,
}  # signs that allow a break and show nothing without one
SHOWN = 30  # letters of a text in a message
DISPLAY = 14.0  # points: type up to here grows by the whole scale of a format


@dataclass(frozen=True, slots=True)
class Type:
    """A paragraph style ready to set: sizes scaled, colour as numbers; a face is opened when it is first asked for."""

    name: str
    style: ParagraphStyle
    files: tuple[str, str, str, str]  # regular, bold, italic, bold italic
    size: float
    leading: float
    before: float
    after: float
    colour: Colour
    justified: bool
    hyphenated: bool

    @property
    def regular(self) -> Face:
        return face(self.files[0])

    @property
    def bold(self) -> Face:
        return face(self.files[1])

    def face(self, bold: bool, italic: bool) -> Face:
        return face(self.files[bold + 2 * italic])


def set_by(letter: str, faces: Sequence[Face]) -> tuple[Face, str] | None:
    """The first of some faces that can set a letter and its marks, and how; if need be, one that has them."""
    if len(letter) > 1:
        for face in faces:
            if form := face.marked(letter):
                return face, form
    return next(((face, letter) for face in faces if face.covers_all(letter)), None)


@dataclass(slots=True)
class Job:
    """`pages` is None only while nothing has been drawn (measuring)."""

    document: Document
    format: Format
    style: Style
    pictures: Any
    paper: Paper
    problems: Problems = field(default_factory=Problems)
    note_numbers: dict[str, int] = field(default_factory=dict)
    tabs: dict[str, str] = field(default_factory=dict)  # anchor to tab letter
    section: str = ""  # part whose notes stand at its own end
    folio: str = ""  # of the page being drawn
    index: dict[tuple[str, str], list[tuple[str, str]]] = field(
        default_factory=dict
    )  # (sort, entry) to (folio, anchor)
    places: dict[str, str] = field(default_factory=dict)  # anchor to folio
    digits: int = 2
    head_room: float | None = None  # points that the running heads take at most
    headings: list[int] = field(default_factory=list)  # levels of the headings around the place reached
    numbered: int = 0  # ids that have been given
    spots: set[str] = field(default_factory=set)  # anchors of names that have been drawn
    drawings: dict[str, None] = field(default_factory=dict)  # keys of those that have been placed
    fit: float = 1.0  # the step in which type is set
    _types: dict[tuple[str, float], Type] = field(default_factory=dict)
    _missing: set[tuple[str, str]] = field(default_factory=set)
    _wide: set[tuple[str, str]] = field(default_factory=set)

    @property
    def scale(self) -> float:
        return self.format.type_scale

    def next_number(self) -> int:
        """A number that no other id of the document has."""
        self.numbered += 1
        return self.numbered

    def enter(self, name: tuple[str, str], x: float, top: float) -> None:
        """Note the page for the index of names, and where on it the name stands first."""
        places = self.index.setdefault(name, [])
        if not places or places[-1][0] != self.folio:
            places.append((self.folio, self.spot(x, top)))

    def spot(self, x: float, top: float) -> str:
        """A new anchor at a place of the page being drawn."""
        name = f"name-{len(self.spots) + 1}"
        self.spots.add(name)
        self.paper.place(name, x, top)
        return name

    def colour(self, role: str) -> Colour:
        found = self.style.colours.get(role) or self.style.tints.get(role)
        return from_hex(found or self.style.colours["ink"])

    def type(self, name: str) -> Type:
        found = self._types.get((name, self.fit))
        if found is None:
            found = self._types[name, self.fit] = self._open(name)
        return found

    @contextmanager
    def at(self, step: float) -> Iterator[None]:
        """Set type in a step of the style's for a while."""
        before, self.fit = self.fit, step
        try:
            yield
        finally:
            self.fit = before

    def sizes(self) -> list[float]:
        """Of the type that has been set in the step of now."""
        return [type_.size for (_, step), type_ in self._types.items() if step == self.fit]

    def _open(self, name: str) -> Type:
        style = self.style.paragraph(name)
        family = self.style.faces[style.face]
        upright = self.format.italics
        regular, bold = family.regular, family.bold
        italic = family.italic if upright else regular
        both = family.bold_italic if upright else bold
        if style.bold:
            regular, italic = bold, both
        if style.italic and upright:
            regular, bold = italic, both
        s = self.enlarged(style.size) * self.fit
        ragged = self.format.left_aligned
        return Type(
            name, style, (regular, bold, italic, both), style.size * s, style.leading * s, style.before * s, style.after * s,
            self.colour(style.colour), style.align == "justify" and not ragged, style.hyphenate and not ragged,
        )  # fmt: skip

    def enlarged(self, size: float) -> float:
        """The scale of a length in points: what is large already grows less in large print."""
        return 1 + (self.scale - 1) * min(1.0, DISPLAY / size)

    def fallback(self, bold: bool, italic: bool) -> Face:
        family = self.style.faces[self.style.fallback]
        names = {
            (0, 0): family.regular,
            (1, 0): family.bold,
            (0, 1): family.italic,
            (1, 1): family.bold_italic,
        }
        return face(names[int(bold), int(italic and self.format.italics)])

    def _others(self, bold: bool, italic: bool) -> Iterator[Face]:
        """Where to look for a letter that a face lacks: the fallback, the other families, at last their regular faces."""
        yield self.fallback(bold, italic)
        slot = bold + 2 * (italic and self.format.italics)
        families = list(self.style.faces.values())
        yield from (face((f.regular, f.bold, f.italic, f.bold_italic)[slot]) for f in families)
        yield from (face(f.regular) for f in families)

    def covered(
        self, text: str, first: Face, bold: bool, italic: bool, span: Span | None, *, breaks: bool = False
    ) -> list[tuple[Face, str]]:
        """A text in pieces of one face each; a letter that no face has is an error at its line.

        `breaks`: signs that allow a break stay in it.
        """
        text = text.translate(JOINTS if breaks else NO_BREAKS)
        if first.covers_all(text) and not MARKED.search(text):
            return [(first, text)]
        others = tuple(self._others(bold, italic))
        pieces: list[tuple[Face, str]] = []
        for letter in letters_with_marks(composed(text)):
            before = pieces[-1][0] if pieces else first
            if ord(letter[0]) in NO_BREAKS:
                chosen = before
            else:
                chosen, letter = self._face_of(letter, (first, *others), span)
            if pieces and before is chosen:
                pieces[-1] = (chosen, pieces[-1][1] + letter)
            else:
                pieces.append((chosen, letter))
        return pieces

    def _face_of(self, letter: str, faces: tuple[Face, ...], span: Span | None) -> tuple[Face, str]:
        """The face that has a letter and the marks on it; a question mark of the first where none has."""
        if found := set_by(letter, faces):
            return found
        missing = next((c for c in letter if not any(face.covers(c) for face in faces)), letter[-1])
        self._report_missing(missing, faces[0], span)
        return faces[0], "?"

    def too_wide(self, words: str, what: str, span: Span | None, help: str) -> None:
        """What is wider than its room is said once, however often it is printed."""
        if (words, str(span)) not in self._wide:
            self._wide.add((words, str(span)))
            shown = words if len(words) <= SHOWN else words[:SHOWN] + "…"
            self.problems.error("does-not-fit", what.format(f"'{shown}'"), span, help, words[:20])

    def _report_missing(self, char: str, first: Face, span: Span | None) -> None:
        key = (char, str(span))
        if key not in self._missing:
            self._missing.add(key)
            self.problems.error(
                "missing-glyph", f"no face of the style has {described(char)}", span,
                f"write it with other letters, or name a face that has it beside {first.name} in the style", char,
            )  # fmt: skip
