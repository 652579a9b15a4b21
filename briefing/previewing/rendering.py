"""One page as a picture: written as a file of that page alone, which takes a fiftieth of the whole, and drawn by PDFium."""

from __future__ import annotations

import io
from threading import Lock
from typing import TYPE_CHECKING, Final

from briefing.document import Metadata
from briefing.drawings import PictureStore
from briefing.frames.colours import Target
from briefing.frames.laid import LaidDocument
from briefing.frames.pages import Page
from briefing.lazy import lazy
from briefing.pdf import write

if TYPE_CHECKING:
    import pypdfium2
else:
    pypdfium2 = lazy("pypdfium2")

_ONE: Final = Lock()  # PDFium knows no threads
COMPRESSION: Final = 1  # of the PNG: more takes longer than it saves on loopback


def alone(page: Page, metadata: Metadata, target: Target, pictures: PictureStore) -> bytes:
    """A file of one page: what shows of it, without what leads elsewhere."""
    shown = page.replaced(links=(), destinations=())
    return write(LaidDocument((shown,), 0.0, (), (), (), (), (), {}), metadata, target, pictures)


def png(pdf: bytes, scale: float) -> bytes:
    """The first page of a file, `scale` dots to the point."""
    with _ONE:
        document = pypdfium2.PdfDocument(pdf)
        try:
            image = document[0].render(scale=scale).to_pil()
        finally:
            document.close()
    data = io.BytesIO()
    image.save(data, "PNG", compress_level=COMPRESSION)
    return data.getvalue()
