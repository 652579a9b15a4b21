"""Facts that end: contracts, mandates and rates past their last day, and what still prints them as if they held."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from briefing.checking.checkup import Checkup
from briefing.checking.fact_sources import begins, last_day
from briefing.checking.traversal import TextUse
from briefing.diagnostics import Span
from briefing.schema import Model, Plain, kebab
from briefing.summit import Fact

CODE: Final = "past-its-last-day"
LISTS: Final = ("figures", "guest_figures")  # ids of facts in a row
_CALL: Final = re.compile(r"\b(?P<name>fact|until)\(\s*(?P<quote>['\"])(?P<id>[^'\"]+)(?P=quote)")


def check(checkup: Checkup) -> None:
    """Report last days before the first, and warn of what prints a fact past its last day without saying when it ended."""
    facts = checkup.summit.facts
    in_order = {id_: fact for id_, fact in facts.items() if _in_order(checkup, id_, fact)}
    past = {id_: fact for id_, fact in in_order.items() if _is_past(checkup, fact)}
    for id_, fact in past.items():
        if fact.status == "in-force":
            checkup.problems.warn(
                CODE, f"'{id_}' is called in force, and its last day is '{fact.until}', before the day of the books ({_today(checkup)})",
                checkup.place(fact.span, "status"),
                "look up what holds now, or write another status: signed, reported",
            )  # fmt: skip
    if past:
        for text in checkup.texts:
            _in_text(checkup, text, past)
        for model in checkup.models:
            _in_lists(checkup, model, past)


def _today(checkup: Checkup) -> date:
    return checkup.summit.settings.date


def _is_past(checkup: Checkup, fact: Fact) -> bool:
    last = last_day(fact.until) if fact.until and CODE not in fact.accept else None
    return last is not None and last < _today(checkup)


def _in_order(checkup: Checkup, id_: str, fact: Fact) -> bool:
    last = last_day(fact.until) if fact.until else None
    if fact.until is None or last is None:
        return False
    for name in ("as_of", "in_force"):
        value: Plain | None = getattr(fact, name)
        first = begins(value) if value else None
        if first is not None and last < first:
            checkup.problems.error(
                "ends-before-it-begins", f"the last day of '{id_}' is '{fact.until}', before its '{kebab(name)}' ('{value}')", fact.until.span,
                f"correct 'until' or '{kebab(name)}'",
            )  # fmt: skip
            return False
    return True


def _in_text(checkup: Checkup, written: TextUse, past: dict[str, Fact]) -> None:
    """A text that prints the last day as well says itself that it is over."""
    calls = list(_CALL.finditer(written.text)) if CODE not in written.accepted else []
    said = {call["id"] for call in calls if call["name"] == "until"}
    for id_ in dict.fromkeys(call["id"] for call in calls if call["id"] in past.keys() - said):
        call = next(call for call in calls if call["id"] == id_)
        place = checkup.reading.origins.offset(written.text, call.start("id"), len(id_))
        _told(
            checkup,
            id_,
            past[id_],
            place,
            f'say when it ended, {{{{ until("{id_}") }}}}; or print what holds now',
        )


def _in_lists(checkup: Checkup, model: Model, past: dict[str, Fact]) -> None:
    for key, id_ in _listed(model) if CODE not in getattr(model, "accept", {}) else ():
        if id_ in past:
            _told(checkup, id_, past[id_], checkup.place(model.span, key, id_), "name a fact that holds now")


def _listed(model: Model) -> Iterator[tuple[str, str]]:
    for name in LISTS:
        yield from ((kebab(name), id_) for id_ in getattr(model, name, ()))
    if number := getattr(model, "one_number", None):
        yield "one-number", number


def _told(checkup: Checkup, id_: str, fact: Fact, place: Span | None, cure: str) -> None:
    checkup.problems.warn(
        CODE, f"the last day of '{id_}' is '{fact.until}', before the day of the books ({_today(checkup)}), and this prints it as current",
        place, f"{cure}; or accept it: 'accept: {{{CODE}: why}}'",
    )  # fmt: skip
