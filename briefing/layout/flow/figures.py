"""Figures: the picture with its title, subtitle, note and source around it; diagrams; photographs."""

from __future__ import annotations

from typing import Final

from briefing.diagnostics import BriefError
from briefing.document import (
    Artwork,
    Diagram,
    Figure,
    ImageFile,
    Inset,
    Label,
    Monogram,
    Plate,
    Shape,
    Silhouette,
    plain,
)
from briefing.frames.numbers import number
from briefing.frames.pages import PlacedImage
from briefing.frames.structure import Box
from briefing.layout.canvas import Canvas, rotation
from briefing.layout.context import PartContext
from briefing.layout.flow.artwork import draw_drawable, fitted, lay_drawable
from briefing.layout.flow.containers import NEVER_CUT, Kept
from briefing.layout.flow.drawn_charts import drawn_chart, is_picture
from briefing.layout.flow.flowables import Drawn, Flowable
from briefing.layout.flow.outlines import ellipse, round_rect
from briefing.layout.flow.region import FlowLayout, Region
from briefing.layout.inline.lines import PULLS
from briefing.layout.inline.single_lines import SingleLineLayout
from briefing.layout.structure import LAYOUT, Element, Owner
from briefing.layout.typography import MM
from briefing.values import Value

LEAST_EMS: Final = 19.0  # of its labels that a figure is wide
RULE: Final = 1.5  # points of the rule over a figure
RULE_AFTER: Final = 4.5
CAPITALS = 0.7  # height of capitals, in the size


def lay_figure(layout: FlowLayout, figure: Figure, region: Region) -> list[Flowable]:
    """One group that is never cut: frame, title, subtitle, picture, note, source."""
    context = layout.context
    half = (region.width - context.style.column_gap) / 2
    if figure.width == "half" and half >= narrowest(context):
        region = region.of(half)
    if isinstance(region.owner, Element):
        region = region.inside("Sect", figure.place)
    flowables: list[Flowable] = []
    if figure.frame:
        flowables.append(_frame(context, region.width))
    for content, style in ((figure.title, "caption-title"), (figure.subtitle, "caption")):
        if content:
            text = layout.text(content, style, region)
            text.keep = True
            flowables.append(text)
    flowables.append(_aligned(_picture(context, figure, region), figure, region))
    for content, style in ((figure.note, "source"), (figure.source, "source")):
        if content:
            flowables.append(layout.text(content, style, region))

    gap = context.style.figure_gap
    group = Kept(flowables=flowables, before=10.0, after=12.0, tallest=NEVER_CUT, span=figure.span)
    return [_anchored(group, figure, gap)]


def narrowest(context: PartContext) -> float:
    """Points of width under which a figure has no room for its words, in the size that these have."""
    return LEAST_EMS * context.type("table").size


def _anchored(group: Kept, figure: Figure, gap: float) -> Flowable:
    """A group whose head is a place that lists and bookmarks can lead to."""
    first, anchor = group.flowables[0], figure.id
    words = plain(figure.title) if figure.in_list else ""
    if anchor:

        def mark(canvas: Canvas, x: float, top: float) -> None:
            canvas.place(anchor, 0, top + 8)
            if words:
                canvas.bookmark(words, anchor, 1)

        group.flowables.insert(0, Drawn(tall=0.0, drawing=mark, after=0.0))
    for flowable in group.flowables:
        if is_picture(flowable):
            flowable.before, flowable.after = gap, gap
    first.before = 0.0
    return group


def _frame(context: PartContext, width: float) -> Flowable:
    colour = context.colour("host")

    def rule(canvas: Canvas, x: float, top: float) -> None:
        canvas.line(None, x, top - RULE / 2, x + width, top - RULE / 2, colour, RULE)

    return Drawn(tall=RULE, drawing=rule, after=RULE_AFTER, ruled=True)


def _picture(context: PartContext, figure: Figure, region: Region) -> Flowable:
    picture, width = figure.picture, region.width
    element: Owner = LAYOUT
    if isinstance(region.owner, Element) and (
        figure.alt or picture.alt or not isinstance(picture, Artwork | Silhouette)
    ):
        element = region.owner.add("Figure", alt=figure.alt or picture.alt)
    if isinstance(picture, Diagram):
        return _diagram(context, picture, width, element)
    if isinstance(picture, ImageFile):
        return _image(context, picture, width, figure.height, element)
    if isinstance(picture, Artwork | Silhouette | Plate | Monogram):
        height = figure.height * MM if figure.height else None
        return lay_drawable(context, picture, (width, height), element)
    return drawn_chart(context, figure, width, element)


def _aligned(picture: Flowable, figure: Figure, region: Region) -> Flowable:
    """A picture that is narrower than its measure where the figure wants it."""
    if isinstance(picture, Drawn) and figure.align != "left" and picture.wide_of:
        free = max(region.width - picture.wide_of, 0.0)
        return picture.replaced(x=free / 2 if figure.align == "center" else free)
    return picture


