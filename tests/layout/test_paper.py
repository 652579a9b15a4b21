"""The canvas: owners, places, links, late numbers, forms, and what the file says of itself."""

from __future__ import annotations

import io

import pikepdf
import pytest

from briefing.layout.catalogue import Attachment
from briefing.layout.colours import BLACK, Target
from briefing.layout.faces import Face, face
from briefing.layout.paper import Paper, Slot
from briefing.layout.structure import BACKGROUND, HEADER, Element
from tests.layout.sheets_of_paper import METADATA, PAGE, paper
from tests.pdf_inspector import inspect
from tests.structure import faults, spoken, tags_in_order

SANS = "Source Sans 3/SourceSans3-Regular.ttf"
BOLD = "Source Sans 3/SourceSans3-Bold.ttf"
RED = (0.8, 0.1, 0.1)
NO_WORDS = "Document is empty"  # what the structure test says of a page without text


@pytest.fixture
def sans() -> Face:
    return face(SANS)


def put(sheet: Paper, owner: Element, words: str, y: float = 100, x: float = 20) -> None:
    sheet.text(owner, face(SANS), 10, BLACK, x, y, words)


def finished(sheet: Paper) -> bytes:
    sheet.end_page()
    return sheet.save()


# -- owners


def test_what_nobody_owns_is_an_artifact() -> None:
    sheet = paper()
    put(sheet, sheet.structure.root.add("P"), "owned")
    sheet.rect(None, 0, 0, 50, 50, fill=RED)
    sheet.line(HEADER, 0, 290, 400, 290, BLACK, 1)
    sheet.rect(BACKGROUND, 0, 0, 400, 300, fill=RED)
    pdf = finished(sheet)
    assert [s.artifact for s in inspect(pdf).shapes] == ["Layout", "Pagination/Header", "Background"]
    assert faults(pdf) == []


def test_reading_order_is_that_of_the_tree_not_of_drawing() -> None:
    sheet = paper()
    one, two = sheet.structure.root.add("P"), sheet.structure.root.add("P")
    put(sheet, two, "second", 50)
    put(sheet, one, "first", 200)
    pdf = finished(sheet)
    assert [text for _, text in spoken(pdf)] == ["first", "second"]
    assert faults(pdf) == []


