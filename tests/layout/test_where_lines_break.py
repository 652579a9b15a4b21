"""Where lines break: addresses at their signs, names nowhere unless they must, and no line stretched out of shape."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import formats, styles
from briefing.document import Cell, Column, Inline, Link, Paragraph, Row, Strong, Table, Text
from briefing.layout.context import PartContext
from briefing.layout.inline.paragraphs import LaidParagraph, lay_paragraph
from briefing.layout.structure import LAYOUT
from briefing.layout.surroundings import Surroundings
from briefing.layout.typography import Typography
from tests.layout.books import document, made_of, para
from tests.pdf_inspector import inspect

URL = "https://example.org/search?query=water&region=central&languages=kazakh&sort=newest&page=12"


def lines(width: float, text: str, style: str = "body") -> list[str]:
    """A text in a column of that share of the measure, line by line."""
    cells = Row((Cell((Paragraph((Text(text),), style),)), Cell((para("x", "table"),))))
    # what stands at the right leaves no room to the text, as a short column of words does
    made = made_of(Table((Column(width), Column(1 - width, "right")), (), (cells,)))
    assert not made.problems, made.problems
    found = [line.removesuffix("x").strip() for line in inspect(made.pdf).lines(1)]
    return [line for line in found if line and line not in ("L", "B", "ID1")]


def test_an_address_breaks_at_its_signs() -> None:
    found = [line for line in lines(0.3, URL) if line in URL]
    assert "".join(found) == URL and len(found) > 2
    assert all(line[0] in "?&" or line[0].isalnum() for line in found)
    assert all(line[-1] in "=/.-" or following[0] in "?&" for line, following in pairwise(found))


@settings(max_examples=25, deadline=None)
@given(st.text("abcdefgh0123456789/?&=._-%", min_size=1, max_size=300), st.sampled_from([0.12, 0.3, 0.8]))
def test_any_address_is_set_whole_and_without_an_error(path: str, width: float) -> None:
    url = "https://a.org/" + path
    made = made_of(
        Table(
            (Column(width), Column(1 - width)),
            (),
            (Row((Cell((Paragraph((Link(url, (Text(url),)),)),)), Cell(()))),),
        )
    )
    assert not made.problems
    printed = "".join(line for line in inspect(made.pdf).lines(1))
    assert url in printed


NAMES = ["Kassym-Jomart", "Ban Ki-moon", "Mr. President", "Jean-Claude Juncker", "version 1.0", "27 states"]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_does_not_break_in_any_measure_that_holds_it(name: str) -> None:
    bound = name.replace(" ", "\u00a0")
    for width in (0.26, 0.3, 0.36, 0.42, 0.5, 0.7):
        for before in range(1, 9):
            found = lines(width, "aa " * before + bound + " and more words that follow it")
            assert any(name in line.replace("\u00a0", " ") for line in found), (width, before, found)


def set_in(width: float, text: str, align: str = "left") -> LaidParagraph:
    """A paragraph of running text in a measure of so many points."""
    house = styles.load("secretariat")
    body = house.paragraphs["body"].replaced(align=align)
    style = house.replaced(paragraphs={**house.paragraphs, "body": body})
    typography = Typography(style, formats.load("a4"))
    context = PartContext(typography, Surroundings.of(document((para("x"),))), None)
    made = lay_paragraph(context, (Text(text),), "body", width, LAYOUT)
    assert not context.findings.problems.found
    return made


def printed(made: LaidParagraph) -> list[str]:
    return ["".join(span.text for span in line.spans).strip() for line in made.lines]


def test_a_name_longer_than_the_measure_breaks_at_spaces_and_then_at_hyphens() -> None:
    name = "Kassym-Jomart\u00a0Kemeluly\u00a0Tokayev"
    assert printed(set_in(130, name)) == ["Kassym-Jomart Kemeluly", "Tokayev"]
    assert printed(set_in(60, name)) == ["Kassym-", "Jomart", "Kemeluly", "Tokayev"]


@given(st.lists(st.integers(1, 20), min_size=4, max_size=40))
def test_a_justified_line_is_not_stretched_beyond_three_times_its_spaces(lengths: list[int]) -> None:
    made = set_in(436, " ".join("m" * length for length in lengths), align="justify")
    space = made.type.regular.width(" ", made.type.size)
    assert made.type.justified and all(line.extra <= 2.001 * space for line in made.lines)


@pytest.mark.parametrize("style", ["body", "table"])
@pytest.mark.parametrize("width", [0.1, 0.16, 0.23, 0.31, 0.44])
@pytest.mark.parametrize("between", [" · ", " ·  "])
def test_no_line_begins_or_ends_with_the_sign_between_items(between: str, width: float, style: str) -> None:
    items = [f"Item {n} of {'o' * (n % 7)}" for n in range(14)]
    found = [line for line in lines(width, between.join(items), style) if line != "LB"]
    assert len(found) > 1 and not any(line.strip("· ") != line for line in found)
    assert sum(line.count("·") for line in found) < 13
    assert "".join(found).replace("·", "").replace(" ", "") == "".join(items).replace(" ", "")


def test_the_sign_falls_away_between_runs_of_many_looks_and_in_justified_lines() -> None:
    runs: list[Inline] = []
    for n in range(60):
        runs += [Text(" · ")] if n else []
        runs.append(Strong((Text(f"Item {n}"),)) if n % 2 else Text(f"Item {n} and more"))
    found = inspect(made_of(Paragraph(tuple(runs), "body")).pdf)
    shown = [line.strip() for line in found.lines(1) if "Item" in line]
    assert len(shown) > 4 and not any(line.strip("· ") != line for line in shown)
