"""The neutral book through typst-py (tagged, SVG charts)."""

from __future__ import annotations

import sys
from pathlib import Path

import rendercv_fonts
import typst
from charts_svg import draw
from content import Book, Para, TableData, book

PRELUDE = """
#set document(title: "{title}", author: "x")
#set page(paper: "a4", margin: 25mm, numbering: "1 of 1", header: [{title}])
#set text(font: "Source Sans 3", size: 10.5pt, lang: "en")
#set par(justify: true)
#set heading(numbering: "1")
#outline(depth: 1)
#outline(title: [Figures], target: figure.where(kind: image))
#pagebreak()
"""


def source(made: Book, folder: Path, fresh: bool) -> str:
    out, charts = [PRELUDE.replace("{title}", made.title)], 0
    for number, section in enumerate(made.sections):
        out.append(f"#pagebreak(weak: true)\n= {section.title} <s{number}>\n")
        for item in section.items:
            if isinstance(item, Para):
                out.append(_para(item))
            elif isinstance(item, TableData):
                cells = [f"[{cell}]" for row in item.rows for cell in row]
                head = ", ".join(f"[*{cell}*]" for cell in item.head)
                out.append(
                    f"#figure(caption: [{item.caption}], kind: table, table(columns: 5, align: (left, right, right, right, right), "
                    f"table.header({head}), {', '.join(cells)}))\n"
                )
            else:
                charts += 1
                path = folder / f"{made.title.replace(' ', '')}-{charts}.svg"
                if fresh or not path.exists():
                    draw(item, path)
                out.append(
                    f'#figure(image("{path.name}", width: 100%, alt: "{item.title}"), caption: [{item.title}])\n'
                )
    return "\n".join(out)


def _para(para: Para) -> str:
    words = list(para.words)
    start, end = para.strong
    words[start] = "*" + words[start]
    words[end] += "*"
    text = " ".join(words) + "."
    if para.note:
        text += f"#footnote[{para.note}]"
    if para.reference >= 0:
        text += f" See #link(<s{para.reference}>)[section {para.reference + 1}], page #context counter(page).at(<s{para.reference}>).first()."
    return text + "\n"


def main(folder: Path, seeds: list[int], scale: float, fresh: bool, shared: float) -> None:
    fonts = [str(Path(rendercv_fonts.__file__).parent / "Source Sans 3")]
    for seed in seeds:
        path = folder / f"typst-{seed}.typ"
        path.write_text(source(book(seed, scale=scale, shared=shared), folder, fresh))
        typst.compile(str(path), output=str(path.with_suffix(".pdf")), root=str(folder), font_paths=fonts)


if __name__ == "__main__":
    where, seeds_, scale_, fresh_, shared_ = sys.argv[1:6]
    main(Path(where), [int(s) for s in seeds_.split(",")], float(scale_), fresh_ == "fresh", float(shared_))
