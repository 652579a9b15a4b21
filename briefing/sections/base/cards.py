"""Cards of people: whom a reader meets, how to say and to address him, and what not to stumble over."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, Literal

from briefing.document import (
    Blocks,
    Box,
    Columns,
    Definitions,
    Heading,
    IndexMark,
    Inline,
    Inlines,
    Labelled,
    Paragraph,
    Sign,
    Strong,
    Term,
    Text,
)
from briefing.editions import PersonName
from briefing.languages import NBSP
from briefing.schema import Line
from briefing.sections.base.blocks import joined, paragraph, text
from briefing.sections.base.context import Context
from briefing.sections.base.naming import index_entry
from briefing.sections.base.portraits import LOW, SHORT, TALL, portrait
from briefing.summit import Person, Statement

SIGNS: Final[dict[str, Sign]] = {
    "confirmed": "full", "expected": "half", "not-confirmed": "empty", "not-attending": "crossed",
}  # fmt: skip
"""The square before each state of attendance, in the order of the legend."""
SMALL: Final = "small"
_TERMS: Final = 0.17  # of a card's width for the labels of its lines
_ASIDE: Final = (0.715, 0.285)
_SAID: Final = (0.76, 0.24)
_LAST_BRACKET: Final = re.compile(r"\s*[(（]([^()（）]*)[)）]\s*$")
_WORD: Final = re.compile(r"[^\W\d_]+")


def card(context: Context, person: Person, level: Literal[2, 3], attendance: bool, short: bool) -> Labelled:
    """Photograph or monogram beside name, own script, pronunciation, title and what to know; `short` is for who has no time."""
    rest = (
        titled(context, person, short),
        *about(context, person, short),
        *lines(context, person, short),
    )
    comes = (attending(context, person, "attendance"),) if attendance else ()
    return _card(context, person, level, (comes, _addressed(context, person)), rest)


def short_card(context: Context, person: Person, level: Literal[2, 3] = 2) -> Labelled:
    """The same for a paper that is handed out: what helps to recognise and to address somebody."""
    speaks = context.word("speaks", languages=", ".join(person.languages)) if person.languages else ""
    address = (
        (Term(text(context.word("address")), (paragraph(text(person.address), SMALL),)),)
        if person.address
        else ()
    )
    rest: Blocks = (
        Paragraph(short_title(context, person), "line", span=person.span),
        *((paragraph(text(speaks), "label-note"),) if speaks else ()),
        *((Definitions(address, _TERMS, "label"),) if address else ()),
    )
    card_ = _card(context, person, level, ((), ()), rest)
    return card_.replaced(label=(portrait(person, _hosts(context, person), SHORT),))


def _card(
    context: Context, person: Person, level: Literal[2, 3], beside: tuple[Blocks, Blocks], rest: Blocks
) -> Labelled:
    """`beside` the name stands whether somebody comes, and how to address him; the latter below a name that has no script of
    its own, so that nothing white parts it from what is said of it.
    """
    comes, address = beside
    name = Heading(
        level, entered(person), f"person-{person.id}", in_contents=False, item=True, style="name", span=person.span
    )  # fmt: skip
    native = context.scripts(name for name in person.native if name.text != person.display)
    below, aside = ((Paragraph(native, "name-native"),), comes + address) if native else (address, comes)
    head: Blocks = (name, *below)
    if aside:
        head = (Columns((head, aside), _ASIDE, tight=True),)
    blocks = (*head, *_said(context, pronounced(context, person)), *rest)
    tall = TALL if context.edition.audience.host else LOW
    return Labelled((portrait(person, _hosts(context, person), tall),), blocks, tight=True, span=person.span)


def _addressed(context: Context, person: Person) -> Blocks:
    said = tied(context.said("address", person.address), person.address) if person.address else ""
    return (paragraph(text(said), SMALL, span=person.span),) if said else ()


def tied(said: str, words: str) -> str:
    """A label and its words, which do not part at its end."""
    label = said.removesuffix(words)
    return f"{label.rstrip()}{NBSP}{words}" if label != said else said


def _hosts(context: Context, person: Person) -> bool:
    return any(host.id == person.id for host in context.edition.hosts)


def entered(person: Person) -> Inlines:
    """The name with its mark for the index."""
    family = person.family or person.display.rsplit(" ", 1)[-1]
    return (IndexMark(index_entry(person.display, family), family, (Text(person.display),)),)


def attending(context: Context, person: Person, style: str = SMALL) -> Paragraph:
    """Who will come, as a sign and a word."""
    words = text(context.word(f"attending-{person.attending}"))
    return Paragraph(words, style, sign=SIGNS[person.attending])


def legend(context: Context, people: Iterable[Person]) -> tuple[Paragraph, ...]:
    """The signs of attendance that some people bear, each with its word."""
    found = {person.attending for person in people}
    return tuple(
        Paragraph(text(context.word(f"attending-{state}")), "label-note", sign=sign)
        for state, sign in SIGNS.items()
        if state in found
    )


def short_title(context: Context, person: Person | PersonName) -> Inlines:
    """The title as it is printed on badges and in lists: no bracket behind it, which is a note for the book."""
    if person.printed_title:
        return context.inlines(person.printed_title)
    return context.inlines(_without_bracket(person.title))


def _without_bracket(title: Line) -> Line:
    return Line(_LAST_BRACKET.sub("", title) or title, title.span)


def title_of(context: Context, person: Person) -> Inlines:
    """The host's own side reads what stands in brackets behind a title; nobody else does."""
    return context.inlines(person.title if context.edition.audience.host else _without_bracket(person.title))


