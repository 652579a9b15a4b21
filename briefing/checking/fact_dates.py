"""The days of a fact: announced, in force, checked; an announcement is not taken for the day from which something holds."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.checking.checkup import Checkup
from briefing.checking.dates import first_day
from briefing.counts import counted
from briefing.schema import kebab
from briefing.summit import Fact

DAYS = ("announced", "in_force", "until", "checked")


def check(checkup: Checkup) -> None:
    """Report days that are none, and statuses that the days contradict or do not carry."""
    facts = checkup.summit.facts
    for id_, fact in facts.items():
        for name in DAYS:
            _is_a_day(checkup, fact, name)
        _in_force(checkup, id_, fact)
    for status, name in (("in-force", "in_force"), ("announced", "announced")):
        _without(checkup, facts, status, name)


def _is_a_day(checkup: Checkup, fact: Fact, name: str) -> None:
    """Words and other forms are told here; days that no calendar has, with all other dates."""
    value = getattr(fact, name)
    if value and first_day(value) is None and not value.replace("-", "").isdigit():
        checkup.problems.error(
            "no-date", f"'{value}' is no date", value.span,
            f"write '{kebab(name)}' as year-month-day: 2025-11-06, 2025-11 or 2025",
        )  # fmt: skip


def _in_force(checkup: Checkup, id_: str, fact: Fact) -> None:
    known = checkup.summit.settings.as_of
    since = first_day(fact.in_force) if fact.in_force else None
    if fact.status == "in-force" and since is not None and since > known:
        checkup.problems.warn(
            "not-in-force", f"'{id_}' is in force only from {fact.in_force}, later than the books know of ({known})",
            checkup.place(fact.span, "in-force"), "write 'status: announced' until then, or correct the date",
        )  # fmt: skip
    elif fact.status == "in-force" and fact.announced and not fact.in_force:
        checkup.problems.warn(
            "not-in-force", f"'{id_}' says when it was announced, and not since when it is in force",
            checkup.place(fact.span, "announced"), "look up the day from which it holds: 'in-force: …'",
        )  # fmt: skip
    elif fact.status == "announced" and since is not None and since <= known:
        checkup.problems.warn(
            "in-force-by-now", f"'{id_}' is in force since {fact.in_force}, and its status is 'announced'",
            checkup.place(fact.span, "status"), "write 'status: in-force', or correct the date",
        )  # fmt: skip


def _without(checkup: Checkup, facts: Mapping[str, Fact], status: str, name: str) -> None:
    """Facts of a status without its day, told once, where others have theirs; in folders without any, `as-of` is printed."""
    those = {id_: fact for id_, fact in facts.items() if fact.status == status}
    bare = [id_ for id_, fact in those.items() if not (fact.announced or fact.in_force)]
    if not bare or len(bare) == len(those):
        return
    others = f", and {counted(len(bare) - 1, 'other')}" if len(bare) > 1 else ""
    checkup.problems.warn(
        "no-day", f"'{bare[0]}' is '{status}' without its day{others}; 'as-of' is printed in its place",
        checkup.place(those[bare[0]].span, "status"), f"write '{kebab(name)}: …' as the others do",
    )  # fmt: skip
