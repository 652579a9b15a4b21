"""A withheld sentence planted anywhere in a real file is found, and nothing else is taken for one."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing import formats, pipeline, styles
from briefing.document import (
    Block,
    Cell,
    Column,
    Columns,
    Diagram,
    Document,
    Figure,
    Heading,
    Label,
    Link,
    ListBlock,
    ListItem,
    Metadata,
    Note,
    NoteReference,
    Paragraph,
    Part,
    Row,
    Running,
    Shape,
    Table,
    Text,
)
from briefing.pipeline import LaidOut
from briefing.summit import Order, Summit
from briefing.typesetting import typeset
from tests.folders import summit_with
from tests.layout.torture import words

LONG = (
    "If pressed on tariffs the delegation may quietly fall back to a review after ninety working days "
    "in the spring of next year at the very latest."
)
SHORT = "Our floor is twelve percent."
SECRET = f"{SHORT} {LONG}"
ORDER = Order(product="book", delegation="austria", audience="guest", language="en", format="a4")


@cache
def summit(secret: str = SECRET) -> Summit:
    """The small summit; what Austria's guests may not read is the fallback of an ask."""
    fallback = f"fallback: {json.dumps(secret, ensure_ascii=False)}"
    old = "fallback: Согласиться на один шлюз только в крайнем случае."
    return summit_with({"delegations/austria.yaml": ((old, fallback),)})


def text(words_: str, style: str = "body") -> Paragraph:
    return Paragraph((Text(words_),), style)


def a_book(*blocks: Block, title: str = "T", subject: str = "S", notes: int = 0) -> Document:
    return Document(
        Metadata(title, "A", subject, ("k",), "en", date(2025, 1, 1)),
        (Part("p", "Part", blocks),),
        Running("Head left", "BANNER", "ID 1"),
        {f"n{i}": Note((Text(f"Note {i} says where this comes from."),), i + 1) for i in range(notes)},
    )


def faults_of(document: Document, change: Callable[[pikepdf.Pdf], None] | None = None, secret: str = SECRET) -> set[str]:  # fmt: skip
    """Items that are found where they must not be, and other faults of the planted kind."""
    laid_out = LaidOut(document, typeset(document, formats.load("a4"), styles.load("secretariat")))
    pdf = laid_out.pdf() if change is None else changed(laid_out.pdf(), change)
    held = summit(secret)
    edition = pipeline.select(held, ORDER)
    found = pipeline.verify(held, edition, laid_out, pdf, "austria.pdf")
    return {d.message for d in found if d.code in ("leak", "active-content", "hidden-words")}


