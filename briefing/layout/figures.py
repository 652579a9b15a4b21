"""Figures: the picture with its title, subtitle, note and source around it; diagrams; photographs."""

from __future__ import annotations

from collections.abc import Callable
from math import cos, radians, sin
from typing import Any, TypeAlias

from briefing.diagnostics import BriefError
from briefing.document import Diagram, Figure, ImageFile, Inlines, Label, Shape
from briefing.layout.colours import number
from briefing.layout.containers import Group
from briefing.layout.forms import add_photograph
from briefing.layout.job import MM, Job
from briefing.layout.lines import PULLS
from briefing.layout.onelines import LineSetter
from briefing.layout.pieces import Drawn, Piece, TextPiece, gap_between, stack_height
from briefing.layout.structure import LAYOUT, Artifact, Element

SetText: TypeAlias = Callable[[Inlines, str, float, Element | Artifact, str], TextPiece]
KAPPA = 0.5523
CAPITALS = 0.7  # height of capitals, in the size


def set_figure(
    job: Job, figure: Figure, width: float, owner: Element | Artifact, set_text: SetText
) -> list[Piece]:
    """One group that is never cut: frame, title, subtitle, picture, note, source."""
    if figure.width == "half" and width > 300 * job.scale:
        width = (width - job.style.column_gap) / 2
    holder: Element | Artifact = owner.add("Sect") if isinstance(owner, Element) else owner
    pieces: list[Piece] = []
    if figure.frame:
        pieces.append(_frame(width))
    for content, style in ((figure.title, "caption-title"), (figure.subtitle, "caption")):
        if content:
            text = set_text(content, style, width, holder, "P")
            text.keep = True
            pieces.append(text)
    pieces.append(_picture(job, figure, width, holder))
    for content, style in ((figure.note, "source"), (figure.source, "source")):
        if content:
            pieces.append(set_text(content, style, width, holder, "P"))

    gap = job.style.figure_gap
    group = Group(pieces=pieces, before=10.0, after=12.0, tallest=1e9, span=figure.span)
    return [_anchored(group, figure.id, gap)]


def _anchored(group: Group, anchor: str, gap: float) -> Piece:
    """A group whose head is a place that lists can lead to."""
    first = group.pieces[0]
    if anchor:

        def mark(job: Job, x: float, top: float) -> None:
            job.paper.place(anchor, 0, top + 8)
            job.places[anchor] = job.folio
            job.paper.resolve(f"page:{anchor}", job.folio)

        group.pieces.insert(0, Drawn(tall=0.0, drawing=mark, after=0.0))
    for piece in group.pieces:
        if isinstance(piece, Drawn) and piece.tall > 12:
            piece.before, piece.after = gap, gap
    first.before = 0.0
    return group


def on_one_line(groups: list[Piece]) -> None:
    """Figures beside one another: the pictures begin below the longest of the titles."""
    found = [(g, at) for g in groups if isinstance(g, Group) and (at := _picture_at(g)) is not None]
    heads = [stack_height(g.pieces[: at + 1]) - g.pieces[at].height for g, at in found]
    for (group, at), head in zip(found, heads, strict=True):
        upper = group.pieces[at - 1] if at else None
        group.pieces[at].before = gap_between(upper, group.pieces[at]) + max(heads) - head


def _picture_at(group: Group) -> int | None:
    return next((i for i, p in enumerate(group.pieces) if isinstance(p, Drawn) and p.tall > 12), None)


def _frame(width: float) -> Piece:
    def rule(job: Job, x: float, top: float) -> None:
        job.paper.line(None, x, top, x + width, top, job.colour("ink"), 0.6)
        job.paper.rect(None, x, top - 3.6, 24, 3.6, fill=job.colour("crimson"))

    return Drawn(tall=5.0, drawing=rule, after=2.0)


