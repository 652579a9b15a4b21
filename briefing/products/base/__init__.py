"""What every product is made with."""

from briefing.products.base.composing import (
    LAYOUT_WORDS,
    banner,
    document,
    empty,
    sample,
    section_name,
    section_title,
    sheet_of,
    sheets,
    start,
    tab_letter,
    whose,
)
from briefing.products.base.kind import PRODUCTS, Product, ProductInfo, language_of
from briefing.products.base.untranslated import notices, told

__all__ = [
    "LAYOUT_WORDS", "PRODUCTS", "Product", "ProductInfo", "banner", "document", "empty", "language_of", "notices", "sample", "section_name", "section_title", "sheet_of", "sheets",
    "start", "tab_letter", "told", "whose",
]  # fmt: skip
