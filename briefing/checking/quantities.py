"""One quantity has one fact: two counts of it are two facts that name their counters."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.checking.checkup import Checkup
from briefing.letters import folded
from briefing.summit import Fact


def check(checkup: Checkup) -> None:
    """Warn of each fact that says of one thing, in one unit and as of one day, what another says otherwise or says too."""
    first: dict[tuple[str, ...], list[str]] = {}
    for id_, fact in checkup.summit.facts.items():
        others = first.setdefault(_quantity(id_, fact), [])
        other = _rival(checkup.summit.facts, fact, others)
        if other is not None:
            _tell(checkup, id_, other)
        others.append(id_)


def _quantity(id_: str, fact: Fact) -> tuple[str, ...]:
    """What is counted: whose it is, what, in which unit, as of when. Ids that name no subject are their own."""
    subject = id_.split(".", 1)[0] if "." in id_ else id_
    return (subject, *sorted(fact.only or ()), _without_counter(fact), fact.unit or "", folded(fact.as_of))


def _without_counter(fact: Fact) -> str:
    label, counter = folded(fact.label), folded(fact.counter or "")
    return label.removesuffix(counter).rstrip(" ,;:(–-") if counter else label


def _rival(facts: Mapping[str, Fact], fact: Fact, others: list[str]) -> str | None:
    """The first of some facts about the same quantity that has the same counter, or one of the two none."""
    counter = folded(fact.counter or "")
    rivals = (id_ for id_ in others if not counter or folded(facts[id_].counter or "") in ("", counter))
    return next(rivals, None)


def _tell(checkup: Checkup, id_: str, other: str) -> None:
    facts = checkup.summit.facts
    mine, theirs = facts[id_], facts[other]
    place = checkup.place(mine.span, "label")
    at = checkup.reading.origins.key(theirs.span)
    if (mine.value, mine.to, mine.text) == (theirs.value, theirs.to, theirs.text):
        checkup.problems.warn(
            "fact-twice", f"'{id_}' says what '{other}' says, at {at}", place,
            "keep one of the two, and print it in both places",
        )  # fmt: skip
    else:
        checkup.problems.warn(
            "two-counts", f"'{id_}' and '{other}', at {at}, say two things of one quantity", place,
            "say in each who counted, 'counter: …', or in 'label' what makes them two",
        )  # fmt: skip
