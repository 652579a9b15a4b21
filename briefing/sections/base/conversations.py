"""The last conversation with a guest: what was said, and who promised what."""

from __future__ import annotations

from briefing.document import Blocks, Inlines, ListBlock, ListItem
from briefing.sections.base.blocks import joined, label, paragraph, text
from briefing.sections.base.context import Context
from briefing.summit import Conversation, Promise


def conversation(context: Context, said: Conversation | None) -> Blocks:
    """What was said, then each promise with who made it and what came of it."""
    if said is None:
        return ()
    items = tuple(_promise(context, promise) for promise in said.promises)
    return (*context.statement(said), *((ListBlock(items, "dash", tight=True),) if items else ()))


def _promise(context: Context, promise: Promise) -> ListItem:
    who = label(context.word(f"promised-{promise.by}"))
    state = text(context.word("status-open" if promise.status == "open" else promise.status))
    run: Inlines = joined([who, (*context.inlines(promise.text), *text(" ["), *state, *text("]"))], " ")
    return ListItem((paragraph(run, span=promise.text.span),), span=promise.span)
