"""Who to call; never in one document with the programme for the room."""

from briefing.document import Blocks, Column, Row, Table
from briefing.sections.base import Context, cell, head, paragraph
from briefing.summit import Contact, OutlineSection


def compose(context: Context, section: OutlineSection) -> Blocks:
    own = context.edition.delegation.contacts if context.edition.delegation else ()
    table = contact_table(context, (*own, *context.edition.contacts))
    if not table:
        return ()
    sample = context.edition.about.event.sample
    return (*((paragraph(sample, "sample"),) if sample else ()), *table)


def contact_table(context: Context, contacts: tuple[Contact, ...]) -> Blocks:
    """Office, role, telephone and room, one row a contact."""
    if not contacts:
        return ()
    rows = tuple(
        Row(
            (
                cell(c.office, head=True),
                cell(c.name or c.role or ""),
                cell(c.phone or ""),
                cell(c.room or c.email or ""),
            )
        )
        for c in contacts
    )
    words = head(context.word("office"), context.word("role"), context.word("phone"), context.word("room"))
    return (
        Table((Column(0.34), Column(0.26), Column(0.18), Column(0.22)), words, rows, span=contacts[0].span),
    )