def _picture(job: Job, figure: Figure, width: float, owner: Element | Artifact) -> Piece:
    picture = figure.picture
    element: Element | Artifact = LAYOUT
    if isinstance(owner, Element):
        element = owner.add("Figure", alt=figure.alt or picture.alt)
    if isinstance(picture, Diagram):
        return _diagram(picture, width, element)
    if isinstance(picture, ImageFile):
        return _image(job, picture, width, figure.height, element)
    height = job.pictures.measure(picture, width, job.style, job.scale)
    key = job.pictures.key(picture, width, job.style, job.scale)

    def place(job: Job, x: float, top: float) -> None:
        _box(job, element, (x, top - height, x + width, top))
        job.drawings[key] = None
        at = (job.scale, 0, 0, job.scale, x, top - height)
        job.paper.draw_form(element, key, " ".join(map(number, at)))

    return Drawn(tall=height, drawing=place, span=figure.span)


def _box(job: Job, element: Element | Artifact, box: tuple[float, float, float, float]) -> None:
    """Left, bottom, right, top of a figure, told in the sheet's own space."""
    if isinstance(element, Element):
        corners = " ".join(map(number, job.paper.box_on_page(*box)))
        element.attributes = f"<</O/Layout/Placement/Block/BBox[{corners}]>>"


def _image(
    job: Job, picture: ImageFile, width: float, height: float | None, element: Element | Artifact
) -> Piece:
    try:
        photograph = job.pictures.photograph(picture.path, width, job.paper.target)
    except BriefError as error:
        span = getattr(picture.path, "span", None)
        raise BriefError(d.replaced(span=d.span or span) for d in error.diagnostics) from error
    ratio = photograph.width / photograph.height
    tall = min(width / ratio, (height or 400) * MM)
    wide = tall * ratio

    def place(job: Job, x: float, top: float) -> None:
        _box(job, element, (x, top - tall, x + wide, top))
        name = add_photograph(job.paper, photograph)
        job.paper.draw_form(element, name, " ".join(map(number, (wide, 0, 0, tall, x, top - tall))))

    return Drawn(tall=tall, drawing=place)


def _diagram(diagram: Diagram, width: float, element: Element | Artifact) -> Piece:
    scale = min(width / (diagram.width * MM), diagram.enlarge) if diagram.width else diagram.enlarge
    wide, tall = diagram.width * MM * scale, diagram.height * MM * scale

    def place(job: Job, x: float, top: float) -> None:
        left = x + (width - wide) / 2
        _box(job, element, (left, top - tall, left + wide, top))
        for mark in diagram.marks:
            draw_mark(job, mark, element, (left, top - tall, wide, tall), MM * scale)
        for name in diagram.names if isinstance(element, Element) else ():
            job.enter(name, left, top)

    return Drawn(tall=tall, drawing=place)


def draw_mark(
    job: Job, mark: Shape | Label, owner: Element | Artifact | None, box: tuple[float, float, float, float], unit: float
) -> None:  # fmt: skip
    """A shape or a label of a diagram in a box (left, bottom, width, height), `unit` points to the millimetre."""
    x, y = box[:2]
    if isinstance(mark, Label):
        _label(job, mark, owner, box, unit)
        return
    fill = job.colour(mark.fill) if mark.fill else None
    stroke = job.colour(mark.stroke) if mark.stroke else None
    if fill is None and stroke is None:
        stroke = job.colour("ink")
    job.paper.path(owner, _path(mark, x, y, unit), fill, stroke, mark.width_pt, mark.dash)


