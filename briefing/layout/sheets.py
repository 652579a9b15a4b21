"""Sheets: pages of placed rectangles, for covers, cards, tents, badges and folded papers."""

from __future__ import annotations

from briefing.diagnostics import Span
from briefing.document import Paragraph, Placed, Sheet, walk
from briefing.layout.colours import number
from briefing.layout.figures import draw_mark
from briefing.layout.job import MM, Job
from briefing.layout.pieces import draw_stack, stack_height
from briefing.layout.setting import Setter
from briefing.layout.structure import LAYOUT, Artifact, Element


def draw_sheet(job: Job, sheet: Sheet, owner: Element) -> None:
    """All rectangles of a sheet onto the open page, then its marks."""
    _, height = job.format.size
    for place in sheet.places:
        _draw_place(job, place, owner, height)
    for mark in sheet.marks:
        draw_mark(job, mark, LAYOUT, 0, 0, MM)


def _draw_place(job: Job, place: Placed, owner: Element, page: float) -> None:
    x, width, height = place.x * MM, place.width * MM, place.height * MM
    y = page - place.y * MM - height
    if place.role:
        job.paper.rect(None, x, y, width, height, fill=job.colour(place.role))
    if place.border:
        job.paper.rect(None, x, y, width, height, stroke=job.colour(place.border), line=0.6)
    turned = place.rotate in (90, 270)
    inner = (height if turned else width) - 2 * place.padding * MM
    tall = (width if turned else height) - 2 * place.padding * MM
    element: Element | Artifact = LAYOUT if place.artifact else owner.add("Sect")
    pieces = Setter(job, tall).set(place.blocks, inner, element)
    used = stack_height(pieces)
    _check(job, place, used, tall)
    free = max(tall - used, 0.0)
    top = tall - {"top": 0.0, "middle": free / 2, "bottom": free}[place.valign]
    job.paper.save_state(_matrix(place, x, y, width, height))
    draw_stack(job, pieces, place.padding * MM, top + place.padding * MM)
    job.paper.restore_state()


def _matrix(place: Placed, x: float, y: float, width: float, height: float) -> str:
    """From the rectangle's own upright space to the page."""
    match place.rotate:
        case 90:
            values = (0, 1, -1, 0, x + width, y)
        case 180:
            values = (-1, 0, 0, -1, x + width, y + height)
        case 270:
            values = (0, -1, 1, 0, x, y + height)
        case _:
            values = (1, 0, 0, 1, x, y)
    return " ".join(number(v) for v in values)


def _check(job: Job, place: Placed, used: float, tall: float) -> None:
    """What does not fit its rectangle is an error that says how much must go."""
    if used <= tall + 0.5:
        return
    span = place.span or _first_span(place)
    job.problems.error(
        "does-not-fit", f"this is {(used - tall) / MM:.0f} mm taller than its place of {tall / MM:.0f} mm", span,
        f"cut about {_lines(job, place, used - tall)} lines",
    )  # fmt: skip


def _lines(job: Job, place: Placed, over: float) -> int:

    leadings = [job.type(b.style).leading for b in walk(place.blocks) if isinstance(b, Paragraph)]
    return max(1, round(over / (max(leadings) if leadings else 12.0) + 0.49))


def _first_span(place: Placed) -> Span | None:

    return next((s for b in walk(place.blocks) if (s := getattr(b, "span", None)) is not None), None)
