"""What is said: a meeting by the minute where its minutes are planned, else the points, numbered and large, each with whom it is for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby

from briefing.document import Block, Blocks, Box, Figure, Inlines, ListBlock, ListItem, Paragraph, Text, Tone
from briefing.markup import NBSP
from briefing.schema import Prose
from briefing.sections.base import Context, heading, joined, paragraph, row, text
from briefing.sections.base.decisions import marked
from briefing.sections.base.hours import day_of, hours_of
from briefing.sections.base.meetings import Meeting, Stretch, meeting_of, planned, points_of, spoken
from briefing.sections.base.minute_bars import bar_of, key_of
from briefing.sections.base.supplied import if_wrong
from briefing.summit import OutlineSection, Point, Session

ABOUT_ONE = True


def compose(context: Context, section: OutlineSection) -> Blocks:
    sessions = planned(context)
    blocks: list[Block] = []
    for session in sessions:
        if len(sessions) > 1:
            blocks.append(heading(2, context.inlines(session.title), span=session.span))
        blocks += by_the_minute(context, session)
    inside = {session.id for session in sessions}
    points = [p for p in context.brief.points if p.session not in inside]
    blocks += _listed(context, points)
    if all(other.section != "aims" for other in context.edition.outline.sections):
        blocks += row(context.word("tactical"), context.bullets(context.brief.tactical), keep=False)
    return tuple(blocks)


# -- by the minute


def by_the_minute(context: Context, session: Session) -> Blocks:
    """One meeting: what fits, the bar, the turns, and what waits until it is raised."""
    meeting = meeting_of(context, session)
    bar = bar_of(context, meeting)
    blocks: list[Block] = [
        paragraph(_when(context, meeting), "label-note"),
        *row(context.word("what-fits"), (paragraph(_fits(context, meeting)),)),
        Figure(bar, alt=bar.alt, in_list=False, frame=False, span=session.span),
        *explained(context, meeting),
    ]
    for begins, stretch in meeting.stretches:
        blocks += _turn(context, meeting, begins, stretch)
    blocks += _others(context, meeting)
    inside = [point for _, stretch in meeting.stretches for point in stretch.points]
    raised = [p for p in points_of(context, session, "if-raised") if p not in inside]
    blocks += row(context.word("if-raised-only"), _conditional(context, raised))
    blocks += row(context.word("if-wrong"), if_wrong(context, session))
    blocks += _avoid(context, points_of(context, session, "avoid"))
    return tuple(blocks)


def explained(context: Context, meeting: Meeting) -> Blocks:
    """The key below the bar of a meeting."""
    words = key_of(context, meeting)
    return (paragraph(words, "label-note"),) if words else ()


def _when(context: Context, meeting: Meeting) -> Inlines:
    session = meeting.session
    said = (
        f"{day_of(context, session.date, [session])}, {hours_of(context, session.begins, session.ends)}",
        session.room or session.place,
        context.word(f"interpretation-{meeting.plan.interpretation}"),
    )
    return joined([text(words) for words in said], " · ")


def _fits(context: Context, meeting: Meeting) -> Inlines:
    """ "Our words: 2 of 25 minutes." and what is kept and dropped when there are fewer."""
    words, minutes = spoken(context, meeting.session)
    said = [context.word("our-words", minutes=minutes, of=meeting.session.length, words=words)]
    if meeting.plan.must_say:
        said.append(context.word("must-say"))
    dropped = [str(meeting.numbers[id_]) for id_ in meeting.plan.drop_first if id_ in meeting.numbers]
    if dropped:
        said.append(context.word("drop-first", points=", ".join(dropped)))
    return text(" ".join(said))


def _turn(context: Context, meeting: Meeting, begins: datetime, stretch: Stretch) -> Blocks:
    blocks = [*context.blocks(stretch.text)]
    before, after = _supplied(meeting, stretch)
    for words in before:
        blocks += context.blocks(words, "script")
    blocks += _said(context, stretch.points, meeting)
    blocks += _conditional(context, [p for p in stretch.points if p.use == "if-raised"])
    for words in after:
        blocks += context.blocks(words, "script")
    if not blocks:
        blocks = [paragraph(context.word(f"turn-{stretch.who}-only"))]
    label = f"{context.language.clock(begins.time())}  {context.word(f'turn-{stretch.who}')}"
    minutes = context.word("minutes", n=stretch.minutes)
    return row(label, tuple(blocks), below=minutes, span=meeting.session.span)


def _supplied(meeting: Meeting, stretch: Stretch) -> tuple[list[Prose], list[Prose]]:
    """The words that are supplied for a turn, before and after its points."""
    says = meeting.session.says
    if says is None:
        return [], []
    all_ = [each for _, each in meeting.stretches]
    ours = [each for each in all_ if each.who == "we"] or all_
    press = next((each for each in all_ if each.who == "press"), all_[0])
    close = next((each for each in all_ if each.who == "close"), ours[-1])
    before = [
        words for words, at in ((says.press_spray, press), (says.opening, ours[0])) if words and at is stretch
    ]
    after = [
        words for words, at in ((says.hand_over, ours[-1]), (says.closing, close)) if words and at is stretch
    ]
    return before, after


def _said(context: Context, points: Iterable[Point], meeting: Meeting) -> Blocks:
    """Points in order; one that must be said stands in a filled box."""
    blocks: list[Block] = []
    said = (point for point in points if point.use == "say")
    for must, group in groupby(said, key=lambda point: point.id in meeting.plan.must_say):
        chosen = list(group)
        items = tuple(ListItem(_spoken(context, point), span=point.span) for point in chosen)
        first = meeting.numbers[chosen[0].id]
        listed = ListBlock(items, "number", tight=False, size="point", start=first)
        blocks.append(Box((listed,), role="ask", span=chosen[0].span) if must else listed)
    return tuple(blocks)


def _others(context: Context, meeting: Meeting) -> Blocks:
    """Points that stand in no turn: of each who speaks for a file, and what is said if there is time."""
    blocks: list[Block] = []
    for by in dict.fromkeys(point.by or "" for point in meeting.others):
        points = [point for point in meeting.others if (point.by or "") == by]
        label = context.display(by) if by else context.word("if-time")
        alone = [point.replaced(by=None) for point in points]
        blocks += row(label, _said(context, alone, meeting), span=points[0].span)
    return tuple(blocks)


# -- as a list


def _listed(context: Context, points: Sequence[Point]) -> Blocks:
    say = sorted((p for p in points if p.use == "say"), key=lambda p: p.priority)
    blocks: list[Block] = []
    if say:
        blocks += _usual_addressee(context, say)
        items = tuple(ListItem(_spoken(context, point), span=point.span) for point in say)
        blocks.append(ListBlock(items, "number", tight=False, size="point"))
    raised = [p for p in points if p.use == "if-raised"]
    blocks += row(context.word("if-raised-only"), _conditional(context, raised), "section")
    blocks += _avoid(context, [p for p in points if p.use == "avoid"])
    return tuple(blocks)


def _usual_addressee(context: Context, points: Sequence[Point]) -> Blocks:
    """Said once: most points are for the head of the delegation."""
    usual = next((p for p in points if p.to and p.to == context.brief.head), None)
    if usual is None:
        return ()
    words = (*addressee(context, usual), Text(context.word("unless-otherwise")))
    return (Paragraph(words if len(points) > 1 else words[:-1], "small"),)


def _spoken(context: Context, point: Point) -> Blocks:
    return (Paragraph(spoken_words(context, point), "point", span=point.text.span),)


def spoken_words(context: Context, point: Point) -> Inlines:
    """The point, and in the same line what it waits for and by and to whom, where that is somebody else: the page is one page."""
    run = marked(context, context.inlines(point.text), point.waits_for)
    return (*run, *_small(_aside(context, point)))


def _aside(context: Context, point: Point) -> Inlines:
    """By whom and to whom, where it is not said by the principal to the head of the delegation."""
    to = addressee(context, point) if point.to != context.brief.head else ()
    by = text(context.said("by", context.display(point.by))) if point.by else ()
    return joined([by, to], " · ")


def _small(run: Inlines) -> Inlines:
    return (Text("  "), Tone("small", (Tone("muted", run),))) if run else ()


def _conditional(context: Context, points: Sequence[Point]) -> Blocks:
    """What is said only if it is raised, each with its condition."""
    items = []
    for point in points:
        words = marked(context, context.inlines(point.text), point.waits_for)
        said = Paragraph(words, "boxed-point", span=point.text.span)
        items.append(ListItem((said, *conditions(context, point)), span=point.span))
    return (ListBlock(tuple(items), "dash", tight=False),) if items else ()


def conditions(context: Context, point: Point, style: str = "point-note") -> Blocks:
    """By and to whom a point may be said, and why or when."""
    run = joined([_aside(context, point), context.inlines(point.why)], " · ")
    return (paragraph(run, style),) if run else ()


def _avoid(context: Context, points: Sequence[Point]) -> Blocks:
    inner = tuple(Paragraph(_with_reason(context, p), "boxed-point", span=p.text.span) for p in points)
    return row(context.word("avoid"), inner, "limit", span=points[0].span) if points else ()


def _with_reason(context: Context, point: Point) -> Inlines:
    """What is avoided, and why, in one breath."""
    aside = joined([_aside(context, point), context.inlines(point.why)], " · ")
    return (*context.inlines(point.text), *_small(aside))


def addressee(context: Context, point: Point) -> Inlines:
    """ "To: President X" from an id of a person or from words."""
    if not point.to:
        return ()
    who = context.name(point.to) if point.to in context.edition.people else text(_display(context, point.to))
    return (Tone("label", (Text(context.word("to")),)), Text(NBSP), *who)


def _display(context: Context, to: str) -> str:
    for person in context.brief.people:
        if person.id == to:
            return person.display
    return to
