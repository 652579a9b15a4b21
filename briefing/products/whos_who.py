"""Who is who: the people of both sides in order, with photograph or monogram, form of address, pronunciation."""

from briefing.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Part,
    Row,
    Table,
    Text,
)
from briefing.editions import Edition
from briefing.editions.attendance import present
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, start
from briefing.sections.base import Context, strong
from briefing.sections.base.cards import short_title
from briefing.sections.base.portraits import portrait
from briefing.summit import Person

TALL = 17.0  # mm: a portrait
PRODUCT = ProductInfo("Who is who", "1-2", "", "guests")


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("whos-who")
    brief, host = edition.delegation, edition.about.event.host
    groups = [(host, edition.hosts, False)]
    if brief:
        groups.insert(0, (brief.name, brief.people, not edition.audience.host))
    blocks: list[Block] = []
    for name, people, own in groups:
        ordered = present(people)
        if ordered:
            blocks += [
                Heading(2, (Text(context.side(name)),), in_contents=False, in_outline=False),
                _table(context, ordered, own),
            ]
    if not blocks:
        return document(context, (empty(context),), title)
    return document(
        context, (Part("people", title, (Heading(1, (Text(title),), "whos-who"), *blocks)),), title
    )


def _table(context: Context, people: list[Person], own: bool) -> Table:
    columns = (Column(0.12), Column(0.4), Column(0.48))
    return Table(
        columns, (), tuple(_row(context, p, own) for p in people), style="ruled", span=people[0].span
    )


def _row(context: Context, person: Person, own: bool) -> Row:
    """Nobody is told how to say and to address his own people."""
    native = context.scripts(person.native)
    name: list[Block] = [Paragraph(strong(person.display), "table-name")]
    if native:
        name.append(Paragraph(native, "table-small"))
    if person.pronunciation and not own:
        name.append(
            Paragraph((Text(context.word("pronunciation", words=person.pronunciation)),), "table-small")
        )
    about: list[Block] = [Paragraph(short_title(context, person), "table")]
    if person.address and not own:
        about.append(Paragraph((Text(context.word("address-as", form=person.address)),), "table-small"))
    return Row((Cell((portrait(person, TALL),)), Cell(tuple(name), head=True), Cell(tuple(about))))
