"""The private corners of ReportLab that the writer builds on, each with the sentence to read when a new release moves it."""

from __future__ import annotations

import io
import re
import tomllib
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from briefing.faces import package_folder
from briefing.pdf.library import Canvas, TTFError, TTFontFace, pdfdoc
from briefing.pdf.serialization import CompactDocument

ROOT = Path(__file__).parent.parent.parent
SANS = str(package_folder() / "Source Sans 3/SourceSans3-Regular.ttf")
CONTRACTS: dict[str, Callable[[], bool]] = {}


def contract(sentence: str) -> Callable[[Callable[[], bool]], Callable[[], bool]]:
    """A hook by name and what it does for us; the check is true while it does."""

    def add(check: Callable[[], bool]) -> Callable[[], bool]:
        CONTRACTS[sentence] = check
        return check

    return add


class Watched(Canvas):  # type: ignore[misc]
    """Notes which of its hooks ReportLab calls."""

    made: int
    pages: list[Any]

    def _make_preamble(self) -> None:
        self.made = getattr(self, "made", 0) + 1
        super()._make_preamble()

    def _setAnnotations(self, page: Any) -> None:
        self.pages = [*getattr(self, "pages", []), page]
        super()._setAnnotations(page)


def canvas() -> Any:
    return Watched(io.BytesIO(), pageCompression=0, invariant=1)


def page_of(made: Any) -> Any:
    made.showPage()
    return made._doc.Pages.pages[-1]


@contract("Canvas._make_preamble is called when a canvas is made, so that we can do without its Helvetica")
def _() -> bool:
    return bool(canvas().made)


@contract("Canvas._preamble is what stands before the content of each page, and may be empty")
def _() -> bool:
    made = canvas()
    made._preamble = ""
    made._code = ["1 0 0 RG"]
    return str(page_of(made).stream).strip() == "1 0 0 RG"


@contract("Canvas._code is the list of operators that showPage writes as the page's content")
def _() -> bool:
    made = canvas()
    made._code = ["0.25 g", "0 0 9 9 re f"]
    return "0.25 g 0 0 9 9 re f" in str(page_of(made).stream).replace("\n", " ")


@contract("Canvas._setAnnotations is called by showPage with the PDFPage, which we tag there")
def _() -> bool:
    made = canvas()
    page = page_of(made)
    return bool(made.pages) and made.pages[0] is page and isinstance(page, pdfdoc.PDFPage)


@contract("Canvas._doc is the PDFDocument, whose class can be changed to one that writes itself")
def _() -> bool:
    made = canvas()
    made._doc.__class__ = CompactDocument
    return type(made._doc) is CompactDocument and isinstance(made._doc, pdfdoc.PDFDocument)


@contract("Canvas._trimBox and _bleedBox become the boxes of the page that is shown next")
def _() -> bool:
    made = canvas()
    made._trimBox, made._bleedBox = (1, 2, 3, 4), (0, 1, 4, 5)
    page = page_of(made)
    return list(page.TrimBox.sequence) == [1, 2, 3, 4] and list(page.BleedBox.sequence) == [0, 1, 4, 5]


@contract("Canvas._formsinuse names the forms that the page's resources must list")
def _() -> bool:
    made = canvas()
    made._doc.Reference(pdfdoc.PDFStream(content=b""), pdfdoc.xObjectName("drawing"))
    made._formsinuse.append("drawing")
    return pdfdoc.xObjectName("drawing") in page_of(made).XObjects.dict


@contract("Canvas._addAnnotation takes an annotation and its name and lists it with the open page")
def _() -> bool:
    made = canvas()
    made._addAnnotation(pdfdoc.PDFDictionary({"Type": "/Annot"}), "one")
    page = page_of(made)
    return made._doc.annotationName("one") in made._doc.idToObject and bool(page.Annots)


@contract("PDFPage.__NoDefault__ lists the keys of a page that are written if they are there")
def _() -> bool:
    class Page(pdfdoc.PDFPage):  # type: ignore[misc]
        __NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]  # noqa: RUF012

    made = canvas()
    page = page_of(made)
    page.__class__ = Page
    page.__dict__.update(dict.fromkeys(Page.__NoDefault__), StructParents=7, Tabs="/S")
    page.Parent = pdfdoc.PDFObjectReference(pdfdoc.BasicFonts)
    return bool(b"/StructParents 7" in page.format(made._doc))


@contract("PDFCatalog.__NoDefault__ lists the keys of the catalog, and one object may have more of them")
def _() -> bool:
    made = canvas()
    catalog = made._doc.Catalog
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents", "AF"]
    catalog.OutputIntents, catalog.StructTreeRoot = pdfdoc.PDFArray([]), pdfdoc.PDFArray([])
    written = catalog.format(made._doc)
    return b"/OutputIntents" in written and b"/StructTreeRoot" in written


@contract(
    "PDFDocument.idToObjectNumberAndVersion, idToObject and numberToId know every object by name and number"
)
def _() -> bool:
    doc = canvas()._doc
    doc.Reference(pdfdoc.PDFDictionary({"A": 1}), "named")
    number, _ = doc.idToObjectNumberAndVersion["named"]
    return doc.numberToId[number] == "named" and "named" in doc.idToObject


