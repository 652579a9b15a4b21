"""Sheets: pages of placed rectangles, for covers, cards, tents, badges and folded papers."""

from __future__ import annotations

from briefing.diagnostics import Span
from briefing.document import Paragraph, Placed, Sheet, inlines_of, span_of, walk
from briefing.layout.colours import number
from briefing.layout.figures import draw_mark
from briefing.layout.fitting import CLOSE, Chain, chains, own_step, poured, steps_of
from briefing.layout.job import MM, Job
from briefing.layout.pieces import Piece, draw_stack, span_in, stack_height
from briefing.layout.setting import Setter
from briefing.layout.structure import LAYOUT, Artifact, Element
from briefing.layout.taking import take


def draw_sheet(job: Job, sheet: Sheet, owner: Element) -> None:
    """All rectangles of a sheet onto the open page, then its marks."""
    found = chains(sheet.places)
    steps = steps_of(job, found)
    for chain in found:
        with job.at(steps[chain.head.fit] if chain.head.fit else own_step(job, chain)):
            _draw_chain(job, chain, owner)
    for mark in sheet.marks:
        draw_mark(job, mark, LAYOUT, (0.0, 0.0, *job.format.size), MM)


def _draw_chain(job: Job, chain: Chain, owner: Element) -> None:
    """One text through its places; those that it leaves free print what they have for that."""
    element: Element | Artifact = LAYOUT if chain.head.artifact else owner.add("Sect")
    pieces = chain.set(job, element)
    if len(chain.places) == 1:
        _check(job, chain.head, stack_height(pieces), chain.rooms[0])
        fitting, _ = take(pieces, chain.rooms[0] + CLOSE)  # what has no room is said, not drawn over others
        _draw_place(job, chain.head, fitting)
        return
    shares, rest = poured(pieces, chain.rooms)
    if rest:
        _say_left(job, chain, rest)
    for place, share in zip(chain.places, shares, strict=True):
        spare = (
            Setter(job, place.height * MM).set(place.blocks, chain.measure, element) if place.follows else []
        )
        _draw_place(job, place, share or spare)


def _draw_place(job: Job, place: Placed, pieces: list[Piece]) -> None:
    x, width, height = place.x * MM, place.width * MM, place.height * MM
    y = job.format.size[1] - place.y * MM - height
    if place.role:
        job.paper.rect(None, x, y, width, height, fill=job.colour(place.role))
    if place.border:
        job.paper.rect(None, x, y, width, height, stroke=job.colour(place.border), line=0.6)
    tall = (width if place.rotate in (90, 270) else height) - 2 * place.padding * MM
    free = max(tall - stack_height(pieces), 0.0)
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
    if used <= tall + CLOSE:
        return
    span = place.span or _first_span(place)
    job.problems.error(
        "does-not-fit", f"this is {(used - tall) / MM:.0f} mm taller than its place of {tall / MM:.0f} mm", span,
        f"cut about {_lines(job, place, used - tall)} lines",
    )  # fmt: skip


def _say_left(job: Job, chain: Chain, rest: list[Piece]) -> None:
    """From where on a text finds no room in any of its places."""
    span = next((s for piece in rest if (s := span_in(piece)) is not None), None)
    job.problems.error(
        "does-not-fit", f"from here on nothing has room: {stack_height(rest) / MM:.0f} mm too much for"
        f" {len(chain.places)} places in the smallest type", span or chain.head.span or _first_span(chain.head),
        f"cut about {_lines(job, chain.head, stack_height(rest))} lines",
    )  # fmt: skip


def _lines(job: Job, place: Placed, over: float) -> int:

    leadings = [job.type(b.style).leading for b in walk(place.blocks) if isinstance(b, Paragraph)]
    return max(1, round(over / (max(leadings) if leadings else 12.0) + 0.49))


def _first_span(place: Placed) -> Span | None:
    """Where the first of its words was written that knows it."""
    for block in walk(place.blocks):
        spans = [getattr(block, "span", None), *(span_of(run) for run in inlines_of(block))]
        found = next((span for span in spans if span is not None), None)
        if found is not None:
            return found
    return None
