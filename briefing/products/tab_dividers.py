"""Tab dividers: one sheet for each tab of the book, its tab in the bank that its number gives."""

from briefing.document import Document, Paragraph, Part, Placed, Shape, Sheet, Text
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products.base import ProductInfo, document, empty, start, tab_letter, whose
from briefing.sections.base import Context

PRODUCT = ProductInfo("Tab dividers", "1 a tab", "a4-tab", "principal", ("a4-tab", "letter-tab"), sides="one")
CLEAR, GAP = 5.0, 3.0  # at head and foot, between two tabs (mm)
SHEETS = {
    "a4-tab": (210.0, 297.0, 13.0),
    "letter-tab": (215.9, 279.4, 12.7),
}  # width, height, depth of the tab


def compose(edition: Edition, language: Language) -> Document:
    context = start(edition, language)
    title = language.word("tab-dividers")
    tabs = [section for section in edition.outline.sections if section.tab]
    blocks = tuple(
        _divider(context, tab.short_title or tab.title or language.word(tab.section), index, len(tabs))
        for index, tab in enumerate(tabs)
        if tab.starts != "run-on"  # before a part that begins in the middle of a page no sheet can be put
    )
    if not blocks:
        return document(context, (empty(context),), title)
    return document(context, (Part("dividers", title, blocks, numbering="none", running=False),), title)


def tab_place(index: int, count: int, height: float) -> tuple[float, float]:
    """Distance of a tab from the head of the sheet, and its height."""
    tall = (height - 2 * CLEAR - GAP * (count - 1)) / count
    return CLEAR + index * (tall + GAP), tall


def _divider(context: Context, name: str, index: int, count: int) -> Sheet:
    width, height, deep = SHEETS.get(context.edition.order.format, SHEETS["a4-tab"])
    top, tall = tab_place(index, count, height)
    letter = tab_letter(index)
    outline = Shape("polygon", (width, 0, width, height - top - tall, width + deep, height - top - tall, width + deep, height - top, width, height - top, width, height), stroke="rule", width_pt=0.4)  # fmt: skip
    return Sheet((
        Placed(width, top, deep, tall, (Paragraph((Text(letter),), "divider-tab"),), valign="middle"),
        Placed(25, 60, width - 50, 60, (Paragraph((Text(f"{letter}  {name}"),), "divider"), Paragraph((Text(whose(context)),), "cover-line"))),
    ), (outline,))  # fmt: skip
