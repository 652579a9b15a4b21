"""The neutral book through this program: the document tree, charts drawn by matplotlib as vectors, tagged PDF/UA and PDF/A."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from content import Book, ChartData, Para, TableData, book

from briefing import formats, styles
from briefing.charts import Chart
from briefing.document import (
    Block,
    Cell,
    Column,
    Contents,
    Document,
    Figure,
    FigureList,
    Heading,
    Inline,
    Inlines,
    Metadata,
    Note,
    NoteReference,
    Paragraph,
    Part,
    Reference,
    Row,
    Running,
    Strong,
    Table,
    Text,
)
from briefing.drawings import PictureStore
from briefing.typesetting import typeset


def document(made: Book, ready: Path | None = None) -> Document:
    """`ready` is a folder in which the charts wait, read and checked: what the files of drawn charts are to the others."""
    notes: dict[str, Inlines] = {}
    charts = [item for section in made.sections for item in section.items if isinstance(item, ChartData)]
    kept = ready / f"{made.title.replace(' ', '')}.charts" if ready is not None else None
    if kept is not None and kept.exists():
        pictures = iter(pickle.loads(kept.read_bytes()))
    else:
        drawn = drawings(charts) if charts else []
        pictures = iter(drawn)
        if kept is not None:
            kept.write_bytes(pickle.dumps(drawn))
    front: tuple[Block, ...] = (
        Heading(1, (Text("Contents"),), "contents", in_contents=False),
        Contents(1),
        FigureList(),
    )
    parts = [Part("front", "Contents", front, numbering="roman")]
    for number, section in enumerate(made.sections):
        blocks: list[Block] = [Heading(1, (Text(section.title),), f"s{number}")]
        for item in section.items:
            if isinstance(item, Para):
                blocks.append(_para(item, notes))
            elif isinstance(item, TableData):
                blocks.append(_table(item))
            else:
                anchor = f"f{number}-{len(blocks)}"
                blocks.append(Figure(next(pictures), (Text(item.title),), alt=item.title, id=anchor))
        parts.append(Part(f"p{number}", section.title, tuple(blocks), section.title.split(":")[0]))
    numbered = {key: Note(content, number) for number, (key, content) in enumerate(notes.items(), 1)}
    metadata = Metadata(made.title, "x", "x", (), "en", date(2025, 1, 1))
    return Document(
        metadata, tuple(parts), Running(made.title, made.title, "", "id", ""), numbered, {"tab": "Tab"}
    )


def drawings(charts: list[ChartData]) -> list[Chart]:
    """Charts as this program resolves them from a brief."""
    from briefing import charts as kinds
    from briefing import languages
    from briefing.diagnostics import Problems
    from briefing.sources import MappingNode, parse_yaml

    context = kinds.ChartContext(language=languages.load("en"))
    found = []
    for number, chart in enumerate(charts):
        if chart.kind == "line":
            rows = [
                f"  - {{name: {n}, year: {2015 + i}, value: {v}}}"
                for n, s in zip(chart.names, chart.series, strict=True)
                for i, v in enumerate(s)
            ]
            text = (
                f"kind: line\ntitle: '{chart.title}'\nx: year\nby: name\nvalue: value\nsource: [s]\ndata:\n"
                + "\n".join(rows)
            )
        else:
            rows = [
                f"  - {{name: {n}-{i}, value: {v}}}"
                for i, (n, v) in enumerate(zip(chart.names, chart.series[0], strict=True))
            ]
            text = (
                f"kind: ranked-bar\ntitle: '{chart.title}'\nby: name\nvalue: value\nsource: [s]\ndata:\n"
                + "\n".join(rows)
            )
        problems = Problems()
        node = parse_yaml(text, "bench.yaml")
        assert isinstance(node, MappingNode)
        spec = kinds.read_chart(f"c{number}", node, {}, problems)
        problems.raise_if_errors()
        resolved = kinds.resolve(spec, context) if spec is not None else None
        assert resolved is not None
        found.append(resolved)
    return found


def _para(para: Para, notes: dict[str, Inlines]) -> Paragraph:
    start, end = para.strong
    runs: list[Inline] = [
        Text(" ".join(para.words[:start]) + " "),
        Strong((Text(" ".join(para.words[start : end + 1])),)),
        Text(" " + " ".join(para.words[end + 1 :]) + "."),
    ]
    if para.note:
        key = f"n{len(notes)}"
        notes[key] = (Text(para.note),)
        runs.append(NoteReference(key))
    if para.reference >= 0:
        runs += [
            Text(f" See section {para.reference + 1}, page "),
            Reference(f"s{para.reference}", show="page"),
            Text("."),
        ]
    return Paragraph(tuple(runs), "bench")


def _table(table: TableData) -> Table:
    def row(cells: tuple[str, ...], style: str) -> Row:
        return Row(tuple(Cell((Paragraph((Text(c),), style),), head=i == 0) for i, c in enumerate(cells)))

    columns = (Column(), *(Column(align="decimal") for _ in table.head[1:]))
    return Table(
        columns,
        (row(table.head, "table-head"),),
        tuple(row(r, "table") for r in table.rows),
        (Text(table.caption),),
    )


def main(folder: Path, seeds: list[int], scale: float, fresh: bool, shared: float) -> None:
    base = styles.load("secretariat")
    body = base.paragraph("body").replaced(face="sans", size=10.5)
    style = base.replaced(notes="foot", paragraphs={**base.paragraphs, "bench": body})
    store = PictureStore(assets=None, cache=None if fresh else folder / "cache")

    def one(seed: int) -> None:
        made = book(seed, scale=scale, shared=shared)
        set_ = typeset(document(made, None if fresh else folder), formats.load("a4"), style, store)
        (folder / f"briefing-{seed}.pdf").write_bytes(set_.pdf)

    one(seeds[0])
    side_by_side(one, seeds[1:])


def side_by_side(one: Callable[[int], None], seeds: list[int]) -> None:
    """The others in a process for each processor, forked when the first book has warmed the program, as `build` does."""
    forked = multiprocessing.get_context("fork")
    count = min(os.cpu_count() or 1, len(seeds))
    workers = [
        forked.Process(target=lambda part: list(map(one, part)), args=(seeds[n::count],))
        for n in range(count)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
        if worker.exitcode:
            raise SystemExit(worker.exitcode)


if __name__ == "__main__":
    where, seeds_, scale_, fresh_, shared_ = sys.argv[1:6]
    main(Path(where), [int(s) for s in seeds_.split(",")], float(scale_), fresh_ == "fresh", float(shared_))
