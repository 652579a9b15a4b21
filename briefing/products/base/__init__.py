"""What every product is made with."""

from briefing.products.base.composing import (
    LAYOUT_WORDS,
    banner,
    called,
    document,
    empty,
    sample,
    sheets,
    start,
    tab_letter,
    whose,
)
from briefing.products.base.kind import PRODUCTS, Product, ProductInfo, language_of

__all__ = [
    "LAYOUT_WORDS", "PRODUCTS", "Product", "ProductInfo", "banner", "called", "document", "empty", "language_of", "sample", "sheets",
    "start", "tab_letter", "whose",
]  # fmt: skip
