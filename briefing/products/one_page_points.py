"""Points on one page, in the largest type that it holds: by the minute where they are planned, and on the foot what is not said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby

from briefing.document import (
    Block,
    Blocks,
    Box,
    Document,
    Figure,
    Heading,
    Labelled,
    ListBlock,
    ListItem,
    Paragraph,
    Part,
    Space,
    Text,
)
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, start
from briefing.products.base.spoken_points import must_say
from briefing.sections.base import Context, joined, paragraph, row, strong, text
from briefing.sections.base.hours import hours_of
from briefing.sections.base.meetings import Meeting, Stretch, meeting_of, planned
from briefing.sections.base.minute_bars import bar_of
from briefing.sections.points import conditions, explained, spoken_words
from briefing.summit import Point, Session

PRODUCT = ProductInfo("Points on one page", "1", "", "principal", sides="one")


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("one-page-points")
    points = edition.delegation.points if edition.delegation else ()
    if not points:
        return document(context, (empty(context),), title)
    blocks: list[Block] = [Heading(1, (Text(language.word("points")),), "points")]
    told: set[str] = set()
    for session in planned(context):
        meeting = meeting_of(context, session)
        told |= {
            p.id for p in (*meeting.others, *(p for _, stretch in meeting.stretches for p in stretch.points))
        }
        blocks += _minutes(context, session, meeting)
    left = [point for point in points if point.id not in told]
    blocks += _numbered(
        context, [p for p in left if p.use == "say"], sum(p.id in told and p.use == "say" for p in points)
    )
    blocks += row(context.word("if-raised-only"), _raised(context, [p for p in left if p.use == "if-raised"]))
    avoid = tuple(
        Paragraph(context.inlines(p.text), "boxed-point", span=p.text.span) for p in left if p.use == "avoid"
    )
    if avoid:
        blocks += (Space(0, fill=True), *row(context.word("avoid"), avoid, "limit", keep=False))
    part = Part("points", title, tuple(blocks), budget=1, fill=1)
    return document(context, (part,), title)


def _minutes(context: Context, session: Session, meeting: Meeting) -> Blocks:
    """When and where, the bar of the minutes, and the turns in which something is said."""
    when = (hours_of(context, session.begins, session.ends), session.room or session.place)
    said = [*filter(None, when), *([context.word("must-say")] if meeting.plan.must_say else [])]
    bar = bar_of(context, meeting)
    blocks: list[Block] = [
        paragraph(" · ".join(said), "label-note"),
        Figure(bar, alt=bar.alt, in_list=False, frame=False, span=session.span),
        *explained(context, meeting),
    ]
    for begins, stretch in meeting.stretches:
        blocks += _turn(context, meeting, begins, stretch)
    for by in dict.fromkeys(point.by or "" for point in meeting.others):
        points = [point for point in meeting.others if (point.by or "") == by]
        label = context.display(by) if by else context.word("if-time")
        blocks += row(label, _said(context, points, meeting, "line"), keep=False, span=points[0].span)
    return tuple(blocks)


def _turn(context: Context, meeting: Meeting, begins: datetime, stretch: Stretch) -> Blocks:
    blocks = [*context.blocks(stretch.text, "small"), *_said(context, stretch.points, meeting)]
    blocks += _raised(context, [p for p in stretch.points if p.use == "if-raised"])
    label = f"{context.language.clock(begins.time())}  {context.word(f'turn-{stretch.who}')}"
    minutes = context.word("minutes", n=stretch.minutes)
    return row(label, tuple(blocks), below=minutes, keep=False, span=meeting.session.span)


def _said(
    context: Context, points: Iterable[Point], meeting: Meeting, style: str = "one-page-point"
) -> Blocks:
    """Points with their numbers; what must be said stands in a filled box."""
    must = must_say(context)
    blocks: list[Block] = []
    for boxed, group in groupby((p for p in points if p.use == "say"), key=lambda p: p.id in must):
        chosen = list(group)
        items = tuple(
            ListItem(
                (Paragraph(spoken_words(context, p.replaced(by=None)), style, span=p.text.span),), span=p.span
            )
            for p in chosen
        )
        listed = ListBlock(items, "number", size=style, start=meeting.numbers[chosen[0].id])
        blocks.append(Box((listed,), role="say", tight=True) if boxed else listed)
    return tuple(blocks)


def _raised(context: Context, points: Sequence[Point]) -> Blocks:
    """What waits until it is raised, each behind its condition."""
    return tuple(
        Paragraph(
            joined([strong(context.inlines(p.why)) if p.why else (), spoken_words(context, p)], " "),
            "line",
            span=p.text.span,
        )
        for p in points
    )


def _numbered(context: Context, points: Sequence[Point], before: int) -> Blocks:
    """Points of no planned meeting: a row each, the first below the rule over what opens."""
    ordered = sorted(points, key=lambda p: p.priority)
    return tuple(
        Labelled(
            (Paragraph(text(str(before + n)), "point-number-left"),),
            (
                Paragraph(context.inlines(p.text), "one-page-point", span=p.text.span),
                *conditions(context, p, "one-page-note"),
            ),
            "section" if n == 1 else "hairline",
            span=p.span,
        )
        for n, p in enumerate(ordered, 1)
    )
