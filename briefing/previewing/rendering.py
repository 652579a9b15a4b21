"""One page as a picture: written as a file of that page alone, which takes a fiftieth of the whole, and drawn by PDFium."""

from __future__ import annotations

import struct
from threading import Lock
from typing import TYPE_CHECKING, Final

from briefing.document import Metadata
from briefing.drawings import PictureStore
from briefing.frames.colours import Target
from briefing.frames.laid import LaidDocument
from briefing.frames.pages import Page
from briefing.lazy import lazy
from briefing.pdf import write

try:
    from isal import isal_zlib as zlib
except ImportError:  # no processor of a kind that it is written for
    import zlib  # type: ignore[no-redef]

if TYPE_CHECKING:
    import pypdfium2
else:
    pypdfium2 = lazy("pypdfium2")

PDFIUM: Final = Lock()  # it knows no threads, so whoever has it read or draw a file holds this
_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"


def alone(page: Page, metadata: Metadata, target: Target, pictures: PictureStore) -> bytes:
    """A file of one page: what shows of it, without what leads elsewhere."""
    shown = page.replaced(links=(), destinations=())
    return write(LaidDocument((shown,), 0.0, (), (), (), (), (), {}), metadata, target, pictures)


def png(pdf: bytes, scale: float) -> bytes:
    """The first page of a file, `scale` dots to the point."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            bitmap = document[0].render(scale=scale, rev_byteorder=True)
            size, stride, samples = (bitmap.width, bitmap.height), bitmap.stride, bytes(bitmap.buffer)
        finally:
            document.close()
    return _written(*size, stride, samples)


def _written(width: int, height: int, stride: int, samples: bytes) -> bytes:
    """Rows of RGB as PNG (ISO 15948) without filters, which take longer on flat pages than they save on loopback.

    ISA-L packs a page in 3 ms where zlib takes 20, and the file is a fifth longer.
    """
    rows = b"".join(b"\0" + samples[at : at + 3 * width] for at in range(0, height * stride, stride))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b""))
    return _SIGNATURE + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
