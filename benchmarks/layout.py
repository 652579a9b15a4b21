"""Setting speed: a text book and a table against stock ReportLab, interleaved in one process; medians and ratios.

python benchmarks/layout.py [rounds]
"""

from __future__ import annotations

import io
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table
from reportlab.platypus.tableofcontents import TableOfContents

from briefing import document as d
from briefing import formats, styles
from briefing.faces import face
from briefing.layout.kept import KEPT
from briefing.typesetting import typeset

SERIF = "Gentium Book Plus/GentiumBookPlus-Regular.ttf"


def texts(count: int = 336, words: int = 100) -> list[str]:
    dice = random.Random(3)
    vocabulary = ["".join(dice.choices("abcdefghilmnoprstu", k=dice.randint(2, 10))) for _ in range(8000)]
    weights = [1 / (i + 2) for i in range(8000)]
    return [" ".join(dice.choices(vocabulary, weights, k=words)) for _ in range(count)]


def ours(paragraphs: list[str]) -> bytes:
    blocks: list[d.Block] = []
    for index, text in enumerate(paragraphs):
        if index % 6 == 0:
            blocks.append(d.Heading(2, (d.Text(f"Heading {index}"),), f"h{index}"))
        blocks.append(d.Paragraph((d.Text(text),)))
    parts = (
        d.Part(
            "c",
            "Contents",
            (d.Heading(1, (d.Text("Contents"),), "c", in_contents=False), d.Contents(2)),
            numbering="roman",
        ),
        d.Part("b", "Body", (d.Heading(1, (d.Text("Body"),), "b"), *blocks)),
    )
    made = d.Document(
        d.Metadata("T", "A", "S", (), "en", date(2025, 1, 1)), parts, d.Running("L", "R", "", "", "")
    )
    KEPT.clear()  # parts that were laid out before would cost nothing
    return typeset(made, formats.load("a4"), styles.load("secretariat")).pdf


def stock_face() -> str:
    """The same face as ReportLab registers it itself."""
    if "Stock" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Stock", str(face(SERIF).path)))
        pdfmetrics.registerFontFamily("Stock", "Stock", "Stock", "Stock", "Stock")
    return "Stock"


class Template(BaseDocTemplate):  # type: ignore[misc]
    def afterFlowable(self, flowable: Any) -> None:
        if getattr(flowable, "key", ""):
            self.canv.bookmarkPage(flowable.key)
            self.notify("TOCEntry", (0, flowable.getPlainText(), self.page, flowable.key))


def stock(paragraphs: list[str]) -> bytes:
    name = stock_face()
    body = ParagraphStyle("b", fontName=name, fontSize=10.6, leading=14, alignment=4, spaceAfter=7)
    head = ParagraphStyle("h", body, fontSize=14, leading=21)
    toc = TableOfContents()
    toc.levelStyles = [body]
    story: list[Any] = [toc]
    for index, text in enumerate(paragraphs):
        if index % 6 == 0:
            title = Paragraph(f"Heading {index}", head)
            title.key = f"h{index}"
            story.append(title)
        story.append(Paragraph(text, body))
    out = io.BytesIO()
    template = Template(out, pagesize=A4, invariant=1)
    template.addPageTemplates(
        PageTemplate("p", [Frame(79, 77, 436, 677)], onPage=lambda c, t: c.drawString(79, 40, str(t.page)))
    )
    template.multiBuild(story)
    return out.getvalue()


def our_table(rows: int = 400) -> bytes:
    def row(i: int) -> d.Row:
        return d.Row(
            tuple(
                d.Cell((d.Paragraph((d.Text(f"cell {i} {c} with some words in it"),), "table"),))
                for c in range(4)
            )
        )

    table = d.Table((d.Column(0.25),) * 4, (), tuple(row(i) for i in range(rows)))
    made = d.Document(d.Metadata("T", "A", "S", (), "en", date(2025, 1, 1)), (d.Part("t", "T", (table,)),))
    KEPT.clear()  # parts that were laid out before would cost nothing
    return typeset(made, formats.load("a4"), styles.load("secretariat")).pdf


def stock_table(rows: int = 400) -> bytes:
    style = ParagraphStyle("c", fontName=stock_face(), fontSize=9.2, leading=12)
    data = [[Paragraph(f"cell {i} {c} with some words in it", style) for c in range(4)] for i in range(rows)]
    out = io.BytesIO()
    template = BaseDocTemplate(out, pagesize=A4, invariant=1)
    template.addPageTemplates(PageTemplate("p", [Frame(79, 77, 436, 677)]))
    template.build([Table(data, colWidths=[109] * 4)])
    return out.getvalue()


def timed(function: Callable[[], bytes]) -> float:
    started = time.process_time()
    function()
    return time.process_time() - started


def compare(title: str, first: Callable[[], bytes], second: Callable[[], bytes], rounds: int) -> None:
    first(), second()
    pairs = [(timed(first), timed(second)) for _ in range(rounds)]
    a, b = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(y / x for x, y in pairs)
    print(f"{title:<44}{a * 1000:>8.0f} ms {b * 1000:>8.0f} ms {ratio:>6.1f} times as fast")


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    book = texts()
    compare("55 pages with contents, tagged (stock: not)", lambda: ours(book), lambda: stock(book), rounds)
    compare("400 rows of four cells", our_table, stock_table, rounds)
    few, many = texts(600), texts(6000)
    small, large = timed(lambda: ours(few)), timed(lambda: ours(many))
    print(f"ten times the pages take {large / small:.1f} times as long")


if __name__ == "__main__":
    main()
