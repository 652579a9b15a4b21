"""Where things stand to the point: tiny pages, and a face of which every glyph is a square of ten points."""

from __future__ import annotations

from typing import Any

import pytest

from briefing import formats, styles
from briefing.document import (
    Block,
    Blocks,
    Box,
    Cell,
    Column,
    Columns,
    Heading,
    Inlines,
    NoteReference,
    Paragraph,
    Row,
    Table,
    Text,
)
from briefing.formats import Format
from briefing.layout.grid.column_widths import PAD_X, PAD_Y
from briefing.styles import ParagraphStyle, Style
from tests.faces import PLAIN, square_face
from tests.layout.books import made_of, para
from tests.pdf_inspector import inspect

MM = 72 / 25.4
EM = 10.0
MARGIN = 20.0
BASE = EM / 2 + EM * 0.32  # from the head of a line to its baseline
HOUSE = styles.load("secretariat")


def page(columns: int, lines: int) -> Format:
    """Paper whose type area is so many squares wide and high."""
    around = formats.load("a4").margins.replaced(
        **dict.fromkeys(("inner", "outer", "top", "bottom"), MARGIN / MM)
    )
    width, height = columns * EM + 2 * MARGIN, lines * EM + 2 * MARGIN + 1
    return formats.load("a4").replaced(width=width / MM, height=height / MM, margins=around, running=False)


@pytest.fixture(scope="module")
def squares(tmp_path_factory: pytest.TempPathFactory) -> Style:
    """The house style with squares for glyphs, everything ten points high and nothing between blocks."""
    file = str(square_face(tmp_path_factory.mktemp("faces") / "squares.ttf", PLAIN + "•–"))
    family = HOUSE.faces["text"].replaced(regular=file, bold=file, italic=file, bold_italic=file)
    plain = ParagraphStyle(size=EM, leading=EM)
    return HOUSE.replaced(
        faces={"text": family, "sans": family}, grid=EM, column_gap=2 * EM, paragraphs=dict.fromkeys(HOUSE.paragraphs, plain)
    )  # fmt: skip


Place = tuple[int, float, float, str]


def places(blocks: Blocks, format_: Format, style: Style, **more: Any) -> list[Place]:
    """Every string: its page, and its lower left corner in squares from the upper left of the type area."""
    found = inspect(made_of(*blocks, format_=format_, style=style, **more).pdf)
    top = format_.height * MM - MARGIN
    return [
        (w.page, round((w.x - MARGIN) / EM, 3), round((top - w.y - BASE) / EM, 3), w.text.rstrip(" "))
        for w in found.strings
        if w.text.strip()
    ]


def aligned(style: Style, align: str, **facts: Any) -> Style:
    body = style.paragraphs["body"].replaced(align=align, **facts)
    return style.replaced(paragraphs={**style.paragraphs, "body": body})


def test_lines_break_where_they_are_full(squares: Style) -> None:
    assert places((para("aaaa bbbb cccc dd"),), page(10, 4), squares) == [
        (1, 0, 0, "aaaa bbbb"),
        (1, 0, 1, "cccc dd"),
    ]


def test_lines_of_a_paragraph_are_weighed_together(squares: Style) -> None:
    """Taken one by one, the first line would be full and the second hold two letters."""
    long, last = "a" * 15, "d" * 19
    found = places((para(f"{long} bbbb cc {last}"),), page(20, 4), squares)
    assert [text for *_, text in found] == [long, "bbbb cc", last]


@pytest.mark.parametrize(("align", "left"), [("left", 0), ("center", 3), ("right", 6)])
def test_short_lines_stand_where_their_style_says(squares: Style, align: str, left: float) -> None:
    assert places((para("aaaa"),), page(10, 2), aligned(squares, align)) == [(1, left, 0, "aaaa")]


def test_justified_lines_end_at_the_edge(squares: Style) -> None:
    style = aligned(squares, "justify")
    words = "aaaaa bbbbb ccccc ddddd eeee fffff ggggg"  # 29 squares and then 11, in a measure of 30
    found = inspect(made_of(para(words), format_=page(30, 3), style=style).pdf)
    first, last = found.strings
    assert first.x == MARGIN and last.x == MARGIN and last.text.strip() == "fffff ggggg"
    assert first.text == "aaaaa bbbbb ccccc ddddd eeee "
    stretched = (30 - 24) / 4 * EM  # four spaces share what 24 letters leave; so does the one behind the line
    assert first.width == pytest.approx(24 * EM + 5 * stretched)


