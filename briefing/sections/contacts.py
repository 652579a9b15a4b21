"""Who to call; never in one document with the programme for the room."""

from briefing.document import Blocks, Column, Row, Table
from briefing.sections.base import Context, cell, head, paragraph, text
from briefing.sections.base.inventions import sample
from briefing.summit import Contact, OutlineSection


def compose(context: Context, section: OutlineSection) -> Blocks:
    own = context.edition.delegation.contacts if context.edition.delegation else ()
    table = contact_table(context, (*own, *context.edition.contacts))
    return (*sample(context), *table) if table else ()


def contact_table(context: Context, contacts: tuple[Contact, ...]) -> Blocks:
    """Office, name and role, telephone and address, room: one row a contact."""
    if not contacts:
        return ()
    rows = tuple(
        Row(
            (
                cell(c.office, head=True),
                cell(_lines(c.name, c.role)),
                cell(_lines(c.phone, c.email)),
                cell(c.room or ""),
            )
        )
        for c in contacts
    )
    words = head(context.word("office"), context.word("role"), context.word("phone"), context.word("room"))
    return (
        Table((Column(0.3), Column(0.28), Column(0.28), Column(0.14)), words, rows, span=contacts[0].span),
    )


def _lines(first: str | None, second: str | None) -> Blocks:
    """What is known of two things, one under the other."""
    known = [words for words in (first, second) if words]
    return tuple(
        paragraph(text(words), "table" if n == 0 else "table-small") for n, words in enumerate(known)
    )
