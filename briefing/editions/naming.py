"""Whom a reader may see named, and as much of each as a name needs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from briefing.diagnostics import BriefError, Span
from briefing.editions.attendance import comes
from briefing.editions.edition import PersonName
from briefing.editions.mentions import Mentions
from briefing.editions.rules import Reader
from briefing.letters import folded
from briefing.schema import Plain
from briefing.summit import Person, Summit


def named(summit: Summit, used: Mentions, parts: Mapping[str, Any], reader: Reader) -> dict[str, PersonName]:
    """The people whom visible texts, seats and sessions name; one whom this reader may not see is an error."""
    everyone = dict(_everyone(summit, reader))
    wanted = {**dict(_with_a_part(parts)), **used.people}
    families = Counter(folded(_family(person)) for person, may_read, _ in everyone.values() if may_read)
    found: dict[str, PersonName] = {}
    for id_, span in wanted.items():
        if id_ not in everyone:
            continue
        person, may_read, whose = everyone[id_]
        if not may_read:
            raise not_readable("person", id_, span, "this reader")
        found[id_] = _name_of(person, whose, shared=families[folded(_family(person))] > 1)
    return dict(sorted(found.items()))


def _everyone(summit: Summit, reader: Reader) -> Iterator[tuple[str, tuple[Person, bool, str]]]:
    """Every person, whether the reader may read the entry, and the delegation; "" of the host."""
    for person in summit.hosts:
        at = reader.below(person)
        yield person.id, (person, at.may_read(person), "")
    for brief in summit.delegations.values():
        above = reader.below(brief)
        for person in brief.people:
            yield person.id, (person, above.below(person).may_read(person), brief.id)


def _with_a_part(parts: Mapping[str, Any]) -> Iterator[tuple[str, Span | None]]:
    """People who have a seat, or who lead a session."""
    for plan in parts["seating"]:
        for seat in plan.seats:
            if seat.person:
                yield seat.person, seat.span or plan.span
    for session in parts["programme"]:
        if session.lead:
            yield session.lead, session.span


def _family(person: Person) -> Plain:
    return person.family or Plain(person.display.rsplit(" ", 1)[-1], person.display.span)


def _name_of(person: Person, whose: str, shared: bool) -> PersonName:
    """A family name is not enough on a seat where the reader knows two who bear it."""
    family = _family(person)
    return PersonName(
        display=person.display,
        family=family,
        seat=person.seat_name or (person.display if shared else family),
        title=person.title,
        printed_title=person.printed_title,
        native=person.native,
        comes=comes(person),
        delegation=whose,
    )


def not_readable(what: str, id_: str, span: Span | None, reader: str) -> BriefError:
    """The error of a visible text that names what its reader may not see."""
    return BriefError.one(
        f"{what}-not-readable", f"a text for {reader} names the {what} '{id_}', which {reader} may not read",
        span, f"give the text a narrower audience, or the {what} a wider one",
    )  # fmt: skip