@contract("PDFDocument.delayedFonts holds the faces whose objects are made when the file is written")
def _() -> bool:
    return bool(canvas()._doc.delayedFonts == [])


@contract("BasicFonts names the dictionary of all fonts, whose `dict` takes more of them")
def _() -> bool:
    return isinstance(canvas()._doc.idToObject[pdfdoc.BasicFonts].dict, dict)


@contract(
    "pdfdoc.format(object, document, toplevel=1) ends a stream with 'endstream' and a line feed, its data just before"
)
def _() -> bool:
    stream = pdfdoc.PDFStream(content=b"x")
    return bool(pdfdoc.format(stream, canvas()._doc, toplevel=1).endswith(b"stream\nxendstream\n"))


@contract("PDFDocument.thisPageName names the page that is being drawn as its object will be named")
def _() -> bool:
    made = canvas()
    name = made._doc.thisPageName()
    page_of(made)
    return name in made._doc.idToObjectNumberAndVersion


@contract("pdfdoc.XMP(creator=…) asks a function for the packet when the file is written")
def _() -> bool:
    return b"packet" in pdfdoc.XMP(creator=lambda doc: b"packet").format(canvas()._doc)


class Face(TTFontFace):  # type: ignore[misc]
    """Notes what is asked of it."""

    asked: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    def extractInfo(self, charInfo: int = 1) -> None:
        self.asked = (*self.asked, "extractInfo")
        super().extractInfo(charInfo)

    def get_table(self, tag: str) -> bytes:
        self.asked = (*self.asked, tag)
        if tag in self.without:
            raise KeyError(tag)
        found: bytes = super().get_table(tag)
        return found


@contract(
    "TTFontFace.extractInfo(charInfo) is called once the tables are known, and with 0 reads no characters"
)
def _() -> bool:
    class Bare(TTFontFace):  # type: ignore[misc]
        def extractInfo(self, charInfo: int = 1) -> None:
            super().extractInfo(charInfo=0)

    bare = Bare(SANS)
    return "extractInfo" in Face(SANS).asked and bool(bare.numGlyphs) and not bare.charToGlyph


@contract(
    "TTFontFace.get_table raises KeyError for a table that a face has not, and makeSubset does without it"
)
def _() -> bool:
    whole, bare = Face(SANS), Face(SANS)
    bare.without = ("name", "OS/2")
    subset = [ord(c) for c in "subset"]
    return len(bare.makeSubset(list(subset))) < len(whole.makeSubset(list(subset)))


@contract(
    "TTFontFace._ttf_data, tables, table and get_table_pos give the bytes of a table and where they lie"
)
def _() -> bool:
    face = Face(SANS)
    start = face.get_table_pos("head")[0]
    known = {table["tag"] for table in face.tables}
    return {"cmap", "hmtx"} <= known <= set(face.table) and face._ttf_data[start:][:54] == face.get_table(
        "head"
    )[:54]


@contract(
    "TTFontFace.hmetrics and glyphPos are font units that makeSubset reads, _pdfScale makes thousandths of them"
)
def _() -> bool:
    face = Face(SANS)
    advance, _ = face.hmetrics[face.charToGlyph[ord("A")]]
    scaled = face.charWidths[ord("A")] == face._pdfScale(advance)
    return bool(scaled and len(face.glyphPos) == face.numGlyphs + 1)


@contract("TTFError is what a file that is no face raises")
def _() -> bool:
    try:
        TTFontFace(io.BytesIO(b"no face at all"))
    except TTFError:
        return True
    return False


@pytest.mark.parametrize("sentence", CONTRACTS)
def test_reportlab_still_does_what_we_build_on(sentence: str) -> None:
    try:
        holds = CONTRACTS[sentence]()
    except Exception as error:
        pytest.fail(
            f"ReportLab {version('reportlab')} changed a private hook ({error!r}). It must hold that: {sentence}"
        )
    assert holds, f"ReportLab {version('reportlab')} changed a private hook. It must hold that: {sentence}"


def test_every_private_hook_has_a_contract() -> None:
    """Names with an underscore that are asked of ReportLab's canvas, document or face."""
    writer = ROOT / "briefing" / "pdf"
    source = "\n".join(path.read_text(encoding="utf-8") for path in writer.glob("*.py"))
    used = set(re.findall(r"(?:canvas|_canvas|doc|program|pdfdoc\.\w+|catalog)\.(_+[a-zA-Z]\w*)", source))
    assert len(used) >= 8
    sentences = " ".join(CONTRACTS)
    assert [name for name in sorted(used) if name not in sentences and name != "__class__"] == []


# -- the supported range


def _supported() -> tuple[str, str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found = next(
        re.fullmatch(r"reportlab>=([\d.]+),<([\d.]+)", one)
        for one in project["dependencies"]
        if "reportlab" in one
    )
    assert found is not None, "pyproject.toml must name both ends of the range of ReportLab"
    return found[1], found[2]


def test_the_installed_reportlab_is_in_the_supported_range() -> None:
    """Both ends are tested by `.ci/reportlab`: it installs the lowest release of the range beside this one and runs
    this file with it. Today the range holds 5.1.0 only, so that both ends are this one.
    """
    lowest, beyond = (tuple(map(int, end.split("."))) for end in _supported())
    assert lowest <= tuple(map(int, version("reportlab").split("."))) < beyond
