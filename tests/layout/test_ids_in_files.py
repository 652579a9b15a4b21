"""Ids of elements: each block of a file can be found again in its next version, and none says anything to a reader."""

from __future__ import annotations

import io
import re

import pikepdf
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import formats, styles
from briefing.diagnostics import Place, Span
from briefing.document import (
    Block,
    Cell,
    Column,
    Document,
    Inlines,
    ListBlock,
    ListItem,
    NoteReference,
    Paragraph,
    Part,
    Row,
    Running,
    Table,
    Text,
    digest_of,
    identified,
)
from briefing.layout import lay_out
from briefing.pdf import write
from tests.layout.books import METADATA, numbered
from tests.structure import faults


def said(words: str, item: str) -> Paragraph:
    """A paragraph that the author wrote in an item of the briefs."""
    span = Span("a.yaml", 1, 1, 1, Place(item, "text"))
    return Paragraph((Text(words, span), NoteReference("n")), span=span)


def book(*blocks: Block) -> Document:
    metadata = METADATA.replaced(key="a word that nobody knows")
    notes: dict[str, Inlines] = {"n": (Text("A source."),)}
    return identified(Document(metadata, (Part("p", "Part", blocks),), Running(), numbered(notes)))


def ids(document: Document) -> dict[str, str]:
    """The ids of a file with the tags of their elements, in the order of the file."""
    laid = lay_out(document, formats.load("a4"), styles.load("secretariat"))
    pdf = write(laid, document.metadata)
    assert faults(pdf) == []
    with pikepdf.open(io.BytesIO(pdf)) as file:
        elements = [o for o in file.objects if isinstance(o, pikepdf.Dictionary) and "/ID" in o and "/S" in o]
        found = [(str(o.ID), str(o.S)) for o in elements]
    assert len(dict(found)) == len(found), "an id stands twice"
    return dict(found)


def everything(first: str = "First.") -> tuple[Block, ...]:
    cells = tuple(
        Cell((said(f"cell {n}", f"a/t/{n}"),), head=n == 0, columns=2 if n == 1 else 1) for n in range(3)
    )
    heads = (Row(cells), Row(tuple(Cell((said(f"head {n}", f"a/h/{n}"),)) for n in range(4))))
    table = Table((Column(),) * 4, heads, (Row(tuple(Cell((said(f"{n}", f"a/r/{n}"),)) for n in range(4))),))
    listed = ListBlock(tuple(ListItem((said(f"item {n}", f"a/points/p{n}"),)) for n in range(3)))
    return said(first, "a/one"), listed, table, said("Last.", "a/two")


def test_every_block_can_be_found_again_after_an_edit() -> None:
    before = ids(book(*everything()))
    after = ids(
        book(said("Something new stands above.", "a/new"), *everything("Quite other words, of more lines."))
    )
    assert len(before) > 20 and before.items() <= after.items()
    assert len(after) == len(before) + 1


def test_an_id_says_nothing_and_needs_the_key() -> None:
    found = ids(book(*everything()))
    assert all(re.fullmatch("[0-9a-f]{16}", one) for one in found)
    known = digest_of("a/one/text:paragraph@p", "a word that nobody knows")
    assert found[known] == "/P"
    assert digest_of("a/one/text:paragraph@p", "t") not in found


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 5), min_size=1, max_size=12))
def test_ids_are_unique_whatever_is_printed_twice(order: list[int]) -> None:
    ids(book(*(block for number in order for block in (said("twice", f"a/{number}"), *everything()[1:3]))))
