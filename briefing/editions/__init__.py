"""Stage three: what one reader may see. What is taken out here cannot be anywhere later."""

from briefing.editions.edition import Edition, PersonName
from briefing.editions.selection import select
from briefing.editions.withholding import Withheld, readable, withheld

__all__ = ["Edition", "PersonName", "Withheld", "readable", "select", "withheld"]
