"""The neutral book through WeasyPrint (PDF/UA, SVG charts)."""

from __future__ import annotations

import html
import sys
from pathlib import Path

import rendercv_fonts
from charts_svg import draw
from content import Book, Para, TableData, book
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

FONTS = Path(rendercv_fonts.__file__).parent / "Source Sans 3"
STYLE = f"""
@font-face {{ font-family: S; src: url("{(FONTS / "SourceSans3-Regular.ttf").as_uri()}") }}
@font-face {{ font-family: S; font-weight: bold; src: url("{(FONTS / "SourceSans3-Bold.ttf").as_uri()}") }}
@page {{ size: A4; margin: 25mm; @top-center {{ content: string(book) }}
  @bottom-center {{ content: counter(page) " of " counter(pages) }} }}
h1 {{ break-before: page; font-size: 16pt }} title {{ string-set: book content() }}
body {{ font: 10.5pt/1.35 S; text-align: justify; hyphens: auto }} .note {{ float: footnote; font-size: 8pt }}
table {{ width: 100%; border-collapse: collapse }} td + td, th + th {{ text-align: right }} th {{ border-bottom: 1px solid }}
.toc a::after {{ content: leader(".") target-counter(attr(href), page) }} .r::after {{ content: target-counter(attr(href), page) }}
img {{ width: 100% }}
"""


def source(made: Book, folder: Path, fresh: bool) -> str:
    body, charts, figures = [], 0, []
    toc = "".join(f'<p><a href="#s{i}">{html.escape(s.title)}</a></p>' for i, s in enumerate(made.sections))
    for number, section in enumerate(made.sections):
        body.append(f'<h1 id="s{number}">{section.title}</h1>')
        for item in section.items:
            if isinstance(item, Para):
                body.append(_para(item))
            elif isinstance(item, TableData):
                head = "".join(f"<th>{c}</th>" for c in item.head)
                rows = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in item.rows)
                body.append(
                    f"<p><b>{item.caption}</b></p><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
                )
            else:
                charts += 1
                path = folder / f"{made.title.replace(' ', '')}-{charts}.svg"
                if fresh or not path.exists():
                    draw(item, path)
                figures.append(f'<p><a href="#f{charts}">{item.title}</a></p>')
                body.append(
                    f'<figure id="f{charts}"><img src="{path.as_uri()}" alt="{item.title}"><figcaption>{item.title}</figcaption></figure>'
                )
    front = f'<div class="toc">{toc}{"".join(figures)}</div>'
    return f'<html lang="en"><head><title>{made.title}</title><style>{STYLE}</style></head><body>{front}{"".join(body)}</body></html>'


def _para(para: Para) -> str:
    words = list(para.words)
    words[para.strong[0]] = "<b>" + words[para.strong[0]]
    words[para.strong[1]] += "</b>"
    text = " ".join(words) + "."
    if para.note:
        text += f'<span class="note">{para.note}</span>'
    if para.reference >= 0:
        text += f' See section {para.reference + 1}, page <a class="r" href="#s{para.reference}"></a>.'
    return f"<p>{text}</p>"


def main(folder: Path, seeds: list[int], scale: float, fresh: bool, shared: float) -> None:
    for seed in seeds:
        text = source(book(seed, scale=scale, shared=shared), folder, fresh)
        HTML(string=text).write_pdf(
            folder / f"weasyprint-{seed}.pdf", pdf_variant="pdf/ua-1", font_config=FontConfiguration()
        )


if __name__ == "__main__":
    where, seeds_, scale_, fresh_, shared_ = sys.argv[1:6]
    main(Path(where), [int(s) for s in seeds_.split(",")], float(scale_), fresh_ == "fresh", float(shared_))
