"""Tables: spans and their heads, groups, numbers on their mark, captions, and work in proportion to the rows."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest

import briefing.layout.flow.blocks as blocks_module
from briefing.document import Cell, Column, Row, Table, Text
from briefing.faces import face
from briefing.layout.inline.paragraphs import lay_paragraph
from tests.layout.books import WIDE, made_of, para
from tests.layout.test_typesetting import pages
from tests.pdf_inspector import inspect
from tests.pdfs.tree import Node, read_tree
from tests.structure import faults, tags_in_order

SANS = "Source Sans 3/SourceSans3-Regular.ttf"


def cell(text: str, **facts: Any) -> Cell:
    return Cell((para(text, "table"),), **facts)


def row(*texts: str, group: bool = False) -> Row:
    return Row(tuple(cell(text) for text in texts), group)


def two_levels(rows: int = 3) -> Table:
    head = (
        Row((cell("Name", rows=2), cell("Trade", columns=2), cell("Remark", rows=2))),
        Row((cell("imports"), cell("exports"))),
    )
    body = tuple(
        Row((cell(f"name{i}", head=True), cell(f"in{i}"), cell(f"out{i}"), cell(f"note{i}")))
        for i in range(rows)
    )
    return Table((Column(),) * 4, head, body)


def cells_of(pdf: bytes) -> dict[str, Node]:
    """The cells of a file by their words."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        root = read_tree(file)
        assert root is not None
        words = {(page.objgen, w.mark): w.text for page in inspect(pdf).pages for w in page.words}
        found = {}
        for node in root.walk():
            if node.tag in ("TH", "TD"):
                text = "".join(words.get(content, "") for content in node.flow()).strip()
                found[text] = (node.id, [str(h) for h in node.attribute("/Headers") or []])
        return found  # type: ignore[return-value]


def test_a_cell_that_spans_rows_keeps_its_column_in_the_rows_below() -> None:
    body = (Row((cell("Aa", rows=2), cell("B1"), cell("C1"))), Row((cell("B2"), cell("C2"))))
    made = inspect(made_of(Table((Column(),) * 3, (), body)).pdf)
    at = {word: made.find(word).x for word in ("Aa", "B1", "C1", "B2", "C2")}
    assert at["B1"] == at["B2"] and at["C1"] == at["C2"] and at["Aa"] < at["B1"] < at["C1"]


def test_a_sub_head_stands_under_its_spanner() -> None:
    made = inspect(made_of(two_levels()).pdf)
    assert made.find("imports").x == pytest.approx(made.find("Trade").x)
    assert made.find("in1").x == pytest.approx(made.find("imports").x)
    assert made.find("note1").x == pytest.approx(made.find("Remark").x)


def test_cells_name_their_heads_where_the_head_has_two_levels() -> None:
    pdf = made_of(two_levels()).pdf
    found: Any = cells_of(pdf)
    ids = {identity: text for text, (identity, _) in found.items() if identity}
    assert [ids[h] for h in found["out1"][1]] == ["Trade", "exports", "name1"]
    assert [ids[h] for h in found["exports"][1]] == ["Trade"]
    assert [ids[h] for h in found["name1"][1]] == ["Name"]
    assert faults(pdf) == []


def test_heads_of_two_tables_have_ids_of_their_own() -> None:
    assert faults(made_of(two_levels(), two_levels(90)).pdf) == []


def test_a_spanning_cell_higher_than_its_rows_makes_room() -> None:
    long = "word " * 60
    body = (Row((cell(long, rows=2), cell("B1"))), Row((cell("B2"),)), row("after", "C"))
    made = inspect(made_of(Table((Column(0.2), Column(0.8)), (), body)).pdf)
    lowest = min(w.y for w in made.strings if "word" in w.text)
    assert made.find("after").y < lowest - 10 and made.find("B1").y > made.find("B2").y > lowest


def test_rows_tied_by_a_span_stay_on_one_page() -> None:
    for before in range(28, 48):
        body = (*(row(f"r{i}", "x") for i in range(before)), Row((cell("A", rows=3), cell("B1"))),
                Row((cell("B2"),)), Row((cell("B3"),)), *(row(f"s{i}", "x") for i in range(6)))  # fmt: skip
        made = inspect(made_of(Table((Column(),) * 2, (), body)).pdf)
        assert len({made.find(word).page for word in ("B1", "B2", "B3")}) == 1


def test_a_span_taller_than_a_page_is_cut_and_nothing_is_lost() -> None:
    rows = tuple(Row((cell(f"B{i} " + "word " * 200),)) for i in range(1, 40))
    body = (Row((cell("A " + "word " * 900, rows=40), cell("B0"))), *rows)
    made = made_of(Table((Column(0.5), Column(0.5)), (), body))
    text = " ".join(pages(made.pdf))
    assert text.count("word") == 900 + 39 * 200 and not made.problems


