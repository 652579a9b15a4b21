"""Frames and clips of SVG: what of a shape can be seen."""

from __future__ import annotations

from typing import Final

from briefing.artwork.geometry import Unreadable, length, matrix, numbers, path
from briefing.artwork.markup import Element
from briefing.artwork.paints import INHERITED, reference, styled
from briefing.artwork.shapes import SHAPES, data_of
from briefing.artwork.source import Source
from briefing.frames.matrices import Matrix, times
from briefing.values import Value

SILENT: Final = (
    "title", "desc", "metadata", "defs", "symbol", "clipPath", "style", "linearGradient", "radialGradient", "pattern", "mask",
    "filter", "marker", "view",
)  # fmt: skip


class Above(Value):
    """What a group hands down: its matrix, its style, its opacity, its clips as operators."""

    matrix: Matrix
    style: dict[str, str]
    opacity: float = 1.0
    clips: str = ""
    frame: tuple[float, float] = (0.0, 0.0)
    depth: int = 0


class Cutting(Source):
    """A source that knows what its frames and clips leave."""

    def framed(self, element: Element, sized: Element, here: Above) -> Above:
        """What stands in a frame of its own inside: `svg` and `symbol`."""
        given, around = element.attributes, here.matrix
        box = numbers(given.get("viewBox", ""))
        if element is sized:
            around = times((1, 0, 0, 1, length(given.get("x", "")), length(given.get("y", ""))), around)
        if len(box) != 4:
            return here.replaced(matrix=around)
        if not {"width", "height"} <= sized.attributes.keys():
            raise Unreadable(f"a '{element.name}' inside does not say how large it is")
        wide, high = length(sized.attributes["width"]), length(sized.attributes["height"])
        x, y, width, height = box
        if min(wide, high, width, height) <= 0:
            raise Unreadable(f"a '{element.name}' inside has no size")
        scale = min(wide / width, high / height)
        left, top = (wide - width * scale) / 2 - x * scale, (high - height * scale) / 2 - y * scale
        inside = times((scale, 0.0, 0.0, scale, left, top), around)
        frame = path(f"M0 0H{wide!r}V{high!r}H0Z", around)
        return here.replaced(matrix=inside, clips=f"{here.clips}{frame} W n ", frame=(width, height))

    def clip(self, element: Element, style: dict[str, str], here: Above) -> str:
        """Operators that clip to a shape; clips of one shape alone can be told from their sum."""
        if style["clip-path"] == "none":
            return ""
        clip = self.ids.get(reference(style["clip-path"]) or "")
        shapes = [e for e in clip.inside if e.name not in SILENT] if clip and clip.name == "clipPath" else []
        shape, moved = (shapes[0] if shapes else None), here.matrix
        if clip is not None and shape is not None:
            moved = times(matrix(clip.attributes.get("transform", "")), moved)
            if shape.name == "use":
                x, y = (length(shape.attributes.get(key, "")) for key in "xy")
                moved = times((1, 0, 0, 1, x, y), times(matrix(shape.attributes.get("transform", "")), moved))
                shape = self.ids.get(shape.href[1:])
        units = clip.attributes.get("clipPathUnits", "userSpaceOnUse") if clip else ""
        if shape is None or len(shapes) > 1 or shape.name not in SHAPES or units != "userSpaceOnUse":
            self.refuse(
                "unsupported-artwork",
                "it is cut to more than one shape",
                element.span,
                "cut it in the drawing itself",
            )
            return ""
        own = styled(shape, INHERITED, self.rules)
        operators = path(data_of(shape, here.frame), times(matrix(own["transform"]), moved))
        return f"{operators or '0 0 m'} {'W*' if own['clip-rule'] == 'evenodd' else 'W'} n "
