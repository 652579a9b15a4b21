"""Stage three: what one reader may see. What is taken out here cannot be anywhere later."""

from briefing.editions.edition import Edition, FactChange, PersonName, Readership, SessionChange
from briefing.editions.selection import select

__all__ = [
    "Edition",
    "FactChange",
    "PersonName",
    "Readership",
    "SessionChange",
    "select",
    "texts_of",
]
