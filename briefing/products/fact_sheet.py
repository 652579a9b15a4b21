"""Fact sheet to leave behind: one sheet, two sides, from what is public and from nothing else.

It is composed only from an edition selected for the public or the press: what is not public is not there.
"""

from collections.abc import Iterator

from briefing.diagnostics import Diagnostic, Severity
from briefing.document import (
    Block,
    Blocks,
    Columns,
    Document,
    Figure,
    FigureStrip,
    Heading,
    Paragraph,
    Part,
    Table,
    Text,
    called,
    plain,
    walk,
)
from briefing.editions import Edition
from briefing.languages import NBSP, Language
from briefing.products.base import ProductInfo, document, empty, whose
from briefing.sections.at_a_glance import compose as glance
from briefing.sections.base import Context, joined, row, strong
from briefing.summit import OutlineSection

PRODUCT = ProductInfo("Fact sheet to leave behind", "2", "", "public", roles=frozenset({"public", "press"}))
MOST_CHARTS = 3  # with the map


def compose(edition: Edition, language: Language) -> Document:
    context = Context(edition, language)
    title = language.word("fact-sheet")
    if edition.delegation is None:
        return document(context, (empty(context),), title)
    section = OutlineSection(section="at-a-glance")
    found = glance(context, section)
    drawn = [b for b in found if _figures(b)]
    shown_too = [b for b in found if _is_body(b) or b in drawn[:MOST_CHARTS]]
    if not any(_is_body(b) for b in found):
        return document(context, (empty(context),), title)
    shown: Blocks = (Heading(1, (Text(whose(context)),), "fact-sheet"), *shown_too)
    blocks = (*shown, *_sources(context, shown))
    made = document(context, (Part("fact-sheet", title, blocks, budget=2),), title)
    return made.replaced(left_out=tuple(_left_out(tuple(drawn[MOST_CHARTS:]))))


def _figures(block: Block) -> bool:
    """Whether a block is a chart, or holds some."""
    return any(isinstance(one, Figure) for one in walk((block,)))


def _is_body(block: Block) -> bool:
    """Numbers, the short tables of what the country is, and its own name for itself."""
    if isinstance(block, Columns):
        return not _figures(block)
    return isinstance(block, FigureStrip | Table) or (isinstance(block, Paragraph) and block.style == "lead")


def _left_out(charts: Blocks) -> Iterator[Diagnostic]:
    """A warning for every chart that two sides have no room for; running text is for the book."""
    for figure in walk(charts):
        if isinstance(figure, Figure):
            yield Diagnostic(
                "left-out", f"the fact sheet has no room for the chart '{plain(figure.title)}'", figure.span,
                "it prints the map and the delegation's first charts; put first what it is to show", Severity.WARNING,
            )  # fmt: skip


def _sources(context: Context, shown: Blocks) -> Blocks:
    """The sources that are called, by their codes and without addresses, in one paragraph: the sheet has two sides and no more."""
    notes = called((Part("shown", "", shown),), context.notes)
    if not notes:
        return ()
    numbered = [(*strong(note.code), Text(NBSP), *note.content) for note in notes.values()]
    said = (Paragraph(joined(numbered, " · "), "source"),)
    return row(context.word("sources"), said, "section", keep=False)
