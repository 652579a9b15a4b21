"""Whatever an author writes is set or is named as a mistake; nothing crashes."""

from __future__ import annotations

import pytest

from briefing import formats
from briefing.document import (
    Block,
    Box,
    Columns,
    Diagram,
    Figure,
    Heading,
    IndexMark,
    Language,
    Link,
    PageBreak,
    Paragraph,
    Reference,
    Strong,
    Text,
)
from tests.layout.books import made_of, para
from tests.layout.test_typesetting import letters, pages
from tests.pdf_inspector import inspect
from tests.structure import faults, tags_in_order

HARD: dict[str, Block] = {
    "only no-break spaces": para("\u00a0" * 400),
    "no-break spaces around a long word": para("\u00a0" * 90 + "Donaudampf" * 12 + "\u00a0" * 90),
    "a link to nowhere": Paragraph((Text("see "), Link("", (Text("this"),)))),
    "a link to a space": Paragraph((Link("  ", (Text("this"),)),)),
    "a link of a space": Paragraph((Text("a "), Link("https://x.org/", (Text("\u00a0"),)), Text(" b"))),
    "a link in a link": Paragraph((Link("https://x.org/", (Link("https://y.org/", (Text("this"),)),)),)),
    "a picture without a size": Figure(Diagram(0, 0, (), ""), alt="nothing"),
    "a heading of a space": Heading(1, (Text("\u00a0"),)),
    "a break inside a box": Box((para("before"), PageBreak(), para("after")), (Text("Box"),)),
    "a break inside columns": Columns(((para("before"), PageBreak(), para("after")),)),
    "a break inside balanced columns": Columns(((para("before"), PageBreak(), para("after")),), balance=True),
}


@pytest.mark.parametrize("name", HARD)
def test_hard_content_is_set(name: str) -> None:
    made = made_of(para("first"), HARD[name], Heading(2, (Text("Next"),)), para("last"))
    assert faults(made.pdf) == []
    assert {problem.code for problem in made.problems} <= {"does-not-fit"}
    said = letters("".join(pages(made.pdf)))
    assert "first" in said and "last" in said
    assert name.startswith("a break") <= ("before" in said and "after" in said)


KAZAKH = (Language("kk", (Text("Қазақстан"),)),)


@pytest.mark.parametrize(
    "linked",
    [
        Link("https://example.org/", KAZAKH),
        Link("https://example.org/", (Strong((Text("bold "), *KAZAKH)), Text(" end"))),
        Link("https://example.org/", (IndexMark("Q", "Q", KAZAKH),)),
        Reference("h", KAZAKH),
    ],
)
def test_words_of_another_language_inside_a_link_are_a_link(linked: Link | Reference) -> None:
    made = made_of(Heading(2, (Text("Here"),), "h"), Paragraph((Text("See "), linked, Text("."))))
    assert faults(made.pdf) == []
    assert "Link Span" in tags_in_order(made.pdf)


def test_links_are_plain_words_where_a_format_shows_none() -> None:
    office = formats.load("a4", "office")
    office = office.replaced(print=office.print.replaced(links=False))
    made = made_of(Paragraph((Text("See "), Link("https://x.org/", KAZAKH))), format_=office)
    assert faults(made.pdf) == [] and "Link" not in tags_in_order(made.pdf)
    assert inspect(made.pdf).find("Қазақстан")
