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
    Labelled,
    LeftOver,
    Note,
    NoteList,
    NoteReference,
    Paragraph,
    Part,
    Running,
    Text,
    WritingLines,
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


def test_a_part_takes_what_others_have_left_over_under_their_titles() -> None:
    head = Heading(1, (Text("More"),), "more")
    more = Part("more", "More", (head, LeftOver()), starts="run-on")
    begun: tuple[Block, ...] = (*(para(words(60, n)) for n in range(4)), text(1, 300), text(2, 30))
    fish, sources = book(Heading(1, (Text("Fish"),), "fish"), *begun, budget=1).parts
    whole = book().replaced(parts=(fish, fish.replaced(id="eels", title="Eels", blocks=begun), more, sources))
    document = chosen(whole, formats.load("a4"))
    said = [plain(run).split()[0] for run in runs(document.parts[2].blocks)]
    assert said == ["More", "Fish", "text-1", "Eels", "text-1"]
    assert numbers(document) == [2] and list(document.notes) == ["n1", "n2"]
    assert [hint.help.split(";")[0] for hint in document.left_out] == [
        "what has none stands under 'More'"
    ] * 2
    laid = lay_out(document, formats.load("a4"), HOUSE)
    assert not laid.problems and {"more", "fish-left-over", "eels-left-over"} <= set(laid.places)


@pytest.mark.parametrize(("name", "budget"), [("a4", 9), ("a4", None), ("a5", 1)])
def test_a_part_that_nothing_is_left_for_is_not_there(name: str, budget: int | None) -> None:
    more = Part(
        "more",
        "More",
        (
            Heading(1, (Text("More"),), "more"),
            LeftOver(),
            Labelled((para("Notes"),), (WritingLines(spare=True),)),
        ),
    )
    fish, sources = book(HEAD, text(1), budget=budget).parts
    document = chosen(book().replaced(parts=(fish, more, sources)), formats.load(name))
    assert [part.id for part in document.parts] == ["fish", "sources"] and numbers(document) == [1]


@pytest.mark.parametrize(("name", "budget"), [("a4", None), ("a5", 2)])
def test_everything_is_printed_where_no_budget_holds(name: str, budget: int | None) -> None:
    document = chosen(book(HEAD, *map(text, range(1, 40)), budget=budget), formats.load(name))
    assert numbers(document) == list(range(1, 40)) and not document.left_out