def test_a_heading_goes_with_what_follows(squares: Style) -> None:
    blocks: tuple[Block, ...] = (*(para("x") for _ in range(4)), Heading(2, (Text("head"),)), para("text"))
    found = places(blocks, page(10, 5), squares)
    assert found[4:] == [(2, 0, 0, "head"), (2, 0, 1, "text")]


@pytest.mark.parametrize(
    ("before", "lines", "expected"),
    [
        (2, 4, [(1, 2), (1, 3), (2, 0), (2, 1)]),  # two stay, since one alone at the head is none
        (3, 4, [(1, 3), (1, 4), (2, 0), (2, 1)]),
        (3, 3, [(2, 0), (2, 1), (2, 2)]),  # three cannot be parted
        (4, 4, [(2, 0), (2, 1), (2, 2), (2, 3)]),  # one alone at the foot is none
        (1, 9, [(1, 1), (1, 2), (1, 3), (1, 4), (2, 0), (2, 1), (2, 2), (2, 3), (2, 4)]),
    ],
)
def test_two_lines_stand_at_foot_and_head(
    squares: Style, before: int, lines: int, expected: list[tuple[int, int]]
) -> None:
    blocks = (*(para("x") for _ in range(before)), para(" ".join(["aaaaaa"] * lines)))
    found = places(blocks, page(10, 5), squares)
    assert [(number, y) for number, _, y, text in found if text == "aaaaaa"] == expected


def test_decimal_marks_stand_under_one_another(squares: Style) -> None:
    rows = tuple(Row((Cell((para(v, "table"),)),)) for v in ("1.5", "10.25", "3", "12 %"))
    found = places((Table((Column(align="decimal"),), (), rows, style="plain"),), page(20, 10), squares)
    right = 20 - PAD_X / EM
    whole = {"1.5": 1, "10.25": 2, "3": 1, "12 %": 2}
    assert {text: round(x + whole[text], 3) for _, x, _, text in found} == dict.fromkeys(whole, right - 3)
    pitch = (EM + 2 * PAD_Y) / EM
    assert [y for _, _, y, _ in found] == [pytest.approx(PAD_Y / EM + n * pitch) for n in range(4)]


def test_columns_share_the_measure(squares: Style) -> None:
    columns = Columns(((para("aa"), para("bb")), (para("cc"),)), shares=(1, 2))
    found = places((columns, para("dd")), page(20, 6), squares)
    assert found == [
        (1, 0, 0, "aa"),
        (1, 0, 1, "bb"),
        (1, 8, 0, "cc"),
        (1, 0, pytest.approx(2.8, abs=0.21), "dd"),
    ]


def test_balanced_columns_are_as_high_as_each_other(squares: Style) -> None:
    texts = [f"t{n}" for n in range(6)]
    found = places((Columns((tuple(para(t) for t in texts),), balance=True, count=3),), page(28, 9), squares)
    assert found == [(1, 10 * (n // 2), n % 2, text) for n, text in enumerate(texts)]


def test_balanced_columns_go_over_the_page(squares: Style) -> None:
    texts = [f"t{n}" for n in range(14)]
    found = places((Columns((tuple(para(t) for t in texts),), balance=True),), page(20, 5), squares)
    assert [(number, y) for number, _, y, _ in found[:10]] == [(1, n % 5) for n in range(10)]
    assert [(number, x, y) for number, x, y, _ in found[10:]] == [
        (2, 0, 0),
        (2, 0, 1),
        (2, 11, 0),
        (2, 11, 1),
    ]


def test_a_box_holds_its_words_inside_its_padding(squares: Style) -> None:
    padding = HOUSE.boxes["note"].padding
    found = inspect(made_of(Box((para("in"),)), format_=page(20, 6), style=squares).pdf)
    (words,), (frame,) = found.strings, found.shapes
    assert frame.box[0] == pytest.approx(MARGIN) and frame.box[2] == pytest.approx(MARGIN + 20 * EM)
    assert words.x == pytest.approx(frame.box[0] + padding, abs=0.01)
    assert frame.box[3] - frame.box[1] == pytest.approx(EM + 2 * padding)


def test_foot_notes_stand_on_the_last_lines(squares: Style) -> None:
    style = squares.replaced(notes="foot", note_calls="word")
    notes: dict[str, Inlines] = {"a": (Text("note"),)}
    blocks = (Paragraph((Text("x"), NoteReference("a"))), *(para("x") for _ in range(9)))
    found = places(blocks, page(10, 6), style, notes=notes)
    lines = [(number, y) for number, x, y, text in found if x == 0 and text == "x"]
    assert lines == [(1, n) for n in range(4)] + [(2, n) for n in range(6)]
    assert [(number, x, y) for number, x, y, text in found if text == "note"] == [(1, 1.8, 5)]
