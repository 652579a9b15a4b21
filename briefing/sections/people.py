"""The delegation in order of precedence, then a biography of each."""

from briefing.document import (
    Block,
    Blocks,
    Column,
    IndexMark,
    Inlines,
    KeepTogether,
    Paragraph,
    Row,
    Table,
    Text,
    Tone,
)
from briefing.sections.base import (
    Context,
    cell,
    head,
    heading,
    index_entry,
    joined,
    paragraph,
    strong,
    text,
    tied,
)
from briefing.summit import OutlineSection, Person


def compose(context: Context, section: OutlineSection) -> Blocks:
    own = [p for brief in context.edition.delegations.values() for p in brief.people]
    people = (
        sorted(own, key=lambda p: p.precedence)
        if context.edition.delegation
        else [p for p in own if p.role == "head"]
    )
    hosts = sorted(context.edition.hosts, key=lambda p: p.precedence)
    blocks: list[Block] = []
    if people:
        blocks += [heading(2, context.word("their-side")), _table(context, people)]
        for person in people:
            blocks += _biography(context, person)
    if hosts:
        blocks += [heading(2, context.word("our-side")), _table(context, hosts)]
        for person in hosts:
            if person.biography:
                blocks += _biography(context, person)
    return tuple(blocks)


def _table(context: Context, people: list[Person]) -> Table:
    rows = tuple(_row(context, person) for person in people)
    words = (context.word("name"), context.word("title"), context.word("address"))
    return Table((Column(0.36), Column(0.4), Column(0.24)), head(*words), rows, span=people[0].span)


def entered(person: Person) -> Inlines:
    """The name with its mark for the index."""
    family = person.family or person.display.rsplit(" ", 1)[-1]
    return (IndexMark(index_entry(person.display, family), family, (Text(tied(person.display)),)),)


def _row(context: Context, person: Person) -> Row:
    native = context.scripts(person.native[:1])
    names: list[Block] = [Paragraph(strong(entered(person)), "table")]
    if native:
        names.append(Paragraph(native, "table-small"))
    if person.pronunciation:
        names.append(paragraph(context.word("pronunciation", words=person.pronunciation), "table-small"))
    state = context.word(f"attending-{person.attending}") if person.attending != "expected" else ""
    form: list[Block] = [paragraph(person.address or "", "table")] if person.address else []
    if state:
        form.append(paragraph(state, "table-small"))
    return Row(
        (
            cell(tuple(names), head=True),
            cell(context.blocks(person.title, "table")),
            cell(tuple(form) or text("")),
        )
    )


def _biography(context: Context, person: Person) -> Blocks:
    facts = [
        context.word("born", date=context.language.loose_date(person.born)) if person.born else "",
        context.word("since", date=context.language.loose_date(person.since)) if person.since else "",
        context.word("speaks", languages=", ".join(person.languages)) if person.languages else "",
        context.word("spellings", names=", ".join(person.spellings)) if person.spellings else "",
    ]  # fmt: skip
    sub = joined([context.inlines(person.title), *(text(f[:1].upper() + f[1:]) for f in facts if f)], " · ")
    blocks: list[Block] = [
        heading(3, entered(person), f"person-{person.id}", contents=False, span=person.span),
        paragraph((*sub, *context._calls(person.sources)), "small", keep=True),
        *context.statements(person.biography),
    ]
    opening = KeepTogether(tuple(blocks[:3]))
    rest = blocks[3:]
    if person.last_met is not None:
        rest += _labelled(context, "last-met", context.statement(person.last_met))
    for statement in person.sensitivities:
        rest += _labelled(context, "sensitivities", context.statement(statement))
    return (opening, *rest)


def _labelled(context: Context, word: str, blocks: Blocks) -> Blocks:
    """A paragraph that opens with a label."""
    if not blocks or not isinstance(blocks[0], Paragraph):
        return blocks
    first = blocks[0]
    content = (Tone("label", (Text(context.word(word) + "."),)), Text(" "), *first.content)
    return (Paragraph(content, first.style, span=first.span), *blocks[1:])
