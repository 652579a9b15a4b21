"""Pages of a finished PDF as PNG pictures, to look through."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pypdfium2


def page_images(pdf: bytes, dpi: int = 110) -> Iterator[bytes]:
    """One PNG a page, in order."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for index in range(len(document)):
            out = io.BytesIO()
            document[index].render(scale=dpi / 72).to_pil().save(out, "PNG", optimize=True)
            yield out.getvalue()
    finally:
        document.close()
