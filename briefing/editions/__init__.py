"""Stage three: what one reader may see. What is taken out here cannot be anywhere later."""

from briefing.editions.comparison import changes
from briefing.editions.edition import Change, Changes, Edition, FactChange, PersonName, SessionChange
from briefing.editions.selection import select

__all__ = [
    "Change",
    "Changes",
    "Edition",
    "FactChange",
    "PersonName",
    "SessionChange",
    "changes",
    "select",
    "texts_of",
]
