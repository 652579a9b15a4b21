"""The steps of the day as rows: the hours, then what, where, and what is next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from briefing.document import Block, Blocks, Labelled, Paragraph, Text
from briefing.languages import NBSP
from briefing.sections.base import Context
from briefing.sections.base.hours import day_of, hours_of, second_hours_of
from briefing.sections.run_of_show import gap
from briefing.summit import Session

JOINT: Final = "\u2060"  # of words: it has no ink


def programme_steps(context: Context) -> Iterator[Blocks]:
    """Every step of each day, and every long gap between two; of several days each has its name."""
    sessions = context.edition.programme
    several = len({session.date for session in sessions}) > 1
    for number, step in enumerate(sessions):
        found = gap(context, list(sessions[:number]), step)
        opening: Blocks = ()
        if several and (number == 0 or sessions[number - 1].date != step.date):
            opening = (_day(context, step),)
        if found is not None:
            since, words = found
            free = Paragraph((Text(words),), "panel-note")
            yield (*opening, Labelled(_hours(context, since, step.begins), (free,)))
            opening = ()
        yield (
            *opening,
            Labelled(_hours(context, step.begins, step.ends), _step(context, step), span=step.span),
        )


def _day(context: Context, step: Session) -> Paragraph:
    today = [session for session in context.edition.programme if session.date == step.date]
    return Paragraph((Text(day_of(context, step.date, today)),), "panel-head", keep_with_next=True)


def _hours(context: Context, begins: datetime, ends: datetime | None) -> Blocks:
    """The hours, and below them those of the second zone."""
    second = second_hours_of(context, begins, ends)
    below = (Paragraph((Text(_tied(second)),), "panel"),) if second else ()
    return (Paragraph((Text(_tied(hours_of(context, begins, ends))),), "panel-time"), *below)


def _tied(hours: str) -> str:
    """Hours that no line divides."""
    return hours.replace(" ", NBSP).replace("–", f"{JOINT}–{JOINT}")


def _step(context: Context, step: Session) -> Blocks:
    """What, where, press, where next."""
    place = ", ".join(p for p in (step.room, step.place if not step.room else "") if p)
    details = [context.word(f"press-{step.press}") if step.press != "none" else "",
               context.said("car", step.car) if step.car else "",
               context.said("next", step.moves_to) if step.moves_to else ""]  # fmt: skip
    line = " · ".join(d for d in details if d)
    blocks: list[Block] = [Paragraph(context.inlines(step.title), "panel-strong", span=step.span)]
    if place:
        blocks.append(Paragraph((Text(place),), "panel"))
    if line:
        blocks.append(Paragraph((Text(line),), "panel-note"))
    return tuple(blocks)
