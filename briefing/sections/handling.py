"""Who has copies, how they are handled, what the marking means; the back of the cover."""

from briefing.document import Block, Blocks, Column, Definitions, Paragraph, Row, Table, Term
from briefing.sections.base import Context, cell, head, heading, label, text
from briefing.sections.cover import book_id
from briefing.summit import OutlineSection


def compose(context: Context, section: OutlineSection) -> Blocks:
    edition = context.edition
    about = edition.about
    rows = [
        (context.word("for-audience", audience="").strip(" :"), edition.audience.title),
        (context.word("book"), book_id(context)),
        (context.word("version"), f"{about.version}, {context.language.loose_date(about.date)}"),
        (context.word("as-of-short"), context.language.loose_date(about.as_of)),
        (context.word("handling-note"), edition.banner.text),
        (context.word("office"), about.event.secretariat),
    ]
    terms = tuple(Term(label(k[:1].upper() + k[1:]), (Paragraph(text(v), "body"),)) for k, v in rows if v)
    blocks: list[Block] = [Definitions(terms, 0.24)]
    for note in edition.handling:
        blocks += context.blocks(note.text)
    if about.event.sample:
        blocks.append(Paragraph(text(about.event.sample), "sample"))
    if edition.distribution:
        words = head(context.word("recipient"), context.word("copies"))
        table = tuple(Row((cell(d.office, head=True), cell(str(d.copies)))) for d in edition.distribution)
        blocks += [
            heading(2, context.word("distribution"), contents=False),
            Table((Column(0.7), Column(0.3)), words, table),
        ]
    return tuple(blocks)
