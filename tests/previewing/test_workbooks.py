"""Values of Excel workbooks: a click on a word names their sheet and cell, and says where they are corrected."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefing.previewing import Engine, Origin
from tests.conftest import TINY
from tests.workbooks import write_workbook

FLOW = """
Flow!A1 country | share
Flow!A2 Австрия | 34.5
Flow!A3 Швейцария | 21.25
Other!A1 nothing
Other!A2 of this
"""
PEOPLE = """
People!A1 id | display | title | role | precedence | audience
People!A2 host | Ида Хост | Премьер-министр | head | 1 | guest
"""


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    folder = tmp_path / "briefs"
    shutil.copytree(TINY, folder)
    write_workbook(folder / "data" / "flow.xlsx", FLOW)
    write_workbook(folder / "people.xlsx", PEOPLE)
    for gone in ("data/flow.csv", "people.yaml"):
        (folder / gone).unlink()
    charts = folder / "charts" / "all.yaml"
    charts.write_text(
        charts.read_text(encoding="utf-8").replace("flow.csv", "flow.xlsx:Flow"), encoding="utf-8"
    )
    return Engine(folder, checks=False)


def _clicked(engine: Engine, word: str) -> Origin:
    order = engine.order("austria", audience="minister")
    for page in engine.show(order).pages:
        text = engine.page_text(order, page.number)
        for token in text.tokens:
            if token.text == word:
                left, top, width, height = text.box_of_piece(token.pieces[0])
                found = engine.origin_at(order, page.number, left + width / 2, top + height / 2)
                assert found is not None
                return found
    raise AssertionError(f"no '{word}' on any page")


def test_a_word_of_a_workbook_has_a_sheet_and_a_cell(engine: Engine) -> None:
    share, name = _clicked(engine, "21,3"), _clicked(engine, "Ида")
    assert (share.file, share.cell, share.kind) == ("briefs/data/flow.xlsx", "Flow!B3", "label")
    assert (name.file, name.cell) == ("briefs/people.xlsx", "People!B2")
    assert engine.field(share.file, share.line, share.column) is None


def test_a_click_says_which_characters_of_a_value_the_word_is(engine: Engine) -> None:
    origin = _clicked(engine, "шлюз")
    form = engine.field(origin.file, *origin.start)
    assert form is not None and form.value[slice(*origin.within)] == "шлюз"
