"""An outline may name a section kind twice: each has its own page, letter, bookmark and link."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf

from briefing import pipeline
from briefing.document import Heading, walk
from briefing.pipeline import BuildOptions
from briefing.schema import Plain
from briefing.summit import Order, OutlineSection
from tests.conftest import TINY
from tests.pdf_inspector import inspect


def test_a_section_twice_has_two_pages_letters_and_links(tmp_path: Path) -> None:
    summit, _ = pipeline.read_and_check(TINY)
    outline = summit.outlines["main"]
    again = OutlineSection(section="topics", title=Plain("Снова"), tab=True)
    twice = outline.replaced(sections=(*outline.sections, again))
    order = Order(product="book", delegation="austria", audience="minister", language="ru", format="a4")
    edition = pipeline.select(summit.replaced(outlines={"main": twice}), order)
    document = pipeline.compose(edition, BuildOptions(assets=tmp_path))
    ids = [b.id for part in document.parts for b in walk(part.blocks) if isinstance(b, Heading) and b.id]
    assert len(ids) == len(set(ids))
    first, second = (part for part in document.parts if part.id.startswith("topics"))
    assert first.id != second.id and first.tab != second.tab and second.tab
    made = pipeline.lay_out(document, edition, BuildOptions(assets=tmp_path)).typeset
    pages = {part.id: placed.first for part, placed in zip(document.parts, made.parts, strict=True)}
    assert pages[first.id] < pages[second.id]
    with pikepdf.open(io.BytesIO(made.pdf)) as file, file.open_outline() as bookmarks:
        titles = [item.title for item in bookmarks.root]
    assert sum(title.endswith("Вода и берега") for title in titles) == 2
    shown = inspect(made.pdf)
    assert [page for page in (first, second) if "Снова" in " ".join(shown.lines(pages[page.id] + 1))] == [
        second
    ]
