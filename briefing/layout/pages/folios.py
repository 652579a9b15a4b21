"""Folios: the printed numbers of pages, roman and arabic."""

from __future__ import annotations

from typing import Final

from briefing.values import Record

_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


class Folios(Record):
    """Counts printed page numbers, roman and arabic ones apart."""

    covers_count: bool
    roman_pages: int = 0
    arabic_pages: int = 0

    def next(self, numbering: str) -> str:
        """The printed number of the next page, which is numbered so: none, roman or arabic."""
        if numbering == "none":
            self.roman_pages += self.covers_count
            return ""
        if numbering == "roman":
            self.roman_pages += 1
            return roman(self.roman_pages)
        self.arabic_pages += 1
        return str(self.arabic_pages)


def roman(value: int) -> str:
    """Lower-case roman numerals."""
    found = ""
    for number, letters in _ROMAN:
        while value >= number:
            found += letters
            value -= number
    return found


def roman_value(folio: str) -> int:
    """The number that lower-case roman numerals stand for."""
    total = 0
    for number, letters in _ROMAN:
        while folio.startswith(letters):
            total += number
            folio = folio[len(letters) :]
    return total