def changed(pdf: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        change(file)
        file.save(out)
    return out.getvalue()


def leaked(document: Document, change: Callable[[pikepdf.Pdf], None] | None = None) -> bool:
    return any("asks" in message and "fallback" in message for message in faults_of(document, change))


def with_calls(sentence: str, places: list[int]) -> Paragraph:
    """A sentence with a note call at each place, as the settled calls of a real text would stand."""
    content: list[Any] = []
    before = 0
    for number, at in enumerate(sorted(set(places))):
        content += [Text(sentence[before:at]), NoteReference(f"n{number}")]
        before = at
    return Paragraph((*content, Text(sentence[before:])))


FILLER = st.integers(0, 60)
SENTENCE = st.sampled_from([LONG, SHORT, SECRET])


def in_paragraph(filler: int, sentence: str) -> list[Block]:
    return [*[text("x")] * filler, text(f"{words(28)} {sentence} {words(40)}")]


def in_list(filler: int, sentence: str) -> list[Block]:
    return [*[text("x")] * filler, ListBlock((ListItem((text(words(9)),)), ListItem((text(sentence),))))]


def in_columns(filler: int, sentence: str) -> list[Block]:
    columns = ((text(f"{words(28)} {sentence} {words(40)}"),), (text(words(90)),))
    return [*[text("x")] * (filler % 30), Columns(columns, shares=(0.3, 0.7))]


def in_cell(filler: int, sentence: str) -> list[Block]:
    """In a narrow cell of a row that may be cut by the page, beside another long cell."""
    cells = (Cell((text(f"{words(20)} {sentence}", "table"),)), Cell((text(words(200), "table"),)))
    row = Row(cells, keep=False)
    return [*[text("x")] * filler, Table((Column(0.25), Column(0.75)), (), (row,))]


def in_small_type(filler: int, sentence: str) -> list[Block]:
    return [*[text("x")] * filler, text(f"{words(9)} {sentence}", "sample")]


def in_heading(filler: int, sentence: str) -> list[Block]:
    return [*[text("x")] * filler, Heading(2, (Text(sentence),), "h"), text("x")]


def in_drawing(filler: int, sentence: str) -> list[Block]:
    """Words of a drawing are cut into lines by whoever draws it."""
    half = sentence.index(" ", len(sentence) // 2)
    marks = (
        Shape("rect", (0, 0, 150, 20)),
        Label(0, 14, sentence[:half], size_pt=5),
        Label(0, 8, sentence[half + 1 :], size_pt=5),
    )
    return [*[text("x")] * filler, Figure(Diagram(150, 20, marks, "a"), alt="a")]


def in_alternative_text(filler: int, sentence: str) -> list[Block]:
    return [Figure(Diagram(80, 20, (Shape("rect", (0, 0, 80, 20)),), "a"), alt=f"It says: {sentence}")]


def in_address(filler: int, sentence: str) -> list[Block]:
    url = "https://example.org/" + sentence.replace(" ", "-")
    return [Paragraph((Link(url, (Text("here"),)),))]


PLACES = [
    in_paragraph, in_list, in_columns, in_cell, in_small_type, in_heading, in_drawing, in_alternative_text, in_address,
]  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(filler=FILLER, sentence=SENTENCE)
def test_wherever_a_page_shows_it(place: Callable[[int, str], list[Block]], filler: int, sentence: str) -> None:  # fmt: skip
    assert leaked(a_book(*place(filler, sentence)))


@pytest.mark.parametrize("filler", range(24, 34))
def test_across_a_page_with_its_running_words(filler: int) -> None:
    assert leaked(a_book(*in_paragraph(filler, LONG)))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FILLER, st.lists(st.integers(0, len(LONG) - 1), max_size=5))
def test_with_calls_of_notes_inside(filler: int, places: list[int]) -> None:
    blocks = [*[text("x")] * filler, text(words(28)), with_calls(LONG, places)]
    assert leaked(a_book(*blocks, notes=5))


def test_in_the_metadata() -> None:
    assert leaked(a_book(text("x"), title=LONG))
    assert leaked(a_book(text("x"), subject=LONG))


def in_content(file: pikepdf.Pdf) -> None:
    page = file.pages[0]
    code = b"\n/Span <</ActualText(" + LONG.encode() + b")>> BDC EMC\n"
    page.Contents = file.make_stream(page.Contents.read_bytes() + code)


def in_structure(key: str) -> Callable[[pikepdf.Pdf], None]:
    def change(file: pikepdf.Pdf) -> None:
        kinds = [o for o in file.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/P"]
        kinds[0][key] = pikepdf.String(LONG)

    return change


def in_page_labels(file: pikepdf.Pdf) -> None:
    file.Root.PageLabels = file.make_indirect(pikepdf.Dictionary(Nums=[0, pikepdf.Dictionary(P=LONG)]))


def in_attachment(data: bytes, about: str = "") -> Callable[[pikepdf.Pdf], None]:
    def change(file: pikepdf.Pdf) -> None:
        file.attachments["a.txt"] = pikepdf.AttachedFileSpec(file, data, description=about)

    return change


def in_annotation(key: str) -> Callable[[pikepdf.Pdf], None]:
    def change(file: pikepdf.Pdf) -> None:
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 1, 1])
        note[key] = pikepdf.String(LONG)
        file.pages[0].Annots = pikepdf.Array([file.make_indirect(note)])

    return change


