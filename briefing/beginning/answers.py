"""What somebody says of a summit before there is one: the answers that a first folder is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from briefing.beginning.names import code_for, code_of, id_of, time_zone
from briefing.letters import composed, folded
from briefing.schema.values import no_such_day
from briefing.values import Value

LONGEST: Final = 120
MOST_DAYS: Final = 14
MOST_DELEGATIONS: Final = 60
AHEAD: Final = 60  # days, where nobody says when
_DAY: Final = re.compile(r"\b\d{4}-\d\d-\d\d\b")
_JOINS: Final = re.compile(r"^(?:\s|[,;.–—-]|\bto\b|\bin\b|\band\b|\bat\b)+|(?:\s|[,;.–—-]|\bto\b|\bin\b)+$")


class BadAnswer(ValueError):
    """Says what is wrong with an answer, and how to write it."""


class Guest(Value):
    """A delegation: its name as people write it, its id and its code."""

    name: str
    id: str
    code: str


class Answers(Value):
    """Everything that a first folder needs."""

    event: str
    host: str
    place: str
    dates: tuple[date, ...]
    delegations: tuple[Guest, ...]
    languages: tuple[str, ...]
    zone: str
    code: str


def one_line(text: str) -> str:
    """A name in one line, its letters in their usual form."""
    found = composed(" ".join(text.split()))
    if not found:
        raise BadAnswer("write a name")
    if not found.isprintable():
        raise BadAnswer("this name holds a character that nobody can see; write it by hand")
    if len(found) > LONGEST:
        raise BadAnswer(f"a name has {LONGEST} letters at most")
    return found


def when_and_where(text: str) -> tuple[tuple[date, ...], str]:
    """The days and the town of `2027-05-26 to 2027-05-27, Suva`; the town may be left out."""
    place = _JOINS.sub("", _DAY.sub(" ", text))
    return days(" ".join(_DAY.findall(text)) or text), one_line(place) if place.strip() else ""


def days(text: str) -> tuple[date, ...]:
    """Every day from the first that is written to the last."""
    try:
        found = [date.fromisoformat(day) for day in _DAY.findall(text)]
    except ValueError as error:
        wrong = next(day for day in _DAY.findall(text) if _is_none(day))
        raise BadAnswer(f"there is no day {wrong}; {no_such_day(wrong)}") from error
    if not found:
        raise BadAnswer("write each day as year-month-day: 2027-05-26, or 2027-05-26 to 2027-05-27")
    length = (max(found) - min(found)).days
    if length >= MOST_DAYS or found != sorted(found):
        raise BadAnswer(f"write the first day, then the last; {MOST_DAYS} days are the most")
    return tuple(min(found) + timedelta(days=number) for number in range(length + 1))


def _is_none(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return True
    return False


def listed(text: str) -> tuple[str, ...]:
    """Names between commas; between semicolons, where a name holds a comma."""
    return tuple(name for part in text.split(";" if ";" in text else ",") if (name := part.strip()))


def guests(names: tuple[str, ...], host: str, host_code: str) -> tuple[Guest, ...]:
    """The delegations, each with an id and a code that no other has."""
    if not names:
        raise BadAnswer("name one delegation at least")
    if len(names) > MOST_DELEGATIONS:
        raise BadAnswer(
            f"{MOST_DELEGATIONS} delegations are the most to begin with; 'briefing new delegation' adds more"
        )
    found: list[Guest] = []
    for number, name in enumerate(map(one_line, names), 1):
        if folded(name) == folded(host):
            raise BadAnswer(f"'{name}' is the host; name the others")
        id_ = id_of(name, f"delegation-{number}")
        if any(folded(name) == folded(guest.name) or id_ == guest.id for guest in found):
            raise BadAnswer(f"'{name}' is named twice")
        taken = {host_code, *(guest.code for guest in found)}
        found.append(Guest(name, id_, code_for(name, taken)))
    return tuple(found)


def answers(
    event: str,
    host: str,
    place: str,
    dates: tuple[date, ...],
    names: tuple[str, ...],
    languages: tuple[str, ...],
    zone: str = "",
) -> Answers:
    """All answers together, with what follows from them."""
    host = one_line(host)
    code = code_for(host)
    found = guests(names, host, code)
    place = one_line(place)
    zone = zone or time_zone(place, code_of(host))
    return Answers(one_line(event), host, place, dates, found, languages, zone, code)


def in_two_months(today: date) -> tuple[date, ...]:
    """The day of a summit of which nobody has said when it is."""
    return (today + timedelta(days=AHEAD),)


def short_name(event: str) -> str:
    """A name for running heads: the event's own, or its capitals and its year, or its first words."""
    if len(event) <= 28:
        return event
    capitals = "".join(word[0] for word in event.split() if word[0].isupper())
    year = next(iter(re.findall(r"\b\d{4}\b", event)), "")
    return f"{capitals} {year}".strip() if len(capitals) > 1 else " ".join(_fitting(event.split()))


def _fitting(words: list[str]) -> Iterator[str]:
    room = 28
    for word in words:
        room -= len(word) + 1
        if room < -1:
            return
        yield word
