"""What comes out of the summit: what is agreed and open, the draft of the joint statement, and what each guest goes home with.

Options: `statement: false` leaves the draft out, `conversation: false` the last conversation with the guest, `notes: false` what
there is to know of each deliverable.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefing.checking.options import switch
from briefing.document import Block, Blocks, Cell, Column, Inlines, ListBlock, ListItem, Row, Table
from briefing.sections.base import Context, cell, joined, paragraph, row, text
from briefing.sections.base.conversations import conversation
from briefing.sections.base.decisions import marked
from briefing.sections.base.wording import unbroken
from briefing.summit import DelegationBrief, Deliverable, DraftParagraph, OutlineSection

OPTIONS: Final = {"statement": "switch", "conversation": "switch", "notes": "switch"}
EXAMPLE = "- {section: deliverables, options: {statement: true, conversation: false, notes: true}}"
SHARES: Final = (0.66, 0.34)


def compose(context: Context, section: OutlineSection) -> Blocks:
    found = context.edition.deliverables
    notes = switch(section, "notes", True)
    blocks: list[Block] = list(joint(context, notes)) if found is not None else []
    for brief in _briefs(context):
        blocks += takes_home(context, brief, notes)
    if found is not None and switch(section, "statement", True):
        blocks += draft(context)
    if switch(section, "conversation", True):
        for brief in _briefs(context):
            last = brief.scene.last_contact if brief.scene is not None else None
            words = context.word("last-contact")
            blocks += row(_of(context, brief, words), conversation(context, last), span=brief.span)
    return tuple(blocks)


def _briefs(context: Context) -> tuple[DelegationBrief, ...]:
    return tuple(context.edition.delegations.values())


def joint(context: Context, notes: bool) -> Blocks:
    """What comes out for all, with how far each is, and whose pen it is."""
    found = context.edition.deliverables
    listed = _listed(context, found.joint, notes) if found is not None else ()
    return row(context.word("joint-deliverables"), listed, "section", keep=False)


def takes_home(context: Context, brief: DelegationBrief, notes: bool) -> Blocks:
    """What one guest goes home with."""
    words = context.word("takes-home")
    label = _of(context, brief, words)
    return row(label, _listed(context, brief.takes_home, notes), "section", keep=False, span=brief.span)


def draft(context: Context) -> Blocks:
    """The draft of the joint statement, paragraph by paragraph."""
    found = context.edition.deliverables
    statement = found.statement if found is not None else None
    if statement is None:
        return ()
    status = (paragraph(context.inlines(statement.status), "small"),) if statement.status else ()
    items = tuple(_paragraph(context, item) for item in statement.paragraphs)
    listed = (ListBlock(items, "number", tight=False),) if items else ()
    return row(
        context.word("joint-statement"), (*status, *listed), "section", keep=False, span=statement.span
    )


def _of(context: Context, brief: DelegationBrief, words: str) -> str:
    """A label, with whose it is in the papers of all."""
    if context.edition.delegation is not None:
        return words
    return context.word("with-label", label=brief.name.printed, words=words[:1].lower() + words[1:])


def _listed(context: Context, items: tuple[Deliverable, ...], notes: bool) -> Blocks:
    if not items:
        return ()
    rows = tuple(_row(context, item, notes) for item in items)
    return (Table(tuple(Column(share) for share in SHARES), (), rows, style="listed", span=items[0].span),)


def _row(context: Context, item: Deliverable, notes: bool) -> Row:
    words: list[Block] = [
        paragraph(marked(context, context.inlines(item.text), item.waits_for), "body", span=item.text.span)
    ]
    if item.note and notes:
        words.append(paragraph(context.inlines(item.note), "small"))
    return Row((cell(tuple(words), head=True), _state(context, item)))


def _state(context: Context, item: Deliverable) -> Cell:
    """How far it is and by when; whose pen it is."""
    due = context.language.loose_date(item.due) if item.due else ""
    state = joined([text(context.word(f"state-{item.state}")), text(unbroken(due))], " · ")
    lines = [paragraph(state, "table")]
    if item.pen:
        lines.append(paragraph(text(context.word("pen", name=item.pen)), "table-small"))
    return cell(tuple(lines))


def _paragraph(context: Context, item: DraftParagraph) -> ListItem:
    below = joined(list(_told(context, item)), " · ")
    small = (paragraph(below, "label-note"),) if below else ()
    return ListItem((*context.blocks(item.text), *small), span=item.span)


def _told(context: Context, item: DraftParagraph) -> Iterator[Inlines]:
    if item.state:
        yield text(context.word(f"state-{item.state}"))
    if item.pen:
        yield text(context.word("pen", name=item.pen))
    if item.note:
        yield context.inlines(item.note)