def titled(context: Context, person: Person, short: bool) -> Paragraph:
    """The title as a line of its own, with where the entry is from where nothing else says so."""
    calls = () if _facts(context, person, short) else context.calls(person.sources)
    return Paragraph((*title_of(context, person), *calls), "line", span=person.span)


def pronounced(context: Context, person: Person) -> str:
    """How a name is said; what stands in a bracket behind it, as that it is a guess, is for the host's own side alone."""
    said = person.pronunciation or ""
    return said if context.edition.audience.host else _LAST_BRACKET.sub("", said) or said


def _said(context: Context, pronunciation: str | None) -> Blocks:
    """How a name is said, what is stressed in bold; what stands in a bracket behind it, quietly at its right."""
    if not pronunciation:
        return ()
    bracket = _LAST_BRACKET.search(pronunciation)
    words = pronunciation[: bracket.start()] if bracket else pronunciation
    span = getattr(pronunciation, "span", None)
    say = Strong((Text(context.word("how-said")),))
    spoken = Paragraph((say, Text(NBSP * 2 + " "), *_stressed(words)), "pronunciation", span=span)
    if not words or bracket is None:
        return (
            Box(
                (spoken.replaced(content=(say, Text(NBSP * 2 + " "), *_stressed(pronunciation))),),
                role="say",
                tight=True,
            ),
        )
    aside = paragraph(bracket[1], "aside", span=span)
    return (Box((Columns(((spoken,), (aside,)), _SAID, tight=True),), role="say", tight=True),)


def _stressed(words: str) -> Inlines:
    """Syllables in capitals are those that are stressed, where others are not."""
    if words.isupper():
        return (Text(words),)
    found: list[Inline] = []
    at = 0
    for match in _WORD.finditer(words):
        if match[0].isupper() and len(match[0]) > 1:
            found += [Text(words[at : match.start()]), Strong((Text(match[0]),))]
            at = match.end()
    return tuple(run for run in (*found, Text(words[at:])) if run != Text(""))


def about(context: Context, person: Person, short: bool) -> Blocks:
    """In office since, languages, birth, other spellings, diet, with where it is from: a line for who prepares."""
    facts = () if short else _facts(context, person, short)
    return (Paragraph((*facts, *context.calls(person.sources)), "label-note"),) if facts else ()


def _facts(context: Context, person: Person, short: bool) -> Inlines:
    """Since when in office, and which languages; where there is room also birth, other spellings, diet."""
    language = context.language
    said = (
        ("born", "date", language.loose_date(person.born) if person.born and not short else ""),
        ("since", "date", language.loose_date(person.since, of=True) if person.since else ""),
        ("speaks", "languages", ", ".join(person.languages)),
        ("spellings", "names", ", ".join(person.spellings) if not short else ""),
        ("dietary", "words", person.dietary),
    )
    facts = [context.word(word, **{key: value}) for word, key, value in said if value]
    return joined([text(f[:1].upper() + f[1:]) for f in facts], " · ")


def lines(context: Context, person: Person, short: bool) -> Blocks:
    """What there is to know beside the title, each line behind its label."""
    found: tuple[tuple[str, Blocks], ...] = (
        ("life", _career(context, person, short)),
        ("dealings", context.running([s for s in _life(context, person, short) if s.only], SMALL)),
        ("last-met", context.statement(person.last_met, SMALL)),
        ("personal", context.running(person.personal, SMALL)),
        ("sensitivities", context.running(person.sensitivities, SMALL)),
    )
    terms = tuple(
        Term(text(context.word(word)), blocks, span=person.span) for word, blocks in found if blocks
    )
    return (Definitions(terms, _TERMS, "label", tight=True),) if terms else ()


def _career(context: Context, person: Person, short: bool) -> Blocks:
    """What can be said in a word, and the biography behind it where both are short; what is said in the papers of some
    delegations only tells no career but what somebody had to do with them.
    """
    life = context.running([s for s in _life(context, person, short) if not s.only], SMALL)
    facts = _facts(context, person, short)
    if not facts or not short:
        return life
    first = life[0] if life and isinstance(life[0], Paragraph) else None
    said = (*facts, Text("."), *context.calls(person.sources))
    if first is None:
        return (Paragraph(said, SMALL, span=person.span), *life)
    return (first.replaced(content=(*said, Text(" "), *first.content)), *life[1:])


def _life(context: Context, person: Person, short: bool) -> tuple[Statement, ...]:
    """The biography. Who sits opposite reads what was written for him; where nothing else is said, how it begins."""
    if not short:
        return person.biography
    own = tuple(s for s in person.biography if s.audience)
    return own or (() if _facts(context, person, short) else person.biography[:1])
