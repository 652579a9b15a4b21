"""Both sides in order of precedence, then a biography of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

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
from briefing.editions import PersonName
from briefing.editions.attendance import present
from briefing.schema import Line
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
)
from briefing.summit import OutlineSection, Person

_LAST_BRACKET: Final = re.compile(r"\s*\([^()]*\)\s*$")


def compose(context: Context, section: OutlineSection) -> Blocks:
    edition = context.edition
    guests = [p for brief in edition.delegations.values() for p in brief.people]
    if edition.delegation is None:
        guests = [p for p in guests if p.role == "head"]
    theirs = edition.delegation.name.printed if edition.delegation else context.word("heads")
    blocks: list[Block] = []
    for title, people, own in (
        (theirs, guests, not edition.audience.host),
        (edition.about.event.host.printed, edition.hosts, False),
    ):
        ordered = sorted(people, key=lambda p: p.precedence)
        if not edition.audience.host:  # the host's own side reads who stays away, in a column of its own
            ordered = present(people)
        if ordered:
            blocks += [heading(2, title), _table(context, ordered, own)]
            blocks += [b for person in ordered if _has_more(person) for b in _biography(context, person)]
    if edition.delegation is not None and edition.delegation.bottom_line is None:
        blocks += context.labelled("attendance", edition.delegation.attendance)
    return tuple(blocks)


def _has_more(person: Person) -> bool:
    """Whether there is anything to say that the table does not."""
    said = (person.born, person.since, person.languages, person.spellings, person.dietary)
    return bool(person.biography or person.sensitivities or person.last_met or any(said))


def _table(context: Context, people: list[Person], own: bool) -> Table:
    """Nobody is told how to say and to address his own people; who will come is for the host's side alone."""
    words, shares = ["name", "title"], [0.38, 0.62]
    if not own and any(person.address for person in people):
        words, shares = [*words, "address"], [0.36, 0.42, 0.22]
    if context.edition.audience.host:
        words, shares = [*words, "attendance"], [0.34, 0.36, *(0.15 for _ in words[1:])]
    rows = tuple(_row(context, person, words, own) for person in people)
    columns = tuple(Column(share / sum(shares)) for share in shares)
    return Table(columns, head(*(context.word(word) for word in words)), rows, span=people[0].span)


def entered(person: Person) -> Inlines:
    """The name with its mark for the index."""
    family = person.family or person.display.rsplit(" ", 1)[-1]
    return (IndexMark(index_entry(person.display, family), family, (Text(person.display),)),)


def short_title(context: Context, person: Person | PersonName) -> Inlines:
    """The title as it is printed on badges and in lists: no bracket behind it, which is a note for the book."""
    if person.printed_title:
        return context.inlines(person.printed_title)
    return context.inlines(_without_bracket(person.title))


def _without_bracket(title: Line) -> Line:
    return Line(_LAST_BRACKET.sub("", title) or title, title.span)


def _title(context: Context, person: Person) -> Inlines:
    """The host's own side reads what stands in brackets behind a title; nobody else does."""
    return context.inlines(person.title if context.edition.audience.host else _without_bracket(person.title))


def _row(context: Context, person: Person, words: Sequence[str], own: bool) -> Row:
    native = context.scripts(person.native)
    names: list[Block] = [Paragraph(strong(entered(person)), "table")]
    if native:
        names.append(Paragraph(native, "table-small"))
    if person.pronunciation and not own:
        names.append(paragraph(context.word("pronunciation", words=person.pronunciation), "table-small"))
    more = {"address": person.address or "", "attendance": context.word(f"attending-{person.attending}")}
    cells = (cell(more[word]) for word in words[2:])
    return Row((cell(tuple(names), head=True), cell(_title(context, person)), *cells))


def _biography(context: Context, person: Person) -> Blocks:
    name = heading(3, entered(person), f"person-{person.id}", contents=False, span=person.span, item=True)
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
        ("since", "date", context.language.loose_date(person.since, of=True) if person.since else ""),
        ("speaks", "languages", ", ".join(person.languages)),
        ("spellings", "names", ", ".join(person.spellings)),
        ("dietary", "words", person.dietary),
    )
    facts = [context.word(word, **{key: value}) for word, key, value in said if value]
    return joined([_title(context, person), *(text(f[:1].upper() + f[1:]) for f in facts)], " · ")
