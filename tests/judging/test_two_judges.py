"""Selection and the second judge decide apart from one another, and decide the same, whatever the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from briefing import editions
from briefing.charts.base.grid import Datum, Grid
from briefing.diagnostics import BriefError, Problems, Span
from briefing.judging import Passage
from briefing.reading import load_into
from briefing.schema import Located, Model
from briefing.summit import Order, Summit
from tests.conftest import ROOT, TINY
from tests.judging.trees import Tree

At = tuple[str, int, int]
ACCEPTED = {
    "fact-not-readable", "person-not-readable", "wider-than-around", "never-read", "unused-label",
}  # fmt: skip
AROUND = (
    "summit/event",
    "summit/audiences",
    "summit/markings",
    "books",
    "terminology",
)  # printed for everybody


def read(folder: Path) -> Summit:
    """A summit even where `check` has something to say of it."""
    problems = Problems()
    summit = load_into(problems, folder)
    wrong = {d.code for d in problems.errors} - ACCEPTED
    assert not wrong, [d for d in problems.errors if d.code in wrong]
    return summit


def readers(summit: Summit) -> Iterator[Order]:
    for audience in summit.settings.audiences:
        for delegation in (*summit.delegations, "regional"):
            yield Order(
                product="name-badges", delegation=delegation, audience=audience, language="en", format="a4"
            )


def printed_in(value: Any) -> Iterator[At]:
    """Where every text inside a value was written."""
    if isinstance(value, Located | Datum):
        if value.span is not None and (not isinstance(value, Datum) or value.text):
            yield at(value.span)
    elif isinstance(value, Grid):
        yield from printed_in(value.rows)
    elif isinstance(value, Model):
        for name, inner in value.__dict__.items():
            if name not in ("span", "outline", "order", "changes"):
                yield from printed_in(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from printed_in(inner)
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from printed_in(inner)


def at(span: Span) -> At:
    return (span.file, span.line, span.column)


def differences(summit: Summit, order: Order) -> tuple[list[Passage], list[Passage]]:
    """What selection gives and the judge refuses, and the other way round."""
    assert summit.judge is not None
    whose = "" if order.delegation == "regional" else order.delegation
    may = summit.judge.readable(order.audience, whose)
    try:
        given = set(printed_in(editions.select(summit, order)))
    except BriefError as error:
        assert all(d.code in ("fact-not-readable", "person-not-readable") for d in error.diagnostics)
        assert names_what_is_refused(summit, order.audience, whose), error
        return [], []
    mine = {at(p.span) for p in may}
    known = [p for p in summit.judge.passages if p.printed]
    return (
        [p for p in known if at(p.span) in given - mine],
        [
            p
            for p in may
            if p.printed and at(p.span) not in given and not apart(p) and not for_others(summit, p)
        ],
    )


WORDED = {f"topics/*/{whose}{what}" for whose in ("", "guest-") for what in ("summary", "takeaway")}
"""Each reader has one of two wordings, whichever he might also read."""


def for_others(summit: Summit, passage: Passage) -> bool:
    """A fact that only the figures of guests name."""
    named = {f for topic in summit.topics.values() for f in topic.guest_figures}
    named |= {f for brief in summit.delegations.values() for f in brief.guest_figures}
    return passage.field.startswith("facts/*/") and passage.path.split(".", 1)[1].rsplit(".", 1)[0] in named


def apart(passage: Passage) -> bool:
    """Rows of a file that a chart leaves out, and what is printed for everybody."""
    return passage.field in WORDED or passage.field.startswith(
        (*AROUND, "charts/*/data", "charts/*/where", "charts/*/routes")
    )


def names_what_is_refused(summit: Summit, audience: str, delegation: str) -> bool:
    judge = summit.judge
    assert judge is not None
    reader, withheld = judge.reader(audience, delegation), judge.withheld(audience, delegation)
    hosts = {p.text for p in withheld if p.field == "people/*/id"}
    return any(p.text in hosts for p in judge.readable(audience, delegation)) or any(
        rule.kind == "named" and rule.values & reader.named for passage in withheld for rule in passage.rules
    )


@pytest.mark.parametrize("seed", range(60))
def test_over_random_rules(seed: int, tmp_path: Path) -> None:
    summit = read(Tree(seed, often=(0.15, 0.35, 0.6)[seed % 3]).write(tmp_path))
    for order in readers(summit):
        assert differences(summit, order) == ([], []), (order.audience, order.delegation)


@pytest.mark.parametrize("folder", [
    pytest.param(TINY, id="tiny"), pytest.param(ROOT / "briefs", id="shipped", marks=pytest.mark.slow),
])  # fmt: skip
def test_over_whole_briefs(folder: Path) -> None:
    summit = read(folder)
    unchosen = {id_: brief.replaced(topics=()) for id_, brief in summit.delegations.items()}
    summit = summit.replaced(delegations=unchosen)  # a choice of topics leaves out what may be read
    for order in readers(summit):
        assert differences(summit, order) == ([], []), (order.audience, order.delegation)
