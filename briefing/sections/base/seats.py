"""Who sits on a seat, and the words beside it: the name, and what the person is below it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal, TypeAlias
from unicodedata import east_asian_width

from briefing.document import plain
from briefing.languages import NBSP
from briefing.letters import folded
from briefing.sections.base.binding import Binder
from briefing.sections.base.cards import short_title
from briefing.sections.base.context import Context
from briefing.sections.base.naming import index_entry
from briefing.summit import Seat, SeatingPlan

Kind: TypeAlias = Literal["host", "own", "other"]

POINT: Final = 25.4 / 72  # millimetres
NAME, OFFICE = 9.0, 7.5  # sizes of type
NAME_LINE, OFFICE_LINE = 4.0, 3.3  # mm from line to line
_SPACES: Final = re.compile(r"[ \t\n]+")
HAIR: Final = 0.01  # mm
MOST_NAME, MOST_OFFICE = 3, 5  # lines beside a seat
_PARTS: Final = re.compile(r"[^-‐]+[-‐]?")
_SLIM: Final = frozenset("fijlrtI.,:;'’()-‐ ")
_BROAD: Final = frozenset("mwMWЖШЩЮФМжшщюфм@")


@dataclass(frozen=True)
class Beside:
    """The lines beside a seat, and whether all of them have room there."""

    name: tuple[str, ...]
    office: tuple[str, ...]
    fits: bool = True

    @property
    def tall(self) -> float:
        return NAME_LINE * len(self.name) + OFFICE_LINE * len(self.office)

    def lines(self) -> Iterator[tuple[str, float, float]]:
        """Each line with its size and its height."""
        yield from ((line, NAME, NAME_LINE) for line in self.name)
        yield from ((line, OFFICE, OFFICE_LINE) for line in self.office)


def beside(context: Context, seat: Seat, room: float) -> Beside:
    """Name and office in lines of so many millimetres; a helper's words are set small."""
    if seat.behind:
        small = broken(name_in(context, seat), room, OFFICE, bold=False)
        return Beside((), tuple(small), _fit(small, room, OFFICE, False) and len(small) <= MOST_OFFICE)
    offices = broken(office_of(context, seat), room, OFFICE, bold=False)
    few = len(offices) <= MOST_OFFICE and _fit(offices, room, OFFICE, False)
    for words in (name_in(context, seat), _short_in(context, seat)):
        names = broken(words, room, NAME, bold=True)
        fits = _fit(names, room * NAME / OFFICE, NAME, True) and len(names) <= MOST_NAME
        if fits:
            break
    return Beside(tuple(names), tuple(offices), fits and few)


def broken(words: str, room: float, size: float, bold: bool) -> list[str]:
    """Words in as few lines as have room for them, none much longer than another; one that is longer than a line breaks behind
    its hyphens.
    """
    parts = list(_parted(words, room, size, bold))
    lines = _filled(parts, room, size, bold)
    while len(lines) > 1:
        longest = max(wide(line, size, bold) for line in lines)
        closer = _filled(parts, longest - HAIR, size, bold)
        if len(closer) > len(lines) or max(wide(line, size, bold) for line in closer) >= longest:
            break
        lines = closer
    return lines


def _parted(words: str, room: float, size: float, bold: bool) -> Iterator[tuple[str, str]]:
    """What no line divides, each with what joins it to what stands before."""
    for bound in filter(None, _SPACES.split(words)):
        for word in bound.split(NBSP) if wide(bound, size, bold) > room else [bound]:
            parts = _PARTS.findall(word) if wide(word, size, bold) > room else [word]
            yield from (("" if number else " ", part) for number, part in enumerate(parts))


def _filled(parts: list[tuple[str, str]], room: float, size: float, bold: bool) -> list[str]:
    lines: list[str] = []
    for joint, part in parts:
        if lines and wide(lines[-1] + joint + part, size, bold) <= room:
            lines[-1] += joint + part
        else:
            lines.append(part)
    return lines


def _fit(lines: list[str], room: float, size: float, bold: bool) -> bool:
    return all(wide(line, size, bold) <= room for line in lines)


@lru_cache(maxsize=4096)
def wide(words: str, size: float, bold: bool) -> float:
    """About how many millimetres words take, rather more than less."""
    ems = sum(_em(letter) for letter in words)
    return ems * size * POINT * (1.0 if bold else 0.94)


def _em(letter: str) -> float:
    if letter in _SLIM:
        return 0.34
    if east_asian_width(letter) in "WF":
        return 1.0
    if letter in _BROAD:
        return 0.88
    return 0.64 if letter.isupper() else 0.55


def empty(context: Context, seat: Seat) -> bool:
    """Whether it is kept for somebody who does not come."""
    person = context.edition.people.get(seat.person or "")
    return person is not None and not person.comes


def name_in(context: Context, seat: Seat) -> str:
    """What the plan writes on the seat, or the name of who sits there."""
    if empty(context, seat):
        return context.word("seat-empty")
    person = context.edition.people.get(seat.person or "")
    if seat.label or person is None:
        return seat.label or ""
    return person.display if person.seat in (person.family, person.display) else person.seat


def _short_in(context: Context, seat: Seat) -> str:
    """The same in a word, for where the whole name has no room: the family name, where nobody else bears it."""
    person = context.edition.people.get(seat.person or "")
    return person.seat if person is not None and person.comes and not seat.label else name_in(context, seat)


def office_of(context: Context, seat: Seat) -> str:
    """The short title of who sits there; "" where the seat has other words than a name."""
    person = context.edition.people.get(seat.person or "")
    if person is None or not person.comes or seat.behind:
        return ""
    return plain(Binder(context.edition, context.language).run(short_title(context, person)))


def kind_of(context: Context, plan: SeatingPlan, seat: Seat) -> Kind:
    """Whether the host's side sits there, the delegation whose paper it is, or another; what is not said is the plan's."""
    edition = context.edition
    whose = _delegation(context, plan, seat)
    if whose is None:
        return "host"
    own = edition.order.delegation
    return "own" if edition.delegation is None or not whose or whose == own else "other"


def _delegation(context: Context, plan: SeatingPlan, seat: Seat) -> str | None:
    """The delegation of a seat, "" where nothing says it; None for the host's side."""
    person = context.edition.people.get(seat.person or "")
    if person is not None:
        return person.delegation or None
    return None if seat.side == "host" else plan.delegation or ""


def delegation_of(context: Context, plan: SeatingPlan, seat: Seat) -> str:
    """The delegation whose flag stands before a seat; "" for the host and where nobody's flag is known."""
    return _delegation(context, plan, seat) or ""


def indexed(context: Context, plan: SeatingPlan) -> Iterator[tuple[str, str]]:
    """Who is named on the seats, for the index: nobody whose seat is empty or bears other words than the name."""
    for seat in plan.seats:
        person = context.edition.people.get(seat.person or "")
        if person is None or not person.comes:
            continue
        if not seat.label or folded(person.family) in folded(seat.label):
            yield person.family, index_entry(person.display, person.family)


def said(context: Context, seat: Seat) -> str:
    """Name and office as a screen reader says them."""
    office = office_of(context, seat)
    return f"{name_in(context, seat)}, {office}" if office else name_in(context, seat)
