"""SVG to a drawing of paths. What could not be drawn as it looks is refused at its line, all of a file at once."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Final

from briefing.artwork.cutting import SILENT, Above, Cutting
from briefing.artwork.geometry import Unreadable, length, matrix, path, size_of
from briefing.artwork.markup import PLAIN, Element, tree_of
from briefing.artwork.paints import (
    UNDRAWN,
    colour,
    line_of,
    reference,
    share,
    styled,
)
from briefing.artwork.shapes import SHAPES, data_of
from briefing.artwork.source import LESS
from briefing.diagnostics import BriefError
from briefing.frames.drawing import Drawing, Operation, Operators, SetColour, SetOpacity
from briefing.frames.matrices import UPRIGHT, Matrix, times
from briefing.frames.numbers import number

WIDTH: Final = 360.0  # points: how wide every artwork is as a drawing
LARGEST_DRAWING: Final = 2_000_000  # letters of all paths, those that are used again counted again
MOST_DRAWN: Final = 10_000  # elements, those that are used again counted again
DEEPEST: Final = 40
_UNDRAWN: Final = {
    "script": "a script", "text": "text, whose face is not here", "image": "a photograph", "foreignObject": "a page of something else",
    "animate": "movement", "animateTransform": "movement", "animateMotion": "movement", "set": "movement", "font": "a face",
}  # fmt: skip
_CURES: Final = {
    "text": "turn its text into paths",
    "image": "leave it out, or trace it: artwork is drawn with paths alone",
}
_SIZES: Final = (
    "viewBox",
    "width",
    "height",
    "x",
    "y",
    "preserveAspectRatio",
)  # of the root, which are its box
_GRADIENT: Final = "fill it with one colour"


@lru_cache(maxsize=64)
def drawing_of(data: bytes, file: str) -> Drawing:
    """The drawing of an SVG file, `WIDTH` wide; or one `BriefError` with every mistake in it."""
    return _Reader(tree_of(data, file)).drawing()


class _Reader(Cutting):
    def __init__(self, root: Element) -> None:
        super().__init__(root)
        self.operations: list[Operation] = []
        self.shapes = self.drawn = self.size = 0

    def drawing(self) -> Drawing:
        box = self.box()
        if box is not None:
            x, y, width, height = box
            scale = WIDTH / width
            within = (scale, 0.0, 0.0, -scale, -x * scale, (y + height) * scale)
            own = {k: v for k, v in self.root.attributes.items() if k not in _SIZES}
            self._element(replace(self.root, attributes=own), Above(within, {}, frame=(width, height)))
            if not self.shapes and not self.problems.found:
                self.refuse("bad-artwork", "it draws nothing", self.root.span, PLAIN)
        if self.problems.found:
            raise BriefError(self.problems.sorted())
        assert box is not None
        return Drawing(WIDTH, WIDTH * box[3] / box[2], tuple(self.operations))

    # ---- elements

    def _inside(self, element: Element, above: Above) -> None:
        for inside in element.inside:
            self._element(inside, above)

    def _element(self, element: Element, above: Above) -> None:
        name = element.name
        self.drawn += 1
        if name in _UNDRAWN:
            help = _CURES.get(name, "leave it out")
            self.refuse("unsupported-artwork", f"it holds {_UNDRAWN[name]}", element.span, help)
        elif name in SILENT or element.attributes.get("display") == "none":
            return
        elif above.depth > DEEPEST or self.drawn > MOST_DRAWN:
            what = "uses itself" if above.depth > DEEPEST else "draws too many things"
            self.refuse("too-large-artwork", f"this artwork {what}", element.span, LESS)
        elif name in SHAPES or name in ("g", "a", "svg", "switch", "use"):
            self.tried(element, lambda: self._drawn(element, above))
        else:
            self.refuse("unsupported-artwork", f"it holds '{name}', which is not drawn", element.span, PLAIN)

    def _drawn(self, element: Element, above: Above) -> None:
        style = styled(element, above.style, self.rules)
        if style["display"] == "none":
            return
        here = above.replaced(
            matrix=times(matrix(style["transform"]), above.matrix), style=style,
            opacity=above.opacity * self._opacity(element, style), depth=above.depth + 1,
        )  # fmt: skip
        here = here.replaced(clips=here.clips + self.clip(element, style, here))
        for key, what in UNDRAWN.items():
            if style[key] not in ("none", "normal", "auto") and not _as_usual(key, style[key]):
                self.refuse("unsupported-artwork", f"it is drawn with {what}", element.span, PLAIN)
        match element.name:
            case "use":
                self._used(element, here)
            case "svg":
                self._inside(element, self.framed(element, element, here))
            case "switch":
                shown = next((e for e in element.inside if e.name != "foreignObject"), None)
                if shown is not None:
                    self._element(shown, here)
            case "g" | "a":
                self._inside(element, here)
            case _:
                self._shape(element, here)

    def _used(self, element: Element, here: Above) -> None:
        within = element.href.startswith("#")
        found = self.ids.get(element.href[1:]) if within else None
        if found is None:
            what = f"'{element.href}', which it does not hold" if within else "something outside of it"
            self.refuse("unsupported-artwork", f"it uses {what}", element.span, PLAIN)
            return
        x, y = (
            length(element.attributes.get(key, ""), whole)
            for key, whole in zip("xy", here.frame, strict=True)
        )
        here = here.replaced(matrix=times((1, 0, 0, 1, x, y), here.matrix))
        if found.name == "symbol":
            self._inside(found, self.framed(found, element, here))
        else:
            self._element(found, here)

    def _opacity(self, element: Element, style: dict[str, str]) -> float:
        found = share(style["opacity"])
        if found < 1 and element.name not in SHAPES and len(element.inside) != 1:
            self.refuse(
                "unsupported-artwork",
                "it has a group that is seen through",
                element.span,
                "give each shape its own opacity",
            )
        return found

    # ---- shapes

    def _shape(self, element: Element, here: Above) -> None:
        style, data = here.style, data_of(element, here.frame)
        fill, stroke = self._paint(element, style, "fill"), self._paint(element, style, "stroke")
        width = length(style["stroke-width"]) if stroke else 0.0
        stroke = stroke if width > 0 else None
        if element.name == "line":
            fill = None
        if (
            not data
            or style["visibility"] != "visible"
            or not (fill or stroke)
            or size_of(here.matrix) < 1e-9
        ):
            return
        self.shapes += 1
        self.size += len(data) + len(here.clips)
        if self.size > LARGEST_DRAWING:
            self.refuse("too-large-artwork", "this artwork draws too many things", element.span, LESS)
            return
        even = "*" if style["fill-rule"] == "evenodd" else ""
        paint = f"B{even}" if fill and stroke else f"f{even}" if fill else "S"
        fully = (fill[1] if fill else 1.0) * here.opacity, (stroke[1] if stroke else 1.0) * here.opacity
        clipped = bool(here.clips or stroke or fully != (1.0, 1.0))
        local = UPRIGHT if stroke else here.matrix
        before = [f"q {here.clips}".strip()] if clipped else []
        if stroke:
            before.append(f"{' '.join(map(number, _exact(here.matrix)))} cm {line_of(style)}")
        if before:
            self.operations.append(Operators(" ".join(before)))
        if fully != (1.0, 1.0):
            self.operations.append(SetOpacity(*fully))
        if fill:
            self.operations.append(SetColour(fill[0]))
        if stroke:
            self.operations.append(SetColour(stroke[0], True))
        self.operations.append(Operators(f"{path(data, local)} {paint}{' Q' if clipped else ''}"))

    def _paint(self, element: Element, style: dict[str, str], which: str) -> tuple[str, float] | None:
        value = style[which]
        if (id_ := reference(value)) is not None:
            found = self.ids.get(id_)
            what = "a pattern" if found and found.name == "pattern" else "a gradient"
            self.refuse("unsupported-artwork", f"it is painted with {what}", element.span, _GRADIENT)
            return None
        found_colour = colour(value, style["color"])
        return (
            None
            if found_colour is None
            else (found_colour[0], found_colour[1] * share(style[f"{which}-opacity"]))
        )


def _as_usual(key: str, value: str) -> bool:
    """An order of painting in which fills lie below strokes, as they do anyway; there are no markers."""
    order = [word for word in value.split() if word != "markers"]
    return key == "paint-order" and order in (["fill", "stroke"], ["fill"], [])


def _exact(matrix: Matrix) -> Matrix:
    """A matrix that four decimals can hold."""
    if 0 < max(map(abs, matrix[:4])) < 0.01:
        raise Unreadable("its coordinates are too large for its lines")
    return matrix
