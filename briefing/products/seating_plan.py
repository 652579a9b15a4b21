"""Seating plans: the table, both sides, interpreters behind, entrance and cameras, and who each number is."""

from briefing.document import Block, Blocks, Column, Columns, Document, Heading, Part, Row, Table
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, sample, start
from briefing.sections.base import Context, cell, head
from briefing.sections.seating import name_in, plan_blocks
from briefing.summit import Seat, SeatingPlan

PRODUCT = ProductInfo("Seating plans", "1 a meeting", "a4-landscape", "delegation")
ENLARGE = 1.2
SIDES = (("guest", "their-side"), ("host", "our-side"))


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("seating-plan")
    parts = []
    for plan in edition.seating:
        opening = Heading(1, context.inlines(plan.title), f"plan-{plan.id}", span=plan.span)
        blocks: Blocks = (
            opening,
            *sample(context),
            *plan_blocks(context, plan, ENLARGE),
            *_key(context, plan),
        )
        parts.append(Part(f"plan-{plan.id}", title, blocks, budget=2, span=plan.span))
    return document(context, tuple(parts) or (empty(context),), title)


def _key(context: Context, plan: SeatingPlan) -> Blocks:
    """Who sits at each number, the two sides beside each other."""
    sides = []
    for side, word in SIDES:
        seats = sorted((s for s in plan.seats if s.side == side and not s.behind), key=lambda s: s.order)
        if seats:
            sides.append(_side(context, context.word(word), seats))
    return (Columns(tuple(sides)),) if sides else ()


def _side(context: Context, title: str, seats: list[Seat]) -> tuple[Block, ...]:
    rows = tuple(_row(context, seat) for seat in seats)
    words = head(context.word("seat"), title, context.word("role"))
    return (Table((Column(0.1), Column(0.42), Column(0.48)), words, rows, size="table-small"),)


def _row(context: Context, seat: Seat) -> Row:
    person = context.edition.people.get(seat.person or "")
    name = person.display if person else name_in(context, seat)
    office = context.inlines(person.title) if person else ""
    cells = (
        cell(str(seat.order)),
        cell(name, head=True, style="table-small"),
        cell(office, style="table-small"),
    )
    return Row(cells, keep=True)
