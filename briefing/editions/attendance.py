"""Who comes: one rule for badges, tents, seats and lists of people."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.summit import Person


def comes(person: Person) -> bool:
    return person.attending != "not-attending"


def present(people: Iterable[Person]) -> list[Person]:
    """Those who come, in order of precedence."""
    return sorted(filter(comes, people), key=lambda person: person.precedence)
