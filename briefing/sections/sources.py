"""The sources called in this book under their codes, and the facts that it prints with their dates and status.

Options: `short: true` leaves the addresses out and sets two columns; `facts: true` adds the facts.
"""

from collections.abc import Iterator

from briefing.checking.options import switch
from briefing.document import Block, Blocks, Column, Inlines, NoteList, Paragraph, Row, Table, plain
from briefing.letters import folded
from briefing.sections.base import Context, cell, head, heading, paragraph, text
from briefing.sections.base.wording import unbroken
from briefing.summit import Fact, OutlineSection

OPTIONS = {"short": "switch", "facts": "switch"}
EXAMPLE = "- {section: sources, options: {short: false, facts: true}}"


def compose(context: Context, section: OutlineSection) -> Blocks:
    short = switch(section, "short", False)
    facts = _facts(context) if switch(section, "facts", False) else ()
    if short:
        context.notes.update({key: note.replaced(address=()) for key, note in context.notes.items()})
    blocks: list[Block] = []
    if context.notes:
        first = min(context.notes.values(), key=lambda note: note.number)
        said = paragraph(context.word("source-codes", number=first.number, code=first.code), "small")
        blocks.append(said.replaced(keep_with_next=True))
    blocks.append(NoteList(columns=2 if short else 1))
    return (*blocks, *facts)


def _facts(context: Context) -> Blocks:
    facts = [context.edition.facts[id_] for id_ in sorted(context.facts_called)]
    if not facts:
        return ()
    words = head(
        context.word("fact-label"), context.word("value"), context.word("as-of-short"), context.word("status")
    )
    shares = (Column(0.38), Column(0.22), Column(0.17), Column(0.23))
    rows = tuple(_row(context, fact) for fact in facts)
    return (heading(2, context.word("fact-list")), Table(shares, words, rows, size="table-small"))


def _row(context: Context, fact: Fact) -> Row:
    value = context.fact_value(fact, short=True)
    said = [*(text(words) for words in _status(context, fact)), context.codes(fact.sources, before="")]
    return Row((
        cell((Paragraph(_label(context, fact), "table-small"), *context.blocks(fact.note, "table-small")), head=True),
        cell(value, style="table-small"),
        cell(context.language.loose_date(fact.as_of), style="table-small"),
        cell(tuple(Paragraph(run, "table-small") for run in said if run)),
    ))  # fmt: skip


def _label(context: Context, fact: Fact) -> Inlines:
    """What is counted, and by whom, where the label does not say it itself."""
    label = context.inlines(fact.label)
    if not fact.counter or folded(fact.counter) in folded(plain(label)):
        return label
    return (*label, *text(", " + context.word("counted-by", name=fact.counter)))


def _status(context: Context, fact: Fact) -> Iterator[str]:
    """What the fact is, and since when; when it was announced, and when somebody last looked."""

    def dated(key: str, day: str) -> str:
        date = context.language.loose_date(day, of=True)
        return context.word(key, date=unbroken(date))

    in_force = fact.status == "in-force" and fact.in_force
    announced = fact.status == "announced" and fact.announced
    if not in_force and not announced:
        yield context.word("status-" + fact.status)
    if fact.in_force:
        yield dated("in-force-since" if in_force else "in-force-from", fact.in_force)
    if fact.until:
        yield dated("holds-until", fact.until)
    if fact.announced:
        yield dated("announced-on", fact.announced)
    if fact.checked:
        yield dated("checked-on", fact.checked)
