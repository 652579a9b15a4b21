"""Notes: at the foot of the page that calls them, at the end of a part, or in the document's list."""

from __future__ import annotations

import io
import re
from itertools import pairwise

import pikepdf
import pytest

from briefing import formats, styles
from briefing.document import (
    Block,
    Box,
    Cell,
    Column,
    Heading,
    Inlines,
    ListBlock,
    ListItem,
    NoteList,
    NoteReference,
    PageBreak,
    Paragraph,
    Row,
    Table,
    Text,
)
from briefing.typesetting import TypesetDocument, typeset
from tests.layout.books import made_of, para
from tests.layout.torture import document, parts, words
from tests.pdf_inspector import Inspected, inspect
from tests.pdfs.tree import read_tree
from tests.structure import faults, spoken, tags_in_order

HOUSE = styles.load("secretariat")
FOOT = HOUSE.replaced(notes="foot", note_calls="clause")
SECTION = HOUSE.replaced(notes="section")
FORMAT = formats.load("a4")
MM = 72 / 25.4
FRAME = (
    FORMAT.margins.bottom * MM,
    (FORMAT.height - FORMAT.margins.top) * MM,
)  # foot and head of the type area
NOTES: dict[str, Inlines] = {f"n{i}": (Text(f"Note{i}: {words(20, i)}"),) for i in range(200)}


def calling(text: str, *keys: str) -> Paragraph:
    return Paragraph((Text(text), *(NoteReference(key) for key in keys)))


def called_once_each(count: int) -> tuple[Block, ...]:
    return tuple(calling(words(30, i), f"n{i}") for i in range(count))


def outside(made: Inspected) -> list[str]:
    return [
        w.text
        for w in made.strings
        if w.artifact is None and not FRAME[0] - 4 <= w.y <= FRAME[1] and w.text.strip()
    ]


def overlaps(made: Inspected) -> list[tuple[int, str, str]]:
    """Strings set over one another."""
    found = []
    for page in made.pages:
        rows = sorted((w for w in page.words if w.text.strip() and w.artifact is None), key=lambda w: -w.y)
        for upper, lower in pairwise(rows):
            across = min(upper.x + upper.width, lower.x + lower.width) - max(upper.x, lower.x)
            if across > 2 and 0 <= upper.y - lower.y < 5:
                found.append((page.number, upper.text, lower.text))
    return found


def pages_of(made: Inspected, pattern: str) -> dict[str, list[int]]:
    """Where each text that matches stands."""
    found: dict[str, list[int]] = {}
    for string in made.strings:
        for text in re.findall(pattern, string.text):
            found.setdefault(text, []).append(string.page)
    return found


def sound(made: TypesetDocument) -> Inspected:
    found = inspect(made.pdf)
    assert faults(made.pdf) == [] and not made.problems
    assert outside(found) == [] and overlaps(found) == []
    return found


def test_every_note_stands_on_the_page_that_calls_it() -> None:
    blocks = tuple(calling(f"Call{i}: {words(25, i)} last{i}.", f"n{i}") for i in range(200))
    made = sound(made_of(*blocks, notes=NOTES, style=FOOT))
    calls, notes = pages_of(made, r"last(\d+)\."), pages_of(made, r"Note(\d+):")
    assert len(calls) == 200 and notes == calls


def test_a_paragraph_takes_as_many_lines_to_a_page_as_their_notes_leave_room_for() -> None:
    many: Inlines = tuple(
        x for i in range(150) for x in (Text(f"call{i}."), NoteReference(f"n{i}"), Text(" "))
    )
    made = sound(made_of(Paragraph(many), notes=NOTES, style=FOOT))
    calls, notes = pages_of(made, r"call(\d+)\."), pages_of(made, r"Note(\d+):")
    assert len(calls) == 150 and notes == calls and len(made.pages) > 3


def test_notes_follow_their_lines_where_a_paragraph_is_cut() -> None:
    for lines in range(34, 44):
        long = Paragraph((*calling(words(40)).content, *calling(words(60) + " last.", "n1").content))
        made = sound(made_of(*(para("x") for _ in range(lines)), long, notes=NOTES, style=FOOT))
        assert made.find("last.").page == made.find("Note1:").page


