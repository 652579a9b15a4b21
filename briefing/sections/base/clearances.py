"""How far a brief is cleared, in few words."""

from __future__ import annotations

from briefing.document import Inlines
from briefing.sections.base.blocks import text
from briefing.sections.base.context import Context
from briefing.summit import Clearance

ORDER = ("cleared", "reserved", "pending")


def cleared_line(context: Context) -> Inlines:
    """ "Cleared: Economic affairs. Reserved: Trade policy (1)." with the number of the decision that an office waits for."""
    said = []
    for status in ORDER:
        offices = [_office(context, entry) for entry in context.brief.clearance if entry.status == status]
        if offices:
            word = context.word(status)
            said.append(
                context.word("with-label", label=word[:1].upper() + word[1:], words=", ".join(offices))
            )
    return text(". ".join(said) + "." if said else "")


def _office(context: Context, entry: Clearance) -> str:
    line = context.brief.bottom_line
    ids = [decision.id for decision in line.decisions] if line is not None else []
    return (
        f"{entry.office} ({ids.index(entry.waits_for) + 1})" if entry.waits_for in ids else str(entry.office)
    )
