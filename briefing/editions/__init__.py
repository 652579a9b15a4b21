"""Stage three: what one reader may see. What is taken out here cannot be anywhere later."""

from briefing.editions.comparison import changes
from briefing.editions.edition import Change, Changes, Edition, FactChange, PersonName, SessionChange
from briefing.editions.selection import select
from briefing.editions.withholding import Withheld, readable, withheld

__all__ = [
    "Change",
    "Changes",
    "Edition",
    "FactChange",
    "PersonName",
    "SessionChange",
    "Withheld",
    "changes",
    "readable",
    "select",
    "withheld",
]
