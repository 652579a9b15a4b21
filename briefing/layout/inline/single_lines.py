"""Single lines in a room: set smaller where they are wider, down to the style's smallest size, and never past its ends."""

from __future__ import annotations

from briefing.diagnostics import Span
from briefing.faces import Face
from briefing.frames.colours import Colour
from briefing.layout.canvas import Canvas
from briefing.layout.context import PartContext
from briefing.layout.structure import Owner
from briefing.layout.typography import MM
from briefing.values import Value

MORE = "…"
NEAR = 0.01  # points that a line may be wider than its room


class SingleLine(Value):
    """Words in pieces of one face each, at a size."""

    pieces: tuple[tuple[Face, str], ...]
    size: float
    span: Span | None = None

    @property
    def width(self) -> float:
        return sum(face.width(text, self.size) for face, text in self.pieces)

    @property
    def text(self) -> str:
        return "".join(text for _, text in self.pieces)

    def draw(self, canvas: Canvas, owner: Owner | None, colour: Colour, x: float, y: float) -> None:
        for face, text in self.pieces:
            canvas.text(owner, face, self.size, colour, (x, y), text, span=self.span)
            x += face.width(text, self.size)


class SingleLineLayout(Value):
    """Lays single lines out in a face; `bold` is for letters that it lacks."""

    context: PartContext
    face: Face
    size: float
    bold: bool = False

    def line(self, text: str, size: float = 0.0, span: Span | None = None) -> SingleLine:
        pieces = tuple(self.context.covered(text, self.face, self.bold, False, span))
        return SingleLine(pieces, size or self.size, span or getattr(text, "span", None))

    def fitted(self, text: str, room: float, span: Span | None = None) -> SingleLine:
        """In the size that the room leaves; what is still wider is cut there, and an error that says by how much."""
        made = self.line(text, span=span)
        if made.width <= room + NEAR:
            return made
        smallest = min(self.context.style.smallest, self.size)
        fitting = self.context.style.snapped(self.size * max(room, 0.0) / made.width)
        made = SingleLine(made.pieces, max(min(fitting, self.size), smallest), made.span)
        if made.width <= room + NEAR:
            return made
        self._say_too_wide(text, made.width - room, span)
        return self._cut(text, room, smallest)

    def shortened(self, text: str, room: float) -> SingleLine:
        """As many words as the room holds, and of a single one as many letters: for what stands in full elsewhere."""
        made, words = self.line(text), text.split(" ")
        while len(words) > 1 and made.width > room + NEAR:
            words.pop()
            made = self.line(" ".join(words) + " " + MORE)
        return made if made.width <= room + NEAR else self._cut(words[0], room, self.size)

    def _cut(self, text: str, room: float, size: float) -> SingleLine:
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            fits = self.line(text[:middle] + MORE, size).width <= room + NEAR
            low, high = (middle, high) if fits else (low, middle - 1)
        found = self.line(text[:low] + MORE, size)
        return found if found.width <= room + NEAR else SingleLine((), size)

    def _say_too_wide(self, text: str, over: float, span: Span | None) -> None:
        what = f"{{}} is {max(over / MM, 1):.0f} mm wider than its line, in the smallest size too"
        self.context.findings.too_wide(text, what, span or getattr(text, "span", None), "write it shorter")
