"""The points of one delegation in the order in which they are said."""

from __future__ import annotations

from briefing.document import Block, Blocks, Box, Labelled, Paragraph, Text
from briefing.sections.base import Context
from briefing.sections.base.meetings import meeting_of
from briefing.sections.points import spoken_words
from briefing.summit import Point


def in_order(context: Context, use: str) -> list[Point]:
    """What the principal says himself, in the order of a planned meeting, else the first priority first; nothing in papers of all."""
    points = context.edition.delegation.points if context.edition.delegation else ()
    own = (p for p in points if p.use == use and not p.by)
    places = _places(context)
    return sorted(own, key=lambda p: (places.get(p.id, len(points)), p.priority))


def must_say(context: Context) -> frozenset[str]:
    """The points that are said also when time is short."""
    plans = (session.minutes for session in context.edition.programme)
    return frozenset(id_ for plan in plans if plan for id_ in plan.must_say)


def _places(context: Context) -> dict[str, int]:
    """Where a point stands in the meeting that it is for, if its minutes are planned."""
    if context.edition.delegation is None:
        return {}
    meetings = (meeting_of(context, session) for session in context.edition.programme if session.minutes)
    return {id_: number for meeting in meetings for id_, number in meeting.numbers.items()}


def numbered(context: Context, point: Point, number: int, must: bool, style: str) -> Labelled:
    """A point beside its number, which stands in a filled box where it must be said."""
    said: Block = Paragraph(
        (Text(str(number)),), "point-number-must" if must else "point-number", span=point.span
    )
    label: Blocks = (Box((said,), role="must"),) if must else (said,)
    words = Paragraph(spoken_words(context, point), style, span=point.text.span)
    return Labelled(label, (words,), span=point.span)
