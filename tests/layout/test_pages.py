"""Where figures come to stand: no hole before them, and never among another subject."""

from __future__ import annotations

import pytest

from briefing.document import Block, Columns, Diagram, Figure, Heading, Label, Paragraph, Shape, Text
from tests.layout.test_typesetting import book, pages


def figure(word: str, height: float = 90) -> Figure:
    marks = (Shape("rect", (0, 0, 80, height), fill="tint"), Label(40, 14, word, align="center"))
    return Figure(Diagram(80, height, marks, word), alt=word, frame=False)


def lines(word: str, count: int) -> list[Block]:
    return [Paragraph((Text(f"{word} {i}"),)) for i in range(count)]


@pytest.mark.parametrize(
    "late", [figure("drawing"), Columns(((figure("drawing", 190),), (figure("second", 190),)))]
)
def test_text_goes_on_where_a_figure_does_not_fit(late: Block) -> None:
    blocks = [*lines("before", 22), late, Heading(3, (Text("Aside"),)), *lines("after", 40)]
    first, second = pages(book(*blocks).pdf)[:2]
    assert "drawing" not in first and "Aside" in first and "after 3" in first
    assert second.index("drawing") < second.index("after")


def test_no_figure_waits_into_another_subject() -> None:
    blocks = [
        *lines("before", 22),
        figure("drawing"),
        *lines("after", 3),
        Heading(2, (Text("Next"),)),
        *lines("more", 9),
    ]
    first, second = pages(book(*blocks).pdf)[:2]
    assert "after 2" in first and "Next" not in first
    assert second.index("drawing") < second.index("Next")
