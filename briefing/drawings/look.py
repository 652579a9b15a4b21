"""What a style gives to drawings."""

from __future__ import annotations

from functools import cached_property

from briefing.drawings.faces import DrawingFaces
from briefing.drawings.palette import Palette
from briefing.drawings.type_sizes import TypeSizes
from briefing.styles import Style


class Look:
    """Faces, sizes of type and colours; `identity` changes when one of them does, and never with the hue."""

    def __init__(self, style: Style) -> None:
        family = style.faces[style.labels]
        names = dict(zip(("regular", "bold", "italic", "bold-italic"), family.files, strict=True))
        others = [f.regular for f in style.families if f is not family]
        self.faces = DrawingFaces(names, others)
        self.palette = Palette(style.colours)
        self.sizes = TypeSizes.of(style)

    @cached_property
    def identity(self) -> str:
        """Of all that it gives."""
        return f"{self.faces.identity}|{sorted(self.palette.roles.items())}|{self.sizes}"
