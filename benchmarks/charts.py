"""Twelve charts of the shipped summit onto one document: from cache, drawn afresh, and by the ways usual elsewhere.

    python benchmarks/charts.py

CPU milliseconds for all twelve, medians of interleaved rounds in one process; imports are not counted.
"""

from __future__ import annotations

import gc
import io
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from briefing import languages, styles  # noqa: E402
from briefing.charts import Chart, ChartContext, resolve  # noqa: E402
from briefing.checking.chart_data import countries_of  # noqa: E402
from briefing.diagnostics import Problems  # noqa: E402
from briefing.document import Metadata  # noqa: E402
from briefing.drawings import PictureStore  # noqa: E402
from briefing.drawings.configuration import configured  # noqa: E402
from briefing.frames.laid import LaidDocument  # noqa: E402
from briefing.frames.pages import MarkedContent, Page, PlacedDrawing  # noqa: E402
from briefing.frames.structure import LAYOUT  # noqa: E402
from briefing.pdf import write  # noqa: E402
from briefing.reading import load_into  # noqa: E402

WIDTH, COUNT, ROUNDS = 456.0, 12, 5
STYLE = styles.load(styles.names()[0])


def charts() -> list[Chart]:
    """Twelve charts of as many kinds as there are, in the book of the first delegation that none is withheld from."""
    problems = Problems()
    summit = load_into(problems, ROOT / "briefs")
    setting = ChartContext(
        languages.load(summit.settings.defaults.language), countries_of(summit), facts=summit.facts
    )
    by_kind: dict[str, list[Any]] = {}
    for spec in summit.charts.values():
        by_kind.setdefault(spec.kind, []).append(spec)
    order = [
        spec for column in range(COUNT) for specs in by_kind.values() for spec in specs[column : column + 1]
    ]
    found = [resolve(spec, replace(setting, own=spec.only[0] if spec.only else "")) for spec in order[:COUNT]]
    return [chart for chart in found if chart is not None]


def pages_of(pages: list[Page], store: PictureStore) -> bytes:
    metadata = Metadata("t", "a", "s", (), "en", date(2025, 1, 1))
    return write(LaidDocument(tuple(pages), 0.0, (), (), (), (), (), {}), metadata, "rgb", store)


def with_store(wanted: list[Chart], cache: Path | None) -> bytes:
    """A page for each chart, through the project's own store."""
    store = PictureStore(assets=ROOT / "assets", cache=cache)
    pages = [] if wanted else [Page(WIDTH, WIDTH)] * COUNT
    for chart in wanted:
        placed = MarkedContent("", LAYOUT, (PlacedDrawing(store.key(chart, WIDTH, STYLE), 0, 0),))
        pages.append(Page(WIDTH, store.measure(chart, WIDTH, STYLE).nominal, (placed,)))
    return pages_of(pages, store)


def figure_of(chart: Chart, store: PictureStore) -> Any:
    """The same drawing as a matplotlib figure."""
    from briefing.drawings.surface import FigureSurface

    look = store.look(STYLE)
    surface = FigureSurface(WIDTH, store.measure(chart, WIDTH, STYLE).nominal, look, store.asset)
    chart.plot.draw(surface)
    return surface.figure


def as_pdf(wanted: list[Chart], font_type: int) -> bytes:
    """matplotlib's own PDF file of each chart, its page made a form of the document."""
    import matplotlib
    import pikepdf
    from matplotlib.backends.backend_pdf import FigureCanvasPdf

    store, document = PictureStore(assets=ROOT / "assets"), pikepdf.new()
    with matplotlib.rc_context({"pdf.fonttype": font_type}):
        for chart in wanted:
            figure, out = figure_of(chart, store), io.BytesIO()
            FigureCanvasPdf(figure).print_pdf(out)
            source = pikepdf.open(out)
            size = [float(v) for v in source.pages[0].mediabox]
            page = document.add_blank_page(page_size=(size[2], size[3]))
            page.add_overlay(source.pages[0])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_png(wanted: list[Chart]) -> bytes:
    """A picture of 300 dots an inch for each chart."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    store, done = PictureStore(assets=ROOT / "assets"), io.BytesIO()
    sheet = Canvas(done)
    for chart in wanted:
        figure, out = figure_of(chart, store), io.BytesIO()
        high = figure.get_size_inches()[1] * 72
        FigureCanvasAgg(figure).print_figure(out, dpi=300, format="png")
        out.seek(0)
        sheet.setPageSize((WIDTH, high))
        sheet.drawImage(ImageReader(out), 0, 0, WIDTH, high)
        sheet.showPage()
    sheet.save()
    return done.getvalue()


def main() -> None:
    wanted = charts()
    with configured(None, PictureStore().look(STYLE).faces.files):
        import matplotlib.backends.backend_agg
        import matplotlib.backends.backend_pdf  # noqa: F401
    cache = Path(tempfile.mkdtemp())
    with_store(wanted, cache)
    ways: dict[str, Callable[[], bytes]] = {
        "twelve empty pages": lambda: with_store([], None),
        "from cache": lambda: with_store(wanted, cache),
        "drawn afresh": lambda: with_store(wanted, None),
        "PDF files, Type 3": lambda: as_pdf(wanted, 3),
        "PDF files, Type 42": lambda: as_pdf(wanted, 42),
        "PNG, 300 dpi": lambda: as_png(wanted),
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    sizes: dict[str, int] = {}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            gc.collect()
            start = time.process_time()
            sizes[name] = len(way())
            times[name].append((time.process_time() - start) * 1000)
    fresh = statistics.median(times["drawn afresh"])
    print(f"{len(wanted)} charts of {len({c.kind for c in wanted})} kinds\n")
    print(f"{'':20}{'CPU ms':>9}{'KB':>8}{'to drawn afresh':>18}")
    for name in ways:
        middle = statistics.median(times[name])
        print(f"{name:20}{middle:9.1f}{sizes[name] / 1000:8.0f}{middle / fresh:17.2f}x")


if __name__ == "__main__":
    main()
