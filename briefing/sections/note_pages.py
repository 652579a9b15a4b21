"""Ruled pages: one for each meeting whose kind the outline names, else as many as it says."""

from __future__ import annotations

from typing import Final

from briefing.checking.options import Number, names, number
from briefing.document import Block, Blocks, Column, PageBreak, Paragraph, Row, Table, WritingLines
from briefing.schema import code_of
from briefing.sections.base import Context, cell, head, heading, joined, text
from briefing.sections.base.hours import time_of
from briefing.summit import OutlineSection, Session

OPTIONS: Final = {"pages": Number(1, 60), "meetings": "names"}
EXAMPLE = "- {section: note-pages, options: {pages: 4, meetings: [bilateral]}}"
LINES: Final = 4  # empty rows for commitments

REPEATS = True


def compose(context: Context, section: OutlineSection) -> Blocks:
    kinds = {code_of(name) for name in names(section, "meetings")}
    meetings = [s for s in context.edition.programme if s.kind in kinds]
    pages = [_meeting(context, meeting) for meeting in meetings]
    pages += [(WritingLines(None),)] * (0 if meetings else number(section, "pages", 1))
    blocks: list[Block] = []
    for page in pages:
        blocks += [PageBreak(), *page] if blocks else page
    return tuple(blocks)


def _meeting(context: Context, session: Session) -> Blocks:
    """Time and place, a table for what was promised, and lines to the foot of the page."""
    where = joined([text(time_of(context, session)), text(session.room), text(session.place)], " · ")
    words = head(context.word("speaker"), context.word("commitment"), context.word("follow-up"))
    row = Row(tuple(cell("\u00a0", style="point") for _ in range(3)))
    return (
        heading(2, context.inlines(session.title), contents=False, span=session.span),
        Paragraph(where, "small"),
        Table((Column(0.2), Column(0.5), Column(0.3)), words, (row,) * LINES, style="boxed"),
        WritingLines(None),
    )