def test_a_group_of_rows_stays_together() -> None:
    seen = False
    for before in range(28, 48):
        body = (*(row(f"r{i}", "x") for i in range(before)), row("Group", "", group=True),
                *(row(f"g{i}", "x") for i in range(5)), row("Other", "", group=True),
                *(row(f"h{i}", "x") for i in range(5)))  # fmt: skip
        made = inspect(made_of(Table((Column(),) * 2, (), body)).pdf)
        for words in (["Group", *(f"g{i}" for i in range(5))], ["Other", *(f"h{i}" for i in range(5))]):
            assert len({made.find(word).page for word in words}) == 1, before
        seen = seen or len(made.pages) == 2
    assert seen


def test_a_group_longer_than_half_a_page_is_cut() -> None:
    body = (row("Group", "", group=True), *(row(f"g{i}", "x") for i in range(150)))
    made = inspect(made_of(para("before"), Table((Column(),) * 2, (), body)).pdf)
    assert len(made.pages) < 6 and made.find("Group", page=1)


def test_numbers_with_units_line_up_on_their_digits() -> None:
    values = ["12 %", "7", "$5.5 bn", "1,200.5", "−3.75", "12–14", "1,234"]
    made = inspect(made_of(Table((Column(align="decimal"),), (), tuple(row(v) for v in values))).pdf)
    sans = face(SANS)

    def mark(value: str, whole: str) -> float:
        found = made.find(value)
        return found.x + sans.width(whole, found.size)

    marks = [mark("12 %", "12"), mark("$5.5 bn", "$5"), mark("1,200.5", "1,200"), mark("−3.75", "−3"),
             mark("12–14", "12–14"), mark("1,234", "1,234")]  # fmt: skip
    sevens = [w for w in made.strings if w.text.strip() == "7"]
    assert len(sevens) == 1
    marks.append(sevens[0].x + sans.width("7", sevens[0].size))
    assert max(marks) - min(marks) < 0.7  # kerns of the marks themselves


def test_a_caption_belongs_to_its_table() -> None:
    table = Table((Column(),), (), (row("x"),), (Text("What it shows"),))
    pdf = made_of(table).pdf
    assert "Table Caption TBody" in tags_in_order(pdf) and faults(pdf) == []


@pytest.mark.parametrize("rows", [600, 2000])
def test_long_tables_are_whole(rows: int) -> None:
    body = tuple(row(f"r{i}.", f"{i * 1.25:.2f}", "word " * (i % 9 + 1)) for i in range(rows))
    head = (row("Head", "Value", "Words"),)
    made = made_of(Table((Column(), Column(align="decimal"), Column()), head, body))
    text = "\n".join(pages(made.pdf))
    assert all(f"r{i}." in text for i in range(rows)) and text.count("Head") == made.pages
    assert not made.problems


def test_work_grows_with_the_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted in calls: cells set, and rows looked at where pages end."""
    calls = 0

    def counted(*args: Any, **more: Any) -> Any:
        nonlocal calls
        calls += 1
        return lay_paragraph(*args, **more)

    monkeypatch.setattr(blocks_module, "lay_paragraph", counted)
    found = []
    for rows in (200, 400, 800):
        calls = 0
        made_of(Table((Column(),) * 2, (), tuple(row(f"r{i}", "x") for i in range(rows))))
        found.append(calls)
    assert found == [400, 800, 1600]


def test_a_short_column_leaves_its_room_to_one_whose_lines_break() -> None:
    rows = tuple(row(f"Office {n}", "202-555-0111", "South Portico of the house " * 2) for n in range(6))
    shares = (Column(0.34), Column(0.34), Column(0.32))
    found = inspect(made_of(Table(shares, (), rows)).pdf)
    places = sorted({round(w.x) for w in found.strings if w.artifact is None})
    assert places[1] - places[0] < 0.34 * WIDE - 30 and places[2] - places[1] < 0.34 * WIDE - 30
    assert sum("Portico" in line for line in found.lines(1)) == 6


def test_columns_to_write_in_and_columns_in_which_nothing_breaks_keep_their_shares() -> None:
    shares = (Column(0.5), Column(0.5))
    long = "a line that is much longer than half of the page is wide and so takes two lines of the table at least"
    for rows in ((row("short", "short"),) * 4, (row(long, ""),) * 4):
        found = inspect(made_of(Table(shares, (row("ONE", "TWO"),), rows)).pdf)
        assert found.find("TWO").x - found.find("ONE").x == pytest.approx(WIDE / 2, abs=0.5)
