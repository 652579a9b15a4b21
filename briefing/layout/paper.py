"""A tagged canvas: pages of marked content, late numbers, links and forms, on ReportLab's canvas.

Callers build the structure tree in reading order and draw with its elements; `save` gives a PDF 1.7 file that claims
PDF/UA-1 and, outside CMYK, PDF/A-2a (3a with attachments).
"""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from briefing.document import Metadata
from briefing.layout.catalogue import Attachment, archival_claim, complete
from briefing.layout.colours import BLACK, Colour, Target, number
from briefing.layout.faces import Face
from briefing.layout.ink import UPRIGHT, Ink, Owner
from briefing.layout.library import Canvas, pdfdoc
from briefing.layout.places import Bookmarks, Label, Places, link_annotation, page_labels, web_action
from briefing.layout.serializing import CompactDocument
from briefing.layout.slots import Late, Slot, Slots
from briefing.layout.structure import Element, Structure

__all__ = ["Paper", "Slot"]


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


class Paper(Ink):
    """One document being drawn."""

    def __init__(self, metadata: Metadata, target: Target = "rgb") -> None:
        self._canvas = _Canvas(
            io.BytesIO(), pageCompression=1, invariant=1, pdfVersion=(1, 7), lang=metadata.language
        )
        doc = self._canvas._doc
        doc.__class__ = CompactDocument
        super().__init__(doc, target)
        self.doc: Any = doc
        self.metadata = metadata
        self.structure = Structure()
        self.pages = 0
        self._canvas.page_done = self._tag
        self._slots = Slots()
        self._places = Places()
        self._bookmarks = Bookmarks(self._places)
        self._labels: list[Label] = []
        self._attachments: list[Attachment] = []

    # -- pages

    def begin_page(self, width: float, height: float, bleed: float = 0.0) -> None:
        """A page of trim size `width` by `height`; with a bleed the sheet is larger on every side."""
        canvas, sheet = self._canvas, (width + 2 * bleed, height + 2 * bleed)
        canvas.setPageSize(sheet)
        canvas._trimBox = (bleed, bleed, bleed + width, bleed + height) if bleed else None
        canvas._bleedBox = (0, 0, *sheet) if bleed else None
        self._clear(self.doc.thisPageName(), (1.0, 0.0, 0.0, 1.0, bleed, bleed) if bleed else UPRIGHT)

    def end_page(self) -> None:
        if self._outer:
            raise ValueError("a graphics state that was saved on this page has not been restored")
        self._close()
        self._canvas._code = self._code
        self._canvas.showPage()
        self.pages += 1

    def _tag(self, page: Any) -> None:
        page.__class__ = _Page
        for key in _Page.__NoDefault__:
            page.__dict__.setdefault(key, None)
        page.Tabs = "/S"
        if self._owners:
            page.StructParents = self.structure.new_parents(list(self._owners))

    # -- forms and pictures

    def form(
        self,
        key: str,
        content: str | bytes,
        box: tuple[float, float],
        resources: dict[str, Any] | None = None,
    ) -> None:
        """Keep a drawing under a key; its resources are this document's fonts and what is given."""
        if self.has_form(key):
            return
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

    def draw_form(self, owner: Owner, key: str, matrix: str) -> None:
        """Paint a kept drawing; one form may be painted often."""
        if key not in self._canvas._formsinuse:
            self._canvas._formsinuse.append(key)
        self.ink(owner, f"q 0 Tw {matrix} cm /{pdfdoc.xObjectName(key)} Do Q")

    def image(self, owner: Owner, reader: Any, x: float, y: float, width: float, height: float) -> None:
        """A raster picture (ReportLab ImageReader), named by its content."""
        canvas = self._canvas
        canvas._code = []
        canvas.drawImage(reader, 0, 0, 1, 1, mask=None)
        painted = " ".join(canvas._code)
        self.ink(owner, f"q {number(width)} 0 0 {number(height)} {number(x)} {number(y)} cm {painted} Q")

    # -- links, places, numbers

    def link(
        self, element: Element, rect: tuple[float, float, float, float], *, url: str = "", target: str = "",
        words: str = "",
    ) -> None:  # fmt: skip
        """A link annotation of a structure element; one element has one on each line that it runs over."""
        action = web_action(url) if url else ("Dest", self._places.destination(target))
        parent = self.structure.new_parents(element)
        box = self.box_on_page(*rect)
        annotation = link_annotation(box, self._page, parent, action, partial(self._slots.words, words))
        name = f"Link{parent}"
        self._canvas._addAnnotation(annotation, name)
        element.kids.append(("OBJR", self._page, self.doc.annotationName(name)))

    def place(self, name: str, x: float, y: float) -> None:
        """A destination at the upper left of what it names."""
        self._places.put(name, self._page, *self.on_page(x, y))

    def outline(self, words: str, target: str, level: int) -> None:
        """A bookmark, in reading order; level 0 is the outermost."""
        self._bookmarks.add(words, target, level)

    def label_pages(self, first: int, style: str, start: int = 1, prefix: str = "") -> None:
        """Page labels from page index `first` on: style D, r, R, A or ""."""
        self._labels.append((first, style, start, prefix))

    def slot(self, owner: Owner, slot: Slot, colour: Colour = BLACK) -> None:
        """Room for a text that is known only at the end."""
        self.ink(owner, self._fill_with(colour) + self._slots.hole(slot))

    def late_text(
        self, owner: Owner, face: Face, size: float, colour: Colour, at: tuple[Late, float], words: str, space: Late
    ) -> None:  # fmt: skip
        """A run of text on a line with late texts."""
        x, y = at
        self._text_at(
            owner, face, size, colour, f"{self._slots.hole(x)} {y:.3f}", words, self._slots.hole(space)
        )

    def resolve(self, key: str, text: str) -> None:
        """The text of all slots of a key."""
        self._slots.resolve(key, text)

    def unresolved(self) -> list[str]:
        """Keys of slots that have no text, or one that is wider than its room: set the document once more."""
        return self._slots.unresolved()

    def digits(self, kept: int) -> int:
        """For how many digits late numbers need room, if it was kept for `kept`."""
        return self._slots.digits(kept)

    # -- the file

    def attach(self, attachment: Attachment) -> None:
        """Put a file into the document, which is PDF/A-3a then."""
        self._attachments.append(attachment)

    @property
    def pdfa(self) -> tuple[int, str] | None:
        """Part and level of the archival claim; none in CMYK."""
        return archival_claim(self.target, self._attachments)

    def save(self, *, duplex: str = "", copies: int = 0) -> bytes:
        """The finished bytes; `duplex` is a value of the viewer preference of that name. All pages must be ended.

        The paper is spent then: its objects let go of one another, so that no collector has to find them.
        """
        for page in self.doc.Pages.pages:
            page.stream = self._slots.fill(page.stream, self.show).encode("latin-1")
        self.structure.write(self.doc)
        catalog = self.doc.Catalog
        catalog.Outlines = self._bookmarks.write(self.doc)
        if self._labels:
            catalog.PageLabels = page_labels(self._labels)
        preferences = {"PrintScaling": "/None"}
        if duplex:
            preferences["Duplex"] = f"/{duplex}"
        if copies:
            preferences["NumCopies"] = str(copies)
        complete(self.doc, self.metadata, self.target, self._attachments, preferences)
        data: bytes = self.doc.written()
        self.structure.release()
        self.doc.forget()
        return data