def in_bookmark(file: pikepdf.Pdf) -> None:
    with file.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(LONG, 0))


def in_destination(file: pikepdf.Pdf) -> None:
    name = "/" + LONG.replace(" ", "_")
    file.Root.Dests = pikepdf.Dictionary({name: pikepdf.Array([file.pages[0].obj, pikepdf.Name.Fit])})


def in_xmp(file: pikepdf.Pdf) -> None:
    more = f'<rdf:Description xmlns:q="q" q:a="{LONG.replace("pressed", "press&#101;d")}"/></rdf:RDF>'
    packet = file.Root.Metadata.read_bytes().replace(b"</rdf:RDF>", more.encode())
    file.Root.Metadata = pikepdf.Stream(file, packet, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)


def in_private_data(file: pikepdf.Pdf) -> None:
    file.pages[0].PieceInfo = pikepdf.Dictionary(X=pikepdf.Dictionary(Private=pikepdf.String(LONG)))


HIDDEN = {
    "content": in_content,
    "alternative text": in_structure("/Alt"),
    "actual text": in_structure("/ActualText"),
    "title of an element": in_structure("/T"),
    "expansion": in_structure("/E"),
    "page labels": in_page_labels,
    "attachment": in_attachment(LONG.encode()),
    "attachment in UTF-16": in_attachment(LONG.encode("utf-16")),
    "description of an attachment": in_attachment(b"x", LONG),
    "title of an annotation": in_annotation("/T"),
    "words of an annotation": in_annotation("/Contents"),
    "bookmark": in_bookmark,
    "destination": in_destination,
    "XMP": in_xmp,
    "private data": in_private_data,
}


@pytest.mark.parametrize("place", HIDDEN)
def test_where_no_page_shows_it(place: str) -> None:
    assert leaked(a_book(text("x")), HIDDEN[place])


def a_script(file: pikepdf.Pdf) -> None:
    file.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def a_form(file: pikepdf.Pdf) -> None:
    field = pikepdf.Dictionary(T="name", FT=pikepdf.Name.Tx, V="x")
    file.Root.AcroForm = pikepdf.Dictionary(Fields=[file.make_indirect(field)])


def a_program(file: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="x.exe")
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 1, 1], A=action)
    file.pages[0].Annots = pikepdf.Array([file.make_indirect(note)])


@pytest.mark.parametrize("change", [a_script, a_form, a_program, in_private_data])
def test_what_is_never_made_is_a_fault(change: Callable[[pikepdf.Pdf], None]) -> None:
    assert any("is never made" in message for message in faults_of(a_book(text("x")), change))


def test_words_behind_other_words_are_a_fault() -> None:
    assert any("hides words" in message for message in faults_of(a_book(text("x")), in_content))


def test_what_the_reader_may_see_is_no_leak() -> None:
    may = pipeline.select(summit(), ORDER).topics["water"].body[0].text
    assert not faults_of(a_book(text(may), text(words(300))))
    assert not faults_of(a_book(text(may)), secret=f"{may} {LONG}")


def test_a_short_sentence_and_a_cut_one_are_looked_for_too() -> None:
    assert faults_of(a_book(text("They said: our floor is twelve percent. Fine.")))
    cut = "Our own floor is {{ fact('at.length') }} percent of the price that they name. No."
    assert faults_of(a_book(text("Our own floor is 9 percent of the price that they name.")), secret=cut)


def test_the_name_of_a_neighbour_on_a_map_is_no_leak() -> None:
    assert not faults_of(a_book(text("Azerbaijan")), secret="Azerbaijan")
    assert faults_of(a_book(text("Azerbaijan joins")), secret="Azerbaijan joins")
