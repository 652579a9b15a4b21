"""The house faces, pages of pictures, and figures rendered to pixels for comparison."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pypdfium2

from briefing import styles
from briefing.document import Metadata
from briefing.drawings.configuration import configured
from briefing.drawings.look import Look
from briefing.frames.colours import Target
from briefing.frames.drawing import Drawing, Photograph
from briefing.frames.laid import LaidDocument
from briefing.frames.pages import MarkedContent, Page, PlacedDrawing, PlacedImage
from briefing.frames.structure import LAYOUT
from briefing.pdf import write
from briefing.pdf.writer import Pictures

RESOLUTION = 110
FAMILY = "Source Sans 3"


@cache
def look() -> Look:
    return Look(styles.load("secretariat"))


class One:
    """A store of one drawing."""

    def __init__(self, drawing: Drawing) -> None:
        self.known = drawing

    def drawing(self, key: str) -> Drawing:
        return self.known

    def photograph(self, name: str, width: float, target: Target) -> Photograph:
        raise LookupError(name)


def pages_of(
    items: Sequence[tuple[float, float, PlacedDrawing | PlacedImage]],
    pictures: Pictures,
    target: Target = "rgb",
) -> bytes:
    """A PDF of a page for each picture, of that width and height."""
    metadata = Metadata("t", "a", "s", (), "en", date(2025, 10, 31))
    pages = tuple(Page(wide, high, (MarkedContent("", LAYOUT, (item,)),)) for wide, high, item in items)
    return write(LaidDocument(pages, 0.0, (), (), (), (), (), {}), metadata, target, pictures)


def page_of(drawing: Drawing, target: Target = "rgb") -> bytes:
    """A PDF of one page with the drawing on it."""
    placed = PlacedDrawing("drawing", 0, 0)
    return pages_of([(drawing.width, drawing.height, placed)], One(drawing), target)


def pixels(pdf: bytes) -> Any:
    """Grey levels of the first page, 0 to 255."""
    page = pypdfium2.PdfDocument(pdf)[0]
    return np.asarray(page.render(scale=RESOLUTION / 72).to_pil().convert("RGB"), dtype=float)


def words(pdf: bytes) -> str:
    text: str = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    return text


def figure(width: float = 200, height: float = 120) -> Any:
    """An empty figure of so many points, set in the house face."""
    with configured(None, look().faces.files):
        import matplotlib
        from matplotlib.figure import Figure
    manager = matplotlib.font_manager.fontManager
    for path, *_ in look().faces.files:
        if (path, FAMILY) not in {(entry.fname, entry.name) for entry in manager.ttflist}:
            manager.addfont(path)
    matplotlib.rcParams["font.family"] = [FAMILY]
    return Figure(figsize=(width / 72, height / 72), dpi=72)


def own_pdf(drawn: Any) -> bytes:
    """The same figure through matplotlib's own PDF backend."""
    import matplotlib
    from matplotlib.backends.backend_pdf import FigureCanvasPdf

    out = io.BytesIO()
    with matplotlib.rc_context({"pdf.fonttype": 42}):
        FigureCanvasPdf(drawn).print_pdf(out, metadata={"CreationDate": None})
    return out.getvalue()


def differing(one: Any, other: Any) -> float:
    """Root mean square of the difference in grey levels, both slightly blurred so that hairlines may shift by a fraction."""
    return float(np.sqrt(((_soft(one) - _soft(other)) ** 2).mean()))


def _soft(image: Any) -> Any:
    for axis in (0, 1):
        image = (np.roll(image, 1, axis) + 2 * image + np.roll(image, -1, axis)) / 4
    return image
