"""The tool sees each fault that it is there for: pages with one fault each, and the same without it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing import formats, styles
from briefing.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Part,
    Placed,
    Row,
    Running,
    Sheet,
    Table,
    Text,
)
from briefing.styles import Style
from briefing.typesetting import typeset
from tests.contrast import contrast
from tests.layout.books import MEASURE, METADATA, WIDE, made_of, para
from tests.layout.torture import words
from tests.measuring.fill import alone, counted, distances, fill
from tests.measuring.places import outside, overlaps, unreadable
from tests.measuring.reading import Fault, Measured
from tests.measuring.type import line_lengths, off_scale

HOUSE = styles.load("secretariat")
A4 = formats.load("a4")


def changed(name: str, **facts: object) -> Style:
    """The house style with one paragraph style changed."""
    return HOUSE.replaced(paragraphs={**HOUSE.paragraphs, name: HOUSE.paragraphs[name].replaced(**facts)})


def measured(*blocks: Block, style: Style = HOUSE) -> Measured:
    return Measured(made_of(*blocks, style=style).pdf, A4)


def rules(found: object) -> list[str]:
    assert not isinstance(found, str)
    return sorted({fault.rule for fault in found if isinstance(fault, Fault)})  # type: ignore[attr-defined]


TEXT: tuple[Block, ...] = tuple(para(words(70, seed)) for seed in range(14))
SUBHEADS: tuple[Block, ...] = (
    Heading(1, (Text("Title"),)),
    *TEXT[:3],
    Heading(2, (Text("Subhead"),)),
    *TEXT[3:5],
)


def test_a_good_page_has_no_faults() -> None:
    file = measured(*SUBHEADS)
    for measure in (off_scale, distances, alone, overlaps, unreadable, outside):
        assert list(measure(file)) == [], measure
    assert not list(line_lengths(file, MEASURE))


FAULTY: list[tuple[str, Callable[[], Measured], Callable[[Measured], object]]] = [
    ("size", lambda: measured(*TEXT[:2], style=changed("body", size=11.0)), off_scale),
    (
        "line",
        lambda: measured(*TEXT, style=HOUSE.replaced(label_column=0)),
        lambda file: line_lengths(file, WIDE),
    ),
    ("subhead", lambda: measured(*SUBHEADS, style=changed("h2", after=20)), distances),
    ("contrast", lambda: measured(*TEXT[:2], style=changed("body", colour="hairline")), unreadable),
    ("contrast", lambda: measured(*TEXT[:2], style=changed("body", colour="hue-mid")), unreadable),
    ("overlap", lambda: measured(*TEXT[:2], style=changed("body", leading=6)), overlaps),
]


@pytest.mark.parametrize(("rule", "file", "measure"), FAULTY)
def test_a_fault_is_seen(
    rule: str, file: Callable[[], Measured], measure: Callable[[Measured], object]
) -> None:
    assert rules(measure(file())) == [rule]


def sheet(*places: Placed) -> Measured:
    part = Part("p", "P", (Sheet(places),), running=False)
    return Measured(typeset(Document(METADATA, (part,), Running()), A4, HOUSE).pdf, A4)


def test_words_over_words_and_at_the_edge_are_seen() -> None:
    good = sheet(Placed(20, 20, 80, 20, (para("one"),)), Placed(20, 60, 80, 20, (para("two"),)))
    over = sheet(Placed(20, 20, 80, 20, (para("one"),)), Placed(20, 21, 80, 20, (para("two"),)))
    edge = sheet(Placed(1, 20, 80, 20, (para("one"),)))
    assert rules([*overlaps(good), *outside(good)]) == []
    assert rules(overlaps(over)) == ["overlap"] and rules(outside(edge)) == ["outside"]


def test_pages_that_are_half_empty_are_seen() -> None:
    half = tuple(block for seed in range(3) for block in (*TEXT[:3], PageBreak()))
    file = measured(*half, *TEXT)
    assert counted(file) and rules(fill(file)) == ["fill"]
    assert rules(fill(measured(*TEXT, *TEXT))) == []


def test_a_row_that_stands_alone_is_seen() -> None:
    file = measured(para("x"))
    assert list(alone(file)) == []
    file.rows = [[(1, True), (1, False), (1, False), (1, False), (2, True), (2, False)]]
    assert rules(alone(file)) == ["row"]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    assert contrast((0.4667, 0.4667, 0.4667), (1, 1, 1)) == pytest.approx(4.48, abs=0.01)


def test_rows_of_a_table_are_read_with_their_pages() -> None:
    row = Row((Cell((Paragraph((Text("cell"),), "table"),)),))
    head = Row((Cell((Paragraph((Text("head"),), "table-head"),)),))
    (rows,) = measured(Table((Column(),), (head,), (row, row))).rows
    assert rows == [(1, True), (1, False), (1, False)]
