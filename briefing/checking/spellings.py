"""Names of people that are spelt in a way that nobody listed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from briefing.checking.checkup import Checkup
from briefing.checking.terms import free
from briefing.letters import APOSTROPHES, folded
from briefing.summit import Person

SHORTEST: Final = 4  # letters of a name's sound, below which other words sound like it

_WORD: Final = re.compile(rf"[^\W\d_][\w\u0300-\u036f{APOSTROPHES}-]*[^\W\d_]")
_POSSESSIVE: Final = re.compile(rf"[{APOSTROPHES}]s?$")
_SOUNDS: Final = (("dzh", "j"), ("dj", "j"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("q", "k"), ("w", "v"), ("ff", "v"), ("x", "ks"),
                  ("й", "и"), ("y", ""), ("i", ""), ("'", ""), ("-", ""))  # fmt: skip


def check(checkup: Checkup) -> None:
    """Warn of each word that sounds like a family name of the summit but is written otherwise."""
    people = {sound(_family(p)): p for p in checkup.people.values() if len(sound(_family(p))) >= SHORTEST}
    accepted = {folded(word) for person in checkup.people.values() for word in _accepted(person)}
    _cells(checkup, people, accepted)
    for written in checkup.texts:
        for match in _WORD.finditer(free(written.text)):
            if not match.group()[0].isupper():  # nearly all words, and nothing to look up for them
                continue
            word = _POSSESSIVE.sub("", match.group())
            if folded(word) in accepted or (person := people.get(sound(word))) is None:
                continue
            checkup.problems.warn(
                "unlisted-spelling", f"'{word}' is not how {person.display} is written here",
                checkup.reading.origins.offset(written.text, match.start(), len(word)),
                f"write {{{{ name(\"{person.id}\") }}}}, or list it in the person's 'spellings'",
            )  # fmt: skip


def _cells(checkup: Checkup, people: Mapping[str, Person], accepted: set[str]) -> None:
    """The same for the cells of charts, which print names without {{ }}."""
    seen = set()
    for chart in checkup.summit.charts.values():
        for cell in (cell for row in chart.grid.rows for cell in row if cell.span is not None):
            for match in _WORD.finditer(cell.text):
                word = match.group()
                person = (
                    people.get(sound(word)) if word[0].isupper() and folded(word) not in accepted else None
                )
                if person is None or cell.span is None or (cell.span, word) in seen:
                    continue
                seen.add((cell.span, word))
                checkup.problems.warn(
                    "unlisted-spelling", f"'{word}' is not how {person.display} is written here",
                    cell.span.shifted(match.start(), len(word)),
                    f"write {_family(person)}, or list it in the person's 'spellings'",
                )  # fmt: skip


@lru_cache(maxsize=20_000)
def sound(word: str) -> str:
    """What transliterations of one name have in common."""
    plain = folded(word)
    for written, heard in _SOUNDS:
        plain = plain.replace(written, heard)
    return re.sub(r"(.)\1+", r"\1", plain)


def _family(person: Person) -> str:
    return person.family or person.display.rsplit(" ", 1)[-1]


def _accepted(person: Person) -> Iterator[str]:
    names = (person.display, person.family or "", *person.spellings, *(n.text for n in person.native))
    for name in names:
        yield from _WORD.findall(name)
