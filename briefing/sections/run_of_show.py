"""The programme of this reader: when, where, press, who leads, what you do, where next; long gaps have a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import groupby
from typing import Final

from briefing.document import Block, Blocks, Column, Inlines, Paragraph, Row, Table
from briefing.sections.base import Context, cell, head, heading, joined, paragraph, strong, text
from briefing.summit import OutlineSection, Session

GAP: Final = timedelta(minutes=25)  # from which on the time between two sessions is accounted for


def compose(context: Context, section: OutlineSection) -> Blocks:
    sessions = context.edition.programme
    if not sessions:
        return ()
    event = context.edition.about.event
    blocks: list[Block] = [paragraph(event.sample, "sample")] if event.sample else []
    for day, steps in groupby(sessions, key=lambda s: s.date):
        weekday = context.language.dates.weekdays[day.weekday()]
        title = f"{weekday[:1].upper()}{weekday[1:]}, {context.language.date(day)} ({event.time_zone_label})"
        blocks += [heading(2, title), _table(context, list(steps))]
    return tuple(blocks)


def _table(context: Context, steps: list[Session]) -> Table:
    last = "you-do" if any(step.you_do for step in steps) else "where"
    words = head(context.word("time"), context.word("what"), context.word(last))
    rows: list[Row] = []
    for number, step in enumerate(steps):
        rows.append(_row(context, step, last))
        if number + 1 < len(steps):
            rows += _between(context, steps[: number + 1], steps[number + 1])
    return Table((Column(0.15), Column(0.38), Column(0.47)), words, tuple(rows), span=steps[0].span)


def gap(context: Context, before: list[Session], after: Session) -> tuple[time, str] | None:
    """From when to the start of the next session nothing stands here, and what the reader does meanwhile."""
    ends = [step.end or step.start for step in before]
    since = max(ends)
    if datetime.combine(after.date, after.start) - datetime.combine(after.date, since) < GAP:
        return None
    away = any(
        e.date == after.date and e.start < after.start and e.end > since for e in context.edition.elsewhere
    )
    return since, context.word("with-others" if away else "nothing-planned")


def _between(context: Context, before: list[Session], after: Session) -> Iterator[Row]:
    found = gap(context, before, after)
    if found is not None:
        since, words = found
        time_ = cell(context.language.clock(since, after.start), head=True, style="table-time")
        yield Row((time_, replace(cell(words, style="table-small"), columns=2)))


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
    details = _details(context, step)
    if details:
        do.append(Paragraph(details, "table-small"))
    do += context.blocks(step.note, "table-small")
    time = context.language.clock(step.start, step.end)
    return Row((cell(time, head=True, style="table-time"), cell(tuple(what)), cell(tuple(do) or "")))


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
