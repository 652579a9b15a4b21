"""Small documents drawn straight on pages, for tests of the canvas and of what writes frames."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from briefing.document import Metadata
from briefing.faces import Face
from briefing.frames.colours import BLACK, Target
from briefing.frames.laid import LaidDocument, PageLabel
from briefing.frames.pages import Bookmark, Page
from briefing.frames.structure import StructureElement
from briefing.layout.canvas import Canvas
from briefing.layout.structure import Element
from briefing.pdf import Attachment, write

PAGE = (400.0, 300.0)
METADATA = Metadata("A title", "An author", "A subject", ("one", "two"), "en", date(2025, 10, 31))


class DrawnPages:
    """A document with its first page begun; `root` is its structure."""

    def __init__(self, target: Target = "rgb", metadata: Metadata = METADATA, bleed: float = 0.0) -> None:
        self.target, self.metadata, self.bleed = target, metadata, bleed
        self.root = Element("Document")
        self.canvas = Canvas(0)
        self.labels: list[PageLabel] = []
        self.duplex = ""
        self._pages: list[Page] = []
        self._bookmarks: list[Bookmark] = []

    def next_page(self) -> None:
        canvas = self.canvas
        self._pages.append(Page(*PAGE, canvas.content(), tuple(canvas.links), tuple(canvas.destinations)))
        self._bookmarks += canvas.bookmarks
        self.canvas = Canvas(len(self._pages))

    def laid(self) -> LaidDocument:
        """The pages that have been drawn, the open one too."""
        self.next_page()
        kids = self.root.frozen().kids
        structure = tuple((0, kid) for kid in kids if isinstance(kid, StructureElement))
        return LaidDocument(
            tuple(self._pages),
            self.bleed,
            structure,
            tuple(self._bookmarks),
            tuple(self.labels),
            (),
            (),
            {},
            self.duplex,
        )

    def pdf(self, attachments: Sequence[Attachment] = ()) -> bytes:
        return write(self.laid(), self.metadata, self.target, attachments=attachments)


def words_on(face: Face, text: str, size: float = 12) -> bytes:
    """A file with one paragraph of one run."""
    made = DrawnPages()
    made.canvas.text(made.root.add("P"), face, size, BLACK, (20, 100), text)
    return made.pdf()
