"""People who come, and for whom a product that is made for each person is not made."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checking.checkup import Checkup
from briefing.summit import DelegationBrief, Person

COMING = ("confirmed", "expected")


def check(checkup: Checkup) -> None:
    """Warn of each whom no reader of such a product may have."""
    for brief in checkup.summit.delegations.values():
        readers: dict[str, dict[str, None]] = {}
        for product, audiences in _orders(checkup, brief.id):
            readers.setdefault(product, {}).update(dict.fromkeys(audiences))
        for person in brief.people:
            if person.attending in COMING:
                _made_for(checkup, brief, person, readers)


def _orders(checkup: Checkup, whose: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every product of one delegation that is made for each person, and the audiences for whom it is made."""
    settings = checkup.summit.settings
    ordered = [
        (product, matrix.audiences)
        for matrix in settings.orders
        if not matrix.delegations or whose in matrix.delegations
        for product in matrix.products
    ]
    for product, audiences in (*ordered, *((product, ()) for product in settings.handouts)):
        made = checkup.kind(checkup.products, product)
        if made is not None and made.PRODUCT.per_person:
            of_role = tuple(id_ for id_, rule in settings.audiences.items() if rule.role == made.PRODUCT.role)
            yield product, audiences or of_role


def _made_for(
    checkup: Checkup, brief: DelegationBrief, person: Person, readers: dict[str, dict[str, None]]
) -> None:
    settings = checkup.summit.settings
    labels = person.audience or brief.audience or (settings.default_label,)
    if not checkup.labels.issuperset(labels):
        return  # a label that there is not is told where it stands
    here = person.only is None or brief.id in person.only
    for_him = {
        id_ for id_, rule in settings.audiences.items() if here and not set(rule.reads).isdisjoint(labels)
    }
    without = [
        product for product, audiences in readers.items() if audiences and for_him.isdisjoint(audiences)
    ]
    if without:
        shut_out = dict.fromkeys(id_ for product in without for id_ in readers[product])
        checkup.problems.warn(
            "left-out-of-handouts",
            f"no {' or '.join(without)} will be made for {person.display}: {' or '.join(shut_out)} may not read this person",
            checkup.place(person.span, "id", person.id),
            "give the person a label that they read, or say attending: not-attending",
        )
