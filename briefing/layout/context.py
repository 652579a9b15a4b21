"""What a part is laid out with: type, the rest of its book as far as it matters, pictures, and what was found wrong."""

from __future__ import annotations

from typing import Protocol

from briefing.charts.base.chart import Chart, Flex
from briefing.diagnostics import Problems, Severity, Span
from briefing.document import Artwork, Silhouette
from briefing.faces import JOINTS, NO_BREAKS, Face, chosen
from briefing.frames.colours import Colour, Target
from briefing.frames.drawing import DrawnSize
from briefing.layout.surroundings import Surroundings
from briefing.layout.typography import Type, Typography
from briefing.letters import MARKED, composed, described, letters_with_marks
from briefing.styles import Style
from briefing.values import Record, field

SHOWN = 30  # letters of a text in a message


class Pictures(Protocol):
    """Where layout learns how large pictures are."""

    def measure(self, chart: Chart, width: float, style: Style) -> Flex:
        """Points of height at a width, and between which it may be drawn. What cannot be drawn so is a `BriefError` at
        the chart's place.
        """

    def key(self, chart: Chart, width: float, style: Style, height: float | None = None) -> str:
        """The name under which the finished drawing will be found, in a height between those or its own."""

    def ratio(self, name: str, width: float, target: Target) -> float:
        """Width to height of a photograph of the assets. A missing or spoilt one is a `BriefError`."""

    def artwork(self, picture: Artwork | Silhouette, style: Style) -> DrawnSize | None:
        """The drawing of artwork, the same at every width; None where there is nothing to draw."""


class Findings(Record):
    """What was found wrong while laying out, each once, however often it is printed."""

    problems: Problems = field(default_factory=Problems)
    _missing: set[tuple[str, str]] = field(default_factory=set)
    _wide: set[tuple[str, str]] = field(default_factory=set)

    def trial(self) -> Findings:
        """For what is only tried: letters that are missing anyway do not count."""
        return Findings(_missing=set(self._missing))

    @property
    def errors(self) -> bool:
        return any(d.severity is Severity.ERROR for d in self.problems)

    def too_wide(self, words: str, what: str, span: Span | None, help: str) -> None:
        """Something is wider than its room; `what` says how, with {} for the words."""
        if (words, str(span)) not in self._wide:
            self._wide.add((words, str(span)))
            shown = words if len(words) <= SHOWN else words[:SHOWN] + "…"
            self.problems.error("does-not-fit", what.format(f"'{shown}'"), span, help, words[:20])

    def missing(self, char: str, first: Face, span: Span | None) -> None:
        """No face of the style has a character."""
        key = (char, str(span))
        if key not in self._missing:
            self._missing.add(key)
            self.problems.error(
                "missing-glyph", f"no face of the style has {described(char)}", span,
                f"write it with other letters, or name a face that has it beside {first.name} in the style", char,
            )  # fmt: skip


class PartContext(Record):
    """`headings` are the levels of the headings around the place reached; `section` is the part whose notes stand at its
    own end, "" where they do not.
    """

    typography: Typography
    around: Surroundings
    pictures: Pictures | None
    findings: Findings = field(default_factory=Findings)
    headings: list[int] = field(default_factory=list)
    part: str = ""
    section: str = ""
    _ids: dict[str, int] = field(default_factory=dict)

    @property
    def style(self) -> Style:
        return self.typography.style

    @property
    def scale(self) -> float:
        return self.typography.scale

    def type(self, name: str) -> Type:
        return self.typography.type(name)

    def colour(self, role: str) -> Colour:
        return self.typography.colour(role)

    def at(self, step: float) -> PartContext:
        """The same with type in another step."""
        return self.replaced(typography=self.typography.at(step))

    def on_trial(self, step: float) -> PartContext:
        """The same in another step, with nothing of what is tried left in this one."""
        return self.replaced(typography=self.typography.at(step), findings=self.findings.trial(), headings=list(self.headings),
            _ids=dict(self._ids),
        )  # fmt: skip

    def id_of(self, what: str, kind: str) -> str:
        """An id for an element that belongs to no block, after what it stands for; the second of one id has a number."""
        found = f"{what}:{kind}@{self.part}"
        self._ids[found] = self._ids.get(found, 0) + 1
        return found if self._ids[found] == 1 else f"{found}~{self._ids[found]}"

    def covered(
        self, text: str, first: Face, bold: bool, italic: bool, span: Span | None, *, breaks: bool = False
    ) -> list[tuple[Face, str]]:
        """A text in pieces of one face each; a letter that no face has is an error at its line.

        `breaks`: signs that allow a break stay in it.
        """
        text = text.translate(JOINTS if breaks else NO_BREAKS)
        if first.covers_all(text) and not MARKED.search(text):
            return [(first, text)]
        faces = (first, *self.typography.others(bold, italic))
        pieces: list[tuple[Face, str]] = []
        for face, letter in chosen(letters_with_marks(composed(text)), faces):
            before = pieces[-1][0] if pieces else first
            if ord(letter[0]) in NO_BREAKS:
                face = before
            elif face is None:
                face, letter = first, self._without(letter, faces, span)
            if pieces and before is face:
                pieces[-1] = (face, pieces[-1][1] + letter)
            else:
                pieces.append((face, letter))
        return pieces

    def _without(self, letter: str, faces: tuple[Face, ...], span: Span | None) -> str:
        """A question mark for a letter that no face has."""
        missing = next((c for c in letter if not any(face.covers(c) for face in faces)), letter[-1])
        self.findings.missing(missing, faces[0], span)
        return "?"
