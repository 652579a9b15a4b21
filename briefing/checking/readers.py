"""A text may only print what its readers may read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from briefing.charts import ChartSpec
from briefing.charts.base import Grid
from briefing.checking.checkup import Checkup
from briefing.checking.traversal import TextUse
from briefing.diagnostics import Span
from briefing.roles import EVERYONE, HOST, OUTSIDE
from briefing.schema import Located, Model
from briefing.summit import BottomLine, DelegationBrief, Seat, Session, TopicBrief


def check(checkup: Checkup, written: TextUse, named: Iterable[tuple[str, str]]) -> None:
    """Report each fact and person that a text names for an audience from which it is withheld."""
    for what, id_ in dict.fromkeys(named):
        place = checkup.reading.origins.text(written.text, id_)
        _report(checkup, what, id_, written.labels, place, written.roles)


def _report(
    checkup: Checkup,
    what: str,
    id_: str,
    readers: tuple[str, ...],
    span: Span | None,
    roles: frozenset[str] = EVERYONE,
) -> None:
    """An error for the first audience that reads what names a thing, and may not have the thing."""
    labels = _labels(checkup, what, id_)
    for audience, rule in checkup.summit.settings.audiences.items():
        reads = set(rule.reads)
        if labels is None or rule.role not in roles or not reads & set(readers) or reads & set(labels):
            continue
        checkup.problems.error(
            f"{what}-not-readable",
            f"{audience} may read this text, but not the {what} '{id_}' (it is for {', '.join(labels)})",
            span,
            f"give the text a narrower audience, or the {what} a wider one",
        )
        break


def check_ids(checkup: Checkup) -> None:
    """The same for what is named by an id alone: figures, the one number, seats, who leads, cells of charts."""
    summit = checkup.summit
    for model, labels in _labelled(summit, (summit.settings.default_label,)):
        for what, id_, roles in _named(model, checkup):
            _report(checkup, what, id_, labels, getattr(id_, "span", None) or model.span, roles)


def _labelled(value: Any, labels: tuple[str, ...]) -> Iterator[tuple[Model, tuple[str, ...]]]:
    """Every model with the reading labels it is written for."""
    if isinstance(value, Model):
        own = getattr(value, "audience", None)
        labels = own if isinstance(own, tuple) else labels
        yield value, labels
        inside: Iterable[Any] = (inner for name, inner in value.__dict__.items() if name != "span")
    else:
        inside = value.values() if isinstance(value, Mapping) else value if isinstance(value, tuple) else ()
    for inner in inside:
        if isinstance(inner, (Model, Mapping, tuple)):
            yield from _labelled(inner, labels)


def _named(model: Model, checkup: Checkup) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Facts and people whose ids stand in the fields of a model itself, and the roles that find them there."""
    match model:
        case (
            DelegationBrief(figures=ids, guest_figures=theirs) | TopicBrief(figures=ids, guest_figures=theirs)
        ):
            yield from (("fact", id_, HOST if theirs else EVERYONE) for id_ in ids)
            yield from (("fact", id_, OUTSIDE) for id_ in theirs)
        case BottomLine(one_number=str(id_)):
            yield "fact", id_, EVERYONE
        case Seat(person=str(id_)):
            yield "person", id_, EVERYONE
        case Session(lead=str(id_)) if id_ in checkup.people:
            yield "person", id_, EVERYONE
        case ChartSpec(data=Grid() as grid):
            facts = checkup.summit.facts
            yield from (
                ("fact", Located(c.text, c.span), EVERYONE)
                for row in grid.rows
                for c in row
                if c.text in facts
            )


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
