"""Interpreter's term sheet: names, titles, agencies and terms in two languages side by side, and the numbers of the day."""

from briefing.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Inlines,
    Paragraph,
    Part,
    Row,
    Table,
    Text,
)
from briefing.document import Language as InLanguage
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, start
from briefing.sections.base import Context, head, text

PRODUCT = ProductInfo("Interpreter’s term sheet", "2-4", "", "interpreter")


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("term-sheet")
    blocks: list[Block] = [Heading(1, (Text(title),), "terms")]
    for word, rows in (
        ("people", _people(context)),
        ("glossary", _terms(context)),
        ("number", _numbers(context)),
    ):
        if rows:
            columns = (Column(0.34), Column(0.33), Column(0.33))
            words = head(
                context.word("name" if word == "people" else "term"),
                context.word("native-name"),
                context.word("meaning"),
            )
            blocks += [
                Heading(2, text(context.word(word)), in_contents=False, in_outline=False),
                Table(columns, words, tuple(rows)),
            ]
    if len(blocks) == 1:
        return document(context, (empty(context),), title)
    return document(context, (Part("terms", title, tuple(blocks)),), title)


def _row(*cells: Inlines) -> Row:
    return Row(tuple(Cell((Paragraph(c, "table"),), head=i == 0) for i, c in enumerate(cells)))


def _people(context: Context) -> list[Row]:
    brief = context.edition.delegation
    rows = []
    if brief is not None:
        rows.append(_row(text(brief.name.formal), context.scripts(brief.name.native), text(brief.name.short)))
    people = (*(brief.people if brief else ()), *context.edition.hosts)
    for person in sorted(people, key=lambda p: p.precedence):
        said = (
            text(context.word("pronunciation", words=person.pronunciation) + " · ")
            if person.pronunciation
            else ()
        )
        rows.append(
            _row(
                text(person.display),
                context.scripts(person.native[:2]),
                (*said, *context.inlines(person.title)),
            )
        )
    return rows


def _terms(context: Context) -> list[Row]:
    brief = context.edition.delegation
    terms = (*(brief.glossary if brief else ()), *context.edition.glossary)
    rows = []
    for term in sorted({str(t.term): t for t in terms}.values(), key=lambda t: str(t.term).casefold()):
        name: Inlines = (*context.inlines(term.term), *(text(f" ({term.acronym})") if term.acronym else ()))
        other: Inlines = tuple(
            i for n in term.translations for i in (InLanguage(n.language, (Text(n.text),)), Text("  "))
        )
        rows.append(_row(name, other, context.inlines(term.meaning)))
    return rows


def _numbers(context: Context) -> list[Row]:
    rows = []
    for fact in context.edition.facts.values():
        if fact.value is not None:
            full, short = (context.fact_value(fact, short=short) for short in (False, True))
            rows.append(
                _row(
                    context.inlines(fact.label),
                    full,
                    (*short, *text(f" · {context.language.loose_date(fact.as_of)}")),
                )
            )
    return rows[:30]
