"""The programme of this reader: when, where, press, who leads, what you do, where next."""

from itertools import groupby

from briefing.document import Block, Blocks, Column, Inlines, Paragraph, Row, Table
from briefing.sections.base import Context, cell, head, heading, joined, paragraph, text
from briefing.summit import OutlineSection, Session


def compose(context: Context, section: OutlineSection) -> Blocks:
    sessions = context.edition.programme
    if not sessions:
        return ()
    event = context.edition.about.event
    blocks: list[Block] = []
    if event.sample:
        blocks.append(paragraph(event.sample, "sample"))
    for day, steps in groupby(sessions, key=lambda s: s.date):
        title = f"{context.language.dates.weekdays[day.weekday()]}, {context.language.date(day)} ({event.time_zone_label})"
        blocks += [heading(2, title), _table(context, list(steps))]
    return tuple(blocks)


def _table(context: Context, steps: list[Session]) -> Table:
    return Table(
        (Column(0.15), Column(0.38), Column(0.47)),
        head(
            context.word("time"),
            context.word("what"),
            context.word("you-do") if _host(context) else context.word("where"),
        ),
        tuple(_row(context, step) for step in steps),
        span=steps[0].span,
    )


def _host(context: Context) -> bool:
    return context.edition.audience.host


def _row(context: Context, step: Session) -> Row:
    place = joined([text(step.place), text(step.room) if step.room else ()], ", ")
    press = text(context.word(f"press-{step.press}")) if step.press != "none" else ()
    who = (
        text(f"{context.word('lead')}: {context.edition.people[step.lead].display}")
        if step.lead and step.lead in context.edition.people
        else ()
    )
    form = text(step.format) if step.format else ()
    what: list[Block] = [
        Paragraph(_strong(context.inlines(step.title)), "table"),
        paragraph(joined([form, press], " · "), "table-small"),
    ]
    do: list[Block] = []
    if _host(context):
        what.append(paragraph(place, "table-small"))
        if step.you_do:
            do += context.blocks(step.you_do, "table")
    else:
        do.append(paragraph(place, "table"))
    details = joined([
        who,
        text(f"{context.word('interpreter')}: {step.interpreter}") if step.interpreter else (),
        text(f"{context.word('car')}: {step.car}") if step.car else (),
        text(f"{context.word('next')}: {step.moves_to}") if step.moves_to else (),
    ], " · ")  # fmt: skip
    if details:
        do.append(paragraph(details, "table-small"))
    if step.note:
        do += context.blocks(step.note, "table-small")
    time = context.language.clock(step.start, step.end)
    kept = tuple(b for b in what if not (isinstance(b, Paragraph) and not b.content))
    return Row((cell(time, head=True, style="table-time"), cell(kept), cell(tuple(do) or text(""))))


def _strong(content: Inlines) -> Inlines:
    from briefing.sections.base import strong

    return strong(content)
