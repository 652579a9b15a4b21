"""Note-taker's form: participants, time and asks filled in, ruled lines, a box for commitments."""

from collections.abc import Iterable

from briefing.document import (
    Block,
    Box,
    Cell,
    Column,
    Columns,
    Document,
    Heading,
    Inlines,
    Labelled,
    Paragraph,
    Part,
    Row,
    Rule,
    Table,
    WritingLines,
)
from briefing.editions import Edition
from briefing.editions.attendance import present
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, start
from briefing.products.base.forms import OPENING, group_row, sides
from briefing.sections.base import Context, head, joined, paragraph, row, text
from briefing.sections.base.hours import time_of
from briefing.sections.base.seats import Kind, kind_of
from briefing.summit import Ask, Person, Session

PRODUCT = ProductInfo("Note-taker’s form", "1 a meeting", "", "staff", sides="one")
COLUMNS = (Column(0.06), Column(0.44), Column(0.5))


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("note-taker-form")
    meetings = [s for s in edition.programme if s.kind in ("bilateral", "plenary", "working-lunch")] or list(
        edition.programme[:1]
    )
    parts = tuple(_form(context, meeting, title) for meeting in meetings)
    return document(context, parts or (_blank(context, title),), title)


def _form(context: Context, meeting: Session, title: str) -> Part:
    when = f"{context.language.date(meeting.date)}, {time_of(context, meeting)}"
    where = ", ".join(p for p in (meeting.room, meeting.place) if p)
    rows = [(context.word("time"), text(when)), (context.word("where"), text(where))]
    brief, host = context.edition.delegation, context.edition.about.event.host
    if brief:
        rows.append((context.side(brief.name), _at(context, meeting, brief.people, "own")))
    rows.append((context.side(host), _at(context, meeting, context.edition.hosts, "host")))
    blocks: list[Block] = [
        Heading(1, context.inlines(meeting.title), f"form-{meeting.id}", span=meeting.span)
    ]
    for number, (label, run) in enumerate(rows):
        blocks += row(
            label, (paragraph(run, "line"),), "hairline" if number else "section", span=meeting.span
        )
    asks = _asks(context) if meeting.delegations else []
    blocks += [*asks, *_opened(context.word("new-commitments"), bool(asks)), _commitments(context)]
    notes = (paragraph(context.word("note-pages"), "label"),)
    blocks.append(Labelled(notes, (WritingLines(None),), ""))
    return Part(f"form-{meeting.id}", title, tuple(blocks))


def _opened(words: str, below: bool) -> list[Block]:
    """The title of a table, that spans the page as it does: `below` a table whose last rule parts them, else below a rule."""
    above = [] if below else [Rule("host", OPENING)]
    return [*above, Columns(((paragraph(words, "label"),),), tight=True)]


def _at(context: Context, meeting: Session, people: Iterable[Person], kind: Kind) -> Inlines:
    """Who sits at a meeting by its seating plans, in the order of the seats, offices for names that are not known; everybody
    who comes, where no plan names anybody.
    """
    plans = [plan for plan in context.edition.seating if plan.session == meeting.id]
    seats = sorted(
        ((seat, kind_of(context, plan, seat)) for plan in plans for seat in plan.seats),
        key=lambda at: (at[0].behind, at[0].order),
    )
    coming = {person.id: person.display for person in present(people)}
    sitting = [
        coming.get(seat.person) if seat.person else seat.label
        for seat, of in seats
        if seat.person or of == kind
    ]
    named = any(seat.person for seat, _ in seats)
    said = dict.fromkeys(words for words in (*(() if named else coming.values()), *sitting) if words)
    return joined([text(words) for words in said], ", ")


def _asks(context: Context) -> list[Block]:
    """What each side asks for, a group each."""
    asks = context.edition.delegation.asks if context.edition.delegation else ()
    rows: list[Row] = []
    for side, chosen in sides(context, asks):
        rows += [group_row(side, len(COLUMNS)), *(_ask(context, ask) for ask in chosen)]
    if not rows:
        return []
    words = head("", context.word("ask"), context.word("they-said"))
    return [Rule("host", OPENING), Table(COLUMNS, words, tuple(rows), style="form", span=asks[0].span)]


def _ask(context: Context, ask: Ask) -> Row:
    cells = (text("□"), context.inlines(ask.title), ())
    return Row(tuple(Cell((Paragraph(run, "table"),), head=n == 1) for n, run in enumerate(cells)))


def _commitments(context: Context) -> Block:
    words = head(context.word("speaker"), context.word("commitment"), context.word("follow-up"))
    empty_row = Row(tuple(Cell((Paragraph(text("\u00a0"), "signature"),)) for _ in range(3)))
    return Table((Column(0.22), Column(0.5), Column(0.28)), words, (empty_row,) * 3, style="boxed")


def _blank(context: Context, title: str) -> Part:
    return Part("form", title, (Heading(1, text(title), "form"), Box((WritingLines(8),)), WritingLines(None)))