def _label(
    job: Job, mark: Label, owner: Element | Artifact | None, box: tuple[float, float, float, float], unit: float
) -> None:  # fmt: skip
    size = mark.size_pt * max(1.0, unit / MM)  # grows with its drawing, and keeps its size in a smaller one
    bold = mark.weight == "bold"
    at = (box[0] + mark.x * unit, box[1] + mark.y * unit)
    room = _room_of(mark, box, unit)
    made = LineSetter(job, job.fallback(bold, False), size, bold).fitted(mark.text, room, mark.span)
    if not 0 <= mark.y * unit <= box[3] - made.size * CAPITALS:
        job.too_wide(mark.text, "{} has no room in its drawing", mark.span, "write it shorter")
        return
    left = -PULLS.get(mark.align, 0.0) * made.width
    if not mark.rotate:
        made.draw(job, owner, job.colour(mark.role), at[0] + left, at[1])
        return
    job.paper.save_state(_rotation(mark.rotate, *at))
    made.draw(job, owner, job.colour(mark.role), left, 0.0)
    job.paper.restore_state()


def _room_of(mark: Label, box: tuple[float, float, float, float], unit: float) -> float:
    """What its own room and the ends of the drawing leave a label, along the way that it runs."""
    upright = round(mark.rotate) % 180 == 90
    at, whole = (mark.y * unit, box[3]) if upright else (mark.x * unit, box[2])
    ends = {"left": whole - at, "right": at, "center": 2 * min(at, whole - at)}[mark.align]
    return ends if mark.room is None else min(ends, mark.room * unit)


def _rotation(degrees: float, x: float, y: float) -> str:
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return " ".join(number(v) for v in (c, s, -s, c, x, y))


def _path(mark: Shape, x: float, y: float, unit: float) -> str:
    p = [v * unit for v in mark.points]
    match mark.kind:
        case "rect":
            return f"{number(x + p[0])} {number(y + p[1])} {number(p[2])} {number(p[3])} re"
        case "round-rect":
            return round_rect(x + p[0], y + p[1], p[2], p[3], p[4] if len(p) > 4 else 2 * unit)
        case "circle":
            return _ellipse(x + p[0], y + p[1], p[2], p[2])
        case "ellipse":
            return _ellipse(x + p[0], y + p[1], p[2], p[3])
        case _:
            points = list(zip(p[0::2], p[1::2], strict=True))
            steps = [
                f"{number(x + a)} {number(y + b)} {'m' if i == 0 else 'l'}" for i, (a, b) in enumerate(points)
            ]
            return " ".join(steps) + (" h" if mark.kind == "polygon" else "")


def _ellipse(x: float, y: float, rx: float, ry: float) -> str:
    kx, ky = rx * KAPPA, ry * KAPPA
    curves = (
        (x + rx, y + ky, x + kx, y + ry, x, y + ry), (x - kx, y + ry, x - rx, y + ky, x - rx, y),
        (x - rx, y - ky, x - kx, y - ry, x, y - ry), (x + kx, y - ry, x + rx, y - ky, x + rx, y),
    )  # fmt: skip
    return (
        f"{number(x + rx)} {number(y)} m "
        + " ".join(" ".join(number(v) for v in c) + " c" for c in curves)
        + " h"
    )


def round_rect(x: float, y: float, width: float, height: float, radius: float) -> str:
    """A rectangle with round corners as path operators."""
    r, k = radius, radius * (1 - KAPPA)
    n: Any = number
    return " ".join((
        f"{n(x + r)} {n(y)} m {n(x + width - r)} {n(y)} l",
        f"{n(x + width - k)} {n(y)} {n(x + width)} {n(y + k)} {n(x + width)} {n(y + r)} c",
        f"{n(x + width)} {n(y + height - r)} l",
        f"{n(x + width)} {n(y + height - k)} {n(x + width - k)} {n(y + height)} {n(x + width - r)} {n(y + height)} c",
        f"{n(x + r)} {n(y + height)} l",
        f"{n(x + k)} {n(y + height)} {n(x)} {n(y + height - k)} {n(x)} {n(y + height - r)} c",
        f"{n(x)} {n(y + r)} l {n(x)} {n(y + k)} {n(x + k)} {n(y)} {n(x + r)} {n(y)} c h",
    ))  # fmt: skip
