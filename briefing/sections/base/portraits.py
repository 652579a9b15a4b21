"""Portraits: the photograph of somebody where there is one, otherwise a monogram."""

from __future__ import annotations

from briefing.document import Figure, ImageFile, Monogram
from briefing.letters import composed, letters_with_marks
from briefing.sections.base.blocks import text
from briefing.summit import Person

TALL, LOW, SHORT = 40.0, 28.0, 20.0
"""Millimeters: so that four cards with what to know in the room stand on a page, or six with name and office; and on a handout."""


def portrait(person: Person, host: bool, tall: float = TALL) -> Figure:
    """A picture at most so high, with the credit of a photograph below it."""
    alt = person.display
    if not person.photo:
        monogram = Monogram(initials(person), alt, role="host" if host else "hue")
        return Figure(monogram, alt=alt, in_list=False, frame=False, height=tall)
    picture = ImageFile(person.photo, alt, person.photo_credit or "")
    return Figure(picture, source=text(person.photo_credit), alt=alt, in_list=False, frame=False, height=tall)


def initials(person: Person) -> str:
    """The first letters of given and family name, in the order in which the name is written; one where there is a single name."""
    family = person.family or person.display.rsplit(" ", 1)[-1]
    given = person.display.replace(family, "", 1).strip()
    names = (family, given) if person.display.startswith(family) else (given, family)
    return "".join(_first_letter(name) for name in names if name)


def _first_letter(name: str) -> str:
    """The first capital with its marks, since particles have none; in a script without capitals the first letter."""
    found = letters_with_marks(composed(name))
    letters = [letter for letter in found if letter[0].isalpha()] or found
    return next((letter for letter in letters if letter[0].isupper()), letters[0].title())
