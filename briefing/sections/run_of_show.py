"""The programme of this reader: when, where, press, who leads, what you do, where next; long gaps have a name."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import groupby
from typing import Final

from briefing.document import Block, Blocks, Cell, Column, Inlines, Paragraph, Row, Table
from briefing.sections.base import Context, cell, head, heading, joined, paragraph, strong, text
from briefing.sections.base.hours import day_of, hours_of, second_hours_of
from briefing.sections.base.meetings import planned
from briefing.sections.base.supplied import if_wrong, supplied
from briefing.summit import OutlineSection, Session

GAP: Final = timedelta(minutes=25)  # from which on the time between two sessions is accounted for


def compose(context: Context, section: OutlineSection) -> Blocks:
    sessions = context.edition.programme
    if not sessions:
        return ()
    event = context.edition.about.event
    blocks: list[Block] = [paragraph(event.sample, "sample")] if event.sample else []
    before: list[Session] = []
    for day, steps in groupby(sessions, key=lambda s: s.date):
        today = list(steps)
        blocks += [heading(2, day_of(context, day, today)), _table(context, before, today)]
        before += today
    return tuple(blocks)


def _table(context: Context, before: list[Session], steps: list[Session]) -> Table:
    last = "you-do" if any(step.you_do or step.says or step.if_wrong for step in steps) else "where"
    words = head(context.word("time"), context.word("what"), context.word(last))
    rows: list[Row] = []
    for number, step in enumerate(steps):
        found = gap(context, [*before, *steps[:number]], step)
        if found is not None:
            rows.append(_free(context, found, step))
        rows.append(_row(context, step, last))
    return Table((Column(0.15), Column(0.38), Column(0.47)), words, tuple(rows), span=steps[0].span)


def gap(context: Context, before: list[Session], after: Session) -> tuple[datetime, str] | None:
    """From when to the start of the next session nothing stands here, and what the reader does meanwhile.

    A day's account begins with its first session, or with the end of one that came over midnight.
    """
    ends = [end for step in before if (end := step.ends or step.begins).date() == after.date]
    if not ends or after.begins - max(ends) < GAP:
        return None
    since = max(ends)
    away = any(e.begins < after.begins and e.ends > since for e in context.edition.elsewhere)
    return since, context.word("with-others" if away else "nothing-planned")


def _free(context: Context, found: tuple[datetime, str], after: Session) -> Row:
    since, words = found
    return Row((_when(context, since, after.begins), cell(words, style="table-small").replaced(columns=2)))


def _when(context: Context, begins: datetime, ends: datetime | None) -> Cell:
    """The hours, and below them those of the second zone."""
    lines = [Paragraph(text(hours_of(context, begins, ends)), "table-time")]
    second = second_hours_of(context, begins, ends)
    if second:
        lines.append(Paragraph(text(second), "table-small"))
    return cell(tuple(lines), head=True)


def _row(context: Context, step: Session, last: str) -> Row:
    place = joined([text(step.place), text(step.room)], ", ")
    press = text(context.word(f"press-{step.press}")) if step.press != "none" else ()
    what: list[Block] = [Paragraph(strong(context.inlines(step.title)), "table")]
    small = [joined([text(step.format), press], " · ")]
    do: list[Block] = []
    if last == "you-do":
        small.append(place)
        do += context.blocks(step.you_do, "table")
    else:
        do.append(Paragraph(place, "table"))
    what += [Paragraph(run, "table-small") for run in small if run]
    if step.id not in {session.id for session in planned(context)}:
        do += supplied(context, step, "table")
        do += if_wrong(context, step, "table")
    details = _details(context, step)
    if details:
        do.append(Paragraph(details, "table-small"))
    do += context.blocks(step.note, "table-small")
    return Row((_when(context, step.begins, step.ends), cell(tuple(what)), cell(tuple(do) or "")))


def _details(context: Context, step: Session) -> Inlines:
    """Who leads, who interprets, which car, where next."""
    host = next((p.id for p in context.edition.hosts if p.role == "head"), None)
    leads = (
        step.lead if step.lead and not (step.you_do and step.lead == host) else None
    )  # nobody reads his own name
    named = (
        ("lead", context.display(leads) if leads else None),
        ("interpreter", step.interpreter),
        ("car", step.car),
        ("next", step.moves_to),
    )
    return joined([text(context.said(word, said)) for word, said in named if said], " · ")
