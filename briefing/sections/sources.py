"""Numbered sources called in this book, and the facts that it prints with their dates and status.

Options: `short: true` prints of each source only who published it and when; `facts: true` adds the facts.
"""

import re

from briefing.checking.options import switch
from briefing.document import Block, Blocks, Column, Inlines, NoteList, Paragraph, Row, Table, Text
from briefing.sections.base import Context, cell, head, heading
from briefing.summit import Fact, OutlineSection

OPTIONS = {"short": "switch", "facts": "switch"}
EXAMPLE = "- {section: sources, options: {short: true, facts: false}}"


def compose(context: Context, section: OutlineSection) -> Blocks:
    short = switch(section, "short", False)
    if short:
        context.notes.update({key: _short(context, key) for key in context.notes})
    blocks: list[Block] = [NoteList(columns=2 if short else 1)]
    if not switch(section, "facts", False):
        return tuple(blocks)
    facts = [context.edition.facts[id_] for id_ in sorted(context.facts_called)]
    if facts:
        words = head(
            context.word("fact-label"),
            context.word("value"),
            context.word("as-of-short"),
            context.word("status"),
        )
        shares = (Column(0.42), Column(0.26), Column(0.2), Column(0.12))
        rows = tuple(_row(context, fact) for fact in facts)
        blocks += [heading(2, context.word("fact-list")), Table(shares, words, rows, size="table-small")]
    return tuple(blocks)


def _short(context: Context, key: str) -> Inlines:
    """The publisher, without where a copy was read, and the date; the other books have the address."""
    source = context.edition.sources[key]
    publisher = re.sub(r"(?:,? (?:in|via|after) .*| \(copy .*)$", "", source.publisher)
    words = f"{publisher}, {context.language.loose_date(source.date)}" if source.date else publisher
    return (Text(words),)


def _row(context: Context, fact: Fact) -> Row:
    value = (*context.fact_value(fact, short=True), *context.calls(fact.sources))
    return Row((
        cell((Paragraph(context.inlines(fact.label), "table-small"), *context.blocks(fact.note, "table-small")), head=True),
        cell(value, style="table-small"),
        cell(context.language.loose_date(fact.as_of), style="table-small"),
        cell(context.word("status-" + fact.status), style="table-small"),
    ))  # fmt: skip
