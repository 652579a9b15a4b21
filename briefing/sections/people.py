"""Both sides in order of precedence, then a biography of each."""

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
    edition = context.edition
    guests = [p for brief in edition.delegations.values() for p in brief.people]
    if edition.delegation is None:
        guests = [p for p in guests if p.role == "head"]
    theirs = edition.delegation.name.short if edition.delegation else context.word("heads")
    blocks: list[Block] = []
    for title, people in ((theirs, guests), (edition.about.event.host.short, edition.hosts)):
        ordered = sorted(people, key=lambda p: p.precedence)
        if ordered:
            blocks += [heading(2, title), _table(context, ordered)]
            blocks += [b for person in ordered if _has_more(person) for b in _biography(context, person)]
    return tuple(blocks)


def _has_more(person: Person) -> bool:
    """Whether there is anything to say that the table does not."""
    return bool(person.biography or person.sensitivities or person.last_met)


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
    form: list[Block] = [paragraph(person.address, "table")] if person.address else []
    if person.attending != "expected":
        form.append(paragraph(context.word(f"attending-{person.attending}"), "table-small"))
    title = cell(context.blocks(person.title, "table"))
    return Row((cell(tuple(names), head=True), title, cell(tuple(form) or "")))


def _biography(context: Context, person: Person) -> Blocks:
    name = heading(3, entered(person), f"person-{person.id}", contents=False, span=person.span)
    about = Paragraph((*_about(context, person), *context.calls(person.sources)), "small", True)
    life = context.running(person.biography)
    rest = [*context.labelled("last-met", person.last_met)]
    for statement in person.sensitivities:
        rest += context.labelled("sensitivities", statement)
    return (KeepTogether((name, about, *life[:1])), *life[1:], *rest)


def _about(context: Context, person: Person) -> Inlines:
    """Title, birth, in office since, languages, other spellings."""
    said = (
        ("born", "date", context.language.loose_date(person.born) if person.born else ""),
        ("since", "date", context.language.loose_date(person.since) if person.since else ""),
        ("speaks", "languages", ", ".join(person.languages)),
        ("spellings", "names", ", ".join(person.spellings)),
    )
    facts = [context.word(word, **{key: value}) for word, key, value in said if value]
    return joined([context.inlines(person.title), *(text(f[:1].upper() + f[1:]) for f in facts)], " · ")
