"""Names that are one to a hasty eye and two to the program, and the code of another country."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.checking.checkup import Checkup
from briefing.diagnostics import Span
from briefing.languages.territories import code_called, territory
from briefing.letters import folded
from briefing.schema import Model
from briefing.summit import Name


def check(checkup: Checkup) -> None:
    """Warn of ids that differ in capitals alone, and of a delegation with the code of another country than it is called."""
    summit = checkup.summit
    for what, named in (("fact", summit.facts), ("source", summit.sources), ("chart", summit.charts)):
        _in_capitals(checkup, what, named)
    event = summit.settings.event
    _code(checkup, event.host, event.host_code, checkup.place(event.span, "host-code"))
    for brief in summit.delegations.values():
        _code(checkup, brief.name, brief.code, checkup.place(brief.span, "code"))


def _code(checkup: Checkup, name: Name, code: str, place: Span | None) -> None:
    other, own = territory("en", code), code_called(name.short)
    if other and own and own != code and folded(other) not in {folded(name.short), folded(name.formal)}:
        checkup.problems.warn(
            "code-of-another", f"{code} is the code of {other}, and this is {name.short}", place,
            f"write {own}: flags and outlines of countries are found by it",
        )  # fmt: skip


def _in_capitals(checkup: Checkup, what: str, named: Mapping[str, Model]) -> None:
    first: dict[str, str] = {}
    for id_, model in named.items():
        other = first.setdefault(folded(id_), id_)
        if other != id_:
            at = checkup.reading.origins.key(named[other].span)
            checkup.problems.warn(
                "ids-in-capitals", f"the {what}s '{id_}' and '{other}', at {at}, differ in capitals or accents alone",
                checkup.reading.origins.key(model.span), "give one of them another id, or make one of the two",
            )  # fmt: skip
