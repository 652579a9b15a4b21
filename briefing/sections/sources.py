"""Numbered sources called in this book, and the facts that it prints with their dates and status."""

from briefing.document import Block, Blocks, Column, NoteList, Row, Table
from briefing.sections.base import Context, cell, head, heading
from briefing.summit import OutlineSection


def compose(context: Context, section: OutlineSection) -> Blocks:
    blocks: list[Block] = [NoteList()]
    facts = context.edition.facts
    if facts and section.options.get("facts") in (True, "true"):
        words = head(
            context.word("fact-label"),
            context.word("value"),
            context.word("as-of-date", date="").strip(),
            context.word("status"),
        )
        rows = []
        for fact in facts.values():
            value = context.fact_value(fact, short=True)
            calls = context._calls(fact.sources)
            date = context.language.loose_date(fact.as_of)
            rows.append(Row((cell(context.inlines(fact.label), head=True, style="table-small"), cell((*value, *calls), style="table-small"),
                             cell(date, style="table-small"), cell(context.word("status-" + fact.status), style="table-small"))))  # fmt: skip
        blocks += [heading(2, context.word("source-list")), Table(
            (Column(0.42), Column(0.26), Column(0.2), Column(0.12)), words, tuple(rows), size="table-small",
        )]  # fmt: skip
    return tuple(blocks)
