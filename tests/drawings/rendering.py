"""The house faces, a paper, and figures rendered to pixels for comparison."""

from __future__ import annotations

import io
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pypdfium2

from briefing import styles
from briefing.document import Metadata
from briefing.drawings.configuration import configured
from briefing.drawings.look import Look
from briefing.frames.drawing import Drawing
from briefing.layout.colours import Target
from briefing.layout.forms import add_drawing
from briefing.layout.paper import Paper

RESOLUTION = 110
FAMILY = "Source Sans 3"


@cache
def look() -> Look:
    return Look(styles.load(styles.names()[0]))


def paper(target: Target = "rgb") -> Paper:
    return Paper(Metadata("t", "a", "s", (), "en", date(2025, 10, 31)), target)


def page_of(drawing: Drawing, target: Target = "rgb") -> bytes:
    """A PDF of one page with the drawing on it."""
    sheet = paper(target)
    sheet.begin_page(drawing.width, drawing.height)
    add_drawing(sheet, "drawing", drawing)
    sheet.draw_form(None, "drawing", "1 0 0 1 0 0")
    sheet.end_page()
    return sheet.save()


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