def _image(
    context: PartContext, picture: ImageFile, width: float, height: float | None, element: Owner
) -> Flowable:
    assert context.pictures is not None, "a document with photographs needs where they are"
    try:
        ratio = context.pictures.ratio(picture.path, width, context.typography.format.print.colour)
    except BriefError as error:
        span = getattr(picture.path, "span", None)
        raise BriefError(d.replaced(span=d.span or span) for d in error.diagnostics) from error
    tall = min(width / ratio, (height or 400) * MM)
    wide = tall * ratio

    def place(canvas: Canvas, x: float, top: float) -> None:
        image = PlacedImage(picture.path, width, x, top - tall, wide, tall)
        canvas.picture(element, image, (x, top - tall, x + wide, top))

    return Drawn(tall=tall, wide_of=wide, drawing=place)


def _diagram(context: PartContext, diagram: Diagram, width: float, element: Owner) -> Flowable:
    scale = min(width / (diagram.width * MM), diagram.enlarge) if diagram.width else diagram.enlarge
    wide, tall = diagram.width * MM * scale, diagram.height * MM * scale

    def place(canvas: Canvas, x: float, top: float) -> None:
        left = x + (width - wide) / 2
        canvas.bound(element, (left, top - tall, left + wide, top))
        marks = MarkDrawing(context, canvas, element, (left, top - tall, wide, tall), MM * scale)
        for mark in diagram.marks:
            marks.draw(mark)
        for name in diagram.names if isinstance(element, Element) else ():
            canvas.mention(name, left, top)

    return Drawn(tall=tall, drawing=place)


class MarkDrawing(Value):
    """Draws shapes and labels of a diagram in a box (left, bottom, width, height), `unit` points to the millimetre."""

    context: PartContext
    canvas: Canvas
    owner: Owner
    box: Box
    unit: float

    def draw(self, mark: Shape | Label | Inset) -> None:
        if isinstance(mark, Label):
            self._label(mark)
            return
        if isinstance(mark, Inset):
            self._inset(mark)
            return
        context = self.context
        fill = context.colour(mark.fill) if mark.fill else None
        stroke = context.colour(mark.stroke) if mark.stroke else None
        if fill is None and stroke is None:
            stroke = context.colour("ink")
        path = _path(mark, *self.box[:2], self.unit)
        self.canvas.path(self.owner, path, fill, stroke, mark.width_pt, mark.dash)

    def _inset(self, mark: Inset) -> None:
        """A picture of its own is a part of the drawing, which says in words what it shows."""
        unit, room = self.unit, (mark.width * self.unit, mark.height * self.unit)
        wide, tall = fitted(self.context, mark.picture, room)
        x, y = (
            self.box[0] + mark.x * unit + (room[0] - wide) / 2,
            self.box[1] + mark.y * unit + (room[1] - tall) / 2,
        )
        draw_drawable(
            self.context, self.canvas, self.owner, mark.picture, (x, y, x + wide, y + tall), bound=False
        )

    def _label(self, mark: Label) -> None:
        context, box, unit = self.context, self.box, self.unit
        wanted = mark.size_pt * max(
            1.0, unit / MM
        )  # grows with its drawing, and keeps its size in a smaller one
        size = context.style.snapped(wanted * context.scale)
        bold = mark.weight == "bold"
        at = (box[0] + mark.x * unit, box[1] + mark.y * unit)
        room = _room_of(mark, box, unit)
        face = context.typography.label(bold, False)
        made = SingleLineLayout(context, face, size, bold).fitted(mark.text, room, mark.span)
        if not 0 <= mark.y * unit <= box[3] - made.size * CAPITALS:
            context.findings.too_wide(
                mark.text, "{} has no room in its drawing", mark.span, "write it shorter"
            )
            return
        left = -PULLS.get(mark.align, 0.0) * made.width
        if not mark.rotate:
            made.draw(self.canvas, self.owner, context.colour(mark.role), at[0] + left, at[1])
            return
        with self.canvas.moved(rotation(mark.rotate, *at)):
            made.draw(self.canvas, self.owner, context.colour(mark.role), left, 0.0)


def _room_of(mark: Label, box: tuple[float, float, float, float], unit: float) -> float:
    """What its own room and the ends of the drawing leave a label, along the way that it runs."""
    upright = round(mark.rotate) % 180 == 90
    at, whole = (mark.y * unit, box[3]) if upright else (mark.x * unit, box[2])
    ends = {"left": whole - at, "right": at, "center": 2 * min(at, whole - at)}[mark.align]
    return ends if mark.room is None else min(ends, mark.room * unit)


def _path(mark: Shape, x: float, y: float, unit: float) -> str:
    p = [v * unit for v in mark.points]
    match mark.kind:
        case "rect":
            return f"{number(x + p[0])} {number(y + p[1])} {number(p[2])} {number(p[3])} re"
        case "round-rect":
            return round_rect(x + p[0], y + p[1], p[2], p[3], p[4] if len(p) > 4 else 2 * unit)
        case "circle":
            return ellipse(x + p[0], y + p[1], p[2], p[2])
        case "ellipse":
            return ellipse(x + p[0], y + p[1], p[2], p[3])
        case _:
            points = list(zip(p[0::2], p[1::2], strict=True))
            steps = [
                f"{number(x + a)} {number(y + b)} {'m' if i == 0 else 'l'}" for i, (a, b) in enumerate(points)
            ]
            return " ".join(steps) + (" h" if mark.kind == "polygon" else "")
