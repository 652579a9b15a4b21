"""The list of sources: codes in order, pages that call each, links both ways, addresses that break and never run over."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest

from briefing import formats, styles
from briefing.document import (
    Block,
    Document,
    Heading,
    Inlines,
    Link,
    Note,
    NoteList,
    NoteReference,
    PageBreak,
    Paragraph,
    Part,
    Running,
    Text,
)
from briefing.typesetting import TypesetDocument, typeset
from tests.layout.books import METADATA, para
from tests.pdf_inspector import Inspected, inspect
from tests.structure import faults

HOUSE = styles.load("secretariat")
A4, A5 = formats.load("a4"), formats.load("a5")
WORDS = {"source-code": "Code", "source-entry": "Publisher and title", "cited-on": "Cited on"}


def source(number: int, address: str = "", title: str = "A title") -> Note:
    link: Inlines = (Link(f"https://{address}", (Text(address),)),) if address else ()
    return Note((Text(f"Source{number}. {title}."),), number, f"S-{number:03}", link)


def calling(*numbers: int) -> Paragraph:
    return Paragraph((Text("Words"), *(NoteReference(f"n{n}") for n in numbers)))


def made_of(
    *parts: tuple[Block, ...], notes: list[Note], format_: formats.Format = A4, cores: int = 1
) -> TypesetDocument:
    document = Document(
        METADATA, tuple(Part(f"p{i}", f"P{i}", blocks, tab="ABC"[i]) for i, blocks in enumerate(parts)),
        Running("L", "B", "ID"), {f"n{note.number}": note for note in notes}, WORDS,
    )  # fmt: skip
    return typeset(document, format_, HOUSE, cores=cores)


def cited(made: Inspected) -> dict[str, str]:
    """The pages printed beside each code."""
    lines = [line for page in made.pages for line in made.lines(page.number)]
    found = (re.match(r"(S-\d+)\s+Source\d+\. A title\.\s*(.*)", line) for line in lines)
    return {match[1]: match[2].strip() for match in found if match}


def test_sources_stand_in_the_order_of_their_numbers_with_all_pages_that_call_them() -> None:
    """Before the list, behind it in its own part, and in parts that come later."""
    first = (calling(36, 7), PageBreak(), calling(7), PageBreak(), calling(7), PageBreak(), calling(36))
    listed = (NoteList(), calling(8), PageBreak(), calling(7))
    made = made_of(first, listed, (calling(8, 36),), notes=[source(7), source(8), source(36)])
    assert faults(made.pdf) == [] and not made.problems
    assert cited(inspect(made.pdf)) == {"S-007": "1–3, 6", "S-008": "5, 7", "S-036": "1, 4, 7"}


def test_calls_lead_to_their_source_and_its_pages_lead_back() -> None:
    made = made_of((calling(7), PageBreak(), calling(7)), (NoteList(),), notes=[source(7, "a.example/b")])
    with pikepdf.open(io.BytesIO(made.pdf)) as file:
        numbers = {page.objgen: n for n, page in enumerate(file.pages, 1)}
        leads = [
            (n, numbers[link.Dest[0].objgen] if "/Dest" in link else str(link.A.URI))
            for n, page in enumerate(file.pages, 1)
            for link in page.Annots
        ]
    assert leads == [(1, 3), (2, 3), (3, "https://a.example/b"), (3, 1), (3, 2)]


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("format_", [A4, A5], ids=["a4", "a5"])
def test_an_address_breaks_and_never_runs_over(format_: formats.Format, columns: int) -> None:
    long = "www.example.org/" + "a-page/of_many.words?and=signs&" * 9 + "x" * 200
    made = made_of((calling(1),), (NoteList(columns=columns),), notes=[source(1, long)], format_=format_)
    assert faults(made.pdf) == [] and not made.problems
    found = inspect(made.pdf)
    written = "".join(w.text for w in found.strings if w.page == 2 and w.artifact is None)
    assert long in re.sub(r"\s", "", written)
    margins = format_.margins
    right = (format_.width - min(margins.inner, margins.outer)) * 72 / 25.4
    assert all(
        w.x + w.width <= right + 3 for w in found.strings if w.artifact is None
    )  # with the space behind it


@pytest.mark.parametrize("columns", [1, 2])
def test_an_entry_is_never_cut(columns: int) -> None:
    notes = [source(n, "e.example/" + "part/" * (n % 9 * 4), "A title " * (n % 7 * 3)) for n in range(1, 90)]
    made = made_of((calling(*range(1, 90)),), (NoteList(columns=columns),), notes=notes)
    assert faults(made.pdf) == [] and not made.problems
    found = inspect(made.pdf)
    tall = {page.number: sorted(w.y for w in found.strings if w.page == page.number) for page in found.pages}
    assert len(tall) > 2
    text = [" ".join(w.text for w in found.strings if w.page == page.number) for page in found.pages[1:]]
    for n in range(1, 90):
        words = " ".join(text[i] for i in range(len(text)) if f"S-{n:03} " in text[i])
        assert f"Source{n}." in words


def test_an_entry_that_no_page_holds_goes_on_and_loses_nothing() -> None:
    made = made_of((calling(1),), (NoteList(),), notes=[source(1, title="word " * 1500 + "finis")])
    assert faults(made.pdf) == []
    assert inspect(made.pdf).find("finis").page > 2


def test_a_list_that_nothing_is_called_for_has_no_head() -> None:
    made = made_of((para("begin"), NoteList()), notes=[])
    assert "Code" not in [w.text.strip() for w in inspect(made.pdf).strings]


def test_each_page_of_the_list_has_its_head_and_it_is_read_once() -> None:
    made = made_of((calling(*range(1, 120)),), (NoteList(),), notes=[source(n) for n in range(1, 120)])
    assert faults(made.pdf) == [] and not made.problems
    found = inspect(made.pdf)
    for page in found.pages[1:]:
        heads = [w for w in found.strings if w.page == page.number and w.text.strip() == "Cited on"]
        assert len(heads) == 1 and (heads[0].artifact is None) == (page.number == 2)
        assert abs(heads[0].x - found.find("Cited on", 2).x) < 0.1
    assert len(found.pages) > 3


@pytest.mark.parametrize("above", range(18, 30, 2))
def test_an_entry_is_not_cut_to_begin_the_list_under_its_heading(above: int) -> None:
    lines = (para("line") for _ in range(above))
    said = Paragraph((Text("What codes mean."),), keep_with_next=True)
    first: tuple[Block, ...] = (
        calling(*range(1, 40)),
        *lines,
        Heading(1, (Text("Sources"),)),
        said,
        NoteList(columns=2),
    )
    made = made_of(first, notes=[source(n, title="A title " * 30) for n in range(1, 40)])
    found = inspect(made.pdf)
    where = {w.page for w in found.strings if w.text.startswith("What codes")}
    assert where == {min(w.page for w in found.strings if w.text.startswith("S-0"))}
    for page in range(max(where) + 1, len(found.pages) + 1):
        top = max(w.y for w in found.strings if w.page == page and w.artifact is None)
        heads = [w for w in found.strings if w.page == page and abs(w.y - top) < 1 and w.artifact is None]
        assert sum(w.text.startswith("S-0") for w in heads) == 2
