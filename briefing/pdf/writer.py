"""A laid-out document as a tagged PDF 1.7: it claims PDF/UA-1 and, outside CMYK, PDF/A-2a (3a with attachments)."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar, Protocol

from briefing.document import Metadata
from briefing.faces import Face
from briefing.frames.colours import Colour, Target
from briefing.frames.drawing import Drawing, Photograph
from briefing.frames.laid import LaidDocument
from briefing.frames.matrices import Matrix
from briefing.frames.numbers import number
from briefing.frames.pages import Link, Page, PlacedDrawing, PlacedImage
from briefing.pdf.catalog import Attachment, complete
from briefing.pdf.colours import operator
from briefing.pdf.content import ContentStream
from briefing.pdf.fonts import EmbeddedFace
from briefing.pdf.forms import add_drawing, add_photograph
from briefing.pdf.library import Canvas, pdfdoc
from briefing.pdf.navigation import Destinations, Outline, link_annotation, page_labels, web_action
from briefing.pdf.serialization import CompactDocument
from briefing.pdf.structure import Branch, StructureTree


class Pictures(Protocol):
    """Where drawings and photographs are when they are needed."""

    def drawing(self, key: str) -> Drawing:
        """The finished drawing of a key."""

    def photograph(self, name: str, width: float, target: Target) -> Photograph:
        """A photograph of the assets made ready for a width in points."""


class _Page(pdfdoc.PDFPage):  # type: ignore[misc]
    __NoDefault__: ClassVar[list[str]] = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs", "Group"]


class _Canvas(Canvas):  # type: ignore[misc]
    """ReportLab's canvas without a font of its own; `page_done` sees each page before it is kept."""

    page_done: Callable[[Any], None]

    def _make_preamble(self) -> None:
        self._preamble = ""

    def _setAnnotations(self, page: Any) -> None:
        super()._setAnnotations(page)
        if isinstance(page, pdfdoc.PDFPage):
            self.page_done(page)


def write(
    laid: LaidDocument, metadata: Metadata, target: Target = "rgb", pictures: Pictures | None = None,
    attachments: Sequence[Attachment] = (),
) -> bytes:  # fmt: skip
    """The bytes of the file; equal documents give equal bytes."""
    return Writer(metadata, target, pictures).written(laid, attachments)


