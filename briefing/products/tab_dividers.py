"""Tab dividers: one sheet for each tab of the book, in the bank that its number gives, with what lies behind it and on which page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from briefing.document import (
    Blocks,
    Companion,
    Document,
    Heading,
    Labelled,
    Paragraph,
    Part,
    Placed,
    Reference,
    Shape,
    Sheet,
    Text,
    walk,
)
from briefing.editions import Edition
from briefing.formats.tabs import tab_place
from briefing.languages import Language
from briefing.products import book
from briefing.products.base import ProductInfo, banner, document, empty, section_name, start, whose
from briefing.sections.base import Context, joined, text
from briefing.sections.base.insignia import own_flag
from briefing.sections.cover import book_id

PRODUCT = ProductInfo("Tab dividers", "1 a tab", "a4-tab", "principal", ("a4-tab", "letter-tab"), sides="one")
FLAG = (24.0, 16.0)  # its room, in millimetres
BOOKS = {"a4-tab": "a4", "letter-tab": "letter"}  # the paper of the book that lies between them
SHEETS = {
    "a4-tab": (210.0, 297.0, 13.0),
    "letter-tab": (215.9, 279.4, 12.7),
}  # width, height, depth of the tab
EDGE, TOP = 25.0, 60.0
MARKING = 12.0  # below the upper edge
TITLE = 40.0  # the room of two lines, and of whose it is
NUMBERS = (20.0, 6.0)  # the column of pages and its gutter
DEEPEST = 2  # of the headings that are listed


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("tab-dividers")
    whole = book.compose(edition, language)
    tabs = [tuple(parts) for tab, parts in groupby(whole.parts, lambda part: part.tab) if tab]
    listed = list(_behind(whole.parts))
    blocks = tuple(
        _divider(context, tab[0], listed[index], (index, len(tabs))) for index, tab in enumerate(tabs)
    )
    if not blocks:
        return document(context, (empty(context),), title)
    made = document(context, (Part("dividers", title, blocks, numbering="none", running=False),), title)
    paper = BOOKS.get(edition.order.format, "a4")
    return made.replaced(companion=Companion(whole, paper))


def _behind(parts: tuple[Part, ...]) -> Iterator[list[Part]]:
    """The parts behind each tab: those that carry its letter, and those without one that follow."""
    found: list[Part] = []
    tab = ""
    for part in parts:
        if part.tab and part.tab != tab:
            if tab:
                yield found
            found, tab = [], part.tab
        if tab:
            found.append(part)
    if tab:
        yield found


def _divider(context: Context, tab: Part, parts: list[Part], place: tuple[int, int]) -> Sheet:
    width, height, deep = SHEETS.get(context.edition.order.format, SHEETS["a4-tab"])
    top, tall = tab_place(*place, height)
    inner = width - 2 * EDGE
    outline = Shape("polygon", (width, 0, width, height - top - tall, width + deep, height - top - tall, width + deep, height - top, width, height - top, width, height), stroke="rule", width_pt=0.4)  # fmt: skip
    named = (
        Paragraph((Text(f"{tab.tab}  {_title(context, tab)}"),), "divider"),
        Paragraph(joined([text(whose(context)), text(book_id(context))], " · "), "cover-line"),
    )
    opening, *others = (row for part in parts for row in _rows(part))
    rows = (opening.replaced(rule="section"), *others)
    return Sheet((
        Placed(width, top, deep, tall, (Paragraph((Text(tab.tab),), "divider-tab"),), valign="middle"),
        Placed(EDGE, TOP, inner, TITLE, named, fit="title"),
        Placed(EDGE, TOP + TITLE + 2, inner, height - TOP - TITLE - 27, rows, labels=NUMBERS),
        *_flag(context),
        banner(context, inner, MARKING, EDGE),
    ), (outline,))  # fmt: skip


def _title(context: Context, tab: Part) -> str:
    """That of a section, also of one whose subjects are parts of their own."""
    for section in context.edition.outline.sections:
        if tab.id.startswith(f"{section.section}-"):
            return section.title or section_name(context, section.section)
    return tab.title


def _rows(part: Part) -> Iterator[Labelled]:
    """The titles of a part, each beside its page, the first with what the part holds."""
    for block in walk(part.blocks):
        if not isinstance(block, Heading) or not (block.id and block.in_contents and block.level <= DEEPEST):
            continue
        page = Paragraph((Reference(block.id, show="page"),), "divider-page")
        words: Blocks = (Paragraph(block.content, "divider-title" if block.level == 1 else "divider-inner"),)
        if block.level == 1 and part.sense:
            words = (*words, Paragraph(text(part.sense), "contents-sense"))
        yield Labelled((page,), words, "hairline", span=block.span)


def _flag(context: Context) -> tuple[Placed, ...]:
    """The flag of whose book it is, or a plate; none in a book of all."""
    if context.edition.delegation is None:
        return ()
    return (Placed(EDGE, 38, *FLAG, (own_flag(context, FLAG[1]),), valign="bottom", artifact=True),)
