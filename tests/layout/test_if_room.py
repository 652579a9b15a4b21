"""What is printed as far as pages have room: as much as they hold on each paper, in order, with its notes; the rest is said."""

from __future__ import annotations

import pytest

from briefing import formats, styles
from briefing.diagnostics import Severity, Span
from briefing.document import (
    Block,
    Document,
    Heading,
    IfRoom,
    Note,
    NoteList,
    NoteReference,
    Paragraph,
    Part,
    Running,
    Text,
    plain,
    runs,
)
from briefing.formats import Format
from briefing.layout import lay_out, with_what_has_room
from tests.layout.books import METADATA, para
from tests.layout.torture import words

HOUSE = styles.load("secretariat")
HERE = Span("topics/fish.yaml", 12, 3)
HEAD = Heading(1, (Text("Fish"),))


def text(number: int, count: int = 60) -> IfRoom:
    content = (Text(f"text-{number} {words(count, number)}"), NoteReference(f"n{number}"))
    return IfRoom((Paragraph(content, span=HERE),))


def book(*blocks: Block, budget: int | None = 2) -> Document:
    notes = {f"n{n}": Note((Text(f"Source {n}."),), n) for n in range(1, 60)}
    sources = Part("sources", "Sources", (NoteList(),))
    return Document(
        METADATA, (Part("fish", "Fish", blocks, budget=budget), sources), Running("L", "B", "ID"), notes
    )


def chosen(document: Document, format: Format) -> Document:
    return with_what_has_room(document, format, HOUSE)


def numbers(document: Document) -> list[int]:
    """Of the texts that stand in a document."""
    said = (plain(run).split()[0] for run in runs(document.parts[0].blocks))
    return [int(word[5:]) for word in said if word.startswith("text-")]


@pytest.mark.parametrize("name", ["a4", "letter"])
def test_a_part_has_as_many_texts_as_its_pages_hold(name: str) -> None:
    format = formats.load(name)
    offered = book(HEAD, para("first"), *map(text, range(1, 40)))
    document = chosen(offered, format)
    shown = numbers(document)
    laid = lay_out(document, format, HOUSE)
    assert shown == list(range(1, len(shown) + 1)) and 5 < len(shown) < 39
    assert laid.parts[0].pages == 2 and not laid.problems
    one_more = offered.parts[0].replaced(blocks=offered.parts[0].blocks[: len(shown) + 3])
    assert lay_out(offered.replaced(parts=(one_more, *offered.parts[1:])), format, HOUSE).problems
    assert list(document.notes) == [f"n{n}" for n in shown]


def test_papers_of_another_height_have_another_number_of_texts() -> None:
    document = book(HEAD, *(text(n, 15) for n in range(1, 59)))
    assert len(numbers(chosen(document, formats.load("a4")))) > len(
        numbers(chosen(document, formats.load("letter")))
    )


def test_a_shorter_text_takes_the_room_that_a_longer_one_left() -> None:
    document = book(HEAD, *(para(words(60, n)) for n in range(4)), text(1, 300), text(2, 30), budget=1)
    assert numbers(chosen(document, formats.load("a4"))) == [2]


def test_what_is_left_out_is_a_hint_at_its_line() -> None:
    document = chosen(
        book(HEAD, *(para(words(60, n)) for n in range(4)), text(1, 300), budget=1), formats.load("a4")
    )
    [found] = lay_out(document, formats.load("a4"), HOUSE).hints
    assert (found.code, found.severity, found.span) == ("left-out", Severity.HINT, HERE)
    assert found.message == "'Fish' has no room for one text, about 300 words"


@pytest.mark.parametrize(("name", "budget"), [("a4", None), ("a5", 2)])
def test_everything_is_printed_where_no_budget_holds(name: str, budget: int | None) -> None:
    document = chosen(book(HEAD, *map(text, range(1, 40)), budget=budget), formats.load(name))
    assert numbers(document) == list(range(1, 40)) and not document.left_out
