"""Writes docs/charts.md and its pictures from docs/charts.yaml.

python docs/draw_charts.py
"""

from __future__ import annotations

import io
import re
import sys
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Literal

from PIL import Image, ImageChops

DOCS = Path(__file__).parent
ROOT = DOCS.parent
sys.path.insert(0, str(ROOT))

from briefing import formats, languages, styles  # noqa: E402
from briefing.charts import ChartContext, ChartSpec, read_chart, resolve  # noqa: E402
from briefing.checking.chart_data import countries_of  # noqa: E402
from briefing.diagnostics import Problems  # noqa: E402
from briefing.document import Document, Figure, Metadata, Part, Text  # noqa: E402
from briefing.drawings import PictureStore  # noqa: E402
from briefing.publishing.page_images import page_images  # noqa: E402
from briefing.reading import load_into  # noqa: E402
from briefing.sources import MappingNode, read_yaml  # noqa: E402
from briefing.typesetting import typeset  # noqa: E402

EXAMPLES = DOCS / "charts.yaml"
PICTURES = DOCS / "pictures" / "charts"
PAGE = DOCS / "charts.md"
BEGIN, END = "<!-- kinds -->", "<!-- end of kinds -->"
DPI = 100


def setting(own: str = "kazakhstan") -> ChartContext:
    summit = load_into(Problems(), ROOT / "briefs")
    return ChartContext(languages.load("en"), countries_of(summit), own, summit.facts)


def examples() -> dict[str, ChartSpec]:
    problems = Problems()
    charts = read_yaml(EXAMPLES, DOCS).items["charts"]
    assert isinstance(charts, MappingNode)
    found = {
        id: read_chart(id, node, {}, problems)
        for id, node in charts.items.items()
        if isinstance(node, MappingNode)
    }
    problems.raise_if_errors()
    return {id: spec for id, spec in found.items() if spec is not None}


def sources() -> dict[str, str]:
    """The text of each example as it stands in the file, without its outer indentation."""
    text = EXAMPLES.read_text(encoding="utf-8").split("charts:\n", 1)[1]
    parts = re.split(r"^  ([a-z-]+):\n", text, flags=re.M)[1:]
    return {
        id: re.sub(r"^    ", "", body, flags=re.M).strip()
        for id, body in zip(parts[::2], parts[1::2], strict=True)
    }


def picture(spec: ChartSpec, book: ChartContext) -> bytes:
    """The chart as a page of the book sets it, cut out."""
    return png(drawn(spec, book, DPI), 48)


def drawn(
    spec: ChartSpec, book: ChartContext, dpi: int, width: Literal["full", "half"] = "full"
) -> Image.Image:
    """The chart with the words around it, cut out of its page."""
    chart = resolve(spec, book)
    assert chart is not None
    words = {
        "title": (Text(book.text(spec.title)),),
        "subtitle": (Text(spec.subtitle or ""),),
        "note": tuple(map(Text, chart.notes)),
    }
    figure = Figure(picture=chart, alt=chart.alt, id=spec.id, width=width, **words)  # type: ignore[arg-type]
    metadata = Metadata(spec.id, "", "", (), book.language.tag, date(2025, 1, 1))
    document = Document(metadata, (Part("chart", spec.id, (figure,), running=False),), hue="1")
    store = PictureStore(assets=ROOT / "assets")
    pdf = typeset(document, formats.load("a4"), styles.load(styles.names()[0]), store).pdf
    page = Image.open(io.BytesIO(next(page_images(pdf, dpi)))).convert("RGB")
    whole = page.crop((0, 0, page.width, page.height - round(50 * dpi / 72)))
    box = ImageChops.difference(whole, Image.new("RGB", whole.size, "white")).getbbox()
    assert box is not None
    return page.crop((box[0] - 12, box[1] - 12, box[2] + 12, box[3] + 12))


def png(picture: Image.Image, colours: int) -> bytes:
    out = io.BytesIO()
    picture.quantize(colours, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def section(id: str, spec: ChartSpec, yaml: str) -> str:
    """Heading, the kind's own sentence, picture, YAML."""
    module = import_module(f"briefing.charts.{spec.kind.replace('-', '_')}")
    head = f"### {spec.kind}\n\n{(module.__doc__ or '').strip()}\n\n" if id == spec.kind else ""
    keys = (module.Spec.__doc__ or "").strip()
    own = f"{keys}\n\n" if id == spec.kind and "those of every chart" not in keys else ""
    return (
        f"{head}{own}![{spec.title}](pictures/charts/{id}.png)\n\n```yaml\n{id}:\n"
        + "\n".join(f"  {line}" for line in yaml.splitlines())
        + "\n```\n"
    )


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    book, texts = setting(), sources()
    sections = []
    for id, spec in examples().items():
        (PICTURES / f"{id}.png").write_bytes(picture(spec, book))
        sections.append(section(id, spec, texts[id]))
    page = PAGE.read_text(encoding="utf-8")
    before, after = page.split(BEGIN)[0], page.split(END)[1]
    PAGE.write_text(f"{before}{BEGIN}\n\n" + "\n".join(sections) + f"\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
