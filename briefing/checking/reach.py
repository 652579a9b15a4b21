"""Items that do not reach the readers they are written for: what they stand in is for fewer."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from briefing.charts import ChartSpec
from briefing.checking.checkup import Checkup
from briefing.diagnostics import Span
from briefing.schema import Model
from briefing.summit import DelegationBrief, Item, Summit
from briefing.values import Value


class _Above(Value):
    """What stands around a value: who may read all of it, in whose books it is, and what it is called."""

    audiences: frozenset[str]
    delegations: frozenset[str]
    label: tuple[str, ...]  # what an item has that says nothing
    name: str = ""
    key: str = ""
    closed: frozenset[str] = frozenset()  # whom no label lets in here: the field is for other roles


def check(checkup: Checkup) -> None:
    """Report each item whose label, or whose list of delegations, is wider than what it stands in allows."""
    summit = checkup.summit
    everybody = _Above(
        frozenset(summit.settings.audiences), frozenset(summit.delegations), (summit.settings.default_label,)
    )
    for value, above in _items(summit, everybody, summit):
        _reaches(checkup, value, above)


def _items(value: Any, above: _Above, summit: Summit) -> Iterator[tuple[Item | ChartSpec, _Above]]:
    """Every model with a reading rule of its own, and what stands around it."""
    if isinstance(value, Model):
        if isinstance(value, (Item, ChartSpec)):
            yield value, above
            above = _narrowed(value, above, summit)
        reads = value.shape().reads
        for name, inner in value.__dict__.items():
            if not isinstance(inner, (Model, tuple, Mapping)) or name == "parts":
                continue
            below = above.replaced(key=name)
            if name in reads:
                may = {a for a in above.audiences if summit.settings.audiences[a].role in reads[name]}
                closed = above.closed | (set(summit.settings.audiences) - _of_roles(reads[name], summit))
                below = below.replaced(audiences=frozenset(may), name=name, closed=frozenset(closed))
            yield from _items(inner, below, summit)
        for whose, part in getattr(value, "parts", {}).items():
            yield from _items(
                part, above.replaced(delegations=above.delegations & {whose}, key="parts"), summit
            )
    elif isinstance(value, tuple):
        for inner in value:
            yield from _items(inner, above, summit)
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _items(inner, above, summit)


def _narrowed(value: Item | ChartSpec, above: _Above, summit: Summit) -> _Above:
    """What stands around the parts of a value. The names of a delegation are no secret: its brief closes nothing."""
    label = value.audience or above.label
    if isinstance(value, DelegationBrief):
        return above.replaced(delegations=above.delegations & {value.id}, label=label)
    only = value.only
    return above.replaced(
        audiences=above.audiences & _readers(label, summit)
        if _are_labels(label, summit)
        else above.audiences,
        delegations=above.delegations & set(only) if only is not None else above.delegations,
        label=label,
        name=str(getattr(value, "id", None) or above.key or above.name),
    )


def _are_labels(words: tuple[str, ...], summit: Summit) -> bool:
    """Whether all are labels; of what is written for one that there is not, nobody knows who was meant."""
    return {label for rule in summit.settings.audiences.values() for label in rule.reads}.issuperset(words)


def _of_roles(roles: Collection[str], summit: Summit) -> frozenset[str]:
    return frozenset(id_ for id_, rule in summit.settings.audiences.items() if rule.role in roles)


def _readers(labels: tuple[str, ...], summit: Summit) -> frozenset[str]:
    return frozenset(id_ for id_, rule in summit.settings.audiences.items() if set(rule.reads) & set(labels))


def _reaches(checkup: Checkup, value: Item | ChartSpec, above: _Above) -> None:
    if isinstance(value, DelegationBrief):
        return
    labels, only = value.audience or (), value.only
    shut_out = sorted(_readers(labels, checkup.summit) - above.audiences)
    if labels and shut_out:
        checkup.problems.error(
            "wider-than-around",
            f"this is for {', '.join(labels)}, but {_around(above)} is not for {', '.join(shut_out)}, who would never read it",
            _place(labels, value),
            _cure(above, sorted(above.closed.intersection(shut_out)), checkup.summit),
        )
    known = set(checkup.summit.delegations)
    if only and known.issuperset(only) and above.delegations.isdisjoint(only):
        checkup.problems.error(
            "never-read",
            f"this stands in no book: it is only for {', '.join(only)}, and what it stands in is for others",
            _place(only, value),
            "name the delegation whose brief this is, or take 'only' out",
        )


def _cure(above: _Above, closed: list[str], summit: Summit) -> str:
    """What can be done: a label lets in whoever may be let in; where the roles of a field shut somebody out, no label does."""
    if not closed:
        return "take what it stands in to the wider label, or give this the narrower one"
    there = [id_ for id_ in summit.settings.audiences if id_ in above.audiences]
    who = f"only {' and '.join(there)} ever read it" if there else "nobody outside ever reads it"
    return f"{who}, whatever its label: leave 'audience' out here, or move this to where {' and '.join(closed)} read"


def _around(above: _Above) -> str:
    return f"'{above.name.replace('_', '-')}', in which it stands," if above.name else "what it stands in"


def _place(words: tuple[str, ...], value: Item | ChartSpec) -> Span | None:
    return getattr(words[0], "span", None) or value.span
