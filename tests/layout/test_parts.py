"""Parts laid out by themselves: values that can be compared, sent to another process, and taken again after an edit."""

from __future__ import annotations

import io
import os
import pickle
from collections.abc import Iterator, Sequence

import pikepdf
import pytest

from briefing import formats, styles
from briefing.diagnostics import Span
from briefing.document import (
    Document,
    Heading,
    NameIndex,
    Note,
    NoteReference,
    Paragraph,
    Part,
    Reference,
    Running,
    Text,
)
from briefing.document.inlines import IndexMark
from briefing.frames.laid import LaidDocument
from briefing.frames.pages import Content, GlyphRun, Group
from briefing.layout import beside, lay_out, laying_out
from briefing.layout.kept import KEPT
from briefing.layout.parts import lay_part
from briefing.pdf import write
from briefing.schema import Plain
from tests.layout.books import LEFT, METADATA, para
from tests.structure import faults

A4, HOUSE = formats.load("a4", "screen"), styles.load("secretariat")
LONG = "Words that fill a line, and another, and so on to the end of the paragraph. " * 6


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    KEPT.clear()
    yield
    KEPT.clear()


def part(number: int, words: str = LONG, paragraphs: int = 12) -> Part:
    name = IndexMark(f"Name {number}", f"name {number}", (Text(f"Name {number}"),))
    opening = Paragraph(
        (name, Text(" is read of on page "), Reference(f"part-{number}", show="page"), NoteReference("n"))
    )
    head = Heading(1, (Text(f"Part {number}"),), f"part-{number}")
    return Part(
        f"p{number}",
        f"Part {number}",
        (head, opening, *(para(words) for _ in range(paragraphs))),
        tab="ABCDEFGH"[number],
    )


def book(*parts: Part) -> Document:
    last = Part("names", "Names", (Heading(1, (Text("Names"),), "names"), NameIndex(1)), tab="I")
    return Document(METADATA, (*parts, last), Running("L", "B", "ID"), {"n": Note((Text("A note."),), 1)})


def laid(document: Document, cores: int = 1) -> LaidDocument:
    return lay_out(document, A4, HOUSE, None, cores)


def runs(content: Sequence[Content]) -> Iterator[GlyphRun]:
    for one in content:
        if isinstance(one, Group):
            yield from runs(one.content)
        else:
            yield from (item for item in one.items if isinstance(item, GlyphRun))


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The parts that are laid out, as they are."""
    found: list[str] = []

    def counting(parts: Sequence[Part], *args: object) -> object:
        found.extend(one.id for one in parts)
        return lay_part(parts, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(laying_out, "lay_part", counting)
    return found


def test_positions_are_known_without_a_file() -> None:
    """Glyphs with their advances, the author's words and place, on pages in points."""
    span = Span("a.yaml", 3, 5, 9)
    (page,) = laid(
        Document(METADATA, (Part("p", "P", (Paragraph((Text("Two words", span),)),)),), Running())
    ).pages
    (run,) = (run for run in runs(page.content) if run.text.strip() == "Two words")
    assert run.x == pytest.approx(LEFT, abs=0.01) and run.span == span
    word = run.words[0]
    assert [*word.clusters] == ["T", "w", "o"] and len(word.glyphs) == 3
    advances = sum(run.face.advances[glyph] for glyph in word.glyphs) + sum(move for _, move in word.moves)
    assert word.width == pytest.approx(advances / 1000)


def test_what_was_laid_out_travels_and_is_equal() -> None:
    first = laid(book(part(0), part(1)))
    KEPT.clear()
    again = laid(book(part(0), part(1)))
    assert first == again == pickle.loads(pickle.dumps(first)) and hash(first.pages) == hash(again.pages)


def test_only_the_part_that_changed_is_laid_out_again(counted: list[str]) -> None:
    parts = [part(number) for number in range(5)]
    laid(book(*parts))
    assert counted == ["p0", "p1", "p2", "p3", "p4", "names"]
    counted.clear()
    parts[2] = part(2, LONG + "One sentence more.")
    after = laid(book(*parts))
    assert counted == ["p2"]
    KEPT.clear()
    assert after == laid(book(*parts))


