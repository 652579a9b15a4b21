"""The pocket programme is in its reader's words, names whom he meets, and shows where it is cut."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import pipeline
from briefing.document import Shape, Sheet, inlines_of, plain, walk
from briefing.summit import Order
from tests.folders import summit_with


def sheet(audience: str) -> Sheet:
    order = Order(
        product="pocket-programme",
        delegation="austria",
        audience=audience,
        language="en",
        format="a4-landscape",
        target="screen",
    )
    edition = pipeline.select(summit_with({}), order)
    document = pipeline.compose(edition, pipeline.BuildOptions(assets=Path()))
    (found,) = (block for part in document.parts for block in part.blocks if isinstance(block, Sheet))
    return found


def said(audience: str) -> list[str]:
    blocks = [block for place in sheet(audience).places for block in walk(place.blocks)]
    return [plain(run).replace("\u00a0", " ") for block in blocks for run in inlines_of(block)]


@pytest.mark.parametrize(("audience", "title"), [("guest", "Program"), ("minister", "Run of show")])
def test_the_day_is_called_as_its_reader_calls_it(audience: str, title: str) -> None:
    assert title in said(audience)
    assert ("Run of show" in said(audience)) is (title == "Run of show")


@pytest.mark.parametrize("audience", ["guest", "minister"])
def test_both_sides_of_the_table_are_named_the_others_first(audience: str) -> None:
    words = said(audience)
    sides = ("Лихтенштейн side", "Ида Хост"), ("Австрия side", "Анна Мустер")
    others, own = sides if audience == "guest" else sides[::-1]
    order = [words.index(name) for name in (*others, *own)]
    assert order == sorted(order)


def test_the_cut_is_a_whole_line_between_dashed_folds() -> None:
    """Along the middle of the sheet: dashed, whole over the two inner panels, dashed."""
    lines = [mark for mark in sheet("guest").marks if isinstance(mark, Shape) and mark.kind == "line"]
    level = sorted(mark.points for mark in lines if not mark.dash and mark.points[1] == mark.points[3])
    (cut,) = level
    folds = sorted(m.points for m in lines if m.dash and m.points[1] == m.points[3])
    assert [fold[1] for fold in folds] == [cut[1]] * 2
    assert folds[0][2] == cut[0] and folds[1][0] == cut[2]
