"""Big numbers in papers that leave the house: nothing there that is disputed."""

from __future__ import annotations

from briefing.checking.checkup import Checkup
from briefing.roles import OUTSIDE
from briefing.summit import DelegationBrief, TopicBrief


def check(checkup: Checkup) -> None:
    """Warn of each disputed fact that guests, press or the public would see as a headline."""
    summit = checkup.summit
    read = {
        label for rule in summit.settings.audiences.values() if rule.role in OUTSIDE for label in rule.reads
    }
    told: set[str] = set()
    briefs: list[TopicBrief | DelegationBrief] = [*summit.topics.values(), *summit.delegations.values()]
    for brief in briefs:
        for id_ in brief.guest_figures or brief.figures:
            fact = summit.facts.get(id_)
            if fact is None or fact.status != "disputed" or id_ in told:
                continue
            if read.isdisjoint(fact.audience or (summit.settings.default_label,)):
                continue
            told.add(id_)
            checkup.problems.warn(
                "disputed-before-guests",
                f"guests see '{id_}' as a big number, and it is disputed",
                getattr(id_, "span", None) or brief.span,
                "name other facts for them in 'guest-figures'",
            )