def test_inline_elements_keep_their_place_among_the_words() -> None:
    sheet = paper()
    paragraph = sheet.structure.root.add("P")
    span = paragraph.late("Span", lang="kk")
    put(sheet, paragraph, "President ")
    put(sheet, span, "Тоқаев", x=80)
    put(sheet, paragraph, " said", x=120)
    pdf = finished(sheet)
    assert spoken(pdf) == [("P", "President Тоқаев said")]
    assert tags_in_order(pdf) == "Document P Span"
    with pikepdf.open(io.BytesIO(pdf)) as file:
        spans = [o for o in file.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Span"]
        assert [str(s.Lang) for s in spans] == ["kk"]


def test_one_paragraph_over_two_pages_is_one_element() -> None:
    sheet = paper()
    paragraph = sheet.structure.root.add("P")
    put(sheet, paragraph, "begins ")
    sheet.end_page()
    sheet.begin_page(*PAGE)
    put(sheet, paragraph, "and ends")
    pdf = finished(sheet)
    assert spoken(pdf) == [("P", "begins and ends")] and faults(pdf) == []


def test_elements_without_content_are_left_out_and_cells_kept() -> None:
    sheet = paper()
    root = sheet.structure.root
    root.add("Sect").add("P")
    row = root.add("Table").add("TBody").add("TR", keep=True)
    put(sheet, row.add("TD", keep=True).add("P"), "full")
    row.add("TD", keep=True).add("P")
    pdf = finished(sheet)
    assert tags_in_order(pdf) == "Document Table TBody TR TD P TD"
    assert faults(pdf) == []


def test_a_state_that_is_not_restored_is_refused() -> None:
    sheet = paper()
    sheet.save_state()
    with pytest.raises(ValueError, match="has not been restored"):
        sheet.end_page()


# -- text


def test_words_stand_where_they_were_put(sans: Face) -> None:
    sheet = paper()
    sheet.text(sheet.structure.root.add("P"), sans, 10.5, RED, 20, 100, "Two words")
    found = inspect(finished(sheet)).find("Two words")
    assert (found.x, found.y, found.size) == pytest.approx(
        (20, 100, 10.5)
    ) and found.font == "SourceSans3-Regular"
    assert found.colour == pytest.approx(RED)
    assert found.width == pytest.approx(
        sans.width("Two", 10.5) + sans.width(" ", 10.5) + sans.width("words", 10.5), abs=0.02
    )


def test_a_wider_space_widens_spaces_only_and_ends_with_the_line(sans: Face) -> None:
    sheet = paper()
    owner = sheet.structure.root.add("P")
    sheet.text(owner, sans, 10, BLACK, 20, 120, "a b c\u00a0d", 3.0)
    sheet.text(owner, sans, 10, BLACK, 20, 100, "a b c\u00a0d")
    wide, plain = inspect(finished(sheet)).strings
    assert wide.width - plain.width == pytest.approx(2 * 3.0, abs=0.01)


def test_parentheses_backslashes_and_every_code_are_read_back() -> None:
    letters = (
        "(a) b\\c ("
        + "".join(map(chr, (*range(0xA1, 0xAD), *range(0xAE, 0x17F), *range(0x410, 0x450))))
        + ")"
    )
    sheet = paper()
    put(sheet, sheet.structure.root.add("P"), letters)
    pdf = finished(sheet)
    assert "".join(w.text for w in inspect(pdf).strings) == letters
    assert faults(pdf) == []


def test_faces_and_colours_are_set_again_after_a_restored_state(sans: Face) -> None:
    sheet = paper()
    owner = sheet.structure.root.add("P")
    put(sheet, owner, "one")
    sheet.save_state("1 0 0 1 0 -20")
    sheet.text(owner, face(BOLD), 8, RED, 20, 100, "two", 2.0)
    sheet.restore_state()
    put(sheet, owner, "three four", 60)
    one, two, three = inspect(finished(sheet)).strings
    assert (two.y, two.font, two.size) == (80, "SourceSans3-Bold", 8)
    assert (three.font, three.size, three.colour) == (one.font, one.size, one.colour)
    assert three.width == pytest.approx(sum(sans.width(w, 10) for w in ("three", " ", "four")), abs=0.02)


@pytest.mark.parametrize(("target", "parts"), [("rgb", 3), ("grey", 1), ("cmyk", 4)])
def test_colours_are_those_of_the_target(target: Target, parts: int) -> None:
    sheet = paper(target)
    sheet.rect(None, 0, 0, 10, 10, fill=RED, stroke=RED)
    shape = inspect(finished(sheet)).shapes[0]
    assert (len(shape.fill), len(shape.stroke)) == (parts, parts)


# -- links and places


def linked(sheet: Paper) -> Element:
    link = sheet.structure.root.add("P").late("Link")
    put(sheet, link, "a link over ")
    put(sheet, link, "two lines", 88)
    sheet.link(link, (20, 98, 80, 108), url="https://example.org/тест?a=(b)", words="a link over two lines")
    sheet.link(link, (20, 86, 60, 96), url="https://example.org/тест?a=(b)", words="a link over two lines")
    return link


def test_a_link_over_two_lines_is_one_element_with_two_annotations() -> None:
    sheet = paper()
    linked(sheet)
    pdf = finished(sheet)
    assert tags_in_order(pdf) == "Document P Link" and faults(pdf) == []
    with pikepdf.open(io.BytesIO(pdf)) as file:
        found = list(file.pages[0].Annots)
        assert len(found) == 2
        assert str(found[0].A.URI) == "https://example.org/%D1%82%D0%B5%D1%81%D1%82?a=(b)"
        assert str(found[0].Contents) == "a link over two lines"


def test_links_and_places_on_a_turned_sheet_lie_where_they_are_seen() -> None:
    sheet = Paper(METADATA)
    sheet.begin_page(*PAGE, bleed=10)
    sheet.save_state("0 1 -1 0 200 50")
    link = sheet.structure.root.add("P").late("Link")
    put(sheet, link, "turned", y=0, x=0)
    sheet.link(link, (0, -2, 30, 8), target="there", words="turned")
    sheet.place("there", 0, 10)
    sheet.restore_state()
    with pikepdf.open(io.BytesIO(finished(sheet))) as file:
        annotation = file.pages[0].Annots[0]
        assert [float(v) for v in annotation.Rect] == pytest.approx([202, 60, 212, 90])
        assert [float(v) for v in list(annotation.Dest)[2:4]] == pytest.approx([200, 60])


def test_a_link_to_nowhere_names_its_target() -> None:
    sheet = paper()
    link = sheet.structure.root.add("P").late("Link")
    put(sheet, link, "lost")
    sheet.link(link, (0, 0, 10, 10), target="never drawn", words="lost")
    with pytest.raises(LookupError, match="never drawn"):
        finished(sheet)


def test_bookmarks_keep_their_levels_and_letters() -> None:
    sheet = paper()
    put(sheet, sheet.structure.root.add("P"), "words")
    for name in "abcde":
        sheet.place(name, 0, 200)
    for title, name, level in (
        ("Қазақстан", "a", 0),
        ("one", "b", 1),
        ("deep", "c", 5),
        ("two", "d", 1),
        ("End", "e", 0),
    ):
        sheet.outline(title, name, level)
    with pikepdf.open(io.BytesIO(finished(sheet))) as file, file.open_outline() as outline:
        first, last = outline.root
        assert (first.title, last.title) == ("Қазақстан", "End")
        assert [kid.title for kid in first.children] == ["one", "two"]
        assert [kid.title for kid in first.children[0].children] == ["deep"]
        assert int(file.Root.Outlines.Count) == 2


def test_page_labels_are_the_printed_numbers() -> None:
    sheet = paper()
    for _ in range(4):
        sheet.end_page()
        sheet.begin_page(*PAGE)
    sheet.label_pages(0, "", prefix="Cover")
    sheet.label_pages(1, "r", 1)
    sheet.label_pages(3, "D", 7)
    with pikepdf.open(io.BytesIO(finished(sheet))) as file:
        assert [page.label for page in file.pages] == ["Cover", "i", "ii", "7", "8"]


# -- late numbers


def numbered(width: float, text: str | None) -> Paper:
    sheet = paper()
    owner = sheet.structure.root.add("P")
    put(sheet, owner, "page ")
    sheet.text(owner, face(SANS), 10, BLACK, 20, 80, "wide words", 4.0)
    sheet.slot(owner, Slot("total", face(SANS), 10, 60, 100, width, "right"), RED)
    put(sheet, owner, " of the book", x=100)
    if text is not None:
        sheet.resolve("total", text)
    return sheet


def test_a_late_number_stands_in_the_room_kept_for_it(sans: Face) -> None:
    sheet = numbered(30, "42")
    assert sheet.unresolved() == []
    found = inspect(finished(sheet)).find("42")
    assert found.x == pytest.approx(90 - sans.width("42", 10), abs=0.01) and found.y == 100
    assert found.width == pytest.approx(sans.width("42", 10), abs=0.01)


def test_late_numbers_are_read_at_their_place() -> None:
    assert spoken(finished(numbered(30, "42"))) == [("P", "page wide words42 of the book")]


@pytest.mark.parametrize(("width", "text"), [(30, None), (5, "1000")])
def test_a_number_without_text_or_room_is_told(width: float, text: str | None) -> None:
    assert numbered(width, text).unresolved() == ["total"]


# -- forms


def test_a_drawing_is_kept_once_and_belongs_to_its_figure(sans: Face) -> None:
    sheet = paper()
    figure = sheet.structure.root.add("Figure", alt="Two bars", attributes="<</O/Layout/BBox[0 0 9 9]>>")
    content = sheet.rgb(RED) + " 0 0 10 10 re f " + sheet.show(sans, 8, 2, 2, "in a chart")
    sheet.form("bars", content, (100, 50))
    sheet.form("bars", "never", (1, 1))
    sheet.draw_form(figure, "bars", "1 0 0 1 50 60")
    sheet.draw_form(None, "bars", "2 0 0 2 150 60")
    pdf = finished(sheet)
    small, large = inspect(pdf).strings
    assert (small.x, small.y, small.size) == (52, 62, 8) and (large.x, large.size) == (154, 16)
    assert small.mark is not None and large.artifact == "Layout"
    assert faults(pdf) == []
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert (
            sum(1 for o in file.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Form")
            == 1
        )


# -- the file


def test_the_window_and_the_printer_are_told() -> None:
    sheet = paper()
    sheet.end_page()
    with pikepdf.open(io.BytesIO(sheet.save(duplex="DuplexFlipLongEdge", copies=5))) as file:
        wishes = file.Root.ViewerPreferences
        assert (bool(wishes.DisplayDocTitle), str(wishes.Duplex), int(wishes.NumCopies)) == (
            True,
            "/DuplexFlipLongEdge",
            5,
        )
        assert str(wishes.PrintScaling) == "/None" and file.pdf_version == "1.7"


def test_boxes_of_a_page_with_bleed() -> None:
    sheet = Paper(METADATA)
    sheet.begin_page(*PAGE, bleed=9)
    sheet.rect(None, 0, 0, 400, 300, fill=RED)
    sheet.end_page()
    sheet.begin_page(*PAGE)
    pdf = finished(sheet)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        first, second = file.pages
        assert [float(v) for v in first.MediaBox] == [0, 0, 418, 318] == [float(v) for v in first.BleedBox]
        assert [float(v) for v in first.TrimBox] == [9, 9, 409, 309]
        assert "/TrimBox" not in second and [float(v) for v in second.MediaBox] == [0, 0, 400, 300]
    assert inspect(pdf).shapes[0].box == (9, 9, 409, 309)


def test_what_the_file_says_of_itself_is_said_twice_alike() -> None:
    odd = METADATA.replaced(title="Қ & <T>", keywords=(), identity=(("book-id", "KZ/1"), ("copy", "3")))
    pdf = finished(paper(metadata=odd))
    assert not set(faults(pdf)) - {NO_WORDS}
    with pikepdf.open(io.BytesIO(pdf)) as file:
        packet = file.Root.Metadata.read_bytes().decode()
        assert str(file.docinfo["/Title"]) == "Қ & <T>" and "Қ &amp; &lt;T&gt;" in packet
        assert "<briefing:bookId>KZ/1</briefing:bookId>" in packet and "<pdfaProperty:name>bookId<" in packet
        assert str(file.docinfo["/CreationDate"]) == "D:20251031000000+00'00'"
        assert "2025-10-31T00:00:00+00:00" in packet and "/Keywords" not in file.docinfo


@pytest.mark.parametrize(("target", "claim"), [("rgb", (2, "A")), ("grey", (2, "A")), ("cmyk", None)])
def test_press_colours_give_up_the_archival_claim_and_keep_the_tags(target: Target, claim: object) -> None:
    sheet = paper(target)
    assert sheet.pdfa == claim
    pdf = finished(sheet)
    assert not set(faults(pdf)) - {NO_WORDS}
    assert (b"pdfaid:part>2<" in pikepdf.open(io.BytesIO(pdf)).Root.Metadata.read_bytes()) == (
        claim is not None
    )


def test_an_attachment_makes_it_pdf_a_3() -> None:
    sheet = paper()
    sheet.attach(Attachment("brief.yaml", b"id: x", "application/yaml", "The brief", "Source"))
    sheet.attach(Attachment("a (b).csv", b"1,2", "text/csv", "Data"))
    assert sheet.pdfa == (3, "A")
    pdf = finished(sheet)
    assert not set(faults(pdf)) - {NO_WORDS}
    with pikepdf.open(io.BytesIO(pdf)) as file:
        assert sorted(file.attachments) == ["a (b).csv", "brief.yaml"]
        assert file.attachments["brief.yaml"].get_file().read_bytes() == b"id: x"
        assert file.attachments["brief.yaml"].get_file().mime_type == "application/yaml"


def test_an_empty_document_is_still_sound() -> None:
    sheet = paper()
    pdf = finished(sheet)
    assert not set(faults(pdf)) - {NO_WORDS} and tags_in_order(pdf) == "Document"
