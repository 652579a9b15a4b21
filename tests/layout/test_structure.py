"""Tags of hard documents are sound, and the checker sees every kind of fault that is planted."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from briefing import formats, styles
from briefing.typesetting import typeset
from tests.layout.torture import document, parts, torture
from tests.reading import lost_words, wrong_numbers
from tests.structure import faults

Plant = Callable[[pikepdf.Pdf], None]


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return torture(rows=60).pdf


def test_a_torture_document_has_no_fault(pdf: bytes) -> None:
    assert faults(pdf) == []


@pytest.mark.parametrize("target", ["office", "press"])
@pytest.mark.parametrize("format_", ["a4", "a4-large", "a5"])
def test_a_torture_document_has_no_fault_on_other_paper(format_: str, target: str) -> None:
    made = typeset(document(parts(10)), formats.load(format_, target), styles.load("secretariat"))
    assert faults(made.pdf) == [] and not made.problems


def test_a_torture_document_is_read_in_its_order_and_whole(pdf: bytes) -> None:
    assert lost_words(document(parts(60)), pdf) == []


def test_printed_page_numbers_are_those_of_their_targets(pdf: bytes) -> None:
    assert wrong_numbers(pdf) == []


# -- faults to plant


def elements(file: pikepdf.Pdf, tag: str) -> Iterator[Any]:
    for thing in file.objects:
        if isinstance(thing, Dictionary) and thing.get("/S") == f"/{tag}" and "/P" in thing:
            yield thing


def first(file: pikepdf.Pdf, tag: str) -> Any:
    return next(elements(file, tag))


def links(file: pikepdf.Pdf) -> Iterator[Any]:
    for page in file.pages:
        yield from page.get("/Annots", [])


def without(tag: str, key: str) -> Plant:
    def plant(file: pikepdf.Pdf) -> None:
        for element in elements(file, tag):
            if key in element:
                del element[key]

    return plant


def retagged(tag: str, other: str) -> Plant:
    def plant(file: pikepdf.Pdf) -> None:
        first(file, tag).S = Name(f"/{other}")

    return plant


def painted(code: bytes, page: int = 1) -> Plant:
    def plant(file: pikepdf.Pdf) -> None:
        found = file.pages[page]
        found.Contents = file.make_stream(found.Contents.read_bytes() + b"\n" + code)

    return plant


def rewritten(pattern: bytes, other: bytes, count: int = 1) -> Plant:
    def plant(file: pikepdf.Pdf) -> None:
        found = file.pages[1]
        content, done = re.subn(pattern, other, found.Contents.read_bytes(), count=count)
        assert done
        found.Contents = file.make_stream(content)

    return plant


def link_without(key: str) -> Plant:
    def plant(file: pikepdf.Pdf) -> None:
        del next(links(file))[key]

    return plant


def hidden_link(file: pikepdf.Pdf) -> None:
    next(links(file)).F = 2


def broken_link(file: pikepdf.Pdf) -> None:
    link = next(link for link in links(file) if "/Dest" in link)
    link.Dest = Array([file.make_indirect(Dictionary(Type=Name.Page)), *list(link.Dest)[1:]])


def short_row(file: pikepdf.Pdf) -> None:
    row = [row for row in elements(file, "TR") if len(row.K) > 2][1]
    row.K = Array(list(row.K)[:-1])


def swapped_words(file: pikepdf.Pdf) -> None:
    paragraph = next(p for p in elements(file, "P") if isinstance(p.get("/K"), Array) and len(p.K) > 2)
    paragraph.K = Array(reversed(list(paragraph.K)))


def twice_owned(file: pikepdf.Pdf) -> None:
    one, two = [p for p in elements(file, "P") if isinstance(p.get("/K"), int)][:2]
    two.K, two.Pg = one.K, one.Pg


def wrong_parent(file: pikepdf.Pdf) -> None:
    one, two = [p for p in elements(file, "P")][:2]
    one.P = two


def no_way_back(file: pikepdf.Pdf) -> None:
    del file.pages[1].obj["/StructParents"]


def short_parent_tree(file: pikepdf.Pdf) -> None:
    numbers = pikepdf.NumberTree(file.Root.StructTreeRoot.ParentTree)
    key = int(file.pages[1].obj.StructParents)
    numbers[key] = Array(list(numbers[key])[:-1])


def same_ids(file: pikepdf.Pdf) -> None:
    for element in list(elements(file, "P"))[:2]:
        element.ID = pikepdf.String("twin")


def notes_without_ids(file: pikepdf.Pdf) -> None:
    first(file, "P").S = Name("/Note")


def fonts(file: pikepdf.Pdf) -> Iterator[Any]:
    for thing in file.objects:
        if isinstance(thing, Dictionary) and thing.get("/Type") == "/Font":
            yield thing


def unembedded(file: pikepdf.Pdf) -> None:
    del next(fonts(file)).FontDescriptor["/FontFile2"]


def helvetica(file: pikepdf.Pdf) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    file.pages[1].Resources.Font["/H"] = font
    painted(b"/Artifact BMC BT /H 10 Tf (x) Tj ET EMC")(file)


def wide(file: pikepdf.Pdf) -> None:
    for font in fonts(file):
        font.Widths = Array([int(width) + 40 for width in font.Widths])


def mapped(pattern: bytes, other: bytes) -> Plant:
    def plant(file: pikepdf.Pdf) -> None:
        stream = next(fonts(file)).ToUnicode
        content, done = re.subn(pattern, other, stream.read_bytes(), count=1)
        assert done
        stream.write(content)

    return plant


def unmapped(file: pikepdf.Pdf) -> None:
    for font in fonts(file):
        del font["/ToUnicode"]


def notdef(file: pikepdf.Pdf) -> None:
    """A code that the subset does not have."""
    name = next(iter(file.pages[1].Resources.Font.keys()))
    painted(b"/Artifact BMC BT %s 10 Tf (\\003) Tj ET EMC" % name.encode())(file)


def no_intent(file: pikepdf.Pdf) -> None:
    del file.Root["/OutputIntents"]


def other_title(file: pikepdf.Pdf) -> None:
    file.docinfo["/Title"] = "Another"


def no_title(file: pikepdf.Pdf) -> None:
    file.docinfo["/Title"] = ""


def no_claim(file: pikepdf.Pdf) -> None:
    packet = file.Root.Metadata.read_bytes().replace(b"<pdfuaid:part>1</pdfuaid:part>", b"")
    file.Root.Metadata.write(packet)


def broken_packet(file: pikepdf.Pdf) -> None:
    file.Root.Metadata.write(file.Root.Metadata.read_bytes().replace(b"</rdf:RDF>", b""))


def without_in_catalog(key: str) -> Plant:
    def plant(file: pikepdf.Pdf) -> None:
        del file.Root[key]

    return plant


def suspects(file: pikepdf.Pdf) -> None:
    file.Root.MarkInfo.Suspects = True


def script(file: pikepdf.Pdf) -> None:
    action = Dictionary(S=Name.JavaScript, JS=pikepdf.String("1"))
    file.Root.OpenAction = file.make_indirect(action)


def attached(file: pikepdf.Pdf) -> None:
    file.attachments["x.txt"] = b"x"


def no_tabs(file: pikepdf.Pdf) -> None:
    del file.pages[0].obj["/Tabs"]


PLANTED: list[tuple[Plant, str]] = [
    (without("Figure", "/Alt"), "no alternative text"),
    (without("Figure", "/A"), "no bounding box"),
    (without("TH", "/A"), "no scope"),
    (without("L", "/A"), "how it is numbered"),
    (retagged("H2", "H5"), "follows level"),
    (retagged("H2", "H"), "14-007"),
    (retagged("Sect", "Chapter"), "unknown tag"),
    (retagged("TD", "P"), "TR has P in it"),
    (retagged("L", "Sect"), "LI stands in Sect"),
    (retagged("Link", "Span"), "not in the structure"),
    (retagged("P", "Sect"), "owns content itself"),
    (retagged("P", "Link"), "has no annotation"),
    (notes_without_ids, "a note has no ID"),
    (same_ids, "is there 2 times"),
    (short_row, "rows of a table"),
    (swapped_words, "another order"),
    (twice_owned, "owned twice"),
    (wrong_parent, "another element is its parent"),
    (no_way_back, "not in the parent tree"),
    (short_parent_tree, "entries for"),
    (painted(b"BT (x) Tj ET"), "outside of tagged content"),
    (painted(b"0 0 10 10 re f"), "f outside of tagged content"),
    (painted(b"/P <</MCID 9999>> BDC 0 0 1 1 re f EMC"), "belongs to nothing"),
    (painted(b"/P <</MCID 0>> BDC 0 0 1 1 re f EMC"), "marked content 0 twice"),
    (painted(b"/Artifact BMC /P <</MCID 9999>> BDC 0 0 1 1 re f EMC EMC"), "01-004"),
    (painted(b"/P <</MCID 9999>> BDC /Artifact BMC 0 0 1 1 re f EMC EMC"), "01-003"),
    (painted(b"/Artifact BMC 0 0 1 1 re f"), "not closed"),
    (painted(b"q"), "q and Q"),
    (painted(b"/Artifact BMC BT EMC ET"), "crosses BT or ET"),
    (rewritten(rb"/P <</MCID (\d+)>>", rb"/Span <</MCID \1>>"), "and owned by P"),
    (rewritten(rb"/\w+ <</MCID 0>> BDC", rb"/Artifact BMC"), "that is not there"),
    (link_without("/Contents"), "a link has no words"),
    (link_without("/StructParent"), "does not lead back"),
    (hidden_link, "hidden or does not print"),
    (broken_link, "leads to no page"),
    (no_tabs, "tab order"),
    (unembedded, "31-009"),
    (helvetica, "31-009: Helvetica"),
    (wide, "31-016"),
    (unmapped, "31-027"),
    (mapped(rb"<(\w\w)> <0041>", rb"<\1> <0000>"), "31-028"),
    (mapped(rb"<(\w\w)> <0041>", rb"<\1> <FEFF>"), "31-029"),
    (mapped(rb"<(\w\w)> <0041>", rb"<\1> <E000>"), "10-001"),
    (mapped(rb"<(\w\w)> <0041>\n", b""), "a ToUnicode block says"),
    (notdef, "31-030"),
    (no_intent, "without an output intent"),
    (no_title, "no title"),
    (other_title, "in XMP"),
    (no_claim, "06-002"),
    (broken_packet, "cannot be parsed"),
    (without_in_catalog("/Metadata"), "06-001"),
    (without_in_catalog("/Lang"), "no language"),
    (without_in_catalog("/MarkInfo"), "not marked as tagged"),
    (without_in_catalog("/ViewerPreferences"), "does not show the title"),
    (without_in_catalog("/StructTreeRoot"), "no structure tree"),
    (suspects, "Suspects"),
    (script, "/JavaScript"),
    (attached, "not PDF/A-3"),
]


@pytest.mark.parametrize(("plant", "words"), PLANTED, ids=[words for _, words in PLANTED])
def test_a_planted_fault_is_found(pdf: bytes, plant: Plant, words: str) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        plant(file)
        file.save(out, fix_metadata_version=False)
    found = faults(out.getvalue())
    assert any(words in fault for fault in found), found[:10]


def test_bytes_that_an_archive_forbids_are_found(pdf: bytes) -> None:
    assert any("endstream" in fault for fault in faults(pdf.replace(b"\nendstream", b"endstream", 1)))
    assert any(
        "header" in fault
        for fault in faults(pdf.replace(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", b"%PDF-1.7\n%abcd", 1))
    )
    assert any("after the end" in fault for fault in faults(pdf + b"junk"))
