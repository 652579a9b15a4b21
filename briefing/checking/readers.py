"""A text may only print what its readers may read."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.checking.checkup import Checkup
from briefing.checking.walking import Written


def check(checkup: Checkup, written: Written, named: Iterable[tuple[str, str]]) -> None:
    """Report each fact and person that a text names for an audience from which it is withheld."""
    for what, id_ in dict.fromkeys(named):
        labels = _labels(checkup, what, id_)
        for audience, rule in checkup.summit.settings.audiences.items():
            if labels is None or not set(rule.reads) & set(written.labels) or set(rule.reads) & set(labels):
                continue
            checkup.problems.error(
                f"{what}-not-readable",
                f"{audience} may read this text, but not the {what} '{id_}' (it is for {', '.join(labels)})",
                checkup.reading.origins.text(written.text, id_),
                f"give the text a narrower audience, or the {what} a wider one",
            )
            break


def _labels(checkup: Checkup, what: str, id_: str) -> tuple[str, ...] | None:
    default = (checkup.summit.settings.default_label,)
    if what == "fact":
        fact = checkup.summit.facts.get(id_)
        return None if fact is None else fact.audience or default
    person = checkup.people.get(id_)
    if person is None:
        return None
    whose = next((d.audience for d in checkup.summit.delegations.values() if person in d.people), None)
    return person.audience or whose or default
