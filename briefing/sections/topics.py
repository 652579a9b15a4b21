"""Topic briefs: the part common to all delegations, then what is particular to this one."""

from briefing.checking.options import Number, number, switch
from briefing.document import (
    BigNumber,
    Block,
    Blocks,
    Columns,
    Figure,
    FigureStrip,
    IfRoom,
    Inlines,
    plain,
)
from briefing.sections.base import Context, heading, joined, paragraph, row, strong, text
from briefing.summit import Name, OutlineSection, Statement, TopicBrief, TopicPart
from briefing.values import Value

ABOUT_ONE = True
OPTIONS = {"chosen": "switch", "charts": Number(0, 99), "texts": Number(0, 99), "room": "switch"}
EXAMPLE = (
    "- {section: topics, starts: spread, budget: 2, options: {chosen: true, charts: 1, texts: 4, room: true}}"
)
A_ROW = 3  # big numbers beside one another
ALL = 99


class Shown(Value):
    """How many charts and texts a topic shows, the first ones of its brief, and whether texts, and charts after the first, only
    as far as its pages have room.
    """

    charts: int = ALL
    texts: int = ALL
    room: bool = False

    def offered(self, blocks: Blocks) -> Blocks:
        """What is shown, or offered for the room that there is."""
        return (IfRoom(blocks),) if self.room and blocks else blocks


EVERYTHING = Shown()


def compose(context: Context, section: OutlineSection) -> Blocks:
    """Each topic under a heading of the first level, so that it is a part that can be pulled.

    Options: `charts` and `texts` say how many of each a topic shows, texts for this delegation `only` and then the first ones of
    its brief; nothing said: all. With `room` it shows as many texts, and charts after the first, as the pages of its budget
    hold. The rest stands in the section `left-over`, if the book has one, else in the books that have more room.
    """
    shown = Shown(
        number(section, "charts", ALL), number(section, "texts", ALL), switch(section, "room", False)
    )
    found = (topic_blocks(context, topic, shown) for topic in context.edition.topics.values())
    return tuple(block for blocks in found for block in blocks)


def topic_blocks(context: Context, topic: TopicBrief, shown: Shown = EVERYTHING) -> Blocks:
    """A topic from its conclusion to what the host thinks. In the papers of one delegation what is particular to it stands at the
    beginning and at the end, so that neither page of a spread could be another's: its facts stand last for readers without the views.
    """
    context.senses[f"topic-{topic.id}"] = context.words(topic.takeaway)
    conclusion = (*context.blocks(topic.summary, "lead"), *_takeaway(context, topic))
    blocks: list[Block] = [
        heading(1, topic.title, f"topic-{topic.id}", span=topic.span),
        *row(context.word("conclusion"), conclusion, ""),
        *_objective(context, topic),
        *figure_strips(context, topic.figures),
    ]
    parts = tuple(topic.parts.values()) if context.edition.delegation is not None else ()
    views = tuple(block for part in parts for block in _views_of(context, part))
    known = tuple(block for part in parts for block in _facts_of(context, part, named=not views))
    for part in parts:
        blocks += _part(context, part)
    blocks += known if views else ()
    drawn = figures(context, (*topic.charts, *(c for part in parts for c in part.charts))[: shown.charts])
    blocks += drawn[:1]
    thinking = row(context.word("host-view"), context.bullets(topic.host_view), "section", span=topic.span)
    for statement in _own_first(context, topic.body)[: shown.texts]:
        text_row = row(
            _label(context, statement), context.statement(statement.replaced(heading=None)), span=statement.span
        )  # fmt: skip
        blocks += shown.offered(text_row)
    for block in drawn[1:]:
        blocks += shown.offered((block,))
    blocks += views or known
    return (*blocks, *thinking)


def _label(context: Context, statement: Statement) -> Inlines:
    """What a text is about; in papers on several delegations also whom, where it is about some of them."""
    label, names = context.inlines(statement.heading), context.edition.names
    if context.edition.delegation is not None or not statement.only or len(statement.only) == len(names):
        return label
    whom = ", ".join(names[id_].printed for id_ in names if id_ in statement.only)
    return joined([label, text(whom)], " · ") if plain(label) != whom else label


def _own_first(context: Context, body: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """In the papers of one delegation texts that stand in its books alone go before those of all."""
    if context.edition.delegation is None:
        return body
    return tuple(sorted(body, key=lambda statement: statement.only is None))


def _takeaway(context: Context, topic: TopicBrief) -> Blocks:
    if not topic.takeaway:
        return ()
    return (paragraph(strong(context.inlines(topic.takeaway)), span=topic.takeaway.span),)


def _objective(context: Context, topic: TopicBrief) -> Blocks:
    """What is wanted of a topic, and which department leads it."""
    lead = context.said("lead-department", topic.lead_department) if topic.lead_department else ""
    if topic.objective:
        words = (*context.blocks(topic.objective), *((paragraph(lead, "point-note"),) if lead else ()))
        return row(context.word("objective"), words)
    return (paragraph(lead, "point-note"),) if lead else ()


def _part(context: Context, part: TopicPart) -> Blocks:
    name = context.brief.name
    said = (*context.blocks(part.summary), *_position(context, part))
    return row(context.word("this-delegation", name=name.printed), said, "", "hue-tint")


def _facts_of(context: Context, part: TopicPart, named: bool) -> Blocks:
    """What is known of a delegation; `named` where it stands far from the text that says whose topic it is."""
    label = text(context.word("facts"))
    if named:
        label = joined([label, text(context.brief.name.printed)], " · ")
    return row(label, context.bullets(part.facts), keep=False)


def _views_of(context: Context, part: TopicPart) -> Blocks:
    """How each side sees a topic."""
    theirs, ours = _views(context, context.brief.name)
    return (
        *row(theirs, context.bullets(part.their_view), keep=False),
        *row(ours, context.bullets(part.our_view), keep=False),
    )


def _position(context: Context, part: TopicPart) -> Blocks:
    """How a delegation stands to a topic, in a word, and why the host thinks so."""
    said = context.word(f"position-{part.position}") if part.position else ""
    word = text(said[:1].upper() + said[1:])
    note = context.inlines(part.position_note)
    run = joined([strong(word) if word else (), note], ". ")
    return (paragraph(run, span=part.span),) if run else ()


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
        value = context.figure_of(id_)
        note = (*text(context.fact_age(fact)), *context.codes(fact.sources))
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
