"""Who drafted a brief and how far it is cleared, in few words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.document import Inlines
from briefing.sections.base.blocks import text
from briefing.sections.base.context import Context
from briefing.summit import Clearance

ORDER = ("cleared", "reserved", "pending")


def signed(context: Context, drafted_by: str | None, entries: Sequence[Clearance]) -> tuple[str, ...]:
    """The foot of a tab: who drafted it, who has cleared it and who has not, a sentence each."""
    drafted = (context.said("drafted-by", drafted_by) + ".",) if drafted_by else ()
    return (*drafted, *_cleared(context, entries))


def cleared_line(context: Context, entries: Sequence[Clearance]) -> Inlines:
    """ "Cleared: Economic affairs. Reserved: Trade policy (1)." with the number of the decision that an office waits for."""
    return text(" ".join(_cleared(context, entries)))


def _cleared(context: Context, entries: Sequence[Clearance]) -> Iterator[str]:
    for status in ORDER:
        offices = [_office(context, entry) for entry in entries if entry.status == status]
        if offices:
            word = context.word(status)
            yield (
                context.word("with-label", label=word[:1].upper() + word[1:], words=", ".join(offices)) + "."
            )


def _office(context: Context, entry: Clearance) -> str:
    brief = context.edition.delegation
    line = brief.bottom_line if brief is not None else None
    ids = [decision.id for decision in line.decisions] if line is not None else []
    return (
        f"{entry.office} ({ids.index(entry.waits_for) + 1})" if entry.waits_for in ids else str(entry.office)
    )
