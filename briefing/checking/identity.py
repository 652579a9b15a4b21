"""Things that must be told apart: ids, places in an order, codes, numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, TypeVar

from briefing.charts import ChartSpec
from briefing.checking.checkup import Checkup
from briefing.diagnostics import Span
from briefing.letters import folded
from briefing.schema import AuthorText, Model, kebab
from briefing.summit import DelegationBrief, Person

M = TypeVar("M", bound=Model)
TOLD_ELSEWHERE: Final = ("topics", "points")
CODE: Final = re.compile(r"[A-Z0-9][A-Z0-9-]{1,9}")


def check(checkup: Checkup) -> None:
    """Report what two things share that only one may have, and codes that are none."""
    summit = checkup.summit
    delegations = list(_good(checkup, summit.delegations.values()))
    _once(checkup, "person", _everyone(checkup), lambda p: p.id, "id")
    _once(checkup, "delegation", delegations, lambda d: d.precedence, "precedence")
    _once(checkup, "delegation", delegations, lambda d: d.position, "position")
    _once(checkup, "delegation", delegations, lambda d: d.code, "code")
    _once(checkup, "topic", _good(checkup, summit.topics.values()), lambda t: t.number, "number")
    for entries in _lists(checkup):
        what = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(entries[0]).__name__).lower()
        _once(checkup, what, entries, lambda entry: entry.id, "id")
    for brief in delegations:
        _heads(checkup, brief)
    for model in checkup.models:
        if not isinstance(model, ChartSpec):  # whose lists may be rows
            _named_once(checkup, model)
    for terms in _glossaries(checkup):
        _once(checkup, "term", terms, lambda t: folded(t.term), "term")
    _codes(checkup)


def _lists(checkup: Checkup) -> Iterator[tuple[Any, ...]]:
    """Lists whose entries have ids, inside of anything; those of the summit itself were told apart where they were read."""
    for model in checkup.models:
        for value in model.__dict__.values() if model is not checkup.summit else ():
            if isinstance(value, tuple) and len(value) > 1 and _have_ids(value):
                yield value


def _have_ids(entries: tuple[Any, ...]) -> bool:
    """Whether entries are called by ids of their list; those of people are everybody's."""
    return all(hasattr(entry, "id") and not isinstance(entry, Person) for entry in entries)


def _good(checkup: Checkup, things: Iterable[M]) -> Iterator[M]:
    """Those that are no copies: a copied file has been named as what it is."""
    bad = {d.span.file for d in checkup.problems.found if d.code == "id-is-not-file-name" and d.span}
    return (thing for thing in things if thing.span is None or thing.span.file not in bad)


def _everyone(checkup: Checkup) -> Iterator[Person]:
    yield from {
        person.id: person for person in reversed(checkup.summit.hosts)
    }.values()  # said where they were read
    for brief in checkup.summit.delegations.values():
        yield from brief.people


def _glossaries(checkup: Checkup) -> Iterator[tuple[Any, ...]]:
    summit = checkup.summit
    yield summit.glossary
    yield from (brief.glossary for brief in summit.delegations.values())
    yield from (topic.glossary for topic in summit.topics.values())


def _once(checkup: Checkup, what: str, things: Iterable[Model], get: Callable[[Any], Any], key: str) -> None:
    """Report each thing that has what an earlier one has."""
    first: dict[Any, Span | None] = {}
    for thing in things:
        value = get(thing)
        if value is None:
            continue
        place = checkup.place(thing.span, key, str(value))
        if value in first:
            checkup.problems.error(
                "duplicate-id" if key == "id" else f"same-{key}",
                f"another {what} has the {key} '{value}' already; it is at {first[value]}",
                place,
                "give one of the two another",
            )
        first.setdefault(value, place)


def _named_once(checkup: Checkup, model: Model) -> None:
    """Warn of a name that stands twice in a list of names: one of the two is a slip for another, or nothing."""
    for key, value in model.__dict__.items():
        if not isinstance(value, tuple) or len(value) < 2 or key in TOLD_ELSEWHERE:
            continue
        if all(isinstance(word, str) and not isinstance(word, AuthorText) for word in value):
            for word, times in Counter(map(str, value)).items():
                if times > 1:
                    said = f"'{word}' stands {'twice' if times == 2 else f'{times} times'} in '{kebab(key)}'"
                    place = checkup.place(model.span, kebab(key), word)
                    checkup.problems.warn(
                        "named-twice", said, place, "take one out, or write the one that was meant"
                    )


def _heads(checkup: Checkup, brief: DelegationBrief) -> None:
    """One person leads a delegation: the one that `head` names."""
    known = any(person.id == brief.head for person in brief.people)
    for person in brief.people if known else ():
        if person.role == "head" and person.id != brief.head:
            checkup.problems.error(
                "two-heads",
                f"'{person.id}' is a head too, but '{brief.head}' leads this delegation",
                checkup.place(person.span, "role"),
                "correct this role, or 'head' of the delegation",
            )
    leader = next((person for person in brief.people if person.id == brief.head), None)
    above = [p for p in brief.people if leader is not None and p.precedence < leader.precedence]
    if leader is not None and above:
        first = min(above, key=lambda person: person.precedence)
        checkup.problems.warn(
            "head-not-first",
            f"{leader.display} leads this delegation, and {first.display} stands before in the order of precedence",
            checkup.place(leader.span, "precedence") or leader.span,
            "write 'precedence: 1' for the head, and larger numbers for the others",
        )


def _codes(checkup: Checkup) -> None:
    """A code stands in the number of every book; a name in its place makes a number that nobody can read."""
    event = checkup.summit.settings.event
    found = [(event.span, "host-code", event.host_code)]
    found += [(brief.span, "code", brief.code) for brief in checkup.summit.delegations.values()]
    for span, key, code in found:
        if not CODE.fullmatch(code):
            checkup.problems.error(
                "not-a-code",
                f"'{code}' is not a code",
                checkup.place(span, key, code),
                "write the three capitals of ISO 3166 (MYS), or an organization's acronym",
            )
    for brief in checkup.summit.delegations.values():
        if brief.code == event.host_code:
            checkup.problems.error(
                "same-code", f"the host has the code '{brief.code}' already", checkup.place(brief.span, "code", brief.code),
                "give one of the two another",
            )  # fmt: skip
