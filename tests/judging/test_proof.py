"""Whatever goes wrong in selection, the file is not published: the proof does not ask selection."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefing import pipeline
from briefing.diagnostics import Diagnostic
from briefing.editions import rules, selection
from briefing.editions.rules import Reader
from briefing.pipeline import BuildOptions
from briefing.schema import Model
from briefing.summit import Ask, Order, Summit
from tests.folders import summit_with

INSIDE = """
  - {id: liaison, display: Петра Войтова, title: Связная хозяев для швейцарцев, role: official, only: [switzerland]}
  - {id: usher, display: Виктор Дверников, title: Распорядитель, role: official, dietary: не ест ни рыбы ни мяса вообще}
"""
POINTS = "points:\n  - {id: at-1, audience: minister, text: Мы ценим ваши шлюзы., to: muster}\n"
SCENE = """scene:
  audience: guest
  bottom-line: Австрия приехала говорить о шлюзах и о рыбе.
  body:
    - {audience: minister, text: Канцлеру нужен успех перед выборами в мае.}
"""
CHANGES = {
    "programme.yaml": (("", "  - {id: before, date: 2031-03-02, start: '09:00', title: Хозяева договариваются между собой, place: Замок}\n"),),
    "people.yaml": (("", INSIDE),),
    "delegations/austria.yaml": ((POINTS, POINTS + SCENE), ("asks:\n  - {id: at-ask, audience: minister", "asks:\n  - {id: at-ask, audience: guest")),
    "books/main.yaml": (("  - {section: points, starts: run-on}\n", "  - {section: points, starts: run-on}\n  - {section: scene-setter}\n"),),
}  # fmt: skip


@pytest.fixture(scope="module")
def summit() -> Summit:
    return summit_with(CHANGES)


def faults(summit: Summit, delegation: str, audience: str, product: str, tmp_path: Path) -> tuple[Diagnostic, ...]:  # fmt: skip
    order = Order(product=product, delegation=delegation, audience=audience, language="ru", format="a4")
    edition = pipeline.select(summit, order)
    made = pipeline.build(edition, BuildOptions(assets=tmp_path))
    return pipeline.verify(summit, edition, made, made.pdf(), "x.pdf")


def only_inverted(self: Reader, value: Any) -> bool:
    only = getattr(value, "only", None)
    if only is not None and self.delegation and self.delegation in only:
        return False
    return not self.reads.isdisjoint(self.label)


def audience_ignored(self: Reader, value: Any) -> bool:
    only = getattr(value, "only", None)
    return only is None or not self.delegation or self.delegation in only


def parent_ignored(self: Reader, value: Any) -> Reader:
    """What says nothing of its own is for the widest label there is."""
    below = BELOW(self, value)
    own = isinstance(getattr(value, "audience", None), tuple)
    return below if own else Reader(**{**fields_of(below), "label": ("guest",)})


BELOW = Reader.below


def fields_of(reader: Reader) -> dict[str, Any]:
    return {name: getattr(reader, name) for name in Reader.__struct_fields__}


def reads_ignored(value: Model, reader: Reader) -> Model:
    everywhere = Reader(**{**fields_of(reader), "role": "staff"})
    return PRUNE_INSIDE(value, everywhere)


PRUNE_INSIDE = rules.prune_inside


def parts_of_all(self: selection.Selection) -> Any:
    return self._kept("topics", self.summit.topics)


def briefs_of_others(self: selection.Selection) -> Any:
    """The right name over another's brief."""
    other = next(b for i, b in self.summit.delegations.items() if i != self.whose)
    own = self.summit.delegations[self.whose]
    return {self.whose: other.replaced(id=own.id, name=own.name, code=own.code)}


def test_as_it_is_nothing_is_found(summit: Summit, tmp_path: Path) -> None:
    for audience in ("minister", "guest"):
        for product in ("book", "name-badges", "whos-who"):
            assert faults(summit, "austria", audience, product, tmp_path) == ()


@pytest.mark.parametrize(
    ("what", "name", "wrong", "audience"),
    [
        (Reader, "may_read", only_inverted, "minister"),
        (Reader, "may_read", audience_ignored, "guest"),
        (Reader, "below", parent_ignored, "guest"),
        (rules, "prune_inside", reads_ignored, "guest"),
        (selection, "prune_inside", reads_ignored, "guest"),
        (selection.Selection, "_topics", parts_of_all, "minister"),
        (selection.Selection, "_delegations", briefs_of_others, "minister"),
    ],
)  # fmt: skip
def test_a_wrong_rule_in_selection_stops_the_file(
    summit: Summit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, what: Any, name: str, wrong: Any, audience: str
) -> None:  # fmt: skip
    monkeypatch.setattr(what, name, wrong)
    found = faults(summit, "austria", audience, "book", tmp_path)
    assert "leak" in {fault.code for fault in found}, found


def test_words_that_are_missing_are_told_at_their_line(
    summit: Summit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A selection that takes out too much is wrong too: the minister has no red line."""
    kept = Reader.may_read

    def no_asks(self: Reader, value: Any) -> bool:
        return not isinstance(value, Ask) and kept(self, value)

    monkeypatch.setattr(Reader, "may_read", no_asks)
    found = faults(summit, "austria", "minister", "book", tmp_path)
    assert {fault.code for fault in found} == {"missing-words"}
    assert any("red-line" in fault.message and "austria.yaml" in str(fault.span) for fault in found)
