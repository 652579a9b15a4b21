"""Portraits: the photograph of somebody where there is one, otherwise a monogram."""

from __future__ import annotations

from typing import Final

from briefing.document import Figure, ImageFile, Monogram
from briefing.sections.base.blocks import text
from briefing.summit import Person

TALL: Final = 47.6  # mm: as high as a photograph of four by five is that fills the label column


def portrait(person: Person, tall: float = TALL) -> Figure:
    """A picture at most so high, with the credit of a photograph below it."""
    alt = person.display
    if not person.photo:
        return Figure(Monogram(initials(person), alt), alt=alt, in_list=False, frame=False, height=tall)
    picture = ImageFile(person.photo, alt, person.photo_credit or "")
    return Figure(picture, source=text(person.photo_credit), alt=alt, in_list=False, frame=False, height=tall)


def initials(person: Person) -> str:
    """The first letters of the first and of the family name, a particle apart; one where there is a single name."""
    family = person.family or person.display.rsplit(" ", 1)[-1]
    first = person.display.replace(family, "", 1).strip()
    return "".join(_first_letter(name) for name in (first, family) if name)


def _first_letter(name: str) -> str:
    """The first capital, since particles have none; in a script without capitals the first letter."""
    letters = [letter for letter in name if letter.isalpha()] or list(name)
    return next((letter for letter in letters if letter.isupper()), letters[0].title())
