"""Large-print edition: the book set anew at 18 pt, left-aligned, without italics; never scaled."""

from briefing.document import Document
from briefing.editions import Edition
from briefing.languages import Language
from briefing.products import book
from briefing.products.base import ProductInfo

PRODUCT = ProductInfo(
    "Large-print edition of the book", "60-110", "a4-large", "principal", ("a4-large", "letter-large")
)


def compose(edition: Edition, language: Language) -> Document:
    """The book without page budgets: what is longer in large print is longer."""
    made = book.compose(edition, language, spelled_out=True)
    return made.replaced(parts=tuple(part.replaced(budget=None) for part in made.parts), budget=None)
