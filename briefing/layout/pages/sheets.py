"""Sheets: pages of placed rectangles, for covers, cards, tents, badges and folded papers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from briefing.counts import counted
from briefing.diagnostics import Span
from briefing.document import Paragraph, Placed, Sheet, inlines_of, plain, span_of, walk
from briefing.frames.matrices import Matrix
from briefing.layout.canvas import Canvas
from briefing.layout.context import PartContext
from briefing.layout.flow.blocks import BlockLayout
from briefing.layout.flow.containers import flexed
from briefing.layout.flow.figures import MarkDrawing
from briefing.layout.flow.fitting import CLOSE, Chain, chains, own_step, poured
from briefing.layout.flow.flowables import Flowable, Spacer, draw_stack, span_in, stack_height
from briefing.layout.flow.fragmentation import break_at
from briefing.layout.pages.bands import draw_band
from briefing.layout.structure import LAYOUT, Element, Owner
from briefing.layout.typography import MM
from briefing.values import Value

SHOWN: Final = 30  # letters of what does not fit


class SheetLayout(Value):
    """Lays a sheet out on an open page; its text belongs to `owner`. `steps` are those of the groups of its part."""

    context: PartContext
    canvas: Canvas
    owner: Element
    steps: Mapping[str, float]

    def draw(self, sheet: Sheet) -> None:
        """All rectangles, then the marks."""
        for chain in chains(sheet.places):
            step = self.steps[chain.head.fit] if chain.head.fit else own_step(self.context, chain)
            stepped = self.context if step == self.context.typography.step else self.context.at(step)
            self.replaced(context=stepped)._chain(chain)
        width, height = self.context.typography.format.size
        marks = MarkDrawing(self.context, self.canvas, LAYOUT, (0.0, 0.0, width, height), MM)
        for mark in sheet.marks:
            marks.draw(mark)

    def _chain(self, chain: Chain) -> None:
        """One text through its places; those that it leaves free print what they have for that."""
        element: Owner = LAYOUT if chain.head.artifact else self.owner.add("Sect")
        flowables = chain.laid(self.context, element)
        if len(chain.places) == 1:
            flowables = _to_the_foot(flowables, chain.rooms[0])
            self._check(chain.head, stack_height(flowables), chain.rooms[0])
            fitting, _ = break_at(
                flowables, chain.rooms[0] + CLOSE
            )  # what has no room is said, not drawn over others
            self._place(chain.head, fitting)
            return
        shares, rest = poured(flowables, chain.rooms)
        if rest:
            self._say_left(chain, rest)
        for place, share in zip(chain.places, shares, strict=True):
            spare: list[Flowable] = []
            if place.follows:
                spare = BlockLayout(self.context).flow(place.blocks, chain.region(element))
            self._place(place, share or spare)

    def _place(self, place: Placed, flowables: list[Flowable]) -> None:
        context, canvas = self.context, self.canvas
        x, width, height = place.x * MM, place.width * MM, place.height * MM
        y = context.typography.format.size[1] - place.y * MM - height
        if place.role:
            draw_band(context, canvas, None, place.role, (x, y, width, height))
        if place.border:
            canvas.rect(None, x, y, width, height, stroke=context.colour(place.border), line=0.6)
        tall = (width if place.rotate in (90, 270) else height) - 2 * place.padding * MM
        free = max(tall - stack_height(flowables), 0.0)
        top = tall - {"top": 0.0, "middle": free / 2, "bottom": free}[place.valign]
        outdent = sum(place.labels) * MM
        with canvas.moved(_matrix(place, x, y, width, height)), canvas.beside(outdent):
            draw_stack(canvas, flowables, place.padding * MM + outdent, top + place.padding * MM)

    def _check(self, place: Placed, used: float, tall: float) -> None:
        """What does not fit its rectangle is an error that says how much must go."""
        if used <= tall + CLOSE:
            return
        span = place.span or _first_span(place)
        words = " ".join(plain(run) for block in walk(place.blocks) for run in inlines_of(block))
        what = f"'{words[:SHOWN].strip()}{'…' if len(words) > SHOWN else ''}'" if words.strip() else "this"
        self.context.findings.problems.error(
            "does-not-fit", f"{what} is {(used - tall) / MM:.0f} mm taller than its place of {tall / MM:.0f} mm", span,
            f"cut about {counted(self._lines(place, used - tall), 'line')}",
        )  # fmt: skip

    def _say_left(self, chain: Chain, rest: list[Flowable]) -> None:
        """From where on a text finds no room in any of its places."""
        span = next((s for flowable in rest if (s := span_in(flowable)) is not None), None)
        self.context.findings.problems.error(
            "does-not-fit", f"from here on nothing has room: {stack_height(rest) / MM:.0f} mm too much for"
            f" {counted(len(chain.places), 'place')} in the smallest type", span or chain.head.span or _first_span(chain.head),
            f"cut about {counted(self._lines(chain.head, stack_height(rest)), 'line')}",
        )  # fmt: skip

    def _lines(self, place: Placed, over: float) -> int:
        paragraphs = (b for b in walk(place.blocks) if isinstance(b, Paragraph))
        leadings = [self.context.type(b.style).leading for b in paragraphs]
        return max(1, round(over / (max(leadings) if leadings else 12.0) + 0.49))


def _to_the_foot(flowables: list[Flowable], room: float) -> list[Flowable]:
    """Charts as high as the room lets them be; then space that fills."""
    flowables = flexed(flowables, room - stack_height(flowables))
    free = max(room - stack_height(flowables), 0.0)
    fills = [one for one in flowables if isinstance(one, Spacer) and one.fill]
    for one in fills:
        one.size += free / len(fills)
    return flowables


def _matrix(place: Placed, x: float, y: float, width: float, height: float) -> Matrix:
    """From the rectangle's own upright space to the page."""
    match place.rotate:
        case 90:
            return (0, 1, -1, 0, x + width, y)
        case 180:
            return (-1, 0, 0, -1, x + width, y + height)
        case 270:
            return (0, -1, 1, 0, x, y + height)
        case _:
            return (1, 0, 0, 1, x, y)


def _first_span(place: Placed) -> Span | None:
    """Where the first of its words was written that knows it."""
    for block in walk(place.blocks):
        spans = [getattr(block, "span", None), *(span_of(run) for run in inlines_of(block))]
        found = next((span for span in spans if span is not None), None)
        if found is not None:
            return found
    return None
