"""Type of a style in a format: paragraph styles at their sizes, colours by role, the faces that stand in for others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from briefing.faces import Face, face
from briefing.formats import Format
from briefing.frames.colours import Colour, from_hex, tone
from briefing.frames.hues import HUED
from briefing.styles import ParagraphStyle, Style
from briefing.values import Value

MM = 72 / 25.4


class Type(Value):
    """A paragraph style ready for use: sizes scaled, colour as numbers; a face is opened when it is first asked for."""

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


@dataclass(frozen=True, slots=True)
class Typography:
    """`step` is what all sizes are multiplied by, on sheets that choose the largest type that fits, and `scale` what
    lengths are multiplied by in large print. Every size is one of the style's.
    """

    style: Style
    format: Format
    step: float = 1.0
    scale: float = 1.0
    _types: dict[str, Type] = field(default_factory=dict, compare=False, repr=False)

    @staticmethod
    def of(style: Style, format: Format, hue: str = "") -> Typography:
        """A style as a format sets it, in the hue of a delegation."""
        style = style.of_hue(hue)
        if not format.large_print:
            return Typography(style, format)
        return Typography(style.enlarged(), format, scale=style.enlargement)

    def at(self, step: float) -> Typography:
        """The same in another step, with nothing opened yet."""
        return Typography(self.style, self.format, step, self.scale)

    def sizes(self) -> list[float]:
        """Of the type that has been asked for."""
        return [type_.size for type_ in self._types.values()]

    def colour(self, role: str) -> Colour:
        """The colour of a role; words on a band that is not filled have the ink of others."""
        if role == "on-band" and self.style.bands == "ruled":
            role = "ink"
        found = self.style.colours.get(role) or self.style.tints.get(role)
        drawn = role.removeprefix("chart-")
        if found is None and drawn in HUED and drawn != role:
            return tone(from_hex(self.style.colours["hue"]), HUED[drawn])
        return from_hex(found or self.style.colours["ink"])

    def type(self, name: str) -> Type:
        """The type of a paragraph style."""
        found = self._types.get(name)
        if found is None:
            found = self._types[name] = self._open(name)
        return found

    def _open(self, name: str) -> Type:
        style = self.style.paragraph(name)
        family = self.style.faces[style.face]
        upright = self.format.italics
        regular, bold, italic, both = family.files
        if not upright:
            italic, both = regular, bold
        if style.bold:
            regular, italic = bold, both
        if style.italic and upright:
            regular, bold = italic, both
        size = self.style.snapped(style.size * self.step) if self.step != 1 else style.size
        s = size / style.size
        ragged = self.format.left_aligned
        return Type(
            name, style, (regular, bold, italic, both), size, style.leading * s, style.before * s, style.after * s,
            self.colour(style.colour), style.align == "justify" and not ragged, style.hyphenate and not ragged,
        )  # fmt: skip

    def label(self, bold: bool, italic: bool) -> Face:
        """The face of labels and signs."""
        family = self.style.faces[self.style.labels]
        return face(family.file(bold, italic and self.format.italics))

    def others(self, bold: bool, italic: bool) -> Iterator[Face]:
        """Where to look for a letter that a face lacks: the fallbacks in their order, the other families, at last their regular faces."""
        families = self.style.families
        yield from (face(f.file(bold, italic and self.format.italics)) for f in families)
        yield from (face(f.regular) for f in families)
