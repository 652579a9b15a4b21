"""Stage three: what one reader may see. What is taken out here cannot be anywhere later."""

from briefing.editions.comparison import changes
from briefing.editions.edition import Change, Changes, Edition, FactChange, PersonName, SessionChange
from briefing.editions.selection import select
from briefing.editions.withholding import Withheld, all_words, own_words, texts_of, withheld

__all__ = [
    "Change",
    "Changes",
    "Edition",
    "FactChange",
    "PersonName",
    "SessionChange",
    "Withheld",
    "all_words",
    "changes",
    "own_words",
    "select",
    "texts_of",
    "withheld",
]