def test_a_heading_is_not_left_alone_by_the_notes_of_what_follows() -> None:
    for lines in range(20, 44):
        blocks: tuple[Block, ...] = (*(para("x") for _ in range(lines)), Heading(2, (Text("Stranded"),)), calling(words(12) + " last.", "n1", "n2", "n3"))  # fmt: skip
        made = sound(made_of(*blocks, notes=NOTES, style=FOOT))
        assert made.find("Stranded").page == made.find("last.").page


def test_a_long_note_runs_over_to_the_next_page() -> None:
    notes: dict[str, Inlines] = {"n1": (Text("Begin " + words(2500) + " finis."),)}
    made = sound(
        made_of(calling("before.", "n1"), *(para(words(40)) for _ in range(30)), notes=notes, style=FOOT)
    )
    assert made.find("Begin").page == 1 and made.find("finis.").page > 1
    assert made.find("before.").page == 1


def test_a_long_note_begins_with_its_line_and_leaves_no_hole() -> None:
    notes: dict[str, Inlines] = {"n1": (Text("Begin " + words(400) + " finis."),)}
    for lines in range(14, 20):
        blocks = (
            *(para("x") for _ in range(lines)),
            calling(words(90) + " last.", "n1"),
            *(para(words(30)) for _ in range(9)),
        )
        made = sound(made_of(*blocks, notes=notes, style=FOOT))
        assert made.find("last.").page == made.find("Begin").page == 1
        assert made.find("finis.").page == 2


def test_notes_that_still_wait_at_the_end_get_pages_of_their_own() -> None:
    many: Inlines = tuple(x for key in NOTES for x in (Text("Word."), NoteReference(key), Text(" ")))
    row = Row((Cell((Paragraph(many),)),))
    made = sound(made_of(Table((Column(),), (), (row,)), notes=NOTES, style=FOOT))
    assert sorted(map(int, pages_of(made, r"Note(\d+):"))) == list(range(200))


@pytest.mark.parametrize(
    "block",
    [
        Box((calling("inside.", "n1"),), (Text("Box"),)),
        ListBlock((ListItem((calling("inside.", "n1"),)),)),
        Table((Column(),), (Row((Cell((calling("head.", "n1"),)),)),), (Row((Cell((para("inside."),)),)),)),
        Heading(2, (Text("inside."), NoteReference("n1"))),
    ],
)
def test_notes_of_nested_blocks_are_read_behind_them(block: Block) -> None:
    made = made_of(para("before"), block, para("after"), notes=NOTES, style=FOOT)
    sound(made)
    texts = [text for _, text in spoken(made.pdf)]
    at = [next(i for i, text in enumerate(texts) if word in text) for word in ("before", "Note1:", "after")]
    assert at == sorted(at)


def test_a_note_called_on_several_pages_stands_on_each_with_its_own_id() -> None:
    made = sound(made_of(calling("one", "n1"), PageBreak(), calling("two", "n1"), calling("three", "n1"), notes=NOTES, style=FOOT))  # fmt: skip
    assert pages_of(made, r"Note(1):") == {"1": [1, 2]}


def test_the_notes_of_a_part_stand_at_its_end() -> None:
    made = made_of(calling("one", "n5"), calling("two", "n3", "n7"), notes=NOTES, style=SECTION)
    found = sound(made)
    assert set(pages_of(found, r"Note(\d+):")) == {"3", "5", "7"}
    assert tags_in_order(made.pdf).count("Note") == 3
    with pikepdf.open(io.BytesIO(made.pdf)) as file:
        assert len(file.pages[0].Annots) == 3  # each call leads to its note


def test_collected_notes_are_notes_with_ids() -> None:
    made = made_of(calling("one", "n0"), NoteList(), notes=NOTES)
    with pikepdf.open(io.BytesIO(made.pdf)) as file:
        root = read_tree(file)
        assert root is not None
        notes = [node for node in root.walk() if node.tag == "Note"]
    assert len({note.id for note in notes}) == 200 and faults(made.pdf) == []


@pytest.mark.parametrize("style", [HOUSE, FOOT, SECTION], ids=["collected", "foot", "section"])
def test_two_hundred_notes_among_everything_that_is_hard(style: styles.Style) -> None:
    made = typeset(document(parts(20)), FORMAT, style)
    found = inspect(made.pdf)
    assert faults(made.pdf) == [] and not made.problems and overlaps(found) == []
    listed = pages_of(found, r"Note (\d+):")
    assert len(listed) == 200
