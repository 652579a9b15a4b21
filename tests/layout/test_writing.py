"""Drawn pages and the files written of them: owners, places, links, late numbers, and what a file says of itself."""

from __future__ import annotations

import io
import pickle

import pikepdf
import pytest

from briefing.faces import Face, face
from briefing.frames.colours import BLACK, Target
from briefing.frames.laid import PageLabel
from briefing.frames.late import LateNumber, Room
from briefing.frames.pages import Group, MarkedContent
from briefing.layout.assembly import _resolved
from briefing.layout.structure import HEADER, Element
from briefing.pdf import Attachment
from tests.layout.drawn_pages import METADATA, DrawnPages
from tests.pdf_inspector import inspect
from tests.structure import faults, spoken, tags_in_order

SANS = "Source Sans 3/SourceSans3-Regular.ttf"
BOLD = "Source Sans 3/SourceSans3-Bold.ttf"
RED = (0.8, 0.1, 0.1)
NO_WORDS = "Document is empty"  # what the structure test says of a page without text


@pytest.fixture
def sans() -> Face:
    return face(SANS)


def put(pages: DrawnPages, owner: Element, words: str, y: float = 100, x: float = 20) -> None:
    pages.canvas.text(owner, face(SANS), 10, BLACK, (x, y), words)


# -- owners


def test_what_nobody_owns_is_an_artifact() -> None:
    sheet = DrawnPages()
    put(sheet, sheet.root.add("P"), "owned")
    sheet.canvas.rect(None, 0, 0, 50, 50, fill=RED)
    sheet.canvas.line(HEADER, 0, 290, 400, 290, BLACK, 1)
    pdf = sheet.pdf()
    assert [s.artifact for s in inspect(pdf).shapes] == ["Layout", "Pagination/Header"]
    assert faults(pdf) == []


def test_reading_order_is_that_of_the_tree_not_of_drawing() -> None:
    sheet = DrawnPages()
    one, two = sheet.root.add("P"), sheet.root.add("P")
    put(sheet, two, "second", 50)
    put(sheet, one, "first", 200)
    pdf = sheet.pdf()
    assert [text for _, text in spoken(pdf)] == ["first", "second"]
    assert faults(pdf) == []


