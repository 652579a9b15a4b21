"""Gifts that are given and expected, for the host's own side."""

from __future__ import annotations

from briefing.document import Blocks, Inlines, ListBlock, ListItem
from briefing.sections.base.blocks import joined, label, paragraph, row, text
from briefing.sections.base.context import Context
from briefing.summit import Gift


def gifts(context: Context) -> Blocks:
    """A row for each delegation that has some: from which side, to whom, when, and what must be known of it."""
    found: list[Blocks] = []
    for brief in context.edition.delegations.values():
        items = tuple(_gift(context, gift) for gift in brief.gifts)
        words = context.word("gifts")
        if context.edition.delegation is None:
            words = context.word("with-label", label=brief.name.printed, words=words[:1].lower() + words[1:])
        listed = (ListBlock(items, "dash", tight=True),) if items else ()
        found.append(row(words, listed, keep=False, span=brief.span))
    return tuple(block for blocks in found for block in blocks)


def _gift(context: Context, gift: Gift) -> ListItem:
    when = next((s.title for s in context.edition.programme if s.id == gift.session), None)
    side = label(context.word(f"gift-{gift.by}"))
    run = joined([side, context.inlines(gift.text)], " ")
    below: Inlines = joined(
        [_to(context, gift), context.inlines(when) if when else (), context.inlines(gift.note)], " · "
    )
    small = (paragraph(below, "label-note"),) if below else ()
    return ListItem((paragraph(run, span=gift.text.span), *small), span=gift.span)


def _to(context: Context, gift: Gift) -> Inlines:
    if not gift.to:
        return ()
    edition = context.edition
    everybody = (
        *edition.hosts,
        *(person for brief in edition.delegations.values() for person in brief.people),
    )
    named = next((person.display for person in everybody if person.id == gift.to), None)
    known = edition.people.get(gift.to)
    return text(context.said("to", known.display if known is not None else named or gift.to))
