"""Seating plans: the table, both sides, interpreters behind, entrance and cameras; the place of honour is the host's right."""

from briefing.document import Block, Diagram, Document, Figure, Heading, Label, Paragraph, Part, Shape, Text
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, sample, start
from briefing.sections.base import Context
from briefing.summit import Seat, SeatingPlan

PRODUCT = ProductInfo("Seating plans", "1 a meeting", "a4-landscape", "delegation")
WIDTH, HEIGHT = 240.0, 130.0
TABLE_LEFT, TABLE_BOTTOM, TABLE_WIDTH, TABLE_HEIGHT = 30.0, 50.0, 180.0, 30.0


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("seating-plan")
    parts = []
    for plan in edition.seating:
        diagram = seating_diagram(context, plan)
        blocks: tuple[Block, ...] = (
            Heading(1, context.inlines(plan.title), f"plan-{plan.id}", span=plan.span),
            Figure(diagram, alt=diagram.alt, in_list=False, frame=False, span=plan.span),
            Paragraph((Text(context.word("place-of-honour") + ": " + _honour(context, plan)),), "small"),
            *context.blocks(plan.note, "small"),
            *sample(context),
        )
        parts.append(Part(f"plan-{plan.id}", title, blocks, budget=1))
    return document(context, tuple(parts) or (empty(context),), title)


def seating_diagram(context: Context, plan: SeatingPlan) -> Diagram:
    """The plan as a drawing, host below and guests above, seen from the entrance to the south."""
    kind = "ellipse" if plan.table in ("oval", "round") else "round-rect"
    middle = (TABLE_LEFT + TABLE_WIDTH / 2, TABLE_BOTTOM + TABLE_HEIGHT / 2)
    points = (
        (*middle, TABLE_WIDTH / 2, TABLE_HEIGHT / 2)
        if kind == "ellipse"
        else (TABLE_LEFT, TABLE_BOTTOM, TABLE_WIDTH, TABLE_HEIGHT, 4)
    )
    marks: list[Shape | Label] = [Shape(kind, points, fill="tint", stroke="rule")]  # type: ignore[arg-type]
    words = []
    for seat in plan.seats:
        x, y = seat_place(seat, plan)
        marks += _chair(context, seat, x, y)
        words.append(_name(context, seat))
    for side, word in ((plan.entrance, "entrance"), (plan.cameras, "cameras")):
        if side:
            marks += _sign(context.word(word), side)
    return Diagram(WIDTH, HEIGHT, tuple(marks), "; ".join(words))


def seat_place(seat: Seat, plan: SeatingPlan) -> tuple[float, float]:
    """Order 1 in the middle; 2 on the right of that chair, 3 on its left, and so on."""
    count = max((s.order for s in plan.seats if s.side == seat.side and not s.behind), default=1)
    step = min(34.0, TABLE_WIDTH / max(count, 1))
    offset = (seat.order // 2) * step * (1 if seat.order % 2 == 0 else -1)
    middle = TABLE_LEFT + TABLE_WIDTH / 2
    distance = 26.0 if seat.behind else 9.0
    if seat.behind:
        offset += step / 2
    if seat.side == "host":
        return middle + offset, TABLE_BOTTOM - distance
    if seat.side == "guest":
        return middle - offset, TABLE_BOTTOM + TABLE_HEIGHT + distance
    return (
        (TABLE_LEFT - 12, TABLE_BOTTOM + TABLE_HEIGHT / 2)
        if seat.side == "head"
        else (TABLE_LEFT + TABLE_WIDTH + 12, TABLE_BOTTOM + TABLE_HEIGHT / 2)
    )


def _name(context: Context, seat: Seat) -> str:
    if seat.person and seat.person in context.edition.people:
        return context.edition.people[seat.person].family
    return seat.label or ""


def _chair(context: Context, seat: Seat, x: float, y: float) -> list[Shape | Label]:
    side = "accent" if seat.side == "host" else "crimson"
    size = 3.2 if seat.behind else 4.6
    marks: list[Shape | Label] = [
        Shape("circle", (x, y, size), fill=None if seat.behind else side, stroke=side)
    ]
    if not seat.behind:
        marks.append(Label(x, y - 1.2, str(seat.order), 8, "white", "bold", "center"))
    below = seat.side == "host"
    lines = _lines(_name(context, seat))
    for index, line in enumerate(lines):
        at = y - size - 4.2 - index * 3.6 if below else y + size + 1.8 + (len(lines) - 1 - index) * 3.6
        marks.append(
            Label(
                x, at, line, 8, "ink", "bold" if seat.order == 1 and not seat.behind else "regular", "center"
            )
        )
    return marks


def _lines(name: str, longest: int = 15) -> list[str]:
    lines: list[str] = []
    for word in name.split():
        if lines and len(lines[-1]) + len(word) < longest:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines


def _sign(word: str, side: str) -> list[Shape | Label]:
    x, y, turn = {
        "south": (WIDTH / 2, 3, 0.0), "north": (WIDTH / 2, HEIGHT - 6, 0.0), "east": (WIDTH - 4, HEIGHT / 2, 90.0), "west": (7, HEIGHT / 2, 90.0),
    }[side]  # fmt: skip
    return [Label(x, y, word.upper(), 8, "muted", "bold", "center", turn)]


def _honour(context: Context, plan: SeatingPlan) -> str:
    """Who sits at the host's right: the first guest opposite, or the second of the host's own side."""
    guests = [s for s in plan.seats if s.side == "guest" and not s.behind]
    first = min(guests, key=lambda s: s.order, default=None)
    return _name(context, first) if first else ""
