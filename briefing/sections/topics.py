"""Topic briefs: the part common to all delegations, then what is particular to this one."""

from briefing.document import (
    BigNumber,
    Block,
    Blocks,
    Box,
    Columns,
    Figure,
    FigureStrip,
    Inlines,
    Text,
    Tone,
    plain,
)
from briefing.sections.base import Context, ended, heading, joined, opened, over, paragraph, strong, text
from briefing.summit import Name, OutlineSection, TopicBrief, TopicPart

ABOUT_ONE = True
OPTIONS = {"chosen": "switch"}
A_ROW = 3  # big numbers beside one another


def compose(context: Context, section: OutlineSection) -> Blocks:
    blocks: list[Block] = []
    for topic in context.edition.topics.values():
        blocks += _topic(context, topic)
    return tuple(blocks)


def _topic(context: Context, topic: TopicBrief) -> Blocks:
    blocks: list[Block] = [
        heading(1, topic.title, f"topic-{topic.id}", span=topic.span),
        *context.blocks(topic.summary, "lead"),
        *takeaways(context, topic),
        *figure_strips(context, topic.figures),
    ]
    for part in topic.parts.values():
        blocks += _part(context, part)
    charts = figures(context, (*topic.charts, *(c for p in topic.parts.values() for c in p.charts)))
    blocks += [*charts[:1], *context.statements(topic.body), *charts[1:]]
    if topic.host_view:
        blocks.append(
            Box(
                context.bullets(topic.host_view),
                text(context.word("host-view")),
                "restricted",
                span=topic.span,
            )
        )
    return tuple(blocks)


def takeaways(context: Context, topic: TopicBrief) -> Blocks:
    """What is wanted and what remains of a topic, and which department leads it."""
    found: list[Block] = []
    if topic.takeaway:
        found.append(paragraph(strong(context.inlines(topic.takeaway)), span=topic.takeaway.span))
    lead = text(context.said("lead-department", topic.lead_department)) if topic.lead_department else ()
    if topic.objective:
        apart: Inlines = (Text(" "), Tone("small", (Tone("muted", lead),))) if lead else ()
        found += ended(opened(context.blocks(topic.objective), context.word("objective")), apart)
    elif lead:
        found.append(paragraph(lead, "small"))
    return tuple(found)


def _part(context: Context, part: TopicPart) -> Blocks:
    name = context.brief.name
    opening = heading(3, context.word("this-delegation", name=name.printed), contents=False)
    blocks: list[Block] = [
        *context.blocks(part.summary),
        *_position(context, part),
    ]
    theirs, ours = _views(context, name)
    for words, statements in (
        (context.word("facts"), part.facts),
        (theirs, part.their_view),
        (ours, part.our_view),
    ):
        if statements:
            blocks += over(heading(4, words, contents=False), context.bullets(statements))
    return over(opening, blocks)


def _position(context: Context, part: TopicPart) -> Blocks:
    """How a delegation stands to a topic, in a word, and why the host thinks so."""
    said = context.word(f"position-{part.position}") if part.position else ""
    word = text(said[:1].upper() + said[1:])
    note = context.inlines(part.position_note)
    run = joined([strong(word) if word else (), note], ". ")
    return opened((paragraph(run, span=part.span),), context.word("position")) if run else ()


def _views(context: Context, name: Name) -> tuple[str, str]:
    """ "Their view" and "our view" are the host's words; in papers for others each side goes by its name."""
    if context.edition.audience.host:
        return context.word("their-view"), context.word("our-view")
    return context.side(name, "side-view"), context.side(context.edition.about.event.host, "side-view")


def figure_strips(context: Context, ids: tuple[str, ...]) -> tuple[FigureStrip, ...]:
    """Big numbers, three beside one another, each with what it is, its date and its status."""
    numbers = []
    for id_ in ids:
        fact = context.edition.facts.get(id_)
        if fact is None:
            continue
        value = plain(context.fact(id_, note=False, short=True))
        note = (*text(context.fact_age(fact)), *context.calls(fact.sources))
        numbers.append(BigNumber(value, context.inlines(fact.label), note=note))
    return tuple(FigureStrip(tuple(numbers[at : at + A_ROW])) for at in range(0, len(numbers), A_ROW))


def figures(context: Context, ids: tuple[str, ...]) -> Blocks:
    """Charts in order; two half-width ones in a row stand side by side."""
    blocks: list[Block] = []
    waiting: Figure | None = None
    for id_ in dict.fromkeys(ids):
        if id_ not in context.edition.charts:
            continue
        figure = context.figure(id_)
        if figure.width == "full":
            blocks.append(figure)
        elif waiting is None:
            waiting = figure
        else:
            blocks.append(Columns(((waiting,), (figure,))))
            waiting = None
    if waiting is not None:
        blocks.append(waiting.replaced(width="full"))
    return tuple(blocks)
