"""Flags, emblems and outlines, and the plates that stand for what is not there: fitted into a box, drawn once and reused."""

from __future__ import annotations

from typing import Final, TypeAlias

from briefing.diagnostics import BriefError
from briefing.document import Artwork, ImageFile, Monogram, Plate, Silhouette
from briefing.frames.drawing import DrawnSize
from briefing.frames.pages import PlacedDrawing, PlacedImage
from briefing.frames.structure import Box
from briefing.layout.canvas import Canvas
from briefing.layout.context import PartContext
from briefing.layout.flow.flowables import Drawn, Flowable
from briefing.layout.inline.single_lines import SingleLine, SingleLineLayout
from briefing.layout.structure import Owner

Drawable: TypeAlias = Artwork | Silhouette | Plate | Monogram | ImageFile
ASKED: Final = 200.0  # points for which a photograph is made ready that a cover or a head has

HAIRLINE: Final = 0.5
FILLED: Final = 0.72  # of a plate's width that its words may take
TALLEST: Final = {Plate: 0.25, Monogram: 0.42}  # of its height that their size may be
CAPITALS: Final = 0.66  # height of capitals, in the size


def lay_drawable(
    context: PartContext, picture: Drawable, room: tuple[float, float | None], owner: Owner
) -> Flowable:
    """A picture as wide as its room, lower where the room has a height."""
    wide, tall = fitted(context, picture, room)

    def place(canvas: Canvas, x: float, top: float) -> None:
        draw_drawable(context, canvas, owner, picture, (x, top - tall, x + wide, top))

    return Drawn(tall=tall, wide_of=wide, drawing=place)


def fitted(context: PartContext, picture: Drawable, room: tuple[float, float | None]) -> tuple[float, float]:
    """Width and height of a picture that keeps its ratio in a room; none where there is nothing to draw."""
    ratio = ratio_of(context, picture)
    if not ratio:
        return 0.0, 0.0
    wide = min(room[0], (room[1] or 1e6) * ratio)
    return wide, wide / ratio


def ratio_of(context: PartContext, picture: Drawable) -> float:
    """Width to height; 0 where nothing is known of what it shows."""
    if isinstance(picture, Plate | Monogram):
        return picture.ratio
    if isinstance(picture, ImageFile):
        assert context.pictures is not None, "a document with photographs needs where they are"
        return context.pictures.ratio(picture.path, ASKED, context.typography.format.print.colour)
    size = _drawn(context, picture)
    return size.width / size.height if size is not None else 0.0


def draw_drawable(
    context: PartContext, canvas: Canvas, owner: Owner, picture: Drawable, box: Box, *, bound: bool = True
) -> None:
    """Fill a box of the picture's own ratio; `bound`: it is all of its figure."""
    left, bottom, right, top = box
    if bound:
        canvas.bound(owner, box)
    if isinstance(picture, Plate | Monogram):
        _plate(context, canvas, owner, picture, box)
        return
    if isinstance(picture, ImageFile):
        canvas.draw(owner, PlacedImage(picture.path, ASKED, left, bottom, right - left, top - bottom))
        return
    size = _drawn(context, picture)
    if size is None or right - left <= 0:
        return
    canvas.draw(owner, PlacedDrawing(size.key, left, bottom, (right - left) / size.width))
    if isinstance(picture, Artwork) and picture.border:
        line = context.colour(picture.border)
        inset = HAIRLINE / 2
        canvas.rect(owner, left + inset, bottom + inset, right - left - HAIRLINE, top - bottom - HAIRLINE, stroke=line,
                    line=HAIRLINE)  # fmt: skip


def _drawn(context: PartContext, picture: Artwork | Silhouette) -> DrawnSize | None:
    assert context.pictures is not None, "a document with artwork needs where it is"
    try:
        return context.pictures.artwork(picture, context.style)
    except BriefError as error:
        file = picture.file if isinstance(picture, Artwork) else ""
        span = getattr(file, "span", None)
        raise BriefError(d.replaced(span=d.span or span) for d in error.diagnostics) from error


def _plate(context: PartContext, canvas: Canvas, owner: Owner, picture: Plate | Monogram, box: Box) -> None:
    left, bottom, right, top = box
    known = isinstance(picture, Monogram)
    words = picture.initials if isinstance(picture, Monogram) else picture.words
    fill, line, ink = ("hue-tint", "hue-pale", "hue") if known else ("paper", "rule", "muted")
    if isinstance(picture, Monogram) and picture.role == "host":
        fill, line, ink = "tint", "rule", "host"
    inset = HAIRLINE / 2
    canvas.rect(owner, left + inset, bottom + inset, right - left - HAIRLINE, top - bottom - HAIRLINE,
                context.colour(fill), context.colour(line), HAIRLINE)  # fmt: skip
    room = ((right - left) * FILLED, (top - bottom) * TALLEST[type(picture)])
    made = _largest(context, words, "h1" if known else "label", room)
    if made is not None:
        x, y = (left + right - made.width) / 2, (bottom + top - made.size * CAPITALS) / 2
        made.draw(canvas, owner, context.colour(ink), x, y)


def _largest(context: PartContext, words: str, style: str, room: tuple[float, float]) -> SingleLine | None:
    """Words in the largest of the style's sizes in which they stand clear of their plate; none where the smallest is too large."""
    type_ = context.type(style)
    bold = type_.style.bold
    layout = SingleLineLayout(context, type_.face(False, False), type_.size, bold)
    for size in reversed(context.style.sizes):
        if size <= max(room[1], context.style.smallest):
            made = layout.line(words, size)
            if made.width <= room[0]:
                return made
    return None
