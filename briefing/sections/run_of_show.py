"""The programme of this reader: when, where, press, who leads, what you do, where next; long gaps have a name."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final

from briefing.checking.options import switch
from briefing.document import Block, Blocks, Inlines, Labelled, Paragraph
from briefing.letters import folded
from briefing.sections.base import Context, heading, joined, paragraph, strong, text
from briefing.sections.base.hours import day_of, hours_of, second_hours_of
from briefing.sections.base.inventions import sample
from briefing.sections.base.meetings import planned
from briefing.sections.base.supplied import if_wrong, supplied
from briefing.sections.base.wording import unbroken
from briefing.summit import OutlineSection, Session

GAP: Final = timedelta(minutes=25)  # from which on the time between two sessions is accounted for
OPTIONS: Final = {"details": "switch"}
_WORD: Final = re.compile(r"\w+")
STEM: Final = 5  # letters that a word keeps in all its forms
EXAMPLE = "- {section: run-of-show, options: {details: false}}"
STYLE: Final = "table"
LONGEST: Final = 40  # letters of a day or of hours that are not broken


def compose(context: Context, section: OutlineSection) -> Blocks:
    """Each step beside its hours; hours and days are never broken.

    Option: `details: false` leaves only what, where and for whom of the press, as it may lie on a table.
    """
    sessions = context.edition.programme
    whole = switch(section, "details", True)
    blocks: list[Block] = list(sample(context)) if sessions else []
    before: list[Session] = []
    for day, steps in groupby(sessions, key=lambda s: s.date):
        today = list(steps)
        blocks.append(heading(2, unbroken(day_of(context, day, today), LONGEST)))
        for step in today:
            found = gap(context, before, step)
            if whole and found is not None:
                blocks.append(_free(context, found, step))
            blocks.append(_row(context, step, whole))
            before.append(step)
    return tuple(blocks)


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


def _free(context: Context, found: tuple[datetime, str], after: Session) -> Labelled:
    since, words = found
    return Labelled(_when(context, since, after.begins), (paragraph(words, STYLE),))


def _when(context: Context, begins: datetime, ends: datetime | None) -> Blocks:
    """The hours, and below them those of the second zone."""
    first = paragraph(unbroken(hours_of(context, begins, ends), LONGEST), "label")
    second = second_hours_of(context, begins, ends)
    return (first, paragraph(unbroken(second, LONGEST), "label-note")) if second else (first,)


def _row(context: Context, step: Session, whole: bool) -> Labelled:
    """The hours, the room and the press in the margin, all else beside them."""
    press = text(context.word(f"press-{step.press}")) if step.press != "none" else ()
    beside = (_where(context, step), press)
    label = (
        *_when(context, step.begins, step.ends),
        *(Paragraph(run, "label-note") for run in beside if run),
    )
    title = joined([strong(context.inlines(step.title)), text(_format(context, step))], " · ")
    rows: list[Block] = [Paragraph(title, STYLE, keep_with_next=True)]
    rows += _doing(context, step) if whole else ()
    return Labelled(label, tuple(rows), span=step.span)


def _format(context: Context, step: Session) -> str:
    """What kind of meeting it is, where the title does not say it."""
    form = context.language.words.get(f"format-{step.kind}", step.format or "")
    return "" if _stems(form) <= _stems(context.words(step.title)) else form


def _stems(words: str) -> set[str]:
    return {word[:STEM] for word in _WORD.findall(folded(words))}


def _where(context: Context, step: Session) -> Inlines:
    """The room; the house too, where it is not the one in which the summit is."""
    venue = context.edition.about.event.venue
    elsewhere = venue is None or step.place.original != venue.original or not step.room
    return joined([text(step.place) if elsewhere else (), text(step.room)], ", ")


def _doing(context: Context, step: Session) -> Blocks:
    """What the reader does, the words supplied for it, and what the programme notes."""
    blocks = context.blocks(step.you_do, STYLE)
    if step.id not in {session.id for session in planned(context)}:
        blocks += (*supplied(context, step, STYLE), *if_wrong(context, step, STYLE))
    details = _details(context, step)
    return (*blocks, *((Paragraph(details, STYLE),) if details else ()), *context.blocks(step.note, STYLE))


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
