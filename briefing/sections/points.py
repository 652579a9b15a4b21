"""Points to make, on a page of their own: numbered, large, each with whom it is for."""

from collections.abc import Sequence

from briefing.document import Block, Blocks, Box, Inlines, ListBlock, ListItem, Paragraph, Space, Text, Tone
from briefing.markup import NBSP
from briefing.sections.base import Context, joined, paragraph, text
from briefing.summit import OutlineSection, Point

ABOUT_ONE = True


def compose(context: Context, section: OutlineSection) -> Blocks:
    points = context.brief.points
    say = sorted((p for p in points if p.use == "say"), key=lambda p: p.priority)
    blocks: list[Block] = []
    if say:
        blocks += _usual_addressee(context, say)
        items = tuple(ListItem(_spoken(context, point), span=point.span) for point in say)
        blocks.append(ListBlock(items, "number", tight=False, size="point"))
    blocks += _boxed(context, [p for p in points if p.use == "if-raised"], "if-raised-only", "use")
    blocks += _boxed(context, [p for p in points if p.use == "avoid"], "avoid", "warning")
    return tuple(blocks)


def _usual_addressee(context: Context, points: Sequence[Point]) -> Blocks:
    """Said once: most points are for the head of the delegation."""
    usual = next((p for p in points if p.to and p.to == context.brief.head), None)
    if usual is None:
        return ()
    words = (*addressee(context, usual), Text(context.word("unless-otherwise")))
    return (Paragraph(words if len(points) > 1 else words[:-1], "small"), Space(0.4))


def _spoken(context: Context, point: Point) -> Blocks:
    """The point, and in the same line to whom, where that is somebody else: the page is one page."""
    to = addressee(context, point) if point.to != context.brief.head else ()
    small: Inlines = (Text("  "), Tone("small", (Tone("muted", to),))) if to else ()
    return (Paragraph((*context.inlines(point.text), *small), "point", span=point.text.span),)


def conditions(context: Context, point: Point, style: str = "point-note") -> Blocks:
    """To whom a point may be said, and why or when."""
    run = joined([addressee(context, point), context.inlines(point.why)], " · ")
    return (paragraph(run, style),) if run else ()


def _with_reason(context: Context, point: Point) -> Inlines:
    """What is avoided, and why, in one breath."""
    why = context.inlines(point.why)
    small: Inlines = (Tone("small", (Tone("muted", why),)),) if why else ()
    return joined([context.inlines(point.text), small], " ")


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


def _boxed(context: Context, points: list[Point], word: str, role: str) -> Blocks:
    if not points:
        return ()
    items = tuple(
        ListItem(
            (Paragraph(context.inlines(p.text), "boxed-point", span=p.text.span), *conditions(context, p))
            if p.use == "if-raised"
            else (Paragraph(_with_reason(context, p), "boxed-point", span=p.text.span),),
            span=p.span,
        )
        for p in points
    )
    return (
        Box((ListBlock(items, "dash", tight=False),), text(context.word(word)), role, span=points[0].span),
    )