def test_inline_elements_keep_their_place_among_the_words() -> None:
    sheet = DrawnPages()
    paragraph = sheet.root.add("P")
    span = paragraph.late("Span", lang="kk")
    put(sheet, paragraph, "President ")
    put(sheet, span, "Тоқаев", x=80)
    put(sheet, paragraph, " said", x=120)
    pdf = sheet.pdf()
    assert spoken(pdf) == [("P", "President Тоқаев said")]
    assert tags_in_order(pdf) == "Document P Span"
    with pikepdf.open(io.BytesIO(pdf)) as file:
        spans = [o for o in file.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Span"]
        assert [str(s.Lang) for s in spans] == ["kk"]


def test_one_paragraph_over_two_pages_is_one_element() -> None:
    sheet = DrawnPages()
    paragraph = sheet.root.add("P")
    put(sheet, paragraph, "begins ")
    sheet.next_page()
    put(sheet, paragraph, "and ends")
    pdf = sheet.pdf()
    assert spoken(pdf) == [("P", "begins and ends")] and faults(pdf) == []


def test_elements_without_content_are_left_out_and_cells_kept() -> None:
    sheet = DrawnPages()
    root = sheet.root
    root.add("Sect").add("P")
    row = root.add("Table").add("TBody").add("TR", keep=True)
    put(sheet, row.add("TD", keep=True).add("P"), "full")
    row.add("TD", keep=True).add("P")
    pdf = sheet.pdf()
    assert tags_in_order(pdf) == "Document Table TBody TR TD P TD"
    assert faults(pdf) == []


def test_a_page_is_not_finished_inside_of_something_moved() -> None:
    sheet = DrawnPages()
    with sheet.canvas.moved((1, 0, 0, 1, 5, 5)), pytest.raises(ValueError, match="has no end"):
        sheet.next_page()


# -- text


def test_words_stand_where_they_were_put(sans: Face) -> None:
    sheet = DrawnPages()
    sheet.canvas.text(sheet.root.add("P"), sans, 10.5, RED, (20, 100), "Two words")
    found = inspect(sheet.pdf()).find("Two words")
    assert (found.x, found.y, found.size) == pytest.approx(
        (20, 100, 10.5)
    ) and found.font == "SourceSans3-Regular"
    assert found.colour == pytest.approx(RED)
    assert found.width == pytest.approx(
        sans.width("Two", 10.5) + sans.width(" ", 10.5) + sans.width("words", 10.5), abs=0.02
    )


def test_a_wider_space_widens_spaces_only_and_ends_with_the_line(sans: Face) -> None:
    sheet = DrawnPages()
    owner = sheet.root.add("P")
    sheet.canvas.text(owner, sans, 10, BLACK, (20, 120), "a b c\u00a0d", 3.0)
    sheet.canvas.text(owner, sans, 10, BLACK, (20, 100), "a b c\u00a0d")
    wide, plain = inspect(sheet.pdf()).strings
    assert wide.width - plain.width == pytest.approx(2 * 3.0, abs=0.01)


def test_parentheses_backslashes_and_every_code_are_read_back() -> None:
    letters = (
        "(a) b\\c ("
        + "".join(map(chr, (*range(0xA1, 0xAD), *range(0xAE, 0x17F), *range(0x410, 0x450))))
        + ")"
    )
    sheet = DrawnPages()
    put(sheet, sheet.root.add("P"), letters)
    pdf = sheet.pdf()
    assert "".join(w.text for w in inspect(pdf).strings) == letters
    assert faults(pdf) == []


def test_faces_and_colours_are_set_again_after_a_restored_state(sans: Face) -> None:
    sheet = DrawnPages()
    owner = sheet.root.add("P")
    put(sheet, owner, "one")
    with sheet.canvas.moved((1, 0, 0, 1, 0, -20)):
        sheet.canvas.text(owner, face(BOLD), 8, RED, (20, 100), "two", 2.0)
    put(sheet, owner, "three four", 60)
    one, two, three = inspect(sheet.pdf()).strings
    assert (two.y, two.font, two.size) == (80, "SourceSans3-Bold", 8)
    assert (three.font, three.size, three.colour) == (one.font, one.size, one.colour)
    assert three.width == pytest.approx(sum(sans.width(w, 10) for w in ("three", " ", "four")), abs=0.02)


@pytest.mark.parametrize(("target", "parts"), [("rgb", 3), ("grey", 1), ("cmyk", 4)])
def test_colours_are_those_of_the_target(target: Target, parts: int) -> None:
    sheet = DrawnPages(target)
    sheet.canvas.rect(None, 0, 0, 10, 10, fill=RED, stroke=RED)
    shape = inspect(sheet.pdf()).shapes[0]
    assert (len(shape.fill), len(shape.stroke)) == (parts, parts)


# -- links and places


def linked(sheet: DrawnPages) -> Element:
    link = sheet.root.add("P").late("Link")
    put(sheet, link, "a link over ")
    put(sheet, link, "two lines", 88)
    sheet.canvas.link(
        link, (20, 98, 80, 108), url="https://example.org/тест?a=(b)", words="a link over two lines"
    )
    sheet.canvas.link(
        link, (20, 86, 60, 96), url="https://example.org/тест?a=(b)", words="a link over two lines"
    )
    return link


def test_a_link_over_two_lines_is_one_element_with_two_annotations() -> None:
    sheet = DrawnPages()
    linked(sheet)
    pdf = sheet.pdf()
    assert tags_in_order(pdf) == "Document P Link" and faults(pdf) == []
    with pikepdf.open(io.BytesIO(pdf)) as file:
        found = list(file.pages[0].Annots)
        assert len(found) == 2
        assert str(found[0].A.URI) == "https://example.org/%D1%82%D0%B5%D1%81%D1%82?a=(b)"
        assert str(found[0].Contents) == "a link over two lines"


def test_links_and_places_on_a_turned_sheet_lie_where_they_are_seen() -> None:
    sheet = DrawnPages(bleed=10)
    link = sheet.root.add("P").late("Link")
    with sheet.canvas.moved((0, 1, -1, 0, 200, 50)):
        put(sheet, link, "turned", y=0, x=0)
        sheet.canvas.link(link, (0, -2, 30, 8), target="there", words="turned")
        sheet.canvas.place("there", 0, 10)
    with pikepdf.open(io.BytesIO(sheet.pdf())) as file:
        annotation = file.pages[0].Annots[0]
        assert [float(v) for v in annotation.Rect] == pytest.approx([202, 60, 212, 90])
        assert [float(v) for v in list(annotation.Dest)[2:4]] == pytest.approx([200, 60])


def test_a_link_to_nowhere_names_its_target() -> None:
    sheet = DrawnPages()
    link = sheet.root.add("P").late("Link")
    put(sheet, link, "lost")
    sheet.canvas.link(link, (0, 0, 10, 10), target="never drawn", words="lost")
    with pytest.raises(LookupError, match="never drawn"):
        sheet.pdf()


def test_bookmarks_keep_their_levels_and_letters() -> None:
    sheet = DrawnPages()
    put(sheet, sheet.root.add("P"), "words")
    for name in "abcde":
        sheet.canvas.place(name, 0, 200)
    for title, name, level in (
        ("Қазақстан", "a", 0),
        ("one", "b", 1),
        ("deep", "c", 5),
        ("two", "d", 1),
        ("End", "e", 0),
    ):
        sheet.canvas.bookmark(title, name, level)
    with pikepdf.open(io.BytesIO(sheet.pdf())) as file, file.open_outline() as outline:
        first, last = outline.root
        assert (first.title, last.title) == ("Қазақстан", "End")
        assert [kid.title for kid in first.children] == ["one", "two"]
        assert [kid.title for kid in first.children[0].children] == ["deep"]
        assert int(file.Root.Outlines.Count) == 2


def test_page_labels_are_the_printed_numbers() -> None:
    sheet = DrawnPages()
    for _ in range(4):
        sheet.next_page()
    sheet.labels = [PageLabel(0, "", 1), PageLabel(1, "r", 1), PageLabel(3, "D", 7)]
    with pikepdf.open(io.BytesIO(sheet.pdf())) as file:
        assert [page.label for page in file.pages] == ["", "i", "ii", "7", "8"]


# -- late numbers


def numbered(width: float) -> DrawnPages:
    sheet = DrawnPages()
    owner = sheet.root.add("P")
    put(sheet, owner, "page ")
    sheet.canvas.text(owner, face(SANS), 10, BLACK, (20, 80), "wide words", 4.0)
    room = Room("total", face(SANS), 10, width)
    sheet.canvas.late_number(owner, LateNumber(room, RED, 60, 100, "right"))
    put(sheet, owner, " of the book", x=100)
    return sheet


def resolved(sheet: DrawnPages, **numbers: str) -> DrawnPages:
    content = [_resolved(one, numbers) for one in sheet.canvas.content()]
    sheet.canvas._content = content
    return sheet


def test_a_late_number_stands_in_the_room_kept_for_it(sans: Face) -> None:
    found = inspect(resolved(numbered(30), total="42").pdf()).find("42")
    assert found.x == pytest.approx(90 - sans.width("42", 10), abs=0.01) and found.y == 100
    assert found.width == pytest.approx(sans.width("42", 10), abs=0.01)


def test_late_numbers_are_read_at_their_place() -> None:
    assert spoken(resolved(numbered(30), total="42").pdf()) == [("P", "page wide words42 of the book")]


def test_a_page_whose_numbers_are_not_known_is_not_written() -> None:
    with pytest.raises(TypeError, match="LateNumber"):
        numbered(30).pdf()


def test_a_room_knows_what_a_number_leaves_of_it(sans: Face) -> None:
    room = Room("total", sans, 10, 20)
    assert room.free({"total": "7"}) == pytest.approx(20 - sans.width("7", 10))
    assert room.free({"total": "100000"}) < 0 < room.free({})


# -- frames


def test_what_is_drawn_is_a_value() -> None:
    """Equal drawing gives equal pages, which travel between processes and know the author's words."""
    first, second = (resolved(numbered(30), total="42").laid() for _ in range(2))
    assert first == second and hash(first.pages) == hash(second.pages)
    again = pickle.loads(pickle.dumps(first))
    assert again == first
    marked = again.pages[0].content[0]
    assert isinstance(marked, MarkedContent) and not isinstance(marked, Group)
    assert [run.text for run in marked.items if hasattr(run, "text")][:2] == ["page ", "wide words"]


# -- the file


def test_the_window_and_the_printer_are_told() -> None:
    sheet = DrawnPages()
    sheet.duplex = "DuplexFlipLongEdge"
    with pikepdf.open(io.BytesIO(sheet.pdf())) as file:
        wishes = file.Root.ViewerPreferences
        assert (bool(wishes.DisplayDocTitle), str(wishes.Duplex)) == (True, "/DuplexFlipLongEdge")
        assert str(wishes.PrintScaling) == "/None" and file.pdf_version == "1.7"


def test_boxes_of_a_page_with_bleed() -> None:
    sheet = DrawnPages(bleed=9)
    sheet.canvas.rect(None, 0, 0, 400, 300, fill=RED)
    pdf = sheet.pdf()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        first = file.pages[0]
        assert [float(v) for v in first.MediaBox] == [0, 0, 418, 318] == [float(v) for v in first.BleedBox]
        assert [float(v) for v in first.TrimBox] == [9, 9, 409, 309]
    assert inspect(pdf).shapes[0].box == (9, 9, 409, 309)


def test_what_the_file_says_of_itself_is_said_twice_alike() -> None:
    odd = METADATA.replaced(title="Қ & <T>", keywords=(), identity=(("book-id", "KZ/1"), ("copy", "3")))
    pdf = DrawnPages(metadata=odd).pdf()
    assert not set(faults(pdf)) - {NO_WORDS}
    with pikepdf.open(io.BytesIO(pdf)) as file:
        packet = file.Root.Metadata.read_bytes().decode()
        assert str(file.docinfo["/Title"]) == "Қ & <T>" and "Қ &amp; &lt;T&gt;" in packet
        assert "<briefing:bookId>KZ/1</briefing:bookId>" in packet and "<pdfaProperty:name>bookId<" in packet
        assert str(file.docinfo["/CreationDate"]) == "D:20251031000000+00'00'"
        assert "2025-10-31T00:00:00+00:00" in packet and "/Keywords" not in file.docinfo


@pytest.mark.parametrize(("target", "claim"), [("rgb", (2, "A")), ("grey", (2, "A")), ("cmyk", None)])
def test_press_colours_give_up_the_archival_claim_and_keep_the_tags(target: Target, claim: object) -> None:
    sheet = DrawnPages(target)
    pdf = sheet.pdf()
    assert not set(faults(pdf)) - {NO_WORDS}
    assert (b"pdfaid:part>2<" in pikepdf.open(io.BytesIO(pdf)).Root.Metadata.read_bytes()) == (
        claim is not None
    )


def test_an_attachment_makes_it_pdf_a_3() -> None:
    sheet = DrawnPages()
    attached = (
        Attachment("brief.yaml", b"id: x", "application/yaml", "The brief", "Source"),
        Attachment("a (b).csv", b"1,2", "text/csv", "Data"),
    )
    pdf = sheet.pdf(attached)
    assert not set(faults(pdf)) - {NO_WORDS}
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert b"pdfaid:part>3<" in file.Root.Metadata.read_bytes()
        assert sorted(file.attachments) == ["a (b).csv", "brief.yaml"]
        assert file.attachments["brief.yaml"].get_file().read_bytes() == b"id: x"
        assert file.attachments["brief.yaml"].get_file().mime_type == "application/yaml"


def test_an_empty_document_is_still_sound() -> None:
    sheet = DrawnPages()
    pdf = sheet.pdf()
    assert not set(faults(pdf)) - {NO_WORDS} and tags_in_order(pdf) == "Document"