class Writer:
    """Writes one document, on ReportLab's canvas."""

    def __init__(self, metadata: Metadata, target: Target = "rgb", pictures: Pictures | None = None) -> None:
        self._canvas = _Canvas(
            io.BytesIO(), pageCompression=1, invariant=1, pdfVersion=(1, 7), lang=metadata.language
        )
        self.doc: Any = self._canvas._doc
        self.doc.__class__ = CompactDocument
        self.metadata, self.target, self._pictures = metadata, target, pictures
        self._faces: dict[Face, EmbeddedFace] = {}
        self._destinations = Destinations()
        self._drawings: dict[tuple[str, Colour], str] = {}  # names of those that are on pages, in order

    def written(self, laid: LaidDocument, attachments: Sequence[Attachment] = ()) -> bytes:
        """The finished bytes. The writer is spent then: its objects let go of one another, so that no collector has to
        find them.
        """
        pages = [f"Page{index}" for index in range(1, len(laid.pages) + 1)]
        links = [[self._link_name(page, n) for n in range(len(p.links))] for page, p in enumerate(laid.pages)]
        branches = [Branch(element, first) for first, element in laid.structure]
        tree = StructureTree(branches, pages, links, laid.bleed, self.metadata.key)
        content = ContentStream(self.target, self._embedded, self._paint)
        for index, page in enumerate(laid.pages):
            self._page(index, page, laid.bleed, tree, content)
        # the last thing that is needed, since they take longest
        for (key, hue), name in self._drawings.items():
            add_drawing(self, name, self._known_pictures.drawing(key), hue)
        tree.write(self.doc)
        self._catalog(laid)
        complete(self.doc, self.metadata, self.target, attachments, self._preferences(laid))
        data: bytes = self.doc.written()
        self.doc.forget()
        return data

    def _catalog(self, laid: LaidDocument) -> None:
        outline = Outline(self._destinations)
        for bookmark in laid.bookmarks:
            outline.add(bookmark.words, bookmark.target, bookmark.level)
        catalog = self.doc.Catalog
        catalog.Outlines = outline.write(self.doc)
        if catalog.Outlines is not None:
            catalog.PageMode = "/UseOutlines"
        if laid.labels:
            catalog.PageLabels = page_labels(laid.labels)

    def _preferences(self, laid: LaidDocument) -> dict[str, str]:
        return {"PrintScaling": "/None", **({"Duplex": f"/{laid.duplex}"} if laid.duplex else {})}

    # -- pages

    def _page(
        self, index: int, page: Page, bleed: float, tree: StructureTree, content: ContentStream
    ) -> None:
        canvas, sheet = self._canvas, (page.width + 2 * bleed, page.height + 2 * bleed)
        canvas.setPageSize(sheet)
        canvas._trimBox = (bleed, bleed, bleed + page.width, bleed + page.height) if bleed else None
        canvas._bleedBox = (0, 0, *sheet) if bleed else None
        canvas.page_done = partial(_tag, tree.parents_of_page(index))
        name = self.doc.thisPageName()
        for place in page.destinations:
            self._destinations.put(place.name, name, place.x + bleed, place.y + bleed)
        for at, link in enumerate(page.links):
            self._link(index, at, link, bleed, tree)
        canvas._code = content.page(page, bleed)
        canvas.showPage()

    def _link(self, page: int, at: int, link: Link, bleed: float, tree: StructureTree) -> None:
        action = web_action(link.url) if link.url else ("Dest", self._destinations.of(link.target))
        box = tuple(round(value + bleed, 2) for value in link.box)
        parent = tree.parent_of_link(page, at)
        annotation = link_annotation(box, self.doc.thisPageName(), parent, action, link.words)
        self._canvas._addAnnotation(annotation, f"Link{page}-{at}")

    def _link_name(self, page: int, at: int) -> str:
        name: str = self.doc.annotationName(f"Link{page}-{at}")
        return name

    # -- what forms need

    def _embedded(self, face: Face) -> EmbeddedFace:
        found = self._faces.get(face)
        if found is None:
            found = self._faces[face] = EmbeddedFace(face, self.doc)
        return found

    def colour_operator(self, colour: Colour, stroke: bool = False) -> str:
        """The operator of a colour in this document's target, for the content of forms."""
        return operator(colour, stroke, self.target)

    def show(self, face: Face, size: float, x: float, y: float, words: str) -> str:
        """BT … ET of a run for the content of a form, in this document's codes of the face."""
        shown = self._embedded(face).show(face.words(words), size)
        runs = [f"{name} {number(size)} Tf {operators}" for name, operators in shown]
        return f"BT {x:.3f} {y:.3f} Td {' '.join(runs)} ET"

    def form(
        self,
        key: str,
        content: str | bytes,
        box: tuple[float, float],
        resources: dict[str, Any] | None = None,
    ) -> None:
        """Keep a drawing under a key; its resources are this document's fonts and what is given."""
        data = content if isinstance(content, bytes) else content.encode("latin-1")
        fonts = {"Font": pdfdoc.PDFObjectReference(pdfdoc.BasicFonts)}
        facts: dict[str, Any] = {
            "Type": "/XObject", "Subtype": "/Form", "BBox": pdfdoc.PDFArray([0, 0, number(box[0]), number(box[1])]),
            "Resources": pdfdoc.PDFDictionary({**fonts, **(resources or {})}),
        }  # fmt: skip
        stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary(facts), data, filters=[pdfdoc.PDFZCompress])
        self.doc.Reference(stream, pdfdoc.xObjectName(key))

    def has_form(self, key: str) -> bool:
        return pdfdoc.xObjectName(key) in self.doc.idToObject

    # -- pictures

    @property
    def _known_pictures(self) -> Pictures:
        assert self._pictures is not None, "a document with pictures is written with where they are"
        return self._pictures

    def _paint(self, item: PlacedDrawing | PlacedImage) -> str:
        if isinstance(item, PlacedDrawing):
            name = self._drawings.setdefault((item.key, item.hue), f"{item.key}-{len(self._drawings)}")
            return self._form(name, (item.scale, 0, 0, item.scale, item.x, item.y))
        photograph = self._known_pictures.photograph(item.name, item.room, self.target)
        name = add_photograph(self, photograph)
        return self._form(name, (item.width, 0, 0, item.height, item.x, item.y))

    def _form(self, name: str, matrix: Matrix) -> str:
        """Paint a form; one may be painted often."""
        if name not in self._canvas._formsinuse:
            self._canvas._formsinuse.append(name)
        return f"q 0 Tw {' '.join(map(number, matrix))} cm /{pdfdoc.xObjectName(name)} Do Q"


def _tag(parents: int | None, page: Any) -> None:
    page.__class__ = _Page
    for key in _Page.__NoDefault__:
        page.__dict__.setdefault(key, None)
    page.Tabs = "/S"
    page.stream = page.stream.encode("latin-1")
    if parents is not None:
        page.StructParents = parents