def test_a_part_whose_answers_changed_is_laid_out_again(counted: list[str]) -> None:
    """A part that grew moves all that follow: they are the same parts, under other numbers; only the index reads them."""
    parts = [part(number) for number in range(3)]
    laid(book(*parts))
    counted.clear()
    parts[0] = part(0, paragraphs=40)
    after = laid(book(*parts))
    assert counted == ["p0", "names"]
    assert after.places["part-1"] != "2" and "names" in after.places


def test_a_part_is_laid_out_again_where_a_note_at_its_foot_has_changed(counted: list[str]) -> None:
    at_foot, document = HOUSE.replaced(notes="foot"), book(part(0), part(1))
    lay_out(document, A4, at_foot)
    counted.clear()
    lay_out(document.replaced(notes={"n": Note((Text("Another note."),), 1)}), A4, at_foot)
    assert counted == ["p0", "p1"]
    counted.clear()
    lay_out(document, A4, HOUSE)
    assert counted == ["p0", "p1", "names"]  # another style


def test_equal_parts_of_two_books_are_laid_out_once(counted: list[str]) -> None:
    laid(book(part(0), part(1)))
    counted.clear()
    other = book(part(3), part(1)).replaced(running=Running("Another", "B", "ID 2"))
    pages = laid(other).pages
    assert "p1" not in counted and counted[0] == "p3"
    assert any(run.text.strip() == "Another" for run in runs(pages[-1].content))


@pytest.mark.skipif(not beside.may_fork(), reason="processes cannot be forked here")
def test_two_processes_give_what_one_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laying_out, "LEAST", 1)
    document = book(*(part(number) for number in range(6)))
    one = laid(document)
    KEPT.clear()
    assert laid(document, cores=2) == one


@pytest.mark.skipif(not beside.may_fork(), reason="processes cannot be forked here")
def test_a_process_that_dies_costs_nothing_but_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laying_out, "LEAST", 1)
    monkeypatch.setattr(pickle, "dump", lambda *_, **__: (_ for _ in ()).throw(OSError))
    document = book(*(part(number) for number in range(4)))
    two = laid(document, cores=2)
    KEPT.clear()
    assert two == laid(document)


def test_what_fails_here_ends_the_other_process() -> None:
    """It would wait for ever to be read: a pipe holds 64 KiB."""

    def fails() -> None:
        raise LookupError("here")

    with pytest.raises(LookupError, match="here"):
        beside.run_beside([lambda: "x" * 1_000_000], fails)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_words_of_another_place_are_told_of_there() -> None:
    """Equal words that were moved have other places, in frames and in messages."""

    def written(line: int) -> Document:
        text = Text(Plain("Two words", Span("a.yaml", line, 5, 9)))
        return Document(METADATA, (Part("p", "P", (Paragraph((text,)),)),), Running())

    for line in (3, 8):
        (run,) = (
            run for run in runs(laid(written(line)).pages[0].content) if run.text.strip() == "Two words"
        )
        assert run.span is not None and run.span.line == line


def test_a_part_that_is_printed_twice_has_ids_of_its_own_each_time() -> None:
    head = Heading(1, (Text("Again"),), place="again:heading@p")
    twice = Document(
        METADATA, (Part("p", "P", (head,), tab="A"), Part("p", "P", (head,), tab="B")), Running()
    )
    pdf = write(laid(twice), METADATA)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        ids = [
            str(o.ID) for o in file.objects if isinstance(o, pikepdf.Dictionary) and "/ID" in o and "/S" in o
        ]
    assert len(ids) == len(set(ids)) == 4 and faults(pdf) == []


def test_shares_are_even_and_hold_everything() -> None:
    found = beside.shares([5, 1, 1, 1, 4, 2], 2)
    assert sorted(index for share in found for index in share) == list(range(6))
    assert all(share == sorted(share) for share in found)
    loads = [sum([5, 1, 1, 1, 4, 2][index] for index in share) for share in found]
    assert abs(loads[0] - loads[1]) <= 1
