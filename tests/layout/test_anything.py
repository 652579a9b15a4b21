"""Any text in any nesting of blocks: nothing crashes, nothing is lost, nothing leaves the type area."""

from __future__ import annotations

import unicodedata

import pypdfium2
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing import formats, styles
from briefing.document import (
    Block,
    Blocks,
    Box,
    Cell,
    Column,
    Columns,
    Definitions,
    Emphasis,
    Heading,
    Inline,
    KeepTogether,
    Language,
    LineBreak,
    Link,
    ListBlock,
    ListItem,
    NoteReference,
    Paragraph,
    Row,
    SideNote,
    Strong,
    Table,
    Term,
    Text,
)
from briefing.faces import face
from tests.layout.books import made_of
from tests.layout.test_notes import NOTES
from tests.layout.torture import SCRIPTS
from tests.reading import texts_of
from tests.structure import faults, spoken

HOUSE = styles.load("secretariat")
FOOT = HOUSE.replaced(notes="foot")
A5 = formats.load("a5").replaced(running=False)
MM = 72 / 25.4
SLACK = 4.0  # points: accents over a line, italics beside it
KNOWN = sorted(
    set(SCRIPTS) | set("abcdefgh ijklmnop -–—/._,;:()«»“”’%$€0123456789\u00a0\u202f\u00ad\u0301\u0308")
)

CHARACTERS = st.one_of(st.sampled_from(KNOWN), st.characters(exclude_categories=["Cc", "Cs", "Co"]))
WORDS = st.text(CHARACTERS, max_size=60)
LEAVES: st.SearchStrategy[Inline] = st.one_of(
    st.builds(Text, WORDS),
    st.just(LineBreak()),
    st.builds(NoteReference, st.sampled_from(list(NOTES))),
)
INLINES = st.lists(
    st.recursive(
        LEAVES,
        lambda inner: st.one_of(
            *(st.builds(kind, st.tuples(inner)) for kind in (Strong, Emphasis)),
            st.builds(Language, st.just("kk"), st.tuples(inner)),
            st.builds(Link, st.sampled_from(["https://example.org/й ф(", ""]), st.tuples(inner)),
        ),
        max_leaves=3,
    ),
    max_size=4,
).map(tuple)  # fmt: skip
STYLES = st.sampled_from(["body", "small", "quote", "lead", "table"])
FLAT: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, INLINES, STYLES), st.builds(Heading, st.sampled_from([1, 2, 3, 4]), INLINES)
)


def nested(inner: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    few: st.SearchStrategy[Blocks] = st.lists(inner, max_size=3).map(tuple)
    kind = st.sampled_from(["bullet", "number", "check", "plain"])
    return st.one_of(
        st.builds(
            lambda items, style: ListBlock(tuple(map(ListItem, items)), style),
            st.lists(few, max_size=4),
            kind,
        ),
        st.builds(Box, few, INLINES, keep=st.booleans()),
        st.builds(SideNote, few, INLINES),
        st.builds(KeepTogether, few),
        st.builds(Columns, st.tuples(few, few), balance=st.booleans()),
        st.builds(lambda terms: Definitions(tuple(Term(t, b) for t, b in terms)), st.lists(st.tuples(INLINES, few), max_size=3)),
        st.builds(
            lambda rows: Box((Table((Column(), Column(align="decimal")), (), tuple(Row((Cell(a), Cell(b))) for a, b in rows)),)),
            st.lists(st.tuples(few, few), min_size=1, max_size=8),
        ),
    )  # fmt: skip


BLOCKS = st.lists(st.recursive(FLAT, nested, max_leaves=6), min_size=1, max_size=4).map(tuple)


FACES = [face(file) for family in HOUSE.faces.values() for file in (family.regular, family.bold, family.italic, family.bold_italic)]  # fmt: skip


def letters(text: str) -> str:
    """The letters of a text that every face has, without their accents."""
    known = [c for c in unicodedata.normalize("NFC", text) if all(f.covers(c) for f in FACES)]
    return "".join(c for c in unicodedata.normalize("NFD", "".join(known)) if c.isalpha())


def outside(pdf: bytes) -> list[tuple[int, str]]:
    """Page and words of what is set outside of the type area."""
    margins = A5.margins
    left, right = margins.inner * MM - SLACK, (A5.width - margins.outer) * MM + SLACK
    foot, head = margins.bottom * MM - SLACK, (A5.height - margins.top) * MM + SLACK
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), 1):
        text = page.get_textpage()
        for rect in (text.get_rect(i) for i in range(text.count_rects())):
            words = text.get_text_bounded(*rect).strip()
            if words and not (left <= rect[0] and rect[2] <= right and foot <= rect[1] and rect[3] <= head):
                found.append((number, words))
    return found


def check(blocks: Blocks, style: styles.Style) -> bytes:
    made = made_of(Paragraph((Text("begin"),)), *blocks, notes=NOTES, format_=A5, style=style)
    named = {problem.code for problem in made.problems}
    assert named <= {"missing-glyph", "does-not-fit"}
    assert faults(made.pdf) == []
    assert "does-not-fit" in named or outside(made.pdf) == []
    return made.pdf


quickly = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quickly
@given(BLOCKS)
def test_any_text_is_set_whole_inside_the_type_area(blocks: Blocks) -> None:
    said = "\n".join(text for _, text in spoken(check(blocks, HOUSE)))
    assert letters(said) == letters("\n".join(["begin", *texts_of(blocks)]))


@quickly
@given(BLOCKS)
def test_foot_notes_of_anything_stay_inside_the_type_area(blocks: Blocks) -> None:
    check(blocks, FOOT)
