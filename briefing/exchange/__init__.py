"""What other programs take: the programme as a calendar (`.ics`), contacts as cards (`.vcf`), of one edition each.

They hold what the edition of a paper holds, so what is withheld from its reader is in none of them: a calendar what the programme
card shows, cards what the contacts sheet shows.
"""

from briefing.exchange.files import EXTRACTS, Extract, Made, extract

__all__ = ["EXTRACTS", "Extract", "Made", "extract"]
