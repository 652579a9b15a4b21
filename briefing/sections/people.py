"""Whom the reader meets, a card each, and his own side as a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from briefing.checking.options import switch
from briefing.document import (
    Block,
    Blocks,
    Cell,
    Column,
    Labelled,
    Paragraph,
    Row,
    Space,
    Table,
    WritingLines,
)
from briefing.editions.attendance import present
from briefing.sections.base import Context, cell, heading, paragraph, row, strong
from briefing.sections.base.cards import (
    about,
    attending,
    card,
    entered,
    legend,
    lines,
    short_title,
    titled,
)
from briefing.sections.base.gifts import gifts
from briefing.summit import OutlineSection, Person

OPTIONS = {"own": "switch", "short": "switch"}  # whether the reader's own side is there too; see below
EXAMPLE = "- {section: people, options: {own: true, short: true}}"


def compose(context: Context, section: OutlineSection) -> Blocks:
    """`short`: what helps in the room. Of a life what was written for this reader alone, of the own side a list."""
    short = switch(section, "short", False)
    groups = [group for group in groups_of(context) if group.people]
    met = [group for group in groups if not group.own]
    own = [group for group in groups if group.own and switch(section, "own", True)]
    several = len(met) + len(own) > 1
    blocks: list[Block] = []
    for group in met:
        if several:
            blocks.append(heading(2, group.title))
        level: Literal[2, 3] = 3 if several else 2
        blocks += [
            card(context, person, level, context.edition.audience.host, short) for person in group.people
        ]
    signs = _legend(context, groups) if context.edition.audience.host else ()
    brief = context.edition.delegation
    said = context.statement(brief.attendance, "small") if brief is not None else ()
    if short and own:
        blocks += (own_list(context, group, signs[1:]) for group in own)
        blocks += row(context.word("attendance"), said)
    else:
        blocks += (block for group in own for block in _entries(context, group))
        label = signs[:2] or (paragraph(context.word("attendance"), "label"),)
        apart = (Space(0.5),) if signs[2:] and said else ()
        blocks += (Labelled(label, (*signs[2:], *apart, *said)),) if signs or said else ()
    blocks += gifts(context)
    if groups:
        notes = (paragraph(context.word("note-pages"), "label"),)
        blocks.append(Labelled(notes, (WritingLines(spare=True),)))
    return tuple(blocks)


class Group(NamedTuple):
    """People of one side in order of precedence, and whether it is the reader's own."""

    title: str
    people: Sequence[Person]
    own: bool


def groups_of(context: Context) -> list[Group]:
    """Guests, then hosts."""
    edition = context.edition
    guests = [p for brief in edition.delegations.values() for p in brief.people]
    if edition.delegation is None:
        guests = [p for p in guests if p.role == "head"]
    theirs = context.side(edition.delegation.name) if edition.delegation else context.word("heads")
    groups = [
        (theirs, guests, edition.audience.role == "guests"),
        (context.side(edition.about.event.host), edition.hosts, edition.audience.host),
    ]
    return [Group(title, _ordered(context, people), own) for title, people, own in groups]


def _ordered(context: Context, people: Sequence[Person]) -> list[Person]:
    """The host's own side reads who stays away; nobody else does."""
    return sorted(people, key=lambda p: p.precedence) if context.edition.audience.host else present(people)


def own_list(context: Context, group: Group, signs: Blocks = ()) -> Labelled:
    """Nobody is told how to say and to address his own people: a list, with what its signs mean in the label column."""
    shares = (0.31, 0.42, 0.27) if signs else (0.38, 0.62)
    rows = tuple(Row(_listed(context, person, bool(signs))) for person in group.people)
    columns = tuple(Column(share) for share in shares)
    listed = Table(columns, (), rows, style="listed", span=group.people[0].span)
    return Labelled((paragraph(group.title, "label"), *signs), (listed,), keep=False)


def _listed(context: Context, person: Person, attendance: bool) -> tuple[Cell, ...]:
    name = cell((Paragraph(strong(entered(person)), "table"),), head=True)
    title = cell(short_title(context, person))
    return (name, title, cell((attending(context, person, "table"),))) if attendance else (name, title)


def _entries(context: Context, group: Group) -> Blocks:
    """The reader's own side with what else is said of them, for who prepares."""
    return (heading(2, group.title), *(_entry(context, person) for person in group.people))


def _entry(context: Context, person: Person) -> Labelled:
    """A row for somebody whom the reader knows."""
    label: list[Block] = [Paragraph(strong(entered(person)), "table")]
    if context.edition.audience.host:
        label.append(attending(context, person, "label-note"))
    blocks = (
        titled(context, person, False),
        *about(context, person, False),
        *lines(context, person, False),
    )
    return Labelled(tuple(label), blocks, span=person.span)


def _legend(context: Context, groups: Sequence[Group]) -> Blocks:
    """What is said of attendance, of which day it is, and what the squares mean."""
    as_of = context.word("as-of-date", date=context.language.loose_date(context.edition.about.as_of))
    return (
        paragraph(context.word("attendance"), "label"),
        paragraph(as_of, "label-note"),
        *legend(context, [person for group in groups for person in group.people]),
    )
