"""The neutral book through plain ReportLab: platypus, multiBuild, PNG charts, untagged."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import rendercv_fonts
from charts_svg import draw
from content import Book, Para, TableData, book
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import BaseDocTemplate, Frame, Image, PageBreak, PageTemplate, Paragraph, Table
from reportlab.platypus.tableofcontents import TableOfContents

FONTS = Path(rendercv_fonts.__file__).parent / "Source Sans 3"
BODY = ParagraphStyle("b", fontName="S", fontSize=10.5, leading=14, alignment=4, spaceAfter=4)
NOTE = ParagraphStyle("n", BODY, fontSize=8, leading=10)
HEAD = ParagraphStyle("h", BODY, fontName="SB", fontSize=16, leading=20, spaceAfter=10)


class Template(BaseDocTemplate):  # type: ignore[misc]
    pages = 0

    def afterFlowable(self, flowable: Any) -> None:
        if isinstance(flowable, Paragraph) and flowable.style.name == "h":
            key = flowable.key
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(flowable.getPlainText(), key, 0)
            self.notify("TOCEntry", (0, flowable.getPlainText(), self.page, key))

    def foot(self, canvas: Any, document: Any) -> None:
        canvas.setFont("S", 9)
        canvas.drawCentredString(A4[0] / 2, 15 * mm, f"{document.page} of {Template.pages}")
        canvas.drawCentredString(A4[0] / 2, A4[1] - 15 * mm, self.title)


def story(made: Book, folder: Path, fresh: bool) -> list[Any]:
    toc = TableOfContents()
    toc.levelStyles = [BODY]
    flow: list[Any] = [toc]
    charts = 0
    for number, section in enumerate(made.sections):
        head = Paragraph(section.title, HEAD)
        head.key = f"s{number}"
        flow += [PageBreak(), head]
        notes: list[str] = []
        for item in section.items:
            if isinstance(item, Para):
                flow.append(Paragraph(_text(item, notes), BODY))
            elif isinstance(item, TableData):
                flow.append(Paragraph(f"<b>{item.caption}</b>", BODY))
                rows = [[Paragraph(cell, BODY) for cell in row] for row in (item.head, *item.rows)]
                flow.append(
                    Table(rows, repeatRows=1, style=[("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black)])
                )
            else:
                charts += 1
                path = folder / f"{made.title.replace(' ', '')}-{charts}.png"
                if fresh or not path.exists():
                    draw(item, path)
                flow += [Image(str(path), width=160 * mm, height=75 * mm), Paragraph(item.title, NOTE)]
        flow += [Paragraph(f"{i + 1} {note}", NOTE) for i, note in enumerate(notes)]
    return flow


def _text(para: Para, notes: list[str]) -> str:
    words = list(para.words)
    words[para.strong[0]] = "<b>" + words[para.strong[0]]
    words[para.strong[1]] += "</b>"
    text = " ".join(words) + "."
    if para.note:
        notes.append(para.note)
        text += f"<super>{len(notes)}</super>"
    if para.reference >= 0:
        text += f' See <a href="#s{para.reference}">section {para.reference + 1}</a>.'
    return text


def main(folder: Path, seeds: list[int], scale: float, fresh: bool, shared: float) -> None:
    for name, file in (("S", "Regular"), ("SB", "Bold")):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"SourceSans3-{file}.ttf")))
    pdfmetrics.registerFontFamily("S", normal="S", bold="SB", italic="S", boldItalic="SB")
    for seed in seeds:
        made = book(seed, scale=scale, shared=shared)
        document = Template(str(folder / f"reportlab-{seed}.pdf"), pagesize=A4, title=made.title)
        frame = Frame(25 * mm, 25 * mm, A4[0] - 50 * mm, A4[1] - 50 * mm)
        document.addPageTemplates(PageTemplate("p", [frame], onPage=document.foot))
        document.multiBuild(story(made, folder, fresh))


if __name__ == "__main__":
    where, seeds_, scale_, fresh_, shared_ = sys.argv[1:6]
    main(Path(where), [int(s) for s in seeds_.split(",")], float(scale_), fresh_ == "fresh", float(shared_))
