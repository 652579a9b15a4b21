"""Interpreter's term sheet: names, titles and terms in two languages side by side, and every figure of the day."""

from __future__ import annotations

from briefing.document import (
    Block,
    Blocks,
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
    Tone,
)
from briefing.document import Language as InLanguage
from briefing.editions import Edition
from briefing.editions.attendance import present
from briefing.languages import NBSP, Language
from briefing.letters import folded
from briefing.products.base import ProductInfo, document, empty, start
from briefing.sections.base import Context, cell, head, joined, text
from briefing.sections.base.cards import pronounced, short_title
from briefing.sections.base.naming import formal_of
from briefing.sections.glossary import terms_of
from briefing.summit import Fact, GlossaryTerm, Named, Person

PRODUCT = ProductInfo("Interpreter’s term sheet", "3-8", "", "interpreter")


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("term-sheet")
    blocks = [*_guests(context), *_hosts(context), *_terms(context), *_figures(context)]
    if not blocks:
        return document(context, (empty(context),), title)
    return document(context, (Part("terms", title, (Heading(1, (Text(title),), "terms"), *blocks)),), title)


def _table(title: str, words: tuple[str, ...], shares: tuple[float, ...], rows: list[Row]) -> list[Block]:
    if not rows:
        return []
    above = Heading(2, text(title), in_contents=False, in_outline=False)
    return [above, Table(tuple(Column(share) for share in shares), head(*words), tuple(rows), size="table")]


def _row(*cells: Inlines | Blocks) -> Row:
    return Row(tuple(cell(c, head=i == 0) for i, c in enumerate(cells)))


def _guests(context: Context) -> list[Block]:
    """The delegation and its people, in English and in their own language."""
    brief = context.edition.delegation
    if brief is None:
        return []
    formal = formal_of(brief.name)
    short = [native for native in brief.name.native if native not in formal]
    rows = [_row(text(brief.name.formal), _written(formal), ())]
    if short or brief.name.short != brief.name.formal:
        rows.insert(0, _row(text(brief.name.short), _written(short), ()))
    rows += [_person(context, p, native=True) for p in present(brief.people)]
    words = tuple(context.word(key) for key in ("name", "in-their-language", "title"))
    return _table(context.side(brief.name), words, (0.32, 0.3, 0.38), rows)


def _hosts(context: Context) -> list[Block]:
    people = present(context.edition.hosts)
    native = any(p.native for p in people)
    rows = [_person(context, p, native) for p in people]
    title = context.side(context.edition.about.event.host)
    if native:
        words = tuple(context.word(key) for key in ("name", "in-their-language", "title"))
        return _table(title, words, (0.32, 0.3, 0.38), rows)
    return _table(title, (context.word("name"), context.word("title")), (0.4, 0.6), rows)


def _person(context: Context, person: Person, native: bool) -> Row:
    names = [Paragraph(text(person.display), "table")]
    if person.pronunciation:
        said = context.word("pronunciation", words=pronounced(context, person))
        names.append(Paragraph(text(said), "table-small"))
    own = (_written(list(person.native)),) if native else ()
    others = _row(*own, short_title(context, person)).cells
    return Row((Cell(tuple(names), head=True), *(c.replaced(head=False) for c in others)))


def _written(names: list[Named]) -> Inlines:
    """Names in other languages, each with the code of its language."""
    return joined(
        [(Tone("label", (Text(n.language),)), Text(NBSP), InLanguage(n.language, (Text(n.text),))) for n in names], "; "
    )  # fmt: skip


def _terms(context: Context) -> list[Block]:
    """Terms with their translations; below them those that have none yet, so that no cell stands empty."""
    found = {folded(t.term): t for t in reversed(terms_of(context.edition))}
    terms = sorted(found.values(), key=lambda t: context.language.alphabet.key(t.term))
    word = context.word
    two = [
        _row(_term(context, t), _written(list(t.translations)), context.blocks(t.meaning, "table"))
        for t in terms
        if t.translations
    ]
    one = [_row(_term(context, t), context.blocks(t.meaning, "table")) for t in terms if not t.translations]
    blocks = _table(
        word("glossary"), (word("term"), word("translation"), word("meaning")), (0.3, 0.32, 0.38), two
    )
    title = word("untranslated") if two else word("glossary")
    return [*blocks, *_table(title, (word("term"), word("meaning")), (0.4, 0.6), one)]


def _term(context: Context, term: GlossaryTerm) -> Inlines:
    acronym = text(f" ({term.acronym})") if term.acronym else ()
    return (*text(term.term), *acronym)


def _figures(context: Context) -> list[Block]:
    """Every figure: what it is, how it is said, for when and how sure."""
    facts = [fact for fact in context.edition.facts.values() if fact.value is not None]
    rows = [_figure(context, fact) for fact in facts]
    words = (context.word("fact-label"), context.word("value"), context.word("as-of-short"))
    return _table(context.word("fact-list"), words, (0.5, 0.26, 0.24), rows)


def _figure(context: Context, fact: Fact) -> Row:
    return _row(context.inlines(fact.label), context.fact_value(fact), text(context.fact_age(fact)))
