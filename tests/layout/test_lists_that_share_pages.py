"""Several lists that read the pages before them, in parts that share pages: each mention is counted once."""

from __future__ import annotations

import re

import pytest

from briefing import formats, styles
from briefing.document import (
    Block,
    Document,
    Heading,
    NameIndex,
    Note,
    NoteList,
    NoteReference,
    PageBreak,
    Paragraph,
    Part,
    Running,
    Text,
)
from briefing.document.inlines import IndexMark
from briefing.typesetting import typeset
from tests.layout.books import METADATA
from tests.pdf_inspector import inspect
from tests.structure import faults

A4, HOUSE = formats.load("a4"), styles.load("secretariat")


def named() -> Paragraph:
    name = IndexMark("Moana", "moana", (Text("Moana"),))
    return Paragraph((name, Text(" speaks"), NoteReference("n")))


def list_of(kind: Block, title: str) -> tuple[Block, ...]:
    return Heading(2, (Text(title),), title.lower()), kind


@pytest.mark.parametrize("lists", [(NoteList(), NameIndex()), (NameIndex(), NoteList(), NameIndex())])
def test_each_name_has_each_page_once(lists: tuple[Block, ...]) -> None:
    first = Part("people", "People", (named(), PageBreak(), named()), tab="A")
    after = (Part(f"l{n}", f"L{n}", list_of(one, f"List{n}"), starts="run-on") for n, one in enumerate(lists))
    document = Document(
        METADATA, (first, *after), Running("L", "B", "ID"), {"n": Note((Text("A source."),), 1, "S-001")}
    )
    made = typeset(document, A4, HOUSE)
    assert faults(made.pdf) == [] and not made.problems
    lines = [line for page in inspect(made.pdf).pages for line in inspect(made.pdf).lines(page.number)]
    listed = [line for line in lines if re.match(r"Moana\W+\d", line)]
    assert [re.findall(r"\d+", line) for line in listed] == [["1", "2"]] * sum(
        isinstance(one, NameIndex) for one in lists
    )
