"""Tab dividers: one sheet for each tab of the book, its tab in the bank that its number gives."""

from briefing.document import Document, Paragraph, Part, Placed, Shape, Sheet, Text
from briefing.editions import Edition
from briefing.formats.tabs import tab_place
from briefing.languages import Language
from briefing.products import book
from briefing.products.base import ProductInfo, document, empty, start, whose
from briefing.sections.base import Context
from briefing.sections.base.insignia import own_flag

PRODUCT = ProductInfo("Tab dividers", "1 a tab", "a4-tab", "principal", ("a4-tab", "letter-tab"), sides="one")
FLAG = (24.0, 16.0)  # its room, in millimetres
SHEETS = {
    "a4-tab": (210.0, 297.0, 13.0),
    "letter-tab": (215.9, 279.4, 12.7),
}  # width, height, depth of the tab


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("tab-dividers")
    tabs = [part for part in book.compose(edition, language).parts if part.tab]
    blocks = tuple(_divider(context, tab, index, len(tabs)) for index, tab in enumerate(tabs))
    if not blocks:
        return document(context, (empty(context),), title)
    return document(context, (Part("dividers", title, blocks, numbering="none", running=False),), title)


def _flag(context: Context) -> tuple[Placed, ...]:
    """The flag of whose book it is, or a plate; none in a book of all."""
    if context.edition.delegation is None:
        return ()
    return (Placed(25, 38, *FLAG, (own_flag(context, FLAG[1]),), valign="bottom", artifact=True),)


def _divider(context: Context, tab: Part, index: int, count: int) -> Sheet:
    width, height, deep = SHEETS.get(context.edition.order.format, SHEETS["a4-tab"])
    top, tall = tab_place(index, count, height)
    letter, name = tab.tab, tab.short_title
    outline = Shape("polygon", (width, 0, width, height - top - tall, width + deep, height - top - tall, width + deep, height - top, width, height - top, width, height), stroke="rule", width_pt=0.4)  # fmt: skip
    return Sheet((
        Placed(width, top, deep, tall, (Paragraph((Text(letter),), "divider-tab"),), valign="middle"),
        Placed(25, 60, width - 50, 60, (Paragraph((Text(f"{letter}  {name}"),), "divider"), Paragraph((Text(whose(context)),), "cover-line"))),
        *_flag(context),
    ), (outline,))  # fmt: skip
