"""Folios: the printed numbers of pages, roman and arabic."""

from __future__ import annotations

from typing import Final

from briefing.values import Record

_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


class Folios(Record):
    """Printed page numbers, page by page; roman and arabic ones are counted apart."""

    printed: list[str]
    covers_count: bool
    _roman: int = 0
    _arabic: int = 0

    def next(self, numbering: str) -> str:
        if numbering == "none":
            self._roman += self.covers_count
            found = ""
        elif numbering == "roman":
            self._roman += 1
            found = roman(self._roman)
        else:
            self._arabic += 1
            found = str(self._arabic)
        self.printed.append(found)
        return found


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
